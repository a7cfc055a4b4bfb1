"""The markup languages that authors cite in.

To add one: write its module with a ``MARKUP`` (see ``markup.py``) and give it a line in
``MARKUPS``.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from citekit.lsp.markups import asciidoc, latex, markdown, org, restructuredtext, typst
from citekit.lsp.markups.markup import KeyUse, Markup, PartialKey

MARKUPS: tuple[Markup, ...] = (
    markdown.MARKUP,
    latex.MARKUP,
    typst.MARKUP,
    org.MARKUP,
    restructuredtext.MARKUP,
    asciidoc.MARKUP,
)

__all__ = ["MARKUPS", "KeyUse", "Markup", "PartialKey", "find_markup"]


def find_markup(path: str, language: str = "") -> Markup | None:
    """The markup of a document: by its suffix, else by the editor's language id.

    >>> find_markup("thesis/ch1.tex").name
    'latex'
    """
    suffix = PurePosixPath(path).suffix.lower()
    for markup in MARKUPS:
        if suffix in markup.suffixes:
            return markup
    return next((markup for markup in MARKUPS if language in markup.languages), None)
