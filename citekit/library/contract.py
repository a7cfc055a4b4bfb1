"""What every library can do, wherever its items are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, Self

from citekit.errors import LibraryError
from citekit.library.sameness import Judgement
from citekit.model import Item, Notice, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Span):
    """Where an item stands in a file: code points after a byte-order mark, as editors count.

    ``line`` is 1-based; ``byte_start`` and ``byte_end`` count all bytes of the file.
    """

    file: str
    line: int
    byte_start: int
    byte_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An item of a library that is, or may be, the work that was looked for."""

    key: str
    item: Item
    judgement: Judgement


class NoPlaceError(LibraryError):
    """The library keeps no text that a place could point into."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: keeps no text; its items have no place in a file")


class UnsafeLibraryError(LibraryError):
    """A library's file cannot be written without harm. ``sibling`` could be, beside it."""

    def __init__(self, name: str, reason: str, sibling: str = "") -> None:
        hint = f"; {sibling} beside it can take the new items" if sibling else ""
        super().__init__(f"{name}: {reason}{hint}")
        self.name = name
        self.reason = reason
        self.sibling = sibling


class Library(Protocol):
    """Items that stay. Changes are staged until ``save``, or the end of a ``with`` block.

    Keys are compared without regard to case. Every method may raise ``LibraryError``;
    where it does, what was there is untouched.
    """

    name: str

    def keys(self) -> Sequence[str]:
        """Return the keys, in the library's order."""
        ...

    def items(self) -> Iterator[Item]:
        """Yield the items, in the library's order; each has its key as ``id``."""
        ...

    def get(self, key: str) -> Item:
        """Return one item, or raise ``KeyNotFoundError``."""
        ...

    def add(
        self, item: Item, key: str | None = None, *, proper_words: frozenset[str] = frozenset()
    ) -> str:
        """Stage a new item, and return its key: ``key``, or the item's own with a letter if taken.

        ``proper_words`` keep their capitals where a notation would lower them. Raises
        ``DuplicateKeyError`` where ``key`` is taken.
        """
        ...

    def replace(self, key: str, item: Item) -> None:
        """Stage what an item is to be; its key stays."""
        ...

    def remove(self, key: str) -> None:
        """Stage the removal of an item."""
        ...

    def rename(self, key: str, new: str) -> None:
        """Stage another key for an item."""
        ...

    def find_same(self, item: Item) -> Match | None:
        """Return the item that is the same work, the surest first, or ``None``."""
        ...

    def search(self, query: str, limit: int | None = None) -> tuple[Item, ...]:
        """Return the items that have all words of ``query``, the best first."""
        ...

    def locate(self, key: str) -> Place:
        """Return where an item stands, or raise ``NoPlaceError``."""
        ...

    def notices(self) -> tuple[Notice, ...]:
        """Return what reading all items finds to be broken or guessed."""
        ...

    def diff(self) -> str:
        """Return what ``save`` would change, for a person to read."""
        ...

    def save(self) -> None:
        """Write what is staged, whole or not at all."""
        ...

    def undo(self) -> str:
        """Take back the last change that was saved, and say what it was."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Let nobody else write until the end of the block, and save there."""
        ...

    def close(self) -> None:
        """Forget what is staged, and let go of what is open."""
        ...

    def __iter__(self) -> Iterator[Item]: ...

    def __len__(self) -> int: ...

    def __contains__(self, key: object) -> bool: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None: ...
