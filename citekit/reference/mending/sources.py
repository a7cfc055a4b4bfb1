"""Where a work appeared, when a tagger gave it to the title, the place, or to nothing.

Each rule changes raw values in place: to add one, write it below and give it its row in ``_RULES``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from citekit.patterns import lazy
from citekit.reference.mending.pieces import Variables, piece
from citekit.reference.mending.settling import MEETING
from citekit.reference.places import CITIES, is_region
from citekit.reference.tagging.lexicon import CLASSES

_HOUSE = lazy(
    r"[.?!]\s(?P<publisher>(?P<two>[^\W\d_a-z][\w'’-]+\s(?:and|&|und|et)\s[^\W\d_a-z][\w'’-]+)"
    r"|(?:[^\W\d_a-z][\w'’-]+,\s){1,2}[^\W\d_a-z][\w'’-]+,?\s(?:and|&|und|et)\s[^\W\d_a-z][\w'’-]+(?:\s(?:Co|Inc|Ltd)\.?)?"
    r"|(?:[^\W\d_a-z][\w'’-]+\s){1,4}(?:Press|Verlag|Publishers|Publishing|Books|Editions|Éditions))$"
)
_ROLE_BETWEEN = lazy(
    r"[\s,.:]*[(\[]?(?:eds?|editors?|hrsg|hg|éds?|dir)?\.?[)\]]?[\s,.:]*", re.IGNORECASE
)
_IN_BEFORE = lazy(r"(?:^|[\s.,;)”»’'\"])[Ii]n:?\s{1,2}$")
_DATE_IN_BRACKETS = lazy(r"\s?\(\s?(?:1[5-9]|20)\d\d\s?\)")
_SOCIETY = lazy(
    r"\s(?P<society>CRC|IEEE|IEE|ACM|SIAM|ASME|ASCE|AIAA|AIP|IBM|IMA|EMBO|FEBS|FEMS|BMC|PLoS|RSC|SPIE)$"
)
_SHORT_NAME = lazy(r"\s?\((?P<name>[A-Z][A-Za-z-]{1,11}(?:\s?['’]?\s?\d{2,4})?)\)")
_TO_APPEAR = lazy(
    r",?\s[(\[]?(?:in\spress|to\sappear|forthcoming|im\s(?:Druck|Erscheinen)|sous\spresse|en\sprensa)\b",
    re.IGNORECASE,
)
_STOP = lazy(r"[.?!]\s(?=[^\W\d_a-z])")
_LAW = lazy(
    r"(?:Constitution|Treaty|Convention|Charter|Traité|Charte|Loi|Décret|Constitución|Tratado|Ley|Costituzione|Constituição"
    r"|Verfassung|Grundgesetz|Vertrag|Directive|Regulation|Council\s(?:Directive|Regulation))\s"
)
_IN_HONOUR = lazy(
    r"[,.]\s(?P<container>(?:Festschrift|Festgabe|Gedächtnisschrift|Gedenkschrift|FS|Liber\s[Aa]micorum|Mélanges|Hommages?|Essays\sin\s[Hh]onou?r"
    r"|Studies\sin\s[Hh]onou?r)\s[^.;:]{4,120})$"
)
_PRESS_LAST = lazy(r"(?:Press|Verlag|Publish(?:ers|ing)|Books|Inc\.?|Ltd\.?)\s?$")
_REGION_NEXT = lazy(r"\s?,\s?(?P<place>[A-Z][\w.]{1,15})(?=\s?[,;)]|\.?$)")
_EDITORS_LAST = lazy(
    r"\b[Ii]n:\s(?P<editor>[^\W\d_a-z][\w'’-]+(?:\s/\s[^\W\d_a-z][\w'’-]+){1,3})\s(?P<page>\d{1,4})"
    r"(?:\s?ff?\.?|\s\(\d{1,4}[^()]{0,10}\))?[\s.;]*$"
)
_LONGEST_EDITORS = 120
_DAYS_NEXT = lazy(
    r"(?:,\s[^\W\d_][^,\d]{1,30}){1,3},\s(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)[A-Z]{0,6}\s\d{1,2}\b"
)
_IN_COLON = lazy(r"[.,]\s(?:In:?|in:)\s$")
_TO_TRANSLATOR = lazy(
    r"[.:]\s(?P<more>[^\W\d_a-z][^.:;]{8,100})\.\s(?:[Tt]rad|[Tt]rans|[Üü]bers|[Tt]r)[^\W\d_]{0,8}\.?\s(?:(?:by|par|von|de)\s)?"
)
_ARTICLE_FIRST = lazy(r"(?:The|An?|Der|Die|Das|Les?)\s")
_BOOK_AND_ROLE = lazy(
    r"\W{0,3}\s[Ii]n:?\s(?P<container>[^\W\d_a-z][^:;“”‘(]{2,100}),\s(?:[Ee]ds?\.|[Ee]dited|[Hh]rsg\.)\s(?:(?:by|von)\s)?"
)
_YEAR_LAST = lazy(r",?\s(?:(?:soutenue\s)?(?:en|in)\s)?(?P<issued>(?:19|20)\d\d)$")
_LEAST = 8


def find_sources(text: str, variables: Variables) -> None:
    """Put into ``variables`` where the work of the reference ``text`` appeared."""
    for rule in _RULES:
        rule(text, variables)


def _house(text: str, variables: Variables) -> None:
    """A publishing house is no sentence of a title: "… Slow. Farrar, Straus and Giroux."."""
    raws = variables.get("title")
    if not raws or not raws[0].span or not raws[-1].span:
        return
    if {"publisher", "container-title", "volume", "page"} & variables.keys():
        return
    start, end = raws[0].span.start, raws[-1].span.end
    match = _HOUSE.search(text, start + _LEAST, end)
    if match and (not match["two"] or _names_a_publisher(match["two"])):
        cut = match.start() + (text[match.start()] != ".")
        variables["title"] = [piece(text, start, cut)]
        variables["publisher"] = [piece(text, *match.span("publisher"), point=True)]


def _names_a_publisher(text: str) -> bool:
    return any("publisher" in CLASSES.get(word, ()) for word in text.lower().split())


def _book_of_editors(text: str, variables: Variables) -> None:
    """Behind its editors a book is named, no place: "in: Doe (Hrsg.), Strafrecht (1975) 79"."""
    raws, editors = variables.get("publisher-place"), variables.get("editor")
    if not raws or not editors or "title" not in variables or "container-title" in variables:
        return
    place, before = raws[0].span, editors[-1].span
    first = editors[0].span.start if editors[0].span else 0
    if not place or not before or not _IN_BEFORE.search(text, 0, first):
        return
    if not _ROLE_BETWEEN.fullmatch(text, before.end, place.start):
        return
    if _DATE_IN_BRACKETS.match(text, place.end):
        variables["container-title"] = variables.pop("publisher-place")
        return
    book, comma, city = raws[0].text.rpartition(", ")
    if comma and not is_region(city):
        cut = place.start + len(book)
        variables["container-title"] = [piece(text, place.start, cut)]
        variables["publisher-place"] = [piece(text, cut, place.end)]


def _society(text: str, variables: Variables) -> None:
    """A society begins its periodical's name: "IEEE Trans Inf Theory"."""
    title, raws = variables.get("title"), variables.get("container-title")
    if not title or not raws or not title[-1].span or not title[0].span or not raws[0].span:
        return
    match = _SOCIETY.search(title[-1].text)
    end = title[-1].span.end
    if match and text[end : raws[0].span.start] == " ":
        cut = end - len(match["society"])
        variables["title"] = [piece(text, title[0].span.start, cut)]
        variables["container-title"] = [piece(text, cut, raws[0].span.end, point=True)]


