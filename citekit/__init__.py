"""citekit reads how a page wants to be cited and writes it in any style or notation.

>>> import citekit
>>> reading = citekit.parse('Nye, Joseph S. "Get Smart." Foreign Affairs, July 2009.')
>>> reading.items[0].text("container-title")
'Foreign Affairs'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citekit.errors import (
        CitekitError,
        DuplicateKeyError,
        ItemError,
        KeyNotFoundError,
        LibraryChangedError,
        LibraryError,
        LocaleError,
        MissingExtraError,
        OutputError,
        ParseError,
        RenderError,
        SourceError,
        StyleError,
        StyleNotFoundError,
    )
    from citekit.model import (
        BibliographyEntry,
        Block,
        Citation,
        Cite,
        CiteMode,
        Date,
        Draft,
        Evidence,
        Field,
        Item,
        Layout,
        Name,
        Notice,
        Page,
        Reading,
        Rendered,
        Severity,
        Span,
        Verdict,
    )
    from citekit.notices import message_of
    from citekit.pipeline import (
        Processor,
        dump,
        export,
        find_styles,
        load,
        parse,
        read,
        read_all,
        render,
    )

# Where each public name lives. They are imported when first used, so that a command
# loads only the stages that it needs.
_HOMES = {
    "citekit.errors": (
        "CitekitError", "DuplicateKeyError", "ItemError", "KeyNotFoundError",
        "LibraryChangedError", "LibraryError", "LocaleError", "MissingExtraError",
        "OutputError", "ParseError", "RenderError", "SourceError", "StyleError",
        "StyleNotFoundError",
    ),
    "citekit.model": (
        "BibliographyEntry", "Block", "Citation", "Cite", "CiteMode", "Date", "Draft",
        "Evidence", "Field", "Item", "Layout", "Name", "Notice", "Page", "Reading",
        "Rendered", "Severity", "Span", "Verdict",
    ),
    "citekit.notices": ("message_of",),
    "citekit.pipeline": (
        "Processor", "dump", "export", "find_styles", "load", "parse", "read", "read_all",
        "render",
    ),
}  # fmt: skip
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "BibliographyEntry",
    "Block",
    "Citation",
    "Cite",
    "CiteMode",
    "CitekitError",
    "Date",
    "Draft",
    "DuplicateKeyError",
    "Evidence",
    "Field",
    "Item",
    "ItemError",
    "KeyNotFoundError",
    "Layout",
    "LibraryChangedError",
    "LibraryError",
    "LocaleError",
    "MissingExtraError",
    "Name",
    "Notice",
    "OutputError",
    "Page",
    "ParseError",
    "Processor",
    "Reading",
    "RenderError",
    "Rendered",
    "Severity",
    "SourceError",
    "Span",
    "StyleError",
    "StyleNotFoundError",
    "Verdict",
    "dump",
    "export",
    "find_styles",
    "load",
    "message_of",
    "parse",
    "read",
    "read_all",
    "render",
]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
