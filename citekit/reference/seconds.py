"""Where a second reference begins behind the first, in a text that should hold one."""

from __future__ import annotations

from citekit.model import Notice
from citekit.patterns import lazy
from citekit.reference.words import UPPER

_NAME = rf"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|la)\s){{0,3}}[{UPPER}][\w'’-]{{1,40}}(?:\s[{UPPER}][\w'’-]{{1,40}})?"
_INITIALS = rf"(?:[{UPPER}]\.[\s-]?){{1,4}}"
_YEAR = r"\((?:1[89]|20)\d\d[a-z]?\)[.,:]"
_LOCUS = r"\d{4}(?:\s\w{3}(?:\s\d{1,2})?)?;\d"
_DATED = lazy(_YEAR)
_LOCATED = lazy(_LOCUS)
_AFTER_DATED = lazy(
    rf"[.\d]\s{{1,4}}(?P<next>{_NAME},\s?{_INITIALS}(?:(?:,\s?(?:&\s|and\s)?|\s?(?:&|and)\s){_NAME},\s?{_INITIALS}){{0,20}},?\s?{_YEAR})"
)
"""Names and a date as APA and Harvard print them: "153-171. Walt, S. M. (1985)."."""
_AFTER_LOCATED = lazy(
    rf"\d\.?\s{{1,4}}(?:\d{{1,3}}\.\s)?(?P<next>{_NAME}\s[A-Z]{{1,3}}(?:,\s|\.\s))"
)
"""Names as medicine prints them, behind pages: "153-71. Watson JD, Crick FH."."""
_NUMBERED = lazy(rf"[.\d]\s{{1,4}}(?P<next>\[\d{{1,3}}\]\s{{0,3}}[{UPPER}])")
_LEAST, _SHOWN = 40, 60


def find_second(text: str) -> int:
    """Return where a second reference begins, or the end of ``text``.

    >>> text = "Nye, J. S. (1990). Soft power. Foreign Policy, 80, 153. Walt, S. M. (1985). Alliances."
    >>> text[find_second(text) :]
    'Walt, S. M. (1985). Alliances.'
    """
    for sign, both, after in (
        ("(", _DATED, _AFTER_DATED),
        (";", _LOCATED, _AFTER_LOCATED),
    ):
        if text.count(sign) < 2:
            continue
        places = [match.start() for match in both.finditer(text)]
        if len(places) > 1 and (match := after.search(text, places[0])):
            return match.start("next")
    if "[" in text and (match := _NUMBERED.search(text, _LEAST)):
        return match.start("next")
    return len(text)


def second_reference(text: str) -> Notice:
    """Return the notice that ``text`` is a second reference and was left out."""
    return Notice(code="second-reference", params={"text": text[:_SHOWN]})
