"""Wikipedia's citation templates ↔ Items: English ``{{cite …}}``, German ``{{Literatur}}``.

Source: the documentation of Citation Style 1 (en.wikipedia.org/wiki/Help:CS1) and of
Vorlage:Literatur and Vorlage:Internetquelle. The templates have no place for notes.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import replace

from citekit.formats.inverted import read_parts, write_parts
from citekit.formats.leftovers import with_truncated, write_all
from citekit.formats.notation import Dumped, DumpOptions, Loaded
from citekit.formats.pages import plain_range
from citekit.formats.tables import to_csl, to_notation
from citekit.formats.wiki_templates import find_templates, read_markup, write_markup, write_template
from citekit.model import Date, Item, Name, Value
from citekit.normalize.dates import parse_date
from citekit.normalize.identifiers import parse_doi
from citekit.normalize.names import parse_names

TYPES = (
    ("article-journal", "cite journal"), ("book", "cite book"), ("webpage", "cite web"),
    ("article-newspaper", "cite news"), ("article-magazine", "cite magazine"),
    ("thesis", "cite thesis"), ("report", "cite report"), ("report", "cite tech report"),
    ("report", "cite techreport"), ("paper-conference", "cite conference"),
    ("entry-encyclopedia", "cite encyclopedia"), ("entry-encyclopedia", "cite encyclopaedia"),
    ("entry-dictionary", "cite dictionary"), ("article", "cite arxiv"), ("article", "cite biorxiv"),
    ("article", "cite ssrn"), ("article", "cite medrxiv"), ("map", "cite map"),
    ("motion_picture", "cite AV media"), ("interview", "cite interview"),
    ("post", "cite mailing list"), ("post", "cite newsgroup"), ("broadcast", "cite podcast"),
    ("broadcast", "cite episode"), ("broadcast", "cite serial"), ("document", "cite press release"),
    ("speech", "cite speech"), ("document", "cite document"), ("graphic", "cite sign"),
    ("document", "citation"), ("book", "Literatur"), ("webpage", "Internetquelle"),
)  # fmt: skip
"""CSL's types and templates; of several rows the first is written."""

NEAREST = (
    ("chapter", "cite book"), ("collection", "cite book"), ("classic", "cite book"),
    ("post-weblog", "cite web"), ("software", "cite web"), ("dataset", "cite web"),
    ("review", "cite journal"), ("review-book", "cite journal"), ("entry", "cite encyclopedia"),
    ("periodical", "cite magazine"), ("standard", "cite report"), ("manuscript", "cite document"),
)  # fmt: skip
"""What is written for types without a template."""

FIELDS = (
    ("title", "title"), ("volume", "volume"), ("issue", "issue"), ("issue", "number"),
    ("page", "pages"), ("page", "page"), ("section", "at"), ("publisher", "publisher"),
    ("publisher-place", "location"), ("publisher-place", "place"), ("edition", "edition"),
    ("collection-title", "series"), ("DOI", "doi"), ("ISBN", "isbn"), ("ISSN", "issn"),
    ("PMID", "pmid"), ("PMCID", "pmc"), ("URL", "url"), ("language", "language"),
    ("genre", "degree"), ("genre", "type"), ("source", "via"), ("medium", "medium"),
    ("version", "version"), ("archive", "archive-url"), ("number", "id"), ("scale", "scale"),
    ("event-title", "conference"), ("original-date", "orig-date"),
)  # fmt: skip
"""CSL's variables and the parameters of the English templates."""

CONTAINERS = (
    ("article-journal", "journal"), ("article-newspaper", "newspaper"),
    ("article-magazine", "magazine"), ("webpage", "website"), ("post-weblog", "website"),
    ("entry-encyclopedia", "encyclopedia"), ("entry-dictionary", "dictionary"),
    ("review", "journal"), ("review-book", "journal"), ("", "work"), ("", "periodical"),
    ("paper-conference", "book-title"), ("", "encyclopaedia"),
)  # fmt: skip
"""The parameter of the container-title, type by type."""

