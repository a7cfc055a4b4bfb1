"""The works that a library has more than once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from citekit.library.sameness import Judgement, Sameness, compare, index_keys, title_of
from citekit.model import Item

# Works whose titles begin alike are compared with one another, up to so many at a time.
_PREFIX = 10
_LARGEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateGroup:
    """Items that are one work; each but the first with why it is the same as one before it."""

    items: tuple[Item, ...]
    judgements: tuple[Judgement, ...]


def find_duplicates(items: Sequence[Item]) -> tuple[DuplicateGroup, ...]:
    """Return the groups of items that are, or may be, one work; in the order of their first."""
    parent = list(range(len(items)))
    why: dict[int, Judgement] = {}

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for one, other in _pairs(items):
        first, second = sorted((root(one), root(other)))
        if first == second:
            continue
        judgement = compare(items[one], items[other])
        if judgement.sameness is not Sameness.DIFFERENT:
            parent[second] = first
            why[second] = judgement
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(items)):
        groups[root(number)].append(number)
    return tuple(
        DuplicateGroup(
            items=tuple(items[number] for number in numbers),
            judgements=tuple(why[number] for number in numbers if number in why),
        )
        for numbers in groups.values()
        if len(numbers) > 1
    )


def _pairs(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Yield the pairs worth a look: an identifier or the beginning of the title in common."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        keys = set(index_keys(item))
        words = title_of(item)
        if words:
            keys |= {f"main:{words}", f"<{words[:_PREFIX]}", f">{words[-_PREFIX:]}"}
        for key in keys:
            blocks[key].append(number)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for pair in combinations(block[:_LARGEST], 2):
            if pair not in seen:
                seen.add(pair)
                yield pair
