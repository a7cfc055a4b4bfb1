"""The entries of a library as an outline, and all keys of a workspace."""

from __future__ import annotations

from dataclasses import dataclass

from citekit.lsp.features.completion import short_citation
from citekit.lsp.shelf import Shelf, Volume


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """An entry: its key, what it is, and its spans in ``path``."""

    key: str
    detail: str
    path: str
    start: int
    end: int
    key_start: int
    text: str


def symbols_of(volume: Volume) -> tuple[Symbol, ...]:
    """Every entry of a library file, in order."""
    return tuple(
        Symbol(
            key=entry.key,
            detail=short_citation(volume.head(entry)),
            path=volume.path,
            start=entry.start,
            end=entry.end,
            key_start=entry.key_start,
            text=volume.text,
        )
        for entry in volume.entries
    )


def search_symbols(query: str, shelf: Shelf) -> tuple[Symbol, ...]:
    """The entries that ``query`` finds, the best first."""
    hits, _ = shelf.search(query)
    return tuple(
        Symbol(
            key=hit.entry.key,
            detail=short_citation(hit.volume.head(hit.entry)),
            path=hit.volume.path,
            start=hit.entry.start,
            end=hit.entry.end,
            key_start=hit.entry.key_start,
            text=hit.volume.text,
        )
        for hit in hits
    )
