"""What an element does to its text: periods, case, formatting, quotes, affixes, display.

``decorator`` turns the attributes of an element into one function, or none where the
element adds nothing. Formatting stands innermost, quotes around it, affixes outside.
"""

from __future__ import annotations

from collections.abc import Callable

from citekit.csl import marks
from citekit.csl.cases import cased
from citekit.csl.context import Context
from citekit.csl.people import ROMANESQUE
from citekit.csl.style import Element, Style
from citekit.patterns import lazy

Decorate = Callable[[str, Context], str]

_LEAVES = frozenset({"text", "number", "label", "date"})
_SLANTED = lazy(f"[{marks.ITALIC}{marks.OBLIQUE}\ue001\ue019]")
_ROMANESQUE = lazy(ROMANESQUE)
_FORMATTING = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")


def brackets(element: Element, *, affixes: bool = True) -> tuple[str, str]:
    """Return what stands before and after the text of an element."""
    attributes = element.attributes
    before = after = ""
    if affixes and element.name == "layout":  # its formatting holds its affixes as well
        before, after = marks.clean(element.get("prefix")), marks.clean(element.get("suffix"))
        affixes = False
    for name in _FORMATTING:
        value = attributes.get(name)
        if value:
            opener = marks.ATTRIBUTES.get((name, value))
            if opener is not None:
                before, after = opener + before, after + marks.closer(opener)
    if attributes.get("quotes") == "true":
        before, after = marks.QUOTE + before, after + marks.closer(marks.QUOTE)
    if affixes:
        before = marks.clean(attributes.get("prefix", "")) + before
        after += marks.clean(attributes.get("suffix", ""))
    display = attributes.get("display")
    opener = marks.ATTRIBUTES.get(("display", display)) if display else None
    if opener is not None:
        before, after = opener + before, after + marks.closer(opener)
    return before, after


def changer(element: Element, style: Style, *, english: bool) -> Decorate | None:
    """Return the function for ``strip-periods`` and ``text-case``, ``None`` for neither.

    ``english`` says whether an item without a language counts as English, which title
    case is for.
    """
    strip = element.get("strip-periods") == "true"
    kind = element.get("text-case")
    if not kind or kind == "normal":
        return (lambda text, _: text.replace(".", "")) if strip else None
    case = cased(kind)
    if case is None:
        raise style.error(element, f"text-case={kind!r} is unknown")
    if kind == "title":

        def title(text: str, context: Context) -> str:
            lang = context.ref.lang
            if strip:
                text = text.replace(".", "")
            if lang.startswith("en") or (english and not lang):
                return case(text, lang[:2])
            return text

        return title

    def change(text: str, context: Context) -> str:
        if strip:
            text = text.replace(".", "")
        return case(text, context.ref.lang[:2])

    return change


def _upright_where_unknown(change: Decorate | None, before: str, after: str) -> Decorate:
    """Set in italics only what has letters of a script that knows them, not 国际政治研究."""
    upright = _SLANTED.sub("", before), _SLANTED.sub("", after)

    def finish(text: str, context: Context) -> str:
        if change is not None:
            text = change(text, context)
        if text.isascii() or _ROMANESQUE.search(text):
            return before + text + after
        return upright[0] + text + upright[1]

    return finish


def decorator(element: Element, style: Style, *, english: bool) -> Decorate | None:
    """Return the one function that finishes an element's text."""
    change = changer(element, style, english=english)
    before, after = brackets(element)
    if _SLANTED.search(before) and element.name in _LEAVES:
        return _upright_where_unknown(change, before, after)
    if change is None:
        if not before and not after:
            return None
        return lambda text, _: before + text + after
    if not before and not after:
        return change
    return lambda text, context: before + change(text, context) + after
