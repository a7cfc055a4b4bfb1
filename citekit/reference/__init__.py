"""One reference string → Draft: gated grammars for known shapes, else the trained tagger.

To add a shape, write a module with a function that returns a Draft or ``None`` and give
it a place in ``_GRAMMARS``.
"""

from __future__ import annotations

from collections.abc import Sequence

from citekit.model import Draft, Span
from citekit.reference.dated import parse_dated
from citekit.reference.placed import parse_placed
from citekit.reference.quoted import parse_quoted
from citekit.reference.repository import parse_repository
from citekit.reference.segments import tag_reference
from citekit.reference.sentenced import parse_sentenced
from citekit.reference.split import split_references
from citekit.reference.titled import parse_titled

__all__ = ["parse_reference", "split_references"]

_GRAMMARS = (
    parse_titled,
    parse_dated,
    parse_placed,
    parse_repository,
    parse_sentenced,
)


def parse_reference(text: str, titles: Sequence[Span] = ()) -> Draft:
    """Return what ``text`` says, as raw strings with spans and confidences.

    ``titles`` are the places where the title may stand, the surest first: what is set in
    italics there, what the page calls its title. One of which all other words make sense
    is taken.
    """
    quoted = parse_quoted(text)
    if quoted is not None:
        return quoted
    for title in titles:
        draft = parse_titled(text, title)
        if draft is not None:
            return draft
    for grammar in _GRAMMARS:
        draft = grammar(text)
        if draft is not None:
            return draft
    return tag_reference(text)
