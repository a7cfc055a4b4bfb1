"""Libraries: items that stay, in files and programs that are others' as well.

To add a kind of library, write a class that fulfils ``contract.Library`` and give it a
row in ``LIBRARIES``: how a name is known to be one (a suffix, or a prefix like
``zotero:``), and what opens it. A file of text needs no class but a ``contents.Layout``.
The tests in tests/library/test_libraries.py then run for it too.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from citekit.errors import LibraryError
from citekit.library.contents import Layout
from citekit.library.contract import Library, Match, NoPlaceError, Place, UnsafeLibraryError
from citekit.library.sameness import Judgement, Sameness, compare

__all__ = [
    "LIBRARIES",
    "Judgement",
    "Library",
    "LibraryKind",
    "Match",
    "NoPlaceError",
    "Place",
    "Sameness",
    "UnsafeLibraryError",
    "compare",
    "find_layout",
    "open_library",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryKind:
    """A kind of library: its name for people, and the endings or beginning of a library's name.

    ``layout`` is that of its text, for kinds that are one file of text.
    """

    title: str
    open: Callable[[str], Library]
    layout: Callable[[str], Layout] | None = None
    suffixes: tuple[str, ...] = ()
    prefix: str = ""


def _bib_layout(name: str) -> Layout:
    from citekit.library.bib_layout import BibLayout

    del name
    return BibLayout()


def _bib(name: str) -> Library:
    from citekit.library.files import FileLibrary

    return FileLibrary(Path(name), _bib_layout(name))


def _json_layout(name: str) -> Layout:
    from citekit.library.json_layout import JsonLayout

    del name
    return JsonLayout()


def _json(name: str) -> Library:
    from citekit.library.files import FileLibrary

    return FileLibrary(Path(name), _json_layout(name))


def _yaml_layout(name: str) -> Layout:
    from citekit.formats import detect_notation
    from citekit.library.yaml_layout import YamlLayout

    path = Path(name)
    head = path.read_bytes() if path.is_file() else b""
    is_hayagriva = path.stem.lower().endswith("hayagriva") or (
        detect_notation(name, head) == "hayagriva"
    )
    return YamlLayout("hayagriva" if is_hayagriva else "csl-yaml")


def _yaml(name: str) -> Library:
    from citekit.library.files import FileLibrary

    return FileLibrary(Path(name), _yaml_layout(name))


def _sqlite(name: str) -> Library:
    from citekit.library.sqlite import SqliteLibrary

    return SqliteLibrary(Path(name))


def _zotero(name: str) -> Library:
    from citekit.library.remote import RemoteLibrary
    from citekit.library.zotero import find_store

    return RemoteLibrary(find_store(name))


def _jabref(name: str) -> Library:
    from citekit.library.jabref import find_store
    from citekit.library.remote import RemoteLibrary

    return RemoteLibrary(find_store(name))


def _papis(name: str) -> Library:
    from citekit.library.papis import find_store
    from citekit.library.remote import RemoteLibrary

    return RemoteLibrary(find_store(name))


LIBRARIES: tuple[LibraryKind, ...] = (
    LibraryKind(
        title="BibTeX and BibLaTeX files",
        open=_bib,
        layout=_bib_layout,
        suffixes=(".bib", ".bibtex"),
    ),
    LibraryKind(
        title="CSL-JSON files",
        open=_json,
        layout=_json_layout,
        suffixes=(".json",),
    ),
    LibraryKind(
        title="CSL-YAML and Hayagriva files",
        open=_yaml,
        layout=_yaml_layout,
        suffixes=(".yaml", ".yml"),
    ),
    LibraryKind(title="SQLite", open=_sqlite, suffixes=(".sqlite", ".sqlite3", ".db")),
    LibraryKind(title="Zotero", open=_zotero, prefix="zotero:"),
    LibraryKind(title="papis", open=_papis, prefix="papis:"),
    LibraryKind(title="JabRef", open=_jabref, prefix="jabref:"),
)


def find_layout(name: str) -> Layout | None:
    """Return the layout of the file called ``name``, ``None`` where its suffix has none."""
    suffix = Path(name).suffix.lower()
    for kind in LIBRARIES:
        if kind.layout is not None and suffix in kind.suffixes:
            return kind.layout(name)
    return None


def open_library(name: str | os.PathLike[str]) -> Library:
    """Open the library called ``name``: a path by its suffix, or ``zotero:`` and the like.

    A file that does not exist is made when something is saved.

    Raises:
        LibraryError: there is no such kind of library, or it cannot be read.
    """
    name = os.fspath(name)
    for kind in LIBRARIES:
        if kind.prefix and name.startswith(kind.prefix):
            return kind.open(name)
    suffix = Path(name).suffix.lower()
    for kind in LIBRARIES:
        if suffix in kind.suffixes:
            return kind.open(name)
    known = ", ".join(part for kind in LIBRARIES for part in (*kind.suffixes, kind.prefix) if part)
    raise LibraryError(f"{name}: no kind of library; a name ends or begins with one of {known}")
