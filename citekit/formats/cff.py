"""CITATION.cff ↔ Items: a project's own entry, ``preferred-citation`` and ``references``.

Source: Citation File Format 1.2.0 (github.com/citation-file-format). The first item is
written as the preferred citation, the others as references; keys stand in ``abbreviation``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from citekit.errors import ItemError
from citekit.formats.json_text import Entry, list_at, object_at, plain, text_at
from citekit.formats.leftovers import read_note, with_truncated, write_all
from citekit.formats.notation import Dumped, DumpOptions, Loaded, item_invalid, type_replaced
from citekit.formats.pages import join_pages, split_pages
from citekit.formats.tables import to_csl, to_notation
from citekit.formats.yaml_text import load_yaml, write_yaml
from citekit.model import JSON, Date, Item, Name, Notice, Value
from citekit.normalize.edtf import parse_edtf
from citekit.normalize.identifiers import parse_doi
from citekit.patterns import lazy

TYPES = (
    ("article-journal", "article"), ("article-magazine", "magazine-article"),
    ("article-newspaper", "newspaper-article"), ("book", "book"), ("book", "manual"),
    ("book", "edited-work"), ("book", "catalogue"), ("post-weblog", "blog"),
    ("paper-conference", "conference-paper"), ("book", "proceedings"), ("event", "conference"),
    ("software", "software"), ("software", "software-code"), ("software", "software-container"),
    ("software", "software-executable"), ("software", "software-virtual-machine"),
    ("dataset", "data"), ("dataset", "dataset"), ("dataset", "database"), ("thesis", "thesis"),
    ("report", "report"), ("report", "government-document"), ("report", "grant"),
    ("webpage", "website"), ("graphic", "art"), ("bill", "bill"), ("entry-dictionary", "dictionary"),
    ("entry-encyclopedia", "encyclopedia"), ("hearing", "hearing"), ("classic", "historical-work"),
    ("legal_case", "legal-case"), ("regulation", "legal-rule"), ("legislation", "statute"),
    ("map", "map"), ("musical_score", "music"), ("pamphlet", "pamphlet"), ("patent", "patent"),
    ("personal_communication", "personal-communication"), ("periodical", "serial"),
    ("speech", "slides"), ("song", "sound-recording"), ("standard", "standard"),
    ("manuscript", "unpublished"), ("motion_picture", "video"), ("broadcast", "film-broadcast"),
    ("motion_picture", "audiovisual"), ("motion_picture", "multimedia"), ("document", "generic"),
)  # fmt: skip
"""CSL's types and CFF's; of several rows the first is written."""

NEAREST = (
    ("article", "unpublished"), ("review", "article"), ("review-book", "article"),
    ("chapter", "generic"), ("collection", "edited-work"), ("entry", "encyclopedia"),
    ("treaty", "statute"), ("figure", "art"), ("post", "website"),
)  # fmt: skip
"""What is written for types that CFF lacks; the notes say the true one."""

FIELDS = (
    ("title", "title"), ("container-title", "journal"), ("container-title", "collection-title"),
    ("volume", "volume"), ("issue", "issue"), ("number", "number"), ("edition", "edition"),
    ("section", "section"), ("number-of-pages", "pages"), ("number-of-volumes", "number-volumes"),
    ("volume-title", "volume-title"), ("version", "version"), ("abstract", "abstract"),
    ("medium", "medium"), ("genre", "thesis-type"), ("license", "license"), ("DOI", "doi"),
    ("URL", "url"), ("URL", "repository-code"), ("ISBN", "isbn"), ("ISSN", "issn"), ("PMCID", "pmcid"),
    ("source", "database"), ("call-number", "entry"), ("note", "notes"),
)  # fmt: skip
"""CSL's text variables and CFF's fields."""

NAMES = (
    ("author", "authors"), ("editor", "editors"), ("collection-editor", "editors-series"),
    ("translator", "translators"), ("recipient", "recipients"),
)  # fmt: skip
"""CSL's name variables and CFF's fields."""

ENTITIES = (
    ("publisher", "publisher"), ("authority", "institution"), ("event-title", "conference"),
    ("event-place", "location"),
)  # fmt: skip
"""CSL's variables and CFF's entities, of which the name is taken."""

# What CFF's schema demands of a value; others stand in the notes.
_SHAPES = {
    "doi": lazy(r"10\.\d{4,9}(?:\.\d+)?/[A-Za-z0-9:/_;\-.()\[\]\\]+"),
    "url": lazy(r"(?:https|http|ftp|sftp)://[!#-;=?-Z\[\]_a-z~]+"),
    "isbn": lazy(r"[0-9\- ]{10,17}X?"),
    "issn": lazy(r"[0-9]{4}-[0-9]{3}[0-9xX]"),
    "pmcid": lazy(r"PMC[0-9]{7}"),
    "license": lazy(r"MIT|Apache-2\.0|BSD-[23]-Clause|GPL-[23]\.0-(?:only|or-later)|"
                          r"LGPL-[23]\.[01]-(?:only|or-later)|MPL-2\.0|CC0-1\.0|"
                          r"CC-BY(?:-SA|-NC|-ND|-NC-SA|-NC-ND)?-4\.0|EUPL-1\.2|ISC|Unlicense"),
}  # fmt: skip
_TYPE_OF, _CFF_TYPE = to_csl(TYPES), to_notation((*TYPES, *NEAREST))
_FIELD_OF = to_notation(FIELDS)
_ANONYMOUS = "anonymous"
_UNTITLED = "Untitled"
_LANGUAGE = lazy(r"[a-z]{2,3}")


# ── Reading ──────────────────────────────────────────────────────────────────────────


def load_cff(text: str) -> Loaded:
    """Read CITATION.cff: the preferred citation, the project itself, its references.

    Raises:
        ParseError: ``text`` is no YAML. ItemError: it is no mapping.
    """
    data, found = load_yaml(text)
    if not isinstance(data, Mapping):
        raise ItemError("", "a mapping with cff-version, title and authors is expected")
    notices = list(found)
    preferred = object_at(data, "preferred-citation")
    entries: list[tuple[str, Entry]] = []
    if preferred:
        entries.append(("preferred-citation", preferred))
    if text_at(data, "title") and text_at(data, "title") != text_at(preferred, "title"):
        entries.append(("", {"type": "software", **data}))
    for number, one in enumerate(list_at(data, "references")):
        if isinstance(one, Mapping):
            entries.append((f"references[{number}]", one))
        else:
            notices.append(item_invalid(f"references[{number}]", "a reference is a mapping"))
    items = tuple(_item(entry, path, notices) for path, entry in entries)
    return Loaded(items=items, notices=tuple(notices))


def _item(entry: Entry, path: str, notices: list[Notice]) -> Item:
    kind = _TYPE_OF.get(text_at(entry, "type"), "")
    if not kind:
        kind = "document"
        notices.append(type_replaced(path, text_at(entry, "type")))
    variables: dict[str, Value] = {}
    truncated: list[str] = []
    for variable, field in NAMES:
        names = tuple(map(_name, list_at(entry, field)))
        if names == (Name(literal=_ANONYMOUS),):
            continue  # CFF wants an author of every work
        if names and names[-1] == Name(literal="et al."):
            truncated.append(variable)
            names = names[:-1]
        if names:
            variables[variable] = names
    for variable, field in FIELDS:
        value = entry.get(field)
        text = plain(value) or next(iter(_texts(value)), "")
        if text:
            variables.setdefault(variable, text)
    for variable, field in ENTITIES:
        entity = object_at(entry, field)
        if text_at(entity, "name"):
            variables[variable] = text_at(entity, "name")
    _read_rest(entry, variables)
    item = Item(
        id=text_at(entry, "abbreviation"),
        type=kind,
        variables=variables,
        custom=with_truncated({}, truncated),
    )
    return read_note(item)


def _texts(value: JSON) -> Sequence[str]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return ()
    return tuple(text for text in map(plain, value) if text)


def _read_rest(entry: Entry, variables: dict[str, Value]) -> None:
    place = text_at(object_at(entry, "publisher"), "city")
    pages = join_pages(text_at(entry, "start"), text_at(entry, "end"))
    doi = parse_doi(text_at(entry, "doi"))
    for one in list_at(entry, "identifiers"):
        if not doi and isinstance(one, Mapping) and text_at(one, "type") == "doi":
            doi = parse_doi(text_at(one, "value"))
    texts = {
        "publisher-place": place,
        "page": pages,
        "DOI": doi or text_at(entry, "doi"),
        "keyword": ", ".join(_texts(entry.get("keywords"))),
        "language": next(iter(_texts(entry.get("languages"))), ""),
    }
    dates = {
        "issued": _issued(entry),
        "accessed": parse_edtf(text_at(entry, "date-accessed")),
        "original-date": parse_edtf(text_at(entry, "year-original")),
    }
    variables |= {name: text for name, text in texts.items() if text}
    variables |= {name: date for name, date in dates.items() if date is not None}


def _issued(entry: Entry) -> Date | None:
    for field in ("date-published", "date-released", "issue-date"):
        date = parse_edtf(text_at(entry, field))
        if date is not None:
            return date
    year, month = text_at(entry, "year"), text_at(entry, "month")
    date = parse_edtf(f"{int(year):04d}" if year.isdecimal() and len(year) < 5 else year)
    if date is None:
        return Date(literal=year) if year else None
    if month.isdecimal() and len(date.parts) == 1 and len(date.parts[0]) == 1:
        return Date(parts=((date.parts[0][0], int(month)),), circa=date.circa)
    return date


def _name(value: JSON) -> Name:
    if not isinstance(value, Mapping):
        return Name(literal=plain(value))
    if text_at(value, "name"):
        return Name(literal=text_at(value, "name"))
    family, given = text_at(value, "family-names"), text_at(value, "given-names")
    if not (family or given):
        return Name(literal=text_at(value, "alias"))
    return Name(
        family=family,
        given=given,
        non_dropping_particle=text_at(value, "name-particle"),
        suffix=text_at(value, "name-suffix"),
    )


# ── Writing ──────────────────────────────────────────────────────────────────────────


def dump_cff(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write CITATION.cff 1.2.0; what it cannot say stands in ``notes``.

    Raises:
        ItemError: there is no item.
    """
    if not items:
        raise ItemError("", "a CITATION.cff needs at least one work")
    entries, notices = write_all(items, _entry, lambda one: _item(one, "", []), "CFF")
    first, *others = entries
    root: dict[str, JSON] = {
        "cff-version": "1.2.0",
        "message": "If you use this work, please cite it as below.",
        **({"type": items[0].type} if items[0].type in ("software", "dataset") else {}),
        "title": first["title"],
        "authors": first["authors"],
        "preferred-citation": first,
    }
    if others:
        root["references"] = others
    return Dumped(text=write_yaml(root, ascii_only=options.ascii_only), notices=notices)


