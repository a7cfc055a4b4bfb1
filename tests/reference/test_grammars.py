"""Gated grammars: known shapes are read whole, everything else is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.model import Draft
from citekit.reference.grammars.dated import parse_dated
from citekit.reference.grammars.placed import parse_placed
from citekit.reference.grammars.quoted import parse_quoted


def values(draft: Draft | None) -> dict[str, str]:
    assert draft is not None
    return {name: raws[0].text for name, raws in draft.variables.items()}


def test_a_paper_in_apa() -> None:
    # a paper of International Security, as APA prints it
    text = (
        "Kydd, A. H., & Walter, B. F. (2006). The Strategies of Terrorism. "
        "International Security, 31(1), 49–80. https://doi.org/10.1162/isec.2006.31.1.49"
    )
    assert values(parse_dated(text)) == {
        "author": "Kydd, A. H., & Walter, B. F.",
        "issued": "2006",
        "title": "The Strategies of Terrorism.",
        "container-title": "International Security",
        "volume": "31",
        "issue": "1",
        "page": "49–80",
        "DOI": "10.1162/isec.2006.31.1.49",
    }


def test_a_report_with_a_number_in_apa() -> None:
    text = (
        "Kahn, H. (1957, June). Techniques of Systems Analysis (No. RM-1829). "
        "RAND Corporation. https://www.rand.org/pubs/research_memoranda/RM1829.html"
    )
    found = values(parse_dated(text))
    assert found["title"] == "Techniques of Systems Analysis"
    assert found["number"] == "RM-1829"
    assert found["publisher"] == "RAND Corporation"


def test_a_report_as_rand_prints_it() -> None:
    text = (
        "Kahn, Herman, and Irwin Mann, Techniques of Systems Analysis, Santa Monica, Calif.: "
        "RAND Corporation, RM-1829, June 1957. As of May 5, 2024: "
        "https://www.rand.org/pubs/research_memoranda/RM1829.html"
    )
    assert values(parse_placed(text)) == {
        "author": "Kahn, Herman, and Irwin Mann",
        "title": "Techniques of Systems Analysis",
        "publisher-place": "Santa Monica, Calif.",
        "publisher": "RAND Corporation",
        "number": "RM-1829",
        "issued": "June 1957",
        "accessed": "May 5, 2024",
        "URL": "https://www.rand.org/pubs/research_memoranda/RM1829.html",
    }


def test_a_year_behind_a_publisher_is_no_volume() -> None:
    text = "Roberta Wohlstetter, “Cuba and Pearl Harbor,” RAND Corporation, 1965."
    found = values(parse_quoted(text))
    assert "volume" not in found
    assert found["issued"] == "1965"
    assert found["publisher"] == "RAND Corporation"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The treaty (1968). It was signed in London. Everyone was there.",
        "Watson JD, Crick FHC. Molecular structure. Nature. 1953;171:737-738.",
        "Kahn, H. (1957). Techniques of Systems Analysis, without an end",
    ],
)
def test_anything_else_is_left_to_the_tagger(text: str) -> None:
    assert parse_dated(text) is None
    assert parse_placed(text) is None


@given(st.text(max_size=300))
def test_every_span_leads_back_to_its_words(text: str) -> None:
    for draft in (parse_dated(text), parse_placed(text)):
        for raws in draft.variables.values() if draft else ():
            for raw in raws:
                assert raw.span is not None
                assert text[raw.span.start : raw.span.end] == raw.text


@pytest.mark.parametrize(
    "unit",
    ["Nye, J. ", "(2006). ", "A. ", "a, ", "As of May 5, 2024: ", "Accessed 5 May 2024. ", "x "],
)
def test_hostile_repetition_takes_bounded_time(unit: str) -> None:
    start = time.process_time()
    for size in (1499, 100_000):
        parse_dated(("Nye, J. S. (2006). " + unit * size)[:size])
        parse_placed(("Nye, Joseph, As of, " + unit * size)[:size])
    assert time.process_time() - start < 2
