"""What a page's ``<meta>`` tags say of it: Highwire, PRISM, Dublin Core, bepress, Eprints.

``citation_reference`` and its like describe cited works, and are left out.
"""

from __future__ import annotations

from collections.abc import Mapping

from citekit.model import Draft, Page, Raw

# A vocabulary: its tags, in lower case → CSL variable. A row of names repeats.
_HIGHWIRE: Mapping[str, str] = {
    "title": "title", "author": "author", "authors": "author", "editor": "editor",
    "publication_date": "issued", "date": "issued", "cover_date": "issued", "online_date": "issued",
    "year": "issued", "journal_title": "container-title", "conference_title": "container-title",
    "inbook_title": "container-title", "book_title": "container-title",
    "conference": "event-title", "volume": "volume", "issue": "issue", "doi": "DOI",
    "issn": "ISSN", "isbn": "ISBN", "publisher": "publisher",
    "technical_report_institution": "publisher", "dissertation_institution": "publisher",
    "technical_report_number": "number", "pmid": "PMID", "pmcid": "PMCID",
}  # fmt: skip
_PREFIXES = ("citation_", "bepress_citation_", "wkhealth_")
_DUBLIN_CORE: Mapping[str, str] = {
    "title": "title", "creator": "author", "contributor.author": "author", "date": "issued",
    "date.issued": "issued", "publisher": "publisher",
}  # fmt: skip
_PRISM: Mapping[str, str] = {
    "publicationname": "container-title", "volume": "volume", "number": "issue",
    "publicationdate": "issued", "doi": "DOI", "issn": "ISSN",
}  # fmt: skip
_EPRINTS: Mapping[str, str] = {
    "title": "title", "creators_name": "author", "date": "issued", "publication": "container-title",
    "volume": "volume", "number": "issue", "publisher": "publisher",
}  # fmt: skip
_OPEN_GRAPH: Mapping[str, str] = {
    "og:title": "title", "article:author": "author", "author": "author",
    "article:published_time": "issued", "og:site_name": "container-title",
}  # fmt: skip


def find_metadata(page: Page) -> tuple[Draft, ...]:
    """Return one draft a vocabulary that the page's tags use."""
    drafts = [
        _draft(page, prefix, table)
        for prefix, table in (
            *((prefix, _HIGHWIRE) for prefix in _PREFIXES),
            ("eprints.", _EPRINTS),
            ("dc.", _DUBLIN_CORE),
            ("dcterms.", _DUBLIN_CORE),
            ("prism.", _PRISM),
        )
    ]
    return tuple(draft for draft in drafts if draft is not None)


def _draft(page: Page, prefix: str, table: Mapping[str, str]) -> Draft | None:
    found: dict[str, list[str]] = {}
    pages: dict[str, str] = {}
    first = ""
    for tag in page.metadata:
        name = (
            tag.name.replace("dc:", "dc.")
            .replace("dcterms:", "dcterms.")
            .replace("prism:", "prism.")
        )
        if not name.startswith(prefix):
            continue
        name = name[len(prefix) :]
        if name in ("firstpage", "lastpage"):
            pages[name] = tag.value
            continue
        variable = table.get(name)
        if variable is None or not tag.value.strip():
            continue
        first = first or f"{prefix}{name}"
        if variable in ("author", "editor"):
            found.setdefault(variable, []).append(tag.value)
        else:
            found.setdefault(variable, [tag.value])
    if pages.get("firstpage"):
        ends = [pages["firstpage"], pages.get("lastpage", "")]
        found["page"] = ["-".join(end for end in ends if end)]
    if not found:
        return None
    return Draft(
        origin=f"meta:{first or prefix.rstrip('_.')}",
        variables={
            name: tuple(Raw(text=value, confidence=0.85) for value in values)
            for name, values in found.items()
        },
    )
