"""A reading as people and programs see it: a table, JSON Lines, CSV.

The JSON is the one that others script against; its shape stands in the README.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Mapping

from citekit import (
    JSON,
    Block,
    Date,
    Field,
    Item,
    Name,
    Notice,
    Reading,
    Span,
    message_of,
)

_STEERING = frozenset(
    chr(code)
    for row in (
        range(9),
        range(10, 32),
        range(127, 160),
        range(0x202A, 0x202F),
        range(0x2066, 0x206A),
    )
    for code in row
)
_SURE = 0.95
_CHECK = 0.75
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
CSV_COLUMNS = (
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
        **_proof_records(reading),
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


def _proof_records(reading: Reading) -> dict[str, JSON]:
    """The joint confidences and the proofs of a reading that was proved."""
    if not reading.confidences:
        return {}
    return {
        "confidences": [round(value, 4) for value in reading.confidences],
        "proofs": [
            None
            if proof is None
            else {
                "style": proof.style,
                "likeness": proof.likeness.value,
                "text": proof.text,
                "lost": [_span_record(span) for span in proof.lost],
                "added": [_span_record(span) for span in proof.added],
            }
            for proof in reading.proofs
        ],
    }


def _span_record(span: Span) -> JSON:
    return {"start": span.start, "end": span.end}


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


# ── JSON Lines and CSV ───────────────────────────────────────────────────────────────


def json_line(record: Mapping[str, JSON]) -> str:
    """Return one line of JSON."""
    return json.dumps(record, ensure_ascii=False) + "\n"


def write_record(record: Mapping[str, JSON]) -> None:
    """Print one line of JSON."""
    sys.stdout.write(json_line(record))


def csv_rows(reading: Reading) -> str:
    """Return the rows of a reading, one an item; each is one line."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    notices = " ".join(dict.fromkeys(notice.code for notice in reading.notices))
    for index, (item, fields) in enumerate(zip(reading.items, reading.fields, strict=True)):
        values = [item.type, *(value_text(item, name) for name in CSV_COLUMNS[4:-2])]
        sure = min((found.confidence for found in fields.values()), default=0.0)
        sure = reading.confidences[index] if reading.confidences else sure
        row = [
            reading.page.source,
            reading.verdict.value,
            item.id,
            *values,
            f"{sure:.2f}",
            notices,
        ]
        writer.writerow([_cell(cell) for cell in row])
    if not reading.items:
        blank = [""] * (len(CSV_COLUMNS) - 3)
        writer.writerow([_cell(reading.page.source), reading.verdict.value, *blank, notices])
    return buffer.getvalue()


def _cell(cell: str) -> str:
    """A cell of one line that no spreadsheet takes for a formula."""
    line = " ".join(cell.splitlines())
    return f"'{line}" if line.startswith(_FORMULA) else line


def source_of_cell(cell: str) -> str:
    """Return the name of the source that a cell holds."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


# ── For people ───────────────────────────────────────────────────────────────────────


def reading_table(reading: Reading) -> str:
    """Return a reading as lines of text: variable, value, how sure, from where."""
    lines = [f"{reading.page.source}: {reading.verdict.value}"]
    for index, (item, fields) in enumerate(zip(reading.items, reading.fields, strict=True)):
        lines.append(f"  {item.id}  {item.type}{_joint_text(reading, index)}")
        lines.extend(
            field_line(item, variable, fields.get(variable)) for variable in item.variables
        )
    told = [f"  {notice.severity.value}: {message_of(notice)}" for notice in reading.notices]
    lines.extend(dict.fromkeys(told))
    return "\n".join(inert(line) for line in lines) + "\n\n"


def _joint_text(reading: Reading, index: int) -> str:
    """How sure a proved item is as a whole, and how it prints back."""
    if not reading.confidences:
        return ""
    proof = reading.proofs[index]
    printed = f"; prints back {proof.likeness.value} in {proof.style}" if proof else ""
    return f"  [{sureness(reading.confidences[index])}{printed}]"


def inert(text: str) -> str:
    """Return a line without what steers a terminal: control signs, changes of direction."""
    return "".join("\ufffd" if char in _STEERING else char for char in text)


def print_parsed(text: str, reading: Reading) -> None:
    """Print a parsed reference string as lines of text."""
    _, _, table = reading_table(reading).partition("\n")
    sys.stdout.write(f"{text}\n{table}")


def field_line(item: Item, variable: str, found: Field | None) -> str:
    """Return one variable as a line: its value, how sure, from where."""
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
