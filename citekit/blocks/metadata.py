"""What a page's ``<meta>`` tags say of it: Highwire, PRISM, Dublin Core, bepress, Eprints,
Open Graph and its like, and the address.

``citation_reference`` and its like describe cited works, and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citekit.blocks.json_ld import iso_day
from citekit.blocks.site import clean_author, clean_title, site_name
from citekit.model import Draft, Page, PageFormat, Raw
from citekit.normalize.agreement import fold
from citekit.normalize.identifiers import is_doi_url, parse_doi
from citekit.normalize.name_words import INSTITUTION_HEAD
from citekit.normalize.outlets import outlet_named
from citekit.normalize.type_words import PREPRINT
from citekit.patterns import lazy

# A vocabulary: its tags, in lower case → CSL variable. A row of names repeats.
_HIGHWIRE: Mapping[str, str] = {
    "title": "title", "author": "author", "authors": "author", "editor": "editor",
    "cover_date": "issued", "publication_date": "issued", "date": "issued", "online_date": "issued",
    "year": "issued", "journal_title": "container-title", "conference_title": "container-title",
    "inbook_title": "container-title", "book_title": "container-title", "volume": "volume",
    "issue": "issue", "doi": "DOI", "isbn": "ISBN", "publisher": "publisher",
    "technical_report_institution": "publisher", "dissertation_institution": "publisher",
    "technical_report_number": "number", "arxiv_id": "number",
}  # fmt: skip
_DUBLIN_CORE: Mapping[str, str] = {
    "title": "title", "creator": "author", "contributor.author": "author", "issued": "issued",
    "date.issued": "issued", "date": "issued", "date.created": "issued", "publisher": "publisher",
    "relation.ispartof": "container-title", "ispartof": "container-title",
}  # fmt: skip
_PRISM: Mapping[str, str] = {
    "publicationname": "container-title", "volume": "volume", "number": "issue",
    "publicationdate": "issued", "doi": "DOI",
}  # fmt: skip
_EPRINTS: Mapping[str, str] = {
    "title": "title", "creators_name": "author", "date": "issued", "publication": "container-title",
    "volume": "volume", "number": "issue", "publisher": "publisher",
}  # fmt: skip
_VOCABULARIES: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("citation_", _HIGHWIRE),
    ("bepress_citation_", _HIGHWIRE),
    ("wkhealth_", _HIGHWIRE),
    ("eprints.", _EPRINTS),
    ("dcterms.", _DUBLIN_CORE),
    ("dc.", _DUBLIN_CORE),
    ("prism.", _PRISM),
)
# Tags of the open web, the best first; the first that has a value counts.
_WEB: Mapping[str, tuple[str, ...]] = {
    "title": ("og:title", "parsely-title", "sailthru.title", "twitter:title", "hdl", "front:title", "title"),
    "author": ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dcsext.author", "front:author", "front:authors"),
    "issued": ("article:published_time", "article:published", "parsely-pub-date", "sailthru.date", "datepublished",
               "pdate", "publish_date", "publishdate", "pubdate", "date", "microdata:datepublished", "front:date", "time"),
}  # fmt: skip
_NAMED_AS_OUTLET = lazy(
    r"\b(?:news|blog|magazine|journal|review|press|times|post|radio|tv|forum)\b", re.IGNORECASE
)
_OF_ISSUES = ("citation_", "bepress_citation_", "wkhealth_", "eprints.")
_PADDED = lazy(r"(\d{4})[/-](\d\d)[/-](01)")
_DAY_IN_PATH = lazy(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)")
_TYPES = (
    ("dissertation_institution", "thesis"), ("technical_report_institution", "report"),
    ("conference_title", "paper-conference"), ("inbook_title", "chapter"),
    ("journal_title", "article-journal"), ("arxiv_id", "article"),
)  # fmt: skip


def find_metadata(page: Page) -> tuple[Draft, ...]:
    """Return one draft a vocabulary that the page's tags use, the most telling first."""
    drafts = [_draft(page, prefix, table) for prefix, table in _VOCABULARIES]
    return tuple(draft for draft in drafts if draft is not None)


def find_web_tags(page: Page) -> tuple[Draft, ...]:
    """Return the draft of Open Graph, Parse.ly, Sailthru and plain tags."""
    site = site_name(page)
    tags: dict[str, list[str]] = {}
    for tag in page.metadata:
        tags.setdefault(tag.name, []).append(tag.value)
    variables: dict[str, tuple[Raw, ...]] = {}
    origin = ""
    for variable, names in _WEB.items():
        for name in names:
            cleaned = (_cleaned(variable, value, site, page.url) for value in tags.get(name, ()))
            values = [value for value in cleaned if value]
            if values:
                kept = values if variable == "author" else values[:1]
                unique = list(dict.fromkeys(kept))
                variables[variable] = tuple(Raw(text=value, confidence=0.9) for value in unique)
                origin = origin or f"meta:{name}"
                break
    if site and page.format is PageFormat.HTML:
        publishes = INSTITUTION_HEAD.are_in(site) and outlet_named(site) is None
        name = "publisher" if publishes and not _NAMED_AS_OUTLET.search(site) else "container-title"
        variables[name] = (Raw(text=site, confidence=0.88),)
    if "title" not in variables and tags.get("title") and (heading := _heading(page)):
        variables["title"] = (Raw(text=heading, confidence=0.85),)
        origin = origin or "meta:title"
    if "title" not in variables:
        return ()
    if origin == "meta:title" and (heading := _heading(page)):
        stated = variables["title"][0].text
        if stated[len(heading) :].lstrip()[:1] in tuple("|–—-·:") and fold(stated).startswith(
            fold(heading)
        ):
            variables["title"] = (Raw(text=heading, confidence=0.9),)
    return (Draft(origin=origin, variables=variables, type="webpage"),)


