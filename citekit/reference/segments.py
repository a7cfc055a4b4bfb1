"""Labels of tokens → segments → a Draft with raw strings, spans and confidences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from citekit.model import Draft, Raw, Span
from citekit.patterns import lazy
from citekit.reference.recognizers import recognize
from citekit.reference.settling import settle
from citekit.reference.tokens import Tokens

_VARIABLES: Mapping[str, str] = MappingProxyType(
    {
        "author": "author", "editor": "editor", "translator": "translator", "director": "director",
        "producer": "producer", "title": "title", "journal": "container-title",
        "container-title": "container-title", "collection-title": "collection-title",
        "publisher": "publisher", "location": "publisher-place", "edition": "edition",
        "genre": "genre", "pages": "page", "date": "issued", "volume": "volume", "issue": "issue",
        "doi": "DOI", "url": "URL", "isbn": "ISBN", "number": "number", "accessed": "accessed",
    }
)  # fmt: skip
_ISSUE_IN_VOLUME = lazy(
    r"(?P<volume>[^()]*?)\s*\(\s*(?P<issue>(?!(?:1[5-9]|20)\d\d\s*\))[^()]{1,30}?)\s*\)\s*$"
    r"|(?P<volume2>(?:vol(?:ume)?|bd|band|jg|t)?\.?\s*[\w]+)\s*[,;.]?\s*(?P<number>(?:no|nr|num|issue|iss|heft|n|n[°º])\b\.?[°º]?\s*[\w/–-]+)\s*$"
    r"|(?P<volume3>\d+)\s*[.:/]\s*(?P<issue3>\d+(?:[-–/]\d+)?)\s*$",
    re.IGNORECASE,
)
_ONLY_ISSUE = lazy(r"\s*(?:no|nr|num|issue|iss|heft|n[°º]|#)\b\.?\s*\d", re.IGNORECASE)
# The word before a container or its editors is no part of them.
_ACCESSED = lazy(
    r"(?:accessed|retrieved|last visited|abgerufen|zugriff|consulté|consultado|consultato|acesso|geraadpleegd)"
    r"(?:\s(?:on|am|el|le|em|il|op|in))?:?\s(?:\d\d?:\d\d,?\s)?(?P<date>(?:\d{1,2}\.?\s)?(?:de\s)?[^\W\d_]{3,10}\.?\s(?:de\s)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?\d{4}|\d{4}-\d\d-\d\d|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}/\d{1,2}/\d{4})",
    re.IGNORECASE,
)
_IN = lazy(r"(?:[Ii]n|IN|[Ee]n|[Dd]ans|[Ee]m|[Tt]r\.|[Ee]ds?\.|[Hh]rsg\.|by|von)\s?:?\s+(?=\S)")
_AFTER_IN = frozenset(("container-title", "journal", "editor", "translator"))
_EDGE = " \t\n,;:.–—-"
_COUNT = lazy(r"\d{1,4}\s?(?:pages?|pp?\.|S\.|Seiten|páginas|págs?\.)", re.IGNORECASE)
_ISBN = lazy(r"isbn", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of tokens with one label; the span is in the string, edges trimmed."""

    label: str
    start: int
    end: int
    confidence: float


def segments_of(
    text: str, tokens: Tokens, labels: Sequence[str], sure: Sequence[float]
) -> list[Segment]:
    """Join labelled tokens into segments; brackets and quotes at their edges are balanced."""
    segments: list[Segment] = []
    index = 0
    while index < len(labels):
        label = labels[index]
        if label == "O":
            index += 1
            continue
        name = label[2:]
        last = index
        while last + 1 < len(labels) and labels[last + 1] == f"I-{name}":
            last += 1
        start, end = tokens.starts[index], tokens.ends[last]
        probability = 1.0
        for place in range(index, last + 1):
            probability = min(probability, sure[place])
        start, end = _trimmed(text, start, end)
        if name in _AFTER_IN and (word := _IN.match(text, start, end)):
            start = word.end()
        if end > start:
            segments.append(Segment(name, start, end, probability))
        index = last + 1
    return segments


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start] in _EDGE or (text[start] in ")]")):
        start += 1
    while end > start and text[end - 1] in " \t\n,;:":
        end -= 1
    for opening, closing in ("()", "[]"):
        inside = text[start:end]
        if inside.count(opening) > inside.count(closing) and inside.endswith(opening):
            end -= 1
        elif inside.count(opening) > inside.count(closing) and text[end : end + 1] == closing:
            end += 1
        elif inside.count(opening) > inside.count(closing) and inside.startswith(opening):
            start += 1
        elif inside.count(closing) > inside.count(opening) and inside.endswith(closing):
            end -= 1
    return start, end


