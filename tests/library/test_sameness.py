"""Whether two items are one work: real works, and what only looks like them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citekit.library.sameness import Sameness, compare
from citekit.model import Date, Item, Name, Value
from tests.library.works import ATTENTION, GOEDEL, RISE, SOFT_POWER


def changed(item: Item, **values: Value | None) -> Item:
    """Another record of a work, without identifiers, and with other ``values``."""
    kept = {name: value for name, value in item.variables.items() if name not in ("DOI", "ISBN")}
    merged = {**kept, **{name.replace("_", "-"): value for name, value in values.items()}}
    return replace(item, variables={name: value for name, value in merged.items() if value})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            SOFT_POWER,
            changed(SOFT_POWER, title="Soft power: the means to success in world politics"),
        ),
        (SOFT_POWER, changed(SOFT_POWER, title="Soft Power")),  # the subtitle left out
        (ATTENTION, changed(ATTENTION, title="Attention is all yo need")),  # mistyped
        (RISE, changed(RISE, issued=Date(parts=((2016,),)))),  # online first
        (GOEDEL, changed(GOEDEL, title=GOEDEL.text("title").replace("Ü", "U").replace("ä", "a"))),
        (RISE, changed(RISE, author=(Name(family="Wohlforth", given="W."),))),
        (RISE, changed(RISE, volume=None, page=None, container_title=None)),
    ],
)
def test_one_work_is_probably_the_same(one: Item, other: Item) -> None:
    assert compare(one, other).sameness is Sameness.PROBABLY
    assert compare(other, one).sameness is Sameness.PROBABLY


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (GOEDEL, changed(GOEDEL, title=GOEDEL.text("title") + "I"), "numbers"),  # part II
        (RISE, changed(RISE, title=f"Correction to {RISE.text('title')}"), "about"),
        (RISE, changed(RISE, author=(Name(family="Carr", given="E. H."),)), "author"),
        (RISE, changed(RISE, volume="41"), "volume"),
        (RISE, changed(RISE, DOI="10.1162/ISEC_a_00226"), "DOI"),
        (SOFT_POWER, changed(SOFT_POWER, issued=Date(parts=((1990,),))), "years"),
        (SOFT_POWER, changed(SOFT_POWER, ISBN="9780465001774"), "ISBN"),
        (SOFT_POWER, changed(SOFT_POWER, author=None), "missing"),
        (
            SOFT_POWER,
            changed(SOFT_POWER, title="Soft Power", issued=Date(parts=((2005,),))),
            "titles",
        ),
        (SOFT_POWER, ATTENTION, "years"),
    ],
)
def test_what_looks_like_it_is_another(one: Item, other: Item, told: str) -> None:
    judgement = compare(one, other)
    assert judgement.sameness is Sameness.DIFFERENT
    assert told in judgement.reason


def test_an_identifier_settles_it_unless_the_titles_are_others() -> None:
    other = Item(
        id="x",
        type="book",
        variables={"DOI": "10.1162/isec_a_00225", "title": "Rise and fall of the great powers"},
    )
    assert compare(RISE, other).sameness is Sameness.SAME
    wrong = Item(
        id="x", type="book", variables={"DOI": "10.1162/isec_a_00225", "title": "Quantum optics"}
    )
    assert compare(RISE, wrong).sameness is Sameness.DIFFERENT


def test_a_chapter_is_not_its_book() -> None:
    chapter = Item(id="c", type="chapter", variables={
        "title": "The Changing Nature of Power", "ISBN": SOFT_POWER.text("ISBN"),
        "author": SOFT_POWER.names("author"), "issued": Date(parts=((2004,),)),
        "container-title": SOFT_POWER.text("title"),
    })  # fmt: skip
    assert compare(SOFT_POWER, chapter).sameness is Sameness.DIFFERENT
