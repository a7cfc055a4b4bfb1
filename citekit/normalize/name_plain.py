"""Lists of names that keep to one plain form, as two of three do: read by one pattern, at once.

A list in another form, or with a word that is no plain name, is left to the reading by
costs (``name_lists``), which takes twenty times as long.
"""

from __future__ import annotations

import re

from citekit.model import Name
from citekit.normalize.name_words import EAST_ASIAN_FAMILIES, GIVEN_NAMES, INSTITUTION
from citekit.patterns import lazy

_EITHER = "Ā-ɏ"  # capital and small letters take turns there
_U, _L = f"[A-ZÀ-ÖØ-ÞΑ-ΩЀ-Я{_EITHER}]", f"[a-zß-öø-ÿά-ώа-џ{_EITHER}]"
_SMALL = rf"{_L}{{1,40}}(?:{_U}{_L}{{1,40}})?(?:-{_U}{_L}{{1,40}})?"
_FAMILY = rf"(?P<family>(?!(?:Jr|Sr)\b)(?:{_U}['’])?{_U}(?:{_SMALL}|{_U}{{2,40}}))"
_FAMILY_IN_SMALL = rf"(?P<family>(?!(?:Jr|Sr)\b)(?:{_U}['’])?{_U}{_SMALL})"
_DOTTED = rf"(?P<given>{_U}\.(?:[\s-]?{_U}\.){{0,3}})"
_BEHIND = rf"(?P<given>{_U}\.(?:[\s-]?{_U}\.){{0,3}}|(?!II)[A-Z]{{1,2}}(?![\w.]))"
_SPELT = rf"(?P<given>(?!Eds?\b|The\b|D(?:er|ie|as)\b|L[eo]s\b|Ibn\b|Abu\b|J[uú]nior|Filho|Neto|Senior){_U}{_L}{{1,40}}(?:-{_U}{_L}{{1,40}})?(?:\s{_U}\.){{0,2}})"
_AND = r"(?:,?\s(?:and|&|und|et)\s|,\s)"
_APART = r"(?:;\s(?:and\s|&\s)?|\s(?:and|&|und)\s)"


def _form(name: str, joint: str, others: str = "") -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A pattern of the whole list, and one of each name; ``others`` are those after the first."""
    unnamed = [re.sub(r"\?P<\w+>", "?:", one) for one in (name, others or name)]
    whole = rf"{unnamed[0]}(?:{joint}{unnamed[1]}){{0,200}}"
    each = f"{name}|{_renamed(others)}" if others else name
    return lazy(whole), lazy(each)


def _renamed(name: str) -> str:
    return name.replace("<family>", "<family2>").replace("<given>", "<given2>")


_INITIALS = (
    _form(rf"{_FAMILY},\s{_BEHIND}", rf"(?:{_AND}|{_APART})"),  # Kahneman, D., & Tversky, A.
    _form(rf"{_DOTTED}\s{_FAMILY}", _AND),  # J. D. Watson and F. H. C. Crick
    _form(rf"{_FAMILY}\s(?P<given>[A-Z]{{1,2}})(?![.\w])", _AND),  # Watson JD, Crick FH
    _form(rf"{_FAMILY},\s{_BEHIND}", _AND, rf"{_DOTTED}\s{_FAMILY}"),  # Knuth, D. E., and P. Bendix
)
_GIVEN = (
    _form(rf"{_SPELT}\s{_FAMILY_IN_SMALL}", _AND),  # Stephen G. Brooks and William Wohlforth
    _form(rf"{_FAMILY},\s{_SPELT}", _APART),  # Mayntz, Renate; Scharpf, Fritz W.
    _form(
        rf"{_FAMILY},\s{_SPELT}", _AND, rf"{_SPELT}\s{_FAMILY_IN_SMALL}"
    ),  # Brooks, Stephen, and William Wohlforth
)
"""Forms with given names spelt out: "United Nations" looks the same, and is none."""
_LONGEST = 4_000


def read_plain(text: str) -> tuple[Name, ...] | None:
    """Return the names of ``text`` if they all have one plain form, else ``None``.

    >>> [n.family for n in read_plain("Kahneman, D., & Tversky, A.") or ()]
    ['Kahneman', 'Tversky']
    >>> read_plain("United Nations") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    for whole, one in _INITIALS:
        if whole.fullmatch(text):
            return tuple(_name(match) for match in one.finditer(text))
    for whole, one in _GIVEN:
        if whole.fullmatch(text):
            names = tuple(_name(match) for match in one.finditer(text))
            return names if _are_people(text, names) else None
    return None


def _are_people(text: str, names: tuple[Name, ...]) -> bool:
    """Whether all given names are known, or no family is one and no word is an institution's."""
    known = [name.given.partition(" ")[0].lower() in GIVEN_NAMES for name in names]
    if all(known):
        return True
    if any(name.family.lower() in GIVEN_NAMES for name in names):
        return False
    if len(names) == 1 and "-" in text and names[0].given.lower() in EAST_ASIAN_FAMILIES:
        return False  # "Chen Kuan-Hsing"
    return not INSTITUTION.are_in(text)


def _name(match: re.Match[str]) -> Name:
    found = match.groupdict()
    return Name(family=found["family"] or found["family2"], given=found["given"] or found["given2"])
