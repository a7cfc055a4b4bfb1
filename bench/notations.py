"""CPU seconds and peak memory of reading, indexing and writing BibTeX, beside bibtexparser.

    python -m bench.notations                     # 10,000 and 100,000 entries
    python -m bench.notations --sizes 1000 10000 --file refs.bib

The entries are made (`bench.items`, with an abstract each to the length of real ones), or
those of FILE, again under other keys up to the size. Each measurement is a process of its
own; times leave out imports and reading the file from disk. bibtexparser's figure is its
splitter's alone: it decodes no LaTeX and makes no items.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.items import make_items
from citekit.formats.bibtex_index import index_bibtex

SIZES = (10_000, 100_000)
WORK = ("index", "read", "write bibtex", "write biblatex", "bibtexparser")


def _measured(work: str, text: str) -> float:
    run = _prepared(work, text)
    start = time.process_time()
    run()
    return time.process_time() - start


def _prepared(work: str, text: str) -> Callable[[], object]:
    """What is timed; its patterns are compiled already."""
    from citekit.formats.bibtex import dump_biblatex, dump_bibtex, load_bibtex
    from citekit.formats.notation import DumpOptions

    warm = load_bibtex(text[:20_000])
    if work == "index":
        index_bibtex(text[:20_000])
        return lambda: index_bibtex(text)
    if work == "read":
        return lambda: load_bibtex(text)
    if work == "bibtexparser":
        import logging

        from bibtexparser.splitter import Splitter

        logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
        return lambda: Splitter(bibstr=text).split()
    dump = dump_biblatex if work == "write biblatex" else dump_bibtex
    dump(warm.items, DumpOptions())
    items = load_bibtex(text).items
    return lambda: dump(items, DumpOptions())


# ── Entries ──────────────────────────────────────────────────────────────────────────


def make_entries(count: int, file: Path | None) -> Iterator[str]:
    """Yield ``count`` entries with keys of their own."""
    made = _of_file(file) if file else _made()
    for number in range(count):
        before, after = made[number % len(made)]
        yield f"{before}k{number}{after}\n\n"


def _made() -> list[tuple[str, str]]:
    from citekit.formats import dump
    from citekit.model import Item

    abstract = "What follows from it for policy is shown by three cases, 20 \\% of all. " * 3
    entries: list[tuple[str, str]] = []
    for data in make_items(2_000):
        text = dump((Item.from_csl(data),), "bibtex").text.rstrip().removesuffix("}")
        before, _, after = text.partition("{")
        rest = after[after.index(",") :]
        entries.append((before + "{", f"{rest}  abstract = {{{abstract.strip()}}},\n}}"))
    return entries


def _of_file(file: Path) -> list[tuple[str, str]]:
    text = file.read_text("utf-8")
    return [
        (text[b.start : b.key_start], text[b.key_start + len(b.key) : b.end])
        for b in index_bibtex(text)[0]
        if b.key and b.kind not in ("comment", "preamble", "string")
    ]


# ── One process a measurement ────────────────────────────────────────────────────────


def main() -> None:
    """Print one line for each size and kind of work."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--one", nargs=2, metavar=("WORK", "PATH"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        spent = _measured(options.one[0], Path(options.one[1]).read_text("utf-8"))
        print(spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    print(f"{'':16}{'entries':>9}{'MB':>7}{'CPU s':>8}{'µs/entry':>10}{'peak MB':>9}")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "refs.bib"
            path.write_text("".join(make_entries(size, options.file)), "utf-8", newline="\n")
            for work in WORK:
                told = subprocess.run(
                    [sys.executable, "-m", "bench.notations", "--one", work, str(path)],
                    capture_output=True, text=True, check=True,
                )  # fmt: skip
                spent, peak = map(float, told.stdout.split())
                megabytes = path.stat().st_size / 1e6
                print(
                    f"{work:16}{size:>9,}{megabytes:>7.1f}{spent:>8.2f}"
                    f"{spent / size * 1e6:>10.1f}{peak:>9.0f}"
                )


if __name__ == "__main__":
    main()