def _entry(item: Item) -> Entry:
    entry: dict[str, JSON] = {
        "type": _CFF_TYPE.get(item.type, "generic"),
        "authors": [{"name": _ANONYMOUS}],
        "title": _UNTITLED,
    }
    if item.id:
        entry["abbreviation"] = item.id
    for variable, field in NAMES:
        names: list[JSON] = [_person(name) for name in item.names(variable)]
        if names:
            entry[field] = [*names, *([{"name": "et al."}] if variable in item.truncated else [])]
    for variable, field in _FIELD_OF.items():
        text = item.text(variable)
        shape = _SHAPES.get(field)
        if text and (shape is None or shape.fullmatch(text)):
            entry[field] = text
    if item.type != "article-journal" and "journal" in entry:
        entry["collection-title"] = entry.pop("journal")
    for variable, field in ENTITIES:
        if item.text(variable):
            entry[field] = {"name": item.text(variable)}
    _write_rest(item, entry)
    return entry


def _person(name: Name) -> JSON:
    if name.literal:
        return {"name": name.literal}
    parts = {
        "family-names": name.family,
        "given-names": name.given,
        "name-particle": name.non_dropping_particle,
        "name-suffix": name.suffix,
    }
    return {field: text for field, text in parts.items() if text} or {"name": _ANONYMOUS}


