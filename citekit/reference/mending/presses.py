"""Publishers and places that a tagger took for each other, or for a part of a name.

Each rule changes raw values in place: to add one, write it below and give it its row in ``_RULES``.
"""

from __future__ import annotations

from collections.abc import Callable

from citekit.normalize.name_words import INSTITUTION_HEAD
from citekit.normalize.types import infer_type
from citekit.patterns import lazy
from citekit.reference.mending.pieces import Variables, gaps, piece
from citekit.reference.mending.settling import MEETING
from citekit.reference.places import CITIES, REGION, is_region, place_behind
from citekit.reference.tagging.lexicon import CLASSES

_CITY_LAST = lazy(r",\s(?P<city>[^\W\d_a-z][a-zà-ÿ]{3,13})$")
_CITY_BEHIND = lazy(
    rf",\s(?P<city>(?!Vol|Nos?\b|Band|Part|Heft|Tome)[^\W\d_a-z][a-zà-ÿ]{{3,13}}(?:\s[^\W\d_a-z][a-zà-ÿ]{{2,13}})?(?:,\s{REGION})?)[\s,.;]*"
)
_WORDS = lazy(r"[^\W\d_]+")
_ONE_NAME = lazy(r"[^\W\d_a-z][\w'’-]{3,20}(?:\s(?:&\s)?[^\W\d_a-z][\w'’-]+)?")
_CITY_AT_END = lazy(r",\s(?P<city>[^\W\d_a-z][a-zà-ÿ]+(?:\s[^\W\d_a-z][a-zà-ÿ]+){0,2})$")
_COMPANY = lazy(r"Incorporated|Inc\.?|Limited|Ltd\.?|GmbH|Co\.?|LLC|Corporation|Corp\.?")
_IMPRINT = lazy(
    rf"[.)]\s(?P<place>[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+){{0,2}}(?:,\s{REGION})?):\s"
    r"(?P<publisher>[^\W\d_a-z][^:;.()\[\]“”\",]{2,60}),\s\d{4}\W*$"
)
_LONGEST_IMPRINT = 140


def part_presses(text: str, variables: Variables) -> None:
    """Part publishers, places and the names before them in ``variables`` of ``text``."""
    for rule in _RULES:
        rule(text, variables)


def _pair(text: str, variables: Variables) -> None:
    """A city beside a publisher is its place: "Routledge, London"; a publisher stands before it."""
    raws, other = variables.get("publisher-place"), variables.get("publisher")
    if raws and other and len(raws) == len(other) == 1 and raws[0].span and other[0].span:
        if other[0].text in CITIES and raws[0].text not in CITIES and not is_region(raws[0].text):
            variables["publisher"], variables["publisher-place"] = raws, other  # "…: London"
        return
    if not raws or other or not raws[0].span or raws[0].text.count(", ") != 1:
        return
    start, (first, second) = raws[0].span.start, raws[0].text.split(", ")
    cut = start + len(first)
    known = any(
        "publisher" in CLASSES.get(word.lower(), ()) for word in _WORDS.findall(raws[0].text)
    )
    if (first in CITIES) == (second in CITIES) or is_region(second):
        return
    book = "container-title" not in variables and "author" in variables
    if not known and not book:
        return
    if not known and (second in CITIES or not _ONE_NAME.fullmatch(second)):
        return
    names = (
        ("publisher-place", "publisher") if first in CITIES else ("publisher", "publisher-place")
    )
    variables[names[0]] = [piece(text, start, cut)]
    variables[names[1]] = [piece(text, cut, raws[0].span.end)]


def _press_for_place(text: str, variables: Variables) -> None:
    """Words of which publishers' names are made are no place: "North Holland, 1998"."""
    raws = variables.get("publisher-place")
    if not raws or "publisher" in variables or raws[0].text in CITIES:
        return
    classes = [CLASSES.get(word.lower(), ()) for word in _WORDS.findall(raws[0].text)]
    if all("publisher" in known and "place" not in known for known in classes):
        variables["publisher"] = variables.pop("publisher-place")


