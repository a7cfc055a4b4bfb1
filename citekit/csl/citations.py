"""One citation → marked text: its cites joined, grouped and collapsed.

Source: CSL 1.0.2, "Cite Grouping" and "Cite Collapsing".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from citekit.csl import marks
from citekit.csl.context import Context
from citekit.csl.engine import Area, Engine
from citekit.csl.fields import marked
from citekit.csl.positions import PlacedCite
from citekit.csl.texts import affix
from citekit.model import Citation, CiteMode

_YEAR_MODES = ("year", "year-suffix", "year-suffix-ranged")


@dataclass(slots=True)
class _Piece:
    """A rendered cite: its text, the names in it, and the delimiter after it."""

    placed: PlacedCite
    text: str
    names: str
    delimiter: str = ""


def render_citation(engine: Engine, citation: Citation, cites: Sequence[PlacedCite]) -> str:
    """Return the finished marked text of a citation."""
    area = engine.citation
    if area is None:
        return ""
    if citation.mode is CiteMode.AUTHOR_ONLY:
        return engine.finish(_authors(area, cites[:1]))
    body = _body(engine, area, citation, cites)
    if area.decorate is not None and body:
        body = area.decorate(body, Context(cites[0].ref, cites[0].state))
    if citation.mode is CiteMode.COMPOSITE:
        body = f"{_authors(area, cites[:1])} {body}"
    return engine.finish(body)


def _authors(area: Area, cites: Sequence[PlacedCite]) -> str:
    """The names of a cite alone, for running text."""
    for placed in cites:
        context = _context(placed)
        area.render(context)
        return context.names_text or marked(placed.ref.text("title"))
    return ""


def _context(placed: PlacedCite) -> Context:
    context = Context(placed.ref, placed.state)
    context.config = placed.ref.config
    context.year_suffix = placed.ref.year_suffix
    return context


def _body(engine: Engine, area: Area, citation: Citation, cites: Sequence[PlacedCite]) -> str:
    collapse = area.option("collapse")
    without = citation.mode in (CiteMode.SUPPRESS_AUTHOR, CiteMode.COMPOSITE)
    pieces: list[_Piece] = []
    for index, placed in enumerate(cites):
        context = _context(placed)
        context.suppress_names = without and index == 0
        text = area.render(context)
        pieces.append(_Piece(placed, text, marks.plain(context.names_text)))
    if collapse == "citation-number":
        return _numbers(engine, area, pieces)
    grouping = collapse in _YEAR_MODES or "cite-group-delimiter" in area.element.attributes
    if grouping:
        pieces = _grouped(pieces)
    return _joined(area, pieces, collapse if grouping else "")


def _grouped(pieces: list[_Piece]) -> list[_Piece]:
    """Bring cites with the same names together, at the place of the first of them."""
    order: dict[str, list[_Piece]] = {}
    for index, piece in enumerate(pieces):
        order.setdefault(piece.names or f"\0{index}", []).append(piece)
    return [piece for group in order.values() for piece in group]


def _joined(area: Area, pieces: Sequence[_Piece], collapse: str) -> str:
    between = affix(area.option("cite-group-delimiter", ", "))
    after = area.option("after-collapse-delimiter")
    delimiter = area.delimiter
    out = ""
    collapsed = False
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else None
        same = (
            before is not None
            and bool(piece.names)
            and before.names == piece.names
            and (not before.placed.cite.suffix and not piece.placed.cite.prefix)
        )
        text = piece.text
        if before is not None:
            joint = (
                between
                if same and (collapse or "cite-group-delimiter" in area.element.attributes)
                else delimiter
            )
            if same and collapse in _YEAR_MODES:
                text, joint = _repeat(area, before, piece, collapse, joint)
                collapsed = True
            else:
                if collapsed and after:
                    joint = affix(after)
                collapsed = False
            out += joint
        out += _affixed(piece, text)
    return out


def _repeat(
    area: Area, before: _Piece, piece: _Piece, collapse: str, joint: str
) -> tuple[str, str]:
    """A cite whose names stand already: year alone, or the suffix alone."""
    context = _context(piece.placed)
    context.suppress_names = True
    text = area.render(context).lstrip(" ,")
    if collapse == "year" or not piece.placed.ref.year_suffix:
        return text, joint
    dates = before.placed.ref.date("issued"), piece.placed.ref.date("issued")
    if dates[0] != dates[1] or piece.placed.state.locator or before.placed.state.locator:
        return text, joint
    joint = affix(area.option("year-suffix-delimiter", area.delimiter))
    return piece.placed.ref.year_suffix, joint


def _affixed(piece: _Piece, text: str) -> str:
    """A cite between the prefix and the suffix that its writer gave."""
    cite = piece.placed.cite
    prefix, suffix = marked(cite.prefix), marked(cite.suffix)
    if prefix and not prefix[-1].isspace() and prefix[-1] not in "([“‘/":
        prefix += " "
    if suffix and suffix[0].isalnum():
        suffix = " " + suffix
    return prefix + text + suffix


def _numbers(engine: Engine, area: Area, pieces: list[_Piece]) -> str:
    """Collapse runs of citation numbers: [1–3, 5]."""
    out = ""
    after = area.option("after-collapse-delimiter")
    dash = engine.locale.term("citation-range-delimiter") or "–"
    index = 0
    collapsed = False
    while index < len(pieces):
        last = index
        while last + 1 < len(pieces) and _follows(pieces[last], pieces[last + 1]):
            last += 1
        if out:
            out += affix(after) if collapsed and after else area.delimiter
        collapsed = last - index >= 2
        if collapsed:
            out += f"{_affixed(pieces[index], pieces[index].text)}{dash}{_affixed(pieces[last], pieces[last].text)}"
            index = last + 1
        else:
            out += _affixed(pieces[index], pieces[index].text)
            index += 1
    return out


def _follows(piece: _Piece, other: _Piece) -> bool:
    plain = re.compile(r"\d+")
    return (
        other.placed.ref.number == piece.placed.ref.number + 1
        and not any(
            one.placed.state.locator or one.placed.cite.prefix or one.placed.cite.suffix
            for one in (piece, other)
        )
        and plain.search(marks.plain(piece.text)) is not None
    )
