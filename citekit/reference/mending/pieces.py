"""Pieces of a reference as raw values, and the stretches that went into none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from citekit.model import Raw, Span

Variables = dict[str, list[Raw]]
"""What was found in a reference; rules change it in place."""
EDGE = " \t\n\u00a0,;:."
"""Marks at the edges of a value that are none of it."""
_CONFIDENCE = 0.85


def piece(text: str, start: int, end: int, *, point: bool = False) -> Raw:
    """Return the raw value there, without marks at its edges; ``point``: but for a last point."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in (EDGE[:-1] if point else EDGE):
        end -= 1
    return Raw(text=text[start:end], span=Span(start, end), confidence=_CONFIDENCE)


def gaps(text: str, variables: Mapping[str, Sequence[Raw]]) -> Iterator[tuple[int, int]]:
    """Yield the stretches with letters or digits that went into no variable."""
    place = 0
    spans = sorted(
        (raw.span.start, raw.span.end) for raws in variables.values() for raw in raws if raw.span
    )
    for start, end in [*spans, (len(text), len(text))]:
        if any(char.isalnum() for char in text[place:start]):
            yield place, start
        place = max(place, end)


def free(variables: Variables, start: int, end: int, *, but: str = "") -> None:
    """Take out of ``variables``, but of one of them, the raw values that reach into a stretch."""
    for name in [name for name in variables if name != but]:
        kept = [raw for raw in variables[name] if not reaches_into(raw, start, end)]
        if kept:
            variables[name] = kept
        else:
            del variables[name]


def reaches_into(raw: Raw, start: int, end: int) -> bool:
    """Whether ``raw`` and the stretch share a place."""
    return raw.span is not None and raw.span.start < end and start < raw.span.end
