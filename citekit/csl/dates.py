"""``cs:date``, compiled: localized and own formats, ranges, seasons, eras, year suffixes.

Source: CSL 1.0.2, "Date", "Date-part", "Date Ranges", "AD and BC", "Seasons".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from citekit.csl import marks
from citekit.csl.context import Context, Render
from citekit.csl.decoration import Decorate, brackets, changer
from citekit.csl.fields import marked
from citekit.csl.style import Element
from citekit.model import Date

if TYPE_CHECKING:
    from citekit.csl.compiler import Compiler

_RANK = {"year": 0, "month": 1, "day": 2}
_SHOWN = {"year": {"year"}, "year-month": {"year", "month"}}

Moment: TypeAlias = tuple[int, int, int, int | str]
"""Year, month, day and season, 0 for what is unknown."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A compiled date part: what formats its value, and what stands around it."""

    name: str
    value: Callable[[Moment], str]
    change: Decorate | None
    prefix: str
    suffix: str
    opening: str
    closing: str
    range_delimiter: str

    def render(
        self,
        moment: Moment,
        context: Context,
        extra: str = "",
        *,
        before: bool = True,
        after: bool = True,
    ) -> str:
        """Return the part of ``moment`` with its prefix and suffix; ``extra`` follows the value."""
        text = self.value(moment)
        if not text:
            return ""
        if self.change is not None:
            text = self.change(text, context)
        text = f"{self.opening}{text}{extra}{self.closing}"
        return f"{self.prefix if before else ''}{text}{self.suffix if after else ''}"


def compile_date(compiler: Compiler, element: Element) -> Render:
    """Compile ``cs:date``."""
    name = element.get("variable")
    parts, delimiter = _parts(compiler, element)
    decorate = compiler.decorate(element)
    suffixed = not compiler.explicit_year_suffix
    has_year = any(part.name == "year" for part in parts)

    def render(context: Context) -> str:
        context.called += 1
        if context.suppressed is not None and name in context.suppressed:
            return ""
        if context.bare and name == "accessed":
            return ""  # when a copy was read tells no works apart
        date = context.ref.date(name)
        if date is None:
            return ""
        if context.sorting:
            text = sort_text(date, parts_wanted=[part.name for part in parts])
        else:
            extra = ""
            if suffixed and has_year and context.year_suffix and not context.suffix_done:
                extra, context.suffix_done = context.year_suffix, True
            text = _render(date, parts, delimiter, context, extra)
            if context.trace:
                text = marks.traced(name, text)
        if not text:
            return ""
        context.hit += 1
        if context.tracking is not None:
            context.tracking.append(name)
        return decorate(text, context) if decorate is not None else text

    return render


def _render(
    date: Date, parts: tuple[_Part, ...], delimiter: str, context: Context, extra: str
) -> str:
    if not date.parts:
        if date.season and not date.literal:
            return _one((0, 0, 0, date.season), parts, delimiter, context, extra)
        return marked(date.literal) + extra
    first = _moment(date.parts[0], date.season)
    if len(date.parts) > 1:
        if not date.parts[1]:
            return _one(first, parts, delimiter, context, extra).rstrip() + "–"
        if not date.parts[0]:
            return "–" + _one(_moment(date.parts[1], None), parts, delimiter, context, extra)
        second = _moment(date.parts[1], None)  # a season is that of the beginning
        if first != second:
            return _range(first, second, parts, delimiter, context, extra)
    return _one(first, parts, delimiter, context, extra)


def _moment(numbers: tuple[int, ...], season: int | str | None) -> Moment:
    year = numbers[0] if numbers else 0
    month = numbers[1] if len(numbers) > 1 else 0
    day = numbers[2] if len(numbers) > 2 else 0
    if not 0 <= month <= 12:  # 13 to 24 are seasons (EDTF has 21 to 24), others no month
        season, month = (month - 1) % 4 + 1 if 12 < month < 25 else 0, 0
    return year, month, day, (season or 0) if not month else 0


def _one(
    moment: Moment, parts: tuple[_Part, ...], delimiter: str, context: Context, extra: str
) -> str:
    pieces: list[str] = []
    for part in parts:
        text = part.render(moment, context, extra if part.name == "year" else "")
        if text:
            pieces.append(text)
    if len(pieces) < len(parts) and pieces and not delimiter:
        return _trim(pieces, parts, moment, context, extra)
    return delimiter.join(pieces)


def _trim(
    pieces: list[str], parts: tuple[_Part, ...], moment: Moment, context: Context, extra: str
) -> str:
    return "".join(pieces)


