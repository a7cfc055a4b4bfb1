"""Whole records site by site, and how far confidences hold, on annotated pages.

    python -m bench.sites PAGES.jsonl [PAGES.jsonl ...] --score FOLDER [--references FOLDER]

PAGES.jsonl holds one annotated page a line; FOLDER holds the scorer ``score_blocks.py``;
--references adds annotated reference strings for the parsers' confidences. Printed: for each
family of sites its pages, verdicts, whole records without and with the type, with the 95 %
interval (Wilson); what sure, check and doubt mean for items; the reliability of the fields'
confidences in bins; their Brier score as shipped and when fitted without the site that is
judged; and the numbers for ``citekit.normalize.odds`` fitted anew.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import citekit
from bench.proof import SUFFIXES, interval
from citekit.cli.records import sureness
from citekit.model import Field, Reading
from citekit.normalize.odds import log_odds
from tests.scorers import load_scorer

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
_RIDGE = 10.0
"""How many cases the belief in a parser's own words is worth."""


@dataclass(frozen=True, slots=True)
class Value:
    """One field of one record: who gave it, how surely, and whether it is right."""

    site: str
    parser: str
    raw: float
    shipped: float
    right: bool


@dataclass(frozen=True, slots=True)
class Record:
    """One page: its family, and what of it is right."""

    family: str
    verdict: bool
    exact: bool
    typed: bool
    joint: float | None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--score", type=Path, required=True, help="folder of score_blocks.py")
    parser.add_argument("--references", type=Path, help="folder of annotated reference strings")
    options = parser.parse_args()
    scorer = load_scorer(options.score / "score_blocks.py")
    records: list[Record] = []
    values: list[Value] = []
    for file in options.pages:
        for record, found in judged(file, scorer):
            records.append(record)
            values += found
    print_families(records)
    print_sureness(records)
    if options.references:
        values += list(parsed(options.references, scorer.references_scorer()))
    print_reliability(values)
    print_fits(values)


# ── What is measured ─────────────────────────────────────────────────────────────────


def judged(file: Path, scorer: Any) -> Iterator[tuple[Record, list[Value]]]:
    """Yield each annotated page as a record and its values."""
    references = scorer.references_scorer()
    for line in file.read_text("utf-8").splitlines():
        case = json.loads(line)
        data = (
            case["input"].encode() if "input" in case else (file.parent / case["file"]).read_bytes()
        )
        reading = citekit.prove(citekit.read_data(case["id"] + SUFFIXES[case["format"]], data))
        gold = scorer.as_list(case["csl"])
        site = family_of(case)
        kinds = accepted(case, gold)
        items = [item.to_csl() for item in reading.items]
        pairs = [
            max(
                (
                    scorer.compare(references, one, item, case.get("alt"), case.get("optional"))
                    for one in [*gold, *scorer.as_list(case.get("csl_page"))]
                ),
                key=lambda compared: (compared["exact"], compared["right"]),
                default=None,
            )
            for item in items
        ]
        exact = bool(gold) and len(items) == len(gold) and all(p and p["exact"] for p in pairs)
        exact = exact or (not gold and not items)
        typed = exact and all(item["type"] in kinds for item in items)
        joint = min(reading.confidences, default=None)
        record = Record(site, reading.verdict.value == case["expect"], exact, typed, joint)
        yield record, list(_values(reading, pairs, site, references))


def family_of(case: Mapping[str, Any]) -> str:
    """The site of a page: its host, else the first word of its name."""
    address = case["csl"].get("URL", "") if isinstance(case["csl"], dict) else ""
    host = urlsplit(address).hostname if "file" in case else None
    return case.get("family") or host or case["id"].split("-")[0]


def accepted(case: Mapping[str, Any], gold: Sequence[Mapping[str, Any]]) -> set[str]:
    return {one.get("type", "") for one in gold} | set(case.get("accept_types", ()))


def _values(
    reading: Reading, compared: Sequence[Any], site: str, references: Any
) -> Iterator[Value]:
    known = {*references.FIELDS, "version"} - {"type"}
    for index, (fields, pair) in enumerate(zip(reading.fields, compared, strict=True)):
        if pair is None:
            continue
        for name, found in fields.items():
            if name in known:
                parser = _parser(reading, index, found)
                raw = _raw(reading, index, name, found)
                yield Value(site, parser, raw, found.confidence, name not in pair["fp"])


def _parser(reading: Reading, index: int, found: Field) -> str:
    """Who gave a value: the block's parser, or the origin of its first witness."""
    origin = found.evidence[0].origin if found.evidence else ""
    if origin == "block" and index < len(reading.drafts):
        return reading.drafts[index].parser
    return origin.partition(":")[0]


def _raw(reading: Reading, index: int, name: str, found: Field) -> float:
    """What the block's parser said of itself, before calibration and witnesses."""
    if index < len(reading.drafts):
        raws = reading.drafts[index].variables.get(name, ())
        if raws:
            return min(raw.confidence for raw in raws)
    return found.confidence


