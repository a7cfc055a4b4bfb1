"""Real Emacs: eglot with the language server, and citekit.el without one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.editors.projects import EDITORS, ROOT, write_project

pytestmark = pytest.mark.peer
SCRIPT = Path(__file__).parent / "emacs.el"


def test_emacs_opens_completes_adds_cites_renames_and_exports(tmp_path: Path) -> None:
    emacs = shutil.which("emacs")
    if emacs is None:
        pytest.fail("Emacs is not installed: apt install emacs-nox elpa-eglot elpa-markdown-mode")
    write_project(tmp_path)
    (tmp_path / ".emacs.d").mkdir()
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    environ = {
        **os.environ,
        "CITEKIT_PROJECT": str(tmp_path),
        "CITEKIT_PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
    }
    command = [emacs, "--batch", "-L", str(EDITORS / "emacs"), "-l", str(SCRIPT)]
    done = subprocess.run(
        command, env=environ, cwd=tmp_path, capture_output=True, text=True, timeout=150, check=False
    )
    steps = [line for line in done.stdout.splitlines() if line.startswith(("ok ", "failed "))]
    assert [line for line in steps if line.startswith("failed")] == [], done.stderr
    assert len(steps) == 10, done.stdout + done.stderr
