"""How often a record is right that prints back so: measured, not wished.

``python -m bench.proof`` measures it, and fits the numbers below anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log
from types import MappingProxyType

from citekit.model import Field, Likeness, Proof

# A logistic regression on annotated blocks: the log odds that a whole record is right, by
# how it prints back, and what each unit of its weakest field's log odds adds.
BY_LIKENESS: Mapping[Likeness, float] = MappingProxyType(
    {
        Likeness.EXACT: 1.36,
        Likeness.EQUAL: -0.10,
        Likeness.NEAR: -0.10,
        Likeness.APART: -0.65,
    }
)
BY_WEAKEST = 1.04
# Confidences beyond these say no more.
_LEAST, _MOST = 0.05, 0.99


def joint_confidence(fields: Mapping[str, Field], proof: Proof | None) -> float:
    """Return the probability that all fields of an item but its type are right.

    Without a proof it is that of the weakest field.
    """
    weakest = min(
        (found.confidence for name, found in fields.items() if name != "type"), default=0.0
    )
    if proof is None:
        return weakest
    odds = BY_LIKENESS[proof.likeness] + BY_WEAKEST * log_odds(weakest)
    return 1 / (1 + exp(-odds))


def log_odds(confidence: float) -> float:
    """Return the log odds of a confidence.

    >>> log_odds(0.5)
    0.0
    """
    held = min(_MOST, max(_LEAST, confidence))
    return log(held / (1 - held))
