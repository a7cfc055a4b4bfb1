"""What real bibtex and biber make of the entries that we write."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent.parent / "golden"

pytestmark = pytest.mark.peer


def _entries(notation: str) -> str:
    return "\n".join(file.read_text("utf-8") for file in sorted(GOLDEN.glob(f"*/{notation}.txt")))


def _typeset(folder: Path, style: str, entries: str) -> str:
    """The bibliography that bibtex prints, a line for each entry."""
    (folder / "refs.bib").write_text(entries, encoding="utf-8", newline="\n")
    (folder / "paper.aux").write_text(
        f"\\citation{{*}}\n\\bibdata{{refs}}\n\\bibstyle{{{style}}}\n", encoding="utf-8"
    )
    told = subprocess.run(
        ["bibtex", "paper"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout
    assert "Warning" not in told.stdout
    bibliography = (folder / "paper.bbl").read_text("utf-8")
    entries_only = bibliography.partition("\\bibitem")[2].replace("\\newblock ", "")
    return "\n".join(" ".join(part.split()) for part in entries_only.split("\\bibitem"))


@pytest.mark.parametrize("notation", ["bibtex", "bibtex-ascii"])
@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "plain",
            [
                r"{allison2015thucydides} Graham Allison. The {Thucydides} trap: Are the {U.S.} and "
                r"{China} headed for war? {\em The Atlantic}, September 2015.",
                r"{\em International Security}, 40(3):7--53, Winter 2015/2016.",
                r"{nye2004soft} Joseph~S. Nye, Jr. {\em Soft Power: The Means to Success in World "
                r"Politics}. PublicAffairs, New York, 2004.",
                r"Technical report, Project on Managing the Atom, Belfer Center for Science and "
                r"International Affairs, Harvard Kennedy School, January 2019.",
            ],
        ),
        (
            "apalike",
            [
                r"[Brooks and Wohlforth, 2016]{brooks2015rise} Brooks, S.~G. and Wohlforth, W.~C. "
                r"(2015/2016).",
                r"Nye, Jr., J.~S. (2004).",
                r"{walt2016what} Walt, S.~M. (2016). What would a realist world have looked like? "
                r"{\em Foreign Policy}.",
            ],
        ),
    ],
)
def test_bibtex_typesets_the_examples_as_their_pages_print_them(
    tmp_path: Path, notation: str, style: str, expected: list[str]
) -> None:
    printed = _typeset(tmp_path, style, _entries(notation))
    assert [line for line in expected if line not in printed] == []
    assert printed.count("\n") == 5


@pytest.mark.parametrize("style", ["plain", "apalike"])
def test_words_of_the_page_keep_their_capitals_in_print(tmp_path: Path, style: str) -> None:
    entry = (GOLDEN / "pollmann-japan-south-korea" / "bibtex.txt").read_text("utf-8")
    assert "What's driving the {Japan}–{South Korea} thaw?" in _typeset(tmp_path, style, entry)
    bare = entry.replace("{Japan}", "Japan").replace("{South Korea}", "South Korea")
    assert "What's driving the japan–south korea thaw?" in _typeset(tmp_path, style, bare)


def test_biber_finds_nothing_wrong_and_keeps_the_dates(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(_entries("biblatex"), encoding="utf-8", newline="\n")
    told = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "--output-file=out.bib", "refs.bib"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout
    warned = [line for line in told.stdout.splitlines() if line.startswith(("WARN", "ERROR"))]
    # biblatex wants a kind of every report; the page of this one does not print it in its citation.
    assert warned == [
        "WARN - Datamodel: Entry 'bunn2019revitalizing' (refs.bib): Missing mandatory field 'type'"
    ]
    out = (tmp_path / "out.bib").read_text("utf-8")
    for kept in (
        "DATE = {2023-03-21}",
        "DATE = {2015-24/2016-24}",
        "YEARDIVISION = {winter}",
        "ENTRYSUBTYPE = {magazine}",
    ):
        assert kept in out
