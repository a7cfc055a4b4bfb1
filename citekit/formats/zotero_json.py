"""Zotero's JSON ↔ Items: the objects of its web API, bare or below ``data``.

What an item type has no field for stands in Extra, a line each (``original-date: 1850``),
as Zotero itself reads it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from citekit.formats.bibtex_dates import write_edtf
from citekit.formats.inverted import read_parts, write_parts
from citekit.formats.json_text import Entry, entries_of, list_at, load_json, object_at, text_at
from citekit.formats.leftovers import read_note, with_truncated, write_all
from citekit.formats.notation import Dumped, DumpOptions, Loaded, type_replaced
from citekit.formats.slashed_dates import read_slashed
from citekit.formats.tables import to_csl, to_notation
from citekit.formats.zotero_table import CREATORS, EVERYWHERE, FIELDS, NEAREST, TYPES
from citekit.model import JSON, Date, Item, Name, Notice, Value
from citekit.normalize.edtf import parse_edtf
from citekit.patterns import lazy
from citekit.variables import TYPES as CSL_TYPES
from citekit.variables import VARIABLES

_TYPE_OF = to_csl((ours, theirs) for theirs, ours, _, _ in TYPES)
# Of Zotero's several broadcasts and films, the ones without a narrower meaning are written.
_ITEM_TYPE = to_notation(
    (("broadcast", "tvBroadcast"), ("motion_picture", "film"),
     *((ours, theirs) for theirs, ours, _, _ in TYPES), *NEAREST)
)  # fmt: skip
_CREATOR_OF, _ROLE_OF = to_notation(CREATORS), to_csl(CREATORS)
_OWN = frozenset(("director", "podcaster"))
_EXTRA = lazy(r"([A-Za-z][A-Za-z _-]{1,40}):[ \t]*(\S.*)")
_BRACED = lazy(r"\{:([a-zA-Z_-]{2,40}): ([^\"\[{}\n][^{}\n]*)\}")
_LABELS: Mapping[str, str] = {
    "citation-key": "id", "place": "publisher-place", "date": "issued", "type": "type",
    "pmid": "PMID", "pmcid": "PMCID", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "url": "URL",
    "accession-number": "archive_location", "short-title": "title-short",
}  # fmt: skip


@lru_cache(maxsize=64)
def _fields_of(item_type: str) -> Mapping[str, str]:
    """CSL's variable → the field of an item type."""
    row = next((row for row in TYPES if row[0] == item_type), TYPES[0])
    fields = dict(EVERYWHERE)
    for word in row[3].split():
        variable, _, field = word.partition("=")
        fields[variable] = field or FIELDS[variable]
    return fields


@lru_cache(maxsize=64)
def _creators_of(item_type: str) -> Mapping[str, str]:
    """CSL's name variable → the creator of an item type."""
    row = next((row for row in TYPES if row[0] == item_type), TYPES[0])
    own, *others = row[2].split()
    first = "author" if own not in _OWN else _ROLE_OF[own]
    return {first: own, **{_ROLE_OF[name]: name for name in others if name in _ROLE_OF}}


# ── Reading ──────────────────────────────────────────────────────────────────────────


def load_zotero_json(text: str) -> Loaded:
    """Read Zotero's JSON; attachments and notes are passed over.

    Raises:
        ParseError: ``text`` is no JSON.
    """
    data, found = load_json(text, "Zotero JSON")
    notices = list(found)
    items: list[Item] = []
    for number, entry in enumerate(entries_of(data, "items"), 1):
        entry = object_at(entry, "data") or entry
        if text_at(entry, "itemType") not in ("attachment", "note", "annotation"):
            items.append(_item(entry, number, notices))
    return Loaded(items=tuple(items), notices=tuple(notices))


def _item(entry: Entry, number: int, notices: list[Notice]) -> Item:
    item_type = text_at(entry, "itemType")
    kind = _TYPE_OF.get(item_type)
    if kind is None:
        kind, item_type = "document", "document"
        notices.append(type_replaced(str(number), text_at(entry, "itemType")))
    variables, truncated = _names(entry, item_type)
    for variable, field in _fields_of(item_type).items():
        value = _value(variable, text_at(entry, field))
        if value:
            variables[variable] = value
    tags = [text_at(tag, "tag") for tag in list_at(entry, "tags") if isinstance(tag, Mapping)]
    if tags:
        variables["keyword"] = ", ".join(tags)
    if "note" in variables:
        variables["note"] = "\n".join(map(_read_extra, str(variables["note"]).split("\n")))
    key = text_at(entry, "citationKey")
    item = Item(id=key, type=kind, variables=variables, custom=with_truncated({}, truncated))
    return read_note(item)


