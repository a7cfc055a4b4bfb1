"""The grammar of library catalogues: ``Family, Given ; Institute (Ed.): Title. Place : Publisher,
Year (Series 12). 36-45. URL``, as German repositories (SSOAR) print it.
"""

from __future__ import annotations

import re

from citekit.model import Draft, Raw, Span
from citekit.normalize.name_words import INSTITUTION_HEAD
from citekit.patterns import lazy

_PEOPLE = lazy(r"(?P<people>[^:]{3,500}?)\s?:\s(?P<rest>.{10,2000})")
_EDITOR = lazy(r"\s*\((?:Ed|Eds|Hrsg|Hg)\.\)\s*$")
_PERSON = lazy(r"[^\W\d_][^,;:()\d]{0,60},\s[^\W\d_][^,;:()\d]{0,60}")
_TAIL = lazy(
    r"[.,\s]*(?:(?:URN|DOI|URL|Handle)\s?:\s{0,3})?(?P<address>https?://\S+|10\.\d{4,9}/\S+)\s*$"
)
_SERIES = r"(?:\s?\((?P<series>[^()]{3,250}?)(?:[\s,]+(?P<number>(?=[\w/.-]*\d)[\w/.-]{1,20}))?\))?"
_PAGES = r"(?:[.,\s-]*(?:S\.|pp?\.)?\s?(?P<page>\d{1,4}\s?[-–]\s?\d{1,4}))?"
_IMPRINT = (
    r"(?P<place>[^\W\d_][^.,:()]{1,60}(?:,\s[A-Z]{2})?)(?:\s?:\s(?P<publisher>[^,()]{2,120}))?,\s"
    rf"(?P<year>[12]\d{{3}}){_SERIES}(?:[.\s-]*ISBN\s(?P<isbn>[\dX-]{{10,17}}))?{_PAGES}[.\s]*"
)
_BOOK = lazy(rf"(?P<title>.{{5,600}}?)[.?!]\s{_IMPRINT}", re.DOTALL)
_PAPER = lazy(
    r"(?P<title>.{5,600}?)[.?!]\s(?P<year>[12]\d{3})(?:\.\s?(?P<count>\d{1,4})\s(?:pages|S\.|p\.))?[.\s]*",
    re.DOTALL,
)
_ARTICLE = lazy(
    r"(?P<title>.{5,600}?)[.?!]?\sIn:\s(?P<container>[^()]{3,250}?)\s(?:(?P<volume>\d{1,4})\s)?\((?P<year>[12]\d{3})\)"
    r"(?:,?\s(?P<issue>[\d/–-]{1,9}|[Ss]upp?l\.?(?:\s\d{1,2})?|Sonderheft|Sonderband))?(?:,?\s(?:S\.|pp?\.)\s?(?P<page>\d{1,5}(?:\s?[-–]\s?\d{1,5})?))?[.\s]*",
    re.DOTALL,
)
_PART = lazy(
    rf"(?P<title>.{{5,600}}?)[.?!]?\sIn:\s(?P<editors>[^:]{{3,400}}?\((?:Ed|Eds|Hrsg|Hg)\.\))\s?:\s(?P<container>.{{5,400}}?)\.\s{_IMPRINT}",
    re.DOTALL,
)
_VARIABLES = {
    "title": "title", "container": "container-title", "volume": "volume", "issue": "issue",
    "page": "page", "year": "issued", "place": "publisher-place", "publisher": "publisher",
    "series": "collection-title", "number": "number", "isbn": "ISBN",
    "count": "number-of-pages",
}  # fmt: skip


def parse_repository(text: str) -> Draft | None:
    """Return the draft of a catalogue's citation, or ``None`` for anything else."""
    flat = text.replace("\n", " ").replace("\u00a0", " ")
    opened = _PEOPLE.fullmatch(flat.strip())
    if opened is None:
        return None
    offset = len(flat) - len(flat.lstrip())
    raws: dict[str, list[tuple[int, int]]] = {}
    if not _add_people(opened["people"], opened.start("people"), raws):
        return None
    whole = opened.string
    start, end = opened.span("rest")
    tail = _TAIL.search(whole, start, end)
    if tail is not None:
        name = "DOI" if "10." in tail["address"] and "doi" in tail[0].lower() else "URL"
        raws[name] = [tail.span("address")]
        end = tail.start()
    match = next(
        (
            m
            for shape in (_PART, _ARTICLE, _BOOK, _PAPER)
            if (m := shape.fullmatch(whole, start, end))
        ),
        None,
    )
    if match is None or (
        " ; " not in opened["people"] and "(Ed" not in opened["people"] and tail is None
    ):
        return None
    groups = match.groupdict()
    if groups.get("editors") and not _add_people(match["editors"], match.start("editors"), raws):
        return None
    for group, variable in _VARIABLES.items():
        if groups.get(group):
            raws.setdefault(variable, []).append(match.span(group))
    if "number" in raws and "container-title" in raws:
        raws["collection-number"] = raws.pop("number")  # the book's, not the chapter's
    title_end = match.end("title")
    if whole[title_end : title_end + 1] in ("?", "!"):
        raws["title"] = [(match.start("title"), title_end + 1)]
    return Draft(
        origin="block",
        variables={
            name: tuple(
                Raw(text=whole[a:b], span=Span(a + offset, b + offset), confidence=0.95)
                for a, b in spans
            )
            for name, spans in raws.items()
        },
        parser="repository",
    )


def _add_people(text: str, start: int, raws: dict[str, list[tuple[int, int]]]) -> bool:
    """Put each part of a list into author or editor; ``False`` where a part is neither."""
    place = start
    for part in text.split(" ; "):
        begin = place + len(part) - len(part.lstrip())
        finish = place + len(part.rstrip())
        place += len(part) + 3
        role = _EDITOR.search(part)
        bare = part[: role.start()].strip() if role else part.strip()
        if not bare:
            continue
        if role is None and not _PERSON.fullmatch(bare) and not INSTITUTION_HEAD.are_in(bare):
            return False
        raws.setdefault("editor" if role else "author", []).append((begin, finish))
    return bool(raws)
