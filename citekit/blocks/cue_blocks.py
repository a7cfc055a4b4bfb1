"""Blocks that a cue leads to: on its line, the next, after a gap, in a fence, in a box.

From each cue the lines below are tried until one begins a reference. What is one is
decided by its words (``shape``), by how plain the cue is, and by whether the page's own
title stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from citekit.blocks.cues import Cue, find_cues, is_cue_line
from citekit.blocks.ends import block_end
from citekit.blocks.further import find_further, same_words, same_work
from citekit.blocks.labels import is_bridge, is_button, style_label
from citekit.blocks.layout import Layout, layout_of
from citekit.blocks.own import OwnWords, own_words
from citekit.blocks.printed import printed_kind
from citekit.blocks.shape import (
    ends_like_reference,
    has_blanks,
    has_date_or_identifier,
    is_complete,
    reference_points,
)
from citekit.model import Block, BlockKind, Page, Span
from citekit.patterns import lazy

DECORATION = " \t\u00a0\u200b>|`•·▪:：)"
_COMMENT_SIGN = lazy(r"(?://+|%+|!+|;+)[ \t]*(?=\S)")
# How many lines that are no reference may stand between a cue and its block.
_STEPS = 4
_BUTTONS = 10
_GAP = 1_000
# A page with more cues than this is a list or an attack.
_MOST_CUES = 300
_LONGEST_BETWEEN = 320
_ENOUGH = 4
_ENOUGH_ABOVE = 6
_OWN_POINTS = 3
_BUTTON_WIDTH = 12
_BESIDE = 20
_LEAD_IN = lazy(r"[^\n]{1,200}[:：]\s*[*_]{0,2}\s*$")
# A line that goes on with a sentence: lower case, and neither a particle nor an address.
_SENTENCE_GOES_ON = lazy(
    r"(?!(?:v[ao]n|de[nr]?|d[aiu]|al|ten|bin|ibn|arxiv|doi|https?|www)\b)[a-zß-öø-ÿ]"
)
_SENTENCE = 30
# Fences, comments, attributes of kramdown and options of directives.
_SKIPPED = lazy(r"\s*(?:(?:```+|~~~+)[^`\n]{0,60}$|<!--|\{:|:[a-z][\w-]{0,30}:)")
_PRINTED_ONLY = 1_000
_SOURCE_LABEL = lazy(
    r"(?:fonte|source|quelle|fuente|text|citation|reference|referencia|zitat|cite as|"
    r"publication)\s?[:：]\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where a reference might begin, and the style that a label before it names."""

    place: int
    enough: int
    style: str | None = None


def find_cue_blocks(page: Page, cues: Sequence[str] = ()) -> tuple[Block, ...]:
    """Return the blocks that cues lead to, in the order of the page, each once."""
    layout: Layout | None = None
    own = OwnWords()
    found: list[Block] = []
    groups: list[tuple[Block, ...]] = []
    for cue in islice(find_cues(page.text, cues), _MOST_CUES):
        if layout is None:
            layout, own = layout_of(page), own_words(page)
        if found and cue.start < found[-1].span.end:
            continue
        first = first_block(layout, cue, own)
        if first is None or any(same_words(first, other) for other in found):
            continue
        groups.append((first, *find_further(layout, cue, first)))
        found += groups[-1]
    return _own_first(groups, own)


def first_block(layout: Layout, cue: Cue, own: OwnWords) -> Block | None:
    """Return the block that ``cue`` leads to, or ``None``."""
    for start in _starts(layout, cue):
        block = block_at(layout, start, cue, own)
        if block is not None:
            return block
    return _block_above(layout, cue, own)


def _block_above(layout: Layout, cue: Cue, own: OwnWords) -> Block | None:
    """The line above a "Cite" button, where it is a reference with the page's title in it."""
    above = layout.line_start(cue.start) - 1
    if above <= 0 or layout.line_end(cue.end) - cue.end > _BUTTON_WIDTH:
        return None
    start = layout.line_start(above)
    words = layout.text[start:above]
    if (
        not own.stands_in(words)
        or own.words_beside(words) < _BESIDE
        or reference_points(words) < _ENOUGH_ABOVE
    ):
        return None
    return Block(text=words, span=Span(start, above), cue=cue.text)


def block_at(layout: Layout, start: Start, cue: Cue, own: OwnWords) -> Block | None:
    """Return the block that begins at ``start``, if what stands there is a reference."""
    text = layout.text
    fence = layout.fence_end(start.place)
    limit = fence or len(text)
    kind = printed_kind(text, start.place)
    if kind is not None:
        end, whole = kind.end(text, start.place, limit)
        return Block(
            text=text[start.place : end],
            span=Span(start.place, end),
            cue=cue.text,
            kind=kind.kind,
            style=start.style,
            truncated=not whole or has_blanks(text[start.place : end], printed=True),
        )
    end = block_end(layout, start.place, limit)
    words = text[start.place : end]
    points = reference_points(words) + _OWN_POINTS * own.stands_in(words)
    if points < start.enough:
        return None
    return Block(
        text=words,
        span=Span(start.place, end),
        cue=cue.text,
        kind=BlockKind.REFERENCE,
        style=start.style,
        truncated=is_cut(words),
    )


