"""OpenAlex's JSON → Items: works of its API, alone or in ``results``.

Source: docs.openalex.org, the Work object.
"""

from __future__ import annotations

from collections.abc import Mapping

from citekit.formats.json_text import Entry, entries_of, list_at, load_json, object_at, text_at
from citekit.formats.notation import Loaded
from citekit.formats.pages import join_pages
from citekit.formats.tables import to_csl
from citekit.model import JSON, Date, Item, Name, Value
from citekit.normalize.edtf import parse_edtf
from citekit.normalize.identifiers import parse_doi
from citekit.normalize.names import parse_name

TYPES = (
    ("article-journal", "article"), ("article-journal", "review"), ("article-journal", "letter"),
    ("article-journal", "editorial"), ("article-journal", "erratum"), ("article", "preprint"),
    ("book", "book"), ("chapter", "book-chapter"), ("dataset", "dataset"), ("thesis", "dissertation"),
    ("report", "report"), ("standard", "standard"), ("entry", "reference-entry"),
    ("review", "peer-review"), ("document", "other"), ("document", "paratext"),
    ("paper-conference", "proceedings-article"), ("article-journal", "journal-article"),
)  # fmt: skip
"""CSL's types and OpenAlex's."""

FIELDS = (
    ("title", "title"), ("volume", "biblio/volume"), ("issue", "biblio/issue"),
    ("container-title", "primary_location/source/display_name"),
    ("ISSN", "primary_location/source/issn_l"),
    ("publisher", "primary_location/source/host_organization_name"),
    ("URL", "primary_location/landing_page_url"), ("language", "language"), ("DOI", "doi"),
    ("PMID", "ids/pmid"), ("PMCID", "ids/pmcid"),
)  # fmt: skip
"""CSL's text variables and the places in a work."""

_TYPE_OF = to_csl(TYPES)
_SERIES = frozenset(("repository", "metadata"))
_MAX_WORDS = 20_000


def load_openalex(text: str) -> Loaded:
    """Read works as OpenAlex's API gives them.

    Raises:
        ParseError: ``text`` is no JSON.
    """
    data, notices = load_json(text, "OpenAlex JSON")
    return Loaded(items=tuple(map(_item, entries_of(data, "results"))), notices=notices)


def _item(entry: Entry) -> Item:
    variables: dict[str, Value] = {}
    names = tuple(_name(one) for one in list_at(entry, "authorships") if isinstance(one, Mapping))
    if names:
        variables["author"] = names
    for variable, place in FIELDS:
        text = _text(entry, place)
        if text:
            variables[variable] = text
    doi = parse_doi(_text(entry, "doi"))
    if doi:
        variables["DOI"] = doi
        variables.pop("URL", None)
    for variable in ("PMID", "PMCID"):
        held = variables.get(variable)
        if isinstance(held, str):
            variables[variable] = held.rstrip("/").rpartition("/")[2]
    biblio = object_at(entry, "biblio")
    pages = join_pages(text_at(biblio, "first_page"), text_at(biblio, "last_page"))
    if pages:
        variables["page"] = pages
    issued = parse_edtf(text_at(entry, "publication_date"))
    issued = issued or parse_edtf(text_at(entry, "publication_year"))
    if issued is not None:
        variables["issued"] = _whole_year(issued)
    abstract = _abstract(object_at(entry, "abstract_inverted_index"))
    if abstract:
        variables["abstract"] = abstract
    kind = _TYPE_OF.get(text_at(entry, "type"), "document")
    source = object_at(object_at(entry, "primary_location"), "source")
    if kind == "article-journal" and text_at(source, "type") == "conference":
        kind = "paper-conference"
    if kind == "article-journal" and text_at(source, "type") in _SERIES:
        kind = "article"
    return Item(id="", type=kind, variables=variables)


def _text(entry: Entry, place: str) -> str:
    *above, name = place.split("/")
    for step in above:
        entry = object_at(entry, step)
    return text_at(entry, name)


def _name(authorship: Entry) -> Name:
    raw = text_at(authorship, "raw_author_name")
    shown = text_at(object_at(authorship, "author"), "display_name")
    return parse_name(shown or raw)


def _whole_year(date: Date) -> Date:
    """OpenAlex writes 1 January where it knows the year alone."""
    first = date.parts[0] if date.parts else ()
    return Date(parts=((first[0],),)) if first[1:] == (1, 1) else date


def _abstract(index: Mapping[str, JSON]) -> str:
    words: dict[int, str] = {}
    for word, places in index.items():
        for place in places if isinstance(places, list) else ():
            if isinstance(place, int) and 0 <= place < _MAX_WORDS:
                words[place] = word
    return " ".join(words[place] for place in sorted(words))
