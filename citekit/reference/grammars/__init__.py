"""Gated grammars: each accepts a string only when every word of it is accounted for.

To add a shape, write a module with a function that returns a Draft or ``None`` and give
it a place in ``_GRAMMARS``, with the signs without which no text can have the shape.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from citekit.model import Draft, Span
from citekit.patterns import lazy
from citekit.reference.grammars.articles import parse_article
from citekit.reference.grammars.dated import parse_dated, parse_marked
from citekit.reference.grammars.german import parse_german
from citekit.reference.grammars.lines import parse_line
from citekit.reference.grammars.noted import parse_noted
from citekit.reference.grammars.placed import parse_placed
from citekit.reference.grammars.preproof import parse_preproof
from citekit.reference.grammars.quoted import parse_quoted
from citekit.reference.grammars.repository import parse_repository
from citekit.reference.grammars.sentenced import parse_sentenced
from citekit.reference.grammars.ssrn import parse_ssrn
from citekit.reference.grammars.titled import parse_titled
from citekit.reference.markers import shifted
from citekit.reference.tagging.soundness import names_status, runs_on

__all__ = ["parse_by_grammar"]


class _Grammar(NamedTuple):
    """A grammar, tried only on texts in which one of ``signs`` stands (all, where it has none)."""

    parse: Callable[[str], Draft | None]
    signs: tuple[str, ...] = ()


_QUOTED = _Grammar(parse_quoted, ('"', "“"))
_GRAMMARS = (
    _Grammar(parse_line),
    _Grammar(parse_ssrn, ("SSRN",)),
    _Grammar(parse_article),
    _Grammar(parse_german, (": ", "Hrsg", "Aufl")),
    _Grammar(parse_titled, ('"', "“", "«", "„")),
    _Grammar(parse_marked, (").",)),
    _Grammar(parse_dated, (").",)),
    _Grammar(parse_noted, ("http",)),
    _Grammar(parse_placed, ("As of",)),
    _Grammar(parse_preproof, (",",)),
    _Grammar(parse_repository, (" ; ", "(Ed", "http", "10.")),
    _Grammar(parse_sentenced),
)

_MARKED = lazy(r"“[^“”]{8,300}”(?!\s?[:?!–—-]|\s[a-zà-ÿ])")


def parse_by_grammar(text: str, titles: Sequence[Span] = ()) -> Draft | None:
    """Return the draft of the first grammar that accepts ``text``, with its own confidence."""
    bare = text.lstrip()
    offset = len(text) - len(bare)
    quoted = _taken(_QUOTED, bare)
    if quoted is not None and not names_status(quoted):
        return shifted(quoted, offset)
    for title in titles:
        draft = parse_titled(text, title)
        if draft is not None:
            return draft
    for grammar in _GRAMMARS:
        draft = _taken(grammar, bare)
        if draft is not None and not runs_on(draft):
            return shifted(draft, offset)
    marked = _MARKED.findall(text) if "“" in text else ()
    if len(marked) != 1:
        return None
    at = text.index(marked[0])
    draft = parse_titled(text, Span(at + 1, at + len(marked[0]) - 1))
    return None if draft is not None and names_status(draft) else draft


def _taken(grammar: _Grammar, text: str) -> Draft | None:
    for sign in grammar.signs:
        if sign in text:
            return grammar.parse(text)
    return None if grammar.signs else grammar.parse(text)
