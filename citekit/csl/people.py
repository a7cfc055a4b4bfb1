"""Names as data → persons ready to be printed: particles and suffixes taken apart, initials.

Names come with particles in the family or the given name ("de Gaulle", "Ludwig van") and
with suffixes after a comma; CSL 1.0.2, "Names", says what belongs where.
"""

from __future__ import annotations

import re
from functools import lru_cache

from citekit.model import Name
from citekit.patterns import lazy

ROMANESQUE = (
    "[-0-9a-zA-Z\u0e01-\u0e5b\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u0590-\u05ff\u1e00-\u1fff"
    "\u0600-\u06ff\u200c-\u200e\u202a-\u202e]"
)
"""Characters of scripts that write given and family names apart, and know italics."""

_ROMANESQUE = lazy(ROMANESQUE)
_LEADING = lazy(
    r"((?:[^\W\d_A-ZÀ-ÖØ-Þ][\w.]*(?:['’‘ʼ][ \u00a0]?|[ \u00a0-])|['’‘ʼ][a-z]{1,3}\.? )+)(?=\S)"
)
_TRAILING = lazy(r" ((?:['’‘ʼ]?[^\W\d_A-ZÀ-ÖØ-Þ][\w.]*['’]?[ -]?)+)$")
_SUFFIX = lazy(r"(.+?),(!?)\s*(.+)", re.DOTALL)


class Person:
    """One name, taken apart. Equal names are one object, so that a cache may use identity."""

    __slots__ = (
        "comma_suffix", "dropping", "family", "given", "latin", "literal", "particle",
        "static", "suffix",
    )  # fmt: skip

    def __init__(self, name: Name) -> None:
        self.literal = name.literal
        self.family = name.family
        self.given = name.given
        self.dropping = name.dropping_particle
        self.particle = name.non_dropping_particle
        self.suffix = name.suffix
        self.comma_suffix = name.comma_suffix
        self.static = name.static_ordering
        if not self.literal:
            self._take_apart()
        self.latin = bool(self.literal) or _ROMANESQUE.search(self.family + self.given) is not None

    def _take_apart(self) -> None:
        if not self.family and self.given:
            self.family, self.given = self.given, ""
        if not self.suffix and "," in self.given and (match := _SUFFIX.fullmatch(self.given)):
            self.given, self.suffix = match[1], match[3].strip()
            self.comma_suffix = self.comma_suffix or bool(match[2])
        if len(self.family) > 1 and self.family[0] == self.family[-1] == '"':
            self.family = self.family[1:-1]
            return
        if (
            not self.particle
            and self.family
            and not self.family[0].isupper()
            and self.family.lower() != self.family.upper()
        ):
            match = _LEADING.match(self.family)
            if match and match[1].strip() != self.family and _is_small(match[1]):
                found = match[1]
                self.family = self.family[match.end() :]
                # what ends in an apostrophe has a space after it only if the data has one
                apart = found[-1] == " " and found[-2:-1] in "'’"
                self.particle = found if apart else found.strip(" ")
        if not self.dropping and not self.particle and " " in self.given:
            match = _TRAILING.search(self.given)
            if match and _is_small(match[1]):
                self.dropping = match[1].strip()
                self.given = self.given[: match.start()]


def _is_small(particles: str) -> bool:
    """Tell whether each word begins with a small letter, in whatever script."""
    words = (word.lstrip("'’‘ʼ") for word in particles.replace("-", " ").split())
    return all(word[:1].islower() for word in words if word)


@lru_cache(maxsize=1 << 16)
def _person(name: Name) -> Person:
    return Person(name)


def prepare_names(names: tuple[Name, ...]) -> tuple[Person, ...]:
    """Return the persons for a list of names; names without any text are left out."""
    return tuple(_person(name) for name in names if name.literal or name.family or name.given)


_SPLIT = lazy(r"([ \u00a0]+|-|‑|–)")
_INNER_POINT = lazy(r"\.(?=[^\s.\-‑–<])")
_TAGGED = lazy(r"((?:<[^<>]{1,60}>){0,9})([^<>]*)((?:<[^<>]{1,60}>){0,9})")


def _untagged(token: str) -> tuple[str, str, str]:
    """Return the markup before a word, the word, and the markup after it."""
    match = _TAGGED.fullmatch(token) if "<" in token else None
    return (match[1], match[2], match[3]) if match else ("", token, "")


@lru_cache(maxsize=1 << 14)
def initials(given: str, ending: str, *, hyphen: bool = True, only_present: bool = False) -> str:
    """Return given names cut to initials that end in ``ending``.

    ``only_present`` cuts nothing and sets the initials that are there in the same form
    (``initialize="false"``).

    >>> initials("Jean-Luc Marie", ".")
    'J.-L.M.'
    >>> initials("Mary J.", ". ", only_present=True)
    'Mary J.'
    """
    given = _INNER_POINT.sub(". ", given).strip()
    everything = given.isupper() and len(given) > 3 and "." not in given and " " not in given
    result = ""
    joint = ""
    spaced = True
    for token in _SPLIT.split(given):
        if not token:
            continue
        if _SPLIT.fullmatch(token):
            joint = token if token in "-‑–" else " "
            continue
        lead, token, tail = _untagged(token)
        word = token.rstrip(".")
        if not word:
            continue
        if word[0].islower() and joint in ("-", "‑") and not only_present and result:
            continue  # the second syllable of a name written with a hyphen: Guo-ping
        if word[0].islower() and not (len(word) == 1 and token.endswith(".")):
            space = "" if not result or result.endswith((" ", "-")) else (joint or " ")
            result += space + lead + token + tail
            spaced, joint = False, ""
            continue
        initial = _initial(word, token, whole=everything, only_present=only_present)
        if initial is None:
            space = "" if not result or (result.endswith(" ") and joint == " ") else (joint or " ")
            result = (result.rstrip(" ") if joint == "-" else result) + space + lead + token + tail
            spaced, joint = False, ""
            continue
        if result:
            if joint and joint != " ":
                result = result.rstrip(" ") + (
                    "-" if hyphen else ("" if ending.strip() else ending[:0])
                )
            elif not spaced and not result.endswith(" "):
                result += " "
        point = ending.rstrip(" ")
        result += lead + initial + point + tail + ending[len(point) :]
        spaced, joint = True, ""
    return result.strip(" \u00a0") if ending != "\u00a0" else result.rstrip("\u00a0 ")


def _initial(word: str, token: str, *, whole: bool, only_present: bool) -> str | None:
    """Return what a word is cut to, ``None`` where it stays."""
    if token.endswith(".") and len(word) > 1:
        return word  # cut already: "Ph.", "Ts."
    if only_present:
        if len(word) == 1 and word.isupper():
            return word
        if word.isupper() and len(word) <= 3 and token.endswith("."):
            return None if len(word) > 1 else word
        return None
    capitals = next((i for i, letter in enumerate(word) if not letter.isupper()), 0)
    return word[0] + word[1:capitals].lower()  # "TSerendorj" begins with one sound: "Ts."
