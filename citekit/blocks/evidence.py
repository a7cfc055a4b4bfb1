"""Page → drafts of everything that speaks of it beside its blocks, the most trusted first."""

from __future__ import annotations

from dataclasses import replace

from citekit.blocks.header import find_header
from citekit.blocks.json_ld import find_json_ld
from citekit.blocks.metadata import find_address, find_byline, find_metadata, find_web_tags
from citekit.blocks.site import clean_title, site_name
from citekit.model import Draft, Page


def find_evidence(page: Page) -> tuple[Draft, ...]:
    """Return the drafts of metadata, of the visible head, and of the address."""
    header = find_header(page).draft
    return (
        *find_metadata(page),
        *(_without_site(draft, page) for draft in find_json_ld(page)),
        *find_web_tags(page),
        *find_byline(page),
        *((header,) if header is not None else ()),
        *find_address(page),
    )


def _without_site(draft: Draft, page: Page) -> Draft:
    """A title without the site's name at its end."""
    site = site_name(page)
    raws = tuple(replace(raw, text=clean_title(raw.text, site)) for raw in draft.variables["title"])
    return replace(draft, variables={**draft.variables, "title": raws})
