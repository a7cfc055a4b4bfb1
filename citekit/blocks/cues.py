"""Cues: where on a page a phrase says that a citation of the page follows.

A phrase counts where it stands on a line of its own, before a colon, or where it ends
in "as"; a sentence that asks to cite counts where it leads to what stands below it.
What follows must look like a reference (``shape``): prose about citing leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from citekit.blocks.phrases import PHRASES
from citekit.blocks.sentences import FALSE_FRIENDS, LINE_STEMS, SENTENCES, STEMS
from citekit.patterns import lazy

COLONS = ":：﹕"
DECORATION = " \t\u00a0\u200b#*_>|-–—•·▪◦`~+\\[]()（）「」【】■□►▼▾×✓§¶«»"
# What may stand between a phrase and its colon: "(APA):", "**:**", "[?]:".
_TAIL = lazy(
    r"(?:</?\w{1,10}>)?[ \t\u00a0]{0,3}(?:[(\[（][^)\]）\n]{1,40}[)\]）])?"
    r"(?:[ \t\u00a0*_`\])}\\]|</?\w{1,10}>){0,8}"
)
_CLOSING_TAG = lazy(r"(?:</\w{1,10}>\s{0,3}){1,3}(?=[:：])")
_CLOSED = lazy(r"(?:</\w{1,10}>){1,3}")
_TAGS = lazy(
    r"(?:\{[\w:-]{2,30}\}\s{0,4}|<[a-z]\w{0,9}(?:\s[^<>]{0,200})?>\s{0,4}){1,6}", re.IGNORECASE
)
_LEADING = lazy(r"^(?:[^\w\"'“„«‘(\[]|_)+")
_SHORTCODE = lazy(r"\s*(?::[a-z][a-z_]{1,30}:\s*)+$")
_NUMBERING = lazy(
    r"(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|\[\d{1,3}\]|[a-zA-Z][.)]|[ivx]{1,4}[.)])\s+"
)
# A line is looked at this far; a cue is no novel.
_REACH = 1_500
_LEAD_TAIL = 110
# A cue stands this near to its line's start, or to the stem that gave it away.
_NEAR, _BEFORE, _AFTER = 120, 110, 140
# More than these are tried on no page: a list of millions of "cite" is no page.
_MOST_HITS = 2_000
_HEADING_WIDTH = 80
_JOINED = lazy(r"(?:\b(?:and|und|et|y|e|i|en|och|og)|[&/,:—–|+-])\s{0,3}$", re.IGNORECASE)
_LEAD_REST = 60
_LEADS = lazy(r"\b(?:as|als|follows|como|comme|kao|jako)\b", re.IGNORECASE)
_SENTENCE_STOP = lazy(rf"[{COLONS}](?!/)|[.!?。](?=\s|$)")
_STOPS = frozenset(",.;?!")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue phrase on a page: its words, and where what follows it begins.

    ``strong`` cues speak of citing this work, weak ones are single words. A ``lead`` is
    a sentence that asks to cite. ``colon`` says that one ends it.
    """

    text: str
    start: int
    end: int
    colon: bool
    strong: bool
    lead: bool = False


def find_cues(text: str, extra: Iterable[str] = ()) -> Iterator[Cue]:
    """Yield the cues of ``text`` in order. ``extra`` phrases are taken as they are."""
    known = tuple(folded for phrase in extra if (folded := _folded(phrase)))
    start, end, done, tried = 0, -1, 0, False
    for place, anywhere in _hits(_lowered(text), known)[:_MOST_HITS]:
        if place < done:
            continue
        if place > end:
            start, tried = text.rfind("\n", 0, place) + 1, False
            end = text.find("\n", place)
            end = len(text) if end < 0 else end
        cue = None
        if not tried and place - start <= _NEAR:
            tried = True
            cue = _line_cue(text, start, end, known)
        if cue is None and anywhere:
            cue = _inner_cue(text, start, end, place)
        if cue is not None:
            done = cue.end
            yield cue


def is_cue_line(line: str) -> bool:
    """Whether ``line`` begins as a strong cue does."""
    bare = _bare(line)
    if not _may_hold_cue(bare[:200]):
        return False
    match = _match_phrase(bare, strong=True)
    return match is not None and _ends_there(bare, match.end()) is not None


