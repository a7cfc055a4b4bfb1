"""Pieces of a list of names → names: the cheapest reading wins.

A piece stands between two joints ("," or "and"). Each name takes one piece or more
in one of four forms; a form costs what it looks unlike, and so does changing the
form from one name to the next. The best path is found left to right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from citekit.model import Name
from citekit.normalize.name_forms import cjk, glued, natural, person, with_suffix
from citekit.normalize.name_kinds import is_glued, is_personal, is_spoken, kind, shape_of
from citekit.normalize.name_words import (
    EAST_ASIAN_FAMILIES,
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

_CHANGE = {
    (_INVERTED, _NATURAL): 0.6,
    (_INVERTED, _GLUED): 1.0,
    (_NATURAL, _INVERTED): 1.6,
    (_NATURAL, _GLUED): 1.2,
    (_GLUED, _INVERTED): 1.0,
    (_GLUED, _NATURAL): 1.2,
}

_ARTICLES = frozenset("The Der Die Das Les Los Ibn Abu".split())
"""What begins the name of a paper, an institution or a person of old: "Der Spiegel", "Ibn Khaldun"."""
_ACRONYM = lazy(r"[A-Z]{2,6}")
_SENTENCE_END = lazy(r"(?<=[A-Z]{2})\.$")
_CJK = lazy(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LAST_SHORT = lazy(r"[^\W\d_a-z][^\W\d_A-Z]\.")
"""A family of two letters at the end of a sentence: "H. T. Vo."."""
_SHARED = 2
"""Words of the second of two names that share a family: "Willa and Edwin Muir"."""


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
    if shared := _shared_family(pieces):
        return shared
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
    if len(pieces) < 3 or any(piece.joint == "and" for piece in pieces[1:-1]):
        return False
    words = [piece.text.split() for piece in pieces]
    if not all(kind(w[-1]) == "C" and all(kind(p) in "pP" for p in w[:-1]) for w in words):
        return False
    given = any(w[-1].lower() in GIVEN_NAMES for w in words)
    return pieces[-1].joint == "and" or (len(pieces) % 2 == 1 and not given)


def _shared_family(pieces: Sequence[Piece]) -> list[Name]:
    """Return both names of "Willa and Edwin Muir" and of "Webb, Sidney and Beatrice"."""
    if len(pieces) == _SHARED and pieces[1].joint == "and":
        first, second = pieces[0].text.split(), pieces[1].text.split()
        if len(second) == _SHARED and first[0].lower() in GIVEN_NAMES:
            rest = [kind(word) for word in first[1:]]
            if second[0].lower() in GIVEN_NAMES and set(rest) <= {"i"}:
                return [person(second[1], pieces[0].text), person(*reversed(second))]
    if len(pieces) == _SHARED + 1 and [p.joint for p in pieces[1:]] == ["comma", "and"]:
        givens = [piece.text.split() for piece in pieces[1:]]
        if givens[1][0].lower() in GIVEN_NAMES and all(
            kind(words[0]) == "C" and {kind(word) for word in words[1:]} <= {"i"}
            for words in givens
        ):
            return [person(pieces[0].text, piece.text) for piece in pieces[1:]]
    return []


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
    if second and second.printed in _JOINS_FAMILY and second.text.count(" ") < 2:
        yield from _double_family(text, second, third)
    for form, cost, name in _one_piece(text, alone=len(pieces) == 1):
        yield 1, form, cost, name
        if (
            second
            and second.joint == "comma"
            and form != _LITERAL
            and SUFFIX.fullmatch(second.text)
        ):
            yield 2, form, cost + 0.1, with_suffix(name, second.text)
    if second and second.joint == "comma":
        yield from _two_pieces(text, second.text, third)
    yield from _institution(pieces, start)


def _double_family(
    first: str, second: Piece, third: Piece | None
) -> Iterator[tuple[int, str, float, Name]]:
    """Yield "Ortega y Gasset, José", "Ortega y Gasset J" and "José Ortega y Gasset" as one name."""
    family = f"{first}{second.printed}{second.text}"
    whole = " " not in second.text
    if whole and third and third.joint == "comma" and " " not in first:
        yield 3, _INVERTED, 0.8 + _given_cost(*shape_of(third.text)), person(family, third.text)
    words = family.split()
    if whole and len(words) > 3:
        yield 2, _NATURAL, 0.8, natural(words, [kind(word) for word in words])
    shape, behind = shape_of(second.text)
    if " " not in first and is_glued(shape, behind) and second.printed == " y ":
        yield 2, _GLUED, 0.8, person(" ".join(words[:-1]), words[-1])


def _one_piece(text: str, *, alone: bool = False) -> Iterator[tuple[str, float, Name]]:
    words = text.split()
    if _CJK.search(text):
        yield _NATURAL, 0.0, cjk(text)
        return
    kinds = [kind(word) for word in words]
    if kinds[0] in "pP" and len(words) > 1 and set(kinds[1:]) <= {"i", "I"}:
        kinds[0] = "C"  # "Du QS": a family name that looks like a particle
    shape = "".join(kinds)
    if "0" in shape:
        yield _LITERAL, 3.0, Name(literal=text)
        return
    if len(words) == 1:
        # one word alone: an institution's short name, or a person's one name
        yield _LITERAL, (6.0 if kinds[0] in "ip" else 2.0), Name(literal=text)
        return
    if set(shape) == {"i"} and _LAST_SHORT.fullmatch(words[-1]):
        yield _NATURAL, 1.0, natural([*words[:-1], words[-1][:-1]], [*kinds[:-1], "C"])
    if (
        alone
        and len(words) == _SHARED
        and "-" in words[1]
        and words[0].lower() in EAST_ASIAN_FAMILIES
    ):
        yield _NATURAL, 0.0, person(*words)  # "Chen Kuan-Hsing"
    if words[0] in _ARTICLES and "i" not in shape:
        yield _LITERAL, 0.6, Name(literal=text)
        return
    foreign = 3.0 if INSTITUTION.are_in(text) else 0.0
    spoken = _natural_cost(shape, words) + foreign
    if spoken < _HOPELESS:
        yield _NATURAL, spoken, natural(words, kinds)
    if _FOUR_INITIALS.fullmatch(shape) and len(words[-1]) == _FOUR:
        yield _GLUED, 0.7, glued(words, [*kinds[:-1], "I"])
    short = _glued_cost(shape) + (0.0 if is_glued(shape, words) else foreign)
    if short < _HOPELESS:
        yield _GLUED, short, glued(words, kinds)


def _two_pieces(
    family: str, given: str, third: Piece | None
) -> Iterator[tuple[int, str, float, Name]]:
    behind = third.text if third and third.joint == "comma" else ""
    if SUFFIX.fullmatch(given) and behind and len(given) > 1:
        cost = _inverted_cost(family, behind)
        if cost < _HOPELESS:
            yield 3, _INVERTED, cost + 0.1, with_suffix(person(family, behind), given)
    cost = _inverted_cost(family, given)
    if cost >= _HOPELESS:
        return
    name = person(family, given)
    yield 2, _INVERTED, cost, name
    if behind and SUFFIX.fullmatch(behind):
        yield 3, _INVERTED, cost + 0.05, with_suffix(name, behind)
    elif behind and all(word in PARTICLES for word in behind.split()):
        yield 3, _INVERTED, cost + 0.05, person(family, f"{given} {behind}")


def _institution(pieces: Sequence[Piece], start: int) -> Iterator[tuple[int, str, float, Name]]:
    """Yield institutions, which may hold commas and "and"s."""
    text = pieces[start].text
    if not INSTITUTION.are_in(text):
        if len(pieces) == 2 and _begins_institution(text, pieces[1]):
            yield 2, _LITERAL, 1.5, Name(literal=text + pieces[1].printed + pieces[1].text)
        yield 1, _LITERAL, 4.0 + 0.2 * text.count(" "), Name(literal=text)
        return
    yield 1, _LITERAL, 0.3, Name(literal=text)
    whole = text
    cost = 0.3
    for width in range(2, min(_LONGEST_INSTITUTION, len(pieces) - start) + 1):
        piece = pieces[start + width - 1]
        if is_personal(piece.text) or _ACRONYM.fullmatch(piece.text):
            return
        whole += piece.printed + piece.text
        # the short name in brackets says nothing about the words before it
        headed = INSTITUTION_HEAD.are_in(piece.text.split("(")[0])
        cost += 0.7 if piece.joint == "and" and headed else 0.2
        yield width, _LITERAL, cost, Name(literal=_SENTENCE_END.sub("", whole))


def _begins_institution(text: str, behind: Piece) -> bool:
    """Tell "Sociaal en Cultureel Planbureau" from "Keohane and the World Bank"."""
    plain = behind.joint == "and" and "," not in behind.printed and " " not in text
    return plain and text.lower() not in GIVEN_NAMES and INSTITUTION_HEAD.are_in(behind.text)


# ── What a form costs ────────────────────────────────────────────────────────────────

_FOUR_INITIALS, _FOUR = lazy(r"[pP]*C{1,2}U"), 4
"""Four initials that can be spoken: "Jonkers IJAM"."""
_NATURAL_GOOD = lazy(r"[iCUI]+(?:p+[CUI]+|p*P+p*[CUI]+|[CU]|I)s?")
_NATURAL_LOOSE = lazy(r"p?[CUIilP][CUIiplP]*[CUIl]s?")
_GLUED_GOOD = lazy(r"[pP]*[CUI](?:[CU]|p+[CU])?[iI]{1,3}s?")
_GLUED_LOOSE = lazy(r"[pP]*[CUI][CUIpP]*i+s?|[pP]*[CU]+I")


def _natural_cost(shape: str, words: Sequence[str]) -> float:
    if len(shape.rstrip("s")) < 2:
        return _HOPELESS
    if shape[-1] == "P":  # "Mengnan Du": last, a particle is a name
        shape = shape[:-1] + "C"
    cost = 0.0
    if shape[0] == "P" and words[0].lower() not in GIVEN_NAMES:
        cost = 0.7  # first, it is a given name: "Van Morrison"
    if shape[0] == "P":
        shape = "C" + shape[1:]
    if not _NATURAL_GOOD.fullmatch(shape):
        return 2.5 if _NATURAL_LOOSE.fullmatch(shape) else _HOPELESS
    core = shape.rstrip("s")
    if core[-1] not in "CU":
        mixed = "C" in core and is_spoken(words[len(core) - 1].strip(".,"))
        cost += (0.4 if len(words[-1]) > 2 else 0.6) if mixed else 1.2  # "Buhm HAN", "Bo FU"
    if "i" not in core and "I" not in core[:-1]:
        cost += 0.1 if words[0].lower() in GIVEN_NAMES else 0.3
    return cost + 0.5 * max(0, len(core) - 5)


def _glued_cost(shape: str) -> float:
    if _GLUED_GOOD.fullmatch(shape):
        if "iI" in shape:
            return 1.5  # "Joseph S. NYE"
        return 0.2 if shape.rstrip("s")[-1] in "iI" and shape[0] in "CUpI" else 1.0
    return 1.5 if _GLUED_LOOSE.fullmatch(shape) else _HOPELESS


def _inverted_cost(family: str, given: str) -> float:
    """Return how unlike "Family" and "Given" the two are."""
    left, families = shape_of(family)
    right, givens = shape_of(given)
    if not left or not right or "0" in left or "0" in right or len(right) > 6:
        return _HOPELESS
    if set(left) <= {"i"} and "." in family:
        return _HOPELESS
    left = _with_conjunctions(left, families)
    cost = 2.5 if "i" in left else 0.0
    if left[-1] in "IU" and not family.isupper():
        cost += 1.5  # "De Jong AM", "Darren PLANT"
    core = left.lstrip("pP").rstrip("s")
    if not core and left[-1] == "P" and len(left) == 1:
        core = "C"  # "Le, Quoc V."
    if not core or len(core) > 4:
        return _HOPELESS
    if len(core) > 1 and "p" not in core:
        hispanic = families[-len(core)].lower() in HISPANIC_FAMILIES
        cost += 0.3 * (len(core) - 1) + (0.0 if hispanic else 0.2)
        cost += 1.0 if families[0].lower() in GIVEN_NAMES else 0.0
    cost += _given_cost(right, givens)
    return cost + (4.0 if INSTITUTION.are_in(family) or INSTITUTION.are_in(given) else 0.0)


def _with_conjunctions(shape: str, words: Sequence[str]) -> str:
    """Return ``shape`` where the "Y" of "ORTEGA Y GASSET" is a particle."""
    return "".join(
        "p" if 0 < at < len(words) - 1 and words[at] in ("Y", "E") else sign
        for at, sign in enumerate(shape)
    )


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
