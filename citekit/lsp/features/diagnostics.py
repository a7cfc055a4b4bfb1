"""What is wrong with the citations of a document, and with the entries of a library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from citekit.lsp.bibfiles import find_faults, find_links
from citekit.lsp.document import Document
from citekit.lsp.entries import Entry
from citekit.lsp.projects import Declared
from citekit.lsp.shelf import Shelf, Volume
from citekit.patterns import lazy

Weight = Literal["error", "warning", "information", "hint"]

# Only so many unknown keys get suggestions at once: each looks through all keys.
_SUGGESTED = 10

# BibTeX fields: what an entry of each type must have at least, by the BibTeX manual
# (btxdoc, "Entry types") and biblatex's (2.1.1); a slash is "or".
_NEEDED: dict[str, tuple[str, ...]] = {
    "article": ("author/editor", "title", "journal/journaltitle", "year/date"),
    "book": ("author/editor", "title", "year/date"),
    "booklet": ("title",),
    "collection": ("editor/author", "title", "year/date"),
    "inbook": ("author/editor", "title", "year/date"),
    "incollection": ("author/editor", "title", "booktitle", "year/date"),
    "inproceedings": ("author/editor", "title", "booktitle", "year/date"),
    "conference": ("author/editor", "title", "booktitle", "year/date"),
    "mastersthesis": ("author", "title", "school/institution", "year/date"),
    "phdthesis": ("author", "title", "school/institution", "year/date"),
    "thesis": ("author", "title", "school/institution", "year/date"),
    "techreport": ("author/editor", "title", "institution", "year/date"),
    "report": ("author/editor", "title", "institution", "year/date"),
    "online": ("title", "url/doi/eprint"),
    "unpublished": ("author", "title", "note/date/year"),
}
_FIELD = lazy(r"(?i)[\s,{]([a-z][\w-]*+)[ \t]*+=\s*+(?!=)")
_DATE = lazy(
    r"(?i)[\s,](date|year|urldate|origdate|eventdate)[ \t]*+=\s*+(?:\{([^{}]*+)\}|\"([^\"]*+)\"|(\w++))"
)
_DOI = lazy(r"(?i)[\s,]doi[ \t]*+=\s*+[{\"]\s*+([^{}\"]++)[}\"]")
_EDTF = lazy(
    r"(?:(?:\d{4}|-\d{4,}|\d{3}X|\d{2}XX)(?:-(?:\d{2}|XX)(?:-(?:\d{2}|XX))?)?[?~%]?|\.\.)?"
    r"(?:/(?:(?:\d{4}|-\d{4,})(?:-\d{2}(?:-\d{2})?)?[?~%]?|\.\.)?)?(?:T[\d:]+(?:Z|[+-][\d:]+)?)?"
)
_MONTH_DAY = lazy(r"-(\d{2})(?:-(\d{2}))?")
_LAST_MONTH = 41  # EDTF 21 to 41: seasons, quarters, halves
_LAST_DAY = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A finding about the text from ``start`` to ``end``; ``kind`` names what it is."""

    start: int
    end: int
    kind: str
    weight: Weight
    message: str


def find_problems(document: Document, shelf: Shelf, declared: Declared) -> tuple[Problem, ...]:
    """Return what is wrong with the citations of a document, in order."""
    problems = [
        Problem(
            start=place,
            end=place + len(path.name),
            kind="missing-library",
            weight="error",
            message=f"the library {path} is not there",
        )
        for path in declared.missing
        for place in [document.text.find(path.name)]
        if place >= 0
    ]
    labels = document.markup.labels(document.masked)
    uses = [use for use in document.uses if use.key not in labels]
    if not shelf.volumes:
        certain = [use for use in uses if use.certain]
        if certain and not declared.missing:
            first = certain[0]
            problems.append(
                Problem(
                    start=first.start,
                    end=first.end,
                    kind="no-bibliography",
                    weight="warning",
                    message=f"this document declares no library, so {first.key!r} leads nowhere",
                )
            )
        return tuple(problems)
    unknown: dict[str, str] = {}
    for use in uses:
        if use.key in shelf:
            continue
        if use.key not in unknown:
            unknown[use.key] = _unknown(use.key, shelf, suggests=len(unknown) < _SUGGESTED)
        problems.append(
            Problem(
                start=use.start,
                end=use.end,
                kind="unknown-key",
                weight="error" if use.certain else "information",
                message=unknown[use.key],
            )
        )
    return tuple(problems)


