"""A source that is nothing but a reference string, and lists that are not one."""

from __future__ import annotations

import re

from citekit.blocks.shape import reference_points, starts_like_reference
from citekit.model import Block, Page, Span

_MAX_CHARACTERS = 1_500
_ENOUGH = 4
_SENTENCES = re.compile(
    r"[a-z]{3,}\.\s+[A-Z][a-z]+\s+(?:is|are|was|were|has|have|will|can|the|this|of)\b"
)
_DECORATION = " \t\n\u00a0>*-•·#"


def find_bare_block(page: Page) -> tuple[Block, ...]:
    """Return the whole text as one block where it is a reference string and nothing else."""
    text = page.text
    start = len(text) - len(text.lstrip(_DECORATION.replace("*", "")))
    end = len(text.rstrip())
    words = text[start:end]
    if not words or len(words) > _MAX_CHARACTERS or reference_points(words) < _ENOUGH:
        return ()
    paragraphs = [part for part in re.split(r"\n\s*\n", words) if part.strip()]
    if len(paragraphs) > 1 or _is_list(words) or len(_SENTENCES.findall(words)) > 1:
        return ()
    return (Block(text=words, span=Span(start, end)),)


def _is_list(text: str) -> bool:
    """Whether several lines each begin like a reference: a list of cited works."""
    lines = [line for line in text.splitlines() if line.strip()]
    alike = [
        line
        for line in lines
        if starts_like_reference(line.lstrip(_DECORATION)) and reference_points(line) >= _ENOUGH
    ]
    return len(alike) > 1
