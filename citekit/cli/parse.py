"""``citekit parse``: reference strings to items."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer


def parse_command(
    texts: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Argument(
            metavar="[TEXT]...",
            help="Reference strings. Default: one a line of standard input.",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a reference, in input order.")
    ] = False,
    style: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--style", "-s", help="Print them in this style or notation at once."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Read each in two ways; tell what they dispute.")
    ] = False,
    split: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(
            metavar="FILE", help="Split a pasted bibliography into its references (- for stdin)."
        ),
    ] = None,
) -> None:
    """Parse bibliographic references as people write them.

    \b
    Examples:
      citekit parse "Nye, Joseph S. Soft Power. New York: PublicAffairs, 2004."
      citekit parse --json < references.txt
      citekit parse --style bibtex < references.txt
      citekit parse --split pasted-bibliography.txt --style apa
    """
    import citekit
    from citekit.cli.output import tell, tell_notices, write_result
    from citekit.cli.records import parsed_record, print_parsed, write_record

    target = citekit.find_target(style) if style is not None else None
    lines = _references(texts, split)
    found = failed = 0
    readings = []
    for text, reading in citekit.parse_all(lines, check=check):
        if reading.items:
            found += 1
        else:
            failed += 1
        if as_json:
            write_record(parsed_record(text, reading))
        elif target is not None:
            readings.append(reading)
            tell_notices(text[:60], reading.notices)
        else:
            print_parsed(text, reading)
    if not found and not failed:
        tell("no text to parse: give references as arguments, or one a line on standard input")
        raise typer.Exit(1)
    if target is not None and found:
        result = citekit.export(readings, target)
        tell_notices(str(style), result.notices)
        write_result(result.text, None)
    if failed:
        tell(f"{failed} of {found + failed} could not be read as references")
    raise typer.Exit(0 if not failed else 3 if found else 1)


def _references(texts: list[str] | None, split: Path | None) -> list[str]:
    import citekit
    from citekit.cli.sources import read_text

    if split is not None:
        return list(citekit.unfold_references(read_text(str(split))))
    if texts:
        return texts
    if sys.stdin.isatty():
        return []
    return [line for line in read_text("-").splitlines() if line.strip()]
