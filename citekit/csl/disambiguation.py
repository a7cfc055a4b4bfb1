"""Cites that look alike are told apart: names, given names, a condition, year suffixes.

Source: CSL 1.0.2, "Disambiguation". The methods are tried in that order; each is kept only
as far as it helps. The result is on the refs: ``config`` and ``year_suffix``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from citekit.csl import marks
from citekit.csl.context import Context
from citekit.csl.engine import Area, Engine
from citekit.csl.refs import Config, Ref

_MAX_STEPS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What ``cs:citation`` asks for."""

    names: bool
    givens: bool
    rule: str
    suffix: bool
    condition: bool


def read_options(engine: Engine) -> Options:
    """Return the disambiguation that a style wants."""
    area = engine.citation
    if area is None:
        return Options(names=False, givens=False, rule="", suffix=False, condition=False)
    return Options(
        names=area.option("disambiguate-add-names") == "true",
        givens=area.option("disambiguate-add-givenname") == "true",
        rule=area.option("givenname-disambiguation-rule", "by-cite"),
        suffix=area.option("disambiguate-add-year-suffix") == "true" or _has_label(engine),
        condition=_has_condition(engine),
    )


def disambiguate(engine: Engine, refs: Sequence[Ref]) -> None:
    """Set ``config`` and ``year_suffix`` of ``refs``, which are in bibliography order."""
    area, options = engine.citation, read_options(engine)
    if area is None:
        return
    for ref in refs:
        ref.config = None
        ref.year_suffix = ""
    if not (options.names or options.givens or options.suffix or options.condition):
        return
    if options.givens and options.rule != "by-cite":
        _tell_names_apart(area, refs, options)
    for group in _alike(area, refs):
        _settle(area, group, options)
    if options.suffix:
        for group in _alike(area, refs):
            for number, ref in enumerate(sorted(group, key=lambda ref: ref.order), 1):
                ref.year_suffix = letters(number)


def letters(number: int) -> str:
    """Return a, b, … z, aa for 1, 2 and so on.

    >>> letters(1), letters(27)
    ('a', 'aa')
    """
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(97 + rest) + text
    return text


def _has_label(engine: Engine) -> bool:
    return _has(engine, "variable", "citation-label")


def _has_condition(engine: Engine) -> bool:
    return _has(engine, "disambiguate")


def _has(engine: Engine, attribute: str, value: str = "") -> bool:
    """Whether an element of the citation, or a macro, has an attribute (of a value)."""
    stack = [engine.citation.layout] if engine.citation is not None else []
    stack += engine.style.macros.values()
    while stack:
        element = stack.pop()
        if attribute in element.attributes and value in ("", element.attributes[attribute]):
            return True
        stack.extend(element.children)
    return False


def cite_text(area: Area, ref: Ref, config: Config | None) -> str:
    """Return a bare cite of ``ref`` as it would look, without year suffix."""
    context = Context(ref)
    context.config = config
    context.year_suffix = ""
    return marks.plain(area.render(context))


def _counts(area: Area, ref: Ref, config: Config | None) -> list[tuple[int, int]]:
    """How many names each set of a cite shows, and how many there are."""
    context = Context(ref)
    context.config = config
    context.year_suffix = ""
    context.name_counts = []
    area.render(context)
    return context.name_counts


def _alike(area: Area, refs: Iterable[Ref]) -> list[list[Ref]]:
    groups: dict[str, list[Ref]] = defaultdict(list)
    for ref in refs:
        text = cite_text(area, ref, ref.config)
        if text:
            groups[text].append(ref)
    return [group for group in groups.values() if len(group) > 1]


def _settle(area: Area, group: list[Ref], options: Options) -> None:
    """Tell the cites of a group apart by names and given names; keep only what helps."""
    open_ = list(group)
    if options.names or (options.givens and options.rule == "by-cite"):
        open_ = _by_names(area, open_, options)
    if open_ and options.condition:
        _by_condition(area, open_)


