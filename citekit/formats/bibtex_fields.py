"""Which field each variable of an item goes to: the rules that the tables alone do not say.

They mirror ``bibtex_reader``: what stands here is read back as it was, or is found out.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from citekit.formats.bibtex_table import (
    DATES,
    GENRES,
    JOURNAL_TYPES,
    NAMES,
    PUBLISHED_SOMEHOW,
    SITES,
    TEXTS,
    WHOLE_BOOKS,
    container_field,
    field_of,
    number_variable,
    publisher_field,
)
from citekit.formats.bibtex_types import (
    PREPRINT_SERVERS,
    biblatex_type,
    bibtex_type,
    subtype_for,
)
from citekit.model import Date, Item, Name, Value
from citekit.variables import VARIABLES, Kind

# What BibTeX calls so stands in something; without it an entry is a @misc.
_PARTS = frozenset(("article", "incollection", "inproceedings"))
_THESES = {"PhD thesis": "phdthesis", "Master's thesis": "mastersthesis"}
_GENRE_KEYS = {text: key for key, text in reversed([*GENRES.items()])}
_NUMBERS = ("issue", "number", "collection-number")


class Placement(NamedTuple):
    """The entry type of an item, and its fields in order: (variable, field)."""

    entry_type: str
    fields: tuple[tuple[str, str], ...]


class Shape(NamedTuple):
    """What decides where the variables of an item go."""

    type: str
    genre: str
    variables: tuple[str, ...]
    is_preprint: bool
    biblatex: bool


def shape_of(item: Item, *, biblatex: bool) -> Shape:
    """Return the shape of ``item``: items of one shape fill the same fields."""
    genre = item.text("genre")
    known = genre if genre in _THESES or (biblatex and genre in _GENRE_KEYS) else ""
    is_preprint = False
    if item.type == "article":
        is_preprint = item.text("publisher").replace(" ", "").lower() in PREPRINT_SERVERS
    variables = tuple(item.variables)
    if not all(item.variables.values()):
        variables = tuple(name for name, value in item.variables.items() if value)
    return Shape(item.type, known, variables, is_preprint, biblatex)


def sample_of(shape: Shape) -> Item:
    """Return an item of a shape whose values are as plain as can be."""
    variables: dict[str, Value] = {}
    for name in shape.variables:
        kind = VARIABLES.get(name, Kind.TEXT)
        if kind is Kind.NAMES:
            variables[name] = (Name(family="Nye", given="Joseph"),)
        elif kind is Kind.DATE:
            variables[name] = Date(parts=((2004,),))
        else:
            variables[name] = f"{name.title().replace('_', '')}7"
    if shape.genre:
        variables["genre"] = shape.genre
    if shape.is_preprint:
        variables["publisher"] = "arXiv"
    return Item(id="sample", type=shape.type, variables=variables)


@cache
def place_fields(shape: Shape) -> Placement:
    """Return where the variables of a shape go; ``word:…`` stands for a word of its own."""
    held = set(shape.variables)
    entry_type, subtype, genre = _types(shape, held)
    special = _special(shape, held)
    fields: list[tuple[str, str]] = []

    def put(variable: str, field: str) -> None:
        if variable in held and field:
            fields.append((variable, field))
            held.discard(variable)

    for variable, field in NAMES:
        put(variable, field)
    for variable in ("title", "volume-title", "container-title"):
        put(variable, special[variable])
    put("issued", "date" if shape.biblatex else "year")
    put("publisher", special["publisher"])
    for variable in _NUMBERS:
        put(variable, special[variable])
    if subtype:
        fields.append((f"word:{subtype}", "entrysubtype"))
    if genre:
        held.discard("genre")
        if genre != "-":
            fields.append((f"word:{genre}", "type"))
    for variable, biblatex, bibtex in TEXTS:
        put(variable, special.get(variable) or (biblatex if shape.biblatex else bibtex))
    for variable, field in DATES:
        put(variable, field)
    for variable in shape.variables:
        put(variable, special.get(variable) or _own_field(variable, biblatex=shape.biblatex))
    return Placement(entry_type, tuple(fields))


def _own_field(variable: str, *, biblatex: bool) -> str:
    return field_of(variable, biblatex=biblatex).lower() if variable in VARIABLES else ""


def _types(shape: Shape, held: set[str]) -> tuple[str, str, str]:
    """Entry type, subtype, and the genre's word; "-" where the entry type says the genre."""
    is_edited = "author" not in held and "editor" in held
    if shape.biblatex:
        entry_type, subtype = biblatex_type(
            shape.type, is_edited=is_edited, is_within="container-title" in held
        )
        return entry_type, subtype, _GENRE_KEYS.get(shape.genre, "")
    entry_type = bibtex_type(shape.type)
    if (entry_type in _PARTS and "container-title" not in held) or (
        entry_type == "book" and not held & {"author", "editor", "publisher"}
    ):
        entry_type = "misc"
    genre = ""
    if shape.type == "thesis" and entry_type == "phdthesis":
        if shape.genre:
            entry_type, genre = _THESES[shape.genre], "-"
        elif "genre" not in held:
            genre = "Thesis"
    return entry_type, subtype_for(entry_type, shape.type), genre


def _special(shape: Shape, held: set[str]) -> dict[str, str]:
    """The fields of variables whose place depends on the type or on other variables."""
    kind, biblatex = shape.type, shape.biblatex
    special = {"title": "title", "volume-title": "volume-title"}
    container = container_field(kind, biblatex=biblatex)
    is_whole = kind in WHOLE_BOOKS
    if biblatex and kind == "book":
        container = "booktitle"
    elif is_whole or (container == "howpublished" and kind in PUBLISHED_SOMEHOW):
        container = "container-title"
    if biblatex and "volume-title" in held:
        if is_whole and "title" in held and "container-title" not in held:
            special |= {"title": "maintitle", "volume-title": "title"}
        elif container == "booktitle" and "container-title" in held:
            container = "maintitle"
            special["volume-title"] = "booktitle"
        elif container == "journaltitle":
            special["volume-title"] = "issuetitle"
    special["container-title"] = container
    special["publisher"] = publisher_field(kind, biblatex=biblatex)
    for variable in _NUMBERS:
        special[variable] = _own_field(variable, biblatex=biblatex)
    number = number_variable(kind, has_series="collection-title" in held)
    special["number"] = "eid"
    special[number] = "number"
    if kind in JOURNAL_TYPES and "issue" in held and "collection-number" in held:
        special["issue"], special["collection-number"] = "issue", "number"
    if "archive" in held and "archive_location" not in held:
        special["archive"] = "archive"
    if "archive_location" in held and "archive" not in held and kind in SITES:
        special["archive_location"] = "archive_location"
    if shape.is_preprint and "number" in held and not held & {"archive", "archive_location"}:
        special["publisher"] = field_of("archive", biblatex=biblatex)
        special["number"] = "eprint"
    return special
