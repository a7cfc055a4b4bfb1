"""``cs:choose``: conditions compiled to tests on a context.

Source: CSL 1.0.2, "Choose".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from citekit.csl.context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Context, Render
from citekit.csl.numbers import is_numeric
from citekit.csl.style import Element

if TYPE_CHECKING:
    from citekit.csl.compiler import Compiler

Test: TypeAlias = Callable[[Context], bool]

_POSITIONS: Mapping[str, Test] = {
    "first": lambda c: c.cite.position == FIRST,
    "subsequent": lambda c: c.cite.position >= SUBSEQUENT,
    "ibid": lambda c: c.cite.position in (IBID, IBID_WITH_LOCATOR),
    "ibid-with-locator": lambda c: c.cite.position == IBID_WITH_LOCATOR,
    "near-note": lambda c: c.cite.near_note,
}


def compile_choose(compiler: Compiler, element: Element) -> Render:
    """Compile a ``cs:choose``: the first branch whose test holds renders."""
    branches: list[tuple[Test | None, Render]] = []
    for branch in element.children:
        test = None if branch.name == "else" else _compile_test(compiler, branch)
        branches.append((test, compiler.sequence(branch)))
        if test is None:
            break
    rows = tuple(branches)
    first, then = rows[0] if rows else (None, _nothing)
    if len(rows) == 1 and first is not None:
        only = first
        return lambda context: then(context) if only(context) else ""
    if len(rows) == 2 and rows[1][0] is None and first is not None:
        only, otherwise = first, rows[1][1]
        return lambda context: then(context) if only(context) else otherwise(context)

    def render(context: Context) -> str:
        for test, then in rows:
            if test is None or test(context):
                return then(context)
        return ""

    return render


def _nothing(_: Context) -> str:
    return ""


def _compile_test(compiler: Compiler, branch: Element) -> Test:
    tests: list[Test] = []
    for attribute, value in branch.attributes.items():
        if attribute == "match":
            continue
        tests += _tests(compiler, branch, attribute, value.split())
    if not tests:
        raise compiler.style.error(branch, "a condition is missing")
    match = branch.get("match") or "all"
    rows = tuple(tests)
    if match not in ("all", "any", "none"):
        raise compiler.style.error(branch, f"match={match!r}: expected all, any or none")
    if len(rows) == 1 and match != "none":
        return rows[0]
    if match == "any":
        return lambda context: any(test(context) for test in rows)
    if match == "none":
        return lambda context: not any(test(context) for test in rows)
    return lambda context: all(test(context) for test in rows)


def _tests(compiler: Compiler, branch: Element, attribute: str, values: list[str]) -> list[Test]:
    match attribute:
        case "type":
            # an item has one type: several of them can only mean any of them
            return [_type(frozenset(values))]
        case "variable":
            return [_variable(value) for value in values]
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


def _type(values: frozenset[str]) -> Test:
    if len(values) == 1:
        (only,) = values
        return lambda context: context.ref.type == only
    return lambda context: context.ref.type in values


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
            return context.ref.text("page-first") or context.ref.text("page")
        case _:
            return context.ref.text(variable)


_CONTEXTUAL = frozenset(
    {"locator", "citation-number", "year-suffix", "first-reference-note-number", "page-first"}
)


def _variable(name: str) -> Test:
    if name in _CONTEXTUAL:
        return lambda context: bool(value_of(context, name))
    return lambda context: context.ref.has(name)


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
    def test(context: Context) -> bool:
        config = context.config
        return (config is not None and config.condition) is wanted

    return test
