"""An item as an entry in a file's own manner; and the least edits that make an entry say it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from citekit.errors import LibraryError
from citekit.formats import DumpOptions, dump
from citekit.formats.bibtex_scanner import BibBlock, FieldSpan, scan_bibtex
from citekit.library.bib_manner import Case, Manner, is_biblatex, starts_value
from citekit.library.contents import NewEntry
from citekit.model import Item

_BAD_KEY = re.compile(r"[^A-Za-z0-9_:./+-]+")
# What the two dialects, and older files, call one thing.
_ALIASES: tuple[tuple[str, ...], ...] = (
    ("journal", "journaltitle"),
    ("address", "location"),
    ("institution", "school", "organization", "publisher"),
    ("annote", "annotation"),
    ("note", "addendum"),
)


@dataclass(frozen=True, slots=True)
class Written:
    """An entry before it is laid out: its type, and each field with its value as it stands."""

    kind: str
    fields: Mapping[str, str]


def fit_key(key: str) -> str:
    """Return ``key`` with what BibTeX cannot have in a key replaced.

    >>> fit_key("Müller, 2004")
    'M-ller-2004'
    """
    return _BAD_KEY.sub("-", key).strip("-") or "item"


def write_fields(new: NewEntry, manner: Manner, *, biblatex: bool) -> Written:
    """Return the type and fields that the notation's writer gives an item.

    Raises:
        RenderError: the item cannot be one sound entry.
    """
    options = DumpOptions(ascii_only=manner.ascii_only, proper_words=new.proper_words)
    item = replace(new.item, id=fit_key(new.key))
    text = dump((item,), "biblatex" if biblatex else "bibtex", options).text
    block = scan_bibtex(text).blocks[0]
    fields = {one.name: text[starts_value(one) : one.end] for one in block.fields}
    return Written(block.kind, fields)


def write_entry(new: NewEntry, manner: Manner) -> str:
    """Return a new entry in ``manner``, without a line end behind it.

    Raises:
        RenderError, LibraryError: the item cannot be one sound entry.
    """
    written = write_fields(new, manner, biblatex=manner.is_biblatex)
    names = _ordered(list(written.fields), manner)
    lines = [_line(name, written.fields[name], manner) for name in names]
    head = f"@{_cased(written.kind, manner.kind_case)}{{{fit_key(new.key)},"
    if manner.one_line:
        text = f"{head} {', '.join(lines)}{manner.closing.strip(chr(10))}}}"
    else:
        break_ = "\n" + manner.indent
        comma = "," if manner.trailing_comma and lines else ""
        text = f"{head}{break_ if lines else ''}{(',' + break_).join(lines)}{comma}"
        text += f"{manner.closing}}}"
    _check(text, fit_key(new.key), names)
    return text.replace("\n", manner.newline)


def merge_entry(text: str, old: Item, new: NewEntry, manner: Manner) -> str:
    """Return the entry ``text``, which reads as ``old``, changed only where ``new`` differs.

    Fields that an item does not hold, comments and layout stay as they are.

    Raises:
        RenderError, LibraryError: the result would be no sound entry.
    """
    scan = scan_bibtex(text)
    if len(scan.blocks) != 1 or scan.faults:
        raise LibraryError(f"{new.key}: its entry is broken; mend it by hand first")
    block = scan.blocks[0]
    own = is_biblatex(one.name for one in block.fields)
    biblatex = manner.is_biblatex if own is None else own
    before = write_fields(NewEntry(new.key, old, new.proper_words), manner, biblatex=biblatex)
    after = write_fields(new, manner, biblatex=biblatex)
    edits = _field_edits(text, block, before.fields, after.fields, manner)
    if before.kind != after.kind:
        start = text.index(block_word(text), 1)
        case = manner.kind_case
        edits.append((start, start + len(block_word(text)), _cased(after.kind, case)))
    for start, end, value in sorted(edits, reverse=True):
        text = text[:start] + value + text[end:]
    _check(text, block.key, None)
    return text


def block_word(text: str) -> str:
    """Return the type of an entry as it is written."""
    found = re.match(r"@\s*([^\s{}()\",=#%'@\\]+)", text)
    return found[1] if found else ""


def _field_edits(
    text: str, block: BibBlock, before: Mapping[str, str], after: Mapping[str, str], manner: Manner
) -> list[tuple[int, int, str]]:
    edits: list[tuple[int, int, str]] = []
    missing: list[str] = []
    for name, value in after.items():
        if before.get(name) == value:
            continue
        field = _field_of(block, name)
        if field is None:
            missing.append(name)
        else:
            edits.append((starts_value(field), field.end, _value(name, value, manner)))
    for name in before:
        field = _field_of(block, name)
        if name not in after and field is not None:
            edits.append(_without(text, block, field))
    if missing:
        edits.append(_added(text, block, [_line(n, after[n], manner) for n in missing], manner))
    return edits


def _field_of(block: BibBlock, name: str) -> FieldSpan | None:
    names = next((row for row in _ALIASES if name in row), (name,))
    found = {one.name.lower(): one for one in reversed(block.fields)}
    return found.get(name) or next((found[other] for other in names if other in found), None)


def _without(text: str, block: BibBlock, field: FieldSpan) -> tuple[int, int, str]:
    """Take a field out with its comma and the space before it."""
    start = len(text[: field.start].rstrip())
    comma = re.compile(r"\s*,").match(text, field.end)
    end = comma.end() if comma else field.end
    if comma is None and text[start - 1 : start] == "," and field is not block.fields[0]:
        start -= 1  # the last, without a comma of its own
    return start, end, ""


def _added(text: str, block: BibBlock, lines: list[str], manner: Manner) -> tuple[int, int, str]:
    break_ = " " if manner.one_line else _newline(text, manner) + _indent(text, block, manner)
    if not block.fields:
        place = block.end - 1
        head = "" if text[:place].rstrip().endswith(",") else ","
        return place, place, head + break_ + ("," + break_).join(lines) + _newline(text, manner)
    last = block.fields[-1]
    comma = re.compile(r"\s*,").match(text, last.end)
    if comma:
        return comma.end(), comma.end(), "".join(f"{break_}{line}," for line in lines)
    return last.end, last.end, "".join(f",{break_}{line}" for line in lines)


def _newline(text: str, manner: Manner) -> str:
    return "\r\n" if "\r\n" in text else "\n" if "\n" in text else manner.newline


def _indent(text: str, block: BibBlock, manner: Manner) -> str:
    for field in block.fields:
        lead = text[text.rfind("\n", 0, field.start) + 1 : field.start]
        if not lead.strip():
            return lead
    return manner.indent


def _ordered(names: list[str], manner: Manner) -> list[str]:
    """Put fields where the file's entries have them; others stay behind their neighbour."""
    ranks: dict[str, float] = {}
    last = 0.0
    for name in names:
        last = ranks[name] = manner.ranks.get(name, last)
    return sorted(names, key=lambda name: ranks[name])