def _unknown(key: str, shelf: Shelf, *, suggests: bool) -> str:
    where = ", ".join(dict.fromkeys(volume.path for volume in shelf.volumes))
    message = f"{key!r} is not in {where}"
    nearest = shelf.nearest(key) if suggests else ()
    return f"{message}; the nearest: {', '.join(nearest)}" if nearest else message


def find_library_problems(volume: Volume) -> tuple[Problem, ...]:
    """Return what is wrong with the entries of a library file, in order."""
    faults = find_faults(volume.text) if volume.is_bib else ()
    problems = [
        Problem(
            start=place,
            end=min(place + 1, len(volume.text)),
            kind="syntax",
            weight="error",
            message=reason,
        )
        for place, reason in faults
    ]
    broken = {place for place, _ in faults}
    dois: dict[str, Entry] = {}
    for entry in volume.entries:
        same = volume.by_folded_key[entry.key.casefold()]
        if len(same) > 1:
            problems.append(_on_key(entry, "duplicate-key", "error", _duplicate(entry, same)))
        if volume.is_bib and entry.start not in broken:
            problems.extend(_bib_problems(volume, entry, dois))
    problems.sort(key=lambda problem: (problem.start, problem.kind))
    return tuple(problems)


def _duplicate(entry: Entry, same: list[Entry]) -> str:
    if all(other.key == entry.key for other in same):
        return f"{len(same)} entries have the key {entry.key!r}"
    written = ", ".join(dict.fromkeys(repr(other.key) for other in same))
    return f"BibTeX takes these keys for one: {written}"


def _bib_problems(volume: Volume, entry: Entry, dois: dict[str, Entry]) -> list[Problem]:
    text = volume.text[entry.start : entry.end]
    kind = text[1 : text.find("{")].strip().lower()
    problems: list[Problem] = []
    fields = {match[1].lower() for match in _FIELD.finditer(text)}
    if not fields & {"crossref", "xdata"}:
        for needed in _NEEDED.get(kind, ()):
            if not fields & set(needed.split("/")):
                message = f"@{kind} without {needed.replace('/', ' or ')}"
                problems.append(_on_key(entry, "missing-field", "warning", message))
    for match in _DATE.finditer(text):
        value = (match[2] or match[3] or match[4] or "").strip()
        fault = date_fault(match[1].lower(), value)
        if fault:
            start = entry.start + match.start(2 if match[2] is not None else 0)
            problems.append(
                Problem(
                    start=start,
                    end=entry.start + match.end(),
                    kind="bad-date",
                    weight="warning",
                    message=fault,
                )
            )
    for link in find_links(text):
        if link.key not in volume.by_key:
            problems.append(
                Problem(
                    start=entry.start + link.start,
                    end=entry.start + link.end,
                    kind="unknown-key",
                    weight="warning",
                    message=f"{link.key!r} is not in this file",
                )
            )
    doi = _DOI.search(text)
    if doi is not None:
        bare = doi[1].strip().lower().removeprefix("https://doi.org/")
        other = dois.setdefault(bare, entry)
        if other is not entry:
            message = f"the same DOI as {other.key!r}: {bare}"
            problems.append(_on_key(entry, "duplicate-entry", "warning", message))
    return problems


def date_fault(name: str, value: str) -> str:
    """What is wrong with a date field's value, ``""`` where nothing is.

    ``year`` may hold words ("in press"); ``date`` and its like are EDTF (biblatex
    manual, 2.3.8).

    >>> date_fault("date", "2023-13-01")
    '2023-13-01: there is no month 13'
    >>> date_fault("year", "forthcoming")
    ''
    """
    if name == "year":
        digits = "".join(sign for sign in value if sign.isdigit())
        if value.isdigit() and len(digits) != 4:
            return f"{value} is no year of four digits"
        return ""
    if not value or not _EDTF.fullmatch(value):
        return (
            f"{value or 'nothing'} is no date such as 2023-03-21, 2023-03 or 2021/2023"
            if value
            else ""
        )
    for month, day in _MONTH_DAY.findall(value.replace("X", "0")):
        if month != "00" and (int(month) == 0 or 12 < int(month) < 21 or int(month) > _LAST_MONTH):
            return f"{value}: there is no month {month}"
        if day and int(day) > _LAST_DAY:
            return f"{value}: there is no day {day}"
    return ""


def _on_key(entry: Entry, kind: str, weight: Weight, message: str) -> Problem:
    end = entry.key_start + len(entry.key)
    return Problem(start=entry.key_start, end=end, kind=kind, weight=weight, message=message)
