"""Files of CSL-YAML and Hayagriva by byte spans: an entry is added or changed, others stay."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from citekit.errors import LibraryError, ParseError
from citekit.formats import dump, load
from citekit.library.contents import Contents, Edit, NewEntry
from citekit.library.folding import fold_text
from citekit.library.json_layout import titles_of
from citekit.library.spaces import BOM, byte_places, newline_of, removals
from citekit.library.yaml_places import (
    Member,
    UnfitError,
    YamlEntry,
    YamlList,
    find_listed,
    find_mapped,
)
from citekit.model import Item

_PLAIN_KEY = re.compile(r"[A-Za-z][\w./+-]*(?::[\w./+-]+)*")
_WORDS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))


class YamlLayout:
    """The layout of a YAML notation: CSL-YAML lists its items, Hayagriva maps keys to them."""

    is_open_ended = False
    empty = b""

    def __init__(self, notation: str) -> None:
        self.notation = notation
        self._is_list = notation == "csl-yaml"

    def scan(self, data: bytes) -> Contents:
        """Return where the entries stand, or why the file cannot be taken apart."""
        try:
            text = data.removeprefix(BOM).decode("utf-8")
        except UnicodeDecodeError as error:
            return Contents(refusal=f"byte {error.start}: is not UTF-8")
        try:
            found = self._find(text)
        except UnfitError as error:
            return Contents(refusal=str(error))
        contents = Contents()
        places = [place for entry in found.entries for place in (entry.start, entry.end)]
        places = byte_places(text, places, len(data) - len(data.removeprefix(BOM)))
        for number, entry in enumerate(found.entries):
            contents.append(self._key(text, entry), places[2 * number], places[2 * number + 1])
        return contents

    def read(self, data: bytes, contents: Contents, number: int) -> Item:
        """Return one entry as an item."""
        try:
            items = load(self._piece(data, contents, number), self.notation).items
        except ParseError:  # it may refer to an anchor in another entry
            items = load(data, self.notation).items
        key = contents.keys[number]
        found = [item for item in items if item.id == key] or list(items if len(items) == 1 else ())
        if not found:
            raise LibraryError(f"{key}: its entry cannot be read as an item")
        return found[0]

    def append(self, data: bytes, contents: Contents, new: Sequence[NewEntry]) -> list[Edit]:
        """Return the edit that adds entries behind the last one."""
        newline = newline_of(data)
        if not contents.keys:
            head = data.removeprefix(BOM)
            text = head.decode("utf-8")
            inside = self._find(text).inside if text.strip() else len(text)
            place = len(data) - len(head) + len(text[:inside].encode())
            is_bare = self._is_list and "references" not in text
            body = "".join(f"{newline}{self._written(entry, '', newline)}" for entry in new)
            if is_bare or not self._is_list:
                start = "" if not data or data.endswith(b"\n") else newline
                start += "references:" if is_bare else ""
                return [
                    Edit(
                        len(data),
                        len(data),
                        (start + (body if is_bare else body[len(newline) :]) + newline).encode(),
                    )
                ]
            return [Edit(place, place, body.encode())]
        starts, ends = contents.starts, contents.ends
        indent = self._indent(data, starts[-1])
        gap = newline
        if len(starts) > 1:
            between = data[ends[-2] : starts[-1]].decode("utf-8")
            gap = newline * max(between.count("\n"), 1) if not between.strip() else newline
        body = "".join(gap + self._written(entry, indent, newline) for entry in new)
        return [Edit(ends[-1], ends[-1], body.encode())]

    def replace(self, data: bytes, contents: Contents, number: int, new: NewEntry) -> list[Edit]:
        """Return the edits of the members that differ; the others stay as they are written."""
        start = contents.starts[number]
        old = self.read(data, contents, number)
        text = self._piece(data, contents, number).decode("utf-8")
        (entry,) = self._find(text).entries
        before = self._members(replace(old, id=new.key))
        after = self._members(replace(new.item, id=new.key))
        members = {one.name: one for one in self._own(entry)}
        if not members:
            raise LibraryError(f"{new.key}: its entry is in braces; write it in block style")
        newline, indent = newline_of(data), _column(text, next(iter(members.values())).start)
        edits: list[tuple[int, int, str]] = []
        added = ""
        for name, lines in after.items():
            shown = (newline + " " * indent).join(lines)
            if before.get(name) == lines:
                continue
            if name in members:
                edits.append((members[name].start, members[name].end, shown))
            else:
                added += newline + " " * indent + shown
        edits += [_line_of(text, members[n]) for n in before if n not in after and n in members]
        if added:
            edits.append((entry.end, entry.end, added))
        head = start - len(self._indent(data, start))
        places = sorted({place for edit in edits for place in edit[:2]})
        found = dict(zip(places, byte_places(text, places, head), strict=True))
        return [Edit(found[a], found[b], value.encode()) for a, b, value in edits]

    def rename(self, data: bytes, contents: Contents, number: int, key: str) -> list[Edit]:
        """Return the edit of an entry's key."""
        text = self._piece(data, contents, number).decode("utf-8")
        (entry,) = self._find(text).entries
        head = contents.starts[number] - len(self._indent(data, contents.starts[number]))
        if self._is_list:
            member = next(one for one in entry.members if one.name == "id")
            span = [member.value, member.end]
        else:
            span = [entry.members[0].start, entry.members[0].name_end]
        first, last = byte_places(text, span, head)
        return [Edit(first, last, _key_text(key).encode())]

    def remove(self, data: bytes, contents: Contents, numbers: Sequence[int]) -> list[Edit]:
        """Return the edits that take entries out, each with a gap beside it."""
        spans = [(contents.starts[number], contents.ends[number]) for number in numbers]
        return removals(data, spans)

    def fit_key(self, key: str) -> str:
        """Return ``key``: YAML can have any, on one line."""
        return " ".join(key.split()) or "item"

    def words(self, piece: bytes) -> str:
        """Return the text of an entry, folded."""
        return fold_text(piece.decode("utf-8"))

    def titles(self, data: bytes, contents: Contents) -> tuple[list[str], dict[str, int]]:
        """Return a folded title an entry, and identifiers with the number of their entry."""
        return titles_of(self, data, contents)

    # ── Parts ────────────────────────────────────────────────────────────────────────

    def _find(self, text: str) -> YamlList:
        return find_listed(text) if self._is_list else find_mapped(text)

    def _key(self, text: str, entry: YamlEntry) -> str:
        if not self._is_list:
            return entry.members[0].name
        for member in entry.members:
            if member.name == "id":
                raw = text[member.value : member.end]
                (item,) = load(f"- id: {raw}\n  type: book\n", "csl-yaml").items
                return item.id
        return ""

    def _own(self, entry: YamlEntry) -> tuple[Member, ...]:
        """The members of an entry that say something of the work, its key left out."""
        if self._is_list:
            return tuple(member for member in entry.members if member.name != "id")
        return entry.members[1:]

    def _indent(self, data: bytes, start: int) -> str:
        return data[data.rfind(b"\n", 0, start) + 1 : start].removeprefix(BOM).decode("utf-8")

    def _piece(self, data: bytes, contents: Contents, number: int) -> bytes:
        """An entry with the indent of its first line: YAML by itself."""
        start = contents.starts[number]
        return self._indent(data, start).encode() + data[start : contents.ends[number]]

    def _lines(self, item: Item) -> list[str]:
        lines = dump((item,), self.notation).text.rstrip("\n").split("\n")
        return lines[1:] if self._is_list else lines

    def _written(self, entry: NewEntry, indent: str, newline: str) -> str:
        lines = self._lines(replace(entry.item, id=entry.key))
        return newline.join(indent + line if line.strip() else line for line in lines)

    def _members(self, item: Item) -> dict[str, list[str]]:
        """Each member of an entry as it would be written, in lines without the entry's indent."""
        text = "\n".join(self._lines(item))
        (entry,) = self._find(text).entries
        result: dict[str, list[str]] = {}
        for member in self._own(entry):
            indent = _column(text, member.start)
            lines = text[member.start : member.end].split("\n")
            result[member.name] = [lines[0], *(line[indent:] for line in lines[1:])]
        return result


def _column(text: str, place: int) -> int:
    return place - text.rfind("\n", 0, place) - 1


def _line_of(text: str, member: Member) -> tuple[int, int, str]:
    """Take a member out with its lines; the first, behind a dash, gives its place to the next."""
    line = text.rfind("\n", 0, member.start) + 1
    if text[line : member.start].strip():
        following = re.compile(r"\s*").match(text, member.end)
        return member.start, following.end() if following else member.end, ""
    return max(line - 1, 0), member.end, ""


def _key_text(key: str) -> str:
    if _PLAIN_KEY.fullmatch(key) and key.lower() not in _WORDS:
        return key
    return json.dumps(key, ensure_ascii=False)
