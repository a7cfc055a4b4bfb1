"""What a notation has no place for ↔ lines in its note: ``{:original-date: 1850}``.

The form is the one that citeproc-js, pandoc and Zotero read in notes, so that other
programs profit too. A writer tries its own reader on what it wrote: variables that do
not come back as they were go into the note, and what even the note cannot hold is named
in a notice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from citekit.formats.bibtex_dates import write_edtf
from citekit.formats.notation import Loaded
from citekit.model import JSON, Date, Item, Name, Notice, Severity, Value
from citekit.normalize.edtf import parse_edtf
from citekit.patterns import lazy
from citekit.variables import TYPES, Kind, kind_of

_T = TypeVar("_T")
_LINE = lazy(r"\{:([A-Za-z][A-Za-z_-]{0,60}):(?: ([^{}\n]*))?\}")
_UNSAFE = re.compile(r"[{}]|(?<= ) ")
_SEAM = " || "
_TRUNCATED = "truncated"
ASIDE = "citekit"
"""The field of a notation in which what it has no place for stands aside."""


# ── Notes ────────────────────────────────────────────────────────────────────────────


def read_note(item: Item) -> Item:
    """Return ``item`` with what the lines of its note say in place of what it said.

    >>> from citekit.model import Item
    >>> note = "Signed.\\n{:original-date: 1850~}\\n{:type: classic}"
    >>> item = read_note(Item(id="a", type="book", variables={"note": note}))
    >>> item.type, item.text("note"), item.date("original-date").circa
    ('classic', 'Signed.', True)
    """
    note = item.text("note")
    if "{:" not in note:
        return item
    kept: list[str] = []
    said: dict[str, list[str]] = {}
    for line in note.split("\n"):
        match = _LINE.fullmatch(line.strip())
        if match is not None and _decoded(match[1], [match[2] or ""]) is not None:
            said.setdefault(match[1], []).append(match[2] or "")
        else:
            kept.append(line)
    if not said:
        return item
    return _with_said(item, said, "\n".join(kept))


def _with_said(item: Item, said: Mapping[str, list[str]], note: str) -> Item:
    variables = {name: value for name, value in item.variables.items() if name != "note"}
    if note:
        variables["note"] = note
    custom, key, kind = item.custom, item.id, item.type
    for name, texts in said.items():
        value = _decoded(name, texts)
        if name == "id":
            key = str(value)
        elif name == "type":
            kind = str(value)
        elif name == _TRUNCATED:
            custom = with_truncated(_whole_lists(custom), str(value).split())
        elif value in ("", (), None):
            variables.pop(name, None)
        else:
            variables[name] = value
    return replace(item, id=key, type=kind, variables=variables, custom=custom)


def write_note(item: Item, names: Iterable[str]) -> Item:
    """Return ``item`` with the variables ``names`` said in its note as well."""
    names = list(names)
    own = item.text("note")
    if "note" not in names and read_note(item) != item:
        names.append("note")
    lines = [line for name in names for line in _lines(item, name)]
    note = "\n".join([*([own] if own and "note" not in names else []), *lines])
    return replace(item, variables={**item.variables, "note": note})


def write_aside(item: Item, names: Iterable[str]) -> Item:
    """Return ``item`` with the variables ``names`` said again in ``others``, under ``ASIDE``."""
    return replace(
        item, others={ASIDE: " ".join(line for name in names for line in _lines(item, name))}
    )


def read_aside(item: Item, text: str) -> Item:
    """Return ``item`` with what ``text``, written by ``write_aside``, says in place of what it said.

    >>> read_aside(Item(id="a", type="book"), "{:scale: 1:1000} {:type: map}").type
    'map'
    """
    said: dict[str, list[str]] = {}
    for match in _LINE.finditer(text):
        if _decoded(match[1], [match[2] or ""]) is not None:
            said.setdefault(match[1], []).append(match[2] or "")
    return _with_said(item, said, item.text("note"))


def _lines(item: Item, name: str) -> list[str]:
    if name == "id":
        return [_line(name, _text(item.id))]
    if name == "type":
        return [_line(name, item.type)]
    if name == _TRUNCATED:
        return [_line(name, " ".join(sorted(item.truncated)))]
    value = item.variables.get(name)
    match value:
        case None:
            return [_line(name, "")]
        case str():
            return [_line(name, _text(value))]
        case Date():
            return [_line(name, _date(value))]
        case tuple():
            return [_line(name, _name(one)) for one in value] or [_line(name, "")]


def _line(name: str, text: str) -> str:
    return f"{{:{name}: {text}}}" if text else f"{{:{name}:}}"


def _text(text: str) -> str:
    is_plain = text.isprintable() and text == text.strip() and text[:1] not in ("", '"', "[")
    return text if is_plain and "\\" not in text and not _UNSAFE.search(text) else _json(text)


def _json(data: JSON) -> str:
    """JSON without braces, runs of blanks or characters that a notation may refuse."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    if not text.isprintable():
        text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _date(date: Date) -> str:
    edtf = write_edtf(date)
    if edtf and parse_edtf(edtf) == date:
        return edtf
    return _json(
        [[list(part) for part in date.parts], date.season, date.circa, date.literal, date.raw]
    )


def _name(name: Name) -> str:
    simple = f"{name.family}{_SEAM}{name.given}"
    for text in (simple, name.literal):
        if text and _text(text) == text and _decoded_name(text) == name:
            return text
    return _json([
        name.family, name.given, name.dropping_particle, name.non_dropping_particle,
        name.suffix, name.literal, name.comma_suffix, name.static_ordering,
    ])  # fmt: skip


