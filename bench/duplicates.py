"""How often the same work is known again, and how often another is taken for it.

    python -m bench.duplicates [COUNT]

Works are made (`bench.items`). Each is met again as other people would write it: as our
own parser reads it back from a printed reference, from BibTeX, with its subtitle left
out, its title's case changed, its year one later (online first), one letter mistyped, its
names as initials, without identifiers. Each is also set beside works that look like it and are
others: the next part, edition or volume, the same title by somebody else, a reply to it.
Precision is the share of matches that are right, recall the share of works known again;
beside our rule stand Zotero's (equal title; no other DOI, ISBN or year more than one
apart; one creator in common) and equality of titles.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from bench.items import make_items
from citekit.formats import dump, load
from citekit.library.folding import fold_text
from citekit.library.sameness import Sameness, compare
from citekit.model import Date, Item, Name

COUNT = 1_000
_IDENTIFIERS = ("DOI", "ISBN", "PMID", "PMCID", "URL")


def main() -> None:
    """Print precision and recall of three rules, and each kind of pair that ours gets wrong."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    chance = random.Random(7)
    items = [item for item in map(Item.from_csl, make_items(count)) if item.text("title")]
    right = [(name, a, b) for a in items for name, make in SAME for b in make(a, chance)]
    wrong = [(name, a, b) for a in items for name, make in OTHER for b in make(a, chance)]
    wrong += [("a neighbour", a, b) for a, b in pairwise(items)]
    print(f"{len(right):,} pairs of one work, {len(wrong):,} of two")
    for title, rule in (("citekit", ours), ("Zotero", zotero), ("equal titles", equal_titles)):
        found = sum(rule(a, b) for _, a, b in right)
        invented = sum(rule(a, b) for _, a, b in wrong)
        precision, recall = found / max(found + invented, 1), found / len(right)
        print(f"{title:14} precision {precision:.3f}  recall {recall:.3f}")
    for words, pairs, expected in (("missed", right, True), ("invented", wrong, False)):
        all_of = Counter(name for name, _, _ in pairs)
        errors = Counter(name for name, a, b in pairs if ours(a, b) is not expected)
        for name, number in errors.most_common():
            print(f"  {words} {number:5} of {all_of[name]:5}: {name}")


# ── Rules ────────────────────────────────────────────────────────────────────────────


def ours(one: Item, other: Item) -> bool:
    """Return whether citekit takes two items for one work."""
    return compare(one, other).sameness is not Sameness.DIFFERENT


def equal_titles(one: Item, other: Item) -> bool:
    """Return whether titles are equal when folded."""
    return fold_text(one.text("title")) == fold_text(other.text("title"))


def zotero(one: Item, other: Item) -> bool:
    """Return what Zotero's published rule says."""
    for variable in ("DOI", "ISBN"):
        first, second = one.text(variable).lower(), other.text(variable).lower()
        if first and second:
            if first == second:
                return True
            if variable == "DOI":
                return False
    years = [date.year for item in (one, other) if (date := item.date("issued")) and date.year]
    if not equal_titles(one, other) or (len(years) == 2 and abs(years[0] - years[1]) > 1):
        return False
    people = [
        {(fold_text(n.family or n.literal), n.given[:1]) for n in item.names("author")}
        for item in (one, other)
    ]
    return bool(people[0] & people[1]) or not any(people)


# ── The same work, as others write it ────────────────────────────────────────────────

Make = Callable[[Item, random.Random], list[Item]]


def _with(item: Item, **values: object) -> Item:
    variables = {name: value for name, value in item.variables.items() if name not in values}
    changed = {name: value for name, value in values.items() if value is not None}
    return replace(item, variables={**variables, **changed})  # type: ignore[dict-item]


def _bare(item: Item) -> Item:
    return _with(item, **dict.fromkeys(_IDENTIFIERS))


def _through_bibtex(item: Item, chance: random.Random) -> list[Item]:
    return [_bare(one) for one in load(dump((item,), "bibtex").text, "bibtex").items]


def _through_print(item: Item, chance: random.Random) -> list[Item]:
    import citekit

    text = str(citekit.render([_bare(item)], chance.choice(("apa", "modern-language-association"))))
    read = citekit.parse(text).items
    return [one for one in read if one.text("title") and one.names("author") and one.date("issued")]


def _other_case(item: Item, chance: random.Random) -> list[Item]:
    title = item.text("title")
    return [_bare(_with(item, title=chance.choice((title.upper(), title.title(), title.lower()))))]


def _no_subtitle(item: Item, chance: random.Random) -> list[Item]:
    head, colon, _ = item.text("title").partition(": ")
    return [_bare(_with(item, title=head))] if colon and len(head.split()) > 1 else []


def _mistyped(item: Item, chance: random.Random) -> list[Item]:
    title = item.text("title")
    place = chance.randrange(len(title))
    return [_bare(_with(item, title=title[:place] + title[place + 1 :]))] if len(title) > 15 else []


def _initials(item: Item, chance: random.Random) -> list[Item]:
    names = tuple(
        replace(name, given=" ".join(f"{part[0]}." for part in name.given.split()))
        for name in item.names("author")
    )
    return [_bare(_with(item, author=names))] if names else []


def _year_later(item: Item, chance: random.Random) -> list[Item]:
    date = item.date("issued")
    if date is None or date.year is None:
        return []
    return [_bare(_with(item, issued=Date(parts=((date.year + 1,),))))]


def _sparse(item: Item, chance: random.Random) -> list[Item]:
    kept = ("title", "author", "editor", "issued")
    names = {name: None for name in item.variables if name not in kept}
    return [_with(item, **names)]


SAME: tuple[tuple[str, Make], ...] = (
    ("through BibTeX", _through_bibtex),
    ("printed and read back", _through_print),
    ("title in another case", _other_case),
    ("without its subtitle", _no_subtitle),
    ("a letter left out", _mistyped),
    ("names as initials", _initials),
    ("a year later", _year_later),
    ("title, names and date alone", _sparse),
)


# ── Other works that look like it ────────────────────────────────────────────────────


def _next_part(item: Item, chance: random.Random) -> list[Item]:
    title = item.text("title")
    first, second = chance.choice(((" I", " II"), (", part 1", ", part 2"), (" 2019", " 2020")))
    del first
    return [_bare(_with(item, title=title + second))]


def _next_volume(item: Item, chance: random.Random) -> list[Item]:
    volume = item.text("volume")
    return [_bare(_with(item, volume=str(int(volume) + 1)))] if volume.isdigit() else []


def _somebody_else(item: Item, chance: random.Random) -> list[Item]:
    if not item.names("author"):
        return []
    return [_bare(_with(item, author=(Name(family="Nye", given="Joseph S."),), editor=None))]


def _reply(item: Item, chance: random.Random) -> list[Item]:
    lead = chance.choice(("A Reply to ", "Review of ", "Comment on ", "Correction to "))
    return [_bare(_with(item, title=lead + item.text("title")))]


def _decade_later(item: Item, chance: random.Random) -> list[Item]:
    date = item.date("issued")
    if date is None or date.year is None:
        return []
    return [_bare(_with(item, issued=Date(parts=((date.year + 10,),))))]


OTHER: tuple[tuple[str, Make], ...] = (
    ("the next part", _next_part),
    ("the next volume", _next_volume),
    ("the same title by somebody else", _somebody_else),
    ("a reply, review or correction", _reply),
    ("ten years later", _decade_later),
)

if __name__ == "__main__":
    main()
