"""Hayagriva's YAML ↔ Items: the bibliographies of Typst, works within works as parents.

Source: the documentation of Hayagriva 0.9 (github.com/typst/hayagriva, docs/file-format.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import chain, count

from citekit.errors import ItemError
from citekit.formats.inverted import read_parts, write_parts
from citekit.formats.json_text import Entry, list_at, object_at, plain, text_at
from citekit.formats.leftovers import read_note, with_truncated, write_whole
from citekit.formats.notation import Dumped, DumpOptions, Loaded, item_invalid, type_replaced
from citekit.formats.pages import plain_range
from citekit.formats.yaml_text import load_yaml, write_yaml
from citekit.model import JSON, Date, Item, Name, Notice, Value
from citekit.normalize.edtf import parse_edtf
from citekit.patterns import lazy

TYPES = (
    ("article-journal", "article", "periodical"), ("article-newspaper", "article", "newspaper"),
    ("article-newspaper", "newspaper", ""), ("paper-conference", "article", "proceedings"),
    ("paper-conference", "article", "conference"), ("post-weblog", "article", "blog"),
    ("article-journal", "article", ""), ("chapter", "chapter", "book"),
    ("chapter", "chapter", "anthology"), ("chapter", "anthos", "anthology"),
    ("chapter", "anthos", "book"), ("chapter", "chapter", ""), ("chapter", "anthos", ""),
    ("entry-encyclopedia", "entry", "reference"), ("entry", "entry", ""), ("book", "book", ""),
    ("collection", "anthology", ""), ("thesis", "thesis", ""), ("report", "report", ""),
    ("post", "post", "thread"), ("post", "thread", ""), ("post", "post", ""), ("webpage", "web", "web"),
    ("webpage", "web", ""), ("software", "repository", ""), ("patent", "patent", ""),
    ("legal_case", "case", ""), ("legislation", "legislation", ""), ("manuscript", "manuscript", ""),
    ("motion_picture", "video", ""), ("motion_picture", "scene", "video"),
    ("song", "audio", ""), ("graphic", "artwork", ""), ("performance", "performance", ""),
    ("periodical", "periodical", ""), ("event", "exhibition", ""), ("event", "conference", ""),
    ("book", "proceedings", ""), ("post-weblog", "blog", ""), ("book", "reference", ""),
    ("document", "misc", ""), ("document", "original", ""),
)  # fmt: skip
"""CSL's types, Hayagriva's, and the type of the parent; of several rows the first is written."""

NEAREST = (
    ("article", "manuscript", ""), ("article-magazine", "article", "periodical"),
    ("review", "article", "periodical"), ("review-book", "article", "periodical"),
    ("entry-dictionary", "entry", "reference"), ("broadcast", "video", ""), ("classic", "book", ""),
    ("bill", "legislation", ""), ("regulation", "legislation", ""), ("treaty", "legislation", ""),
    ("hearing", "case", ""), ("map", "artwork", ""), ("figure", "artwork", ""),
    ("standard", "report", ""), ("pamphlet", "book", ""),
)  # fmt: skip
"""What is written for CSL's types that Hayagriva lacks; the note says the true one."""

FIELDS = (
    ("title", "title"), ("abstract", "abstract"), ("genre", "genre"), ("edition", "edition"),
    ("page", "page-range"), ("number-of-pages", "page-total"), ("dimensions", "runtime"),
    ("language", "language"), ("archive", "archive"), ("archive-place", "archive-location"),
    ("call-number", "call-number"), ("note", "note"), ("publisher", "publisher"),
    ("event-place", "location"), ("authority", "organization"), ("chapter-number", "chapter"),
)  # fmt: skip
"""CSL's text variables and Hayagriva's fields of the work itself."""

PARENT = (
    ("container-title", "title"), ("volume", "volume"), ("issue", "issue"),
    ("number-of-volumes", "volume-total"),
)  # fmt: skip
"""Those of the work that holds it, or its own where none does."""

