"""Items and a style → a bibliography by citeproc-py, made safe; the door of that package.

citeproc-py 0.11 writes data into its output as it stands, folds the case of ids, keeps
state on the style's tree and stops at seasons it cannot print as a month. So it gets
our marked text and numbered ids, a tree of its own for each call, dates and names that
it can take, and its result goes through our outputs, which escape. What it prints wrong
stays wrong: it is here to compare with.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lxml import etree

from citekit.csl import marks
from citekit.csl.fields import marked
from citekit.csl.locales import DEFAULT, load_locale
from citekit.csl.outputs import check_output, write_document, write_text
from citekit.csl.quotation import settle_quotes
from citekit.csl.xml import parse_xml
from citekit.errors import RenderError, StyleError
from citekit.model import (
    BibliographyEntry,
    Date,
    Item,
    Layout,
    Name,
    Notice,
    Rendered,
    Severity,
    StyleSource,
)
from citekit.patterns import lazy

_NO_CASE = lazy(f"{marks.NO_CASE}(.*?){marks.closer(marks.NO_CASE)}", re.DOTALL)
_CJK = lazy("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_SEASONS = {
    "spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4,
    **{str(number): (number - 1) % 20 + 1 for number in (1, 2, 3, 4, 21, 22, 23, 24)},
}  # fmt: skip


def render_bibliography_citeproc_py(
    items: Sequence[Item], style: StyleSource, locale: str | None = None, output: str = "text"
) -> Rendered:
    """Return the bibliography of ``items`` as citeproc-py prints it.

    Raises:
        StyleError: the style cannot be read, has no bibliography, or stops citeproc-py.
        RenderError: citeproc-py stops at an item, or there is no such output.
    """
    check_output(output, style.id)
    notices = [
        Notice(
            code="engine-truncated-names",
            severity=Severity.WARNING,
            variable=variable,
            params={"id": item.id},
        )
        for item in items
        for variable in sorted(item.truncated)
    ]
    try:
        entries, layout = _render(items, style, locale)
    except (RenderError, StyleError):
        plain = tuple(_without_seasons(item) for item in items)
        if plain == tuple(items):
            raise
        entries, layout = _render(plain, style, locale)
        notices.append(Notice(code="engine-seasons-dropped", severity=Severity.WARNING))
    quotes = load_locale(locale or style.default_locale or DEFAULT).quotes
    shown = tuple(
        BibliographyEntry(
            item_id=item.id,
            text=write_text(settle_quotes(text, quotes), output, quotes, start=True),
        )
        for item, text in entries
    )
    return Rendered(
        entries=shown,
        document=write_document([entry.text for entry in shown], output),
        layout=layout,
        notices=tuple(notices),
    )


def _render(
    items: Sequence[Item], style: StyleSource, locale: str | None
) -> tuple[list[tuple[Item, str]], Layout]:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
    from citeproc.source import BibliographySource

    xml = etree.tostring(parse_xml(style.xml, style.place, "style"), encoding="UTF-8")
    source = BibliographySource()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of each variable that CSL 1.0.1 did not know
        for number, item in enumerate(items):
            source.add(_reference(str(number), item))
        try:
            tree = CitationStylesStyle(
                io.BytesIO(xml), locale=locale or style.default_locale, validate=False
            )
            bibliography = CitationStylesBibliography(tree, source, _Formatter)
            if not tree.has_bibliography():
                raise StyleError(style.place, "the style has no bibliography")
            bibliography.register(Citation([CitationItem(str(n)) for n in range(len(items))]))
            bibliography.sort()
        except StyleError:
            raise
        except Exception as error:
            raise StyleError(style.place, f"citeproc-py stops: {_said(error)}") from error
        layout = tree.root.bibliography.layout
        entries = []
        for cite in bibliography.items:
            item = items[int(cite.key)]
            try:
                entries += [(item, str(entry)) for entry in layout.render_bibliography([cite])]
            except Exception as error:
                raise RenderError(item.id, f"citeproc-py stops: {_said(error)}") from error
    return entries, _layout(tree.root.bibliography)


def _said(error: Exception) -> str:
    return f"{type(error).__name__} {error}".strip()[:200]


def _layout(bibliography: Any) -> Layout:
    return Layout(
        hanging_indent=bibliography.get("hanging-indent") == "true",
        second_field_align=bibliography.get("second-field-align"),
        entry_spacing=int(bibliography.get("entry-spacing", 1)),
        line_spacing=int(bibliography.get("line-spacing", 1)),
    )


# ── Formatting ───────────────────────────────────────────────────────────────────────


class _Formatter:
    """citeproc-py's formatter: it writes marks, so that text and markup stay apart."""

    @staticmethod
    def preformat(text: object) -> Any:
        from citeproc.string import String

        return text if isinstance(text, list) else String(text)

    @staticmethod
    def Italic(text: object) -> Any:  # noqa: N802  the names are citeproc-py's
        return _within(marks.ITALIC, text)

    @staticmethod
    def Oblique(text: object) -> Any:  # noqa: N802
        return _within(marks.OBLIQUE, text)

    @staticmethod
    def Bold(text: object) -> Any:  # noqa: N802
        return _within(marks.BOLD, text)

    @staticmethod
    def Light(text: object) -> Any:  # noqa: N802
        return _within(marks.LIGHT, text)

    @staticmethod
    def Underline(text: object) -> Any:  # noqa: N802
        return _within(marks.UNDERLINE, text)

    @staticmethod
    def Superscript(text: object) -> Any:  # noqa: N802
        return _within(marks.SUPERSCRIPT, text)

    @staticmethod
    def Subscript(text: object) -> Any:  # noqa: N802
        return _within(marks.SUBSCRIPT, text)

    @staticmethod
    def SmallCaps(text: object) -> Any:  # noqa: N802
        return _within(marks.SMALL_CAPS, text)


