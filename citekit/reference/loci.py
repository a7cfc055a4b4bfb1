"""Volumes, issues and pages that a tagger did not part: "5 207-229", "28(1) 71-87".

Rules of print: what stands behind a volume and before the year is a page; two numbers
without a sign between them are a volume and a page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from citekit.model import Raw, Span
from citekit.patterns import lazy

Variables = dict[str, list[Raw]]
_PAGE = r"[A-Za-z]{0,2}\d+(?:\s?[–-]{1,2}\s?[A-Za-z]?\d+)?"
_GLUED = lazy(
    rf"(?P<volume>[A-Za-z]?\d{{1,4}})(?:\s?\((?P<issue>[^()]{{1,10}})\))?\s+(?P<page>{_PAGE})"
)
_VOLUMES = lazy(
    r"(?<![\w-])(?P<count>\d{1,3})\s(?:Bde|Bände|Bänden|tomes|tomos|volúmenes|volumi|delen)\b"
)
_BETWEEN = lazy(r"\s?,\s?")
_YEAR_BEHIND = lazy(r"\s{0,2}\(\s?(?:1[89]|20)\d\d")
_LETTER = lazy(r"[\W_][A-Z]")
_ARTICLE = lazy(r"\d{5}")
_ROMAN = lazy(
    r"\b[Pp]p?\.\s?(?P<page>[IVXLC]{1,8}\s?[–-]\s?[IVXLC]{1,8}|[ivxlc]{1,8}\s?[–-]\s?[ivxlc]{1,8})\b"
)
_RANGE = lazy(r"\d{2,5}\s?[–-]\s?\d{3,5}")


def settle_loci(text: str, variables: Variables) -> None:
    """Part and move what stands in the wrong number; ``text`` is the whole reference."""
    for rule in _RULES:
        rule(text, variables)


def _volume_with_page(text: str, variables: Variables) -> None:
    """A volume and a page without a sign between them."""
    for name, other in (("volume", "page"), ("page", "volume")):
        raws = variables.get(name)
        if not raws or other in variables or raws[0].span is None:
            continue
        match = _GLUED.fullmatch(raws[0].text)
        if match is None or (match["issue"] and "issue" in variables):
            continue
        start = raws[0].span.start
        for part, value in match.groupdict().items():
            if value:
                place = Span(start + match.start(part), start + match.end(part))
                variables[part] = [Raw(text=value, span=place, confidence=raws[0].confidence)]
        return


def _count_of_volumes(text: str, variables: Variables) -> None:
    """A number before the word for volumes counts them: "2 Bde.", "3 Bände"."""
    for name in ("volume", "title"):
        raws = variables.get(name)
        if not raws or raws[0].span is None or "number-of-volumes" in variables:
            continue
        start, end = raws[0].span.start, raws[0].span.end
        match = _VOLUMES.search(text, max(start, end - 20), end + 10)
        if match is None or match.start() >= end or (name == "title") != (match.start() > start):
            continue
        if name == "volume":
            del variables["volume"]
        else:
            stop = start + len(text[start : match.start()].rstrip(" ,.;:("))
            cut = replace(raws[0], text=text[start:stop], span=Span(start, stop))
            variables["title"] = [cut]
        span = Span(*match.span("count"))
        count = Raw(text=match["count"], span=span, confidence=raws[0].confidence)
        variables["number-of-volumes"] = [count]


def _page_before_year(text: str, variables: Variables) -> None:
    """Physics prints "48, 1 (2012)": volume, page, year."""
    volumes, issues = variables.get("volume"), variables.get("issue")
    if not volumes or not issues or "page" in variables:
        return
    volume, issue = volumes[0].span, issues[0].span
    if volume is None or issue is None or not _BETWEEN.fullmatch(text, volume.end, issue.start):
        return
    if _YEAR_BEHIND.match(text, issue.end):
        variables["page"] = variables.pop("issue")


def _pages_in_brackets(text: str, variables: Variables) -> None:
    """A range in the brackets behind a volume, with no pages, is its pages: "40 (345-370)"."""
    raws = variables.get("issue")
    if raws and "page" not in variables and _RANGE.fullmatch(raws[0].text.strip(" ().")):
        variables["page"] = variables.pop("issue")


def _letter_before(text: str, variables: Variables) -> None:
    """A capital letter glued to a page is part of it: "L25", but not of "P25".

    After "P" only five digits make a number: so the Journal of Instrumentation prints them.
    """
    for place, raw in enumerate(variables.get("page", ())):
        start = raw.span.start if raw.span else 0
        if not start or not raw.text[:1].isdigit() or not _LETTER.match(text, start - 2, start):
            continue
        if text[start - 1] == "P" and not _ARTICLE.fullmatch(raw.text):
            continue
        span = Span(start - 1, start + len(raw.text))
        variables["page"][place] = Raw(
            text=text[span.start : span.end], span=span, confidence=raw.confidence
        )


def _roman_pages(text: str, variables: Variables) -> None:
    """Pages of a foreword, behind their label: "pp. III–V"; no other value holds them."""
    match = _ROMAN.search(text) if "page" not in variables else None
    if match is None:
        return
    span = Span(*match.span("page"))
    for name in list(variables):
        kept = [raw for raw in variables[name] if not _overlap(raw, span)]
        if kept:
            variables[name] = kept
        else:
            del variables[name]
    variables["page"] = [Raw(text=match["page"], span=span, confidence=0.9)]


def _overlap(raw: Raw, span: Span) -> bool:
    return raw.span is not None and raw.span.start < span.end and span.start < raw.span.end


_RULES: tuple[Callable[[str, Variables], None], ...] = (
    _count_of_volumes,
    _volume_with_page,
    _page_before_year,
    _pages_in_brackets,
    _letter_before,
    _roman_pages,
)
