"""Proper words learnt from a page, and sentence case with them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.normalize.case import proper_words, sentence_case

SEEDS = Path(__file__).parents[2] / "seeds"

THAW = "What's Driving the Japan–South Korea Thaw?"


def test_the_seed_page_teaches_japan_and_south_korea_but_not_thaw() -> None:
    body = (SEEDS / "pollmann-japan-south-korea.txt").read_text("utf-8")
    proper = proper_words([THAW], body)
    assert proper == {"Japan", "South", "Korea"}
    assert sentence_case(THAW, proper) == "What's driving the Japan–South Korea thaw?"


@pytest.mark.parametrize(
    ("title", "proper", "expected"),
    [
        ("The U.S. and NATO at War", set(), "The U.S. and NATO at war"),
        ("Soft Power: The Means to Success in World Politics", set(),
         "Soft power: The means to success in world politics"),
        ("America's Global Position", {"America"}, "America's global position"),
        ("ALL CAPITALS ON JAPAN", {"JAPAN"}, "ALL capitals on JAPAN"),
        ("Are We There? Yes", set(), "Are we there? Yes"),
        ("What I Saw", set(), "What I saw"),
        ("Using iPhone and mRNA", set(), "Using iPhone and mRNA"),
    ],
)  # fmt: skip
def test_sentence_case(title: str, proper: set[str], expected: str) -> None:
    assert sentence_case(title, frozenset(proper)) == expected


def test_a_heading_teaches_nothing() -> None:
    assert proper_words(["The Long Thaw"], "The Long Thaw Of A Northern Country\n") == frozenset()


def test_a_word_seen_only_at_the_start_of_sentences_teaches_nothing() -> None:
    assert proper_words(["A Thaw"], "It was cold. Thaw set in at last, she said.") == frozenset()


@given(st.text(), st.frozensets(st.text(min_size=1)))
def test_sentence_case_changes_nothing_but_case(title: str, proper: frozenset[str]) -> None:
    assert sentence_case(title, proper).casefold() == title.casefold() or "İ" in title


@given(st.text(alphabet="aAbB .:?"))
def test_sentence_case_twice_is_once(title: str) -> None:
    once = sentence_case(title, frozenset({"B"}))
    assert sentence_case(once, frozenset({"B"})) == once


def test_a_long_page_takes_linear_time() -> None:
    def seconds(size: int) -> float:
        body = "A thaw reached the north of Japan today, and more. " * size
        start = time.process_time()
        proper_words([THAW], body)
        return time.process_time() - start

    # the least of some: other programs disturb the clock of this one
    short, long = (min(seconds(size) for _ in range(3)) for size in (4_000, 16_000))
    assert long < 12 * max(short, 0.005)
