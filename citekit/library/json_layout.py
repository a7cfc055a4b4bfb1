"""A file of CSL-JSON by byte spans: an item is added or changed, the others stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from citekit.errors import CitekitError, LibraryError
from citekit.formats import load
from citekit.library.contents import Contents, Edit, Layout, NewEntry
from citekit.library.folding import fold_text
from citekit.library.sameness import index_keys, title_of
from citekit.library.spaces import BOM, byte_places, newline_of
from citekit.model import JSON, Item

_SPACE = re.compile(r"[ \t\r\n]*")
_LISTS = ("items", "references")
_DECODER = json.JSONDecoder()


class _UnfitError(Exception):
    """The file is no list of items; the message says what it is."""


@dataclass(frozen=True, slots=True)
class _Listing:
    """A list of items: where it begins inside its bracket, and each element with its place."""

    inside: int
    elements: tuple[tuple[int, int, JSON], ...]


class JsonLayout:
    """The layout of CSL-JSON files: a list, or an object with ``items`` or ``references``."""

    notation = "csl-json"
    empty = b"[]\n"
    is_open_ended = False

    def scan(self, data: bytes) -> Contents:
        """Return where the items stand, or why the file cannot be taken apart."""
        try:
            text = data.removeprefix(BOM).decode("utf-8")
        except UnicodeDecodeError as error:
            return Contents(refusal=f"byte {error.start}: is not UTF-8, as JSON must be")
        try:
            listing = _listing(text)
        except _UnfitError as error:
            return Contents(refusal=str(error))
        contents = Contents()
        places = [place for start, end, _ in listing.elements for place in (start, end)]
        places = byte_places(text, places, len(data) - len(data.removeprefix(BOM)))
        for number, (_, _, element) in enumerate(listing.elements):
            key = element.get("id", "") if isinstance(element, Mapping) else ""
            contents.append(str(key), places[2 * number], places[2 * number + 1])
        return contents

    def read(self, data: bytes, contents: Contents, number: int) -> Item:
        """Return one element of the list as an item."""
        return _read(data[contents.starts[number] : contents.ends[number]])

    def append(self, data: bytes, contents: Contents, new: Sequence[NewEntry]) -> list[Edit]:
        """Return the edit that adds items at the end of the list, laid out as the others."""
        head = len(data) - len(data.removeprefix(BOM))
        text = data[head:].decode("utf-8")
        inside = head + len(text[: _listing(text).inside].encode())
        starts, ends = contents.starts, contents.ends
        if not contents.keys:
            close = data.index(b"]", inside)
            line = newline_of(data)
            lead = f"{line}  "
            body = f",{lead}".join(_dumped(entry, "", lead) for entry in new)
            return [Edit(inside, close, f"{lead}{body}{line}".encode())]
        sample = data[starts[-1] : ends[-1]].decode("utf-8")
        between = (
            data[ends[-2] : starts[-1]] if len(starts) > 1 else b"," + data[inside : starts[0]]
        )
        lead = _lead(between.decode("utf-8"))
        body = "".join(between.decode("utf-8") + _dumped(entry, sample, lead) for entry in new)
        return [Edit(ends[-1], ends[-1], body.encode())]

    def replace(self, data: bytes, contents: Contents, number: int, new: NewEntry) -> list[Edit]:
        """Return the edits of the variables that differ; the others stay as they are written."""
        start, end = contents.starts[number], contents.ends[number]
        text = data[start:end].decode("utf-8")
        old, item = _read(data[start:end]).to_csl(), new.item.to_csl()
        members = _members(text)
        edits: list[tuple[int, int, str]] = []
        added = [name for name in item if name not in members]
        for name, (first, value, last) in members.items():
            if name in ("id", "citation-key") or old.get(name) == item.get(name):
                continue
            if name in item:
                edits.append((value, last, _value(item[name], text, _indent(text, first))))
            elif name in old:
                edits.append(_without(text, first, last))
        if added:
            edits.append(_insertion(text, members, {name: item[name] for name in added}))
        places = sorted({place for edit in edits for place in edit[:2]})
        found = dict(zip(places, byte_places(text, places, start), strict=True))
        return [Edit(found[a], found[b], value.encode()) for a, b, value in edits]

    def rename(self, data: bytes, contents: Contents, number: int, key: str) -> list[Edit]:
        """Return the edit of an item's id, and of the citation key beside it."""
        start, end = contents.starts[number], contents.ends[number]
        text = data[start:end].decode("utf-8")
        members = _members(text)
        edits: list[Edit] = []
        for name in ("id", "citation-key"):
            if name in members:
                _, value, last = members[name]
                if str(json.loads(text[value:last])) == contents.keys[number]:
                    first, final = byte_places(text, [value, last], start)
                    edits.append(Edit(first, final, json.dumps(key, ensure_ascii=False).encode()))
        return edits

    def remove(self, data: bytes, contents: Contents, numbers: Sequence[int]) -> list[Edit]:
        """Return the edits that take items out, each with a comma and the space beside it."""
        starts, ends = contents.starts, contents.ends
        edits: list[Edit] = []
        gone = set(numbers)
        for number in numbers:
            if number - 1 in gone:
                continue
            last = number
            while last + 1 in gone:
                last += 1
            if last + 1 < len(starts):
                edits.append(Edit(starts[number], starts[last + 1], b""))
            elif number:
                edits.append(Edit(ends[number - 1], ends[last], b""))
            else:
                inside = data.rindex(b"[", 0, starts[0]) + 1
                edits.append(Edit(inside, ends[last], b""))
        return edits

    def fit_key(self, key: str) -> str:
        """Return ``key``: JSON can have any."""
        return key.strip() or "item"

    def words(self, piece: bytes) -> str:
        """Return the text of an item, folded."""
        text = piece.decode("utf-8")
        return fold_text(
            json.dumps(json.loads(text), ensure_ascii=False) if "\\u" in text else text
        )

    def titles(self, data: bytes, contents: Contents) -> tuple[list[str], dict[str, int]]:
        """Return a folded title an item, and identifiers with the number of their item."""
        return titles_of(self, data, contents)


