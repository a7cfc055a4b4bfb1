"""Explanations of readings: marks without colour, colour on a terminal, a page of HTML."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest

import citekit
from citekit.cli.explanation import block_stretches, explain, rendering_stretches
from citekit.cli.explanation_html import FOOT, HEAD, explain_html
from citekit.cli.progress import Progress

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "pollmann-japan-south-korea.txt"


def on_terminal(*arguments: str | Path, environment: dict[str, str] | None = None) -> str:
    """Return what a command writes to a real terminal, both streams."""
    main, side = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})}
    env = env if environment else {key: env[key] for key in env if key != "NO_COLOR"}
    with subprocess.Popen(
        [sys.executable, "-m", "citekit", *map(str, arguments)],
        stdin=side, stdout=side, stderr=side, env=env, cwd=ROOT,
    ):  # fmt: skip
        os.close(side)
        chunks = []
        while True:
            try:
                chunk = os.read(main, 65536)
            except OSError:  # Linux ends a terminal so
                break
            if not chunk:
                break
            chunks.append(chunk)
    os.close(main)
    return b"".join(chunks).decode("utf-8")


def test_without_colour_fields_stand_in_brackets() -> None:
    text = explain(citekit.prove(citekit.read(SEED)), colour=False)
    assert "[author: Pollmann, Mina].\"[title: What's Driving" in text
    assert "[issued: March 21, 2023]." in text
    assert "printed back in belfer-center: the same, sign for sign" in text
    assert "\x1b" not in text


def test_a_terminal_gets_colour_unless_it_wants_none() -> None:
    coloured = on_terminal("read", SEED, "--explain")
    plain = on_terminal("read", SEED, "--explain", environment={"NO_COLOR": "1"})
    assert "\x1b[32mPollmann, Mina\x1b[0m" in coloured
    assert "\x1b" not in plain
    assert "[author: Pollmann, Mina]" in plain


def test_stretches_hold_the_whole_text_and_what_differs() -> None:
    text = (
        'Nye, Joseph S. "Get Smart: Combining Hard and Soft Power." Foreign Affairs, July 2009. '
        "Quoted by Brzezinski."
    )
    reading = citekit.prove(citekit.parse(text))
    (proof,) = reading.proofs
    assert proof is not None
    stretches = block_stretches(reading, reading.blocks[0], reading.fields[0], proof.unmatched)
    assert "".join(one.text for one in stretches) == text
    assert {one.variable for one in stretches} >= {"author", "title", "issued", None}
    assert "".join(one.text for one in rendering_stretches(proof)) == proof.text
    differing = "".join(one.text for one in stretches if one.wrong)
    assert differing == "".join(text[span.start : span.end] for span in proof.unmatched)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</mark></section>",
        "&lt;b&gt;",
    ],
)
def test_html_is_inert(hostile: str) -> None:
    page = (
        "<html><head><title>x</title></head><body><h1>Get Smart</h1><p>How to cite: Nye, Joseph S. "
        f"(2009). Get Smart {_escaped(hostile)}. Foreign Affairs, 88(4), 160-163.</p></body></html>"
    )
    reading = citekit.prove(citekit.read_data(f"{hostile}.html", page.encode()))
    assert reading.items
    body = lxml.html.document_fromstring(HEAD + explain_html(reading) + FOOT).find("body")
    assert body is not None
    known = {"section", "mark", "u", "table", "tr", "th", "td", "blockquote", "p", "h1", "h2"}
    known |= {"h3", "small", "span", "ul", "li", "tbody", "body"}
    assert {element.tag for element in body.iter()} <= known
    assert hostile in "".join(map(str, body.itertext()))
    allowed = {"class", "title"}
    assert {name for element in body.iter() for name in element.attrib} <= allowed


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def test_what_steers_a_terminal_is_taken_out() -> None:
    page = 'Nye, Joseph S. "Get \x1b[31mSmart\x07 \u202egnorW." Foreign Affairs, July 2009.'
    text = explain(citekit.prove(citekit.parse(page)), colour=False)
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_an_output_that_ends_in_html_is_a_page(tmp_path: Path) -> None:
    target = tmp_path / "why.html"
    subprocess.run(
        [sys.executable, "-m", "citekit", "read", str(SEED), "--explain", "--output", str(target)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    tree = lxml.html.parse(str(target)).getroot()
    assert [one.text_content() for one in tree.iter("mark") if one.get("class") == "author"] == [
        "Pollmann, Mina", "author",
    ]  # fmt: skip


def test_long_runs_show_on_a_terminal_how_far_they_are(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(SEED.read_text("utf-8"), "utf-8")
    shown = on_terminal("read", tmp_path, "--csv", "--output", tmp_path / "out.csv")
    assert " of 60, " in shown
    assert shown.endswith("\r\x1b[K")
    quiet = on_terminal("read", tmp_path, "--csv", "--output", tmp_path / "out.csv", "--quiet")
    assert quiet == ""


def test_a_bar_says_how_far_how_fast_and_how_long() -> None:
    progress = Progress(30_000, shown=False, done=15_000, begun=0.0)
    line = progress.line(100.0)
    assert line.endswith("15,000 of 30,000, 150 a second, 0:01:40 left")
    assert line.count("━") == line.count("·")
