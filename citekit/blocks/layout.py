"""How a page's text is laid out: lines, fences, elements, headings, the width of a column."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from citekit.model import Mark, Page, PageFormat
from citekit.patterns import lazy

_ELEMENTS = frozenset(("paragraph", "definition", "list-item", "cell", "quote", "pre"))
_NEIGHBOURS = 40
_REACH = 4_000
# Lines longer than this are not wrapped by hand.
_WIDEST = 150
_LOOK_BACK = 64
# A block is never this long: lines without an end are looked at no farther.
_LONGEST_LINE = 20_000
_ATX = lazy(r" {0,3}#{1,6}\s")
_RULE = lazy(r" {0,3}(?:-{3,}|={3,}|\*{3,}|_{3,}|~{4,})\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A page's text with what its marks say about places in it."""

    text: str
    format: PageFormat
    fences: tuple[tuple[int, int], ...]
    elements: tuple[Mark, ...]
    headings: frozenset[int]
    label_ends: frozenset[int]

    @property
    def wrapped(self) -> bool:
        """Whether lines may be broken by hand: in text and PDF, where nothing else tells."""
        return self.format in (PageFormat.TEXT, PageFormat.PDF)

    def line_end(self, place: int) -> int:
        """Where the line that holds ``place`` ends; of a very long line, where we stop."""
        end = self.text.find("\n", place, place + _LONGEST_LINE)
        return min(len(self.text), place + _LONGEST_LINE) if end < 0 else end

    def line_start(self, place: int) -> int:
        """Where the line that holds ``place`` starts."""
        return self.text.rfind("\n", max(0, place - _LONGEST_LINE), place) + 1

    def fence_end(self, place: int) -> int | None:
        """Where the fence (``<pre>``, code) around ``place`` ends."""
        index = bisect_right(self.fences, (place, len(self.text) + 1)) - 1
        for start, end in reversed(self.fences[max(0, index - 3) : index + 1]):
            if start <= place < end:
                return end
        return None

    def element_end(self, place: int) -> int | None:
        """Where the innermost paragraph, item or cell around ``place`` ends."""
        index = bisect_right(self.elements, place, key=lambda mark: mark.start)
        for mark in reversed(self.elements[max(0, index - _LOOK_BACK) : index]):
            if mark.end > place:
                return mark.end
        return None

    def is_heading(self, start: int) -> bool:
        """Whether the line that begins at ``start`` is a heading."""
        line = self.text[start : self.line_end(start)]
        if self.format is PageFormat.HTML:
            return start + len(line) - len(line.lstrip()) in self.headings
        return self.format is PageFormat.MARKDOWN and _ATX.match(line) is not None

    def is_label_end(self, place: int) -> bool:
        """Whether a term or bold words end at ``place``, as labels do."""
        return place in self.label_ends or self.text.startswith(("**", "__"), place)

    def is_rule(self, start: int) -> bool:
        """Whether the line that begins at ``start`` is a rule, or a heading's underline."""
        return _RULE.match(self.text[start : self.line_end(start)]) is not None

    def width(self, place: int) -> int:
        """The usual length of a full line around ``place``; 0 where lines are not wrapped."""
        before = self.text[max(0, place - _REACH) : place].split("\n")[-_NEIGHBOURS:]
        after = self.text[place : place + _REACH].split("\n")[:_NEIGHBOURS]
        before[-1] += after.pop(0)
        lengths = sorted(len(line.strip()) for line in (*before, *after) if line.strip())
        if len(lengths) < 2 or lengths[len(lengths) // 2] > _WIDEST:
            return 0
        return min(lengths[int(len(lengths) * 0.9)], _WIDEST)


def layout_of(page: Page) -> Layout:
    """Return the layout of ``page``."""
    return Layout(
        text=page.text,
        format=page.format,
        fences=tuple(sorted((m.start, m.end) for m in page.marks if m.kind in ("pre", "code"))),
        elements=tuple(
            sorted((m for m in page.marks if m.kind in _ELEMENTS), key=lambda m: (m.start, -m.end))
        ),
        headings=frozenset(m.start for m in page.marks if m.kind == "heading"),
        label_ends=frozenset(m.end for m in page.marks if m.kind in ("bold", "term")),
    )
