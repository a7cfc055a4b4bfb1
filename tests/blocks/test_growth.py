"""Hostile repetition: time grows with the page, and a page of cues is bounded."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.blocks import find_blocks
from citekit.model import Block, Page, PageFormat

UNITS = (
    "Cite this article as: ",
    "How to cite this article\n",
    "citation ",
    "please cite the ",
    "zitieren ",
    "引用",
    "Citation:\n- a\n",
    "Cite as:\nNye, J., ",
    "Nye, J. and ",
    "((((",
    "“",
    "@article{a,",
    "TY  - JOUR\n",
    '{"id":',
    "https://a.b/",
    " \n ",
    "A. ",
    "# ",
    "> ",
    "```\n",
    "to cite the a b c ",
    "for citation ",
    "[URL] ",
    "Author (",
    "<i>",
)


def page_of(text: str, form: PageFormat = PageFormat.TEXT) -> Page:
    return Page(source="x", text=text, format=form, sha256="")


def seconds(text: str) -> float:
    start = time.process_time()
    find_blocks(page_of(text))
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_no_faster_than_the_page(unit: str) -> None:
    find_blocks(page_of(unit))  # patterns compile at their first use
    small, large = 100_000, 800_000
    short = min(seconds(unit * (small // len(unit))) for _ in range(2))
    long = seconds(unit * (large // len(unit)))
    assert long < 4 * (large / small) * short + 0.5


def test_twenty_megabytes_of_one_line() -> None:
    assert seconds("cite this as: " * 1_400_000) < 20


@settings(max_examples=150, deadline=2_000)
@given(
    st.lists(
        st.sampled_from((*UNITS, "\n", "\n\n", "Nye, J. (2004). Soft Power. ", "é", "İ", "\u200f"))
    ),
    st.sampled_from(PageFormat),
)
def test_any_text_gives_blocks_that_stand_in_it(parts: list[str], form: PageFormat) -> None:
    page = page_of("".join(parts), form)
    found = find_blocks(page)
    for block in found:
        assert page.text[block.span.start : block.span.end] == block.text
        assert block.text.strip()
    assert not any(overlap(one, two) for one in found for two in found if one is not two)


def overlap(one: Block, two: Block) -> bool:
    return one.span.start < two.span.end and two.span.start < one.span.end
