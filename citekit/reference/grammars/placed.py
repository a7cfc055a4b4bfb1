"""The grammar of reports whose day of access is printed before their address.

``Names, Title, Place: Publisher, number, date. As of day: address``, as RAND prints it.
"""

from __future__ import annotations

from citekit.model import Draft, Raw, Span
from citekit.patterns import lazy
from citekit.reference.grammars.heads import looks_like_names
from citekit.reference.words import DATE, UPPER, is_balanced, is_code, is_date

_CITY = (
    rf"[{UPPER}][\w.'’-]*(?:\s[{UPPER}][\w.'’-]*){{0,2}}"
    rf"(?:,\s(?:[{UPPER}]{{2}}|(?:[{UPPER}]\.){{2}}|[{UPPER}]\w{{1,5}}\.))?"
)
_PLACED = lazy(
    rf"(?P<lead>.{{6,900}}?),\s(?P<place>{_CITY}):\s(?P<publisher>[^:()]{{2,160}}?)"
    rf"(?:,\s(?P<number>(?=\S*\d)[\w./–-]{{1,24}}))?,\s(?P<issued>{DATE})"
    rf"\.\sAs of (?P<accessed>{DATE}):\s(?P<URL>https?://\S+)"
)
_COMMA = lazy(r",\s")
_VARIABLES = {"place": "publisher-place"}
_CONFIDENCE = 0.97


def parse_placed(text: str) -> Draft | None:
    """Return the draft of such a report, or ``None`` where it is not sound."""
    if len(text) > 1500:
        return None
    match = _PLACED.fullmatch(text)
    if match is None or not is_date(match["issued"]) or not is_date(match["accessed"]):
        return None
    if match["number"] and not is_code(match["number"]):
        return None
    cut = _end_of_names(match["lead"])
    if cut is None:
        return None
    end, begin = cut
    places = {"author": (0, end), "title": (begin, match.end("lead"))}
    for group in ("place", "publisher", "number", "issued", "accessed", "URL"):
        if match[group]:
            places[_VARIABLES.get(group, group)] = match.span(group)
    return Draft(
        origin="block",
        variables={
            name: (Raw(text=text[a:b], span=Span(a, b), confidence=_CONFIDENCE),)
            for name, (a, b) in places.items()
        },
        parser="grammar:placed",
    )


def _end_of_names(lead: str) -> tuple[int, int] | None:
    """Return where the names end and the title begins: at the last comma that leaves both whole.

    "Lee, Henry, and Alex Clark, Charging the Future": after "and" comes the last name.
    """
    commas = [(m.start(), m.end()) for m in _COMMA.finditer(lead)]
    joined = lead.find(" and ")
    for number, (end, begin) in enumerate(commas):
        names = lead[:end]
        inverted = number >= 1 or " " in names
        if not inverted or (0 <= joined < 120 and end < joined and looks_like_names(lead[:joined])):
            continue
        if looks_like_names(names) and is_balanced(lead[begin:]):
            return end, begin
    return None
