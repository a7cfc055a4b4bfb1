"""A list of names → marked text: how many are shown, "and", "et al.", delimiters.

Source: CSL 1.0.2, "Name" and "Et-al Abbreviation".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citekit.csl import marks
from citekit.csl.context import SUBSEQUENT, Context
from citekit.csl.decoration import Decorate
from citekit.csl.fields import marked
from citekit.csl.namewriter import NameWriter, read_writer
from citekit.csl.people import Person
from citekit.csl.style import Element
from citekit.patterns import lazy

if TYPE_CHECKING:
    from citekit.csl.compiler import Compiler

_EMPTY: Mapping[str, str] = {}
# A term of a script that sets no spaces between words ("等", "ほか") has none before it,
# nor has the Hebrew "and", which is one word with the next.
_SPACED = lazy(
    "^[&A-Za-z\u00c0-\u017f\u0218-\u021b\u0370-\u05d4\u05d6-\u06ff\u0900-\u0fff\u1e00-\u1fff]"
)


@dataclass(frozen=True, slots=True)
class ListOptions:
    """Everything that an element ``cs:name`` with its inheritance says about a list."""

    form: str
    conjunction: str
    conjunction_space: str
    delimiter: str
    before_last: str
    before_et_al: str
    et_al: str
    et_al_space: str
    et_al_decorate: Decorate | None
    least: int
    use_first: int
    least_again: int
    use_first_again: int
    use_last: bool
    writer: NameWriter
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class WrittenList:
    """A list as text, the names in it one by one, and how many are shown."""

    text: str
    names: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class NameSet:
    """The names of a variable, how many a cite shows, and whether given names are cut."""

    names: Sequence[Person]
    shown: int
    initialized: bool


def read_list_options(
    compiler: Compiler, inherited: Mapping[str, str], name: Element | None, et_al: Element | None
) -> ListOptions:
    """Merge the attributes of ``name`` with those of the area and the style."""
    own = name.attributes if name is not None else _EMPTY

    def get(attribute: str, default: str = "", general: str = "") -> str:
        if attribute in own:
            return own[attribute]
        return inherited.get(general or attribute, default)

    use_first = _number(get("et-al-use-first"), 1)
    least = _number(get("et-al-min"), 0) if get("et-al-use-first") else 0
    conjunction = get("and")
    before = after = ""
    if name is not None:
        from citekit.csl.decoration import brackets

        before, after = brackets(name)
    locale = compiler.locale
    word = ""
    if conjunction == "text":
        word = marked(locale.term("and") or "and")
    elif conjunction == "symbol":
        word = "&"
    term = "et-al" if et_al is None else et_al.get("term", "et-al").replace("et al", "et-al")
    found = locale.term(term)
    others = marked(found if found is not None else term)
    return ListOptions(
        form=get("form", "long", "name-form"),
        conjunction=word,
        conjunction_space=_space(word),
        delimiter=marks.clean(get("delimiter", ", ", "name-delimiter")),
        before_last=get("delimiter-precedes-last", "contextual"),
        before_et_al=get("delimiter-precedes-et-al", "contextual"),
        et_al=others,
        et_al_space=_space(others),
        et_al_decorate=compiler.decorate(et_al) if et_al is not None else None,
        least=least,
        use_first=use_first,
        least_again=_number(get("et-al-subsequent-min"), least),
        use_first_again=_number(get("et-al-subsequent-use-first"), use_first),
        use_last=get("et-al-use-last") == "true",
        writer=read_writer(compiler, inherited, name),
        before=before,
        after=after,
    )


def _space(term: str) -> str:
    return " " if _SPACED.match(term) else ""


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() else default


def write_list(
    options: ListOptions, names: Sequence[Person], context: Context, variable: str
) -> WrittenList:
    """Write ``names``, cut and joined as the style wants it."""
    index = context.name_sets
    context.name_sets += 1
    total = len(names)
    least, shown = options.least, options.use_first
    if context.cite.position >= SUBSEQUENT and not context.in_bibliography:
        least, shown = options.least_again, options.use_first_again
    if context.sorting and isinstance(context.options, tuple):
        key_least, key_first, _ = context.options
        least, shown = key_least or least, key_first or shown
    config = context.config
    if config is not None and index < len(config.names):
        shown = max(shown, config.names[index])
    cut = bool(least) and total >= least and shown < total
    truncated = variable in context.ref.truncated
    if not cut:
        shown = total
    if context.name_sets_shown is not None:
        context.name_sets_shown.append(NameSet(names, shown, options.writer.initializes))
    if options.form == "count":
        return WrittenList("", (), shown)
    givens = config.givens if config is not None else None
    written: list[str] = []
    for place in range(shown):
        level = givens.get((index, place), 0) if givens else 0
        name = options.writer.write(names[place], place, level, sorting=context.sorting)
        written.append(_wrapped(options, names[place], name))
    text = _join(
        options, names, written, context, total=total, et_al=cut or truncated, truncated=truncated
    )
    return WrittenList(text, tuple(written), shown)


def _join(
    options: ListOptions,
    names: Sequence[Person],
    written: list[str],
    context: Context,
    *,
    total: int,
    et_al: bool,
    truncated: bool,
) -> str:
    delimiter = options.delimiter
    shown = len(written)
    last: list[str] = []
    if et_al and _use_last(options, context) and not truncated and shown <= total - 2:
        name = options.writer.write(names[-1], total - 1, 0, sorting=context.sorting)
        last = [_wrapped(options, names[-1], name)]
    if context.sorting:  # neither "and" nor "et al." is a part of a key
        return delimiter.join([*written, *last])
    if et_al:
        text = delimiter.join(written)
        if last:
            return f"{text}{delimiter}… {last[0]}"
        if not options.et_al or not shown:
            return text
        term = options.et_al
        if options.et_al_decorate is not None:
            term = options.et_al_decorate(term, context)
        with_delimiter = _has_delimiter(options.before_et_al, options, names[:shown])
        return f"{text}{delimiter if with_delimiter else options.et_al_space}{term}"
    if shown < 2 or not options.conjunction:
        return delimiter.join(written)
    head = delimiter.join(written[:-1])
    space = options.conjunction_space
    joint = space
    if _has_delimiter(options.before_last, options, names[: shown - 1]) and (
        space or options.before_last == "always"
    ):
        joint = delimiter
        if not joint.endswith((" ", "\u00a0")):
            joint += space
    return f"{head}{joint}{options.conjunction}{space}{written[-1]}"


def _wrapped(options: ListOptions, person: Person, name: str) -> str:
    """What ``cs:name`` puts around names is for persons, not for institutions."""
    return name if person.literal else f"{options.before}{name}{options.after}"


def _use_last(options: ListOptions, context: Context) -> bool:
    key = context.options if context.sorting else None
    return options.use_last or (isinstance(key, tuple) and bool(key[2]))


def _has_delimiter(rule: str, options: ListOptions, before: Sequence[Person]) -> bool:
    """Whether a delimiter stands after the names ``before``, by a ``delimiter-precedes-…`` rule."""
    return (
        rule == "always"
        or (rule == "contextual" and len(before) > 1)
        or (
            rule == "after-inverted-name"
            and options.writer.inverts(len(before) - 1)
            and not before[-1].literal
        )
    )
