"""``python -m citekit.training --data FOLDER…``: trains the tagger and writes its card."""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import sys
from collections import Counter
from functools import partial
from pathlib import Path

from citekit.errors import CitekitError
from citekit.model import StyleSource
from citekit.reference import parse_by_grammar
from citekit.reference.segments import tag_reference
from citekit.reference.tagging.tagger import MODEL
from citekit.styles import find_style, house_styles, style_ids
from citekit.training.calibration import tally, tally_checks, write_curves
from citekit.training.corpora import Labelled, read_corpora
from citekit.training.harvest import harvest
from citekit.training.licences import identify, read_licences, write_notice
from citekit.training.synthetic import make_references
from citekit.training.trainer import score, train

_HELD_OUT = 0.05
_REPEATS = 2
"""How often each string of a corpus counts; one that was made counts once."""
_FOR_GRAMMARS = 6_000
"""Strings that grammars, which no training changes, are measured on."""


def main() -> int:
    """Train, print the scores, write model and card."""
    parser = argparse.ArgumentParser(prog="python -m citekit.training", description=__doc__)
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="FOLDER")
    parser.add_argument("--output", type=Path, default=MODEL, metavar="MODEL")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--iterations", type=int, default=120)
    parser.add_argument("--synthetic", type=int, default=0, help="strings to render from items")
    given = parser.parse_args()
    try:
        examples = read_corpora(given.data)
    except CitekitError as error:
        print(f"citekit.training: {error}", file=sys.stderr)
        return 1
    licences = read_licences(given.data)
    random.Random(given.seed).shuffle(examples)
    count = int(len(examples) * _HELD_OUT)
    held_out, examples = examples[:count], examples[count:]
    made = _made(examples, given.synthetic, given.seed, held_out=False)
    train(examples * _REPEATS + made, given.output, seed=given.seed, iterations=given.iterations)
    unseen = _made(held_out, min(given.synthetic, 500), given.seed + 1, held_out=True)
    card = {
        "corpora": dict(Counter(example.corpus for example in examples + made)),
        "licences": {name: identify(text) for name, text in licences.items()},
        "repeats": _REPEATS,
        "seed": given.seed,
        "iterations": given.iterations,
        "bytes": given.output.stat().st_size,
        "held_out": dataclasses.asdict(score(held_out, given.output)),
        "held_out_synthetic": dataclasses.asdict(score(unseen, given.output)),
    }
    tagged = partial(tag_reference, model=given.output)
    write_curves(
        (
            tally(examples[:_FOR_GRAMMARS] + held_out, parse_by_grammar),
            tally(held_out + unseen, tagged),
            tally_checks(held_out + unseen, parse_by_grammar, tagged),
        ),
        given.output.with_name("confidences.json"),
    )
    write_notice(licences, given.output.with_name("NOTICE"))
    text = json.dumps(card, indent=2, sort_keys=True)
    given.output.with_name("card.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    print(text)
    return 0


def _made(examples: list[Labelled], count: int, seed: int, *, held_out: bool) -> list[Labelled]:
    """Strings made of the works that ``examples`` cite, in styles of their side."""
    if not count:
        return []
    return list(make_references(_styles(seed, held_out), count, seed, tuple(harvest(examples))))


def _styles(seed: int, held_out: bool, count: int = 500) -> list[StyleSource]:
    """Styles to render in: a sample of all, and each of our own house styles ten times.

    Of the ids, every tenth is never used in training: those are for scoring.
    """
    ids = [name for place, name in enumerate(style_ids()) if (place % 10 == 0) is held_out]
    found: list[StyleSource] = []
    for name in random.Random(seed).sample(ids, count // 10 if held_out else count):
        try:
            found.append(find_style(name))
        except CitekitError:
            continue
    if held_out:
        return found
    return found + [find_style(file.stem) for file in sorted(house_styles())] * 10


if __name__ == "__main__":
    sys.exit(main())
