"""A reading as people and programs see it: a table, JSON Lines, CSV.

The JSON is the one that others script against; its shape stands in the README.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from citekit import (
    JSON,
    Block,
    Date,
    Field,
    Item,
    Name,
    Notice,
    OutputError,
    Reading,
    message_of,
)

_SURE = 0.95
_CHECK = 0.75
_CSV_COLUMNS = (
    "source", "verdict", "id", "type", "author", "title", "container-title", "publisher",
    "issued", "volume", "issue", "page", "DOI", "URL", "confidence", "notices",
)  # fmt: skip


def reading_record(reading: Reading) -> dict[str, JSON]:
    """Return what ``read --json`` prints for one source."""
    page = reading.page
    return {
        "source": page.source,
        "verdict": reading.verdict.value,
        "page": {
            "title": page.title,
            "kind": page.kind,
            "outlet": page.outlet,
            "date": page.date,
            "url": page.url,
            "sha256": page.sha256,
        },
        **_findings(reading),
        "blocks": [_block_record(block) for block in reading.blocks],
        "notices": [_notice_record(notice) for notice in reading.notices],
    }


def parsed_record(text: str, reading: Reading) -> dict[str, JSON]:
    """Return what ``parse --json`` prints for one reference string."""
    return {
        "text": text,
        "verdict": reading.verdict.value,
        **_findings(reading),
        "notices": [_notice_record(notice) for notice in reading.notices],
    }


def _findings(reading: Reading) -> dict[str, JSON]:
    return {
        "items": [item.to_csl() for item in reading.items],
        "fields": [
            {variable: _field_record(found) for variable, found in fields.items()}
            for fields in reading.fields
        ],
    }


def _field_record(found: Field) -> JSON:
    evidence: list[JSON] = []
    for witness in found.evidence:
        record: dict[str, JSON] = {"from": witness.origin, "quote": witness.quote}
        if witness.span is not None:
            record |= {"start": witness.span.start, "end": witness.span.end}
        evidence.append({**record, "agrees": witness.agrees})
    return {"confidence": round(found.confidence, 4), "evidence": evidence}


def _block_record(block: Block) -> JSON:
    return {
        "cue": block.cue,
        "text": block.text,
        "start": block.span.start,
        "end": block.span.end,
    }


def _notice_record(notice: Notice) -> JSON:
    return {
        "code": notice.code,
        "severity": notice.severity.value,
        "variable": notice.variable,
        "message": message_of(notice),
        "params": dict(notice.params),
    }


# ── Writers ──────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Writer:
    """Writes readings one by one. ``done``: the sources of an earlier run, and their verdicts."""

    stream: TextIO
    form: str
    done: Mapping[str, str] = field(default_factory=dict)

    def write(self, reading: Reading) -> None:
        """Write one reading, whole, before the next is read."""
        match self.form:
            case "json":
                self.stream.write(_json_line(reading_record(reading)))
            case "csv":
                self.stream.write(_csv_rows(reading))
            case _:
                self.stream.write(reading_table(reading))
        self.stream.flush()


@contextmanager
def open_writer(form: str, output: Path | None, *, resume: bool = False) -> Iterator[Writer]:
    """Open standard output, or a file that is renamed into place when all is written.

    An interrupted run leaves ``FILE.part``; ``resume`` goes on with it.

    Raises:
        OutputError: the file cannot be written.
    """
    header = ",".join(_CSV_COLUMNS) + "\n" if form == "csv" else ""
    if output is None:
        sys.stdout.write(header)
        yield Writer(sys.stdout, form)
        return
    part = output.with_name(output.name + ".part")
    try:
        done = _written(part, form) if resume and part.exists() else {}
        with part.open("a" if done else "w", encoding="utf-8", newline="\n") as stream:
            if not done:
                stream.write(header)
            yield Writer(stream, form, done)
        part.replace(output)
    except OSError as error:
        raise OutputError(str(output), error.strerror or str(error)) from error


def _written(part: Path, form: str) -> dict[str, str]:
    """The sources in an interrupted file, with their verdicts; a torn last line is cut off."""
    data = part.read_bytes()
    whole = data[: data.rfind(b"\n") + 1]
    if whole != data:
        part.write_bytes(whole)
    text = whole.decode("utf-8")
    if form == "csv":
        return {row["source"]: row["verdict"] for row in csv.DictReader(io.StringIO(text))}
    records = [json.loads(line) for line in text.splitlines()]
    return {record["source"]: record["verdict"] for record in records}


def _json_line(record: Mapping[str, JSON]) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


def write_record(record: Mapping[str, JSON]) -> None:
    """Print one line of JSON."""
    sys.stdout.write(_json_line(record))


def _csv_rows(reading: Reading) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    notices = " ".join(dict.fromkeys(notice.code for notice in reading.notices))
    for item, fields in zip(reading.items, reading.fields, strict=True):
        values = [item.type, *(value_text(item, name) for name in _CSV_COLUMNS[4:-2])]
        least = min((found.confidence for found in fields.values()), default=0.0)
        row = [
            reading.page.source,
            reading.verdict.value,
            item.id,
            *values,
            f"{least:.2f}",
            notices,
        ]
        writer.writerow([_inert(cell) for cell in row])
    if not reading.items:
        blank = [""] * (len(_CSV_COLUMNS) - 3)
        writer.writerow([_inert(reading.page.source), reading.verdict.value, *blank, notices])
    return buffer.getvalue()


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell[:1] else cell


# ── For people ───────────────────────────────────────────────────────────────────────


def reading_table(reading: Reading) -> str:
    """Return a reading as lines of text: variable, value, how sure, from where."""
    lines = [f"{reading.page.source}: {reading.verdict.value}"]
    for item, fields in zip(reading.items, reading.fields, strict=True):
        lines.append(f"  {item.id}  {item.type}")
        lines.extend(
            _field_line(item, variable, fields.get(variable)) for variable in item.variables
        )
    told = [f"  {notice.severity.value}: {message_of(notice)}" for notice in reading.notices]
    lines.extend(dict.fromkeys(told))
    return "\n".join(lines) + "\n\n"


def print_parsed(text: str, reading: Reading) -> None:
    """Print a parsed reference string as lines of text."""
    _, _, table = reading_table(reading).partition("\n")
    sys.stdout.write(f"{text}\n{table}")


def _field_line(item: Item, variable: str, found: Field | None) -> str:
    value = value_text(item, variable)
    if found is None:
        return f"    {variable:18} {value}"
    origins = ", ".join(dict.fromkeys(witness.origin for witness in found.evidence))
    return f"    {variable:18} {value}  [{sureness(found.confidence)}; {origins}]"


def sureness(confidence: float) -> str:
    """Return ``sure``, ``check`` or ``doubt``."""
    return "sure" if confidence >= _SURE else "check" if confidence >= _CHECK else "doubt"


def value_text(item: Item, variable: str) -> str:
    """Return a variable's value as one line."""
    value = item.variables.get(variable, "")
    match value:
        case str():
            return value
        case Date():
            return _date_text(value)
        case tuple():
            return "; ".join(_name_text(name) for name in value)


def _date_text(date: Date) -> str:
    if date.literal or date.raw:
        return date.literal or date.raw
    parts = "/".join("-".join(f"{number:02}" for number in part) for part in date.parts)
    season = (
        {1: "spring ", 2: "summer ", 3: "autumn ", 4: "winter "}.get(date.season or 0, "")
        if isinstance(date.season, int)
        else ""
    )
    return f"{season}{parts}"


def _name_text(name: Name) -> str:
    if name.literal:
        return name.literal
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    return ", ".join(part for part in (family, given, name.suffix) if part)
