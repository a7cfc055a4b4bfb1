"""Reference strings → Readings: what ``read`` does with pages, without pages or blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from citekit import reference
from citekit.keys import make_keys
from citekit.model import Block, Page, PageFormat, Reading, Span
from citekit.normalize.drafts import normalize_draft
from citekit.normalize.merge import merge


def parse(text: str, *, check: bool = False) -> Reading:
    """Parse one reference string as people print it; the same shape as ``read``.

    With ``check``, what a grammar reads is read in a second way too: slower, and what the
    two dispute has less confidence and a notice.
    """
    page = Page(source="-", text=text, format=PageFormat.TEXT, sha256="")
    draft = reference.parse_reference(text, check=check)
    merged = merge([normalize_draft(draft)])
    keys = make_keys(merged.items)
    return Reading(
        page=page,
        verdict=merged.verdict,
        items=tuple(replace(item, id=key) for item, key in zip(merged.items, keys, strict=True)),
        fields=merged.fields,
        blocks=(Block(text=text, span=Span(0, len(text))),) if merged.items else (),
        drafts=(draft,) if merged.items else (),
        notices=merged.notices if merged.items else draft.notices,
    )


def parse_all(texts: Iterable[str], *, check: bool = False) -> Iterator[tuple[str, Reading]]:
    """Parse many reference strings, in their order; ``check`` as for ``parse``."""
    for text in texts:
        yield text, parse(text, check=check)
