"""A .bib file → blocks with exact spans, by the grammar of bibtex.web.

Nothing is interpreted: what is an entry, where its key and each field's value stand.
Faults are recorded with their line, and the scan goes on at the next ``@``.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from citekit.patterns import lazy

_OPENER = lazy(r"@[ \t\r\n]*([^\s{}()\",=#%'@\\]+)[ \t\r\n]*([{(])")
_BRACE = lazy(r"[{}]")
_QUOTED = lazy(r"[{}\"]")
_ROUND = lazy(r"[{})]")
_SPACE = lazy(r"\s*")
_NAME = lazy(r"[^\s{}()\",=#%']+")
_KEY = lazy(r"[^\s,{}]*")
_ROUND_KEY = lazy(r"[^\s,]*")
_DIGITS = lazy(r"\d+")
_NEXT_AT = lazy(r"^[ \t]*@|@(?=[A-Za-z]{3,20}[ \t]{0,3}\{)", re.MULTILINE)

PartKind = Literal["braces", "quotes", "number", "macro"]


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a value (pieces are joined by ``#``); the span is inside its delimiters."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """A field: its name as written, and the parts of its value."""

    name: str
    start: int
    end: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class BibBlock:
    """An entry, ``@string``, ``@preamble`` or ``@comment``, from its ``@`` to its end."""

    kind: str
    start: int
    end: int
    key: str = ""
    key_start: int = 0
    fields: tuple[FieldSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A place that is no proper block: why, where, and the key where one was read."""

    reason: str
    start: int
    line: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """All of a file. Free text stands between the blocks."""

    blocks: tuple[BibBlock, ...]
    faults: tuple[Fault, ...]


