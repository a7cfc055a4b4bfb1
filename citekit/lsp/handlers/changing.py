"""Renaming and actions."""

from __future__ import annotations

import asyncio

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from citekit.lsp.convert import path_of
from citekit.lsp.features.actions import find_actions
from citekit.lsp.features.renaming import Edit, RenameError, rename
from citekit.lsp.handlers.reading import key_under
from citekit.lsp.server import CitekitServer


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
        document = ls.session.document(path_of(params.text_document.uri))
        if document is None:
            return None
        lines = ls.lines(document)
        start = ls.offset(lines, params.range.start)
        end = ls.offset(lines, params.range.end)
        shelf = ls.session.shelf(document)
        libraries = ls.session.declared(document).libraries
        found = find_actions(document, start, end, shelf, libraries)
        return [ls.convert.action(action, ls.versions()) for action in found]

    return await asyncio.to_thread(find) if ls.is_on("actions") else None
