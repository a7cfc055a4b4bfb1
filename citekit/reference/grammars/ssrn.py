"""The grammar of SSRN: ``Family, Given and Family, Given, Title (date). Series No. 12, Available
at SSRN: address or address``.
"""

from __future__ import annotations

from citekit.model import Draft
from citekit.patterns import lazy
from citekit.reference.grammars.heads import looks_like_names
from citekit.reference.grammars.imprints import is_generic
from citekit.reference.grammars.sources import SERIES_WORDS
from citekit.reference.grammars.tails import Part
from citekit.reference.grammars.titled import draft_of_parts
from citekit.reference.words import DATE, UPPER, flat_text, is_date

_GIVEN = rf"[{UPPER}][\w.'’-]*(?:\s(?:[{UPPER}]\.|[{UPPER}][\w'’-]+)){{0,2}}"
_FAMILY = rf"(?:(?:de|van|von|der|den|di|da|la|al|el)\s){{0,3}}[{UPPER}][\w'’-]+(?:[\s-][{UPPER}][\w'’-]+){{0,2}}"
_HEAD = lazy(
    rf"(?P<author>(?:{_FAMILY},\s{_GIVEN}\sand\s){{0,30}}{_FAMILY},\s{_GIVEN}),\s"
    rf"(?P<title>.{{8,400}}?)(?:\s\((?P<issued>{DATE})\))?\.\s(?P<rest>.{{0,500}}?)"
    r"(?:Preprint\s)?[Aa]vailable\sat\sSSRN:?\s"
)
_ADDRESSES = lazy(
    r"(?P<URL>https?://(?:papers\.)?ssrn\.com/\S+?)?(?:\sor\s|\s)?(?:(?:https?://(?:dx\.)?doi\.org/|doi:\s?)(?P<DOI>10\.\d{4,9}/\S+?))?[\s.]*"
)
_SERIES = lazy(
    rf"(?P<series>[{UPPER}][^,;]{{2,120}}?{SERIES_WORDS})(?:\s(?:No\.|Nr\.|Number|#))?\s?(?P<number>[\w./–-]*\d[\w./–-]*)(?=[,.;]|$)"
)
_CONFIDENCE, _MOST = 0.95, 1500


def parse_ssrn(text: str) -> Draft | None:
    """Return the draft of SSRN's suggested citation, or ``None`` for anything else.

    Of several series the first counts; conferences named between them are left out.
    """
    if len(text) > _MOST:
        return None
    flat = flat_text(text)
    head = _HEAD.match(flat)
    if head is None or not looks_like_names(head["author"]):
        return None
    tail = _ADDRESSES.fullmatch(flat, head.end())
    if tail is None or (head["issued"] and not is_date(head["issued"])):
        return None
    parts = [Part(name, *head.span(name)) for name in ("author", "title", "issued") if head[name]]
    parts += [Part(name, *tail.span(name)) for name in ("URL", "DOI") if tail[name]]
    series = _SERIES.match(flat, *head.span("rest"))
    if series:
        variable = "genre" if is_generic(series["series"]) else "collection-title"
        parts += [Part(variable, *series.span("series")), Part("number", *series.span("number"))]
    else:
        at = flat.index("SSRN", head.end("rest"))
        parts.append(Part("publisher", at, at + len("SSRN")))
    return draft_of_parts(text, parts, "ssrn", _CONFIDENCE)
