"""Plain text → Page: the text as it stands, with no marks."""

from __future__ import annotations

from citekit.model import Notice, Page, PageFormat


def read_text_page(
    text: str, source: str, *, sha256: str, url: str | None, notices: tuple[Notice, ...]
) -> Page:
    """Return the page of a plain text. A PDF's text, pasted, is plain text too."""
    return Page(
        source=source,
        text=text,
        format=PageFormat.TEXT,
        sha256=sha256,
        url=url,
        notices=notices,
    )
