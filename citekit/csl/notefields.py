"""Variables that stand in an item's note, for want of a field of their own.

Reference managers keep what they have no field for in lines of the note, "event-date:
2004-10-01" or "{:event-date: 2004-10-01}"; processors have read them since citeproc-js did.
Lines count from the first or the second one on, until one is no such line. Text, numbers
and names of the item itself go first; a date of the note is the more exact one.
"""

from __future__ import annotations

from collections.abc import Mapping

from citekit.csl.datevalues import parse_raw
from citekit.model import Date, Item, Name, Value
from citekit.patterns import lazy
from citekit.variables import TYPES, Kind, kind_of

_LINE = lazy(r"([a-z][a-z_-]{1,40}|[A-Z]{2,9}):[ \t]*(\S[^\n]*)")
_BRACES = lazy(r"\{:([a-z][a-z_-]{1,40}|[A-Z]{2,9}):([^{}]{1,2000})\}")


def read_note(item: Item) -> tuple[str, Mapping[str, Value]]:
    """Return the type and the variables of ``item``, with those of its note."""
    note = item.variables.get("note")
    if not isinstance(note, str) or ":" not in note:
        return item.type, item.variables
    pairs, rest = _take_apart(note)
    if not pairs:
        return item.type, item.variables
    kind = item.type
    values: dict[str, Value] = {**item.variables, "note": rest}
    names: dict[str, list[Name]] = {}
    for variable, text in pairs:
        match kind_of(variable):
            case Kind.DATE:
                values[variable] = parse_raw(Date(raw=text))
            case Kind.NAMES:
                names.setdefault(variable, []).append(_name(text))
            case _ if variable == "type":
                kind = text if text in TYPES else kind
            case _:
                values.setdefault(variable, text)
    for variable, listed in names.items():
        values.setdefault(variable, tuple(listed))
    if not rest:
        del values["note"]
    return kind, values


def _take_apart(note: str) -> tuple[list[tuple[str, str]], str]:
    """Return the variables in a note, and what else it says."""
    pairs = [
        (match[1], match[2].strip()) for match in _BRACES.finditer(note) if _is_variable(match[1])
    ]
    if pairs:
        note = _BRACES.sub(lambda match: "" if _is_variable(match[1]) else match[0], note)
    lines = note.split("\n")
    kept: list[str] = []
    for index, line in enumerate(lines):
        found = _LINE.fullmatch(line.strip())
        if found is not None and _is_variable(found[1]):
            pairs.append((found[1], found[2]))
            continue
        kept.append(line)
        if index and found is None:
            kept += lines[index + 1 :]
            break
    return pairs, "\n".join(kept).strip()


def _is_variable(name: str) -> bool:
    return name == "type" or (name != "note" and kind_of(name) is not None)


def _name(text: str) -> Name:
    """Read "Family || Given", or a name as a whole."""
    family, bars, given = text.partition("||")
    return Name(family=family.strip(), given=given.strip()) if bars else Name(literal=text.strip())
