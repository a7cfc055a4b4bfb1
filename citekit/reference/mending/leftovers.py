"""What a tagger left over, or half: pages, volumes, names of books, a title or a date in no variable.

Each rule looks at the stretches that went into no variable and changes raw values in place: to
add one, write it below and give it its row in ``_RULES``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from citekit.normalize.dates import parse_date
from citekit.patterns import lazy
from citekit.reference.mending.pieces import EDGE, Variables, gaps, piece
from citekit.reference.mending.settling import MEETING, PERIODICAL
from citekit.reference.words import DATE

_THESIS = lazy(
    r"(?<!\()\b(?P<genre>(?:Ph\.?\s?D\.?|Doctoral|Master(?:['’]?s)?|M\.?\s?[AS]c?\.?|B\.?\s?[AS]c?\.?|Bachelor(?:['’]?s)?|Unpublished\s(?:doctoral|Ph\.?D\.?|master['’]s))"
    r"\s(?:[Tt]hesis|[Dd]issertation|[Dd]iss\.)|[Tt]hèse\sde\sdoctorat|[Dd]octoraatsproefschrift|[Tt]esis\sdoctoral|[Tt]esi\sdi\s(?:laurea|dottorato))"
)
_MORE_PAGES = lazy(r",\s(?:and\s)?\d{1,4}\s?[-–]\s?\d{1,4}(?![\d/])")
_DATE = lazy(rf"(?<![\w/–-])(?P<issued>{DATE})(?![\w/–-])")
_LAST_DATE = lazy(rf"[.,]\s\(?(?P<issued>{DATE})\)?$")
_PLACE_BEHIND = lazy(r"\s?:\s(?P<place>[^\W\d_a-z][^\W\d_]+(?:[\s-][^\W\d_a-z][^\W\d_]+)?)[\s,;.]*")
_ISSUE = lazy(
    r"[\s,;(]*(?:n[°º]\s?|[Nn]os?\.?\s|[Nn]r\.?\s|[Hh]eft\s)(?P<issue>\d{1,5}(?:\s?[-–/]\s?\d{1,4})?)[\s,;.)]*"
)
_LOCUS = lazy(r"[\s,;]{1,3}(?P<volume>\d{1,4})\s(?P<page>\d{1,5}\s?[-–]\s?\d{1,5})[\s.]*")
_TITLE = lazy(
    r"(?![Ii]n[:\s]|[Ee]d(?:s|itors?)?\b|Ph\.?\s?D)(?:.*[^\W\d_]{2}\s.*[^\W\d_]{2}.*|(?=[^\W\da-z]).*[\u3040-\uffee]{4}.*)"
)
_OF_SERIES = lazy(
    r"[.,]\s(?:In|in)\s(?P<container>[^\W\d_a-z](?:(?!\b[Ee]ditors?\b|\b[Ee]ds?\.)[^“”\"]){5,200}?),\s[Vv]olume\s(?P<volume>[\dIVXLC]{1,6})\sof\s(?P<series>[^\W\d_a-z][^,]{4,80}?)(?=,|\.\s)"
)
_VOLUME_IN_TITLE = lazy(r"[.?!]\s(?P<container>[^\W\d_a-z][^.:;?!\d]{2,60})\s(?P<volume>\d{1,4})$")
_AFTER_COLON = lazy(
    r":\s(?P<container>(?:[^\W\d_a-z][\w-]+|and|of|the|in|for)(?:\s(?:[^\W\d_a-z][\w-]+|and|of|the|in|for)){1,7})$"
)
_DATE_CLOSED = lazy(r"(?:1[5-9]|20)\d\d\)\s$")
_FEW_LEFT = 10
_ROMAN_FIRST = lazy(r"(?P<volume>[IVXLC]{2,6})\s(?=[^\W\d_a-z][^\W\d_]{2})")
_CAPITALS = lazy(r"[.,:”]\s(?P<more>(?!IN\b)[^\W\d_a-z]{2,5})\s$")
_NAME_AND_VOLUME = lazy(r"(?P<name>[^\d.,;:]{3,80})\s(?P<volume>\d{1,4})[.,](?:\s|$)")
_DAY_LAST = lazy(
    r",?\s(?P<day>\d{1,2}\s[^\W\d_a-z][a-zà-ÿ]{2,8}|[^\W\d_a-z][a-zà-ÿ]{2,8}\s\d{1,2})$"
)
_LAST_YEAR = lazy(r"(?<=[\s(])(?P<issued>(?:1[5-9]|20[0-3])\d\d)(?:[).\s]*$|\sISBN\b)")
_VOLUME_LAST = lazy(
    r",\s(?P<volume>[Vv]ol(?:ume|\.)\s(?:\d{1,3}|[IVX]{1,5}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten))$"
)
_PAGE_BEHIND = lazy(r",\s(?P<page>\d{1,6})\s?\(\s?(?:19|20)\d\d\s?\)")
_PAGES_ALONE = lazy(
    r"[\s,;:.)(]*(?:[Pp]p?\.\s?|[Pp]ages?\s)?(?P<page>\d{1,5}\s?[-–]\s?\d{1,5})[\s,;.)]*"
)
_NAMED = lazy(
    r"(?!vol|num|iss|tom|ban|jahrg|heft|série|part)(?:[^\W\d_]{4,}|(?-i:(?!IN\b|EN\b)[A-Z]{2,3}(?=\s)))(?:\s[^\W\d_]+){0,6}",
    re.IGNORECASE,
)
_NUMBER_SIGN = lazy(r",\s(?:[Nn]os?\.?|[Nn]r\.?|[Vv]ol\.?|n[°º])\s?$")
_AND_THE = lazy(
    r"(?P<more>,\s(?:The|An?|Der|Die|Das|Les?)\s[^\W\d_]+(?:-?\s[^\W\d_]+){0,8})[.,]\s(?:(?:Vol|Bd|No)\.\s)?"
)
_GOES_ON = lazy(
    r"(?P<more>[.:]\s(?!In\s|Ed|Tr|Vol|Proc)[^\W\d_a-z][^\W\d_]+(?:\s[^\W\d_]+){1,8}),\s"
)


def use_leftovers(text: str, variables: Variables) -> None:
    """Put what is left over of the reference ``text`` into ``variables``."""
    for rule in _RULES:
        rule(text, variables)


def _more_pages(text: str, variables: Variables) -> None:
    """Pages of several parts: "81-131, 208-241"."""
    raws = variables.get("page")
    if not raws or raws[-1].span is None or not any(dash in raws[-1].text for dash in "-–"):
        return
    match = _MORE_PAGES.match(text, raws[-1].span.end)
    taken = [raw.span for found in variables.values() for raw in found if raw.span]
    if match and not any(
        span.start < match.end() and span.end > match.start() + 1 for span in taken
    ):
        variables["page"] = [piece(text, raws[0].span.start if raws[0].span else 0, match.end())]


def _missing_date(text: str, variables: Variables) -> None:
    """A date that stands in no variable, or last in the title."""
    if "issued" in variables:
        return
    title = variables.get("title")
    if title and len(title) == 1 and title[0].span:
        match = _LAST_DATE.search(text, title[0].span.start + 8, title[0].span.end)
        if match and not match["issued"].isdigit() and parse_date(match["issued"]):
            variables["title"] = [piece(text, title[0].span.start, match.start())]
            variables["issued"] = [piece(text, *match.span("issued"))]
            return
    year = _LAST_YEAR.search(text)
    for start, end in gaps(text, variables):
        match = _DATE.search(text, start, end)
        whole = match and (not match["issued"].isdigit() or _THESIS.search(text))
        if match and whole and parse_date(match["issued"]) is not None:
            variables["issued"] = [piece(text, *match.span("issued"))]
            return
        if year and start <= year.start("issued") < end:
            variables["issued"] = [piece(text, *year.span("issued"))]
            return


def _missing_title(text: str, variables: Variables) -> None:
    """What stands alone between names or date and the source is the title."""
    if "title" in variables or not {"author", "editor"} & variables.keys():
        return
    source = variables.get("container-title") or variables.get("publisher")
    if not source or source[0].span is None:
        return
    for start, end in gaps(text, variables):
        inside = text[start:end].strip(EDGE + "()[]")
        if end == source[0].span.start and start > 0 and _TITLE.fullmatch(inside):
            first = start + text[start:end].index(inside)
            variables["title"] = [piece(text, first, end)]


def _missing_numbers(text: str, variables: Variables) -> None:
    """An issue, or volume and pages, or a place behind its publisher, that went into no variable."""
    for start, end in list(gaps(text, variables)):
        if not {"issue", "number"} & variables.keys() and "container-title" in variables:
            issue = _ISSUE.fullmatch(text, start, end)
            if issue:
                variables["issue"] = [piece(text, *issue.span("issue"))]
                continue
        locus = _LOCUS.fullmatch(text, start, end)
        if locus and "container-title" in variables and not {"volume", "page"} & variables.keys():
            for name in ("volume", "page"):
                variables[name] = [piece(text, *locus.span(name))]
        alone = _PAGES_ALONE.fullmatch(text, start, end)
        if (
            alone
            and "page" not in variables
            and {"container-title", "publisher"} & variables.keys()
        ):
            variables["page"] = [piece(text, *alone.span("page"))]
        place = _PLACE_BEHIND.fullmatch(text, start, end)
        before = variables.get("publisher")
        if place and before and before[0].span and before[0].span.end == start:
            variables.setdefault("publisher-place", [piece(text, *place.span("place"))])


def _of_series(text: str, variables: Variables) -> None:
    """A book in a series, as BibTeX prints it: "In Book, volume 60 of Series, pages 1–2"."""
    match = _OF_SERIES.search(text)
    title = variables.get("title")
    if match is None or not title or not title[0].span or title[0].span.start >= match.start():
        return
    start, end = match.span()
    for name in ("title", "container-title", "collection-title", "volume", "editor"):
        kept = [
            raw
            for raw in variables.get(name, ())
            if raw.span and raw.span.end <= match.start("container")
        ]
        kept += [raw for raw in variables.get(name, ()) if raw.span and raw.span.start >= end]
        if kept:
            variables[name] = kept
        else:
            variables.pop(name, None)
    variables["title"] = [piece(text, title[0].span.start, start)]
    for name, group in (
        ("container-title", "container"),
        ("volume", "volume"),
        ("collection-title", "series"),
    ):
        variables[name] = [piece(text, *match.span(group))]


def _periodical_of_title(text: str, variables: Variables) -> None:
    """A periodical with its volume that ends a title: "… siècle. Annales 13", "…: Foreign Affairs"."""
    title = variables.get("title")
    if not title or {"container-title", "publisher"} & variables.keys() or not title[-1].span:
        return
    if "page" not in variables or not title[0].span:
        return
    start, end = title[0].span.start, title[-1].span.end
    match = _VOLUME_IN_TITLE.search(text, start + 8, end) if "volume" not in variables else None
    if match is None and "volume" in variables:
        match = _AFTER_COLON.search(text, start + 20, end)
        match = match if match and PERIODICAL.search(match["container"]) else None
    if match is None:
        return
    variables["title"] = [piece(text, start, match.start())]
    variables["container-title"] = [piece(text, *match.span("container"))]
    if match.re.groups > 1:
        variables["volume"] = [piece(text, *match.span("volume"))]


def _volume_in_words(text: str, variables: Variables) -> None:
    """A volume in words or Roman numbers behind a book: "Collected Essays, Volume Two"."""
    for name in ("container-title", "title"):
        raws = variables.get(name)
        match = _VOLUME_LAST.search(raws[0].text) if raws else None
        if match and raws and raws[0].span and "volume" not in variables and match.start() > 4:
            start = raws[0].span.start
            variables[name] = [piece(text, start, start + match.start())]
            variables["volume"] = [piece(text, start + match.start("volume"), raws[0].span.end)]


def _missing_container(text: str, variables: Variables) -> None:
    """What stands between a title in quotation marks and its issue is the periodical."""
    title = variables.get("title")
    locus = variables.get("volume") or variables.get("issue")
    if not title or not locus or not title[-1].span or not locus[0].span:
        return
    if {"container-title", "publisher", "collection-title"} & variables.keys():
        return
    for start, end in gaps(text, variables):
        inside = _NUMBER_SIGN.sub("", text[start:end]).strip(EDGE + '”»"')
        named = _NAMED.fullmatch(inside) is not None
        if start == title[-1].span.end and end == locus[0].span.start and named:
            first = start + text[start:end].index(inside)
            variables["container-title"] = [piece(text, first, first + len(inside))]
            return


def _cut_short(text: str, variables: Variables) -> None:
    """A book's name goes on behind a full stop: "Soziale Ungleichheiten. | Beiträge zur Klassenanalyse"."""
    for name, pattern in (("container-title", _GOES_ON), ("title", _AND_THE)):
        raws = variables.get(name)
        if not raws or len(raws) > 1 or not raws[0].span:
            continue
        more = pattern.match(text, raws[0].span.end)
        if more and more.end() < len(text) and (more.start(), more.end()) in gaps(text, variables):
            variables[name] = [piece(text, raws[0].span.start, more.end("more"))]


