"""Style model → closures: one pass over an area, macros only when they are first met.

``Compiler`` holds what every kind of element needs: the style, the locale, the options of
the area (citation or bibliography) and the macros that are compiled already. The kinds
themselves are in ``texts``, ``dates``, ``names`` and ``conditions``.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping

from citekit.csl import conditions, dates, marks, names, texts
from citekit.csl.context import Context, Render
from citekit.csl.decoration import Decorate, decorator
from citekit.csl.locales import Locale
from citekit.csl.numbers import page_ranger
from citekit.csl.refs import Shape
from citekit.csl.shapes import ABSENT, Pruner
from citekit.csl.style import Element, Style


class Compiler:
    """Compiles the elements of one area of a style for one locale."""

    def __init__(self, style: Style, locale: Locale, area: Element | None) -> None:
        self.style = style
        self.locale = locale
        self.area = area.name if area is not None else "citation"
        self.english = locale.lang.lower().startswith("en")
        self.inherited: Mapping[str, str] = {
            **style.attributes,
            **(area.attributes if area is not None else {}),
        }
        dash = locale.term("page-range-delimiter")
        self.dash = "–" if dash is None else dash
        self.pages = page_ranger(style.attributes.get("page-range-format", ""), self.dash)
        self.explicit_year_suffix = any(
            self.calls(one, "year-suffix")
            for one in (style.citation, style.bibliography)
            if one is not None
        )
        self.compiled: dict[str, Render] = {}
        self.names_around: Element | None = None
        self.alternatives = False
        self._delimiter = ""
        self.pruner: Pruner | None = None

    def shaped(self, shape: Shape) -> Compiler:
        """Return a compiler of the same area for items of one shape."""
        special = copy.copy(self)
        special.compiled = {}
        special.pruner = Pruner(self.style.macros, shape, citation=self.area == "citation")
        return special

    def element(self, element: Element) -> Render:
        """Compile one rendering element."""
        match element.name:
            case "text":
                return self._text(element)
            case "group" | "macro":
                return self._group(element)
            case "choose":
                return conditions.compile_choose(self, element)
            case "names":
                return names.compile_names(self, element)
            case "date":
                return dates.compile_date(self, element)
            case "number":
                return texts.compile_number(self, element)
            case "label":
                return texts.compile_label(self, element)
            case "absent":
                return _absent
            case _:
                raise self.style.error(element, "no rendering element")

    def layout(self, element: Element) -> tuple[Render, ...]:
        """Compile the children of ``cs:layout``, one by one."""
        return self.children(self.pruner.children(element) if self.pruner else element)

    def children(self, element: Element) -> tuple[Render, ...]:
        """Compile the children of ``element``."""
        return tuple(self.element(child) for child in element.children)

    def sequence(self, element: Element) -> Render:
        """Compile the children of a branch of ``cs:choose`` into one closure that joins them.

        In ``cs:substitute`` they are alternatives: the first that prints is taken.

        They are joined by the delimiter of the nearest group around the choose (CSL 1.0.2,
        "Choose").
        """
        parts = self.children(element)
        if len(parts) == 1:
            return parts[0]
        if self.alternatives:
            return lambda context: next((text for part in parts if (text := part(context))), "")
        delimiter = self._delimiter
        if delimiter:
            return lambda context: delimiter.join(
                [text for part in parts if (text := part(context))]
            )
        if len(parts) == 2:
            first, second = parts
            return lambda context: first(context) + second(context)
        return lambda context: "".join([part(context) for part in parts])

    def decorate(self, element: Element) -> Decorate | None:
        """Return what finishes the text of ``element``."""
        words = element.name == "label" or "term" in element.attributes
        return decorator(element, self.style, english=self.english or words)

    def macro(self, name: str) -> Render:
        """Return a macro's closure; it is compiled when it first renders."""
        found = self.compiled.get(name)
        if found is None:
            found = _Macro(self, name) if self.pruner is None else self.compile_macro(name)
            self.compiled[name] = found
        return found

    def compile_macro(self, name: str) -> Render:
        """Compile a macro: it counts as a group around its children (CSL 1.0.2, "Group")."""
        element = self.pruner.macro(name) if self.pruner else self.style.macros[name]
        if element is None or element is ABSENT:
            return _absent if element else _nothing
        outer, self.names_around = self.names_around, None
        inside, self.alternatives = self.alternatives, False
        render = self.element(element)
        self.names_around, self.alternatives = outer, inside
        return render

    def _text(self, element: Element) -> Render:
        name = element.get("macro")
        if not name:
            return texts.compile_text(self, element)
        inner = self.macro(name)
        # a case is for words: processors have never changed that of a whole macro
        decorate = self.decorate(element.without("text-case"))
        if decorate is None:
            return inner

        def render(context: Context) -> str:
            text = inner(context)
            return decorate(text, context) if text else ""

        return render

    def _group(self, element: Element) -> Render:
        # two spaces between the parts of a group are meant
        delimiter = marks.clean(element.get("delimiter")).replace("  ", "\u00a0 ")
        outer, self._delimiter = self._delimiter, delimiter
        inside, self.alternatives = self.alternatives, False
        children = self.children(element)
        self._delimiter, self.alternatives = outer, inside
        return grouped(children, delimiter, self.decorate(element))

    def calls(self, element: Element, variable: str) -> bool:
        """Tell whether an element, or a macro that it calls, prints ``variable``."""
        return any(
            one.name in ("text", "number") and one.get("variable") == variable
            for one in self._reached(element)
        )

    def depends(self, element: Element, variable: str) -> bool:
        """Tell whether an element, or a macro that it calls, prints or tests ``variable``."""
        return any(variable in one.get("variable").split() for one in self._reached(element))

    def _reached(self, element: Element) -> Iterator[Element]:
        """The element, all within it, and the macros that are called there, each once."""
        seen: set[str] = set()
        stack = [element]
        while stack:
            one = stack.pop()
            yield one
            name = one.attributes.get("macro")
            if name and name not in seen:
                seen.add(name)
                stack.append(self.style.macros[name])
            stack.extend(one.children)


def _absent(context: Context) -> str:
    """A variable that is called and is not there."""
    context.called += 1
    return ""


def _nothing(_: Context) -> str:
    return ""


class _Macro:
    """A macro that compiles itself at its first call."""

    __slots__ = ("_compiler", "_name", "_render")

    def __init__(self, compiler: Compiler, name: str) -> None:
        self._compiler = compiler
        self._name = name
        self._render: Render | None = None

    def __call__(self, context: Context) -> str:
        render = self._render
        if render is None:
            render = self._render = self._compiler.compile_macro(self._name)
        return render(context)


def grouped(children: tuple[Render, ...], delimiter: str, decorate: Decorate | None) -> Render:
    """Return a closure that joins ``children`` and is silent if all their variables are."""

    def render(context: Context) -> str:
        called, hit = context.called, context.hit
        parts = [text for child in children if (text := child(context))]
        if context.hit == hit and context.called != called:
            return ""
        if not parts:
            return ""
        context.called += 1
        context.hit += 1
        text = delimiter.join(parts)
        return decorate(text, context) if decorate is not None else text

    return render
