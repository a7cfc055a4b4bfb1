"""Problems that are known already: a file of fingerprints, so that only new ones count."""

from __future__ import annotations

import json
from collections.abc import Iterable

from citekit.checks.rules import Audited, Problem
from citekit.errors import ParseError
from citekit.model import JSON, Severity


def write_baseline(pages: Iterable[Audited]) -> str:
    """Return the baseline of all problems of ``pages``, one an entry, for people to read."""
    found = sorted(
        (problem for page in pages for problem in page.problems if counts(problem)),
        key=lambda problem: (problem.source, problem.rule, problem.fingerprint),
    )
    rows: list[JSON] = [
        {"fingerprint": one.fingerprint, "source": one.source, "rule": one.rule} for one in found
    ]
    return json.dumps({"version": 1, "problems": rows}, ensure_ascii=False, indent=1) + "\n"


def load_baseline(text: str, name: str = "") -> frozenset[str]:
    """Return the fingerprints of a baseline.

    Raises:
        ParseError: ``text`` is no baseline.
    """
    try:
        data = json.loads(text)
        return frozenset(str(row["fingerprint"]) for row in data["problems"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        reason = "is no baseline; --write-baseline makes one"
        raise ParseError(reason, source=name or None) from error


def counts(problem: Problem) -> bool:
    """Whether a problem is one that an audit fails for."""
    return problem.severity is not Severity.INFO
