"""Where the entries of a YAML file and their members stand, from the parser's own events.

Block style alone: what is written in braces and brackets is left to be edited by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

_MAX_DEPTH = 60


class UnfitError(Exception):
    """The file is no list or mapping of entries in block style; the message says why."""


@dataclass(frozen=True, slots=True)
class Member:
    """A name in a mapping: where it and its value begin, and where the value ends."""

    name: str
    start: int
    name_end: int
    value: int
    end: int


@dataclass(frozen=True, slots=True)
class YamlEntry:
    """An entry from its dash, or its key, to the end of its last value."""

    start: int
    end: int
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class YamlList:
    """Entries, and where the first would go: after the place ``inside``."""

    inside: int
    entries: tuple[YamlEntry, ...]


def find_listed(text: str) -> YamlList:
    """Return the entries of a list, or of the list that ``references`` names.

    Raises:
        UnfitError: there is none, or it is not in block style.
    """
    return _found(text, _listed)


def find_mapped(text: str) -> YamlList:
    """Return the entries of a mapping of keys to entries.

    Raises:
        UnfitError: there is none, or it is not in block style.
    """
    return _found(text, _mapped)


def _found(text: str, find: Callable[[_Walk], YamlList]) -> YamlList:
    walk = _Walk(text)
    try:
        found = find(walk)
        if any(isinstance(event, yaml.DocumentStartEvent) for event in walk.events):
            raise UnfitError("holds several documents")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UnfitError(f"line {line}: is no YAML: {error.problem}") from error
    except (yaml.YAMLError, RecursionError, StopIteration) as error:
        raise UnfitError("is no YAML that can be read") from error
    return found


def _listed(walk: _Walk) -> YamlList:
    root = walk.root()
    if root is None:
        return YamlList(len(walk.text), ())
    if isinstance(root, yaml.SequenceStartEvent):
        return walk.sequence(root, _start(root))
    if not isinstance(root, yaml.MappingStartEvent) or root.flow_style:
        raise UnfitError("is no list of items in block style")
    found: YamlList | None = None
    for key in walk.children():
        value = next(walk.events)
        is_list = isinstance(key, yaml.ScalarEvent) and key.value == "references"
        if is_list and isinstance(value, yaml.SequenceStartEvent):
            found = walk.sequence(value, _stop(key) + 1)
        elif is_list and isinstance(value, yaml.ScalarEvent) and value.value in ("", "~", "null"):
            found = YamlList(_stop(key) + 1, ())
        else:
            walk.pass_node(value)
    if found is None:
        raise UnfitError("has no references")
    return found


def _mapped(walk: _Walk) -> YamlList:
    root = walk.root()
    if root is None:
        return YamlList(len(walk.text), ())
    if not isinstance(root, yaml.MappingStartEvent) or root.flow_style:
        raise UnfitError("is no mapping of keys to entries in block style")
    entries: list[YamlEntry] = []
    for key in walk.children():
        if not isinstance(key, yaml.ScalarEvent):
            raise UnfitError("a key is no plain text")
        own = Member(key.value, _start(key), _stop(key), 0, 0)
        entry = walk.entry(next(walk.events), _start(key))
        entries.append(YamlEntry(entry.start, entry.end, (own, *entry.members)))
    return YamlList(len(walk.text), tuple(entries))


class _Walk:
    """Goes through the events of one document; places are of characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=loader))

    def root(self) -> yaml.Event | None:
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                is_empty = isinstance(event, yaml.ScalarEvent) and event.value in ("", "null", "~")
                return None if is_empty else event
        return None

    def children(self) -> Iterator[yaml.Event]:
        """Yield the beginnings of nodes until the collection ends; the caller passes each."""
        for event in self.events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield event

    def pass_node(self, event: yaml.Event, depth: int = 0) -> int:
        """Go past a node; return where its last value ends."""
        if depth > _MAX_DEPTH:
            raise UnfitError("nests too deep")
        if not isinstance(event, yaml.CollectionStartEvent):
            return self._end(event)
        last = _start(event)
        for child in self.events:
            if isinstance(child, yaml.CollectionEndEvent):
                return _stop(child) if event.flow_style else last
            last = max(last, self.pass_node(child, depth + 1))
        return last

    def sequence(self, start: yaml.SequenceStartEvent, inside: int) -> YamlList:
        """Return the entries of a list in block style."""
        if start.flow_style:
            for child in self.children():
                self.pass_node(child)
                raise UnfitError("has its list in brackets; write it in block style")
            raise UnfitError("has an empty list in brackets; write it in block style")
        entries = [
            self.entry(child, self.text.rindex("-", 0, _start(child) + 1))
            for child in self.children()
        ]
        return YamlList(inside, tuple(entries))

    def entry(self, event: yaml.Event, start: int) -> YamlEntry:
        """Return the entry that begins at ``start`` and whose node begins with ``event``."""
        if not isinstance(event, yaml.MappingStartEvent) or event.flow_style:
            return YamlEntry(start, self._line_end(self.pass_node(event)), ())
        members: list[Member] = []
        last = _start(event)
        for key in self.children():
            name_end = self.pass_node(key)
            value = next(self.events)
            last = max(name_end + 1, self.pass_node(value))
            name = key.value if isinstance(key, yaml.ScalarEvent) else ""
            members.append(Member(name, _start(key), name_end, _start(value), last))
        return YamlEntry(start, self._line_end(last), tuple(members))

    def _end(self, event: yaml.Event) -> int:
        """Where a value ends; of a block of text and of no value at all, before the blanks."""
        end = _stop(event)
        while self.text[end - 1 : end].isspace():
            end -= 1
        return end

    def _line_end(self, place: int) -> int:
        """After the comment that may follow on the line of an entry's last value."""
        end = self.text.find("\n", place)
        line = self.text[place : end if end >= 0 else len(self.text)]
        return place + len(line.rstrip()) if line.lstrip().startswith("#") else place


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark is not None else 0


def _stop(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark is not None else 0
