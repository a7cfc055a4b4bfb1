"""What a page shows above its body: kind and outlet, title, by-line, date line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from citekit.blocks.bylines import named_in
from citekit.model import Date, Draft, Page, PageFormat, Raw, Span
from citekit.normalize.dates import parse_date
from citekit.patterns import lazy

_SEEN = 0.87
_LINES, _LINES_ABOVE, _LONGEST_DATE = 16, 5, 60
# "Analysis & Opinions - The Diplomat", "Journal Article - Quarterly Journal: International Security".
_KIND_LINE = lazy(r"([A-Z][\w&,/ ]{2,40}?)\s+[-–—]\s+([^\n]{2,120})")
_KINDS = lazy(
    r"(?:analysis|opinion|op-?ed|journal|article|report|paper|book|chapter|testimony|speech|presentation|brief|"
    r"policy|discussion|working|commentary|blog|news|magazine|audio|video|broadcast|interview|announcement|"
    r"review|column|essay|fact sheet|case study|backgrounder)",
    re.IGNORECASE,
)
_OUTLET_PREFIX = lazy(
    r"(?:Quarterly Journal|Journal|Magazine|Newspaper|Newsletter):\s+", re.IGNORECASE
)
_DATE_LINE = lazy(
    r"\s*(?:\|\s*)?(?!(?:received|accepted|revised|submitted|due|access|event)\b)(?:(?:[\w-]{3,20}\s){0,2}(?:published|posted|updated|date|vom|of|from|du|del)(?:\s+on)?:?\s+)?"
    r"([^\n|]{4,40}?)\s*(?:\|[^\n]*)?$",
    re.IGNORECASE,
)
_HAS_YEAR = lazy(r"(?:1[89]|20)\d\d")
_BYLINE = lazy(
    r"\s*(?:by|von|par|por|di|autor(?:es)?:|authors?:)\s+(?-i:([A-ZÀ-ÞŁА-Я][^\n|]{2,200}?))\s*"
    r"(?:(?:\ble|\bon|\bam|\bel|[,–—/-])\s*(?P<date>\d[^\n|]{5,25}?)\s*)?(?:\s/\s[^\n]*|\||$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The visible head of a page. ``date`` is ISO 8601 as far as it is printed."""

    title: str | None = None
    kind: str | None = None
    outlet: str | None = None
    date: str | None = None
    draft: Draft | None = None


def find_header(page: Page) -> Header:
    """Return what the first lines of ``page`` say, with a draft of it as evidence."""
    start = _body_start(page)
    lines = _first_lines(page.text, start)
    kind = outlet = title = date = None
    raws: dict[str, tuple[Raw, ...]] = {}
    for index, (place, line) in enumerate(lines):
        match = _KIND_LINE.fullmatch(line)
        if match and kind is None and index < 3 and _KINDS.search(match[1]):
            kind = match[1].strip()
            prefix = _OUTLET_PREFIX.match(match[2])
            outlet = match[2][prefix.end() if prefix else 0 :].strip()
            begin = place + match.start(2) + (prefix.end() if prefix else 0)
            raws["container-title"] = (
                Raw(text=outlet, span=Span(begin, begin + len(outlet)), confidence=_SEEN),
            )
            continue
        if date is None and _HAS_YEAR.search(line) and len(line.split("|")[0]) < _LONGEST_DATE:
            found = _DATE_LINE.fullmatch(line)
            parsed = parse_date(found[1]) if found else None
            if found and parsed is not None and _is_dated(parsed):
                date = _iso(parsed)
                begin = place + found.start(1)
                raws["issued"] = (
                    Raw(text=found[1], span=Span(begin, begin + len(found[1])), confidence=_SEEN),
                )
                continue
        match = _BYLINE.fullmatch(line)
        if match and "author" not in raws:
            begin = place + match.start(1)
            raw = Raw(text=match[1], span=Span(begin, begin + len(match[1])), confidence=_SEEN)
            named = named_in(replace(raw, text=f"by {raw.text}"), None)
            if named is not None:
                raws["author"] = (replace(raw, text=named.text),)
            parsed = parse_date(match["date"]) if match["date"] and date is None else None
            if parsed is not None and parsed.parts:
                date = _iso(parsed)
                begin = place + match.start("date")
                raws["issued"] = (
                    Raw(
                        text=match["date"],
                        span=Span(begin, begin + len(match["date"])),
                        confidence=_SEEN,
                    ),
                )
            continue
        if title is None and index < 5 and (kind is not None or _is_heading(page, place)):
            title = line.lstrip("# ").strip()
            begin = place + line.index(title) if title else place
            raws["title"] = (
                Raw(text=title, span=Span(begin, begin + len(title)), confidence=_SEEN),
            )
    if kind is None and date is None and "title" not in raws:
        return Header()
    return Header(
        title=title,
        kind=kind,
        outlet=outlet,
        date=date,
        draft=Draft(origin="header", variables=raws),
    )


def _is_dated(date: Date) -> bool:
    """Whether a line's date is one; "2023/43" and "1999-2004" are numbers and spans of years."""
    years = len(date.parts) == 2 and len(date.parts[0]) == 1
    return bool(date.parts) and (not years or date.season is not None)


def _body_start(page: Page) -> int:
    """Where the head of the page begins: an HTML page's first ``h1``, less the line above."""
    if page.format is not PageFormat.HTML:
        return 0
    first = next((m.start for m in page.marks if m.kind == "heading" and m.value == "1"), None)
    if first is None:
        return 0
    above = first
    for _ in range(_LINES_ABOVE):
        above = page.text.rfind("\n", 0, max(0, above - 1))
    return max(0, above)


def _first_lines(text: str, start: int) -> list[tuple[int, str]]:
    lines: list[tuple[int, str]] = []
    place = start
    while place < len(text) and len(lines) < _LINES:
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        line = text[place:end].rstrip()
        indent = len(line) - len(line.lstrip())
        if line.strip() and len(line) < 400:
            lines.append((place + indent, line.strip()))
        place = end + 1
    return lines


def _is_heading(page: Page, place: int) -> bool:
    return any(
        mark.start <= place + 3 and place < mark.end and mark.value in ("1", "2")
        for mark in page.marks
        if mark.kind == "heading"
    )


def _iso(date: Date) -> str:
    part = date.parts[0]
    return "-".join([f"{part[0]:04d}", *(f"{number:02d}" for number in part[1:])])
