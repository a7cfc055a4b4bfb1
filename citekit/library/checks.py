"""What is wrong with the items of a library, as far as the items themselves tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from citekit.errors import LibraryError
from citekit.library.contract import Library
from citekit.model import Date, Item, Severity
from citekit.notices import message_of
from citekit.patterns import lazy

_DOI = lazy(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_URL = lazy(r"(?:https?|ftp)://[^\s/$.?#][^\s]*|urn:\S+|hdl:\S+", re.IGNORECASE)
# UTF-8 that was read as Windows-1252: "Ã©" for é, "â€™" for an apostrophe; and what was lost.
_MOJIBAKE = lazy(r"Ã[\x80-\xbf©¨¤¶¼Ÿ±§³º¡­«´]|â€[™œ“”\x9d\x93\x94¦]|Â[ \xa0«»°]|\ufffd")
_ARTICLES = ("article-journal", "article-magazine", "article-newspaper")
_NEEDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_ARTICLES, ("title", "container-title", "issued")),
    "article-journal": ("author", "title", "container-title", "issued"),
    "book": ("author|editor", "title", "publisher", "issued"),
    "chapter": ("author", "title", "container-title", "issued"),
    "paper-conference": ("author", "title", "container-title", "issued"),
    "report": ("author|publisher", "title", "issued"),
    "thesis": ("author", "title", "publisher", "issued"),
    "webpage": ("title", "URL"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryProblem:
    """Something wrong: with the item ``key``, ``""`` for the library as a whole."""

    key: str
    code: str
    message: str
    line: int | None = None


_KEY_REPEATED = ("key-repeated", "the key stands there already")


def check_library(library: Library) -> Iterator[LibraryProblem]:
    """Yield what is wrong with a library, then with each of its items in their order."""
    for notice in library.notices():
        if notice.severity is not Severity.INFO:
            yield LibraryProblem(key="", code=notice.code, message=message_of(notice))
    yield from _repeated(library)
    for item in library.items():
        for problem in check_item(item):
            yield LibraryProblem(
                key=item.id, code=problem.code, message=problem.message,
                line=_line(library, item.id),
            )  # fmt: skip


def check_item(item: Item) -> Iterator[LibraryProblem]:
    """Yield what is wrong with an item."""
    for check in _CHECKS:
        for code, message in check(item):
            yield LibraryProblem(key=item.id, code=code, message=message)


def _repeated(library: Library) -> Iterator[LibraryProblem]:
    seen: set[str] = set()
    keys = library.keys()
    for key in keys:
        if key.casefold() in seen:
            code, message = _KEY_REPEATED
            yield LibraryProblem(key=key, code=code, message=message)
        seen.add(key.casefold())


def _line(library: Library, key: str) -> int | None:
    try:
        return library.locate(key).line
    except LibraryError:
        return None


_Found = Iterator[tuple[str, str]]


def _missing(item: Item) -> _Found:
    for need in _NEEDS.get(item.type, ("title",)):
        if not any(item.variables.get(variable) for variable in need.split("|")):
            yield "missing", f"{need.replace('|', ' or ')} is missing"


def _identifiers(item: Item) -> _Found:
    doi, url = item.text("DOI"), item.text("URL")
    if doi and not _DOI.fullmatch(doi):
        yield "doi", f"DOI {doi!r} has not the form 10.1234/…"
    if url and not _URL.fullmatch(url):
        yield "url", f"URL {url!r} is no address"
    for isbn in re.split(r"[,;]|\s(?=97[89])", item.text("ISBN")):
        if isbn.strip() and not _is_isbn(isbn):
            yield "isbn", f"ISBN {isbn.strip()!r} is mistyped: its check digit does not fit"
    for issn in re.split(r"[,;\s]+", item.text("ISSN")):
        if issn and not _is_issn(issn):
            yield "issn", f"ISSN {issn!r} is mistyped: its check digit does not fit"


def _dates(item: Item) -> _Found:
    for variable, date in item.variables.items():
        if not isinstance(date, Date):
            continue
        for part in date.parts:
            month, day = (*part[1:], 1, 1)[:2] if len(part) > 1 else (1, 1)
            if not (1 <= month <= 12 and 1 <= day <= 31):
                yield "date", f"{variable} {'-'.join(map(str, part))} is no date"
        if len(date.parts) == 2 and date.parts[1] and date.parts[1] < date.parts[0]:
            yield "date", f"{variable} ends before it begins"
        if date.raw and not date.parts:
            yield "date", f"{variable} {date.raw!r} is not a date that can be read"


def _texts(item: Item) -> _Found:
    texts = [(name, value) for name, value in item.variables.items() if isinstance(value, str)]
    for name, value in item.variables.items():
        if isinstance(value, tuple):
            texts += [(name, f"{one.given} {one.family}{one.literal}") for one in value]
    for name, text in texts:
        found = _MOJIBAKE.search(text)
        if found:
            yield "mojibake", f"{name} holds {found[0]!r}: text in the wrong encoding"
        if name != "abstract" and text.count("{") != text.count("}"):
            yield "braces", f"{name} has braces that do not balance"


_CHECKS: tuple[Callable[[Item], _Found], ...] = (_missing, _identifiers, _dates, _texts)


def _is_isbn(text: str) -> bool:
    digits = re.sub(r"[\s–-]", "", text).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        values = [10 if char == "X" else int(char) for char in digits]
        return sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0
    if re.fullmatch(r"\d{13}", digits):
        return sum(int(char) * (1, 3)[place % 2] for place, char in enumerate(digits)) % 10 == 0
    return False


def _is_issn(text: str) -> bool:
    digits = re.sub(r"[\s–-]", "", text).upper()
    if not re.fullmatch(r"\d{7}[\dX]", digits):
        return False
    values = [10 if char == "X" else int(char) for char in digits]
    return sum(value * (8 - place) for place, value in enumerate(values)) % 11 == 0
