"""Dates of BibTeX (``year``, ``month``, ``day``) and BibLaTeX (``date``, EDTF) ↔ Date."""

from __future__ import annotations

from collections.abc import Mapping

from citekit.model import Date
from citekit.normalize.dates import parse_date
from citekit.normalize.edtf import parse_edtf

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros that every BibTeX style defines."""


def read_edtf(text: str) -> Date:
    """Return a BibLaTeX date; what is no EDTF keeps its words."""
    text = text.strip()
    return parse_edtf(text) or parse_date(text) or Date(literal=text)


def read_year(year: str, month: str, day: str) -> Date:
    """Return BibTeX's three fields as a date; ``month`` is a macro's name, word or number."""
    year = year.strip()
    exact = parse_edtf(year)
    date = exact or parse_date(year)
    if date is None:
        return Date(literal=" ".join(part for part in (month, year) if part).strip())
    number = _month(month)
    if number and len(date.parts) == 1 and len(date.parts[0]) == 1:
        days = int(day) if day.strip().isdigit() and 1 <= int(day) <= 31 else 0
        if not days:
            days = _day_in(month)
        return Date(
            parts=((date.parts[0][0], number, *((days,) if days else ())),), circa=date.circa
        )
    if month.strip() and not number:
        whole = parse_date(f"{month} {year}")
        if whole is not None:
            return whole
    return date


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


def year_fields(date: Date) -> Mapping[str, str]:
    """Return ``year``, ``month`` (a macro or text) and ``day`` for BibTeX."""
    if not date.parts or not date.parts[0]:
        return {"year": date.literal or date.raw}
    fields = {"year": _years(date)}
    first = date.parts[0]
    if len(date.parts) == 1 and len(first) > 1 and 1 <= first[1] <= 12:
        fields["month"] = MONTHS[first[1] - 1]
        if len(first) > 2:
            fields["day"] = str(first[2])
    elif isinstance(date.season, int) and 1 <= date.season <= 4:
        fields["month"] = ("Spring", "Summer", "Autumn", "Winter")[date.season - 1]
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


def _month(text: str) -> int:
    word = text.strip().strip(".").lower()
    if word[:3] in MONTHS:
        return MONTHS.index(word[:3]) + 1
    if word.isdigit() and 1 <= int(word) <= 12:
        return int(word)
    parsed = parse_date(f"{word} 2000") if word else None
    if parsed is not None and parsed.parts and len(parsed.parts[0]) > 1:
        return parsed.parts[0][1]
    return 0


def _day_in(month: str) -> int:
    """The day that users write into the month: ``mar 21``, ``"21~" # mar``."""
    digits = [word for word in month.replace("~", " ").replace(",", " ").split() if word.isdigit()]
    return (
        int(digits[0])
        if digits and len(digits) == 1 and 1 <= int(digits[0]) <= 31 and len(month.split()) > 1
        else 0
    )
