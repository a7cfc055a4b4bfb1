"""Cue phrases: the words that lead to a citation block, and the words that only look so.

Sources of the phrases: the pages of publishers, repositories and institutes that print
them (Belfer Center, SSOAR, PLOS, ACM, HAL, OpenEdition, RePEc, CDC, PANGAEA, …). A
phrase ends in a colon or stands on a line of its own; what follows must look like a
reference (``shape``), so that prose about citing leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

STEMS = (
    "cite", "citing", "citation", "citar", "citer", "citare", "citaci", "citazione", "citaç",
    "cita su", "cita de", "zitier", "zitation", "zitat", "quellenangabe", "reference format",
    "to reference", "attribution", "référence élec", "référence pap", "referencia elec",
    "referência", "notizia bibl", "引用", "引文", "цитиров", "인용", "verwijz", "citeren",
)  # fmt: skip
"""Every cue holds one of these, in lower case; a page without any has no cue."""

# One cue, as a whole line or up to its colon. Each row is a language.
_PHRASES = (
    # English
    r"(?:for\s+)?(?:academic|suggested|recommended|preferred|proper|formal|official|bibliographic|full)\s+"
    r"(?:citations?|reference)(?:\s+(?:format|style|for\s+(?:this|the)\s+[\w-]+(?:\s+[\w-]+)?))?",
    r"(?:how|where)\s+to\s+(?:cite|reference|quote)(?:\s+[\w'’()-]+){0,5}",
    r"(?:please\s+)?(?:cite|reference)\s+(?:this|the|our|these|us)(?:\s+[\w'’-]+){0,5}?(?:\s+(?:as(?:\s+follows)?|in\s+press\s+as))?",
    r"(?:please\s+)?cited?\s+(?:it\s+|them\s+)?as(?:\s+follows)?",
    r"to\s+cite(?:\s+[\w'’-]+){0,6}",
    r"(?:this|the)\s+[\w-]+(?:\s+[\w-]+){0,2}\s+(?:should|may|can|must)\s+be\s+cited(?:\s+as)?(?:\s+follows)?",
    r"citations?(?:\s+(?:information|format|details|request|style|for\s+this\s+[\w-]+))?",
    r"acm\s+reference\s+format",
    r"for\s+(?:attribution|citation)(?:[^\n:：]{0,60}?\bcite\b[^\n:：]{0,30})?(?:\s+please\s+use)?",
    r"(?:(?:mdpi\s+and\s+)?acs|ama|apa|chicago|mla|vancouver|harvard)(?:/turabian)?\s+(?:style|citation)",
    # German
    r"(?:empfohlene\s+)?(?:zitierweise|zitierung|zitation|zitierempfehlung)(?:\s+(?:ist|dieses\s+\w+))?",
    r"zitier(?:vorschlag|hinweis|empfehlung|fähige?\s+url)|zitationshinweis",
    r"(?:die\s+)?empfohlene\s+zitierweise(?:\s+ist)?",
    r"(?:bitte\s+)?(?:diese[nrms]?\s+\w+\s+)?(?:bitte\s+)?(?:wie\s+folgt\s+)?zitieren(?:\s+als)?",
    r"(?:empfohlene\s+zitierung\s*/\s*)?suggested\s+citation|zitierweise\s*/\s*citation",
    # French
    r"pour\s+citer(?:\s+[\w'’-]+){0,5}", r"(?:comment\s+)?citer\s+(?:cet?|cette|ce)\s+[\w-]+",
    r"citation\s+(?:recommandée|suggérée)", r"référence\s+(?:électronique|papier)",
    # Spanish, Portuguese, Italian, Dutch
    r"c[óo]mo\s+(?:citar|referenciar)(?:\s+[\w'’()-]+){0,5}", r"(?:la\s+)?cita\s+(?:sugerida|recomendada)",
    r"citaci[óo]n(?:\s+(?:sugerida|recomendada))?", r"citaç[ãa]o(?:\s+(?:sugerida|recomendada))?",
    r"referencia\s+electr[óo]nica", r"para\s+citar(?:\s+[\w-]+){0,4}", r"citar\s+(?:como|este\s+[\w-]+)",
    r"come\s+citare(?:\s+[\w'’-]+){0,4}", r"citazione(?:\s+(?:consigliata|suggerita))?",
    r"notizia\s+bibliografica\s+digitale", r"(?:hoe\s+te\s+citeren|aanbevolen\s+citaat|verwijzing)",
    # Russian, Chinese, Japanese, Korean
    r"(?:ссылка\s+)?для\s+цитирования(?:\s+[\w-]+){0,3}", r"(?:образец|правильное)\s+цитировани[ея]",
    r"(?:acm|本文|论文|建议|请按如下方式|论文中)?(?:引用|引文)(?:本文|格式|本论文|方式)*", r"(?:以下のように)?引用(?:してください|例|方法)?",
    r"인용\s*(?:방법|형식)?",
)  # fmt: skip

_WHOLE = re.compile(rf"(?:{'|'.join(_PHRASES)})", re.IGNORECASE)
# A sentence that ends in a colon and speaks of citing: "If you use these data, please cite:".
_LEADING = re.compile(
    r"[^\n:：]{0,160}?\b(?:cit(?:e|es|ed|ing|ations?|ar|er|are)|zitier\w{0,10}|reference\s+format)\b"
    r"[^\n:：]{0,70}[:：]",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:cited\s+(?:by|in)|citing\s+(?:articles|literature)|citations?\s*(?:\(\d|\d|count|index|manager|export|alert)|"
    r"times\s+cited|export\s+citation|download\s+citation|works\s+cited|see\s+citation|citation\.cff|no\s+citation)",
    re.IGNORECASE,
)  # fmt: skip
_DECORATION = " \t\u00a0#*_>|-–—•·▪◦`~+\\[]()（）「」【】■□►▼▾×✓"
_COLONS = ":：﹕"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue phrase on a page: its words, and where what follows it begins."""

    text: str
    start: int
    end: int
    colon: bool


