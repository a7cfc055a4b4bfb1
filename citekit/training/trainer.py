"""Labelled strings → a model of linear-chain conditional random fields, and its scores."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from citekit.reference.cleaning import blank_out
from citekit.reference.tagging.features import features_of
from citekit.reference.tagging.tagger import tag
from citekit.training.corpora import Labelled

LONG = frozenset(
    (
        "author",
        "editor",
        "translator",
        "title",
        "container",
        "collection",
        "publisher",
        "location",
    )
)
"""The labels whose first token has a label of its own; other values are a few tokens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Shares of tokens and of whole strings whose labels are right, of ``strings``."""

    strings: int
    tokens_right: float
    strings_right: float


def train(
    examples: Sequence[Labelled],
    model: Path,
    *,
    seed: int = 1,
    iterations: int = 120,
    c1: float = 0.35,
    c2: float = 0.02,
) -> None:
    """Train on ``examples`` in an order that ``seed`` gives, and write ``model``."""
    import pycrfsuite

    shuffled = list(examples)
    random.Random(seed).shuffle(shuffled)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {"c1": c1, "c2": c2, "max_iterations": iterations, "feature.possible_transitions": False}
    )
    for example in shuffled:
        rows, labels = label_tokens(example)
        if rows:
            trainer.append(rows, labels)
    model.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(model))


def label_tokens(example: Labelled) -> tuple[list[list[bytes]], list[str]]:
    """Return the features and the label of each token of ``example``."""
    tokens, rows = features_of(blank_out(example.text))
    labels = ["O"] * len(tokens)
    index = 0
    for label, start, end in sorted(example.spans, key=lambda span: span[1]):
        while index < len(tokens) and tokens.starts[index] < start:
            index += 1
        first = label in LONG
        while index < len(tokens) and tokens.starts[index] < end:
            labels[index] = f"B-{label}" if first else f"I-{label}"
            first = False
            index += 1
    return rows, labels


def score(examples: Sequence[Labelled], model: Path) -> Scores:
    """Tag ``examples``, which no training saw, with ``model``."""
    right = Counter[str]()
    for example in examples:
        _, wanted = label_tokens(example)
        _, found, _ = tag(blank_out(example.text), model)
        same = sum(1 for one, other in zip(wanted, found, strict=True) if one == other)
        right["tokens"] += same
        right["all"] += len(wanted)
        right["strings"] += same == len(wanted)
    return Scores(
        strings=len(examples),
        tokens_right=right["tokens"] / max(1, right["all"]),
        strings_right=right["strings"] / max(1, len(examples)),
    )
