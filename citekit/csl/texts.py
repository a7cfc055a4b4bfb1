"""``cs:text`` (variables, terms, values), ``cs:number`` and ``cs:label``, compiled.

Source: CSL 1.0.2, "Text", "Number", "Label".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from citekit.csl import marks
from citekit.csl.conditions import first_page, value_of
from citekit.csl.context import Context, Render
from citekit.csl.fields import marked, verbatim
from citekit.csl.locales import Locale
from citekit.csl.numbers import dashed, is_numeric, is_plural, roman, with_conjunction
from citekit.csl.style import Element
from citekit.csl.trigraphs import label_of
from citekit.patterns import lazy
from citekit.variables import LOCATOR_LABELS

if TYPE_CHECKING:
    from citekit.csl.compiler import Compiler

_SHORT = {"title": "title-short", "container-title": "container-title-short"}
_VERBATIM = frozenset({"URL", "DOI", "PMID", "PMCID", "ISBN", "ISSN"})
_NUMBER = lazy(r"(\d+)")
_SEPARATORS = lazy(r"\s*(,|&|--?|–|—)\s*")


def compile_text(compiler: Compiler, element: Element) -> Render:
    """Compile ``cs:text``, but for macros."""
    attributes = element.attributes
    if "variable" in attributes:
        return _compile_variable(compiler, element)
    if "term" in attributes:
        return _compile_term(compiler, element)
    if "value" in attributes:
        return _fixed(compiler, element, marked(attributes["value"], lines=True))
    raise compiler.style.error(element, "expected one of variable, macro, term, value")


def _fixed(compiler: Compiler, element: Element, text: str) -> Render:
    decorate = compiler.decorate(element)
    if not text:
        return lambda _: ""
    if decorate is None:
        return lambda _: text
    return lambda context: decorate(text, context)


def _compile_term(compiler: Compiler, element: Element) -> Render:
    name = element.get("term")
    form = element.get("form", "long")
    plural = element.get("plural") == "true"
    text = compiler.locale.term(
        name.replace("_", "-") if name != "and others" else name, form, plural=plural
    )
    render = _fixed(compiler, element, marked(text or ""))
    plain = marks.plain(marked(text or ""))

    def term(context: Context) -> str:
        if context.terms is not None:
            context.terms.append(plain)
        return render(context)

    return term


def _compile_variable(compiler: Compiler, element: Element) -> Render:
    name = element.get("variable")
    if element.get("form") == "short" and name in _SHORT:
        lookup = _first_of(_SHORT[name], name)
    else:
        lookup = variable_lookup(compiler, name)
    decorate = compiler.decorate(element)
    # a year suffix is no variable of the item: without one, a group is not the emptier
    counts = int(name != "year-suffix")

    def render(context: Context) -> str:
        context.called += counts
        if context.suppressed is not None and name in context.suppressed:
            return ""
        text = lookup(context)
        if not text:
            return ""
        context.hit += counts
        if context.trace:
            text = marks.traced(name, text)
        if context.tracking is not None:
            context.tracking.append(name)
        return decorate(text, context) if decorate is not None else text

    return render


def _first_of(first: str, second: str) -> Callable[[Context], str]:
    def lookup(context: Context) -> str:
        ref = context.ref
        text = ref.text(first) or ref.text(second)
        return marked(text) if text else ""

    return lookup


def variable_lookup(compiler: Compiler, name: str) -> Callable[[Context], str]:
    """Return what finds a variable's marked text for a context."""
    pages = compiler.pages
    symbol = compiler.locale.term("and", "symbol") or "&"
    match name:
        case "page":
            return lambda context: pages(verbatim(context.ref.text("page")))
        case "page-first":
            return lambda context: first_page(context.ref)
        case "locator":
            return lambda context: marked(with_conjunction(_locator(context, pages), symbol))
        case "citation-number" | "first-reference-note-number":
            return lambda context: value_of(context, name)
        case "year-suffix":
            return _year_suffix
        case "citation-label":
            return _citation_label
        case "volume" | "issue" | "collection-number" | "chapter-number":
            return lambda context: verbatim(dashed(context.ref.text(name), "–"))
        case _ if name in _VERBATIM:
            return lambda context: verbatim(context.ref.text(name))
        case _:

            def lookup(context: Context) -> str:
                text = context.ref.values.get(name)
                return marked(text) if isinstance(text, str) else ""

            return lookup


