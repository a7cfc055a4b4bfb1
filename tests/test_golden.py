"""What each example page becomes, in every notation and in the main styles, as whole files.

The files were read line by line against the manuals of APA (7th ed.), Chicago (18th ed.)
and MLA (9th ed.). ``pytest tests/test_golden.py --update-golden`` writes them anew.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import citekit
from citekit.cli.records import reading_record

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").iterdir())
GOLDEN = Path(__file__).parent / "golden"

STYLES = ("apa", "chicago", "chicago-author-date", "mla", "belfer-center")
OUTPUTS = ("text", "html", "markdown")
TARGETS = [(style, output) for style in STYLES for output in OUTPUTS]
NOTATIONS = ("bibtex", "biblatex", "csl-json")
SUFFIX = {"text": "txt", "html": "html", "markdown": "md"}


def _made(seed: Path) -> dict[str, str]:
    """Every golden file of one seed: name → text."""
    reading = citekit.read(seed)
    record = reading_record(reading)
    record["source"] = seed.name
    made = {"reading.json": json.dumps(record, ensure_ascii=False, indent=1) + "\n"}
    if not reading.items:
        return made
    for style, output in TARGETS:
        options = citekit.ExportOptions(output=output)
        exported = citekit.export([reading], citekit.find_target(style), options)
        made[f"{style}.{SUFFIX[output]}"] = exported.text + "\n"
    sentence = citekit.ExportOptions(title_case="sentence")
    made["apa-sentence-case.txt"] = (
        citekit.export([reading], citekit.find_target("apa"), sentence).text + "\n"
    )
    for notation in NOTATIONS:
        made[f"{notation}.txt"] = citekit.export([reading], citekit.find_target(notation)).text
    ascii_only = citekit.ExportOptions(ascii_only=True)
    made["bibtex-ascii.txt"] = citekit.export(
        [reading], citekit.find_target("bibtex"), ascii_only
    ).text
    return made


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_an_example_page_becomes_what_was_read_and_approved(
    seed: Path, request: pytest.FixtureRequest
) -> None:
    folder = GOLDEN / seed.stem
    made = _made(seed)
    if request.config.getoption("--update-golden"):
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    kept = {file.name: file.read_text("utf-8") for file in folder.iterdir()}
    assert made == kept


def test_the_seed_is_exactly_what_the_page_says() -> None:
    reading = citekit.read(ROOT / "seeds" / "pollmann-japan-south-korea.txt")
    (item,) = reading.items
    assert item.to_csl() == {
        "id": "pollmann2023whats",
        "type": "article-magazine",
        "title": "What's Driving the Japan–South Korea Thaw?",
        "author": [{"family": "Pollmann", "given": "Mina"}],
        "container-title": "The Diplomat",
        "issued": {"date-parts": [[2023, 3, 21]]},
    }
    assert str(citekit.render([item], "apa")) == (
        "Pollmann, M. (2023, March 21). What’s Driving the Japan–South Korea Thaw? The Diplomat."
    )
    assert str(citekit.render([item], "chicago")) == (
        "Pollmann, Mina. “What’s Driving the Japan–South Korea Thaw?” The Diplomat, March 21, 2023."
    )
