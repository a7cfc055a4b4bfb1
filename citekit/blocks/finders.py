"""Page → Blocks: what each finder sees, each place once, in the order of the page."""

from __future__ import annotations

import json
from collections.abc import Sequence

from citekit.blocks.bare import find_bare_block
from citekit.blocks.carried import find_carried_blocks
from citekit.blocks.cue_blocks import find_cue_blocks
from citekit.blocks.further import same_work
from citekit.blocks.printed import find_printed_blocks
from citekit.model import Block, BlockKind, Page
from citekit.normalize.agreement import fold


def find_blocks(page: Page, *, cues: Sequence[str] = ()) -> tuple[Block, ...]:
    """Return the blocks of ``page``, in its order; none overlap.

    A source that is a bare reference string is one block with an empty cue; a list of
    references is none.

    Args:
        page: what ``read_page`` returned.
        cues: phrases beside the shipped ones, taken as they are (``citekit.toml``).
    """
    found = list(find_cue_blocks(page, cues))
    for block in (*find_printed_blocks(page), *find_carried_blocks(page)):
        overlaps = any(
            block.span.start < other.span.end and other.span.start < block.span.end
            for other in found
        )
        if not overlaps and (
            not found or any(same_work(block, other) or _titles(block, other) for other in found)
        ):
            found.append(block)
    if not found:
        return find_bare_block(page)
    return tuple(sorted(found, key=lambda block: block.span.start))


def _titles(block: Block, other: Block) -> bool:
    """Whether an item of CSL-JSON has the title that another block prints."""
    if block.kind is not BlockKind.CSL_JSON:
        return False
    try:
        item = json.loads(block.text)
    except (ValueError, RecursionError):
        return False
    title = item.get("title") if isinstance(item, dict) else None
    return isinstance(title, str) and bool(fold(title)) and fold(title) in fold(other.text)
