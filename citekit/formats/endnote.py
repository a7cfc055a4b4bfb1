"""EndNote's fields ↔ Items: what its XML and its tagged files have in common.

Source: EndNote 20's reference types, and the XML and ``.enw`` files that it exports. A
field is named by its place in the XML (``titles/secondary-title``).
"""

from __future__ import annotations

from collections.abc import Mapping

from citekit.formats.inverted import read_names, write_names
from citekit.formats.leftovers import read_note, with_truncated
from citekit.formats.pages import plain_range
from citekit.formats.slashed_dates import read_slashed, write_slashed
from citekit.formats.tables import to_csl, to_notation
from citekit.model import Date, Item, Value
from citekit.normalize.dates import parse_date
from citekit.normalize.identifiers import parse_doi
from citekit.patterns import lazy

Fields = Mapping[str, list[str]]

TYPES = (
    ("article-journal", "Journal Article", 17), ("article-journal", "Electronic Article", 43),
    ("article-magazine", "Magazine Article", 19), ("article-newspaper", "Newspaper Article", 23),
    ("book", "Book", 6), ("book", "Edited Book", 28), ("book", "Electronic Book", 44),
    ("book", "Catalog", 8), ("chapter", "Book Section", 5),
    ("chapter", "Electronic Book Section", 60), ("paper-conference", "Conference Proceedings", 10),
    ("paper-conference", "Conference Paper", 47), ("paper-conference", "Conference", 11),
    ("thesis", "Thesis", 32), ("report", "Report", 27), ("report", "Government Document", 46),
    ("report", "Grant", 54), ("manuscript", "Manuscript", 36),
    ("manuscript", "Unpublished Work", 34), ("webpage", "Web Page", 12),
    ("webpage", "Electronic Source", 12), ("webpage", "Online Multimedia", 48),
    ("post-weblog", "Blog", 56), ("post", "Discussion Forum", 66),
    ("entry-encyclopedia", "Encyclopedia", 53), ("entry-dictionary", "Dictionary", 52),
    ("dataset", "Dataset", 59), ("dataset", "Aggregated Database", 55),
    ("dataset", "Online Database", 45), ("software", "Computer Program", 9),
    ("patent", "Patent", 25), ("pamphlet", "Pamphlet", 24), ("periodical", "Serial", 57),
    ("motion_picture", "Film or Broadcast", 21), ("motion_picture", "Audiovisual Material", 3),
    ("song", "Music", 61), ("map", "Map", 20), ("graphic", "Artwork", 2), ("figure", "Figure", 37),
    ("figure", "Chart or Table", 38), ("figure", "Equation", 39),
    ("personal_communication", "Personal Communication", 26), ("interview", "Interview", 64),
    ("broadcast", "Podcast", 62), ("legal_case", "Case", 7), ("legislation", "Statute", 31),
    ("bill", "Bill", 4), ("hearing", "Hearing", 14),
    ("regulation", "Legal Rule or Regulation", 50), ("standard", "Standard", 58),
    ("classic", "Classical Work", 49), ("classic", "Ancient Text", 51), ("document", "Generic", 13),
)  # fmt: skip
"""CSL's types, EndNote's names and numbers; of several rows the first is written."""

NEAREST = (
    ("article", "Unpublished Work"), ("collection", "Book"), ("entry", "Encyclopedia"),
    ("musical_score", "Music"), ("review", "Journal Article"), ("review-book", "Journal Article"),
    ("treaty", "Statute"), ("performance", "Film or Broadcast"),
)  # fmt: skip
"""What is written for types that EndNote lacks; the note says the true one."""

