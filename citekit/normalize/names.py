"""Printed lists of names → names: any order, any language, people and institutions.

A list is cut at its commas, semicolons and "and"s into pieces; the cheapest way to
read the pieces as names wins, where keeping to one form ("Family, Given" or "Given
Family" or "Family GI") is cheap and changing it after the first name nearly so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from citekit.model import Name
from citekit.normalize.name_cleaning import clean_names, split_stream
from citekit.normalize.name_kinds import kind
from citekit.normalize.name_lists import Piece, read_pieces
from citekit.normalize.name_plain import read_plain
from citekit.normalize.name_words import DEGREE, GIVEN_NAMES, HONORIFIC, SUFFIX, TITLES
from citekit.patterns import lazy

_BLANK = lazy(r"\s+")
_JOINT = lazy(
    r"""
      (?P<semi>\s*[;；•·|]\s*(?:(?:and|und|et|y|e)\s|&\s*)?|\s+/\s+|\s*\n\s*)
    | (?P<and>\s*[,，、]?\s*(?:&|(?<=[\s.,)])(?<!-\s)(?:and|And|AND|und|Und|UND|et|ET|sowie|og|och|oraz|samt|with|y|e|i|en|ve|és|a(?=\s[A-ZÀ-ÞČŠŽŘ])|и
    |u\.)(?=[\s,])|(?<=\s)u\.(?=[A-Z]))\s*)
    | (?P<comma>\s*[,，、]\s*)
    """,
    re.VERBOSE,
)
_OTHERS = lazy(r",?\s(?:et|&)\sal\.?$")
_LONGEST_OTHERS = 12
_SHORT_GIVEN = lazy(r"(?:[^\W\d_]{1,2}\.[\s-]?){1,4}|[A-Z]{1,3}")
_GIVEN_AND_FAMILY = lazy(
    r"(?P<given>(?:[^\W\d_]\.[\s-]?){1,3})(?<=[\s.])(?P<word>[^\W\d_a-z][^\W\d_]{3,})"
)
_SHIFTED = lazy(r"((?:[^\W\d_]{1,2}\.?[-\s]?){1,3}\.)\s+([^\W\d_]{2,}.*)")
_SHORT_DEGREE = lazy(r"Ph\.?D\.?|M\.D\.|M\.?P\.?H\.?|M\.?Sc\.?|LL\.?M\.?|DPT|MD(?=$)")
_FAMILY = lazy(r"[^\W\d_a-z][\w'’-]+")
_INITIALS_ONLY = lazy(r"(?:[^\W\d_]{1,2}\.[-\s]?){1,4}|[^\W\d_a-z]{1,3}\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameList:
    """Names in their printed order; ``role`` is a CSL name variable or ``""``."""

    names: tuple[Name, ...] = ()
    truncated: bool = False
    role: str = ""


def parse_names(text: str) -> NameList:
    """Return the names that ``text`` lists, whether it is cut off, and a printed role.

    Given names stay exactly as printed. What looks like an institution becomes one
    ``literal``. Lower-case particles become ``non_dropping_particle``.

    >>> [n.family for n in parse_names("Brooks, Stephen G. and William C. Wohlforth").names]
    ['Brooks', 'Wohlforth']
    >>> parse_names("Berg, J. van der, u. a. (Hrsg.)").role
    'editor'
    """
    others = _OTHERS.search(text, max(0, len(text) - _LONGEST_OTHERS))
    plain = read_plain(text[: others.start()] if others else text)
    if plain is not None:
        return NameList(names=plain, truncated=others is not None)
    text, role, truncated = clean_names(text)
    if not text:
        return NameList(truncated=truncated, role=role)
    names: list[Name] = []
    for segment in _segments(text):
        names.extend(read_pieces(segment))
    return NameList(names=_with_double_families(names), truncated=truncated, role=role)


def _with_double_families(names: Sequence[Name]) -> tuple[Name, ...]:
    """Read "P. Kokol, H. Blažun Vošner, J. Završnik": who shortens given names shortens all."""
    people = [name for name in names if name.given]
    mixed = [
        name
        for name in people
        if not _SHORT_GIVEN.fullmatch(name.given) and name.family[:1].isalpha()
    ]
    if not mixed or len(mixed) * 2 >= len(people):
        return tuple(names)
    split = {id(name): _GIVEN_AND_FAMILY.fullmatch(name.given) for name in mixed}
    if any(match is None or match["word"].lower() in GIVEN_NAMES for match in split.values()):
        return tuple(names)
    return tuple(
        replace(name, given=match["given"].strip(), family=f"{match['word']} {name.family}")
        if (match := split.get(id(name)))
        else name
        for name in names
    )


def parse_credit(text: str) -> NameList:
    """Return the one name that ``text`` prints, with its role: "and" and "," are its own.

    >>> parse_credit("Stiftung Wissenschaft und Politik (Ed.)").names[0].literal
    'Stiftung Wissenschaft und Politik'
    """
    bare, role, truncated = clean_names(text)
    names = parse_names(bare).names
    if len(names) != 1 or not names[0].given:
        names = (Name(literal=bare),) if bare else ()
    return NameList(names=names, truncated=truncated, role=role)


def parse_name(text: str) -> Name:
    """Return the one name that ``text`` prints, a literal where it is no person's.

    >>> parse_name("Ludwig van Beethoven")
    Name(family='Beethoven', given='Ludwig', dropping_particle='', non_dropping_particle='van', \
suffix='', literal='', comma_suffix=False, static_ordering=False)
    """
    names = parse_names(text).names
    if len(names) == 1:
        return names[0]
    return Name(literal=_BLANK.sub(" ", text).strip())


def _segments(text: str) -> list[list[Piece]]:
    """Cut at semicolons into segments, and these at commas and "and"s into pieces."""
    segments: list[list[Piece]] = [[]]
    start, joint, printed = 0, "", ""
    for end, next_start, sort in _joints(text):
        _append(segments[-1], text[start:end], joint, printed)
        if sort == "semi":
            segments.append([])
        start, printed = next_start, text[end:next_start]
        joint = "" if sort == "semi" else sort
    _append(segments[-1], text[start:], joint, printed)
    return [_unshift(segment) for segment in segments if segment]


def _joints(text: str) -> list[tuple[int, int, str]]:
    """Return where pieces end and begin, outside of brackets, and the kind of joint."""
    found, depth, place = [], 0, 0
    for match in _JOINT.finditer(text):
        between = text[place : match.start()]
        if "(" in between or ")" in between:
            depth = max(0, depth + between.count("(") - between.count(")"))
        place = match.end()
        if depth == 0:
            found.append((match.start(), match.end(), match.lastgroup or ""))
    return found if depth == 0 else [joint for joint in found if joint[0] < text.rfind("(")]


def _append(pieces: list[Piece], text: str, joint: str, printed: str) -> None:
    text = text.strip(" ,;:")
    if not text or text == "." or (pieces and TITLES.fullmatch(text)):
        return
    while honorific := HONORIFIC.match(text):
        text = text[honorific.end() :]
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1]
    if pieces and joint == "comma" and _is_degree(text, pieces[-1].text):
        return
    text = _without_degree(text)
    first, *others = split_stream(text)
    pieces.append(Piece(first, joint, printed))
    pieces.extend(Piece(other, "and") for other in others)


def _without_degree(text: str) -> str:
    """Return ``text`` without the degree of "Paul Tran MD"."""
    words = text.split()
    while len(words) > 2 and _SHORT_DEGREE.fullmatch(words[-1]):
        words.pop()
    return " ".join(words)


def _is_degree(text: str, before: str) -> bool:
    """Tell "John Snow, M.D." from "van der Waals, J. D."."""
    if not DEGREE.fullmatch(text):
        return False
    words = before.split()
    if text.lower().startswith("ph"):
        return len(words) > 1
    if not (text.isupper() or "." in text):
        return False  # "Ma" is a name
    known = words[0].lower() in GIVEN_NAMES or any(kind(word) == "i" for word in words[:-1])
    return len(words) > 1 and " " not in text and known


def _unshift(pieces: list[Piece]) -> list[Piece]:
    """Repair "Watson, JD. Crick, F. Wilkins, M.", where points end the names."""
    mended = pieces[:1]
    at = 1
    while at < len(pieces):
        end = at
        while end < len(pieces) and _is_shifted(pieces[end]):
            end += 1
        family = _FAMILY.fullmatch(mended[-1].text) and not SUFFIX.fullmatch(mended[-1].text)
        if family and end < len(pieces) and _INITIALS_ONLY.fullmatch(pieces[end].text):
            for piece in pieces[at:end]:
                match = _SHIFTED.fullmatch(piece.text)
                if match:
                    mended += [Piece(match[1], "comma"), Piece(match[2], "and")]
            at = end
        mended.append(pieces[at])
        at += 1
    return mended


def _is_shifted(piece: Piece) -> bool:
    match = _SHIFTED.fullmatch(piece.text) if piece.joint == "comma" else None
    return match is not None and not SUFFIX.fullmatch(match[2])
