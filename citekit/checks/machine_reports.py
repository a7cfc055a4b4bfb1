"""Reports of an audit for programs: JSON, CSV, GitHub's annotations, SARIF, JUnit."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from citekit.checks.baseline import counts
from citekit.checks.rules import RULES, Audited, Problem
from citekit.model import JSON, Severity
from citekit.patterns import lazy

_COLUMNS = (
    "source", "line", "column", "severity", "rule", "cited", "stated", "from", "message",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# What XML 1.0 cannot hold at all (2.2 Characters).
_NO_XML = lazy("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GITHUB: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
)
_SARIF: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
)


def write_json(pages: tuple[Audited, ...]) -> str:
    """Return JSON Lines, one object a page."""
    lines = (
        json.dumps(
            {
                "source": page.source,
                "citation": page.has_citation,
                "problems": [_record(problem) for problem in page.problems],
            },
            ensure_ascii=False,
        )
        for page in pages
    )
    return "".join(f"{line}\n" for line in lines)


def _record(problem: Problem) -> JSON:
    return {
        "rule": problem.rule,
        "severity": problem.severity.value,
        "line": problem.line,
        "column": problem.column,
        "cited": problem.cited,
        "stated": problem.stated,
        "from": problem.origin,
        "message": problem.message,
        "fingerprint": problem.fingerprint,
    }


def write_csv(pages: tuple[Audited, ...]) -> str:
    """Return a table, one row a problem; no cell is a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for page in pages:
        for one in page.problems:
            row = (
                one.source, str(one.line), str(one.column), one.severity.value, one.rule,
                one.cited, one.stated, one.origin, one.message,
            )  # fmt: skip
            writer.writerow([_cell(value) for value in row])
    return buffer.getvalue()


def _cell(value: str) -> str:
    line = " ".join(value.splitlines())
    return f"'{line}" if line.startswith(_FORMULA) else line


def write_github(pages: tuple[Audited, ...]) -> str:
    """Return workflow commands, which GitHub shows beside the lines.

    Source: GitHub Docs, "Workflow commands", and the escapes of ``@actions/core``.
    """
    lines = [
        f"::{_GITHUB[one.severity]} file={_property(one.source)},line={one.line},"
        f"col={one.column},title={_property(one.rule)}::{_data(one.message)}"
        for page in pages
        for one in page.problems
    ]
    return "".join(f"{line}\n" for line in lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def write_sarif(pages: tuple[Audited, ...]) -> str:
    """Return a SARIF 2.1.0 log (OASIS), as code scanning takes it."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("citekit")
    except PackageNotFoundError:
        number = "0"
    names = list(RULES)
    rules: list[JSON] = [
        {
            "id": name,
            "shortDescription": {"text": rule.summary},
            "defaultConfiguration": {"level": _SARIF[rule.severity]},
        }
        for name, rule in RULES.items()
    ]
    driver: JSON = {"name": "citekit", "semanticVersion": number, "rules": rules}
    results = [_result(one, names.index(one.rule)) for page in pages for one in page.problems]
    log: JSON = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _result(problem: Problem, index: int) -> JSON:
    return {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": _SARIF[problem.severity],
        "message": {"text": problem.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(problem.source)},
                    "region": {"startLine": problem.line, "startColumn": problem.column},
                }
            }
        ],
        "partialFingerprints": {"citation/v1": problem.fingerprint},
    }


def _uri(source: str) -> str:
    """A path as a relative reference (RFC 3986); an address as it is."""
    if re.match(r"https?://", source):
        return quote(source, safe=":/?#[]@!$&'()*+,;=%~")
    path = quote(source.replace("\\", "/"), safe="/~")
    return f"file://{path}" if path.startswith("/") else path


def write_junit(pages: tuple[Audited, ...]) -> str:
    """Return a JUnit report: a page is a test case, a problem that counts its failure."""
    failing = sum(any(map(counts, page.problems)) for page in pages)
    head = f'tests="{len(pages)}" failures="{failing}" errors="0"'
    cases = "".join(_case(page) for page in pages)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="citekit audit" {head}>\n'
        f'<testsuite name="citekit audit" {head} skipped="0">\n{cases}</testsuite>\n</testsuites>\n'
    )


def _case(page: Audited) -> str:
    name = quoteattr(_NO_XML.sub("\ufffd", page.source))
    counted = [problem for problem in page.problems if counts(problem)]
    told = [problem for problem in page.problems if not counts(problem)]
    parts = [f'<testcase classname="citation" name={name}>\n']
    if counted:  # one failure a case is all that readers of JUnit show
        rules = ", ".join(dict.fromkeys(problem.rule for problem in counted))
        body = "\n".join(f"{one.source}:{one.line}: {one.message}" for one in counted)
        body = escape(_NO_XML.sub("\ufffd", body))
        first = quoteattr(_NO_XML.sub("\ufffd", counted[0].message))
        parts.append(f"<failure type={quoteattr(rules)} message={first}>{body}</failure>\n")
    if told:
        body = escape(_NO_XML.sub("\ufffd", "\n".join(one.message for one in told)))
        parts.append(f"<system-out>{body}</system-out>\n")
    return "".join([*parts, "</testcase>\n"])
