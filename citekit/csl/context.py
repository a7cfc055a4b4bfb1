"""The state of one rendering: which item, at which cite, and what was called so far.

A closure of a compiled style takes a ``Context`` and returns marked text. ``called`` and
``hit`` count variables called and found: a group is suppressed if the first moved and the
second did not (CSL 1.0.2, "Group"), at the cost of two comparisons.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from citekit.csl.refs import Config, Ref

if TYPE_CHECKING:
    from citekit.csl.namelists import NameSet

FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = 0, 1, 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteState:
    """What a cite knows of its place: locator, label, position, and the first note."""

    locator: str = ""
    label: str = "page"
    position: int = FIRST
    near_note: bool = False
    first_note: int = 0


NO_CITE = CiteState()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A rendering: its text, and what its callers read of the context."""

    text: str
    names_text: str
    rendered_names: tuple[str, ...] | None
    terms: tuple[str, ...]
    name_sets_shown: tuple[NameSet, ...]
    conditions: int


class Context:
    """One item being rendered. Fields that closures write are reset for each rendering."""

    __slots__ = (
        "bare",
        "called",
        "cite",
        "conditions",
        "config",
        "hit",
        "in_bibliography",
        "name_sets",
        "name_sets_shown",
        "names_done",
        "names_text",
        "options",
        "previous_names",
        "ref",
        "rendered_names",
        "sorting",
        "suffix_done",
        "suppress_names",
        "suppressed",
        "terms",
        "trace",
        "tracking",
        "year_suffix",
    )  # fmt: skip

    def __init__(self, ref: Ref, cite: CiteState = NO_CITE, *, bibliography: bool = False) -> None:
        self.ref = ref
        self.cite = cite
        self.in_bibliography = bibliography
        self.config: Config | None = None
        self.bare = False
        self.conditions = 0
        self.called = 0
        self.hit = 0
        self.suppressed: set[str] | None = None
        self.tracking: list[str] | None = None
        self.sorting = False
        self.terms: list[str] | None = None
        self.trace = False
        self.suppress_names = False
        self.suffix_done = False
        self.year_suffix = ref.year_suffix
        self.names_done = False
        self.names_text = ""
        self.name_sets = 0
        self.rendered_names: tuple[str, ...] | None = None
        self.previous_names: tuple[str, ...] | None = None
        self.name_sets_shown: list[NameSet] | None = None
        self.options: object = None

    def inputs(self) -> Hashable:
        """Return what decides, beside the ref, what an area prints; a new input goes here."""
        return (
            self.bare, self.cite, self.config, self.year_suffix, self.in_bibliography,
            self.suppress_names, self.previous_names,
        )  # fmt: skip

    def outcome(self, text: str) -> Outcome:
        """Return what an area has rendered, with what its callers read of this context."""
        return Outcome(
            text,
            self.names_text,
            self.rendered_names,
            tuple(self.terms or ()),
            tuple(self.name_sets_shown or ()),
            self.conditions,
        )

    def recall(self, outcome: Outcome) -> str:
        """Leave this context as the rendering did that had ``outcome``; return its text."""
        self.names_text = outcome.names_text
        self.rendered_names = outcome.rendered_names
        self.conditions = outcome.conditions
        if self.terms is not None:
            self.terms += outcome.terms
        if self.name_sets_shown is not None:
            self.name_sets_shown += outcome.name_sets_shown
        return outcome.text


Render: TypeAlias = Callable[[Context], str]
"""A compiled element: renders for a context, returns marked text, ``""`` for nothing."""
