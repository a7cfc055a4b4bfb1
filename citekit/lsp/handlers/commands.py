"""What a client asks to be done: add and cite, create an entry, render, search."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types

import citekit
from citekit.lsp import adding
from citekit.lsp.adding import Added, add_items, read_source
from citekit.lsp.document import Edit
from citekit.lsp.features.bibliographies import write_below
from citekit.lsp.features.completion import short_citation
from citekit.lsp.features.links import link_of
from citekit.lsp.markups import find_markup
from citekit.lsp.server import CitekitServer
from citekit.lsp.settings import style_of

Arguments = dict[str, Any]  # as the protocol gives them


async def add_and_cite(ls: CitekitServer, arguments: Arguments) -> object:
    """Add ``source`` (of ``kind``) to ``library`` and put its citation at ``start`` to ``end``.

    Returns ``{"keys": […], "text": "[@…]"}``, or ``None`` after telling why it failed.
    """
    added = await _added(ls, arguments)
    if added is None:
        return None
    path = str(arguments.get("path", ""))
    document = ls.session.document(path)
    markup = document.markup if document is not None else find_markup(path)
    text = markup.cite(added.keys) if markup is not None else ", ".join(added.keys)
    edits = list(added.edits)
    if document is not None and isinstance(start := arguments.get("start"), int):
        end = arguments.get("end", start)
        edits.append(document.edit(start, end if isinstance(end, int) else start, text))
    await _apply(ls, edits, f"Cite {', '.join(added.keys)}")
    _tell_added(ls, added, str(arguments.get("library", "")))
    return {"keys": list(added.keys), "text": text}


async def add_to_library(ls: CitekitServer, arguments: Arguments) -> object:
    """Add ``source`` to ``library`` without citing it."""
    added = await _added(ls, arguments)
    if added is None:
        return None
    await _apply(ls, list(added.edits), f"Add {', '.join(added.keys)}")
    _tell_added(ls, added, str(arguments.get("library", "")))
    return {"keys": list(added.keys)}


async def _added(ls: CitekitServer, arguments: Arguments) -> Added | None:
    source, library = str(arguments.get("source", "")), str(arguments.get("library", ""))
    if not library:
        library = _library_of(ls, str(arguments.get("path", "")))
    try:
        if not library:
            raise citekit.LibraryError(
                "this document declares no library; name one, such as bibliography: refs.bib"
            )
        kind = str(arguments.get("kind") or _kind_of(source))
        token = await _begin(ls, f"Reading {source[:60]}") if kind in {"address", "doi"} else ""
        try:
            reading = await asyncio.to_thread(read_source, kind, source)
        finally:
            _end(ls, token)
        buffer = ls.text_of(library)
        added = await asyncio.to_thread(add_items, reading.items, Path(library), buffer)
    except citekit.CitekitError as error:
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Error, str(error)))
        return None
    ls.session.forget(library)
    return added


def _kind_of(source: str) -> str:
    if source.startswith(("http://", "https://")):
        return "address"
    if source.lower().startswith(("10.", "doi:")):
        return "doi"
    return "page" if Path(source).is_file() else "reference"


def _library_of(ls: CitekitServer, path: str) -> str:
    document = ls.session.document(path)
    declared = ls.session.declared(document) if document is not None else None
    if declared is None:
        return ""
    return str(next(iter((*declared.libraries, *declared.missing)), ""))


async def _begin(ls: CitekitServer, title: str) -> str:
    window = ls.client_capabilities.window
    if window is None or not window.work_done_progress:
        return ""
    token = f"citekit-{id(title)}"
    await ls.work_done_progress.create_async(token)
    ls.work_done_progress.begin(token, types.WorkDoneProgressBegin(title=title))
    return token


def _end(ls: CitekitServer, token: str) -> None:
    if token:
        ls.work_done_progress.end(token, types.WorkDoneProgressEnd())


async def create_entry(ls: CitekitServer, arguments: Arguments) -> object:
    """Write an entry for the unknown ``key`` into ``library``, to be filled in by its author."""
    key, library = str(arguments.get("key", "")), str(arguments.get("library", ""))
    item = citekit.Item(id=key, type="document")

    def create() -> Added:
        return add_items((item,), Path(library), ls.text_of(library))

    return await _change(ls, create, library, f"Create {key}")


async def fill_entry(ls: CitekitServer, arguments: Arguments) -> object:
    """Fetch the page of the entry ``key`` of ``library``, and fill its gaps with what it says."""
    key, library = str(arguments.get("key", "")), str(arguments.get("library", ""))
    hit = ls.session.shelf_of_library(library).find(key)
    item = hit.item if hit is not None else None

    def fill() -> Added:
        if item is None:
            raise citekit.KeyNotFoundError(key)
        reading = adding.read_source("address", link_of(item))
        return adding.fill_entry(key, reading, Path(library), ls.text_of(library))

    return await _change(ls, fill, library, f"Fill {key}")


async def merge_entries(ls: CitekitServer, arguments: Arguments) -> object:
    """Merge the entry ``other`` of ``library`` into ``key``, in the documents as well."""
    key, library = str(arguments.get("key", "")), str(arguments.get("library", ""))
    other = str(arguments.get("other", ""))
    cited = [
        d.edit(use.start, use.end, key)
        for d in await asyncio.to_thread(ls.session.documents_beside, library)
        for use in d.uses
        if use.key == other
    ]

    def merge() -> Added:
        return adding.merge_entries(key, other, Path(library), ls.text_of(library))

    return await _change(ls, merge, library, f"Merge {other} into {key}", cited)


async def _change(
    ls: CitekitServer,
    change: Callable[[], Added],
    library: str,
    label: str,
    more: Sequence[Edit] = (),
) -> object:
    """Make a change of a library; tell why where it cannot be made."""
    try:
        changed = await asyncio.to_thread(change)
    except citekit.CitekitError as error:
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Error, str(error)))
        return None
    ls.session.forget(library)
    await _apply(ls, [*changed.edits, *more], label)
    ls.look_again()
    return {"keys": list(changed.keys)}


async def render_bibliography(ls: CitekitServer, arguments: Arguments) -> object:
    """Write the bibliography of the document ``path`` below it, or renew it there."""
    document = ls.session.document(str(arguments.get("path", "")))
    if document is None:
        return None
    style, locale = style_of(document, ls.session.settings)
    shelf = await asyncio.to_thread(ls.session.shelf, document)
    try:
        edit = await asyncio.to_thread(write_below, document, shelf, style, locale)
    except citekit.CitekitError as error:
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Error, str(error)))
        return None
    if edit is not None:
        await _apply(ls, [edit], "Render the bibliography")
    return None


async def search(ls: CitekitServer, arguments: Arguments) -> object:
    """Find entries for ``query`` in the libraries of ``path``, for a client's own picker.

    Returns a list of ``{"key", "label", "title", "cite"}``, the best first.
    """
    path = str(arguments.get("path", ""))
    document = ls.session.document(path)
    markup = document.markup if document is not None else find_markup(path)

    def find() -> list[object]:
        shelf = ls.session.shelf(document) if document is not None else ls.session.all_shelves()
        hits, _ = shelf.search(str(arguments.get("query", "")))
        found: list[object] = []
        for hit in hits:
            head = hit.volume.head(hit.entry)
            key = hit.entry.key
            found.append(
                {
                    "key": key,
                    "label": short_citation(head),
                    "title": head.title,
                    "cite": markup.cite((key,)) if markup is not None else key,
                }
            )
        return found

    return await asyncio.to_thread(find)


async def _apply(ls: CitekitServer, edits: list[Edit], label: str) -> None:
    if edits:
        edit = ls.convert.workspace_edit(edits, ls.versions())
        await ls.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit=edit, label=label))


def _tell_added(ls: CitekitServer, added: Added, library: str) -> None:
    name = Path(library).name or "the library"
    told = [
        f"{key} is new in {name}" if is_new else f"{key} was in {name} already"
        for key, is_new in zip(added.keys, added.is_new, strict=True)
    ]
    ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, "; ".join(told)))
    ls.look_again()
