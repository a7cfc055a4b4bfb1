"""Addresses that a page has broken."""

from __future__ import annotations

import pytest

from citekit.reference.tagging.recognizers import recognize


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("World Factbook. https://www.cia.gov/ library/the-world-factbook/index.html, 2020.",
         "https://www.cia.gov/ library/the-world-factbook/index.html"),
        ("Employed people. URL https://www.bls.gov/cps/ cpsaat11.htm.", "https://www.bls.gov/cps/ cpsaat11.htm"),
        ("World Factbook. https://www.cia.gov/ The book of facts.", "https://www.cia.gov/"),
    ],
)  # fmt: skip
def test_a_line_ends_inside_an_address(text: str, address: str) -> None:
    assert [text[start:end] for name, start, end in recognize(text) if name == "URL"] == [address]
