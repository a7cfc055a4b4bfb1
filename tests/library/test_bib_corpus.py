"""Real .bib files: an entry is added, changed and removed, and every other byte stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from citekit.errors import CitekitError
from citekit.formats import load
from citekit.library.bib_layout import BibLayout
from citekit.library.contents import Contents, NewEntry, apply_edits
from citekit.library.contract import UnsafeLibraryError
from citekit.library.files import FileLibrary
from citekit.model import Date, Item, Name

SOFT_POWER = Item(
    id="nye2004soft-citekit",
    type="book",
    variables={
        "author": (Name(family="Nye", given="Joseph S."),),
        "title": "Soft Power: The Means to Success in World Politics",
        "publisher": "PublicAffairs",
        "issued": Date(parts=((2004,),)),
    },
)
LAYOUT = BibLayout()


def _files(corpus: Path) -> list[Path]:
    files = sorted((corpus / "formats" / "bib").glob("*.bib"))
    assert len(files) >= 380
    return files


def _entries(data: bytes, contents: Contents) -> list[bytes]:
    return [data[s:e] for s, e in zip(contents.starts, contents.ends, strict=True)]


@pytest.mark.corpus
def test_an_added_entry_leaves_all_bytes_before_it(corpus: Path, tmp_path: Path) -> None:
    refused: dict[str, str] = {}
    for source in _files(corpus):
        data = source.read_bytes()
        path = tmp_path / source.name
        path.write_bytes(data)
        library = FileLibrary(path, LAYOUT)
        try:
            key = library.add(SOFT_POWER)
            library.save()
        except UnsafeLibraryError as error:
            refused[source.name] = error.reason
            assert path.read_bytes() == data
            continue
        new = path.read_bytes()
        assert new.startswith(data), source.name
        before, after = LAYOUT.scan(data), LAYOUT.scan(new)
        assert after.keys == [*before.keys, key], source.name
        assert _entries(new, after)[:-1] == _entries(data, before), source.name
        found = FileLibrary(path, LAYOUT).get(key)
        assert found.names("author") == SOFT_POWER.names("author"), source.name
        assert found.text("title") == SOFT_POWER.text("title"), source.name
        assert "\n" in new[len(data) :].decode("ascii")
        assert library.undo() == f"added {key}"
        assert path.read_bytes() == data
    print(refused)  # shown by -rP: every refused file with its reason
    assert len(refused) <= 8, refused


@pytest.mark.corpus
def test_a_removed_entry_takes_only_space_with_it(corpus: Path) -> None:
    for source in _files(corpus):
        data = source.read_bytes()
        contents = LAYOUT.scan(data)
        for number in _some(contents):
            (edit,) = LAYOUT.remove(data, contents, [number])
            start, end = contents.starts[number], contents.ends[number]
            gone = data[edit.start : start] + data[end : edit.end]
            assert edit.start <= start < end <= edit.end, source.name
            assert not gone.strip(), source.name
            after = LAYOUT.scan(b"".join(apply_edits(data, [edit])))
            assert after.keys == contents.keys[:number] + contents.keys[number + 1 :], source.name


@pytest.mark.corpus
def test_a_changed_entry_keeps_its_other_fields(corpus: Path) -> None:
    changed = unread = 0
    for source in _files(corpus):
        data = source.read_bytes()
        contents = LAYOUT.scan(data)
        for number in _some(contents):
            try:
                old = LAYOUT.read(data, contents, number)
                new = replace(old, variables={**old.variables, "note": "A note that is new"})
                entry = NewEntry(contents.keys[number], new)
                edits = LAYOUT.replace(data, contents, number, entry)
            except CitekitError:
                unread += 1  # a broken entry, or one that cannot be an item: refused, untouched
                continue
            result = b"".join(apply_edits(data, edits))
            start, end = contents.starts[number], contents.ends[number]
            assert result.startswith(data[:start]), source.name
            assert result.endswith(data[end:]), source.name
            after = LAYOUT.scan(result)
            assert after.keys == contents.keys, source.name
            assert LAYOUT.read(result, after, number).text("note") == "A note that is new"
            changed += 1
    assert changed > 20 * unread
    assert changed > 400


def _some(contents: Contents) -> Iterator[int]:
    """The first, a middle and the last entry, of those whose key no other has."""
    keys = contents.keys
    for number in dict.fromkeys((0, len(keys) // 2, len(keys) - 1)):
        is_there = 0 <= number < len(keys) and bool(keys[number])
        if is_there and contents.places[keys[number].casefold()] == number:
            yield number


@pytest.mark.corpus
def test_the_scan_finds_what_the_reader_reads(corpus: Path) -> None:
    for source in _files(corpus):
        data = source.read_bytes()
        contents = LAYOUT.scan(data)
        if contents.refusal:
            continue
        read = {item.id.casefold() for item in load(data, "bibtex").items}
        assert read <= {key.casefold() for key in contents.keys} | {""}, source.name
