"""The grammar of references whose title stands in quotation marks.

``Names. "Title." Container, date.`` and its relatives: journals with volume and pages,
reports with their publisher chain, chapters. A parse is accepted only when every word
is accounted for; everything else is left to the tagger.
"""

from __future__ import annotations

import re

from citekit.model import Draft, Raw, Span
from citekit.normalize.dates import parse_date
from citekit.normalize.name_words import INSTITUTION_HEAD, PARTICLES
from citekit.normalize.type_words import PUBLISHER_OF_BOOKS
from citekit.normalize.types import type_in
from citekit.patterns import lazy
from citekit.reference.grammars.imprints import HOUSE_SERIES, series_variable
from citekit.reference.places import CITIES, place_behind

_TITLE = lazy(
    r"(?P<names>[^\"“”„«»]{2,600}?)[.,]{0,2}\s{0,2}"
    r"(?:[\"“](?P<title>[^\"“”]{2,500}(?:[\"“”][^\"“”]{1,200}[\"“”][^\"“”]{0,300})?)[\"”])"
    r"(?P<rest>.{3,600})",
    re.DOTALL,
)
_BEFORE = lazy(r"[^\"“”„«»]+")
_NO_NAMES = lazy(r"[\d:;?!()\[\]]")
_URL = r"(?:https?://|www\.|doi:\s?|[\w-]{2,60}\.(?:com|org|net|edu|gov)/)\S+"
_TAIL = lazy(
    rf"[\s,.;]+(?P<address>{_URL}?)[.,]?(?:\s+(?:[Aa]ccessed|[Rr]etrieved)(?:\s+on)?\s+(?P<accessed>[^.]{{6,24}})\.?)?$"
)
_DATE = r"(?:\d{1,2}\s+)?(?:[A-Z][a-z]{2,8}\.?\s+)?(?:\d{1,2},?\s+)?\d{4}(?:[/–-]\d{2,4})?"
_LOCUS = lazy(
    rf"(?P<container>[^,\d(]{{2,120}}?),?\s+(?:[Vv]ol\.\s*)?(?P<volume>\d{{1,4}})(?:[.,]?\s+[Nn]o\.\s*(?P<issue>[\w/–-]{{1,12}})|\((?P<issue2>[\w/–-]{{1,12}})\))?"
    rf"[.,]?\s*(?:\((?P<date>{_DATE})\)|(?P<date2>{_DATE})(?=,))?"
    rf"(?:[:,]\s*(?:pp?\.\s*)?(?P<page>[A-Za-z]?\d+(?:\s?[–-]\s?[A-Za-z]?\d+)?))?\s*\.?"
)
_CHAPTER = lazy(
    r"[Ii]n\s+(?P<container>.{3,200}?),?\s+(?:edited\s+by|eds?\.)\s+(?P<editor>[^\d(]{3,200}?)"
    r"(?:,\s+(?:pp?\.\s*)?(?P<page>\d+\s?[–-]\s?\d+))?[.,]?\s+\(?(?P<place>[A-Z][^:\d()]{1,60}):\s+(?P<publisher>[^:()]{2,100}?),\s+(?P<date>\d{4})\)?\.?"
)
_DATED = lazy(rf"(?P<body>.{{2,300}}?)[,.]\s+\(?(?P<date>{_DATE})\)?\s*\.?", re.DOTALL)
_UNDATED = lazy(r"(?P<body>[^\d]{2,200}?)\s*\.?")
_GENRE = lazy(
    r"(?P<genre>(?:[A-Z][a-z-]+\s+){0,4}(?:Papers?|Briefs?|Reports?|Memo)|Testimony|Presentation"
    r"|(?:[Pp]h\.?\s?D\.?|[Dd]octoral|[Mm]aster(?:['’]?s)?|[Mm]\.?\s?[AS]c?\.?)\s(?:[Tt]hesis|[Dd]issertation|diss\.))"
    r"(?:\s+(?:(?:No|Nr)\.?\s*)?(?P<number>[A-Z]{0,4}\d[\w./–-]*))?[,.]\s+"
)
_MEETING = lazy(
    r"\b(?:Conference|Symposium|Workshop|Proceedings|Congress|Proc\.)(?=\s)|\b(?:Annual|General)\s(?:Meeting|Forum|Convention)\b"
)
_PLACE = lazy(r"(?P<place>[A-Z][\w.' -]{1,30}(?:,\s+[A-Z][\w.]{1,8})?):\s+")
_INITIAL = lazy(r"(?:^|[\s.-])[^\W\d_a-z]$")
_CUT_OFF = lazy(
    r"(?P<names>[^\"“”„«»]{2,600}?)[.,]{0,2}\s{0,2}[\"“](?P<title>[^\"“”]{8,500})", re.DOTALL
)
_YEAR_LAST = lazy(r"[,.(]\s?(?:1[5-9]|20)\d\d\)?\W*$")
_JOINS = frozenset(("and", "&", "with"))
_WORD = lazy(r"\S+")