def titles_of(layout: Layout, data: bytes, contents: Contents) -> tuple[list[str], dict[str, int]]:
    """Return titles and identifiers by reading each item; one that is none has no title."""
    titles: list[str] = []
    identifiers: dict[str, int] = {}
    for number in range(len(contents.keys)):
        try:
            item = layout.read(data, contents, number)
        except CitekitError:
            titles.append("")
            continue
        titles.append(title_of(item))
        for identifier in index_keys(item):
            identifiers.setdefault(identifier, number)
    return titles, identifiers


def _read(piece: bytes) -> Item:
    items = load(piece, "csl-json").items
    if len(items) != 1:
        raise LibraryError("an element of the list is no item")
    return items[0]


# ── Where things stand ───────────────────────────────────────────────────────────────


def _listing(text: str) -> _Listing:
    try:
        place = _skip(text, 0)
        if text[place : place + 1] == "{":
            place = _inner_list(text, place + 1)
        if text[place : place + 1] != "[":
            raise _UnfitError("is no list of items, nor an object that holds one")
        inside = place + 1
        elements: list[tuple[int, int, JSON]] = []
        place = _skip(text, inside)
        while text[place : place + 1] != "]":
            element, end = _DECODER.raw_decode(text, place)
            elements.append((place, end, element))
            place = _skip(text, end)
            if text[place : place + 1] == ",":
                place = _skip(text, place + 1)
            elif text[place : place + 1] != "]":
                raise json.JSONDecodeError("a comma or ] is expected", text, place)
    except json.JSONDecodeError as error:
        raise _UnfitError(f"line {error.lineno}: is no JSON: {error.msg}") from error
    except RecursionError as error:
        raise _UnfitError("nests too deep") from error
    return _Listing(inside, tuple(elements))


