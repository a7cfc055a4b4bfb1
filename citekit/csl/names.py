"""``cs:names``, compiled: lists of names with labels, substitution, et al.

Source: CSL 1.0.2, "Names". How one name is written is in ``namewriter``; how a list is
joined, in ``namelists``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citekit.csl import marks
from citekit.csl.context import Context, Render
from citekit.csl.decoration import Decorate, brackets, decorator
from citekit.csl.fields import marked
from citekit.csl.namelists import ListOptions, read_list_options, write_list
from citekit.csl.people import Person
from citekit.csl.style import Element

if TYPE_CHECKING:
    from citekit.csl.compiler import Compiler


@dataclass(frozen=True, slots=True)
class _Label:
    """A compiled ``cs:label`` of names: its words by variable, and whether it comes first."""

    form: str
    plural: str
    decorate: Decorate | None
    first: bool


@dataclass(frozen=True, slots=True)
class _Names:
    """What an element ``cs:names`` and its inheritance say."""

    variables: tuple[str, ...]
    options: ListOptions
    label: _Label | None
    delimiter: str
    decorate: Decorate | None
    substitutes: tuple[Render, ...]


def compile_names(compiler: Compiler, element: Element, parent: Element | None = None) -> Render:
    """Compile ``cs:names``; within ``cs:substitute`` a bare one takes its parent's children."""
    spec = _read(compiler, element, parent or compiler.names_around)
    write = _writer(compiler, spec)

    def render(context: Context) -> str:
        first = not context.names_done
        if first and context.suppress_names and any(map(context.ref.names, spec.variables)):
            context.called += 1
            context.names_text = write(context)
            context.names_done = True
            return ""
        text = write(context)
        if text:
            if first:
                context.names_done = True
                context.names_text = text
                text = _substituted(context, text)
            return text
        for substitute in spec.substitutes:
            if substitute is _SILENT:
                return ""
            outer, context.tracking = context.tracking, []
            text = substitute(context)
            tracked, context.tracking = context.tracking, outer
            if not text and first and context.names_done and context.suppress_names:
                return ""  # those that stand for these names are left out as well
            if text:
                context.suppressed = (context.suppressed or set()) | set(tracked)
                if first and not context.names_done:
                    context.names_done = True
                    context.names_text = text
                    # words of the style alone ("anonymous") are no one's name
                    context.rendered_names = (text,) if tracked else ()
                    text = _substituted(context, text)
                    if context.suppress_names:
                        return ""
                return text
        return ""

    return render


def _silent(_: Context) -> str:
    """A term that the locale has and leaves empty: it stands for the names, and says nothing."""
    return ""


_SILENT: Render = _silent


def _within(affixes: tuple[str, str], render: Render) -> Render:
    """Names that stand for others take the affixes of those as well."""
    before, after = affixes
    if not before and not after:
        return render
    return lambda context: f"{before}{text}{after}" if (text := render(context)) else ""


def _substituted(context: Context, text: str) -> str:
    """Replace the first names of an entry that repeat those of the entry before."""
    rule = context.options
    if rule is None or context.previous_names is None or context.sorting:
        return text
    return rule(context, text)  # type: ignore[operator,no-any-return]


def _read(compiler: Compiler, element: Element, parent: Element | None) -> _Names:
    source = element
    if parent is not None and not any(
        c.name in ("name", "et-al", "label") for c in element.children
    ):
        source = Element(element.name, element.attributes, parent.children, element.line)
    name = source.child("name")
    inherited = compiler.inherited
    options = read_list_options(compiler, inherited, name, source.child("et-al"))
    label = source.child("label")
    read_label = None
    if label is not None:
        order = [child.name for child in source.children if child.name in ("name", "label")]
        read_label = _Label(
            label.get("form", "long"), label.get("plural", "contextual"),
            compiler.decorate(label), order[0] == "label" and "name" in order,
        )  # fmt: skip
    delimiter = element.attributes.get("delimiter")
    if delimiter is None and parent is not None:
        delimiter = parent.attributes.get("delimiter")
    if delimiter is None:
        delimiter = inherited.get("names-delimiter", "")
    substitutes: list[Render] = []
    affixes = marks.clean(element.get("prefix")), marks.clean(element.get("suffix"))
    block = element.child("substitute")
    outer, compiler.names_around = compiler.names_around, source
    inside, compiler.alternatives = compiler.alternatives, True
    for child in block.children if block is not None else ():
        if child.name == "names":
            substitutes.append(_within(affixes, compile_names(compiler, child, source)))
        elif child.get("term") and compiler.locale.term(child.get("term")) == "":
            substitutes.append(_SILENT)
        else:
            substitutes.append(compiler.element(child))
    compiler.names_around, compiler.alternatives = outer, inside
    return _Names(
        variables=tuple(element.get("variable").split()),
        options=options,
        label=read_label,
        delimiter=marks.clean(delimiter),
        decorate=compiler.decorate(element),
        substitutes=tuple(substitutes),
    )


def _writer(compiler: Compiler, spec: _Names) -> Render:
    """Return what writes the names of the element's own variables."""
    writers = tuple(
        (variable, _label_writer(compiler, spec, variable)) for variable in spec.variables
    )
    merged = _label_writer(compiler, spec, "editortranslator")
    both = set(spec.variables) >= {"editor", "translator"} and _has_word(compiler, spec)
    options, decorate, delimiter = spec.options, spec.decorate, spec.delimiter

    def write(context: Context) -> str:
        parts: list[str] = []
        total = 0
        ref = context.ref
        together = both and _same(ref.names("editor"), ref.names("translator"))
        seen: list[str] = []
        for variable, label in writers:
            context.called += 1
            if context.suppressed is not None and variable in context.suppressed:
                continue
            if together and variable == "translator":
                continue
            if context.tracking is not None and variable in context.tracking:
                continue  # within a substitute, names stand once
            names = ref.names(variable)
            if not names:
                continue
            context.hit += 1
            if context.tracking is not None:
                context.tracking.append(variable)
            if options.form == "count":
                total += write_list(options, names, context, variable).count
                continue
            written = write_list(options, names, context, variable)
            seen += written.names
            text = marks.traced(variable, written.text) if context.trace else written.text
            joined = (merged if together else label)(text, names, context)
            if joined:
                parts.append(joined)
        if options.form == "count":
            return str(total) if total else ""
        if not parts:
            return ""
        if not context.names_done:
            context.rendered_names = tuple(seen)
        text = delimiter.join(parts)
        return decorate(text, context) if decorate is not None else text

    return write


def _has_word(compiler: Compiler, spec: _Names) -> bool:
    """Whether one who edits and translates has a name of that in the locale."""
    form = spec.label.form if spec.label is not None else "long"
    return compiler.locale.term("editortranslator", form) != ""


def _same(editors: Sequence[Person], translators: Sequence[Person]) -> bool:
    return bool(editors) and editors == translators


def _label_writer(
    compiler: Compiler, spec: _Names, variable: str
) -> Callable[[str, Sequence[Person], Context], str]:
    label = spec.label
    if label is None:
        return lambda text, names, context: text
    words = tuple(
        marked(compiler.locale.term(variable, label.form, plural=many) or "")
        for many in (False, True)
    )

    def write(text: str, names: Sequence[Person], context: Context) -> str:
        many = label.plural == "always" or (
            label.plural == "contextual" and (len(names) > 1 or variable in context.ref.truncated)
        )
        word = words[many]
        if not word or context.sorting:
            return text
        if label.decorate is not None:
            word = label.decorate(word, context)
        return word + text if label.first else text + word

    return write


__all__ = ["brackets", "compile_names", "decorator"]
