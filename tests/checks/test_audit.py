"""Audits: what is a problem, what is none, and every report read back by a reader of its kind."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import lxml.html
import pytest
import yaml

import citekit
from citekit.checks import AUDIT_FORMATS, RULES, Audited, Problem, load_baseline, write_baseline
from citekit.errors import ParseError

ROOT = Path(__file__).parents[2]
BLOCK = (
    "Granovetter, M. S. (1973). The strength of weak ties. American Journal of Sociology, 78(6), "
    "1360–1380. https://doi.org/10.1086/225469"
)
TAGS = {
    "citation_title": "The Strength of Weak Ties",
    "citation_author": "Granovetter, Mark S.",
    "citation_journal_title": "American Journal of Sociology",
    "citation_publication_date": "1973/05",
    "citation_volume": "78",
    "citation_issue": "6",
    "citation_doi": "10.1086/225469",
}


def page(block: str = BLOCK, **changes: str) -> bytes:
    tags = TAGS | {f"citation_{name}": value for name, value in changes.items()}
    metas = "".join(f'<meta name="{name}" content="{value}">\n' for name, value in tags.items())
    cited = f"<p>How to cite: {block}</p>" if block else ""
    return (
        f"<html><head><title>x</title>\n{metas}</head>\n<body><h1>The Strength of Weak Ties</h1>\n"
        f"<p>{'Analysis of social networks is suggested as a tool. ' * 9}</p>\n{cited}\n</body></html>"
    ).encode()


def rules(data: bytes, *, required: bool = False, name: str = "p.html") -> list[str]:
    reading = citekit.read_data(name, data)
    return [one.rule for one in citekit.audit(reading, required=required).problems]


def test_a_citation_that_agrees_has_no_problems() -> None:
    assert rules(page(), required=True) == []


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (page(author="Burt, Ronald S."), ["author-differs"]),
        (page(title="Structural Holes versus Network Closure"), ["title-differs"]),
        (page(publication_date="1983/05"), ["date-differs"]),
        (page(journal_title="Social Forces"), ["outlet-differs"]),
        (page(volume="79"), ["number-differs"]),
        (page(doi="10.1086/228311"), ["doi-differs"]),
        (page(BLOCK.replace("(1973)", "(1974)")), ["date-differs"]),
    ],
)
def test_a_citation_that_disagrees_has_one(data: bytes, expected: list[str]) -> None:
    assert rules(data) == expected


@pytest.mark.parametrize(
    "data",
    [
        page(title="The strength of weak ties: A network theory"),  # a subtitle more
        page(publication_date="1973"),  # the year alone
        page(author="Granovetter, M."),  # an initial alone
        page(journal_title="Am. J. Sociol."),  # in short
    ],
)
def test_saying_less_is_no_disagreement(data: bytes) -> None:
    assert rules(data) == []


def test_an_author_that_the_citation_leaves_out_is_a_problem() -> None:
    data = page().replace(
        b'<meta name="citation_journal_title"',
        b'<meta name="citation_author" content="Soong, Roland">\n<meta name="citation_journal_title"',
    )
    assert rules(data) == ["authors-incomplete"]


def test_a_page_must_have_a_citation_only_where_it_is_asked() -> None:
    assert rules(page("")) == []
    assert rules(page(""), required=True) == ["citation-missing"]


def test_a_citation_that_stops_in_the_middle_is_a_problem() -> None:
    text = (
        "The Strength of Weak Ties\n\nFor Academic Citation:\n\n"
        'Granovetter, Mark S. "The Strength of Weak Ties." American Journal of'
    )
    reading = citekit.read_data("p.txt", text.encode())
    if not reading.blocks[0].truncated:  # what is cut is the finder's to see
        reading = replace(reading, blocks=(replace(reading.blocks[0], truncated=True),))
    assert "citation-cut" in [one.rule for one in citekit.audit(reading).problems]


def test_a_problem_leads_to_the_line_of_the_citation() -> None:
    data = page(publication_date="1983/05")
    reading = citekit.read_data("p.html", data)
    (problem,) = citekit.audit(reading, source_text=data.decode()).problems
    line = data.decode().splitlines()[problem.line - 1]
    assert line[problem.column - 1 :].startswith("Granovetter, M. S. (1973)")


# ── Reports ──────────────────────────────────────────────────────────────────────────

HOSTILE = "<script>alert('x')</script>\x00\x1b[31m ::error::%0A,\n\"&]]>\u202e"


def audited() -> tuple[Audited, ...]:
    bad = Problem(
        rule="title-differs", source=f"a,b:{HOSTILE}.html", message=HOSTILE, cited=HOSTILE,
        stated="=1+1", origin="meta:citation_title", line=3, column=7,
    )  # fmt: skip
    info = Problem(rule="citation-thin", source="b.html", message="the citation has no date")
    return (
        Audited(source=bad.source, has_citation=True, problems=(bad,)),
        Audited(source="b.html", has_citation=True, problems=(info,)),
        Audited(source="c d.html", has_citation=False),
    )


def test_sarif_has_what_the_standard_asks_for() -> None:
    """The required properties and enumerations of SARIF 2.1.0 (OASIS, 3.13 to 3.49)."""
    log = json.loads(AUDIT_FORMATS["sarif"](audited()))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "citekit"
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    identifiers = [rule["id"] for rule in driver["rules"]]
    assert len(set(identifiers)) == len(identifiers) == len(RULES)
    assert len(run["results"]) == 2
    for result in run["results"]:
        assert identifiers[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["region"]["startLine"] >= 1
        assert place["region"]["startColumn"] >= 1
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", place["artifactLocation"]["uri"])
        assert all(isinstance(one, str) for one in result["partialFingerprints"].values())


def test_junit_is_xml_that_counts_its_failures() -> None:
    tree = ET.fromstring(AUDIT_FORMATS["junit"](audited()))
    (suite,) = tree
    cases = list(suite)
    assert int(suite.get("tests", "")) == len(cases) == 3
    failing = [case for case in cases if case.find("failure") is not None]
    assert int(suite.get("failures", "")) == len(failing) == 1
    assert "<script>" in (failing[0].findtext("failure") or "")


def test_html_is_inert() -> None:
    tree = lxml.html.document_fromstring(AUDIT_FORMATS["html"](audited()).encode())
    assert list(tree.iter("script")) == []
    assert "<script>alert" in "".join(map(str, tree.itertext()))


def test_a_workflow_command_is_one_line() -> None:
    first, second = AUDIT_FORMATS["github"](audited()).splitlines()
    assert first.startswith("::warning file=a%2Cb%3A")
    assert first.count("::", 2) >= 1
    assert "%0A" in first
    assert (
        second == "::notice file=b.html,line=1,col=1,title=citation-thin::the citation has no date"
    )


def test_csv_and_json_hold_every_problem() -> None:
    rows = list(csv.DictReader(io.StringIO(AUDIT_FORMATS["csv"](audited()))))
    assert [row["rule"] for row in rows] == ["title-differs", "citation-thin"]
    assert rows[0]["stated"] == "'=1+1"
    records = [json.loads(line) for line in AUDIT_FORMATS["json"](audited()).splitlines()]
    assert [len(record["problems"]) for record in records] == [1, 1, 0]


def test_text_steers_no_terminal() -> None:
    text = AUDIT_FORMATS["text"](audited())
    assert not {"\x1b", "\x00", "\u202e"} & set(text)
    assert text.count("\n") == 2


def test_a_baseline_is_read_as_it_was_written() -> None:
    text = write_baseline(audited())
    assert load_baseline(text) == {audited()[0].problems[0].fingerprint}
    with pytest.raises(ParseError, match="no baseline"):
        load_baseline("[]")


# ── The command ──────────────────────────────────────────────────────────────────────


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "citekit", "audit", *arguments],
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "pub").mkdir()
    (tmp_path / "pub" / "good.html").write_bytes(page())
    (tmp_path / "pub" / "bad.html").write_bytes(page(doi="10.1086/228311"))
    (tmp_path / "about.html").write_bytes(page(""))
    return tmp_path


def test_problems_are_status_4(site: Path) -> None:
    result = run(".", cwd=site)
    assert result.returncode == 4
    assert result.stdout.startswith("pub/bad.html:12:17: error: DOI: the citation says")
    assert result.stderr == "citekit: 3 pages, 2 with a citation, 1 findings\n"
    assert run("pub/good.html", "about.html", cwd=site).returncode == 0


def test_known_problems_are_none(site: Path) -> None:
    made = run(".", "--baseline", "known.json", "--write-baseline", cwd=site)
    assert made.returncode == 0
    again = run(".", "--baseline", "known.json", cwd=site)
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr.endswith("0 findings, 1 known\n")
    (site / "pub" / "new.html").write_bytes(page(volume="79"))
    fresh = run(".", "--baseline", "known.json", cwd=site)
    assert fresh.returncode == 4
    assert fresh.stdout.startswith("pub/new.html:12:")


def test_pages_that_must_have_a_citation_are_named_by_a_glob(site: Path) -> None:
    assert run("about.html", "--require-block", "pub/*", cwd=site).returncode == 0
    result = run("about.html", "--require-block", "*.html", cwd=site)
    assert result.returncode == 4
    assert "citation-missing" in result.stdout


def test_pages_that_cannot_be_read_are_told(site: Path) -> None:
    assert run("missing.html", cwd=site).returncode == 1
    assert run("missing.html", "pub/good.html", cwd=site).returncode == 3
    assert run("pub", "--baseline", "missing.json", cwd=site).returncode == 1


def test_the_hook_runs_a_command_that_there_is(site: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {"id", "name", "entry", "language"} <= hook.keys()
    program, command = hook["entry"].split()
    assert (program, command) == ("citekit", "audit")
    assert run("pub/good.html", cwd=site).returncode == 0  # as pre-commit calls it: with files
    assert run("pub/bad.html", cwd=site).returncode != 0