def _short_name(text: str, variables: Variables) -> None:
    """A meeting's short name in brackets is part of its name: "… Machine Learning (ICML'15)"."""
    raws = variables.get("container-title")
    if not raws or len(raws) > 1 or not raws[0].span:
        return
    match = _SHORT_NAME.match(text, raws[0].span.end)
    if match and MEETING.search(raws[0].text) and not _taken(variables, match.end()):
        variables["container-title"] = [piece(text, raws[0].span.start, match.end())]


def _taken(variables: Variables, end: int) -> bool:
    return any(
        raw.span and raw.span.start < end <= raw.span.end + 1
        for raws in variables.values()
        for raw in raws
    )


def _forthcoming(text: str, variables: Variables) -> None:
    """A title's last sentence is the periodical in which it is to appear."""
    raws = variables.get("title")
    if (
        not raws
        or {"container-title", "publisher"} & variables.keys()
        or not raws[-1].span
        or not raws[0].span
    ):
        return
    start, end = raws[0].span.start, raws[-1].span.end
    if not _TO_APPEAR.match(text, end):
        return
    stops = list(_STOP.finditer(text, start + _LEAST, end))
    if stops and end - stops[-1].end() > 3:
        variables["title"] = [
            piece(text, start, stops[-1].start() + (text[stops[-1].start()] in "?!"))
        ]
        variables["container-title"] = [piece(text, stops[-1].end(), end)]


