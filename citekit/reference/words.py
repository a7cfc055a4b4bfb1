"""Regular expressions that several shapes share: dates, capitals, codes."""

from __future__ import annotations

from functools import lru_cache

from citekit.normalize.dates import parse_date
from citekit.patterns import CAPITALS, lazy

UPPER = CAPITALS

_WORD = r"[^\W\d_]{3,10}\.?"
_MONTH = rf"{_WORD}(?:\s?[/–-]\s?{_WORD})?"
DATE = (
    rf"(?:(?:{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?,?\s+)?"
    rf"|\d{{1,2}}\.?(?:er|º)?(?:\s?[-–]\s?\d{{1,2}}\.?)?\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+)?)?"
    r"[12]\d{3}(?:\s?[/–-]\s?\d{2,4})?[a-z]?"
    r"|[12]\d{3}-\d\d-\d\d|\d{1,2}\.\s?\d{1,2}\.\s?[12]\d{3}"
    rf"|[12]\d{{3}}[a-z]?,\s+{_MONTH}(?:\s+\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?)?"
    rf"|[12]\d{{3}}[a-z]?,\s+\d{{1,2}}\.?\s+(?:de\s+)?{_WORD}"
    rf"|[12]\d{{3}}\s+{_WORD}(?:\s+\d{{1,2}})?"
    r"|[12]\d{3}年(?:\d{1,2}月(?:\d{1,2}日)?)?)"
)
"""A printed date; its words are checked by ``is_date``."""


def is_date(text: str) -> bool:
    """Tell whether ``text`` is a date with a year."""
    return parse_date(text) is not None


def is_balanced(text: str) -> bool:
    """Tell whether brackets and double quotation marks pair off in ``text``."""
    if _MARKS.search(text) is None:
        return True
    for opening, closing in ("()", "[]", "“”", "«»"):
        if text.count(opening) != text.count(closing):
            return opening == "“" and text.count("„") == text.count("“") and "”" not in text
    return text.count('"') % 2 == 0


_MARKS = lazy(r"[()\[\]“”«»\"]")
_CODE = lazy(rf"(?:[{UPPER}]+[\w]*[-/.]?)*\d[\w./–-]*")


def is_code(text: str) -> bool:
    """Tell whether ``text`` is the number of a report: R45281, GOV/2003/75, 2016-07."""
    return bool(_CODE.fullmatch(text))


_FLAT = tuple(zip("\u00a0\u3000（），．：；", "  (),.:;", strict=True))


@lru_cache(maxsize=1)  # every grammar asks for the same text
def flat_text(text: str) -> str:
    """Return ``text`` on one line and with plain punctuation, each character in its place."""
    text = text.replace("\n", " ")
    if not text.isascii():
        for printed, plain in _FLAT:  # sooner than ``translate``, which looks each letter up
            text = text.replace(printed, plain)
    return text


MADE_OF_DATA = (
    r"(?:data\s?sets?|data(?:base|\s(?:files?|collection))?|datos|données|datenbank|datens[aä]tze?|dados|dati|software"
    r"|code|código|codice|(?:R|Python)\spackage|repositor(?:y|io)|toolkit|corpus|notebooks?)"
)
"""What brackets behind a title call it: data, software."""
