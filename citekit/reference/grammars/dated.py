"""The grammar of references whose date stands in brackets behind the names.

``Names (date). Title. Container. Address`` of APA, Harvard and their relatives: papers,
reports with a number, books. Accepted only when every word is accounted for.
"""

from __future__ import annotations

import re

from citekit.model import Draft, Raw, Span
from citekit.normalize.dates import parse_date
from citekit.normalize.name_words import INSTITUTION_HEAD
from citekit.normalize.type_words import REPOSITORY
from citekit.patterns import lazy
from citekit.reference.grammars.heads import looks_like_names
from citekit.reference.grammars.quoted import is_periodical
from citekit.reference.grammars.tails import Part, cut_tail
from citekit.reference.grammars.titled import parse_titled
from citekit.reference.places import place_behind
from citekit.reference.words import DATE, MADE_OF_DATA, UPPER, is_balanced

_HEAD = lazy(rf"(?P<author>[^()\d]{{2,900}}?)\s+\((?P<issued>{DATE})\)\.\s+(?=\S)")
_REPORT = lazy(
    r"(?P<title>.{2,500}?)\s+\((?:Report|Publication"
    r"|Paper)?\s?No\.\s(?P<number>[\w./–-]{1,24})\)"
)
_JOURNAL = lazy(
    r"(?P<title>.{2,500}?[.?!])\s(?P<container>[^.\d()]{2,120}),\s(?P<volume>\d{1,4})"
    r"(?:\((?P<issue>[\w/–-]{1,12})\))?,\s(?P<page>[A-Za-z]?\d{1,6}(?:[–-][A-Za-z]?\d{1,6})?)"
)
_LAST = lazy(rf"(?P<title>.{{2,500}}[.?!)])\s(?P<last>[{UPPER}][^.?!:;()\d\"“”]{{1,120}})")
_OTHER = lazy(rf"[.?!]\s(?:In|in)\s|issertation|[Tt]hesis|:\s[{UPPER}]\.|,\s[{UPPER}]{{2}}$|\d\.\s")
"""Chapters, theses and places, which this shape does not tell apart."""
_CONFIDENCE = 0.97
_MARK = lazy(
    rf"\.?\s(?:\[[^\[\]]{{0,30}}\b{MADE_OF_DATA}\b[^\[\]]{{0,40}}\]"
    r"|\([Vv]ers(?:ione?|ión|ão)\s(?:[a-z]{1,4}_)?[vV]?\d[\w.-]{0,20}\))",
    re.IGNORECASE,
)
"""What ends the title of data and software: "[Data set]", "(Version 1.0)"."""


def parse_dated(text: str) -> Draft | None:
    """Return the draft of "Names (date). Title. …", or ``None`` where it is not sound."""
    if len(text) > 1500 or "\n" in text:
        return None
    head = _HEAD.match(text)
    if head is None or not looks_like_names(head["author"]):
        return None
    end, tail = cut_tail(text)
    if end < head.end():
        return None
    date = parse_date(head["issued"])
    if date is None:
        return None
    of_a_day = len(date.parts[0]) == 3 and bool(tail)
    parts = _parts(text, head.end(), end, of_a_day=of_a_day)
    if parts is None or not all(is_balanced(text[p.start : p.end]) for p in parts):
        return None
    found = [Part(name, *head.span(name)) for name in ("author", "issued")]
    return _draft(text, [*found, *parts, *tail])


def _draft(text: str, found: list[Part]) -> Draft:
    variables = {
        part.variable: (
            Raw(
                text=text[part.start : part.end],
                span=Span(part.start, part.end),
                confidence=_CONFIDENCE,
            ),
        )
        for part in found
    }
    return Draft(origin="block", variables=variables, parser="grammar:dated")


def parse_marked(text: str) -> Draft | None:
    """Return the draft of "Names (date). Title [Data set]. Repository. …", or ``None``."""
    head = _HEAD.match(text)
    if head is None or not looks_like_names(head["author"]):
        return None
    mark = _MARK.search(text, head.end())
    if mark is None:
        return None
    return parse_titled(text, Span(head.end(), mark.start())) or _held(text, head, mark)


def _held(text: str, head: re.Match[str], mark: re.Match[str]) -> Draft | None:
    """Behind a medium stands who holds the work, whatever the name, and nothing else."""
    end, tail = cut_tail(text)
    if end < mark.end() or not tail:
        return None
    holder = text[mark.end() : end].strip(" .,")
    if not holder or not _is_source(holder) or re.search(r"[.?!:;()\d\[\]]", holder):
        return None
    start = text.index(holder, mark.end())
    found = [
        Part("author", *head.span("author")),
        Part("issued", *head.span("issued")),
        Part("title", head.end(), mark.start()),
        Part("publisher", start, start + len(holder)),
        *tail,
    ]
    return _draft(text, found)


def _parts(text: str, start: int, end: int, *, of_a_day: bool) -> list[Part] | None:
    body = text[start:end].rstrip(" .")
    journal = _JOURNAL.fullmatch(body)
    if journal:
        names = {"container": "container-title"}
        return [
            Part(names.get(group, group), start + journal.start(group), start + journal.end(group))
            for group, value in journal.groupdict().items()
            if value is not None
        ]
    last = _LAST.fullmatch(body)
    if last is None or not _is_source(last["last"]) or _OTHER.search(body):
        return None
    if REPOSITORY.match(last["last"]):
        source = "publisher"
    elif is_periodical(last["last"]):
        source = "container-title"
    elif INSTITUTION_HEAD.are_in(last["last"]):
        source = "publisher"
    elif of_a_day and len(last["last"].split()) < 5:
        source = "container-title"  # what comes out on a day is a paper or a site
    else:
        return None
    parts = [Part(source, start + last.start("last"), start + last.end("last"))]
    behind = place_behind(last["last"]) if source == "publisher" else None
    if behind is not None:
        at = start + last.start("last")
        name = last["last"][:behind].rstrip(", ")
        parts = [
            Part("publisher", at, at + len(name)),
            Part("publisher-place", at + behind, start + last.end("last")),
        ]
    title_end = last.end("title")
    report = _REPORT.fullmatch(last["title"].rstrip("."))
    if report:
        parts.append(Part("number", start + report.start("number"), start + report.end("number")))
        title_end = report.end("title")
    return [Part("title", start, start + title_end), *parts]


def _is_source(text: str) -> bool:
    """Tell a name in capitals from the last sentence of a title."""
    words = text.replace(",", " ").split()
    lower = [w for w in words if w[0].islower()]
    return 0 < len(words) < 14 and all(w in _LINKS for w in lower)


_LINKS = frozenset(
    "a of the and for in on to at de la le du des et und der die das für y del".split()
)
