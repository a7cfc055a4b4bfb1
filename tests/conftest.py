"""Options and folders that tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the annotated data; a test that asks for it is skipped without."""
    folder = os.environ.get("CITEKIT_CORPUS")
    if not folder:
        pytest.skip("CITEKIT_CORPUS does not name the folder of the annotated data")
    return Path(folder)
