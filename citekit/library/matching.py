"""Finding, among many items, the one that is the same work, and those that have some words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from citekit.library.contract import Match
from citekit.library.folding import fold_text, main_title, sort_words
from citekit.library.sameness import Sameness, compare, index_keys, title_of
from citekit.model import Item

_MOST_CANDIDATES = 50
# Sorted, words that differ in their first letter change places: less alike than they are.
_LEAST_RATIO = 80.0
_SEARCHED = (
    "title",
    "container-title",
    "collection-title",
    "publisher",
    "note",
    "abstract",
    "keyword",
)


def find_candidates(item: Item, titles: Sequence[str], identifiers: Mapping[str, int]) -> list[int]:
    """Return the numbers of entries that share an identifier with ``item``, or nearly its title."""
    title = title_of(item)
    keys = (*index_keys(item), f"main:{title}")
    found = [identifiers[key] for key in keys if key in identifiers]
    main = sort_words(fold_text(main_title(item.text("title"))))
    for words, ratio in ((title, _LEAST_RATIO), (main, 100.0)):
        if words:
            rows = process.extract(
                words, titles, scorer=fuzz.ratio, processor=None,
                score_cutoff=ratio, limit=_MOST_CANDIDATES,
            )  # fmt: skip
            found += [number for _, _, number in rows]
    return list(dict.fromkeys(found))


def surest(item: Item, others: Iterable[Item]) -> Match | None:
    """Return the one of ``others`` that is most surely the same work, ``None`` for none."""
    best: Match | None = None
    for other in others:
        judgement = compare(item, other)
        if judgement.sameness is Sameness.DIFFERENT:
            continue
        if best is None or _rank(judgement.sameness, judgement.ratio) > _rank(
            best.judgement.sameness, best.judgement.ratio
        ):
            best = Match(key=other.id, item=other, judgement=judgement)
    return best


def _rank(sameness: Sameness, ratio: float) -> tuple[bool, float]:
    return sameness is Sameness.SAME, ratio


def rank_by_words(query: str, items: Iterable[Item], limit: int | None) -> tuple[Item, ...]:
    """Return the items that have all words of ``query``; those with most of them in the title first."""
    words = fold_text(query).split()
    ranked: list[tuple[int, int, Item]] = []
    for number, item in enumerate(items):
        text = searched_text(item)
        if all(word in text for word in words):
            title = fold_text(item.text("title"))
            ranked.append((-sum(word in title for word in words), number, item))
    ranked.sort(key=lambda row: row[:2])
    return tuple(item for _, _, item in ranked[:limit])


def searched_text(item: Item) -> str:
    """Return what is searched of an item, folded: key, texts, names and year."""
    parts = [item.id, *(item.text(variable) for variable in _SEARCHED)]
    date = item.date("issued")
    if date is not None and date.year is not None:
        parts.append(str(date.year))
    for value in item.variables.values():
        if isinstance(value, tuple):
            parts += [f"{name.given} {name.family} {name.literal}" for name in value]
    return fold_text(" ".join(part for part in parts if part))
