"""Org: ``[cite/style:see @key p. 3; @key2]`` (Org manual, "Citations") and org-ref's ``cite:&key``."""

from __future__ import annotations

import re

from citekit.lsp.markups.markup import KeyUse, Markup, PartialKey, keys_within, partial_in_paragraph
from citekit.lsp.markups.masks import ADDRESSES, blank
from citekit.patterns import lazy

_BLOCKS = lazy(
    r"^[ \t]*+#\+begin_(?P<kind>src|example|comment|export)\b.*?(?:^[ \t]*+#\+end_(?P=kind)\b|\Z)",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_COMMENTS = lazy(r"^[ \t]*+#[ \t][^\n]*+", re.MULTILINE)
_VERBATIM = lazy(r"(?<![\w=~])(?P<sign>[=~])(?!\s)[^\n=~]{1,300}+(?P=sign)(?![\w=~])")

_CITATION = lazy(r"\[cite(?:/[\w/-]*+)?:([^\[\]]{1,4000}+)\]")
_KEY = lazy(r"(?<![\w])@([\w][\w\-.:?!`'/*@+|(){}<>&^$#%~]*+)")
_LINK = lazy(r"(?<![\w:\[/])(?:\[\[)?((?:no|foot)?cite[a-zA-Z]*+\*?:(?!//))([^\s\[\]@]++)")
_LINK_KEY = lazy(r"&([\w](?:[\w]|[\-.:/+](?=[\w]))*+)")
_PARTIAL = lazy(
    r"\[cite(?:/[\w/-]*+)?:[^\[\]]*@([^\s;\[\]@]*)$|(?<![\w:\[/])(?:no|foot)?cite[a-zA-Z]*+\*?:(?:[^\s\[\]]*[,;&])?&?([\w\-.:/+]*)$"
)
_BIBLIOGRAPHY = lazy(r"^[ \t]*+#\+bibliography:[ \t]*+(\S[^\n]*)", re.MULTILINE | re.IGNORECASE)
_LINKED = lazy(r"(?<!\w)(?:no)?(?:bibliography|addbibresource):([^\s\[\]]+)")


def mask(text: str) -> str:
    """Blank code blocks, comments, verbatim text and addresses."""
    for pattern in (_BLOCKS, _COMMENTS, _VERBATIM, ADDRESSES):
        text = blank(text, pattern)
    return text


def find_uses(masked: str) -> tuple[KeyUse, ...]:
    """Every key that is cited, in order.

    >>> [use.key for use in find_uses("[cite/t:see @nye2004 p. 3; @waltz] citep:a,b cite:&c")]
    ['nye2004', 'waltz', 'a', 'b', 'c']
    """
    uses: list[KeyUse] = []
    for citation in _CITATION.finditer(masked):
        for match in _KEY.finditer(masked, *citation.span(1)):
            key = match[1].rstrip(".,:!?")
            uses.append(
                KeyUse(
                    key=key,
                    start=match.start(1),
                    end=match.start(1) + len(key),
                    citation_start=citation.start(),
                    citation_end=citation.end(),
                )
            )
    for link in _LINK.finditer(masked):
        listed = link[2].rstrip(".,;:!?)")
        start, end = link.start(2), link.start(2) + len(listed)
        if "&" in listed:
            uses.extend(
                KeyUse(
                    key=match[1],
                    start=match.start(1),
                    end=match.end(1),
                    citation_start=link.start(),
                    citation_end=end,
                )
                for match in _LINK_KEY.finditer(masked, start, end)
            )
        else:
            uses.extend(keys_within(masked, start, end, (link.start(), end)))
    return tuple(sorted(uses, key=lambda use: use.start))


def find_partial(masked: str, offset: int) -> PartialKey | None:
    """The key being typed before ``offset``."""
    return partial_in_paragraph(_PARTIAL, masked, offset)


def find_bibliographies(text: str) -> tuple[str, ...]:
    """The files of ``#+bibliography:`` and of org-ref's links."""
    paths = [match[1].strip().strip('"') for match in _BIBLIOGRAPHY.finditer(text)]
    for match in _LINKED.finditer(text):
        paths.extend(path for path in match[1].split(",") if path)
    return tuple(paths)


def cite(keys: tuple[str, ...]) -> str:
    """Write a citation.

    >>> cite(("a", "b"))
    '[cite:@a;@b]'
    """
    return "[cite:" + ";".join(f"@{key}" for key in keys) + "]"


MARKUP = Markup(
    name="org",
    languages=("org",),
    suffixes=(".org",),
    mask=mask,
    find_uses=find_uses,
    find_partial=find_partial,
    find_bibliographies=find_bibliographies,
    cite=cite,
    output="org",
)
