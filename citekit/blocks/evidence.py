"""Page → drafts of everything that speaks of it beside its blocks, the most trusted first."""

from __future__ import annotations

from citekit.blocks.header import find_header
from citekit.blocks.metadata import find_metadata
from citekit.model import Draft, Page


def find_evidence(page: Page) -> tuple[Draft, ...]:
    """Return the drafts of metadata and of the visible head."""
    header = find_header(page).draft
    return (*find_metadata(page), *((header,) if header is not None else ()))
