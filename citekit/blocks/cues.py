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
from citekit.blocks.sentences import FALSE_FRIENDS, SENTENCES, STEMS
from citekit.patterns import lazy

DECORATION = " \t\u00a0\u200b#*_>|-–—•·▪◦`~+\\[]()（）「」【】■□►▼▾×✓§¶«»"
COLONS = ":：﹕"
# What may stand between a phrase and its colon: "(APA):", "**:**", "[?]:".
_TAIL = lazy(r"[ \t\u00a0]{0,3}(?:[(\[（][^)\]）\n]{1,40}[)\]）])?[ \t\u00a0*_`\])}\\]{0,8}")
_NUMBERING = lazy(
    r"(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|\[\d{1,3}\]|[a-zA-Z][.)]|[ivx]{1,4}[.)])\s+"
)
# A line is looked at this far; a cue is no novel.
_REACH = 1_500
_LEAD = 400
_LEAD_TAIL = 110
_LEAD_REST = 60
_STOPS = frozenset(",.;?!")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue phrase on a page: its words, and where what follows it begins.

    ``strong`` cues speak of citing this work, weak ones are single words. A ``lead`` is
    a sentence. ``own_line`` says that nothing else stands on the cue's line before it.
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
    for start in _lines_with(text, (*STEMS, *known)):
        end = text.find("\n", start)
        cue = _cue_of(text, start, len(text) if end < 0 else end, known)
        if cue is not None:
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


def _lines_with(text: str, stems: Iterable[str]) -> list[int]:
    """Where the lines begin that hold a stem, each once."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" grows when lowered; offsets must stay
        lowered = "".join(char if len(char.lower()) > 1 else char.lower() for char in text)
    starts: set[int] = set()
    for stem in stems:
        place = lowered.find(stem)
        while place >= 0:
            starts.add(text.rfind("\n", 0, place) + 1)
            end = text.find("\n", place)
            if end < 0:
                break
            place = lowered.find(stem, end)
    return sorted(starts)


def _may_hold_cue(line: str) -> bool:
    lowered = line.lower()
    return any(stem in lowered for stem in STEMS)


def _bare(line: str) -> str:
    bare = line.lstrip(DECORATION)
    numbering = _NUMBERING.match(bare)
    return bare[numbering.end() :].lstrip(DECORATION) if numbering else bare


def _cue_of(text: str, start: int, end: int, known: tuple[str, ...]) -> Cue | None:
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
    return (
        _midline(text, begin, bare)
        or _sentence(text, begin, bare, cut=end > start + _REACH)
        or inline
    )


def _leads_on(phrase: str) -> bool:
    """Whether a phrase ends in a word that what is cited must follow."""
    return phrase.lower().endswith((" as", " als", "follows", " como", " comme", " kao", " jako"))


def _ends_there(bare: str, end: int) -> int | None:
    """Where the cue ends, if the phrase that ends at ``end`` is a cue; a colon is left."""
    tail = _TAIL.match(bare, end)
    after = tail.end() if tail else end
    rest = bare[after : after + 3]
    if not rest.strip(DECORATION + ".") or rest[0] in COLONS:
        return after
    if _leads_on(bare[:end]):
        return end
    # Flattened lists and tables: "Citation  D N Astrov et al 1976 Metrologia 12 143".
    return end if rest[0].isspace() or bare[end : end + 1].isspace() else None


def _sentence(text: str, begin: int, bare: str, *, cut: bool) -> Cue | None:
    """A sentence such as "If you use these data in your work, please cite:"."""
    for match in _lead().finditer(bare[:_REACH]):
        if _false().search(bare[max(0, match.start() - 20) : match.end() + 20]):
            continue
        stop = re.search(
            rf"[{COLONS}](?!/)|[.!?。](?=\s|$)", bare[match.end() : match.end() + _LEAD_TAIL]
        )
        opened = max(
            bare.rfind(". ", 0, match.start()) + 2, bare.rfind("; ", 0, match.start()) + 2, 0
        )
        opened = 0 if opened == 1 else opened
        if match.start() - opened > _LEAD:
            continue
        if stop and stop[0] in COLONS:
            return _cue(
                text, begin + opened, begin + match.end() + stop.start(), strong=True, lead=True
            )
        rest = bare[match.end() :].rstrip()
        if stop is None and not cut and len(rest) < _LEAD_REST and rest[-1:] not in _STOPS:
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
    for match in _phrases(strong=True).finditer(bare):
        after = _TAIL.match(bare, match.end())
        place = after.end() if after else match.end()
        colon = bare[place : place + 1]
        if colon and colon in COLONS and not _false().match(match[0]):
            return _cue(text, begin + match.start(), begin + place, strong=True)
        if _leads_on(match[0]):
            return _cue(text, begin + match.start(), begin + match.end(), strong=True)
    return None


def _cue(text: str, start: int, end: int, *, strong: bool, lead: bool = False) -> Cue:
    after = end
    while after < len(text) and text[after] in " \t\u00a0*_`)]\\":
        after += 1
    colon = after < len(text) and text[after] in COLONS
    if colon:
        after += 1
        while after < len(text) and text[after] in "*_`":
            after += 1
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
def _phrases(*, strong: bool, english: bool | None = None) -> re.Pattern[str]:
    """The phrases of a weight as one pattern, of all languages or of English or the others."""
    words = _compiled(
        row.words
        for row in PHRASES
        if row.strong == strong and english in (None, row.language == "en")
    )
    return re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(f"(?:{_compiled(SENTENCES)})", re.IGNORECASE)


@cache
def _false() -> re.Pattern[str]:
    return re.compile(f"(?:{_compiled(FALSE_FRIENDS)})", re.IGNORECASE)
