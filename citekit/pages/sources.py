"""What a user names → sources, each with a name and its bytes when asked.

A path (a folder recursively), a glob, ``-`` for standard input, or an ``http(s)``
address. An existing path wins over a glob, and a drive letter is no scheme.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

from citekit.errors import SourceError
from citekit.pages.readers import MAX_BYTES, PAGE_SUFFIXES
from citekit.patterns import lazy

_URL = lazy(r"https?://", re.IGNORECASE)
_SCHEME = lazy(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_ZONE_URL = lazy(r"^HostUrl=(https?://\S+)", re.MULTILINE)
# Bibliographies that a folder is searched for as well, beside pages.
_BIBLIOGRAPHIES = frozenset((".bib", ".ris", ".enw", ".nbib"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to read. ``name`` is as the user wrote it, or a path below it."""

    name: str
    allow_private: bool = False

    @property
    def url(self) -> str | None:
        """The address, where the source is one, or where Windows noted it on download."""
        if _URL.match(self.name):
            return self.name
        return _zone_url(self.name) if self.name != "-" else None

    def read(self) -> bytes:
        """Return the bytes of the source, at most one more than a page may have.

        Raises:
            SourceError: it cannot be read.
        """
        if self.name == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        if _URL.match(self.name):
            from citekit.pages.fetching import fetch

            return fetch(self.name, allow_private=self.allow_private)
        try:
            with Path(self.name).open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError as error:
            raise SourceError(self.name, _reason(error)) from error


def find_sources(
    names: Sequence[str], *, allow_private: bool = False
) -> Iterator[Source | SourceError]:
    """Yield the sources that ``names`` mean, in order; what is missing as its error."""
    for name in names:
        if name == "-" or _URL.match(name):
            yield Source(name=name, allow_private=allow_private)
            continue
        try:
            yield from _of_path(name)
        except OSError as error:
            yield SourceError(name, _reason(error))


def _of_path(name: str) -> Iterator[Source | SourceError]:
    path = Path(name)
    if path.is_dir():
        yield from _of_folder(path)
    elif path.exists():
        yield Source(name=name)
    elif _SCHEME.match(name):
        yield SourceError(name, "only http and https addresses can be fetched")
    elif has_magic(name):
        # Path.glob takes no absolute patterns
        matches = sorted(glob(name, recursive=True))
        found = [file for file in matches if Path(file).is_file()]
        if not found:
            yield SourceError(name, "no file matches this pattern")
        yield from (Source(name=file) for file in found)
    else:
        yield SourceError(name, "no such file or folder")


def _of_folder(folder: Path) -> Iterator[Source | SourceError]:
    wanted = PAGE_SUFFIXES | _BIBLIOGRAPHIES
    found = False
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if file.suffix.lower() in wanted and not hidden and file.is_file():
            found = True
            yield Source(name=str(file))
    if not found:
        yield SourceError(str(folder), "no pages in this folder (.txt .html .md .pdf …)")


def _zone_url(name: str) -> str | None:
    """Where Windows says a file was downloaded from (the stream ``Zone.Identifier``)."""
    try:
        text = Path(f"{name}:Zone.Identifier").read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError):
        return None
    match = _ZONE_URL.search(text[:4000])
    return match[1] if match else None


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "may not be read (permission denied)"
    if isinstance(error, IsADirectoryError):
        return "is a folder"
    return error.strerror or str(error)
