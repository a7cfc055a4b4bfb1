"""Dates of RIS and EndNote ↔ ``Date``: ``YYYY/MM/DD/other``, and what people write instead."""

from __future__ import annotations

from citekit.model import Date
from citekit.normalize.dates import parse_date
from citekit.patterns import lazy

_SLASHED = lazy(r"(\d{4})/(\d{0,2})(?:/(\d{0,2})(?:/([^/]{0,60}))?)?/?")
_SEASONS = ("Spring", "Summer", "Autumn", "Winter")


def read_slashed(text: str) -> Date | None:
    """Return the date that ``text`` says, its words where it says none, ``None`` for a blank.

    >>> read_slashed("2019/03//").parts
    ((2019, 3),)
    >>> read_slashed("2015///Winter").season
    4
    """
    text = " ".join(text.split())
    match = _SLASHED.fullmatch(text)
    if match is None:
        if not text.strip("/ "):
            return None
        return parse_date(text) or Date(literal=text)
    parts = [int(match[1])]
    for number, most in ((match[2], 12), (match[3], 31)):
        if not number or not 1 <= int(number) <= most:
            break
        parts.append(int(number))
    other = parse_date(f"{match[4]} {match[1]}") if match[4] else None
    return Date(parts=(tuple(parts),), season=other.season if other else None)


def write_slashed(date: Date) -> str:
    """Return ``date`` as RIS has it, or its words.

    >>> write_slashed(Date(parts=((2019, 3),)))
    '2019/03//'
    """
    if not date.parts or not date.parts[0]:
        return date.literal or date.raw
    if len(date.parts) == 2:
        return "-".join(str(part[0]) for part in date.parts if part)
    first = date.parts[0]
    numbers = [f"{first[0]:04d}", *(f"{number:02d}" for number in first[1:]), "", ""][:3]
    season = date.season if isinstance(date.season, int) and 1 <= date.season <= 4 else 0
    return "/".join(numbers) + "/" + (_SEASONS[season - 1] if season else "")
