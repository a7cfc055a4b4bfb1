"""Confidences calibrated by parser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.normalize.odds import BY_PARSER, calibrated, log_odds


@given(st.sampled_from(sorted(BY_PARSER)), st.floats(0, 1), st.floats(0, 1))
def test_a_surer_parser_is_believed_more(parser: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 < calibrated(parser, low) <= calibrated(parser, high) < 1


def test_a_tagger_is_less_right_than_it_says_and_a_grammar_more() -> None:
    assert calibrated("tagger", 0.99) < 0.99
    assert calibrated("quoted", 0.97) > 0.97


def test_a_parser_that_was_not_measured_is_believed() -> None:
    assert calibrated("another", 0.83) == pytest.approx(0.83)


def test_certainty_has_finite_odds() -> None:
    assert log_odds(0.9) < log_odds(1.0) < 10
    assert log_odds(0.0) < log_odds(0.5) == 0.0