SERIAL = (
    ("DOI", "doi"), ("ISBN", "isbn"), ("ISSN", "issn"), ("PMID", "pmid"), ("PMCID", "pmcid"),
    ("number", "serial"),
)  # fmt: skip
"""CSL's variables and the kinds of ``serial-number``."""

ROLES = (
    ("translator", "translator"), ("compiler", "compiler"), ("composer", "composer"),
    ("director", "director"), ("illustrator", "illustrator"), ("narrator", "narrator"),
    ("organizer", "organizer"), ("performer", "cast-member"), ("producer", "producer"),
    ("executive-producer", "executive-producer"), ("script-writer", "writer"),
    ("contributor", "collaborator"),
)  # fmt: skip
"""CSL's name variables and the roles of ``affiliated``; author and editor have fields."""

_ROWS = (*TYPES, *NEAREST)
_BRACES = lazy(r"\\(.)|\{((?:[^{}\\]|\\.){0,400})\}|([{}])")
_NOCASE = lazy(r'<span class="nocase">([^<>]{0,400})</span>')
_ESCAPED = lazy(r"[\\{}$]")
_DATE = lazy(r"(~?)([+-]?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_URL = lazy(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s\\{}\[\]|^`<>\"]+")
_NUMBER = lazy(r"\d{1,9}")
_PLAIN = frozenset(
    (
        "page-range",
        "page-total",
        "language",
        "volume",
        "issue",
        "edition",
        "runtime",
        "volume-total",
        "chapter",
    )
)


# ── Reading ──────────────────────────────────────────────────────────────────────────


def load_hayagriva(text: str) -> Loaded:
    """Read Hayagriva's YAML: a mapping of keys to entries.

    Raises:
        ParseError: ``text`` is no YAML. ItemError: it is no mapping.
    """
    data, found = load_yaml(text)
    if not isinstance(data, Mapping):
        raise ItemError("", "a mapping of keys to entries is expected")
    notices = list(found)
    items: list[Item] = []
    for key, entry in data.items():
        if isinstance(entry, Mapping):
            items.append(_item(str(key), entry, notices))
        else:
            notices.append(item_invalid(str(key), "an entry is a mapping of fields"))
    return Loaded(items=tuple(items), notices=tuple(notices))


def _item(key: str, entry: Entry, notices: list[Notice]) -> Item:
    parents = [one for one in list_at(entry, "parent") if isinstance(one, Mapping)]
    parent: Entry = parents[0] if parents else {}
    kind = _type(text_at(entry, "type").lower(), text_at(parent, "type").lower())
    if not kind:
        kind = "document"
        notices.append(type_replaced(key, text_at(entry, "type")))
    variables: dict[str, Value] = {}
    for variable, field in FIELDS:
        text = _text(entry, field)
        if text:
            variables[variable] = plain_range(text) if variable == "page" else text
    for variable, field in PARENT:
        text = _text(parent, field) or ("" if field == "title" else _text(entry, field))
        if text:
            variables[variable] = text
    if len(parents) > 1:
        variables.setdefault("collection-title", _text(parents[1], "title"))
    truncated = _read_names(entry, parent, variables)
    _read_nested(entry, parent, variables)
    variables = {name: value for name, value in variables.items() if value}
    item = Item(id=key, type=kind, variables=variables, custom=with_truncated({}, truncated))
    return read_note(item)


def _type(name: str, parent: str) -> str:
    rows = [(above, ours) for ours, theirs, above in TYPES if theirs == name]
    for wanted in (parent, ""):
        for above, ours in rows:
            if above == wanted:
                return ours
    return rows[0][1] if rows else ""


def _text(entry: Entry, field: str) -> str:
    value = entry.get(field)
    if isinstance(value, Mapping):
        value = value.get("value", value.get("name"))
    text = plain(value)
    return text if field in _PLAIN else _read_text(text)


def _read_text(text: str) -> str:
    """Text without escapes; braces that keep capitals become CSL's ``nocase``.

    >>> _read_text(r"{NATO} \\{sic\\}")
    '<span class="nocase">NATO</span> {sic}'
    """
    return _BRACES.sub(_plainer, text) if "\\" in text or "{" in text else text