def _law(text: str, variables: Variables) -> None:
    """A law or treaty is a work and contains none: "Constitution of Ireland, 1937"."""
    raws = variables.get("container-title")
    others = {"title", "author", "editor", "volume", "page"}
    if raws and not others & variables.keys() and _LAW.match(raws[0].text):
        variables["title"] = variables.pop("container-title")


def _festschrift(text: str, variables: Variables) -> None:
    """A volume in honour of somebody contains: "… der Moderne, Festschrift für Habermas"."""
    raws = variables.get("title")
    if not raws or "container-title" in variables or not raws[0].span or not raws[-1].span:
        return
    start, end = raws[0].span.start, raws[-1].span.end
    match = _IN_HONOUR.search(text, start + _LEAST, end)
    if match:
        variables["title"] = [piece(text, start, match.start())]
        variables["container-title"] = [piece(text, *match.span("container"), point=True)]


def _region_behind_place(text: str, variables: Variables) -> None:
    """A state behind its city is no publisher: "Cambridge, Mass."."""
    places, raws = variables.get("publisher-place"), variables.get("publisher")
    if not places or not raws or not places[0].span or not raws[0].span:
        return
    start, end = places[0].span.start, raws[0].span.end
    if text[places[0].span.end : raws[0].span.start] == ", " and is_region(raws[0].text):
        variables["publisher-place"] = [
            piece(text, start, end + (text[end : end + 1] == "."), point=True)
        ]
        del variables["publisher"]


def _region_of_press(text: str, variables: Variables) -> None:
    """A country or state behind a press is its place: "(Cambridge University Press, UK, 1972)"."""
    raws = variables.get("publisher")
    if not raws or "publisher-place" in variables or not raws[0].span:
        return
    start, end = raws[0].span.start, raws[0].span.end
    press, comma, region = raws[0].text.rpartition(",")
    if comma and is_region(region.strip()) and _PRESS_LAST.search(press):
        cut = start + len(press)
        variables["publisher"] = [piece(text, start, cut, point=True)]
        variables["publisher-place"] = [piece(text, cut, end, point=True)]
        return
    match = _REGION_NEXT.match(text, end)
    if match and is_region(match["place"]) and not _taken(variables, match.end("place")):
        variables["publisher-place"] = [piece(text, *match.span("place"))]


def _venue(text: str, variables: Variables) -> None:
    """Where a meeting met is no publisher of the periodical that prints its papers."""
    raws, source = variables.get("publisher"), variables.get("container-title")
    if not raws or not source or not raws[0].span or not source[0].span:
        return
    first, place = source[0].span, raws[0].span
    if not first.end < place.start or not MEETING.search(text, first.start, place.start):
        return
    pages = variables.get("page")
    behind = pages and pages[0].span and place.start < pages[0].span.start
    printed = "volume" in variables and MEETING.search(text, first.end, place.start)
    if (behind and printed) or _DAYS_NEXT.match(text, place.end):
        del variables["publisher"]


