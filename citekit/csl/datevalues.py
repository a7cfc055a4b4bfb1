"""Dates in items that came as one string: ISO 8601, EDTF and the plainest written forms."""

from __future__ import annotations

from dataclasses import replace

from citekit.model import Date
from citekit.patterns import lazy

_ONE = lazy(r"(-?\d{1,6})(?:[-/](\d{1,2}|[?])(?:[-/](\d{1,2}))?)?(?:T[\d:.+Z-]*)?")


def parse_raw(date: Date) -> Date:
    """Return ``date`` with its ``raw`` text taken apart; what cannot be is a literal."""
    text = date.raw.strip()
    circa = date.circa
    if text.endswith(("?", "~", "%")):
        text, circa = text.rstrip("?~%"), True
    halves = text.split("/") if "/" in text else text.split("--")
    if len(halves) > 2:
        halves = [text]
    parts: list[tuple[int, ...]] = []
    for half in halves:
        if half.strip() in ("", "..", "open"):
            parts.append(())
            continue
        match = _ONE.fullmatch(half.strip())
        if match is None:
            return replace(date, literal=date.literal or date.raw, raw="")
        numbers = [int(part) for part in match.groups() if part and part != "?"]
        parts.append(tuple(numbers))
    season = date.season
    if parts[0][1:2] and parts[0][1] > 12:
        season = parts[0][1] - 20 if parts[0][1] > 20 else parts[0][1] - 12
        parts = [part[:1] for part in parts]
    return replace(date, parts=tuple(parts), season=season, circa=circa, raw="")
