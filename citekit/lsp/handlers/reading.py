"""Questions about a text that change nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

from lsprotocol import types

from citekit.lsp.convert import path_of
from citekit.lsp.features.completion import Choices, complete, complete_link
from citekit.lsp.features.hover import describe, hover
from citekit.lsp.features.links import find_links
from citekit.lsp.features.places import (
    KeySpan,
    find_definitions,
    find_highlights,
    find_references,
    key_at,
    key_in_library,
)
from citekit.lsp.features.symbols import search_symbols, symbols_of
from citekit.lsp.lines import Lines
from citekit.lsp.projects import is_library
from citekit.lsp.server import CitekitServer
from citekit.lsp.shelf import Shelf

Positioned = (
    types.DefinitionParams | types.ReferenceParams | types.RenameParams | types.PrepareRenameParams
)


async def on_complete(
    ls: CitekitServer, params: types.CompletionParams
) -> types.CompletionList | None:
    """Choices for the key being typed."""
    return await asyncio.to_thread(_choices, ls, params) if ls.is_on("completion") else None


def _choices(ls: CitekitServer, params: types.CompletionParams) -> types.CompletionList | None:
    path = path_of(params.text_document.uri)
    document = ls.session.document(path)
    found: Choices | None
    if document is not None:
        lines = ls.lines(document)
        offset = ls.offset(lines, params.position)
        if document.markup.find_partial(document.masked, offset) is None:
            return None
        found = complete(document, offset, ls.session.shelf(document))
    else:
        volume = ls.session.volume(path) if path.endswith(".bib") else None
        if volume is None:
            return None
        lines = ls.convert.lines(volume.text)
        offset = ls.offset(lines, params.position)
        found = complete_link(volume.text, offset, Shelf(volumes=(volume,)))
    if found is None:
        return None
    items = [
        ls.convert.completion(lines, choice, rank, path)
        for rank, choice in enumerate(found.choices)
    ]
    return types.CompletionList(is_incomplete=not found.is_complete, items=items)


async def on_resolve(ls: CitekitServer, item: types.CompletionItem) -> types.CompletionItem:
    """A choice with its reference, rendered."""
    return await asyncio.to_thread(_resolved, ls, item)


def _resolved(ls: CitekitServer, item: types.CompletionItem) -> types.CompletionItem:
    data = item.data
    if not isinstance(data, Mapping) or not isinstance(data.get("key"), str):
        return item
    document = ls.session.document(str(data.get("path", "")))
    shelf = (
        ls.session.shelf(document)
        if document is not None
        else ls.session.shelf_of_library(str(data.get("path", "")))
    )
    hit = shelf.find(data["key"])
    if hit is not None:
        text = describe(hit, ls.session.renderer(document))
        item.documentation = types.MarkupContent(types.MarkupKind.Markdown, text)
    return item


async def on_hover(ls: CitekitServer, params: types.HoverParams) -> types.Hover | None:
    """What the key under the cursor stands for."""
    return await asyncio.to_thread(_hovered, ls, params) if ls.is_on("hover") else None


def _hovered(ls: CitekitServer, params: types.HoverParams) -> types.Hover | None:
    path = path_of(params.text_document.uri)
    document = ls.session.document(path)
    if document is not None:
        lines = ls.lines(document)
        offset = ls.offset(lines, params.position)
        if document.use_at(offset) is None:
            return None
        shelf = ls.session.shelf(document)
        found = hover(document, offset, shelf, ls.session.renderer(document))
        if found is None:
            return None
        content = types.MarkupContent(types.MarkupKind.Markdown, found.text)
        return types.Hover(content, ls.convert.range(lines, found.start, found.end))
    volume = ls.session.volume(path) if is_library(Path(path)) else None
    if volume is None:
        return None
    lines = ls.convert.lines(volume.text)
    span = key_in_library(volume, ls.offset(lines, params.position))
    hit = Shelf(volumes=(volume,)).find(span.key) if span is not None else None
    if span is None or hit is None:
        return None
    content = types.MarkupContent(
        types.MarkupKind.Markdown, describe(hit, ls.session.renderer(None))
    )
    return types.Hover(content, ls.convert.range(lines, span.start, span.end))


def key_under(ls: CitekitServer, params: Positioned) -> tuple[KeySpan, Lines, Shelf] | None:
    """The key at a position of a document or library, with the libraries around it."""
    path = path_of(params.text_document.uri)
    document = ls.session.document(path)
    if document is not None:
        lines = ls.lines(document)
        span = key_at(document, ls.offset(lines, params.position))
        return None if span is None else (span, lines, ls.session.shelf(document))
    volume = ls.session.volume(path) if is_library(Path(path)) else None
    if volume is None:
        return None
    lines = ls.convert.lines(volume.text)
    span = key_in_library(volume, ls.offset(lines, params.position))
    return None if span is None else (span, lines, Shelf(volumes=(volume,)))


async def on_definition(
    ls: CitekitServer, params: types.DefinitionParams
) -> list[types.Location] | None:
    """The entries of the key under the cursor."""

    def find() -> list[types.Location] | None:
        here = key_under(ls, params)
        if here is None:
            return None
        return [ls.convert.location(place) for place in find_definitions(here[0].key, here[2])]

    return await asyncio.to_thread(find) if ls.is_on("definition") else None


async def on_references(
    ls: CitekitServer, params: types.ReferenceParams
) -> list[types.Location] | None:
    """All places that cite the key under the cursor."""

    def find() -> list[types.Location] | None:
        here = key_under(ls, params)
        if here is None:
            return None
        path = path_of(params.text_document.uri)
        found = find_references(
            here[0].key,
            ls.session.documents_beside(path),
            here[2],
            with_entry=params.context.include_declaration,
        )
        return [ls.convert.location(place) for place in found]

    return await asyncio.to_thread(find) if ls.is_on("references") else None


async def on_highlights(
    ls: CitekitServer,
    params: types.DocumentHighlightParams,
) -> list[types.DocumentHighlight] | None:
    """All uses of the key in this document."""
    document = ls.session.document(path_of(params.text_document.uri))
    if document is None or not ls.is_on("highlight"):
        return None
    lines = ls.lines(document)
    found = find_highlights(document, ls.offset(lines, params.position))
    return [
        types.DocumentHighlight(ls.convert.range(lines, span.start, span.end)) for span in found
    ]


async def on_links(
    ls: CitekitServer, params: types.DocumentLinkParams
) -> list[types.DocumentLink] | None:
    """From each key to its work."""

    def find() -> list[types.DocumentLink] | None:
        document = ls.session.document(path_of(params.text_document.uri))
        if document is None:
            return None
        lines = ls.lines(document)
        return [
            types.DocumentLink(
                range=ls.convert.range(lines, link.start, link.end), target=link.address
            )
            for link in find_links(document, ls.session.shelf(document))
        ]

    return await asyncio.to_thread(find) if ls.is_on("links") else None


async def on_symbols(
    ls: CitekitServer, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | None:
    """The entries of a library file."""

    def find() -> list[types.DocumentSymbol] | None:
        path = path_of(params.text_document.uri)
        volume = ls.session.volume(path) if is_library(Path(path)) else None
        if volume is None:
            return None
        lines = ls.convert.lines(volume.text)
        return [ls.convert.document_symbol(lines, symbol) for symbol in symbols_of(volume)]

    return await asyncio.to_thread(find) if ls.is_on("symbols") else None


async def on_workspace_symbols(
    ls: CitekitServer,
    params: types.WorkspaceSymbolParams,
) -> list[types.WorkspaceSymbol] | None:
    """The entries of all libraries in use that a query finds."""

    def find() -> list[types.WorkspaceSymbol]:
        found = search_symbols(params.query, ls.session.all_shelves())
        return [ls.convert.workspace_symbol(symbol) for symbol in found]

    return await asyncio.to_thread(find) if ls.is_on("symbols") else None


async def on_diagnostics(
    ls: CitekitServer,
    params: types.DocumentDiagnosticParams,
) -> types.RelatedFullDocumentDiagnosticReport:
    """The problems of a document or library, for clients that ask."""
    found = await asyncio.to_thread(ls.problems, path_of(params.text_document.uri))
    return types.RelatedFullDocumentDiagnosticReport(items=found or [])
