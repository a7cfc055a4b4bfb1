"""Labels of tokens → segments: runs of one label, their edges as print marks them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from citekit.patterns import lazy
from citekit.reference.tagging.tokens import Tokens

_NAMES = ("author", "editor", "translator")
_NUMBERS = frozenset(("volume", "issue", "pages", "number"))
# The word before a container or its editors is no part of them.
_IN = lazy(r"(?:[Ii]n|IN|[Ee]n|[Dd]ans|[Ee]m|[Tt]r\.|[Ee]ds?\.|[Hh]rsg\.|by|von)\s?:?\s+(?=\S)")
_AFTER_IN = frozenset(("container", "editor", "translator"))
_BRACKETS = frozenset("()[]")
_EDGE = " \t\n,;:.–—-"
# The point after a last initial, and after a word cut short like the others of its title.
_POINTS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    dict.fromkeys(_NAMES, lazy(r"(?:[.,-]\s?|^)[^\W\d_]$|\b(?:Jr|Sr)$|[Ee]t\sal$"))
    | dict.fromkeys(
        ("container", "collection"), lazy(r"[^\W\d_]\.[\s-]?(?:[^\W\d_.]{1,12}\s)?[^\W\d_.]{1,8}$")
    )
    | {"publisher": lazy(r"\b(?:Inc|Ltd|Co|Corp)$")}
)

_LONGEST_LAST = 40
"""Characters at the end of a value that hold what a point may belong to."""
_LAST_LETTER = lazy(r"[^\W\d_]{2}\s[^\W\d_a-z]$")
_GLUED = lazy(r"\s[^\W\d_a-z]{1,3}$")


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of tokens with one label; the span is in the string, edges trimmed."""

    label: str
    start: int
    end: int
    confidence: float


def segments_of(
    text: str, tokens: Tokens, labels: Sequence[str], sure: Sequence[float]
) -> list[Segment]:
    """Join labelled tokens into segments; brackets and quotes at their edges are balanced."""
    segments: list[Segment] = []
    index = 0
    while index < len(labels):
        label = labels[index]
        if label == "O":
            index += 1
            continue
        name = label[2:]
        last = index
        while last + 1 < len(labels) and labels[last + 1] == f"I-{name}":
            last += 1
        start, end = tokens.starts[index], tokens.ends[last]
        probability = min(sure[index : last + 1])
        start, end = trimmed(text, start, end)
        if name in _NUMBERS:
            while start < end and not text[start].isalnum():
                start += 1
        if name in _AFTER_IN and (word := _IN.match(text, start, end)):
            start = word.end()
        if text[end : end + 1] == "." and _takes_point(name, text, start, end):
            end += 1
        if end > start:
            segments.append(Segment(name, start, end, probability))
        index = last + 1
    return segments


def _takes_point(label: str, text: str, start: int, end: int) -> bool:
    """Whether the point behind a value is its own: an initial's, an abbreviation's."""
    point = _POINTS.get(label)
    last = max(start, end - _LONGEST_LAST)
    if point is None or point.search(text, last, end):
        return point is not None
    if label not in _NAMES or not _LAST_LETTER.search(text, last, end):
        return False
    first, comma, _ = text[start:end].partition(",")
    return bool(comma) and not _GLUED.search(first)  # "Nye, Joseph S." but "Nye J, Walt S."


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without marks at its edges, its brackets in pairs."""
    while start < end and (text[start] in _EDGE or (text[start] in ")]")):
        start += 1
    while end > start and text[end - 1] in " \t\n,;:":
        end -= 1
    if not _BRACKETS & frozenset(text[start:end]):
        return start, end
    for opening, closing in ("()", "[]"):
        inside = text[start:end]
        if inside.count(opening) > inside.count(closing) and inside.endswith(opening):
            end -= 1
        elif inside.count(opening) > inside.count(closing) and text[end : end + 1] == closing:
            end += 1
        elif inside.count(opening) > inside.count(closing) and inside.startswith(opening):
            start += 1
        elif inside.count(closing) > inside.count(opening) and inside.endswith(closing):
            end -= 1
    return start, end
