"""CPU seconds and peak memory of libraries: adding to a .bib file, opening it, looking up a work.

    python -m bench.library                      # 1,000 and 100,000 entries
    python -m bench.library --sizes 1000 --file refs.bib

Entries are made as for ``bench.notations``. "add" is the whole command ``citekit add
item.json``, start-up included, with no index in the cache (cold) and with one (warm);
"start" is the same command with an empty library. Opening and looking up are timed
inside a process. bibtexparser parses the file and writes it again, which is what adding
an entry with it takes. Every line is a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.notations import make_entries

SIZES = (1_000, 100_000)
ITEM = {
    "id": "nye2004soft",
    "type": "book",
    "title": "Soft Power: The Means to Success in World Politics",
    "author": [{"family": "Nye", "given": "Joseph S."}],
    "publisher": "PublicAffairs",
    "issued": {"date-parts": [[2004]]},
    "ISBN": "9781586482251",
}


def main() -> None:
    """Print one line for each size and kind of work."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--one", nargs=2, metavar=("WORK", "PATH"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        _measure(options.one[0], Path(options.one[1]))
        return
    print(f"{'':22}{'entries':>9}{'MB':>7}{'CPU s':>8}{'peak MB':>9}")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            _bench(Path(folder), size, options.file)


def _bench(folder: Path, size: int, file: Path | None) -> None:
    path, item, empty = folder / "refs.bib", folder / "item.json", folder / "empty.bib"
    with path.open("w", encoding="utf-8", newline="\n") as stream:  # no long text in memory here
        stream.writelines(make_entries(size, file))
    item.write_text(json.dumps([ITEM]), "utf-8")
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": f"{folder}/cache",
        "XDG_STATE_HOME": f"{folder}/state",
        "PYTHONPYCACHEPREFIX": f"{folder}/bytecode",  # as where citekit has run before
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    megabytes = path.stat().st_size / 1e6

    def row(name: str, spent: float, peak: float) -> None:
        print(f"{name:22}{size:>9,}{megabytes:>7.1f}{spent:>8.3f}{peak:>9.0f}", flush=True)

    def add(library: Path) -> tuple[float, float]:
        command = [sys.executable, "-m", "citekit", "add", str(item), "-l", str(library)]
        return _spent([*command, "--on-duplicate", "add"], environment)

    def one(work: str) -> tuple[float, float]:
        command = [sys.executable, "-m", "bench.library", "--one", work, str(path)]
        told = subprocess.run(command, capture_output=True, check=True, env=environment)
        spent, peak = map(float, told.stdout.split())
        return spent, peak

    add(empty)  # compiles what the commands below load
    empty.unlink()
    row("start", *add(empty))
    row("add, cold", *add(path))
    row("add, warm", *add(path))
    row("add, warm, again", *add(path))
    row("open, warm", *one("open"))
    row("look up", *one("look up"))
    for index in (folder / "cache").rglob("refs-*"):
        index.unlink()
    row("open, cold", *one("open"))
    row("bibtexparser", *one("bibtexparser"))


def _spent(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """CPU seconds and peak memory in MB of a command."""
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _measure(work: str, path: Path) -> None:
    """Print the CPU seconds of one kind of work, imports left out, and the peak memory."""
    from citekit.library import open_library
    from citekit.library.files import FileLibrary  # noqa: F401 - imported before the clock runs
    from citekit.model import Item

    if work == "bibtexparser":
        import logging

        import bibtexparser

        logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
        start = time.process_time()
        bibtexparser.write_string(bibtexparser.parse_file(str(path)))
    elif work == "open":
        start = time.process_time()
        open_library(str(path))
    else:
        library = open_library(str(path))
        item = Item.from_csl(ITEM)
        library.find_same(item)  # the first reads the file
        start = time.process_time()
        for _ in range(10):
            library.find_same(item)
        start += 0.9 * (time.process_time() - start)
    spent = time.process_time() - start
    print(spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
