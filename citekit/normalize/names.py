"""Printed lists of names → names: any order, any language, people and institutions.

A list is cut at its commas, semicolons and "and"s into pieces; the cheapest way to
read the pieces as names wins, where keeping to one form ("Family, Given" or "Given
Family" or "Family GI") is cheap and changing it after the first name nearly so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from citekit.model import Name
from citekit.normalize.name_lists import Piece, read_pieces
from citekit.normalize.name_roles import cut_others, cut_role
from citekit.normalize.name_words import DEGREE, GIVEN_NAMES, HONORIFIC, INSTITUTION
from citekit.patterns import lazy

_MAX_CHARACTERS = 20_000

_MARKUP = lazy(r"</?[A-Za-z][^<>]{0,200}>|[*†‡§¶#⁎∗]+|[¹²³⁴-⁹⁰]+(?:[,\s]*[¹²³⁴-⁹⁰]+)*|\^\w{1,3}")
_BLANK = lazy(r"\s+")
_JOINT = lazy(
    r"""
      (?P<semi>\s*[;；•·|]\s*(?:(?:and|und|et|y|e)\s|&\s*)?|\s+/\s+|\s*\n\s*)
    | (?P<and>\s*[,，、]?\s*(?:&|(?<=[\s.,)])(?:and|And|AND|und|et|sowie|og|och|samt|with|y|e|i|en|и
    |u\.)(?=\s)|(?<=\s)u\.(?=[A-Z]))\s*)
    | (?P<comma>\s*[,，、]\s*)
    """,
    re.VERBOSE,
)
_WHOLE_WORD = lazy(r"(?:[^\W\d_a-z][^\W\d_A-Z]{2,}|\s(?:de|von|van|da|di|del|du|dos|der|den))\.$")
"""A word that no point shortens, before the point of the sentence."""
_BRACKETED = lazy(
    r"(?<=[^\W\d_]{2})\s\((?:((?:[^\W\d_a-z][^\W\d_A-Z]?\.[\s-]?){1,4})"
    r"|(?<=[^\W\d_a-z]{2}\s\()([^\W\d_a-z][^\W\d_A-Z]+(?:[\s-][^\W\d_a-z][^\W\d_A-Z]+)?))\)"
)
"""A given name in brackets behind a family name, as French catalogues print them."""
_SLASH = lazy(r"(?<=[^\W\d_A-Z])/(?=[^\W\d_a-z][^\W\d_A-Z]|[^\W\d_a-z]\.)|(?<=\.)/(?=[^\W\d_a-z])")
"""Between people, as German lists print it: "Mayntz, R./Scharpf, F.W."."""
_EAST = r"[\u3400-\u9fff\uac00-\ud7af]"
_EAST_ASIAN = lazy(rf"(?<={_EAST})\s?[.․·ㆍ・/／、，]\s?(?={_EAST})")
"""Between people in Korean and Chinese lists: "강경선.서재현", "陈平原·夏晓虹"."""
_SPACED_POINT = lazy(r"\s+([.,])\s*")
_GLUED = lazy(
    r"(?<=[^\W\d_a-z]\.)(?=[^\W\d_a-z][^\W\d_A-Z])|(?<=,and)(?=[^\W\d_a-z])"
    r"|(?<=, and)(?=[^\W\d_a-z])"
)
_SHIFTED = lazy(r"((?:[^\W\d_]{1,2}\.?[-\s]?){1,3}\.)\s+([^\W\d_]{2,}.*)")
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
    text, role, truncated = _prepare(text)
    if not text:
        return NameList(truncated=truncated, role=role)
    names: list[Name] = []
    for segment in _segments(text):
        names.extend(read_pieces(segment))
    return NameList(names=tuple(names), truncated=truncated, role=role)


def parse_credit(text: str) -> NameList:
    """Return the one name that ``text`` prints, with its role: "and" and "," are its own.

    >>> parse_credit("Stiftung Wissenschaft und Politik (Ed.)").names[0].literal
    'Stiftung Wissenschaft und Politik'
    """
    bare, role, truncated = _prepare(text)
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


def _prepare(text: str) -> tuple[str, str, bool]:
    text = _MARKUP.sub(" ", text[:_MAX_CHARACTERS].replace("\u00ad", "").replace("\u200b", ""))
    text = _BLANK.sub(" ", text).strip(" ,;:·-–—")
    if not text.isascii():
        text = _EAST_ASIAN.sub(", ", text)
    text = _SPACED_POINT.sub(r"\1 ", text)
    text = _GLUED.sub(" ", text)
    if "(" in text and not INSTITUTION.are_in(text):
        text = _BRACKETED.sub(r", \1\2", text)
    if "/" in text and not INSTITUTION.are_in(text):
        text = _SLASH.sub(" / ", text)
    text, truncated = cut_others(text)
    text, role = cut_role(text)
    if role:
        text, again = cut_others(text)
        truncated = truncated or again
    text = re.sub(r"\.{2,}", ".", text).strip(" ,;:/(")
    if text.endswith(")") and "(" not in text:
        text = text[:-1].rstrip()
    if text.endswith(".") and _WHOLE_WORD.search(text):
        text = text[:-1]
    return text, role, truncated


def _segments(text: str) -> list[list[Piece]]:
    """Cut at semicolons into segments, and these at commas and "and"s into pieces."""
    segments: list[list[Piece]] = [[]]
    start, joint, printed = 0, "", ""
    for end, next_start, kind in _joints(text):
        _append(segments[-1], text[start:end], joint, printed)
        if kind == "semi":
            segments.append([])
        start, printed = next_start, text[end:next_start]
        joint = "" if kind == "semi" else kind
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
    if not text or text == ".":
        return
    while honorific := HONORIFIC.match(text):
        text = text[honorific.end() :]
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1]
    if pieces and joint == "comma" and _is_degree(text, pieces[-1].text):
        return
    pieces.append(Piece(text, joint, printed))


def _is_degree(text: str, before: str) -> bool:
    """Tell "John Snow, M.D." from "van der Waals, J. D."."""
    if not DEGREE.fullmatch(text):
        return False
    words = before.split()
    if text.lower().startswith("ph"):
        return len(words) > 1
    return len(words) > 1 and " " not in text and words[0].lower() in GIVEN_NAMES


def _unshift(pieces: list[Piece]) -> list[Piece]:
    """Repair "Barnes, CC. Lord, C. Courchesne, E.", where points end the names."""
    if len(pieces) < 3 or " " in pieces[0].text or not _INITIALS_ONLY.fullmatch(pieces[-1].text):
        return pieces
    middle = [_SHIFTED.fullmatch(piece.text) for piece in pieces[1:-1]]
    if not all(middle):
        return pieces
    mended = [pieces[0]]
    for match in middle:
        if match:
            mended += [Piece(match[1], "comma"), Piece(match[2], "and")]
    return [*mended, Piece(pieces[-1].text, "comma")]
