"""PubMed's XML → Items: ``PubmedArticle`` and ``PubmedBookArticle``, as E-utilities give them.

Source: NLM's pubmed_190101.dtd and its element descriptions.
"""

from __future__ import annotations

from citekit.formats.notation import Loaded
from citekit.formats.pages import join_pages, plain_range
from citekit.formats.xml_trees import (
    Element,
    children,
    find,
    find_all,
    load_records,
    name_of,
    text_at,
    text_of,
    texts_at,
)
from citekit.model import Date, Item, Name, Notice, Value
from citekit.normalize.dates import parse_date

FIELDS = (
    ("title", "Article/ArticleTitle"), ("title", "ArticleTitle"),
    ("title", "Article/VernacularTitle"), ("title", "Book/BookTitle"),
    ("container-title", "Article/Journal/Title"), ("container-title", "MedlineJournalInfo/MedlineTA"),
    ("container-title-short", "Article/Journal/ISOAbbreviation"),
    ("volume", "Article/Journal/JournalIssue/Volume"), ("volume", "Book/Volume"),
    ("issue", "Article/Journal/JournalIssue/Issue"), ("page", "Article/Pagination/MedlinePgn"),
    ("page", "Pagination/MedlinePgn"), ("note", "GeneralNote"), ("ISSN", "Article/Journal/ISSN"), ("ISBN", "Book/Isbn"),
    ("publisher", "Book/Publisher/PublisherName"), ("edition", "Book/Edition"),
    ("publisher-place", "Book/Publisher/PublisherLocation"), ("medium", "Book/Medium"),
    ("collection-title", "Book/CollectionTitle"), ("language", "Article/Language"),
    ("language", "Language"), ("PMID", "PMID"),
)  # fmt: skip
"""CSL's variables and the places in a citation; of several places the first is read."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def load_pubmed_xml(text: str) -> Loaded:
    """Read PubMed's XML.

    Raises:
        ParseError: ``text`` is no XML.
    """
    return load_records(text, "PubMed XML", ("PubmedArticle", "PubmedBookArticle"), _item)


def _item(record: Element, notices: list[Notice]) -> Item:
    is_book = name_of(record) == "PubmedBookArticle"
    found = find(record, "BookDocument" if is_book else "MedlineCitation")
    citation = found if found is not None else record
    variables: dict[str, Value] = {}
    for variable, path in FIELDS:
        text = text_at(citation, path)
        if text:
            variables.setdefault(variable, plain_range(text) if variable == "page" else text)
    start, end = (text_at(citation, f"Article/Pagination/{end}Page") for end in ("Start", "End"))
    if start:
        variables.setdefault("page", join_pages(start, end))
    _read_names(citation, variables)
    if is_book and text_at(citation, "ArticleTitle") and text_at(citation, "Book/BookTitle"):
        variables["container-title"] = text_at(citation, "Book/BookTitle")
    _read_identifiers(record, citation, variables)
    abstract = _abstract(citation)
    if abstract:
        variables["abstract"] = abstract
    keywords = [*_headings(citation), *texts_at(citation, "KeywordList/Keyword")]
    if keywords:
        variables["keyword"] = ", ".join(dict.fromkeys(keywords))
    issued = _issued(citation)
    if issued is not None:
        variables["issued"] = issued
    kind = "article-journal"
    if is_book:
        kind = "chapter" if "container-title" in variables else "book"
    return Item(id="", type=kind, variables=variables)


def _read_names(citation: Element, variables: dict[str, Value]) -> None:
    lists = [(node, "author") for node in find_all(citation, "Article/AuthorList")]
    for path in ("AuthorList", "Book/AuthorList"):
        for node in find_all(citation, path):
            kind = "editor" if (node.get("Type") or "").startswith("editor") else "author"
            lists.append((node, kind))
    for node, variable in lists:
        names = tuple(name for name in map(_name, children(node, "Author")) if name != Name())
        if names and variable not in variables:
            variables[variable] = names


def _name(author: Element) -> Name:
    collective = text_at(author, "CollectiveName")
    if collective:
        return Name(literal=collective)
    return Name(
        family=text_at(author, "LastName"),
        given=text_at(author, "ForeName") or text_at(author, "Initials"),
        suffix=text_at(author, "Suffix"),
    )


def _read_identifiers(record: Element, citation: Element, variables: dict[str, Value]) -> None:
    kinds = {"doi": "DOI", "pmc": "PMCID", "pubmed": "PMID"}
    for path in ("PubmedData/ArticleIdList/ArticleId", "PubmedBookData/ArticleIdList/ArticleId"):
        for node in find_all(record, path):
            variable, text = kinds.get(node.get("IdType") or ""), text_of(node)
            if variable and text:
                variables.setdefault(variable, text)
    paths = ("Article/ELocationID", "ELocationID", "Book/ELocationID")
    for node in (node for path in paths for node in find_all(citation, path)):
        if node.get("EIdType") == "doi":
            variables.setdefault("DOI", text_of(node))


def _headings(citation: Element) -> list[str]:
    """Medical subject headings as MEDLINE prints them: ``Heading*/qualifier``."""
    words: list[str] = []
    for heading in find_all(citation, "MeshHeadingList/MeshHeading"):
        name = "".join(map(_heading, children(heading, "DescriptorName")))
        qualifiers = [_heading(node) for node in children(heading, "QualifierName")]
        words += [f"{name}/{qualifier}" for qualifier in qualifiers] or [name]
    return words


def _heading(node: Element) -> str:
    return text_of(node) + ("*" if node.get("MajorTopicYN") == "Y" else "")


def _abstract(citation: Element) -> str:
    parts: list[str] = []
    for path in ("Article/Abstract/AbstractText", "Abstract/AbstractText"):
        for node in find_all(citation, path):
            label, text = node.get("Label"), text_of(node)
            label = "" if (label or "").lower() == "unlabelled" else label
            parts.append(f"{label}: {text}" if label else text)
    return "\n".join(part for part in parts if part)


def _issued(citation: Element) -> Date | None:
    for path in (
        "Article/Journal/JournalIssue/PubDate", "Book/PubDate", "ContributionDate",
        "Article/ArticleDate",
    ):  # fmt: skip
        node = find(citation, path)
        if node is None:
            continue
        words = text_at(node, "MedlineDate")
        year, month, day = (text_at(node, part) for part in ("Year", "Month", "Day"))
        if month.isdecimal() and 1 <= int(month) <= 12:
            month = _MONTHS[int(month) - 1]
        text = words or " ".join(
            part for part in (day if month else "", month or text_at(node, "Season"), year) if part
        )
        if text:
            return parse_date(text) or parse_date(year) or Date(literal=text)
    return None