def draft_of(text: str, segments: Sequence[Segment]) -> Draft:
    """Return the draft that ``segments`` of ``text`` make."""
    variables: dict[str, list[Raw]] = {}
    used: list[Span] = []
    for segment in segments:
        for variable, start, end in _parts(text, segment, variables):
            start, end = _trimmed(text, start, end)
            if end <= start:
                continue
            raw = Raw(text=text[start:end], span=Span(start, end), confidence=segment.confidence)
            known = variables.setdefault(variable, [])
            if known and variable not in ("author", "editor", "translator"):
                if _joins(variable, text, known[-1], raw):
                    span = Span(known[-1].span.start if known[-1].span else start, end)
                    known[-1] = Raw(
                        text=text[span.start : end],
                        span=span,
                        confidence=min(known[-1].confidence, raw.confidence),
                    )
                continue
            known.append(raw)
        used.append(Span(segment.start, segment.end))
    _add_recognized(text, variables)
    settle(text, variables)
    return Draft(
        origin="block",
        variables={name: tuple(raws) for name, raws in variables.items() if raws},
        unused=_unused(text, used),
        parser="tagger",
    )


def _parts(
    text: str, segment: Segment, known: Mapping[str, Sequence[Raw]]
) -> list[tuple[str, int, int]]:
    """The variables that a segment gives, each with its span."""
    start, end = segment.start, segment.end
    label = segment.label
    if label == "volume":
        return _volume_parts(text, start, end)
    if label == "pages" and _COUNT.fullmatch(text, start, end):
        return [("number-of-pages", start, end)]
    if label == "arxiv":
        return [("arxiv", start, end)]
    if (
        label == "date"
        and "issued" in known
        and re.search(
            r"(?:accessed|retrieved|visited|abgerufen|zugriff|consult|acesso)\W{0,4}(?:\w+\W+){0,2}$",
            text[max(0, start - 30) : start],
            re.IGNORECASE,
        )
    ):
        return [("accessed", start, end)]
    if (
        label == "isbn"
        and not _ISBN.search(text[max(0, start - 8) : end])
        and re.search(r"\d{4}-\d{3}[\dX]$", text[start:end])
    ):
        return [("ISSN", start, end)]
    variable = _VARIABLES.get(label)
    return [(variable, start, end)] if variable else []


def _volume_parts(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    inside = text[start:end]
    if _ONLY_ISSUE.match(inside):
        return [("issue", start, end)]
    match = _ISSUE_IN_VOLUME.fullmatch(inside)
    if not match:
        return [("volume", start, end)]
    volume = next(name for name in ("volume", "volume2", "volume3") if match[name] is not None)
    issue = next(name for name in ("issue", "number", "issue3") if match[name] is not None)
    parts = []
    if match[volume].strip():
        parts.append(("volume", start + match.start(volume), start + match.end(volume)))
    return [*parts, ("issue", start + match.start(issue), start + match.end(issue))]


def _joins(variable: str, text: str, before: Raw, after: Raw) -> bool:
    """Whether a second segment goes on with the first: a subtitle, a day after its year."""
    if before.span is None or after.span is None:
        return False
    between = text[before.span.end : after.span.start]
    if variable == "issued":
        return len(between) <= 2 and not between.strip(" ,.")
    return variable == "title" and len(between) <= 3 and not between.strip(" .:–—-?!")


def _add_recognized(text: str, variables: dict[str, list[Raw]]) -> None:
    """What patterns find for certain and the tagger left: identifiers, addresses, access."""
    for name, start, end in recognize(text):
        variable = {"doi": "DOI", "url": "URL"}.get(name)
        if name == "isbn":
            variable = "ISSN" if text[start : start + 4].upper() == "ISSN" else "ISBN"
        if variable and variable not in variables:
            raw = Raw(text=text[start:end].rstrip(".,;)>]"), span=Span(start, end), confidence=0.9)
            variables[variable] = [raw]
    if "accessed" not in variables and (match := _ACCESSED.search(text)):
        span = Span(*match.span("date"))
        variables["accessed"] = [Raw(text=match["date"], span=span, confidence=0.9)]


def _unused(text: str, used: Sequence[Span]) -> tuple[Span, ...]:
    gaps: list[Span] = []
    place = 0
    for span in sorted(used, key=lambda span: span.start):
        if re.search(r"\w", text[place : span.start]):
            gaps.append(Span(place, span.start))
        place = max(place, span.end)
    if re.search(r"\w", text[place:]):
        gaps.append(Span(place, len(text)))
    return tuple(gaps)


def tag_reference(text: str) -> Draft:
    """Return what the trained tagger makes of a reference string."""
    from citekit.reference.tagger import tag

    tokens, labels, sure = tag(text)
    return draft_of(text, segments_of(text, tokens, labels, sure))
