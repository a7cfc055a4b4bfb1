"""The clipboard, read by the program that a system has."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REFERENCE = 'Nye, Joseph S. "Get Smart: Combining Hard and Soft Power." Foreign Affairs, July 2009.'

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts here")


def run(
    tmp_path: Path, script: str, program: str = "xclip", display: str = ":0"
) -> subprocess.CompletedProcess[bytes]:
    file = tmp_path / program
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{tmp_path}:/usr/bin:/bin"}
    environment.pop("WAYLAND_DISPLAY", None)
    environment["DISPLAY"] = display
    return subprocess.run(
        [sys.executable, "-m", "citekit", "export", "--clipboard", "--style", "apa"],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("program", ["xclip", "xsel", "pbpaste", "powershell.exe"])
def test_what_was_copied_is_cited(program: str, tmp_path: Path) -> None:
    result = run(tmp_path, f"cat <<'END'\n{REFERENCE}\nEND", program)
    assert result.stdout.startswith(b"Nye, J. S. (2009, July). Get Smart")
    assert result.returncode == 0


def test_an_empty_clipboard_is_told(tmp_path: Path) -> None:
    result = run(tmp_path, "true")
    assert result.stderr.decode() == "citekit: clipboard: holds no text\n"
    assert result.returncode == 1


def test_a_program_that_fails_says_why(tmp_path: Path) -> None:
    result = run(tmp_path, "echo no display >&2; exit 1")
    assert "clipboard: xclip: no display" in result.stderr.decode()


def test_a_system_without_a_program_says_which_to_install(tmp_path: Path) -> None:
    result = run(tmp_path, "true", "other", display="")
    assert "install wl-clipboard" in result.stderr.decode()
