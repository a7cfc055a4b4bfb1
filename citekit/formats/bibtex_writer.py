"""Items → BibTeX or BibLaTeX that bibtex, biber and bibtexparser all accept.

Whatever the data holds comes out inert: each finished entry is scanned again and must
be exactly the entry meant.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from citekit.errors import RenderError
from citekit.formats.bibtex_dates import MONTHS, write_edtf, year_fields
from citekit.formats.bibtex_names import write_names
from citekit.formats.bibtex_scanner import scan_bibtex
from citekit.formats.bibtex_table import (
    DATES,
    FIELDS,
    NAMES,
    TYPES,
    container_field,
    publisher_field,
)
from citekit.formats.latex import encode_latex
from citekit.formats.notation import Dumped, DumpOptions
from citekit.model import Item, Notice, Severity
from citekit.patterns import lazy

_BIBLATEX = {row[0]: row[1] for row in TYPES}
_BIBTEX = {row[0]: row[2] for row in TYPES}
_KEY = lazy(r"[^A-Za-z0-9_:./+-]+")
_WORD = lazy(r"[^\W_]+(?:['’.][^\W_]+)*")
_UNSAFE_URL = lazy(r"[{}\\\s\"<>^`|%](?![0-9A-Fa-f]{2})|[{}\\\s\"<>^`|]")
_CASED = frozenset(("title", "booktitle"))
_VERBATIM = frozenset(("doi", "url", "isbn", "issn", "pmid", "pmcid", "eprint"))


def dump_bibtex(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write BibTeX for the classic styles: ``year``, ``month = mar``, ``journal``."""
    return _dump(items, options, biblatex=False)


