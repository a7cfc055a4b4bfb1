"""Labels of tokens → segments → a Draft with raw strings, spans and confidences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from citekit.model import Draft, Notice, Raw, Span
from citekit.patterns import lazy
from citekit.reference.mending.doubles import settle_doubles
from citekit.reference.mending.leftovers import use_leftovers
from citekit.reference.mending.loci import settle_loci
from citekit.reference.mending.misplaced import move_misplaced
from citekit.reference.mending.openings import mend_opening
from citekit.reference.mending.pieces import free
from citekit.reference.mending.presses import part_presses
from citekit.reference.mending.seams import mend
from citekit.reference.mending.settling import settle
from citekit.reference.mending.sources import find_sources
from citekit.reference.mending.strays import restore
from citekit.reference.seconds import second_reference
from citekit.reference.tagging.recognizers import recognize
from citekit.reference.tagging.roles import assign_roles
from citekit.reference.tagging.runs import Segment, segments_of, trimmed
from citekit.reference.tagging.soundness import first_work, is_reference
from citekit.reference.tagging.tagger import MODEL, tag

_VARIABLES: Mapping[str, str] = MappingProxyType(
    {
        "author": "author", "editor": "editor", "translator": "translator", "title": "title",
        "container": "container-title", "collection": "collection-title",
        "publisher": "publisher", "location": "publisher-place", "edition": "edition",
        "genre": "genre", "pages": "page", "date": "issued", "volume": "volume", "issue": "issue",
        "number": "number", "accessed": "accessed",
    }
)  # fmt: skip
_NAMES = frozenset(("author", "editor", "translator"))
_ISSUE_IN_VOLUME = lazy(
    r"(?P<volume>[^()]*?)\s*\(\s*(?P<issue>(?!(?:1[5-9]|20)\d\d\s*\))[^()]{1,30}?)\s*\)?\s*$"
    r"|(?P<volume2>(?:vol(?:ume)?|bd|band|jg|t)?\.?\s*[\w]+)\s*[,;.]?\s*(?P<number>(?:no|nr|num|issue|iss|heft|n|n[°º])\b\.?[°º]?\s*[\w/–-]+)\s*$"
    r"|(?P<volume3>\d+)\s*[.:/,]\s*(?P<issue3>\d+(?:[-–/]\d+)?)\s*$"
    r"|(?P<volume4>[제第]?\s?\d+\s?[권卷巻])[\s,]*(?P<issue4>[제第]?\s?\d+\s?[호期号號])\s*$",
    re.IGNORECASE,
)
_ONLY_ISSUE = lazy(r"\s*(?:no|nr|num|issue|iss|heft|n(?=\.)|n[°º]|#)\b\.?\s*\d", re.IGNORECASE)
_LETTER = lazy(r"\w")
_COUNT = lazy(r"\d{1,4}\s?(?:pages?|pp?\.|S\.|Seiten|páginas|págs?\.)", re.IGNORECASE)
_UNIT = lazy(r"\s?(?:pages?|pp?\.|S\.|Seiten|páginas|págs?\.)(?!\s?\d)", re.IGNORECASE)


def draft_of(text: str, segments: Sequence[Segment]) -> Draft:
    """Return the draft that ``segments`` of ``text`` make."""
    variables: dict[str, list[Raw]] = {}
    used: list[Span] = []
    for segment in settle_doubles(text, segments):
        for variable, start, end in _parts(text, segment, variables):
            start, end = trimmed(text, start, end)
            if end <= start:
                continue
            raw = Raw(text=text[start:end], span=Span(start, end), confidence=segment.confidence)
            known = variables.setdefault(variable, [])
            if known and variable not in _NAMES:
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
    _add_recognized(text, variables, used)
    settle_loci(text, variables)
    mend_opening(text, variables)
    restore(text, variables)
    move_misplaced(text, variables)
    part_presses(text, variables)
    find_sources(text, variables)
    use_leftovers(text, variables)
    settle(text, variables)
    mend(text, variables)
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
    if label == "pages" and (
        _COUNT.fullmatch(text, start, end) or (text[start:end].isdigit() and _UNIT.match(text, end))
    ):
        return [("number-of-pages", start, end)]
    variable = _VARIABLES.get(label)
    return [(variable, start, end)] if variable else []


def _volume_parts(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    inside = text[start:end]
    if _ONLY_ISSUE.match(inside):
        return [("issue", start, end)]
    match = _ISSUE_IN_VOLUME.fullmatch(inside)
    if not match:
        return [("volume", start, end)]
    volume = next(
        name for name in ("volume", "volume2", "volume3", "volume4") if match[name] is not None
    )
    issue = next(
        name for name in ("issue", "number", "issue3", "issue4") if match[name] is not None
    )
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


def _add_recognized(text: str, variables: dict[str, list[Raw]], used: list[Span]) -> None:
    """What patterns find for certain: identifiers, addresses, the day of access."""
    for variable, start, end in recognize(text):
        free(variables, start, end, but=variable)
        if variable not in variables:
            raw = Raw(text=text[start:end], span=Span(start, end), confidence=0.97)
            variables[variable] = [raw]
            used.append(Span(start, end))


def _unused(text: str, used: Sequence[Span]) -> tuple[Span, ...]:
    gaps: list[Span] = []
    place = 0
    for span in sorted(used, key=lambda span: span.start):
        if _LETTER.search(text, place, span.start):
            gaps.append(Span(place, span.start))
        place = max(place, span.end)
    if _LETTER.search(text, place):
        gaps.append(Span(place, len(text)))
    return tuple(gaps)


def tag_reference(text: str, model: Path = MODEL) -> Draft:
    """Return what the trained tagger makes of a reference string.

    Prose gives a draft without variables; where a second reference follows the first, it
    is left out. Both are told by a notice.
    """
    tokens, labels, sure = tag(text, model)
    found = assign_roles(text, segments_of(text, tokens, labels, sure))
    segments = first_work(found)
    whole = len(segments) == len(found)
    end = len(text) if whole else found[len(segments)].start
    draft = draft_of(text[:end], segments)
    if not is_reference(text[:end], draft.variables):
        unused = (Span(0, len(text)),) if text.strip() else ()
        return replace(draft, variables={}, unused=unused, notices=(Notice(code="no-reference"),))
    if whole:
        return draft
    return replace(
        draft,
        unused=(*draft.unused, Span(end, len(text))),
        notices=(second_reference(text[end:]),),
    )
