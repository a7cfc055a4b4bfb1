"""What a word of a name is: initials, a particle, a suffix, a word with a capital."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from citekit.normalize.name_words import CAPITAL_PARTICLES, GIVEN_NAMES, PARTICLES, SUFFIX
from citekit.patterns import lazy

_JUNIOR = frozenset(("Jr", "Sr", "jr", "sr"))
"""In capitals alone they are initials: "Hangartner JR"."""
_INITIAL = lazy(r"(?:[^\W\d_]{1,3}\.[-‐–'’]?)+[^\W\d_]?|[^\W\d_](?:[-‐–][^\W\d_]\.?)?")
_CAPITALS = lazy(r"[^\W\d_]{1,4}|[^\W\d_]{1,2}(?:[-‐–][^\W\d_]{1,2})+")
_SPOKEN = lazy(r"(?:[^AEIOUY\W\d_]{0,2}[AEIOUYÀ-ÖØ-Ý]{1,3}){1,2}[^AEIOUY\W\d_]{0,2}")
"""Four capitals that can be spoken are a name: "WANG"."""
_SHORT = 3


@lru_cache(maxsize=20_000)
def kind(word: str) -> str:
    """Return i(nitials) p(article, P with a capital) s(uffix) C(apitalised) U(pper) l(ower) 0."""
    bare = word.strip(".,")
    if not bare or (any(c.isdigit() for c in bare) and not SUFFIX.fullmatch(bare)):
        return "0"
    if word in PARTICLES:
        return "p"
    if word in CAPITAL_PARTICLES:
        return "P"
    if _INITIAL.fullmatch(word) and bare[0].isupper():
        return "s" if SUFFIX.fullmatch(word) and bare in _JUNIOR else "i"
    if SUFFIX.fullmatch(word) and bare not in ("JR", "SR", "V", "I"):
        return "s"
    letters = [c for c in bare if c.isalpha()]
    if not letters:
        return "0"
    if all(c.isupper() for c in letters) and len(letters) > 1:
        initials = _CAPITALS.fullmatch(word) and not (len(word) > _SHORT and is_spoken(word))
        return "I" if initials else "U"
    behind = bare.partition("-")[2]
    if any(c.isupper() for c in bare[:3]) or not letters[0].islower() or behind[:1].isupper():
        return "C"
    return "l"


def is_glued(shape: str, words: Sequence[str]) -> bool:
    """Tell "Bureau Y" and "McIntyre DC" from "Washington DC"."""
    return shape in ("Ci", "CI") and words[1] not in _STATES


_STATES = frozenset("DC US UK EU UN NY CA MA".split())


def is_personal(text: str) -> bool:
    """Whether ``text`` has initials or a given name, as no part of an institution has."""
    words = text.split()
    if len(words) == 2 and is_glued("".join(kind(word) for word in words), words):
        return True
    return words[0].lower() in GIVEN_NAMES or any(
        kind(w) == "i" and "." in w and (len(w) == 2 or "." in w[:-1]) for w in words
    )


def shape_of(text: str) -> tuple[str, list[str]]:
    """Return the kinds of the words of ``text``, and the words."""
    words = text.split()
    return "".join(kind(word) for word in words), words


def is_spoken(word: str) -> bool:
    """Tell the name "HAN" from the initials "HGN"."""
    return len(word) > 1 and _SPOKEN.fullmatch(word) is not None


def is_capital_particle(word: str) -> bool:
    """Whether ``word`` is a particle in a name all of capitals: "VAN DER HEIJDE"."""
    return word.isupper() and len(word) > 1 and word.lower() in PARTICLES
