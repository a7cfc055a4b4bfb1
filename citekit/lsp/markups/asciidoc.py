"""AsciiDoc with asciidoctor-bibtex: ``cite:[key(33), key2]``, ``citenp:[key]``."""

from __future__ import annotations

import re

from citekit.lsp.markups.markup import KeyUse, Markup, PartialKey, keys_within, partial_on_line
from citekit.lsp.markups.masks import ADDRESSES, blank
from citekit.patterns import lazy

_BLOCKS = lazy(
    r"^(?P<line>-{4,}+|\.{4,}+|/{4,}+|\+{4,}+)[ \t]*+$.*?(?:^(?P=line)[ \t]*+$|\Z)",
    re.MULTILINE | re.DOTALL,
)
_COMMENTS = lazy(r"^//(?!/)[^\n]*+", re.MULTILINE)
_CODE = lazy(r"`[^`\n]*+`")
_MACRO = lazy(r"\b(?:cite|citenp|bibitem):\[([^\[\]]{0,2000}+)\]")
_PAGES = lazy(r"\([^()]*+\)")
_PARTIAL = lazy(r"\b(?:cite|citenp):\[(?:[^\[\]\n]*,)?[ ]*+([^\[\],()\n]*)$")
_FILE = lazy(r"^:bibtex-file:[ \t]*+(\S[^\n]*)", re.MULTILINE)


def mask(text: str) -> str:
    """Blank code, comments and addresses."""
    for pattern in (_BLOCKS, _COMMENTS, _CODE, ADDRESSES):
        text = blank(text, pattern)
    return text


def find_uses(masked: str) -> tuple[KeyUse, ...]:
    """Every key that is cited, in order.

    >>> [use.key for use in find_uses("cite:[nye2004(33), waltz] citenp:[a]")]
    ['nye2004', 'waltz', 'a']
    """
    bare = _MACRO.sub(lambda macro: blank(macro[0], _PAGES), masked)
    uses: list[KeyUse] = []
    for match in _MACRO.finditer(bare):
        uses.extend(keys_within(bare, *match.span(1), match.span()))
    return tuple(uses)


def find_partial(masked: str, offset: int) -> PartialKey | None:
    """The key being typed before ``offset``."""
    return partial_on_line(_PARTIAL, masked, offset)


def find_bibliographies(text: str) -> tuple[str, ...]:
    """The file of ``:bibtex-file:``."""
    return tuple(match[1].strip() for match in _FILE.finditer(text))


def cite(keys: tuple[str, ...]) -> str:
    """Write a citation.

    >>> cite(("a", "b"))
    'cite:[a,b]'
    """
    return f"cite:[{','.join(keys)}]"


MARKUP = Markup(
    name="asciidoc",
    languages=("asciidoc", "adoc", "asciidoctor"),
    suffixes=(".adoc", ".asciidoc", ".asc"),
    mask=mask,
    find_uses=find_uses,
    find_partial=find_partial,
    find_bibliographies=find_bibliographies,
    cite=cite,
    output="text",
)
