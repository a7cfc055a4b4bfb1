"""Whether what we read says what another program's BibTeX of the same file says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from citekit.model import Date, Item, Value

# BibTeX has one field for each of these groups; which variable it is depends on the reader.
_SHARED = (
    frozenset(("number", "issue", "collection-number")),
    frozenset(("ISBN", "ISSN")),
    frozenset(("container-title", "container-title-short", "collection-title")),
)


def compare(expected: Item, found: Item | None) -> Iterator[tuple[str, bool]]:
    """Yield each variable of ``expected`` and whether ``found`` says the same."""
    for variable, value in expected.variables.items():
        group = next((one for one in _SHARED if variable in one), frozenset((variable,)))
        yield (
            variable,
            found is not None
            and any(
                _same(value, found.variables[name]) for name in group if name in found.variables
            ),
        )


def _same(expected: Value, found: Value) -> bool:
    if isinstance(expected, Date) and isinstance(found, Date):
        return _same_date(expected, found)
    if isinstance(expected, tuple) and isinstance(found, tuple):
        return [_words(_whole(n.to_csl())) for n in expected] == [
            _words(_whole(n.to_csl())) for n in found
        ]
    if isinstance(expected, str) and isinstance(found, str):
        ours, theirs = _plain(found), _plain(expected)
        return _forms(ours) & _forms(theirs) != set()
    return False


def _forms(text: str) -> set[str]:
    """Ways to write the same: a number without hyphens, a range in full, words in a list once."""
    forms = {text, " ".join(sorted(set(text.split())))}
    numbers = re.findall(r"[\dx][\dx-]{7,}[\dx]", text)
    forms |= {number.replace("-", "") for number in numbers if not re.search("[a-wyz]", text)}
    pages = re.fullmatch(r"(\d+)-(\d+)", text)
    if pages and len(pages[2]) < len(pages[1]):
        forms.add(f"{pages[1]}-{pages[1][: -len(pages[2])]}{pages[2]}")
    return forms


def _same_date(expected: Date, found: Date) -> bool:
    """BibTeX has no day, so that a day more is no difference."""
    if not expected.parts:
        words = _words(expected.literal)
        return bool(found.parts) and all(
            word.isdecimal() or word in "jan feb mar apr may jun jul aug sep oct nov dec"
            for word in words
        )
    wanted = expected.parts[0]
    return bool(found.parts) and found.parts[0][: len(wanted)] == wanted


def _whole(parts: object) -> str:
    return " ".join(str(part) for part in parts.values()) if isinstance(parts, dict) else ""


def _words(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", _plain(text)))


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", re.sub(r"</?[a-z]+[^<>]*>", "", text)).casefold()
    text = re.sub(r"[–—−]|--+", "-", text)
    return " ".join(re.sub(r"[{}\\;,.*()\[\]]+", " ", text).split())
