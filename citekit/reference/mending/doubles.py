"""Two segments with one label, where a work has but one such value: what the second is.

A second title that "In:" or a date parts from the first is where the work appeared; the first
of two periodicals is the title; a number that is no year is a volume. Each rule gives new
segments: to add one, write it below and give it its row in ``_RULES``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from citekit.normalize.name_words import INSTITUTION_HEAD
from citekit.patterns import lazy
from citekit.reference.tagging.runs import Segment

_IN_BEFORE = lazy(r"[.,]\s(?:In|in):?\s")
_NUMBERS = frozenset(("date", "volume", "pages"))
_STOP = lazy(r"[.?!]\s$")
_IN_BETWEEN = lazy(r"(?:^|[\s.,;)”»’'\"])[.,;]?\s?\b[Ii]n:?\s")
_EDITOR_SIGN = lazy(r"[,.]\s(?:[Ee]ds?\.|[Hh]rsg\.|[Hh]g\.|[Ee]dited)\s(?:(?:by|von)\s)?")
_IN_LAST = lazy(r"\b[Ii]n:?\s$")
_TO_APPEAR = lazy(r",?\s[(\[]?(?:to\sappear|in\spress|forthcoming|im\sErscheinen)\b", re.IGNORECASE)
_PRESS = lazy(r"\b(?:Press|Verlag|Publish(?:ers|ing)|Books|Department|Division)$")
_DECIMAL_POINT = lazy(r"(?<!\d\d)\d\.$")
_NUMBERED = lazy(r",?\s(?:[Nn]o\.\s?|[Vv]ol\.\s?)?\d{1,3}\.\s")
_YEAR = lazy(r"(?:1[4-9]|20)\d\d")


def settle_doubles(text: str, segments: Sequence[Segment]) -> Sequence[Segment]:
    """Return ``segments`` of ``text`` with another label, or joined, where two have the same."""
    labels = [segment.label for segment in segments]
    if len(set(labels)) == len(labels):
        return segments
    for rule in _RULES:
        segments = rule(text, segments)
    return segments


def _first_container(text: str, segments: Sequence[Segment]) -> Sequence[Segment]:
    """The first of two containers is the title, where the second stands behind "In"."""
    containers = _of(segments, "container")
    if len(containers) < 2 or _of(segments, "title"):
        return segments
    first, second = containers[:2]
    if _IN_BEFORE.search(text, first.end, second.start + 4):
        return _relabelled(segments, first, "title")
    between = [one for one in segments if first.end <= one.start < second.start]
    stop = _STOP.search(text, first.end, second.start)
    if (
        not stop
        or "." in text[first.start : first.end]
        or _NUMBERS & {one.label for one in between}
    ):
        return segments
    title = replace(first, label="title", end=stop.start())
    return [title if one is first else one for one in segments if one not in between]


def _second_title(text: str, segments: Sequence[Segment]) -> Sequence[Segment]:
    """A second title behind "In" or to appear: "Title, 1997. Journal of Physics, to appear"."""
    titles = _of(segments, "title")
    if len(titles) < 2 or _of(segments, "container") or _of(segments, "collection"):
        return segments
    first, second = titles[:2]
    between = text[first.end : second.start]
    printed = _IN_BETWEEN.search(between) and not text[second.start].islower()
    if printed or (_TO_APPEAR.match(text, second.end) and not _of(segments, "publisher")):
        return _relabelled(segments, second, "container")
    return segments


def _book_before_editor(text: str, segments: Sequence[Segment]) -> Sequence[Segment]:
    """What stands between "in" and "ed." is a book: "in Liberalism, ed. M. Sandel"."""
    editors = _of(segments, "editor")
    if len(editors) < 2 or _of(segments, "container"):
        return segments
    first, second = editors[:2]
    if not _EDITOR_SIGN.fullmatch(text, first.end, second.start):
        return segments
    if not _IN_LAST.search(text, max(0, first.start - 5), first.start):
        return segments
    return _relabelled(segments, first, "container")


def _press_of_institution(text: str, segments: Sequence[Segment]) -> Sequence[Segment]:
    """An institution and its press publish together: "Georgetown University, Walsh School Press"."""
    publishers = _of(segments, "publisher")
    if len(publishers) < 2:
        return segments
    first, second = publishers[:2]
    if text[first.end : second.start] != ", " or not _PRESS.search(text, first.end, second.end):
        return segments
    if not INSTITUTION_HEAD.are_in(text[first.start : first.end]):
        return segments
    sure = min(first.confidence, second.confidence)
    whole = replace(first, end=second.end, confidence=sure)
    return [whole if segment is first else segment for segment in segments if segment is not second]


def _first_publisher(text: str, segments: Sequence[Segment]) -> Sequence[Segment]:
    """Who begins a reference wrote the work that another published; what is numbered is a series."""
    publishers = _of(segments, "publisher")
    if len(publishers) < 2:
        return segments
    first = publishers[0]
    named = any(_of(segments, name) for name in ("author", "editor"))
    if first is segments[0] and not named and _of(segments, "title"):
        return _relabelled(segments, first, "author")
    if _NUMBERED.match(text, first.end) and not _of(segments, "collection"):
        return _relabelled(segments, first, "collection")
    return segments


def _no_year(text: str, segments: Sequence[Segment]) -> Sequence[Segment]:
    """A number that is no year, behind a periodical, is its volume: "J. High Energy Phys. 0312"."""
    dates = _of(segments, "date")
    if len(dates) < 2 or _of(segments, "volume"):
        return segments
    first, second = (text[date.start : date.end] for date in dates[:2])
    if not first.isdigit() or _YEAR.fullmatch(first) or not _YEAR.search(second):
        return segments
    return _relabelled(segments, dates[0], "volume")


def _decimal(text: str, segments: Sequence[Segment]) -> Sequence[Segment]:
    """What follows a decimal point is no issue, where there is another: "version 1.2"."""
    issues = _of(segments, "issue")
    if len(issues) + len(_of(segments, "volume")) < 2 or not issues:
        return segments
    first = issues[0]
    decimal = _DECIMAL_POINT.search(text, max(0, first.start - 4), first.start)
    if not decimal or any(segment.end == first.start - 1 for segment in segments):
        return segments
    return [segment for segment in segments if segment is not first]


def _of(segments: Sequence[Segment], label: str) -> list[Segment]:
    return [segment for segment in segments if segment.label == label]


def _relabelled(segments: Sequence[Segment], one: Segment, label: str) -> Sequence[Segment]:
    return [replace(segment, label=label) if segment is one else segment for segment in segments]


_RULES: tuple[Callable[[str, Sequence[Segment]], Sequence[Segment]], ...] = (
    _first_container,
    _second_title,
    _book_before_editor,
    _press_of_institution,
    _first_publisher,
    _no_year,
    _decimal,
)
