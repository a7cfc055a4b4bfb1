"""What the server knows at one time: open texts, libraries read, and what belongs together.

Texts and volumes are values that are replaced; this one object remembers the newest. It
is used from several threads, one at a time.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import citekit
from citekit.lsp.document import Document
from citekit.lsp.features.hover import Render
from citekit.lsp.markups import MARKUPS, Markup, find_markup
from citekit.lsp.projects import Declared, documents_of, find_libraries, read_text
from citekit.lsp.settings import Settings, style_of
from citekit.lsp.shelf import Shelf, Volume

# How long a file on disk is believed to be what it was, in seconds: editors do not tell
# of every change, and a network drive is slow to ask.
_BELIEVED = 1.5
_DECLARED = 5.0
_LARGEST_LIBRARY = 200_000_000


class Session:
    """Open documents, libraries and settings; ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.settings = Settings()
        self.roots: tuple[Path, ...] = ()
        self.lock = threading.RLock()
        self._clock = clock
        self._open: dict[str, tuple[str, str]] = {}
        self._documents: dict[str, Document] = {}
        self._volumes: dict[str, Volume] = {}
        self._stamps: dict[str, tuple[float, tuple[int, int] | None]] = {}
        self._declared: dict[str, tuple[float, tuple[str, ...], Declared]] = {}
        self._on_disk: dict[str, tuple[tuple[int, int], Document]] = {}

    # ── Texts ────────────────────────────────────────────────────────────────────────

    def open(self, path: str, text: str, language: str = "") -> None:
        """Take the text of an open buffer; call it again when it changes."""
        with self.lock:
            self._open[path] = (text, language)
            self._documents.pop(path, None)
            self._volumes.pop(path, None)

    def close(self, path: str) -> None:
        """Forget a buffer; what is on disk counts again."""
        with self.lock:
            self._open.pop(path, None)
            self._documents.pop(path, None)
            self._volumes.pop(path, None)
            self._stamps.pop(path, None)

    def open_paths(self) -> tuple[str, ...]:
        """The paths of all open buffers."""
        return tuple(self._open)

    def is_open(self, path: str) -> bool:
        """Whether the editor holds the text of ``path``."""
        return path in self._open

    def document(self, path: str) -> Document | None:
        """The document at ``path`` if its markup is known, from the buffer or the disk."""
        with self.lock:
            known = self._documents.get(path)
            if known is not None:
                return known
            text, language = self._open.get(path, (None, ""))
            markup = find_markup(path, language)
            if markup is None:
                return None
            if text is None:
                return self._document_on_disk(Path(path), markup)
            document = self._documents[path] = Document(path, text, markup)
            return document

    def _document_on_disk(self, path: Path, markup: Markup) -> Document | None:
        stamp = _stamp(path)
        if stamp is None:
            return None
        known = self._on_disk.get(str(path))
        if known is not None and known[0] == stamp:
            return known[1]
        text = read_text(path)
        if text is None:
            return None
        document = Document(str(path), text, markup)
        self._on_disk[str(path)] = (stamp, document)
        return document

    def documents_beside(self, path: str) -> tuple[Document, ...]:
        """Every document of the workspace that holds ``path``, open ones as they stand."""
        with self.lock:
            top = self.root_of(path) or Path(path).parent
            found: dict[str, Document] = {}
            for name in self._open:
                document = self.document(name)
                if document is not None:
                    found[name] = document
            suffixes = tuple(suffix for markup in MARKUPS for suffix in markup.suffixes)
            for document in documents_of(top, suffixes, lambda p: self.document(str(p))):
                found.setdefault(document.path, document)
            return tuple(found.values())

    def root_of(self, path: str) -> Path | None:
        """The workspace folder that holds ``path``, the innermost."""
        held = [root for root in self.roots if root in Path(path).parents]
        return max(held, key=lambda root: len(root.parts), default=None)

    # ── Libraries ────────────────────────────────────────────────────────────────────

    def declared(self, document: Document) -> Declared:
        """The libraries that ``document`` cites from."""
        with self.lock:
            names = document.markup.find_bibliographies(document.text)
            known = self._declared.get(document.path)
            now = self._clock()
            if known is not None and known[1] == names and now - known[0] < _DECLARED:
                return known[2]
            declared = find_libraries(document, self.root_of(document.path))
            if not declared.is_declared and self.settings.libraries:
                root = self.root_of(document.path) or Path(document.path).parent
                paths = [root / Path(name).expanduser() for name in self.settings.libraries]
                declared = Declared(
                    libraries=tuple(path for path in paths if path.is_file()),
                    missing=tuple(path for path in paths if not path.is_file()),
                    is_declared=True,
                )
            self._declared[document.path] = (now, names, declared)
            return declared

    def shelf(self, document: Document) -> Shelf:
        """The libraries of ``document``, read as they stand now."""
        with self.lock:
            volumes = (self.volume(str(path)) for path in self.declared(document).libraries)
            return Shelf(volumes=tuple(volume for volume in volumes if volume is not None))

    def shelf_of_library(self, path: str) -> Shelf:
        """A library alone, as its own buffer sees it."""
        with self.lock:
            volume = self.volume(path)
            return Shelf(volumes=(volume,) if volume is not None else ())

    def all_shelves(self) -> Shelf:
        """Every library that any open document cites from."""
        with self.lock:
            volumes: dict[str, Volume] = {}
            for path in self._open:
                document = self.document(path)
                shelf = self.shelf(document) if document else self.shelf_of_library(path)
                volumes.update({volume.path: volume for volume in shelf.volumes})
            return Shelf(volumes=tuple(volumes.values()))

    def volume(self, path: str) -> Volume | None:
        """The library at ``path``, from the buffer or the disk; ``None`` if it is none."""
        layout = citekit.find_layout(path)
        if layout is None:
            return None
        with self.lock:
            if path in self._open:
                if path not in self._volumes:
                    text = self._open[path][0]
                    self._volumes[path] = Volume(path, layout, text)
                return self._volumes[path]
            asked, stamp = self._stamps.get(path, (float("-inf"), None))
            now = self._clock()
            if now - asked >= _BELIEVED:
                newest = _stamp(Path(path))
                self._stamps[path] = (now, newest)
                if newest != stamp or newest is None:
                    self._volumes.pop(path, None)
                    stamp = newest
            if stamp is None:
                return None
            if path not in self._volumes:
                read = _read_library(Path(path))
                if read is None:
                    return None
                self._volumes[path] = Volume(path, layout, read)
            return self._volumes[path]

    def forget(self, path: str) -> None:
        """Believe nothing about ``path``: it has changed on disk."""
        with self.lock:
            self._stamps.pop(path, None)
            if path not in self._open:
                self._volumes.pop(path, None)
            self._declared.clear()

    # ── Rendering ────────────────────────────────────────────────────────────────────

    def renderer(self, document: Document | None) -> Render:
        """Write items in the document's style; in APA where that style cannot be used."""
        style, locale = (
            style_of(document, self.settings)
            if document is not None
            else (self.settings.style, self.settings.locale)
        )

        def render(item: citekit.Item) -> str:
            try:
                return str(citekit.render((item,), style=style, output="markdown", locale=locale))
            except citekit.CitekitError:
                return str(citekit.render((item,), style="apa", output="markdown"))

        return render


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _read_library(path: Path) -> str | None:
    try:
        if path.stat().st_size > _LARGEST_LIBRARY:
            return None
        data = path.read_bytes()
    except OSError:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
