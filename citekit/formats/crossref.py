"""Crossref's JSON → Items: works of its REST API, alone or in a list.

Source: api.crossref.org's documentation of metadata fields. Its names are near CSL's; texts
stand in lists, and types are its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

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
from citekit.formats.pages import plain_range
from citekit.formats.tables import to_csl
from citekit.model import JSON, Date, Item, Name, Value
from citekit.patterns import lazy

TYPES = (
    ("article-journal", "journal-article"), ("article", "posted-content"), ("book", "book"),
    ("book", "monograph"), ("book", "edited-book"), ("book", "reference-book"),
    ("chapter", "book-chapter"), ("chapter", "book-section"), ("chapter", "book-part"),
    ("chapter", "book-track"), ("entry", "reference-entry"), ("paper-conference", "proceedings-article"),
    ("book", "proceedings"), ("book", "proceedings-series"), ("book", "book-set"),
    ("collection", "book-series"), ("thesis", "dissertation"), ("report", "report"),
    ("report", "report-component"), ("report", "report-series"), ("dataset", "dataset"),
    ("dataset", "database"), ("dataset", "component"), ("standard", "standard"),
    ("periodical", "journal"), ("periodical", "journal-issue"), ("periodical", "journal-volume"),
    ("review", "peer-review"), ("document", "grant"), ("document", "other"),
)  # fmt: skip
"""CSL's types and Crossref's."""

FIELDS = (
    ("title", "title"), ("container-title", "container-title"),
    ("container-title-short", "short-container-title"), ("original-title", "original-title"),
    ("title-short", "short-title"), ("volume", "volume"), ("issue", "issue"), ("page", "page"),
    ("publisher", "publisher"), ("publisher-place", "publisher-location"), ("DOI", "DOI"),
    ("ISSN", "ISSN"), ("ISBN", "ISBN"), ("abstract", "abstract"), ("language", "language"),
    ("edition", "edition-number"), ("number", "article-number"), ("part-number", "part-number"),
    ("keyword", "subject"), ("source", "source"),
)  # fmt: skip
"""CSL's text variables and Crossref's fields."""

NAMES = ("author", "editor", "translator", "chair")
"""Name variables, called alike in both."""

DATES = (
    ("issued", "issued"), ("issued", "published"), ("issued", "published-print"),
    ("issued", "published-online"), ("accessed", "accessed"), ("submitted", "submitted"),
)  # fmt: skip
"""CSL's dates and Crossref's."""

_TYPE_OF = to_csl(TYPES)
_TAG = lazy(r"</?(?:jats:)?(\w{1,20})[^<>]{0,200}>")
_KEPT_TAGS = {"italic": "i", "i": "i", "bold": "b", "b": "b", "sup": "sup", "sub": "sub"}


def load_crossref(text: str) -> Loaded:
    """Read works as Crossref's API gives them.

    Raises:
        ParseError: ``text`` is no JSON.
    """
    data, notices = load_json(text, "Crossref JSON")
    items = tuple(_item(entry) for entry in entries_of(data, "message", "items"))
    return Loaded(items=items, notices=notices)


def _item(entry: Entry) -> Item:
    variables: dict[str, Value] = {}
    for name in NAMES:
        names = tuple(one for one in map(_name, list_at(entry, name)) if one != Name())
        if names:
            variables[name] = names
    for variable, field in FIELDS:
        texts = [found for one in list_at(entry, field) if (found := _text(variable, one))]
        if texts:
            variables[variable] = ", ".join(texts) if variable == "keyword" else texts[0]
    _join_subtitle(entry, variables)
    for variable, field in DATES:
        date = _date(object_at(entry, field))
        held = variables.get(variable)
        if date is not None and not (isinstance(held, Date) and held.parts):
            variables[variable] = date
    link = text_at(object_at(object_at(entry, "resource"), "primary"), "URL")
    if link and "DOI" not in variables:
        variables["URL"] = link
    event = object_at(entry, "event")
    for variable, field in (("event-title", "name"), ("event-place", "location")):
        if text_at(event, field):
            variables[variable] = text_at(event, field)
    kind = _TYPE_OF.get(text_at(entry, "type"), "document")
    if kind == "article-journal" and "page" not in variables and "number" in variables:
        variables["page"] = variables.pop("number")
    return Item(id="", type=kind, variables=variables)


def _text(variable: str, value: JSON) -> str:
    text = " ".join(_TAG.sub(_tag, plain(value)).split())
    if variable == "page":
        return plain_range(text)
    return "" if variable == "source" and text == "Crossref" else text


def _tag(match: re.Match[str]) -> str:
    kept = _KEPT_TAGS.get(match[1].lower())
    return "" if kept is None else f"<{'/' if match[0].startswith('</') else ''}{kept}>"


def _join_subtitle(entry: Entry, variables: dict[str, Value]) -> None:
    under = next((plain(one) for one in list_at(entry, "subtitle") if plain(one)), "")
    title = variables.get("title")
    if isinstance(title, str) and under and under.lower() not in title.lower():
        variables["title"] = f"{title}{' ' if title.endswith(('?', '!', ':')) else ': '}{under}"


def _name(value: JSON) -> Name:
    if not isinstance(value, Mapping):
        return Name(literal=plain(value))
    if text_at(value, "name"):
        return Name(literal=text_at(value, "name"))
    return Name(
        family=text_at(value, "family"),
        given=text_at(value, "given"),
        suffix=text_at(value, "suffix"),
    )


def _date(value: Entry) -> Date | None:
    first = next(iter(list_at(value, "date-parts")), None)
    numbers: list[int] = []
    for number in first if isinstance(first, Sequence) else ():
        if not isinstance(number, int) or number <= 0:
            break
        numbers.append(number)
    return Date(parts=(tuple(numbers),)) if numbers else None
