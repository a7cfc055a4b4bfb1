"""One citation → marked text: its cites joined, grouped and collapsed.

Source: CSL 1.0.2, "Cite Grouping" and "Cite Collapsing".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citekit.csl import marks
from citekit.csl.cases import capitalize_first
from citekit.csl.context import Context
from citekit.csl.engine import Area, Engine
from citekit.csl.fields import marked
from citekit.csl.positions import PlacedCite
from citekit.model import Citation, CiteMode
from citekit.patterns import lazy

_YEAR_MODES = ("year", "year-suffix", "year-suffix-ranged")
_NUMBER = lazy(r"\d+")
_OPENS = lazy(r"^[,.;:!?)\]]")
_CLOSES = lazy(r"[,;:.!?]$")
_SENTENCE_ENDS = lazy(r"[.!?][”’\"')\]\ue030-\ue04f]*\s*$")


@dataclass(slots=True)
class _Piece:
    """A rendered cite: its text, and the names in it without markup."""

    placed: PlacedCite
    text: str
    names: str

    @property
    def year(self) -> object:
        """What cites of one year share."""
        date = self.placed.ref.date("issued")
        return (date.year or date.literal) if date is not None else None


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
        context.terms = []
        text = area.render(context)
        if _begins_sentence(engine, placed, first=index == 0):
            text = _capitalized(text, context.terms)
        if text or placed.cite.prefix or placed.cite.suffix:
            pieces.append(_Piece(placed, text, marks.plain(context.names_text)))
    if collapse == "citation-number":
        return _numbers(engine, area, pieces)
    grouping = collapse in _YEAR_MODES or "cite-group-delimiter" in area.element.attributes
    if grouping:
        return _groups(engine, area, _grouped(pieces) if area.sorter else pieces, collapse)
    return _joined(area, pieces)


def _begins_sentence(engine: Engine, placed: PlacedCite, *, first: bool) -> bool:
    """Whether a cite begins a note, or follows a sentence in its prefix."""
    if engine.style.kind != "note":
        return False
    prefix = placed.cite.prefix.strip()
    if not prefix:
        return first
    return " " in prefix and _SENTENCE_ENDS.search(prefix) is not None


def _capitalized(text: str, terms: Sequence[str]) -> str:
    """A sentence that begins with a term ("ibid.") begins with a capital."""
    plain = marks.plain(text)
    if any(term and plain.startswith(term) for term in terms):
        return capitalize_first(text)
    return text


def _joined(area: Area, pieces: Sequence[_Piece]) -> str:
    out = ""
    ended = False
    for piece in pieces:
        text = _affixed(piece, piece.text)
        joint = " " if ended and area.delimiter.strip() else area.delimiter
        out = _with(out, joint, text) if out else text
        ended = _CLOSES.search(piece.placed.cite.suffix.rstrip()) is not None
    return out


def _with(before: str, delimiter: str, text: str) -> str:
    """Join two cites; punctuation that their writer put there takes the delimiter's place."""
    plain = marks.plain(text)
    if _OPENS.match(plain):
        return before + text
    return before + delimiter + text


def _grouped(pieces: list[_Piece]) -> list[_Piece]:
    """Bring cites with the same names together, at the place of the first of them.

    Only where the style sorts cites; else their order is the writer's.
    """
    order: dict[str, list[_Piece]] = {}
    for index, piece in enumerate(pieces):
        order.setdefault(piece.names or f"\0{index}", []).append(piece)
    return [piece for group in order.values() for piece in group]


def _groups(engine: Engine, area: Area, pieces: Sequence[_Piece], collapse: str) -> str:
    """Join groups of cites that share their names."""
    after = area.element.attributes.get("after-collapse-delimiter") if collapse else None
    out = ""
    index = 0
    joint = ""
    while index < len(pieces):
        last = index
        while last + 1 < len(pieces) and _belong(pieces[last], pieces[last + 1], collapse):
            last += 1
        group = pieces[index : last + 1]
        text = _group(engine, area, group, collapse)
        out = _with(out, joint, text) if out else text
        # with suffixes to collapse, a lone cite is no collapsed group
        collapsed = (
            collapse != "year-suffix" or last > index or bool(group[-1].placed.state.locator)
        )
        joint = area.delimiter if after is None or not collapsed else marks.clean(after)
        index = last + 1
    return out


