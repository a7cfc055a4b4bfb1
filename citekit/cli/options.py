"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

Sources = Annotated[
    Optional[list[str]],  # noqa: UP045 - Typer reads this at run time
    typer.Argument(
        metavar="[SOURCE]...",
        help="Pages (text, HTML, Markdown, PDF), folders, globs, bibliographies, URLs, or - for "
        "standard input. Default: what is piped in, else seeds/ here, else the example pages.",
        show_default=False,
    ),
]
KeyPattern = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        metavar="PATTERN",
        help="Make keys so: '[auth:lower][year]_[shorttitle]' (JabRef), or "
        "'auth.lower + year + shorttitle(3,3)' (Better BibTeX).",
    ),
]
Output = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--output", "-o", help="Write to this file instead of standard output."),
]
Url = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(help="The address of the page, where the page does not state it."),
]
UrlMap = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(help="A CSV file with columns file,url: the addresses of saved pages."),
]
Accessed = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(help="The day of access (2026-03-21), for pages that have an address."),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private addresses as well.")
]
Clipboard = Annotated[
    bool, typer.Option("--clipboard", help="Read what is on the clipboard as well.")
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Tell small notices too.")]
