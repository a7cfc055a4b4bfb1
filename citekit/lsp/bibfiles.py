"""Keys that entries of a .bib file name of others, as in ``crossref`` and ``xdata``."""

from __future__ import annotations

from citekit.lsp.markups.markup import KeyUse, PartialKey, keys_within
from citekit.patterns import lazy

_LINK = lazy(
    r"(?i)[\s,](?:crossref|xdata|xref|related|entryset)[ \t]*+=\s*+(?:\{([^{}]*+)\}|\"([^\"]*+)\")"
)


def find_links(text: str) -> tuple[KeyUse, ...]:
    """Every key that an entry names of another.

    >>> [use.key for use in find_links("@book{a, crossref = {b}, xdata={c, d}}")]
    ['b', 'c', 'd']
    """
    uses: list[KeyUse] = []
    for match in _LINK.finditer(text):
        group = 1 if match[1] is not None else 2
        uses.extend(keys_within(text, *match.span(group), match.span()))
    return tuple(uses)


_PARTIAL_LINK = lazy(
    r"(?i)[\s,](?:crossref|xdata|xref|related|entryset)[ \t]*+=\s*+[{\"](?:[^{}\"]*,)?\s*+([^{}\",]*)$"
)
_REACH = 1_000


def find_partial_link(text: str, offset: int) -> PartialKey | None:
    """The key being typed in such a field before ``offset``."""
    match = _PARTIAL_LINK.search(text, max(0, offset - _REACH), offset)
    if match is None:
        return None
    return PartialKey(typed=match[1], start=offset - len(match[1]), end=offset)


def find_faults(text: str) -> tuple[tuple[int, str], ...]:
    """Where and why entries of a .bib file are broken; the others are served all the same."""
    from citekit.formats.bibtex_scanner import scan_bibtex

    return tuple((fault.start, fault.reason) for fault in scan_bibtex(text).faults)
