"""The numbers that ``bench.sites`` fits and how it names a page's site."""

from __future__ import annotations

import pytest

from bench.sites import Value, believed, brier, family_of, fitted


def _values(raw: float, right: int, n: int, site: str = "a") -> list[Value]:
    return [Value(site, "tagger", raw, raw, index < right) for index in range(n)]


def test_a_fit_moves_a_parsers_word_to_how_often_it_is_right() -> None:
    rows = _values(0.99, 90, 100) + _values(0.6, 50, 100)
    numbers = fitted(rows)
    assert believed(numbers, 0.99) == pytest.approx(0.9, abs=0.04)
    crossed = [believed(numbers, row.raw) for row in rows]
    assert brier(rows, crossed) < brier(rows, [row.raw for row in rows])


def test_few_values_change_little() -> None:
    level, slope = fitted(_values(0.9, 3, 3))
    assert abs(level) < 0.1
    assert slope == pytest.approx(1.0, abs=0.1)


def test_a_large_site_does_not_outvote_small_ones() -> None:
    rows = (
        _values(0.9, 4000, 4000, "large")
        + _values(0.9, 100, 200, "b")
        + _values(0.9, 100, 200, "c")
    )
    assert believed(fitted(rows), 0.9) == pytest.approx(2 / 3, abs=0.03)


def test_a_saved_page_is_of_its_host_and_an_excerpt_of_its_family() -> None:
    saved = {"id": "x-1", "file": "x.html", "csl": {"URL": "https://example.org/a"}}
    assert family_of(saved) == "example.org"
    assert family_of({"id": "x-1", "input": "…", "csl": {}}) == "x"
    assert family_of({"id": "x-1", "input": "…", "csl": None, "family": "belfer"}) == "belfer"
