"""The bibliography: entries in order, aligned fields, repeated names replaced."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from citekit.csl import marks
from citekit.csl.context import Context
from citekit.csl.engine import Area, Engine
from citekit.csl.refs import Ref
from citekit.model import BibliographyEntry, Layout
from citekit.patterns import lazy

# What follows the last displayed part belongs into it.
_AFTER_DISPLAY = lazy("([\ue021\ue023\ue025\ue027])([.,;:!?]+)$")
_OPENING = lazy("[.,;:!?]+ *")
# A space that begins an entry stands before its first displayed part.
_SPACE_FIRST = lazy("^([\ue020\ue022\ue024\ue026])( +)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as finished marked text; the margin and the rest where the style aligns."""

    ref: Ref
    text: str
    margin: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as written, ``None`` for one without words; its names, the width of its margin."""

    shown: BibliographyEntry | None
    names: tuple[str, ...] | None
    margin: int


Write: TypeAlias = Callable[[Entry], BibliographyEntry]


def render_entries(
    engine: Engine, refs: Sequence[Ref], write: Write, known: Mapping[Hashable, Line]
) -> dict[Hashable, Line]:
    """Return the entries of ``refs``, which are in their order, by all that they depend on.

    Entries that are ``known`` from an earlier time are not rendered again.
    """
    area = engine.bibliography
    if area is None:
        return {}
    rule = _substitution(area, engine)
    lines: dict[Hashable, Line] = {}
    previous: tuple[str, ...] | None = None
    for ref in refs:
        context = Context(ref, bibliography=True)
        context.config = ref.config
        context.year_suffix = ref.year_suffix
        if rule is not None:
            context.options = rule
            context.previous_names = previous if previous is not None else ()
        key = (ref, context.inputs(), ref.number if area.numbered else 0)
        line = lines[key] = known.get(key) or _line(engine, area, context, write)
        previous = line.names
    return lines


def _line(engine: Engine, area: Area, context: Context, write: Write) -> Line:
    entry = _entry(engine, area, context)
    shown = write(entry) if marks.plain(entry.text).strip() else None
    return Line(shown, context.rendered_names, len(marks.plain(entry.margin)))


def layout_of(engine: Engine, lines: Iterable[Line]) -> Layout:
    """Return how the bibliography is to be set."""
    area = engine.bibliography
    if area is None:
        return Layout()
    return Layout(
        hanging_indent=area.option("hanging-indent") == "true",
        second_field_align=area.option("second-field-align") or None,
        entry_spacing=_number(area.option("entry-spacing"), 1),
        line_spacing=_number(area.option("line-spacing"), 1),
        max_offset=max((line.margin for line in lines if line.shown), default=0),
    )


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() else default


def _entry(engine: Engine, area: Area, context: Context) -> Entry:
    ref = context.ref
    if not area.option("second-field-align"):
        text = area.render(context)
        if text and area.decorate is not None:
            text = area.decorate(text, context)
        text = _SPACE_FIRST.sub(r"\2\1", _AFTER_DISPLAY.sub(r"\2\1", text))
        return Entry(ref, engine.finish(text))
    first, *others = [field(context) for field in area.fields] or [""]
    rest = "".join(others)
    before, after = area.layout.get("prefix"), area.layout.get("suffix")
    if not first:
        return _aligned(ref, "", engine.finish(marks.clean(before) + rest + marks.clean(after)))
    opening = _OPENING.match(rest)
    if opening is not None:  # punctuation that begins the rest ends the margin
        first, rest = first + opening[0].rstrip(" "), rest[opening.end() :]
    margin = engine.finish(marks.clean(before) + first)
    return _aligned(ref, margin, engine.finish(rest + marks.clean(after)))


def _aligned(ref: Ref, margin: str, right: str) -> Entry:
    """An entry whose first field stands in the margin; without one, all of it is the rest."""
    trailing = right[len(right.rstrip(" ")) :]
    right = right.rstrip(" ")
    if not margin and not right:
        return Entry(ref, "")
    text = f"{marks.RIGHT_INLINE}{right}{marks.closer(marks.RIGHT_INLINE)}{trailing}"
    if margin:
        text = f"{marks.LEFT_MARGIN}{margin}{marks.closer(marks.LEFT_MARGIN)}{text}"
    return Entry(ref, text, margin, right)


def _substitution(area: Area, engine: Engine) -> Callable[[Context, str], str] | None:
    """Return what replaces names that repeat those of the entry before, if the style does."""
    if "subsequent-author-substitute" not in area.element.attributes:
        return None
    word = marks.clean(area.option("subsequent-author-substitute"))
    rule = area.option("subsequent-author-substitute-rule", "complete-all")
    et_al = marks.clean(engine.locale.term("et-al") or "et al.")

    def substitute(context: Context, text: str) -> str:
        names, previous = context.rendered_names or (), context.previous_names or ()
        if not names or not previous:
            return text
        same = 0
        while same < min(len(names), len(previous)) and names[same] == previous[same]:
            same += 1
        if rule.startswith("complete") and not (same == len(names) == len(previous)):
            return text
        if not same:
            return text
        if rule == "complete-all":
            return _replace_list(text, names, word, et_al)
        count = 1 if rule == "partial-first" else same
        for name in names[:count]:
            text = text.replace(name, word, 1)
        return text

    return substitute


def _replace_list(text: str, names: Sequence[str], word: str, et_al: str) -> str:
    """Replace the names, what joins them, and "et al." after them; a label stays."""
    start = text.find(names[0])
    if start < 0:
        return text
    end = start
    for name in names:
        place = text.find(name, end)
        if place < 0:
            return text
        end = place + len(name)
    place = text.find(et_al, end)
    if 0 <= place <= end + 4:
        end = place + len(et_al)
    return text[:start] + word + text[end:]
