"""A library's text → its entries: keys, places, and the words that people search by.

Where entries stand is the library's own layout's to say; an item is read when it is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from citekit.library.contents import Contents, Offsets
from citekit.patterns import lazy


class Entry(NamedTuple):
    """One entry of a library: offsets in characters into its text, and its number in it."""

    key: str
    start: int
    end: int
    key_start: int
    number: int


def find_entries(text: str, data: bytes, contents: Contents) -> tuple[Entry, ...]:
    """Return the entries of ``text``, whose bytes ``data`` have ``contents``."""
    starts, ends = contents.starts, contents.ends
    offsets = Offsets(data)
    entries: list[Entry] = []
    for number, key in enumerate(contents.keys):
        start, end = offsets.at(starts[number]), offsets.at(ends[number])
        key_start = text.find(key, start, end)
        entries.append(Entry(key, start, end, key_start if key_start >= 0 else start, number))
    return tuple(entries)


# ── The words that people search by ──────────────────────────────────────────────────

_BIB_VALUE = r"(?:\{((?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+)\}|\"([^\"]*+)\"|(\w++))"
_BIB_WORDS = lazy(
    # a line end or a comma first: expressions look for those two at the speed of a search
    r"[\n,]\s*+([aA](?i:uthor)|[eE](?i:ditor)|[tT](?i:itle)|[dD](?i:ate)|[yY](?i:ear))[ \t]*+=\s*+"
    + _BIB_VALUE,
)
_DATA_WORDS = lazy(
    r"(?i)[\"'\s{](family|literal|title|author|date)[\"']?[ \t]*+:\s*+[\"']?([^\"'\n]{1,400})"
    r"|[\"']?(?:date-parts|issued)[\"']?\s*+:[\s\[{\"-]*+(\d{4})"
)
_COMMANDS = lazy(r"\\([a-zA-Z]++)\s*+|\\.|[{}$]")
_LETTERS = {"ss": "ss", "o": "o", "l": "l", "ae": "ae", "oe": "oe", "i": "i", "aa": "a", "j": "j"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a list of choices shows of an entry, as the library has it but without markup."""

    authors: str = ""
    title: str = ""
    year: str = ""


def head_of(text: str, entry: Entry, *, is_bib: bool) -> Head:
    """Return who, what and when of an entry, quickly and without reading it whole."""
    if is_bib:
        found: dict[str, str] = {}
        for match in _BIB_WORDS.finditer(text, entry.start, entry.end):
            found.setdefault(match[1].lower(), match[2] or match[3] or match[4] or "")
        return Head(
            authors=_plain(found.get("author") or found.get("editor", "")),
            title=_plain(found.get("title", "")),
            year=(found.get("date") or found.get("year", ""))[:4],
        )
    people: list[str] = []
    title = year = ""
    for match in _DATA_WORDS.finditer(text, entry.start, entry.end):
        name, value = (match[1] or "").lower(), (match[2] or "").strip().rstrip("\",'}] ")
        if name in {"family", "literal", "author"} and value[:1] not in {"[", "{"}:
            people.append(value)
        elif name == "title":
            title = title or value
        elif name == "date":
            year = year or value[:4]
        elif match[3]:
            year = year or match[3]
    return Head(authors=" and ".join(people[:8]), title=title, year=year)


def _plain(value: str) -> str:
    if "\\" in value or "{" in value or "$" in value:
        value = _COMMANDS.sub(lambda match: _LETTERS.get((match[1] or "").lower(), ""), value)
    return " ".join(value.split()) if "\n" in value or "  " in value else value


def fold(text: str) -> str:
    """Fold case and accents, for searching.

    Punctuation stays: what ``library.folding`` does besides takes twice the time, which
    the first completion in a large library would wait for.

    >>> fold("Müller, Ødegård")
    'muller, ødegard'
    """
    if text.isascii():
        return text.lower()
    import unicodedata

    apart = unicodedata.normalize("NFKD", text)
    return re.sub(r"[\u0300-\u036f]", "", apart).casefold()
