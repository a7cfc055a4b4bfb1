"""The server starts, and is told of settings and folders."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from lsprotocol import types
from pygls.exceptions import PyglsError

import citekit
from citekit.lsp.convert import path_of
from citekit.lsp.server import CitekitServer
from citekit.lsp.settings import Settings


def on_initialize(ls: CitekitServer, params: types.InitializeParams) -> None:
    """Take the workspace folders and the settings given at the start."""
    folders = params.workspace_folders or ()
    uris = [folder.uri for folder in folders] or [params.root_uri or ""]
    ls.session.roots = tuple(Path(path_of(uri)) for uri in uris if uri)
    options = params.initialization_options
    if isinstance(options, Mapping):
        ls.session.settings = Settings.of(cast("citekit.JSON", options.get("citekit", options)))


async def on_initialized(ls: CitekitServer, _params: types.InitializedParams) -> None:
    """Watch library and project files, and ask for the settings."""
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace is not None else None
    if watching is not None and watching.dynamic_registration:
        patterns = ("**/*.{bib,json,yaml,yml}", "**/citekit.toml", "**/conf.py")
        options = types.DidChangeWatchedFilesRegistrationOptions(
            watchers=[types.FileSystemWatcher(glob_pattern=pattern) for pattern in patterns]
        )
        registration = types.Registration(
            id="citekit.files",
            method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
            register_options=options,
        )
        await ls.client_register_capability_async(types.RegistrationParams([registration]))
    if workspace is not None and workspace.configuration:
        await _ask_settings(ls)


async def _ask_settings(ls: CitekitServer) -> None:
    try:
        found = await ls.workspace_configuration_async(
            types.ConfigurationParams(items=[types.ConfigurationItem(section="citekit")])
        )
    except (PyglsError, OSError):
        return
    if found and isinstance(found[0], Mapping):
        ls.session.settings = Settings.of(cast("citekit.JSON", found[0]))
        ls.look_again()


async def on_settings_changed(
    ls: CitekitServer, params: types.DidChangeConfigurationParams
) -> None:
    """Take changed settings, or ask for them."""
    given = params.settings
    if isinstance(given, Mapping) and "citekit" in given:
        ls.session.settings = Settings.of(cast("citekit.JSON", given["citekit"]))
        ls.look_again()
        return
    workspace = ls.client_capabilities.workspace
    if workspace is not None and workspace.configuration:
        await _ask_settings(ls)


def on_folders_changed(ls: CitekitServer, params: types.DidChangeWorkspaceFoldersParams) -> None:
    """Follow the workspace folders."""
    gone = {path_of(folder.uri) for folder in params.event.removed}
    kept = [root for root in ls.session.roots if str(root) not in gone]
    added = [Path(path_of(folder.uri)) for folder in params.event.added]
    ls.session.roots = tuple(dict.fromkeys((*kept, *added)))
