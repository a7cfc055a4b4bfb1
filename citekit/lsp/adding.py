"""From what the author pasted to an entry of the library and its key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import citekit
from citekit.library.sameness import Sameness, compare
from citekit.lsp.document import Edit

_T = TypeVar("_T")
_OTHER = Sameness.DIFFERENT
_ASKS = "select the whole citation, or read its page instead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The keys that stand for what was added; ``is_new`` tells which were not there before.

    ``edits`` change the library where the editor holds its text; else it has been written.
    """

    keys: tuple[str, ...]
    is_new: tuple[bool, ...]
    edits: tuple[Edit, ...] = ()


def read_source(kind: str, text: str) -> citekit.Reading:
    """Read a reference string, a page's path, an address or a DOI.

    An address is fetched: only a command that says so calls this with one.

    Raises:
        CitekitError: it cannot be read, or nothing is found.
    """
    match kind:
        case "reference":
            reading = citekit.parse(text)
        case "doi":
            reading = citekit.read(f"https://doi.org/{text}")
        case _:
            reading = citekit.read(text)
    if not reading.items:
        raise citekit.CitekitError(f"nothing to cite was found in {text[:80]!r}; {_ASKS}")
    return reading


def add_items(items: tuple[citekit.Item, ...], library: Path, buffer: str | None) -> Added:
    """Add each item to ``library``, or find the entry that it has already.

    ``buffer`` is the library's text where the editor holds it; then nothing is written.

    Raises:
        CitekitError: the library cannot take them; it is untouched.
    """

    def add(opened: citekit.Library) -> list[citekit.Addition]:
        return [citekit.add_item(opened, item) for item in items]

    additions, edits = _change(add, library, buffer)
    return Added(
        keys=tuple(addition.key for addition in additions),
        is_new=tuple(addition.match is None for addition in additions),
        edits=edits,
    )


def fill_entry(key: str, reading: citekit.Reading, library: Path, buffer: str | None) -> Added:
    """Fill the gaps of an entry with what was read of its work; what it says stays.

    Raises:
        CitekitError: what was read is another work, or the library cannot be changed.
    """

    def fill(opened: citekit.Library) -> None:
        item = opened.get(key)
        other = next((o for o in reading.items if compare(item, o).sameness is not _OTHER), None)
        if other is None:
            raise citekit.CitekitError(f"what its page says is another work than {key!r}")
        opened.replace(key, citekit.fill_gaps(item, other).item)

    _, edits = _change(fill, library, buffer)
    return Added(keys=(key,), is_new=(False,), edits=edits)


def merge_entries(key: str, other: str, library: Path, buffer: str | None) -> Added:
    """Fill the gaps of ``key`` from ``other``, and take that out.

    Raises:
        CitekitError: one is not there, or the library cannot be changed.
    """

    def merge(opened: citekit.Library) -> None:
        opened.replace(key, citekit.fill_gaps(opened.get(key), opened.get(other)).item)
        opened.remove(other)

    _, edits = _change(merge, library, buffer)
    return Added(keys=(key,), is_new=(False,), edits=edits)


def _change(
    change: Callable[[citekit.Library], _T], library: Path, buffer: str | None
) -> tuple[_T, tuple[Edit, ...]]:
    """Make a change in the library, or, where the editor holds its text, the edits of that."""
    if buffer is None:
        with citekit.open_library(str(library)) as opened, opened.transaction():
            return change(opened), ()
    after, result = citekit.edit_text(buffer, str(library), change)
    return result, difference(str(library), buffer, after)


def difference(path: str, before: str, after: str) -> tuple[Edit, ...]:
    """The one edit that makes ``before`` into ``after``, as small as it can be.

    >>> [(e.start, e.end, e.new) for e in difference("a.bib", "one two", "one 2 two")]
    [(4, 4, '2 ')]
    """
    if before == after:
        return ()
    most = min(len(before), len(after))
    start = _common(lambda count: before[:count] == after[:count], most)
    rest = most - start
    end = _common(lambda count: before[len(before) - count :] == after[len(after) - count :], rest)
    new = after[start : len(after) - end]
    return (Edit(path=path, start=start, end=len(before) - end, new=new, text=before),)


def _common(is_same: Callable[[int], bool], most: int) -> int:
    """The largest count up to ``most`` for which ``is_same`` holds; it holds for all smaller."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if is_same(middle):
            low = middle
        else:
            high = middle - 1
    return low
