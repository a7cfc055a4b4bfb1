"""Where citekit keeps what it can make again (indexes), and what it cannot (changes to undo)."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of indexes, by ``XDG_CACHE_HOME`` and each system's custom."""
    return _folder(environment, "XDG_CACHE_HOME", ".cache", "Library/Caches")


def state_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of what was changed, by ``XDG_STATE_HOME`` and each system's custom."""
    return _folder(environment, "XDG_STATE_HOME", ".local/state", "Library/Application Support")


def name_for(path: Path) -> str:
    """Return a file name that stands for the library at ``path``, the same each time."""
    real = os.path.realpath(path)
    return f"{path.stem[:40]}-{hashlib.sha256(os.fsencode(real)).hexdigest()[:16]}"


def _folder(environment: Mapping[str, str], variable: str, default: str, mac: str) -> Path:
    named = environment.get(variable)
    if named:
        return Path(named) / "citekit"
    if sys.platform == "win32" and environment.get("LOCALAPPDATA"):
        return Path(environment["LOCALAPPDATA"]) / "citekit"
    home = Path(environment.get("HOME") or Path.home())
    return home / (mac if sys.platform == "darwin" else default) / "citekit"
