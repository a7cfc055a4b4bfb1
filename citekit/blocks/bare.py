"""A source that is nothing but a reference string, and lists that are not one."""

from __future__ import annotations

import re

from citekit.blocks.ends import block_end, starts_reference
from citekit.blocks.layout import layout_of
from citekit.blocks.shape import has_blanks, has_date_or_identifier, reference_points
from citekit.model import Block, Page, Span
from citekit.patterns import lazy

_MAX_CHARACTERS = 1_500
_ENOUGH = 5
# Beside other words, a paragraph must be a reference beyond doubt.
_ENOUGH_BESIDE = 6
_DECORATION = " \t\n\u00a0>*-•·#|`"
_MARKER = lazy(r"(?:\\?\[\^?\d{1,3}\\?\]:?|\(?\d{1,3}[.)])[ \t]+|(?:--?|–|—)[ \t]+|<cite>\s*")
_PLEA = lazy(r"\b(?:please|click|copyright|all rights)\b", re.IGNORECASE)
_SENTENCES = lazy(
    r"[a-z]{3,}[.,]?\s+(?:is|are|was|were|has|have|had|will|can|could|would|should|said|"
    r"says)\s+[a-z]"
)


def find_bare_block(page: Page) -> tuple[Block, ...]:
    """Return the one reference string of a source that holds little else."""
    if any(tag.name == "title" for tag in page.metadata):
        return ()  # a whole web page is no bare string
    if len(page.text) > 4 * _MAX_CHARACTERS or len(page.text.strip()) > _MAX_CHARACTERS:
        return ()
    layout = layout_of(page)
    found: list[Block] = []
    for start, end in _paragraphs(page.text):
        begin = _begin(page.text, start, end)
        stop = block_end(layout, begin, end)
        words = page.text[begin:stop]
        alone = stop - begin >= 0.8 * len(page.text.strip(_DECORATION))
        if not has_date_or_identifier(words) and not alone:
            continue
        enough = _ENOUGH if alone else _ENOUGH_BESIDE
        if reference_points(words) < enough or len(_SENTENCES.findall(words)) > 1:
            continue
        if _PLEA.search(words):
            continue
        if not alone and not starts_reference(words):
            continue
        rest = page.text[stop:end]
        if starts_reference(rest.lstrip(_DECORATION)) or _MARKER.match(rest.lstrip()):
            return ()
        found.append(Block(text=words, span=Span(begin, stop), truncated=has_blanks(words)))
    return tuple(found) if len(found) == 1 else ()


def _paragraphs(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    place = 0
    for match in re.finditer(r"\n[ \t\u00a0>]*\n", text):
        found.append((place, match.start()))
        place = match.end()
    found.append((place, len(text)))
    return [(start, end) for start, end in found if text[start:end].strip()]


def _begin(text: str, start: int, end: int) -> int:
    """``start`` without list marks, footnote numbers and opening emphasis."""
    words = text[start:end]
    place = end - len(words.lstrip(_DECORATION.replace("*", "").replace("-", "")))
    for _ in range(3):
        marker = _MARKER.match(text, place, end) or re.compile(r"[*•-][ \t]+").match(
            text, place, end
        )
        if not marker:
            break
        place = marker.end()
    return place
