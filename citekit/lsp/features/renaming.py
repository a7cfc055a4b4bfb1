"""A key gets another name, in the documents and the library at once."""

from __future__ import annotations

from collections.abc import Iterable

from citekit.errors import CitekitError
from citekit.lsp.document import Document, Edit
from citekit.lsp.features.places import find_references
from citekit.lsp.shelf import Shelf
from citekit.patterns import lazy

_ALLOWED = lazy(r"[^\s{}()\",=#%'@\\~;\[\]<>]++")


class RenameError(CitekitError):
    """A key cannot be renamed so; the message says why."""


def rename(key: str, new: str, documents: Iterable[Document], shelf: Shelf) -> tuple[Edit, ...]:
    """Return the edits that rename ``key`` to ``new`` everywhere.

    Raises:
        RenameError: ``new`` is no key, is taken, or no library has ``key``.
    """
    if not _ALLOWED.fullmatch(new):
        raise RenameError(f"{new!r} is no citation key: no spaces, braces, commas, quotes, # or %")
    if key not in shelf:
        raise RenameError(
            f"{key!r} is in no library of this document, so only its text would change"
        )
    taken = [hit for hit in shelf.find_all(new) if hit.entry.key != key]
    if taken:
        raise RenameError(f"{taken[0].entry.key!r} is already in {taken[0].volume.path}")
    return tuple(
        Edit(path=place.path, start=place.start, end=place.end, new=new, text=place.text)
        for place in find_references(key, documents, shelf, with_entry=True)
    )
