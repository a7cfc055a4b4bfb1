"""Choices for a key that is being typed."""

from __future__ import annotations

from dataclasses import dataclass

from citekit.lsp.bibfiles import find_partial_link
from citekit.lsp.document import Document
from citekit.lsp.entries import Head
from citekit.lsp.markups import PartialKey
from citekit.lsp.shelf import Hit, Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A key to choose: it replaces the text from ``start`` to ``end``.

    ``filter_text`` holds all that the editor may match what is typed next against.
    """

    key: str
    detail: str
    title: str
    filter_text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The best choices, the best first; ``is_complete`` where there are no others."""

    choices: tuple[Choice, ...]
    is_complete: bool


def complete(document: Document, offset: int, shelf: Shelf) -> Choices | None:
    """Return choices for the key before ``offset``; ``None`` outside citations."""
    partial = document.markup.find_partial(document.masked, offset)
    if partial is None:
        return None
    use = document.use_at(offset)
    if use is not None and use.start == partial.start:
        partial = PartialKey(typed=partial.typed, start=use.start, end=use.end)
    return _choices(partial, shelf)


def complete_link(text: str, offset: int, shelf: Shelf) -> Choices | None:
    """The same inside a .bib file, in ``crossref`` and its like."""
    partial = find_partial_link(text, offset)
    return None if partial is None else _choices(partial, shelf)


def _choices(partial: PartialKey, shelf: Shelf) -> Choices:
    hits, is_complete = shelf.search(partial.typed)
    choices = tuple(_choice(hit, partial) for hit in hits)
    return Choices(choices=choices, is_complete=is_complete)


def _choice(hit: Hit, partial: PartialKey) -> Choice:
    head = hit.volume.head(hit.entry)
    return Choice(
        key=hit.entry.key,
        detail=short_citation(head),
        title=head.title,
        filter_text=f"{hit.entry.key} {head.authors} {head.title} {head.year}",
        start=partial.start,
        end=partial.end,
    )


def short_citation(head: Head) -> str:
    """Name and year, as people speak of a work.

    >>> short_citation(Head(authors="Nye, Joseph S. and Keohane, Robert O.", year="1977"))
    'Nye & Keohane 1977'
    """
    people = [_family(name) for name in head.authors.split(" and ") if name]
    if len(people) > 2:
        who = f"{people[0]} et al."
    else:
        who = " & ".join(people)
    return f"{who} {head.year}".strip()


def _family(name: str) -> str:
    family, comma, _ = name.partition(",")
    return (
        family.strip()
        if comma or " " not in name or len(name.split()) > 3
        else name.rsplit(maxsplit=1)[-1]
    )
