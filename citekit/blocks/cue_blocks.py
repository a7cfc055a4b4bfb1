"""Blocks that a cue phrase leads to: on its line, the next, after a gap, in a fence."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from citekit.blocks.cues import Cue, find_cues, is_cue_line
from citekit.blocks.ends import block_end
from citekit.blocks.printed import printed_kind
from citekit.blocks.shape import has_placeholder, is_complete, reference_points
from citekit.model import Block, BlockKind, Mark, Page, PageFormat, Span

_OPENING = re.compile(r"[\s>*_`|•·▪–—-]*(?:\d{1,2}[.)]\s+)?[*_\"]{0,0}")
_DECORATION = " \t\u00a0>|`•·▪"
# A sentence, a heading or a second cue may stand between a cue and its block.
_STEPS = 4
_ENOUGH = 3
_ENOUGH_WITHOUT_COLON = 4


def find_cue_blocks(page: Page, cues: Sequence[str] = ()) -> tuple[Block, ...]:
    """Return the blocks that cues lead to, in the order of the page, each once."""
    fences = sorted((mark.start, mark.end) for mark in page.marks if mark.kind == "pre")
    found: list[Block] = []
    for cue in find_cues(page.text, cues):
        if found and cue.start < found[-1].span.end:
            continue
        block = _block_after(page, cue, fences)
        if block is not None and not any(_same(block, other) for other in found):
            found.append(block)
    return tuple(found)


def _block_after(page: Page, cue: Cue, fences: list[tuple[int, int]]) -> Block | None:
    text = page.text
    line_end = _line_end(text, cue.end)
    rest = text[cue.end : line_end]
    if rest.strip(_DECORATION + "*_#:)]"):
        start = (
            cue.end + len(rest) - len(rest.lstrip(_DECORATION + "*_:)"))
            if not _marked(rest)
            else cue.end + len(rest) - len(rest.lstrip(_DECORATION))
        )
        return _block_at(page, cue, start, fences, _ENOUGH if cue.colon else _ENOUGH_WITHOUT_COLON)
    place = line_end + 1
    for _ in range(_STEPS):
        while place < len(text) and text[place : _line_end(text, place)].strip(_DECORATION) == "":
            place = _line_end(text, place) + 1
        if place >= len(text):
            return None
        line_start = place
        line = text[place : _line_end(text, place)]
        if line.lstrip().startswith(("```", "~~~")):
            place = _line_end(text, place) + 1
            line_start = place
        start = (
            line_start
            + len(text[line_start : _line_end(text, line_start)])
            - len(text[line_start : _line_end(text, line_start)].lstrip(_DECORATION))
        )
        block = _block_at(page, cue, start, fences, _ENOUGH)
        if block is not None:
            return block
        place = _line_end(text, line_start) + 1
    return None


def _marked(rest: str) -> bool:
    """Whether what follows opens with emphasis that closes again: the reference's own."""
    bare = rest.lstrip(_DECORATION + ":")
    mark = bare[:1]
    return mark in "*_" and mark != "" and bare.count(mark) % 2 == 0


def _block_at(
    page: Page, cue: Cue, start: int, fences: list[tuple[int, int]], enough: int
) -> Block | None:
    text = page.text
    fence = _fence_at(fences, start)
    kind = printed_kind(text, start)
    if kind is not None:
        limit = fence[1] if fence else len(text)
        end = kind.end(text, start, limit)
        return Block(text=text[start:end], span=Span(start, end), cue=cue.text, kind=kind.kind)
    end = block_end(text, start, fence[1] if fence else len(text))
    words = text[start:end]
    if reference_points(words) < enough or is_cue_line(words.split("\n", 1)[0]):
        return None
    truncated = has_placeholder(words) or not is_complete(words)
    return Block(text=words, span=Span(start, end), cue=cue.text, truncated=truncated)


def _fence_at(fences: list[tuple[int, int]], place: int) -> tuple[int, int] | None:
    index = bisect.bisect_right(fences, (place, 1 << 60)) - 1
    if index >= 0 and fences[index][0] <= place < fences[index][1]:
        return fences[index]
    return None


def _same(block: Block, other: Block) -> bool:
    """Whether two blocks print the same words: a cue at the head and the foot of a page."""
    return _folded(block.text) == _folded(other.text)


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
