"""What a conversion could not carry, as a table: ``citekit convert --report``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from citekit.model import Notice

# Code of a notice → what became of the value.
_FATES = {
    "variable-in-note": "kept in a note",
    "variable-not-written": "left out",
    "bibtex-field-unread": "not read",
    "field-unread": "not read",
    "value-unread": "not read",
    "bibtex-xdata": "merged",
    "type-replaced": "type replaced",
    "item-invalid": "left out",
}
_ROW = ("item", "field", "what became of it")


def report_lines(notices: Iterable[Notice], notation: str) -> list[str]:
    """Return the lines of the table, the sums last.

    >>> from citekit.model import Severity
    >>> notice = Notice(code="variable-in-note", variable="scale", params={"item": "map1"})
    >>> print("\\n".join(report_lines([notice], "ris")))
    item  field  what became of it
    map1  scale  kept in a note
    ris: 1 value kept in a note
    """
    rows = [_row(notice) for notice in notices if notice.code in _FATES]
    if not rows:
        return [f"{notation}: everything was carried"]
    table = [_ROW, *rows]
    widths = [max(len(row[column]) for row in table) for column in (0, 1)]
    lines = [f"{row[0]:{widths[0]}}  {row[1]:{widths[1]}}  {row[2]}" for row in table]
    sums = Counter(row[2] for row in rows)
    told = ", ".join(f"{count} value{'s' * (count > 1)} {fate}" for fate, count in sums.items())
    return [*lines, f"{notation}: {told}"]


def _row(notice: Notice) -> tuple[str, str, str]:
    params = notice.params
    item = params.get("item") or params.get("key") or params.get("path") or ""
    line = params.get("line", "")
    field = notice.variable or params.get("field") or params.get("found") or ""
    return item or (f"line {line}" if line else "-"), field or "-", _FATES[notice.code]
