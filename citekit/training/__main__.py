"""``python -m citekit.training --data FOLDER…``: trains the tagger and writes its card."""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import sys
from collections import Counter
from pathlib import Path

from citekit.errors import CitekitError
from citekit.model import StyleSource
from citekit.reference.tagger import MODEL
from citekit.styles import find_style, house_styles, style_ids
from citekit.training.corpora import read_corpora
from citekit.training.synthetic import make_references
from citekit.training.trainer import train


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
    if given.synthetic:
        examples += make_references(_styles(given.seed), given.synthetic, given.seed)
    trained = train(examples, given.output, seed=given.seed, iterations=given.iterations)
    card = {
        "corpora": dict(Counter(example.corpus for example in examples)),
        "seed": given.seed,
        "iterations": given.iterations,
        "bytes": given.output.stat().st_size,
        **dataclasses.asdict(trained),
    }
    text = json.dumps(card, indent=2, sort_keys=True)
    given.output.with_name("card.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    print(text)
    return 0


def _styles(seed: int, count: int = 500) -> list[StyleSource]:
    """Styles to render in: a sample of all, and each of our own house styles ten times.

    Of the ids, every tenth is never used in training: it is for scoring.
    """
    own = [find_style(file.stem) for file in sorted(house_styles())] * 10
    ids = [name for place, name in enumerate(style_ids()) if place % 10]
    found: list[StyleSource] = []
    for name in random.Random(seed).sample(ids, count):
        try:
            found.append(find_style(name))
        except CitekitError:
            continue
    return found + own


if __name__ == "__main__":
    sys.exit(main())
