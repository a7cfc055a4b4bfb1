"""An item prepared for rendering: what closures look up, and what a processor knows of it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from citekit.csl.datevalues import parse_raw
from citekit.csl.notefields import read_note
from citekit.csl.people import Person, prepare_names
from citekit.model import Date, Item, Value

if TYPE_CHECKING:
    from citekit.csl.context import Outcome

_ALIASES = (
    ("container-title-short", "journalAbbreviation"),
    ("title-short", "shortTitle"),
    ("event-title", "event"),
    ("editor-translator", "editortranslator"),
)


@dataclass(frozen=True, slots=True)
class Config:
    """How far a cite is disambiguated: names shown by set, given names by place, conditions.

    ``givens`` maps (set of names, place) to 1 (initials) or 2 (given names in full);
    ``condition`` is how many of the conditions ``disambiguate`` hold, in their order.
    """

    names: tuple[int, ...] = ()
    givens: Mapping[tuple[int, int], int] | None = None
    condition: int = 0

    def __hash__(self) -> int:
        """Hash what is hashable; equality looks at everything."""
        return hash((self.names, self.condition, len(self.givens or ())))


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What decides most of a style: an item's type, and the variables that it has."""

    type: str
    present: frozenset[str]


@lru_cache(maxsize=1 << 12)
def _shape(kind: str, present: frozenset[str]) -> Shape:
    """Return one object for equal shapes, so that they compare at once and are kept once."""
    return Shape(kind, present)


class Ref:
    """One item, its values by variable, and its place in the document."""

    __slots__ = (
        "_names", "config", "first_note", "id", "item", "keys", "lang", "memory", "number",
        "order", "present", "shape", "truncated", "type", "values", "year_suffix",
    )  # fmt: skip

    def __init__(self, item: Item, order: int = 0) -> None:
        self.id = item.id
        self.item = item
        self.type, variables = read_note(item)
        self.order = order
        self.number = 0
        self.first_note = 0
        self.year_suffix = ""
        self.config: Config | None = None
        self._names: dict[str, tuple[Person, ...]] = {}
        self.memory: dict[Hashable, Outcome] = {}
        self.keys: dict[Hashable, tuple[object, ...] | None] = {}
        values: dict[str, Value] = dict(variables)
        for name, other in _ALIASES:
            if name not in values and other in values:
                values[name] = values[other]
        for name, value in variables.items():
            if isinstance(value, Date):
                if value.raw and not value.parts:
                    values[name] = parse_raw(value)
            elif isinstance(value, str) and not value.strip():
                del values[name]
        self.values: Mapping[str, Value] = values
        present = frozenset([name for name, value in values.items() if _shows(value)])
        self.shape = _shape(item.type, present)
        self.present = self.shape.present
        language = values.get("language")
        self.lang = language.strip().lower() if isinstance(language, str) else ""
        self.truncated = item.truncated if item.custom else frozenset[str]()

    def text(self, variable: str) -> str:
        """Return a text or number as it is in the data."""
        value = self.values.get(variable)
        return value if isinstance(value, str) else ""

    def names(self, variable: str) -> tuple[Person, ...]:
        """Return a list of names, with particles and suffixes taken apart."""
        found = self._names.get(variable)
        if found is None:
            value = self.values.get(variable)
            found = prepare_names(value) if isinstance(value, tuple) else ()
            self._names[variable] = found
        return found

    def date(self, variable: str) -> Date | None:
        """Return a date that has something to print, else ``None``."""
        value = self.values.get(variable) if variable in self.present else None
        return value if isinstance(value, Date) else None


def _shows(value: Value) -> bool:
    """Tell whether a value has something to print."""
    if isinstance(value, Date):
        return bool(value.parts or value.literal or value.season)
    return bool(value)
