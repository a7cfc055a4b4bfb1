"""Persons who share a name, and how far their given names are shown everywhere.

Source: CSL 1.0.2, "Disambiguation", ``givenname-disambiguation-rule`` but for ``by-cite``:
names that print alike are told apart wherever they stand, ambiguous cite or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from citekit.csl.context import SUBSEQUENT, CiteState, Context
from citekit.csl.engine import Area
from citekit.csl.namelists import NameSet
from citekit.csl.people import Person, initials
from citekit.csl.refs import Config, Ref

_LATER = CiteState(position=SUBSEQUENT, near_note=True)
_PLAIN = Config()

_Families = dict[str, dict[str, set[str]]]
"""Family name → initials → given names."""


def tell_namesakes_apart(area: Area, refs: Sequence[Ref], rule: str) -> None:
    """Set the given names in ``config`` of ``refs`` by a rule such as ``all-names``."""
    primary, only_initials = rule.startswith("primary"), rule.endswith("initials")
    families: _Families = defaultdict(lambda: defaultdict(set))
    shown: list[tuple[Ref, list[NameSet]]] = []
    for ref in refs:
        sets = _name_sets(area, ref)
        shown.append((ref, sets))
        for _, _, person in _persons(sets, primary=primary):
            families[_family(person)][_initials(person)].add(_given(person))
    for ref, sets in shown:
        givens = {
            (index, place): level
            for index, place, person in _persons(sets, primary=primary)
            if (level := _level(families, person, sets[index], only_initials=only_initials))
        }
        if givens:
            ref.config = replace(ref.config or _PLAIN, givens=givens)


def _name_sets(area: Area, ref: Ref) -> list[NameSet]:
    context = Context(ref, _LATER)
    context.year_suffix = ""
    context.bare = True
    context.name_sets_shown = []
    area.render(context)
    return context.name_sets_shown


def _persons(sets: Sequence[NameSet], *, primary: bool) -> Iterator[tuple[int, int, Person]]:
    """The names that show, each with its set and its place; those that can be told apart."""
    for index, one in enumerate(sets):
        for place, person in enumerate(one.names[: 1 if primary else one.shown]):
            if person.given and not person.literal:
                yield index, place, person


def _level(families: _Families, person: Person, names: NameSet, *, only_initials: bool) -> int:
    """Return how far the given names of ``person`` are shown: not, initials, in full."""
    namesakes = families[_family(person)]
    if only_initials:
        return int(len(namesakes) > 1)
    if len(namesakes[_initials(person)]) > 1:
        return 2
    if len(namesakes) > 1:
        return 1 if names.initialized else 2
    return 0


def _family(person: Person) -> str:
    return _squashed(f"{person.particle} {person.family}")


def _given(person: Person) -> str:
    return _squashed(person.given)


def _initials(person: Person) -> str:
    return initials(_given(person), "%")


def _squashed(name: str) -> str:
    """Without points, for "J.J." and "J. J." are one."""
    return " ".join(name.replace(".", " ").split())
