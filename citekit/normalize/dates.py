"""Printed dates → ``Date``: any order, months in many languages, ranges, seasons, EDTF.

A date is read as a row of atoms (year, month, number, season, dash). The row's shape,
"MnY" for "March 21, 2023", finds the rule in a table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from citekit.model import Date
from citekit.normalize.date_words import (
    BEFORE_CHRIST,
    CIRCA,
    MONTHS,
    NOISE,
    PRESENT,
    SEASONS,
)
from citekit.normalize.edtf import parse_edtf
from citekit.patterns import lazy

_MAX_CHARACTERS = 120
_FIRST_OF_LAST_CENTURY = 40

_CLOCK = lazy(
    r"\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?(?:UTC|GMT|CET|EST))?", re.IGNORECASE
)
_ERA = lazy(
    r"\bB\.?\s?C\.?(?:\s?E\b\.?)?(?![^\W\d_])|\bv\.\s?Chr\.|\bav\.\s?J\.?-?C\."
    r"|\ba\.\s?(?:de\s)?C\.",
    re.IGNORECASE,
)
_NUMERIC = lazy(
    r"""(?<![\d./-])(?:
      (?P<y1>[12]\d{3})\s?[-./]\s?(?P<m1>\d{1,2})(?:\s?[-./]\s?(?P<d1>\d{1,2}))?(?:T[\d:.]+(?:Z
      |[+-][\d:]+)?)?
    | (?P<a>\d{1,2})\s?(?P<sep>[-./])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?(?P<y2>[12]\d{3})
    | (?P<m3>\d{1,2})\s?[./]\s?(?P<y3>[12]\d{3})
    | (?P<y4>[12]\d{3})\s?[年년]\s?(?:(?P<m4>\d{1,2})\s?[月월]\s?(?:(?P<d4>\d{1,2})\s?[日일号]?)?)?
    )(?![\d])(?!\s?[-/]\s?\d)""",
    re.VERBOSE,
)
_SHORT_YEAR = lazy(r"(?<![\d.])(?P<day>\d{1,2}\.\s?\d{1,2}\.\s?)(?P<year>\d\d)(?![\d.])")
"""A day with a year of two digits, as German newspapers are cited."""
_ATOM = lazy(
    r"(?P<number>\d+)|(?P<word>[^\W\d_]+)|(?P<dash>\s*[-‐‑‒–—―/]+\s*|\s(?:to|bis|until|au|al|a"
    r"|à)\s(?=.*\d))|(?P<ask>\?)"
)
_WORDS = lazy(r"[^\W\d_]+")
_NO_DATE = lazy(
    r"[\s(\[]*(?:n\.?\s?d\.?|o\.?\s?[jJ]\.?|s\.?\s?[dafaA]\.?|z\.?\s?j\.?|undated|no date"
    r"|ohne jahr|sans date|sin fecha"
    r"|forthcoming|in press|to appear|im erscheinen|à paraître|en prensa|in corso di stampa"
    r"|no prelo)[\s)\].,]*",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def parse_date(text: str, language: str | None = None) -> Date | None:
    """Return the date that ``text`` prints, or ``None`` where it prints none.

    ``language`` (``"en"``, ``"de-AT"``) settles 03/04/2015 alone: month first in
    English, else day first. What is no part of a date but belongs to one ("accessed",
    a weekday, a time of day) is passed over; anything else makes it no date.

    >>> parse_date("March 21, 2023").parts
    ((2023, 3, 21),)
    >>> date = parse_date("Winter 2015/16")
    >>> date.parts, date.season
    (((2015,), (2016,)), 4)
    """
    text = text.replace("\u00a0", " ").replace("\u202f", " ").strip()
    if not text or len(text) > _MAX_CHARACTERS or _NO_DATE.fullmatch(text):
        return None
    edtf = parse_edtf(text.strip("()[].,; "))
    if edtf is not None:
        return edtf
    text = _CLOCK.sub(" ", text)
    text = _SHORT_YEAR.sub(_with_century, text)
    numeric = _NUMERIC.search(text)
    if numeric and not _is_span_of_years(numeric, text):
        date = _numeric(numeric, language)
        rest = text[: numeric.start()] + " " + text[numeric.end() :]
        return date if date is not None and _only_noise(rest) else None
    return _from_atoms(text)


def _with_century(match: re.Match[str]) -> str:
    """Write "12.3.99" as "12.3.1999": years to come are not printed so."""
    century = "20" if int(match["year"]) < _FIRST_OF_LAST_CENTURY else "19"
    return f"{match['day']}{century}{match['year']}"


def _is_span_of_years(match: re.Match[str], text: str) -> bool:
    """Tell 2015/16 from 2015/10."""
    if not match["y1"] or match["d1"] or len(match["m1"]) != 2:
        return False
    return (
        int(match["m1"]) > 12
        or ("/" in match[0] and int(match["m1"]) == (int(match["y1"]) + 1) % 100)
        or any(word.lower() in SEASONS for word in _WORDS.findall(text))
    )


def _only_noise(text: str) -> bool:
    return all(
        (match["word"] or "").lower() in NOISE or match["dash"] is not None
        for match in _ATOM.finditer(text)
    )


def _numeric(match: re.Match[str], language: str | None) -> Date | None:
    if match["y1"]:
        return _dated(match["y1"], match["m1"], match["d1"])
    if match["y3"]:
        return _dated(match["y3"], match["m3"], None)
    if match["y4"]:
        return _dated(match["y4"], match["m4"], match["d4"])
    first, second, year = match["a"], match["b"], match["y2"]
    month_first = match["sep"] != "." and (language or "en").lower().startswith("en")
    if int(second) > 12 or (month_first and int(first) <= 12):
        first, second = second, first
    return _dated(year, second, first)


def _dated(year: str, month: str | None, day: str | None) -> Date | None:
    parts = [int(year)]
    if month is not None:
        if not 1 <= int(month) <= 12:
            return None
        parts.append(int(month))
        if day is not None:
            if not 1 <= int(day) <= 31:
                return None
            parts.append(int(day))
    return Date(parts=(tuple(parts),))


# ── Atoms and their shapes ───────────────────────────────────────────────────────────


def _from_atoms(text: str) -> Date | None:
    sign = 1
    if _ERA.search(text):
        text, sign = _ERA.sub(" ", text), -1
    shape: list[str] = []
    values: list[int] = []
    circa = False
    for match in _ATOM.finditer(text):
        kind, value = _atom(match, sign < 0)
        if kind == "circa":
            circa = True
        elif kind == "bad":
            return None
        elif kind == "-":
            if shape and shape[-1] != "-":
                shape.append("-")
        elif kind:
            shape.append(kind)
            values.append(value)
    while shape and shape[-1] == "-" and len(shape) > 2:
        shape.pop()
    rule = _SHAPES.get("".join(shape))
    if rule is None:
        return None
    date = rule(values)
    if date is None or not _is_possible(date):
        return None
    if sign < 0:
        date = Date(parts=tuple((-part[0], *part[1:]) for part in date.parts), season=date.season)
    if circa:
        date = Date(parts=date.parts, season=date.season, circa=True)
    return date


def _atom(match: re.Match[str], ancient: bool) -> tuple[str, int]:
    """Return the kind of an atom, ``""`` for one to pass over, and its value."""
    number = match["number"]
    if number is not None:
        value = int(number) if len(number) < 9 else 0
        if (len(number) == 4 and 1000 <= value <= 2999) or (ancient and 0 < value < 10_000):
            return "Y", value
        return ("n", value) if len(number) <= 2 and value > 0 else ("bad", 0)
    if match["dash"] is not None:
        return "-", 0
    if match["ask"] is not None:
        return "circa", 0
    return _word(match["word"])


@lru_cache(maxsize=2048)
def _word(printed: str) -> tuple[str, int]:
    word = printed.lower()
    if word in MONTHS:
        return "M", MONTHS[word]
    if word in SEASONS:
        return "S", SEASONS[word]
    if word in CIRCA:
        return "circa", 0
    if word in PRESENT:
        return "O", 0
    if word in NOISE or word in BEFORE_CHRIST or len(word) == 1:
        return "", 0
    return "bad", 0


def _is_possible(date: Date) -> bool:
    return all(
        (len(part) < 2 or 1 <= part[1] <= 12) and (len(part) < 3 or 1 <= part[2] <= 31)
        for part in date.parts
    )


def _complete(first: int, last: int) -> int:
    """Return the year that ``last``, given short, stands for: 2015 and 16 → 2016."""
    return first - first % 100 + last if last < 100 else last


def _one(*order: int) -> Callable[[list[int]], Date | None]:
    return lambda v: Date(parts=(tuple(v[i] for i in order),))


def _two(first: tuple[int, ...], last: tuple[int, ...]) -> Callable[[list[int]], Date | None]:
    return lambda v: _range(tuple(v[i] for i in first), tuple(v[i] for i in last))


def _range(first: tuple[int, ...], last: tuple[int, ...]) -> Date | None:
    last = (_complete(first[0], last[0]), *last[1:])
    return Date(parts=(first, last)) if last >= first else None


def _season(year: int, season: int, last: int | None = None) -> Callable[[list[int]], Date | None]:
    def read(v: list[int]) -> Date | None:
        if last is None:
            return Date(parts=((v[year],),), season=v[season])
        end = _complete(v[year], v[last])
        return Date(parts=((v[year],), (end,)), season=v[season]) if end >= v[year] else None

    return read


_SHAPES: Mapping[str, Callable[[list[int]], Date | None]] = MappingProxyType(
    {
        "Y": _one(0),
        "MY": _one(1, 0),
        "M-Y": _one(1, 0),
        "YM": _one(0, 1),
        "Y-M": _one(0, 1),
        "MnY": _one(2, 0, 1),
        "nMY": _one(2, 1, 0),
        "n-M-Y": _one(2, 1, 0),
        "YMn": _one(0, 1, 2),
        "Y-M-n": _one(0, 1, 2),
        "YnM": _one(0, 2, 1),
        "Y-Y": _two((0,), (1,)),
        "Y-n": _two((0,), (1,)),
        "Y-": lambda v: Date(parts=((v[0],), ())),
        "Y-O": lambda v: Date(parts=((v[0],), ())),
        "M-MY": _two((2, 0), (2, 1)),
        "MMY": _two((2, 0), (2, 1)),
        "YM-M": _two((0, 1), (0, 2)),
        "MY-MY": _two((1, 0), (3, 2)),
        "Mn-nY": _two((3, 0, 1), (3, 0, 2)),
        "n-nMY": _two((3, 2, 0), (3, 2, 1)),
        "YMn-n": _two((0, 1, 2), (0, 1, 3)),
        "YMn-Mn": _two((0, 1, 2), (0, 3, 4)),
        "Yn-nM": _two((0, 3, 1), (0, 3, 2)),
        "Mn-MnY": _two((4, 0, 1), (4, 2, 3)),
        "nM-nMY": _two((4, 1, 0), (4, 3, 2)),
        "MnY-MnY": _two((2, 0, 1), (5, 3, 4)),
        "nMY-nMY": _two((2, 1, 0), (5, 4, 3)),
        "SY": _season(1, 0),
        "YS": _season(0, 1),
        "S-Y": _season(1, 0),
        "S-SY": _season(2, 0),
        "YS-S": _season(0, 1),
        "SY-n": _season(1, 0, 2),
        "SY-Y": _season(1, 0, 2),
        "YY": _one(0),
    }
)
