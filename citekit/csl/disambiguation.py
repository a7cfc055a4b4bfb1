"""Cites that look alike are told apart: names, given names, a condition, year suffixes.

Source: CSL 1.0.2, "Disambiguation". The methods are tried in that order; each is kept only
as far as it helps. What is compared are cites after the first: a style that names works in
full the first time must still tell them apart later. The result is on the refs: ``config``
and ``year_suffix``. Which persons share a name is in ``namesakes``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from citekit.csl import marks
from citekit.csl.context import SUBSEQUENT, CiteState, Context
from citekit.csl.engine import Area, Engine
from citekit.csl.namesakes import tell_namesakes_apart
from citekit.csl.refs import Config, Ref

_MAX_STEPS = 60
_EVERY = 1_000_000
_LATER = CiteState(position=SUBSEQUENT, near_note=True)
_PLAIN = Config()


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What ``cs:citation`` asks for; ``notes`` says that cites point back to a note."""

    names: bool
    givens: bool
    rule: str
    suffix: bool
    condition: bool
    notes: bool


def read_options(engine: Engine) -> Options:
    """Return the disambiguation that a style wants."""
    area = engine.citation
    if area is None:
        return Options(
            names=False, givens=False, rule="", suffix=False, condition=False, notes=False
        )
    rule = area.option("givenname-disambiguation-rule", "by-cite")
    return Options(
        names=area.option("disambiguate-add-names") == "true",
        givens=area.option("disambiguate-add-givenname") == "true",
        rule=rule,
        suffix=area.option("disambiguate-add-year-suffix") == "true"
        or _has(engine, "variable", "citation-label"),
        condition=_has(engine, "disambiguate"),
        notes=rule == "by-cite" and _has(engine, "variable", "first-reference-note-number"),
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
        tell_namesakes_apart(area, refs, options.rule)
    cites = _Cites(area, options)
    left = [rest for group in cites.alike(refs) for rest in cites.settle(group)]
    if options.suffix:
        for group in cites.alike(ref for rest in left for ref in rest):
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


class _Cites:
    """Bare cites of the refs as they would look under one config or another."""

    def __init__(self, area: Area, options: Options) -> None:
        self._area = area
        self._options = options

    def alike(self, refs: Iterable[Ref]) -> list[list[Ref]]:
        """Return the groups of refs whose cites look alike."""
        groups: dict[str, list[Ref]] = defaultdict(list)
        for ref in refs:
            text = self._text(ref, ref.config)
            if text:
                groups[text].append(ref)
        return [group for group in groups.values() if len(group) > 1]

    def settle(self, group: list[Ref]) -> list[list[Ref]]:
        """Tell the cites of a group apart; return the groups that still look alike."""
        options = self._options
        left = [group]
        if options.names or (options.givens and options.rule == "by-cite"):
            left = self._try(group, list(self._steps(group)), 0)
        if not options.condition:
            return left
        rest: list[list[Ref]] = []
        for one in left:
            most = self._rendered(one[0], replace(one[0].config or _PLAIN, condition=_EVERY))
            steps = [Config(condition=level) for level in range(1, most.conditions + 1)]
            rest += self._by_condition(one, steps)
        return rest

    def _by_condition(self, group: list[Ref], steps: list[Config]) -> list[list[Ref]]:
        """Let conditions hold, one more each time; where none helps, all may as well."""
        before = [ref.config for ref in group]
        left = self._try(group, steps, 0)
        if steps and [ref.config for ref in group] == before:
            wanted = [_merged(config, steps[-1]) for config in before]
            if self._text(group[0], wanted[0]) != self._text(group[0], before[0]):
                for ref, config in zip(group, wanted, strict=True):
                    ref.config = config
        return left

    def _try(self, group: list[Ref], steps: Sequence[Config], start: int) -> list[list[Ref]]:
        """Take the first of ``steps`` that tells some apart, go on with those it does not."""
        for index in range(start, len(steps)):
            wanted = {ref: _merged(ref.config, steps[index]) for ref in group}
            texts: dict[str, list[Ref]] = defaultdict(list)
            for ref in group:
                texts[self._text(ref, wanted[ref])].append(ref)
            if len(texts) == 1:
                continue
            for ref in group:
                ref.config = wanted[ref]
            return [
                rest
                for alike in texts.values()
                if len(alike) > 1
                for rest in self._try(alike, steps, index + 1)
            ]
        return [group]

    def _steps(self, group: Sequence[Ref]) -> Iterator[Config]:
        """The names to try, from the least to the most: one name more, then its given names."""
        options = self._options
        by_cite = options.givens and options.rule == "by-cite"
        # by another rule names are told apart wherever they show: those added here as well
        added = options.givens and not options.rule.startswith("primary")
        levels = (1,) if options.rule.endswith("initials") else (1, 2)
        tried = 0
        for index, (shown, total) in enumerate(self._counts(group)):
            nothing = (0,) * index
            for place in range(shown if by_cite else 0):
                yield from (Config(givens={(index, place): level}) for level in levels)
            for count in range(shown + 1, total + 1 if options.names else 0):
                yield Config(names=(*nothing, count))
                for level in levels if added else ():
                    yield Config(names=(*nothing, count), givens={(index, count - 1): level})
                tried += 1
                if tried > _MAX_STEPS:
                    return

    def _counts(self, group: Sequence[Ref]) -> list[tuple[int, int]]:
        """How many names each set shows, and how many there are at most."""
        counts: list[tuple[int, int]] = []
        for ref in group:
            sets = self._rendered(ref, ref.config).name_sets_shown or ()
            for index, one in enumerate(sets):
                if index == len(counts):
                    counts.append((one.shown, len(one.names)))
                elif len(one.names) > counts[index][1]:
                    counts[index] = (counts[index][0], len(one.names))
        return counts

    def _text(self, ref: Ref, config: Config | None) -> str:
        """Return a bare cite of ``ref`` as it would look, without year suffix."""
        context = self._context(ref, config)
        return marks.plain(self._area.render(context))

    def _rendered(self, ref: Ref, config: Config | None) -> Context:
        """Return the context after such a cite, with the names that it shows."""
        context = self._context(ref, config)
        context.name_sets_shown = []
        self._area.render(context)
        return context

    def _context(self, ref: Ref, config: Config | None) -> Context:
        notes = self._options.notes and ref.first_note
        context = Context(ref, replace(_LATER, first_note=ref.first_note) if notes else _LATER)
        context.config = config
        context.year_suffix = ""
        context.bare = True
        return context


def _merged(base: Config | None, step: Config) -> Config:
    if base is None:
        return step
    width = max(len(base.names), len(step.names))
    names = tuple(map(max, _padded(base.names, width), _padded(step.names, width)))
    givens = {**(base.givens or {}), **(step.givens or {})}
    return Config(names, givens or None, max(base.condition, step.condition))


def _padded(names: tuple[int, ...], width: int) -> tuple[int, ...]:
    return names + (0,) * (width - len(names))
