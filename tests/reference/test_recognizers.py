"""Addresses that a page has broken."""

from __future__ import annotations

import pytest

from citekit.reference.tagging.recognizers import recognize


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Pride and Prejudice. https://www.gutenberg.org/ files/1342/1342-h/1342-h.htm, 1998.",
         "https://www.gutenberg.org/ files/1342/1342-h/1342-h.htm"),
        ("Hypertext Transfer Protocol. URL https://www.rfc-editor.org/rfc/ rfc2616.html.",
         "https://www.rfc-editor.org/rfc/ rfc2616.html"),
        ("Pride and Prejudice. https://www.gutenberg.org/ The book of 1813.", "https://www.gutenberg.org/"),
    ],
)  # fmt: skip
def test_a_line_ends_inside_an_address(text: str, address: str) -> None:
    assert [text[start:end] for name, start, end in recognize(text) if name == "URL"] == [address]
