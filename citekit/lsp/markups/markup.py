"""The values every markup works with: where a document cites, and how it would cite."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyUse:
    """A key where a document cites it. Offsets are characters from the document's start.

    ``start`` to ``end`` is the key alone; ``citation_start`` to ``citation_end`` is the
    whole citation that it stands in. ``certain`` is false where the same signs may mean
    something else (``@name`` in running text may greet a person).
    """

    key: str
    start: int
    end: int
    citation_start: int
    citation_end: int
    certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialKey:
    """A key being typed: what stands before the cursor, and the range that a choice replaces."""

    typed: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """How one markup language cites.

    ``mask`` blanks what is no prose (code, comments, addresses) without moving anything;
    the other functions get masked text. ``bibliographies`` gets the text itself and
    returns the paths as the author wrote them. ``cite`` writes a new citation of keys.
    """

    name: str
    languages: tuple[str, ...]
    suffixes: tuple[str, ...]
    mask: Callable[[str], str]
    find_uses: Callable[[str], tuple[KeyUse, ...]]
    find_partial: Callable[[str, int], PartialKey | None]
    find_bibliographies: Callable[[str], tuple[str, ...]]
    cite: Callable[[tuple[str, ...]], str]
    output: str
    labels: Callable[[str], frozenset[str]] = lambda _text: frozenset()


# How far before the cursor a citation may begin that is still being typed.
_REACH = 4_000


def partial_on_line(pattern: re.Pattern[str], masked: str, offset: int) -> PartialKey | None:
    """The key that ``pattern``, in its last group, finds at the end of the line up to ``offset``."""
    match = pattern.search(masked[masked.rfind("\n", 0, offset) + 1 : offset])
    return None if match is None else _partial(match, offset)


def partial_in_paragraph(pattern: re.Pattern[str], masked: str, offset: int) -> PartialKey | None:
    """The same where a citation may go over several lines of a paragraph."""
    match = pattern.search(masked, max(0, offset - _REACH), offset)
    return None if match is None or "\n\n" in match[0] else _partial(match, offset)


def _partial(match: re.Match[str], offset: int) -> PartialKey:
    typed = next(group for group in match.groups() if group is not None)
    return PartialKey(typed=typed, start=offset - len(typed), end=offset)


def keys_within(
    text: str, start: int, end: int, citation: tuple[int, int], separator: str = ","
) -> list[KeyUse]:
    """The keys of ``text[start:end]``, a list such as ``a, b``; ``*`` is none."""
    uses: list[KeyUse] = []
    place = start
    for piece in text[start:end].split(separator):
        key = piece.strip()
        if key and key != "*":
            at = place + len(piece) - len(piece.lstrip())
            uses.append(
                KeyUse(
                    key=key,
                    start=at,
                    end=at + len(key),
                    citation_start=citation[0],
                    citation_end=citation[1],
                )
            )
        place += len(piece) + len(separator)
    return uses
