"""schema.org's JSON-LD ↔ Items: a ``@graph`` of creative works, their holders as ``isPartOf``.

Source: schema.org 28. There is no place for notes: what it cannot say is named in a notice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from citekit.formats.bibtex_dates import write_edtf
from citekit.formats.inverted import read_parts, write_parts
from citekit.formats.json_text import (
    Entry,
    entries_of,
    list_at,
    load_json,
    object_at,
    plain,
    text_at,
)
from citekit.formats.leftovers import with_truncated, write_all
from citekit.formats.notation import Dumped, DumpOptions, Loaded
from citekit.formats.pages import join_pages, plain_range, split_pages
from citekit.formats.tables import to_csl, to_notation
from citekit.model import JSON, Date, Item, Name, Value
from citekit.normalize.dates import parse_date
from citekit.normalize.edtf import parse_edtf
from citekit.normalize.identifiers import parse_doi
from citekit.normalize.names import parse_name

TYPES = (
    ("article-journal", "ScholarlyArticle"), ("article-journal", "MedicalScholarlyArticle"),
    ("article-newspaper", "NewsArticle"), ("article-newspaper", "ReportageNewsArticle"),
    ("article-newspaper", "OpinionNewsArticle"), ("article-magazine", "Article"),
    ("post-weblog", "BlogPosting"), ("post", "SocialMediaPosting"),
    ("post", "DiscussionForumPosting"), ("book", "Book"), ("chapter", "Chapter"),
    ("thesis", "Thesis"), ("report", "Report"), ("report", "TechArticle"), ("dataset", "Dataset"),
    ("software", "SoftwareSourceCode"), ("software", "SoftwareApplication"),
    ("webpage", "WebPage"), ("webpage", "WebSite"), ("motion_picture", "Movie"),
    ("motion_picture", "VideoObject"), ("broadcast", "Episode"), ("broadcast", "PodcastEpisode"),
    ("broadcast", "TVEpisode"), ("broadcast", "RadioEpisode"), ("song", "MusicRecording"),
    ("musical_score", "SheetMusic"), ("map", "Map"), ("graphic", "VisualArtwork"),
    ("figure", "ImageObject"), ("graphic", "Photograph"), ("review", "Review"),
    ("review-book", "CriticReview"), ("legislation", "Legislation"), ("manuscript", "Manuscript"),
    ("collection", "Collection"), ("periodical", "Periodical"), ("event", "Event"),
    ("speech", "PresentationDigitalDocument"), ("personal_communication", "Message"),
    ("performance", "TheaterEvent"), ("document", "CreativeWork"),
)  # fmt: skip
"""CSL's types and schema.org's; of several rows the first is written."""

NEAREST = (
    ("paper-conference", "ScholarlyArticle"), ("article", "ScholarlyArticle"),
    ("entry-encyclopedia", "Chapter"), ("entry-dictionary", "Chapter"), ("entry", "Chapter"),
    ("classic", "Book"), ("pamphlet", "Book"),
)  # fmt: skip
"""What is written for types that schema.org lacks."""

FIELDS = (
    ("title", "name"), ("title", "headline"), ("title-short", "alternateName"),
    ("abstract", "abstract"), ("abstract", "description"), ("genre", "genre"),
    ("edition", "bookEdition"), ("ISBN", "isbn"), ("number-of-pages", "numberOfPages"),
    ("version", "version"), ("version", "softwareVersion"), ("language", "inLanguage"),
    ("license", "license"), ("number", "reportNumber"), ("status", "creativeWorkStatus"),
    ("URL", "url"), ("medium", "material"), ("page", "pagination"),
)  # fmt: skip
"""CSL's text variables and schema.org's properties of the work itself."""

NAMES = (
    ("author", "author"), ("author", "creator"), ("editor", "editor"), ("translator", "translator"),
    ("illustrator", "illustrator"), ("director", "director"), ("composer", "composer"),
    ("producer", "producer"), ("contributor", "contributor"), ("performer", "actor"),
)  # fmt: skip
"""CSL's name variables and schema.org's properties."""

DATES = (
    ("issued", "datePublished"), ("issued", "dateCreated"), ("submitted", "dateSubmitted"),
)  # fmt: skip
"""CSL's dates and schema.org's properties."""

IDENTIFIERS = (("DOI", "doi"), ("PMID", "pmid"), ("PMCID", "pmcid"))
"""CSL's variables and the ``propertyID`` of an identifier."""