def find_cues(text: str, extra: Iterable[str] = ()) -> Iterator[Cue]:
    """Yield the cues of ``text`` in order. ``extra`` phrases are taken as they are."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" grows when lowered; offsets must stay
        lowered = "".join(char if len(char.lower()) > 1 else char.lower() for char in text)
    known = tuple(phrase.strip().rstrip(_COLONS).lower() for phrase in extra)
    hits: set[int] = set()
    for stem in (*STEMS, *known):
        place = lowered.find(stem)
        while place >= 0:
            hits.add(text.rfind("\n", 0, place) + 1)
            end = text.find("\n", place)
            if end < 0:
                break
            place = lowered.find(stem, end)
    for start in sorted(hits):
        end = text.find("\n", start)
        cue = _cue_of(text, start, len(text) if end < 0 else end, known)
        if cue is not None:
            yield cue


def is_cue_line(line: str) -> bool:
    """Whether ``line`` begins as a cue does: what stands before it has ended."""
    bare = line.strip(_DECORATION)
    match = _WHOLE.match(bare)
    return match is not None and bare[match.end() :].lstrip(" *_`")[:1] in ("", *_COLONS)


def _cue_of(text: str, start: int, end: int, known: tuple[str, ...]) -> Cue | None:
    line = text[start : min(end, start + 2_000)]
    begin = len(line) - len(line.lstrip(_DECORATION))
    bare = line[begin:]
    for phrase in known:
        place = bare.lower().find(phrase)
        if 0 <= place <= 60:
            return _cue(text, start + begin, start + begin + place + len(phrase))
    match = _WHOLE.match(bare)
    if match and not _FALSE.match(bare):
        after = start + begin + match.end()
        rest = text[after:end].lstrip(_DECORATION)
        if not rest or rest[0] in _COLONS or match[0].lower().endswith((" as", " als", " follows")):
            return _cue(text, start + begin, after)
    match = _LEADING.search(bare[:400])
    if match and not _FALSE.search(match[0]):
        return _cue(text, start + begin + match.start(), start + begin + match.end() - 1)
    # "… as stated below. Suggested citation: Family, Given …": a cue in mid-line.
    for match in _WHOLE.finditer(bare[:1_500]):
        after = bare[match.end() : match.end() + 3].lstrip("*_ ")
        if after[:1] in _COLONS and after and not _FALSE.match(match[0]):
            return _cue(text, start + begin + match.start(), start + begin + match.end())
    return None


def _cue(text: str, start: int, end: int) -> Cue:
    after = end
    while after < len(text) and text[after] in " \t\u00a0*_`)]\\":
        after += 1
    colon = after < len(text) and text[after] in _COLONS
    if colon:
        after += 1
        end = after
        while after < len(text) and text[after] in "*_`":
            after += 1
    return Cue(text=text[start:end].strip(" *_"), start=start, end=after, colon=colon)
