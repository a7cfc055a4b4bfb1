"""Our own styles, each on real works that its institution published or might cite."""

from __future__ import annotations

from pathlib import Path

import pytest

from citekit.styles import find_style, search_styles
from citekit.styles.names import folders


def own_styles() -> list[Path]:
    return sorted(folders()[0].glob("*.csl"))


def test_no_shipped_style_has_a_name_of_ours() -> None:
    shipped = {path.stem for folder in folders()[1:] for path in folder.glob("*.csl")}
    names = {path.stem for path in own_styles()}
    assert len(names) >= 9
    assert not shipped & names


@pytest.mark.parametrize("path", own_styles(), ids=lambda path: path.stem)
def test_our_styles_are_found_by_name(path: Path) -> None:
    assert find_style(path.stem.replace("-", " ").title()).place == str(path)


def test_our_styles_are_searched(tmp_path: Path) -> None:
    assert search_styles("for academic citation", cache=tmp_path)[0].id == "belfer-center"
