"""Where each cite of a document stands: first, subsequent, ibid, near a note.

Source: CSL 1.0.2, "Position" and "Note Distance".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from citekit.csl.context import (
    FIRST,
    IBID,
    IBID_WITH_LOCATOR,
    SUBSEQUENT,
    CiteState,
)
from citekit.csl.engine import Engine
from citekit.csl.refs import Ref
from citekit.model import Citation, Cite

_NEAR = 5


@dataclass(frozen=True, slots=True)
class PlacedCite:
    """A cite with its ref and what it knows of its place."""

    cite: Cite
    ref: Ref
    state: CiteState


def place_cites(
    engine: Engine, citations: Sequence[Citation], refs: Mapping[str, Ref]
) -> list[list[PlacedCite]]:
    """Return the cites of each citation, sorted within it, with their positions."""
    area = engine.citation
    distance = _NEAR
    if area is not None and area.option("near-note-distance").isdecimal():
        distance = int(area.option("near-note-distance"))
    first_note: dict[str, int] = {}
    last_note: dict[str, int] = {}
    seen: set[str] = set()
    previous: list[PlacedCite] = []
    previous_note = 0
    result: list[list[PlacedCite]] = []
    for citation in citations:
        cites = _sorted(engine, citation, refs)
        placed: list[PlacedCite] = []
        for index, cite in enumerate(cites):
            key = cite.item_id
            before = placed[index - 1] if index else None
            if before is None and len(previous) == 1 and citation.note - previous_note in (0, 1):
                before = previous[0]
            position = _position(cite, before, known=key in seen)
            near = key in last_note and citation.note - last_note[key] <= distance
            state = CiteState(
                locator=cite.locator.strip(),
                label=cite.label or "page",
                position=position,
                near_note=near and position != FIRST,
                first_note=first_note.get(key, 0) if position != FIRST else 0,
            )
            placed.append(PlacedCite(cite, refs[key], state))
            first_note.setdefault(key, citation.note)
            last_note[key] = citation.note
            seen.add(key)
        result.append(placed)
        previous, previous_note = placed, citation.note
    return result


def _position(cite: Cite, before: PlacedCite | None, *, known: bool) -> int:
    if not known:
        return FIRST
    if before is None or before.cite.item_id != cite.item_id:
        return SUBSEQUENT
    earlier, now = before.state.locator, cite.locator.strip()
    if earlier and not now:
        return SUBSEQUENT
    if now and (now != earlier or cite.label != before.cite.label):
        return IBID_WITH_LOCATOR
    return IBID


def _sorted(engine: Engine, citation: Citation, refs: Mapping[str, Ref]) -> list[Cite]:
    """The cites of a citation in the style's order (``cs:sort`` of ``cs:citation``)."""
    cites = list(citation.cites)
    area = engine.citation
    if area is None or not area.sorter or len(cites) < 2:
        return cites
    states = [CiteState(locator=cite.locator, label=cite.label) for cite in cites]
    order = area.sorter.sort([refs[cite.item_id] for cite in cites], states, bibliography=False)
    return [cites[index] for index in order]
