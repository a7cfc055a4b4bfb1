"""Many pages: how long, how much memory, with how many processes.

    python -m bench.batch FOLDER [--pages 30000] [--jobs 2]

FOLDER holds saved pages; they are read over and over (by links in a scratch folder) until
there are as many as asked, into one CSV file. Printed: wall and CPU seconds, pages a
second, and the largest memory of this process and of the one that read most.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=30_000)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    files = sorted(file for file in options.folder.resolve().iterdir() if file.is_file())
    with tempfile.TemporaryDirectory() as scratch:
        pages = Path(scratch, "pages")
        pages.mkdir()
        for number, file in zip(range(options.pages), cycle(files), strict=False):
            os.link(file, pages / f"{number:06}{file.suffix}")
        output = Path(scratch, "out.csv")
        begun = time.monotonic()
        script = (
            "import resource, sys\nfrom citekit.cli import main\n"
            "try: main()\nexcept SystemExit: pass\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        )
        command = ["read", str(pages), "--csv", "--jobs", str(options.jobs), "-o", str(output)]
        result = subprocess.run(
            [sys.executable, "-c", script, *command],
            check=True,
            stderr=subprocess.PIPE,
            text=True,
        )
        wall = time.monotonic() - begun
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        rows = output.read_text("utf-8").count("\n") - 1
        own = int(result.stderr.split()[-1]) // 1024
        print(f"{options.pages} pages, {rows} rows, {options.jobs} processes")
        print(
            f"{wall:.0f} s, {used.ru_utime + used.ru_stime:.0f} CPU s, {options.pages / wall:.0f} pages/s"
        )
        print(f"memory: {own} MB, the largest of the others {used.ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
