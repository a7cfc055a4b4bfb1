"""Names as lists in tagged notations print them ↔ ``Name``: "Family, Given, Suffix".

An institution has no comma, or one at its end ("World Health Organization,").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from citekit.model import Name
from citekit.normalize.names import parse_name
from citekit.patterns import lazy

_SUFFIX = lazy(r"(?:[JS]r|Jun|Sen)\.?|[IVX]{2,4}|[IVX]\.?|2nd|3rd|PhD|MD|Esq\.?")
_PARTICLE = (
    r"(?:van|von|vom|zu|zum|zur|der|den|de|del|della|dei|di|da|das|do|dos|du|des|la|le|les|lo|"
    r"ten|ter|te|tot|af|av|el|al|al-|ibn|bin|ben|y|d['’]|'t|’t|in|op)"
)
_BEFORE = lazy(rf"((?:{_PARTICLE}\s+)+|d['’](?=\w))(?=\S)")
_AFTER = lazy(rf"(?<=\S)\s+({_PARTICLE}(?:\s+{_PARTICLE})*)")
_ARTICLE = lazy(r"(?:The|De|Het|Der|Die|Das|La|Le|Les|El|Los|Las|Il|L['’])\s", re.IGNORECASE)
_OTHERS = lazy(r"et\.? al\.?|(?:and )?others|u\. ?a\.|и др\.", re.IGNORECASE)
_MAX = 2_000


def read_inverted(text: str) -> Name:
    """Return the name that ``text`` prints.

    >>> read_inverted("van Beethoven, Ludwig").family
    'Beethoven'
    >>> read_inverted("World Health Organization,")
    Name(family='', given='', dropping_particle='', non_dropping_particle='', suffix='', \
literal='World Health Organization', comma_suffix=False, static_ordering=False)
    """
    text = " ".join(text[:_MAX].split())
    if text.endswith(",") and text.count(",") == 1:
        return Name(literal=text[:-1].rstrip())
    if "," not in text:
        return _without_comma(text)
    parts = [part.strip() for part in text.split(",")]
    family, given, *rest = parts
    if rest and _SUFFIX.fullmatch(given) and not _SUFFIX.fullmatch(rest[0]):
        given, rest = rest[0], [given, *rest[1:]]
    return read_parts(family, given, ", ".join(part for part in rest if part))


def read_parts(family: str, given: str, suffix: str = "") -> Name:
    """Return a name in parts, the particles of each told apart.

    >>> read_parts("van der Berg", "Jan").non_dropping_particle
    'van der'
    """
    before = _BEFORE.match(family)
    after = _AFTER.search(given) if given else None
    if after is not None and after.end() != len(given):
        after = None
    return Name(
        family=family[before.end() :] if before else family,
        given=given[: after.start()] if after else given,
        non_dropping_particle=before[0].strip() if before else "",
        dropping_particle=after[1] if after else "",
        suffix=suffix,
    )


def _without_comma(text: str) -> Name:
    if " " not in text:
        return Name(family=text)
    name = parse_name(text)
    parts = {*name.family.split(), *name.given.split(), *name.suffix.split()}
    parts |= {*name.non_dropping_particle.split(), *name.dropping_particle.split()}
    # A list of print has roles and titles in it, which a field of its own has not.
    is_whole = parts == set(text.split())
    return name if is_whole and not _ARTICLE.match(text) else Name(literal=text)


def write_inverted(name: Name) -> str:
    """Return ``name`` so that ``read_inverted`` gives it back, where that is possible.

    >>> write_inverted(Name(family="King", given="Martin Luther", suffix="Jr."))
    'King, Martin Luther, Jr.'
    """
    if name.literal:
        return _first_that_fits((name.literal, f"{name.literal},"), name)
    family, given = write_parts(name)
    parts = [family, given, name.suffix] if name.suffix else [family, given] if given else [family]
    return ", ".join(parts)


def write_parts(name: Name) -> tuple[str, str]:
    """Return family and given names with their particles, as ``read_parts`` takes them."""
    glue = "" if name.non_dropping_particle.endswith(("'", "’")) else " "
    family = f"{name.non_dropping_particle}{glue}{name.family}".strip()
    return family, f"{name.given} {name.dropping_particle}".strip()


def _first_that_fits(texts: tuple[str, ...], name: Name) -> str:
    return next((text for text in texts if read_inverted(text) == name), texts[0])


def read_names(
    texts: Iterable[str], read: Callable[[str], Name] = read_inverted
) -> tuple[tuple[Name, ...], bool]:
    """Return the names of a list, and whether "et al." cuts it off."""
    listed = [text.strip() for text in texts if text.strip()]
    cut = bool(listed) and _OTHERS.fullmatch(listed[-1]) is not None
    return tuple(read(text) for text in (listed[:-1] if cut else listed)), cut


def write_names(
    names: Iterable[Name], truncated: bool, write: Callable[[Name], str] = write_inverted
) -> list[str]:
    """Return a list of names; "et al." ends one that is cut off."""
    return [*(write(name) for name in names), *(["et al."] if truncated else [])]
