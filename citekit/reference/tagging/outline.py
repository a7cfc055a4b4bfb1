"""Tokens → an outline: one sign a token, on which runs of numbers and names are found.

``Nye, J. (2004). Soft power. Public Affairs 3(2), 7-9`` has the outline
``N,X.(Y).Nx.NN1(1),1-1``. Patterns over it need no blanks and no case, and are short.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from citekit.patterns import lazy
from citekit.reference.tagging.lexicon import CLASSES

_CENTURIES = ("15", "16", "17", "18", "19", "20")
_SIGN_OF_CLASS = {
    "month": "M", "and": "A", "in": "i", "editor": "e", "translator": "t", "others": "o",
    "volume": "v", "number": "n", "pages": "p", "accessed": "a", "thesis": "h", "report": "r",
    "conference": "c", "particle": "f", "edition": "d",
}  # fmt: skip
_PUNCTUATION = {
    "–": "-", "—": "-", "‐": "-", "−": "-", "‑": "-", "“": '"', "”": '"', "„": '"', "«": '"',
    "»": '"', "‟": '"', "’": "'", "‘": "'", "‹": "'", "›": "'", "`": "'", "&": "A", "[": "(",
    "]": ")", "{": "(", "}": ")", "，": ",", "．": ".", "。": ".", "：": ":", "；": ";", "•": "*",
    "·": "*", "（": "(", "）": ")", "「": '"', "」": '"', "《": '"', "》": '"', "⟨": "<", "⟩": ">",
}  # fmt: skip
_PLAIN = frozenset(".,:;()-'\"/?!<>*#=+%_~@|")

_D = "[1-5Y]"
_RANGE = f"[Xl]?{_D}-+[Xl]?{_D}"
_PAGE = f"[Xl]?{_D}(?:-+[Xl]?{_D})?"
_NAME = "(?:f?f?N(?:-N)?,?(?:[XC]\\.?-?){1,4}|(?:X\\.?-?){1,4}f?f?N(?:-N)?|N,N(?:X\\.)?)"
_PATTERNS = (
    ("names", rf"(?:{_NAME}(?:[,;]?A|[,;/])?){{2,40}}|(?<![^)(.\-*]){_NAME}(?=[,.(:\"])"),
    ("yvip", rf"Y[Xl]?[;:,]{_D}(?:\([^()]{{1,5}}\))?[:,]{_PAGE}"),
    ("vip", rf"{_D}\([^()]{{1,5}}\)[:,]?(?:p\.?)?{_PAGE}"),
    ("vdip", rf"{_D}[./]{_D}(?:\(Y\))?[:,](?:p\.)?{_PAGE}"),
    ("vip2", rf"{_D}:{_PAGE}"),
    ("volno", rf"v\.?{_D}(?:[,;:.]?n\.?[^\w]?{_D})?"),
    ("number", rf"n\.?{_D}(?:-{_D})?|#{_D}"),
    ("pages", rf"p\.?{_PAGE}"),
    ("byear", r"\((?:[^()]{0,4}M[^()]{0,4})?Y[Xl]?\)"),
    ("mdy", rf"M\.?{_D}x?,?Y|{_D}\.?M\.?,?Y|M\.?,?Y"),
    ("range", _RANGE),
    ("imprint", r"[NLUC]{1,4}(?:,[NLUCX]{1,2}\.?)?:(?=[NUC])[NUCAxfw&'-]{1,9},?\(?Y"),
)  # fmt: skip
_NATURAL = "(?:N|X\\.?)(?:f{0,2}-?(?:[NUC]|X\\.?)){1,4}(?<=[NUC])"
_INVERTED = "f{0,2}[NU](?:-N)?[NU]?,(?:(?:X\\.?-?){1,3}|N(?:X\\.?){0,2})"
_LIST = lazy(
    rf"(?<![NUCxX-])(?:{_NATURAL}|{_INVERTED})"
    rf"(?:(?:,{_NATURAL}){{0,60}},?A{_NATURAL}|(?:,{_NATURAL}){{2,60}}(?=[.:(]))(?=[^NUx])"
)
_MONTH_AS_NAME = lazy(r"(?<![1-5xY.-])M(?=[NUXf])")
"""Given names that are also months: "Jan Gasthaus, April Shen"."""
_RUN = lazy(r"[A-WZa-z](?:[A-WZa-z]|[-'](?=[A-WZa-z]))*")
_ALL = lazy("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS))


@lru_cache(maxsize=60_000)
def sign_of(token: str) -> str:
    """Return the sign of a token: a class of words, a shape, or the punctuation itself.

    >>> "".join(map(sign_of, ("Nye", ",", "J", ".", "2004", "soft", "vol", "12")))
    'N,X.Yxv2'
    """
    first = token[0]
    if first.isdigit():
        if len(token) == 4 and token.startswith(_CENTURIES):
            return "Y"
        return str(min(len(token), 5))
    if not first.isalpha():
        if first in _PLAIN:
            return first
        return _PUNCTUATION.get(first) or "^"
    if len(token) == 1 and first.isupper():
        return "X"
    for name in CLASSES.get(plain(token.lower()), ()):
        sign = _SIGN_OF_CLASS.get(name)
        if sign is not None and (len(token) > 1 or sign in "vnp"):
            return sign
    if len(token) == 1:
        return "l" if first.islower() else "g"  # a letter of a script without case
    if token.isupper():
        return "C" if len(token) <= 3 else "U"
    if first.isupper():
        return "N"
    return "x" if token.islower() else "m"


def plain(word: str) -> str:
    """Return ``word`` without accents."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def find_patterns(outline: str) -> list[tuple[str, int, int]]:
    """Return (name, first token, end) of the patterns, from left to right, none overlapping."""
    return [(str(match.lastgroup), *match.span()) for match in _ALL.finditer(outline)]


def outline_of(signs: Iterable[str]) -> str:
    """Return the outline of tokens with ``signs``; a month before a name is a given name."""
    outline = "".join(signs)
    return _MONTH_AS_NAME.sub("N", outline) if "M" in outline else outline


def find_lists(outline: str) -> list[tuple[int, int]]:
    """Return (first token, end) of lists of names in their natural order, the first may be turned."""
    return [match.span() for match in _LIST.finditer(outline)]


def find_runs(outline: str) -> list[tuple[int, int]]:
    """Return (first token, end) of the longest runs of words; initials and years end one."""
    return [match.span() for match in _RUN.finditer(outline)]
