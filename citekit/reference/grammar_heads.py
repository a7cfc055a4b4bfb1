"""The beginning of a reference: whether it is nothing but names."""

from __future__ import annotations

import re

from citekit.normalize.name_words import CAPITAL_PARTICLES, INSTITUTION_HEAD, PARTICLES, SUFFIX
from citekit.patterns import lazy

_ROLE = lazy(
    r"[\s,]*\(?(?:eds?|Eds?|editors?|Hrsg|Hg|éds?|dirs?|coords?|orgs?|trans|trad)\.?\)?[.,]?$"
)
_OTHERS = lazy(
    r"[,;\s]*(?:\bet al\.?|u\.\s?a\.|and others|& others|y otros|et autres|…"
    r"|\. \. \.)",
    re.IGNORECASE,
)
_JOINS = frozenset("and & und et y e en i with".split())
_INSTITUTION_JOINS = frozenset(
    "contributors of for the on in to and & de la del der des für und et du di d' am im zu".split()
)
_MAX_NAMES = 1200
_MARKS = lazy(r"[*†‡§¶⁎∗]+(?=[\s,;]|$)")


def looks_like_names(text: str) -> bool:
    """Tell whether ``text`` is nothing but names: of people, or of one institution."""
    text = _MARKS.sub("", text).replace(" / ", "; ")
    text = _OTHERS.sub("", _ROLE.sub("", text)).strip(" ,.;")
    if not 1 < len(text) < _MAX_NAMES or any(c in '“”"«»?!:[]' for c in text):
        return False
    words = text.replace(",", " ").replace(";", " ").split()
    if not words or len(words) > 200:
        return False
    institution = INSTITUTION_HEAD.are_in(text)
    capitals = 0
    for word in words:
        bare = word.strip(".()")
        if not bare:
            continue
        if word in _JOINS or (institution and word in _INSTITUTION_JOINS):
            continue
        if bare[0].isupper():
            if any(c.isdigit() for c in bare) and not institution:
                return False
            capitals += 1
        elif not (
            word in PARTICLES
            or SUFFIX.fullmatch(word)
            or bare[:2] in ("d'", "d’", "l'", "al", "el")
            or (not bare[0].isalpha() and institution)
            or "\u3040" <= bare[0] <= "\u9fff"
        ):
            return False
        else:
            capitals += "\u3040" <= bare[0] <= "\u9fff"
    if institution:
        return len(words) <= 24 and capitals >= 1
    return capitals >= 1 and _is_list(text)


def with_point(text: str, end: int) -> int:
    """Return ``end`` moved behind the point of an initial that stands there: "Lindgren, F."."""
    return end + (text[end : end + 1] == "." and _INITIAL.search(text, 0, end) is not None)


_INITIAL = lazy(r"(?:^|[\s.,-])(?:[^\W\d_a-z]|Jr|Sr)$")


def _is_list(text: str) -> bool:
    """Tell names from a title in capitals: no piece is longer than a name."""
    pieces = re.split(r"[,;]|\s(?:and|&|und|et|y|e)\s", text)
    for piece in pieces:
        words = piece.split()
        if len(words) > 5 + sum(
            w in PARTICLES or w in CAPITAL_PARTICLES or w.endswith(".") for w in words
        ):
            return False
        if (
            len(words) > 2
            and not any(len(w) <= 3 or w.endswith(".") or w in PARTICLES for w in words)
            and len(words) > 4
        ):
            return False
    return "".join(pieces).strip(" .") != ""
