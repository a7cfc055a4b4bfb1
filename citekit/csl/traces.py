"""An item in a style → plain text, and which stretch of it came from which variable.

What a bibliography prints is known here by construction: for those who learn from
rendered references, and for those who compare one with its item.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from citekit.csl import marks
from citekit.csl.context import Context
from citekit.csl.engine import compile_engine
from citekit.csl.outputs import FORMS, write
from citekit.csl.refs import Ref
from citekit.model import Item, Span, StyleSource
from citekit.patterns import lazy

_VARIABLE_OF = {0xE050 + 2 * place: name for place, name in enumerate(marks.TRACED)}
_SPLIT = lazy("([\ue050-\ue0ff])")
# Plain text that lets the marks of traces through.
_FORM = replace(
    FORMS["text"],
    pairs={**FORMS["text"].pairs, **{chr(c): (chr(c), chr(c + 1)) for c in _VARIABLE_OF}},
)


@dataclass(frozen=True, slots=True)
class Traced:
    """A bibliography entry as plain text, and (variable, span) from left to right."""

    text: str
    spans: tuple[tuple[str, Span], ...]


def render_traced(item: Item, style: StyleSource, locale: str | None = None) -> Traced:
    """Return the bibliography entry of one item with its spans.

    Raises:
        StyleError: the style cannot be used.
    """
    engine = compile_engine(style, locale)
    area = engine.bibliography
    if area is None:
        return Traced("", ())
    ref = Ref(item, 1)
    ref.number = 1
    context = Context(ref, bibliography=True)
    context.trace = True
    text = area.render(context)
    if text and area.decorate is not None:
        text = area.decorate(text, context)
    return _read(engine.finish(text), engine.locale.quotes)


def _read(text: str, quotes: tuple[str, str, str, str]) -> Traced:
    """Write finished text with its trace marks still in it, then take them out."""
    out: list[str] = []
    length = 0
    opened: list[tuple[str, int]] = []
    spans: list[tuple[str, Span]] = []
    for piece in _SPLIT.split(write(text, _FORM, quotes)):
        code = ord(piece[0]) if piece else 0
        if not 0xE050 <= code <= 0xE0FF:
            out.append(piece)
            length += len(piece)
        elif not code & 1:
            opened.append((_VARIABLE_OF[code], length))
        elif opened and opened[-1][0] == _VARIABLE_OF[code & ~1]:
            name, start = opened.pop()
            if length > start:
                spans.append((name, Span(start, length)))
    return Traced("".join(out), tuple(sorted(spans, key=lambda span: span[1].start)))