def _capitals_before(text: str, variables: Variables) -> None:
    """The first word of a name in capitals is no "in", though it looks like one: "EM QUESTAO 23"."""
    raws = variables.get("container-title")
    if not raws or not raws[0].span or not raws[0].text.isupper():
        return
    for start, end in gaps(text, variables):
        match = _CAPITALS.search(text, start, end) if end == raws[0].span.start else None
        if match:
            variables["container-title"] = [
                piece(text, match.start("more"), raws[0].span.end, point=True)
            ]
            return


def _volume_in_name(text: str, variables: Variables) -> None:
    """A meeting behind a periodical's volume is none of its name: "DAEDALUS 124. 2nd European …"."""
    if "volume" in variables:
        return
    raws, title = variables.get("container-title"), variables.get("title")
    if raws and raws[0].span and title:
        start = raws[0].span.start
        match = _NAME_AND_VOLUME.match(raws[0].text)
        if match and MEETING.search(raws[0].text, match.end()):
            variables["container-title"] = [piece(text, start, start + match.end("name"))]
            variables["volume"] = [
                piece(text, start + match.start("volume"), start + match.end("volume"))
            ]
            return
        last = _NAME_AND_VOLUME.fullmatch(title[0].text + ".") if title[0].span else None
        if last and last["name"].isupper() and title[0].span and MEETING.search(raws[0].text):
            start = title[0].span.start
            variables["container-title"] = [piece(text, start, start + last.end("name"))]
            variables["volume"] = [
                piece(text, start + last.start("volume"), start + last.end("volume"))
            ]
            del variables["title"]


