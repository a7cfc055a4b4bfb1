"""Pieces of a list of names → names: the cheapest reading wins.

A piece stands between two joints ("," or "and"). Each name takes one piece or more
in one of four forms; a form costs what it looks unlike, and so does changing the
form from one name to the next. The best path is found left to right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from citekit.model import Name
from citekit.normalize.name_words import (
    CAPITAL_PARTICLES,
    COMPOUND_CHINESE_FAMILIES,
    GIVEN_NAMES,
    HISPANIC_FAMILIES,
    INSTITUTION,
    INSTITUTION_HEAD,
    PARTICLES,
    SUFFIX,
)
from citekit.patterns import lazy

_INVERTED, _NATURAL, _GLUED, _LITERAL = "inverted", "natural", "glued", "literal"
_HOPELESS = 50.0
_LONGEST_INSTITUTION = 8
_JOINS_FAMILY = (" y ", " e ", " i ")

_JUNIOR = frozenset(("Jr", "Sr", "jr", "sr"))
"""In capitals alone they are initials: "Hangartner JR"."""

_CHANGE = {
    (_INVERTED, _NATURAL): 0.6,
    (_INVERTED, _GLUED): 1.0,
    (_NATURAL, _INVERTED): 1.6,
    (_NATURAL, _GLUED): 1.2,
    (_GLUED, _INVERTED): 1.0,
    (_GLUED, _NATURAL): 1.2,
}

_INITIAL = lazy(r"(?:[^\W\d_]{1,3}\.[-‐–'’]?)+[^\W\d_]?|[^\W\d_](?:[-‐–][^\W\d_]\.?)?")
_CAPITALS = lazy(r"[^\W\d_]{1,4}|[^\W\d_]{1,2}(?:[-‐–][^\W\d_]{1,2})+")
_SENTENCE_END = lazy(r"(?<=[A-Z]{2})\.$")
_CJK = lazy(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HAN_NAME = lazy(r"[\u3400-\u9fff]{2,4}")


class Piece(NamedTuple):
    """What stands between two joints, and the joint before it: "comma", "and" or "".

    ``printed`` is the joint as it was printed: ", and ", " y ".
    """

    text: str
    joint: str
    printed: str = ", "


class _Reading(NamedTuple):
    cost: float
    form: str
    name: Name
    before: _Reading | None


def read_pieces(pieces: Sequence[Piece]) -> list[Name]:
    """Return the names of ``pieces``, in order. Linear in their number."""
    best: list[dict[str, _Reading]] = [{} for _ in range(len(pieces) + 1)]
    for start in range(len(pieces)):
        if start and not best[start]:
            continue
        for width, form, cost, name in _candidates(pieces, start):
            _improve(best[start], best[start + width], cost, form, name)
    last = best[-1]
    if _are_families(pieces):
        return [Name(literal=piece.text) for piece in pieces]
    if not last:
        return []
    names = []
    reading: _Reading | None = min(last.values(), key=lambda r: r.cost)
    while reading is not None:
        names.append(reading.name)
        reading = reading.before
    return names[::-1]


def _are_families(pieces: Sequence[Piece]) -> bool:
    """Tell "Chiba, Nakanishi & Yata" from "Chiba, Jun & Yata, Ken"."""
    return (
        len(pieces) > 2
        and pieces[-1].joint == "and"
        and all(_kind(piece.text) == "C" and " " not in piece.text for piece in pieces)
    )


def _improve(
    befores: dict[str, _Reading], afters: dict[str, _Reading], cost: float, form: str, name: Name
) -> None:
    if befores:
        options = [
            _Reading(b.cost + cost + _change(b, form), form, name, b) for b in befores.values()
        ]
    else:
        options = [_Reading(cost, form, name, None)]
    for option in options:
        known = afters.get(form)
        if known is None or option.cost < known.cost:
            afters[form] = option


def _change(before: _Reading, form: str) -> float:
    if before.form == _INVERTED and form == _NATURAL and before.before is None:
        return 0.2  # Chicago and MLA turn the first name alone
    return _CHANGE.get((before.form, form), 0.0)


def _candidates(pieces: Sequence[Piece], start: int) -> Iterator[tuple[int, str, float, Name]]:
    """Yield each way to read a name from ``start``: pieces taken, form, cost, name."""
    text = pieces[start].text
    left = len(pieces) - start
    second = pieces[start + 1] if left > 1 else None
    third = pieces[start + 2] if left > 2 else None
    if second and second.printed in _JOINS_FAMILY and " " not in second.text:
        yield from _double_family(text, second, third)
    for form, cost, name in _one_piece(text):
        yield 1, form, cost, name
        if (
            second
            and second.joint == "comma"
            and form != _LITERAL
            and SUFFIX.fullmatch(second.text)
        ):
            yield 2, form, cost + 0.1, _with_suffix(name, second.text)
    if second and second.joint == "comma":
        yield from _two_pieces(text, second.text, third)
    yield from _institution(pieces, start)


def _double_family(
    first: str, second: Piece, third: Piece | None
) -> Iterator[tuple[int, str, float, Name]]:
    """Yield "Ortega y Gasset, José" and "José Ortega y Gasset" as one name."""
    family = f"{first}{second.printed}{second.text}"
    if third and third.joint == "comma" and " " not in first:
        yield 3, _INVERTED, 0.8 + _given_cost(*_shape(third.text)), _person(family, third.text)
    words = family.split()
    if len(words) > 3:
        yield 2, _NATURAL, 0.8, _natural(words, [_kind(word) for word in words])


def _shape(text: str) -> tuple[str, list[str]]:
    words = text.split()
    return "".join(_kind(word) for word in words), words


def _one_piece(text: str) -> Iterator[tuple[str, float, Name]]:
    words = text.split()
    if _CJK.search(text):
        yield _NATURAL, 0.0, _cjk(text)
        return
    kinds = [_kind(word) for word in words]
    if kinds[0] == "P" and len(words) == 2 and kinds[1] in "iI":
        kinds[0] = "C"  # "Du QS": a family name that looks like a particle
    shape = "".join(kinds)
    if "0" in shape:
        yield _LITERAL, 3.0, Name(literal=text)
        return
    if len(words) == 1:
        # one word alone: an institution's short name, or a person's one name
        yield _LITERAL, (6.0 if kinds[0] in "ip" else 2.0), Name(literal=text)
        return
    foreign = 3.0 if INSTITUTION.are_in(text) else 0.0
    natural = _natural_cost(shape, words) + foreign
    if natural < _HOPELESS:
        yield _NATURAL, natural, _natural(words, kinds)
    glued = _glued_cost(shape) + (0.0 if _is_glued(shape, words) else foreign)
    if glued < _HOPELESS:
        yield _GLUED, glued, _glued(words, kinds)


def _two_pieces(
    family: str, given: str, third: Piece | None
) -> Iterator[tuple[int, str, float, Name]]:
    if SUFFIX.fullmatch(given) and third and third.joint == "comma" and len(given) > 1:
        cost = _inverted_cost(family, third.text)
        if cost < _HOPELESS:
            yield 3, _INVERTED, cost + 0.1, _with_suffix(_person(family, third.text), given)
    cost = _inverted_cost(family, given)
    if cost >= _HOPELESS:
        return
    name = _person(family, given)
    yield 2, _INVERTED, cost, name
    if third and third.joint == "comma" and SUFFIX.fullmatch(third.text):
        yield 3, _INVERTED, cost + 0.05, _with_suffix(name, third.text)


def _institution(pieces: Sequence[Piece], start: int) -> Iterator[tuple[int, str, float, Name]]:
    """Yield institutions, which may hold commas and "and"s."""
    text = pieces[start].text
    if not INSTITUTION.are_in(text):
        yield 1, _LITERAL, 4.0 + 0.2 * text.count(" "), Name(literal=text)
        return
    yield 1, _LITERAL, 0.3, Name(literal=text)
    whole = text
    cost = 0.3
    for width in range(2, min(_LONGEST_INSTITUTION, len(pieces) - start) + 1):
        piece = pieces[start + width - 1]
        if _is_personal(piece.text):
            return
        whole += piece.printed + piece.text
        # the short name in brackets says nothing about the words before it
        headed = INSTITUTION_HEAD.are_in(piece.text.split("(")[0])
        cost += 0.7 if piece.joint == "and" and headed else 0.2
        yield width, _LITERAL, cost, Name(literal=_SENTENCE_END.sub("", whole))


# ── What a word is ───────────────────────────────────────────────────────────────────


@lru_cache(maxsize=20_000)
def _kind(word: str) -> str:
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
        return "I" if _CAPITALS.fullmatch(word) else "U"
    if any(c.isupper() for c in bare[:3]) or not letters[0].islower():
        return "C"
    return "l"


def _is_glued(shape: str, words: Sequence[str]) -> bool:
    """Tell "Bureau Y" and "McIntyre DC" from "Washington DC"."""
    return shape in ("Ci", "CI") and words[1] not in _STATES


_STATES = frozenset("DC US UK EU UN NY CA MA".split())


def _is_personal(text: str) -> bool:
    words = text.split()
    if len(words) == 2 and _is_glued("".join(_kind(word) for word in words), words):
        return True
    return words[0].lower() in GIVEN_NAMES or any(
        _kind(w) == "i" and "." in w and (len(w) == 2 or "." in w[:-1]) for w in words
    )


_NATURAL_GOOD = lazy(r"[iCUI]+(?:p+[CUI]+|p*P+p*[CUI]+|[CU]|I)s?")
_NATURAL_LOOSE = lazy(r"p?[CUIilP][CUIiplP]*[CUIl]s?")
_GLUED_GOOD = lazy(r"[pP]*[CUI](?:[CU]|p+[CU])?[iI]{1,3}s?")
_GLUED_LOOSE = lazy(r"[pP]*[CUI][CUIpP]*i+s?|[pP]*[CU]+I")


def _natural_cost(shape: str, words: Sequence[str]) -> float:
    if len(shape.rstrip("s")) < 2:
        return _HOPELESS
    if shape[-1] == "P":  # "Mengnan Du": last, a particle is a name
        shape = shape[:-1] + "C"
    if _NATURAL_GOOD.fullmatch(shape):
        core = shape.rstrip("s")
        cost = 0.0 if core[-1] in "CU" else 1.2
        if "i" not in core and "I" not in core[:-1]:
            cost += 0.1 if words[0].lower() in GIVEN_NAMES else 0.3
        if len(core) > 5:
            cost += 0.5 * (len(core) - 5)
        return cost
    return 2.5 if _NATURAL_LOOSE.fullmatch(shape) else _HOPELESS


def _glued_cost(shape: str) -> float:
    if _GLUED_GOOD.fullmatch(shape):
        return 0.2 if shape.rstrip("s")[-1] in "iI" and shape[0] in "CUpI" else 1.0
    return 1.5 if _GLUED_LOOSE.fullmatch(shape) else _HOPELESS


def _inverted_cost(family: str, given: str) -> float:
    """Return how unlike "Family" and "Given" the two are."""
    families = family.split()
    givens = given.split()
    left = "".join(_kind(word) for word in families)
    right = "".join(_kind(word) for word in givens)
    if not left or not right or "0" in left or "0" in right or len(right) > 6:
        return _HOPELESS
    if set(left) <= {"i"} and "." in family:
        return _HOPELESS
    cost = 0.0
    if "i" in left:
        cost += 2.5
    core = left.lstrip("pP").rstrip("s")
    if not core or len(core) > 4:
        return _HOPELESS
    if len(core) > 1 and "p" not in core:
        hispanic = families[-len(core)].lower() in HISPANIC_FAMILIES
        cost += 0.3 * (len(core) - 1) + (0.0 if hispanic else 0.2)
        cost += 1.0 if families[0].lower() in GIVEN_NAMES else 0.0
    cost += _given_cost(right, givens)
    return cost + (4.0 if INSTITUTION.are_in(family) or INSTITUTION.are_in(given) else 0.0)


def _given_cost(shape: str, words: Sequence[str]) -> float:
    core = shape.rstrip("ps")
    if not core:
        return _HOPELESS
    if set(core) <= {"i", "I"}:
        return 0.0
    if shape[0] == "p" or (core[0] == "i" and len(core) > 1 and core[-1] in "CU"):
        return 0.9  # "R. Nicholas" is a given name, but "B. Jones" a whole one
    if len(core) == 1:
        return 0.15 if words[0].lower() in GIVEN_NAMES else 0.3
    if core[-1] in "CU" and "i" not in core:
        return 0.5 if words[1].lower() in GIVEN_NAMES or words[0].lower() in GIVEN_NAMES else 0.7
    return 0.3


# ── The names themselves ─────────────────────────────────────────────────────────────


def _person(family: str, given: str) -> Name:
    particle, family, suffix = _family(family.split())
    givens = given.split()
    if len(givens) > 1 and SUFFIX.fullmatch(givens[-1]) and _kind(givens[-1]) == "s":
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
    if len(words) > 1 and SUFFIX.fullmatch(words[-1]) and _kind(words[-1]) == "s":
        suffix = words[-1]
        words = words[:-1]
    start = 0
    while start < len(words) - 1 and words[start] in PARTICLES:
        start += 1
    return " ".join(words[:start]), " ".join(words[start:]).rstrip(","), suffix


def _natural(words: list[str], kinds: list[str]) -> Name:
    suffix = ""
    if kinds[-1] == "s" and len(words) > 2:
        suffix = words[-1]
        words, kinds = words[:-1], kinds[:-1]
    at = len(words) - 1
    if kinds[0] == "U" and kinds[-1] == "C":  # "DUAN Yi-Shi": capitals mark the family
        at = len(kinds) - len("".join(kinds).lstrip("U"))
        return Name(family=" ".join(words[:at]), given=" ".join(words[at:]), suffix=suffix)
    for index in range(1, len(words) - 1):
        if kinds[index] in "pP" and words[index] not in ("y", "e", "i"):
            at = index
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


def _glued(words: list[str], kinds: list[str]) -> Name:
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


def _with_suffix(name: Name, suffix: str) -> Name:
    return Name(
        family=name.family,
        given=name.given,
        non_dropping_particle=name.non_dropping_particle,
        suffix=suffix,
    )


def _cjk(text: str) -> Name:
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
