"""Word's Sources.xml ↔ Items: what Word keeps below "Manage Sources".

Source: ECMA-376 part 1, 22.6 (bibliography). Elements that JabRef adds (``BIBTEX_…``) are read.
"""

from __future__ import annotations

import re

from citekit.formats.inverted import read_parts, write_parts
from citekit.formats.leftovers import read_note, with_truncated, write_all
from citekit.formats.notation import Dumped, DumpOptions, Loaded, type_replaced
from citekit.formats.pages import plain_range
from citekit.formats.tables import to_csl, to_notation
from citekit.formats.xml_trees import (
    Element,
    add,
    children,
    find,
    line_of,
    lines_of,
    load_records,
    name_of,
    new_tree,
    text_at,
    text_of,
    write_tree,
)
from citekit.model import Date, Item, Name, Notice, Value
from citekit.normalize.dates import parse_date
from citekit.normalize.identifiers import parse_doi
from citekit.patterns import lazy

_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"

TYPES = (
    ("article-journal", "JournalArticle"), ("article-magazine", "ArticleInAPeriodical"),
    ("book", "Book"), ("chapter", "BookSection"), ("paper-conference", "ConferenceProceedings"),
    ("report", "Report"), ("song", "SoundRecording"), ("performance", "Performance"),
    ("graphic", "Art"), ("webpage", "InternetSite"), ("webpage", "DocumentFromInternetSite"),
    ("motion_picture", "Film"), ("interview", "Interview"), ("patent", "Patent"),
    ("webpage", "ElectronicSource"), ("legal_case", "Case"), ("document", "Misc"),
)  # fmt: skip
"""CSL's types and Word's."""

NEAREST = (
    ("article-newspaper", "ArticleInAPeriodical"), ("thesis", "Report"), ("article", "Report"),
    ("post-weblog", "InternetSite"), ("post", "InternetSite"), ("dataset", "ElectronicSource"),
    ("software", "ElectronicSource"), ("entry-encyclopedia", "BookSection"),
    ("entry-dictionary", "BookSection"), ("entry", "BookSection"), ("collection", "Book"),
    ("classic", "Book"), ("pamphlet", "Book"), ("manuscript", "Report"), ("standard", "Report"),
    ("broadcast", "Film"), ("map", "Art"), ("figure", "Art"), ("musical_score", "Book"),
    ("review", "JournalArticle"), ("review-book", "JournalArticle"), ("periodical", "Book"),
    ("regulation", "Case"), ("legislation", "Case"), ("bill", "Case"), ("hearing", "Case"),
)  # fmt: skip
"""What is written for types that Word lacks; the comments say the true one."""

FIELDS = (
    ("title", "Title"), ("title-short", "ShortTitle"), ("volume", "Volume"), ("issue", "Issue"),
    ("number-of-volumes", "NumberVolumes"), ("edition", "Edition"), ("page", "Pages"),
    ("chapter-number", "ChapterNumber"), ("publisher", "Publisher"), ("publisher-place", "City"),
    ("DOI", "DOI"), ("URL", "URL"), ("note", "Comments"), ("medium", "Medium"),
    ("version", "Version"), ("authority", "Court"), ("event-place", "Theater"),
    ("collection-title", "BIBTEX_Series"), ("keyword", "BIBTEX_KeyWords"),
    ("abstract", "BIBTEX_Abstract"), ("language", "LCID"),
)  # fmt: skip
"""CSL's text variables and Word's elements."""

CONTAINERS = (
    ("article-journal", "JournalName"), ("article-magazine", "PeriodicalTitle"),
    ("article-newspaper", "PeriodicalTitle"), ("chapter", "BookTitle"),
    ("paper-conference", "ConferenceName"), ("webpage", "InternetSiteTitle"),
    ("post-weblog", "InternetSiteTitle"), ("post", "InternetSiteTitle"), ("song", "AlbumTitle"),
    ("interview", "BroadcastTitle"), ("broadcast", "BroadcastTitle"), ("legal_case", "Reporter"),
    ("review", "JournalName"), ("review-book", "JournalName"), ("graphic", "PublicationTitle"),
)  # fmt: skip
"""The element of the container-title, type by type; else ``PublicationTitle``."""

NUMBERS = (("patent", "PatentNumber"), ("legal_case", "CaseNumber"), ("song", "RecordingNumber"))
"""The element of the number, type by type."""

ROLES = (
    ("author", "Author"), ("editor", "Editor"), ("translator", "Translator"),
    ("container-author", "BookAuthor"), ("compiler", "Compiler"), ("composer", "Composer"),
    ("director", "Director"), ("interviewer", "Interviewer"), ("performer", "Performer"),
    ("producer", "ProducerName"), ("script-writer", "Writer"),
)  # fmt: skip
"""CSL's name variables and Word's roles."""

