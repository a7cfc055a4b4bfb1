"""Where readings go, one by one: standard output, or a file that an interrupted run left."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TextIO

from citekit import OutputError, Reading
from citekit.cli.output import on_terminal, tell
from citekit.cli.records import (
    CSV_COLUMNS,
    csv_rows,
    json_line,
    reading_record,
    reading_table,
    source_of_cell,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How readings are written: what comes first, each of them, what comes last."""

    write: Callable[[Reading], str]
    head: str = ""
    foot: str = ""


@dataclass(slots=True)
class Writer:
    """Writes readings one by one. ``done``: the sources of an earlier run, and their verdicts."""

    stream: TextIO
    form: Form
    done: Mapping[str, str] = field(default_factory=dict)

    def write(self, reading: Reading) -> None:
        """Write one reading, whole, before the next is read."""
        self.stream.write(self.form.write(reading))
        self.stream.flush()


def form_of(name: str, output: Path | None) -> Form:
    """Return the form ``json``, ``csv``, ``explain``, ``html`` or ``table``."""
    match name:
        case "json":
            return Form(write=lambda reading: json_line(reading_record(reading)))
        case "csv":
            return Form(write=csv_rows, head=",".join(CSV_COLUMNS) + "\n")
        case "explain":
            from citekit.cli.explanation import explain

            return Form(write=partial(explain, colour=output is None and on_terminal()))
        case "html":
            from citekit.cli.explanation_html import FOOT, HEAD, explain_html

            return Form(write=explain_html, head=HEAD, foot=FOOT)
        case _:
            return Form(write=reading_table)


@contextmanager
def open_writer(name: str, output: Path | None, *, resume: bool = False) -> Iterator[Writer]:
    """Open standard output, or a file that is renamed into place when all is written.

    An interrupted run leaves ``FILE.part``; ``resume`` goes on with it. Where an earlier
    run came to its end, nothing is left to do but what it could not read.

    Raises:
        OutputError: the file cannot be written, or is not what an earlier run wrote.
    """
    form = form_of(name, output)
    if output is None:
        sys.stdout.write(form.head)
        yield Writer(sys.stdout, form)
        sys.stdout.write(form.foot)
        return
    part = output.with_name(output.name + ".part")
    try:
        if resume and output.exists() and not part.exists():
            part.write_bytes(output.read_bytes())
        done = _earlier(part, name) if resume and part.exists() else {}
        with part.open("a" if done else "w", encoding="utf-8", newline="\n") as stream:
            if not done:
                stream.write(form.head)
            yield Writer(stream, form, done)
            stream.write(form.foot)
        part.replace(output)
    except KeyboardInterrupt:
        tell(f"interrupted; {part} keeps what was read: --resume goes on with it")
        raise
    except OSError as error:
        raise OutputError(str(output), error.strerror or str(error)) from error


def _earlier(part: Path, name: str) -> dict[str, str]:
    """The sources in an interrupted file, with their verdicts.

    What a killed process may have written in part is cut off: a torn last line, and all
    rows of the last source.
    """
    data = part.read_bytes()
    lines = data[: data.rfind(b"\n") + 1].splitlines(keepends=True)
    try:
        found = list(_sources(lines, name))
    except (ValueError, KeyError, TypeError) as error:
        raise OutputError(str(part), f"is not what --{name} writes; remove it") from error
    first = 1 if name == "csv" else 0
    kept = len(found)
    while kept and found[kept - 1][0] == found[-1][0]:
        kept -= 1
    part.write_bytes(b"".join(lines[: kept + first]) if kept else b"")
    return dict(found[:kept])


def _sources(lines: list[bytes], name: str) -> Iterator[tuple[str, str]]:
    """The source and the verdict of each line."""
    if name == "csv":
        rows = csv.DictReader(line.decode("utf-8") for line in lines)
        if lines and tuple(rows.fieldnames or ()) != CSV_COLUMNS:
            raise ValueError("other columns")
        for row in rows:
            yield source_of_cell(row["source"]), row["verdict"]
        return
    for line in lines:
        record = json.loads(line)
        yield record["source"], record["verdict"]
