"""What the server does at each message; one kind of message a module.

Every function takes the server and the message's parameters. To answer another message,
write its function and give it a line in ``HANDLERS``; a command, in ``COMMANDS``.
"""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types

from citekit.lsp.handlers import changing, commands, life, reading, texts
from citekit.lsp.server import CitekitServer

_TRIGGERS = ["@", "{", ",", "[", ";", ":", "`", "<", "&"]

HANDLERS: tuple[tuple[str, Callable[..., object], object], ...] = (
    (types.INITIALIZE, life.on_initialize, None),
    (types.INITIALIZED, life.on_initialized, None),
    (types.WORKSPACE_DID_CHANGE_CONFIGURATION, life.on_settings_changed, None),
    (types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, life.on_folders_changed, None),
    (types.TEXT_DOCUMENT_DID_OPEN, texts.on_opened, None),
    (types.TEXT_DOCUMENT_DID_CHANGE, texts.on_changed, None),
    (types.TEXT_DOCUMENT_DID_SAVE, texts.on_saved, None),
    (types.TEXT_DOCUMENT_DID_CLOSE, texts.on_closed, None),
    (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, texts.on_files_changed, None),
    (
        types.TEXT_DOCUMENT_COMPLETION,
        reading.on_complete,
        types.CompletionOptions(trigger_characters=_TRIGGERS, resolve_provider=True),
    ),
    (types.COMPLETION_ITEM_RESOLVE, reading.on_resolve, None),
    (types.TEXT_DOCUMENT_HOVER, reading.on_hover, None),
    (types.TEXT_DOCUMENT_DEFINITION, reading.on_definition, None),
    (types.TEXT_DOCUMENT_REFERENCES, reading.on_references, None),
    (types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, reading.on_highlights, None),
    (types.TEXT_DOCUMENT_DOCUMENT_LINK, reading.on_links, None),
    (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, reading.on_symbols, None),
    (types.WORKSPACE_SYMBOL, reading.on_workspace_symbols, None),
    (
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        reading.on_diagnostics,
        types.DiagnosticOptions(
            identifier="citekit", inter_file_dependencies=True, workspace_diagnostics=False
        ),
    ),
    (types.TEXT_DOCUMENT_PREPARE_RENAME, changing.on_prepare_rename, None),
    (
        types.TEXT_DOCUMENT_RENAME,
        changing.on_rename,
        types.RenameOptions(prepare_provider=True),
    ),
    (
        types.TEXT_DOCUMENT_CODE_ACTION,
        changing.on_actions,
        types.CodeActionOptions(
            code_action_kinds=[
                types.CodeActionKind.QuickFix,
                types.CodeActionKind.RefactorRewrite,
                types.CodeActionKind.Source,
            ]
        ),
    ),
)
"""Which function answers which message, and what the client is told of it."""

COMMANDS: tuple[tuple[str, Callable[..., object]], ...] = (
    ("citekit.addAndCite", commands.add_and_cite),
    ("citekit.addToLibrary", commands.add_to_library),
    ("citekit.createEntry", commands.create_entry),
    ("citekit.fillEntry", commands.fill_entry),
    ("citekit.mergeEntries", commands.merge_entries),
    ("citekit.renderBibliography", commands.render_bibliography),
    ("citekit.search", commands.search),
)
"""Which function does which command."""


def build_server() -> CitekitServer:
    """Return a server that answers everything in ``HANDLERS`` and ``COMMANDS``."""
    server = CitekitServer()
    for message, answer, options in HANDLERS:
        server.feature(message, options)(answer)
    for name, do in COMMANDS:
        server.command(name)(do)
    return server
