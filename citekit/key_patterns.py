"""Patterns of citation keys, in the common parts of JabRef's and Better BibTeX's languages.

JabRef: ``[auth:lower][year]_[shorttitle]``; Better BibTeX: ``auth.lower + year + shorttitle(3,3)``,
with ``|`` between patterns of which the first that gives something counts.

To add a field or a modifier, give it a row in ``_FIELDS`` or ``_MODIFIERS``.
Sources: https://docs.jabref.org/setup/citationkeypatterns and
https://retorque.re/zotero-better-bibtex/citing/
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeAlias

from citekit.errors import CitekitError
from citekit.keys import first_author, title_words, to_ascii
from citekit.model import Item, Name
from citekit.patterns import lazy
from citekit.variables import Kind, kind_of

_BRACKET = lazy(r"\[([^\[\]]*)\]|([^\[\]]+)|[\[\]]")
_WORD = lazy(r"([A-Za-z][A-Za-z-]*?)(\d+)?(?:_(\d+))?(\.etal)?")
_TERM = lazy(
    r"\s*(?:'([^']*)'|\"([^\"]*)\"|([A-Za-z][A-Za-z-]*\d*(?:_\d+)?)((?:\([^()]*\))?)((?:\.[A-Za-z]+(?:\([^()]*\))?)*))\s*"
)
_METHOD = lazy(r"\.([A-Za-z]+)(?:\(([^()]*)\))?")
_ALLOWED = lazy(r"[^A-Za-z0-9_:./+-]")
_MAX_LENGTH = 200

Part: TypeAlias = Callable[[Item], str]
Modify: TypeAlias = Callable[[str, tuple[str, ...]], str]


class KeyPatternError(CitekitError):
    """A pattern of keys cannot be read; ``place`` is what of it."""

    def __init__(self, pattern: str, place: str, known: tuple[str, ...] = ()) -> None:
        near = difflib.get_close_matches(place, known, 3)
        hint = f"; near to it: {', '.join(near)}" if near else ""
        super().__init__(f"the key pattern {pattern!r} has {place!r}, which is not known{hint}")
        self.pattern = pattern
        self.place = place


def parse_key_pattern(pattern: str) -> Part:
    """Return what makes a key of an item; the key has no more than ASCII letters and ``_:./+-``.

    Raises:
        KeyPatternError: a field or a modifier is not known.

    >>> from citekit.model import Date
    >>> nye = Item(id="", type="book", variables={
    ...     "author": (Name(family="Nye", given="Joseph"),), "title": "The Means to Success",
    ...     "issued": Date(parts=((2004,),))})
    >>> parse_key_pattern("[auth:lower][year]_[veryshorttitle]")(nye)
    'nye2004_Means'
    >>> parse_key_pattern("auth.lower + shorttitle(2,2) + year")(nye)
    'nyeMeansSuccess2004'
    """
    if "[" in pattern:
        parts = _bracketed(pattern)
    else:
        choices = [_sum(choice, pattern) for choice in pattern.split("|")]
        parts = [lambda item: next((made for make in choices if (made := make(item))), "")]
    return partial(_key, parts)


def _key(parts: list[Part], item: Item) -> str:
    return _ALLOWED.sub("", "".join(part(item) for part in parts))[:_MAX_LENGTH]


# ── JabRef's brackets ────────────────────────────────────────────────────────────────


def _bracketed(pattern: str) -> list[Part]:
    parts: list[Part] = []
    for match in _BRACKET.finditer(pattern):
        if match[1] is not None:
            field, *modifiers = re.split(r":(?![^()]*\))", match[1])
            part = _field(field, (), pattern)
            for modifier in modifiers:
                name, arguments = _modifier(modifier)
                part = _modified(part, name, arguments, pattern)
            parts.append(part)
        elif match[2] is not None:
            parts.append(partial(_constant, match[2]))
        else:
            raise KeyPatternError(pattern, match[0])
    return parts


def _modifier(text: str) -> tuple[str, tuple[str, ...]]:
    if text.startswith("(") and text.endswith(")"):
        return "default", (text[1:-1],)
    match = re.fullmatch(r"([a-z_]+?)(\d*)", text.strip().lower())
    return (match[1], (match[2],) if match[2] else ()) if match else (text, ())


def _constant(text: str, item: Item) -> str:
    return text


# ── Better BibTeX's sums ─────────────────────────────────────────────────────────────


def _sum(text: str, pattern: str) -> Part:
    parts: list[Part] = []
    place = 0
    while True:
        match = _TERM.match(text, place)
        if match is None:
            raise KeyPatternError(pattern, text[place:].strip() or text)
        literal = match[1] if match[1] is not None else match[2]
        if literal is not None:
            parts.append(partial(_constant, literal))
        else:
            part = _field(match[3], _arguments(match[4].strip("()")), pattern)
            for method in _METHOD.finditer(match[5]):
                part = _modified(part, method[1].lower(), _arguments(method[2] or ""), pattern)
            parts.append(part)
        place = match.end()
        if place == len(text):
            return partial(_key, parts)
        if text[place] != "+":
            raise KeyPatternError(pattern, text[place:])
        place += 1


def _arguments(text: str) -> tuple[str, ...]:
    """``3, 3`` or ``n=3, m=0`` → values."""
    parts = [part.partition("=")[2] or part for part in text.split(",") if part.strip()]
    return tuple(part.strip().strip("'\"") for part in parts)


# ── Fields ───────────────────────────────────────────────────────────────────────────


def _field(name: str, arguments: tuple[str, ...], pattern: str) -> Part:
    match = _WORD.fullmatch(name.strip())
    if match is not None:
        word = match[1].lower() + (".etal" if match[4] else "")
        numbers = [int(n) for n in (match[2], match[3]) if n] or [
            int(n) for n in arguments if n.isdigit()
        ]
        make = _FIELDS.get(word)
        if make is not None:
            return lambda item: make(item, numbers)
        variable = next((v for v in (match[1], match[1].upper(), word) if kind_of(v)), "")
        if variable and kind_of(variable) in (Kind.TEXT, Kind.NUMBER):
            return lambda item: to_ascii(item.text(variable), item.text("language"))
    raise KeyPatternError(pattern, name.strip(), (*_FIELDS, *_MODIFIERS))


def _family(name: Name, item: Item) -> str:
    text = name.family or next(iter(title_words(name.literal or name.given)), "")
    return re.sub(r"[\W_]+", "", to_ascii(text, item.text("language")))


def _families(item: Item) -> list[str]:
    return [_family(name, item) for name in item.names("author") or item.names("editor")]


def _author(item: Item, numbers: list[int]) -> str:
    name = first_author(item)
    return (_family(name, item) if name else "")[: numbers[0] if numbers else None]


def _authors(item: Item, numbers: list[int]) -> str:
    families = _families(item)
    count = numbers[0] if numbers else len(families)
    return "".join(families[:count]) + ("EtAl" if len(families) > count else "")


def _et_al(item: Item, numbers: list[int], seam: str = "", mark: str = "EtAl") -> str:
    families = _families(item)
    if len(families) > 2:
        return families[0] + mark
    return seam.join(families)


def _alpha(item: Item, numbers: list[int]) -> str:
    families = _families(item)
    if len(families) == 1:
        return families[0][:3]
    return "".join(name[:1] for name in families[:3]) + ("+" if len(families) > 3 else "")


def _editor(item: Item, numbers: list[int]) -> str:
    names = item.names("editor")
    return _family(names[0], item) if names else ""


def _year(item: Item, numbers: list[int]) -> str:
    date = item.date("issued")
    return str(date.year) if date is not None and date.year is not None else ""


def _date_part(item: Item, numbers: list[int], index: int = 1) -> str:
    date = item.date("issued")
    part = date.parts[0] if date is not None and date.parts else ()
    return f"{part[index]:02d}" if len(part) > index else ""


def _title(item: Item, numbers: list[int], count: int | None = None, capitals: int = 0) -> str:
    count = numbers[0] if numbers else count
    capitals = numbers[1] if len(numbers) > 1 else capitals
    words = [to_ascii(word, item.text("language")) for word in title_words(item.text("title"))]
    chosen = [word for word in words if word][:count]
    return "".join(
        word[:1].upper() + word[1:] if index < capitals else word
        for index, word in enumerate(chosen)
    )


def _page(item: Item, numbers: list[int], last: bool = False) -> str:
    found = re.findall(r"\w+", item.text("page"))
    return (found[-1] if last else found[0]) if found else ""


def _keyword(item: Item, numbers: list[int]) -> str:
    words = re.split(r"[,;]", item.text("keyword"))
    index = numbers[0] - 1 if numbers else 0
    return to_ascii(words[index].strip()) if 0 <= index < len(words) else ""


def _named(item: Item, numbers: list[int], variable: str) -> str:
    return to_ascii(item.text(variable), item.text("language"))


_FIELDS: Mapping[str, Callable[[Item, list[int]], str]] = {
    "auth": _author, "authors": _authors, "authetal": _et_al, "authorsalpha": _alpha,
    "auth.etal": partial(_et_al, seam=".", mark=".etal"), "edtr": _editor,
    "year": _year, "shortyear": lambda item, numbers: _year(item, numbers)[-2:],
    "month": _date_part, "day": partial(_date_part, index=2),
    "title": partial(_title, capitals=999), "fulltitle": _title, "camel": partial(_title, capitals=999),
    "shorttitle": partial(_title, count=3), "veryshorttitle": partial(_title, count=1),
    "journal": partial(_named, variable="container-title"), "firstpage": _page,
    "lastpage": partial(_page, last=True), "keyword": _keyword,
    "number": lambda item, numbers: item.text("number") or item.text("issue"),
    "type": lambda item, numbers: item.type, "entrytype": lambda item, numbers: item.type,
}  # fmt: skip


# ── Modifiers ────────────────────────────────────────────────────────────────────────


def _modified(part: Part, name: str, arguments: tuple[str, ...], pattern: str) -> Part:
    modify = _MODIFIERS.get(name)
    if modify is None:
        raise KeyPatternError(pattern, name, tuple(_MODIFIERS))
    return lambda item: modify(part(item), arguments)


def _cut(text: str, arguments: tuple[str, ...]) -> str:
    return text[: _number(arguments, 0, len(text))]


def _substring(text: str, arguments: tuple[str, ...]) -> str:
    start = max(_number(arguments, 0, 1) - 1, 0)
    return text[start : start + _number(arguments, 1, len(text))]


def _number(arguments: tuple[str, ...], index: int, default: int) -> int:
    given = arguments[index] if len(arguments) > index else ""
    return int(given) if given.isdigit() else default


def _around(text: str, arguments: tuple[str, ...], *, before: bool) -> str:
    seam = arguments[0] if arguments else ""
    return text and (seam + text if before else text + seam)


_MODIFIERS: Mapping[str, Modify] = {
    "lower": lambda text, _: text.lower(),
    "upper": lambda text, _: text.upper(),
    "capitalize": lambda text, _: text[:1].upper() + text[1:],
    "abbr": lambda text, _: "".join(re.findall(r"\b\w|(?<=[a-z])[A-Z]", text)),
    "truncate": _cut,
    "substring": _substring,
    "default": lambda text, arguments: text or arguments[0],
    "prefix": partial(_around, before=True),
    "postfix": partial(_around, before=False),
    "condense": lambda text, arguments: re.sub(r"\s+", arguments[0] if arguments else "", text),
    "skipwords": lambda text, _: " ".join(title_words(text)),
    "nopunct": lambda text, _: re.sub(r"[^\w\s]", "", text),
    "fold": lambda text, _: text,
    "ascii": lambda text, _: text,
    "clean": lambda text, _: text,
    "alphanum": lambda text, _: re.sub(r"[\W_]", "", text),
}
