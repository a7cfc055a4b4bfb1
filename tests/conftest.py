"""Options and folders that tests share."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from citekit.errors import CitekitError
from tests.csl.adapter import render
from tests.scorers import load_scorer

# A shell without job control has what it starts in the background ignore Ctrl-C, and so would
# the commands that tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# The first example of a test compiles the patterns that it needs; a busy machine is slower still.
settings.register_profile("citekit", deadline=None)
settings.load_profile("citekit")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the annotated data; a test that asks for it is skipped without."""
    folder = os.environ.get("CITEKIT_CORPUS")
    if not folder:
        pytest.skip("CITEKIT_CORPUS does not name the folder of the annotated data")
    return Path(folder)


@pytest.fixture(scope="session")
def suite_results(corpus: Path) -> Mapping[str, bool]:
    """Fixtures of the CSL test suite, each with whether it comes out exactly."""
    runner = load_scorer(corpus / "csl" / "run_suite.py")
    results: dict[str, bool] = {}
    for fixture in runner.load_suite([corpus / "csl" / "suite"]):
        known = ("RESULT", "path", "name", "category")
        hidden = {key: value for key, value in fixture.items() if key not in known}
        try:
            results[fixture["name"]] = runner.judge(fixture, render(hidden))["strict"]
        except CitekitError:
            results[fixture["name"]] = False
    return results
