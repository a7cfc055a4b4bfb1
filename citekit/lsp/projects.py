"""Which libraries a document cites from, found as authors declare them.

The document's own declaration (front matter, ``\\addbibresource``, ``#bibliography()`` …),
then the project files above it, then what its sibling documents declare, then the
``.bib`` files that lie there. To add a project file: give it a line in ``_PROJECT_FILES``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import citekit
from citekit.lsp.document import Document
from citekit.lsp.markups.markdown import bibliographies_of_yaml
from citekit.patterns import lazy
from citekit.project import FILE_NAME, read_project


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """The library files of a document, and declared ones that are not there.

    ``is_declared`` is false where they were only found lying beside it.
    """

    libraries: tuple[Path, ...] = ()
    missing: tuple[Path, ...] = ()
    is_declared: bool = False


_SUFFIXES = (".bib", ".bibtex", ".json", ".yaml", ".yml")
_SKIPPED = {".git", ".hg", ".venv", "venv", "node_modules", "__pycache__", "_build", "_site"}
_MOST_FILES = 2_000
_MOST_BYTES = 5_000_000
_ROOT_LINE = lazy(r"(?im)^%[ \t]*!TEX[ \t]+root[ \t]*=[ \t]*(\S[^\n]*)")
_SPHINX = lazy(r"bibtex_bibfiles\s*+=\s*+\[([^\]]*+)\]")
_STRING = lazy(r"[\"']([^\"'\n]+)[\"']")
_BIB_FILE = lazy(r"(?m)^[ \t-]*(?:bib_file|bib_dir|bib_files)[ \t]*:[ \t]*[\"']?([^\s\"'#]+)")


def find_libraries(
    document: Document, root: Path | None, environ: Mapping[str, str] | None = None
) -> Declared:
    """Return the libraries of ``document``; ``root`` is the folder of its workspace."""
    path = Path(document.path)
    top = root if root is not None and root in path.parents else path.parent
    declared = _declared_in(document, path, top)
    for folder in _upwards(path.parent, top):
        declared += _of_project_files(folder)
    if not declared:
        for sibling in documents_of(top, document.markup.suffixes, read_document_for(document)):
            if sibling.path != document.path:
                declared += _declared_in(sibling, Path(sibling.path), top)
    outside = (environ if environ is not None else os.environ).get("CITEKIT_LIBRARY")
    if not declared and outside:
        declared = [Path(outside).expanduser()]
    if declared:
        paths = tuple(dict.fromkeys(Path(os.path.normpath(path)) for path in declared))
        return Declared(
            libraries=tuple(path for path in paths if path.is_file()),
            missing=tuple(path for path in paths if not path.is_file()),
            is_declared=True,
        )
    beside = [
        found
        for folder in dict.fromkeys((path.parent, top))
        for found in sorted(folder.glob("*.bib"))
        if found.is_file()
    ]
    return Declared(libraries=tuple(dict.fromkeys(beside)))


def _declared_in(document: Document, path: Path, top: Path) -> list[Path]:
    found = list(document.markup.find_bibliographies(document.text))
    folder = path.parent
    root_line = _ROOT_LINE.search(document.text, 0, 4_000)
    if root_line is not None and document.markup.name == "latex":
        main = (path.parent / root_line[1].strip()).resolve()
        text = read_text(main)
        if text is not None:
            found += document.markup.find_bibliographies(text)
            folder = main.parent
    return [_placed(name, folder, top) for name in found if "://" not in name]


def _placed(name: str, folder: Path, top: Path) -> Path:
    """A path as written: from the workspace (``/refs.bib`` in Typst) or the document."""
    path = Path(name).expanduser()
    if path.is_absolute() and not path.exists():
        return top / name.lstrip("/")
    return folder / path


def _upwards(folder: Path, top: Path) -> Iterator[Path]:
    yield folder
    if folder != top:
        for above in folder.parents:
            yield above
            if above == top:
                return


def _of_yaml(text: str, folder: Path) -> list[Path]:
    return [folder / path for path in bibliographies_of_yaml(text)]


def _of_myst(text: str, folder: Path) -> list[Path]:
    import yaml

    try:
        data = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError):
        return []
    project = data.get("project") if isinstance(data, dict) else None
    listed = project.get("bibliography") if isinstance(project, dict) else None
    names = [listed] if isinstance(listed, str) else listed if isinstance(listed, list) else []
    return [folder / name for name in names if isinstance(name, str)]


def _of_sphinx(text: str, folder: Path) -> list[Path]:
    match = _SPHINX.search(text)
    return [folder / found[1] for found in _STRING.finditer(match[1])] if match else []


def _of_mkdocs(text: str, folder: Path) -> list[Path]:
    paths: list[Path] = []
    for match in _BIB_FILE.finditer(text):
        path = folder / match[1]
        paths.extend(sorted(path.glob("*.bib")) if path.is_dir() else [path])
    return paths


def _of_citekit(_text: str, folder: Path) -> list[Path]:
    try:
        library = read_project(folder / FILE_NAME).library
    except citekit.CitekitError:
        return []  # half-typed: the next keystroke tells more
    return [Path(library)] if library else []


_PROJECT_FILES: Mapping[str, Callable[[str, Path], list[Path]]] = {
    FILE_NAME: _of_citekit,
    "_quarto.yml": _of_yaml,
    "_quarto.yaml": _of_yaml,
    "_metadata.yml": _of_yaml,
    "_bookdown.yml": _of_yaml,
    "_config.yml": _of_yaml,
    "myst.yml": _of_myst,
    "conf.py": _of_sphinx,
    "mkdocs.yml": _of_mkdocs,
}


def is_project_file(path: Path) -> bool:
    """Whether a change of ``path`` may change which libraries are declared."""
    return path.name in _PROJECT_FILES


def is_library(path: Path) -> bool:
    """Whether ``path`` may be a library by its suffix."""
    return path.suffix.lower() in _SUFFIXES


def _of_project_files(folder: Path) -> list[Path]:
    paths: list[Path] = []
    for name, find in _PROJECT_FILES.items():
        text = read_text(folder / name)
        if text is not None:
            paths += find(text, folder)
    return paths


def documents_of(
    top: Path, suffixes: tuple[str, ...], read: Callable[[Path], Document | None]
) -> Iterator[Document]:
    """The documents below ``top`` with one of ``suffixes``, at most some thousand."""
    count = 0
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(f for f in folders if f not in _SKIPPED and not f.startswith("."))
        for name in sorted(names):
            if not name.lower().endswith(suffixes):
                continue
            count += 1
            if count > _MOST_FILES:
                return
            document = read(Path(folder) / name)
            if document is not None:
                yield document


def read_document_for(model: Document) -> Callable[[Path], Document | None]:
    """A reader of documents in the markup of ``model``."""

    def read(path: Path) -> Document | None:
        text = read_text(path)
        return None if text is None else Document(str(path), text, model.markup)

    return read


def read_text(path: Path) -> str | None:
    """The text of a file, ``None`` where it is none, too large or cannot be read."""
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return None
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return None
