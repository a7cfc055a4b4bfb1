"""An item in a shape → pieces of text, each with the label that it has, or none."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from citekit.model import Date, Item, Name
from citekit.patterns import lazy
from citekit.training.words import PLACES

Pieces = list[tuple[str, str]]
"""(text, label) one after the other; the label is empty where the text has none."""

_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "author": "author", "family": "author", "editor": "editor", "editor-family": "editor",
        "translator": "translator", "title": "title", "container-title": "container",
        "collection-title": "collection", "publisher": "publisher", "publisher-place": "location",
        "volume": "volume", "issue": "issue", "page": "pages", "first": "pages", "year": "date",
        "day": "date", "accessed": "accessed", "edition": "edition", "genre": "genre",
        "number": "number", "ders": "editor", "thesis": "genre", "paper": "genre",
        "series": "collection", "special": "issue", "follow": "pages", "DOI": "id", "URL": "id", "ISBN": "id", "ISSN": "id", "arxiv": "id",
    }
)  # fmt: skip
_NAMES = frozenset(("author", "editor", "translator", "family", "editor-family"))
_DATES = frozenset(("year", "day", "accessed"))
_PART = lazy(r"\{(?P<name>[\w-]+)\}|(?P<mark>[\[\]])|(?P<text>[^{}\[\]]+)")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_GERMAN_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip
_JOINTS = (", and ", " and ", " & ", ", & ", ", ", ", ", "; ", " / ", " und ", " et ", " y ")
_GERMAN_JOINTS = ("/", "/", " und ", " und ", ", ", "; ", " & ", " u. ", " / ")
_SPREAD = ("; ", " / ", "/")
"""Joints that stand between all names, not before the last alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Habit:
    """How one reference prints names, the same for all of them."""

    inverted: str  # which names stand family first: "all", "first" or "none"
    initials: str  # what follows an initial; "full" for given names as they are
    comma: str
    joint: str
    most: int
    capitals: bool
    german: bool = False


def print_item(
    item: Item, shape: str, extra: Mapping[str, str], chance: random.Random, *, german: bool = False
) -> Pieces:
    """Return the pieces of ``item`` in ``shape``; ``extra`` has what no item holds.

    ``german`` prints names, days and places as German hands do. There are none where the item lacks a variable that the shape must have.
    """
    habit = _Habit(
        inverted=chance.choice(("all", "all", "first", "none", "none")),
        initials=chance.choice(("full", "full", ".", ".", ". ", "", " ")),
        comma=chance.choice((", ", ", ", ", ", " ")),
        joint=chance.choice(_GERMAN_JOINTS if german else _JOINTS),
        most=chance.choice((99, 99, 99, 6, 3, 1)),
        capitals=chance.random() < 0.06,
        german=german,
    )
    stack: list[Pieces] = [[]]
    whole = [True]
    for match in _PART.finditer(shape):
        if match["mark"] == "[":
            stack.append([])
            whole.append(True)
        elif match["mark"]:
            inner = stack.pop()
            if whole.pop():
                stack[-1] += inner
        elif match["name"]:
            text = _value(item, match["name"], extra, habit, chance)
            whole[-1] = whole[-1] and bool(text)
            stack[-1].append((text, _LABELS.get(match["name"], "")))
        else:
            stack[-1].append((match["text"], ""))
    return stack[0] if whole[0] else []


def _value(
    item: Item, name: str, extra: Mapping[str, str], habit: _Habit, chance: random.Random
) -> str:
    if name in _NAMES:
        names = item.names(
            "editor" if name.startswith("editor") else name.replace("family", "author")
        )
        if name.endswith("family"):
            return " / ".join(one.family or one.literal for one in names)
        return _names(names, habit)
    if name in _DATES:
        date = item.date("accessed" if name == "accessed" else "issued")
        return (
            _date(date, name, chance, _GERMAN_MONTHS if habit.german else _MONTHS) if date else ""
        )
    if name == "first":
        return item.text("page").replace("–", "-").split("-")[0].strip()
    if name in extra:
        return extra[name]
    text = item.text(name)
    if name == "publisher-place" and text and habit.german:
        text += chance.choices(("", f"/{chance.choice(PLACES)}", " u.a."), (80, 15, 5))[0]
    if name == "page" and chance.random() < 0.7:
        text = text.replace("-", chance.choice(("–", "–", "--", "-")))
    return text


def _names(names: Sequence[Name], habit: _Habit) -> str:
    shown = [
        _name(name, habit, habit.inverted == "all" or (habit.inverted == "first" and not place))
        for place, name in enumerate(names[: habit.most])
    ]
    if len(names) > habit.most:
        others = "u.a." if habit.german else "et al."
        comma = " " if habit.most == 1 or habit.german else ", "
        return (habit.joint if habit.joint in _SPREAD else ", ").join(shown) + comma + others
    if len(shown) < 2:
        return "".join(shown)
    between = habit.joint if habit.joint in _SPREAD else ", "
    return between.join(shown[:-1]) + habit.joint + shown[-1]


def _name(name: Name, habit: _Habit, inverted: bool) -> str:
    if not name.family:
        return name.literal
    particle = f"{name.non_dropping_particle or name.dropping_particle} ".lstrip()
    family = particle + (name.family.upper() if habit.capitals else name.family)
    given = name.given
    if habit.initials != "full":
        letters = [word[0] for word in given.replace(".", " ").replace("-", " ").split()]
        given = habit.initials.join(letters) + habit.initials.strip()
    suffix = f", {name.suffix}" if name.suffix else ""
    if not given:
        return family
    return f"{family}{habit.comma}{given}{suffix}" if inverted else f"{given} {family}{suffix}"


def _date(date: Date, name: str, chance: random.Random, months: Sequence[str]) -> str:
    if not date.parts or not date.parts[0]:
        return ""
    year, *rest = date.parts[0]
    if name == "year" or not rest:
        return str(year)
    if not 1 <= rest[0] <= 12:
        return str(year)
    month = months[rest[0] - 1]
    if chance.random() < 0.3:
        month = month[:3] + chance.choice((".", ""))
    if len(rest) < 2:
        return f"{month} {year}"
    if months is _GERMAN_MONTHS:
        return chance.choice(
            (
                f"{rest[1]}. {month} {year}",
                f"{rest[1]}.{rest[0]}.{year}",
                f"{rest[1]:02}.{rest[0]:02}.{year}",
            )
        )
    return chance.choice(
        (f"{month} {rest[1]}, {year}", f"{rest[1]} {month} {year}", f"{rest[1]}. {month} {year}",
         f"{year} {month} {rest[1]}", f"{rest[1]:02}.{rest[0]:02}.{year}", f"{year}-{rest[0]:02}-{rest[1]:02}")
    )  # fmt: skip
