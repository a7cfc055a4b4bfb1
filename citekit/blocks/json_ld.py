"""What a page's JSON-LD says of the page itself (schema.org).

Of a graph, the node that describes an article, report, data set or the like counts; nodes
of cited works, sites, lists and crumbs do not.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping, Sequence

from citekit.model import JSON, Draft, Page, Raw
from citekit.normalize.agreement import fold
from citekit.normalize.types import infer_type
from citekit.patterns import lazy

_TYPES: Mapping[str, str | None] = {
    "ScholarlyArticle": "article-journal", "MedicalScholarlyArticle": "article-journal",
    "NewsArticle": "article-newspaper", "ReportageNewsArticle": "article-newspaper",
    "OpinionNewsArticle": "article-newspaper", "AnalysisNewsArticle": "article-newspaper",
    "BackgroundNewsArticle": "article-newspaper", "LiveBlogPosting": "article-newspaper",
    "BlogPosting": "post-weblog", "Report": "report", "Dataset": "dataset", "Thesis": "thesis",
    "Book": "book", "Chapter": "chapter", "SoftwareSourceCode": "software",
    "SoftwareApplication": "software", "TechArticle": "webpage", "Article": "webpage", "SocialMediaPosting": None,
    "PodcastEpisode": "broadcast", "RadioEpisode": "broadcast", "CreativeWork": None,
    "WebPage": "webpage", "AboutPage": "webpage", "ItemPage": "webpage",
}  # fmt: skip
_ORDER = tuple(_TYPES)
_PUBLISHED = frozenset(
    ("report", "dataset", "thesis", "book", "software", "article-journal", "chapter")
)
_EDITED = frozenset(("report", "book", "article-journal", "chapter"))
_VERSIONED = frozenset(("dataset", "software"))
_MAX_NODES = 2_000
_MAX_TEXT = 500
_CDATA = lazy(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$")
_ISO = lazy(r"((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?=[T\s]|$)")
_DOI = lazy(r"10\.\d{4,9}/\S+")


def find_json_ld(page: Page) -> tuple[Draft, ...]:
    """Return the draft of the page's main node, or none."""
    nodes = [node for text in page.json_ld for node in nodes_of(load_json(text))]
    ranked = [(rank, node) for node in nodes if (rank := _rank(node)) is not None]
    if not ranked:
        return ()
    _, node = min(ranked, key=lambda pair: pair[0])
    draft = _draft(node, page)
    return (draft,) if draft is not None else ()


def load_json(text: str) -> JSON:
    """Return the data of a JSON-LD script, ``None`` where it is broken."""
    try:
        data: JSON = json.loads(_CDATA.sub("", text.strip()), strict=False)
    except (ValueError, RecursionError):
        return None
    return data


def nodes_of(data: JSON) -> Iterator[Mapping[str, JSON]]:
    """Objects at the top, in lists and graphs; what they hold is their own."""
    stack = [data]
    for _ in range(_MAX_NODES):
        if not stack:
            return
        one = stack.pop(0)
        if isinstance(one, Mapping):
            yield one
            graph = one.get("@graph")
            main = one.get("mainEntity")
            stack += [part for part in (graph, main) if part is not None]
        elif isinstance(one, Sequence) and not isinstance(one, str):
            stack.extend(one)


def _rank(node: Mapping[str, JSON]) -> int | None:
    kinds = [kind.rsplit("/", 1)[-1] for kind in _texts(node.get("@type"))]
    known = [_ORDER.index(kind) for kind in kinds if kind in _TYPES]
    if not known or not (node.get("headline") or node.get("name")):
        return None
    return min(known)


def _draft(node: Mapping[str, JSON], page: Page) -> Draft | None:
    kinds = [kind.rsplit("/", 1)[-1] for kind in _texts(node.get("@type"))]
    kind = next((_TYPES[name] for name in _ORDER if name in kinds), None)
    found: dict[str, list[str]] = {
        "title": _title(node, page),
        "author": names_in(node.get("author") or node.get("creator")),
        "editor": names_in(node.get("editor")) if kind in _EDITED else [],
        "issued": [iso_day(text) for text in _texts(node.get("datePublished"))[:1]],
        "version": _texts(node.get("version"))[:1] if kind in _VERSIONED else [],
        "DOI": _dois(node),
        "page": _pages(node),
    }
    publisher = names_in(node.get("publisher"))[:1]
    found["publisher" if kind in _PUBLISHED else "container-title"] = publisher
    for part in _chain(node.get("isPartOf")):
        _add_part(part, found)
    if kind == "article-newspaper":
        found_kind = infer_type({"container-title": (found["container-title"] or [""])[0]})
        kind = found_kind if found_kind in ("article-magazine", "post-weblog") else kind
    if kind == "book":
        found["ISBN"] = _texts(node.get("isbn"))[:1]
    variables = {
        name: tuple(
            Raw(text=html.unescape(value[:_MAX_TEXT]), confidence=0.95)
            for value in values
            if value.strip()
        )
        for name, values in found.items()
    }
    variables = {name: raws for name, raws in variables.items() if raws}
    if "title" not in variables:
        return None
    return Draft(origin="json-ld", variables=variables, type=kind)


