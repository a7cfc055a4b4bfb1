"""One reference string → Draft: a gated grammar for known shapes, else the trained tagger.

To add a shape, write a module with a function that returns a Draft or ``None`` and give
it a place in ``_GRAMMARS``.
"""

from __future__ import annotations

from citekit.model import Draft
from citekit.reference.dated import parse_dated
from citekit.reference.placed import parse_placed
from citekit.reference.quoted import parse_quoted
from citekit.reference.repository import parse_repository
from citekit.reference.segments import tag_reference
from citekit.reference.split import split_references

__all__ = ["parse_reference", "split_references"]

_GRAMMARS = (parse_quoted, parse_dated, parse_placed, parse_repository)


def parse_reference(text: str) -> Draft:
    """Return what ``text`` says, as raw strings with spans and confidences."""
    for grammar in _GRAMMARS:
        draft = grammar(text)
        if draft is not None:
            return draft
    return tag_reference(text)