def _by_names(area: Area, group: list[Ref], options: Options) -> list[Ref]:
    """Add names and given names step by step; return the refs that still look alike."""
    open_ = group
    base = {ref: ref.config or Config() for ref in group}
    for step in _steps(area, group[0], options):
        wanted = {ref: _merged(base[ref], step) for ref in open_}
        texts: dict[str, list[Ref]] = defaultdict(list)
        for ref in open_:
            texts[cite_text(area, ref, wanted[ref])].append(ref)
        if len(texts) == 1:
            continue
        rest: list[Ref] = []
        for alike in texts.values():
            for ref in alike:
                ref.config = wanted[ref]
            if len(alike) > 1:
                rest += alike
        open_ = rest
        base = {ref: ref.config or Config() for ref in open_}
        if not open_:
            break
    return open_


def _merged(base: Config, step: Config) -> Config:
    names = tuple(
        max(one, other)
        for one, other in zip(
            base.names + (0,) * (len(step.names) - len(base.names)),
            step.names + (0,) * (len(base.names) - len(step.names)),
            strict=True,
        )
    )
    givens = {**(base.givens or {}), **(step.givens or {})}
    return replace(base, names=names, givens=givens or None)


def _steps(area: Area, ref: Ref, options: Options) -> list[Config]:
    """The configs to try, from the least to the most: one name more, then its given names."""
    counts = _counts(area, ref, ref.config)
    steps: list[Config] = []
    shown = [first for first, _ in counts]
    by_cite = options.givens and options.rule == "by-cite"
    # by another rule names are told apart wherever they show: those added here as well
    added = options.givens and not options.rule.startswith("primary")
    levels = (1,) if options.rule.endswith("initials") else (1, 2)
    for index, (first, total) in enumerate(counts):
        if by_cite:
            for place in range(first):
                steps += [
                    Config(names=tuple(shown), givens={(index, place): level}) for level in (1, 2)
                ]
        if options.names:
            for count in range(first + 1, total + 1):
                shown[index] = count
                steps.append(Config(names=tuple(shown)))
                if added:
                    steps += [
                        Config(names=tuple(shown), givens={(index, count - 1): level})
                        for level in levels
                    ]
                if len(steps) > _MAX_STEPS:
                    return steps
    return steps


def _by_condition(area: Area, group: list[Ref]) -> None:
    wanted = {ref: replace(ref.config or Config(), condition=True) for ref in group}
    texts = {cite_text(area, ref, wanted[ref]) for ref in group}
    if len(texts) > 1 or texts != {cite_text(area, group[0], group[0].config)}:
        for ref in group:
            ref.config = wanted[ref]


def _tell_names_apart(area: Area, refs: Sequence[Ref], options: Options) -> None:
    """Expand given names wherever two persons would print alike, ambiguous cite or not."""
    primary = options.rule.startswith("primary")
    initials = options.rule.endswith("initials")
    places: dict[str, list[tuple[Ref, int, int, object]]] = defaultdict(list)
    for ref in refs:
        context = Context(ref)
        context.year_suffix = ""
        context.name_counts = []
        area.render(context)
        names = context.rendered_names or ()
        persons = _first_list(ref)
        for place, name in enumerate(names[: 1 if primary else None]):
            if place < len(persons):
                places[marks.plain(name)].append((ref, 0, place, persons[place]))
    for alike in places.values():
        if len({person for *_, person in alike}) < 2:
            continue
        for level in (1,) if initials else (1, 2):
            shown: dict[str, set[object]] = defaultdict(set)
            for ref, index, place, person in alike:
                config = _merged(ref.config or Config(), Config(givens={(index, place): level}))
                context = Context(ref)
                context.config = config
                area.render(context)
                names = context.rendered_names or ()
                shown[marks.plain(names[place]) if place < len(names) else ""].add(person)
            if len(shown) > 1:
                for ref, index, place, _ in alike:
                    ref.config = _merged(
                        ref.config or Config(), Config(givens={(index, place): level})
                    )
                if all(len(persons) == 1 for persons in shown.values()):
                    break


def _first_list(ref: Ref) -> tuple[object, ...]:
    for variable in ("author", "editor", "translator", "director", "composer", "collection-editor"):
        names = ref.names(variable)
        if names:
            return names
    return ()
