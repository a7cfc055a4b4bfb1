"""What bibtexparser still reads where our scan found a fault."""

from __future__ import annotations

from collections.abc import Iterable

from citekit.formats.bibtex_scanner import Fault


def recover_entries(
    text: str, faults: Iterable[Fault], known: set[str]
) -> list[tuple[str, str, int, dict[str, str]]]:
    """Return (type, key, line, raw fields) of entries at faults; lines are 1-based.

    ``known`` are the keys that were read already. Values keep their LaTeX.
    """
    import logging

    from bibtexparser.splitter import Splitter

    lines = {fault.line for fault in faults}
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = Splitter(bibstr=text).split()
    recovered: list[tuple[str, str, int, dict[str, str]]] = []
    for entry in library.entries:
        line = (entry.start_line or 0) + 1
        if line not in lines or entry.key in known or not entry.key:
            continue
        fields = {field.key.lower(): _bare(str(field.value)) for field in entry.fields}
        recovered.append((entry.entry_type.lower(), entry.key, line, fields))
    return recovered


def _bare(value: str) -> str:
    """A value without its outer delimiters."""
    value = value.strip()
    if len(value) > 1 and (value[0], value[-1]) in (("{", "}"), ('"', '"')):
        return value[1:-1]
    return value
