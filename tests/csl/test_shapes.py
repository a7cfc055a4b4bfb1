"""A style pruned for the shape of an item prints what the whole style prints."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.items import make_items
from citekit.csl.compiler import Compiler
from citekit.csl.context import NO_CITE, SUBSEQUENT, CiteState, Context, Render
from citekit.csl.locales import DEFAULT, load_locale
from citekit.csl.refs import Ref
from citekit.csl.shapes import ABSENT, Pruner
from citekit.csl.style import Element, read_style
from citekit.model import Item, StyleSource
from citekit.styles import find_style, style_ids

_STYLES = (
    "american-medical-association", "apa", "bluebook-law-review", "chicago-author-date",
    "chicago-notes-bibliography", "din-1505-2", "ieee", "modern-humanities-research-association",
    "modern-language-association", "nature", "oscola", "vancouver",
)  # fmt: skip
_CITES = (NO_CITE, CiteState(locator="3-4", label="chapter", position=SUBSEQUENT))
_REFS = tuple(
    Ref(Item.from_csl(data), number) for number, data in enumerate(make_items(60, seed=7), 1)
)


@pytest.mark.parametrize("name", _STYLES)
def test_a_pruned_style_prints_the_same(name: str) -> None:
    assert list(_differences(find_style(name))) == []


@pytest.mark.long
def test_every_style_pruned_prints_the_same() -> None:
    seen: set[str] = set()
    differing: list[str] = []
    for name in style_ids():
        style = find_style(name)
        if style.place not in seen:
            seen.add(style.place)
            differing += _differences(style)
    assert len(seen) >= 2_851
    assert differing == []


def _differences(source: StyleSource) -> Iterator[str]:
    style = read_style(source)
    locale = load_locale(style.default_locale or DEFAULT, style.locales)
    for area in (style.citation, style.bibliography):
        layout = area.child("layout") if area is not None else None
        if layout is None:
            continue
        compiler = Compiler(style, locale, area)
        whole = compiler.layout(layout)
        pruned = {
            shape: compiler.shaped(shape).layout(layout) for shape in {ref.shape for ref in _REFS}
        }
        for ref in _REFS:
            for cite in _CITES if area is style.citation else (None,):
                if _printed(whole, ref, cite) != _printed(pruned[ref.shape], ref, cite):
                    yield f"{source.id}: {ref.id}"


def _printed(fields: tuple[Render, ...], ref: Ref, cite: CiteState | None) -> tuple[object, ...]:
    context = Context(ref, cite or NO_CITE, bibliography=cite is None)
    context.year_suffix = "b"
    context.name_sets_shown = []
    texts = [field(context) for field in fields]
    return (
        texts,
        context.names_text,
        context.rendered_names,
        context.name_sets_shown,
        context.hit > 0,
    )


def test_what_a_shape_lacks_is_left_out() -> None:
    style = read_style(find_style("apa"))
    assert style.bibliography is not None
    layout = style.bibliography.child("layout")
    assert layout is not None
    book = Item.from_csl({"id": "k", "type": "book", "title": "On Growth and Form"})
    pruner = Pruner(style.macros, Ref(book).shape, citation=False)
    found = {
        variable
        for element in _walk(pruner.children(layout), pruner)
        for variable in element.get("variable").split()
        if element.name in ("text", "number", "date")
    }
    assert found == {"title", "year-suffix"}


def test_a_group_of_words_around_what_is_absent_is_absent() -> None:
    inside = (Element("text", {"term": "in"}, (), 1), Element("text", {"variable": "DOI"}, (), 2))
    group = Element("group", {"delimiter": " "}, inside, 1)
    item = Item.from_csl({"id": "k", "type": "book", "title": "Silent Spring"})
    assert Pruner({}, Ref(item).shape, citation=True).element(group) is ABSENT


def _walk(element: Element, pruner: Pruner) -> Iterator[Element]:
    yield element
    macro = pruner.macro(element.get("macro")) if element.get("macro") else None
    for child in (*element.children, *((macro,) if macro is not None else ())):
        yield from _walk(child, pruner)
