"""What a reference holds that no tagger need guess: identifiers, addresses, the day of access."""

from __future__ import annotations

import re

from citekit.patterns import lazy

_BROKEN = r"(?:(?<=[/-])\s{1,2}(?=[\w./-]*\d)[\w./-]{1,40}(?=$|[\s.,;)\]-]))"
_FILE = r"(?:(?<=[/_-])\s(?=[\w/%-]{1,60}\.(?:pdf|html?|php|aspx?|jsp|docx?)\b)[\w/%.?=&-]{1,80})"
"""The rest of an address behind a blank that a line's end has left in it: a file's name."""
_ALL = lazy(
    # A DOI may be broken by blanks, at its point, after its slash or a hyphen; old ones hold < and >.
    rf"(?P<DOI>\b10(?:\.|\s\.|\.\s)\d{{4,9}}\s?/\s?(?!\s)[^\s⟨⟩,]+{_BROKEN}{{0,4}})"
    rf"|(?P<URL>(?:https?\s?:\s?/\s?/\s?|www\.)[^\s<>\"”“]{{3,}}{_FILE}{{0,2}})"
    r"|(?P<arxiv>\barxiv\s?:\s?(?:[a-z-]+(?:\.[a-z]{2})?\s?/\s?)?\d[\d.]{3,9}\d(?:v\d+)?|\b[a-z-]{2,9}(?:\.[A-Z]{2})?\s?/\s?\d{7}\b)"
    r"|(?P<ISBN>\bisbn(?:-1[03])?[:\s]{1,3}\d[\d\s–-]{8,16}[\dX])"
    r"|(?P<ISSN>\bissn[:\s]{1,3}\d{4}\s?[-–]?\s?\d{3}[\dX])",
    re.IGNORECASE,
)
_DOI_ADDRESS = lazy(r"(?:https?\s?:\s?/\s?/\s?)?(?:dx\.)?doi\.org\s?/\s?(?=10\.)", re.IGNORECASE)
_ACCESSED = lazy(
    r"(?:accessed|retrieved|visited|abgerufen|abruf|aufgerufen|abgefragt|eingesehen|geprüft|besucht|zugriff|(?<=[(\[,;.]\s)stand|(?<=[(\[])stand|consulté|consultado|consultato|acesso|geraadpleegd)"
    r"(?:\s(?:on|am|vom|el|le|em|il|op|in))?:?\s(?:\d\d?:\d\d,?\s)?(?P<date>(?:\d{1,2}\.?\s)?(?:de\s)?[^\W\d_]{3,10}\.?\s(?:de\s)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?\d{4}|\d{4}-\d\d-\d\d|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}/\d{1,2}/\d{4})",
    re.IGNORECASE,
)
_DAY_BEHIND = lazy(
    r"(?:https?://|www\.)\S{4,300}\s[\[(](?P<date>\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)?\d\d)[\])]"
)
"""A day in brackets behind an address, as German lists print it: "http://… [12.4.2009]"."""
# Searching for words is ten times faster than for patterns that begin with them.
_SIGNS = ("10.", "10 .", "http", "www.", "arxiv", "isbn", "issn", "/")
_WORDS = (
    "access",
    "retriev",
    "visited",
    "abgeruf",
    "zugriff",
    "consult",
    "acesso",
    "geraad",
    "abruf",
    "aufgeruf",
    "abgefragt",
    "eingesehen",
    "geprüft",
    "besucht",
    "stand",
)
_AFTER = ".,;:'’”\"“»*_"
_PAIRS = {")": "(", "]": "[", ">": "<", "}": "{"}


def recognize(text: str) -> list[tuple[str, int, int]]:
    """Return (variable, start, end) from left to right; ``"arxiv"`` stands for itself.

    >>> [("ABC".find, *found[1:]) and found[0] for found in recognize("doi:10.1000/182, www.a.org")]
    ['DOI', 'URL']
    """
    found: list[tuple[str, int, int]] = []
    lower = text.lower()
    if any(sign in lower for sign in _SIGNS):
        _add_addresses(text, found)
    if (any(word in lower for word in _WORDS) and (match := _ACCESSED.search(text))) or (
        "/" in lower and (match := _DAY_BEHIND.search(text))
    ):
        found.append(("accessed", *match.span("date")))
    return found


def _add_addresses(text: str, found: list[tuple[str, int, int]]) -> None:
    place = 0
    while match := _ALL.search(text, place):
        name = str(match.lastgroup)
        start, end = match.span()
        place = end
        if name == "URL" and (address := _DOI_ADDRESS.match(text, start)):
            place = address.end()
            continue
        found.append((name, start, _trimmed(text, start, end)))


def _trimmed(text: str, start: int, end: int) -> int:
    """Where an address ends that is followed by marks of the sentence."""
    while end > start:
        last = text[end - 1]
        opening = _PAIRS.get(last)
        if last in _AFTER or (
            opening and text.count(opening, start, end) < text.count(last, start, end)
        ):
            end -= 1
        else:
            break
    return end
