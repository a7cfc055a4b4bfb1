"""Lists of real authors in every shape that references print, against the names split by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from citekit.model import Name
from citekit.normalize.names import parse_names
from tests.normalize.people import INSTITUTIONS, WORKS

People = Sequence[Name]


def _initials(name: Name, joint: str, point: str = ".") -> Name:
    """Return ``name`` with initials: "Hans-Peter" is "H.-P."."""
    words = [
        "-".join(part[0] + point for part in re.split("-", word))
        if not word.endswith(".")
        else word.rstrip(".") + point
        for word in name.given.split()
    ]
    given = joint.join(words)
    return replace(name, given=given.replace("-", "") if not point else given)


def _full(name: Name) -> Name:
    return name


def _spaced(name: Name) -> Name:
    return _initials(name, " ")


def _glued(name: Name) -> Name:
    return _initials(name, "")


def _bare(name: Name) -> Name:
    return _initials(name, "", "")


def _parted(name: Name) -> Name:
    return _initials(name, " ", "")


def _capital(name: Name) -> Name:
    return replace(
        name, family=name.family.upper(), non_dropping_particle=name.non_dropping_particle
    )


def _family(name: Name) -> str:
    return " ".join(filter(None, (name.non_dropping_particle, name.family)))


def _inverted(name: Name) -> str:
    return ", ".join(filter(None, (_family(name), name.given, name.suffix)))


def _natural(name: Name) -> str:
    return " ".join(filter(None, (name.given, _family(name), name.suffix)))


def _vancouver(name: Name) -> str:
    return " ".join(filter(None, (_family(name), name.given, name.suffix)))


def _behind(name: Name) -> str:
    """Print the particle behind the given name: "Humboldt, Wilhelm von"."""
    given = " ".join(filter(None, (name.given, name.non_dropping_particle)))
    return ", ".join(filter(None, (name.family, given, name.suffix)))


def _bracketed(name: Name) -> str:
    return f"{_vancouver(replace(name, given=''))} ({name.given})"


def _joined(one: Callable[[Name], str], joint: str, last: str) -> Callable[[People], str]:
    def show(people: People) -> str:
        shown = [one(name) for name in people]
        return joint.join(shown[:-1]) + last + shown[-1] if len(shown) > 1 else shown[0]

    return show


def _turned(joint: str, last: str) -> Callable[[People], str]:
    """Print the first name inverted, the others as they are spoken."""

    def show(people: People) -> str:
        shown = [_inverted(people[0]), *map(_natural, people[1:])]
        return joint.join(shown[:-1]) + last + shown[-1] if len(shown) > 1 else shown[0]

    return show


def _framed(before: str, show: Callable[[People], str], behind: str) -> Callable[[People], str]:
    return lambda people: before + show(people) + behind


_SHAPES: dict[str, tuple[Callable[[Name], Name], Callable[[People], str]]] = {
    "BibTeX": (_full, _joined(_inverted, " and ", " and ")),
    "semicolons": (_full, _joined(_inverted, "; ", "; ")),
    "German": (_full, _joined(_inverted, ", ", " und ")),
    "commas": (_full, _joined(_inverted, ", ", ", ")),
    "und, each": (_full, _joined(_inverted, " und ", " und ")),
    "u.": (_full, _joined(_inverted, ", ", " u. ")),
    "slashes": (_full, _joined(_inverted, "/", "/")),
    "slashes, a blank": (_full, _joined(_inverted, "/ ", "/ ")),
    "slashes, initials": (_glued, _joined(_inverted, "/", "/")),
    "slashes, spoken": (_full, _joined(_natural, "/", "/")),
    "slashes, spoken, blanks": (_full, _joined(_natural, " / ", " / ")),
    "dashes, spoken": (_spaced, _joined(_natural, " – ", " – ")),
    "particle behind": (_full, _joined(_behind, "; ", "; ")),
    "particle behind, und": (_glued, _joined(_behind, ", ", " und ")),
    "APA": (_spaced, _joined(_inverted, ", ", ", & ")),
    "APA, glued": (_glued, _joined(_inverted, ", ", " & ")),
    "Harvard": (_glued, _joined(_inverted, ", ", " and ")),
    "initials, commas": (_spaced, _joined(_inverted, ", ", ", ")),
    "initials, semicolons": (_spaced, _joined(_inverted, "; ", "; ")),
    "bare initials": (_bare, _joined(_inverted, ", ", " and ")),
    "no blanks": (_glued, _joined(lambda n: _inverted(n).replace(", ", ","), ",", ",")),
    "Chicago": (_full, _turned(", ", ", and ")),
    "Chicago, German": (_full, _turned(", ", " und ")),
    "MLA, initials": (_spaced, _turned(", ", ", and ")),
    "turned, &": (_glued, _turned(", ", " & ")),
    "spoken": (_full, _joined(_natural, ", ", " and ")),
    "spoken, Oxford comma": (_full, _joined(_natural, ", ", ", and ")),
    "spoken, und": (_full, _joined(_natural, ", ", " und ")),
    "spoken, et": (_full, _joined(_natural, ", ", " et ")),
    "spoken, y": (_full, _joined(_natural, ", ", " y ")),
    "spoken, e": (_full, _joined(_natural, ", ", " e ")),
    "spoken, og": (_full, _joined(_natural, ", ", " og ")),
    "spoken, en": (_full, _joined(_natural, ", ", " en ")),
    "spoken, commas": (_full, _joined(_natural, ", ", ", ")),
    "IEEE": (_spaced, _joined(_natural, ", ", ", and ")),
    "IEEE, glued": (_glued, _joined(_natural, ", ", " and ")),
    "IEEE, no blanks": (_glued, _joined(lambda n: _natural(n).replace(". ", "."), ", ", " and ")),
    "Vancouver": (_bare, _joined(_vancouver, ", ", ", ")),
    "Vancouver, point": (_bare, _framed("", _joined(_vancouver, ", ", ", "), ".")),
    "Vancouver, pointed": (_glued, _joined(_vancouver, ", ", ", ")),
    "Vancouver, parted": (_parted, _joined(_vancouver, ", ", ", ")),
    "Vancouver, semicolons": (_bare, _joined(_vancouver, "; ", "; ")),
    "capitals": (lambda n: _capital(_full(n)), _joined(_inverted, "; ", "; ")),
    "capitals, APA": (lambda n: _capital(_spaced(n)), _joined(_inverted, ", ", ", & ")),
    "capitals, German": (lambda n: _capital(_full(n)), _joined(_inverted, ", ", " und ")),
    "capitals, spoken": (lambda n: _capital(_full(n)), _joined(_natural, ", ", " and ")),
    "capitals, Czech": (lambda n: _capital(_full(n)), _turned(", ", " a ")),
    "capitals, in brackets": (lambda n: _capital(_spaced(n)), _joined(_bracketed, ", ", ", ")),
    "et al.": (_spaced, _framed("", _joined(_inverted, ", ", ", "), ", et al.")),
    "u.a.": (_full, _framed("", _joined(_inverted, "; ", "; "), " u.a.")),
    "u. a. (Hrsg.)": (_full, _framed("", _joined(_inverted, "; ", "; "), " u. a. (Hrsg.)")),
    "y otros": (_full, _framed("", _joined(_natural, ", ", ", "), " y otros")),
    "(Hg.)": (_full, _framed("", _joined(_inverted, "/", "/"), " (Hg.)")),
    "(Hrsg.)": (_full, _framed("", _joined(_natural, ", ", " und "), " (Hrsg.)")),
    "(Hrsg.):": (_spaced, _framed("", _joined(_inverted, ", ", " & "), " (Hrsg.):")),
    "(eds.)": (_full, _framed("", _joined(_inverted, ", ", ", and "), " (eds.)")),
    ", eds.": (_full, _framed("", _turned(", ", ", and "), ", eds.")),
    "(Ed.)": (_full, _framed("", _joined(_inverted, ", ", " & "), " (Ed.)")),
    "hrsg. von": (_full, _framed("hrsg. von ", _joined(_natural, ", ", " und "), "")),
    "Hrsg. v.": (_full, _framed("Hrsg. v. ", _joined(_natural, ", ", " u. "), "")),
    "In: … (Hg.):": (_full, _framed("In: ", _joined(_inverted, "/", "/"), " (Hg.):")),
    "In … (Eds.),": (_spaced, _framed("In ", _joined(_natural, ", ", " & "), " (Eds.),")),
    "sous la dir. de": (_full, _framed("sous la dir. de ", _joined(_natural, ", ", " et "), "")),
    "(dir.)": (_full, _framed("", _joined(_natural, ", ", " et "), " (dir.)")),
    "a cura di": (_full, _framed("a cura di ", _joined(_natural, ", ", " e "), "")),
    "(coords.)": (_full, _framed("", _joined(_inverted, "; ", "; "), " (coords.)")),
    "year": (_spaced, _framed("", _joined(_inverted, ", ", " & "), " (1986)")),
    "year, bare": (_spaced, _framed("", _joined(_inverted, ", ", " und "), " 1986")),
    "two commas": (_spaced, _joined(_inverted, ", , ", " & ")),
    "number": (_full, _framed("12. ", _joined(_inverted, "; ", "; "), "")),
}  # fmt: skip
"""Printed shape: how the parts of a name are shortened, and how the list is printed."""


_FEW = 3
"""Letters of a family in capitals that may as well be initials: "Yang YAO"."""


def _parts(name: Name) -> tuple[str, ...]:
    if name.literal or not name.given:
        return (name.literal or _family(name),)
    return (_family(name), name.given.rstrip("."), name.suffix.rstrip("."))


@pytest.mark.parametrize("shape", _SHAPES)
def test_lists_are_split_as_by_hand(shape: str) -> None:
    form, show = _SHAPES[shape]
    wrong = []
    for people in WORKS:
        if shape == "capitals, spoken" and any(len(name.family) <= _FEW for name in people):
            continue
        expected = [form(name) for name in people]
        text = show(expected)
        found = parse_names(text).names
        if [_parts(name) for name in found] != [_parts(name) for name in expected]:
            wrong.append(f"{text} -> {[_parts(name) for name in found]}")
    assert not wrong, f"{len(wrong)} of {len(WORKS)}:\n" + "\n".join(wrong)


@pytest.mark.parametrize("behind", ["", " (Hrsg.)", " (Ed.)", ", Hg.", " (1999)"])
def test_an_institution_is_one_name(behind: str) -> None:
    wrong = []
    for text in INSTITUTIONS:
        found = [_parts(name) for name in parse_names(text + behind).names]
        if found != [(text,)]:
            wrong.append(f"{text + behind} -> {found}")
    assert not wrong, "\n".join(wrong)
