"""From a key to the work itself: its DOI or address."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

import citekit
from citekit.lsp.document import Document
from citekit.lsp.shelf import Shelf
from citekit.patterns import lazy

# Items read for links of one document: each costs some milliseconds.
_MOST = 200
_SAFE = lazy(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The text from ``start`` to ``end`` leads to ``address``."""

    start: int
    end: int
    address: str


def find_links(document: Document, shelf: Shelf) -> tuple[Link, ...]:
    """Return the links of the first keys of ``document``."""
    links: list[Link] = []
    for use in document.uses[:_MOST]:
        hit = shelf.find(use.key)
        item = hit.item if hit is not None else None
        address = link_of(item) if item is not None else ""
        if address:
            links.append(Link(start=use.start, end=use.end, address=address))
    return tuple(links)


def link_of(item: citekit.Item) -> str:
    """The address of a work: its DOI's, else its URL if that is a web address.

    >>> link_of(citekit.Item(id="a", type="book", variables={"DOI": "10.1/a b"}))
    'https://doi.org/10.1/a%20b'
    """
    doi = item.text("DOI")
    if doi:
        return "https://doi.org/" + quote(doi, safe="/:;().-_")
    url = item.text("URL")
    return url if _SAFE.fullmatch(url) else ""
