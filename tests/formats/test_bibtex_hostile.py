"""BibTeX that is broken, huge or meant to harm: bounded, good entries read, bad ones told."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from citekit.formats import load
from citekit.formats.bibtex_index import index_bibtex
from citekit.formats.notation import Loaded

GOOD = (
    "@book{nye2004soft,\n  author = {Nye, Joseph S.},\n  title = {Soft Power},\n  year = 2004\n}\n"
)
PIECES = {
    "braces": "{" * 1_000_000,
    "closed braces": "@misc{deep, note = {" + "{" * 500_000 + "}" * 500_000 + "}}",
    "unclosed entries": "@a{" * 100_000,
    "unclosed values": "@misc{a, title = {" * 50_000,
    "unclosed quotes": '@misc{a, title = "' * 50_000,
    "open parentheses": "@misc(a, title = {x}" * 50_000,
    "signs": "@" * 500_000,
    "parts": "@misc{parts, note = " + " # ".join(["{x}"] * 100_000) + "}",
    "authors": "@misc{many, author = {" + " and ".join(["Nye, Joseph"] * 100_000) + "}}",
    "long field": "@misc{long, abstract = {" + r"10 \% of \emph{power} -- " * 400_000 + "}}",
    "fields": "@misc{fields, " + ", ".join(f"f{n} = {{x}}" for n in range(100_000)) + "}",
    "dollars": "@misc{maths, title = {" + "$" * 300_001 + "}}",
    "commands": "@misc{commands, title = {" + "\\" * 300_001 + "}}",
    "doubling": '@string{m0 = "haha"}\n'
    + "".join(f"@string{{m{n} = m{n - 1} # m{n - 1}}}\n" for n in range(1, 60))
    + "@misc{bomb, note = m59}",
    "cross references": "".join(f"@misc{{c{n}, crossref = {{c{n + 1}}}}}\n" for n in range(20_000)),
}


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


@pytest.mark.parametrize("piece", PIECES)
def test_what_stands_before_is_read_in_bounded_time(piece: str) -> None:
    text = GOOD + PIECES[piece] + "\n"
    read: list[Loaded] = []
    assert seconds(lambda: read.append(load(text, "bibtex"))) < 25
    assert read[0].items[0].text("title") == "Soft Power"
    assert sum(len(item.text("note")) for item in read[0].items) < 3_000_000
    assert seconds(lambda: index_bibtex(text)) < 10


@pytest.mark.parametrize(
    "broken",
    [
        "@book{cut2010, title = {Half a",
        "@article{comma2010\n  title = {No comma}\n}\n",
        "@article{equals2010, title {No equals sign}}\n",
        '@article{brace2010, title = "A {brace too many"}\n',
        "@article{, title = }\n",
    ],
)
def test_good_entries_round_a_broken_one_are_read_and_it_is_told(broken: str) -> None:
    loaded = load(GOOD + broken + "\n" + GOOD.replace("nye2004soft", "nye2004soft2"), "bibtex")
    keys = [item.id for item in loaded.items]
    assert keys[0] == "nye2004soft"
    assert "nye2004soft2" in keys
    told = [n for n in loaded.notices if n.code in ("bibtex-fault", "bibtex-mended")]
    assert told
    assert int(told[0].params["line"]) >= 6
    assert told[0].params["reason"]


@pytest.mark.parametrize(
    "text",
    [
        "@book{a, title = {Soft Power}, crossref = {a}}",
        "@book{a, title = {Soft Power}, crossref = {b}}\n@book{b, crossref = {a}}",
        "@book{a, title = {Soft Power}, xdata = {x}}\n@xdata{x, xdata = {x}}",
    ],
)
def test_circular_references_are_told(text: str) -> None:
    loaded = load(text, "bibtex")
    assert loaded.items[0].text("title") == "Soft Power"
    assert "bibtex-crossref-circular" in {notice.code for notice in loaded.notices}


def test_reading_takes_linear_time() -> None:
    def run(count: int) -> float:
        text = "".join(GOOD.replace("soft", str(n)) for n in range(count))
        return seconds(lambda: load(text, "bibtex"))

    run(100)
    # the least of some: other programs disturb the clock of this one
    short, long = (min(run(size) for _ in range(2)) for size in (2_000, 16_000))
    assert long < 16 * max(short, 0.05)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"])
def test_encodings_are_read(encoding: str) -> None:
    text = GOOD.replace("Soft Power", "Zürich – der Friede")
    loaded = load(text.encode(encoding), "bibtex")
    assert loaded.items[0].text("title") == "Zürich – der Friede"
    assert bool(loaded.notices) == (encoding == "cp1252")