def _inner_list(text: str, place: int) -> int:
    """The place of the list in an object that holds one."""
    place = _skip(text, place)
    while text[place : place + 1] == '"':
        name, place = _DECODER.raw_decode(text, place)
        place = _skip(text, _skip(text, place) + 1)  # past the colon
        if name in _LISTS and text[place : place + 1] == "[":
            return place
        _, place = _DECODER.raw_decode(text, place)
        place = _skip(text, place)
        if text[place : place + 1] == ",":
            place = _skip(text, place + 1)
    raise _UnfitError("is one object, not a list of items; put it into [ ]")


def _members(text: str) -> dict[str, tuple[int, int, int]]:
    """The members of an object: where name and value begin, and where the value ends."""
    members: dict[str, tuple[int, int, int]] = {}
    place = _skip(text, 1)
    while text[place : place + 1] == '"':
        start = place
        name, place = _DECODER.raw_decode(text, place)
        value = _skip(text, _skip(text, place) + 1)
        _, place = _DECODER.raw_decode(text, value)
        members[str(name)] = (start, value, place)
        place = _skip(text, place)
        if text[place : place + 1] == ",":
            place = _skip(text, place + 1)
    return members


def _skip(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    return match.end() if match else place


# ── How things are laid out ──────────────────────────────────────────────────────────


def _lead(space: str) -> str:
    """The line end and indent that an element begins with, ``""`` on one line."""
    if "\n" not in space:
        return ""
    end = "\r\n" if "\r\n" in space else "\n"
    return end + space.rpartition("\n")[2].lstrip(",")


def _dumped(entry: NewEntry, sample: str, lead: str) -> str:
    """An item as JSON, laid out as ``sample`` is, its lines beginning with ``lead``."""
    data = {**replace(entry.item, id=entry.key).to_csl()}
    if '"citation-key"' in sample:
        data["citation-key"] = entry.key
    if sample and "\n" not in sample:
        return json.dumps(data, ensure_ascii="\\u" in sample, separators=_separators(sample))
    own = lead.rpartition("\n")[2]
    inner = _indent(sample, _skip(sample, 1)) if sample else own + "  "
    step = inner[len(own) :] if inner.startswith(own) and inner != own else "  "
    text = json.dumps(data, ensure_ascii="\\u" in sample, indent=step)
    return text.replace("\n", lead or "\n")


def _value(value: JSON, text: str, indent: str) -> str:
    """A value inside an object, in the object's own manner."""
    if "\n" not in text:
        return json.dumps(value, ensure_ascii="\\u" in text, separators=_separators(text))
    end = "\r\n" if "\r\n" in text else "\n"
    dumped = json.dumps(value, ensure_ascii="\\u" in text, indent=indent[-1:] * 2 or "  ")
    return dumped.replace("\n", end + indent)


def _insertion(
    text: str, members: Mapping[str, tuple[int, int, int]], added: Mapping[str, JSON]
) -> tuple[int, int, str]:
    first = _skip(text, 1)
    space = text[1:first]
    last = max((end for _, _, end in members.values()), default=1)
    colon = _separators(text)[1] if "\n" not in text else ": "
    lines = [
        f"{json.dumps(name)}{colon}{_value(value, text, _indent(text, first))}"
        for name, value in added.items()
    ]
    if not members:
        return last, last, ", ".join(lines)
    between = space if "\n" in space else _separators(text)[0].removeprefix(",")
    return last, last, "".join(f",{between}{line}" for line in lines)


def _without(text: str, first: int, last: int) -> tuple[int, int, str]:
    """Take a member out with the comma behind it, or before it where it is the last."""
    comma = _skip(text, last)
    if text[comma : comma + 1] == ",":
        return first, _skip(text, comma + 1), ""
    before = text[:first].rstrip()
    return (len(before) - 1 if before.endswith(",") else first), last, ""


def _indent(text: str, place: int) -> str:
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return line if not line.strip() else ""


def _separators(text: str) -> tuple[str, str]:
    return (", " if '", "' in text or '], "' in text else ","), (": " if '": ' in text else ":")
