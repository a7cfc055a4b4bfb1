"""The trained tagger: features → a label for each token, with its probability."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from citekit.reference.tagging.features import features_of
from citekit.reference.tagging.tokens import Tokens

MODEL = Path(__file__).parents[1] / "model" / "references.crfsuite"


@lru_cache(maxsize=1)
def _tagger(path: Path) -> Any:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def tag(text: str, model: Path = MODEL) -> tuple[Tokens, list[str], list[float]]:
    """Return the tokens of ``text``, their labels (``B-title`` …) and probabilities.

    Of a token without a label (``O``) the probability is not worked out; it is 0.
    """
    tokens, rows = features_of(text)
    if not rows:
        return tokens, [], []
    tagger = _tagger(model)
    tagger.set(rows)
    labels: list[str] = tagger.tag()
    marginal = tagger.marginal
    sure = [0.0 if label == "O" else marginal(label, index) for index, label in enumerate(labels)]
    return tokens, labels, sure
