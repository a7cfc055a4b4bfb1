"""The alphabet of marked text: private-use characters that stand for formatting.

While a style runs, rich text is one plain string in which formatting, quotes and
displayed parts are opened and closed by characters of the private use area. Strings
are joined, searched and cut at the speed of C; the tree is only rebuilt, if at all,
by an output. Characters of that area in data are replaced on entry (``clean``).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from citekit.patterns import lazy

ITALIC, NORMAL_STYLE, BOLD, NORMAL_WEIGHT = "\ue000", "\ue002", "\ue004", "\ue006"
SMALL_CAPS, NORMAL_VARIANT, UNDERLINE, NO_UNDERLINE = "\ue008", "\ue00a", "\ue00c", "\ue00e"
SUPERSCRIPT, SUBSCRIPT, BASELINE = "\ue010", "\ue012", "\ue014"
LIGHT, OBLIQUE = "\ue016", "\ue018"
NO_DECORATION, NO_CASE = "\ue01a", "\ue01c"
LINK = "\ue01e"
BLOCK, LEFT_MARGIN, RIGHT_INLINE, INDENT = "\ue020", "\ue022", "\ue024", "\ue026"
DATA_ITALIC, DATA_BOLD, DATA_SMALL_CAPS = "\ue028", "\ue02a", "\ue02c"
"""Formatting that stands in data: inside the same of a style it turns back to normal."""

QUOTE, INNER_QUOTE = "\ue030", "\ue032"
"""Openers; the character after an opener is its closer. A quote is turned with its depth."""

TYPED_QUOTES: Mapping[str, str] = MappingProxyType(
    {"“”": "\ue040", "‘’": "\ue042", "„“": "\ue044", "‚‘": "\ue046", "«»": "\ue048", "‹›": "\ue04a"}
)
"""Quotes in data that are no straight ones → openers; the locale says what they become."""

TARGET = "\ue03a"
"""Ends the address that follows ``LINK``."""

JOINT = "\ue03b"
"""Between two marks of punctuation in data: they are one, nothing is to be merged."""

YEAR_SUFFIX = "\ue03c"
"""Where the letter of a year suffix belongs; filled when it is known."""

START = "\ue03d"
"""Before text that a style has not begun: an empty rendering that still counts."""

FORMATS = "\ue000-\ue01d\ue028-\ue02d\ue050-\ue0ff"
"""The range of openers and closers that carry no text of their own, for a character class."""

MARKS = "\ue000-\ue04f"
"""The range of every mark, for a character class."""

_ANY = lazy(f"[{MARKS}]")
_APART = lazy(" [:;?!»]|« ")
_FOREIGN = lazy("[\ue000-\ue0ff\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")

ATTRIBUTES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("font-style", "italic"): ITALIC,
        ("font-style", "oblique"): OBLIQUE,
        ("font-style", "normal"): NORMAL_STYLE,
        ("font-weight", "bold"): BOLD,
        ("font-weight", "light"): LIGHT,
        ("font-weight", "normal"): NORMAL_WEIGHT,
        ("font-variant", "small-caps"): SMALL_CAPS,
        ("font-variant", "normal"): NORMAL_VARIANT,
        ("text-decoration", "underline"): UNDERLINE,
        ("text-decoration", "none"): NO_UNDERLINE,
        ("vertical-align", "sup"): SUPERSCRIPT,
        ("vertical-align", "sub"): SUBSCRIPT,
        ("vertical-align", "baseline"): BASELINE,
        ("display", "block"): BLOCK,
        ("display", "left-margin"): LEFT_MARGIN,
        ("display", "right-inline"): RIGHT_INLINE,
        ("display", "indent"): INDENT,
    }
)
"""A formatting attribute and its value → the opener that stands for it."""


TRACED = (
    "author", "editor", "translator", "container-author", "director", "composer", "title",
    "container-title", "collection-title", "collection-editor", "volume", "issue", "page",
    "number", "edition", "version", "genre", "medium", "issued", "accessed", "original-date",
    "publisher", "publisher-place", "event-title", "event-place", "DOI", "URL", "ISBN", "ISSN",
    "number-of-pages", "number-of-volumes", "archive", "archive_location", "note", "status",
    "collection-number", "chapter-number", "PMID", "PMCID", "citation-number",
)  # fmt: skip
"""Variables whose place in the output can be traced."""

_TRACES = {name: chr(0xE050 + 2 * place) for place, name in enumerate(TRACED)}


def traced(variable: str, text: str) -> str:
    """Return ``text`` between the marks that say which variable it came from."""
    opener = _TRACES.get(variable)
    return f"{opener}{text}{closer(opener)}" if opener and text else text


def closer(opener: str) -> str:
    """Return the mark that closes ``opener``."""
    return chr(ord(opener) + 1)


def is_opener(mark: str) -> bool:
    """Tell an opener from a closer; only for marks that come in pairs."""
    return not ord(mark) & 1


def clean(text: str) -> str:
    """Replace what no data may hold: our marks, and control characters."""
    return _FOREIGN.sub("\ufffd", text) if _FOREIGN.search(text) else text


def unbroken(text: str) -> str:
    """Return ``text`` with no line break before a high mark of punctuation or inside guillemets.

    What a writer sets apart by a space ("qui ?", "« non »") gets a narrow space that does
    not break.
    """
    if not _APART.search(text):
        return text
    return _APART.sub(lambda match: match[0].replace(" ", "\u202f"), text)


def plain(text: str) -> str:
    """Return marked text without its marks."""
    return _ANY.sub("", text) if _ANY.search(text) else text
