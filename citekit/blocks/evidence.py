"""Page → drafts of everything that speaks of it beside its blocks, the most trusted first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citekit.blocks.bylines import find_byline
from citekit.blocks.header import find_header
from citekit.blocks.json_ld import find_json_ld
from citekit.blocks.metadata import find_address, find_metadata, find_web_tags
from citekit.blocks.site import clean_author, clean_title, outlet_name, site_name
from citekit.model import Block, Draft, Page, Raw


def find_evidence(page: Page, found: Sequence[Block] = ()) -> tuple[Draft, ...]:
    """Return the drafts of metadata, of the visible head, and of the address.

    What stands in a block that was ``found`` is that block's word, and no other witness.
    """
    header = find_header(page).draft
    header = _outside(header, found) if header is not None else None
    return (
        *find_metadata(page),
        *(_without_site(draft, page) for draft in find_json_ld(page)),
        *(_with_outlet(draft, page) for draft in find_web_tags(page)),
        *find_byline(page),
        *((header,) if header is not None else ()),
        *find_address(page),
    )


def _outside(draft: Draft, found: Sequence[Block]) -> Draft | None:
    """Return ``draft`` without what stands in a block, ``None`` where nothing is left."""
    variables = {
        name: tuple(raw for raw in raws if not _is_within(raw, found))
        for name, raws in draft.variables.items()
    }
    variables = {name: raws for name, raws in variables.items() if raws}
    return replace(draft, variables=variables) if variables else None


def _is_within(raw: Raw, found: Sequence[Block]) -> bool:
    span = raw.span
    return span is not None and any(
        block.span.start <= span.start < block.span.end for block in found
    )


def _without_site(draft: Draft, page: Page) -> Draft:
    """A title without the site's name at its end, authors without the site."""
    site = site_name(page)
    variables = dict(draft.variables)
    variables["title"] = tuple(
        replace(raw, text=clean_title(raw.text, site)) for raw in variables["title"]
    )
    authors = tuple(
        raw
        for raw in variables.get("author", ())
        if clean_author(raw.text, site, page.url) or "/" in raw.text
    )
    variables.pop("author", None)
    if authors:
        variables["author"] = authors
    if set(shown(variables.get("author", ()))) & set(shown(variables.get("container-title", ()))):
        del variables["author"]  # the company that publishes
    return _with_outlet(replace(draft, variables=variables), page)


def shown(raws: tuple[Raw, ...]) -> list[str]:
    """Return the words of raw values."""
    return [raw.text for raw in raws]


def _with_outlet(draft: Draft, page: Page) -> Draft:
    """The container under the name that the outlet gives itself."""
    raws = draft.variables.get("container-title", ())
    name = outlet_name(page, raws[0].text if raws else None)
    if name is None or (not raws and draft.type != "webpage"):
        return draft
    raw = replace(raws[0], text=name) if raws else Raw(text=name, confidence=0.88)
    return replace(draft, variables={**draft.variables, "container-title": (raw,)})
