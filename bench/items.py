"""Varied CSL-JSON items without end, for benches: the same seed gives the same items.

    python -m bench.items 10000 > items.json

Names and titles are made of syllables: nobody is meant. What matters for a processor is
drawn as it stands in real libraries: few authors write much (so years and names need to
be told apart), lists are mostly short and now and then very long, dates are years,
months, days, seasons and ranges, titles hold markup, quotes and colons.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from typing import Any

_ONSETS = "b br ch d dr f g gr h j k kl l m n p pr r s sch st t tr v w z".split()
_VOWELS = "a e i o u ai ei ou ö é".split()
_CODAS = "l m n r s t ck nd rt ".split(" ")
_SMALL = "a an and as at by for from in of on the to with".split()
_CJK = "王李张刘陈杨黄赵周吴山田中村木林"
_PARTICLES = ("van", "van der", "de", "von", "de la", "d'")
_TYPES = {
    "article-journal": 40,
    "book": 15,
    "chapter": 12,
    "report": 8,
    "paper-conference": 7,
    "webpage": 6,
    "article-newspaper": 4,
    "article-magazine": 3,
    "thesis": 3,
    "dataset": 2,
}


def make_items(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield ``count`` items; the first ones do not depend on ``count``."""
    chance = random.Random(seed)
    authors = [_person(chance) for _ in range(3_000)]
    journals = [_title(chance, 2, 5) for _ in range(300)]
    houses = [_title(chance, 1, 3) for _ in range(120)]
    for number in range(count):
        yield _item(chance, number, authors, journals, houses)


def _item(
    chance: random.Random,
    number: int,
    authors: list[dict[str, str]],
    journals: list[str],
    houses: list[str],
) -> dict[str, Any]:
    (kind,) = chance.choices(list(_TYPES), list(_TYPES.values()))
    item: dict[str, Any] = {
        "id": f"item{number}",
        "type": kind,
        "title": _marked_title(chance),
        "issued": _date(chance),
    }
    if chance.random() < 0.95:
        item["author"] = _people(chance, authors)
    if kind.startswith("article"):
        item["container-title"] = chance.choice(journals)
    if kind == "article-journal":
        item |= {"volume": str(chance.randint(1, 90)), "page": _pages(chance)}
        if chance.random() < 0.8:
            item["issue"] = str(chance.randint(1, 12))
    if kind in ("chapter", "paper-conference"):
        item |= {"container-title": _title(chance, 3, 8), "page": _pages(chance)}
        item["editor"] = _people(chance, authors)[:3]
    if kind in ("book", "chapter", "report", "thesis", "dataset"):
        item["publisher"] = chance.choice(houses)
    if kind in ("book", "chapter"):
        item["publisher-place"] = _word(chance).title()
        if chance.random() < 0.2:
            item["edition"] = str(chance.randint(2, 9))
    if kind in ("report", "thesis"):
        item["genre"] = chance.choice(["Working paper", "PhD thesis", "Policy brief"])
        item["number"] = str(chance.randint(1, 999))
    if chance.random() < 0.5:
        item["DOI"] = f"10.{chance.randint(1000, 9999)}/{_word(chance)}.{number}"
    if kind == "webpage" or chance.random() < 0.2:
        item["URL"] = f"https://example.org/{_word(chance)}/{number}"
        item["accessed"] = {"date-parts": [[2026, chance.randint(1, 12), chance.randint(1, 28)]]}
    return item


def _people(chance: random.Random, authors: list[dict[str, str]]) -> list[dict[str, str]]:
    """Few people write most: the square of a chance leans to the front of the list."""
    (size,) = chance.choices((1, 2, 3, 4, 6, 9, 25), (38, 24, 15, 9, 8, 5, 1))
    return [authors[int(len(authors) * chance.random() ** 2)] for _ in range(size)]


def _person(chance: random.Random) -> dict[str, str]:
    kind = chance.random()
    if kind < 0.04:
        return {"literal": f"{_title(chance, 2, 4)} Institute"}
    if kind < 0.06:
        return {"family": chance.choice(_CJK), "given": "".join(chance.choices(_CJK, k=2))}
    name = {"family": _word(chance).title(), "given": _word(chance).title()}
    if chance.random() < 0.4:
        name["given"] += f" {chance.choice('ABCDEFGHJKLMNPRST')}."
    if chance.random() < 0.06:
        name["non-dropping-particle"] = chance.choice(_PARTICLES)
    if chance.random() < 0.02:
        name["suffix"] = chance.choice(("Jr.", "III"))
    return name


def _date(chance: random.Random) -> dict[str, Any]:
    year = 2026 - int(60 * chance.random() ** 2)
    kind = chance.random()
    if kind < 0.55:
        return {"date-parts": [[year]]}
    if kind < 0.75:
        return {"date-parts": [[year, chance.randint(1, 12)]]}
    if kind < 0.93:
        return {"date-parts": [[year, chance.randint(1, 12), chance.randint(1, 28)]]}
    if kind < 0.96:
        return {"date-parts": [[year]], "season": chance.randint(1, 4)}
    if kind < 0.99:
        return {"date-parts": [[year], [year + 1]]}
    return {"date-parts": [[year]], "circa": True}


def _pages(chance: random.Random) -> str:
    first = chance.randint(1, 900)
    return f"{first}-{first + chance.randint(1, 40)}" if chance.random() < 0.9 else f"e{first}"


def _marked_title(chance: random.Random) -> str:
    title = _title(chance, 4, 12)
    if chance.random() < 0.35:
        title += f": {_title(chance, 3, 9)}"
    kind = chance.random()
    if kind < 0.05:
        title += f" <i>{_word(chance)}</i> {_word(chance)}"
    elif kind < 0.08:
        title += f' "{_word(chance)} {_word(chance)}"'
    elif kind < 0.1:
        title += " H<sub>2</sub>O & CO<sub>2</sub>"
    elif kind < 0.13:
        title += "?"
    return title


def _title(chance: random.Random, least: int, most: int) -> str:
    words = [
        chance.choice(_SMALL) if at and chance.random() < 0.3 else _word(chance)
        for at in range(chance.randint(least, most))
    ]
    return " ".join(words).capitalize() if chance.random() < 0.5 else " ".join(words).title()


def _word(chance: random.Random) -> str:
    return "".join(
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)
        for _ in range(chance.randint(1, 3))
    )


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    json.dump(list(make_items(count)), sys.stdout, ensure_ascii=False, indent=1)
