"""Libraries whose text an editor holds: changed there, not on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from citekit.errors import LibraryError
from citekit.library import find_layout
from citekit.library.contract import Library
from citekit.library.files import FileLibrary

_T = TypeVar("_T")


def edit_text(text: str, name: str, change: Callable[[Library], _T]) -> tuple[str, _T]:
    """Return what ``text`` of the library ``name`` is after ``change``, and what that returned.

    Nothing is read from the disk or written to it.

    Raises:
        LibraryError: it is no library of text, or cannot be changed safely.

    >>> from citekit.model import Item
    >>> edit_text("", "refs.bib", lambda library: library.add(Item(id="nye2004", type="book")))[1]
    'nye2004'
    """
    layout = find_layout(name)
    if layout is None:
        raise LibraryError(f"{name}: no library that an editor can hold")
    library = FileLibrary(Path(name), layout, text.encode("utf-8"))
    result = change(library)
    return library.edited().decode("utf-8"), result
