"""``cs:choose``: conditions compiled to tests on a context.

Source: CSL 1.0.2, "Choose".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from citekit.csl.context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Context, Render
from citekit.csl.numbers import is_numeric
from citekit.csl.refs import Ref
from citekit.csl.style import Element
from citekit.patterns import lazy

if TYPE_CHECKING:
    from citekit.csl.compiler import Compiler

_PAGES_END = lazy("[-–—,&]")
Test: TypeAlias = Callable[[Context], bool]

_POSITIONS: Mapping[str, Test] = {
    "first": lambda c: c.cite.position == FIRST,
    "subsequent": lambda c: c.cite.position >= SUBSEQUENT,
    "ibid": lambda c: c.cite.position in (IBID, IBID_WITH_LOCATOR),
    "ibid-with-locator": lambda c: c.cite.position == IBID_WITH_LOCATOR,
    "near-note": lambda c: c.cite.near_note,
}


def compile_choose(compiler: Compiler, element: Element) -> Render:
    """Compile a ``cs:choose``: the first branch whose test holds renders.

    What the type of an item decides is decided once for each type.
    """
    branches = tuple(
        _Branch(compiler.sequence(child), _conditions(compiler, child))
        for child in element.children
    )
    if not any(branch.conditions.types for branch in branches):
        return _first_of(branches, "")
    renders: dict[str, Render] = {}

    def render(context: Context) -> str:
        kind = context.ref.type
        found = renders.get(kind)
        if found is None:
            found = renders[kind] = _first_of(branches, kind)
        return found(context)

    return render


def _first_of(branches: Sequence[_Branch], kind: str) -> Render:
    """Return what renders the first branch that holds for items of the type ``kind``."""
    rows: list[tuple[Test, Render]] = []
    otherwise: Render = _nothing
    for branch in branches:
        test = _test_for(branch.conditions, kind)
        if test is True:
            otherwise = branch.render
            break
        if test is not False:
            rows.append((test, branch.render))
    if not rows:
        return otherwise
    if len(rows) == 1:
        only, then = rows[0]
        return lambda context: then(context) if only(context) else otherwise(context)

    def render(context: Context) -> str:
        for test, then in rows:
            if test(context):
                return then(context)
        return otherwise(context)

    return render


def _nothing(_: Context) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class _Conditions:
    """The tests of a branch: on the item's type, on which variables it has, and others."""

    match: str
    types: tuple[frozenset[str], ...] = ()
    variables: frozenset[str] = frozenset()
    others: tuple[Test, ...] = ()


@dataclass(frozen=True, slots=True)
class _Branch:
    render: Render
    conditions: _Conditions


def _conditions(compiler: Compiler, branch: Element) -> _Conditions:
    if branch.name == "else":
        return _Conditions("all")
    match = branch.get("match") or "all"
    if match not in ("all", "any", "none"):
        raise compiler.style.error(branch, f"match={match!r}: expected all, any or none")
    types: list[frozenset[str]] = []
    variables: set[str] = set()
    others: list[Test] = []
    for attribute, value in branch.attributes.items():
        words = value.split()
        if attribute == "type" and words:
            # an item has one type: several of them can only mean any of them
            types.append(frozenset(words))
        elif attribute == "variable":
            variables |= {word for word in words if word not in _CONTEXTUAL}
            others += [_contextual(word) for word in words if word in _CONTEXTUAL]
        elif attribute != "match":
            others += _tests(compiler, branch, attribute, words)
    if not (types or variables or others):
        raise compiler.style.error(branch, "a condition is missing")
    return _Conditions(match, tuple(types), frozenset(variables), tuple(others))


def _test_for(conditions: _Conditions, kind: str) -> Test | bool:
    """Return what is left to test for a type, or the verdict if that is all."""
    fits = [kind in types for types in conditions.types]
    wanted, rows = conditions.variables, list(conditions.others)
    match conditions.match:
        case "all":
            if not all(fits):
                return False
            if wanted:
                rows.insert(0, lambda context: wanted <= context.ref.present)
            if len(rows) > 1:
                return lambda context: all(test(context) for test in rows)
            return rows[0] if rows else True
        case "any":
            if any(fits):
                return True
            if wanted:
                rows.insert(0, lambda context: not wanted.isdisjoint(context.ref.present))
            if len(rows) > 1:
                return lambda context: any(test(context) for test in rows)
            return rows[0] if rows else False
        case _:
            if any(fits):
                return False
            if wanted and not rows:
                return lambda context: wanted.isdisjoint(context.ref.present)
            if wanted:
                rows.insert(0, lambda context: not wanted.isdisjoint(context.ref.present))
            return (lambda context: not any(test(context) for test in rows)) if rows else True


def _tests(compiler: Compiler, branch: Element, attribute: str, values: list[str]) -> list[Test]:
    match attribute:
        case "is-numeric":
            return [_numeric(value) for value in values]
        case "is-uncertain-date":
            return [_uncertain(value) for value in values]
        case "locator":
            return [_locator(value) for value in values]
        case "position":
            return [_position(compiler, branch, value) for value in values]
        case "disambiguate":
            return [_disambiguate(wanted=values == ["true"])]
        case _:
            raise compiler.style.error(branch, f"the condition {attribute!r} is unknown")


def value_of(context: Context, variable: str) -> str:
    """Return a text or number as a condition and a label see it."""
    match variable:
        case "locator":
            return context.cite.locator
        case "citation-number":
            return str(context.ref.number or "")
        case "year-suffix":
            return context.year_suffix
        case "first-reference-note-number":
            return str(context.cite.first_note or "")
        case "page-first":
            return first_page(context.ref)
        case _:
            return context.ref.text(variable)


def first_page(ref: Ref) -> str:
    """Return the first page of an item, from all its pages if need be."""
    return ref.text("page-first") or _PAGES_END.split(ref.text("page"), maxsplit=1)[0].strip()


_CONTEXTUAL = frozenset(
    {"locator", "citation-number", "year-suffix", "first-reference-note-number", "page-first"}
)


def _contextual(name: str) -> Test:
    return lambda context: bool(value_of(context, name))


def _numeric(name: str) -> Test:
    def test(context: Context) -> bool:
        value = value_of(context, name)
        return bool(value) and is_numeric(value)

    return test


def _uncertain(name: str) -> Test:
    def test(context: Context) -> bool:
        date = context.ref.date(name)
        return date is not None and date.circa

    return test


def _locator(label: str) -> Test:
    wanted = label.replace(" ", "-")

    def test(context: Context) -> bool:
        cite = context.cite
        return bool(cite.locator) and cite.label.replace(" ", "-") == wanted

    return test


def _position(compiler: Compiler, branch: Element, value: str) -> Test:
    test = _POSITIONS.get(value)
    if test is None:
        raise compiler.style.error(branch, f"position={value!r} is unknown")
    return lambda context: not context.in_bibliography and test(context)


def _disambiguate(*, wanted: bool) -> Test:
    """Conditions hold one by one, as far as the cite needs them."""

    def test(context: Context) -> bool:
        needed = context.config.condition if context.config is not None else 0
        if not wanted:
            return not needed
        context.conditions += 1
        return context.conditions <= needed

    return test
