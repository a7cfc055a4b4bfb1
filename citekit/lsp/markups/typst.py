"""Typst: ``@key``, ``@key[p. 3]`` and ``#cite(<key>)``; a label of the document is none."""

from __future__ import annotations

import re

from citekit.lsp.markups.markup import KeyUse, Markup, PartialKey, partial_on_line
from citekit.lsp.markups.masks import ADDRESSES, blank
from citekit.patterns import lazy

_COMMENTS = lazy(r"(?<!:)//[^\n]*+|/\*.*?(?:\*/|\Z)", re.DOTALL)
_RAW = lazy(r"(?P<ticks>`{3,}+).*?(?:(?P=ticks)|\Z)|`[^`\n]*+`", re.DOTALL)
_WORD = r"[\w](?:[\w-]|[.:](?=[\w]))*+"
_REFERENCE = lazy(r"(?<![\w\\@])@(" + _WORD + r")(?:\[[^\[\]]{0,500}+\])?")
_CALL = lazy(r"\bcite\(\s*+(?:<([^<>\s]++)>|label\(\s*+\"([^\"\n]++)\"\s*+\))[^()]{0,500}+\)?")
_LABEL = lazy(r"<([\w][\w.:-]*+)>")
_PARTIAL = lazy(r"(?<![\w\\@])@((?:[\w-]|[.:](?=[\w]|$))*+)$|\bcite\(\s*+<([^<>\s()]*+)$")
_BIBLIOGRAPHY = lazy(r"#?\bbibliography\(\s*+(?:\(([^()]*+)\)|(\"[^\"\n]*+\"))")
_STRING = lazy(r"\"([^\"\n]+)\"")
_PLAIN = lazy(_WORD)


def mask(text: str) -> str:
    """Blank comments, raw text and addresses."""
    for pattern in (_RAW, ADDRESSES, _COMMENTS):
        text = blank(text, pattern)
    return text


def find_uses(masked: str) -> tuple[KeyUse, ...]:
    """Every key that is cited, in order; references to labels of this document are left out.

    >>> [use.key for use in find_uses("@nye2004[p. 3], @fig:map, #cite(<waltz>) <fig:map>")]
    ['nye2004', 'waltz']
    """
    calls = tuple(_CALL.finditer(masked))
    own = labels(masked)
    uses = []
    for match in (*_REFERENCE.finditer(masked), *calls):
        group = 1 if match[1] is not None else 2
        if match[group] in own and match.re.groups == 1:
            continue
        uses.append(
            KeyUse(
                key=match[group],
                start=match.start(group),
                end=match.end(group),
                citation_start=match.start(),
                citation_end=match.end(),
            )
        )
    return tuple(sorted(uses, key=lambda use: use.start))


def labels(masked: str) -> frozenset[str]:
    """The labels that the document itself gives, save those inside ``cite(<key>)``."""
    return frozenset(
        match[1]
        for match in _LABEL.finditer(masked)
        if not masked[max(0, match.start() - 12) : match.start()].rstrip().endswith("cite(")
    )


def find_partial(masked: str, offset: int) -> PartialKey | None:
    """The key being typed before ``offset``."""
    return partial_on_line(_PARTIAL, masked, offset)


def find_bibliographies(text: str) -> tuple[str, ...]:
    """The files of ``#bibliography(…)``, one or an array."""
    paths: list[str] = []
    for match in _BIBLIOGRAPHY.finditer(blank(text, _RAW)):
        paths.extend(found[1] for found in _STRING.finditer(match[1] or match[2]))
    return tuple(paths)


def cite(keys: tuple[str, ...]) -> str:
    """Write a citation.

    >>> cite(("nye2004", "DBLP:conf/x"))
    '@nye2004 #cite(label("DBLP:conf/x"))'
    """
    return " ".join(
        f"@{key}" if _PLAIN.fullmatch(key) else f'#cite(label("{key}"))' for key in keys
    )


MARKUP = Markup(
    name="typst",
    languages=("typst",),
    suffixes=(".typ",),
    mask=mask,
    find_uses=find_uses,
    find_partial=find_partial,
    find_bibliographies=find_bibliographies,
    cite=cite,
    output="typst",
    labels=labels,
)
