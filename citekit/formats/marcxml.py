"""MARCXML → Items: the records of library catalogues (MARC 21).

Source: MARC 21 Format for Bibliographic Data (loc.gov/marc/bibliographic).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from citekit.formats.inverted import read_inverted
from citekit.formats.notation import Loaded
from citekit.formats.pages import plain_range
from citekit.formats.tables import to_csl
from citekit.formats.xml_trees import Element, children, load_records, text_of
from citekit.model import Date, Item, Name, Notice, Value
from citekit.normalize.dates import parse_date
from citekit.patterns import lazy

FIELDS = (
    ("title", "245a"), ("edition", "250a"), ("ISBN", "020a"), ("ISSN", "022a"),
    ("publisher-place", "260a"), ("publisher-place", "264a"), ("publisher", "260b"),
    ("publisher", "264b"), ("collection-title", "490a"), ("collection-title", "830a"),
    ("collection-number", "490v"), ("collection-number", "830v"), ("abstract", "520a"),
    ("note", "500a"), ("note", "546a"), ("language", "041a"), ("call-number", "050a"), ("URL", "856u"),
    ("event-title", "111a"), ("event-place", "111c"), ("part-number", "245n"), ("part-title", "245p"),
    ("container-title", "773t"), ("keyword", "650a"), ("keyword", "653a"), ("original-title", "240a"),
)  # fmt: skip
"""CSL's text variables, and field and subfield of MARC."""

ROLES = (
    ("author", "aut"), ("author", "cre"), ("editor", "edt"), ("editor", "hrsg"), ("translator", "trl"),
    ("illustrator", "ill"), ("composer", "cmp"), ("contributor", "ctb"), ("compiler", "com"),
    ("director", "drt"), ("director", "fmd"), ("performer", "prf"), ("interviewer", "ivr"),
    ("editor", "editor"), ("editor", "herausgeber"), ("translator", "translator"), ("author", "author"),
    ("author", "verfasser"), ("translator", "übersetzer"), ("illustrator", "illustrator"),
    ("compiler", "compiler"), ("editor", "ed"), ("contributor", "oth"), ("contributor", "sonstige"),
)  # fmt: skip
"""CSL's name variables and MARC's relator codes and words."""

TYPES = (
    ("book", "am"), ("chapter", "aa"), ("article-journal", "ab"), ("periodical", "as"),
    ("book", "tm"), ("musical_score", "cm"), ("map", "em"), ("motion_picture", "gm"),
    ("song", "jm"), ("song", "im"), ("graphic", "km"), ("software", "mm"), ("webpage", "ai"),
)  # fmt: skip
"""CSL's types, and record type and level of the leader."""

_TYPE_OF, _ROLE_OF = to_csl(TYPES), to_csl(ROLES)
# Punctuation that ISBD sets between the elements of a description.
_ISBD = lazy(r"\s*[/:;,=]\s*$|(?<=\w{3})\.\s*$")
_SUPPLIED = lazy(r"\[([^\[\]]*)\]")
_PAGES = lazy(r"(\d{1,5})\s*(?:p\b|pages|S\.|Seiten|pp?\.|ps?\.)", re.IGNORECASE)
_YEAR = lazy(r"(?:1[4-9]|20)\d\d")
_DATES_OF_LIFE = lazy(r",?\s*\d{3,4}-(?:\d{3,4})?\.?$")
_PART = lazy(r"(?:volume|year|number|pages|month):", re.IGNORECASE)
_PAGE_WORD = lazy(
    r"(?:pages:|Seite|S\.|pp?\.|pages?)\s*(\w{1,8}(?:\s?[-–]\s?\w{1,8})?)", re.IGNORECASE
)
_ISBN = lazy(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]")


class _Record:
    """The data fields of a record, by tag."""

    def __init__(self, node: Element) -> None:
        self.leader = next((text_of(child) for child in children(node, "leader")), "")
        self.fields: dict[str, list[dict[str, list[str]]]] = {}
        for field in children(node, "datafield"):
            held: dict[str, list[str]] = {}
            for subfield in children(field, "subfield"):
                held.setdefault(subfield.get("code") or "", []).append(text_of(subfield))
            self.fields.setdefault(field.get("tag") or "", []).append(held)

    def texts(self, place: str) -> list[str]:
        """The texts of a subfield (``245a``), in order, without ISBD's punctuation."""
        tag, code = place[:3], place[3:]
        found = [text for field in self.fields.get(tag, ()) for text in field.get(code, ())]
        texts = (_ISBD.sub("", text).strip() for text in found)
        return [text[1:-1] if _SUPPLIED.fullmatch(text) else text for text in texts if text]

    def text(self, place: str) -> str:
        """The first of ``texts``, ``""`` for none."""
        return next(iter(self.texts(place)), "")


