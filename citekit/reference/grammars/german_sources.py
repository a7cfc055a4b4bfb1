"""Sources as the German social sciences print them: read from the right, mark by mark.

"In: Kreckel, Reinhard (Hrsg.): Soziale Ungleichheiten. 2. Aufl. Göttingen: Schwartz, S. 183-198": pages, year, imprint,
edition, volume and series stand at the end of a source, each with a mark of its own; what is left is a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.patterns import lazy
from citekit.reference.grammars.german_words import KNOWN_PUBLISHER, PLACES, TOWN
from citekit.reference.grammars.imprints import is_generic
from citekit.reference.grammars.tails import Part

YEAR = r"(?:1[5-9]|20)\d\d[a-z]?(?:/\d{2,4})?"
ROLE = r"(?:\s?,?\s?[(\[]\s?(?:[Hh]rsgg?|[Hh]rg|[Hh]gg?|[Ee]ds?|[Ee]ditors?|Red|Bearb)\s?\.?\s?[)\]]|,\s(?:Hrsg|Hg)\.)"
_RANGE = r"[A-Z]?\d{1,5}\s?[-–—]{1,2}\s?[A-Z]?\d{1,5}"
PAGES = rf"(?:{_RANGE}|[A-Z]?\d{{1,4}})(?:\s?ff?\b\.?)?"
_ISSUE = r"\d{1,3}(?:\s?[-/–+]\s?\d{1,3})?"
_NUMBER = rf"(?:(?!{YEAR}\b)\d{{1,4}}|[IVXLC]{{2,8}})"
_LABEL = r"(?:H\.|Hefte?|Nr\.|No\.|Ausgabe|Issue)"
_BEHIND = rf"(?:[,:.;]?\s?(?:S\.|pp?\.|Seiten?)\s?(?P<page>{PAGES})|(?:[,:]|(?<=\)))\s?(?P<range>{_RANGE}))?"
_ISSUES = rf"(?:[,.]?\s\(?{_LABEL}\s?(?P<issue>{_ISSUE})\)?|\s?\((?P<inside>{_ISSUE})\))?"
_LOCI = tuple(
    lazy(pattern + _BEHIND + r"\)?$")
    for pattern in (
        rf"[,.]?\s(?P<volume>{_NUMBER})\.\s?(?:Jg\b\.?|Jahrg\b\.?|Jahrgang)(?:,?\s\(?(?P<issued>{YEAR})\)?)?{_ISSUES}(?:,\s(?:[^\W\d_a-z][^\W\d_]{{2,8}}\s)?(?P<behind>{YEAR}))?",
        rf"[,.]?\s(?:Jg\.|Jahrgang|Bd\.|Band|[Vv]ol\.)\s?(?P<volume>{_NUMBER})(?:\s?\((?P<issued>{YEAR})\))?{_ISSUES}(?:,\s(?P<behind>{YEAR}))?",
        rf",?\s(?P<volume>{_NUMBER}),?\s\((?P<issued>{YEAR})\)(?:\s(?P<bare>{_ISSUE})(?=[,:])|{_ISSUES})",
        rf",?\s(?P<volume>{_NUMBER}){_ISSUES}(?:,\s(?P<issued>{YEAR}))?",
        rf",?\s(?P<volume>{_NUMBER}),\s(?P<issue>{_ISSUE})(?=,)",
        r",?\s(?P<volume>\d{1,4})\s?[/.:]\s?(?P<issue>\d{1,2}(?:[-–]\d{1,2})?)(?=[,:]\s)",
        rf"(?:,?\s|,\s{_LABEL}\s?)(?P<issue>(?:0?\d|1[0-2])(?:[-–]\d{{1,2}})?)\s?/\s?(?P<issued>{YEAR})",
        rf",\s{_LABEL}\s?(?P<issue>\d{{1,3}}(?:[-–]\d{{1,3}})?)\s?/\s?(?P<issued>{YEAR})",
        rf",\s(?:Nr\.\s)?(?P<issue>B\s\d{{1,2}}(?:\s?[-–/]\s?\d{{1,2}})?)(?:\s?/\s?(?P<issued>{YEAR}))?",
        rf",?\s(?P<volume>\d{{2,3}})\s?/\s?(?P<issued>{YEAR}){_ISSUES}",
        rf",?\s{_LABEL}\s?(?P<issue>{_ISSUE})(?:,\s(?P<issued>{YEAR})|\s\((?P<behind>{YEAR})\))?",
        rf",\s(?P<issued>{YEAR}),\s{_LABEL}\s?(?P<issue>{_ISSUE})",
        rf",?\s(?P<special>Sonder(?:heft|band)\s\d{{1,3}})(?:\s\((?P<issued>{YEAR})\))?",
    )
)
"""Volume, issue, year and pages behind a periodical, in the orders that German lists have."""
_VARIABLES = {
    "inside": "issue",
    "bare": "issue",
    "special": "issue",
    "range": "page",
    "behind": "issued",
}
_LOCUS_START = lazy(
    r"(?<=[^\W\d_.)])(?=[,.]?\s(?:\d|[IVXLC]{2}|Jg|Jahrg|Bd\.|Band|[Vv]ol\.|H\.|Heft|Nr\.|No\.|Sonder|Ausgabe|B\s\d))|(?<=[.)])(?=,?\s\d)"
)
_DAY = r"(?:\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄ][a-zä]{2,8}\.?)\s?(?:1[89]|20)?\d\d)"
_NEWS = lazy(
    rf"(?P<container>[^\d:()]{{2,60}}?)(?:,?\s(?:Nr\.|Ausgabe)\s?(?P<issue>\d{{1,3}})(?:/\d{{2,4}})?)?"
    rf"(?:,|,?\svom|,?\sv\.)\s(?P<issued>{_DAY})(?:[,:]\s(?:S\.|Seite)\s?(?P<page>{PAGES}))?$"
)
_PAGES_LAST = lazy(
    rf"[\s,.:;]{{1,3}}\(?(?:S\.|S(?=\s)|Seiten?|pp?\.)\s?(?P<page>{PAGES})\)?[.,]?$|(?:[,:]\s|\s\()(?P<range>{_RANGE})\)?\.?$"
)
_COUNT_LAST = lazy(r"[,.]\s(?P<count>\d{1,4})\s(?:S|Seiten)\b\.?$")
_YEAR_LAST = lazy(rf"(?:,?\s|\s?\()(?P<issued>{YEAR})\)?$")
_MARKS = tuple(
    (signs, lazy(pattern))
    for signs, pattern in (
        (
            ("ufl",),
            r"[.,;?!)]?\s[(\[]?(?P<edition>\d{1,2})\.,?\s(?:[^\d:;()]{0,60}?)[Aa]ufl(?:age|\.)?[)\]]?[.,]?$",
        ),
        (
            ("ed",),
            r"[.,;?!)]?\s[(\[]?(?P<printed>\d{1,2})(?:st|nd|rd|th)\s(?:rev(?:ised|\.)\s)?ed(?:ition|n)?\b\.?[)\]]?[.,]?$",
        ),
        (
            ("Bde", "Bände", "vols"),
            r"[.,:;?!]\s\(?(?P<volumes>\d{1,2})\s(?:Bde|Bände|Bänden|vols)\b\.?\)?[.,]?$",
        ),
        (
            ("Bd.", "Band", "band", "Teil"),
            r"[.,:;?!]?\s\(?(?<![^\W\d_]\s)(?<![^\W\d_]\s\()(?:Bd\.|Band|Teilband|Teil)\s(?P<volume>\d{1,3}|[IVX]{1,5})\)?[.,:]?$",
        ),
        (
            ("iss", "abil"),
            r"\s\((?:[Zz]ugl\.?:?\s)?(?P<genre>[Dd]iss(?:ertation|\.)|[Hh]abil(?:itationsschrift|\.))[^()]{0,60}\)$",
        ),
        (("Bd.",), r"\sBd\.\s(?P<volume>\d{1,3})[.,]?$"),
        (
            ("(",),
            r"\s\((?:=\s?)?(?P<series>[^()]{3,120}?)(?:[,;]?\s(?:Bd\.|Band|Vol\.|Sonderband|Sonderbd\.)\s?(?P<of>\d{1,4})|,?\s(?:(?:Nr\.|No\.|Heft|H\.|Sonderheft)\s?)?(?P<number>[A-Z]{0,4}\d[\d/–-]{0,8}))\)$",
        ),
        (
            ("bers", "Aus dem"),
            r"[.,?!]\s\(?(?:Aus\sdem\s[^\W\d_]+\s(?:übersetzt\s|übertragen\s)?von|[Üü]bers(?:etzt|\.)?\s(?:von|v\.))\s(?P<translator>[^:()]{4,60}?)\)?$",
        ),
        (
            ("Sonder",),
            r"[.?!]\s(?:Sonderband|Sonderheft)\s(?P<of>\d{1,4})\sder\s(?P<row>[^.:?!]{4,80})$",
        ),
        (
            ("Sonder",),
            r"[.?!]\s(?P<row>[^.:?!]{4,80}?),?\s(?:Sonderband|Sonderheft)\s(?P<of>\d{1,4})[.,]?$",
        ),
    )
)
"""What stands between a title and its imprint, in brackets or not, with the signs of each."""
_PAPER = lazy(
    r"[.,?!]\s\(?(?P<label>[^\W\d_a-zäöü][\w\s./-]{2,60}?(?:[Pp]apers?|[Pp]apiere?|[Bb]erichte?|[Rr]eports?|Materialien|Texte|Studies|[^\W\d_](?=\s(?:Nr|No)\.\s)))"
    r"(?:,?\s(?:Nr\.|No\.|Heft|Bd\.))?\s(?P<number>(?:[A-Z]{1,4}\s){0,3}[A-Z]{0,4}[\d][\w./–-]{0,12}(?:\s[IVX]+)?)\)?[.,]?$"
)
_IMPRINT = lazy(
    rf"(?:^|(?<=[.?!,;)\]“”\"«»])\s|(?<=\s[–-])\s)(?P<place>{PLACES})\s?:\s?(?P<publisher>[^:;()\[\]\"“”„?!]{{2,80}}(?:\([^\W\d_]\w{{1,14}}\))?)$"
)
_PLACE_THEN = lazy(
    rf"(?<=[.?!,;)\]“”\"])\s(?P<place>{PLACES})(?:,\s|\s\()(?P<publisher>[^:;()?!,]{{2,50}})\)?$"
)
_THEN_PLACE = lazy(
    rf"(?<=[.?!,;)\]“”\"])\s(?P<publisher>[^:;()?!.,]{{2,50}})(?:,|:)\s(?P<place>{PLACES})$"
)
_PLACE_ALONE = lazy(rf"(?<=[.?!,;)\]“”\"])\s(?P<place>{PLACES})$")
_UNKNOWN = lazy(
    r"(?<=[.?!])\s(?P<place>[^\W\d_a-z][\w-]+(?:\s[^\W\d_a-z][\w-]+)?)\s?:\s?(?P<publisher>[^:;()\[\]\"“”„?!]{2,80}(?:\([^\W\d_]\w{1,14}\))?)$"
)
_LAST_WORD = lazy(r"[.?!]\s[^\W\d_a-z][\w-]+,$")
_SENTENCE = lazy(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!Verl)(?<!Wiss)(?<!Univ)(?<!Westdt)(?<!\su)\.\s[^\W\d_a-z][^\W\d_]"
)
_GENRE = lazy(
    r"(?:[.,?!]\s\(?|\s\()(?P<genre>(?:(?:[Uu]nveröff[^\W\d_]*\.?|[Pp]hil\.|[Ii]naugural|[Mm]ed\.|[Jj]ur\.|[Rr]er\.\s?(?:pol|soc)\.)[\s-]?){0,2}"
    r"(?:[Dd]iss(?:ertation\b|\.)|[Dd]iplomarbeit|[Mm]agisterarbeit|[Mm]asterarbeit|[Hh]abil(?:itationsschrift|\.|itation)))"
    r"(?:[,.:]?\s(?:an\sder\s)?(?P<publisher>[^.:;()]{2,80}))?\)?$"
)
_WITH_TOWN = lazy(rf"(?P<publisher>[^,]{{3,70}}),\s(?P<place>{PLACES})")
_MOST_WORDS, _REACH = 9, 200


class Source:
    """A source being read: ``end`` moves to the left, ``parts`` are what stood to its right."""

    def __init__(self, text: str, start: int, end: int, issued: str) -> None:
        self.text, self.start, self.end = text, start, end
        self.issued = issued
        """The year before the title, ``""`` where none stands there."""
        self.parts: list[Part] = []
        self.trim()

    def cut(self, pattern: re.Pattern[str], reach: int = _REACH) -> re.Match[str] | None:
        """Return the match of ``pattern`` at the end, and move before it."""
        match = pattern.search(self.text, max(self.start, self.end - reach), self.end)
        if match is not None:
            self.end = match.start()
            self.trim()
        return match

    def trim(self) -> None:
        """Move the end before blanks and marks that end nothing."""
        while self.end > self.start and self.text[self.end - 1] in " .,;:\u00a0":
            if self.text[self.end - 1] == "." and _ends_shortened(self.text, self.end):
                break
            self.end -= 1

    def add(self, variable: str, match: re.Match[str], group: str) -> None:
        """Take a group of ``match`` for ``variable``."""
        self.parts.append(Part(variable, *match.span(group)))

    def has(self, variable: str) -> bool:
        """Whether ``variable`` has been read."""
        return any(part.variable == variable for part in self.parts)


def _ends_shortened(text: str, end: int) -> bool:
    """Whether the point before ``end`` shortens a place: "Frankfurt a.M."."""
    return (
        re.search(
            r"(?:\b[a-z]\.\s?[A-Z]|/M|\bi\.\s?Br|\bu\.\s?a|e\.\s?V)\.$",
            text[max(0, end - 12) : end],
        )
        is not None
    )


def cut_locus(source: Source) -> bool:
    """Read a periodical and its locus: what is left is nothing."""
    text, start, end = source.text, source.start, source.end
    for place in _LOCUS_START.finditer(text, start + 2, end):
        for pattern in _LOCI:
            match = pattern.match(text, place.start(), end)
            if match is None or match.end() != end:
                continue
            found = [(group, value) for group, value in match.groupdict().items() if value]
            names = [_VARIABLES.get(group, group) for group, _ in found]
            if not {"page", "issue"} & set(names) or len(set(names)) < len(names):
                continue
            year = next(
                (value for (_, value), name in zip(found, names, strict=True) if name == "issued"),
                "",
            )
            if bool(year) == bool(source.issued) and year[:4] != source.issued[:4]:
                continue
            source.parts += [
                Part(name, *match.span(group))
                for (group, _), name in zip(found, names, strict=True)
                if name != "issued" or not source.issued
            ]
            source.end = place.start()
            source.trim()
            return True
    return False


def cut_day(source: Source) -> bool:
    """Read a newspaper and its day: "Die Zeit vom 12.3.1999, S. 4"."""
    match = _NEWS.match(source.text, source.start, source.end)
    if match is None or match.end() != source.end:
        return False
    for group in ("issue", "issued", "page"):
        if match[group]:
            source.add(group, match, group)
    source.end = match.end("container")
    return True


def cut_imprint(source: Source) -> bool:
    """Read pages, year, place and publisher from the end; tell whether there is an imprint."""
    pages = source.cut(_PAGES_LAST, 40)
    if pages:
        source.add("page", pages, "page" if pages["page"] else "range")
    elif count := source.cut(_COUNT_LAST, 20):
        source.add("number-of-pages", count, "count")
    _cut_marks(source)
    if not _cut_year(source):
        return False
    _cut_marks(source)
    found = _cut_place(source)
    if found:
        _cut_marks(source)
        if not pages and (pages := source.cut(_PAGES_LAST, 40)):
            source.add("page", pages, "page" if pages["page"] else "range")
        _cut_marks(source)
        paper = source.cut(_PAPER)
        if paper:
            kind = "genre" if is_generic(paper["label"]) else "collection-title"
            source.add(kind, paper, "label")
            source.add("number", paper, "number")
    return found


def cut_thesis(source: Source) -> bool:
    """Read "Diss., Universität Bielefeld" from the end."""
    if not _cut_year(source):
        return False
    match = source.cut(_GENRE)
    if match is None:
        return False
    source.add("genre", match, "genre")
    if not match["publisher"]:
        _cut_place(source)
    elif whole := _WITH_TOWN.fullmatch(match["publisher"].strip()):
        at = match.start("publisher")
        source.parts.append(Part("publisher", at, at + whole.end("publisher")))
        source.parts.append(
            Part("publisher-place", at + whole.start("place"), at + whole.end("place"))
        )
    else:
        town = re.fullmatch(PLACES, match["publisher"].strip())
        source.add("publisher-place" if town else "publisher", match, "publisher")
    return True


def _cut_year(source: Source) -> bool:
    """Read the year at the end; ``False`` where there are two, or none."""
    year = source.cut(_YEAR_LAST, 20)
    if year is None:
        return bool(source.issued) or source.has("issued")
    if not source.issued:
        source.add("issued", year, "issued")
        return True
    return year["issued"][:4] == source.issued[:4]


def _cut_marks(source: Source) -> None:
    for _ in _MARKS:
        window = source.text[max(source.start, source.end - _REACH) : source.end]
        there = [pattern for signs, pattern in _MARKS if any(map(window.__contains__, signs))]
        if not any(_cut_mark(source, pattern) for pattern in there):
            return


def _cut_mark(source: Source, pattern: re.Pattern[str]) -> bool:
    end = source.end
    match = source.cut(pattern)
    if match is None:
        return False
    for group, variable in (
        ("edition", "edition"), ("printed", "edition"), ("volume", "volume"), ("volumes", "number-of-volumes"),
        ("series", "collection-title"), ("row", "collection-title"), ("of", "volume"), ("number", "number"),
        ("translator", "translator"), ("genre", "genre"),
    ):  # fmt: skip
        value = match.groupdict().get(group)
        if not value:
            continue
        if group == "series":
            variable = "genre" if is_generic(value) else variable
        if source.has(variable) or (group == "series" and _is_no_series(value)):
            source.end = end
            source.parts = [
                part
                for part in source.parts
                if part.start < match.start() or part.start >= match.end()
            ]
            return False
        source.add(variable, match, group)
    return True


def _is_no_series(text: str) -> bool:
    return re.search(r"[Aa]ufl|[Dd]iss|^\d|\b(?:S|pp?)\b|Hrsg|Hg\.", text) is not None


def _cut_place(source: Source) -> bool:
    for pattern, sure in (
        (_IMPRINT, True), (_UNKNOWN, False), (_PLACE_THEN, False), (_THEN_PLACE, False), (_PLACE_ALONE, True),
    ):  # fmt: skip
        for match in _places(pattern, source):
            publisher = match.groupdict().get("publisher", "").strip()
            if publisher and not _is_publisher(publisher, sure=sure):
                continue
            if pattern in (_PLACE_THEN, _THEN_PLACE) and re.fullmatch(PLACES, publisher):
                continue
            if pattern is _PLACE_ALONE and _LAST_WORD.search(
                source.text, source.start, match.start()
            ):
                continue  # "Title. Publisher, Town" as well as "Title. Subtitle, Town"
            source.end = match.start()
            source.trim()
            for group in ("place", "publisher"):
                if match.groupdict().get(group):
                    source.add("publisher-place" if group == "place" else group, match, group)
            return True
    return False


def _places(pattern: re.Pattern[str], source: Source) -> Iterator[re.Match[str]]:
    match = pattern.search(source.text, max(source.start, source.end - 160), source.end)
    if match is not None:
        yield match


def _is_publisher(text: str, *, sure: bool) -> bool:
    """Whether ``text`` may be a publisher; a place that is not ``sure`` needs a known one."""
    if len(text.split()) > _MOST_WORDS or _SENTENCE.search(text) or any(c.isdigit() for c in text):
        return False
    known = KNOWN_PUBLISHER.search(text) is not None
    return known or (sure and text[0].isupper() and not re.fullmatch(TOWN, text))
