"""What a key stands for, shown where the cursor rests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import citekit
from citekit.lsp.document import Document
from citekit.lsp.features.links import link_of
from citekit.lsp.lines import place_in
from citekit.lsp.shelf import Hit, Shelf
from citekit.patterns import lazy

Render = Callable[[citekit.Item], str]
"""Writes an item as Markdown in the project's style."""

_ABSTRACT = 600
_MARKED = lazy(r"([\\`*_{}\[\]()#+!|<>~])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hover:
    """Markdown to show over the text from ``start`` to ``end``."""

    text: str
    start: int
    end: int


def hover(document: Document, offset: int, shelf: Shelf, render: Render) -> Hover | None:
    """Return what is known of the key at ``offset``; ``None`` outside keys."""
    use = document.use_at(offset)
    if use is None:
        return None
    hit = shelf.find(use.key)
    if hit is None:
        return None
    return Hover(text=describe(hit, render), start=use.start, end=use.end)


def describe(hit: Hit, render: Render) -> str:
    """The rendered reference, its abstract, its link, and where it stands."""
    item = hit.item
    line = place_in(hit.volume.text, hit.entry.start).line + 1
    place = f"{Path(hit.volume.path).name}:{line}"
    if item is None:
        return f"`{hit.entry.key}` stands in {_escaped(place)}, but cannot be read as an entry."
    parts = [render(item).strip()]
    abstract = item.text("abstract")
    if abstract:
        cut = (
            abstract
            if len(abstract) <= _ABSTRACT
            else abstract[:_ABSTRACT].rsplit(" ", 1)[0] + " …"
        )
        parts.append("> " + _escaped(" ".join(cut.split())))
    link = link_of(item)
    if link:
        parts.append(f"<{link}>")
    parts.append(f"*{_escaped(place)}*")
    return "\n\n".join(parts)


def _escaped(text: str) -> str:
    return _MARKED.sub(r"\\\1", text)
