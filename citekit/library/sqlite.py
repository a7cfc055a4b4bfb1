"""A library in a file of SQLite: for many thousands of items, with every change kept.

Changes are made in a transaction that ``save`` commits. A library that has no file yet is
kept in memory until then.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Self

from citekit.errors import DuplicateKeyError, KeyNotFoundError, LibraryChangedError, LibraryError
from citekit.keys import library_key, nearest_keys
from citekit.library.contract import Match, NoPlaceError, Place
from citekit.library.diffs import unified_diff
from citekit.library.matching import find_candidates, surest
from citekit.library.sameness import index_keys, title_of
from citekit.library.sqlite_rows import Row, Rows
from citekit.model import Item, Notice


class SqliteLibrary:
    """A library in SQLite. See ``contract.Library``."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._path = path
        self._in_memory = not path.exists()
        self._rows = Rows(None if self._in_memory else path, self.name)

    # ── What is there ────────────────────────────────────────────────────────────────

    def keys(self) -> tuple[str, ...]:
        """Return the keys, in the order of adding."""
        return self._rows.keys()

    def items(self) -> Iterator[Item]:
        """Yield the items, in the order of adding."""
        return (row.item() for row in self._rows.all())

    def get(self, key: str) -> Item:
        """Return one item."""
        return self._row(key).item()

    def locate(self, key: str) -> Place:
        """Refuse: a database has no text to point into."""
        raise NoPlaceError(f"{self.name}: {self._row(key).key}")

    def search(self, query: str, limit: int | None = None) -> tuple[Item, ...]:
        """Return the items that have all words of ``query``, or words that begin so."""
        if not query.split():
            return tuple(self.items())[:limit]
        return tuple(row.item() for row in self._rows.with_words(query, limit))

    def find_same(self, item: Item) -> Match | None:
        """Return the item that is the same work, the surest first."""
        numbers, titles = self._rows.titles()
        found = [numbers[place] for place in find_candidates(item, titles, {})]
        for identifier in (*index_keys(item), f"main:{title_of(item)}"):
            found += self._rows.with_identifier(identifier)
        rows = [self._rows.by_number(number) for number in dict.fromkeys(found)]
        return surest(item, [row.item() for row in rows if row is not None])

    def notices(self) -> tuple[Notice, ...]:
        """Return nothing: what is kept was valid when it was added."""
        return ()

    # ── Changes ──────────────────────────────────────────────────────────────────────

    def add(
        self, item: Item, key: str | None = None, *, proper_words: frozenset[str] = frozenset()
    ) -> str:
        """Put in a new item, and return its key."""
        del proper_words  # CSL-JSON needs no protection of capitals
        self._rows.hold()
        wanted = (key or item.id or library_key(item, ())).strip() or "item"
        if wanted in self:
            if key:
                raise DuplicateKeyError(wanted)
            wanted = library_key(replace(item, id=wanted), self.keys())
        self._rows.insert(item, wanted)
        return wanted

    def replace(self, key: str, item: Item) -> None:
        """Change what an item is."""
        self._rows.hold()
        row = self._row(key)
        self._rows.update(row, item, row.key)

    def remove(self, key: str) -> None:
        """Take an item out."""
        self._rows.hold()
        self._rows.delete(self._row(key))

    def rename(self, key: str, new: str) -> None:
        """Give an item another key."""
        self._rows.hold()
        row = self._row(key)
        if new in self and new.casefold() != key.casefold():
            raise DuplicateKeyError(new)
        self._rows.update(row, row.item(), new)

    def diff(self) -> str:
        """Return what ``save`` would keep, item by item."""
        parts: list[str] = []
        for change in self._rows.changes():
            before, after = (_pretty(csl) for csl in (change.csl_before, change.csl_after))
            name = f"{self.name}#{change.key_after or change.key_before}"
            parts.append(unified_diff(before, after, name))
        return "".join(parts)

    def save(self) -> None:
        """Commit what was changed."""
        if not self._rows.is_changed:
            return
        if self._in_memory:
            self._move_to_file()
        self._rows.commit()

    def undo(self) -> str:
        """Take back the last change that was saved, and say what it was."""
        self.close()
        self._rows.hold()
        try:
            summary = self._rows.undo()
            if summary is None:
                raise LibraryError(f"{self.name}: there is nothing to undo")
            self._rows.commit()
        finally:
            self.close()
        return summary

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Let no other process write until the end of the block, and save there."""
        if self._in_memory:
            self._rows.close()
            self._in_memory = False
            self._rows = Rows(self._path, self.name)
        self._rows.hold()
        try:
            yield
            self._rows.commit()
        finally:
            self.close()

    def close(self) -> None:
        """Forget what was changed and not saved."""
        self._rows.roll_back()

    def __iter__(self) -> Iterator[Item]:
        return self.items()

    def __len__(self) -> int:
        return self._rows.count()

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._rows.by_key(key) is not None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        if kind is None:
            self.save()
        self.close()

    def _row(self, key: str) -> Row:
        row = self._rows.by_key(key)
        if row is None:
            raise KeyNotFoundError(key, nearest_keys(key, self.keys()))
        return row

    def _move_to_file(self) -> None:
        """Put what is in memory into a file, unless another process has items there by now."""
        items = list(self.items())
        self._rows.close()
        self._in_memory = False
        self._rows = Rows(self._path, self.name)
        self._rows.hold()
        for item in items:
            if item.id in self:
                self.close()
                raise LibraryChangedError(f"{self.name}: another program added {item.id} meanwhile")
            self._rows.insert(item, item.id)


def _pretty(csl: str | None) -> bytes:
    if csl is None:
        return b""
    return (json.dumps(json.loads(csl), ensure_ascii=False, indent=2) + "\n").encode()
