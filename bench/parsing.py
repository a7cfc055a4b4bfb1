"""How right parsed references are: records, types, fields, and what confidences are worth.

    python -m bench.parsing GOLD.jsonl ... --scorer SCORE.py [--judged FILE]

A gold file has ``text``, ``csl`` and ``skip`` (variables that it cannot vouch for) on
each line; the scorer is the corpus's own. With ``--judged`` (ids of records whose gold is
wrong, see ``tests/reference/judged-gold.txt``) the column ``unjudged`` gives whole records
without those. The last table counts, over all files, how often a variable with such a confidence
is right, by who parsed it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Container
from itertools import pairwise
from pathlib import Path
from typing import Any

import citekit
from citekit.reference import parse_reference
from tests.scorers import load_scorer, read_judged

STEPS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 0.99, 1.01)


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m bench.parsing", description=__doc__)
    arguments.add_argument("gold", type=Path, nargs="+")
    arguments.add_argument("--scorer", type=Path, required=True)
    arguments.add_argument("--judged", type=Path)
    given = arguments.parse_args()
    scorer = load_scorer(given.scorer)
    judged = read_judged(given.judged) if given.judged else {}
    fields: Counter[tuple[str, str]] = Counter()
    sure: dict[str, Counter[tuple[float, bool]]] = defaultdict(Counter)
    print(f"{'':24} {'n':>5} {'whole':>7} {'unjudged':>8} {'type':>7} {'F1':>7}")
    for file in given.gold:
        gold = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        found = [_parsed(case["text"], case, scorer, sure) for case in gold]
        scores, _ = scorer.score(gold, found)
        exact = scores["exact"]
        kind = exact["fields"].get("type")
        kinds = f"{kind['tp'] / kind['gold']:7.1%}" if kind and kind["gold"] else "      -"
        print(
            f"{file.stem:24} {len(gold):5} {scores['whole_exact_no_type']:7.1%}"
            f" {_unjudged(gold, found, judged, scorer)} {kinds} {exact['micro_no_type']['F1']:7.1%}"
        )
        for name, row in exact["fields"].items():
            fields.update({(name, part): row[part] for part in ("gold", "pred", "tp")})
    _print_fields(fields)
    _print_reliability(sure)


def _parsed(
    text: str, case: dict[str, Any], scorer: Any, sure: dict[str, Counter[tuple[float, bool]]]
) -> dict[str, Any]:
    """The item of ``text``; each variable's confidence goes to ``sure`` with whether it is right."""
    reading = citekit.parse(text)
    if not reading.items:
        return {}
    item = reading.items[0].to_csl()
    parser = parse_reference(text).parser
    for variable, found in reading.fields[0].items():
        if variable in case.get("skip", ()) or variable not in scorer.FIELDS or variable == "type":
            continue
        right = scorer.norm(variable, case["csl"].get(variable)) == scorer.norm(
            variable, item.get(variable)
        )
        step = max(step for step in STEPS if step <= found.confidence)
        sure[parser][step, right] += 1
    return dict(item)


def _unjudged(
    gold: list[dict[str, Any]], found: list[dict[str, Any]], judged: Container[str], scorer: Any
) -> str:
    """The share of whole records among those whose gold is not judged wrong, "-" where all count."""
    kept = [number for number, case in enumerate(gold) if case.get("id") not in judged]
    if len(kept) == len(gold):
        return f"{'-':>8}"
    scores, _ = scorer.score([gold[number] for number in kept], [found[number] for number in kept])
    return f"{scores['whole_exact_no_type']:8.1%}"


def _print_fields(fields: Counter[tuple[str, str]]) -> None:
    print(f"\n{'variable':24} {'gold':>6} {'P':>7} {'R':>7} {'F1':>7}")
    for name in dict.fromkeys(name for name, _ in fields):
        gold, found, right = (fields[name, part] for part in ("gold", "pred", "tp"))
        precision, recall = right / max(1, found), right / max(1, gold)
        score = 2 * right / max(1, gold + found)
        print(f"{name:24} {gold:6} {precision:7.1%} {recall:7.1%} {score:7.1%}")


def _print_reliability(sure: dict[str, Counter[tuple[float, bool]]]) -> None:
    print(f"\n{'parser':14} {'confidence':>14} {'n':>6} {'right':>7}")
    for parser, counts in sorted(sure.items()):
        for low, high in pairwise(STEPS):
            right, wrong = counts[low, True], counts[low, False]
            if right + wrong:
                print(
                    f"{parser:14} {low:6.2f} - {min(1, high):5.2f} {right + wrong:6}"
                    f" {right / (right + wrong):7.1%}"
                )


if __name__ == "__main__":
    main()
