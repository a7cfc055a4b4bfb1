"""Pages drawn with their blocks: ⟦ and ⟧ stand around each block that must be found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent

from citekit.blocks import find_blocks
from citekit.model import Block, Page
from citekit.pages import read_page


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page's bytes and the texts of the blocks drawn in it."""

    data: bytes
    name: str
    blocks: tuple[str, ...]


def drawing(text: str, name: str) -> Drawing:
    """Take the marks out of ``text``."""
    text = dedent(text)
    blocks = tuple(match[1] for match in re.finditer("⟦(.*?)⟧", text, re.DOTALL))
    return Drawing(text.replace("⟦", "").replace("⟧", "").encode(), name, blocks)


def read_drawing(drawn: Drawing) -> tuple[Page, tuple[Block, ...]]:
    """Read a drawing as the program reads a file."""
    page = read_page(drawn.data, drawn.name)
    return page, find_blocks(page)


def folded(text: str) -> str:
    """Words alone: markup, blanks and quotes differ between a source and its text."""
    plain = re.sub(r"<(?!https?:)[^>]*>", " ", text)
    for entity, char in (("&amp;", "&"), ("&ldquo;", "“"), ("&rdquo;", "”"), ("&nbsp;", " ")):
        plain = plain.replace(entity, char)
    return re.sub(r"\W+", " ", plain).strip()


def assert_blocks(text: str, name: str) -> tuple[Block, ...]:
    """Every drawn block is found, nothing else is, and each span prints its text."""
    drawn = drawing(text, name)
    page, found = read_drawing(drawn)
    assert [folded(block.text) for block in found] == [folded(one) for one in drawn.blocks]
    for block in found:
        assert page.text[block.span.start : block.span.end] == block.text
    return found
