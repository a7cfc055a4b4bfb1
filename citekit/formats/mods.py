"""MODS 3 ↔ Items: the Library of Congress's records, as Zotero and bibutils write them too.

Source: MODS 3.7 (loc.gov/standards/mods), MARC's relator codes and genre terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citekit.formats.bibtex_dates import write_edtf
from citekit.formats.inverted import read_parts, write_parts
from citekit.formats.leftovers import read_note, with_truncated, write_all
from citekit.formats.notation import Dumped, DumpOptions, Loaded
from citekit.formats.pages import join_pages, split_pages
from citekit.formats.tables import to_csl, to_notation
from citekit.formats.xml_trees import (
    Element,
    add,
    children,
    find,
    find_all,
    lines_of,
    load_records,
    new_tree,
    text_at,
    text_of,
    texts_at,
    write_tree,
)
from citekit.model import Date, Item, Name, Notice, Value
from citekit.normalize.dates import parse_date
from citekit.normalize.edtf import parse_edtf
from citekit.normalize.identifiers import parse_doi
from citekit.patterns import lazy
from citekit.variables import TYPES as CSL_TYPES

_SPACE = "http://www.loc.gov/mods/v3"

TYPES = (
    ("article-journal", "article"), ("article-journal", "academic journal"),
    ("article-journal", "journalarticle"), ("article-magazine", "magazinearticle"),
    ("article-newspaper", "newspaperarticle"), ("article-newspaper", "newspaper"),
    ("book", "book"), ("book", "collection"), ("chapter", "bookSection"), ("chapter", "inbook"),
    ("chapter", "incollection"), ("paper-conference", "conference publication"),
    ("paper-conference", "conferencepaper"), ("paper-conference", "inproceedings"),
    ("thesis", "thesis"), ("thesis", "phdthesis"), ("thesis", "mastersthesis"),
    ("thesis", "Ph.D. thesis"), ("thesis", "Masters thesis"), ("report", "technical report"),
    ("report", "report"), ("report", "techreport"), ("webpage", "web site"),
    ("webpage", "web page"), ("webpage", "webpage"), ("webpage", "electronic"),
    ("entry-encyclopedia", "encyclopedia"), ("entry-dictionary", "dictionary"),
    ("patent", "patent"), ("map", "map"), ("motion_picture", "motion picture"),
    ("motion_picture", "videorecording"), ("manuscript", "unpublished"),
    ("manuscript", "manuscript"), ("personal_communication", "letter"),
    ("personal_communication", "communication"), ("interview", "interview"),
    ("legislation", "legislation"), ("legal_case", "legal case and case notes"),
    ("speech", "speech"), ("periodical", "periodical"), ("graphic", "picture"),
    ("software", "computer program"), ("dataset", "numeric data"), ("document", "misc"),
)  # fmt: skip
"""CSL's types and the genres of MARC and of other writers; ours is stated beside them."""

FIELDS = (
    ("title", "titleInfo[]/title"), ("part-title", "titleInfo[]/partName"),
    ("part-number", "titleInfo[]/partNumber"), ("title-short", "titleInfo[abbreviated]/title"),
    ("container-title", "relatedItem[host]/titleInfo[]/title"),
    ("container-title-short", "relatedItem[host]/titleInfo[abbreviated]/title"),
    ("volume-title", "relatedItem[host]/titleInfo[]/partName"),
    ("collection-title", "relatedItem[series]/titleInfo[]/title"),
    ("collection-number", "relatedItem[series]/titleInfo[]/partNumber"),
    ("original-title", "relatedItem[original]/titleInfo[]/title"),
    ("original-publisher", "relatedItem[original]/originInfo/publisher"),
    ("original-publisher-place", "relatedItem[original]/originInfo/place/placeTerm[text]"),
    ("reviewed-title", "relatedItem[reviewOf]/titleInfo[]/title"),
    ("reviewed-genre", "relatedItem[reviewOf]/genre"),
    ("publisher", "originInfo/publisher"), ("publisher-place", "originInfo/place/placeTerm[text]"),
    ("edition", "originInfo/edition"), ("abstract", "abstract"), ("genre", "genre[authority=]"),
    ("medium", "physicalDescription/form"), ("number-of-pages", "physicalDescription/extent"),
    ("note", "note[]"), ("annote", "note[annotation]"), ("keyword", "subject/topic"),
    ("language", "language/languageTerm"), ("DOI", "identifier[doi]"), ("ISBN", "identifier[isbn]"),
    ("ISSN", "identifier[issn]"), ("PMID", "identifier[pmid]"), ("PMCID", "identifier[pmcid]"),
    ("URL", "location/url"), ("archive", "location/physicalLocation"),
    ("call-number", "location/shelfLocator"), ("license", "accessCondition"),
    ("source", "recordInfo/recordContentSource"), ("event-title", "name[conference]/namePart"),
)  # fmt: skip
"""CSL's text variables and places in MODS; ``name[x]`` is an element of type x."""

