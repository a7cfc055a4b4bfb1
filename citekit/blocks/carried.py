"""Citations that stand in attributes: tooltips and "copy citation" buttons.

The HTML reader puts such attributes behind the page's text, each a ``box`` marked with
the attribute's name. Many tooltips show *cited* works, so those of no citing name must
bear the page's own title.
"""

from __future__ import annotations

from citekit.blocks.own import own_words
from citekit.blocks.printed import printed_kind
from citekit.blocks.shape import has_date_or_identifier, is_complete, reference_points
from citekit.model import Block, BlockKind, Page, Span

_CITING = ("citation", "cite", "bibtex", "data-ris", "reference")
_ENOUGH = 5
_MOST = 8
# Letters beside the title: a button that shares a page carries little more than that.
_BESIDE = 20


def find_carried_blocks(page: Page) -> tuple[Block, ...]:
    """Return the page's own citations among its attributes."""
    boxes = [mark for mark in page.marks if mark.kind == "box" and mark.value.startswith("data-")]
    if not boxes:
        return ()
    own = own_words(page)
    found: list[Block] = []
    for mark in boxes:
        words = page.text[mark.start : mark.end].strip()
        kind = printed_kind(words, 0)
        citing = any(word in mark.value for word in _CITING)
        ours = own.stands_in(words)
        if not (citing and len(boxes) <= _MOST) and not (
            ours and own.words_beside(words) > _BESIDE
        ):
            continue
        if kind is None and (
            reference_points(words) < _ENOUGH or not has_date_or_identifier(words)
        ):
            continue
        start = page.text.find(words, mark.start)
        found.append(
            Block(
                text=words,
                span=Span(start, start + len(words)),
                cue=mark.value,
                kind=kind.kind if kind else BlockKind.REFERENCE,
                truncated=kind is None and not is_complete(words),
            )
        )
    return tuple(found)
