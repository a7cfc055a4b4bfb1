"""Page → evidence: the blocks that say how to cite it, and what else it says of itself.

``finders`` puts the block finders together. To add a cue phrase, add a row to
``phrases``; to add a way in which citations stand on pages, write a module with one
function ``find_…_blocks(page)`` and call it in ``finders``; to add a vocabulary of
metadata, give it a table in ``metadata``.
"""

from __future__ import annotations

from citekit.blocks.evidence import find_evidence
from citekit.blocks.finders import find_blocks
from citekit.blocks.header import Header, find_header
from citekit.blocks.plain import Plain, plain_text, relocate
from citekit.blocks.printed import mended_bibtex
from citekit.blocks.titles import title_spans

__all__ = [
    "Header",
    "Plain",
    "find_blocks",
    "find_evidence",
    "find_header",
    "mended_bibtex",
    "plain_text",
    "relocate",
    "title_spans",
]
