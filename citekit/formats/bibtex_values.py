"""The value of one BibTeX field → the text that it says: what needs no other field."""

from __future__ import annotations

import re
from collections.abc import Callable

from citekit.formats.bibtex_table import GENRES, LANGUAGES, STATES, VERBATIM
from citekit.formats.latex import decode_latex
from citekit.patterns import lazy

_BLANKS = lazy(r"[ \t\r\n\f\v]+")
_BLANK_RUN = lazy(r" {2,}")
_DASHES = lazy(r"\s*[-–—‐‑]+\s*")
_ESCAPED = lazy(r"\\([_&%#~$ {}])")
_URL_COMMAND = lazy(r"\\(?:url|href|path|nolinkurl)\s*\{([^{}]*)\}(?:\{[^{}]*\})?")
_ORDINAL = lazy(r"(\d{1,3})(?:st|nd|rd|th)(?: ed(?:ition|\.))?", re.IGNORECASE)
_RESOLVER = lazy(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*", re.IGNORECASE)
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
"""The words that BibTeX's styles want for an edition."""
_LANGUAGE_OF = dict(reversed(LANGUAGES))

Told = Callable[[str], None]


def read_value(field: str, value: str, *, nocase: bool = False, unknown: Told | None = None) -> str:
    r"""Return what a field of text or numbers says.

    Args:
        field: its name, in lower case.
        value: without its outer delimiters.
        nocase: keep brace protection as CSL's ``nocase`` spans.
        unknown: told the name of each LaTeX command that is not known.

    >>> read_value("pages", "7--53"), read_value("doi", r"https://doi.org/10.1162/ISEC\_a\_00225")
    ('7-53', '10.1162/ISEC_a_00225')
    """
    if field in VERBATIM:
        text = read_verbatim(value)
        if field == "doi":
            return text[match.end() :] if (match := _RESOLVER.match(text)) else text
        return text
    if field in ("type", "pubstate"):
        named = (GENRES if field == "type" else STATES).get(value.strip().lower())
        if named:
            return named
    text = decode_lines(value, nocase=nocase, unknown=unknown)
    if field in ("pages", "page"):
        return text if text.isalnum() else _DASHES.sub("-", text)
    if field == "edition":
        if ordinal := _ORDINAL.fullmatch(text):
            return ordinal[1]
        word = text.lower().removesuffix(" edition")
        return str(ORDINALS.index(word) + 1) if word in ORDINALS else text
    if field in ("language", "langid", "hyphenation"):
        return _LANGUAGE_OF.get(text.lower(), text)
    return text


def decode_lines(text: str, *, nocase: bool = False, unknown: Told | None = None) -> str:
    """Return the text of LaTeX in which a ``\\newline`` stays a line's end."""
    text = one_line(text)
    if text.isalnum():
        return text
    decoded = decode_latex(text, nocase=nocase, unknown=unknown).strip(" ")
    return _BLANK_RUN.sub(" ", decoded) if "  " in decoded else decoded


def decode_line(text: str, *, nocase: bool = False, unknown: Told | None = None) -> str:
    """Return the text of LaTeX on one line."""
    decoded = decode_lines(text, nocase=nocase, unknown=unknown)
    return _BLANKS.sub(" ", decoded) if "\n" in decoded else decoded


def read_verbatim(value: str) -> str:
    """Return a verbatim value: escapes that authors add all the same are undone, nothing else."""
    text = one_line(value)
    if "\\" in text:
        command = _URL_COMMAND.fullmatch(text)
        text = _ESCAPED.sub(r"\1", command[1] if command else text)
    is_braced = text.startswith("{") and text.endswith("}") and "{" not in text[1:]
    is_bracketed = text.startswith("<") and text.endswith(">")
    return text[1:-1] if is_braced or is_bracketed else text


def without_address(text: str, address: str) -> str:
    """Return what ``howpublished`` says beside an address, ``""`` for words that only lead to it."""
    rest = _URL_COMMAND.sub("", text).replace(address, "").strip(" .,;:{}")
    return "" if rest.lower() in ("", "url", "\\url", "available at", "online") else rest


def one_line(text: str) -> str:
    """Return a value with its runs of blanks and line ends as one blank each."""
    if (
        "\n" in text
        or "  " in text
        or "\t" in text
        or "\r" in text
        or text[:1] == " "
        or text[-1:] == " "
    ):
        return _BLANKS.sub(" ", text).strip(" ")
    return text
