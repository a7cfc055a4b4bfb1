"""The rows of a library in SQLite: items, what finds them, and every change of them."""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from citekit.errors import LibraryError
from citekit.library.folding import fold_text
from citekit.library.locks import locked
from citekit.library.matching import searched_text
from citekit.library.sameness import index_keys, title_of
from citekit.library.sqlite_schema import is_current, migrate
from citekit.model import Item

_WAIT_SECONDS = 120.0
_Cell = str | int | None


class Row(NamedTuple):
    """An item as it is kept: CSL-JSON under a key."""

    number: int
    key: str
    csl: str

    def item(self) -> Item:
        """Return the item."""
        return replace(Item.from_csl(json.loads(self.csl)), id=self.key)


class ChangeRow(NamedTuple):
    """What one item was before a change and after it; ``None`` for not there."""

    item: int
    key_before: str | None
    csl_before: str | None
    key_after: str | None
    csl_after: str | None


class Rows:
    """An open database; ``path`` is ``None`` for one in memory."""

    def __init__(self, path: Path | None, name: str) -> None:
        self.name = name
        self._connection = _connect(path, name)
        weakref.finalize(self, self._connection.close)
        self._history: int | None = None
        self._titles: tuple[int, list[int], list[str]] | None = None

    def close(self) -> None:
        """Forget what was not committed, and close."""
        self._connection.close()

    # ── Reading ──────────────────────────────────────────────────────────────────────

    def keys(self) -> tuple[str, ...]:
        """Return all keys in order."""
        found: list[tuple[str]] = self._run("SELECT key FROM items ORDER BY id").fetchall()
        return tuple(key for (key,) in found)

    def all(self) -> Iterator[Row]:
        """Yield all rows in order."""
        cursor = self._run("SELECT id, key, csl FROM items ORDER BY id")
        while rows := cursor.fetchmany(1000):
            yield from (Row(*row) for row in rows)

    def by_key(self, key: str) -> Row | None:
        """Return the row of a key, whatever its case."""
        rows = self._run("SELECT id, key, csl FROM items WHERE folded = ?", key.casefold())
        found: tuple[int, str, str] | None = rows.fetchone()
        return Row(*found) if found else None

    def by_number(self, number: int) -> Row | None:
        """Return a row by its number."""
        rows = self._run("SELECT id, key, csl FROM items WHERE id = ?", number)
        found: tuple[int, str, str] | None = rows.fetchone()
        return Row(*found) if found else None

    def count(self) -> int:
        """Return how many items there are."""
        return int(self._run("SELECT count(*) FROM items").fetchone()[0])

    def with_words(self, query: str, limit: int | None) -> list[Row]:
        """Return the rows that have all words of ``query``, or words that begin so."""
        words = " ".join(f'"{word}"*' for word in fold_text(query).split())
        found: list[tuple[int, str, str]] = self._run(
            "SELECT items.id, key, csl FROM words JOIN items ON items.id = words.rowid "
            "WHERE words MATCH ? ORDER BY bm25(words, 10.0, 1.0), items.id LIMIT ?",
            words,
            -1 if limit is None else limit,
        ).fetchall()
        return [Row(*row) for row in found]

    def with_identifier(self, identifier: str) -> list[int]:
        """Return the numbers of the items that have an identifier."""
        rows = self._run("SELECT item FROM identifiers WHERE identifier = ?", identifier)
        found: list[tuple[int]] = rows.fetchall()
        return [number for (number,) in found]

    def titles(self) -> tuple[list[int], list[str]]:
        """Return the numbers and folded titles of all items; read once while nothing changes."""
        version = int(self._run("PRAGMA data_version").fetchone()[0])
        if self._titles is None or self._titles[0] != version:
            rows: list[tuple[int, str]] = self._run("SELECT id, title FROM items").fetchall()
            self._titles = version, [row[0] for row in rows], [row[1] for row in rows]
        return self._titles[1], self._titles[2]

    # ── Writing ──────────────────────────────────────────────────────────────────────

    @property
    def is_changed(self) -> bool:
        """Whether there are changes that are not committed."""
        return self._history is not None

    def hold(self) -> None:
        """Begin to write: nobody else does until ``commit`` or ``roll_back``."""
        if not self._connection.in_transaction:
            self._run("BEGIN IMMEDIATE")

    def insert(self, item: Item, key: str) -> None:
        """Put in a new item."""
        csl = dumped(item, key)
        number = self._write(None, key, csl)
        self._note(ChangeRow(number, None, None, key, csl))

    def update(self, row: Row, item: Item, key: str) -> None:
        """Change an item, or its key."""
        csl = dumped(item, key)
        if (row.key, row.csl) != (key, csl):
            self._delete(row.number)
            self._write(row.number, key, csl)
            self._note(ChangeRow(row.number, row.key, row.csl, key, csl))

    def delete(self, row: Row) -> None:
        """Take an item out."""
        self._delete(row.number)
        self._note(ChangeRow(row.number, row.key, row.csl, None, None))

    def changes(self) -> list[ChangeRow]:
        """Return the changes that are not committed."""
        return self._changes(self._history) if self._history is not None else []

    def commit(self) -> None:
        """Keep what was changed."""
        if self._history is not None:
            summary = _summary(self.changes())
            self._run("UPDATE history SET summary = ? WHERE id = ?", summary, self._history)
        if self._connection.in_transaction:
            self._run("COMMIT")
        self._history = None

    def roll_back(self) -> None:
        """Forget what was changed."""
        if self._connection.in_transaction:
            self._connection.rollback()
        self._history = self._titles = None

    def undo(self) -> str | None:
        """Take back the last change that was committed; ``None`` where there is none."""
        last: tuple[int, str] | None = self._run(
            "SELECT id, summary FROM history ORDER BY id DESC LIMIT 1"
        ).fetchone()
        if last is None:
            return None
        number, summary = last
        for change in reversed(self._changes(number)):
            self._delete(change.item)
            if change.key_before is not None and change.csl_before is not None:
                self._write(change.item, change.key_before, change.csl_before)
        self._run("DELETE FROM history WHERE id = ?", number)
        return summary

    def _write(self, number: int | None, key: str, csl: str) -> int:
        item = Item.from_csl(json.loads(csl))
        title = title_of(item)
        number = self._run(
            "INSERT INTO items (id, key, folded, csl, title) VALUES (?, ?, ?, ?, ?)",
            number, key, key.casefold(), csl, title,
        ).lastrowid  # fmt: skip
        for identifier in dict.fromkeys(index_keys(item)):
            self._run("INSERT INTO identifiers VALUES (?, ?)", identifier, number)
        self._run(
            "INSERT INTO words (rowid, title, others) VALUES (?, ?, ?)",
            number, fold_text(item.text("title")), searched_text(replace(item, id=key)),
        )  # fmt: skip
        if number is None:
            raise LibraryError(f"{self.name}: gave no number to {key}")
        if self._titles is not None:
            self._titles[1].append(number)
            self._titles[2].append(title)
        return number

    def _delete(self, number: int) -> None:
        self._run("DELETE FROM items WHERE id = ?", number)
        self._run("DELETE FROM words WHERE rowid = ?", number)
        self._titles = None

    def _note(self, change: ChangeRow) -> None:
        if self._history is None:
            self._history = self._run("INSERT INTO history (summary) VALUES ('')").lastrowid
        self._run(
            "INSERT INTO changes (history, item, key_before, csl_before, key_after, csl_after) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            self._history,
            *change,
        )

    def _changes(self, history: int) -> list[ChangeRow]:
        rows = self._run(
            "SELECT item, key_before, csl_before, key_after, csl_after FROM changes "
            "WHERE history = ? ORDER BY id",
            history,
        ).fetchall()
        return [ChangeRow(*row) for row in rows]

    def _run(self, statement: str, *values: _Cell) -> sqlite3.Cursor:
        try:
            return self._connection.execute(statement, values)
        except sqlite3.Error as error:
            self.roll_back()
            raise LibraryError(f"{self.name}: {error}; it was left as it is") from error


def dumped(item: Item, key: str) -> str:
    """Return an item as it is kept."""
    return json.dumps(replace(item, id=key).to_csl(), ensure_ascii=False)


def _connect(path: Path | None, name: str) -> sqlite3.Connection:
    try:
        if path is None:
            connection = sqlite3.connect(":memory:", isolation_level=None)
            migrate(connection, name)
            return connection
        connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        if not is_current(connection):
            with locked(path):  # one process makes the tables, the others find them
                migrate(connection, name)
                connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        raise LibraryError(f"{name}: {error}") from error
    return connection


def _summary(changes: list[ChangeRow]) -> str:
    """What was done, in few words."""
    kinds: dict[str, set[str]] = {}
    for change in changes:
        if change.key_before is None:
            kinds.setdefault("added", set()).add(change.key_after or "")
        elif change.key_after is None:
            kinds.setdefault("removed", set()).add(change.key_before)
        elif change.key_after != change.key_before:
            kinds.setdefault("renamed to", set()).add(change.key_after)
        else:
            kinds.setdefault("changed", set()).add(change.key_after)
    return "; ".join(
        f"{kind} {next(iter(keys)) if len(keys) == 1 else f'{len(keys)} items'}"
        for kind, keys in kinds.items()
    )
