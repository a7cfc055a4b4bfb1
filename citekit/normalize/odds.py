"""Confidences that mean something: how often a value that a parser gives so surely is right.

``python -m bench.sites`` measures it on annotated pages and references, site by site, and fits
the numbers below anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import exp, log
from types import MappingProxyType

# A logistic regression for each parser: the log odds that a value is right are the first
# number plus the second times the log odds of what the parser says of itself.
BY_PARSER: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "grammar:dated": (0.07, 1.22),
        "lines": (0.12, 1.30),
        "quoted": (0.10, 1.25),
        "sentenced": (0.06, 1.14),
        "tagger": (0.09, 0.72),
        "titled": (0.11, 1.24),
    }
)
_LEAST, _MOST = 0.02, 0.995


@lru_cache(maxsize=512)  # a parser says few figures, and often the same
def calibrated(parser: str, confidence: float) -> float:
    """Return the probability that a value is right of which ``parser`` is so sure.

    A parser that was not measured is believed.

    >>> calibrated("unheard of", 0.5)
    0.5
    """
    numbers = BY_PARSER.get(parser)
    if numbers is None:
        return confidence
    level, slope = numbers
    return 1 / (1 + exp(-(level + slope * log_odds(confidence))))


def log_odds(confidence: float) -> float:
    """Return the log odds of a confidence that is kept from certainty."""
    held = min(_MOST, max(_LEAST, confidence))
    return log(held / (1 - held))