AUTHORS = (("patent", "Inventor"), ("graphic", "Artist"), ("interview", "Interviewee"))
"""The role of the authors, type by type."""

LANGUAGES = (
    ("en-US", "1033"), ("en-GB", "2057"), ("de-DE", "1031"), ("fr-FR", "1036"), ("es-ES", "3082"),
    ("it-IT", "1040"), ("nl-NL", "1043"), ("pt-BR", "1046"), ("pt-PT", "2070"), ("ru-RU", "1049"),
    ("ja-JP", "1041"), ("zh-CN", "2052"), ("ko-KR", "1042"), ("pl-PL", "1045"), ("sv-SE", "1053"),
)  # fmt: skip
"""Languages and Windows' numbers for them."""

_TYPE_OF = to_csl(TYPES)
_WORD_TYPE = to_notation((*TYPES, *NEAREST))
_CONTAINER_OF, _NUMBER_OF = dict(CONTAINERS), dict(NUMBERS)
_CONTAINER_NAMES = (*dict.fromkeys(name for _, name in CONTAINERS), "PublicationTitle")
_LANGUAGE_OF, _LCID_OF = to_csl(LANGUAGES), to_notation(LANGUAGES)
_AUTHOR_OF = dict(AUTHORS)
_OWN_AUTHORS = frozenset(role for _, role in AUTHORS)
_ROLE_OF = to_notation(ROLES)
_BY_INSTITUTIONS = frozenset(("report", "thesis"))
_STANDARD = lazy(r"[: ]*(ISBN|ISSN|DOI)[: ]*(\S.*)", 2)
_THESIS = lazy(r"thesis|dissertation|tesis|thèse|arbeit\b", re.IGNORECASE)
_ISSN = lazy(r"\d{4}-?\d{3}[\dXx]")
_MONTHS = (
    "January February March April May June July August September October November December".split()
)


# ── Reading ──────────────────────────────────────────────────────────────────────────


def load_word_xml(text: str) -> Loaded:
    """Read Word's Sources.xml.

    Raises:
        ParseError: ``text`` is no XML.
    """
    return load_records(text, "Word XML", ("Source",), _item)


def _item(source: Element, notices: list[Notice]) -> Item:
    name = text_at(source, "SourceType")
    kind = _TYPE_OF.get(name, "")
    if not kind:
        kind = "document"
        notices.append(type_replaced(f"line {line_of(source)}", name))
    if kind == "report" and _THESIS.search(text_at(source, "ThesisType")):
        kind = "thesis"
    variables, truncated = _names(source)
    for variable, element in FIELDS:
        node = find(source, element)
        if node is not None:
            text = lines_of(node) if element == "Comments" else text_of(node)
            value = _read(variable, text)
            if value:
                variables[variable] = value
    _read_typed(source, kind, variables)
    issued, accessed = _date(source, ""), _date(source, "Accessed")
    if issued is not None:
        variables["issued"] = issued
    if accessed is not None:
        variables["accessed"] = accessed
    item = Item(
        id=text_at(source, "Tag"),
        type=kind,
        variables=variables,
        custom=with_truncated({}, truncated),
    )
    return read_note(item)


def _read(variable: str, text: str) -> str:
    match variable:
        case "page":
            return plain_range(text)
        case "DOI":
            return parse_doi(text) or text
        case "language":
            return _LANGUAGE_OF.get(text, "" if text.isdecimal() else text)
    return text


def _read_typed(source: Element, kind: str, variables: dict[str, Value]) -> None:
    place = [text_at(source, part) for part in ("City", "StateProvince", "CountryRegion")]
    found = {
        "container-title": next(
            (text for text in (text_at(source, name) for name in _CONTAINER_NAMES) if text), ""
        ),
        "publisher-place": ", ".join(part for part in place if part),
        "number": next((text for _, n in NUMBERS if (text := text_at(source, n))), ""),
        "genre": text_at(source, "ThesisType") or text_at(source, "Type"),
    }
    institution = text_at(source, "Institution") or text_at(source, "Department")
    if institution:
        found["publisher" if "publisher" not in variables else "authority"] = institution
    for element in ("ProductionCompany", "Distributor", "Broadcaster", "Station"):
        found.setdefault("publisher", text_at(source, element))
    standard = text_at(source, "StandardNumber")
    match = _STANDARD.fullmatch(standard)
    if match:
        value = match[2]
        found[match[1].upper()] = parse_doi(value) if match[1].upper() == "DOI" else value
    elif standard and not standard.startswith(":"):
        found["ISSN" if _ISSN.fullmatch(standard) else "ISBN"] = standard
    for variable, text in found.items():
        if text and (variable == "publisher-place" or variable not in variables):
            variables[variable] = text


