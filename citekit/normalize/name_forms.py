"""Words of a name, in the order that they are printed in → a ``Name``."""

from __future__ import annotations

from citekit.model import Name
from citekit.normalize.name_kinds import is_capital_particle, is_spoken, kind
from citekit.normalize.name_words import (
    COMPOUND_CHINESE_FAMILIES,
    HISPANIC_FAMILIES,
    PARTICLES,
    SUFFIX,
)
from citekit.patterns import lazy

_HAN_NAME = lazy(r"[\u3400-\u9fff]{2,4}")


def person(family: str, given: str) -> Name:
    """Return the name whose family and given names stand apart."""
    particle, family, suffix = _family(family.split())
    givens = given.split()
    if len(givens) > 1 and SUFFIX.fullmatch(givens[-1]) and kind(givens[-1]) == "s":
        suffix = givens.pop()
    trailing: list[str] = []
    while len(givens) > 1 and givens[-1] in PARTICLES and givens[-1] not in ("y", "e"):
        trailing.insert(0, givens.pop())
    if trailing:
        particle = " ".join(filter(None, [*trailing, particle]))
    return Name(
        family=family,
        given=" ".join(givens),
        non_dropping_particle=particle,
        suffix=suffix,
    )


def _family(words: list[str]) -> tuple[str, str, str]:
    """Return particle, family and suffix."""
    suffix = ""
    if len(words) > 1 and SUFFIX.fullmatch(words[-1]) and kind(words[-1]) == "s":
        suffix = words[-1]
        words = words[:-1]
    start = 0
    while start < len(words) - 1 and words[start] in PARTICLES:
        start += 1
    return " ".join(words[:start]), " ".join(words[start:]).rstrip(","), suffix


def natural(words: list[str], kinds: list[str]) -> Name:
    """Return the name whose family stands last: "Gabriel García Márquez"."""
    suffix = ""
    if kinds[-1] == "s" and len(words) > 2:
        suffix = words[-1]
        words, kinds = words[:-1], kinds[:-1]
    at = len(words) - 1
    if kinds[0] == "U" and kinds[-1] == "C":  # "DUAN Yi-Shi": capitals mark the family
        at = len(kinds) - len("".join(kinds).lstrip("U"))
        return Name(family=" ".join(words[:at]), given=" ".join(words[at:]), suffix=suffix)
    if kinds[-1] in "UI" and at > 1 and _goes_before_capitals(words[at - 1], words[0]):
        while at > 1 and _goes_before_capitals(words[at - 1], words[0]):
            at -= 1
        while at > 1 and words[at - 1] in PARTICLES:
            at -= 1
        particle, family, _ = _family(words[at:])
        given = " ".join(words[:at])
        return Name(family=family, given=given, non_dropping_particle=particle, suffix=suffix)
    for index in range(1, len(words) - 1):
        if kinds[index] in "pP" and words[index] not in ("y", "e", "i"):
            double = index > 1 and words[index - 1].lower() in HISPANIC_FAMILIES
            at = index - double  # "Bruce Bueno de Mesquita"
            break
    else:
        if at > 1 and words[at - 1] in ("y", "e"):
            at -= 2 if at > 2 else 1
        elif at > 1 and words[at - 1].lower() in HISPANIC_FAMILIES:
            at -= 1
    particle, family, _ = _family(words[at:])
    return Name(
        family=family.rstrip("."),
        given=" ".join(words[:at]),
        non_dropping_particle=particle,
        suffix=suffix,
    )


def _goes_before_capitals(word: str, first: str) -> bool:
    """Whether ``word`` belongs to a family in capitals: "VAN DER HEIJDE", "LE ROY LADURIE"."""
    if is_capital_particle(word) or word in ("Y", "E"):
        return True
    return (not first.isupper() and word.isupper() and kind(word) == "U") or (
        not first.isupper() and kind(word) == "I" and is_spoken(word)
    )


def glued(words: list[str], kinds: list[str]) -> Name:
    """Return the name whose initials stand last: "de la Cruz MA Jr"."""
    suffix = ""
    if kinds[-1] == "s":
        suffix = words[-1]
        words, kinds = words[:-1], kinds[:-1]
    at = len(words) - 1
    while at > 1 and kinds[at - 1] == "i":
        at -= 1
    particle, family, _ = _family(words[:at])
    return Name(
        family=family, given=" ".join(words[at:]), non_dropping_particle=particle, suffix=suffix
    )


def with_suffix(name: Name, suffix: str) -> Name:
    """Return ``name`` with a suffix that stands elsewhere."""
    return Name(
        family=name.family,
        given=name.given,
        non_dropping_particle=name.non_dropping_particle,
        suffix=suffix,
    )


def cjk(text: str) -> Name:
    """Split by convention where that is plain; otherwise the name stays whole."""
    compact = text.replace(" ", "")
    parts = text.split()
    if len(parts) == 2:
        return Name(family=parts[0], given=parts[1])
    if _HAN_NAME.fullmatch(compact):
        at = 2 if compact[:2] in COMPOUND_CHINESE_FAMILIES else 1
        if len(compact) - at <= 2:
            return Name(family=compact[:at], given=compact[at:])
    return Name(literal=text)