PARTS = (
    ("volume", "volume"), ("issue", "issue"), ("number", "number"), ("section", "section"),
    ("chapter-number", "chapter"), ("supplement-number", "supplement"), ("version", "version"),
    ("issue", "no."),
)  # fmt: skip
"""CSL's numbers and the types of ``part/detail``, in the host or in the record itself."""

ROLES = (
    ("author", "aut"), ("editor", "edt"), ("translator", "trl"), ("compiler", "com"),
    ("composer", "cmp"), ("director", "drt"), ("director", "fmd"), ("illustrator", "ill"),
    ("interviewer", "ivr"), ("recipient", "rcp"), ("contributor", "ctb"),
    ("curator", "cur"), ("performer", "prf"), ("producer", "pro"), ("narrator", "nrt"),
    ("host", "hst"), ("organizer", "orm"), ("script-writer", "aus"), ("author", "cre"),
    ("author", "creator"), ("author", "author"), ("editor", "editor"), ("translator", "translator"),
    ("editorial-director", "pbd"), ("chair", "mod"),
)  # fmt: skip
"""CSL's name variables and MARC's relator codes or words."""

DATES = (
    ("issued", "originInfo/dateIssued"), ("issued", "originInfo/copyrightDate"),
    ("issued", "relatedItem[host]/originInfo/dateIssued"), ("issued", "relatedItem[host]/part/date"),
    ("issued", "part/date"), ("issued", "originInfo/dateCreated"),
    ("accessed", "originInfo/dateCaptured"),
    ("original-date", "relatedItem[original]/originInfo/dateIssued"),
    ("event-date", "originInfo/dateOther[event]"),
    ("submitted", "originInfo/dateOther[submitted]"),
    ("available-date", "originInfo/dateOther[available]"),
)  # fmt: skip
"""CSL's dates and places in MODS."""

_CSL_OF = to_csl((ours, theirs.lower()) for ours, theirs in TYPES)
_GENRE_OF = to_notation(TYPES)
_ROLE_OF, _CODE_OF = to_csl(ROLES), to_notation(ROLES)
_PART_OF, _DETAIL_OF = to_csl(PARTS), to_notation(PARTS)
_PLACE_OF, _DATE_PLACE = to_notation(FIELDS), to_notation(DATES)
# Names of the work that holds this one: role there → variable here.
_HOSTED = (("editor", "editor"), ("container-author", "author"))
_EXTENT = lazy(r"(\d{1,6})(?: ?(?:p\.|pp\.|pages|S\.))?")
_LINES = frozenset(("abstract", "note", "annote"))
_HOST, _SERIES, _REVIEWED = "relatedItem[host]", "relatedItem[series]", "relatedItem[reviewOf]"


# ── Reading ──────────────────────────────────────────────────────────────────────────


def load_mods(text: str) -> Loaded:
    """Read MODS.

    Raises:
        ParseError: ``text`` is no XML.
    """
    return load_records(text, "MODS", ("mods",), _item)


def _item(record: Element, notices: list[Notice]) -> Item:
    variables: dict[str, Value] = {}
    truncated: list[str] = []
    for variable, names, cut in _names(record):
        variables[variable] = names
        truncated += [variable] if cut else []
    for variable, path in FIELDS:
        text = _text(record, variable, path)
        if text:
            variables[variable] = text
    _read_part(record, variables)
    for variable, path in DATES:
        date = _date(record, path)
        if date is not None:
            variables.setdefault(variable, date)
    key = text_at(record, "identifier[citekey]") or record.get("ID") or ""
    item = Item(
        id=key,
        type=_type(record, variables),
        variables=variables,
        custom=with_truncated({}, truncated),
    )
    return read_note(item)