def _write_rest(item: Item, entry: dict[str, JSON]) -> None:
    place, page = item.text("publisher-place"), item.text("page")
    if place and item.text("publisher"):
        entry["publisher"] = {"name": item.text("publisher"), "city": place}
    first, last = split_pages(page)
    entry |= {field: text for field, text in (("start", first), ("end", last)) if text}
    keywords = [word for word in item.text("keyword").split(", ") if word]
    if keywords and len(set(keywords)) == len(keywords):
        entry["keywords"] = keywords
    if _LANGUAGE.fullmatch(item.text("language")):
        entry["languages"] = [item.text("language")]
    issued, accessed = item.date("issued"), item.date("accessed")
    if issued is not None:
        _write_issued(issued, entry)
    if accessed is not None and _day(accessed):
        entry["date-accessed"] = _day(accessed)
    original = item.date("original-date")
    if original is not None and original.year and original.parts == ((original.year,),):
        entry["year-original"] = original.year


def _write_issued(date: Date, entry: dict[str, JSON]) -> None:
    if not date.parts or not date.parts[0]:
        return
    year, *rest = date.parts[0]
    entry["year"] = year
    if rest:
        entry["month"] = rest[0]
    if _day(date):
        entry["date-published"] = _day(date)


def _day(date: Date) -> str:
    """A whole day as CFF wants dates, ``""`` for anything else."""
    first = date.parts[0] if len(date.parts) == 1 else ()
    if len(first) != 3 or not 1000 <= first[0] <= 9999:
        return ""
    year, month, day = first
    return f"{year}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""
