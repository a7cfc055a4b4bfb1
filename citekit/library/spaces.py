"""The space that entries stand in: lines, gaps and line ends of a file, in bytes."""

from __future__ import annotations

import re

from citekit.library.contents import Edit

BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(rb"[ \t]*(?:\r\n|\n|\r|\Z)")
_GAP = re.compile(rb"(?:[ \t]*(?:\r\n|\n|\r))*")
_HEAD = 1 << 18
_NEAR = 4096


def newline_of(data: bytes) -> str:
    r"""Return the line end that most lines of a file have.

    >>> newline_of(b"one\r\ntwo\r\nthree\n")
    '\r\n'
    """
    head = data[:_HEAD]
    dos = head.count(b"\r\n")
    unix, mac = head.count(b"\n") - dos, head.count(b"\r") - dos
    return "\r\n" if dos > max(unix, mac) else "\r" if mac > unix else "\n"


def removal(data: bytes, start: int, end: int) -> Edit:
    r"""Return the edit that takes out an entry, and the gap behind it where it has its own lines.

    Of the last entry the gap before it goes, and one line end stays.

    >>> removal(b"a\n\nb\n\nc\n", 3, 4)
    Edit(start=3, end=6, text=b'')
    >>> removal(b"a\n\nb\n\nc\n", 6, 7)
    Edit(start=5, end=8, text=b'')
    """
    line = data[max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start)) + 1 : start]
    after = _LINE_END.match(data, end)
    if line.removeprefix(BOM).strip() or after is None:  # something else stands on its lines
        return Edit(start, end, b"")
    gap = _GAP.match(data, after.end())
    start -= len(line.removeprefix(BOM))
    end = gap.end() if gap else after.end()
    body = len(data[max(start - _NEAR, 0) : start].rstrip()) + max(start - _NEAR, 0)
    first_end = _LINE_END.match(data, body)
    if first_end is not None and first_end.end() == start and body and end < len(data):
        end = after.end()  # no gap before: the one behind stays
    if end == len(data) and body:
        start = min(first_end.end(), start) if first_end else start
    return Edit(start, end, b"")


def removals(data: bytes, spans: list[tuple[int, int]]) -> list[Edit]:
    """Return the edits that take out several entries, given in their order."""
    edits: list[Edit] = []
    for start, end in spans:
        edit = removal(data, start, end)
        if edits and edit.start < edits[-1].end:
            edit = edit._replace(start=edits[-1].end)
        edits.append(edit)
    return edits


def byte_places(text: str, places: list[int], before: int) -> list[int]:
    """Return the places of characters as places of UTF-8 bytes; ``before`` bytes come first."""
    if text.isascii():
        return [place + before for place in places]
    result: list[int] = []
    last, count = 0, before
    for place in places:  # in their order
        count += len(text[last:place].encode())
        last = place
        result.append(count)
    return result
