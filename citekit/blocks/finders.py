"""Page → Blocks: what each finder sees, each place once, in the order of the page."""

from __future__ import annotations

from collections.abc import Sequence

from citekit.blocks.bare import find_bare_block
from citekit.blocks.cue_blocks import find_cue_blocks
from citekit.blocks.printed import find_printed_blocks
from citekit.model import Block, Page

# Printed entries without a cue are the page's own only where there are few of them.
_FEW = 2


def find_blocks(page: Page, *, cues: Sequence[str] = ()) -> tuple[Block, ...]:
    """Return the blocks of ``page``; ``cues`` are phrases beside the shipped ones."""
    led = find_cue_blocks(page, cues)
    printed = find_printed_blocks(page)
    alone = tuple(block for block in printed if not any(_overlap(block, other) for other in led))
    if len(printed) <= _FEW or any(block.kind is other.kind for block in led for other in printed):
        led = tuple(sorted((*led, *alone[:_FEW]), key=lambda block: block.span.start))
    return led or find_bare_block(page)


def _overlap(block: Block, other: Block) -> bool:
    return block.span.start < other.span.end and other.span.start < block.span.end
