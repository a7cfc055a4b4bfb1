"""Labelled strings → items: the real works that a corpus cites, to render in other styles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from citekit.model import Item, Name, Value
from citekit.normalize.dates import parse_date
from citekit.normalize.names import parse_names
from citekit.patterns import lazy
from citekit.training.corpora import Labelled

_VARIABLES: Mapping[str, str] = MappingProxyType(
    {
        "title": "title", "container": "container-title", "collection": "collection-title",
        "publisher": "publisher", "location": "publisher-place", "volume": "volume",
        "issue": "issue", "pages": "page", "edition": "edition", "genre": "genre",
        "number": "number",
    }
)  # fmt: skip
_NAMES = ("author", "editor", "translator")
_MEETING = lazy(
    r"\b(?:proc(?:eedings)?|conference|conf|symposium|workshop|congress|actes|atti)\b",
    re.IGNORECASE,
)
_THESIS = lazy(r"\b(?:thesis|dissertation|diss|thèse)\b", re.IGNORECASE)
_REPORT = lazy(r"\b(?:report|paper|memo|brief|rep)\b", re.IGNORECASE)
_CLEAN = lazy(r"(?!.*\s[.,])[^<>{}\\|_=]{3,300}")  # no blank before a point


def harvest(examples: Iterable[Labelled]) -> Iterator[Item]:
    """Yield an item for each string that names authors and a title, in the strings' order."""
    for number, example in enumerate(examples):
        item = _item(example, f"harvest-{number}")
        if item is not None:
            yield item


def _item(example: Labelled, key: str) -> Item | None:
    variables: dict[str, Value] = {}
    for label, start, end in example.spans:
        text = " ".join(example.text[start:end].split())
        if label in _NAMES and label not in variables:
            names = parse_names(text).names
            if names and all(_is_clean(name) for name in names):
                variables[label] = names
        elif label == "date" and "issued" not in variables:
            date = parse_date(text)
            if date is not None:
                variables["issued"] = date
        elif (variable := _VARIABLES.get(label)) and _CLEAN.fullmatch(text.ljust(3)):
            variables.setdefault(variable, text)
    title = variables.get("title")
    if not isinstance(title, str) or len(title) < 6 or "issued" not in variables:
        return None
    if "author" not in variables and "editor" not in variables:
        return None
    return Item(id=key, type=_type(variables), variables=variables)


def _is_clean(name: Name) -> bool:
    text = name.family or name.literal or ""
    return len(text) > 1 and not any(mark in text for mark in "().;:/0123456789“”\"'[]")


def _type(variables: Mapping[str, Value]) -> str:
    container = str(variables.get("container-title", ""))
    genre = str(variables.get("genre", ""))
    if _THESIS.search(genre):
        return "thesis"
    if _MEETING.search(container):
        return "paper-conference"
    if container and ("editor" in variables or "publisher" in variables):
        return "chapter"
    if container:
        return "article-journal" if "volume" in variables else "article-magazine"
    return "report" if _REPORT.search(genre) else "book"