def _heading(page: Page) -> str:
    for mark in page.marks:
        if mark.kind == "heading" and mark.value == "1":
            return page.text[mark.start : mark.end].strip()
    return ""


def find_address(page: Page) -> tuple[Draft, ...]:
    """Return the page's own address, and the day in it; a DOI's is a DOI."""
    if not page.url or page.format is not PageFormat.HTML:
        return ()
    if is_doi_url(page.url):
        raw = Raw(text=parse_doi(page.url), confidence=0.97)
        return (Draft(origin="url", variables={"DOI": (raw,)}),)
    variables = {"URL": (Raw(text=page.url, confidence=0.97),)}
    day = _DAY_IN_PATH.search(page.url)
    if day:
        variables["issued"] = (Raw(text="-".join(day.groups()), confidence=0.85),)
    return (Draft(origin="url", variables=variables),)


def _cleaned(variable: str, value: str, site: str | None, url: str | None) -> str:
    """A tag's value without what is not the work's: the site's name, "By"."""
    match variable:
        case "title":
            title = clean_title(value, site)
            return "" if site and fold(title) == fold(site) else title
        case "author":
            return clean_author(value, site, url)
        case "issued":
            return iso_day(value)
        case _:
            return value.strip()


def _draft(page: Page, prefix: str, table: Mapping[str, str]) -> Draft | None:
    found: dict[str, list[str]] = {}
    ranks: dict[str, int] = {}
    pages: dict[str, str] = {}
    names: list[str] = []
    order = list(table)
    for name, value in _tags(page, prefix):
        if name in ("firstpage", "lastpage", "startingpage", "endingpage"):
            pages["firstpage" if name in ("firstpage", "startingpage") else "lastpage"] = value
            continue
        variable = table.get(name)
        if variable is None or not value.strip() or (variable == "publisher" and "@" in value):
            continue  # a publisher's tag that holds an address of letters
        names.append(name)
        rank = order.index(name)
        if variable in ("author", "editor"):
            found.setdefault(variable, []).append(value)
        elif variable not in found or rank < ranks[variable]:
            found[variable], ranks[variable] = [value], rank
    if found.get("title") and prefix not in _OF_ISSUES:
        site = site_name(page)
        found["title"] = [clean_title(found["title"][0], site)]
    if found.get("issued") and prefix in _OF_ISSUES:
        found["issued"] = [_without_padding(found["issued"][0], page)]
    if pages.get("firstpage"):
        ends = [pages["firstpage"], pages.get("lastpage", "")]
        found["page"] = ["-".join(end for end in ends if end)]
    if found.get("container-title") and PREPRINT.match(found["container-title"][0]):
        found["publisher"] = found.pop("container-title")
        if "page" in found:
            found["number"] = found.pop("page")
    if "arxiv_id" in names:
        found.setdefault("publisher", ["arXiv"])
        found.setdefault("DOI", [f"10.48550/arXiv.{found['number'][0]}"])
    if not found:
        return None
    kind = next((kind for name, kind in _TYPES if name in names), None)
    return Draft(
        origin=f"meta:{prefix}{names[0] if names else 'firstpage'}",
        variables={
            name: tuple(Raw(text=value, confidence=0.96) for value in dict.fromkeys(values))
            for name, values in found.items()
        },
        type=kind,
    )


def _without_padding(date: str, page: Page) -> str:
    """Return an issue's date without the first day (of the year) that stands for none.

    Journals write 2010/09/01 for September 2010; another tag that has the very day
    shows that it is one.
    """
    match = _PADDED.fullmatch(date.strip())
    if match is None:
        return date
    day = "".join(match.groups())
    others = (tag.value for tag in page.metadata if tag.value.strip() != date.strip())
    if any(re.sub(r"\D", "", value[:10]) == day for value in others if value[:4] == day[:4]):
        return date
    return match[1] if match[2] == "01" else f"{match[1]}-{match[2]}"


def _tags(page: Page, prefix: str) -> Iterator[tuple[str, str]]:
    first = prefix[0]
    for tag in page.metadata:
        if tag.name[:1] != first:
            continue
        name = (
            tag.name.replace("dc:", "dc.")
            .replace("dcterms:", "dcterms.")
            .replace("prism:", "prism.")
        )
        if name.startswith(prefix):
            yield name[len(prefix) :], tag.value