def is_cut(words: str) -> bool:
    """Whether a block stops in the middle, or has blanks to be filled in."""
    if has_blanks(words) or not is_complete(words):
        return has_blanks(words) or has_date_or_identifier(words) or not ends_like_reference(words)
    last = re.split(r"(?<![A-Z])[.:;?!]\s", words.strip())[-1]
    open_title = len(last.split()) >= 4 and re.search(r"[,\d(\"”»/]", last) is None
    return (
        open_title
        and words.rstrip()[-1:].isalpha()
        and re.search(r"\d\)?[.:]\s", words) is not None
    )


def _starts(layout: Layout, cue: Cue) -> Iterator[Start]:
    """The places below a cue where its block may begin, nearest first."""
    text = layout.text
    leads = cue.colon or layout.is_label_end(cue.end)
    enough = (
        _ENOUGH + (not cue.strong and not leads) + (cue.lead and not leads) - (cue.strong and leads)
    )
    line_end = layout.line_end(cue.end)
    rest = text[cue.end : line_end]
    bare = rest.strip(DECORATION + "*_#[](（） .¶")
    if bare:
        place = _skip_decoration(text, cue.end, line_end)
        label = style_label(text[place:line_end])
        if label and label[1] < line_end - place:
            yield Start(place=place + label[1], enough=enough, style=label[0])
        yield Start(place=place, enough=enough + (not leads and not cue.strong))
        if not cue.lead and not leads and len(bare) > 60:
            return
    if (
        rest.rstrip().endswith((".", "!", "?")) and len(bare) > _SENTENCE
    ):  # prose about citing: only a printed entry may follow
        enough = _PRINTED_ONLY
    yield from _starts_below(
        layout, line_end + 1, enough, steps=2 if cue.lead and not leads else int(bool(bare))
    )


def _starts_below(layout: Layout, place: int, enough: int, *, steps: int) -> Iterator[Start]:
    text = layout.text
    least, buttons, style, first = steps, 0, None, place
    while place < len(text) and steps < _STEPS and buttons < _BUTTONS and place - first < _GAP:
        start, end = place, layout.line_end(place)
        place = end + 1
        line = text[start:end]
        if not line.strip(DECORATION + "/%!;") or _SKIPPED.match(line) or layout.is_rule(start):
            continue
        label = style_label(line)
        if label:
            style = label[0]
            if line[label[1] :].strip(" *_`"):
                yield Start(place=start + label[1], enough=enough, style=style)
            continue
        if is_cue_line(line) and printed_kind(text, start) is None:
            return
        if layout.is_heading(start) and not is_bridge(line):
            return
        if is_button(line):
            buttons += 1
            continue
        begin = _skip_decoration(text, start, end)
        lead_in = _LEAD_IN.match(line) is not None and not has_date_or_identifier(line)
        inside = (start > first or least) and text[start - 2 : start - 1] not in ("", "\n")
        if not lead_in and not (inside and _SENTENCE_GOES_ON.match(text, begin)):
            yield Start(place=begin, enough=enough + max(0, steps - max(1, least)), style=style)
        if len(line) > _LONGEST_BETWEEN:
            return
        steps += 1


def _skip_decoration(text: str, start: int, end: int) -> int:
    """``start`` without bullets, quote marks, closing emphasis of the cue, and a label."""
    rest = text[start:end]
    place = end - len(rest.lstrip(DECORATION))
    bullet = re.match(
        r"(?:[-*+–—]|\(?\d{1,2}[.)]|\[\^?\d{1,3}\]:?)[ \t]+(?:>[ \t]*)?", text[place:end]
    )
    sign = bullet or _COMMENT_SIGN.match(text[place:end])
    if sign:
        place += sign.end()
    label = _SOURCE_LABEL.match(text, place, end)
    if label and label.end() < end:
        place = label.end()
    opening = re.match(r"[*_]{1,3}[ \t]", text[place:end])
    return place + opening.end() if opening else place


def _own_first(groups: list[tuple[Block, ...]], own: OwnWords) -> tuple[Block, ...]:
    """Where some groups of blocks name the page's own title, only those and their like."""
    found = tuple(block for group in groups for block in group)
    ours = [group for group in groups if any(own.stands_in(block.text) for block in group)]
    if not ours or len(ours) == len(groups):
        return found
    ourselves = [block for group in ours for block in group]
    return tuple(
        block
        for group in groups
        for block in group
        if group in ours or any(same_work(block, other) for other in ourselves)
    )
