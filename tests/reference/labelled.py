"""References with the labels that some tagger gave them, right or wrong."""

from __future__ import annotations

from citekit.reference.segments import draft_of
from citekit.reference.tagging.roles import assign_roles
from citekit.reference.tagging.runs import Segment

Labels = list[tuple[str, str]]


def values(text: str, labels: Labels) -> dict[str, str]:
    """What comes of ``text`` when a tagger labels these words of it, from left to right."""
    segments, place = [], 0
    for label, words in labels:
        start = text.index(words, place)
        place = start + len(words)
        segments.append(Segment(label, start, place, 0.9))
    draft = draft_of(text, assign_roles(text, segments))
    return {name: raws[0].text for name, raws in draft.variables.items()}
