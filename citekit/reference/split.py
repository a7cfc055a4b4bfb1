"""A pasted bibliography → its references: numbered, bulleted, hanging or wrapped over lines."""

from __future__ import annotations

import re

from citekit.model import Span
from citekit.patterns import lazy

_MARKED = lazy(r"\s{0,8}(?:\[\w{1,12}\]|\(?\d{1,4}[.)]|[-*•·▪–—]\s)\s{0,4}(?=\S)")
_NAMES = lazy(
    r"(?:[\"“‘']|_{2,}|[—–-]{2,3}[.,]?\s|(?:(?:de|di|da|van|von|der|den|la|le|el|al)\s){0,3}[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*){0,2},\s"
    r"|[^\W\d_a-z][\w'’-]+\s[A-Z]{1,3}[,.]\s|(?:[A-Z]\.[\s-]?){1,3}[^\W\d_a-z][\w'’-]+)"
)
_YEAR = lazy(r"(?<!\d)(?:1[5-9]\d\d|20\d\d)(?!\d)|\bn\.d\.|forthcoming|in press", re.IGNORECASE)
_ENDS = lazy(r"[.!?)\]”\"»>/\d]\s*$")
_REPEATED = lazy(r"(?:[_—–-]\s?){2,6}[.,]?\s?")


def split_references(text: str) -> tuple[Span, ...]:
    """Return the spans of the references in ``text``, in order, without markers and blanks.

    Gaps of blank lines part them; else numbers or bullets; else hanging indents; else
    lines that begin with names after a line that may end one.
    """
    lines = _lines(text)
    if not lines:
        return ()
    starts = _starts(text, lines)
    spans: list[Span] = []
    for index, first in enumerate(starts):
        last = starts[index + 1] - 1 if index + 1 < len(starts) else len(lines) - 1
        start, end = lines[first].start, lines[last].end
        match = _MARKED.match(text, start)
        if match and match.end() < end:
            start = match.end()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            spans.append(Span(start, end))
    return tuple(spans)


def _lines(text: str) -> list[Span]:
    """Lines with something in them."""
    found: list[Span] = []
    place = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(Span(place, place + len(line)))
        place += len(line)
    return found


def _starts(text: str, lines: list[Span]) -> list[int]:
    marked = [i for i, line in enumerate(lines) if _MARKED.match(text, line.start)]
    if len(marked) >= max(2, len(lines) // 8) and marked[0] == 0:
        return marked
    gaps = [
        i for i, line in enumerate(lines)
        if i == 0 or text[lines[i - 1].end : line.start].strip(" \t\r") != ""
    ]  # fmt: skip
    if len(gaps) > 1 and len(gaps) * 12 > len(lines):
        return gaps
    indents = [_indent(text, line) for line in lines]
    if max(indents) > min(indents) and indents[0] == min(indents):
        return [i for i, indent in enumerate(indents) if indent == min(indents)]
    return [
        i for i, line in enumerate(lines)
        if i == 0 or _begins(text, lines[i - 1], line, lines, i)
    ]  # fmt: skip


def _indent(text: str, line: Span) -> int:
    body = text[line.start : line.end]
    return len(body) - len(body.lstrip(" \t"))


def _begins(text: str, before: Span, line: Span, lines: list[Span], index: int) -> bool:
    """Whether a line begins a reference: names, after a line that may end one with a date."""
    words = text[line.start : line.end].strip()
    if not (_NAMES.match(words) or _REPEATED.match(words)):
        return False
    if not _ENDS.search(text[before.start : before.end]):
        return False
    start = lines[max(0, index - 6)].start
    return _YEAR.search(text[start : before.end]) is not None
