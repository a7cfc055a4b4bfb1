"""``python -m citekit.training --data FOLDER…``: trains the tagger and writes its card."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections import Counter
from pathlib import Path

from citekit.errors import CitekitError
from citekit.reference.tagger import MODEL
from citekit.training.corpora import read_corpora
from citekit.training.trainer import train


def main() -> int:
    """Train, print the scores, write model and card."""
    parser = argparse.ArgumentParser(prog="python -m citekit.training", description=__doc__)
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="FOLDER")
    parser.add_argument("--output", type=Path, default=MODEL, metavar="MODEL")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--iterations", type=int, default=120)
    given = parser.parse_args()
    try:
        examples = read_corpora(given.data)
    except CitekitError as error:
        print(f"citekit.training: {error}", file=sys.stderr)
        return 1
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


if __name__ == "__main__":
    sys.exit(main())