def _plainer(match: re.Match[str]) -> str:
    if match[2] is not None:
        return f'<span class="nocase">{_BRACES.sub(_plainer, match[2])}</span>'
    return match[1] if match[1] is not None else match[3]


def _read_names(entry: Entry, parent: Entry, variables: dict[str, Value]) -> list[str]:
    """Add the names of the work and of the work that holds it; return what is cut off."""
    listed = {"author": list_at(entry, "author"), "editor": list_at(entry, "editor")}
    for group in list_at(entry, "affiliated"):
        if isinstance(group, Mapping):
            role = next((ours for ours, theirs in ROLES if theirs == text_at(group, "role")), "")
            listed[role] = (*listed.get(role, ()), *list_at(group, "names"))
    listed["container-author"] = list_at(parent, "author")
    listed["editor"] = listed["editor"] or list_at(parent, "editor")
    truncated: list[str] = []
    for variable, values in listed.items():
        if not variable:
            continue
        names = tuple(map(_name, values))
        if names and names[-1] == Name(literal="et al."):
            truncated.append(variable)
            names = names[:-1]
        if names:
            variables[variable] = names
    return truncated


def _name(value: JSON) -> Name:
    if isinstance(value, Mapping):
        prefix, family = text_at(value, "prefix"), text_at(value, "name")
        given, suffix = text_at(value, "given-name"), text_at(value, "suffix")
        if not (prefix or given or suffix):
            return _institution(family)
        return Name(family=family, given=given, non_dropping_particle=prefix, suffix=suffix)
    text = plain(value)
    family, comma, rest = text.partition(",")
    if not comma:
        return _institution(text)
    suffix, second, given = rest.partition(",")
    if not second:
        suffix, given = "", rest
    return read_parts(family.strip(), given.strip(), suffix.strip())


def _institution(text: str) -> Name:
    """A name without a given one: one word is a person's, several an institution's."""
    return Name(literal=text) if " " in text else Name(family=text)


def _read_nested(entry: Entry, parent: Entry, variables: dict[str, Value]) -> None:
    short = text_at(object_at(entry, "title"), "short")
    publisher = object_at(entry, "publisher") or object_at(parent, "publisher")
    serial = {**object_at(parent, "serial-number"), **object_at(entry, "serial-number")}
    bare = plain(entry.get("serial-number"))
    url = entry.get("url")
    found: dict[str, Value | None] = {
        "title-short": _read_text(short),
        "publisher": _text(parent, "publisher"),
        "publisher-place": _read_text(text_at(publisher, "location")),
        "issued": _date(text_at(entry, "date") or text_at(parent, "date")),
        "URL": text_at(url, "value") if isinstance(url, Mapping) else plain(url),
        "accessed": _date(text_at(url, "date")) if isinstance(url, Mapping) else None,
        **{ours: text_at(serial, theirs) for ours, theirs in SERIAL},
    }
    if bare:
        found["number"] = bare
    for variable, value in found.items():
        if value:
            variables.setdefault(variable, value)


def _date(text: str) -> Date | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return parse_edtf(text) or (Date(literal=text) if text else None)
    parts = tuple(int(part) for part in match.group(2, 3, 4) if part)
    return Date(parts=(parts,), circa=bool(match[1]))


# ── Writing ──────────────────────────────────────────────────────────────────────────


