"""Words that compare: what makes no difference, and what does."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.proof.words import align, find_words, same_signs


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mar. 21, 2023", "march 21 2023"),  # a month in its short form
        ("21 de março", "21 de Mar."),  # in another language
        ("pp. 123–9", "pp. 123-129"),  # a short end of a range
        ("Winter 2015/16", "winter 2015-2016"),
        ("Walt, S. M.", "Walt SM"),  # initials
        ("Nuñez", "Nunez"),
        ("under-\nstanding", "understanding"),  # a word broken at a line's end
    ],
)
def test_what_makes_no_difference(left: str, right: str) -> None:
    assert [w.text for w in find_words(left)] == [w.text for w in find_words(right)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("2012-10", "2012-2010"),  # a report's number is no range
        ("War-\nTime", "WarTime"),  # a hyphen that stays
        ("May 2019", "June 2019"),
        ("Science 1", "Science 2"),
    ],
)
def test_what_makes_one(left: str, right: str) -> None:
    assert [w.text for w in find_words(left)] != [w.text for w in find_words(right)]


def test_signs_of_scripts_without_blanks_are_words() -> None:
    assert [w.text for w in find_words("紅樓夢 abc")] == ["紅", "樓", "夢", "abc"]


def test_alignment_names_what_stands_on_one_side_alone() -> None:
    left = find_words("Nye, Joseph S. Soft Power. Foreign Policy 80 (1990): 153–71. ISSN 0015")
    right = find_words("Nye, Joseph S. Soft Power. Foreign Policy, no. 80, 1990, pp. 153-171.")
    found = align(left, right)
    assert [left[index].text for index in found.left] == ["issn", "0015"]
    assert found.right == ()  # "no." and "pp." are labels


def test_shapes_of_quotes_and_dashes_are_no_difference_of_signs() -> None:
    assert same_signs("“Soft Power,” 153–71.", '"soft power," 153-71')
    assert not same_signs("Soft Power, 153", "Soft Power. 153")


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    words = find_words(text)
    ends = [0]
    for word in words:
        assert ends[-1] <= word.span.start < word.span.end <= len(text)
        ends.append(word.span.end)
    found = align(words, words)
    assert (found.left, found.right, found.score) == ((), (), 0)


@pytest.mark.parametrize("seed", ["a-\n", "A. ", "1-", "\n-", "文", "1/", "—\n "])
def test_time_grows_with_the_text_alone(seed: str) -> None:
    def spent(times: int) -> float:
        begun = time.process_time()
        find_words(seed * times)
        same_signs(seed * times, seed * times + "x")
        return time.process_time() - begun

    # the least of some: other programs disturb the clock of this one
    short, long = (min(spent(times) for _ in range(3)) for times in (4_000, 40_000))
    assert long < 40 * max(short, 0.002)
