"""Our own styles, each on real works that its institution published or might cite."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from citekit.csl import render_bibliography
from citekit.csl.validation import check_style
from citekit.model import JSON, Item, StyleSource
from citekit.styles import find_style, search_styles
from citekit.styles.names import folders

CASES = json.loads((Path(__file__).parent / "house.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("style", "item", "expected"),
    [(case["style"], case["item"], text) for case in CASES for text in [case["text"]]],
    ids=[f"{case['style']}-{case['item']['id']}" for case in CASES],
)
def test_a_house_prints_a_work_as_it_does(
    style: str, item: Mapping[str, JSON], expected: str
) -> None:
    rendered = render_bibliography((Item.from_csl(item),), find_style(style))
    assert rendered.entries[0].text == expected


def own_styles() -> list[Path]:
    return sorted(folders()[0].glob("*.csl"))


def test_each_of_our_styles_is_tried_on_a_work() -> None:
    names = {path.stem for path in own_styles()}
    assert len(names) >= 9
    assert {case["style"] for case in CASES} == names


@pytest.mark.parametrize("path", own_styles(), ids=lambda path: path.stem)
def test_our_styles_are_valid(path: Path) -> None:
    source = StyleSource(id=path.stem, xml=path.read_bytes(), place=str(path))
    assert [str(finding) for finding in check_style(source)] == []


def test_no_shipped_style_has_a_name_of_ours() -> None:
    shipped = {path.stem for folder in folders()[1:] for path in folder.glob("*.csl")}
    assert not shipped & {path.stem for path in own_styles()}


@pytest.mark.parametrize("path", own_styles(), ids=lambda path: path.stem)
def test_our_styles_are_found_by_name(path: Path) -> None:
    assert find_style(path.stem.replace("-", " ").title()).place == str(path)


def test_our_styles_are_searched(tmp_path: Path) -> None:
    assert search_styles("for academic citation", cache=tmp_path)[0].id == "belfer-center"
