"""Names → a name list of BibTeX that reads back as it was."""

from __future__ import annotations

import re
from collections.abc import Callable

from citekit.formats.bibtex_names import OTHERS
from citekit.model import Name
from citekit.patterns import lazy

_AND = lazy(r"\band\b", re.IGNORECASE)

Encode = Callable[[str], str]


def write_bibtex_name(name: Name, encode: Encode) -> str:
    """Return one name as "von Last, Jr, First"; an institution in braces."""
    if name.literal or not name.family:
        return "{" + encode(name.literal or name.given) + "}"
    particle = " ".join(
        part for part in (name.dropping_particle, name.non_dropping_particle) if part
    )
    family = _braced(encode(name.family), has_risk=_has_small_word(name.family))
    if particle:
        if all(word[:1].islower() for word in particle.split()):
            family = f"{_braced(encode(particle))} {family}"
        else:  # BibTeX takes a capital for the beginning of the family name
            family = "{" + f"{encode(particle)} {encode(name.family)}" + "}"
    if not name.given and not name.suffix:
        return family if particle or " " not in name.family else f"{family},"
    given = _braced(encode(name.given))
    if name.suffix:
        return f"{family}, {_braced(encode(name.suffix))}, {given}"
    return f"{family}, {given}"


def _braced(text: str, *, has_risk: bool = False) -> str:
    """``text``, in braces where a comma, an "and" or a tie in it would be grammar."""
    if not text:
        return text
    risky = (
        has_risk
        or "," in text
        or "~" in text
        or "=" in text
        or _AND.search(text)
        or text.lower() in OTHERS
        or (text.startswith("{") and text.endswith("}"))
    )
    return "{" + text + "}" if risky else text


def _has_small_word(family: str) -> bool:
    """Whether a word before the last would pass for a particle."""
    words = family.split(" ")
    return any(not word[:1].isupper() for word in words[:-1]) if len(words) > 1 else False