def _belong(piece: _Piece, other: _Piece, collapse: str) -> bool:
    """Whether a cite follows one of the same names; without any, one of the same year."""
    return (
        piece.names == other.names
        and (bool(piece.names) or (collapse.startswith("year-suffix") and _same_year(piece, other)))
        and not piece.placed.cite.suffix
        and not other.placed.cite.prefix
    )


def _same_year(piece: _Piece, other: _Piece) -> bool:
    return (
        bool(piece.placed.ref.year_suffix)
        and bool(other.placed.ref.year_suffix)
        and piece.year == other.year
    )


def _group(engine: Engine, area: Area, group: Sequence[_Piece], collapse: str) -> str:
    """One group: the names once, then years, or years with their suffixes."""
    attributes = area.element.attributes
    fallback = ", " if engine.style.kind == "in-text" else area.delimiter
    between = marks.clean(attributes.get("cite-group-delimiter", fallback))
    first, *rest = group
    out = _affixed(first, first.text)
    if collapse not in _YEAR_MODES:
        for piece in rest:
            out += between + _affixed(piece, piece.text)
        return out
    after = attributes.get("after-collapse-delimiter")
    runs = _years(group) if collapse != "year" else [[piece] for piece in group]
    out = ""
    located = False
    for number, run in enumerate(runs):
        text = _run(engine, area, run, collapse, first=number == 0)
        if number and text:
            out += marks.clean(after) if located and after else between
        out += text
        located = any(piece.placed.state.locator for piece in run)
    return out


def _years(group: Sequence[_Piece]) -> list[list[_Piece]]:
    """Neighbours of one year that differ in their suffix only."""
    runs: list[list[_Piece]] = []
    for piece in group:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and _same_year(last, piece)
            and not last.placed.state.locator
            and not piece.placed.state.locator
        ):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _run(engine: Engine, area: Area, run: Sequence[_Piece], collapse: str, *, first: bool) -> str:
    """A year with its suffixes: ``2000a, b`` or ``2000a–c``."""
    head = run[0]
    text = head.text if first else _without_names(area, head)
    if len(run) == 1:
        return _affixed(head, text)
    between = area.option("cite-group-delimiter", area.delimiter)
    joint = marks.clean(area.option("year-suffix-delimiter", between))
    dash = engine.locale.term("year-range-delimiter") or "–"
    out = _affixed(head, text)
    index = 1
    while index < len(run):
        last = index - 1
        while last + 1 < len(run) and _next_suffix(run[last], run[last + 1]):
            last += 1
        if collapse == "year-suffix-ranged" and last - (index - 1) >= 2:
            out += dash + run[last].placed.ref.year_suffix
            index = last + 1
        else:
            out += joint + _affixed(run[index], run[index].placed.ref.year_suffix)
            index += 1
    return out


def _next_suffix(piece: _Piece, other: _Piece) -> bool:
    one, two = piece.placed.ref.year_suffix, other.placed.ref.year_suffix
    return len(one) == len(two) == 1 and ord(two) == ord(one) + 1


def _without_names(area: Area, piece: _Piece) -> str:
    """A cite whose names stand already."""
    context = _context(piece.placed)
    context.suppress_names = True
    return area.render(context).lstrip(" ,")


def _affixed(piece: _Piece, text: str) -> str:
    """A cite between the prefix and the suffix that its writer gave."""
    cite = piece.placed.cite
    prefix, suffix = marked(cite.prefix), marked(cite.suffix)
    if prefix and not prefix[-1].isspace() and prefix[-1] not in "([“‘/\u00a0":
        prefix += " "
    if suffix and (suffix[0].isalnum() or suffix[0] in "(["):
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
            out += marks.clean(after) if collapsed and after else area.delimiter
        collapsed = last - index >= 2
        if collapsed:
            first, final = pieces[index], pieces[last]
            out += f"{_affixed(first, first.text)}{dash}{_affixed(final, final.text)}"
            index = last + 1
        else:
            out += _affixed(pieces[index], pieces[index].text)
            index += 1
    return out


def _follows(piece: _Piece, other: _Piece) -> bool:
    return (
        other.placed.ref.number == piece.placed.ref.number + 1
        and not any(
            one.placed.state.locator or one.placed.cite.prefix or one.placed.cite.suffix
            for one in (piece, other)
        )
        and _NUMBER.search(marks.plain(piece.text)) is not None
    )
