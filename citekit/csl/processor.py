"""A document's citations and its bibliography in one style.

Two passes: first all cites (order, numbers, positions, what looks alike), then text. An
update renders only what may have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from citekit.csl.bibliography import Entry, layout_of, render_entries
from citekit.csl.citations import render_citation
from citekit.csl.disambiguation import disambiguate
from citekit.csl.engine import compile_engine
from citekit.csl.outputs import check_output, write_document, write_text
from citekit.csl.positions import first_notes, place_cites
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
    """What an update changed: texts by citation id, and whether the bibliography did."""

    citations: Mapping[str, str]
    bibliography: bool


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
        for item in items:
            if item.id in self._refs:
                raise RenderError(item.id, "two items have this id")
            self._refs[item.id] = Ref(item, len(self._refs))
        self._sorted: list[Ref] = []
        self._texts: dict[str, str] = {}
        self._entries: list[str] | None = None
        self._arrange(list(self._refs.values()))

    # ── Citations ────────────────────────────────────────────────────────────────────

    def cite(self, citation: Citation) -> str:
        """Return one citation, as if it stood alone in a document."""
        return self.document([citation])[0]

    def document(self, citations: Sequence[Citation]) -> list[str]:
        """Return all citations of a document, in its order.

        Raises:
            RenderError: a cite names no item. StyleError: the style has no citations.
        """
        area = self._engine.citation
        if area is None:
            raise StyleError(self._engine.style.place, "the style has no <citation>")
        for citation in citations:
            for cite in citation.cites:
                if cite.item_id not in self._refs:
                    raise RenderError(cite.item_id, "is cited, and no item has this id")
        notes = first_notes(citations)
        for key, ref in self._refs.items():
            ref.first_note = notes.get(key, 0)
        self._arrange(self._cited_first(citations))
        placed = place_cites(self._engine, citations, self._refs)
        return [
            self._written(render_citation(self._engine, citation, cites))
            for citation, cites in zip(citations, placed, strict=True)
        ]

    def update(self, citations: Sequence[Citation]) -> Changes:
        """Render a document again; return only what differs from the last time."""
        texts = {
            citation.id or str(index): text
            for index, (citation, text) in enumerate(
                zip(citations, self.document(citations), strict=True)
            )
        }
        changed = {key: text for key, text in texts.items() if self._texts.get(key) != text}
        entries = [entry.text for entry in self.bibliography().entries]
        result = Changes(citations=changed, bibliography=entries != self._entries)
        self._texts, self._entries = texts, entries
        return result

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
        entries = render_entries(engine, self._sorted)
        shown = tuple(self._bibliography_entry(entry) for entry in entries)
        return Rendered(
            entries=shown,
            document=write_document([entry.text for entry in shown], self._output),
            layout=layout_of(engine, entries),
            notices=self._notices(shown),
        )

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

    def _bibliography_entry(self, entry: Entry) -> BibliographyEntry:
        return BibliographyEntry(
            item_id=entry.ref.id,
            text=self._written(entry.text, start=True),
            left_margin=self._written(entry.margin) if entry.margin else None,
            right_inline=self._written(entry.rest) if entry.margin else None,
        )

    def _written(self, text: str, *, start: bool = False) -> str:
        return write_text(text, self._output, self._engine.locale.quotes, start=start)

    # ── Order, numbers, and what looks alike ─────────────────────────────────────────

    def _cited_first(self, citations: Sequence[Citation]) -> list[Ref]:
        """Refs in the order of citation; those that are not cited after them."""
        seen: dict[str, Ref] = {}
        for citation in citations:
            for cite in citation.cites:
                seen.setdefault(cite.item_id, self._refs[cite.item_id])
        for key, ref in self._refs.items():
            seen.setdefault(key, ref)
        return list(seen.values())

    def _arrange(self, refs: list[Ref]) -> None:
        for number, ref in enumerate(refs, 1):
            ref.order = number
            ref.number = number
            ref.config = None
            ref.year_suffix = ""
        area = self._engine.bibliography
        order = list(range(len(refs)))
        if area is not None and area.sorter:
            order = area.sorter.sort(refs, bibliography=True)
        self._sorted = [refs[index] for index in order]
        for number, ref in enumerate(self._sorted, 1):
            ref.number = number
            ref.order = number
        disambiguate(self._engine, self._sorted)