def _title(node: Mapping[str, JSON], page: Page) -> list[str]:
    """Headline or name: the one that the page's ``<title>`` shows, else the headline."""
    stated = [text for name in ("headline", "name") for text in _texts(node.get(name))[:1]]
    title = next((tag.value.strip() for tag in page.metadata if tag.name == "title"), "")
    shown = fold(title)
    for text in stated:
        if fold(text) and shown.startswith(fold(text)) and fold(title[: len(text)]) == fold(text):
            return [title[: len(text)]]  # in the letters of the page's own title
    return [text for text in stated if fold(text) and fold(text) in shown][:1] or stated[:1]


def iso_day(text: str) -> str:
    """Return the day of a date and time, whatever stands behind it; other text as it is.

    >>> iso_day("20180619T055000+0900"), iso_day("May 2018")
    ('2018-06-19', 'May 2018')
    """
    match = _ISO.match(text.strip())
    return "-".join(match.groups()) if match else text


def _add_part(part: Mapping[str, JSON], found: dict[str, list[str]]) -> None:
    """An issue, a volume or a periodical that the work is part of."""
    kinds = _texts(part.get("@type"))
    for name, variable in (("issueNumber", "issue"), ("volumeNumber", "volume"), ("issn", "ISSN")):
        if _texts(part.get(name)) and variable not in found and variable != "ISSN":
            found[variable] = _texts(part.get(name))[:1]
    if _texts(part.get("name")) and any(
        kind in ("Periodical", "Book", "Newspaper", "Blog", "BookSeries", "PodcastSeries")
        for kind in kinds
    ):
        found["container-title"] = _texts(part.get("name"))[:1]


def _chain(data: JSON) -> Iterator[Mapping[str, JSON]]:
    """A thing and what it is part of itself."""
    stack = [data]
    for _ in range(20):
        if not stack:
            return
        one = stack.pop(0)
        if isinstance(one, Mapping):
            yield one
            stack.append(one.get("isPartOf"))
        elif isinstance(one, Sequence) and not isinstance(one, str):
            stack.extend(one)


def _pages(node: Mapping[str, JSON]) -> list[str]:
    ends = [*_texts(node.get("pageStart"))[:1], *_texts(node.get("pageEnd"))[:1]]
    return ["-".join(ends)] if ends else _texts(node.get("pagination"))[:1]


def _dois(node: Mapping[str, JSON]) -> list[str]:
    for value in (node.get("identifier"), node.get("@id"), node.get("sameAs")):
        for text in _texts(value):
            match = _DOI.search(text)
            if match:
                return [match[0]]
    return []


def names_in(data: JSON) -> list[str]:
    """Names of people and organizations, as text."""
    if isinstance(data, str):
        return [] if data.startswith("http") else [data]
    if isinstance(data, Mapping):
        family, given = _texts(data.get("familyName"))[:1], _texts(data.get("givenName"))[:1]
        if family and given:
            return [f"{family[0]}, {given[0]}"]
        return [text for text in _texts(data.get("name")) if not text.startswith("http")]
    if isinstance(data, Sequence):
        return [name for one in data[:200] for name in names_in(one)]
    return []


def _texts(data: JSON) -> list[str]:
    """The strings of a value: one, a list, or an object's ``@value`` or ``name``."""
    if isinstance(data, str):
        return [data] if data.strip() else []
    if isinstance(data, bool) or data is None:
        return []
    if isinstance(data, int | float):
        return [str(data)]
    if isinstance(data, Mapping):
        return _texts(data.get("@value") or data.get("value") or data.get("name"))
    return [text for one in data[:200] for text in _texts(one)]
