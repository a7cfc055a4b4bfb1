"""Mapping tables: rows of (CSL's word, the notation's word), read in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Row = tuple[str, str]


def to_notation(rows: Iterable[Row]) -> Mapping[str, str]:
    """Return CSL's word → the notation's; of several rows the first is written.

    >>> to_notation([("book", "BOOK"), ("book", "EBOOK")])
    {'book': 'BOOK'}
    """
    result: dict[str, str] = {}
    for ours, theirs in rows:
        result.setdefault(ours, theirs)
    return result


def to_csl(rows: Iterable[Row]) -> Mapping[str, str]:
    """Return the notation's word → CSL's; of several rows the first is read.

    >>> to_csl([("book", "BOOK"), ("book", "EBOOK")])
    {'BOOK': 'book', 'EBOOK': 'book'}
    """
    return to_notation((theirs, ours) for ours, theirs in rows)