def _within(opener: str, text: object) -> Any:
    from citeproc.string import String

    return String(f"{opener}{text}{marks.closer(opener)}")


# ── Data ─────────────────────────────────────────────────────────────────────────────


def _reference(key: str, item: Item) -> Any:
    """Return an item as citeproc-py's; each variable under both spellings of its name.

    It reads ``container-title`` as ``container_title``, save in ``cs:number`` and
    ``cs:names``, which then find nothing.
    """
    from citeproc.source import Reference

    values: dict[str, Any] = {}
    for variable, value in item.variables.items():
        prepared: Any
        match value:
            case Date():
                prepared = _date(value)
            case tuple():
                prepared = [_name(name) for name in value if name.to_csl()]
            case _:
                prepared = value if variable == "language" else _text(value)
        if prepared:
            values[variable.replace("-", "_")] = values[variable] = prepared
    return Reference(key, item.type, **values)


def _text(value: str) -> Any:
    from citeproc.string import MixedString, NoCase, String

    pieces = _NO_CASE.split(marked(value))
    return MixedString(
        [NoCase(piece) if at % 2 else String(piece) for at, piece in enumerate(pieces) if piece]
    )


def _name(name: Name) -> Any:
    """Return a name; one in Chinese, Japanese or Korean is one word, family first."""
    from citeproc.source import Name as ForeignName

    if name.literal or not name.family:
        return ForeignName(literal=marked(name.literal or name.given))
    if _CJK.fullmatch(name.family) and _CJK.fullmatch(name.given or name.family):
        return ForeignName(literal=name.family + name.given)
    parts = {
        "family": name.family,
        "given": name.given,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    return ForeignName(**{key: marked(part) for key, part in parts.items() if part.strip()})


def _date(date: Date) -> Any:
    from citeproc.source import DateRange, LiteralDate

    parts = [part for part in date.parts if part]
    words = date.literal or date.raw
    if not parts:
        return LiteralDate(marked(words), circa=date.circa) if words else None
    season = _SEASONS.get(str(date.season or "").casefold())
    days = [_day(part, season) for part in parts]
    if len(date.parts) == 1:
        days[0]["circa"] = date.circa
        return days[0]
    end = days[1] if len(days) > 1 else _day((0,), None)
    return DateRange(begin=days[0], end=end, circa=date.circa)


def _day(part: tuple[int, ...], season: int | None) -> Any:
    from citeproc.source import Date as ForeignDate

    given = dict(zip(("year", "month", "day"), part, strict=False))
    if season and "month" not in given:
        given["season"] = season
    return ForeignDate(**given)


def _without_seasons(item: Item) -> Item:
    dates = {
        variable: replace(value, season=None)
        for variable, value in item.variables.items()
        if isinstance(value, Date) and value.season is not None
    }
    return replace(item, variables={**item.variables, **dates}) if dates else item
