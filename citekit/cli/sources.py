"""Which sources a command reads, and what it says when one of them fails."""

from __future__ import annotations

import csv
import os
import stat
import sys
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from citekit import (
    CitekitError,
    Given,
    Reading,
    SourceError,
    Verdict,
    count_sources,
    example_pages,
    find_project,
    prove,
    read_all,
    read_data,
)
from citekit.cli.clipboard import read_clipboard
from citekit.cli.output import tell
from citekit.cli.progress import progress_of

_SEEDS = "seeds"


@dataclass(slots=True)
class Tally:
    """How many sources gave something, gave nothing, or failed: the exit status."""

    found: int = 0
    nothing: list[str] = field(default_factory=list)
    failed: int = 0

    def count_earlier(self, done: Mapping[str, str]) -> None:
        """Count what an interrupted run wrote: source → verdict."""
        none = [name for name, verdict in done.items() if verdict == Verdict.NONE]
        self.nothing += none
        self.found += len(done) - len(none)

    def status(self) -> int:
        """0 all right, 1 nothing could be done, 3 some sources failed or gave nothing."""
        if not self.found:
            return 1
        return 3 if self.failed or self.nothing else 0


def source_names(named: Sequence[str] | None) -> tuple[str, ...]:
    """Return what to read: what is named, else the pipe, else seeds/, else the examples."""
    if named:
        return tuple(named)
    if is_piped():
        return ("-",)
    if Path(_SEEDS).is_dir():
        return (_SEEDS,)
    tell("no source named: these are the example pages that come with citekit")
    return (str(example_pages()),)


def readings_of(
    names: Sequence[str],
    tally: Tally,
    *,
    given: Given,
    jobs: int = 1,
    done: Container[str] = (),
    proved: bool = False,
    clipboard: bool = False,
    quiet: bool = True,
) -> Iterator[Reading]:
    """Read the clipboard where asked, and each source; tell its failure on stderr, and count.

    Unless ``quiet``, a bar shows how far a long run has come.
    """
    progress = progress_of(0 if quiet else count_sources(names, done), quiet=quiet)
    read = read_all(names, given=given, jobs=jobs, done=done, proved=proved)
    try:
        for outcome in chain(_on_clipboard(given, proved) if clipboard else (), read):
            progress.step()
            if isinstance(outcome, CitekitError):
                tally.failed += 1
                progress.clear()
                tell(str(outcome))
                continue
            if outcome.verdict is Verdict.NONE:
                tally.nothing.append(outcome.page.source)
            else:
                tally.found += 1
            yield outcome
    finally:
        progress.clear()


def _on_clipboard(given: Given, proved: bool) -> Iterator[Reading | CitekitError]:
    try:
        reading = read_data("clipboard", read_clipboard(), given=given)
    except CitekitError as error:
        yield error
    else:
        yield prove(reading) if proved else reading


def given_by(
    *,
    url: str | None = None,
    url_map: Path | None = None,
    accessed: str | None = None,
    allow_private: bool = False,
) -> Given:
    """Return what the user adds, from the options of a command.

    Raises:
        SourceError: the map of addresses cannot be read.
    """
    project = find_project(Path.cwd())
    return Given(
        cues=project.cues,
        outlets=project.outlets,
        url=url,
        urls=_read_url_map(url_map) if url_map else {},
        accessed=accessed,
        allow_private=allow_private,
    )


def _read_url_map(path: Path) -> dict[str, str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(str(path), f"cannot be read as a CSV of file,url: {error}") from error
    wrong = next((i for i, row in enumerate(rows, 1) if row and len(row) < 2), None)
    if wrong is not None:
        raise SourceError(f"{path}:{wrong}", "a row needs two columns: file,url")
    return {row[0].strip(): row[1].strip() for row in rows if len(row) > 1 and "://" in row[1]}


def is_piped() -> bool:
    """Whether standard input is a pipe or file that somebody gave."""
    if sys.stdin is None or sys.stdin.closed or sys.stdin.isatty():
        return False
    mode = os.fstat(sys.stdin.fileno()).st_mode
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)


def read_text(name: str) -> str:
    """Return the text of a file in UTF-8, or of standard input for ``-``.

    Raises:
        SourceError: it cannot be read, or is no UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise SourceError(name, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise SourceError(name, f"is not UTF-8 (byte {error.start}); convert it first") from error
