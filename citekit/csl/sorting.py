"""``cs:sort``: the order of items, by variables and macros, with Unicode collation.

Source: CSL 1.0.2, "Sorting". Texts are compared as ``collation`` says; an item without a
key comes last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from citekit.csl import marks
from citekit.csl.collation import Key, collation
from citekit.csl.compiler import Compiler
from citekit.csl.conditions import value_of
from citekit.csl.context import NO_CITE, CiteState, Context
from citekit.csl.dates import sort_text
from citekit.csl.names import compile_names
from citekit.csl.refs import Ref
from citekit.csl.shapes import Shaped
from citekit.csl.style import Element
from citekit.csl.trigraphs import label_of
from citekit.patterns import lazy
from citekit.variables import Kind, kind_of

_DIGITS = lazy(r"\d+")
_SUFFIX: Mapping[str, str] = {"variable": "year-suffix"}
_LEADING = lazy(r"^[\s\"'“”‘’«»„(\[¡¿]+")


class Sorter:
    """The keys of one area, compiled: ``sort`` puts refs in order."""

    def __init__(self, compiler: Compiler, area: Element | None) -> None:
        block = area.child("sort") if area is not None else None
        cited = compiler.area == "citation"
        self.keys: list[_Key] = []
        for element in block.children if block is not None else ():
            self.keys.append(_Key(compiler, element))
            if cited and compiler.depends(element, "issued"):  # of one year, by its suffix
                self.keys.append(_Key(compiler, Element("key", _SUFFIX, (), element.line)))

    def __bool__(self) -> bool:
        return bool(self.keys)

    def sort(
        self, refs: Sequence[Ref], cites: Sequence[CiteState] | None = None, *, bibliography: bool
    ) -> list[int]:
        """Return the places of ``refs`` in their order; equal ones keep theirs.

        A key is read only where all keys before it were equal.
        """

        def read(key: _Key, place: int) -> Key | None:
            return key.value(refs[place], cites[place] if cites else NO_CITE, bibliography)

        runs = [list(range(len(refs)))]
        for key in self.keys:
            finer: list[list[int]] = []
            for run in runs:
                if len(run) == 1:
                    finer.append(run)
                else:
                    finer += _runs({place: read(key, place) for place in run}, key.descending)
            runs = finer
        return [place for run in runs for place in run]


def _runs(values: Mapping[int, Key | None], descending: bool) -> list[list[int]]:
    """Return places sorted by their values, those with equal values together."""
    filled = sorted(
        ((value, place) for place, value in values.items() if value is not None),
        key=itemgetter(0), reverse=descending,
    )  # fmt: skip
    runs = [[place for _, place in same] for _, same in groupby(filled, key=itemgetter(0))]
    empty = [place for place, value in values.items() if value is None]
    return [*runs, empty] if empty else runs


class _Key:
    """One ``cs:key``: what it reads of a ref."""

    def __init__(self, compiler: Compiler, element: Element) -> None:
        self.descending = element.get("sort") == "descending"
        self.options = (
            _number(element.get("names-min")),
            _number(element.get("names-use-first")),
            element.get("names-use-last") == "true",
        )
        # what is not of the item, but of its place in the document
        self.numbered = (
            compiler.depends(element, "citation-number") or element.attributes is _SUFFIX
        )
        variable = element.get("variable")
        self.read: Callable[[Context], Key | None]
        if element.get("macro"):
            self.read = _macro(compiler, element)
        elif variable:
            self.read = _variable(compiler, element, variable)
        else:
            raise compiler.style.error(element, "expected variable or macro")

    def value(self, ref: Ref, cite: CiteState, bibliography: bool) -> Key | None:
        """Return the key of ``ref``, ``None`` where it has none; a ref remembers its keys."""
        if self.numbered:
            return self._value(ref, cite, bibliography)
        known = (self, cite, ref.config)
        if known not in ref.keys:
            ref.keys[known] = self._value(ref, cite, bibliography)
        return ref.keys[known]

    def _value(self, ref: Ref, cite: CiteState, bibliography: bool) -> Key | None:
        context = Context(ref, cite, bibliography=bibliography)
        context.sorting = True
        context.options = self.options
        context.year_suffix = ""
        context.config = ref.config
        return self.read(context)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _macro(compiler: Compiler, element: Element) -> Callable[[Context], Key | None]:
    name = element.get("macro")
    render = Shaped(compiler.macro(name), lambda shape: compiler.shaped(shape).macro(name))
    lang = compiler.locale.lang[:2]

    def read(context: Context) -> Key | None:
        text = marks.plain(render(context)).strip()
        return _mixed(text, lang) if text else None

    return read


def _variable(compiler: Compiler, element: Element, name: str) -> Callable[[Context], Key | None]:
    kind = kind_of(name)
    lang = compiler.locale.lang[:2]
    if kind is Kind.NAMES:
        names = Element("names", {"variable": name}, (), element.line)
        names = Element(
            "names", {"variable": name},
            (Element("name", {"form": "long", "name-as-sort-order": "all", "et-al-min": "0"}, (), element.line),),
            element.line,
        )  # fmt: skip
        render = compile_names(compiler, names)
        return lambda context: _text(marks.plain(render(context)), lang)
    if kind is Kind.DATE:

        def date(context: Context) -> Key | None:
            value = context.ref.date(name)
            text = sort_text(value, parts_wanted=["year", "month", "day"]) if value else ""
            return (text,) if text else None

        return date
    if name == "citation-number":
        return lambda context: (context.ref.number or context.ref.order,)
    if name == "citation-label":
        return lambda context: _text(label_of(context.ref), lang)
    if name == "year-suffix":
        return lambda context: _suffix(context.ref.year_suffix)

    def read(context: Context) -> Key | None:
        text = value_of(context, name)
        if not text:
            return None
        if kind is Kind.NUMBER:
            return _mixed(re.sub(r"<[^<>]{1,60}>", "", text), lang)
        return _text(text, lang)

    return read


def _suffix(suffix: str) -> Key:
    """The first of a year, "a", is no later than one without a suffix."""
    return (len(suffix), suffix) if suffix > "a" else (0, "")


def _text(text: str, lang: str) -> Key | None:
    text = _LEADING.sub("", re.sub(r"</?(?:i|b|sup|sub|sc|span)\b[^<>]{0,60}>", "", text))
    return collation(text, lang) if text else None


def _mixed(text: str, lang: str) -> Key:
    """Text whose numbers count as numbers: "2" before "10"."""
    return collation(_DIGITS.sub(lambda match: match[0].zfill(12), text), lang)
