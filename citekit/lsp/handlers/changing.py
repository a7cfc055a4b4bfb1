"""Renaming and actions."""

from __future__ import annotations

import asyncio
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from citekit.lsp.convert import path_of
from citekit.lsp.document import Edit
from citekit.lsp.features.actions import find_actions
from citekit.lsp.features.entry_actions import find_entry_actions
from citekit.lsp.features.renaming import RenameError, rename
from citekit.lsp.handlers.reading import key_under
from citekit.lsp.projects import is_library
from citekit.lsp.server import CitekitServer
from citekit.lsp.shelf import Hit


async def on_prepare_rename(
    ls: CitekitServer, params: types.PrepareRenameParams
) -> types.Range | None:
    """The range of the key under the cursor; nothing where no library has it."""
    here = await asyncio.to_thread(key_under, ls, params) if ls.is_on("rename") else None
    if here is None or here[0].key not in here[2]:
        return None
    return ls.convert.range(here[1], here[0].start, here[0].end)


async def on_rename(ls: CitekitServer, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """The edits that rename the key everywhere; a refusal says why."""

    def find() -> tuple[Edit, ...]:
        here = key_under(ls, params)
        if here is None:
            raise RenameError("there is no citation key here")
        path = path_of(params.text_document.uri)
        documents = ls.session.documents_beside(path)
        return rename(here[0].key, params.new_name, documents, here[2])

    try:
        edits = await asyncio.to_thread(find)
    except RenameError as error:
        raise JsonRpcInvalidParams(message=str(error)) from error
    return ls.convert.workspace_edit(edits, ls.versions())


async def on_actions(
    ls: CitekitServer, params: types.CodeActionParams
) -> list[types.CodeAction] | None:
    """What can be done with the selection or the line."""

    def find() -> list[types.CodeAction] | None:
        path = path_of(params.text_document.uri)
        document = ls.session.document(path)
        if document is None:
            return _library_actions(ls, path, params.range.start)
        lines = ls.lines(document)
        start = ls.offset(lines, params.range.start)
        end = ls.offset(lines, params.range.end)
        shelf = ls.session.shelf(document)
        libraries = ls.session.declared(document).libraries
        found = find_actions(document, start, end, shelf, libraries)
        use = document.use_at(start)
        hit = shelf.find(use.key) if use is not None else None
        found += find_entry_actions(hit) if hit is not None else ()
        return [ls.convert.action(action, ls.versions()) for action in found]

    return await asyncio.to_thread(find) if ls.is_on("actions") else None


def _library_actions(
    ls: CitekitServer, path: str, position: types.Position
) -> list[types.CodeAction] | None:
    """What can be done with the entry at a position of a library file."""
    volume = ls.session.volume(path) if is_library(Path(path)) else None
    if volume is None:
        return None
    offset = ls.offset(ls.convert.lines(volume.text), position)
    entry = next((one for one in volume.entries if one.start <= offset <= one.end), None)
    found = find_entry_actions(Hit(entry, volume)) if entry is not None else ()
    return [ls.convert.action(action, ls.versions()) for action in found]