FIELDS = (
    ("title", "titles/title", "%T"), ("container-title", "titles/secondary-title", "%B"),
    ("container-title", "periodical/full-title", "%J"),
    ("collection-title", "titles/tertiary-title", "%S"),
    ("container-title-short", "titles/alt-title", "%O"),
    ("container-title-short", "periodical/abbr-1", ""), ("title-short", "titles/short-title", "%!"),
    ("volume", "volume", "%V"), ("issue", "number", "%N"), ("number-of-volumes", "num-vols", "%6"),
    ("edition", "edition", "%7"), ("section", "section", "%&"), ("page", "pages", "%P"),
    ("publisher", "publisher", "%I"), ("publisher-place", "pub-location", "%C"),
    ("ISBN", "isbn", "%@"), ("ISSN", "isbn", "%@"), ("DOI", "electronic-resource-num", "%R"),
    ("URL", "urls/related-urls/url", "%U"), ("URL", "urls/web-urls/url", ""),
    ("abstract", "abstract", "%X"), ("keyword", "keywords/keyword", "%K"), ("note", "notes", "%Z"),
    ("annote", "research-notes", "%<"), ("language", "language", "%G"),
    ("call-number", "call-num", "%L"), ("archive_location", "accession-num", "%M"),
    ("archive", "remote-database-provider", "%W"), ("source", "remote-database-name", "%~"),
    ("genre", "work-type", "%9"), ("PMCID", "custom2", "%2"),
)  # fmt: skip
"""CSL's text variables, the place in EndNote's XML, and the tag in its tagged files."""

NAMES = (
    ("author", "contributors/authors/author", "%A"),
    ("editor", "contributors/secondary-authors/author", "%E"),
    ("collection-editor", "contributors/tertiary-authors/author", "%Y"),
    ("translator", "contributors/subsidiary-authors/author", "%?"),
)
"""CSL's name variables, the place in EndNote's XML, and the tag in its tagged files."""

OTHERS = (
    ("id", "label", "%F"), ("year", "dates/year", "%D"), ("date", "dates/pub-dates/date", "%8"),
    ("accessed", "access-date", "%["), ("accessed", "urls/web-urls/access-date", ""),
)  # fmt: skip
"""The key and the dates: a year, the rest of the day of issue, and the day of access."""

LINES = frozenset(("abstract", "notes", "research-notes"))
"""The places of texts with lines."""

_TYPE_OF = to_csl((ours, name.lower()) for ours, name, _ in TYPES)
_NUMBERED_TYPE = {number: ours for ours, _, number in reversed(TYPES)}
_NAME_OF = to_notation((*((ours, name) for ours, name, _ in TYPES), *NEAREST))
_NUMBER_OF = {name: number for _, name, number in TYPES}
_PLACE_OF = to_notation((ours, place) for ours, place, _ in (*FIELDS, *NAMES))
_WHOLE_WORKS = frozenset(("book", "report", "thesis", "standard", "map", "software", "pamphlet"))
_NUMBERS = frozenset(("report", "patent", "standard", "legal_case", "legislation", "bill"))
_ISBN = lazy(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\d-]).*", 16)
_ISSN = lazy(r"\d{4}-?\d{3}[\dXx](?![\d-]).*", 16)


def read_type(name: str, number: str = "") -> str:
    """Return CSL's type for EndNote's name or number, ``""`` for none.

    >>> read_type("Journal Article"), read_type("", "32")
    ('article-journal', 'thesis')
    """
    found = _TYPE_OF.get(name.strip().lower(), "")
    if not found and number.strip().isdecimal():
        found = _NUMBERED_TYPE.get(int(number[:4]), "")
    return found


def write_type(kind: str) -> tuple[str, int]:
    """Return EndNote's name and number for CSL's type."""
    name = _NAME_OF.get(kind, "Generic")
    return name, _NUMBER_OF[name]


def read_fields(kind: str, fields: Fields, *, edited: bool = False) -> Item:
    """Return the item that fields say; ``edited`` takes its authors for editors."""
    variables: dict[str, Value] = {}
    truncated: list[str] = []
    for variable, place, _ in NAMES:
        names, cut = read_names(fields.get(place, ()))
        if edited and variable == "author" and not fields.get(NAMES[1][1]):
            variable = "editor"
        if names:
            variables[variable] = names
        truncated += [variable] if cut else []
    for variable, place, _ in FIELDS:
        if fields.get(place) and variable not in variables:
            variables.update(_read(kind, variable, place, fields[place]))
    year, date = (" ".join(fields.get(place, ())) for place in ("dates/year", _PUB_DATE))
    issued = _read_date(year, date)
    if issued is not None:
        variables["issued"] = issued
    for name, place, _ in OTHERS[3:]:
        accessed = read_slashed(" ".join(fields.get(place, ())))
        if accessed is not None:
            variables.setdefault(name, accessed)
    key = " ".join(fields.get("label", ()))
    item = Item(id=key, type=kind, variables=variables, custom=with_truncated({}, truncated))
    return read_note(item)


