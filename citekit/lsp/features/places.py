"""Where a key stands: its entry, and everywhere it is cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from citekit.lsp.bibfiles import find_links
from citekit.lsp.document import Document
from citekit.lsp.shelf import Shelf, Volume


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A span in a file; ``text`` is that file's text, for counting its lines."""

    path: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySpan:
    """A key at the cursor."""

    key: str
    start: int
    end: int


def key_at(document: Document, offset: int) -> KeySpan | None:
    """The key cited at ``offset``."""
    use = document.use_at(offset)
    return None if use is None else KeySpan(key=use.key, start=use.start, end=use.end)


def key_in_library(volume: Volume, offset: int) -> KeySpan | None:
    """The key at ``offset`` of a library file: an entry's own, or one it names."""
    for entry in volume.entries:
        if entry.start > offset:
            break
        if entry.key_start <= offset <= entry.key_start + len(entry.key):
            end = entry.key_start + len(entry.key)
            return KeySpan(key=entry.key, start=entry.key_start, end=end)
        if offset < entry.end and volume.is_bib:
            for link in find_links(volume.text[entry.start : entry.end]):
                if link.start <= offset - entry.start <= link.end:
                    return KeySpan(
                        key=link.key, start=entry.start + link.start, end=entry.start + link.end
                    )
    return None


def find_definitions(key: str, shelf: Shelf) -> tuple[Location, ...]:
    """The entries of ``key``."""
    return tuple(
        Location(
            path=hit.volume.path,
            start=hit.entry.key_start,
            end=hit.entry.key_start + len(hit.entry.key),
            text=hit.volume.text,
        )
        for hit in shelf.find_all(key)
        if hit.entry.key == key
    )


def find_references(
    key: str, documents: Iterable[Document], shelf: Shelf, *, with_entry: bool
) -> tuple[Location, ...]:
    """Every place that cites ``key``, in documents and in entries that name it."""
    found = list(find_definitions(key, shelf)) if with_entry else []
    for document in documents:
        found.extend(
            Location(path=document.path, start=use.start, end=use.end, text=document.text)
            for use in document.uses
            if use.key == key
        )
    for volume in shelf.volumes:
        if volume.is_bib and key in volume.text:
            found.extend(
                Location(path=volume.path, start=use.start, end=use.end, text=volume.text)
                for use in find_links(volume.text)
                if use.key == key
            )
    return tuple(found)


def find_highlights(document: Document, offset: int) -> tuple[KeySpan, ...]:
    """All uses in this document of the key at ``offset``."""
    here = document.use_at(offset)
    if here is None:
        return ()
    return tuple(
        KeySpan(key=use.key, start=use.start, end=use.end)
        for use in document.uses
        if use.key == here.key
    )
