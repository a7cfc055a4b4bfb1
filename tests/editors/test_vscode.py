"""Real VS Code (npm code-server in headless Chromium), with the packed extension."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.editors.projects import EDITORS, ROOT, write_project

pytestmark = pytest.mark.peer
SERVER = Path(os.environ.get("CODE_SERVER", ROOT / ".venvs" / "code-server"))


def test_vscode_opens_completes_adds_cites_and_renames(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not (SERVER / "node_modules" / "code-server").is_dir():
        pytest.fail("code-server is not installed: .ci/editors does it")
    write_project(tmp_path)
    environ = {
        **os.environ,
        "CODE_SERVER": str(SERVER),
        "CITEKIT_COMMAND": json.dumps([sys.executable, "-m", "citekit"]),
        "PYTHONPATH": str(ROOT),
    }
    script = EDITORS / "vscode" / "test" / "run.mjs"
    command = [node, str(script), str(tmp_path)]
    done = subprocess.run(
        command, env=environ, capture_output=True, text=True, timeout=400, check=False
    )
    steps = [line for line in done.stdout.splitlines() if line.startswith(("ok ", "failed"))]
    assert [line for line in steps if line.startswith("failed")] == [], done.stdout
    assert len(steps) == 8, done.stdout + done.stderr
