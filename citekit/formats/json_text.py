"""JSON of every notation → its entries: what a cut or broken file has whole is returned."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeGuard

from citekit.errors import ParseError
from citekit.model import JSON, Notice, Severity
from citekit.patterns import lazy

Entry = Mapping[str, JSON]
# A list, bare or the first thing in an object but for JSON-LD's context.
_LIST = lazy(
    r"""\s*(?:\{\s*(?:"@context"\s*:\s*"[^"]{0,200}"\s*,\s*)?"@?[a-z_-]{1,40}"\s*:\s*)?\["""
)
_SPACE = lazy(r"[\s,]*")


def load_json(text: str, title: str) -> tuple[JSON, tuple[Notice, ...]]:
    """Return the data of ``text``; where a list breaks off, its entries before.

    Raises:
        ParseError: no JSON; line and column say where.
    """
    text = text.lstrip("\ufeff")
    decoder = json.JSONDecoder(parse_constant=_refuse)
    try:
        return decoder.decode(text), ()
    except RecursionError as error:
        raise ParseError(f"{title}: the JSON nests too deep") from error
    except json.JSONDecodeError as error:
        entries = _whole_entries(text, decoder)
        if not entries:
            raise ParseError(error.msg, line=error.lineno, column=error.colno) from error
        notice = Notice(
            code="record-broken",
            severity=Severity.ERROR,
            params={"notation": title, "line": str(error.lineno), "reason": error.msg},
        )
        return entries, (notice,)


def _whole_entries(text: str, decoder: json.JSONDecoder) -> list[JSON]:
    """The values of a list, up to the first that is broken."""
    opening = _LIST.match(text)
    if opening is None:
        return []
    entries: list[JSON] = []
    place = opening.end()
    while True:
        space = _SPACE.match(text, place)
        place = space.end() if space else place
        try:
            entry, place = decoder.raw_decode(text, place)
        except (json.JSONDecodeError, RecursionError):
            return entries
        entries.append(entry)


def _refuse(name: str) -> JSON:
    raise ParseError(f"{name} is no JSON value")


def entries_of(data: JSON, *below: str) -> list[Entry]:
    """Return the objects of a list, of the first list ``below`` a name, or the object itself."""
    if isinstance(data, Mapping):
        for name in below:
            inner = data.get(name)
            if isinstance(inner, Mapping) or is_list(inner):
                return entries_of(inner, *below)
        return [data]
    if is_list(data):
        return [entry for entry in data if isinstance(entry, Mapping)]
    return []


def is_list(data: JSON) -> TypeGuard[Sequence[JSON]]:
    """Whether ``data`` is a list."""
    return isinstance(data, Sequence) and not isinstance(data, str)


def list_at(entry: Entry, name: str) -> Sequence[JSON]:
    """Return the list called ``name``, a single value as a list of one, ``()`` for none."""
    value = entry.get(name)
    if value is None or value == "":
        return ()
    return value if is_list(value) else (value,)


def object_at(entry: Entry, name: str) -> Entry:
    """Return the object called ``name``, an empty one for none."""
    value = entry.get(name)
    return value if isinstance(value, Mapping) else {}


def text_at(entry: Entry, name: str) -> str:
    """Return the text called ``name``, ``""`` for none; numbers become text."""
    return plain(entry.get(name))


def plain(value: JSON) -> str:
    """Return a scalar as text, ``""`` for everything else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    return str(value) if isinstance(value, int | float) else ""
