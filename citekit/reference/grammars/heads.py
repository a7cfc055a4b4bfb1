"""The beginning of a reference: whether it is nothing but names."""

from __future__ import annotations

import re
from functools import lru_cache

from citekit.normalize.name_words import CAPITAL_PARTICLES, INSTITUTION_HEAD, PARTICLES, SUFFIX
from citekit.patterns import lazy

_ROLE = lazy(
    r"[\s,]*\(?(?:eds?|Eds?|editors?|Hrsg|Hg|éds?|dirs?|coords?|orgs?|trans|trad)\.?\)?[.,]?$"
)
_ROLE_ENDS = ("d", "ds", "r", "rs", "Hrsg", "Hg", "trans", "trad", "org", "orgs")
_OTHERS = lazy(
    r"[,;\s]*(?:\bet al\.?|u\.\s?a\.|and others|& others|y otros|et autres|…"
    r"|\. \. \.)",
    re.IGNORECASE,
)
_OTHERS_SIGNS = ("et al", "u.", "others", "otros", "autres", "…", ". . .")
_JOINS = frozenset("and & und et y e en i with".split())
_INSTITUTION_JOINS = frozenset(
    "contributors of for the on in to and & de la del der des für und et du di d' am im zu".split()
)
_LONG_NAME, _SHORT_WORD = 4, 3
_MAX_NAMES, _MAX_WORDS, _MAX_INSTITUTION = 1200, 200, 24
_MARKS = lazy(r"[*†‡§¶⁎∗]+(?=[\s,;]|$)")
_NO_NAMES = lazy(r"[“”\"«»?!:\[\]]")
_PARTS = lazy(r"[,;]|\s(?:and|&|und|et|y|e)\s")


@lru_cache(maxsize=16)  # several grammars cut the same head off
def looks_like_names(text: str) -> bool:
    """Tell whether ``text`` is nothing but names: of people, or of one institution."""
    text = _without_roles(text)
    if not 1 < len(text) < _MAX_NAMES or _NO_NAMES.search(text):
        return False
    words = text.replace(",", " ").replace(";", " ").split()
    if not 0 < len(words) <= _MAX_WORDS:
        return False
    institution = None
    capitals = 0
    for word in words:
        bare = word.strip(".()")
        if not bare or word in _JOINS:
            continue
        named = _capitals_of(word, bare)
        if named is None:
            if institution is None:
                institution = INSTITUTION_HEAD.are_in(text)
            named = bare[0].isupper()
            known = named or word in _INSTITUTION_JOINS or not bare[0].isalpha()
            if not institution or not known:
                return False
        capitals += named
    if not capitals:
        return False
    if institution is None:
        institution = INSTITUTION_HEAD.are_in(text)
    return len(words) <= _MAX_INSTITUTION if institution else _is_list(text)


def _without_roles(text: str) -> str:
    """Return names without footnote marks, a role behind them, and "et al."."""
    if "*" in text or not text.isascii():
        text = _MARKS.sub("", text)
    text = text.replace(" / ", "; ")
    if text.rstrip(".,)\n").endswith(_ROLE_ENDS):
        text = _ROLE.sub("", text)
    lowered = text.lower()
    for sign in _OTHERS_SIGNS:
        if sign in lowered:
            text = _OTHERS.sub("", text)
            break
    return text.strip(" ,.;")


def _capitals_of(word: str, bare: str) -> bool | None:
    """Whether a word of names has a capital, ``None`` where it is no word of a person's name."""
    first = bare[0]
    if first.isupper():
        return True if bare.isalpha() or not any(map(str.isdigit, bare)) else None
    if "\u3040" <= first <= "\u9fff":
        return True
    if word in PARTICLES or SUFFIX.fullmatch(word) or bare.startswith(_BEGINNINGS):
        return False
    return None


_BEGINNINGS = ("d'", "d’", "l'", "al", "el")


def with_point(text: str, end: int) -> int:
    """Return ``end`` moved behind the point of an initial that stands there: "Lindgren, F."."""
    return end + (text[end : end + 1] == "." and _INITIAL.search(text, 0, end) is not None)


_INITIAL = lazy(r"(?:^|[\s.,-])(?:[^\W\d_a-z]|Jr|Sr)$")


def _is_list(text: str) -> bool:
    """Tell names from a title in capitals: no piece is longer than a name."""
    pieces = _PARTS.split(text)
    for piece in pieces:
        words = piece.split()
        if len(words) <= _LONG_NAME:
            continue
        shortened = sum(w in PARTICLES or w.endswith(".") for w in words)
        capital = sum(w in CAPITAL_PARTICLES for w in words)
        if len(words) > _LONG_NAME + 1 + shortened + capital:
            return False
        if not shortened and not any(len(w) <= _SHORT_WORD for w in words):
            return False
    return "".join(pieces).strip(" .") != ""
