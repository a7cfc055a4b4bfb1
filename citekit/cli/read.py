"""``citekit read``: what was read, from where, and how sure."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from citekit.cli.options import Accessed, AllowPrivate, Clipboard, Output, Sources, Url, UrlMap

_PAGES = (".html", ".htm", ".xhtml")


def read_command(
    sources: Sources = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON Lines, one object a source.")
    ] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV, one row an item.")] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Show each block with its fields in colour, how it prints back, and what differs; "
            "as an HTML page with --html, or where --output ends in .html.",
        ),
    ] = False,
    html: Annotated[bool, typer.Option("--html", help="With --explain: an HTML page.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes at once.")] = 1,
    output: Output = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with --output where it was interrupted.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")] = False,
    clipboard: Clipboard = False,
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
      citekit read page.html --explain --output why.html
      citekit read --clipboard
      citekit read saved-pages/ --json > readings.jsonl
      citekit read saved-pages/ --csv --jobs 8 --output readings.csv
      citekit read saved-pages/ --csv --jobs 8 --output readings.csv --resume
    """
    from citekit.cli.sources import Tally, given_by, readings_of, source_names
    from citekit.cli.writers import open_writer

    form = _form(as_json, as_csv, explain or html, html, output)
    if resume and output is None:
        raise typer.BadParameter("--resume needs the --output that was interrupted")
    if resume and form not in ("json", "csv"):
        raise typer.BadParameter("--resume goes on with --json or --csv")
    tally = Tally()
    given = given_by(url=url, url_map=url_map, accessed=accessed, allow_private=allow_private)
    names = () if clipboard and not sources else source_names(sources)
    with open_writer(form, output, resume=resume) as writer:
        readings = readings_of(
            names,
            tally,
            given=given,
            jobs=jobs,
            done=writer.done,
            proved=True,
            clipboard=clipboard,
            quiet=quiet or (output is None and writer.stream.isatty()),
        )
        for reading in readings:
            writer.write(reading)
        tally.count_earlier(writer.done)
    raise typer.Exit(tally.status())


def _form(as_json: bool, as_csv: bool, explain: bool, html: bool, output: Path | None) -> str:
    if as_json + as_csv + explain > 1:
        raise typer.BadParameter("choose one of --json, --csv and --explain")
    if as_json:
        return "json"
    if as_csv:
        return "csv"
    if explain:
        page = output is not None and output.suffix.lower() in _PAGES
        return "html" if html or page else "explain"
    return "table"