def _range(
    first: Moment,
    second: Moment,
    parts: tuple[_Part, ...],
    delimiter: str,
    context: Context,
    extra: str,
) -> str:
    """Render the parts that differ twice, around the range delimiter, the others once."""
    if first[0] != second[0]:
        least, leading = 0, "year"
    elif first[1] != second[1] or first[3] != second[3]:
        least, leading = 1, "month"
    else:
        least, leading = 2, "day"
    shown = [part for part in parts if part.value(first) or part.value(second)]
    differing = [i for i, part in enumerate(shown) if _RANK[part.name] >= least]
    if first[1:] == second[1:] and first[3]:  # one winter, over two years
        differing = [i for i, part in enumerate(shown) if part.name == "year"]
    if not differing:
        return _one(first, parts, delimiter, context, extra)
    start, end = differing[0], differing[-1] + 1
    dash = next((part.range_delimiter for part in shown if part.name == leading), "–")
    before = [_with(part, first, context, extra) for part in shown[:start]]
    left = [
        part.render(first, context, "" if least == 0 else (extra if part.name == "year" else ""),
                    after=index < end - 1)
        for index, part in enumerate(shown[start:end], start)
    ]  # fmt: skip
    right: list[str] = []
    for part in shown[start:end]:
        more = extra if part.name == "year" else ""
        right.append(part.render(second, context, more, before=any(right)))
    after = [_with(part, first, context, extra) for part in shown[end:]]
    middle = delimiter.join(p for p in left if p) + dash + delimiter.join(p for p in right if p)
    return delimiter.join(p for p in [*before, middle, *after] if p)


def _with(part: _Part, moment: Moment, context: Context, extra: str) -> str:
    return part.render(moment, context, extra if part.name == "year" else "")


def sort_text(date: Date, parts_wanted: list[str] | None = None) -> str:
    """Return a date as text that sorts: years before Christ first, missing parts as zero."""
    if not date.parts:
        return marks.plain(marked(date.literal))
    pieces: list[str] = []
    for numbers in date.parts:
        if not numbers:
            continue
        year, month, day, season = _moment(numbers, date.season)
        if parts_wanted is not None:
            month = month if "month" in parts_wanted else 0
            day = day if "day" in parts_wanted else 0
            season = season if "month" in parts_wanted else 0
        if isinstance(season, int) and season and not month:
            month = season * 3
        pieces.append(f"{year + 100_000:06d}{month:02d}{day:02d}")
    return "-".join(pieces)


def _parts(compiler: Compiler, element: Element) -> tuple[tuple[_Part, ...], str]:
    """Return the parts of an element's date, and what stands between them."""
    form = element.get("form")
    own = {child.get("name"): child for child in element.children if child.name == "date-part"}
    if not form:
        return (
            tuple(
                _compile_part(compiler, child)
                for child in element.children
                if child.name == "date-part"
            ),
            marks.clean(element.get("delimiter")),
        )
    localized = compiler.locale.dates.get(form)
    if localized is None:
        raise compiler.style.error(element, f"form={form!r}: expected numeric or text")
    shown = _SHOWN.get(element.get("date-parts"), {"year", "month", "day"})
    parts: list[_Part] = []
    for part in localized.parts:
        if part.name not in shown:
            continue
        attributes = dict(part.attributes)
        if part.name in own:
            kept = own[part.name].attributes
            attributes.update({k: v for k, v in kept.items() if k not in ("prefix", "suffix")})
        parts.append(_compile_part(compiler, Element("date-part", attributes, (), element.line)))
    return tuple(parts), marks.clean(localized.delimiter)


def _compile_part(compiler: Compiler, element: Element) -> _Part:
    name = element.get("name")
    form = element.get("form")
    makers = {"year": _year, "month": _month, "day": _day}
    if name not in makers:
        raise compiler.style.error(element, f"name={name!r}: expected year, month or day")
    before, after = brackets(element, affixes=False)
    return _Part(
        name=name,
        value=makers[name](compiler, form),
        change=changer(element, compiler.style, english=compiler.english),
        prefix=marks.clean(element.get("prefix")),
        suffix=marks.clean(element.get("suffix")),
        opening=before,
        closing=after,
        range_delimiter=marks.clean(element.get("range-delimiter", "–")),
    )


def _year(compiler: Compiler, form: str) -> Callable[[Moment], str]:
    bc = compiler.locale.term("bc") or "BC"
    ad = compiler.locale.term("ad") or "AD"

    def value(moment: Moment) -> str:
        year = moment[0]
        if year < 0:
            return f"{-year}{bc}"
        if not year:
            return ""
        if form == "short":
            return f"{year % 100:02d}" if year >= 1000 else str(year)
        return f"{year}{ad}" if year < 1000 else str(year)

    return value


def _month(compiler: Compiler, form: str) -> Callable[[Moment], str]:
    locale = compiler.locale
    kind = "short" if form == "short" else "long"
    names = ["", *(locale.term(f"month-{n:02d}", kind) or str(n) for n in range(1, 13))]
    seasons = ["", *(locale.term(f"season-{n:02d}", kind) or "" for n in range(1, 5))]

    def value(moment: Moment) -> str:
        month, season = moment[1], moment[3]
        if not month:
            if isinstance(season, str):
                return marked(season)
            return seasons[season] if 0 < season < 5 else ""
        if form == "numeric":
            return str(month)
        if form == "numeric-leading-zeros":
            return f"{month:02d}"
        return names[month]

    return value


def _day(compiler: Compiler, form: str) -> Callable[[Moment], str]:
    locale = compiler.locale

    def value(moment: Moment) -> str:
        day = moment[2]
        if not day or not moment[1]:
            return ""
        if form == "numeric-leading-zeros":
            return f"{day:02d}"
        if form == "ordinal" and (day == 1 or not locale.limit_ordinals_to_day_1):
            gender = locale.genders.get(f"month-{moment[1]:02d}", "")
            return f"{day}{locale.ordinal(day, gender)}"
        return str(day)

    return value
