from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def check(*names: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "citekit", "styles", "check", *names]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_faults_are_printed_with_file_line_and_element(tmp_path: Path) -> None:
    path = tmp_path / "broken.csl"
    path.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">\n'
        "<info><title>A</title><id>a</id><updated>2026-01-02T03:04:05Z</updated></info>\n"
        '<citation><layout>\n<text variable="titel"/></layout></citation></style>',
        encoding="utf-8",
    )
    ran = check(str(path))
    assert ran.stdout == (
        f'{path}:4: error: <text>: variable="titel": '
        "a text or number variable, such as title expected\n"
    )
    assert ran.returncode == 4


@pytest.mark.parametrize("name", ["belfer-center", "nature-physics"])
def test_a_right_style_has_no_faults(name: str) -> None:
    ran = check(name)
    assert (ran.stdout, ran.returncode) == ("", 0)
    assert "no problems" in ran.stderr


def test_a_missing_file_is_an_error_of_one_line(tmp_path: Path) -> None:
    ran = check(str(tmp_path / "none.csl"))
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert "no such file" in ran.stderr
