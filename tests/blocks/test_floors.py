"""Blocks found on annotated pages, and invented on pages without one: floors."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from citekit.blocks import find_blocks
from citekit.errors import CitekitError
from citekit.pages import read_page
from tests.scorers import load_scorer

pytestmark = pytest.mark.corpus
SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html"}


@pytest.fixture(scope="module")
def floors() -> dict[str, float]:
    table = tomllib.loads((Path(__file__).parents[1] / "scores.toml").read_text("utf-8"))
    floors: dict[str, float] = table["finder"]
    return floors


@pytest.fixture(scope="module")
def scorer(corpus: Path) -> ModuleType:
    return load_scorer(corpus / "score" / "score_blocks.py")


def cases(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text("utf-8").splitlines():
        case = json.loads(line)
        data = (
            case.get("input", "").encode()
            if "input" in case
            else (file.parent / case["file"]).read_bytes()
        )
        page = read_page(data, case["id"] + SUFFIXES[case["format"]])
        yield {**case, "found": find_blocks(page)}


def is_found(case: dict[str, Any], scorer: ModuleType) -> bool:
    """As the scorer has it: the same words, or at most a tenth more around them."""
    wanted = [scorer.fold(scorer.plain(b, case["format"])) for b in scorer.as_list(case["block"])]
    got = [scorer.fold(scorer.plain(block.text, case["format"])) for block in case["found"]]
    return len(got) <= len(wanted) and all(
        any(words == one or (words in one and len(one) <= 1.1 * len(words)) for one in got)
        for words in wanted
    )


@pytest.mark.parametrize(
    ("file", "floor"),
    [
        ("data/blocks/dev.jsonl", "dev"),
        ("data/blocks/composed-dev.jsonl", "composed-dev"),
        ("data/pages/full.jsonl", "pages"),
    ],
)
def test_blocks_found(
    file: str, floor: str, corpus: Path, scorer: ModuleType, floors: dict[str, float]
) -> None:
    tried = list(cases(corpus / file))
    with_block = [case for case in tried if case["block"]]
    right = [case for case in with_block if is_found(case, scorer)]
    assert len(right) >= floors[floor] * len(with_block)
    assert [case["id"] for case in tried if case["expect"] == "none" and case["found"]] == []


def test_blocks_invented_on_pages_without_one(corpus: Path, floors: dict[str, float]) -> None:
    files = sorted((corpus / "data/pages/negatives").iterdir())
    invented = 0
    for file in files:
        try:
            page = read_page(file.read_bytes(), file.name)
        except CitekitError:
            continue
        invented += bool(find_blocks(page))
    assert invented <= floors["invented-in-a-thousand"] * len(files) / 1000