_TYPE_OF, _CLASS_OF = to_csl(TYPES), to_notation((*TYPES, *NEAREST))
_FIELD_OF, _PROPERTY_OF = to_notation(FIELDS), to_notation(NAMES)
_JOURNALS = frozenset(
    ("article-journal", "article-magazine", "article-newspaper", "review", "review-book")
)
_HOLDERS = {"chapter": "Book", "webpage": "WebSite", "post-weblog": "Blog"}
_ROOMS = frozenset(("PublicationIssue", "PublicationVolume"))
_MAX_HOLDERS = 5


# ── Reading ──────────────────────────────────────────────────────────────────────────


def load_schema_org(text: str) -> Loaded:
    """Read JSON-LD; objects that are no creative work are passed over.

    Raises:
        ParseError: ``text`` is no JSON.
    """
    data, notices = load_json(text, "JSON-LD")
    items = tuple(
        _item(entry, kind) for entry in entries_of(data, "@graph") if (kind := _kind(entry))
    )
    return Loaded(items=items, notices=notices)


def _kind(entry: Entry) -> str:
    names = [plain(one).rpartition("/")[2] for one in list_at(entry, "@type")]
    return next((_TYPE_OF[name] for name in names if name in _TYPE_OF), "")


def _item(entry: Entry, kind: str) -> Item:
    variables: dict[str, Value] = {}
    truncated: list[str] = []
    for variable, field in NAMES:
        names = tuple(_name(one) for one in list_at(entry, field))
        names = tuple(name for name in names if name != Name())
        if names and names[-1] == Name(literal="et al."):
            truncated.append(variable)
            names = names[:-1]
        if names:
            variables.setdefault(variable, names)
    for variable, field in FIELDS:
        text = _text(entry.get(field))
        if text:
            variables.setdefault(variable, plain_range(text) if variable == "page" else text)
    for variable, field in DATES:
        text = text_at(entry, field)
        date = parse_edtf(text) or parse_date(text) or (Date(literal=text) if text else None)
        if date is not None:
            variables.setdefault(variable, date)
    words = [plain(one) for one in list_at(entry, "keywords")]
    if any(words):
        variables["keyword"] = ", ".join(word for word in words if word)
    pages = join_pages(text_at(entry, "pageStart"), text_at(entry, "pageEnd"))
    if pages:
        variables.setdefault("page", pages)
    _read_publisher(entry, variables)
    _read_identifiers(entry, variables)
    for holder in _holders(entry):
        _read_holder(holder, variables)
    key = text_at(entry, "@id").partition("#")[2]
    return Item(id=key, type=kind, variables=variables, custom=with_truncated({}, truncated))


def _text(value: JSON) -> str:
    if isinstance(value, Mapping):
        return text_at(value, "name") or text_at(value, "@id") or text_at(value, "url")
    if isinstance(value, list):
        return next((text for one in value if (text := _text(one))), "")
    return plain(value)


def _name(value: JSON) -> Name:
    if not isinstance(value, Mapping):
        return parse_name(plain(value)) if plain(value) else Name()
    family, given = text_at(value, "familyName"), text_at(value, "givenName")
    if family or given:
        return read_parts(family, given, text_at(value, "honorificSuffix"))
    whole = text_at(value, "name")
    is_person = "Person" in map(plain, list_at(value, "@type"))
    return parse_name(whole) if is_person and whole else Name(literal=whole)


def _read_publisher(entry: Entry, variables: dict[str, Value]) -> None:
    publisher = entry.get("publisher") or entry.get("sourceOrganization")
    one = object_at(entry, "publisher")
    place = object_at(one, "location") or object_at(one, "address")
    texts = {
        "publisher": _text(publisher),
        "publisher-place": text_at(place, "name") or text_at(place, "addressLocality")
        or _text(entry.get("locationCreated")),
    }  # fmt: skip
    variables |= {variable: text for variable, text in texts.items() if text}


def _read_identifiers(entry: Entry, variables: dict[str, Value]) -> None:
    kinds = to_csl(IDENTIFIERS)
    for one in (*list_at(entry, "identifier"), *list_at(entry, "sameAs"), *list_at(entry, "@id")):
        if isinstance(one, Mapping):
            variable = kinds.get(text_at(one, "propertyID").rpartition("/")[2].lower())
            value = text_at(one, "value")
            if variable and value:
                doi = parse_doi(value) if variable == "DOI" else ""
                variables.setdefault(variable, doi or value)
        elif parse_doi(plain(one)):
            variables.setdefault("DOI", parse_doi(plain(one)))


def _holders(entry: Entry) -> Iterator[Entry]:
    for _ in range(_MAX_HOLDERS):
        holders = [one for one in list_at(entry, "isPartOf") if isinstance(one, Mapping)]
        yield from holders
        if not holders:
            return
        entry = holders[0]


