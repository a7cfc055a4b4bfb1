"""Dates of BibTeX (``year``, ``month``, ``day``) and BibLaTeX (``date``, EDTF) ↔ Date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from citekit.model import Date
from citekit.normalize.dates import parse_date
from citekit.normalize.edtf import parse_edtf
from citekit.patterns import lazy

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros that every BibTeX style defines."""
_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_YEAR = lazy(r"-?\d{4}")
_DAY = lazy(r"(\d{1,2})(?:st|nd|rd|th|\.)?", re.IGNORECASE)
_LOOSE = lazy(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")


@lru_cache(maxsize=4096)
def read_edtf(text: str) -> Date:
    """Return a BibLaTeX date; what is no EDTF keeps its words."""
    text = text.strip()
    found = parse_edtf(text)
    if found is not None:
        return found
    loose = _LOOSE.fullmatch(text)
    if loose is not None:
        found = parse_edtf("-".join(part.zfill(2) for part in loose.groups() if part))
    return found or parse_date(text) or Date(literal=text)


@lru_cache(maxsize=4096)
def read_year(year: str, month: str, day: str) -> Date:
    """Return BibTeX's three fields as a date; ``month`` is a macro's name, word or number.

    >>> read_year("2023", "mar", "21").parts
    ((2023, 3, 21),)
    """
    year, month, day = year.strip(), month.strip(), day.strip()
    if not year:
        return Date(literal=month)
    date = parse_edtf(year) or parse_date(year)
    if date is None:
        return Date(literal=" ".join(part for part in (day, month, year) if part))
    if not month or len(date.parts) != 1 or len(date.parts[0]) != 1:
        return date
    number, in_month = _month_and_day(month)
    if not number:
        return parse_date(f"{month} {year}") or date
    ordinal = _DAY.fullmatch(day)
    days = int(ordinal[1]) if ordinal else in_month
    parts = (date.parts[0][0], number, *((days,) if 1 <= days <= 31 else ()))
    return Date(parts=(parts,), circa=date.circa)


def write_edtf(date: Date) -> str:
    """Return ``date`` as EDTF, or its words.

    >>> write_edtf(Date(parts=((2015,), (2016,)), season=4))
    '2015-24/2016-24'
    """
    if not date.parts:
        return date.raw or date.literal
    season = date.season if isinstance(date.season, int) and 1 <= date.season <= 4 else None
    ends = [_edtf_end(part, season, date.circa) for part in date.parts]
    return "/".join(ends)


@lru_cache(maxsize=4096)
def bibtex_fields(date: Date) -> Mapping[str, str]:
    """Return ``year``, ``month`` (a macro or text) and ``day`` for BibTeX's styles.

    A date that these cannot say stands in ``date`` as well, which styles pass over.

    >>> dict(bibtex_fields(Date(parts=((2015,), (2016,)), season=4)))
    {'year': '2015/2016', 'month': 'Winter', 'date': '2015-24/2016-24'}
    """
    if not date.parts or not date.parts[0]:
        fields = {"year": date.literal or date.raw or write_edtf(date)}
    else:
        fields = {"year": _years(date)}
        first = date.parts[0]
        if len(date.parts) == 1 and len(first) > 1 and 1 <= first[1] <= 12:
            fields["month"] = MONTHS[first[1] - 1]
            if len(first) > 2:
                fields["day"] = str(first[2])
        elif isinstance(date.season, int) and 1 <= date.season <= 4:
            fields["month"] = _SEASONS[date.season - 1]
    if read_year(fields["year"], fields.get("month", ""), fields.get("day", "")) != date:
        exact = write_edtf(date)
        if date.parts and read_edtf(exact) == date:
            fields["date"] = exact
    return fields


def _years(date: Date) -> str:
    years = [part[0] for part in date.parts if part]
    if len(years) == 2 and years[0] != years[1]:
        return f"{years[0]}/{years[1]}"
    return str(years[0])


def _edtf_end(part: tuple[int, ...], season: int | None, circa: bool) -> str:
    if not part:
        return ".."
    year = f"{part[0]:04d}" if part[0] >= 0 else f"-{-part[0]:04d}"
    if season and len(part) == 1:
        year += f"-{20 + season}"
    return "-".join([year, *(f"{number:02d}" for number in part[1:])]) + ("~" if circa else "")


def _month_and_day(month: str) -> tuple[int, int]:
    """Return the month's number, and the day that users write with it: ``mar 21``."""
    folded = month.lower()
    if folded in MONTHS:
        return MONTHS.index(folded) + 1, 0
    if folded.isdigit():
        return (int(folded), 0) if 1 <= int(folded) <= 12 else (0, 0)
    words = re.split(r"[\s~,.]+", folded.strip(" ~,."))
    days = [int(match[1]) for word in words if (match := _DAY.fullmatch(word))]
    names = [word for word in words if not _DAY.fullmatch(word)]
    if len(names) != 1 or len(days) > 1:
        return 0, 0
    if not names[0].isalpha():
        return 0, 0
    if names[0][:3] in MONTHS:
        number = MONTHS.index(names[0][:3]) + 1
    else:
        parsed = parse_date(f"{names[0]} 2000")
        whole = parsed is not None and parsed.parts and len(parsed.parts[0]) > 1
        number = parsed.parts[0][1] if parsed is not None and whole else 0
    return number, days[0] if days else 0
