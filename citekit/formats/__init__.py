"""Text ↔ Items: the notations of bibliographies.

To add a notation, write a module with ``load_NAME(text) -> Loaded`` and
``dump_NAME(items, options) -> Dumped``, its mapping table in it, and give it a row in
``registry.NOTATIONS``; detection by suffix and content follows from that row.
"""

from __future__ import annotations

from citekit.formats.notation import (
    Dumped,
    DumpOptions,
    Loaded,
    Notation,
    NotationNotFoundError,
)
from citekit.formats.registry import (
    NOTATIONS,
    detect_notation,
    dump,
    find_notation,
    load,
    notations,
)

__all__ = [
    "NOTATIONS",
    "DumpOptions",
    "Dumped",
    "Loaded",
    "Notation",
    "NotationNotFoundError",
    "detect_notation",
    "dump",
    "find_notation",
    "load",
    "notations",
]
