"""Offsets in characters ↔ the protocol's positions: line and unit, both from 0.

A unit is one of UTF-16 unless client and server agreed on another encoding.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_WIDTHS: Mapping[str, Callable[[str], int]] = {
    "utf-8": lambda sign: len(sign.encode("utf-8", "surrogatepass")),
    "utf-16": lambda sign: 2 if ord(sign) > 0xFFFF else 1,
    "utf-32": lambda sign: 1,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A position as the language server protocol counts: ``character`` in units."""

    line: int
    character: int


class Lines:
    r"""The lines of one text; they end as the protocol says, at ``\n``, ``\r\n`` or ``\r``.

    >>> Lines("a𝄞b\nc").place_of(2), Lines("a𝄞b\nc").offset_of(0, 3)
    (Place(line=0, character=3), 2)
    """

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self._text = text
        self._width = _WIDTHS[encoding]
        self._starts = _line_starts(text)

    def place_of(self, offset: int) -> Place:
        """The position of ``offset``; what lies beyond the text is its end."""
        offset = max(0, min(offset, len(self._text)))
        line = bisect.bisect_right(self._starts, offset) - 1
        before = self._text[self._starts[line] : offset]
        return Place(line, self._units(before))

    def offset_of(self, line: int, character: int) -> int:
        """The offset of a position; beyond the line's end it is the line's end."""
        if line >= len(self._starts):
            return len(self._text)
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._text)
        content = self._text[start:end].rstrip("\r\n")
        if content.isascii():
            return start + min(character, len(content))
        units = 0
        for index, sign in enumerate(content):
            if units >= character:
                return start + index
            units += self._width(sign)
        return start + len(content)

    def _units(self, text: str) -> int:
        return len(text) if text.isascii() else sum(map(self._width, text))

    def span_of_line(self, offset: int) -> tuple[int, int]:
        """The line around ``offset``, without its end."""
        line = bisect.bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._text)
        return start, start + len(self._text[start:end].rstrip("\r\n"))


def place_in(text: str, offset: int, encoding: str = "utf-16") -> Place:
    """The position of one offset in a large text, without finding all its lines."""
    start = text.rfind("\n", 0, offset) + 1
    width = _WIDTHS[encoding]
    before = text[start:offset]
    units = len(before) if before.isascii() else sum(map(width, before))
    return Place(text.count("\n", 0, offset), units)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    if "\r" not in text:
        place = text.find("\n")
        while place >= 0:
            starts.append(place + 1)
            place = text.find("\n", place + 1)
        return starts
    place = 0
    for line in text.splitlines(keepends=True):  # also ends at form feeds and the like
        place += len(line)
        if line.endswith(("\n", "\r")):
            starts.append(place)
    return starts
