"""Extended Date/Time Format, levels 0 and 1 → ``Date``.

Source: ISO 8601-2:2019 as published by the Library of Congress (loc.gov/standards/datetime).
"""

from __future__ import annotations

from citekit.model import Date
from citekit.patterns import lazy

_DATE = lazy(
    r"(?P<y>Y?-?\d{4,9}|\d{3}X|\d{2}XX|\dXXX)(?:-(?P<m>\d{2}|XX)(?:-(?P<d>\d{2}"
    r"|XX))?)?(?P<q>[~?%]?)"
    r"(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?"
)
_SEASON_OF = {
    **{code: code - 20 for code in range(21, 25)},
    **{code: code - 24 for code in range(25, 29)},
}


def parse_edtf(text: str) -> Date | None:
    """Return the EDTF date or interval ``text``, or ``None`` for anything else.

    ``~ ? %`` become ``circa``; unspecified digits (``199X``) a range; seasons 21–24
    (and 25–32 by hemisphere) a season; an open end an empty second part.

    >>> parse_edtf("2016-21").season
    1
    >>> parse_edtf("199X").parts
    ((1990,), (1999,))
    """
    if "/" in text:
        first, _, last = text.partition("/")
        return _interval(first, last)
    return _one(text)


def _interval(first: str, last: str) -> Date | None:
    start = _one(first) if first not in ("", "..") else Date()
    end = _one(last) if last not in ("", "..") else Date()
    if start is None or end is None or not (start.parts or end.parts):
        return None
    if last.isdigit() and len(last) < 4:
        return None
    circa = start.circa or end.circa
    if not start.parts:
        return Date(parts=((), end.parts[-1]), circa=circa) if end.parts else None
    parts = (start.parts[0], end.parts[-1] if end.parts else ())
    return Date(parts=parts, season=start.season, circa=circa)


def _one(text: str) -> Date | None:
    match = _DATE.fullmatch(text)
    if match is None or (len(match["y"]) > 4 and not match["y"].startswith(("Y", "-"))):
        return None
    circa = bool(match["q"])
    year = match["y"].lstrip("Y")
    if "X" in year:
        parts = ((int(year.replace("X", "0")),), (int(year.replace("X", "9")),))
        return Date(parts=parts, circa=circa)
    whole = [int(year)]
    for name, most in (("m", 12), ("d", 31)):
        printed = match[name]
        if printed is None or printed == "XX":
            break
        number = int(printed)
        if name == "m" and number in _SEASON_OF:
            return Date(parts=(tuple(whole),), season=_SEASON_OF[number], circa=circa)
        if not 1 <= number <= most:
            return None
        whole.append(number)
    return Date(parts=(tuple(whole),), circa=circa)
