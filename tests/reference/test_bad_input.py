"""What is no reference, or no longer one, or two: a verdict and notices, in bounded time."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import citekit
from citekit.model import Verdict
from citekit.reference import parse_reference

NYE = "Nye, Joseph S. (1990). Soft power. Foreign Policy, 80, 153-171."
WALT = "Walt, Stephen M. (1987). The Origins of Alliances. Ithaca: Cornell University Press."


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "???",
        "\x00\x01\x02",
        "Introduction",
        "References",
        "12345",
        "Ibid., p. 45.",
        "The quick brown fox jumps over the lazy dog.",
        "We thank the anonymous reviewers, whose comments improved the paper in 2019.",
        "Click here to subscribe to our newsletter and get 20% off",
        "Copyright © 2020 Elsevier B.V. All rights reserved.",
        "This is, of course, not the first time that a president has tried to do so.",
        "Figure 2: Number of papers by year",
    ],
)
def test_what_is_no_reference_gives_nothing(text: str) -> None:
    reading = citekit.parse(text)
    assert reading.verdict is Verdict.NONE
    assert reading.items == ()
    assert [notice.code for notice in reading.notices] == ["no-reference"]


def test_half_a_reference_is_partial() -> None:
    assert citekit.parse("Nye (1990)").verdict is Verdict.PARTIAL
    (item,) = citekit.parse("Nye, Joseph S. “Soft Power” Foreign Pol").items
    assert item.text("title") == "Soft Power"


def test_a_second_reference_is_told_and_left_out() -> None:
    draft = parse_reference(f"{WALT} {NYE}")
    assert [notice.code for notice in draft.notices] == ["second-reference"]
    reading = citekit.parse(f"{WALT} {NYE}")
    assert reading.items[0].text("title") == "The Origins of Alliances"
    assert [name.family for name in reading.items[0].names("author")] == ["Walt"]
    assert f"{WALT} {NYE}"[draft.unused[-1].start :] == NYE


@pytest.mark.parametrize(
    "text",
    [
        "<p>Nye, Joseph S. (1990). <b>Soft power</b>. <i>Foreign Policy</i>, 80, 153-171.</p>",
        "*Nye, Joseph S.* (1990). **Soft power**. _Foreign Policy_, 80, 153-171.",
        "[12] Nye, Joseph S. (1990). Soft power. Foreign Policy, 80, 153-171.",
        "\u200bNye, Joseph S. (1990).\x00 Soft power. Foreign Policy, 80, 153-171.\ufeff",
        "- Nye, Joseph S. (1990). [Soft power](https://example.org/nye). Foreign Policy, 80, 153-171.",
    ],
)
def test_marks_around_values_are_no_part_of_them(text: str) -> None:
    (item,) = citekit.parse(text).items
    assert item.names("author") == citekit.parse(NYE).items[0].names("author")
    assert item.text("title") == "Soft power"
    assert item.text("container-title") == "Foreign Policy"
    assert (item.text("volume"), item.text("page")) == ("80", "153-171")


@pytest.mark.parametrize("size", [100_000, 10_000_000])
@pytest.mark.parametrize(
    "sentence", [NYE + " ", "a", "(", "1 ", "A. ", "10.1000/", "[", '"', "<i>", "*a"]
)
def test_long_input_ends_soon(sentence: str, size: int) -> None:
    text = (sentence * (size // len(sentence) + 1))[:size]
    start = time.process_time()
    draft = parse_reference(text)
    assert time.process_time() - start < 5
    assert "reference-cut" in {notice.code for notice in draft.notices}
    assert draft.unused[-1].end == size


@given(st.text(max_size=300))
def test_any_text_has_a_verdict(text: str) -> None:
    reading = citekit.parse(text)
    assert bool(reading.items) == (reading.verdict is not Verdict.NONE)


@given(
    st.lists(
        st.sampled_from([*NYE.split(), *WALT.split(), "“", "”", "(", ")", "In:", "pp.", "2nd"]),
        max_size=60,
    )
)
def test_any_order_of_words_has_spans_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    draft = parse_reference(text)
    for raws in draft.variables.values():
        for raw in raws:
            assert raw.span is None or text[raw.span.start : raw.span.end].strip()
            assert 0 <= raw.confidence <= 1


def test_accents_that_stand_apart() -> None:
    printed = unicodedata.normalize(
        "NFD",
        "Kurt Gödel. Über formal unentscheidbare Sätze der Principia Mathematica und "
        "verwandter Systeme I. Monatshefte für Mathematik und Physik, 38:173–198, 1931.",
    )
    draft = parse_reference(printed)
    author, title = draft.variables["author"][0], draft.variables["title"][0]
    assert author.text == "Kurt Gödel"
    assert author.span is not None
    assert title.span is not None
    assert printed[: author.span.end] == unicodedata.normalize("NFD", "Kurt Gödel")
    assert (
        unicodedata.normalize("NFC", printed[slice(title.span.start, title.span.end)]) == title.text
    )
    assert draft.variables["page"][0].text == "173–198"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (NYE, "Walt, S. M. (1985). Alliance formation. International Security, 9(4), 3-43."),
        (NYE, "[2] S. M. Walt. Alliance formation. International Security 9, 3-43, 1985."),
        (
            "Watson JD, Crick FH. Molecular structure of nucleic acids. Nature. 1953;171:737-8.",
            "Franklin RE, Gosling RG. Molecular configuration. Nature. 1953;171:740-1.",
        ),
    ],
)
def test_a_second_reference_in_the_same_line(first: str, second: str) -> None:
    alone, draft = parse_reference(first), parse_reference(f"{first} {second}")
    assert draft.variables == alone.variables
    assert [notice.code for notice in draft.notices] == ["second-reference"]
    assert draft.notices[0].params["text"] == second[:60]


def test_names_of_letters_in_html() -> None:
    text = "Nye, J. S. (1990). Soft &amp; hard power. Foreign Policy, 80, 153&ndash;171."
    draft = parse_reference(text)
    assert citekit.parse(text).items[0].text("title") == "Soft & hard power"
    (page,) = draft.variables["page"]
    assert page.text == "153–171"
    assert page.span is not None
    assert text[page.span.start : page.span.end] == "153&ndash;171"


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("@article{nye1990, title={Soft power}, author={Nye, Joseph S.}}", "BibTeX"),
        ("TY  - JOUR TI  - Soft power AU  - Nye, Joseph S. ER  -", "RIS"),
    ],
)
def test_a_notation_is_no_reference(text: str, notation: str) -> None:
    reading = citekit.parse(text)
    assert reading.items == ()
    (notice,) = reading.notices
    assert (notice.code, notice.params["notation"]) == ("notation-no-reference", notation)
