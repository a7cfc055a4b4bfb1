"""YAML ↔ JSON's values: days and "yes" stay text, nothing can blow up, cut files are read."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, cast

import yaml

from citekit.errors import ParseError
from citekit.model import JSON, Notice, Severity
from citekit.patterns import lazy

_MAX_CHARACTERS = 100_000_000
_MAX_DEPTH = 60
_MAX_ALIASED = 2_000_000
_ODD_BREAK = lazy("[\r\x85\u2028\u2029\ufeff]")
_KEY_ALONE = lazy(r"[ -]*[\w-]{1,60}: *")
_ENTRY = lazy(r"^(?: {0,4}- |[^\s#-][^\n]{0,400}:[ \t]*$)", 8)


def _resolvers(
    *rows: tuple[str, str, Sequence[str]],
) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    return {
        first: [(f"tag:yaml.org,2002:{tag}", lazy(pattern))]
        for tag, pattern, firsts in rows
        for first in firsts
    }


class _Loader(yaml.SafeLoader):
    """YAML 1.2's core without floats: 1.10, 012, 2020-01-01 and "no" are text."""

    yaml_implicit_resolvers = _resolvers(
        ("int", r"(?:0|-?[1-9]\d{0,17})$", "-0123456789"),
        ("bool", r"(?:true|false)$", "tf"),
        ("null", r"(?:|null|~)$", ("", "n", "~")),
    )

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.repeated: list[tuple[str, int]] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Notes keys that come again: YAML keeps the last, and says nothing."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    self.repeated.append((str(key.value), key.start_mark.line + 1))
                seen.add(key.value)
        return super().construct_mapping(node, deep)


class _Dumper(yaml.SafeDumper):
    """Writes a value anew where it comes again."""

    def ignore_aliases(self, data: object) -> bool:
        """No anchors: readers of bibliographies seldom know them."""
        return True


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    # PyYAML 6.0 folds breaks that are none of YAML 1.2's in plain and quoted text.
    style = '"' if _ODD_BREAK.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _represent_text)


def load_yaml(text: str) -> tuple[JSON, tuple[Notice, ...]]:
    """Return the data of the first document; where it breaks off, of the entries before.

    Raises:
        ParseError: no YAML, or more than the limits allow; line and column say where.
    """
    if len(text) > _MAX_CHARACTERS:
        raise ParseError(f"YAML: more than {_MAX_CHARACTERS:,} characters")
    text = text.lstrip("\ufeff")
    try:
        data, notices = _load(text)
        return data, (*notices, *_cut(text))
    except yaml.MarkedYAMLError as error:
        return _whole_entries(text, error)
    except yaml.YAMLError as error:
        raise ParseError(f"YAML: {error}".replace("\n", " ")) from error


def _whole_entries(text: str, error: yaml.MarkedYAMLError) -> tuple[JSON, tuple[Notice, ...]]:
    mark = error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    fault = ParseError(f"YAML: {error.problem}", line=line + 1, column=column + 1)
    start = _last_entry(text, line)
    if start <= 0:
        raise fault from error
    try:
        data, notices = _load(text[:start])
    except yaml.YAMLError:
        raise fault from error
    return data, (*notices, _broken(line + 1, str(error.problem)))


def _cut(text: str) -> tuple[Notice, ...]:
    """A last line that stops at its key was cut: to YAML itself it is a whole one."""
    start = max(text.rfind("\n"), text.rfind("\r")) + 1
    if not _KEY_ALONE.fullmatch(text, start):
        return ()
    return (_broken(text.count("\n") + 1, "the file ends in the middle of a line"),)


def _broken(line: int, reason: str) -> Notice:
    return Notice(
        code="record-broken",
        severity=Severity.ERROR,
        params={"notation": "YAML", "line": str(line), "reason": reason},
    )


def _load(text: str) -> tuple[JSON, tuple[Notice, ...]]:
    _check(text)
    loader = _Loader(text)
    try:
        data = cast("JSON", loader.get_data())
    except RecursionError as error:
        raise ParseError("YAML: nests too deep") from error
    if _size(data, {}) > _MAX_ALIASED:
        raise ParseError("YAML: its aliases unfold to more than 2,000,000 values")
    return data, tuple(
        _broken(line, f"the key {key} stands there already") for key, line in loader.repeated
    )


def _check(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise ParseError(f"YAML: nests more than {_MAX_DEPTH} deep")


def _size(data: JSON, known: dict[int, int]) -> int:
    """The values in ``data``, those behind an alias counted each time."""
    if isinstance(data, str) or not isinstance(data, Mapping | Sequence):
        return 1
    size = known.get(id(data))
    if size is None:
        inner = data.values() if isinstance(data, Mapping) else data
        known[id(data)] = _MAX_ALIASED  # an alias to what holds it never ends
        known[id(data)] = size = 1 + sum(_size(value, known) for value in inner)
    return size


def _last_entry(text: str, line: int) -> int:
    """Where the last entry that begins at or before ``line`` begins, ``0`` for none."""
    starts = [match.start() for match in _ENTRY.finditer(text)]
    offset = 0
    for _ in range(line + 1):
        following = text.find("\n", offset)
        if following < 0:
            offset = len(text)
            break
        offset = following + 1
    return max((start for start in starts if start < offset), default=0)


def write_yaml(data: JSON, *, ascii_only: bool = False) -> str:
    """Return ``data`` as YAML, its keys in their order."""
    text: str = yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=not ascii_only,
        sort_keys=False,
        width=1_000_000,
        default_flow_style=False,
    )
    return text