def _city_of_publisher(text: str, variables: Variables) -> None:
    """A city before its state is no publisher's: "Addison-Wesley, Reading | Massachusetts"."""
    raws, places = variables.get("publisher"), variables.get("publisher-place")
    if not raws or len(raws) > 1 or not raws[0].span:
        return
    start, end = raws[0].span.start, raws[0].span.end
    if places is None:
        behind = place_behind(raws[0].text)
    else:
        span = places[0].span
        match = _CITY_AT_END.search(raws[0].text)
        parted = span and text[end : span.start].strip() == "," and span.start > end
        region = places[0].text.split(", ")[0]
        city = match and parted and is_region(region) and not INSTITUTION_HEAD.are_in(match["city"])
        behind = match.start("city") if match and city else None
        end = span.end if span else end
    if behind:
        variables["publisher"] = [piece(text, start, start + behind)]
        variables["publisher-place"] = [piece(text, start + behind, end, point=True)]


def _outlet(text: str, variables: Variables) -> None:
    """A newspaper is no place: "Chicago Tribune, May 2, 1997"."""
    raws = variables.get("publisher-place")
    if not raws or {"container-title", "publisher"} & variables.keys():
        return
    if infer_type({"container-title": raws[0].text}).startswith("article-newspaper"):
        variables["container-title"] = variables.pop("publisher-place")


def _corporation(text: str, variables: Variables) -> None:
    """A form of company is no place: "Basic Books, Incorporated"."""
    places, raws = variables.get("publisher-place"), variables.get("publisher")
    if not places or not raws or not places[0].span or not raws[0].span:
        return
    if _COMPANY.fullmatch(places[0].text) and 0 < places[0].span.start - raws[0].span.end < 4:
        variables["publisher"] = [piece(text, raws[0].span.start, places[0].span.end, point=True)]
        del variables["publisher-place"]


def _region_of_title(text: str, variables: Variables) -> None:
    """A state between a title and its publisher is the place: "… and Europe, New Jersey, Princeton …"."""
    title, raws = variables.get("title"), variables.get("publisher")
    if (
        not title
        or not raws
        or not title[-1].span
        or not raws[0].span
        or "publisher-place" in variables
    ):
        return
    end = title[-1].span.end
    lead, comma, region = title[-1].text.rpartition(", ")
    if comma and lead and is_region(region) and text[end : raws[0].span.start] == ", ":
        start = title[0].span.start if title[0].span else 0
        variables["title"] = [piece(text, start, end - len(region))]
        variables["publisher-place"] = [piece(text, end - len(region), end)]


def _imprint(text: str, variables: Variables) -> None:
    """What ends a reference so says it for certain: "Ithaca, N.Y.: Cornell, 1984"."""
    first = max(0, len(text) - _LONGEST_IMPRINT)
    match = _IMPRINT.search(text, first) if ": " in text[first:] else None
    if match is None or match.start() < 10:
        return
    known = [
        raw.text for name in ("publisher-place", "publisher") for raw in variables.get(name, ())
    ]
    if known == [match["place"], match["publisher"]] or "issued" not in variables:
        return
    for name in list(variables):
        for raw in variables[name]:
            inside = (
                raw.span
                and raw.span.start < match.end("publisher")
                and raw.span.end > match.start("place")
            )
            if inside and name not in ("publisher", "publisher-place"):
                return
    for name, group in (("publisher-place", "place"), ("publisher", "publisher")):
        variables[name] = [piece(text, *match.span(group), point=True)]


def _place_of_meeting(text: str, variables: Variables) -> None:
    """A city behind a meeting is no part of its name: "… on Machine Learning, Lille"."""
    raws = variables.get("container-title")
    if not raws or not raws[0].span or "publisher-place" in variables:
        return
    start, name = raws[0].span.start, raws[0].text
    if not MEETING.search(name) or len(raws) > 1:
        return
    for first, end in gaps(text, variables):
        gap = _CITY_BEHIND.fullmatch(text, first, end) if first == raws[0].span.end else None
        if gap:
            variables["publisher-place"] = [piece(text, *gap.span("city"))]
            return
    behind = place_behind(name)
    match = _CITY_LAST.search(name) if behind is None and " and " not in name else None
    if match:
        behind = match.start("city")
    if behind is not None:
        variables["container-title"] = [piece(text, start, start + behind)]
        variables["publisher-place"] = [piece(text, start + behind, raws[0].span.end)]


_RULES: tuple[Callable[[str, Variables], None], ...] = (
    _place_of_meeting,
    _pair,
    _press_for_place,
    _city_of_publisher,
    _outlet,
    _corporation,
    _region_of_title,
    _imprint,
)