def _folded(phrase: str) -> str:
    return " ".join(phrase.strip().rstrip(COLONS).lower().split())


def _lowered(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # "İ" grows when lowered; offsets must stay.
    return "".join(char if len(char.lower()) > 1 else char.lower() for char in text)


def _hits(lowered: str, known: tuple[str, ...]) -> list[tuple[int, bool]]:
    """Where stems stand, in order, and whether a cue may lie there within a line."""
    own = (("", tuple((phrase, ("",)) for phrase in known)),)
    hits: list[tuple[int, bool]] = []
    for scripts, anywhere in ((STEMS, True), (LINE_STEMS, False), (own, False)):
        for letter, stems in scripts:
            if letter in lowered:
                for stem, endings in stems:
                    hits += [(place, anywhere) for place in _places(lowered, stem, endings)]
    return sorted(hits)


def _places(lowered: str, stem: str, endings: tuple[str, ...]) -> list[int]:
    found: list[int] = []
    place = lowered.find(stem)
    while place >= 0 and len(found) < _MOST_HITS:
        after = place + len(stem)
        if lowered.startswith(endings, after):
            found.append(place)
        place = lowered.find(stem, after)
    return found


def _may_hold_cue(line: str) -> bool:
    return bool(_hits(line.lower(), ()))


def _bare(line: str) -> str:
    """``line`` without the bullets, emoji, tags and numbers that it begins with."""
    bare = line.lstrip(DECORATION)
    tags = _TAGS.match(bare)
    if tags:
        bare = bare[tags.end() :]
    bare = _LEADING.sub("", bare, count=1)
    numbering = _NUMBERING.match(bare)
    return bare[numbering.end() :].lstrip(DECORATION) if numbering else bare


def _line_cue(text: str, start: int, end: int, known: tuple[str, ...]) -> Cue | None:
    """The cue that the line begins with."""
    line = text[start : min(end, start + _REACH)]
    bare = _bare(line)
    begin = start + len(line) - len(bare)
    for phrase in known:
        place = bare.lower().find(phrase)
        if 0 <= place <= 60:
            return _cue(text, begin, begin + place + len(phrase), strong=True)
    if _false().match(bare):
        return None
    inline: Cue | None = None
    for strong in (True, False):
        match = _match_phrase(bare, strong=strong)
        after = _ends_there(bare, match.end()) if match else None
        if match and after is not None:
            cue = _cue(text, begin, begin + after, strong=strong)
            if cue.colon or not bare[after:].strip(DECORATION + ".") or _leads_on(match[0]):
                return cue
            inline = inline or cue
    if inline is None:
        return None
    # "Citation Nye, J. …" is one, but "Citing X: if you use X, please cite:" goes on.
    return _midline(text, begin, bare) or _sentence(text, begin, bare, whole=True) or inline


def _inner_cue(text: str, start: int, end: int, place: int) -> Cue | None:
    """A cue around the stem at ``place``, wherever in its line."""
    low, high = max(start, place - _BEFORE), min(end, place + _AFTER)
    following = text[place:high]
    leads = any(colon in following for colon in COLONS) or _LEADS.search(following)
    if not leads and end - place > _LEAD_REST + 20:
        return None
    window = text[low:high]
    opened = _bare(window) if low == start else window.lstrip(DECORATION)
    begin = low + len(window) - len(opened)
    return _midline(text, begin, opened) or _sentence(text, begin, opened, whole=high == end)


def _leads_on(phrase: str) -> bool:
    """Whether a phrase ends in a word that what is cited must follow."""
    return phrase.lower().endswith((" as", " als", "follows", " como", " comme", " kao", " jako"))


def _ends_there(bare: str, end: int) -> int | None:
    """Where the cue ends, if the phrase that ends at ``end`` is a cue; a colon is left."""
    if _SHORTCODE.match(bare, end):
        return len(bare)
    tail = _TAIL.match(bare, end)
    after = tail.end() if tail else end
    rest = bare[after : after + 3]
    if not rest.strip(DECORATION + ".") or rest[0] in COLONS:
        return after
    if rest[0] == "." and rest[1:2].isspace():  # "How to cite. Hersbach, H., …"
        return after + 1
    if _leads_on(bare[:end]):
        return end
    # Flattened lists and tables: "Citation  D N Astrov et al 1976 Metrologia 12 143".
    return end if rest[0].isspace() or bare[end : end + 1].isspace() else None


def _sentence(text: str, begin: int, bare: str, *, whole: bool) -> Cue | None:
    """A sentence such as "If you use these data in your work, please cite:".

    ``whole`` says that ``bare`` reaches to the end of its line.
    """
    for match in _lead().finditer(bare):
        if _false().search(bare[max(0, match.start() - 20) : match.end() + 20]):
            continue
        stop = _SENTENCE_STOP.search(bare, match.end(), match.end() + _LEAD_TAIL)
        opened = max(bare.rfind(mark, 0, match.start()) + 2 for mark in (". ", "; ", "? "))
        opened = 0 if opened == 1 else opened
        if stop and stop[0] in COLONS:
            return _cue(text, begin + opened, begin + stop.start(), strong=True, lead=True)
        rest = bare[match.end() :].rstrip()
        if stop is None and whole and len(rest) < _LEAD_REST and rest[-1:] not in _STOPS:
            return _wrapped(text, begin, opened, bare)
    return None


def _wrapped(text: str, begin: int, opened: int, bare: str) -> Cue:
    """A leading sentence without a colon on its line: the colon may stand on the next."""
    end = begin + len(bare)
    following = text[end + 1 : end + 1 + _LEAD_TAIL].split("\n", 1)[0]
    colon = re.match(rf"[^.{COLONS}]{{1,90}}[{COLONS}]\s*$", following)
    if colon and following[:1].islower():
        end += 1 + len(following.rstrip()) - 1
    return _cue(text, begin + opened, end, strong=True, lead=True)


def _midline(text: str, begin: int, bare: str) -> Cue | None:
    """A cue within a line: "… as stated below. Suggested citation: Family, Given …"."""
    for english in (True, False):
        for match in _phrases(strong=True, english=english).finditer(bare):
            after = _TAIL.match(bare, match.end())
            place = after.end() if after else match.end()
            colon = bare[place : place + 1]
            if colon and colon in COLONS and not _false().match(match[0]):
                return _cue(text, begin + match.start(), begin + place, strong=True)
            if _leads_on(match[0]) or _closes_heading(bare, match.start(), place):
                return _cue(text, begin + match.start(), begin + match.end(), strong=True)
    return None


def _closes_heading(bare: str, start: int, end: int) -> bool:
    """Whether a phrase is the last of several in a heading: "Licence and how to cite"."""
    if len(bare) > _HEADING_WIDTH or bare[end:].strip(DECORATION + "."):
        return False
    return _JOINED.search(bare[:start]) is not None


def _cue(text: str, start: int, end: int, *, strong: bool, lead: bool = False) -> Cue:
    after = end
    while after < len(text) and text[after] in " \t\u00a0*_`)]\\":
        after += 1
    closing = _CLOSING_TAG.match(text, after)
    after = closing.end() if closing else after
    colon = after < len(text) and text[after] in COLONS
    if colon:
        after += 1
        while after < len(text) and text[after] in "*_`":
            after += 1
        closing = _CLOSED.match(text, after)
        after = closing.end() if closing else after
    else:
        after = end
    words = text[start:after].strip(" \t\u00a0*_`")
    return Cue(text=words, start=start, end=after, colon=colon, strong=strong, lead=lead)


def _compiled(words: Iterable[str]) -> str:
    return "|".join(words).replace(" ", r"[ \t\u00a0]+")


def _match_phrase(bare: str, *, strong: bool) -> re.Match[str] | None:
    """The phrase that ``bare`` begins with: English first, the others only where it fails."""
    english = _phrases(strong=strong, english=True).match(bare)
    return english or _phrases(strong=strong, english=False).match(bare)


@cache
def _phrases(*, strong: bool, english: bool) -> re.Pattern[str]:
    """The phrases of a weight as one pattern, of English or of the other languages."""
    words = _compiled(
        row.words for row in PHRASES if row.strong == strong and (row.language == "en") == english
    )
    return re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(f"(?:{_compiled(SENTENCES)})", re.IGNORECASE)


@cache
def _false() -> re.Pattern[str]:
    return re.compile(f"(?:{_compiled(FALSE_FRIENDS)})", re.IGNORECASE)
