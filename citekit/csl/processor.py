"""A document's citations and its bibliography in one style.

Two passes: first all cites (order, numbers, positions, what looks alike), then text. An
update renders only what may have changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from citekit.csl.bibliography import Entry, Line, layout_of, render_entries
from citekit.csl.citations import render_citation
from citekit.csl.collection import paused_collection
from citekit.csl.disambiguation import disambiguate
from citekit.csl.engine import compile_engine
from citekit.csl.outputs import check_output, write_document, write_text
from citekit.csl.positions import PlacedCite, first_notes, place_cites
from citekit.csl.refs import Ref
from citekit.errors import RenderError, StyleError
from citekit.model import (
    BibliographyEntry,
    Citation,
    Item,
    Notice,
    Rendered,
    Severity,
    StyleSource,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What an update changed: texts by citation id, and whether the bibliography did.

    ``renewed`` are the ids of all citations that had to be looked at again, for something
    that they depend on changed (a position, a number, a form), if not always their text.
    """

    citations: Mapping[str, str]
    bibliography: bool
    renewed: frozenset[str] = frozenset()


class Processor:
    """Renders the citations and the bibliography of one document.

    Args:
        style: the style, found by name.
        items: what may be cited; all of them are in the bibliography.
        locale: such as ``"de-DE"``, else the style's own.
        output: ``text``, ``html``, ``markdown``, ``latex``, ``rtf``, ``typst``, ``org``,
            ``rst`` or ``json``.

    Raises:
        StyleError: the style cannot be used.
        RenderError: there is no such output.
    """

    def __init__(
        self,
        style: StyleSource,
        items: Iterable[Item],
        locale: str | None = None,
        output: str = "text",
    ) -> None:
        check_output(output, style.id)
        self._engine = compile_engine(style, locale)
        self._output = output
        self._refs: dict[str, Ref] = {}
        self._sorted: list[Ref] = []
        self._arranged: tuple[list[Ref], Mapping[str, int]] | None = None
        # What was rendered last, by all that it depends on; kept from the first update on.
        self._edited = False
        self._written: dict[Hashable, str] = {}
        self._lines: dict[Hashable, Line] = {}
        self._bibliography: Rendered | None = None
        # What the last update told.
        self._texts: dict[str, str] = {}
        self._causes: dict[str, Hashable] = {}
        self._notes: Mapping[str, int] = {}
        self._entries: tuple[BibliographyEntry, ...] = ()
        with paused_collection():
            self._take(items)
            self._arrange(())

    # ── Citations ────────────────────────────────────────────────────────────────────

    def cite(self, citation: Citation) -> str:
        """Return one citation as the first of a document; numbers and order stay as they are.

        Raises:
            RenderError: a cite names no item. StyleError: the style has no citations.
        """
        self._check([citation])
        (cites,) = place_cites(self._engine, [citation], self._refs)
        return self._write(render_citation(self._engine, citation, cites))

    def document(self, citations: Sequence[Citation]) -> list[str]:
        """Return all citations of a document, in its order.

        Raises:
            RenderError: a cite names no item. StyleError: the style has no citations.
        """
        with paused_collection():
            return self._write_citations(citations, self._place(citations))

    def update(self, citations: Sequence[Citation], items: Iterable[Item] | None = None) -> Changes:
        """Render a document again; return only what differs from the last time.

        Citations without an ``id`` are told by their place, from "0". ``items`` are all
        that may be cited from now on, where they are no longer those of before.

        Raises:
            RenderError: a cite names no item. StyleError: the style has no citations.
        """
        self._edited = True
        if items is not None:
            self._take(items)
        ids = [citation.id or str(index) for index, citation in enumerate(citations)]
        with paused_collection():
            placed = self._place(citations)
            texts = dict(zip(ids, self._write_citations(citations, placed), strict=True))
        causes: dict[str, Hashable] = {
            key: tuple((cite.state, cite.ref.config) for cite in cites)
            for key, cites in zip(ids, placed, strict=True)
        }
        changed = {key: text for key, text in texts.items() if self._texts.get(key) != text}
        entries = self.bibliography().entries if self._engine.bibliography else ()
        renewed = {key for key, cause in causes.items() if self._causes.get(key) != cause}
        renewed |= self._moved(citations, ids)
        result = Changes(
            citations=changed,
            bibliography=entries != self._entries,
            renewed=frozenset(renewed | changed.keys()),
        )
        self._texts, self._causes, self._entries = texts, causes, entries
        return result

    def _moved(self, citations: Sequence[Citation], ids: Sequence[str]) -> set[str]:
        """The citations of items whose first note has moved, where later cites point back to it."""
        notes = self._arranged[1] if self._arranged else {}
        times = Counter(cite.item_id for citation in citations for cite in citation.cites)
        moved = {
            item_id
            for item_id, note in notes.items()
            if times[item_id] > 1 and self._notes.get(item_id, note) != note
        }
        self._notes = notes
        return {
            key
            for key, citation in zip(ids, citations, strict=True)
            if any(cite.item_id in moved for cite in citation.cites)
        }

    def _place(self, citations: Sequence[Citation]) -> list[list[PlacedCite]]:
        """Number and settle what is cited, and place the cites."""
        self._check(citations)
        self._arrange(citations)
        return place_cites(self._engine, citations, self._refs)

    def _check(self, citations: Sequence[Citation]) -> None:
        if self._engine.citation is None:
            raise StyleError(self._engine.style.place, "the style has no <citation>")
        for citation in citations:
            for cite in citation.cites:
                if cite.item_id not in self._refs:
                    raise RenderError(cite.item_id, "is cited, and no item has this id")

    def _write_citations(
        self, citations: Sequence[Citation], placed: Sequence[Sequence[PlacedCite]]
    ) -> list[str]:
        area = self._engine.citation
        numbered = area is not None and area.numbered
        texts: list[str] = []
        written: dict[Hashable, str] = {}
        for citation, cites in zip(citations, placed, strict=True):
            settled = [
                (ref.config, ref.year_suffix, ref.number if numbered else 0)
                for ref in [cite.ref for cite in cites]
            ]
            key = (citation.mode, tuple(cites), tuple(settled))
            text = self._written.get(key)
            if text is None:
                text = self._write(render_citation(self._engine, citation, cites))
            written[key] = text
            texts.append(text)
        if self._edited:
            self._written = written
        return texts

    # ── Bibliography ─────────────────────────────────────────────────────────────────

    def bibliography(self) -> Rendered:
        """Return the bibliography of all items, in the style's order.

        Raises:
            StyleError: the style has no bibliography.
        """
        engine = self._engine
        if engine.bibliography is None:
            raise StyleError(
                engine.style.place, "the style has no <bibliography>: it is for notes only"
            )
        with paused_collection():
            lines = render_entries(engine, self._sorted, self._write_entry, self._lines)
        if self._bibliography is not None and list(lines) == list(self._lines):
            return self._bibliography
        shown = tuple(line.shown for line in lines.values() if line.shown is not None)
        rendered = Rendered(
            entries=shown,
            document=write_document([entry.text for entry in shown], self._output),
            layout=layout_of(engine, lines.values()),
            notices=self._notices(shown),
        )
        if self._edited:
            self._bibliography, self._lines = rendered, lines
        return rendered

    def _notices(self, shown: Sequence[BibliographyEntry]) -> tuple[Notice, ...]:
        """Say which locale there is not, and which items the style prints nothing for."""
        notices: list[Notice] = []
        locale, style = self._engine.locale, self._engine.style
        if locale.missing:
            params = {"locale": locale.missing, "used": locale.lang}
            notices.append(Notice(code="locale-unknown", severity=Severity.WARNING, params=params))
        ids = {entry.item_id for entry in shown}
        for item_id in self._refs.keys() - ids if len(ids) < len(self._refs) else ():
            params = {"id": item_id, "style": style.title or style.place}
            notices.append(Notice(code="entry-empty", severity=Severity.WARNING, params=params))
        return tuple(sorted(notices, key=lambda notice: notice.params.get("id", "")))

    def _write_entry(self, entry: Entry) -> BibliographyEntry:
        return BibliographyEntry(
            item_id=entry.ref.id,
            text=self._write(entry.text, start=True),
            left_margin=self._write(entry.margin) if entry.margin else None,
            right_inline=self._write(entry.rest) if entry.margin else None,
        )

    def _write(self, text: str, *, start: bool = False) -> str:
        return write_text(text, self._output, self._engine.locale.quotes, start=start)

    # ── Order, numbers, and what looks alike ─────────────────────────────────────────

    def _take(self, items: Iterable[Item]) -> None:
        """Take what may be cited; what is known of items that stay is kept."""
        refs: dict[str, Ref] = {}
        for item in items:
            if item.id in refs:
                raise RenderError(item.id, "two items have this id")
            known = self._refs.get(item.id)
            refs[item.id] = known if known and known.item == item else Ref(item, len(refs))
        self._refs = refs

    def _cited_first(self, citations: Sequence[Citation]) -> list[Ref]:
        """Refs in the order of citation; those that are not cited after them."""
        seen: dict[str, Ref] = {}
        for citation in citations:
            for cite in citation.cites:
                seen.setdefault(cite.item_id, self._refs[cite.item_id])
        for key, ref in self._refs.items():
            seen.setdefault(key, ref)
        return list(seen.values())

    def _arrange(self, citations: Sequence[Citation]) -> None:
        """Number the refs, sort them, and settle what tells their cites apart."""
        refs, notes = self._cited_first(citations), first_notes(citations)
        if self._arranged == (refs, notes):
            return
        settled = [(ref.config, ref.year_suffix) for ref in self._sorted]
        for number, ref in enumerate(refs, 1):
            ref.order = ref.number = number
            ref.config, ref.year_suffix = None, ""
            ref.first_note = notes.get(ref.id, 0)
        area = self._engine.bibliography
        if area is not None and area.sorter:
            refs_sorted = [refs[place] for place in area.sorter.sort(refs, bibliography=True)]
        else:
            refs_sorted = refs
        for number, ref in enumerate(refs_sorted, 1):
            ref.order = ref.number = number
        if self._arranged and refs_sorted == self._sorted and notes == self._arranged[1]:
            for ref, (config, suffix) in zip(refs_sorted, settled, strict=True):
                ref.config, ref.year_suffix = config, suffix
        else:
            disambiguate(self._engine, refs_sorted)
        self._sorted = refs_sorted
        self._arranged = refs, notes
