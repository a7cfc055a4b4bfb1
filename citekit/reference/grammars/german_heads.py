"""How German references begin: who, in what role, and when.

"Beck, Ulrich/Giddens, Anthony (Hg.) (1996):", "Esser, H. 1993:", "Weber, Max (1922/1972).", "Kocka, Jürgen: ".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.model import Name
from citekit.normalize.name_words import GIVEN_NAMES, INSTITUTION, INSTITUTION_HEAD
from citekit.normalize.names import parse_names
from citekit.patterns import CAPITALS, lazy
from citekit.reference.grammars.german_sources import ROLE, YEAR
from citekit.reference.grammars.heads import looks_like_names, with_point
from citekit.reference.grammars.tails import Part

_PERSON = (
    rf"(?:(?:van|von|de|zu|der|den)\s){{0,2}}[{CAPITALS}][\w'’-]+,\s"
    rf"(?:(?:[{CAPITALS}]\.[\s-]?){{1,3}}|[{CAPITALS}][\w'’-]+(?:\s[{CAPITALS}][\w'’-]+|\s[{CAPITALS}]\.){{0,2}})"
)
_NAMES = r"(?P<names>[^()\[\]:]{2,400}?)"
_PLAIN_NAMES = r"(?P<names>[^()\[\]:\d]{2,400}?)"
_SHAPES = (
    lazy(
        rf"(?=[^()\[\]:]{{2,}}+[(\[]){_NAMES}(?P<role>{ROLE})?[\s,.]{{0,3}}[(\[](?:\[?(?P<original>1[5-9]\d\d|20\d\d)\]?\s?/?\s?)?(?P<issued>{YEAR})"
        rf"(?:\s?[\[(](?P<first>1[5-9]\d\d|20\d\d)[\])])?(?P<among>,\s?(?:Hrsg|Hg)\.)?[)\]](?P<behind>{ROLE})?\s?[:,.]?\s{{1,2}}(?=\S)"
    ),
    lazy(
        rf"(?=[^:\d]{{2,}}+{YEAR}[:,\s]){_PLAIN_NAMES}(?P<role>{ROLE})?,?\s(?P<issued>{YEAR})(?:\s?[\[(](?P<first>1[5-9]\d\d|20\d\d)[\])])?[:,]\s{{1,2}}(?=\S)"
    ),
    lazy(
        rf"(?P<names>[^()\[\]:\d]{{1,12}}?\s\([^()]{{8,120}}\))(?P<role>{ROLE})?\s\((?P<issued>{YEAR})\)[:.]\s{{1,2}}(?=\S)"
    ),
    lazy(rf"(?=[^:\d]{{2,}}+:){_PLAIN_NAMES}(?P<role>{ROLE})?:\s{{1,2}}(?=\S)"),
    lazy(rf"{_PLAIN_NAMES}(?P<role>{ROLE}),\s{{1,2}}(?=\S)"),
    lazy(
        rf"(?P<names>{_PERSON}(?:(?:\s?[/;]\s?|\s(?:und|u\.|&)\s){_PERSON})*),\s(?=[^\W\d_a-z]\w+(?:\s|,\s[a-z]))"
    ),
)
_NAMES_GO_ON = lazy(
    rf"(?:and|und|&|u\.)\s|[{CAPITALS}][\w'’.-]+(?:\s[{CAPITALS}][\w'’.-]*){{0,2}}(?:,\s(?:and|und|&)\s|\s(?:and|und|&|u\.)\s[{CAPITALS}][\w'’.-]+\s[{CAPITALS}])"
)
"""A title that begins so is the rest of a list of names: "Robert Keohane, and Joseph Nye"."""
_SENTENCE = lazy(r"[^\W\d_]{3}\.\s[^\W\d_a-z]")
_CUT_OFF = lazy(r"(?:\bu\.\s?a|\bal)$")
_MANY_GIVEN, _MANY_WORDS, _MOST_NAME = 3, 12, 5


class Head:
    """The beginning of a reference: ``parts`` are its names and dates, the rest begins at ``end``."""

    def __init__(self, match: re.Match[str], *, last: bool) -> None:
        found = match.groupdict()
        self._named, self.parted_by_comma = match["names"], last
        self.end = match.end()
        self.issued = found.get("issued") or ""
        edits = found.get("role") or found.get("behind") or found.get("among")
        start, end = match.span("names")
        text = match.string
        stop = (
            end + 1
            if text[end : end + 1] == "." and _CUT_OFF.search(match["names"])
            else with_point(text, end)
        )
        self.names = Part("editor" if edits else "author", start, stop)
        self.dates: list[Part] = []
        original = "original" if found.get("original") else "first" if found.get("first") else ""
        if self.issued:
            self.dates.append(Part("issued", *match.span("issued")))
        if original:
            span = match.span(original)
            if original == "original" and abs(int(found[original]) - int(self.issued[:4])) == 1:
                self.dates = [Part("issued", span[0], match.end("issued"))]  # "1999/2000"
            else:
                self.dates.append(Part("original-date", *span))

    def is_sure(self) -> bool:
        """Whether a date or role stands behind the names, or each of them is a whole name."""
        sure = self.issued or self.names.variable == "editor"
        return bool(sure) or _are_whole(self._named, last=self.parted_by_comma)


def heads_of(text: str) -> Iterator[Head]:
    """Yield the ways to read the beginning of ``text`` as names, the likeliest first."""
    for number, shape in enumerate(_SHAPES):
        match = shape.match(text)
        if match is None:
            continue
        dated = match.groupdict().get("issued") or match.groupdict().get("role")
        if not _are_names(match["names"]) and not (dated and _is_institution(match["names"])):
            continue
        last = number == len(_SHAPES) - 1
        if last and _names_go_on(text, match.end()):
            continue
        yield Head(match, last=last)


def _names_go_on(text: str, place: int) -> bool:
    """Whether the names go on behind a comma: "Robert Keohane, J. S. Nye, and …"."""
    if _NAMES_GO_ON.match(text, place):
        return True
    first = text[place : place + 60].partition(",")[0].split()
    given = first[0].endswith(".") or first[0].lower() in GIVEN_NAMES
    return given and 1 < len(first) < _MOST_NAME and all(word[0].isupper() for word in first)


def _are_names(text: str) -> bool:
    if "(" in text:
        return INSTITUTION.are_in(text)
    return looks_like_names(text + ".") and not _SENTENCE.search(text)


def _is_institution(text: str) -> bool:
    """Whether ``text`` is an institution with words of its own: "Bundeszentrale für politische Bildung"."""
    words = text.split()
    return len(words) < _MANY_WORDS and text[0].isupper() and INSTITUTION_HEAD.are_in(text)


def _are_whole(text: str, *, last: bool) -> bool:
    """Whether each name is one; ``last`` where a title follows behind a comma, as a name would."""
    names = parse_names(text).names
    return all(_is_whole(name) for name in names) and not (
        last and any(not _is_known(name) for name in names)
    )


def _is_whole(name: Name) -> bool:
    """Tell "Mills, C. Wright" from "Putnam, Robert D. Bowling Alone"."""
    if name.literal:
        return INSTITUTION_HEAD.are_in(name.literal)
    words = name.given.split()
    return len(words) < _MANY_GIVEN or (len(words) == _MANY_GIVEN and not words[1].endswith("."))


def _is_known(name: Name) -> bool:
    first = name.given.split()[0] if name.given else ""
    return (
        first.endswith(".")
        or first.lower() in GIVEN_NAMES
        or first.split("-")[0].lower() in GIVEN_NAMES
    )
