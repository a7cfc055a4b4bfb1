"""A pasted bibliography → its references: numbered, bulleted, hanging or wrapped over lines."""

from __future__ import annotations

import re

from citekit.model import Span
from citekit.patterns import lazy
from citekit.reference.name_heads import names_end

_MARKED = lazy(
    r"[ \t]{0,8}(?:\[\w{1,12}\]|\(?(?!(?:1[5-9]|20)\d\d)\d{1,4}[.)]|[-*•·▪–—][ \t])[ \t]{0,4}(?=\S)"
)
_NAMES = lazy(
    r"(?:[\"“‘']|_{2,}|[—–-]{2,3}[.,]?\s|(?:(?:de|di|da|van|von|der|den|la|le|el|al)\s){0,3}[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*){0,2},\s"
    r"|[^\W\d_a-z][^\W\d_]+\s[A-Z]{1,3}[,.]\s|(?:[A-Z]\.[\s-]?){1,3}[^\W\d_a-z][\w'’-]+)"
)
_YEAR = lazy(r"(?<!\d)(?:1[5-9]\d\d|20\d\d)(?!\d)|\bn\.d\.|forthcoming|in press", re.IGNORECASE)
_ENDS = lazy(r"[.!?)\]”\"»>/\d]\s*$")
_REPEATED = lazy(r"(?:[_—–-]\s?){2,6}[.,:]?\s?|—[.,:]\s?")
_HEADING = lazy(
    r"\W{0,6}(?:references(?: cited)?|bibliography|works cited|literature(?: cited)?|selected bibliography|further reading"
    r"|literatur(?:verzeichnis|nachweise?|hinweise)?|bibliograph?ie|quellen(?:verzeichnis)?|références(?: bibliographiques)?"
    r"|bibliografía|referencias(?: bibliográficas)?|bibliografia|riferimenti(?: bibliografici)?|referências(?: bibliográficas)?"
    r"|literatuur(?:lijst)?)\W{0,6}",
    re.IGNORECASE,
)
"""A line that only says that references follow."""


def split_references(text: str) -> tuple[Span, ...]:
    """Return the spans of the references in ``text``, in order, without markers and blanks.

    A heading is left out. Numbers or bullets part the rest; else gaps of blank lines; else
    hanging indents; else lines that begin with names after a line that may end one.
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
        if match and match.end() < end and not _REPEATED.match(text, start):
            start = match.end()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            spans.append(Span(start, end))
    return tuple(spans)


def unfold_references(text: str) -> tuple[str, ...]:
    r"""Return the references in ``text``, each on one line, the names that a dash repeats written out.

    >>> unfold_references("Rawls, John. A Theory of Justice. 1971.\n———. Political Liberalism. 1993.")[1]
    'Rawls, John. Political Liberalism. 1993.'
    """
    found: list[str] = []
    names = ""
    for span in split_references(text):
        reference = " ".join(text[span.start : span.end].split())
        match = _REPEATED.match(reference)
        if match is None:
            names = _names_of(reference)
        elif names and match.end() < len(reference):
            reference = f"{names} {reference[match.end() :].lstrip()}"
        found.append(reference)
    return tuple(found)


def _names_of(reference: str) -> str:
    """The names with what ends them, or ``""`` where they cannot be told."""
    end = names_end(reference)
    if end is None:
        return ""
    mark = reference[end : end + 1]
    return reference[: end + (mark in ".,:")] if mark.strip() else reference[:end]


def _lines(text: str) -> list[Span]:
    """Lines with something in them, without the heading before the references."""
    found: list[Span] = []
    place = 0
    for line in text.splitlines(keepends=True):
        if line.strip() and not (not found and len(line) < 60 and _HEADING.fullmatch(line.strip())):
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
    repeated = _REPEATED.match(words)
    if not (repeated or _NAMES.match(words)):
        return False
    if not _ENDS.search(text[before.start : before.end]):
        return False
    if repeated:
        return True
    start = lines[max(0, index - 6)].start
    return _YEAR.search(text[start : before.end]) is not None