class _FaultError(Exception):
    def __init__(self, reason: str, place: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place


def scan_bibtex(text: str) -> Scan:
    """Return the blocks and the faults of a .bib file, in time linear in its length."""
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.key = ""
        self._closing: dict[int, int] | None = None
        self._lines: list[int] | None = None

    def scan(self) -> Scan:
        blocks: list[BibBlock] = []
        faults: list[Fault] = []
        place = 0
        while True:
            at = self.text.find("@", place)
            if at < 0:
                break
            opener = _OPENER.match(self.text, at)
            if opener is None:
                place = at + 1
                continue
            self.key = ""
            try:
                block = self._block(opener)
            except _FaultError as fault:
                if not _is_prose(self.text, at, opener):
                    faults.append(Fault(fault.reason, at, self._line(at), self.key))
                following = _NEXT_AT.search(self.text, at + 1)
                place = following.start() if following else len(self.text)
            else:
                blocks.append(block)
                place = block.end
        return Scan(tuple(blocks), tuple(faults))

    def _block(self, opener: re.Match[str]) -> BibBlock:
        kind = opener[1].lower()
        inside = opener.end()
        round_ = opener[2] == "("
        if kind == "comment":
            end = self._close_round(inside) if round_ else self._close_brace(inside)
            return BibBlock(kind, opener.start(), end)
        if kind == "preamble":
            parts, place = self._value(self._skip(inside))
            return BibBlock(
                kind, opener.start(), self._end(place, round_),
                fields=(FieldSpan("", inside, place, parts),),
            )  # fmt: skip
        if kind == "string":
            fields, end = self._fields(self._skip(inside), round_)
            return BibBlock(kind, opener.start(), end, fields=fields)
        place = self._skip(inside)
        match = (_ROUND_KEY if round_ else _KEY).match(self.text, place)
        self.key = match[0] if match else ""
        place = self._skip(place + len(self.key))
        if self.text[place : place + 1] == ",":
            place += 1
        elif self.text[place : place + 1] != (")" if round_ else "}"):
            raise _FaultError("a comma is missing after the key", place)
        fields, end = self._fields(self._skip(place), round_)
        return BibBlock(
            kind, opener.start(), end, self.key, match.start() if match else place, fields
        )

    def _fields(self, place: int, round_: bool) -> tuple[tuple[FieldSpan, ...], int]:
        fields: list[FieldSpan] = []
        text = self.text
        close = ")" if round_ else "}"
        while True:
            place = self._skip(place)
            while text[place : place + 1] == ",":
                place = self._skip(place + 1)
            if text[place : place + 1] == close:
                return tuple(fields), place + 1
            name = _NAME.match(text, place)
            if name is None:
                reason = (
                    "the entry is not closed"
                    if place >= len(text)
                    else "a field's name is expected"
                )
                raise _FaultError(reason, place)
            equals = self._skip(name.end())
            if text[equals : equals + 1] != "=":
                raise _FaultError(f"= is missing after {name[0][:40]}", equals)
            parts, after = self._value(self._skip(equals + 1))
            fields.append(FieldSpan(name[0], name.start(), after, parts))
            place = self._skip(after)
            if text[place : place + 1] not in (",", close):
                raise _FaultError(f"a comma is missing after the value of {name[0][:40]}", place)

    def _value(self, place: int) -> tuple[tuple[Part, ...], int]:
        parts: list[Part] = []
        while True:
            part, place = self._part(place)
            parts.append(part)
            following = self._skip(place)
            if self.text[following : following + 1] != "#":
                return tuple(parts), place
            place = self._skip(following + 1)

    def _part(self, place: int) -> tuple[Part, int]:
        char = self.text[place : place + 1]
        if char == "{":
            end = self._close_brace(place + 1)
            return Part("braces", place + 1, end - 1), end
        if char == '"':
            end = self._close_quote(place + 1)
            return Part("quotes", place + 1, end - 1), end
        match = _DIGITS.match(self.text, place)
        if match:
            return Part("number", place, match.end()), match.end()
        match = _NAME.match(self.text, place)
        if match:
            return Part("macro", place, match.end()), match.end()
        raise _FaultError("a value is missing", place)

    def _close_brace(self, inside: int) -> int:
        """The place after the brace that closes the one before ``inside``."""
        if self._closing is not None:
            end = self._closing.get(inside - 1)
            if end is None:
                raise _FaultError("a brace is not closed", inside - 1)
            return end + 1
        depth = 1
        for match in _BRACE.finditer(self.text, inside):
            depth += 1 if match[0] == "{" else -1
            if depth == 0:
                return match.end()
        # One pass over all braces now, so that a file of unclosed ones stays linear.
        self._closing = _pairs(self.text)
        raise _FaultError("a brace is not closed", inside - 1)

    def _close_quote(self, inside: int) -> int:
        place = inside
        while True:
            match = _QUOTED.search(self.text, place)
            if match is None or match[0] == "}":
                raise _FaultError("a quoted value is not closed", inside - 1)
            if match[0] == '"':
                return match.end()
            place = self._close_brace(match.end())

    def _close_round(self, inside: int) -> int:
        place = inside
        while True:
            match = _ROUND.search(self.text, place)
            if match is None or match[0] == "}":
                raise _FaultError("a parenthesis is not closed", inside - 1)
            if match[0] == ")":
                return match.end()
            place = self._close_brace(match.end())

    def _end(self, place: int, round_: bool) -> int:
        place = self._skip(place)
        if self.text[place : place + 1] != (")" if round_ else "}"):
            raise _FaultError("the block is not closed", place)
        return place + 1

    def _skip(self, place: int) -> int:
        match = _SPACE.match(self.text, place)
        return match.end() if match else place

    def _line(self, place: int) -> int:
        if self._lines is None:
            self._lines = [match.start() for match in re.finditer("\n", self.text)]
        return bisect.bisect_left(self._lines, place) + 1


def _pairs(text: str) -> dict[int, int]:
    closing: dict[int, int] = {}
    stack: list[int] = []
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            stack.append(match.start())
        elif stack:
            closing[stack.pop()] = match.start()
    return closing


def _is_prose(text: str, at: int, opener: re.Match[str]) -> bool:
    """Whether an ``@`` stands in running text, as in an e-mail address before a bracket."""
    return at > 0 and text[at - 1].isalnum() and opener[2] == "("


def values_of(text: str, field: FieldSpan) -> Iterator[tuple[PartKind, str]]:
    """Yield the parts of a field's value as kind and raw text."""
    for part in field.parts:
        yield part.kind, text[part.start : part.end]
