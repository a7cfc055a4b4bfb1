"""Names at the beginning of a reference, told by their form alone: where they end.

Four forms of one name ("Smith JA", "Smith, J. A.", "J. A. Smith", "Smith, John"); a list
keeps to its form. Titles are not read as names: a form that allows whole given names
ends where a sentence does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from citekit.normalize.name_words import INSTITUTION_HEAD
from citekit.patterns import lazy
from citekit.reference.words import UPPER

_PARTICLE = r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Dd]u|[Ll]a|[Ll]e|[Tt]er|[Tt]en|[Zz]u|ben|bin|al|el|und)[\s]|[dDlL]['’]|Mc\s|St\.\s|'t\s)"
_WORD = rf"[{UPPER}][^\W\d_]*(?:['’-][^\W\d_]+)*"
_JUNIOR = r"(?:Jr|JR|Sr|SR|II|III|IV)\b"
_FAMILY = rf"{_PARTICLE}{{0,3}}{_WORD}(?:[\s-](?!{_JUNIOR}){_PARTICLE}{{0,2}}{_WORD})?"
_I = rf"[{UPPER}][a-zäéèöüß]{{0,1}}\."
_INITIALS = rf"{_I}(?:[\s-]{{0,2}}{_I}){{0,4}}"
_SUFFIX = r"(?:,?\s(?:Jr|JR|Sr|SR|II|III|IV|2nd|3rd)\b\.?)?"
_JOIN = r"(?:\s?[,;]\s?(?:(?:and|und|et|y|dan|&)\s)?|,?\s(?:and|und|et|y|e|dan|och|og|&)\s|\s/\s)"
_ET_AL = r"(?:[,;]?\s(?:et\.?\s?al\b\.?|u\.\s?a\.|and others))?"

_ONE = {
    "glued": rf"{_FAMILY}\s[{UPPER}]{{1,4}}(?:[-\s][{UPPER}](?![\w'’])){{0,2}}(?![\w'’.]*[a-z]){_SUFFIX}",
    "inverted": rf"{_FAMILY}(?:\s{_JUNIOR}\.?)?,\s?{_INITIALS}(?:\s{_PARTICLE}{{1,2}}(?=[,;.&\s]))?{_SUFFIX}",
    "natural": rf"{_INITIALS}\s?{_FAMILY}{_SUFFIX}",
    "bare": rf"{_FAMILY}\s{_INITIALS}{_SUFFIX}",
}
_LISTS = {
    **{form: lazy(rf"{one}(?:{_JOIN}{one}){{0,60}}{_ET_AL}") for form, one in _ONE.items()},
    "turned": lazy(
        rf"{_ONE['inverted']}(?:,\s{_ONE['natural']}){{0,40}},?\s(?:and|und|et|y|&)\s{_ONE['natural']}"
    ),
}
_INITIAL_END = lazy(rf"\s[{UPPER}]$")
_LAST_NAME = lazy(
    r",\s(?:J|Z|Am|Ann|Nucl|Phys|Proc|Trans|Rev|Int|Can|Eur|Adv|Sov|Acta|Adv|Ap)\.\s(?:(?!\s(?:and|et|und|&)\s)[^,])*$"
)
"""A last name that begins as the names of periodicals do."""
_LAST = lazy(r"\s(?:and|et|und|&)\s(?:[^\W\d_a-z]\.[\s-]?){1,4}[^\W\d_]{3,30}$")
"""A last name that is joined to the others is one."""
_LAST_WHOLE = lazy(r"\s(?:and|et|und|y|&)\s[^,]{4,50}$")
_COLLABORATION = lazy(r"\b(?:Collaboration|Collab)\b")
_GIVEN = rf"(?:{_WORD}(?:\s(?:{_I}|{_WORD})){{0,2}}|{_INITIALS}(?:\s{_WORD})?)"
_WHOLE = rf"(?:{_GIVEN}\s{_FAMILY})"
_NATURAL = lazy(
    rf"{_WHOLE}(?:,\s{_WHOLE}(?=,|\.\s)){{0,40}}(?:,?\s(?:and|und|et|y|&)\s{_WHOLE})?{_SUFFIX}{_ET_AL}(?=[.,]\s|\s{{0,3}}\(|[.,]?\s?[“\"‘])"
)
_FULL = lazy(
    rf"{_FAMILY},\s{_GIVEN}{_SUFFIX}(?:(?:;|\s/)\s{_FAMILY},\s{_GIVEN}|,\s{_WHOLE}(?=,|\s(?:and|und|et|&)\s)|,?\s(?:and|und|et|y|&)\s(?:{_FAMILY},\s{_GIVEN}|{_WHOLE})){{0,20}}{_ET_AL}"
    r"(?=[.,:]\s|\s{0,3}\()"
)


def names_end(text: str, start: int = 0) -> int | None:
    """Return where a list of names that begins at ``start`` ends, or ``None``.

    >>> text = "Smith JA, Doe B. A title."
    >>> text[: names_end(text)]
    'Smith JA, Doe B'
    """
    lists = _lists_at(text, start)
    if lists:
        return max(end for _, end in lists)
    match = _FULL.match(text, start)
    return match.end() if match and not INSTITUTION_HEAD.are_in(match[0]) else None


def _lists_at(text: str, start: int) -> list[tuple[str, int]]:
    """Return the forms of which a list of names begins at ``start``, and where each ends."""
    initial = "." in text[start + 1 : start + 3] and not text.startswith("St.", start)
    found: list[tuple[str, int]] = []
    for form in ("natural",) if initial else ("glued", "inverted", "bare", "turned"):
        if form == "turned" and all(known != "inverted" for known, _ in found):
            continue  # its first name is inverted
        match = _LISTS[form].match(text, start)
        if match:
            found.append((form, match.end()))
    return found


def whole_names_end(text: str, start: int) -> int | None:
    """Return where a list with given names in full ends, whose last name is joined to the others.

    >>> text = "Ronald Rivest, Adi Shamir, and Leonard Adleman. A method"
    >>> text[: whole_names_end(text, 0)]
    'Ronald Rivest, Adi Shamir, and Leonard Adleman'
    """
    for pattern in (_NATURAL, _FULL):
        match = pattern.match(text, start)
        if match and _LAST_WHOLE.search(match[0]) and not INSTITUTION_HEAD.are_in(match[0]):
            return match.end()
    return None


class Head(NamedTuple):
    """Names at the beginning of a reference: their form, and where they end."""

    form: str
    end: int

    def allows(self, sign: str) -> bool:
        """Whether names of this form may end at ``sign``: a mark, ``""`` for a blank, or a date's."""
        if self.form in ("full", "whole"):
            return sign in (".", "date")
        if self.form == "glued":
            return sign != ","
        return self.form != "bare" or sign != ""

    def is_doubtful(self, text: str, sign: str) -> bool:
        """Whether the last name may be the first word of a periodical: "J. Math. Phys."."""
        if self.form in ("full", "whole"):
            return True
        return (
            sign == "." and self.form in ("natural", "bare") and not _LAST.search(text, 0, self.end)
        )


def heads_of(text: str) -> Iterator[Head]:
    """Yield the ways to read the beginning of ``text`` as names, the likeliest first."""
    found = [
        Head(form, end)
        for form, end in _lists_at(text, 0)
        if not _COLLABORATION.search(text, 0, end)
    ]
    if found:
        found.sort(key=lambda head: -head.end)
        yield found[0]
        if found[0].form == "natural":
            cut = _LAST_NAME.search(text, 0, found[0].end)
            if cut:
                yield Head("natural", cut.start())
        if found[0].form != "bare":
            return
    for form, pattern in (("full", _FULL), ("whole", _NATURAL)):
        match = pattern.match(text)
        if match and not INSTITUTION_HEAD.are_in(match[0]):
            yield Head(
                form, match.end() + bool(_INITIAL_END.search(match[0]) and text[match.end()] == ".")
            )
