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
    from citekit.batch import (
        count_sources,
        read_all,
    )
    from citekit.bibliography import (
        Exported,
        ExportOptions,
        find_target,
        parse_cite,
    )
    from citekit.boxes import (
        write_box,
        write_head,
    )
    from citekit.checks import (
        AUDIT_FORMATS,
        Audited,
        Problem,
        audit,
        audit_counts,
        audit_summary,
        load_baseline,
        write_baseline,
    )
    from citekit.csl import (
        Changes,
    )
    from citekit.csl.validation import (
        Finding,
        check_style,
    )
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
    from citekit.examples import (
        example_pages,
    )
    from citekit.formats import (
        Notation,
        find_notation,
        notations,
    )
    from citekit.library import (
        Library,
        Match,
        NoPlaceError,
        Place,
        Sameness,
        UnsafeLibraryError,
        find_layout,
        open_library,
    )
    from citekit.library.adding import (
        Addition,
        OnDuplicate,
        Update,
        add_item,
        fill_gaps,
        show,
    )
    from citekit.library.buffers import (
        edit_text,
    )
    from citekit.library.checks import (
        LibraryProblem,
        check_library,
    )
    from citekit.library.documents import (
        rename_in_document,
    )
    from citekit.library.duplicates import (
        DuplicateGroup,
        find_duplicates,
    )
    from citekit.model import (
        JSON,
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
        Likeness,
        Name,
        Notice,
        Page,
        Proof,
        Reading,
        Rendered,
        Severity,
        Span,
        StyleSource,
        Verdict,
    )
    from citekit.notices import (
        message_of,
    )
    from citekit.parsing import (
        parse,
        parse_all,
    )
    from citekit.pipeline import (
        Given,
        Processor,
        dump,
        export,
        load,
        read,
        read_data,
        render,
    )
    from citekit.project import (
        Project,
        find_project,
    )
    from citekit.proof import (
        prove,
    )
    from citekit.reference import (
        split_references,
        unfold_references,
    )
    from citekit.styles import (
        StyleInfo,
        find_style,
        read_style,
        search_styles,
    )

# Where each public name lives. They are imported when first used, so that a command
# loads only the stages that it needs.
_HOMES = {
    "citekit.batch": (
        "count_sources", "read_all",
    ),
    "citekit.bibliography": (
        "ExportOptions", "Exported", "find_target", "parse_cite",
    ),
    "citekit.errors": (
        "CitekitError", "DuplicateKeyError", "ItemError", "KeyNotFoundError",
        "LibraryChangedError", "LibraryError", "LocaleError", "MissingExtraError",
        "OutputError", "ParseError", "RenderError", "SourceError", "StyleError",
        "StyleNotFoundError",
    ),
    "citekit.examples": (
        "example_pages",
    ),
    "citekit.boxes": (
        "write_box", "write_head",
    ),
    "citekit.checks": (
        "AUDIT_FORMATS", "Audited", "Problem", "audit", "audit_counts", "audit_summary",
        "load_baseline", "write_baseline",
    ),
    "citekit.csl": (
        "Changes",
    ),
    "citekit.csl.validation": (
        "Finding", "check_style",
    ),
    "citekit.formats": (
        "Notation", "find_notation", "notations",
    ),
    "citekit.library": (
        "Library", "Match", "NoPlaceError", "Place", "Sameness", "UnsafeLibraryError",
        "find_layout", "open_library",
    ),
    "citekit.library.buffers": (
        "edit_text",
    ),
    "citekit.library.adding": (
        "Addition", "OnDuplicate", "Update", "add_item", "fill_gaps", "show",
    ),
    "citekit.library.checks": (
        "LibraryProblem", "check_library",
    ),
    "citekit.library.documents": (
        "rename_in_document",
    ),
    "citekit.library.duplicates": (
        "DuplicateGroup", "find_duplicates",
    ),
    "citekit.model": (
        "JSON", "BibliographyEntry", "Block", "Citation", "Cite", "CiteMode", "Date", "Draft",
        "Evidence", "Field", "Item", "Layout", "Likeness", "Name", "Notice", "Page", "Proof",
        "Reading", "Rendered", "Severity", "Span", "StyleSource", "Verdict",
    ),
    "citekit.notices": (
        "message_of",
    ),
    "citekit.parsing": (
        "parse", "parse_all",
    ),
    "citekit.pipeline": (
        "Given", "Processor", "dump", "export", "load", "read",
        "read_data", "render",
    ),
    "citekit.project": (
        "Project", "find_project",
    ),
    "citekit.proof": (
        "prove",
    ),
    "citekit.reference": (
        "split_references", "unfold_references",
    ),
    "citekit.styles": (
        "StyleInfo", "find_style", "read_style", "search_styles",
    ),
}  # fmt: skip
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "AUDIT_FORMATS",
    "JSON",
    "Addition",
    "Audited",
    "BibliographyEntry",
    "Block",
    "Changes",
    "Citation",
    "Cite",
    "CiteMode",
    "CitekitError",
    "Date",
    "Draft",
    "DuplicateGroup",
    "DuplicateKeyError",
    "Evidence",
    "ExportOptions",
    "Exported",
    "Field",
    "Finding",
    "Given",
    "Item",
    "ItemError",
    "KeyNotFoundError",
    "Layout",
    "Library",
    "LibraryChangedError",
    "LibraryError",
    "LibraryProblem",
    "Likeness",
    "LocaleError",
    "Match",
    "MissingExtraError",
    "Name",
    "NoPlaceError",
    "Notation",
    "Notice",
    "OnDuplicate",
    "OutputError",
    "Page",
    "ParseError",
    "Place",
    "Problem",
    "Processor",
    "Project",
    "Proof",
    "Reading",
    "RenderError",
    "Rendered",
    "Sameness",
    "Severity",
    "SourceError",
    "Span",
    "StyleError",
    "StyleInfo",
    "StyleNotFoundError",
    "StyleSource",
    "UnsafeLibraryError",
    "Update",
    "Verdict",
    "add_item",
    "audit",
    "audit_counts",
    "audit_summary",
    "check_library",
    "check_style",
    "count_sources",
    "dump",
    "edit_text",
    "example_pages",
    "export",
    "fill_gaps",
    "find_duplicates",
    "find_layout",
    "find_notation",
    "find_project",
    "find_style",
    "find_target",
    "load",
    "load_baseline",
    "message_of",
    "notations",
    "open_library",
    "parse",
    "parse_all",
    "parse_cite",
    "prove",
    "read",
    "read_all",
    "read_data",
    "read_style",
    "rename_in_document",
    "render",
    "search_styles",
    "show",
    "split_references",
    "unfold_references",
    "write_baseline",
    "write_box",
    "write_head",
]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
