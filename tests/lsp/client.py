"""A real client, pygls' own, and a project on disk for it to open."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

LIBRARY = """\
% My works
@book{nye2004soft,
  author    = {Nye, Joseph S.},
  title     = {Soft Power: The Means to Success in World Politics},
  publisher = {PublicAffairs},
  year      = {2004},
  doi       = {10.1000/182},
}

@article{nye2009get,
  author  = {Nye, Joseph S.},
  title   = {Get Smart: Combining Hard and Soft Power},
  journal = {Foreign Affairs},
  year    = {2009},
}
"""
TIMEOUT = 20.0


class Client(LanguageClient):
    """Keeps what the server sends of itself, and makes the edits that it asks for."""

    def __init__(self) -> None:
        super().__init__("test", "1")
        self.published: dict[str, list[types.Diagnostic]] = {}
        self.messages: list[str] = []
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.news = asyncio.Event()

    def open(self, path: Path, language: str = "markdown") -> str:
        """Open a file as an editor does, and return its URI."""
        uri = path.as_uri()
        self.texts[uri] = path.read_text("utf-8")
        self.versions[uri] = 1
        self.text_document_did_open(
            types.DidOpenTextDocumentParams(
                types.TextDocumentItem(uri, language, 1, self.texts[uri])
            )
        )
        return uri

    def change(self, uri: str, text: str) -> None:
        """Replace the text of an open file."""
        self.texts[uri] = text
        self.versions[uri] += 1
        self.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.versions[uri], uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    def place(self, uri: str, words: str, offset: int = 0) -> types.Position:
        """The position of ``words`` (and ``offset`` characters on) in an open file."""
        before = self.texts[uri][: self.texts[uri].index(words) + offset]
        line = before.rsplit("\n", 1)[-1]
        return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)

    def tell_changed(self, path: Path) -> None:
        """Tell that a file on disk has changed."""
        event = types.FileEvent(path.as_uri(), types.FileChangeType.Changed)
        self.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))

    async def problems(self, uri: str, wanted: Callable[[list[str]], bool]) -> list[str]:
        """Wait until the problems published for ``uri`` are as ``wanted``; their codes."""
        while True:
            codes = [str(problem.code) for problem in self.published.get(uri, [])]
            if uri in self.published and wanted(codes):
                return codes
            self.news.clear()
            await asyncio.wait_for(self.news.wait(), TIMEOUT)

    def apply(self, edit: types.WorkspaceEdit) -> None:
        """Make an edit, in open files and on disk."""
        for change in edit.document_changes or ():
            assert isinstance(change, types.TextDocumentEdit)
            uri = change.text_document.uri
            path = Path(uri.removeprefix("file://"))
            text = self.texts.get(uri) or path.read_text("utf-8")
            places = [
                (_offset(text, one.range.start), _offset(text, one.range.end), one)
                for one in change.edits
            ]
            for start, end, one in sorted(places, key=lambda place: -place[0]):
                assert isinstance(one, types.TextEdit)
                text = text[:start] + one.new_text + text[end:]
            if uri in self.texts:
                self.change(uri, text)
            else:
                path.write_text(text, "utf-8")
                self.tell_changed(path)


def _offset(text: str, position: types.Position) -> int:
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: position.line])
    line = lines[position.line]
    return start + len(line.encode("utf-16-le")[: position.character * 2].decode("utf-16-le"))


def run(
    folder: Path,
    script: Callable[[Client], Awaitable[None]],
    *,
    capabilities: types.ClientCapabilities | None = None,
    settings: Mapping[str, Any] | None = None,
) -> None:
    """Start a real server in ``folder``, let ``script`` talk to it, and end it."""
    asyncio.run(_run(folder, script, capabilities, settings))


async def _run(
    folder: Path,
    script: Callable[[Client], Awaitable[None]],
    capabilities: types.ClientCapabilities | None,
    settings: Mapping[str, Any] | None,
) -> None:
    client = Client()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
    def _published(params: types.PublishDiagnosticsParams) -> None:
        client.published[params.uri] = list(params.diagnostics)
        client.news.set()

    @client.feature(types.WINDOW_SHOW_MESSAGE)  # type: ignore[untyped-decorator]
    def _told(params: types.ShowMessageParams) -> None:
        client.messages.append(params.message)

    @client.feature(types.WORKSPACE_APPLY_EDIT)  # type: ignore[untyped-decorator]
    def _asked(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        client.apply(params.edit)
        return types.ApplyWorkspaceEditResult(applied=True)

    await client.start_io(sys.executable, "-m", "citekit", "lsp")
    try:
        await asyncio.wait_for(
            client.initialize_async(
                types.InitializeParams(
                    capabilities=capabilities or types.ClientCapabilities(),
                    workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name)],
                    initialization_options=settings,
                )
            ),
            TIMEOUT,
        )
        client.initialized(types.InitializedParams())
        await script(client)
        await asyncio.wait_for(client.shutdown_async(None), TIMEOUT)
    finally:
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]
