"""Labelled strings → a model of linear-chain conditional random fields, and its scores."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from citekit.reference.features import features_of
from citekit.reference.tagger import tag
from citekit.training.corpora import Labelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """What a training gave: shares on strings that it never saw."""

    strings: int
    held_out: int
    tokens_right: float
    strings_right: float


def train(
    examples: Sequence[Labelled],
    model: Path,
    *,
    seed: int = 1,
    iterations: int = 120,
    held_out: float = 0.03,
    c1: float = 0.35,
    c2: float = 0.02,
) -> Trained:
    """Train on ``examples``, write ``model`` and return its scores on a part held out."""
    import pycrfsuite

    shuffled = list(examples)
    random.Random(seed).shuffle(shuffled)
    count = int(len(shuffled) * held_out)
    test, rest = shuffled[:count], shuffled[count:]
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {"c1": c1, "c2": c2, "max_iterations": iterations, "feature.possible_transitions": False}
    )
    for example in rest:
        rows, labels = label_tokens(example)
        if rows:
            trainer.append(rows, labels)
    model.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(model))
    return _score(test, model, strings=len(rest))


def label_tokens(example: Labelled) -> tuple[list[list[str]], list[str]]:
    """Return the features and the BIO label of each token of ``example``."""
    tokens, rows = features_of(example.text)
    labels = ["O"] * len(tokens)
    index = 0
    for label, start, end in sorted(example.spans, key=lambda span: span[1]):
        while index < len(tokens) and tokens.starts[index] < start:
            index += 1
        first = True
        while index < len(tokens) and tokens.ends[index] <= end:
            labels[index] = ("B-" if first else "I-") + label
            first = False
            index += 1
    return rows, labels


def _score(test: Sequence[Labelled], model: Path, *, strings: int) -> Trained:
    right = Counter[str]()
    for example in test:
        _, wanted = label_tokens(example)
        _, found, _ = tag(example.text, model)
        same = sum(1 for one, other in zip(wanted, found, strict=True) if one == other)
        right["tokens"] += same
        right["all"] += len(wanted)
        right["strings"] += same == len(wanted)
    return Trained(
        strings=strings,
        held_out=len(test),
        tokens_right=right["tokens"] / max(1, right["all"]),
        strings_right=right["strings"] / max(1, len(test)),
    )
