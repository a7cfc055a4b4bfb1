"""The README's examples, run as a reader would run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CONSOLE = re.findall(r"```console\n\$ (citekit [^\n]+)\n(.*?)```", README, re.DOTALL)
DEMO = re.findall(r"```console\n\$ make demo\n(.*?)```", README, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def _run(arguments: list[str]) -> str:
    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert result.returncode in (0, 3), result.stderr.decode("utf-8")
    return result.stdout.decode("utf-8")


@pytest.mark.parametrize(("command", "output"), CONSOLE, ids=[line for line, _ in CONSOLE])
def test_a_command_prints_what_the_readme_shows(command: str, output: str) -> None:
    assert _run(["-m", *command.split()]).rstrip("\n") == output.rstrip("\n")


def test_the_first_command_prints_what_the_readme_shows() -> None:
    (output,) = DEMO
    assert _run(["-m", "citekit", "export", "--style", "apa"]) == output


def test_the_python_examples_run() -> None:
    printed = _run(["-c", "\n".join(PYTHON)])
    assert "found The Diplomat" in printed
    assert "“What’s Driving the Japan–South Korea Thaw?” The Diplomat, 21 Mar. 2023." in printed
    assert "(Pollmann, 2023)" in printed


def test_the_readme_has_an_example_of_everything_it_should() -> None:
    assert len(CONSOLE) >= 3
    assert len(PYTHON) == 2
    assert "make demo" in README
    assert "make test" in README
