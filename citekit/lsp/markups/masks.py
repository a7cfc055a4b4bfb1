"""Blanking parts of a text: spaces in their place, so that every offset stays."""

from __future__ import annotations

import re

from citekit.patterns import lazy

_NOT_A_LINE_END = lazy(r"[^\n]")

ADDRESS_PATTERN = (
    r"[a-zA-Z][a-zA-Z+.-]{1,15}://[^\s<>\"'`{}|\\^\])]{1,2000}"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
)
ADDRESSES = lazy(ADDRESS_PATTERN)
"""Web addresses, and e-mail addresses."""


def blank(text: str, pattern: re.Pattern[str]) -> str:
    """Return ``text`` with all that ``pattern`` finds as spaces; line ends stay.

    A group named ``keep`` stays as it is.
    """
    return pattern.sub(_spaces, text)


def _spaces(match: re.Match[str]) -> str:
    found = match[0]
    if "keep" in match.re.groupindex and match["keep"] is not None:
        return found
    return _NOT_A_LINE_END.sub(" ", found)
