"""Titles and containers, bare of markup, quotes and final punctuation."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.normalize.texts import clean_container, clean_text, clean_title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The Sources of Soviet Conduct,”", "The Sources of Soviet Conduct"),
        ('"Who Governs?"', "Who Governs?"),
        ("Who Governs?.", "Who Governs?"),
        ("„Dialektik der Aufklärung“", "Dialektik der Aufklärung"),
        ("« Les Mots et les choses »", "Les Mots et les choses"),
        ("“‘Is It a Nuke?’: Pre-Launch Ambiguity.”", "‘Is It a Nuke?’: Pre-Launch Ambiguity"),
        ('"Is It a Nuke?": Pre-Launch Ambiguity', '"Is It a Nuke?": Pre-Launch Ambiguity'),
        ("‘Citizens’ Juries’", "Citizens’ Juries"),
        ("the decline of the U.S.", "the decline of the U.S."),
        ("The\u00a0Thucydides  Trap", "The Thucydides Trap"),
        ("Soft Power : The Means to Success", "Soft Power: The Means to Success"),
        ("*Soft Power*", "Soft Power"),
        ("<i>Soft Power</i> &amp; more", "Soft Power & more"),
        ("heteroge-\nneous data", "heterogeneous data"),
        ("the Twenty-\nFirst Century", "the Twenty-First Century"),
        ("co\u00adoperation", "cooperation"),
        ("“Half a pair", "Half a pair"),
    ],
)
def test_a_title_is_bare(text: str, expected: str) -> None:
    assert clean_title(text) == expected


def test_a_shortened_container_keeps_its_last_point() -> None:
    assert clean_container("Phys. Rev. Lett.") == "Phys. Rev. Lett."
    assert clean_container("Foreign Affairs.") == "Foreign Affairs"


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_title(text)
    if (
        "&" not in text
        and "<" not in text
        and "\\" not in text
        and "*" not in text
        and "_" not in text
    ):
        assert clean_title(once) == once


@pytest.mark.parametrize("unit", ["<", "*a", "_a_ ", "[a](", "&amp;", '"', "“", "- \n", " :"])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    start = time.process_time()
    clean_text(unit * 20_000)
    clean_title(unit * 5_000)
    assert time.process_time() - start < 3
