"""Pages, volumes, issues and editions, bare of their labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.normalize import numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pp. 7–53 .", "7-53"),
        ("7 – 53", "7-53"),
        ("S. 45-67", "45-67"),
        ("págs. 45-67", "45-67"),
        ("p45", "45"),
        ("559-92", "559-92"),
        ("e0210024", "e0210024"),
        ("S12–S15", "S12-S15"),
        ("xii–xv", "xii-xv"),
        ("12, 14-16", "12, 14-16"),
        ("P08005", "P08005"),  # as the Journal of Instrumentation numbers articles
    ],
)
def test_pages_have_a_hyphen_and_no_label(text: str, expected: str) -> None:
    assert numbers.parse_pages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vol. 40.", "40"),
        ("Jg. 12", "12"),
        ("t. XIV", "XIV"),
        ("vol.5", "5"),
        ("40", "40"),
        ("제24권", "24"),
        ("제 27집", "27"),
        ("第3卷", "3"),
    ],
)
def test_volume(text: str, expected: str) -> None:
    assert numbers.parse_volume(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no. 3.", "3"),
        ("(3)", "3"),
        ("Heft 2", "2"),
        ("n° 4", "4"),
        ("nº 4", "4"),
        ("Suppl 1", "Suppl 1"),
        ("1–2", "1-2"),
    ],
)
def test_issue(text: str, expected: str) -> None:
    assert numbers.parse_issue(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2nd ed.", "2"),
        ("Third edition", "3"),
        ("3. Aufl.", "3"),
        ("2e éd.", "2"),
        ("4ª ed.", "4"),
        ("rev. ed.", "rev."),
        ("Spring 2022 Edition", "Spring 2022 Edition"),
    ],
)
def test_edition(text: str, expected: str) -> None:
    assert numbers.parse_edition(text) == expected


@given(st.from_regex(r"[A-Za-z]{0,3}\.? ?[0-9]{1,4}( ?[-–] ?[0-9]{1,4})?", fullmatch=True))
def test_a_rule_applied_twice_changes_nothing_more(text: str) -> None:
    for rule in (numbers.parse_pages, numbers.parse_volume, numbers.parse_issue):
        once = rule(text)
        assert rule(once) == once
