"""A .bib file → Items, by our own scan; bibtexparser reads what the scan must refuse.

bibtexparser 2.1 drops ``@article⏎{`` in silence and knows no ``#``, but reads entries
that BibTeX's grammar does not allow (a comma is missing, say). So the scan comes first,
each of its faults is a notice with its line, and where bibtexparser finds an entry at
that place, its reading is returned beside the notice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from citekit.formats.bibtex_dates import MONTHS, read_edtf, read_year
from citekit.formats.bibtex_names import parse_bibtex_name, split_names
from citekit.formats.bibtex_recovery import recover_entries
from citekit.formats.bibtex_scanner import BibBlock, FieldSpan, scan_bibtex, values_of
from citekit.formats.bibtex_table import (
    DATES,
    FIELDS,
    NAMES,
    READ_FIELDS,
    READ_TYPES,
    TYPES,
)
from citekit.formats.latex import decode_latex
from citekit.formats.notation import Loaded
from citekit.model import JSON, Item, Notice, Severity, Value
from citekit.normalize.identifiers import parse_doi

_VERBATIM = frozenset(
    ("url", "doi", "file", "eprint", "pdf", "urlraw", "isbn", "issn", "pmid", "pmcid")
)
# A macro that doubles itself forty times is an attack, not a bibliography.
_MAX_VALUE = 1_000_000
_TYPE_OF = {(row[1][0], row[1][1]): row[0] for row in reversed(TYPES)}
_VARIABLE_OF = {row[index]: row[0] for index in (2, 1) for row in FIELDS if row[index]} | dict(
    READ_FIELDS
)
_NAMES_OF = {row[1]: row[0] for row in NAMES}
_DATES_OF = {row[1]: row[0] for row in DATES}
_CONTAINERS = ("journaltitle", "journal", "booktitle", "maintitle")
_PUBLISHERS = ("publisher", "institution", "school", "organization", "howpublished")
_INHERITED = frozenset(
    (
        "booktitle",
        "year",
        "date",
        "publisher",
        "address",
        "location",
        "editor",
        "series",
        "volume",
        "month",
        "isbn",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry with its values as plain strings of LaTeX, macros and ``#`` resolved."""

    kind: str
    key: str
    line: int
    fields: Mapping[str, str]


def load_bibtex(text: str) -> Loaded:
    """Read BibTeX or BibLaTeX; every entry that BibTeX itself accepts gives an item."""
    notices: list[Notice] = []
    entries = _inherit(read_entries(text, notices), notices)
    items = tuple(_item(entry, notices) for entry in entries if entry.kind not in ("xdata", "set"))
    return Loaded(items=items, notices=tuple(notices))


def read_entries(text: str, notices: list[Notice]) -> list[Entry]:
    """Return the entries of a file in order; faults go to ``notices`` with their lines."""
    scan = scan_bibtex(text)
    for fault in scan.faults:
        notices.append(
            Notice(
                code="bibtex-fault",
                severity=Severity.ERROR,
                params={"line": str(fault.line), "reason": fault.reason, "key": fault.key or "?"},
            )
        )
    macros = {name: name for name in MONTHS}
    entries: list[Entry] = []
    line, counted = 1, 0
    seen: dict[str, int] = {}
    for block in scan.blocks:
        line += text.count("\n", counted, block.start)
        counted = block.start
        if block.kind == "string":
            for field in block.fields:
                macros[field.name.lower()] = _resolve(text, field, macros, notices, line)
        elif block.kind not in ("comment", "preamble"):
            entry = _entry(text, block, line, macros, notices)
            if entry.key.lower() in seen:
                notices.append(
                    Notice(
                        code="bibtex-key-repeated",
                        severity=Severity.WARNING,
                        params={
                            "key": entry.key,
                            "line": str(line),
                            "first": str(seen[entry.key.lower()]),
                        },
                    )
                )
            seen.setdefault(entry.key.lower(), line)
            entries.append(entry)
    if scan.faults:
        recovered = recover_entries(text, scan.faults, {entry.key for entry in entries})
        entries += [Entry(kind=k, key=key, line=n, fields=f) for k, key, n, f in recovered]
        entries.sort(key=lambda entry: entry.line)
    return entries


