"""Files as people and programs write them: what is added takes their manner, the rest stays."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from citekit.errors import LibraryError
from citekit.library import UnsafeLibraryError, open_library
from citekit.library.adding import OnDuplicate, add_item
from tests.library.works import ATTENTION, GOEDEL, RISE, SOFT_POWER

JABREF = (
    "% Encoding: UTF-8\r\n\r\n"
    "@Article{Carr1939,\r\n"
    "  author    = {Carr, Edward Hallett},\r\n"
    "  title     = {The Twenty Years' Crisis},\r\n"
    "  publisher = {Macmillan},\r\n"
    "  year      = {1939},\r\n"
    "  groups    = {realism},\r\n"
    "}\r\n\r\n"
    "@Comment{jabref-meta: databaseType:bibtex;}\r\n"
)
BY_HAND = """\
@string{ua = {University of Alabama}}

@BOOK{waltz1979,
\tAUTHOR = "Waltz, Kenneth N.",
\tTITLE = "Theory of {International} Politics", % the red one
\tPUBLISHER = "Addison-Wesley",
\tYEAR = 1979
}
@BOOK{bull1977,
\tAUTHOR = "Bull, Hedley",
\tTITLE = "The Anarchical Society",
\tYEAR = 1977
}
"""


def _added(path: Path, text: str, *, newline: str = "") -> str:
    path.write_text(text, "utf-8", newline=newline)
    with open_library(str(path)) as library:
        library.add(SOFT_POWER)
    with path.open(encoding="utf-8", newline="") as file:
        new = file.read()
    assert new.startswith(text)
    return new[len(text) :]


def test_an_entry_is_written_as_jabref_writes(tmp_path: Path) -> None:
    added = _added(tmp_path / "refs.bib", JABREF)
    assert added.startswith("\r\n@Book{nye2004soft,\r\n  author    = {Nye, Jr., Joseph S.},\r\n")
    assert "\r\n  year      = {2004},\r\n" in added
    assert added.endswith("}\r\n")
    assert "\n" not in added.replace("\r\n", "")


def test_an_entry_is_written_as_by_hand(tmp_path: Path) -> None:
    added = _added(tmp_path / "refs.bib", BY_HAND)
    assert added.startswith('@BOOK{nye2004soft,\n\tAUTHOR = "Nye, Jr., Joseph S.",\n')
    assert "\tYEAR = 2004" in added
    assert added.endswith("\n}\n")
    assert ",\n}" not in added


def test_biblatex_stays_biblatex(tmp_path: Path) -> None:
    text = (
        "@article{carr, author = {Carr, E. H.}, journaltitle = {International Affairs}, "
        "date = {1936-11}}\n"
    )
    path = tmp_path / "refs.bib"
    path.write_text(text, "utf-8")
    with open_library(str(path)) as library:
        library.add(RISE)
    lines = path.read_text("utf-8").splitlines()
    assert lines[0] + "\n" == text
    assert "journaltitle = {International Security}" in lines[-1]  # on one line, as its neighbour
    assert "date = {2015}" in lines[-1]


def test_accents_are_written_as_the_file_writes_them(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b'@book{s, author = {Schr{\\"o}dinger, Erwin}, title = {What Is Life?}}\n')
    with open_library(str(path)) as library:
        library.add(GOEDEL)
    assert path.read_bytes().isascii()
    assert open_library(str(path)).get(GOEDEL.id).names("author") == GOEDEL.names("author")
    path.write_bytes("@book{s, author = {Schrödinger, Erwin}, title = {Life}}\n".encode("cp1252"))
    with open_library(str(path)) as library:
        library.add(GOEDEL)
    new = path.read_bytes()
    assert new.startswith("@book{s, author = {Schrödinger,".encode("cp1252"))
    assert new.decode("cp1252").count("ö") == 1


def test_a_byte_order_mark_stays_and_the_first_entry_may_go(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"\xef\xbb\xbf@book{a, title = {A}}\n\n@book{b, title = {B}}\n")
    with open_library(str(path)) as library:
        library.remove("a")
    assert path.read_bytes() == b"\xef\xbb\xbf@book{b, title = {B}}\n"


def test_an_update_touches_the_fields_that_differ(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    text = BY_HAND.replace(" % the red one", "")
    path.write_text(text, "utf-8")
    with open_library(str(path)) as library:
        old = library.get("bull1977")
        library.replace("bull1977", replace(old, variables={
            **old.variables, "publisher": "Macmillan", "title": "The Anarchical Society: A Study"
        }))  # fmt: skip
    assert path.read_text("utf-8") == text.replace(
        '\tTITLE = "The Anarchical Society",\n\tYEAR = 1977\n}',
        '\tTITLE = "The Anarchical Society: {A} Study",\n\tYEAR = 1977,\n'
        '\tPUBLISHER = "Macmillan"\n}',
    ) or path.read_text("utf-8") == text.replace(
        '\tTITLE = "The Anarchical Society",\n\tYEAR = 1977\n}',
        '\tTITLE = "The Anarchical Society: A Study",\n\tYEAR = 1977,\n'
        '\tPUBLISHER = "Macmillan"\n}',
    )


def test_a_renamed_parent_keeps_its_children(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(
        "@incollection{child, crossref = {Whole}, title = {whole}}\n"
        "@collection{whole, title = {The Whole}, year = 1990}\n"
    )
    with open_library(str(path)) as library:
        assert library.get("child").text("container-title") == "The Whole"
        library.rename("whole", "part:1")
    assert path.read_text() == (
        "@incollection{child, crossref = {part:1}, title = {whole}}\n"
        "@collection{part:1, title = {The Whole}, year = 1990}\n"
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("@book{a, title = {A}}".encode("utf-16"), "UTF-16"),
        (b"@book{a, title = {A}}\n@book{b, title = {B\n", "line 2: an entry is not closed"),
        (b"% Better BibTeX auto-export, changes are overwritten\n@book{a}\n", "Better BibTeX"),
    ],
)
def test_what_is_not_safe_is_refused_and_a_sibling_offered(
    tmp_path: Path, data: bytes, told: str
) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(data)
    with pytest.raises(UnsafeLibraryError, match=told) as caught:
        open_library(str(path)).add(RISE)
    assert caught.value.sibling == "refs-citekit.bib"
    assert path.read_bytes() == data


# ── CSL-JSON ─────────────────────────────────────────────────────────────────────────

PRETTY = """\
[
    {
        "id": "carr1939",
        "type": "book",
        "title": "The Twenty Years\\u2019 Crisis",
        "volume": 1,
        "x-shelf": {"row": 3}
    },
    {
        "id": "waltz1979",
        "type": "book",
        "title": "Theory of International Politics"
    }
]
"""


def test_json_is_written_as_its_neighbours(tmp_path: Path) -> None:
    path = tmp_path / "refs.json"
    path.write_text(PRETTY)
    with open_library(str(path)) as library:
        library.add(GOEDEL)
    new = path.read_text("utf-8")
    assert new.startswith(
        PRETTY.removesuffix("\n]\n") + ',\n    {\n        "id": "godel1931uber",\n'
    )
    assert new.endswith("\n    }\n]\n")
    with open_library(str(path)) as library:
        library.remove("carr1939")
        library.remove(GOEDEL.id)
    assert path.read_text() == "[\n    {" + PRETTY.split("    {")[2]


def test_json_keeps_what_it_is_not_asked_to_change(tmp_path: Path) -> None:
    path = tmp_path / "refs.json"
    path.write_text(PRETTY)
    with open_library(str(path)) as library:
        old = library.get("carr1939")
        library.replace(
            "carr1939", replace(old, variables={**old.variables, "publisher": "Macmillan"})
        )
        library.rename("waltz1979", "waltz")
    assert path.read_text() == PRETTY.replace('"waltz1979"', '"waltz"').replace(
        '"x-shelf": {"row": 3}\n', '"x-shelf": {"row": 3},\n        "publisher": "Macmillan"\n'
    )


@pytest.mark.parametrize("text", ["[]", "[\n]\n", '{"items": []}', "", "[ ]"])
def test_an_empty_list_is_filled(tmp_path: Path, text: str) -> None:
    path = tmp_path / "refs.json"
    path.write_text(text)
    with open_library(str(path)) as library:
        library.add(RISE)
        library.add(GOEDEL)
    data = json.loads(path.read_text("utf-8"))
    rows = data["items"] if isinstance(data, dict) else data
    assert [row["id"] for row in rows] == [RISE.id, GOEDEL.id]


def test_json_on_one_line_stays_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "refs.json"
    path.write_text('{"v":1,"items":[{"id":"a","type":"book"},{"id":"b","type":"book"}],"z":[]}')
    with open_library(str(path)) as library:
        library.add(RISE)
    new = path.read_text("utf-8")
    assert new.startswith(
        '{"v":1,"items":[{"id":"a","type":"book"},{"id":"b","type":"book"},{"id":"brooks'
    )
    assert new.endswith('}],"z":[]}')
    assert ": " not in new.replace('": ', "")[:200] or '": ' not in new


@pytest.mark.parametrize(
    ("text", "told"), [('[{"id": "a"', "is no JSON"), ('{"id": "a", "type": "book"}', "one object")]
)
def test_json_that_is_no_list_is_refused(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "refs.json"
    path.write_text(text)
    with pytest.raises(UnsafeLibraryError, match=told):
        open_library(str(path)).add(RISE)


# ── YAML ─────────────────────────────────────────────────────────────────────────────

PANDOC = """\
---
# read by pandoc
references:
  - id: carr1939
    type: book
    title: "The Twenty Years' Crisis"   # a classic
    issued: {date-parts: [[1939]]}
    shelf: 3

  # the structural ones
  - id: waltz1979
    type: book
    title: >
      Theory of
      International Politics