NAMES = (
    ("author", "last", "first"), ("author", "author-last", "author-first"),
    ("author", "surname", "given"), ("editor", "editor-last", "editor-first"),
    ("translator", "translator-last", "translator-first"),
    ("interviewer", "interviewer-last", "interviewer-first"),
    ("contributor", "contributor-last", "contributor-first"),
    ("author", "author", ""), ("editor", "editor", ""), ("translator", "translator", ""),
    ("author", "authors", ""), ("author", "people", ""),
)  # fmt: skip
"""CSL's name variables and the parameters of family and given names, or of whole ones."""

GERMAN = (
    ("title", "Titel"), ("container-title", "Sammelwerk"), ("volume", "Band"), ("issue", "Nummer"),
    ("page", "Seiten"), ("publisher", "Verlag"), ("publisher-place", "Ort"), ("edition", "Auflage"),
    ("collection-title", "Reihe"), ("collection-number", "NummerReihe"), ("DOI", "DOI"),
    ("ISBN", "ISBN"), ("ISSN", "ISSN"), ("PMID", "PMID"), ("URL", "Online"), ("genre", "Typ"),
    ("language", "Sprache"), ("note", "Kommentar"), ("issue", "Heft"),
    ("title", "titel"), ("URL", "url"), ("container-title", "werk"), ("publisher", "hrsg"),
    ("language", "sprache"), ("note", "kommentar"),
)  # fmt: skip
"""CSL's variables and the parameters of the German templates."""

GERMAN_NAMES = (
    ("author", "Autor"), ("editor", "Hrsg"), ("translator", "Übersetzer"), ("author", "autor"),
)  # fmt: skip
"""CSL's name variables and the parameters of the German templates."""

_TYPE_OF = to_csl((ours, theirs.lower()) for ours, theirs in TYPES)
_TEMPLATE_OF = to_notation((*TYPES, *NEAREST))
_FIELD_OF, _CONTAINER_OF = to_notation(FIELDS), dict(CONTAINERS)
_CONTAINER_FIELDS = tuple(dict.fromkeys(field for _, field in CONTAINERS))
_DATES = (("issued", "date"), ("issued", "year"), ("accessed", "access-date"))
_OLD_DATES = {"accessdate": "access-date", "origyear": "orig-date", "archiveurl": "archive-url"}
_MAX_NAMES = 500


# ── Reading ──────────────────────────────────────────────────────────────────────────


def load_wikitext(text: str) -> Loaded:
    """Read the citation templates of a wiki page; other text is passed over."""
    items: list[Item] = []
    for template in find_templates(text):
        name = template.name.lower().replace("_", " ")
        if name in ("literatur", "internetquelle"):
            items.append(_german(name, template.parameters))
        elif name in _TYPE_OF or name.startswith("cite "):
            items.append(_english(_TYPE_OF.get(name, "document"), template.parameters))
    return Loaded(items=tuple(items))


def load_wikitext_de(text: str) -> Loaded:
    """Read citation templates; each tells its own language."""
    return load_wikitext(text)


def _english(kind: str, given: Mapping[str, str]) -> Item:
    values = {_OLD_DATES.get(name, name): value for name, value in given.items()}
    variables: dict[str, Value] = {}
    for variable, field in FIELDS:
        text = _value(variable, values.get(field, ""))
        if text:
            variables.setdefault(variable, text)
    container = next((values[f] for f in _CONTAINER_FIELDS if values.get(f)), "")
    chapter = values.get("chapter") or values.get("contribution") or values.get("entry") or ""
    if chapter and "title" in variables:
        container = str(variables["title"])
        variables["title"] = read_markup(chapter)
        kind = "chapter" if kind in ("book", "document") else kind
    if container:
        variables["container-title"] = read_markup(container)
    truncated = _read_names(values, variables)
    _read_dates(values, variables)
    if kind == "document" and values.get("journal"):
        kind = "article-journal"
    arxiv = values.get("arxiv") or values.get("eprint")
    if arxiv and "URL" not in variables and "DOI" not in variables:
        variables["URL"] = f"https://arxiv.org/abs/{arxiv}"
    key = values.get("ref", "")
    return Item(
        id="" if key in ("harv", "none") or "{" in key else key,
        type=kind,
        variables=variables,
        custom=with_truncated({}, truncated),
    )


