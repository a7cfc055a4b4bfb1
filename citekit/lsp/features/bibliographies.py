"""The works that a document cites, written out below it in the project's style."""

from __future__ import annotations

import citekit
from citekit.lsp.document import Document, Edit
from citekit.lsp.shelf import Shelf

# Between these lines stands what was rendered, so that it can be renewed.
_SIGNS = {
    "markdown": ("<!-- references -->", "<!-- /references -->"),
    "latex": ("% references", "% /references"),
    "typst": ("// references", "// /references"),
    "org": ("# references", "# /references"),
    "restructuredtext": (".. references", ".. /references"),
    "asciidoc": ("// references", "// /references"),
}


def write_below(document: Document, shelf: Shelf, style: str, locale: str | None) -> Edit | None:
    """Return the edit that writes or renews the bibliography; ``None`` if nothing is cited.

    Raises:
        CitekitError: the style is not found, or cannot be used.
    """
    keys = dict.fromkeys(use.key for use in document.uses)
    found = [hit.item for key in keys if (hit := shelf.find(key)) is not None]
    items = tuple(item for item in found if item is not None)
    if not items:
        return None
    rendered = citekit.render(items, style=style, output=document.markup.output, locale=locale)
    opening, closing = _SIGNS[document.markup.name]
    body = f"{opening}\n\n{str(rendered).strip()}\n\n{closing}"
    text = document.text
    start = text.find(opening)
    end = text.find(closing, start)
    if start >= 0 and end >= 0:
        return document.edit(start, end + len(closing), body)
    before = "" if not text else "\n\n" if not text.endswith("\n") else "\n"
    return document.edit(len(text), len(text), f"{before}{body}\n")
