"""reStructuredText with sphinxcontrib-bibtex: a role such as ``:cite:p:`` before keys in backticks."""

from __future__ import annotations

import re

from citekit.lsp.markups.markup import KeyUse, Markup, PartialKey, keys_within, partial_on_line
from citekit.lsp.markups.masks import ADDRESSES, blank
from citekit.patterns import lazy

_LITERAL = lazy(r"``[^\n]{1,1000}?``")
_CODE_BLOCK = lazy(
    r"^([ \t]*+)\.\.[ \t](?:code|code-block|sourcecode|literalinclude|math)::[^\n]*+(?:\n(?:[ \t]*+|\1[ \t]+[^\n]*+)(?=\n|\Z))*+",
    re.MULTILINE,
)
_COMMENTS = lazy(r"^[ \t]*+\.\.[ \t](?![^\n]*::)(?![_\[|])[^\n]*+", re.MULTILINE)
_ROLE = lazy(r":(?:foot)?cite(?::[\w-]{1,20}+){0,4}+:`([^`]{0,2000}+)`")
_PARTIAL = lazy(r":(?:foot)?cite(?::[\w-]{1,20}+){0,4}+:`(?:[^`\n]*,)?\s*+([^`,\n]*)$")
_DIRECTIVE = lazy(r"^[ \t]*+\.\.[ \t]+(?:foot)?bibliography::[ \t]*+([^\n]*)", re.MULTILINE)
_NOTE = lazy(r"^[^{}]*\}")


def mask(text: str) -> str:
    """Blank literal text, code blocks, comments and addresses."""
    for pattern in (_CODE_BLOCK, _LITERAL, _COMMENTS, ADDRESSES):
        text = blank(text, pattern)
    return text


def find_uses(masked: str) -> tuple[KeyUse, ...]:
    """Every key that is cited, in order.

    >>> [use.key for use in find_uses("See :cite:p:`nye2004, waltz` and :footcite:`a`.")]
    ['nye2004', 'waltz', 'a']
    """
    uses: list[KeyUse] = []
    for match in _ROLE.finditer(masked):
        start, end = match.span(1)
        bare = _without_notes(match[1])
        uses.extend(
            keys_within(
                masked[:start] + bare + masked[end:] if bare != match[1] else masked,
                start,
                end,
                match.span(),
            )
        )
    return tuple(uses)


def _without_notes(keys: str) -> str:
    """Blank pre- and postnotes, ``{see}key{p. 3}``."""
    return re.sub(r"\{[^{}]*\}", lambda match: " " * len(match[0]), keys)


def find_partial(masked: str, offset: int) -> PartialKey | None:
    """The key being typed before ``offset``."""
    found = partial_on_line(_PARTIAL, masked, offset)
    if found is None:
        return None
    typed = _NOTE.sub("", found.typed)
    return PartialKey(typed=typed, start=offset - len(typed), end=offset)


def find_bibliographies(text: str) -> tuple[str, ...]:
    """The files that ``.. bibliography::`` names."""
    return tuple(path for match in _DIRECTIVE.finditer(text) for path in match[1].split())


def cite(keys: tuple[str, ...]) -> str:
    """Write a citation.

    >>> cite(("a", "b"))
    ':cite:p:`a,b`'
    """
    return f":cite:p:`{','.join(keys)}`"


MARKUP = Markup(
    name="restructuredtext",
    languages=("restructuredtext", "rst"),
    suffixes=(".rst", ".rest"),
    mask=mask,
    find_uses=find_uses,
    find_partial=find_partial,
    find_bibliographies=find_bibliographies,
    cite=cite,
    output="rst",
)