def _read(kind: str, variable: str, place: str, texts: list[str]) -> Mapping[str, Value]:
    text = texts[0]
    match variable:
        case "keyword":
            return {"keyword": ", ".join(texts)}
        case "container-title" if kind in _WHOLE_WORKS and place == _SECONDARY:
            return {"collection-title": text}
        case "page":
            return {"page": plain_range(text)}
        case "DOI":
            return {"DOI": parse_doi(text) or text}
        case "edition" if kind == "software":
            return {"version": text}
        case "ISBN":
            return {"ISBN": text} if _ISBN.fullmatch(text) and not _ISSN.fullmatch(text) else {}
        case "ISSN":
            if _ISBN.fullmatch(text) and not _ISSN.fullmatch(text):
                return {}
            is_number = kind in _NUMBERS and not _ISSN.fullmatch(text)
            return {"number": text} if is_number else {"ISSN": text}
        case "PMCID":
            return {"PMCID": text} if text.upper().startswith("PMC") else {}
        case "issue" if kind in _NUMBERS:
            return {"number": text}
    return {variable: text}


_SECONDARY = "titles/secondary-title"
_PUB_DATE = "dates/pub-dates/date"


def _read_date(year: str, date: str) -> Date | None:
    whole = read_slashed(date)
    if whole is not None and whole.parts and (not year or str(whole.year) == year.strip()):
        return whole
    if year and date:
        joined = parse_date(f"{date} {year}") or parse_date(f"{date}, {year}")
        if joined is not None:
            return joined
    return read_slashed(year) or whole


def write_fields(item: Item) -> dict[str, list[str]]:
    """Return the fields that say an item, by their place in the XML."""
    fields: dict[str, list[str]] = {}
    if item.id:
        fields["label"] = [item.id]
    for variable, value in item.variables.items():
        match value:
            case tuple() if variable in _PLACE_OF:
                fields[_PLACE_OF[variable]] = write_names(value, variable in item.truncated)
            case Date():
                fields.update(_write_date(variable, value))
            case str() if value:
                place = _place(item, variable)
                if place:
                    fields[place] = value.split(", ") if variable == "keyword" else [value]
    return fields


def _place(item: Item, variable: str) -> str:
    match variable:
        case "collection-title" if item.type in _WHOLE_WORKS:
            return _SECONDARY
        case "container-title" if item.type in _WHOLE_WORKS:
            return ""
        case "number" if item.type in _NUMBERS:
            return "isbn"
        case "version" if item.type == "software":
            return "edition"
        case "edition" if item.type == "software":
            return ""
        case "issue" if item.type in _NUMBERS:
            return ""
        case "ISBN" | "ISSN" if item.type in _NUMBERS and "number" in item.variables:
            return ""
    return _PLACE_OF.get(variable, "")


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SEASONS = ("Spring", "Summer", "Autumn", "Winter")


def _write_date(variable: str, date: Date) -> Mapping[str, list[str]]:
    if variable == "accessed":
        return {"access-date": [write_slashed(date)]}
    if variable != "issued":
        return {}
    if len(date.parts) != 1 or not date.parts[0]:
        return {"dates/year": [write_slashed(date)]}
    first = date.parts[0]
    fields = {"dates/year": [str(first[0])]}
    if len(first) > 1 and 1 <= first[1] <= 12:
        fields[_PUB_DATE] = [" ".join([_MONTHS[first[1] - 1], *map(str, first[2:])])]
    elif isinstance(date.season, int) and 1 <= date.season <= 4:
        fields[_PUB_DATE] = [_SEASONS[date.season - 1]]
    return fields
