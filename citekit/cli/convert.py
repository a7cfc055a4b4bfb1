"""``citekit convert`` and ``citekit formats``: between the notations of bibliographies."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from citekit.cli.options import KeyPattern, Output


def convert_command(
    files: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Argument(
            metavar="[FILE]...", help="Bibliographies; default: standard input.", show_default=False
        ),
    ] = None,
    to: Annotated[str, typer.Option("--to", "-t", help="The notation to write.")] = "csl-json",
    from_: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--from", help="The notation of the files, where name and text do not tell."),
    ] = None,
    output: Output = None,
    key_pattern: KeyPattern = None,
    report: Annotated[
        bool, typer.Option("--report", help="End with a table of what could not be carried.")
    ] = False,
) -> None:
    """Convert bibliographies from one notation to another.

    \b
    Examples:
      citekit convert refs.bib --to csl-json
      citekit convert export.ris --to biblatex --output refs.bib
      citekit convert --from bibtex --to ris < refs.bib
      citekit convert refs.bib --to endnote-xml --output refs.xml --report
      citekit convert refs.bib --to bibtex --key-pattern "auth.lower + year"
    """
    import citekit
    from citekit.cli.losses import report_lines
    from citekit.cli.output import tell, tell_notices, write_result

    target = citekit.find_notation(to)
    readings: list[citekit.Reading] = []
    failed = 0
    for name in files or ["-"]:
        try:
            reading = citekit.read_data(name, _bytes_of(name), notation=from_)
        except citekit.CitekitError as error:
            failed += 1
            tell(str(error))
            continue
        tell_notices(name, reading.notices)
        readings.append(reading)
    if not any(reading.items for reading in readings):
        tell("no entries found")
        raise typer.Exit(1)
    options = citekit.ExportOptions(key_pattern=key_pattern)
    result = citekit.export(readings, target, options)
    write_result(result.text, output)
    if report:
        told = [notice for reading in readings for notice in reading.notices]
        lines = report_lines([*told, *result.notices], to)
        tell("\n".join([f"from {len(readings)} files to {to}:", *lines]))
    elif result.notices:
        tell(f"{len(result.notices)} values have no place in {to}: --report lists them")
    raise typer.Exit(3 if failed else 0)


def _bytes_of(name: str) -> bytes:
    import sys

    from citekit import SourceError

    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise SourceError(name, error.strerror or str(error)) from error


def formats_command() -> None:
    """List the notations that can be read and written."""
    import citekit
    from citekit.cli.output import write_result

    rows = citekit.notations()
    lines = [
        f"{row.name:14} {'read' if row.can_read else '':5} {'write' if row.can_write else '':6} "
        f"{' '.join(row.suffixes)}".rstrip()
        for row in rows
    ]
    write_result("\n".join(lines), None)