def _entry(
    text: str, block: BibBlock, line: int, macros: Mapping[str, str], notices: list[Notice]
) -> Entry:
    fields: dict[str, str] = {}
    for field in block.fields:
        name = field.name.lower()
        if name not in fields:  # BibTeX keeps the first of a repeated field
            fields[name] = _resolve(text, field, macros, notices, line)
    return Entry(kind=block.kind, key=block.key, line=line, fields=fields)


def _resolve(
    text: str, field: FieldSpan, macros: Mapping[str, str], notices: list[Notice], line: int
) -> str:
    values: list[str] = []
    length = 0
    for kind, raw in values_of(text, field):
        value = raw
        if kind == "macro":
            known = macros.get(raw.lower())
            if known is None:
                notices.append(
                    Notice(
                        code="bibtex-macro-unknown",
                        severity=Severity.WARNING,
                        params={"macro": raw, "line": str(line)},
                    )
                )
            value = raw if known is None else known
        length += len(value)
        if length > _MAX_VALUE:
            notices.append(
                Notice(code="bibtex-value-cut", severity=Severity.ERROR, params={"line": str(line)})
            )
            break
        values.append(value)
    return "".join(values)


def _inherit(entries: list[Entry], notices: list[Notice]) -> list[Entry]:
    """Fill entries from their ``crossref`` and ``xdata``, one step each as BibTeX does."""
    by_key: dict[str, Entry] = {}
    for entry in entries:
        by_key.setdefault(entry.key.lower(), entry)
    return [_filled(entry, by_key, notices) for entry in entries]


def _filled(entry: Entry, by_key: Mapping[str, Entry], notices: list[Notice]) -> Entry:
    if "crossref" not in entry.fields and "xdata" not in entry.fields:
        return entry
    fields = dict(entry.fields)
    parents = [(key, True) for key in _keys(fields.get("xdata", ""))]
    parents += [(key, False) for key in _keys(fields.get("crossref", ""))]
    for key, whole in parents:
        parent = by_key.get(key.lower())
        if parent is None or parent is entry:
            notices.append(
                Notice(
                    code="bibtex-crossref-missing",
                    severity=Severity.WARNING,
                    params={"key": entry.key, "parent": key, "line": str(entry.line)},
                )
            )
            continue
        for name, value in _inherited(parent, whole=whole):
            fields.setdefault(name, value)
    return Entry(kind=entry.kind, key=entry.key, line=entry.line, fields=fields)


def _inherited(parent: Entry, *, whole: bool) -> Iterable[tuple[str, str]]:
    for name, value in parent.fields.items():
        if name in ("crossref", "xdata", "ids", "label"):
            continue
        if whole:
            yield name, value
        elif name == "title":
            yield ("journaltitle" if parent.kind == "periodical" else "booktitle"), value
        elif name not in ("author", "subtitle", "shorttitle", "abstract", "pages", "doi", "url"):
            yield name, value


def _keys(text: str) -> list[str]:
    return [key.strip() for key in text.split(",") if key.strip()]


# ── One entry → one item ─────────────────────────────────────────────────────────────


def _item(entry: Entry, notices: list[Notice]) -> Item:
    def unknown(name: str) -> None:
        notices.append(
            Notice(
                code="latex-unknown",
                params={"command": name, "key": entry.key, "line": str(entry.line)},
            )
        )

    def decode(text: str) -> str:
        return " ".join(decode_latex(text, unknown=unknown).split())

    fields = {name: value for name, value in entry.fields.items() if value.strip()}
    kind = _kind(entry.kind, fields)
    variables: dict[str, Value] = {}
    truncated: list[str] = []
    for name, value in fields.items():
        if name in _NAMES_OF:
            names = split_names(value)
            if names and names[-1].lower() in ("others", "et al.", "et al"):
                truncated.append(_NAMES_OF[name])
                names.pop()
            variables[_NAMES_OF[name]] = tuple(parse_bibtex_name(one, decode) for one in names)
        elif name in _DATES_OF:
            variables[_DATES_OF[name]] = read_edtf(value.replace("{", "").replace("}", ""))
        elif _VARIABLE_OF.get(name):
            variables.setdefault(_VARIABLE_OF[name], _text(name, value, decode))
    _add_rest(kind, fields, variables, decode)
    custom: dict[str, JSON] = {"citekit": {"truncated": truncated}} if truncated else {}
    return Item(id=entry.key, type=kind, variables=_ordered(variables), custom=custom)