def _line(name: str, value: str, manner: Manner) -> str:
    shown = _cased(name, manner.name_case)
    before, after = manner.before_equals, manner.after_equals
    width = len(manner.indent.expandtabs(1))
    if manner.equals_column is not None:
        before = " " * max(manner.equals_column - width - len(shown), 1)
    elif manner.value_column is not None:
        taken = width + len(shown) + len(before) + 1
        after = " " * max(manner.value_column - taken, 1)
    return f"{shown}{before}={after}{_value(name, value, manner)}"


def _value(name: str, value: str, manner: Manner) -> str:
    if not value.startswith("{"):
        return value
    raw = value[1:-1]
    if manner.bare_numbers and raw.isascii() and raw.isdigit():
        return raw
    if manner.double_titles and name == "title" and not raw.startswith("{"):
        raw = "{" + raw + "}"
    return f'"{raw}"' if manner.quotes and '"' not in raw else "{" + raw + "}"


def _cased(word: str, case: Case) -> str:
    match case:
        case "lower":
            return word
        case "upper":
            return word.upper()
        case "title":
            return {"doi": "DOI", "url": "URL", "isbn": "ISBN", "issn": "ISSN"}.get(
                word, word.capitalize()
            )


def _check(text: str, key: str, names: list[str] | None) -> None:
    scan = scan_bibtex(text)
    if scan.faults or len(scan.blocks) != 1:
        raise LibraryError(f"{key}: would be no sound entry; nothing was written")
    (block,) = scan.blocks
    read = [one.name.lower() for one in block.fields]
    if (block.key, block.start, block.end) != (key, 0, len(text)) or read != (names or read):
        raise LibraryError(f"{key}: would be no sound entry; nothing was written")
