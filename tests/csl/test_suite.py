"""The CSL test suite against the list of fixtures that are known to fail, in both directions."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from tests.csl.adapter import render

_LIST = Path(__file__).parent / "expected-failures.txt"


@pytest.mark.corpus
def test_the_suite_fails_exactly_where_the_list_says(corpus: Path) -> None:
    spec = importlib.util.spec_from_file_location("run_suite", corpus / "csl" / "run_suite.py")
    assert spec is not None
    assert spec.loader is not None
    runner = importlib.util.module_from_spec(spec)
    sys.modules.setdefault("run_suite", runner)
    spec.loader.exec_module(runner)
    failing: set[str] = set()
    for fixture in runner.load_suite([corpus / "csl" / "suite"]):
        known = ("RESULT", "path", "name", "category")
        hidden = {key: value for key, value in fixture.items() if key not in known}
        try:
            right = runner.strict_form(render(hidden)) == runner.strict_form(fixture["RESULT"])
        except Exception:  # noqa: BLE001 -- a crash is a failure like any other
            right = False
        if not right:
            failing.add(fixture["name"])
    rows = (line.split("#")[0].strip() for line in _LIST.read_text("utf-8").splitlines())
    assert failing == {row for row in rows if row}
