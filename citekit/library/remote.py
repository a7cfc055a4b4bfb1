"""Libraries that another program keeps: read as a whole, changes staged, then sent one by one.

A ``Store`` is one such program: it yields records and takes new, changed and removed ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol, Self

from citekit.errors import DuplicateKeyError, KeyNotFoundError, LibraryError
from citekit.keys import library_key, nearest_keys
from citekit.library.contract import Match, NoPlaceError, Place
from citekit.library.matching import find_candidates, rank_by_words, surest
from citekit.library.sameness import identifiers_of, title_of
from citekit.model import Item, Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An item as the other program keeps it: under its own ``handle``, in its ``version``."""

    item: Item
    handle: str
    version: int = 0


class Store(Protocol):
    """A program that keeps items. Every method may raise ``LibraryError``."""

    name: str

    def load(self) -> Sequence[Record]:
        """Return what is kept."""
        ...

    def create(self, items: Sequence[Item]) -> None:
        """Keep new items, each exactly once even where an answer was lost."""
        ...

    def update(self, record: Record, item: Item) -> None:
        """Make a record say what ``item`` says, unless it has changed meanwhile."""
        ...

    def delete(self, record: Record) -> None:
        """Take a record out, unless it has changed meanwhile."""
        ...


class RemoteLibrary:
    """A library in a store. See ``contract.Library``."""

    def __init__(self, store: Store) -> None:
        self.name = store.name
        self._store = store
        self._loaded: dict[str, Record] | None = None
        self._added: dict[str, Item] = {}
        self._changed: dict[str, Item] = {}
        self._removed: set[str] = set()

    # ── What is there ────────────────────────────────────────────────────────────────

    def keys(self) -> tuple[str, ...]:
        """Return the keys, as the program lists them, then the new ones."""
        return tuple(item.id for item in self.items())

    def items(self) -> Iterator[Item]:
        """Yield the items."""
        for folded, record in self._records.items():
            if folded not in self._removed:
                yield self._changed.get(folded, record.item)
        yield from self._added.values()

    def get(self, key: str) -> Item:
        """Return one item."""
        found = self._find(key)
        if found is None:
            raise KeyNotFoundError(key, nearest_keys(key, self.keys()))
        return found

    def locate(self, key: str) -> Place:
        """Refuse: another program keeps the items."""
        raise NoPlaceError(f"{self.name}: {self.get(key).id}")

    def search(self, query: str, limit: int | None = None) -> tuple[Item, ...]:
        """Return the items that have all words of ``query``, titles first."""
        return rank_by_words(query, self.items(), limit)

    def find_same(self, item: Item) -> Match | None:
        """Return the item that is the same work, the surest first."""
        items = tuple(self.items())
        known: dict[str, int] = {}
        for number, other in enumerate(items):
            for identifier in identifiers_of(other).values():
                known.setdefault(identifier, number)
        numbers = find_candidates(item, [title_of(other) for other in items], known)
        return surest(item, [items[number] for number in numbers])

    def notices(self) -> tuple[Notice, ...]:
        """Return nothing: the other program judges what it keeps."""
        return ()

    # ── Changes ──────────────────────────────────────────────────────────────────────

    def add(
        self, item: Item, key: str | None = None, *, proper_words: frozenset[str] = frozenset()
    ) -> str:
        """Stage a new item, and return its key."""
        del proper_words  # these programs keep titles as they are
        wanted = (key or item.id or library_key(item, ())).strip() or "item"
        if wanted in self:
            if key:
                raise DuplicateKeyError(wanted)
            wanted = library_key(replace(item, id=wanted), self.keys())
        self._added[wanted.casefold()] = replace(item, id=wanted)
        return wanted

    def replace(self, key: str, item: Item) -> None:
        """Stage what an item is to be."""
        self._stage(key, replace(item, id=self.get(key).id))

    def remove(self, key: str) -> None:
        """Stage the removal of an item."""
        if self._added.pop(key.casefold(), None) is None:
            base = self._base(key)
            self._changed.pop(base, None)
            self._removed.add(base)

    def rename(self, key: str, new: str) -> None:
        """Stage another key for an item."""
        if new in self and new.casefold() != key.casefold():
            raise DuplicateKeyError(new)
        self._stage(key, replace(self.get(key), id=new))

    def diff(self) -> str:
        """Return what ``save`` would send, a line an item."""
        lines = [f"+ {item.id}: {item.text('title')}" for item in self._added.values()]
        lines += [f"~ {item.id}: {item.text('title')}" for item in self._changed.values()]
        lines += [f"- {self._records[base].item.id}" for base in sorted(self._removed)]
        return "".join(f"{self.name}: {line}\n" for line in lines)

    def save(self) -> None:
        """Send what is staged."""
        if self._added:
            self._store.create(tuple(self._added.values()))
            self._added = {}
        for base, item in list(self._changed.items()):
            self._store.update(self._records[base], item)
            del self._changed[base]
        for base in sorted(self._removed):
            self._store.delete(self._records[base])
            self._removed.discard(base)
        self._loaded = None

    def undo(self) -> str:
        """Refuse: what was sent is the other program's."""
        raise LibraryError(f"{self.name}: what was sent there is undone there")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Read anew, and send what was staged at the end of the block."""
        self._loaded = None
        yield
        self.save()

    def close(self) -> None:
        """Forget what is staged."""
        self._added, self._changed, self._removed = {}, {}, set()

    def __iter__(self) -> Iterator[Item]:
        return self.items()

    def __len__(self) -> int:
        return sum(1 for _ in self.items())

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._find(key) is not None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        if kind is None:
            self.save()
        self.close()

    @property
    def _records(self) -> dict[str, Record]:
        if self._loaded is None:
            loaded: dict[str, Record] = {}
            for record in self._store.load():
                loaded.setdefault(record.item.id.casefold(), record)
            self._loaded = loaded
        return self._loaded

    def _find(self, key: str) -> Item | None:
        """The item that is called ``key`` now."""
        folded = key.casefold()
        if folded in self._added:
            return self._added[folded]
        for item in self._changed.values():
            if item.id.casefold() == folded:
                return item
        record = self._records.get(folded)
        is_there = folded not in self._removed and folded not in self._changed
        return record.item if record is not None and is_there else None

    def _base(self, key: str) -> str:
        """The key that an item has in the store, in lower case."""
        folded = self.get(key).id.casefold()
        renamed = (base for base, item in self._changed.items() if item.id.casefold() == folded)
        return next(renamed, folded)

    def _stage(self, key: str, item: Item) -> None:
        if key.casefold() in self._added:
            del self._added[key.casefold()]
            self._added[item.id.casefold()] = item
        else:
            self._changed[self._base(key)] = item
