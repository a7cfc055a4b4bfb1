"""``citekit check``: what is wrong with the items of a library."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from citekit.cli.libraries import LibraryName


def check_command(
    library: LibraryName = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a problem.")] = False,
) -> None:
    """Check a library: broken entries, repeated keys, missing fields, dates, DOIs, ISBNs, mojibake.

    \b
    Examples:
      citekit check --library refs.bib

    The exit status is 4 where there is a problem.
    """
    import citekit
    from citekit.cli.libraries import library_at
    from citekit.cli.output import tell

    opened = library_at(library)
    count = 0
    for problem in citekit.check_library(opened):
        count += 1
        if as_json:
            record = {"key": problem.key, "code": problem.code, "line": problem.line}
            print(json.dumps({**record, "message": problem.message}, ensure_ascii=False))
        else:
            place = opened.name if problem.line is None else f"{opened.name}:{problem.line}"
            print(f"{place}: {f'{problem.key}: ' if problem.key else ''}{problem.message}")
    if count:
        tell(f"{count} problems in {len(opened)} items")
        raise typer.Exit(4)
