"""Texts are opened, changed, saved and closed; files change on disk."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from citekit.lsp.convert import path_of
from citekit.lsp.projects import is_library, is_project_file
from citekit.lsp.server import CitekitServer


async def on_opened(ls: CitekitServer, params: types.DidOpenTextDocumentParams) -> None:
    """Take an open text."""
    given = params.text_document
    path = path_of(given.uri)
    ls.session.open(path, given.text, given.language_id)
    ls.look_soon(path)


async def on_changed(ls: CitekitServer, params: types.DidChangeTextDocumentParams) -> None:
    """Take a changed text."""
    held = ls.workspace.get_text_document(params.text_document.uri)
    path = path_of(params.text_document.uri)
    ls.session.open(path, held.source, held.language_id or "")
    if is_library(Path(path)):
        ls.look_again()
    else:
        ls.look_soon(path)


async def on_saved(ls: CitekitServer, params: types.DidSaveTextDocumentParams) -> None:
    """Read a saved library or project file anew."""
    path = Path(path_of(params.text_document.uri))
    if is_library(path) or is_project_file(path):
        ls.session.forget(str(path))
        ls.look_again()


async def on_closed(ls: CitekitServer, params: types.DidCloseTextDocumentParams) -> None:
    """Forget a closed text; the disk counts again."""
    path = path_of(params.text_document.uri)
    ls.session.close(path)
    if not ls.is_pulled:
        ls.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=params.text_document.uri, diagnostics=[])
        )


async def on_files_changed(ls: CitekitServer, params: types.DidChangeWatchedFilesParams) -> None:
    """Read what changed on disk anew."""
    for change in params.changes:
        ls.session.forget(path_of(change.uri))
    ls.look_again()