def parse_quoted(text: str) -> Draft | None:
    """Return the draft of a reference with a quoted title, or ``None`` where it is not sound."""
    head = _BEFORE.match(text)
    if head is None or _NO_NAMES.search(head[0]):
        return None
    offset = len(text) - len(text.lstrip())
    match = _TITLE.fullmatch(text.strip())
    if match is None:
        return _parse_cut_off(text.strip(), offset)
    names = match["names"].strip(" ,")
    if not _are_names(names):
        return None
    places = {"title": match.span("title")}
    start = match.start("names")
    finish = start + len(match["names"].rstrip(" ,"))
    if _INITIAL.search(match["names"]) and match.string[finish : finish + 1] == ".":
        finish += 1
    places["author"] = (start, finish)
    begin, end = match.span("rest")
    whole = match.string
    tail = _TAIL.search(whole, begin, end)
    if tail is not None and (tail["address"] or tail["accessed"]):
        if tail["address"]:
            doi = "10." in tail["address"][:24] and "doi" in tail["address"][:20].lower()
            places["DOI" if doi else "URL"] = tail.span("address")
        if tail["accessed"]:
            if parse_date(tail["accessed"]) is None:
                return None
            places["accessed"] = tail.span("accessed")
        end = tail.start()
    begin = begin + len(whole[begin:end]) - len(whole[begin:end].lstrip(" \u00a0,."))
    rest = _rest(whole, begin, end)
    if rest is None:
        return None
    places |= rest
    return _draft(whole, places, offset)


def _parse_cut_off(text: str, offset: int) -> Draft | None:
    """A reference that breaks off inside its title."""
    match = _CUT_OFF.fullmatch(text)
    if match is None or not _are_names(match["names"].strip(" ,")):
        return None
    if _YEAR_LAST.search(text):
        return None  # the closing mark was forgotten
    start, end = match.span("names")
    places = {"title": match.span("title"), "author": (start, end)}
    return _draft(text, places, offset)


def _rest(text: str, begin: int, end: int) -> dict[str, tuple[int, int]] | None:
    """What stands after the title, every character of it in some variable."""
    for pattern in (_CHAPTER, _LOCUS):
        match = pattern.fullmatch(text, begin, end)
        if match:
            places = _spans(match)
            if "volume" in places and not places.keys() & {"issue", "issued", "page"}:
                continue  # "Publisher, 2018" is no volume
            if "issued" not in places and re.search(r"(?<!\d)(?:1[89]|20)\d\d\s*\.?$", text[:end]):
                return None  # the year has been taken for a page
            if text.startswith("In ", begin) and "editor" not in places:
                return None
            if "issued" in places and parse_date(text[slice(*places["issued"])]) is None:
                return None
            return places
    match = _DATED.fullmatch(text, begin, end) or _UNDATED.fullmatch(text, begin, end)
    if match is None:
        return None
    places = {}
    if match.groupdict().get("date"):
        places["issued"] = match.span("date")
        if parse_date(match["date"]) is None:
            return None
    begin, end = match.span("body")
    genre = _GENRE.match(text, begin, end)
    if genre:
        places |= {name: genre.span(name) for name in ("genre", "number") if genre[name]}
        begin = genre.end()
    place = _PLACE.match(text, begin, end)
    if place:
        places["publisher-place"] = place.span("place")
        begin = place.end()
    body = text[begin:end]
    if (
        not body.strip()
        or body.count("(") != body.count(")")
        or re.search(r"\b(?:thesis|dissertation|diss)\b|\d|[:;?!]|(?<![A-Z])\.\s", body)
    ):
        return None
    publisher, comma, city = body.rpartition(", ")
    if comma and city in CITIES and PUBLISHER_OF_BOOKS.search(publisher):
        return places | {
            "publisher-place": (end - len(city), end),
            "publisher": (begin, begin + len(publisher)),
        }
    return places | _named(text, begin, end, places)


def _named(
    text: str, begin: int, end: int, places: dict[str, tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    """Return where the source's name stands, and the place behind it."""
    body = text[begin:end]
    found = {}
    behind = place_behind(body)
    if behind is not None and (_MEETING.search(body) or INSTITUTION_HEAD.are_in(body)):
        found["publisher-place"] = (begin + behind, end)
        end = begin + len(body[:behind].rstrip(", "))
    found[_source(text[begin:end], places | found)] = (begin, end)
    return found


def _source(body: str, places: dict[str, tuple[int, int]]) -> str:
    """Return the variable of a source's name, ``places`` the others that stand around it."""
    if _MEETING.search(body):
        return "container-title"
    if HOUSE_SERIES.fullmatch(body) and series_variable(body) == "collection-title":
        return "collection-title"
    institution = INSTITUTION_HEAD.are_in(body) and not is_periodical(body)
    published = institution or places.keys() & {"genre", "publisher-place"}
    return "publisher" if published else "container-title"


def is_periodical(name: str) -> bool:
    """Whether ``name`` is a newspaper's, magazine's or blog's, whatever institution it sounds like."""
    return type_in(name.strip()).startswith(("article-n", "article-m", "post"))


def _spans(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    names = {
        "container": "container-title", "volume": "volume", "issue": "issue", "issue2": "issue",
        "date": "issued", "date2": "issued", "page": "page", "editor": "editor",
        "place": "publisher-place", "publisher": "publisher",
    }  # fmt: skip
    return {names[group]: match.span(group) for group, value in match.groupdict().items() if value}


def _are_names(text: str) -> bool:
    """Whether ``text`` is names of people, or one institution: capitals and joining words only."""
    if _NO_NAMES.search(text):
        return False
    if INSTITUTION_HEAD.are_in(text):
        return len(text) < 150
    words = _WORD.findall(text.replace(",", " "))
    return 0 < len(words) <= 60 and all(
        word[0].isupper() or word in _JOINS or word in PARTICLES for word in words
    )


def _draft(text: str, places: dict[str, tuple[int, int]], offset: int) -> Draft:
    variables = {}
    for name, (start, end) in places.items():
        raw = Raw(text=text[start:end], span=Span(start + offset, end + offset), confidence=0.97)
        variables[name] = (raw,)
    return Draft(origin="block", variables=variables, parser="quoted")
