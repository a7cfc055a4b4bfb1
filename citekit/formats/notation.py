"""What a notation is, and what reading and writing one returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from citekit.errors import CitekitError
from citekit.model import Item, Notice, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Items that were read, and what went wrong or was guessed on the way."""

    items: tuple[Item, ...]
    notices: tuple[Notice, ...] = ()
    proper_words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dumped:
    """Text in a notation, and what the notation could not say."""

    text: str
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DumpOptions:
    """How items are written. ``proper_words`` keep their capitals; ``ascii_only`` writes
    accents as commands of the notation, where it has such.
    """

    ascii_only: bool = False
    proper_words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notation:
    """A notation of bibliographies. ``load`` or ``dump`` is ``None`` where it is one-way.

    ``looks_like`` judges the first bytes of a file by content.
    """

    name: str
    title: str
    suffixes: tuple[str, ...] = ()
    media_type: str = "text/plain"
    load: Callable[[str], Loaded] | None = None
    dump: Callable[[tuple[Item, ...], DumpOptions], Dumped] | None = None
    looks_like: Callable[[str], bool] = lambda head: False

    @property
    def can_read(self) -> bool:
        """Whether text in it becomes items."""
        return self.load is not None

    @property
    def can_write(self) -> bool:
        """Whether items become text in it."""
        return self.dump is not None


class NotationNotFoundError(CitekitError):
    """No notation has this name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"{name!r} is no notation; there are {', '.join(known)}")
        self.name = name


def type_replaced(item: str, found: str, kind: str = "document") -> Notice:
    """Return the notice that ``item`` has a type that is not CSL's and was taken as ``kind``."""
    return Notice(
        code="type-replaced",
        severity=Severity.WARNING,
        params={"item": item, "found": found, "type": kind},
    )


def item_invalid(path: str, reason: str) -> Notice:
    """Return the notice that what stands at ``path`` is no item and was left out."""
    return Notice(
        code="item-invalid", severity=Severity.ERROR, params={"path": path, "reason": reason}
    )
