"""A text that an author writes, with what its markup says of it, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from citekit.lsp.lines import Lines
from citekit.lsp.markups import KeyUse, Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """The text of ``path``, which is ``text``, from ``start`` to ``end`` becomes ``new``."""

    path: str
    start: int
    end: int
    new: str
    text: str


class Document:
    """One document as it stands in the editor or on disk; never changed, only replaced."""

    def __init__(self, path: str, text: str, markup: Markup) -> None:
        self.path = path
        self.text = text
        self.markup = markup

    @cached_property
    def masked(self) -> str:
        """The text with code, comments and addresses as spaces."""
        return self.markup.mask(self.text)

    @cached_property
    def uses(self) -> tuple[KeyUse, ...]:
        """The keys that it cites, in order."""
        return self.markup.find_uses(self.masked)

    @cached_property
    def lines(self) -> Lines:
        """Its lines."""
        return Lines(self.text)

    def use_at(self, offset: int) -> KeyUse | None:
        """The key that the cursor stands in, or right behind."""
        return next((use for use in self.uses if use.start <= offset <= use.end), None)

    def citation_at(self, offset: int) -> tuple[KeyUse, ...]:
        """The keys of the citation around ``offset``."""
        around = [u for u in self.uses if u.citation_start <= offset <= u.citation_end]
        return tuple(u for u in around if u.citation_start == around[0].citation_start)

    def edit(self, start: int, end: int, new: str) -> Edit:
        """The edit that writes ``new`` from ``start`` to ``end``."""
        return Edit(path=self.path, start=start, end=end, new=new, text=self.text)