def _names(source: Element) -> tuple[dict[str, Value], list[str]]:
    holder = find(source, "Author")
    listed: dict[str, list[Name]] = {}
    for group in holder if holder is not None else ():
        role = name_of(group)
        variable = "author" if role in _OWN_AUTHORS else to_csl(ROLES).get(role, "contributor")
        corporate = text_at(group, "Corporate")
        if corporate:
            listed.setdefault(variable, []).append(Name(literal=corporate))
        for person in children(find(group, "NameList"), "Person"):
            given = f"{text_at(person, 'First')} {text_at(person, 'Middle')}".strip()
            name = read_parts(text_at(person, "Last"), given)
            if name != Name():
                listed.setdefault(variable, []).append(name)
    cut = Name(family="et al.")
    truncated = [variable for variable, names in listed.items() if names[-1] == cut]
    kept = {key: tuple(name for name in names if name != cut) for key, names in listed.items()}
    return {key: names for key, names in kept.items() if names}, truncated


def _date(source: Element, kind: str) -> Date | None:
    year, month, day = (text_at(source, f"{part}{kind}") for part in ("Year", "Month", "Day"))
    if not year:
        return None
    if month.isdecimal() and 1 <= int(month) <= 12:
        month = _MONTHS[int(month) - 1]
    whole = parse_date(" ".join(part for part in (day if month else "", month, year) if part))
    return whole or parse_date(year) or Date(literal=year)


# ── Writing ──────────────────────────────────────────────────────────────────────────


def dump_word_xml(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write Word's Sources.xml; what it cannot say stands in the comments."""
    tree = new_tree("Sources", _SPACE, "b")
    tree.set("SelectedStyle", "")
    sources, notices = write_all(items, _source, lambda node: _item(node, []), "Word")
    tree.extend(sources)
    return Dumped(text=write_tree(tree), notices=notices)


def _source(item: Item) -> Element:
    source = new_tree("Source", _SPACE, "b")
    if item.id:
        add(source, "Tag", item.id)
    add(source, "SourceType", _WORD_TYPE.get(item.type, "Misc"))
    for variable, element in FIELDS:
        text = item.text(variable)
        if text and not element.startswith("BIBTEX_"):
            _add(source, item, variable, element, text)
    for variable, element in (
        ("container-title", _CONTAINER_OF.get(item.type, "PublicationTitle")),
        ("number", _NUMBER_OF.get(item.type, "")),
        ("genre", "ThesisType" if item.type in _BY_INSTITUTIONS else "Type"),
    ):
        if element and item.text(variable):
            add(source, element, item.text(variable))
    standard = item.text("ISBN") or item.text("ISSN")
    if standard:
        add(source, "StandardNumber", standard)
    for variable, kind in (("issued", ""), ("accessed", "Accessed")):
        date = item.date(variable)
        if date is not None:
            _add_date(source, kind, date)
    _add_names(source, item)
    return source


def _add(source: Element, item: Item, variable: str, element: str, text: str) -> None:
    match variable:
        case "language":
            if text in _LCID_OF:
                add(source, element, _LCID_OF[text])
        case "publisher" if item.type in _BY_INSTITUTIONS:
            add(source, "Institution", text)
        case _:
            add(source, element, text)


def _add_date(source: Element, kind: str, date: Date) -> None:
    if not date.parts or not date.parts[0]:
        add(source, f"Year{kind}", date.literal or date.raw)
        return
    years = [str(part[0]) for part in date.parts if part]
    add(source, f"Year{kind}", "-".join(years))
    first = date.parts[0]
    if len(first) > 1 and len(date.parts) == 1 and 1 <= first[1] <= 12:
        add(source, f"Month{kind}", _MONTHS[first[1] - 1])
        if len(first) > 2:
            add(source, f"Day{kind}", str(first[2]))


def _add_names(source: Element, item: Item) -> None:
    roles = {**_ROLE_OF, "author": _AUTHOR_OF.get(item.type, "Author")}
    holder: Element | None = None
    for variable, value in item.variables.items():
        if not isinstance(value, tuple) or variable not in roles:
            continue
        holder = add(source, "Author") if holder is None else holder
        group = add(holder, roles[variable])
        if len(value) == 1 and value[0].literal and variable not in item.truncated:
            add(group, "Corporate", value[0].literal)
            continue
        people = add(group, "NameList")
        for name in value:
            _add_person(people, name)
        if variable in item.truncated:
            add(add(people, "Person"), "Last", "et al.")


def _add_person(people: Element, name: Name) -> None:
    person = add(people, "Person")
    family, given = write_parts(name)
    first, _, middle = given.partition(" ")
    for element, text in (("Last", name.literal or family), ("First", first), ("Middle", middle)):
        if text:
            add(person, element, text)
