"""Labelled spans of any corpus → spans of the values alone, one convention for all.

Corpora differ: one counts the comma, the brackets and "pp." to a span, another does not;
one parts volume and issue. What surrounds a value is left without a label here, so that
its words ("pp.", "edited by") tell the tagger what follows instead of confusing it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from citekit.patterns import lazy

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "journal": "container",
        "container-title": "container",
        "source": "container",
        "collection-title": "collection",
        "volume-only": "volume",
        "medium": "genre",
        "director": "author",
        "producer": "author",
        "idno": "note",
        "doi": "id",
        "url": "id",
        "arxiv": "id",
        "isbn": "id",
    }
)
"""A corpus's label → ours; a label that is not here stays."""

Spans = Iterable[tuple[str, int, int]]
_EDGE = " \t\n\u00a0,;:.–—-/\"“”„«»‘’'`()[]{}*•·"
_FRONT: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "pages": lazy(r"(?:pages?|pp?|seiten?|s|págs?|str|с|стр)\b\.?\s*", re.IGNORECASE),
        "volume": lazy(r"(?:vol(?:ume)?s?|bd|band|jg|jahrgang|t|tome|tomo|v)\b\.?\s*", re.IGNORECASE),
        "issue": lazy(
            r"(?:no|nr|num(?:ber)?|issue|iss|heft|h|n)\b\.?\s*|n?[°º#№]\s*", re.IGNORECASE
        ),
        "container": lazy(r"(?:in|en|dans|em)\b\s*:?\s*", re.IGNORECASE),
        "collection": lazy(r"(?:of|in|series)\s+", re.IGNORECASE),
        "editor": lazy(
            r"(?:(?:in|en|dans|em)\b\s*:?\s*)?(?:(?:edited|ed|eds|hrsg|hg|dir|éd|sous la dir(?:ection|\.) d[e'’])"
            r"\b\.?\s*(?:by\b|von\b|par\b|por\b|de\b)?\s*:?\s*|herausgegeben von\s+)?",
            re.IGNORECASE,
        ),
        "translator": lazy(
            r"(?:trans(?:lated|l)?|trad(?:uit|ucido)?|übers(?:etzt)?|tr)\b\.?\s*(?:by\b|von\b|par\b|por\b|de\b)?\s*:?\s*",
            re.IGNORECASE,
        ),
        "author": lazy(r"(?:by|dir|prod)\b[.,]?\s+|&\s+", re.IGNORECASE),
        "id": lazy(
            r"(?:doi|url|urn|isbn|issn|arxiv|available(?: online)?(?: at| from)?|link)\b\s*[:>]?\s*(?=\S*(?:\d|www|http|//))",
            re.IGNORECASE,
        ),
    }
)  # fmt: skip
_BACK: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "editor": lazy(
            r"[\s,(\[]+(?:eds?|edd|editors?|edit|hrsg|hg|herausgeber(?:in)?|éds?|dirs?|coords?|orgs?|comps?|compilador(?:es)?)\.?[)\],.:;\s]*$",
            re.IGNORECASE,
        ),
        "translator": lazy(r"[\s,(\[]+(?:trans|transl|trad|tr|übers|translators?)\.?[)\],.:;\s]*$", re.IGNORECASE),
        "author": lazy(
            r"[\s,(\[]+(?:(?:writer/)?directors?|(?:executive )?producers?|writers?)\.?[)\],.:;\s]*$", re.IGNORECASE
        ),
        "edition": lazy(
            r"(?<=[\dstndrhªºav.])[\s.]+(?:rev\.?\s*)?(?:ed(?:n|ition|ici[oó]n|ição)?|aufl(?:age)?|éd(?:ition)?|izd)\b[).,:;\s]*$",
            re.IGNORECASE,
        ),
        "pages": lazy(r"(?<=\d)\s*(?:pp?|pages?|s|seiten|págs?)\b[).,:;\s]*$", re.IGNORECASE),
    }
)  # fmt: skip
_PARTS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "volume": lazy(
            r"(?:(?P<date>(?:1[89]|20)\d\d)\s?;\s?)?"
            r"(?:(?:vol(?:ume)?|bd|band|jg|t|tome|v)\b\.?\s*)?(?P<volume>[A-Za-z]?\d+[A-Z]?|[ivxlcIVXLC]{1,7})"
            r"(?:\s?[.,:/;]?\s?\((?:(?:no|nr|n)\b\.?\s*)?(?P<issue>[^()]{1,24})\)|\s?[.,;:/]?\s?\(?(?:no|nr|num|issue|iss|heft|h|n)\b\.?[°º]?\s?(?P<issue2>[\w/–-]{1,12})\)?"
            r"|\s?[.:/,]\s?(?P<issue3>\d{1,4}(?:[-–/]\d{1,4})?))?"
            r"(?:\s?[:,]\s?(?P<pages>[A-Za-z]?\d+(?:\s?[–-]\s?[A-Za-z]?\d+)?))?[\s.,:;]*$",
            re.IGNORECASE,
        ),
        "genre": lazy(
            r"\W*(?P<genre>[^\W\d_][^\d]*?(?:report|rep\.?|rpt\.?|paper|note|memo|brief|thesis))[\s,.#]*(?:no\b\.?|number|nr\b\.?)?\s*(?P<number>[\w./-]*\d[\w./-]*)\W*$",
            re.IGNORECASE,
        ),
    }
)  # fmt: skip
_ACCESSED = lazy(
    r"(?:accessed|retrieved|visited|abgerufen|zugriff|consult[^\W\d]*|access[^\W\d]*|acesso|geraadpleegd)\W{1,3}"
    r"(?:(?:on|am|el|le|em|il|op|in)\W)?\s*$",
    re.IGNORECASE,
)
_DAY = lazy(
    r"(?:\d{1,2}\.?\s)?(?:de\s)?[^\W\d_]{3,10}\.?\s(?:de\s)?(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?(?:19|20)\d\d"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}"
)
_ONLY_ISSUE = lazy(r"\W*(?:no|nr|num|number|issue|iss|heft|n[°º]|n\.|#|№)\b\.?\s*\d", re.IGNORECASE)


