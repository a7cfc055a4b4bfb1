"""What stands below a block and belongs to it: the same work in other styles, other works."""

from __future__ import annotations

import re

from citekit.blocks.cues import Cue, is_cue_line
from citekit.blocks.ends import block_end, starts_reference
from citekit.blocks.labels import NOTATIONS, is_bridge, is_button, style_label
from citekit.blocks.layout import Layout
from citekit.blocks.own import fold
from citekit.blocks.printed import printed_kind
from citekit.blocks.shape import has_blanks, reference_points
from citekit.model import Block, BlockKind, Span
from citekit.patterns import lazy

_MOST = 12
_MOST_WORKS = 4
_ENOUGH = 4
_BRIDGES = 4
_ALIKE, _ALIKE_OF_FEW, _FEW_WORDS = 0.6, 0.75, 5
_LONG_WORD = lazy(r"[^\W\d_]{4,}")
# Names of types and fields are no words of a work: "@article{", "author =", "TI  -".
_FIELD = lazy(
    r"@\w+\s*\{[^,\n]*,|\b\w+\s*=|^\s*[A-Z][A-Z0-9]  ?-|\"[\w-]+\":|^[\w-]+:", re.MULTILINE
)
_SEVERAL = lazy(
    r"\b(?:citations|references|papers|articles|works|publications|both|following (?:papers|"
    r"works|articles)|one of|these|quellen|travaux|articles suivants)\b|"
    r"\b(?:citaciones|citas|referencias|trabajos)\b",
    re.IGNORECASE,
)


def find_further(layout: Layout, cue: Cue, first: Block) -> list[Block]:
    """Return the blocks that follow ``first`` under the same cue.

    A list of more works than a page asks to be cited is a bibliography: of such, only
    what is the same work as the first is returned.
    """
    several = bool(_SEVERAL.search(cue.text))
    fence = layout.fence_end(first.span.start)
    found: list[Block] = []
    place = first.span.end
    while len(found) < _MOST:
        block = _next_block(layout, cue, place)
        if block is None:
            break
        if block.truncated and block.kind is not BlockKind.REFERENCE and not first.truncated:
            break
        alike = same_work(first, block)
        same_fence = fence is not None and block.span.end <= fence
        if not alike and not several and not same_fence:
            break
        found.append(block)
        place = block.span.end
    others = [block for block in found if not same_work(first, block)]
    if len(others) >= _MOST_WORKS:
        found = [block for block in found if block not in others]
    return [block for block in found if not same_words(block, first)]


def _next_block(layout: Layout, cue: Cue, place: int) -> Block | None:
    text = layout.text
    style: str | None = None
    bridges = 0
    place = layout.line_end(place) + 1
    while place < len(text) and bridges < _BRIDGES:
        start, end = place, layout.line_end(place)
        place = end + 1
        line = text[start:end]
        if (
            not line.strip(" \t\u00a0>}|")
            or line.lstrip().startswith(("```", "~~~", "<"))
            or layout.is_rule(start)
        ):
            continue
        begin = end - len(line.lstrip(" \t\u00a0>|`"))
        label = style_label(line)
        if label:
            style, bridges = (None if label[0] in NOTATIONS else label[0]), bridges + 1
            if not line[label[1] :].strip(" *_`"):
                continue
            begin = start + label[1]
        elif printed_kind(text, begin) is None:
            if is_cue_line(line):
                return None
            if is_bridge(line) or is_button(line):
                bridges += 1
                continue
            if layout.is_heading(start):
                return None
        return _block_of(layout, cue, begin, style)
    return None


def _block_of(layout: Layout, cue: Cue, begin: int, style: str | None) -> Block | None:
    text = layout.text
    limit = layout.fence_end(begin) or len(text)
    bullet = re.match(
        r"(?:[-*+–—]|\(?\d{1,2}[.)]|\[\^?\d{1,3}\]:?)[ \t]+", text[begin : begin + 12]
    )
    begin += bullet.end() if bullet else 0
    kind = printed_kind(text, begin)
    if kind is not None:
        end, whole = kind.end(text, begin, limit)
        return Block(
            text=text[begin:end],
            span=Span(begin, end),
            cue=cue.text,
            kind=kind.kind,
            style=style,
            truncated=not whole,
        )
    end = block_end(layout, begin, limit)
    words = text[begin:end]
    if reference_points(words) < _ENOUGH - (style is not None):
        return None
    if style is None and not starts_reference(words):
        return None
    return Block(
        text=words, span=Span(begin, end), cue=cue.text, style=style, truncated=has_blanks(words)
    )


def same_words(block: Block, other: Block) -> bool:
    """Whether one block prints what the other does: a cue at a page's head and foot."""
    one, two = fold(block.text), fold(other.text)
    return one in two or two in one


def same_work(block: Block, other: Block) -> bool:
    """Whether two blocks are the same work in other styles: they share their long words."""
    one, two = _long_words(block.text), _long_words(other.text)
    least = min(len(one), len(two))
    if least < 3:
        return fold(block.text)[:20] == fold(other.text)[:20]
    return len(one & two) >= (_ALIKE if least > _FEW_WORDS else _ALIKE_OF_FEW) * least


def _long_words(text: str) -> set[str]:
    return set(_LONG_WORD.findall(_FIELD.sub(" ", text).casefold()))
