"""The server: requests to features, answers to the protocol's types.

Every request reads the session's newest values; libraries are read in a thread, so that
no editor waits for a slow disk with its next key stroke.
"""

from __future__ import annotations

import asyncio
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from citekit.lsp.convert import Converter, path_of, uri_of
from citekit.lsp.document import Document
from citekit.lsp.features.diagnostics import Problem, find_library_problems, find_problems
from citekit.lsp.lines import Lines
from citekit.lsp.projects import is_library
from citekit.lsp.session import Session

# How long the server waits for the next key stroke before it looks for problems, seconds.
_PAUSE = 0.12
_T = TypeVar("_T")


class CitekitServer(LanguageServer):
    """One server: the protocol's side of a ``Session``."""

    def __init__(self) -> None:
        super().__init__("citekit", _version())
        self.session = Session()
        self._converter_of_client: Converter | None = None
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def convert(self) -> Converter:
        """The converter in the encoding agreed with the client."""
        if self._converter_of_client is None:
            encoding = self.workspace.position_encoding
            name = getattr(encoding, "value", encoding) or "utf-16"
            self._converter_of_client = Converter(str(name))
        return self._converter_of_client

    def is_on(self, feature: str) -> bool:
        """Whether the user left a feature on."""
        return feature not in self.session.settings.off

    def lines(self, document: Document) -> Lines:
        """A document's lines in the client's encoding."""
        if self.convert.encoding == "utf-16":
            return document.lines
        return self.convert.lines(document.text)

    def offset(self, lines: Lines, position: types.Position) -> int:
        """A position as an offset."""
        return lines.offset_of(position.line, position.character)

    def versions(self) -> dict[str, int | None]:
        """The versions of the open buffers."""
        return {path_of(uri): d.version for uri, d in self.workspace.text_documents.items()}

    def text_of(self, path: str) -> str | None:
        """The text of an open buffer."""
        known = self.workspace.text_documents.get(uri_of(path))
        return known.source if known is not None else None

    # ── Problems, pushed where the client does not pull ──────────────────────────────

    @property
    def is_pulled(self) -> bool:
        """Whether the client asks for problems itself."""
        text_document = self.client_capabilities.text_document
        return text_document is not None and text_document.diagnostic is not None

    def look_soon(self, path: str) -> None:
        """Look for problems of ``path`` when the author pauses."""
        if self.is_pulled or not self.is_on("diagnostics"):
            return
        waiting = self._waiting.pop(path, None)
        if waiting is not None:
            waiting.cancel()
        loop = asyncio.get_running_loop()
        self._waiting[path] = loop.call_later(_PAUSE, self._look, path)

    def _look(self, path: str) -> None:
        self._waiting.pop(path, None)
        task = asyncio.get_running_loop().create_task(self._push(path))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _push(self, path: str) -> None:
        diagnostics = await asyncio.to_thread(self.problems, path)
        if diagnostics is not None and self.session.is_open(path):
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri=uri_of(path), diagnostics=diagnostics)
            )

    def problems(self, path: str) -> list[types.Diagnostic] | None:
        """The problems of a document or library; ``None`` for any other file."""
        if not self.is_on("diagnostics"):
            return []
        session = self.session
        document = session.document(path)
        found: tuple[Problem, ...]
        if document is not None:
            found = find_problems(document, session.shelf(document), session.declared(document))
            lines = self.lines(document)
        elif is_library(Path(path)) and (volume := session.volume(path)) is not None:
            if not volume.is_bib and not volume.entries:
                return []  # some other JSON or YAML file
            found = find_library_problems(volume)
            lines = self.convert.lines(volume.text)
        else:
            return None
        return [self.convert.diagnostic(lines, problem) for problem in found]

    def look_again(self) -> None:
        """A library or project file changed: every open document is looked at again."""
        if self.is_pulled:
            self.workspace_diagnostic_refresh(None)
            return
        for path in self.session.open_paths():
            self.look_soon(path)


def _version() -> str:
    try:
        return version("citekit")
    except PackageNotFoundError:  # run from its sources, not installed
        return "0"