def _type(record: Element, variables: Mapping[str, Value]) -> str:
    genres = texts_at(record, "genre")
    for genre in genres:
        if genre in CSL_TYPES and "-" in genre:
            return genre
    stated = [text for text in texts_at(record, "genre[authority=csl]") if text in CSL_TYPES]
    if stated:
        return stated[0]
    guesses = [_CSL_OF[genre.lower()] for genre in genres if genre.lower() in _CSL_OF]
    hosted = texts_at(record, f"{_HOST}/genre")
    if guesses == ["book"] and "container-title" in variables:
        return "chapter"
    if guesses:
        return guesses[0]
    if "container-title" in variables:
        inner = {_CSL_OF.get(genre.lower()) for genre in hosted}
        return "chapter" if "book" in inner or "ISBN" in variables else "article-journal"
    return "book" if text_at(record, "typeOfResource") == "text" else "document"


def _text(record: Element, variable: str, path: str) -> str:
    nodes = find_all(record, path)
    if not nodes and variable in ("ISBN", "ISSN", "DOI"):
        nodes = find_all(record, f"{_HOST}/{path}")
    if variable == "publisher-place" and not nodes:
        nodes = find_all(record, "originInfo/place/placeTerm")
    if path.endswith("/title"):
        return _title(nodes[0]) if nodes else ""
    texts = [text for text in map(lines_of if variable in _LINES else text_of, nodes) if text]
    if not texts:
        return ""
    match variable:
        case "keyword":
            return ", ".join(texts)
        case "note":
            return "\n".join(texts)
        case "DOI":
            return parse_doi(texts[0]) or texts[0]
        case "number-of-pages":
            counted = [match[1] for match in map(_EXTENT.fullmatch, texts) if match]
            return counted[0] if counted else ""
        case "genre":
            free = [text for text in texts if text.lower() not in _CSL_OF]
            return free[0] if free else ""
    return texts[0]


def _title(node: Element) -> str:
    """A title with its article and its subtitle."""
    parent = node.getparent()
    article = text_at(parent, "nonSort") if parent is not None else ""
    under = text_at(parent, "subTitle") if parent is not None else ""
    title = text_of(node)
    if article:
        title = article + ("" if article.endswith(("'", "’", " ")) else " ") + title
    return f"{title}{' ' if title.endswith(('?', '!', ':')) else ': '}{under}" if under else title


def _names(record: Element) -> Iterator[tuple[str, tuple[Name, ...], bool]]:
    yield from _group(record, {})
    for place, roles in (
        (_HOST, {ours if theirs == "editor" else theirs: ours for ours, theirs in _HOSTED}),
        (_SERIES, {"editor": "collection-editor", "author": "collection-editor"}),
        (_REVIEWED, {"author": "reviewed-author"}),
    ):
        holder = find(record, place)
        if holder is not None:
            yield from _group(holder, roles)


def _group(
    holder: Element, roles: Mapping[str, str]
) -> Iterator[tuple[str, tuple[Name, ...], bool]]:
    listed: dict[str, list[Name]] = {}
    cut: set[str] = set()
    for node in children(holder, "name"):
        if node.get("type") == "conference":
            continue
        words = texts_at(node, "role/roleTerm")
        role = next((_ROLE_OF[word.lower()] for word in words if word.lower() in _ROLE_OF), "")
        role = role or ("" if words else "author")
        role = roles.get(role, "") if roles else role
        if role:
            listed.setdefault(role, []).append(_name(node))
            if find(node, "etal") is not None:
                cut.add(role)
    for role, names in listed.items():
        kept = tuple(name for name in names if name != Name())
        if kept:
            yield role, kept, role in cut


def _name(node: Element) -> Name:
    family, given = text_at(node, "namePart[family]"), texts_at(node, "namePart[given]")
    if family:
        return read_parts(family, " ".join(given), text_at(node, "namePart[termsOfAddress]"))
    whole = " ".join(texts_at(node, "namePart[]"))
    if node.get("type") != "personal":
        return Name(literal=whole)
    family, _, first = whole.partition(", ")
    return read_parts(family, first)


