"""Page → evidence: the blocks that say how to cite it, and what its head shows.

``finders`` puts the block finders together. To add a cue phrase, add a row to
``phrases``; to add a way in which citations stand on pages, write a module with one
function ``find_…_blocks(page)`` and call it in ``finders``.
"""

from __future__ import annotations

from citekit.blocks.finders import find_blocks
from citekit.blocks.header import Header, find_header

__all__ = ["Header", "find_blocks", "find_header"]
