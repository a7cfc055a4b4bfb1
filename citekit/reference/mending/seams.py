"""Where one value of a tagged reference ends and the next begins, as print marks it.

"(eds.)" behind names makes them editors; a title is no name; years may end a title; a book
has no container. Each rule changes raw values in place and is a row of ``_RULES``: to add
one, write it below and give it its place there.
"""

from __future__ import annotations

from collections.abc import Callable

from citekit.model import Raw, Span
from citekit.patterns import lazy
from citekit.reference.mending.pieces import Variables
from citekit.reference.name_heads import names_end

_ROLE_BEHIND = lazy(
    r"[\s,.]{0,3}[(\[]?(?:[Ee]ds?\.?|EDS?\.?|[Ee]ditors?|Hrsg\.?|Hg\.?|[Éé]ds?\.|dirs?\.|coords?\.|[Oo]rgs?\.|a cura di|comps?\.)(?![^\W\d_])"
    r"(?!\s?(?:by|von|par|por)\b)[)\]]?"
)
_ABBREVIATED = lazy(r"\b[^\W\d_]{1,8}\.\s?[^\W\d_a-z]")
_SENTENCE = lazy(r"(?<=[^\W\d_]{3})[.?!]\s(?=[^\W_a-z])")
_YEARS = lazy(r"1\d{3}\s?[-–—]\s?(?:1\d{3}|20\d\d)")
_EDITION = lazy(
    r"(?<![\w.,-])\d{1,2}(?:\.,?\s(?:[^\W\d_]{3,14}\.?,?\s(?:und\s|u\.\s)?){0,3}Aufl(?:age\b|\.)|(?:st|nd|rd|th)\s(?:rev(?:ised|\.)\s)?ed(?:ition\b|n\b|\.)"
    r"|[eª]\s(?:éd(?:ition\b|\.)|ed(?:ición\b|ição\b|\.))|\.?ª?\sed\.)"
)
_NUMBER_BEFORE = lazy(r"(?<![\w-])\d{1,2}\.,?\s$")
_LOCUS = ("volume", "issue", "page")


def mend(text: str, variables: Variables) -> None:
    """Move the seams between the values of ``variables`` to where ``text`` shows them."""
    for rule in _RULES:
        rule(text, variables)


def _role_behind(text: str, variables: Variables) -> None:
    """Names before "(eds.)" are editors."""
    raws = variables.get("author")
    if not raws or len(raws) != 1 or "editor" in variables or raws[0].span is None:
        return
    end = raws[0].span.end
    if _ROLE_BEHIND.match(text, end) or _ROLE_BEHIND.match(text, max(0, end - 1)):
        variables["editor"] = variables.pop("author")


def _title_in_names(text: str, variables: Variables) -> None:
    """A title of a word or two that the names swallowed."""
    raws = variables.get("author")
    if not raws or "title" in variables or raws[0].span is None or raws[-1].span is None:
        return
    start, end = raws[0].span.start, raws[-1].span.end
    stop = names_end(text, start)
    if stop is None or stop >= end - 3:
        return
    container = variables.get("container-title")
    if container and container[0].span and 0 <= container[0].span.start - end <= 3:
        return
    variables["author"] = [_cut(text, raws[0], start, stop)]
    variables["title"] = [_cut(text, raws[0], stop, end)]


def _years_of_title(text: str, variables: Variables) -> None:
    """Keep "Crime and Punishment, 1750–1900" whole: its years are no pages."""
    title, page = variables.get("title"), variables.get("page")
    if not title or not page or title[0].span is None or page[0].span is None:
        return
    between = text[title[0].span.end : page[0].span.start]
    if between.strip() in (",", "") and len(between) < 4 and _YEARS.fullmatch(page[0].text.strip()):
        variables["title"] = [_cut(text, title[0], title[0].span.start, page[0].span.end)]
        del variables["page"]


def _title_for_container(text: str, variables: Variables) -> None:
    """A book has a title and no container; of two sentences the first is a title."""
    raws = variables.get("container-title")
    if not raws or raws[0].span is None or "title" in variables:
        return
    raw, start, end = raws[0], raws[0].span.start, raws[0].span.end
    seam = None if _ABBREVIATED.search(raw.text[-40:]) else _SENTENCE.search(raw.text, 8)
    if seam and len(raw.text) - seam.end() > 5:
        variables["title"] = [_cut(text, raw, start, start + seam.start() + 1)]
        variables["container-title"] = [_cut(text, raw, start + seam.end(), end)]
        return
    bound = "publisher" in variables or "publisher-place" in variables
    if "author" not in variables and not bound:
        return
    if "editor" in variables and "author" in variables:
        return
    if {"volume", "page"} <= variables.keys() and "publisher-place" not in variables:
        return  # a periodical, whoever publishes it
    if (bound or not any(name in variables for name in _LOCUS)) and not _ABBREVIATED.search(
        raw.text
    ):
        variables["title"] = variables.pop("container-title")


def _edition(text: str, variables: Variables) -> None:
    """Find the edition that no label says, and the number before "rev. Aufl."."""
    known = variables.get("edition")
    if known and known[0].span is not None:
        number = _NUMBER_BEFORE.search(text[: known[0].span.start])
        if number and not any(c.isdigit() for c in known[0].text):
            variables["edition"] = [_cut(text, known[0], number.start(), known[0].span.end)]
        return
    signed = "ufl" in text or "ed" in text or "éd" in text
    match = _EDITION.search(text, 8) if signed else None
    if match is None:
        return
    for raws in variables.values():
        for raw in raws:
            if raw.span and raw.span.start < match.end() and match.start() < raw.span.end:
                return
    raw = Raw(text=match[0], span=Span(*match.span()), confidence=0.9)
    variables["edition"] = [raw]


def _cut(text: str, raw: Raw, start: int, end: int) -> Raw:
    while start < end and text[start] in " \t\n,;:.\u00a0":
        start += 1
    while end > start and text[end - 1] in " \t\n,;:\u00a0":
        end -= 1
    return Raw(text=text[start:end], span=Span(start, end), confidence=raw.confidence * 0.97)


_RULES: tuple[Callable[[str, Variables], None], ...] = (
    _role_behind,
    _title_in_names,
    _years_of_title,
    _title_for_container,
    _edition,
)
