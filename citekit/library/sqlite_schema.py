"""The tables of a library in SQLite, and how older ones become the newest."""

from __future__ import annotations

import sqlite3

from citekit.errors import LibraryError

APPLICATION_ID = 0x63697465  # "cite": SQLite's mark of whose file it is

# One script a version; a file of version n gets scripts n and later, each in one transaction.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE items (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL,
            folded TEXT NOT NULL UNIQUE,  -- the key in lower case
            csl TEXT NOT NULL,            -- CSL-JSON
            title TEXT NOT NULL           -- its words, folded and sorted
        )""",
        """CREATE TABLE identifiers (
            identifier TEXT NOT NULL,
            item INTEGER NOT NULL REFERENCES items ON DELETE CASCADE
        )""",
        "CREATE INDEX identifiers_identifier ON identifiers (identifier)",
        "CREATE INDEX identifiers_item ON identifiers (item)",
        # Accents are folded before; unicode61 takes words apart.
        "CREATE VIRTUAL TABLE words USING fts5 (title, others, tokenize = 'unicode61')",
    ),
    (
        """CREATE TABLE history (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            time TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
            summary TEXT NOT NULL
        )""",
        """CREATE TABLE changes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            history INTEGER NOT NULL REFERENCES history ON DELETE CASCADE,
            item INTEGER NOT NULL,
            key_before TEXT, csl_before TEXT,  -- NULL: there was none
            key_after TEXT, csl_after TEXT     -- NULL: it was removed
        )""",
        "CREATE INDEX changes_history ON changes (history)",
    ),
)


def migrate(connection: sqlite3.Connection, name: str) -> None:
    """Bring a database to the newest version; call it with the library's lock held.

    Raises:
        LibraryError: it is another program's, or of a newer citekit.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and owner != APPLICATION_ID:
        raise LibraryError(f"{name}: is a database of another program")
    if version > len(MIGRATIONS):
        raise LibraryError(
            f"{name}: was written by a newer citekit (version {version} of its tables)"
        )
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in script:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether a database is of the newest version, and ours."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    return bool(version == len(MIGRATIONS) and owner == APPLICATION_ID)
