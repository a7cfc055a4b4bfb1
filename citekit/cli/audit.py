"""``citekit audit``: does a page's own citation agree with the rest of the page?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from citekit.cli.options import AllowPrivate, Output, UrlMap

if TYPE_CHECKING:
    from citekit import Audited, Reading


class Report(StrEnum):
    """What an audit is written as."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"


def audit_command(
    pages: Annotated[
        list[str],
        typer.Argument(metavar="PAGE...", help="Pages, folders, globs, addresses, or -."),
    ],
    form: Annotated[
        Report, typer.Option("--format", "-f", help="How to write the report.")
    ] = Report.TEXT,
    baseline: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(metavar="FILE", help="Problems that are known; only others count."),
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option("--write-baseline", help="Write all problems to the --baseline as known."),
    ] = False,
    require_block: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            metavar="GLOB", help="Pages of these names must have a citation ('*'); repeatable."
        ),
    ] = None,
    output: Output = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes at once.")] = 1,
    url_map: UrlMap = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Check that pages say how to cite them, as their own metadata and head have it.

    Authors, title, date, outlet, numbers, DOI and address are compared. The exit status is
    4 where a problem is found that the baseline does not know.

    \b
    Examples:
      citekit audit public/
      citekit audit public/ --require-block 'public/publications/*'
      citekit audit public/ --format github
      citekit audit public/ --format sarif --output citations.sarif
      citekit audit public/ --baseline known.json --write-baseline
      citekit audit public/ --baseline known.json
    """
    import citekit
    from citekit.cli.output import tell, write_result
    from citekit.cli.sources import Tally, given_by, read_text, readings_of

    if write_baseline and baseline is None:
        raise typer.BadParameter("--write-baseline needs the --baseline to write")
    known: frozenset[str] = frozenset()
    if baseline is not None and not write_baseline:
        known = citekit.load_baseline(read_text(str(baseline)), str(baseline))
    tally = Tally()
    given = given_by(url_map=url_map, allow_private=allow_private)
    found = tuple(
        _audited(reading, require_block or ())
        for reading in readings_of(pages, tally, given=given, jobs=jobs)
    )
    if write_baseline and baseline is not None:
        write_result(citekit.write_baseline(found), baseline)
    fresh = tuple(_fresh(page, known) for page in found)
    write_result(citekit.AUDIT_FORMATS[form.value](fresh), output)
    dropped = sum(len(page.problems) for page in found) - sum(len(one.problems) for one in fresh)
    tell(citekit.audit_summary(fresh, known=dropped))
    if not found and tally.failed:
        raise typer.Exit(1)
    counted = any(citekit.audit_counts(one) for page in fresh for one in page.problems)
    raise typer.Exit(4 if counted and not write_baseline else 3 if tally.failed else 0)


def _audited(reading: Reading, globs: Sequence[str]) -> Audited:
    import citekit

    source = reading.page.source.replace("\\", "/")
    required = any(fnmatch(source, glob) or fnmatch(source, f"*/{glob}") for glob in globs)
    return citekit.audit(reading, source_text=_text_of(reading.page.source), required=required)


def _text_of(source: str) -> str:
    """A file as it is written, for its lines; nothing where it is no file."""
    try:
        return Path(source).read_bytes().decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""


def _fresh(page: Audited, known: frozenset[str]) -> Audited:
    kept = tuple(one for one in page.problems if one.fingerprint not in known)
    return replace(page, problems=kept)
