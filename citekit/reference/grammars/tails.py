"""The end of a reference: addresses, identifiers and the day of access.

They stand last in every style, so they are cut off first; what is left is the same
for many styles.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from citekit.patterns import lazy
from citekit.reference.words import DATE, is_date


class Part(NamedTuple):
    """A variable and where it stands."""

    variable: str
    start: int
    end: int


_URL = r"(?:https?|ftp)://[^\s<>\"“”]+|www\.[^\s<>\"“”]+"
_VISITED = (
    r"(?:(?:last\s|zuletzt\s)?(?:accessed|retrieved|visited|viewed|abgerufen|abgefragt|aufgerufen"
    r"|geprüft|consultado|consulté|consultato|acesso|geraadpleegd"
    r"|zugriff|letzter\szugriff|stand|as\sof|cited|read|besucht|eingesehen|access)(?:\s(?:on|am"
    r"|el|le|em|il|op|in|em:|vom))?:?)"
)
_ITEM = lazy(
    rf"""
      (?P<doi>(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/
      |doi:?\s?(?:org/)?)(?P<DOI>10\.\d{{4,9}}/[^\s"<>“”]+)|(?P<bare>10\.\d{{4,9}}/[^\s"<>“”]+))
    | (?P<issn>(?:e-?|p-?)?ISSN:?\s?(?P<ISSN>\d{{4}}[-–]\d{{3}}[\dXx]))
    | (?P<isbn>ISBN(?:-1[03])?:?\s?(?P<ISBN>[\dXx][\dXx -–]{{8,16}}[\dXx]))
    | (?P<pmcid>(?:(?:PubMed\sCentral\s)?PMCID:?\s?)(?P<PMCID>PMC\d+))
    | (?P<pmid>(?:PubMed\sPMID|PMID|PubMed):?\s?(?P<PMID>\d{{4,9}}))
    | (?P<visit>[(\[]?{_VISITED}\s(?:(?:\d\d?:\d\d),?\s)?(?P<accessed>{DATE})[)\]]?(?:,?\s(?:from
    |at|von|de|unter))?)
    | [\[(](?P<day>\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:19|20)?\d\d)[\])](?=[\s.]*$)
    | (?P<label>(?:available|verfügbar|disponible|disponibile|disponível
    |beschikbaar)(?:\s(?:online|unter|en|em|à|sur|op))?(?:\s(?:at|from))?:?(?=\s)|URL:?|Online:
    |(?:retrieved\s)?from:?|unter:?|at:?(?=\shttp)|en\sligne:?|\[?online\]?:?|<|>|\[|\]|\(|\)
    |permalink:?|link:|in:)
    | (?P<archive>\[https?://perma[^\]]*\])
    | <?(?P<URL>{_URL})>?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_START = lazy(
    rf"(?:(?<=[\s(\[<,.;])|^)(?:{_VISITED}\s\d?|available\s|verfügbar|disponible|disponibile"
    rf"|disponível|doi:?\s?10\.|doi\.org|(?:e-?|p-?)?issn\b|isbn\b|(?:pubmed\s)?(?:central\s)?pmc?id\b|from:?\shttp|url:?\s"
    rf"|\[online\]|10\.\d{{4,9}}/|<?{_URL})|[(\[]{_VISITED}\s"
)
"""How an end begins, in small letters."""
_SIGNS = (
    "http", "10.", "www.", "doi", "access", "retrieved", "issn", "isbn", "pmid", "pmcid", "url",
    "ftp:", "[online]", "available", "verfügbar", "disponib", "disponível", "visited", "viewed",
    "abgerufen", "abgefragt", "aufgerufen", "geprüft", "consult", "acesso", "geraadpleegd",
    "zugriff", "stand", "as of", "cited", "read", "besucht", "eingesehen",
)  # fmt: skip
"""One of them stands in what ``_START`` finds."""
_SEPARATOR = lazy(r"[\s.,;:]*")
_FINAL = ".,;:)]>»"


@lru_cache(maxsize=2)  # several grammars ask for the same text
def cut_tail(text: str) -> tuple[int, tuple[Part, ...]]:
    """Return where the end of ``text`` begins, and what it says.

    Without an end the place is ``len(text)``. An end that holds anything else is no end.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = text  # a letter that becomes two
    if not any(map(lowered.__contains__, _SIGNS)):
        return len(text), ()
    for match in _START.finditer(lowered):
        parts = _read(text, match.start())
        if parts is not None:
            return match.start(), tuple(parts)
    return len(text), ()


def _read(text: str, place: int) -> list[Part] | None:
    parts: list[Part] = []
    size = len(text)
    while place < size:
        match = _ITEM.match(text, place)
        if match is None:
            return None
        part, place = _part(match, text)
        if part is not None:
            if part.variable == "accessed" and not is_date(text[part.start : part.end]):
                return None
            parts.append(part)
        separator = _SEPARATOR.match(text, place)
        place = separator.end() if separator else place
    return parts or None


def _part(match: re.Match[str], text: str) -> tuple[Part | None, int]:
    for variable in ("DOI", "bare", "ISSN", "ISBN", "PMCID", "PMID", "accessed", "day", "URL"):
        start, end = match.span(variable)
        if start < 0:
            continue
        if variable in ("DOI", "bare", "URL"):
            shortened = _trimmed(text, start, end)
            return Part("DOI" if variable == "bare" else variable, start, shortened), end
        return Part("accessed" if variable == "day" else variable, start, end), match.end()
    return None, match.end()


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _FINAL:
        closer = text[end - 1]
        if closer in ")]" and text.count(closer, start, end) <= text.count(
            "[" if closer == "]" else "(", start, end
        ):
            break
        end -= 1
    return end
