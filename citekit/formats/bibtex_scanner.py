"""A .bib file → blocks with exact spans, by the grammar of bibtex.web.

Nothing is interpreted: what is an entry, where its key and each field's value stand.
Where the grammar is broken the scan mends what people mean (a missing comma, a comment
inside an entry, an entry that ends in the wrong bracket) and says so in a fault with its
line; what cannot be mended is a fault alone, and the scan goes on at the next ``@``.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from citekit.formats.bibtex_brackets import Brackets, UnclosedError
from citekit.patterns import lazy

# Names as bibtex.web has them, but for the backslash that no one means.
_NAME = r"[^\s{}()\",=#%'@\\]++"
_OPENER = lazy(rf"@[ \t\r\n]*+({_NAME})[ \t\r\n]*+([{{(])")
_HEAD = lazy(rf"@[ \t\r\n]*+({_NAME})[ \t\r\n]*+\{{[ \t\r\n]*+([^\s,{{}}]*+)\s*+,")
# Balanced to the third level, which is nearly every value: one match a field.
_INNER = r"(?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+"
_QUOTED = r"(?:[^{}\"]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+"
_FIELD = lazy(
    rf"[\s,]*+([^\s{{}}()\",=#%'@]++)\s*+=\s*+"
    rf"(?:\{{({_INNER})\}}|\"({_QUOTED})\"|(\d++)|([^\s{{}}()\",=#%'@\d][^\s{{}}()\",=#%'@]*+))"
    rf"\s*+(?=[,}}])"
)
_FIELD_NAME = lazy(r"[^\s{}()\",=#%'@]++")
_END = lazy(r"[\s,]*+\}")
_SPACE = lazy(r"\s*+")
_SEPARATORS = lazy(r"[\s,]*+")
_KEY = lazy(r"[^\s,{}]*+")
_ROUND_KEY = lazy(r"[^\s,]*+")
_DIGITS = lazy(r"\d++(?![^\s{}()\",=#%'])")
_MACRO = lazy(r"[^\s{}()\",=#%'\d][^\s{}()\",=#%']*+")
_BARE = lazy(r"[^,\n{}\"#=@]{1,200}+(?=,|\n|\})")
_NEXT_AT = lazy(r"^[ \t]*+@|@(?=[A-Za-z]{3,20}[ \t]{0,3}\{)", re.MULTILINE)
_COMMENT = lazy(r"%[^\n]*+\n?")
_NEXT_FIELD = lazy(
    r"(?:,|\n|\})[ \t\r]*+(?:(?=[A-Za-z][\w:+-]{1,30}\s{0,20}=\s{0,20}[\"{\w])|(?=@))"
)

PartKind = Literal["braces", "quotes", "number", "macro", "bare"]


class Part(NamedTuple):
    """One piece of a value (pieces are joined by ``#``); the span is inside its delimiters."""

    kind: PartKind
    start: int
    end: int


class FieldSpan(NamedTuple):
    """A field from its name to the end of its value; the name as written."""

    name: str
    start: int
    end: int
    parts: tuple[Part, ...]


class BibBlock(NamedTuple):
    """An entry, ``@string``, ``@preamble`` or ``@comment``, from its ``@`` to its end.

    ``kind`` is in lower case. ``key`` stands at ``key_start``.
    """

    kind: str
    start: int
    end: int
    key: str = ""
    key_start: int = 0
    fields: tuple[FieldSpan, ...] = ()


class Fault(NamedTuple):
    """A place that is not as the grammar wants it: why, where, and the key where one was read.

    ``line`` is 1-based. ``mended`` tells that the block is there all the same.
    """

    reason: str
    start: int
    line: int
    key: str = ""
    mended: bool = False


class Scan(NamedTuple):
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
    scanner = BibScanner(text)
    blocks = tuple(scanner.blocks())
    return Scan(blocks, tuple(scanner.faults))


class BibScanner:
    """Scans lazily, so that a large file never stands in memory as spans.

    ``faults`` grows as ``blocks()`` is read.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Fault] = []
        self.brackets = Brackets(text)
        self._lines: list[int] | None = None
        self._key, self._mended, self.resume = "", False, 0

    def blocks(self) -> Iterator[BibBlock]:
        """Yield the blocks in their order."""
        text = self.text
        place = text.find("@")
        while place >= 0:
            head = _HEAD.match(text, place)
            block = self._plain_entry(head) if head is not None else None
            if block is None:
                block = self.block_at(place)
            if block is not None:
                yield block
                place = text.find("@", block.end)
            else:
                place = text.find("@", self.resume)

    def _plain_entry(self, head: re.Match[str]) -> BibBlock | None:
        """The common case: an entry in braces whose values have one part and balance."""
        kind = head[1].lower()
        if kind in ("comment", "string", "preamble") or self.brackets.are_broken:
            return None
        text = self.text
        place = head.end()
        fields: list[FieldSpan] = []
        match = _FIELD.match
        while found := match(text, place):
            start, end = found.span(found.lastindex or 1)
            fields.append(
                FieldSpan(
                    found[1],
                    found.start(1),
                    end + (found.lastindex in (2, 3)),
                    (Part(_KINDS[found.lastindex or 2], start, end),),
                )
            )
            place = found.end()
        close = _END.match(text, place)
        if close is None:
            return None
        return BibBlock(kind, head.start(), close.end(), head[2], head.start(2), tuple(fields))

    def block_at(self, at: int) -> BibBlock | None:
        """Read the block at an ``@`` step by step; ``None``: go on at ``resume``."""
        opener = _OPENER.match(self.text, at)
        self.resume = at + 1
        if opener is None or _is_prose(self.text, at, opener):
            return None
        self._key, self._mended = "", False
        try:
            block = self._block(opener)
            if self._mended and self._is_commented(at):
                self.faults.pop()
                return None
            return block
        except _FaultError as fault:
            self._tell(fault.reason, at, mended=False)
            self.resume = self._next_at(at + 1)
            return None

    def _is_commented(self, at: int) -> bool:
        """Whether a per cent sign stands before an ``@`` on its line: a comment to biber."""
        return "%" in self.text[self.text.rfind("\n", 0, at) + 1 : at]

    def _block(self, opener: re.Match[str]) -> BibBlock:
        kind = opener[1].lower()
        start, inside = opener.start(), opener.end()
        close = ")" if opener[2] == "(" else "}"
        if kind == "comment":
            end = self._closed(inside, close, "the comment is not closed")
            return BibBlock(kind, start, end)
        if kind == "preamble":
            parts, place = self._value(self._skip(inside))
            place = self._skip(place)
            if self.text[place : place + 1] != close:
                raise _FaultError("the preamble is not closed", place)
            return BibBlock(kind, start, place + 1, fields=(FieldSpan("", inside, place, parts),))
        if kind == "string":
            fields, end = self._fields(self._skip(inside), close, start)
            return BibBlock(kind, start, end, fields=fields)
        place = self._skip(inside)
        match = (_ROUND_KEY if close == ")" else _KEY).match(self.text, place)
        key = match[0] if match else ""
        after = self._skip(place + len(key))
        if self.text[after : after + 1] == "=" or ("=" in key and key[0] != "="):
            key, after = "", place  # the first field stands where the key should
            self._mend("the key is missing", start)
        elif self.text[after : after + 1] not in (",", close, "}"):
            if _FIELD_NAME.match(self.text, after) is None:
                raise _FaultError("a comma is missing after the key", after)
            self._key = key
            self._mend("a comma is missing after the key", start)
        self._key = key
        fields, end = self._fields(after, close, start)
        return BibBlock(kind, start, end, key, place, fields)

    def _fields(self, place: int, close: str, start: int) -> tuple[tuple[FieldSpan, ...], int]:
        fields: list[FieldSpan] = []
        text = self.text
        while True:
            place = _end(_SEPARATORS, text, place)
            char = text[place : place + 1]
            if char == close:
                return tuple(fields), place + 1
            if char == "%":
                self._mend("a comment stands inside the entry", start)
                place = _end(_COMMENT, text, place)
                continue
            end = self._wrong_end(place, char) if self._key or fields else None
            if end is not None:
                self._mend("the entry is not closed", start)
                return tuple(fields), end
            try:
                field = self._field(place)
            except _FaultError as fault:
                if not (self._key or fields):
                    raise
                self._mend(fault.reason, start)
                following = _NEXT_FIELD.search(text, max(fault.place, place))
                if following is None:
                    return tuple(fields), self._next_at(place)
                place = following.end()
                continue
            fields.append(field)
            place = self._skip(field.end)
            if text[place : place + 1] not in (",", close):
                self._mend(f"a comma is missing after the value of {field.name[:40]}", start)
                place = self._past_rubbish(place)

    def _wrong_end(self, place: int, char: str) -> int | None:
        """Where an entry ends that should not: at the other bracket, the next ``@`` or the end."""
        if not char or (char == "@" and _OPENER.match(self.text, place)):
            return place
        return place + 1 if char in ")}" else None

    def _next_at(self, place: int) -> int:
        following = _NEXT_AT.search(self.text, place)
        return following.start() if following else len(self.text)

    def _past_rubbish(self, place: int) -> int:
        """After a value without a comma: at once the next field, or what follows rubbish."""
        name = _FIELD_NAME.match(self.text, place)
        if name is None or self.text[self._skip(name.end()) :][:1] == "=":
            return place
        following = _NEXT_FIELD.search(self.text, place)
        return following.end() if following else place

    def _field(self, place: int) -> FieldSpan:
        name = _FIELD_NAME.match(self.text, place)
        if name is None:
            raise _FaultError("a field's name is expected", place)
        equals = self._skip(name.end())
        if self.text[equals : equals + 1] != "=":
            raise _FaultError(f"= is missing after {name[0][:40]}", equals)
        parts, after = self._value(self._skip(equals + 1))
        return FieldSpan(name[0], place, after, parts)

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
            end = self._closed(place + 1, "}", "a brace is not closed")
            return Part("braces", place + 1, end - 1), end
        if char == '"':
            end = self._closed(place + 1, '"', "a quoted value is not closed")
            return Part("quotes", place + 1, end - 1), end
        match = _DIGITS.match(self.text, place)
        if match:
            return Part("number", place, match.end()), match.end()
        match = _MACRO.match(self.text, place)
        bare = _BARE.match(self.text, place)
        if bare and (match is None or " " in bare[0].strip()):
            end = place + len(bare[0].rstrip())
            self._mend("a value without braces", place)
            return Part("bare", place, end), end
        if match:
            return Part("macro", place, match.end()), match.end()
        raise _FaultError("a value is missing", place)

    def _closed(self, inside: int, close: str, reason: str) -> int:
        try:
            return self.brackets.close(inside, close)
        except UnclosedError as error:
            raise _FaultError(reason, inside) from error

    def _mend(self, reason: str, start: int) -> None:
        if not self._mended:  # one fault an entry is enough
            self._tell(reason, start, mended=True)
        self._mended = True

    def _tell(self, reason: str, place: int, *, mended: bool) -> None:
        if self._mended and not mended and self.faults:
            self.faults.pop()
        self.faults.append(Fault(reason, place, self._line(place), self._key, mended))

    def _skip(self, place: int) -> int:
        return _end(_SPACE, self.text, place)

    def _line(self, place: int) -> int:
        if self._lines is None:
            self._lines = [match.start() for match in re.finditer("\n", self.text)]
        return bisect.bisect_left(self._lines, place) + 1


_KINDS: dict[int, PartKind] = {2: "braces", 3: "quotes", 4: "number", 5: "macro"}


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place


def _is_prose(text: str, at: int, opener: re.Match[str]) -> bool:
    """Whether an ``@`` stands in running text, as in an e-mail address before a bracket."""
    return at > 0 and text[at - 1].isalnum() and opener[2] == "("


def values_of(text: str, field: FieldSpan) -> Iterator[tuple[PartKind, str]]:
    """Yield the parts of a field's value as kind and raw text."""
    for part in field.parts:
        yield part.kind, text[part.start : part.end]