def dump_biblatex(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write BibLaTeX: ``date = {2023-03-21}``, ``journaltitle``, ``entrysubtype``."""
    return _dump(items, options, biblatex=True)


def _dump(items: tuple[Item, ...], options: DumpOptions, *, biblatex: bool) -> Dumped:
    notices: list[Notice] = []
    entries = [write_entry(item, options, notices, biblatex=biblatex) for item in items]
    return Dumped(text="\n".join(entries), notices=tuple(notices))


def write_entry(item: Item, options: DumpOptions, notices: list[Notice], *, biblatex: bool) -> str:
    """Return one entry, ending in a line end.

    Raises:
        RenderError: the entry does not read back as it was meant.
    """
    key = _KEY.sub("-", item.id).strip("-") or "item"
    fields = _fields(item, options, notices, biblatex=biblatex)
    kind = _BIBLATEX.get(item.type, ("misc", ""))[0] if biblatex else _bibtex_type(item)
    lines = [f"@{kind}{{{key},"]
    lines += [f"  {name} = {value}," for name, value in fields.items()]
    text = "\n".join([*lines, "}"]) + "\n"
    _check(item, text, key, tuple(fields))
    return text


def _bibtex_type(item: Item) -> str:
    kind = _BIBTEX.get(item.type, "misc")
    if kind == "phdthesis" and "master" in item.text("genre").lower():
        return "mastersthesis"
    if kind in ("incollection", "inproceedings") and not item.text("container-title"):
        return "misc"
    if kind == "article" and not item.text("container-title"):
        return "misc"
    if kind == "book" and not (
        item.text("publisher") or item.names("author") or item.names("editor")
    ):
        return "misc"
    return kind


def _fields(
    item: Item, options: DumpOptions, notices: list[Notice], *, biblatex: bool
) -> dict[str, str]:
    column = 1 if biblatex else 2
    fields: dict[str, str] = {}
    said = {"title", "container-title", "publisher", "number", "issue", "collection-number"}
    for row in NAMES:
        names = item.names(row[0])
        if names and row[column]:
            said.add(row[0])
            fields[row[column]] = (
                "{"
                + write_names(
                    names, lambda text: _encode(text, options), others=row[0] in item.truncated
                )
                + "}"
            )
    container = container_field(item.type, biblatex=biblatex)
    publisher = publisher_field(item.type, biblatex=biblatex)
    texts = {row[column]: item.text(row[0]) for row in FIELDS if row[column] and item.text(row[0])}
    said.update(row[0] for row in FIELDS if row[column])
    ordered = {"title": texts.pop("title", ""), container: item.text("container-title")}
    if ordered.get(publisher):
        ordered[publisher] = ", ".join(
            part for part in (ordered[publisher], item.text("publisher")) if part
        )
    else:
        ordered[publisher] = item.text("publisher")
    if item.type == "book" and item.text("container-title") and not biblatex:
        ordered["series"] = item.text("container-title")
        ordered.pop("howpublished", None)
    ordered["number"] = item.text("number") or item.text("issue") or item.text("collection-number")
    if biblatex and item.text("number") and item.text("issue"):
        ordered["issue"] = item.text("issue")
    if biblatex and _BIBLATEX.get(item.type, ("", ""))[1]:
        ordered["entrysubtype"] = _BIBLATEX[item.type][1]
    dates = _dates(item, said, biblatex=biblatex)
    for name, text in {**ordered, **texts}.items():
        if text:
            fields[name] = _value(name, text, options)
    position = list(fields)
    result: dict[str, str] = {}
    for name in position:  # dates stand after the container, as people write them
        result[name] = fields[name]
        if name == (container if container in fields else "title"):
            result.update(dates)
    result = result if any(name in result for name in dates) or not dates else {**result, **dates}
    _tell_unsaid(item, said, notices, biblatex=biblatex)
    return result


def _dates(item: Item, said: set[str], *, biblatex: bool) -> dict[str, str]:
    fields: dict[str, str] = {}
    for variable, name in DATES:
        date = item.date(variable)
        if date is None:
            continue
        if biblatex:
            said.add(variable)
            text = write_edtf(date)
            fields[name] = "{" + encode_latex(text) + "}"
        elif variable == "issued":
            said.add(variable)
            fields |= {
                part: value
                if value in MONTHS and part == "month"
                else "{" + encode_latex(value) + "}"
                for part, value in year_fields(date).items()
                if value
            }
    return fields


def _tell_unsaid(item: Item, said: set[str], notices: list[Notice], *, biblatex: bool) -> None:
    for variable in item.variables:
        if variable not in said:
            notices.append(
                Notice(
                    code="variable-not-written",
                    severity=Severity.INFO,
                    variable=variable,
                    params={"item": item.id, "notation": "biblatex" if biblatex else "bibtex"},
                )
            )


def _value(name: str, text: str, options: DumpOptions) -> str:
    if name in _VERBATIM:
        return "{" + _verbatim(text) + "}"
    if name in ("pages", "volume", "number"):
        return (
            "{" + re.sub(r"(?<=\w)\s?[-–]\s?(?=\w)", "--", _encode(text, options)) + "}"
            if name == "pages"
            else "{" + _encode(text, options) + "}"
        )
    if name in _CASED:
        return "{" + protect_case(text, options) + "}"
    return "{" + _encode(text, options) + "}"


def _verbatim(text: str) -> str:
    """An address or number: what BibTeX or TeX would act on is percent-encoded."""
    clean = "".join(char for char in text if char > "\x1f" and char != "\x7f")
    return _UNSAFE_URL.sub(lambda match: quote(match[0], safe=""), clean)


def _encode(text: str, options: DumpOptions) -> str:
    return encode_latex(text, ascii_only=options.ascii_only)


def protect_case(text: str, options: DumpOptions) -> str:
    """Return a title with braces round the words that must keep their capitals.

    Those are the ``proper_words``, and what has capitals inside (``NATO``, ``iPhone``).
    The first word needs none, unless it has such capitals.
    """
    out: list[str] = []
    place = 0
    runs = _protected_runs(text, options.proper_words)
    for start, end in runs:
        out.append(_encode(text[place:start], options))
        out.append("{" + _encode(text[start:end], options) + "}")
        place = end
    out.append(_encode(text[place:], options))
    return "".join(out)


def _protected_runs(text: str, proper: frozenset[str]) -> list[tuple[int, int]]:
    """Neighbouring words that one pair of braces holds: ``{South Korea}``."""
    if "<" in text and re.search(r"</?\w", text):
        return []  # braces inside markup are the markup's own
    runs: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        word = match[0]
        bare = word[:-2] if word[-2:] in ("'s", "’s") else word
        if not (bare in proper or _has_inner_capital(bare, text)):
            continue
        start, end = match.start(), match.start() + len(bare)
        if word.endswith(".") or (text[match.end() : match.end() + 1] == "." and "." in word):
            end = match.end() + (text[match.end() : match.end() + 1] == ".")
        if runs and text[runs[-1][1] : start] == " ":
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _has_inner_capital(word: str, title: str) -> bool:
    if title.upper() == title:
        return False
    return any(char.isupper() for char in word[1:]) or (
        len(word) == 1 and word.isupper() and word != "A"
    )


def _check(item: Item, text: str, key: str, names: tuple[str, ...]) -> None:
    scan = scan_bibtex(text)
    read = [
        (block.key, tuple(field.name for field in block.fields), block.end) for block in scan.blocks
    ]
    if scan.faults or read != [(key, names, len(text) - 1)]:
        raise RenderError(item.id, "cannot be written as one sound BibTeX entry")
