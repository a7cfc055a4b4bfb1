"""Names whose role stands behind them: "Fisher, Dexter, ed." edited what others wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from citekit.patterns import lazy
from citekit.reference.tagging.runs import Segment

_MARKS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "editor": lazy(
            r"[.,\s]{0,3}(?:[(\[]\s?)?(?:eds?|edd|editors?|edits|hrsg|hgg?|herausgeber(?:in|innen)?|éds?|éditeurs?|dirs?|coords?|orgs?"
            r"|compilador(?:es)?|comps?|red|ред)\b(?!\s?(?:by|von|par|por)\b)\.?\s?(?:[)\]]|(?=[\s,.:;]|$))",
            re.IGNORECASE,
        ),
        "translator": lazy(
            r"[.,\s]{0,3}[(\[]\s?(?:trans|transl|translators?|trad|übers|tr)\b\.?\s?[)\]]", re.IGNORECASE
        ),
    }
)  # fmt: skip
_MARK_BEFORE = lazy(
    r"\((?:(?P<tr>[Tt]rans|[Tt]r|[Tt]rad|[Üü]bers)|[Ee]ds?|[Hh]rsg|[Hh]g)\.\)\s(?=[^\W\d_a-z])"
)
_BEFORE: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "editor": lazy(
            r"\b(?:edited|ed\.|eds\.|hrsg\.|hg\.|herausgegeben|éd\.|édité|organizado|editado|(?P<cura>a\scura))\s?(?(cura)di|(?:by|von|par|por))\s$",
            re.IGNORECASE,
        ),
        "translator": lazy(
            r"\b(?:trans(?:lated|l\.|\.)|übersetzt|übers\.|traduit|trad\.|traducido|traduzido)\s?(?:by|von|par|por)\s$",
            re.IGNORECASE,
        ),
    }
)
_LONGEST_BEFORE = 20
_JOINT = lazy(r"[\s,;&/]{1,4}(?:(?:and|und|et|y|e)\s)?", re.IGNORECASE)
_PEOPLE = frozenset(("author", "editor", "translator"))


def assign_roles(text: str, segments: Sequence[Segment]) -> list[Segment]:
    """Return ``segments`` with names in the role that the text gives them, lists joined."""
    found: list[Segment] = []
    for place, segment in enumerate(segments):
        if segment.label not in _PEOPLE:
            found.append(segment)
            continue
        following = segments[place + 1].start if place + 1 < len(segments) else len(text)
        mark = _MARK_BEFORE.search(text, max(0, segment.start - 10), segment.start + 10)
        if mark and mark.end() >= segment.start:
            label = "translator" if mark["tr"] else "editor"
            segment = replace(segment, label=label, start=max(segment.start, mark.end()))
        for role, pattern in _MARKS.items():
            match = pattern.match(text, segment.end)
            # "ed." right before another name speaks of that one
            if match and (match[0].strip()[-1] in ")]" or match.end() + 2 < following):
                segment = replace(segment, label=role)
                break
        else:
            segment = _called_before(text, segment)
        if (
            found
            and found[-1].label in _PEOPLE
            and _JOINT.fullmatch(text, found[-1].end, segment.start)
        ):
            before = found.pop()
            segment = replace(
                segment,
                start=before.start,
                confidence=min(before.confidence, segment.confidence),
            )
        found.append(segment)
    return found


def _called_before(text: str, segment: Segment) -> Segment:
    """Return names in the role that the words before them give: "edited by"."""
    first = max(0, segment.start - _LONGEST_BEFORE)
    if segment.label == "author" and first:
        for role, pattern in _BEFORE.items():
            if pattern.search(text, first, segment.start):
                return replace(segment, label=role)
    return segment