def _read_part(record: Element, variables: dict[str, Value]) -> None:
    for part in (find(record, f"{_HOST}/part"), find(record, "part")):
        if part is None:
            continue
        for detail in children(part, "detail"):
            variable = _PART_OF.get((detail.get("type") or "").lower())
            text = text_at(detail, "number") or text_at(detail, "title")
            if variable and text:
                variables.setdefault(variable, text)
        for extent in children(part, "extent"):
            pages = text_at(extent, "list") or join_pages(
                text_at(extent, "start"), text_at(extent, "end")
            )
            if pages and (extent.get("unit") or "pages").startswith(("page", "p")):
                variables.setdefault("page", pages)


def _date(record: Element, path: str) -> Date | None:
    nodes = find_all(record, path)
    ends = [text_of(node) for node in nodes if node.get("point") in ("start", "end")]
    texts = ["/".join(ends)] if len(ends) == 2 else [text for text in map(text_of, nodes) if text]
    for text in texts:
        return parse_edtf(text) or parse_date(text) or Date(literal=text)
    return None


# ── Writing ──────────────────────────────────────────────────────────────────────────


def dump_mods(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write MODS; what it cannot say stands in ``note``."""
    tree = new_tree("modsCollection", _SPACE)
    records, notices = write_all(items, _record, lambda node: _item(node, []), "MODS")
    tree.extend(records)
    return Dumped(text=write_tree(tree), notices=notices)


def _record(item: Item) -> Element:
    record = new_tree("mods", _SPACE)
    if re.fullmatch(r"[A-Za-z_][\w.-]*", item.id, re.ASCII):
        record.set("ID", item.id)
    if item.id:
        add(record, "identifier[citekey]", item.id)
    variables = item.variables
    for variable, path in FIELDS:
        value = variables.get(variable)
        if isinstance(value, str) and value and _PLACE_OF[variable] == path:
            for text in value.split(", ") if variable == "keyword" else [value]:
                _add_text(record, variable, path, text)
    for variable, value in variables.items():
        match value:
            case tuple():
                _add_names(record, variable, value, variable in item.truncated)
            case Date() if variable in _DATE_PLACE:
                _add_date(record, _DATE_PLACE[variable], value)
    _add_part(record, item)
    if item.type in _GENRE_OF:
        add(record, "genre[authority=marcgt]", _GENRE_OF[item.type])
    add(record, "genre[authority=csl]", item.type)
    return record


def _add_text(record: Element, variable: str, path: str, text: str) -> None:
    match variable:
        case "language":
            add(record, path, text, type="code", authority="rfc5646")
        case "keyword":
            add(add(record, "subject"), "topic", text)
        case _:
            add(record, path, text)


def _add_names(record: Element, variable: str, names: tuple[Name, ...], truncated: bool) -> None:
    holder, role = record, variable
    hosted = {
        **(dict(_HOSTED) if find(record, f"{_HOST}/titleInfo") is not None else {}),
        "collection-editor": "editor",
        "reviewed-author": "author",
    }
    if variable in hosted:
        place = {"collection-editor": _SERIES, "reviewed-author": _REVIEWED}.get(variable, _HOST)
        found = find(record, place)
        holder = found if found is not None else add(record, place)
        role = hosted[variable]
    if role not in _CODE_OF:
        return
    for name in names:
        node = add(holder, f"name[{'corporate' if name.literal else 'personal'}]")
        family, given = write_parts(name)
        for kind, text in (
            ("", name.literal), ("family", family), ("given", given), ("termsOfAddress", name.suffix)
        ):  # fmt: skip
            if text:
                add(node, f"namePart[{kind}]", text)
        add(node, "role/roleTerm[code]", _CODE_OF[role], authority="marcrelator")
        if truncated and name is names[-1]:
            add(node, "etal")


def _add_date(record: Element, path: str, date: Date) -> None:
    text = write_edtf(date)
    node = add(record, path, text)
    if date.parts:
        node.set("encoding", "edtf")


def _add_part(record: Element, item: Item) -> None:
    host = find(record, _HOST)
    holder = record if host is None else host
    for variable, detail in _DETAIL_OF.items():
        text = item.text(variable)
        if text:
            add(add(holder, f"part/detail[{detail}]"), "number", text)
    page = item.text("page")
    if page:
        first, last = split_pages(page)
        extent = add(holder, "part/extent[unit=pages]")
        if last:
            add(extent, "start", first)
            add(extent, "end", last)
        else:
            add(extent, "list" if "-" in page or "," in page else "start", page)