def _kind(entry_type: str, fields: Mapping[str, str]) -> str:
    subtype = fields.get("entrysubtype", "").strip().lower()
    kind = (
        _TYPE_OF.get((entry_type, subtype))
        or READ_TYPES.get(entry_type)
        or _TYPE_OF.get((entry_type, ""))
    )
    if kind is None:
        return "document"
    if entry_type in ("misc", "unpublished") and not subtype:
        if (
            "eprint" in fields
            and fields.get("eprinttype", fields.get("archiveprefix", "")).lower() == "arxiv"
        ):
            return "article"
        if entry_type == "misc" and (
            "url" in fields or ("howpublished" in fields and "url" in fields["howpublished"])
        ):
            return "webpage"
    return kind


def _text(name: str, value: str, decode: Callable[[str], str]) -> str:
    if name == "doi":
        return parse_doi(_plain(value)) or _plain(value)
    if name in _VERBATIM:
        return _plain(value)
    text = decode(value)
    if name == "pages":
        return re.sub(r"\s*[-–—]+\s*", "-", text)
    return text


def _plain(value: str) -> str:
    """A verbatim value: escapes that authors add all the same are undone, nothing else."""
    text = value.strip()
    text = re.sub(r"^\\url\s*\{(.*)\}$", r"\1", text)
    return re.sub(r"\\([_&%#~$])", r"\1", text).strip("{}") if "{" not in text[1:-1] else text


def _add_rest(
    kind: str, fields: Mapping[str, str], variables: dict[str, Value], decode: Callable[[str], str]
) -> None:
    """What depends on the type or on several fields: title, container, number, publisher, date."""
    if "subtitle" in fields and "title" in fields:
        title = str(variables["title"])
        seam = " " if title.endswith(("?", "!", ":")) else ": "
        variables["title"] = title + seam + decode(fields["subtitle"])
    containers = [name for name in _CONTAINERS if name in fields]
    if containers and (kind != "book" or containers[0] != "booktitle"):
        text = decode(fields[containers[0]])
        if containers[0] == "booktitle" and "booksubtitle" in fields:
            text += ": " + decode(fields["booksubtitle"])
        variables.setdefault("container-title", text)
    publishers = [name for name in _PUBLISHERS if name in fields]
    if publishers:
        text = fields[publishers[0]]
        if publishers[0] == "howpublished" and re.search(r"\\url|https?://", text):
            url = re.search(r"https?://[^\s{}]+", text)
            if url:
                variables.setdefault("URL", url[0].rstrip(".,"))
        else:
            variables.setdefault("publisher", decode(text))
    number = fields.get("number") or fields.get("issue")
    if number:
        variables.setdefault(_number_variable(kind, fields), decode(number))
    if "date" not in fields and ("year" in fields or "month" in fields):
        variables["issued"] = read_year(
            fields.get("year", "").replace("{", "").replace("}", ""),
            decode(fields.get("month", "")),
            fields.get("day", ""),
        )
    if "archiveprefix" in fields and "archive" not in variables:
        variables["archive"] = decode(fields["archiveprefix"])


def _number_variable(kind: str, fields: Mapping[str, str]) -> str:
    if kind in (
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "review",
        "review-book",
        "periodical",
    ):
        return "issue"
    return "collection-number" if "series" in fields else "number"


_ORDER = ("author", "editor", "title", "container-title", "publisher", "publisher-place", "issued")


def _ordered(variables: Mapping[str, Value]) -> dict[str, Value]:
    first = {name: variables[name] for name in _ORDER if name in variables}
    return first | {name: value for name, value in variables.items() if name not in first}
