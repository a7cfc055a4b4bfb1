"""Where the entries of a library's file stand, in bytes, and why it may not be written."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from citekit.model import Item, Span


class Edit(NamedTuple):
    """``text`` takes the place of the bytes from ``start`` to ``end``."""

    start: int
    end: int
    text: bytes


@dataclass(slots=True, kw_only=True)
class Contents:
    """The entries of a file in order: key, and the bytes from ``start`` to ``end``.

    ``shared`` are the stretches that entries may refer to (``@string``); ``refusal``
    says why the file cannot be written safely, ``""`` where it can. ``is_sound`` tells
    that what stands between two entries can be judged without the rest of the file.
    """

    keys: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    shared: tuple[Span, ...] = ()
    refusal: str = ""
    is_sound: bool = True
    _places: dict[str, int] | None = None

    def append(self, key: str, start: int, end: int) -> None:
        """Note one more entry."""
        self.keys.append(key)
        self.starts.append(start)
        self.ends.append(end)

    @property
    def places(self) -> Mapping[str, int]:
        """Key in lower case → number of the first entry that has it."""
        if self._places is None:
            places: dict[str, int] = {}
            for number in range(len(self.keys) - 1, -1, -1):
                places[self.keys[number].casefold()] = number
            self._places = places
        return self._places


class Offsets:
    """Bytes of a text → characters and line ends before them; cheap when asked in ascending order."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._place = self._characters = self._breaks = 0

    def at(self, place: int) -> int:
        """Return the characters before the byte ``place``."""
        self._go(place)
        return self._characters

    def breaks_at(self, place: int) -> int:
        """Return the line feeds before the byte ``place``."""
        self._go(place)
        return self._breaks

    def _go(self, place: int) -> None:
        if place < self._place:
            self._place = self._characters = self._breaks = 0
        piece = self.data[self._place : place]
        self._characters += len(piece) if piece.isascii() else len(piece.decode("utf-8", "replace"))
        self._breaks += piece.count(b"\n")
        self._place = place


class NewEntry(NamedTuple):
    """An item to be written, under its key; ``proper_words`` keep their capitals."""

    key: str
    item: Item
    proper_words: frozenset[str] = frozenset()


class Layout(Protocol):
    """How one notation lays entries out in a file. Pure: bytes in, places and edits out."""

    notation: str
    empty: bytes
    is_open_ended: bool
    """Whether what follows an entry can be scanned without what stands before."""

    def scan(self, data: bytes) -> Contents:
        """Return where the entries stand."""
        ...

    def read(self, data: bytes, contents: Contents, number: int) -> Item:
        """Return one entry as an item."""
        ...

    def append(self, data: bytes, contents: Contents, new: Sequence[NewEntry]) -> list[Edit]:
        """Return the edits that add entries at the end."""
        ...

    def replace(self, data: bytes, contents: Contents, number: int, new: NewEntry) -> list[Edit]:
        """Return the edits that make an entry say what the item says."""
        ...

    def rename(self, data: bytes, contents: Contents, number: int, key: str) -> list[Edit]:
        """Return the edits that give an entry another key, there and where others name it."""
        ...

    def remove(self, data: bytes, contents: Contents, numbers: Sequence[int]) -> list[Edit]:
        """Return the edits that take entries out, with the space they stood in."""
        ...

    def fit_key(self, key: str) -> str:
        """Return ``key`` as the notation can have it."""
        ...

    def words(self, piece: bytes) -> str:
        """Return the text of an entry, folded, to be searched for words."""
        ...

    def titles(self, data: bytes, contents: Contents) -> tuple[list[str], dict[str, int]]:
        """Return a folded title an entry, and identifiers with the number of their entry."""
        ...


def apply_edits(data: bytes, edits: Iterable[Edit]) -> list[bytes | memoryview]:
    """Return ``data`` with ``edits`` made, in pieces; they may not overlap.

    >>> b"".join(apply_edits(b"one two", [Edit(4, 7, b"2"), Edit(0, 0, b"> ")]))
    b'> one 2'
    """
    pieces: list[bytes | memoryview] = []
    place = 0
    view = memoryview(data)
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < place:
            raise ValueError(f"edits overlap at byte {edit.start}")
        pieces.append(view[place : edit.start])
        pieces.append(edit.text)
        place = edit.end
    pieces.append(view[place:])
    return pieces
