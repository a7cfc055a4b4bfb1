"""Our own fixtures, in the CSL test suite's format: one for each bug that was found and mended."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.csl.adapter import render

_FOLDER = Path(__file__).parent / "fixtures"
_SECTION = re.compile(r"^>>=+ ([A-Z-]+) =+>>\n(.*?)\n<<=+ \1 =+<<$", re.MULTILINE | re.DOTALL)
_JSON = ("INPUT", "CITATION-ITEMS", "CITATIONS")


def _read(path: Path) -> dict[str, Any]:
    sections: dict[str, Any] = dict(_SECTION.findall(path.read_text("utf-8")))
    for name in _JSON:
        if name in sections:
            sections[name] = json.loads(sections[name])
    return {**sections, "mode": sections["MODE"].strip()}


@pytest.mark.parametrize("path", sorted(_FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_a_fixture(path: Path) -> None:
    fixture = _read(path)
    assert render(fixture) == fixture["RESULT"]