def _value(variable: str, raw: str) -> Value:
    text = read_markup(raw)
    match variable:
        case "page":
            return plain_range(text)
        case "DOI":
            return parse_doi(text) or text
        case "PMCID" if text.isdecimal():
            return f"PMC{text}"
        case "original-date":
            return (parse_date(text) or Date(literal=text)) if text else ""
        case "URL" | "archive":
            return html.unescape(raw)
    return text


def _read_names(values: Mapping[str, str], variables: dict[str, Value]) -> list[str]:
    truncated: list[str] = []
    for variable, last, first in NAMES:
        if variable in variables:
            continue
        names = _numbered(values, last, first)
        if names:
            variables[variable] = tuple(names)
            shown = values.get(f"display-{variable}s", "").lower()
            truncated += [variable] if shown in ("etal", "et al.") else []
    return truncated


def _numbered(values: Mapping[str, str], last: str, first: str) -> list[Name]:
    names: list[Name] = []
    for number in range(1, _MAX_NAMES):
        family = _at(values, last, number)
        if not family:
            break
        given = _at(values, first, number) if first else ""
        if given:
            given, _, suffix = given.partition(", ")
            names.append(read_parts(family, given, suffix))
        elif first:
            names.append(Name(family=family) if " " not in family else Name(literal=family))
        elif "," in family or number == 1:
            names += parse_names(family).names
        else:
            names.append(Name(literal=family))
    return names


def _at(values: Mapping[str, str], name: str, number: int) -> str:
    """A parameter by number: ``last2``, ``editor2-last`` or ``editor-last2``; 1 may be left out."""
    head, dash, tail = name.partition("-")
    forms = [f"{name}{number}", f"{head}{number}-{tail}" if dash else f"{name}-{number}"]
    forms += [name] if number == 1 else []
    return next((read_markup(values[form]) for form in forms if values.get(form)), "")


def _read_dates(values: Mapping[str, str], variables: dict[str, Value]) -> None:
    for variable, field in _DATES:
        text = read_markup(values.get(field, ""))
        if text and variable not in variables:
            variables[variable] = parse_date(text) or Date(literal=text)


def _german(name: str, values: Mapping[str, str]) -> Item:
    variables: dict[str, Value] = {}
    truncated: list[str] = []
    for variable, field in GERMAN:
        text = _value(variable, values.get(field, ""))
        if text:
            variables.setdefault(variable, text)
    for variable, field in GERMAN_NAMES:
        listed = parse_names(read_markup(values.get(field, "")))
        if listed.names:
            variables[variable] = listed.names
            truncated += [variable] if listed.truncated else []
    for variable, fields in (
        ("issued", ("Datum", "datum", "Jahr")),
        ("accessed", ("Abruf", "abruf")),
    ):
        text = next((read_markup(values[field]) for field in fields if values.get(field)), "")
        if text:
            variables[variable] = parse_date(text, "de") or Date(literal=text)
    kind = "webpage" if name == "internetquelle" else "book"
    if kind == "book" and "container-title" in variables:
        is_book = bool({"ISBN", "publisher"} & variables.keys()) and "issue" not in variables
        kind = "chapter" if is_book else "article-journal"
    return Item(id="", type=kind, variables=variables, custom=with_truncated({}, truncated))


# ── Writing ──────────────────────────────────────────────────────────────────────────