def _day_of_paper(text: str, variables: Variables) -> None:
    """A day is no part of a newspaper's name: "Financial Times 12 March"."""
    raws, dates = variables.get("container-title"), variables.get("issued")
    if not raws or not dates or not raws[0].span or len(dates) > 1 or not dates[0].text.isdigit():
        return
    match = _DAY_LAST.search(raws[0].text)
    if match and parse_date(f"{match['day']} {dates[0].text}") is not None:
        start = raws[0].span.start
        variables["container-title"] = [piece(text, start, start + match.start())]
        day = piece(text, start + match.start("day"), start + match.end("day"))
        variables["issued"] = [day, *dates]


def _pinpoint(text: str, variables: Variables) -> None:
    """A number behind a book's date is a place in it, and no volume: "(5th ed., 1995) 3"."""
    raws = variables.get("volume")
    if not raws or not raws[0].span or {"container-title", "page"} & variables.keys():
        return
    start, end = raws[0].span.start, raws[0].span.end
    if (
        raws[0].text.isdigit()
        and _DATE_CLOSED.search(text, 0, start)
        and len(text) - end < _FEW_LEFT
    ):
        del variables["volume"]
        variables.pop("issue", None)


def _roman_first(text: str, variables: Variables) -> None:
    """Lawyers print the volume before its periodical: "IV Law and Society 9"."""
    raws = variables.get("container-title")
    match = _ROMAN_FIRST.match(raws[0].text) if raws else None
    if not match or not raws or not raws[0].span or MEETING.search(raws[0].text):
        return
    if "volume" not in variables and "page" in variables:
        start = raws[0].span.start
        variables["volume"] = [piece(text, start, start + match.end("volume"))]
        variables["container-title"] = [
            piece(text, start + match.end(), raws[0].span.end, point=True)
        ]


def _volume_for_page(text: str, variables: Variables) -> None:
    """Physics prints "0709, 116 (2007)": volume, page, year."""
    raws = variables.get("page")
    if not raws or not raws[0].span or "volume" in variables or not raws[0].text.isdigit():
        return
    match = _PAGE_BEHIND.match(text, raws[0].span.end)
    if match:
        variables["volume"] = variables.pop("page")
        variables["page"] = [piece(text, *match.span("page"))]


_RULES: tuple[Callable[[str, Variables], None], ...] = (
    _volume_for_page,
    _of_series,
    _periodical_of_title,
    _missing_container,
    _cut_short,
    _capitals_before,
    _pinpoint,
    _roman_first,
    _day_of_paper,
    _volume_in_name,
    _volume_in_words,
    _missing_date,
    _missing_title,
    _missing_numbers,
    _more_pages,
)
