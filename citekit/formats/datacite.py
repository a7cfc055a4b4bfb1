"""DataCite's JSON → Items: the attributes of a DOI, as its API gives them.

Source: DataCite Metadata Schema 4.6 and the JSON of api.datacite.org.
"""

from __future__ import annotations

from collections.abc import Mapping

from citekit.formats.inverted import read_inverted
from citekit.formats.json_text import (
    Entry,
    entries_of,
    list_at,
    load_json,
    object_at,
    plain,
    text_at,
)
from citekit.formats.notation import Loaded
from citekit.formats.pages import join_pages
from citekit.formats.tables import to_csl
from citekit.model import JSON, Date, Item, Name, Value
from citekit.normalize.dates import parse_date
from citekit.normalize.edtf import parse_edtf

TYPES = (
    ("dataset", "Dataset"), ("software", "Software"), ("software", "ComputationalNotebook"),
    ("article-journal", "JournalArticle"), ("article", "Preprint"), ("book", "Book"),
    ("chapter", "BookChapter"), ("paper-conference", "ConferencePaper"),
    ("book", "ConferenceProceeding"), ("thesis", "Dissertation"), ("report", "Report"),
    ("report", "DataPaper"), ("report", "OutputManagementPlan"), ("standard", "Standard"),
    ("periodical", "Journal"), ("review", "PeerReview"), ("graphic", "Image"),
    ("motion_picture", "Audiovisual"), ("song", "Sound"), ("event", "Event"),
    ("collection", "Collection"), ("speech", "Presentation"), ("document", "Text"),
    ("document", "Other"), ("dataset", "Model"), ("dataset", "PhysicalObject"),
)  # fmt: skip
"""CSL's types and DataCite's general resource types."""

ROLES = (
    ("editor", "Editor"), ("producer", "Producer"), ("contributor", "ContactPerson"),
    ("contributor", "DataCollector"), ("contributor", "DataCurator"), ("contributor", "Other"),
    ("contributor", "ProjectMember"), ("contributor", "Researcher"), ("translator", "Translator"),
)  # fmt: skip
"""CSL's name variables and DataCite's kinds of contributors."""

DATES = (
    ("issued", "Issued"), ("submitted", "Submitted"), ("available-date", "Available"),
)  # fmt: skip
"""CSL's dates and DataCite's."""

_TYPE_OF, _ROLE_OF, _DATES_OF = to_csl(TYPES), to_csl(ROLES), to_csl(DATES)


def load_datacite(text: str) -> Loaded:
    """Read DOIs as DataCite's API gives them.

    Raises:
        ParseError: ``text`` is no JSON.
    """
    data, notices = load_json(text, "DataCite JSON")
    entries = [object_at(one, "attributes") or one for one in entries_of(data, "data")]
    return Loaded(items=tuple(map(_item, entries)), notices=notices)


def _item(entry: Entry) -> Item:
    variables: dict[str, Value] = {}
    listed: dict[str, list[Name]] = {}
    for one in list_at(entry, "creators"):
        listed.setdefault("author", []).append(_name(one))
    for one in list_at(entry, "contributors"):
        role = _ROLE_OF.get(text_at(one, "contributorType")) if isinstance(one, Mapping) else None
        if role:
            listed.setdefault(role, []).append(_name(one))
    variables |= {variable: tuple(names) for variable, names in listed.items()}
    _read_texts(entry, variables)
    for one in list_at(entry, "dates"):
        variable = _DATES_OF.get(text_at(one, "dateType")) if isinstance(one, Mapping) else None
        date = _date(text_at(one, "date")) if isinstance(one, Mapping) else None
        if variable and date is not None:
            variables[variable] = date
    year = _date(text_at(entry, "publicationYear"))
    if year is not None:
        variables.setdefault("issued", year)
    kind = text_at(object_at(entry, "types"), "resourceTypeGeneral")
    return Item(id="", type=_TYPE_OF.get(kind, "document"), variables=variables)


def _read_texts(entry: Entry, variables: dict[str, Value]) -> None:
    titles = [one for one in list_at(entry, "titles") if isinstance(one, Mapping)]
    main = [text_at(one, "title") for one in titles if not text_at(one, "titleType")]
    under = [text_at(one, "title") for one in titles if text_at(one, "titleType") == "Subtitle"]
    title = ": ".join(part for part in (*main[:1], *under[:1]) if part)
    publisher = entry.get("publisher")
    container = object_at(entry, "container")
    texts = {
        "title": title,
        "publisher": text_at(publisher, "name")
        if isinstance(publisher, Mapping)
        else plain(publisher),
        "DOI": text_at(entry, "doi"),
        "version": text_at(entry, "version"),
        "language": text_at(entry, "language"),
        "container-title": text_at(container, "title"),
        "volume": text_at(container, "volume"),
        "issue": text_at(container, "issue"),
        "page": join_pages(text_at(container, "firstPage"), text_at(container, "lastPage")),
        "genre": text_at(object_at(entry, "types"), "resourceType"),
        "keyword": ", ".join(_each(entry, "subjects", "subject")),
        "license": next(iter(_each(entry, "rightsList", "rights")), ""),
        "abstract": _abstract(entry),
        "URL": "" if text_at(entry, "doi") else text_at(entry, "url"),
    }
    variables |= {variable: text for variable, text in texts.items() if text}


def _each(entry: Entry, field: str, name: str) -> list[str]:
    texts = [text_at(one, name) for one in list_at(entry, field) if isinstance(one, Mapping)]
    return [text for text in texts if text]


def _abstract(entry: Entry) -> str:
    for one in list_at(entry, "descriptions"):
        if isinstance(one, Mapping) and text_at(one, "descriptionType") == "Abstract":
            return text_at(one, "description")
    return ""


def _name(value: JSON) -> Name:
    if not isinstance(value, Mapping):
        return Name(literal=plain(value))
    family, given = text_at(value, "familyName"), text_at(value, "givenName")
    if family:
        return Name(family=family, given=given)
    whole = text_at(value, "name")
    if text_at(value, "nameType") == "Organizational":
        return Name(literal=whole)
    return read_inverted(whole)


def _date(text: str) -> Date | None:
    return parse_edtf(text) or parse_date(text) if text else None