def load_marcxml(text: str) -> Loaded:
    """Read MARCXML, bare or in the answer of a catalogue (SRU, OAI-PMH).

    Raises:
        ParseError: ``text`` is no XML.
    """
    loaded = load_records(text, "MARCXML", ("record",), _item)
    return Loaded(
        items=tuple(item for item in loaded.items if item.variables), notices=loaded.notices
    )


def _item(node: Element, notices: list[Notice]) -> Item:
    record = _Record(node)
    variables: dict[str, Value] = {}
    for variable, place in FIELDS:
        texts = record.texts(place)
        if not texts:
            continue
        match variable:
            case "keyword":
                held = variables.get("keyword")
                words = [held] if isinstance(held, str) else []
                variables["keyword"] = ", ".join(dict.fromkeys([*words, *texts]))
            case "ISBN":
                found = _ISBN.match(texts[0])
                variables["ISBN"] = found[0] if found else texts[0]
            case _:
                variables.setdefault(variable, texts[0])
    _read_title(record, variables)
    _read_names(record, variables)
    _read_physical(record, variables)
    _read_host(record, variables)
    for field in record.fields.get("024", ()):
        if "doi" in field.get("2", ()):
            variables["DOI"] = field.get("a", [""])[0]
    issued = _date(record.texts("264c") or record.texts("260c"))
    if issued is not None:
        variables["issued"] = issued
    return Item(id="", type=_type(record, variables), variables=variables)


def _type(record: _Record, variables: dict[str, Value]) -> str:
    thesis = record.fields.get("502")
    if thesis:
        school = record.text("502c")
        if school:
            variables["publisher"] = school
        genre = record.text("502b") or record.text("502a")
        if genre:
            variables.setdefault("genre", genre)
        return "thesis"
    kind = _TYPE_OF.get(record.leader[6:8], "")
    if record.leader[7:8] in ("a", "b") and "container-title" in variables:
        is_journal = "ISSN" in variables and "publisher" not in variables
        return "article-journal" if is_journal or "volume" in variables else "chapter"
    # A leader of a computer file says no more than that it is read on one.
    return "book" if kind in ("", "software") and "ISBN" in variables else kind or "document"


def _read_title(record: _Record, variables: dict[str, Value]) -> None:
    under = record.text("245b")
    title = variables.get("title")
    if under and isinstance(title, str):
        seam = " " if title.endswith(("?", "!", ":")) else ": "
        variables["title"] = f"{title}{seam}{under}"


def _read_names(record: _Record, variables: dict[str, Value]) -> None:
    listed: dict[str, list[Name]] = {}
    for tag, default in (("100", "author"), ("110", "author"), ("700", ""), ("710", "")):
        for field in record.fields.get(tag, ()):
            role = _role([*field.get("4", ()), *field.get("e", ())]) or default
            text = _ISBD.sub("", " ".join(field.get("a", ())))
            if tag.endswith("10"):
                name = Name(literal=text)
            else:
                name = read_inverted(_DATES_OF_LIFE.sub("", text))
            if role or "author" not in listed:
                listed.setdefault(role or "contributor", []).append(name)
    for variable, names in listed.items():
        variables[variable] = tuple(names)


def _role(words: Iterable[str]) -> str:
    for word in words:
        role = _ROLE_OF.get(word.lower().strip(" .,"))
        if role:
            return role
    return ""


def _read_physical(record: _Record, variables: dict[str, Value]) -> None:
    match = _PAGES.search(record.text("300a"))
    if match:
        variables["number-of-pages"] = match[1]


def _read_host(record: _Record, variables: dict[str, Value]) -> None:
    """Volume, pages and ISSN of an article, from what its host's field says."""
    for text in (*record.texts("773g"), *record.texts("773q")):
        label, colon, value = text.partition(":")
        if colon and _PART.match(text):
            name = {"volume": "volume", "number": "issue", "pages": "page"}.get(label.lower())
            if name:
                variables.setdefault(name, plain_range(value))
            continue
        pages = _PAGE_WORD.search(text)
        if pages:
            variables.setdefault("page", plain_range(pages[1]))
    issn = record.text("773x") or record.text("490x")
    if issn:
        variables.setdefault("ISSN", issn)


def _date(texts: list[str]) -> Date | None:
    for text in texts:
        clean = text.strip("[]©cp. ")
        date = parse_date(clean)
        if date is not None:
            return date
        year = _YEAR.search(clean)
        if year:
            return Date(parts=((int(year[0]),),))
    return None