def dump_wikitext(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write an English template an item; what it cannot say is named."""
    return _dump(items, _cite, "wikitext")


def dump_wikitext_de(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write a German template an item; what it cannot say is named."""
    dumped = _dump(items, _literatur, "wikitext-de")
    # The German templates know no keys, which are no loss to a reader.
    return replace(dumped, notices=tuple(n for n in dumped.notices if n.variable != "id"))


def _dump(items: tuple[Item, ...], write: Callable[[Item], str], notation: str) -> Dumped:
    lines, notices = write_all(items, write, _read_one, notation, has_note=False)
    return Dumped(text="".join(f"* {line}\n" for line in lines), notices=notices)


def _read_one(text: str) -> Item | None:
    items = load_wikitext(text).items
    return items[0] if items else None


def _cite(item: Item) -> str:
    kind, variables = item.type, item.variables
    container = item.text("container-title")
    is_part = kind == "chapter" and bool(container)
    parameters: list[tuple[str, str]] = []
    for variable, last, first in NAMES:
        if first and _FIRST_ROWS[variable] == last:
            parameters += _write_names(item, variable, last, first)
    if is_part:
        parameters.append(("chapter", write_markup(item.text("title"))))
    elif container:
        parameters.append((_CONTAINER_OF.get(kind, "work"), write_markup(container)))
    for variable, field in _FIELD_OF.items():
        value = variables.get(variable)
        if isinstance(value, Date):
            parameters.append((field, _write_date(value)))
        elif isinstance(value, str):
            text = container if is_part and variable == "title" else value
            parameters.append((field, _write_value(variable, text)))
    for variable, field in (("issued", "date"), ("accessed", "access-date")):
        date = item.date(variable)
        if date is not None:
            parameters.append((field, _write_date(date)))
    parameters.append(("ref", write_markup(item.id)))
    return write_template(_TEMPLATE_OF.get(kind, "cite document"), parameters)


_FIRST_ROWS = to_notation((variable, last) for variable, last, first in NAMES if first)


def _write_names(item: Item, variable: str, last: str, first: str) -> list[tuple[str, str]]:
    names = item.names(variable)
    parameters: list[tuple[str, str]] = []
    for number, name in enumerate(names, 1):
        suffix = str(number) if len(names) > 1 else ""
        family, given = write_parts(name)
        given = f"{given}, {name.suffix}" if name.suffix else given
        parameters.append((f"{last}{suffix}", write_markup(name.literal or family)))
        parameters.append((f"{first}{suffix}", write_markup(given)))
    if variable in item.truncated:
        parameters.append((f"display-{variable}s", "etal"))
    return parameters


def _write_value(variable: str, text: str) -> str:
    match variable:
        case "URL" | "archive":
            return "".join(f"%{ord(c):02X}" if c in " |{}[]<>\"'" else c for c in text)
        case "PMCID":
            return text.removeprefix("PMC")
    return write_markup(text)


_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_SEASONS = ("Spring", "Summer", "Autumn", "Winter")


def _write_date(date: Date) -> str:
    """A date in a form that the templates accept."""
    if not date.parts or not date.parts[0]:
        return write_markup(date.literal or date.raw)
    if len(date.parts) == 2:
        return "–".join(str(part[0]) for part in date.parts if part)
    year, *rest = date.parts[0]
    if len(rest) == 2:
        return f"{year:04d}-{rest[0]:02d}-{rest[1]:02d}"
    if rest and 1 <= rest[0] <= 12:
        return f"{_MONTHS[rest[0] - 1]} {year}"
    if isinstance(date.season, int) and 1 <= date.season <= 4:
        return f"{_SEASONS[date.season - 1]} {year}"
    return f"c. {year}" if date.circa else str(year)


def _literatur(item: Item) -> str:
    is_web = item.type in ("webpage", "post-weblog", "post")
    fields = to_notation(GERMAN[-_WEB_ROWS:] if is_web else GERMAN[:-_WEB_ROWS])
    names = to_notation(GERMAN_NAMES[-1:] if is_web else GERMAN_NAMES[:-1])
    parameters: list[tuple[str, str]] = []
    for variable, field in names.items():
        listed = [_whole(name) for name in item.names(variable)]
        listed += ["et al."] if variable in item.truncated else []
        parameters.append((field, ", ".join(listed)))
    for variable, field in fields.items():
        parameters.append((field, _write_value(variable, item.text(variable))))
    for variable, field in (("issued", "Datum"), ("accessed", "Abruf")):
        date = item.date(variable)
        if date is not None:
            parameters.append((field.lower() if is_web else field, _write_date(date)))
    return write_template("Internetquelle" if is_web else "Literatur", parameters)


_WEB_ROWS = 6


def _whole(name: Name) -> str:
    family, given = write_parts(name)
    return write_markup(name.literal or " ".join(p for p in (given, family, name.suffix) if p))
