"""Citation labels for items that bring none: letters of the families, and the year.

Source: citeproc-js, "trigraph": ``Aaaa00:AaAa00:AaAA00:AAAA00`` for one to four authors.
"""

from __future__ import annotations

from citekit.csl.refs import Ref

_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}
_MANY = (1, 1, 1, 1)


def label_of(ref: Ref) -> str:
    """Return the item's own label, else its trigraph."""
    return ref.text("citation-label") or trigraph(ref)


def trigraph(ref: Ref) -> str:
    """Return a label such as ``RoNo78``: without authors, letters of the title."""
    names = ref.names("author") or ref.names("editor")
    counts = _LETTERS.get(len(names), _MANY)
    parts = [
        "".join(c for c in (name.family or name.literal) if c.isalpha())[:count]
        for name, count in zip(names, counts, strict=False)
    ]
    label = "".join(part[:1].upper() + part[1:].lower() for part in parts)
    date = ref.date("issued")
    year = date.year if date is not None else None
    return (label or ref.text("title")[:4]) + (f"{year % 100:02d}" if year is not None else "")