link-citations: true
...
"""
HAYAGRIVA = """\
# for Typst
carr1939:
    type: book
    title: The Twenty Years' Crisis
    date: 1939

waltz1979:
    type: book
    title: Theory of International Politics
    shelf-mark: JX1391
"""


def test_yaml_keeps_comments_quotes_and_what_follows(tmp_path: Path) -> None:
    path = tmp_path / "refs.yaml"
    path.write_text(PANDOC)
    with open_library(str(path)) as library:
        library.add(RISE)
    new = path.read_text("utf-8")
    head, tail = PANDOC.split("\nlink-citations")
    assert new.startswith(head.rstrip("\n"))
    assert new.endswith("\nlink-citations" + tail)
    assert "\n  - id: brooks2015rise\n    type: article-journal\n" in new
    with open_library(str(path)) as library:
        library.remove(RISE.id)
        library.rename("carr1939", "carr")
        old = library.get("waltz1979")
        library.replace(
            "waltz1979", replace(old, variables={**old.variables, "publisher": "Addison"})
        )
    assert path.read_text("utf-8") == PANDOC.replace("carr1939", "carr").replace(
        "      International Politics\n", "      International Politics\n    publisher: Addison\n"
    )


def test_hayagriva_keeps_what_it_is_not_asked_to_change(tmp_path: Path) -> None:
    path = tmp_path / "refs.yml"
    path.write_text(HAYAGRIVA)
    with open_library(str(path)) as library:
        library.add(SOFT_POWER)
        library.rename("carr1939", "carr")
        old = library.get("waltz1979")
        library.replace(
            "waltz1979", replace(old, variables={**old.variables, "publisher": "Addison"})
        )
    new = path.read_text("utf-8")
    assert new.startswith(
        HAYAGRIVA.replace("carr1939", "carr") + "    publisher: Addison\n\nnye2004soft:\n"
    )


@pytest.mark.parametrize("text", ["[{id: a, type: book}]\n", "references: [{id: a}]\n", "a: [\n"])
def test_yaml_that_cannot_be_edited_by_spans_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "refs.yaml"
    path.write_text(text)
    with pytest.raises(LibraryError):
        open_library(str(path)).add(RISE)
    assert path.read_text() == text


def test_nothing_is_written_where_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    with open_library(str(path)) as library:
        library.add(ATTENTION)
    before = path.stat()
    with open_library(str(path)) as library:
        assert add_item(library, ATTENTION, on_duplicate=OnDuplicate.UPDATE).update is not None
    assert path.stat() == before or path.stat().st_mtime_ns == before.st_mtime_ns
