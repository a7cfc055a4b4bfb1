"""Who wrote a page: what its markup calls an author or by-line, near the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.blocks.site import clean_author, site_name
from citekit.model import Draft, Mark, Page, Raw, Span
from citekit.patterns import lazy

_BEFORE, _AFTER, _LONGEST = 500, 1_500, 400
_MOST_WORDS = 12
_BY = lazy(r".{0,20}?\b(?:by|von|par|por|di|door)[\s:]+", re.IGNORECASE)
_NOTE_LETTER = lazy(r"(?<=[^\W\d_]{2})\s[a-z](?:,\s?[a-z])*(?=\s*(?:[,;]|$))")
_JOINS = frozenset(("and", "&", "und", "et", "y", "e"))
_NO_NAME = lazy(
    r"\b(?:photo|foto|фото|image|bild|credit|search|read|more|show|view|about|comments?|share|links"
    r"|follow|subscribe|updated|minutes?)\b",
    re.IGNORECASE,
)


def find_byline(page: Page) -> tuple[Draft, ...]:
    """Return the names of the by-line nearest the title, never those of comments or lists."""
    site = site_name(page)
    for mark in _near_title(page):
        found: dict[str, Raw] = {}
        for raw in _lines(page, mark):
            named = named_in(raw, site, page.url)
            if named is not None:
                found.setdefault(named.text, named)
        if found:
            return (Draft(origin="byline", variables={"author": tuple(found.values())}),)
    return ()


def named_in(raw: Raw, site: str | None, url: str | None = None) -> Raw | None:
    """Return the names in one line of a by-line, ``None`` where none stand there."""
    by = _BY.match(raw.text)
    if by and _NO_NAME.search(by[0]):
        return None  # "Photo by"
    text = clean_author(raw.text[by.end() :] if by else raw.text, site, url)
    text = _NOTE_LETTER.sub("", text)
    half = len(text) // 2
    if len(text) % 2 == 0 and text[:half] == text[half:]:
        text = text[:half]  # "Adam RogersAdam Rogers": a link and its label
    if not text or _NO_NAME.search(text) or not _looks_like_names(text, alone=by is not None):
        return None
    if raw.span is None:
        return Raw(text=text, confidence=raw.confidence)
    start = raw.span.start + max(0, raw.text.find(text[:20]))
    return Raw(text=text, span=Span(start, start + len(text)), confidence=raw.confidence)


def _near_title(page: Page) -> Iterator[Mark]:
    headings = [mark for mark in page.marks if mark.kind == "heading" and mark.value == "1"]
    first = headings[0].start if headings else 0
    near = [
        mark
        for mark in page.marks
        if mark.kind == "byline"
        and first - _BEFORE <= mark.start <= first + _AFTER
        and mark.end - mark.start <= _LONGEST
    ]
    yield from sorted(near, key=lambda mark: (abs(mark.start - first), mark.end - mark.start))


def _lines(page: Page, mark: Mark) -> Iterator[Raw]:
    place = mark.start
    for line in page.text[mark.start : mark.end].split("\n"):
        if line.strip():
            yield Raw(text=line, span=Span(place, place + len(line)), confidence=0.85)
        place += len(line) + 1


def _looks_like_names(text: str, *, alone: bool) -> bool:
    """Whether ``text`` is names; one word is, where "by" stands before it (``alone``)."""
    words = [word for word in text.replace(",", " ").split() if word not in _JOINS]
    return (
        (1 if alone else 2) <= len(words) <= _MOST_WORDS
        and not any(char.isdigit() or char in ":;!?@/" for char in text)
        and all(word[0].isupper() or len(word) <= 3 for word in words)
    )
