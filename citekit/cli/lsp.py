"""``citekit lsp``: the language server, for editors to start."""

from __future__ import annotations

from typing import Annotated, Optional

import typer


def lsp_command(
    tcp: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option(metavar="PORT", help="Listen on this port of the loopback interface."),
    ] = None,
) -> None:
    """Serve editors by the language server protocol, on standard input and output.

    Editors start it themselves; editors/README.md says how for each.

    \b
    Example:
      citekit lsp
    """
    from citekit.errors import MissingExtraError

    try:
        from citekit.lsp.handlers import build_server
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise MissingExtraError("lsp", "the language server") from error
    server = build_server()
    if tcp is None:
        server.start_io()
    else:
        server.start_tcp("127.0.0.1", tcp)
