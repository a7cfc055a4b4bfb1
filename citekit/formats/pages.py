"""Ranges of pages in two fields ↔ ``page``: a first and a last page."""

from __future__ import annotations

import re

from citekit.patterns import lazy

_RANGE = lazy(r"([^\s,;–—-]+)-([^\s,;–—-]+)")
_DASHES = lazy(r"[ ]?(?:-{2,3}|[–—‐‑])[ ]?|[ ]-[ ]?|-[ ]")


def split_pages(page: str) -> tuple[str, str]:
    """Return first and last page; the last is ``""`` where there are not two.

    >>> split_pages("12-34"), split_pages("e12"), split_pages("1-3, 7")
    (('12', '34'), ('e12', ''), ('1-3, 7', ''))
    """
    match = _RANGE.fullmatch(page)
    return (match[1], match[2]) if match else (page, "")


def join_pages(first: str, last: str = "") -> str:
    """Return a range with one hyphen; a whole range may stand in ``first``.

    >>> join_pages("12", "34"), join_pages("12--34"), join_pages("12", "12")
    ('12-34', '12-34', '12')
    """
    first, last = plain_range(first), plain_range(last)
    if not last or last == first or last in re.split("-", first, maxsplit=1)[1:]:
        return first
    return f"{first}-{last}" if first else last


def plain_range(page: str) -> str:
    """Return ``page`` with a hyphen for dashes of every kind.

    >>> plain_range("12 – 34")
    '12-34'
    """
    return _DASHES.sub("-", page.strip())