def _decoded(name: str, texts: list[str]) -> Value | None:
    """The value that lines say, ``None`` where they say none."""
    kind = Kind.TEXT if name == "id" else kind_of(name)
    try:
        if kind is Kind.NAMES:
            return tuple(_decoded_name(text) for text in texts if text)
        if kind is Kind.DATE:
            return _decoded_date(texts[-1])
    except (ValueError, TypeError, KeyError):
        return None
    text = _decoded_text(texts[-1])
    if text is None or (name == "type" and text not in TYPES):
        return None
    return text


def _decoded_text(text: str) -> str | None:
    if not text.startswith('"'):
        return text
    try:
        data = json.loads(text)
    except json.JSONDecodeError:
        return None
    return data if isinstance(data, str) else None


def _decoded_date(text: str) -> Value | None:
    if not text.startswith("["):
        return parse_edtf(text) if text else ""
    parts, season, circa, literal, raw = json.loads(text)
    return Date.from_csl(
        {"date-parts": parts, "season": season, "circa": circa, "literal": literal, "raw": raw}
    ) if parts or not (literal or raw) else Date(
        season=season, circa=bool(circa), literal=str(literal), raw=str(raw)
    )  # fmt: skip


def _decoded_name(text: str) -> Name:
    if text.startswith("["):
        family, given, dropping, non_dropping, suffix, literal, comma, static = json.loads(text)
        return Name(
            family=family, given=given, dropping_particle=dropping,
            non_dropping_particle=non_dropping, suffix=suffix, literal=literal,
            comma_suffix=bool(comma), static_ordering=bool(static),
        )  # fmt: skip
    family, seam, given = text.partition(_SEAM)
    return Name(family=family, given=given) if seam else Name(literal=_decoded_text(text) or text)


# ── Lists that are cut off ───────────────────────────────────────────────────────────


def with_truncated(custom: Mapping[str, JSON], names: Iterable[str]) -> Mapping[str, JSON]:
    """Return CSL-JSON's ``custom`` saying that the lists ``names`` are cut off."""
    ours = custom.get("citekit")
    listed = sorted(names)
    if not listed:
        return custom
    return {
        **custom,
        "citekit": {**(ours if isinstance(ours, Mapping) else {}), "truncated": listed},
    }


def _whole_lists(custom: Mapping[str, JSON]) -> Mapping[str, JSON]:
    """Return ``custom`` without what it says of lists that are cut off."""
    ours = custom.get("citekit")
    if not isinstance(ours, Mapping) or "truncated" not in ours:
        return custom
    kept = {name: value for name, value in ours.items() if name != "truncated"}
    rest = {name: value for name, value in custom.items() if name != "citekit"}
    return {**rest, "citekit": kept} if kept else rest


# ── Writing that is checked by reading ───────────────────────────────────────────────


def write_whole(
    item: Item,
    write: Callable[[Item], _T],
    read: Callable[[_T], Item | None],
    notation: str,
    *,
    has_note: bool = True,
    has_aside: bool = False,
) -> tuple[_T, tuple[Notice, ...]]:
    """Write one item so that reading gives it back, and say what did not fit.

    Args:
        item: to be written.
        write: the notation's own writer of one item.
        read: its reader, which reads notes with ``read_note``.
        notation: its name, for notices.
        has_note: whether the notation has a place for notes.
        has_aside: whether it has a place that nobody prints, for ``write_aside``.
    """
    meant = replace(item, custom=with_truncated({}, item.truncated), others={})
    made = write(meant)
    lost = _differences(meant, read(made))
    kept: list[str] = []
    if has_aside and lost:
        made = write(write_aside(meant, lost))
        still = _differences(meant, read(made))
        kept, lost = [name for name in lost if name not in still], still
    elif has_note and (lost or read_note(meant) != meant):
        for names in (lost, [*(name for name in lost if name != "note"), "note"]):
            made = write(write_note(meant, names))
            still = _differences(meant, read(made))
            if not still:
                break
        kept, lost = [name for name in lost if name not in still and name != "note"], still
    beyond = [*item.others, *(name for name in item.custom if name != "citekit")]
    return made, (
        *(_notice("variable-in-note", Severity.INFO, item, notation, name) for name in kept),
        *(
            _notice("variable-not-written", Severity.WARNING, item, notation, name)
            for name in [*lost, *beyond]
        ),
    )


def write_all(
    items: Iterable[Item],
    write: Callable[[Item], _T],
    read: Callable[[_T], Item | None],
    notation: str,
    *,
    has_note: bool = True,
) -> tuple[list[_T], tuple[Notice, ...]]:
    """``write_whole`` for each of ``items``: what was made, and all notices."""
    pairs = [write_whole(item, write, read, notation, has_note=has_note) for item in items]
    return [made for made, _ in pairs], tuple(notice for _, found in pairs for notice in found)


def only_item(loaded: Loaded) -> Item | None:
    """Return the item of a text that holds exactly one, for ``write_all``."""
    return loaded.items[0] if len(loaded.items) == 1 else None


def _differences(meant: Item, found: Item | None) -> list[str]:
    """The variables of ``meant`` that ``found`` does not hold, and those that it adds."""
    if found is None:
        return ["id", "type", *meant.variables]
    names = [*meant.variables, *(name for name in found.variables if name not in meant.variables)]
    lost = [
        name
        for name in names
        if (meant.variables.get(name) or None) != (found.variables.get(name) or None)
    ]
    if meant.truncated != found.truncated:
        lost.append(_TRUNCATED)
    if meant.type != found.type:
        lost.insert(0, "type")
    if meant.id != found.id:
        lost.insert(0, "id")
    return lost


def _notice(code: str, severity: Severity, item: Item, notation: str, name: str) -> Notice:
    return Notice(
        code=code, severity=severity, variable=name, params={"item": item.id, "notation": notation}
    )
