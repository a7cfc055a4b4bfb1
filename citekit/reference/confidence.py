"""What a parser's word is worth: its own figure → how often it proved right.

The figures are measured in training on strings that no training saw, and stand beside
the model; between two of them the worth is interpolated.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from citekit.model import Draft, Raw

FIGURES = Path(__file__).parent / "model" / "confidences.json"
Curve = tuple[tuple[float, ...], tuple[float, ...]]
"""What a parser says, ascending, and how often that proved right."""


@lru_cache(maxsize=1)
def curves() -> Mapping[str, Curve]:
    """Return the curve of each parser, and of each outcome of a check."""
    figures = json.loads(FIGURES.read_text("utf-8"))
    return {
        parser: (tuple(said for said, _ in rows), tuple(right for _, right in rows))
        for parser, rows in figures.items()
    }


def with_measured(draft: Draft) -> dict[str, tuple[Raw, ...]]:
    """Return the variables of ``draft`` with the measured confidence of its parser."""
    return {name: rated(raws, draft.parser) for name, raws in draft.variables.items()}


def rated(raws: Sequence[Raw], curve: str) -> tuple[Raw, ...]:
    """Return ``raws`` with what their confidence is worth by the curve of that name, if it is known."""
    if curve not in curves():
        return tuple(raws)
    return tuple(
        [
            Raw(text=raw.text, span=raw.span, confidence=_measured(curve, raw.confidence))
            for raw in raws
        ]
    )


@lru_cache(maxsize=256)  # a grammar says the same of all that it finds
def _measured(curve: str, said: float) -> float:
    return worth(said, curves()[curve])


def worth(said: float, curve: Curve) -> float:
    """Return what ``said`` is worth by ``curve``.

    >>> worth(0.95, ((0.9, 1.0), (0.8, 1.0)))
    0.9
    """
    points, rights = curve
    place = bisect_right(points, said)
    if place == 0:
        return min(said, rights[0])
    if place == len(points):
        return rights[-1]
    low, high = points[place - 1], points[place]
    share = (said - low) / (high - low)
    return round(rights[place - 1] + share * (rights[place] - rights[place - 1]), 3)
