"""A page's reading → its problems: does its own citation agree with the rest of the page?

``rules`` names what can be wrong; ``comparison`` finds it; ``baseline`` keeps what is known;
``reports`` and ``machine_reports`` write it. To add a rule, give it a row in ``rules`` and a
check in ``comparison``; to add a report, a function and a row in ``AUDIT_FORMATS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from citekit.checks.baseline import counts, load_baseline, write_baseline
from citekit.checks.comparison import audit
from citekit.checks.machine_reports import (
    write_csv,
    write_github,
    write_json,
    write_junit,
    write_sarif,
)
from citekit.checks.reports import summary, write_html, write_text
from citekit.checks.rules import RULES, Audited, Problem, Rule

AUDIT_FORMATS: Mapping[str, Callable[[tuple[Audited, ...]], str]] = MappingProxyType(
    {
        "text": write_text,
        "json": write_json,
        "csv": write_csv,
        "html": write_html,
        "github": write_github,
        "sarif": write_sarif,
        "junit": write_junit,
    }
)
"""Name → what writes the report of audited pages."""

audit_counts = counts
audit_summary = summary

__all__ = [
    "AUDIT_FORMATS",
    "RULES",
    "Audited",
    "Problem",
    "Rule",
    "audit",
    "audit_counts",
    "audit_summary",
    "load_baseline",
    "write_baseline",
]
