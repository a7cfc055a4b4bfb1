"""How often records that print back equal are right, on annotated pages.

    python -m bench.proof PAGES.jsonl [PAGES.jsonl ...] --score FOLDER

PAGES.jsonl holds one annotated page a line; FOLDER holds the scorer ``score_blocks.py``.
Printed: for each likeness, records and how many are wholly right (all fields but type),
with the 95 % interval (Wilson); how far the joint confidence holds, in five bins; its Brier
score, also when fitted anew without the site that is judged, and without any proof; the
numbers for ``citekit.proof.odds`` fitted anew; the CPU time a page.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import citekit
from citekit.model import Likeness
from citekit.proof.odds import joint_confidence, log_odds
from tests.scorers import load_scorer

SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html"}


@dataclass(frozen=True, slots=True)
class Case:
    """One record: its site, how it prints back, its confidences, and whether it is right."""

    name: str
    site: str
    likeness: Likeness
    weakest: float
    joint: float
    right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--score", type=Path, required=True, help="folder of score_blocks.py")
    parser.add_argument("--wrong", action="store_true", help="name the wrong ones that are alike")
    options = parser.parse_args()
    scorer = load_scorer(options.score / "score_blocks.py")
    spent: list[float] = []
    found = [case for file in options.pages for case in cases(file, scorer, spent)]
    print(f"{len(found)} records with a printed reference, {sum(c.right for c in found)} right")
    for likeness in Likeness:
        rows = [case for case in found if case.likeness is likeness]
        right = sum(case.right for case in rows)
        low, high = interval(right, len(rows))
        print(
            f"{likeness.value:6} {right:4} of {len(rows):4} right"
            f"  {right / max(1, len(rows)):6.1%}  [{low:.0%}-{high:.0%}]"
        )
        if options.wrong and likeness in (Likeness.EXACT, Likeness.EQUAL):
            print("       wrong:", *(case.name for case in rows if not case.right))
    for low, high in ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01)):
        rows = [case for case in found if low <= case.joint < high]
        mean = sum(case.joint for case in rows) / max(1, len(rows))
        print(
            f"confidence {low:.1f}-{min(high, 1):.1f}: {len(rows):4} records,"
            f" held to be {mean:4.0%} right, {sum(case.right for case in rows) / max(1, len(rows)):4.0%} are"
        )
    print(f"Brier score: weakest field {brier(found, [c.weakest for c in found]):.3f}", end="")
    print(f", as shipped {brier(found, [c.joint for c in found]):.3f}", end="")
    print(f", fitted without the site {brier(found, crossed(found)):.3f}")
    *shares, slope = fitted(found)
    print(
        "fitted:",
        *(f"{like.value} {row:.2f}" for like, row in zip(Likeness, shares, strict=True)),
        f"weakest {slope:.2f}",
    )
    spent.sort()
    print(f"proof, CPU: median {spent[len(spent) // 2] * 1e3:.1f} ms a page")


def cases(file: Path, scorer: Any, spent: list[float]) -> Iterator[Case]:
    """Yield the records of pages that print one reference and give one item."""
    references = scorer.references_scorer()
    for line in file.read_text("utf-8").splitlines():
        case = json.loads(line)
        if "input" in case:
            data = case["input"].encode()
        else:
            data = (file.parent / case["file"]).read_bytes()
        gold = scorer.as_list(case["csl"])
        if not gold:
            continue
        reading = citekit.read_data(case["id"] + SUFFIXES[case["format"]], data)
        begun = time.process_time()
        reading = citekit.prove(reading)
        spent.append(time.process_time() - begun)
        if len(reading.items) != 1 or reading.proofs[0] is None:
            continue
        item = reading.items[0].to_csl()
        wanted = [gold[0], *scorer.as_list(case.get("csl_page"))]
        right = any(
            scorer.compare(references, one, item, case.get("alt"), case.get("optional"))["exact"]
            for one in wanted
        )
        yield Case(
            case["id"],
            case.get("site", case["id"]),
            reading.proofs[0].likeness,
            joint_confidence(reading.fields[0], None),
            reading.confidences[0],
            right,
        )


def crossed(found: Sequence[Case]) -> list[float]:
    """The confidence of each record by the numbers fitted on all other sites."""
    sites = {case.site for case in found}
    numbers = {site: fitted([case for case in found if case.site != site]) for site in sites}
    return [probability(numbers[case.site], signs(case)) for case in found]


def signs(case: Case) -> list[float]:
    """What the regression knows of a record."""
    return [*(float(case.likeness is one) for one in Likeness), log_odds(case.weakest)]


def probability(numbers: Sequence[float], known: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-sum(a * b for a, b in zip(numbers, known, strict=True))))


def fitted(found: Sequence[Case]) -> list[float]:
    """Logistic regression with a little ridge, by gradient ascent."""
    table = [(signs(case), float(case.right)) for case in found]
    numbers = [0.0] * (len(Likeness) + 1)
    for _ in range(400):
        slopes = [-0.5 * number for number in numbers]
        for known, right in table:
            miss = right - probability(numbers, known)
            for place, value in enumerate(known):
                slopes[place] += miss * value
        numbers = [n + 3 * slope / len(table) for n, slope in zip(numbers, slopes, strict=True)]
    return numbers


def brier(found: Sequence[Case], confidences: Sequence[float]) -> float:
    pairs = zip(found, confidences, strict=True)
    return sum((case.right - value) ** 2 for case, value in pairs) / max(1, len(found))


def interval(right: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson)."""
    if not n:
        return 0.0, 1.0
    z, p = 1.96, right / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


if __name__ == "__main__":
    main()
