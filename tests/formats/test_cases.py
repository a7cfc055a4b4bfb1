"""What other programs' own test files hold is read as they read it, or the difference is judged."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from citekit.errors import CitekitError
from citekit.formats import dump, load, notations
from citekit.model import Item
from tests.formats.comparison import compare
from tests.scorers import load_scorer

pytestmark = pytest.mark.corpus

HERE = Path(__file__).parent
FLOORS: dict[str, Any] = tomllib.loads((HERE.parent / "scores.toml").read_text("utf-8"))[
    "notations"
]
# The names that the cases give to notations.
NAMES = {
    "ris": "ris", "endnote-xml": "endnote-xml", "msbib-xml": "word-xml", "nbib": "nbib",
    "pubmed-xml": "pubmed-xml", "marcxml": "marcxml", "bibtex": "bibtex", "biblatex": "biblatex",
}  # fmt: skip
# JabRef writes PubMed's tags into fields of these names, which CSL has for other things.
TAGS_OF_PUBMED = frozenset(("license", "references", "source", "status"))
BOTH_WAYS = {row.name for row in notations() if row.can_read and row.can_write}


def _cases(corpus: Path, name: str) -> list[dict[str, Any]]:
    lines = (corpus / "formats" / "cases" / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [case for case in map(json.loads, lines) if case["direction"] == "read"]


def _notation(case: dict[str, Any]) -> str | None:
    name = NAMES.get(case["format"])
    is_plain = name == "pubmed-xml" and not case["input"].lstrip("\ufeff \n").startswith("<")
    return "nbib" if is_plain else name


def _loose_f1(corpus: Path, cases: list[dict[str, Any]], *, ignore: tuple[str, ...] = ()) -> float:
    names = {"bibtxt": "bib-txt", "bibtex": "bibtex", "biblatex": "bibtex"}
    found: dict[str, dict[str, Any]] = {}
    for case in cases:
        notation = names.get(case["format"], "ris")
        text = _ris(case["input"]) if notation == "ris" else case["input"]
        found[case["id"]] = {"items": [item.to_csl() for item in load(text, notation).items]}
    scorer = load_scorer(corpus / "formats" / "score_formats.py")
    scores, *_ = scorer.score(cases, found, ignore=ignore, L=True, quiet=True)
    return float(scores["f1"])


def test_ris_of_citation_js(corpus: Path) -> None:
    cases = [case for case in _cases(corpus, "citationjs") if case["format"].startswith("ris")]
    assert _loose_f1(corpus, cases) >= FLOORS["citationjs-ris"]


def test_everything_of_citation_js(corpus: Path) -> None:
    cases = [case for case in _cases(corpus, "citationjs") if isinstance(case["input"], str)]
    assert _loose_f1(corpus, cases) >= FLOORS["citationjs"]


def test_bibliographies_of_citeproc_lua(corpus: Path) -> None:
    """Its casing is neutral; CSL 1.0.2 has no type ``preprint``, and languages are codes here."""
    cases = _cases(corpus, "citeproc_lua")
    for case in cases:
        for item in case["expected"]:
            if item["type"] == "preprint":
                item["type"] = "article"
    assert _loose_f1(corpus, cases, ignore=("language",)) >= FLOORS["citeproc-lua"]


def _ris(given: str | dict[str, Any]) -> str:
    """A case's text; a record that a program has parsed already is written again."""
    if isinstance(given, str):
        return given
    lines = [
        f"{tag}  - {value}"
        for tag, values in given.items()
        for value in (values if isinstance(values, list) else [values])
    ]
    return "\n".join([*lines, "ER  - "])


def _differences(corpus: Path) -> tuple[Counter[bool], set[tuple[str, str]]]:
    tally: Counter[bool] = Counter()
    different: set[tuple[str, str]] = set()
    for case in _cases(corpus, "jabref_import"):
        notation = _notation(case)
        if notation is None:
            continue
        expected, found = load(case["expected"], "bibtex").items, _load(case["input"], notation)
        for number, item in enumerate(expected):
            other = found[number] if number < len(found) else None
            for variable, same in compare(item, other):
                if variable in TAGS_OF_PUBMED:
                    continue
                tally[same] += 1
                if not same:
                    different.add((case["id"], variable))
    return tally, different


def _load(text: str | bytes, notation: str) -> tuple[Item, ...]:
    try:
        return load(text, notation).items
    except CitekitError:
        return ()


def test_files_of_jabref(corpus: Path) -> None:
    tally, different = _differences(corpus)
    judged = {
        (case, variable)
        for line in (HERE / "judged-differences.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
        for case, variable, _ in [line.split(maxsplit=2)]
    }
    assert different - judged == set()
    assert judged - different == set()
    assert tally[True] / tally.total() >= FLOORS["jabref"]


def test_files_of_rispy(corpus: Path) -> None:
    variables = {
        "primary_title": "title", "title": "title", "volume": "volume", "number": "issue",
        "publisher": "publisher", "place_published": "publisher-place", "doi": "DOI",
        "alternate_title3": "container-title", "alternate_title2": "container-title-short",
        "notes_abstract": "abstract", "note": "number", "id": "id",
    }  # fmt: skip
    tally: Counter[bool] = Counter()
    for case in _cases(corpus, "rispy"):
        for expected, item in zip(case["expected"], load(case["input"], "ris").items, strict=False):
            held = {**item.variables, "id": item.id}
            for field, variable in variables.items():
                if field in expected:
                    wanted = " ".join(str(expected[field]).split())
                    tally[" ".join(str(held.get(variable, "")).split()) == wanted] += 1
            names = expected.get("first_authors") or expected.get("authors") or []
            tally[len(item.names("author")) == len(names)] += 1
            keywords = expected.get("keywords", [])
            tally[item.text("keyword") == ", ".join(keywords)] += 1
    assert tally[True] / tally.total() >= FLOORS["rispy"]


def test_a_second_reading_equals_the_first(corpus: Path) -> None:
    read = 0
    for name in ("citationjs", "citeproc_lua", "jabref_import", "rispy"):
        for case in _cases(corpus, name):
            notation = _notation(case)
            if notation not in BOTH_WAYS or not isinstance(case["input"], str):
                continue
            first = _load(case["input"], notation)
            if not first:
                continue
            assert load(dump(first, notation).text, notation).items == first, case["id"]
            read += 1
    for file in sorted((corpus / "formats" / "bib").glob("*.bib")):
        first = _load(file.read_bytes(), "bibtex")
        for notation in ("bibtex", "biblatex"):
            assert load(dump(first, notation).text, notation).items == first, file.name
            read += 1
    assert read >= FLOORS["second-readings"]


@pytest.mark.parametrize("notation", sorted(BOTH_WAYS))
def test_real_items_come_back(notation: str, corpus: Path) -> None:
    """The items of citeproc-lua's bibliographies, through every notation and back."""
    if notation in ("coins", "schema-org", "wikitext", "wikitext-de"):
        pytest.skip("it has no place for notes; what it drops is named")
    for case in _cases(corpus, "citeproc_lua"):
        wanted = load(case["input"], case["format"]).items[:25]
        assert load(dump(wanted, notation).text, notation).items == wanted
