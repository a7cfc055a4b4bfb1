"""Whether two items are one work: certainly, probably or not, and why.

An identifier in common settles it, unless the titles have nothing in common. Otherwise
titles must nearly agree, years be at most one apart, an author be shared, and no
identifier or number speak against it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from citekit.library.folding import fold_identifier, fold_text, main_title, sort_words
from citekit.model import Item, Name

TITLE_RATIO = 90.0
# Below this, two titles under one DOI are two works: a chapter and its book, a wrong DOI.
_SANE_RATIO = 45.0
_IDENTIFIERS = ("DOI", "ISBN", "PMID", "PMCID")
_ARXIV = re.compile(r"arxiv[.:/]\s*(?:abs/|pdf/)?(\d{4}\.\d{4,5}|[a-z-]+/\d{7})", re.IGNORECASE)
_NUMBER = re.compile(r"\d+|\b(?:i{1,3}|iv|vi{0,3}|ix|x)\b")
_PARTS = frozenset(
    ("chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary", "entry")
)
_ABOUT = frozenset(
    "reply review comment comments commentary correction corrections corrigendum erratum errata "
    "response retraction retracted rejoinder addendum rezension antwort kommentar berichtigung "
    "reponse erwiderung".split()
)
_PEOPLE = ("author", "editor", "translator", "director", "composer")


class Sameness(StrEnum):
    """How sure it is that two items are one work."""

    SAME = "same"
    PROBABLY = "probably the same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A sameness, why, and how like the titles are (0 to 100)."""

    sameness: Sameness
    reason: str
    ratio: float


def identifiers_of(item: Item) -> dict[str, str]:
    """Return the identifiers of a work, folded, by kind; a part has not its volume's ISBN.

    >>> identifiers_of(Item(id="a", type="book", variables={"ISBN": "978-1-58648-225-1"}))
    {'ISBN': 'isbn:978158648225'}
    """
    found: dict[str, str] = {}
    for kind in _IDENTIFIERS:
        if kind == "ISBN" and item.type in _PARTS:
            continue
        folded = fold_identifier(kind, item.text(kind))
        if folded:
            found[kind] = folded
    for variable in ("number", "URL", "DOI", "archive_location", "note"):
        match = _ARXIV.search(item.text(variable))
        if match:
            found["arXiv"] = f"arxiv:{match[1].lower()}"
            break
    return found


def index_keys(item: Item) -> tuple[str, ...]:
    """Return what an item can be found by: its identifiers, and its title without subtitle."""
    main = main_title(item.text("title"))
    keys = tuple(identifiers_of(item).values())
    return (*keys, f"main:{sort_words(fold_text(main))}") if main else keys


def title_of(item: Item) -> str:
    """Return the words of a title, folded and sorted."""
    return sort_words(fold_text(item.text("title")))


def compare(one: Item, other: Item) -> Judgement:
    """Judge whether two items are one work."""
    first, second = title_of(one), title_of(other)
    ratio = _ratio(one.text("title"), other.text("title"))
    ours, theirs = identifiers_of(one), identifiers_of(other)
    shared = [kind for kind, value in ours.items() if theirs.get(kind) == value]
    if shared and (ratio >= _SANE_RATIO or not first or not second or _is_within(first, second)):
        return Judgement(Sameness.SAME, f"the same {shared[0]}", ratio)
    different = _objection(one, other, ours, theirs)
    if different:
        return Judgement(Sameness.DIFFERENT, different, ratio)
    if ratio < TITLE_RATIO:
        if _lacks_subtitle(one, other) or _lacks_subtitle(other, one):
            return Judgement(
                Sameness.PROBABLY, "one lacks the subtitle; year and author agree", ratio
            )
        return Judgement(Sameness.DIFFERENT, "other titles", ratio)
    return Judgement(Sameness.PROBABLY, f"title {ratio:.0f} % alike, year and author agree", ratio)


def _ratio(one: str, other: str) -> float:
    """How like two titles are, 0 to 100: as they stand, or their words sorted."""
    first, second = fold_text(one), fold_text(other)
    if not first or not second:
        return 0.0
    return max(fuzz.ratio(first, second), fuzz.ratio(sort_words(first), sort_words(second)))


def _lacks_subtitle(one: Item, other: Item) -> bool:
    """Whether ``one`` has for its title what stands before the subtitle of ``other``."""
    main = fold_text(main_title(other.text("title")))
    years = _year(one), _year(other)
    return bool(main) and main == fold_text(one.text("title")) and years[0] == years[1] is not None


def _objection(one: Item, other: Item, ours: dict[str, str], theirs: dict[str, str]) -> str:
    """What speaks against one work, ``""`` if nothing does."""
    for kind in ours.keys() & theirs.keys():
        if ours[kind] != theirs[kind] and not _is_preprint(one) and not _is_preprint(other):
            return f"another {kind}"
    years = _year(one), _year(other)
    if None not in years and abs((years[0] or 0) - (years[1] or 0)) > 1:
        return "other years"
    if _numbers(one.text("title")) != _numbers(other.text("title")) and not (
        _lacks_subtitle(one, other) or _lacks_subtitle(other, one)
    ):
        return "other numbers in the title"
    if _about(one) != _about(other):
        return "one is about the other"
    for variable in ("volume", "number-of-volumes", "edition"):
        if one.type == other.type == "book" and _differ(one.text(variable), other.text(variable)):
            return f"another {variable}"
    if one.type == other.type and _differ(one.text("volume"), other.text("volume")):
        return "another volume"
    people = [_families(item) for item in (one, other)]
    if all(people) and not people[0] & people[1]:
        return "no common author"
    if not all(people) and (any(people) or None in years):
        return "an author or a year is missing"
    return ""


def _is_within(first: str, second: str) -> bool:
    """Whether all words of the shorter title stand in the longer: one has its subtitle, too."""
    short, long = sorted((set(first.split()), set(second.split())), key=len)
    return len(short) >= 2 and short <= long


def _is_preprint(item: Item) -> bool:
    return item.type == "article" or "arxiv" in item.text("DOI").lower()


def _year(item: Item) -> int | None:
    date = item.date("issued")
    if date is None:
        return None
    if date.year is not None:
        return date.year
    found = re.search(r"\d{4}", date.raw or date.literal)
    return int(found[0]) if found else None


def _numbers(title: str) -> list[str]:
    return sorted(_NUMBER.findall(fold_text(title)))


def _about(item: Item) -> frozenset[str]:
    """The words of a title that say it is about another work."""
    return _ABOUT & set(fold_text(item.text("title")).split())


def _differ(one: str, other: str) -> bool:
    one, other = (re.sub(r"\W", "", text.casefold()) for text in (one, other))
    return bool(one and other and one != other)


def _families(item: Item) -> frozenset[str]:
    names = [name for variable in _PEOPLE for name in item.names(variable)]
    return frozenset(folded for folded in map(_family, names) if folded)


def _family(name: Name) -> str:
    """The name that is compared: an institution's whole, a person's without particles."""
    return fold_text(name.family or name.literal or name.given).replace(" ", "")
