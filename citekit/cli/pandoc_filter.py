"""``citekit pandoc-filter``: resolves the sources that a document cites, for pandoc."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer


def pandoc_filter_command(
    _target: Annotated[
        str, typer.Argument(metavar="[FORMAT]", help="What pandoc writes; given by pandoc.")
    ] = "",
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Fetch addresses that no library has.")
    ] = False,
) -> None:
    """Resolve [@page:FILE], [@url:ADDRESS], [@doi:DOI] and [A citation in words]{.cite}.

    Reads pandoc's JSON on standard input and writes it on standard output. Metadata of the
    document: citekit-library names a library that new items are added to, citekit-fetch:
    true lets addresses be fetched.

    \b
    Examples:
      pandoc text.md --filter citekit-pandoc-filter --citeproc -o text.docx
      pandoc text.md -t json | citekit pandoc-filter | pandoc -f json --citeproc -t html
    """
    from citekit.cli.output import tell
    from citekit.errors import ParseError
    from citekit.pandoc import resolve_document

    try:
        document = json.load(sys.stdin)
    except ValueError as error:
        raise ParseError(f"no JSON on standard input: {error}; pandoc gives it") from error
    if not isinstance(document, dict):
        raise ParseError("no pandoc document on standard input; pandoc gives it")
    resolved = resolve_document(document, Path.cwd(), fetches=fetch)
    for text, reason in resolved.failures:
        tell(f"{text[:80]}: {reason}")
    json.dump(resolved.document, sys.stdout, ensure_ascii=False)


def main() -> None:
    """Run the filter as pandoc calls it: a program with the output format as its argument."""
    from citekit.cli import main as run

    sys.argv[1:1] = ["pandoc-filter"]
    run()
