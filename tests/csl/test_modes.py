"""Parts of citations: without the author, or the author alone."""

from __future__ import annotations

import pytest

import citekit

NYE = citekit.Item.from_csl(
    {
        "id": "nye2004",
        "type": "book",
        "author": [{"family": "Nye", "given": "Joseph S."}],
        "title": "Soft Power",
        "publisher": "PublicAffairs",
        "issued": {"date-parts": [[2004]]},
    }
)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "(2004, p. 3)"),  # no title in the author's place
        ("chicago-author-date", "(2004, 3)"),
        ("modern-language-association", "(3)"),
    ],
)
def test_a_cite_without_its_author_has_nothing_in_its_place(style: str, expected: str) -> None:
    processor = citekit.Processor(style, [NYE])
    cite = citekit.Cite(item_id="nye2004", locator="3")
    mode = citekit.CiteMode.SUPPRESS_AUTHOR
    assert processor.cite(citekit.Citation(cites=(cite,), mode=mode)) == expected