def _names(entry: Entry, item_type: str) -> tuple[dict[str, Value], list[str]]:
    creators = to_csl(_creators_of(item_type).items())
    listed: dict[str, list[Name]] = {}
    truncated: list[str] = []
    for creator in list_at(entry, "creators"):
        if not isinstance(creator, Mapping):
            continue
        kind = text_at(creator, "creatorType")
        variable = creators.get(kind) or _ROLE_OF.get(kind) or "author"
        whole = text_at(creator, "name")
        if whole == "et al.":
            truncated.append(variable)
        elif whole:
            listed.setdefault(variable, []).append(Name(literal=whole))
        else:
            family, given = text_at(creator, "lastName"), text_at(creator, "firstName")
            given, _, suffix = given.partition(", ")
            if family or given:
                listed.setdefault(variable, []).append(read_parts(family, given, suffix))
    return {variable: tuple(names) for variable, names in listed.items()}, truncated


def _value(variable: str, text: str) -> Value | None:
    match variable:
        case "issued" | "accessed" | "submitted" | "original-date" | "event-date":
            day = text.partition(" ")[0] if variable == "accessed" else text
            return parse_edtf(day) or read_slashed(text)
    return text or None


def _read_extra(line: str) -> str:
    """A line of Extra that says a variable, in the form of ``read_note``."""
    match = _EXTRA.fullmatch(line.strip())
    if match is None:
        return line
    label = match[1].strip().replace(" ", "-")
    name = _LABELS.get(label.lower(), label if label in VARIABLES else label.lower())
    if name not in VARIABLES and name not in ("id", "type", "truncated"):
        return line
    value = _TYPE_OF.get(match[2], match[2]) if name == "type" else match[2]
    if "{" in value or "}" in value or (name == "type" and value not in CSL_TYPES):
        return line
    return f"{{:{name}: {value}}}"


# ── Writing ──────────────────────────────────────────────────────────────────────────


def dump_zotero_json(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write a list of items as Zotero's API takes them."""
    entries, notices = write_all(items, _entry, lambda one: _item(one, 0, []), "Zotero")
    text = json.dumps(entries, ensure_ascii=options.ascii_only, indent=2)
    return Dumped(text=text + "\n", notices=notices)


def _entry(item: Item) -> Entry:
    item_type = _ITEM_TYPE.get(item.type, "document")
    fields, creators = _fields_of(item_type), _creators_of(item_type)
    entry: dict[str, JSON] = {"itemType": item_type}
    listed: list[JSON] = []
    for variable, value in item.variables.items():
        match value:
            case tuple() if variable in creators:
                listed += [_creator(creators[variable], name) for name in value]
                if variable in item.truncated:
                    listed.append({"creatorType": creators[variable], "name": "et al."})
            case Date() if variable in fields:
                entry[fields[variable]] = write_edtf(value)
            case str() if variable == "note":
                entry["extra"] = "\n".join(map(_write_extra, value.split("\n")))
            case str() if variable == "keyword":
                entry["tags"] = [{"tag": tag} for tag in value.split(", ")]
            case str() if variable in fields:
                entry[fields[variable]] = value
    if listed:
        entry["creators"] = listed
    if item.id:
        entry["citationKey"] = item.id
    return entry


def _creator(kind: str, name: Name) -> JSON:
    if name.literal:
        return {"creatorType": kind, "name": name.literal}
    family, given = write_parts(name)
    given = f"{given}, {name.suffix}" if name.suffix else given
    return {"creatorType": kind, "firstName": given, "lastName": family}


def _write_extra(line: str) -> str:
    match = _BRACED.fullmatch(line)
    if match is None or _read_extra(f"{match[1]}: {match[2]}") != line:
        return line
    return f"{match[1]}: {match[2]}"