def _read_holder(holder: Entry, variables: dict[str, Value]) -> None:
    issn = _text(holder.get("issn"))
    for variable, field in (("volume", "volumeNumber"), ("issue", "issueNumber")):
        if text_at(holder, field):
            variables.setdefault(variable, text_at(holder, field))
    if issn:
        variables.setdefault("ISSN", issn)
    if text_at(holder, "isbn"):
        variables.setdefault("ISBN", text_at(holder, "isbn"))
    kinds = {plain(one) for one in list_at(holder, "@type")}
    title = text_at(holder, "name")
    if not title or kinds & _ROOMS:
        return
    is_series = "BookSeries" in kinds or "CreativeWorkSeries" in kinds
    variables.setdefault("collection-title" if is_series else "container-title", title)
    if text_at(holder, "alternateName"):
        variables.setdefault("container-title-short", text_at(holder, "alternateName"))


# ── Writing ──────────────────────────────────────────────────────────────────────────


def dump_schema_org(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write a graph of works; what schema.org cannot say is named."""
    graph, notices = write_all(items, _entry, _read_one, "schema.org", has_note=False)
    data = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(data, ensure_ascii=options.ascii_only, indent=2)
    return Dumped(text=_inert(text) + "\n", notices=notices)


def _inert(text: str) -> str:
    """JSON that cannot end the ``script`` element that it is pasted into."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _read_one(entry: Entry) -> Item:
    return _item(entry, _kind(entry))


def _entry(item: Item) -> Entry:
    entry: dict[str, JSON] = {"@type": _CLASS_OF.get(item.type, "CreativeWork")}
    if item.id:
        entry["@id"] = f"#{item.id}"
    for variable, value in item.variables.items():
        if isinstance(value, tuple) and variable in _PROPERTY_OF:
            people: list[JSON] = [_person(name) for name in value]
            if variable in item.truncated:
                people.append({"@type": "Organization", "name": "et al."})
            entry[_PROPERTY_OF[variable]] = people
        elif isinstance(value, str) and value and variable in _FIELD_OF:
            entry[_FIELD_OF[variable]] = value
    for variable, field in to_notation(DATES).items():
        date = item.date(variable)
        if date is not None:
            entry[field] = write_edtf(date)
    _write_rest(item, entry)
    return entry


def _person(name: Name) -> JSON:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    family, given = write_parts(name)
    parts = {"familyName": family, "givenName": given, "honorificSuffix": name.suffix}
    whole = " ".join(part for part in (given, family, name.suffix) if part)
    return {"@type": "Person", "name": whole} | {key: text for key, text in parts.items() if text}


def _write_rest(item: Item, entry: dict[str, JSON]) -> None:
    first, last = split_pages(item.text("page"))
    if last:
        entry.pop("pagination", None)
        entry |= {"pageStart": first, "pageEnd": last}
    if item.text("keyword"):
        entry["keywords"] = item.text("keyword")
    publisher, place = item.text("publisher"), item.text("publisher-place")
    if publisher or place:
        entry["publisher"] = {
            "@type": "Organization",
            **({"name": publisher} if publisher else {}),
            **({"location": {"@type": "Place", "name": place}} if place else {}),
        }
    identifiers: list[JSON] = [
        {"@type": "PropertyValue", "propertyID": kind, "value": item.text(variable)}
        for variable, kind in IDENTIFIERS
        if item.text(variable)
    ]
    if identifiers:
        entry["identifier"] = identifiers
    if item.text("DOI"):
        entry["sameAs"] = f"https://doi.org/{item.text('DOI')}"
    holder = _write_holder(item)
    if holder:
        entry["isPartOf"] = holder


def _write_holder(item: Item) -> JSON:
    """The work that holds this one: a journal by its volume and issue, else a book or a site."""
    kind = "Periodical" if item.type in _JOURNALS else _HOLDERS.get(item.type, "CreativeWork")
    texts = {
        "name": item.text("container-title"),
        "alternateName": item.text("container-title-short"),
        "issn": item.text("ISSN"),
    }
    texts = {field: text for field, text in texts.items() if text}
    holder: dict[str, JSON] = {"@type": kind, **texts} if texts else {}
    for room, field, variable in (
        ("PublicationVolume", "volumeNumber", "volume"), ("PublicationIssue", "issueNumber", "issue")
    ):  # fmt: skip
        if item.text(variable):
            above: dict[str, JSON] = {"isPartOf": holder} if holder else {}
            holder = {"@type": room, field: item.text(variable), **above}
    if item.text("collection-title"):
        series: JSON = {"@type": "BookSeries", "name": item.text("collection-title")}
        return [holder, series] if holder else series
    return holder
