"""Reading pages and finding blocks: milliseconds a page, pages a second, growth, memory.

    python bench/pages.py [FOLDER]

Without a folder, pages of 50 KB are made from the example pages' sentences. CPU time of
one core, the best of several runs; HTML also as a ratio to parsing alone in the same run.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from lxml import etree

from citekit.blocks import find_blocks
from citekit.errors import CitekitError
from citekit.pages import read_page

SEEDS = Path(__file__).parents[1] / "seeds"
SIZE = 50_000
BLOCK = 'Nye, Joseph S. "Get Smart." Foreign Affairs, July 1, 2009.'


def best(work: Callable[[], object], runs: int = 15) -> float:
    """CPU milliseconds of the fastest run."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def sentences() -> str:
    words = " ".join(
        line
        for file in sorted(SEEDS.glob("*.txt"))
        for line in file.read_text("utf-8").splitlines()
        if len(line) > 80 and "itation" not in line and '"' not in line
    )
    return "\n\n".join([words] * (SIZE // len(words) + 1))[:SIZE]


def made_pages() -> dict[str, tuple[str, bytes]]:
    body = sentences()
    html = "".join(f"<p>{part}</p>\n" for part in body.split("\n\n"))
    head = "<html><head><title>Example</title></head><body>"
    return {
        "text, no block": ("page.txt", body.encode()),
        "text, a block": ("page.txt", f"{body}\n\nFor Academic Citation:\n\n{BLOCK}\n".encode()),
        "HTML, no block": ("page.html", f"{head}{html}</body></html>".encode()),
        "HTML, a block": (
            "page.html",
            f"{head}{html}<h3>Suggested citation</h3><p>{BLOCK}</p></body></html>".encode(),
        ),
    }


def show_made_pages() -> None:
    print(f"{'50 KB page':16} {'read':>8} {'find':>8} {'both':>8} {'beyond parsing':>15}   blocks")
    for label, (name, data) in made_pages().items():
        page = read_page(data, name)
        read, find = best(partial(read_page, data, name)), best(partial(find_blocks, page))
        parser = etree.HTMLParser()
        parse = best(partial(etree.fromstring, data, parser)) if "HTML" in label else 0.0
        print(
            f"{label:16} {read:6.2f}ms {find:6.2f}ms {read + find:6.2f}ms"
            f" {read + find - parse:13.2f}ms   {len(find_blocks(page))}"
        )


def show_growth() -> None:
    print("\nseconds for pages of 1, 2, 4, 8 and 16 MB")
    for label, unit in (
        ("prose", sentences()[:2_000] + "\n\n"),
        ("cues", "Cite this article as: "),
    ):
        row = []
        for megabytes in (1, 2, 4, 8, 16):
            data = (unit * (megabytes * 1_000_000 // len(unit))).encode()
            start = time.process_time()
            find_blocks(read_page(data, "page.txt"))
            row.append(time.process_time() - start)
        print(f"{label:16} " + " ".join(f"{seconds:7.2f}" for seconds in row))


def show_folder(folder: Path) -> None:
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    start, size, read, blocks = time.process_time(), 0, 0, 0
    for file in files:
        data = file.read_bytes()
        size += len(data)
        try:
            blocks += len(find_blocks(read_page(data, file.name)))
        except CitekitError:
            continue
        read += 1
    seconds = time.process_time() - start
    print(
        f"{folder}: {read} pages of {size / max(1, len(files)) / 1000:.0f} KB on average, "
        f"{blocks} blocks, {read / seconds:.0f} pages a CPU second"
    )


def main() -> None:
    if len(sys.argv) > 1:
        show_folder(Path(sys.argv[1]))
    else:
        show_made_pages()
        show_growth()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\npeak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