def _citation_label(context: Context) -> str:
    context.suffix_done = True
    return marked(label_of(context.ref)) + context.year_suffix


def _year_suffix(context: Context) -> str:
    context.suffix_done = True
    return context.year_suffix


def _locator(context: Context, pages: Callable[[str], str]) -> str:
    cite = context.cite
    if cite.label == "page":
        return pages(cite.locator)
    return dashed(cite.locator, "–")


def compile_number(compiler: Compiler, element: Element) -> Render:
    """Compile ``cs:number``."""
    name = element.get("variable")
    form = element.get("form", "numeric")
    decorate = compiler.decorate(element)
    gender = compiler.locale.genders.get(name, "")
    pages = compiler.pages if name in ("page", "locator") else None

    def render(context: Context) -> str:
        context.called += 1
        if context.suppressed is not None and name in context.suppressed:
            return ""
        text = value_of(context, name)
        if not text:
            return ""
        context.hit += 1
        if context.tracking is not None:
            context.tracking.append(name)
        if is_numeric(text):
            shown = (
                pages(text)
                if pages and form == "numeric"
                else _numbers(compiler, text, form, gender)
            )
        else:
            shown = verbatim(text)
        if context.trace:
            shown = marks.traced(name, shown)
        return decorate(shown, context) if decorate is not None else shown

    return render


def _numbers(compiler: Compiler, text: str, form: str, gender: str) -> str:
    """Write numbers, and what joins them, in a form."""
    pieces: list[str] = []
    for index, piece in enumerate(_SEPARATORS.split(text.strip().replace("\\-", "\\"))):
        if index % 2 == 0:
            pieces.append(_one_number(compiler, piece, form, gender).replace("\\", "-"))
        elif piece == ",":
            pieces.append(", ")
        elif piece == "&":
            pieces.append(" & ")
        else:
            pieces.append(compiler.dash)
    return verbatim("".join(pieces))


def _one_number(compiler: Compiler, text: str, form: str, gender: str) -> str:
    if form == "numeric" or not text.isdecimal():
        return text
    number = int(text)
    locale = compiler.locale
    if form == "roman":
        return roman(number)
    if form == "long-ordinal":
        found = locale.long_ordinal(number, gender)
        if found is not None:
            return found
    return text + locale.ordinal(number, gender)


def compile_label(compiler: Compiler, element: Element) -> Render:
    """Compile ``cs:label`` of a number variable."""
    name = element.get("variable")
    form = element.get("form", "long")
    plural = element.get("plural", "contextual")
    decorate = compiler.decorate(element)
    locale = compiler.locale
    joint = f" {locale.term('and') or 'and'} "
    typed = _typed_labels(locale)

    def render(context: Context) -> str:
        if context.suppressed is not None and name in context.suppressed:
            return ""
        value = value_of(context, name)
        if not value:
            return ""
        term = context.cite.label if name == "locator" else name
        if name == "locator" and typed(value):
            return ""
        many = plural == "always" or (plural == "contextual" and _is_many(name, value, joint))
        text = locale.term(term, form, plural=many)
        if not text:
            return ""
        text = marked(text)
        return decorate(text, context) if decorate is not None else text

    return render


def _typed_labels(locale: Locale) -> Callable[[str], bool]:
    """Return what tells a locator that begins with a label of its own: "vol. 1, fol. 186"."""
    words = tuple(
        f"{word} "
        for label in sorted(LOCATOR_LABELS)
        for plural in (False, True)
        if (word := locale.term(label, "short", plural=plural)) and word.endswith(".")
    )
    return lambda value: value.startswith(words)


def _is_many(name: str, value: str, joint: str) -> bool:
    if name in ("number-of-pages", "number-of-volumes"):
        return not value.isdecimal() or int(value) != 1
    return is_plural(value) or joint in value
