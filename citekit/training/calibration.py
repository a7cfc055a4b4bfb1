"""How often what a parser is so sure of is right: measured, made monotone, written down."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from citekit.model import Draft
from citekit.reference.checking import checks, letters
from citekit.reference.cleaning import blank_out
from citekit.training.corpora import Labelled

_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "author": "author", "editor": "editor", "translator": "translator", "title": "title",
        "container-title": "container", "collection-title": "collection",
        "publisher": "publisher", "publisher-place": "location", "edition": "edition",
        "genre": "genre", "page": "pages", "issued": "date", "volume": "volume",
        "issue": "issue", "number": "number", "accessed": "accessed",
    }
)  # fmt: skip
_STEPS = (0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)
_LEAST = 25
"""Values that a step must have; fewer are counted with their neighbours."""

Tally = Mapping[str, Counter[tuple[float, bool]]]
"""Parser → (what it said, whether it was right) → how often."""


def tally(examples: Iterable[Labelled], parse: Callable[[str], Draft | None]) -> Tally:
    """Parse ``examples`` and count, for each parser, its figures and whether they hold."""
    found: dict[str, Counter[tuple[float, bool]]] = defaultdict(Counter)
    for example in examples:
        draft = parse(blank_out(example.text))
        if draft is None:
            continue
        for _, said, right in _judged(example, draft):
            found[draft.parser][said, right] += 1
    return found


def tally_checks(
    examples: Iterable[Labelled],
    parse: Callable[[str], Draft | None],
    other: Callable[[str], Draft],
) -> Tally:
    """Count how often values of ``parse`` are right, by what ``other`` says of them."""
    found: dict[str, Counter[tuple[float, bool]]] = defaultdict(Counter)
    for example in examples:
        text = blank_out(example.text)
        draft = parse(text)
        if draft is None:
            continue
        outcomes = checks(draft, other(text))
        for variable, said, right in _judged(example, draft):
            found[outcomes[variable].value][said, right] += 1
    return found


def _judged(example: Labelled, draft: Draft) -> Iterator[tuple[str, float, bool]]:
    """Yield each variable of ``draft`` that has labels, its confidence, whether it is right."""
    for variable, raws in draft.variables.items():
        label = _LABELS.get(variable)
        if label is None:
            continue
        spans = [example.text[start:end] for name, start, end in example.spans if name == label]
        wanted = {letters(text) for text in spans} | {letters("".join(spans))}
        for raw in raws:
            yield variable, raw.confidence, letters(raw.text) in wanted


def curve(counts: Counter[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Return (what is said, how often it is right), ascending in both.

    >>> curve(Counter({(0.9, True): 90, (0.9, False): 10}))
    [(0.9, 0.9)]
    """
    groups: list[list[float]] = []  # said, right, all
    for low, high in zip((0.0, *_STEPS), _STEPS, strict=False):
        there = [(said, right, n) for (said, right), n in counts.items() if low < said <= high]
        total = sum(n for _, _, n in there)
        if total == 0:
            continue
        said = sum(said * n for said, _, n in there)
        groups.append([said, sum(n for _, right, n in there if right), total])
        while len(groups) > 1 and (
            groups[-1][2] < _LEAST
            or groups[-2][2] < _LEAST
            or _share(groups[-2]) > _share(groups[-1])
        ):
            last = groups.pop()
            groups[-1] = [a + b for a, b in zip(groups[-1], last, strict=True)]
    return [(round(said / n, 3), round(right / n, 3)) for said, right, n in groups]


def write_curves(tallies: Sequence[Tally], path: Path) -> None:
    """Write the curves of all parsers as JSON."""
    curves = {parser: curve(counts) for one in tallies for parser, counts in one.items()}
    text = json.dumps(dict(sorted(curves.items())), indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _share(group: Sequence[float]) -> float:
    return group[1] / group[2]
