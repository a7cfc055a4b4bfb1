"""``citekit read``: what was read, from where, and how sure."""

from __future__ import annotations

from typing import Annotated

import typer

from citekit.cli.options import Accessed, AllowPrivate, Output, Sources, Url, UrlMap


def read_command(
    sources: Sources = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON Lines, one object a source.")
    ] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV, one row an item.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the block with each field in its place.")
    ] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes at once.")] = 1,
    output: Output = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with --output where it was interrupted.")
    ] = False,
    url: Url = None,
    url_map: UrlMap = None,
    accessed: Accessed = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Show the items of pages, where each field came from, and how sure it is.

    \b
    Examples:
      citekit read page.html
      citekit read page.html --explain
      citekit read saved-pages/ --json > readings.jsonl
      citekit read saved-pages/ --csv --jobs 8 --output readings.csv
    """
    from citekit.cli.records import open_writer
    from citekit.cli.sources import Tally, given_by, readings_of, source_names

    if as_json and as_csv:
        raise typer.BadParameter("choose one of --json and --csv")
    if resume and output is None:
        raise typer.BadParameter("--resume needs the --output that was interrupted")
    tally = Tally()
    given = given_by(url=url, url_map=url_map, accessed=accessed, allow_private=allow_private)
    form = "json" if as_json else "csv" if as_csv else "explain" if explain else "table"
    names = source_names(sources)
    with open_writer(form, output, resume=resume) as writer:
        for reading in readings_of(names, tally, given=given, jobs=jobs, done=writer.done):
            writer.write(reading)
        tally.count_earlier(writer.done)
    raise typer.Exit(tally.status())
