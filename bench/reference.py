"""Parsing reference strings: references a second, first reference, loading, memory, growth.

    python -m bench.reference [FILE.jsonl ...]

References are made up and printed in shapes of our own (seeded); a file has a JSON object
with ``text`` on each line, and takes their place. CPU time of one core, the best of several
runs. "tagger" is ``tag_reference``; "grammars" is ``parse_reference`` of those strings that a
grammar takes, "refused" what the grammars cost for those that none takes; "parse" is the
whole way from a string to an item.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import citekit
from citekit.reference import parse_by_grammar, parse_reference
from citekit.reference.segments import tag_reference
from citekit.training.synthetic import make_references

RUNS = 5
COUNT = 1_000
FIRST = "import citekit; citekit.parse('Nye, J. S.: Soft power. Foreign Policy 80 (1990), 153-171')"
LOADING = """
import citekit, citekit.pipeline, time
from citekit.reference.segments import tag_reference
from citekit.reference.tagging.tagger import tag
start = time.process_time()
tag("Nye, J. S.: Soft power. Foreign Policy 80 (1990), 153-171")
print(time.process_time() - start)
"""


def best(work: Callable[[], object], runs: int = RUNS) -> float:
    """CPU seconds of the fastest run."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def references(files: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The strings to parse, with the name of each set: made up, or those of ``files``."""
    if not files:
        return [("made", [one.text for one in make_references((), COUNT, seed=7, shaped=1.0)])]
    return [
        (Path(file).stem, [str(json.loads(line)["text"]) for line in lines if line.strip()])
        for file in files
        for lines in [Path(file).read_text("utf-8").splitlines()]
    ]


def speed(name: str, work: Callable[[str], object], texts: Sequence[str]) -> None:
    if not texts:
        return
    seconds = best(lambda: [work(text) for text in texts])
    each = 1000 * seconds / len(texts)
    print(f"{name:28} {len(texts) / seconds:8.0f} a second  {each:7.3f} ms  ({len(texts)})")


def measure(name: str, texts: Sequence[str]) -> None:
    """Print how many of ``texts`` are parsed a second, by which part."""
    taken = [text for text in texts if parse_reference(text).parser != "tagger"]
    refused = sorted({*texts} - {*taken})
    print(f"{name}: {len(texts)} references")
    speed("  grammars", parse_reference, taken)
    speed("  refused", parse_by_grammar, refused)
    speed("  tagger", tag_reference, texts)
    speed("  grammars and tagger", parse_reference, texts)
    speed("  parse", citekit.parse, texts)


def cold(code: str, runs: int = 7) -> tuple[float, float, str]:
    """Median CPU and wall seconds of ``code`` in a new process, and what it prints."""
    cpu, wall, printed = [], [], ""
    for _ in range(runs):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        wall.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
        printed = done.stdout.decode()
    return statistics.median(cpu), statistics.median(wall), printed


def main() -> None:
    cpu, wall, _ = cold(FIRST)
    base, _, _ = cold("pass")
    print(
        f"first reference, new process {cpu:8.3f} s CPU     {wall:7.3f} s wall ({base:.3f} s: pass)"
    )
    loading = statistics.median(float(cold(LOADING, 1)[2]) for _ in range(5))
    print(f"model and lists loaded       {1000 * loading:8.1f} ms CPU, with the first tagging")
    for name, texts in references(sys.argv[1:]):
        measure(name, texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory of this process       {peak:8.0f} MB at most")
    sentence = "Nye, J. S.: Soft power. Foreign Policy 80 (1990), 153-171. "
    for size in (1_000, 10_000, 100_000, 1_000_000, 10_000_000):
        long = (sentence * (size // len(sentence) + 1))[:size]
        print(f"{size:10} characters        {1000 * best(partial(citekit.parse, long), 1):8.1f} ms")


if __name__ == "__main__":
    main()
