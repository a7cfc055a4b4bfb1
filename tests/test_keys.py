"""Keys are the same for ever: whatever joins, whatever the order, on every machine."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.key_patterns import KeyPatternError, parse_key_pattern
from citekit.keys import library_key, make_key, make_keys
from citekit.model import Date, Item, Name, Value


def work(title: str, *families: str, year: int | None = 2004, language: str = "") -> Item:
    variables: dict[str, Value] = {"title": title}
    if families:
        variables["author"] = tuple(Name(family=family, given="A.") for family in families)
    if year is not None:
        variables["issued"] = Date(parts=((year,),))
    if language:
        variables["language"] = language
    return Item(id="", type="book", variables=variables)


SOFT_POWER = work("Soft Power: The Means to Success in World Politics", "Nye")


# ── Made keys ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("item", "key"),
    [
        (SOFT_POWER, "nye2004soft"),
        (work("What's Driving the Thaw?", "Pollmann", year=2023), "pollmann2023whats"),
        (work("Kritik der reinen Vernunft", "Müller", language="de"), "mueller2004kritik"),
        (work("Kritik", "Müller"), "muller2004kritik"),
        (work("Евгений Онегин", "Пушкин", year=1833), "pushkin1833evgenii"),
        (work("こころ", "夏目"), "xiamu2004kokoro"),
        (work("The Federalist", year=None), "anonndfederalist"),
    ],
)
def test_a_key_is_author_year_and_first_significant_word(item: Item, key: str) -> None:
    assert make_key(item) == key
    assert key.isascii()


def test_an_institution_gives_its_first_word() -> None:
    body = replace(
        SOFT_POWER, variables={**SOFT_POWER.variables, "author": (Name(literal="The World Bank"),)}
    )
    assert make_key(body) == "world2004soft"


TITLES = st.lists(
    st.sampled_from("Soft Power Means Money Politics War Trap World".split()),
    min_size=1,
    max_size=5,
).map(" ".join)
WORKS = st.builds(
    lambda title, family, year: work(title, family, year=year),
    TITLES,
    st.sampled_from(["Nye", "Walt", "Allison"]),
    st.integers(2003, 2005),
)


@given(st.lists(WORKS, max_size=12))
def test_keys_differ_whatever_the_case(items: list[Item]) -> None:
    keys = make_keys(items)
    assert len({key.casefold() for key in keys}) == len(items)


@given(st.lists(WORKS, max_size=10, unique_by=lambda item: item.text("title")), st.randoms())
def test_the_order_of_works_changes_no_key(items: list[Item], random: object) -> None:
    shuffled = list(items)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    named = dict(zip(map(id, items), make_keys(items), strict=True))
    assert [named[id(item)] for item in shuffled] == list(make_keys(shuffled))


def _candidates(item: Item) -> set[str]:
    return {make_key(item, words=words) for words in (1, 2, 3)}


@settings(max_examples=300)
@given(st.lists(WORKS, max_size=10), WORKS)
def test_a_page_that_joins_changes_no_key_but_of_works_it_clashes_with(
    items: list[Item], joining: Item
) -> None:
    before = make_keys(items)
    after = make_keys([joining, *items])[1:]
    clashing = _candidates(joining)
    touched = {i for i, item in enumerate(items) if _candidates(item) & clashing}
    assert [key for i, key in enumerate(before) if i not in touched] == [
        key for i, key in enumerate(after) if i not in touched
    ]


@given(st.lists(WORKS, max_size=10, unique_by=lambda item: make_key(item, words=50)), WORKS)
def test_with_the_keys_of_before_a_page_that_joins_changes_none(
    items: list[Item], joining: Item
) -> None:
    named = [replace(item, id=key) for item, key in zip(items, make_keys(items), strict=True)]
    if make_key(joining, words=50) in {make_key(item, words=50) for item in items}:
        return  # the same work
    after = make_keys([joining, *items], keep=named)
    assert after[1:] == tuple(item.id for item in named)


# ── Libraries ────────────────────────────────────────────────────────────────────────


def test_letters_go_from_a_to_z_and_on_to_aa() -> None:
    taken = ["Nye2004Soft"]
    for _ in range(28):
        taken.append(library_key(SOFT_POWER, taken))
    assert [key.removeprefix("nye2004soft") for key in taken[1:4]] == ["a", "b", "c"]
    assert [key.removeprefix("nye2004soft") for key in taken[-3:]] == ["z", "aa", "ab"]


# ── Patterns ─────────────────────────────────────────────────────────────────────────

THREE = work("The Rise and Fall of the Great Powers", "Brooks", "Wohlforth", "Nye", year=2016)


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("[auth][year]", "Brooks2016"),
        ("[auth:lower][shortyear]-[veryshorttitle:upper]", "brooks16-RISE"),
        ("[authors]", "BrooksWohlforthNye"),
        ("[authors2]", "BrooksWohlforthEtAl"),
        ("[authEtAl]_[year]", "BrooksEtAl_2016"),
        ("[auth.etal][year]", "Brooks.etal2016"),
        ("[authorsAlpha][shortyear]", "BWN16"),
        ("[auth3:lower]", "bro"),
        ("[auth][shorttitle]", "BrooksRiseFallGreat"),
        ("[shorttitle:abbr]", "RFG"),
        ("[camel]", "RiseFallGreatPowers"),
        ("[edtr:(noeditor)][year]", "noeditor2016"),
        ("[title:truncate6]", "RiseFa"),
        ("auth.lower + shorttitle(3,3) + year", "brooksRiseFallGreat2016"),
        ("auth.lower + '_' + year", "brooks_2016"),
        ("keyword(1) | authors(1) + title.substring(1, 4)", "BrooksEtAlRise"),
        ("veryshorttitle(2) + year.postfix('x')", "RiseFall2016x"),
    ],
)
def test_patterns_make_what_their_programs_make(pattern: str, key: str) -> None:
    assert parse_key_pattern(pattern)(THREE) == key


@pytest.mark.parametrize(
    "pattern", ["[auth", "[autor]", "auth.lowr", "auth year", "[auth:lowr]", ""]
)
def test_what_a_pattern_cannot_say_is_named(pattern: str) -> None:
    with pytest.raises(KeyPatternError):
        parse_key_pattern(pattern)


@given(st.text("[]auth:yer()+.'\"| 0123_", max_size=30))
def test_any_pattern_is_read_or_refused(pattern: str) -> None:
    try:
        key = parse_key_pattern(pattern)(THREE)
    except KeyPatternError:
        return
    assert key.isascii()


def test_works_that_a_pattern_names_the_same_get_a_hash() -> None:
    other = work("Soft Money", "Nye")
    pattern = parse_key_pattern("[auth:lower][year]")
    one, two = make_keys([SOFT_POWER, other], pattern=pattern)
    assert one != two
    assert one.startswith("nye2004-")
    assert (two, one) == make_keys([other, SOFT_POWER], pattern=pattern)


def test_export_keeps_keys_and_takes_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(
        "@book{soft, author={Nye, Joseph S.}, title={Soft Power}, year=2004}", encoding="utf-8"
    )
    (tmp_path / "page.bib").write_text(
        "@book{other, author={Nye, Joseph S.}, title={Soft Power}, year=2004}", encoding="utf-8"
    )

    def export(*options: str) -> str:
        told = subprocess.run(
            [sys.executable, "-m", "citekit", "export", page, "--style", "bibtex", *options],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return told.stdout.partition(",")[0]

    page, refs = str(tmp_path / "page.bib"), str(tmp_path / "refs.bib")
    assert export() == "@book{other"
    assert export("--keys-from", refs) == "@book{soft"
    assert export("--key-pattern", "[auth][year]") == "@book{Nye2004"
    assert export("--key-pattern", "[auth][year]", "--keys-from", refs) == "@book{soft"
