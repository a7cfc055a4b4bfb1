"""A style and a locale, compiled: the two areas as closures, with their options."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from citekit.csl import marks
from citekit.csl.compiler import Compiler
from citekit.csl.context import Render
from citekit.csl.decoration import Decorate, decorator
from citekit.csl.locales import DEFAULT, Locale, load_locale
from citekit.csl.memory import remembered
from citekit.csl.punctuation import finish
from citekit.csl.quotation import settle_quotes
from citekit.csl.shapes import Shaped
from citekit.csl.sorting import Sorter
from citekit.csl.style import Element, Style, read_style
from citekit.model import StyleSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """``cs:citation`` or ``cs:bibliography``: how one item renders, and how they are sorted.

    ``numbered`` tells whether citation numbers matter to the text, ``backward`` whether the
    number of the note does that cites an item first.
    """

    element: Element
    layout: Element
    render: Render
    fields: tuple[Render, ...]
    decorate: Decorate | None
    delimiter: str
    sorter: Sorter
    numbered: bool
    backward: bool

    def option(self, name: str, default: str = "") -> str:
        """Return an attribute of the area."""
        return self.element.get(name, default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """All that renders in one style and locale; no state of any document."""

    style: Style
    locale: Locale
    citation: Area | None
    bibliography: Area | None

    def finish(self, text: str) -> str:
        """Settle the punctuation of marked text."""
        settled = settle_quotes(text, self.locale.quotes)
        return finish(settled, in_quote=self.locale.punctuation_in_quote)


@lru_cache(maxsize=64)
def compile_engine(source: StyleSource, lang: str | None = None) -> Engine:
    """Compile a style for a locale: the one asked for, else the style's, else en-US.

    Raises:
        StyleError: the style cannot be used; line and element say where.
        LocaleError: a locale's file is broken.
    """
    style = read_style(source)
    locale = load_locale(lang or style.default_locale or DEFAULT, style.locales)
    return Engine(
        style=style,
        locale=locale,
        citation=_area(style, locale, style.citation),
        bibliography=_area(style, locale, style.bibliography),
    )


def _area(style: Style, locale: Locale, element: Element | None) -> Area | None:
    if element is None:
        return None
    layout = element.child("layout")
    if layout is None:
        raise style.error(element, "a <layout> is missing")
    compiler = Compiler(style, locale, element)
    fields = compiler.layout(layout)
    render = Shaped(_joined(fields), lambda shape: _joined(compiler.shaped(shape).layout(layout)))
    numbered = compiler.depends(element, "citation-number")
    return Area(
        element=element,
        layout=layout,
        render=remembered(render, numbered=numbered) if element.name == "citation" else render,
        fields=fields,
        decorate=decorator(layout, style, english=compiler.english),
        delimiter=marks.clean(layout.get("delimiter")),
        sorter=Sorter(compiler, element),
        numbered=numbered,
        backward=compiler.depends(element, "first-reference-note-number"),
    )


def _joined(fields: tuple[Render, ...]) -> Render:
    if len(fields) == 1:
        return fields[0]
    return lambda context: "".join([field(context) for field in fields])
