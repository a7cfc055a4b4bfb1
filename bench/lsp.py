"""The language server with a library of 100,000 entries: CPU seconds of each request, and memory.

    python -m bench.lsp [ENTRIES]

The server's functions run in this process; only ``initialize`` is a server of its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from citekit.lsp.features.completion import complete
from citekit.lsp.features.diagnostics import find_problems
from citekit.lsp.features.hover import hover
from citekit.lsp.session import Session

_FAMILIES = "Nye Keohane Waltz Ostrom Putnam Jervis Schelling Skocpol Tilly Elster".split()
_WORDS = "power order trade war peace state market reform crisis growth alliance treaty".split()
_INITIALIZE = (
    '{"jsonrpc":"2.0","id":1,"method":"initialize","params":'
    '{"processId":null,"rootUri":null,"capabilities":{}}}'
)


def write_library(path: Path, entries: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(entries):
            family = _FAMILIES[number % 10]
            first, second = _WORDS[number % 12], _WORDS[number // 12 % 12]
            file.write(
                f"@article{{{family.lower()}{1950 + number % 75}{first}{number},\n"
                f"  author = {{{family}, A. {chr(65 + number % 26)}. and Müller, Jörg}},\n"
                f"  title = {{The {first} of {second}, part {number}}},\n"
                f"  journal = {{Journal of {second.title()} Studies}},\n"
                f"  year = {{{1950 + number % 75}}},\n  volume = {{{number % 99}}},\n"
                f"  pages = {{{number % 700}--{number % 700 + 20}}},\n"
                f"  doi = {{10.1000/{number}}},\n"
                f"  abstract = {{{' '.join(_WORDS * 2)}.}},\n}}\n\n"
            )


def timed(name: str, function: Callable[[], object], times: int = 5) -> None:
    taken = []
    for _ in range(times):
        start = time.process_time()
        function()
        taken.append(time.process_time() - start)
    print(f"{name:42} {sorted(taken)[len(taken) // 2] * 1000:9.1f} ms CPU")


def main() -> None:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        library, text = Path(folder) / "refs.bib", Path(folder) / "text.md"
        write_library(library, entries)
        keys = [f"nye{1950 + n % 75}{_WORDS[n % 12]}{n}" for n in range(0, entries, 10)][:5_000]
        body = "---\nbibliography: refs.bib\n---\n\n"
        body += "".join(f"As shown before [@{key}, p. 3], it holds.\n" for key in keys)
        text.write_text(body + "See @nye", encoding="utf-8")
        session = Session()
        start = time.process_time()
        session.open(str(text), text.read_text("utf-8"))
        document = session.document(str(text))
        assert document is not None
        shelf = session.shelf(document)
        complete(document, len(document.text), shelf)
        print(f"{'open to first completion':42} {time.process_time() - start:9.2f} s CPU")
        for typed in ("nye19", "crisis", "mull", "zzz"):
            session.open(str(text), f"{body}See @{typed}")
            edited = session.document(str(text))
            assert edited is not None
            edited.masked  # noqa: B018
            timed(
                f"completion of {typed}",
                lambda edited=edited: complete(edited, len(edited.text), session.shelf(edited)),
            )
        place = document.text.index(keys[70]) + 2
        render = session.renderer(document)
        timed("hover", lambda: hover(document, place, session.shelf(document), render))

        def stroke() -> None:
            session.open(str(text), text.read_text("utf-8") + "x")
            changed = session.document(str(text))
            assert changed is not None
            find_problems(changed, session.shelf(changed), session.declared(changed))

        timed(f"problems of {len(keys)} citations after a key stroke", stroke)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{'peak memory':42} {peak:9.0f} MB")
    message = f"Content-Length: {len(_INITIALIZE)}\r\n\r\n{_INITIALIZE}".encode()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "citekit", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(message)
        server.stdin.flush()
        server.stdout.readline()
        wall = time.perf_counter() - start
        server.kill()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{'initialize answered':42} {wall:9.2f} s, {cpu:.2f} s CPU")


if __name__ == "__main__":
    main()
