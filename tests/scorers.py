"""The scorers that stand beside the annotated data, as modules, and what is judged about that data."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType


def load_scorer(path: Path) -> ModuleType:
    """Return the module of a scorer's file."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module  # dataclasses look there for the names of annotations
    spec.loader.exec_module(module)
    return module


def read_judged(path: Path) -> dict[str, dict[str, str]]:
    """Return the variables in which a gold set is wrong about a record, with the reason, by its id.

    Args:
        path: Lines of id, tab, ``variable=reason``; ``# reason: sentence`` explains one before them.

    Raises:
        ValueError: A record is listed twice, or has no reason or one that is not explained.
    """
    explained: set[str] = set()
    judged: dict[str, dict[str, str]] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.startswith("#"):
            explained.update(re.findall(r"^# ([a-z-]+): ", line))
        elif line:
            record, _, listed = line.partition("\t")
            reasons = dict(pair.split("=", 1) for pair in listed.split())
            if record in judged or not reasons or not explained.issuperset(reasons.values()):
                raise ValueError(
                    f"{path.name}, line {number}: list a record once, with reasons that the head explains"
                )
            judged[record] = reasons
    return judged