def parsed(folder: Path, references: Any) -> Iterator[Value]:
    """Yield the values of annotated reference strings; each file is a site."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            case = json.loads(line)
            reading = citekit.parse(case["text"])
            skip = set(case.get("skip", ())) | {"type"}
            for item, fields in zip(reading.items, reading.fields, strict=True):
                made = item.to_csl()
                for name, found in fields.items():
                    if name in references.FIELDS and name not in skip:
                        wanted = references.norm(name, case["csl"].get(name))
                        right = wanted == references.norm(name, made.get(name))
                        raw = _raw(reading, 0, name, found)
                        parser = _parser(reading, 0, found)
                        yield Value(file.stem, parser, raw, found.confidence, right)


# ── What is printed ──────────────────────────────────────────────────────────────────


def print_families(records: Sequence[Record]) -> None:
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[record.family].append(record)
    small = [record for rows in groups.values() if len(rows) < 3 for record in rows]
    print(f"{'family':28} pages verdict  exact              typed")
    for family, rows in sorted(groups.items()):
        if len(rows) >= 3:
            print_rows(family, rows)
    print_rows("sites of one page or two", small)
    print_rows("all", records)


def print_rows(name: str, rows: Sequence[Record]) -> None:
    n = len(rows)
    exact = sum(row.exact for row in rows)
    low, high = interval(exact, n)
    print(
        f"{name[:28]:28} {n:5} {share(sum(row.verdict for row in rows), n)}"
        f"  {share(exact, n)} [{low:4.0%}-{high:4.0%}]  {share(sum(row.typed for row in rows), n)}"
    )


def share(right: int, n: int) -> str:
    return f"{right / max(1, n):6.1%}"


def print_sureness(records: Sequence[Record]) -> None:
    print("\nitems shown as   n  wholly right")
    for word in ("sure", "check", "doubt"):
        rows = [r for r in records if r.joint is not None and sureness(r.joint) == word]
        right = sum(row.exact for row in rows)
        low, high = interval(right, len(rows))
        print(f"{word:12} {len(rows):5}  {share(right, len(rows))} [{low:4.0%}-{high:4.0%}]")


def print_reliability(values: Sequence[Value]) -> None:
    print("\nfields held to be      n   mean  right")
    for low, high in pairwise(BINS):
        rows = [value for value in values if low <= value.shipped < high]
        right = sum(value.right for value in rows)
        mean = sum(value.shipped for value in rows) / max(1, len(rows))
        least, most = interval(right, len(rows))
        print(
            f"{low:.2f}-{min(high, 1):.2f}       {len(rows):7} {mean:6.1%} {share(right, len(rows))}"
            f" [{least:4.0%}-{most:4.0%}]"
        )


def print_fits(values: Sequence[Value]) -> None:
    """Each parser's numbers, and what they are worth on sites they were not fitted on."""
    groups: dict[str, list[Value]] = defaultdict(list)
    for value in values:
        groups[value.parser].append(value)
    print("\nparser               n  sites  says  right  Brier: itself  without the site   fitted")
    for parser, rows in sorted(groups.items()):
        sites = {row.site for row in rows}
        numbers = {site: fitted([row for row in rows if row.site != site]) for site in sites}
        crossed = [believed(numbers[row.site], row.raw) for row in rows]
        level, slope = fitted(rows)
        print(
            f"{parser[:18]:18} {len(rows):5} {len(sites):5}"
            f" {sum(row.raw for row in rows) / len(rows):6.1%} {share(sum(r.right for r in rows), len(rows))}"
            f"  {brier(rows, [row.raw for row in rows]):12.4f} {brier(rows, crossed):16.4f}"
            f"   ({level:.2f}, {slope:.2f})"
        )


def believed(numbers: tuple[float, float], raw: float) -> float:
    return 1 / (1 + math.exp(-(numbers[0] + numbers[1] * log_odds(raw))))


def fitted(rows: Sequence[Value]) -> tuple[float, float]:
    """Logistic regression by Newton's steps, drawn to (0, 1): the parser's own words.

    Every site counts alike: a large one does not outvote the small ones.
    """
    level, slope = 0.0, 1.0
    size: dict[str, int] = defaultdict(int)
    for row in rows:
        size[row.site] += 1
    most = max(size.values(), default=1)
    for _ in range(25):
        gradient = [-_RIDGE * level, -_RIDGE * (slope - 1)]
        curve = [_RIDGE, 0.0, _RIDGE]
        for row in rows:
            weight = min(1.0, 200 / size[row.site]) if most > 200 else 1.0
            x = log_odds(row.raw)
            p = believed((level, slope), row.raw)
            gradient[0] += weight * (row.right - p)
            gradient[1] += weight * (row.right - p) * x
            spread = weight * p * (1 - p)
            curve[0] += spread
            curve[1] += spread * x
            curve[2] += spread * x * x
        det = curve[0] * curve[2] - curve[1] ** 2
        level += (curve[2] * gradient[0] - curve[1] * gradient[1]) / det
        slope += (curve[0] * gradient[1] - curve[1] * gradient[0]) / det
    return level, slope


def brier(rows: Sequence[Value], confidences: Sequence[float]) -> float:
    pairs = zip(rows, confidences, strict=True)
    return sum((row.right - value) ** 2 for row, value in pairs) / max(1, len(rows))


if __name__ == "__main__":
    main()
