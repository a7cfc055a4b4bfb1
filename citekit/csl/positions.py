"""Where each cite of a document stands: first, subsequent, ibid, near a note.

Source: CSL 1.0.2, "Position" and "Note Distance". Cites in the text and cites in notes are
two series: an "ibid." in a note means the note before, whatever the text cites between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from citekit.csl.context import (
    FIRST,
    IBID,
    IBID_WITH_LOCATOR,
    SUBSEQUENT,
    CiteState,
)
from citekit.csl.engine import Engine
from citekit.csl.refs import Ref
from citekit.model import Citation, Cite, CiteMode

_NEAR = 5


@dataclass(frozen=True, slots=True)
class PlacedCite:
    """A cite with its ref and what it knows of its place."""

    cite: Cite
    ref: Ref
    state: CiteState


@dataclass(slots=True)
class _Series:
    """What a series of citations, in the text or in notes, has seen so far."""

    backward: bool
    first_note: dict[str, int] = field(default_factory=dict)
    last_note: dict[str, int] = field(default_factory=dict)
    in_note: Counter[int] = field(default_factory=Counter)
    previous: Sequence[PlacedCite] = ()
    note: int = 0

    def begin(self, note: int) -> None:
        """Go on to a citation in ``note``; where notes are numbered anew, all is forgotten."""
        if note < self.note:
            self.first_note, self.last_note, self.in_note = {}, {}, Counter()
            self.previous = ()

    def before(self, note: int) -> PlacedCite | None:
        """Return the cite that the first one of a citation in ``note`` may repeat.

        It is the one before in the same note, or the only one of the note before.
        """
        if not self.previous:
            return None
        if note and note == self.note:
            return self.previous[-1]
        alone = self.in_note[self.note] == 1 if note else len(self.previous) == 1
        return self.previous[0] if alone and note - self.note in (0, 1) else None


def place_cites(
    engine: Engine, citations: Sequence[Citation], refs: Mapping[str, Ref]
) -> list[list[PlacedCite]]:
    """Return the cites of each citation, sorted within it, with their positions."""
    area = engine.citation
    distance = _NEAR
    if area is not None and area.option("near-note-distance").isdecimal():
        distance = int(area.option("near-note-distance"))
    backward = area is not None and area.backward
    series = {False: _Series(backward), True: _Series(backward)}
    return [
        _place(citation, _sorted(engine, citation, refs), refs, series[bool(citation.note)], distance)
        for citation in citations
    ]  # fmt: skip


def first_notes(citations: Sequence[Citation]) -> Mapping[str, int]:
    """Return the number of the note that first cites an item, by the item's id."""
    found: dict[str, int] = {}
    for citation in citations:
        for cite in citation.cites:
            if citation.note:
                found.setdefault(cite.item_id, citation.note)
    return found


def _place(
    citation: Citation,
    cites: Sequence[Cite],
    refs: Mapping[str, Ref],
    series: _Series,
    distance: int,
) -> list[PlacedCite]:
    note = citation.note
    series.begin(note)
    series.in_note[note] += len(cites)
    placed: list[PlacedCite] = []
    for index, cite in enumerate(cites):
        key = cite.item_id
        before = placed[index - 1] if index else series.before(note)
        known = key in series.last_note
        position = _position(cite, before, known=known)
        if citation.mode is CiteMode.AUTHOR_ONLY:
            position = FIRST
        near = not note or note - series.last_note.get(key, note) <= distance
        first = series.first_note.get(key, 0) if series.backward else 0
        state = CiteState(
            locator=cite.locator.strip(),
            label=(cite.label or "page").replace(" ", "-"),
            position=position,
            near_note=near and position != FIRST,
            first_note=first if position != FIRST and first != note else 0,
        )
        placed.append(PlacedCite(cite, refs[key], state))
        if citation.mode is not CiteMode.AUTHOR_ONLY:
            series.first_note.setdefault(key, note)
            series.last_note[key] = note
    if citation.mode is not CiteMode.AUTHOR_ONLY:
        series.previous, series.note = placed, note
    return placed


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
