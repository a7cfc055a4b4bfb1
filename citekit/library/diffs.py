"""What changes in a file, as a unified diff for a person to read."""

from __future__ import annotations

import difflib

_CONTEXT = 3


def unified_diff(old: bytes, new: bytes, name: str) -> str:
    """Return a unified diff of two texts; what they have in common at both ends costs little."""
    before, after = (
        data.decode("utf-8", "replace").splitlines(keepends=True) for data in (old, new)
    )
    start = 0
    shortest = min(len(before), len(after))
    while start < shortest and before[start] == after[start]:
        start += 1
    end = 0
    while end < shortest - start and before[-1 - end] == after[-1 - end]:
        end += 1
    first = max(start - _CONTEXT, 0)
    last = max(end - _CONTEXT, 0)
    lines = difflib.unified_diff(
        before[first : len(before) - last], after[first : len(after) - last], name, name
    )
    return "".join(_placed(line, first) for line in lines)


def _placed(line: str, first: int) -> str:
    """A line of the diff, its numbers counted from the beginning of the file."""
    line = line if line.endswith("\n") else line + "\n"
    if not line.startswith("@@ "):
        return line
    old, new = line.split()[1:3]
    return f"@@ {_shifted(old, first)} {_shifted(new, first)} @@\n"


def _shifted(place: str, first: int) -> str:
    number, comma, count = place[1:].partition(",")
    return f"{place[0]}{int(number) + first}{comma}{count}"