def values_of(text: str, spans: Spans) -> tuple[tuple[str, int, int], ...]:
    """Return the spans of the values that ``spans`` of ``text`` hold, with our labels."""
    return tuple(
        part
        for label, start, end in sorted(spans, key=lambda span: span[1])
        for part in _values(text, LABELS.get(label, label), start, end)
    )


def _values(text: str, label: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    if label == "citation-number":
        return
    if label == "volume" and _ONLY_ISSUE.match(text, start, end):
        label = "issue"
    if label == "note":
        day = _DAY.search(text, start, end)
        if day and _ACCESSED.search(text, max(0, day.start() - 40), day.start()):
            yield "accessed", *day.span()
            return
    if label == "date" and _ACCESSED.search(text, max(0, start - 40), start):
        label = "accessed"
    pattern = _PARTS.get(label)
    if pattern is not None:
        first, _ = _trimmed(text, start, end)
        match = pattern.match(text, first, end)
        if match is not None and len([v for v in match.groupdict().values() if v]) > 1:
            for name, value in match.groupdict().items():
                if value:
                    yield name.rstrip("23"), *match.span(name)
            return
    start, end = _value(text, label, start, end)
    if end > start:
        yield label, start, end


def _value(text: str, label: str, start: int, end: int) -> tuple[int, int]:
    start, end = _trimmed(text, start, end)
    front = _FRONT.get(label)
    if front is not None and (match := front.match(text, start, end)) and match.end() < end:
        start = match.end()
    back = _BACK.get(label)
    if back is not None and (match := back.search(text, start, end)) and match.start() > start:
        end = match.start()
    return _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without marks at its edges, but for a bracket or quote whose pair is inside."""
    while start < end and text[start] in _EDGE:
        if (
            text[start] in "(["
            and text.find(")" if text[start] == "(" else "]", start, end - 3) > 0
        ):
            break
        start += 1
    while end > start and text[end - 1] in _EDGE:
        opening = {")": "(", "]": "["}.get(text[end - 1])
        if opening and text.count(opening, start, end) >= text.count(text[end - 1], start, end):
            break
        end -= 1
    return start, end