def dump_hayagriva(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write Hayagriva's YAML; what it cannot say stands in ``note``."""
    notices: list[Notice] = []
    entries: dict[str, Entry] = {}
    for item in items:
        key = _free_key(item.id, entries)
        entries[key], found = write_whole(item, _entry, _reader(key), "Hayagriva")
        notices += found
    return Dumped(text=write_yaml(entries, ascii_only=options.ascii_only), notices=tuple(notices))


def _free_key(key: str, taken: Mapping[str, Entry]) -> str:
    """A key that no entry has; the note says the true one of an item that comes again."""
    return next(one for one in chain([key], (f"{key}-{n}" for n in count(2))) if one not in taken)


def _reader(key: str) -> Callable[[Entry], Item]:
    return lambda entry: _item(key, entry, [])


def _entry(item: Item) -> Entry:
    name, above = next(
        ((theirs, above) for ours, theirs, above in _ROWS if ours == item.type), ("misc", "")
    )
    entry: dict[str, JSON] = {"type": name}
    parent: dict[str, JSON] = {"type": above} if above else {}
    if "container-title" in item.variables and not parent:
        parent = {"type": "web" if name == "web" else "misc"}
    for variable, field in FIELDS:
        text = item.text(variable)
        if text and (field != "page-total" or _NUMBER.fullmatch(text)):
            entry[field] = text if field in _PLAIN else _write_text(text)
    for variable, field in PARENT:
        text = item.text(variable)
        if text and (field != "volume-total" or _NUMBER.fullmatch(text)):
            holder = parent or entry
            holder[field] = text if field in _PLAIN else _write_text(text)
    _write_names(item, entry, parent)
    _write_nested(item, entry)
    if parent:
        entry["parent"] = parent
    return entry


def _write_text(text: str) -> str:
    """Text with Hayagriva's escapes; CSL's ``nocase`` becomes braces."""
    parts = _NOCASE.split(text)
    return "".join(
        f"{{{_ESCAPED.sub(_escape, part)}}}" if i % 2 else _ESCAPED.sub(_escape, part)
        for i, part in enumerate(parts)
    )


def _escape(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _write_names(item: Item, entry: dict[str, JSON], parent: dict[str, JSON]) -> None:
    affiliated: list[JSON] = []
    for variable, value in item.variables.items():
        if not isinstance(value, tuple):
            continue
        names: list[JSON] = [_write_name(name) for name in value]
        names += ["et al."] if variable in item.truncated else []
        role = next((theirs for ours, theirs in ROLES if ours == variable), "")
        if variable in ("author", "editor"):
            holder = parent if parent and variable == "editor" else entry
            holder[variable] = names
        elif variable == "container-author" and parent:
            parent["author"] = names
        elif role:
            affiliated.append({"role": role, "names": names})
    if affiliated:
        entry["affiliated"] = affiliated


def _write_name(name: Name) -> JSON:
    if name.literal:
        return {"name": name.literal} if "," in name.literal else name.literal
    family, given = write_parts(name)
    simple = f"{family}, {name.suffix}, {given}" if name.suffix else f"{family}, {given}"
    if not given and not name.suffix:
        return family
    if "," not in family + given + name.suffix and _name(simple) == name:
        return simple
    parts = {
        "name": name.family,
        "given-name": given,
        "prefix": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    return {key: text for key, text in parts.items() if text}


def _write_nested(item: Item, entry: dict[str, JSON]) -> None:
    short, place, url = item.text("title-short"), item.text("publisher-place"), item.text("URL")
    if short and "title" in entry:
        entry["title"] = {"value": entry["title"], "short": _write_text(short)}
    if place:
        publisher = {"name": entry["publisher"]} if "publisher" in entry else {}
        entry["publisher"] = {**publisher, "location": _write_text(place)}
    issued, accessed = _write_date(item.date("issued")), _write_date(item.date("accessed"))
    if issued:
        entry["date"] = issued
    if _URL.fullmatch(url):
        entry["url"] = {"value": url, "date": accessed} if accessed else url
    serial: dict[str, JSON] = {
        theirs: item.text(ours) for ours, theirs in SERIAL if item.text(ours)
    }
    if serial:
        entry["serial-number"] = serial


def _write_date(date: Date | None) -> str:
    """A date as Hayagriva knows one, ``""`` for what it does not."""
    if date is None or len(date.parts) != 1 or not date.parts[0]:
        return ""
    year, *rest = date.parts[0]
    if not -9999 <= year <= 9999:
        return ""
    text = "-".join([f"{year:05d}" if year < 0 else f"{year:04d}", *(f"{n:02d}" for n in rest)])
    return f"~{text}" if date.circa else text
