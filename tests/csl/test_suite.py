"""The CSL test suite against the list of fixtures that are known to fail, in both directions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

_LIST = Path(__file__).parent / "expected-failures.txt"


@pytest.mark.corpus
def test_the_suite_fails_exactly_where_the_list_says(suite_results: Mapping[str, bool]) -> None:
    failing = {name for name, right in suite_results.items() if not right}
    rows = (line.split("#")[0].strip() for line in _LIST.read_text("utf-8").splitlines())
    assert failing == {row for row in rows if row}