def _names_of_book(text: str, variables: Variables) -> None:
    """Law cites a book by its editors: "in: Mayntz / Scharpf 39 ff."."""
    if {"editor", "page"} & variables.keys() or " / " not in text:
        return
    match = _EDITORS_LAST.search(text[-_LONGEST_EDITORS:])
    if match is None:
        return
    offset = max(len(text) - _LONGEST_EDITORS, 0)
    start = offset + match.start("editor")
    for name in list(variables):
        kept = [raw for raw in variables[name] if not (raw.span and raw.span.start >= start)]
        if kept:
            variables[name] = kept
        else:
            del variables[name]
    for name, group in (("editor", "editor"), ("page", "page")):
        variables[name] = [piece(text, offset + match.start(group), offset + match.end(group))]


def _periodical_for_place(text: str, variables: Variables) -> None:
    """What has an issue and pages and stands alone is a periodical, no place."""
    raws = variables.get("publisher-place")
    if not raws or {"container-title", "publisher", "editor"} & variables.keys():
        return
    if {"issue", "page", "title"} <= variables.keys() and raws[0].text not in CITIES:
        variables["container-title"] = variables.pop("publisher-place")


def _book_between(text: str, variables: Variables) -> None:
    """A book that went into no variable: "… Self’ in Liberalism, ed. M. Sandel"."""
    title, editors = variables.get("title"), variables.get("editor")
    if not title or not editors or "container-title" in variables:
        return
    before, names = title[-1].span, editors[0].span
    match = _BOOK_AND_ROLE.fullmatch(text, before.end, names.start) if before and names else None
    if match and not _taken(variables, match.end("container")):
        variables["container-title"] = [piece(text, *match.span("container"))]


def _year_of_thesis(text: str, variables: Variables) -> None:
    """What calls a thesis may hold its year: "Thèse soutenue à Paris en 1961"."""
    raws = variables.get("genre")
    match = _YEAR_LAST.search(raws[0].text) if raws and "issued" not in variables else None
    if match and raws and raws[0].span:
        start = raws[0].span.start
        variables["genre"] = [piece(text, start, start + match.start())]
        variables["issued"] = [piece(text, start + match.start("issued"), raws[0].span.end)]


def _book_as_publisher(text: str, variables: Variables) -> None:
    """What stands behind "In" contains and does not publish."""
    raws = variables.get("publisher")
    if not raws or "title" not in variables or "container-title" in variables or not raws[0].span:
        return
    start = raws[0].span.start
    if _IN_COLON.search(text, max(0, start - 6), start) and len(raws[0].text.split()) > 3:
        variables["container-title"] = variables.pop("publisher")


def _subtitle(text: str, variables: Variables) -> None:
    """A title goes on to who translated it, and over ", The …" before a publisher."""
    title, translators = variables.get("title"), variables.get("translator")
    if not title or not title[0].span or not title[-1].span:
        return
    start, end = title[0].span.start, title[-1].span.end
    if translators and translators[0].span and end < translators[0].span.start:
        match = _TO_TRANSLATOR.fullmatch(text, end, translators[0].span.start)
        if match and not _taken(variables, match.end("more")):
            variables["title"] = [piece(text, start, match.end("more"))]
        return
    raws = variables.get("container-title")
    if not raws or not raws[0].span or "publisher" not in variables or "page" in variables:
        return
    if text[end : raws[0].span.start] == ", " and _ARTICLE_FIRST.match(raws[0].text):
        variables["title"] = [piece(text, start, raws[0].span.end)]
        del variables["container-title"]


_RULES: tuple[Callable[[str, Variables], None], ...] = (
    _house,
    _book_of_editors,
    _society,
    _short_name,
    _forthcoming,
    _law,
    _festschrift,
    _region_behind_place,
    _region_of_press,
    _venue,
    _book_between,
    _subtitle,
    _book_as_publisher,
    _year_of_thesis,
    _names_of_book,
    _periodical_for_place,
)
