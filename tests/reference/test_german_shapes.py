"""German works in the shapes of ``german_works``: whole records that are read as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import citekit
from citekit.model import Date, Name, Value
from tests.reference.german_works import JOINTS, SHAPES, WORKS, Work

_FIELDS = {
    "year": "issued", "title": "title", "container": "container-title", "place": "publisher-place",
    "publisher": "publisher", "volume": "volume", "issue": "issue", "page": "page", "series": "collection-title",
    "number": "number", "day": "issued", "url": "URL", "accessed": "accessed",
}  # fmt: skip
_LABELLED = (
    (re.compile(r"(\d)\.,? (?:\S+ ){0,3}Aufl"), "edition"),
    (re.compile(r"Bd\. (\d)\."), "volume"),
    (re.compile(r"(\d) Bde\."), "number-of-volumes"),
    (re.compile(r"((?:Phil\. |Unveröffentlichte )?Diss(?:ertation|(?=\.)))"), "genre"),
)
_SCORED = {*_FIELDS.values(), "author", "editor", "edition", "number", "number-of-volumes", "number-of-pages", "genre", "collection-title"}  # fmt: skip
_FLOORS = {
    "book": 0.98,
    "edited": 0.95,
    "chapter": 0.99,
    "article": 0.98,
    "thesis": 1.0,
    "paper": 1.0,
    "news": 1.0,
    "web": 0.93,
}
"""Shares of whole records; what is wrong are titles with a comma before a place, and names before a comma."""


def _shortened(name: str) -> str:
    family, comma, given = name.partition(", ")
    if not comma:
        return name
    letters = ["-".join(part[0] + "." for part in word.split("-")) for word in given.split()]
    return f"{family}, {' '.join(letters)}"


def _listed(names: list[str], joint: str) -> str:
    if joint in (" und ", " & ") and len(names) > 1:
        return ", ".join(names[:-1]) + joint + names[-1]
    return joint.join(names)


def _printed(kind: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each work of a kind in each shape, with its fields as they are printed."""
    turn = 0
    for shape in SHAPES[kind]:
        for work in WORKS[kind]:
            turn += 1
            joint, short = JOINTS[turn % len(JOINTS)], turn % 3 == 2
            fields, record = _filled(work, shape, joint, short=short)
            yield shape.format(**fields), record


def _filled(work: Work, shape: str, joint: str, *, short: bool) -> tuple[Work, dict[str, str]]:
    fields = dict(work)
    record = {variable: work[name] for name, variable in _FIELDS.items() if f"{{{name}}}" in shape}
    for pattern, variable in _LABELLED:
        if found := pattern.search(shape):
            record[variable] = found[1]
    by = "rsg. v" in shape  # "Hrsg. v. Fritz W. Scharpf"
    for role in ("author", "editor"):
        if role not in work:
            continue
        names = [_shortened(name) if short else name for name in work[role].split("; ")]
        record[role] = "; ".join(names)
        spoken = [" ".join(reversed(name.split(", "))) for name in names]
        natural = by and role == "editor"
        fields[role] = _listed(spoken, " und ") if natural else _listed(names, joint)
        if role == "editor" and work.get("author") == work["editor"] and not by:
            fields[role] = "dies." if len(names) > 1 else "ders."
    for name in ("issued", "accessed"):
        if name in record:
            record[name] = _iso(record[name])
    return fields, record


def _iso(day: str) -> str:
    """Write "11.7.1986" and "6. Juni 1986" as dates are shown here."""
    return "-".join(str(int(part)) for part in reversed(day.replace(" Juni ", "6.").split(".")))


def _shown(value: Value) -> str:
    if isinstance(value, Date):
        return "-".join(str(number) for part in value.parts for number in part)
    if isinstance(value, tuple):
        return "; ".join(_name(name) for name in value)
    return str(value)


def _name(name: Name) -> str:
    return name.literal or f"{name.non_dropping_particle} {name.family}, {name.given}".lstrip()


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_whole_records(kind: str) -> None:
    wrong = []
    printed = list(_printed(kind))
    for text, record in printed:
        items = citekit.parse(text).items
        variables = items[0].variables if items else {}
        found = {
            name: _shown(value).rstrip(".") for name, value in variables.items() if name in _SCORED
        }
        if found != {name: value.rstrip(".") for name, value in record.items()}:
            wrong.append(f"{text}\n    {set(found.items()) ^ set(record.items())}")
    share = 1 - len(wrong) / len(printed)
    assert share >= _FLOORS[kind], f"{share:.3f}\n" + "\n".join(wrong)
