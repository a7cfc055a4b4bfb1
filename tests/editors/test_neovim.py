"""Real Neovim, with the plug-in of editors/neovim."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.editors.projects import EDITORS, ROOT, write_project

pytestmark = pytest.mark.peer
SCRIPT = Path(__file__).parent / "neovim.lua"


def test_neovim_opens_completes_adds_cites_and_renames(tmp_path: Path) -> None:
    neovim = shutil.which("nvim")
    if neovim is None:
        pytest.fail("Neovim is not installed: apt install neovim")
    write_project(tmp_path)
    environ = {
        **os.environ,
        "CITEKIT_PROJECT": str(tmp_path),
        "CITEKIT_PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT),
        "XDG_STATE_HOME": str(tmp_path / ".state"),
        "HOME": str(tmp_path),
    }
    # first on the path, before the script runs: the plug-in as a package manager puts it
    command = [
        neovim, "--headless", "-u", "NONE", "-n", "--cmd", "let g:citekit_manual = 1",
        "--cmd", f"set runtimepath^={EDITORS / 'neovim'}", "-c", f"luafile {SCRIPT}",
    ]  # fmt: skip
    done = subprocess.run(
        command, env=environ, cwd=tmp_path, capture_output=True, text=True, timeout=150, check=False
    )
    steps = [line for line in done.stdout.splitlines() if line.startswith(("ok ", "failed "))]
    assert [line for line in steps if line.startswith("failed")] == [], done.stderr
    assert len(steps) >= 11, done.stdout + done.stderr
