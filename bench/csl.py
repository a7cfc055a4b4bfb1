"""CPU seconds, peak memory and growth of bibliographies, beside the other processors.

    python -m bench.csl                       # citekit, citeproc-py, citeproc-js where node is
    python -m bench.csl --sizes 100 1000 10000 --styles apa --engines citekit
    python -m bench.csl --edits               # 500 citations, one changed

Each measurement is a process of its own: CPU seconds from the style's file to the last
entry (no imports, no reading of JSON), and the peak of its memory. Ratios compare the
time an item takes, on sizes that both engines ran, in this one run. citeproc-py is slow
enough that it gets no more than --slow-limit items.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.items import make_items

STYLES = ("apa", "chicago-author-date", "chicago-notes-bibliography")
SIZES = (10, 200, 1000, 10_000)
ENGINES = ("citekit", "citeproc-py", "citeproc-js")
JS_VERSION = "2.4.63"


# ── Workers: one process a measurement ───────────────────────────────────────────────


def _with_citekit(style: str, file: Path) -> tuple[float, int]:
    from citekit.csl import render_bibliography
    from citekit.model import Item
    from citekit.styles import find_style

    items = tuple(Item.from_csl(data) for data in json.loads(file.read_text("utf-8")))
    start = time.process_time()
    rendered = render_bibliography(items, find_style(style), output="html")
    return time.process_time() - start, len(rendered.entries)


def _with_citeproc_py(style: str, file: Path) -> tuple[float, int]:
    import warnings

    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    from citekit.styles import find_style

    warnings.simplefilter("ignore")
    data = json.loads(file.read_text("utf-8"))
    start = time.process_time()
    source = CiteProcJSON(data)
    parsed = CitationStylesStyle(find_style(style).place, validate=False)
    bibliography = CitationStylesBibliography(parsed, source, formatter.html)
    for item in data:
        bibliography.register(Citation([CitationItem(item["id"])]))
    bibliography.sort()
    entries = [str(entry) for entry in bibliography.bibliography()]
    return time.process_time() - start, len(entries)


_WORKERS: dict[str, Callable[[str, Path], tuple[float, int]]] = {
    "citekit": _with_citekit,
    "citeproc-py": _with_citeproc_py,
}

_JAVASCRIPT = """
const fs = require('fs'), CSL = require('citeproc');
const [styleFile, itemFile, localeFolder] = process.argv.slice(2);
const style = fs.readFileSync(styleFile, 'utf8');
const items = JSON.parse(fs.readFileSync(itemFile, 'utf8'));
const byId = Object.fromEntries(items.map(item => [item.id, item]));
const start = process.cpuUsage();
const engine = new CSL.Engine({
  retrieveLocale: name => {
    const file = `${localeFolder}/locales-${name}.xml`;
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : false;
  },
  retrieveItem: id => byId[id],
}, style);
engine.updateItems(items.map(item => item.id));
const entries = engine.makeBibliography()[1].length;
const used = process.cpuUsage(start);
console.log(JSON.stringify({
  seconds: (used.user + used.system) / 1e6, entries,
  megabytes: process.resourceUsage().maxRSS / 1024,
}));
"""


def _work(engine: str, style: str, file: Path) -> None:
    seconds, entries = _WORKERS[engine](style, file)
    print(json.dumps({"seconds": seconds, "entries": entries, "megabytes": _peak_megabytes()}))


def _peak_megabytes() -> float | None:
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


# ── Edits of a document ──────────────────────────────────────────────────────────────


def _print_edits(styles: Sequence[str], count: int = 500) -> None:
    """Print CPU milliseconds of a document from nothing, and after one citation changed."""
    from citekit.csl import Processor
    from citekit.model import Citation, Cite, Item
    from citekit.styles import find_style

    items = [Item.from_csl(data) for data in make_items(count)]
    print(f"{'style':28} {'from nothing':>12} {'one changed':>12} {'ratio':>6}")
    for style in styles:
        citations = [
            Citation(id=item.id, note=note, cites=(Cite(item_id=item.id),))
            for note, item in enumerate(items, 1)
        ]
        start = time.process_time()
        processor = Processor(find_style(style), items)
        processor.update(citations)
        whole = time.process_time() - start
        parts: list[float] = []
        for page in range(1, 12):
            cite = Cite(item_id=items[0].id, locator=str(page))
            place = count // 2
            citations[place] = Citation(id=items[place].id, note=place + 1, cites=(cite,))
            start = time.process_time()
            processor.update(citations)
            parts.append(time.process_time() - start)
        part = sorted(parts)[len(parts) // 2]
        print(f"{style:28} {1000 * whole:>9.0f} ms {1000 * part:>9.1f} ms {whole / part:>6.0f}")


# ── The run ──────────────────────────────────────────────────────────────────────────


def _install_javascript(folder: Path) -> str | None:
    """Return why citeproc-js cannot run, ``None`` if it can."""
    if not shutil.which("node") or not shutil.which("npm"):
        return "node and npm are not here"
    (folder / "run.js").write_text(_JAVASCRIPT, encoding="utf-8")
    command = ["npm", "install", "--silent", "--prefix", str(folder), f"citeproc@{JS_VERSION}"]
    installed = subprocess.run(command, capture_output=True, text=True, check=False)
    return f"npm: {installed.stderr.strip()[:200]}" if installed.returncode else None


def _command(engine: str, style: str, file: Path, folder: Path) -> list[str]:
    if engine != "citeproc-js":
        return [sys.executable, "-m", "bench.csl", "--worker", engine, style, str(file)]
    from citeproc import LOCALES_PATH

    from citekit.styles import find_style

    return ["node", str(folder / "run.js"), find_style(style).place, str(file), LOCALES_PATH]


def _measure(engine: str, style: str, file: Path, folder: Path) -> dict[str, float] | str:
    ran = subprocess.run(
        _command(engine, style, file, folder), capture_output=True, text=True, check=False
    )
    if ran.returncode:
        return (ran.stderr.strip().splitlines() or ["failed"])[-1][:160]
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def _row(style: str, engine: str, size: int, found: dict[str, float], before: float | None) -> str:
    growth = f"{found['seconds'] / before:.1f}" if before else ""
    memory = f"{found['megabytes']:.0f}" if found["megabytes"] else "?"
    each = 1000 * found["seconds"] / size
    return (
        f"{style:28} {engine:12} {size:>7} {found['seconds']:>9.3f} {each:>8.2f} "
        f"{growth:>7} {memory:>7}"
    )


def _run(arguments: argparse.Namespace, folder: Path) -> None:
    engines = list(arguments.engines)
    if "citeproc-js" in engines and (reason := _install_javascript(folder)):
        print(f"without citeproc-js: {reason}\n")
        engines.remove("citeproc-js")
    print(f"{'style':28} {'engine':12} {'items':>7} {'CPU s':>9} {'ms/item':>8} "
          f"{'growth':>7} {'peak MB':>7}")  # fmt: skip
    each: dict[tuple[str, str, int], float] = {}
    for style in arguments.styles:
        for engine in engines:
            before = None
            for size in arguments.sizes:
                if engine == "citeproc-py" and size > arguments.slow_limit:
                    continue
                file = folder / f"items-{size}.json"
                if not file.exists():
                    file.write_text(json.dumps(_items(size)), encoding="utf-8")
                found = _measure(engine, style, file, folder)
                if isinstance(found, str):
                    print(f"{style:28} {engine:12} {size:>7} failed: {found}")
                    continue
                print(_row(style, engine, size, found, before), flush=True)
                before = found["seconds"]
                each[style, engine, size] = found["seconds"] / size
    _print_ratios(each)


def _items(size: int) -> list[dict[str, Any]]:
    """Return items without seasons, on which citeproc-py 0.11 stops with an AssertionError."""
    items = list(make_items(size))
    for item in items:
        item["issued"].pop("season", None)
    return items


def _print_ratios(each: dict[tuple[str, str, int], float]) -> None:
    """How many times as long the others take for an item, on the largest size of both."""
    print()
    for style, engine in sorted({(style, engine) for style, engine, _ in each}):
        sizes = [s for st, e, s in each if (st, e) == (style, engine)]
        shared = [size for size in sizes if (style, "citekit", size) in each]
        if engine != "citekit" and shared:
            size = max(shared)
            ratio = each[style, engine, size] / each[style, "citekit", size]
            print(f"{style}: {engine} takes {ratio:.1f} times as long as citekit ({size} items)")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--styles", nargs="+", default=STYLES)
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES)
    parser.add_argument("--engines", nargs="+", default=ENGINES, choices=ENGINES)
    parser.add_argument("--slow-limit", type=int, default=200, help="most items for citeproc-py")
    parser.add_argument("--edits", action="store_true", help="edit a document of 500 citations")
    parser.add_argument("--worker", nargs=3, metavar=("ENGINE", "STYLE", "FILE"))
    parsed = parser.parse_args(arguments)
    if parsed.worker:
        engine, style, file = parsed.worker
        _work(engine, style, Path(file))
        return
    if parsed.edits:
        _print_edits(parsed.styles)
        return
    with tempfile.TemporaryDirectory() as folder:
        _run(parsed, Path(folder))


if __name__ == "__main__":
    main()
