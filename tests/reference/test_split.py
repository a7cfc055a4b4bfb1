"""Bibliographies as they are pasted: of real works, cut into their references."""

from __future__ import annotations

import time

import pytest

from citekit.reference import split_references, unfold_references

LAMPORT = (
    "Lamport, L. Time, clocks, and the ordering of events in a distributed system. Commun. ACM 21, 7 "
    "(1978), 558-565."
)
DIJKSTRA = "Dijkstra, E. W. Go to statement considered harmful. Commun. ACM 11, 3 (1968), 147-148."
GRANOVETTER = (
    "Granovetter, M. (1985). Economic action and social structure: The problem of embeddedness. American "
    "Journal of Sociology, 91(3), 481–510."
)
ZUCKERMAN = (
    "Zuckerman, H. (1967). Nobel laureates in science: Patterns of productivity, collaboration, and "
    "authorship. American Sociological Review, 32, 391–403."
)


def _wrapped(reference: str, marker: str = "", indent: str = "", width: int = 60) -> str:
    lines, line = [], marker
    for word in reference.split():
        if len(line) + len(word) > width:
            lines.append(line.rstrip())
            line = indent
        line += word + " "
    return "\n".join([*lines, line.rstrip()])


@pytest.mark.parametrize(
    ("markers", "indent"),
    [
        (("[1] ", "[2] ", "[3] ", "[4] "), "    "),
        (("[1] ", "[2] ", "[3] ", "[4] "), ""),
        (("1. ", "2. ", "3. ", "4. "), "   "),
        (("(1) ", "(2) ", "(3) ", "(4) "), ""),
        (("• ", "• ", "• ", "• "), "  "),
        (("- ", "- ", "- ", "- "), ""),
        (("", "", "", ""), "    "),
        (("", "", "", ""), ""),
    ],
)
@pytest.mark.parametrize(
    "heading", ["", "References\n\n", "LITERATURVERZEICHNIS\n", "## Works Cited\n"]
)
def test_marks_indents_and_names_part_references(
    heading: str, markers: tuple[str, ...], indent: str
) -> None:
    references = (LAMPORT, DIJKSTRA, GRANOVETTER, ZUCKERMAN)
    text = heading + "\n".join(
        _wrapped(reference, marker, indent)
        for reference, marker in zip(references, markers, strict=True)
    )
    assert unfold_references(text) == references


def test_blank_lines_part_references() -> None:
    text = _wrapped(LAMPORT) + "\n\n" + _wrapped(DIJKSTRA) + "\n\n" + _wrapped(ZUCKERMAN)
    assert unfold_references(text) == (LAMPORT, DIJKSTRA, ZUCKERMAN)


@pytest.mark.parametrize("dash", ["———.", "---.", "______.", "— — —.", "–––,"])
def test_a_dash_repeats_the_names_before_it(dash: str) -> None:
    text = (
        "Rawls, John. A Theory of Justice. Cambridge, MA: Harvard University Press,\n1971.\n"
        f"{dash} Political Liberalism. New York: Columbia University Press, 1993.\n"
        "Walzer, Michael. Spheres of Justice: A Defense of Pluralism and Equality.\n"
        "New York: Basic Books, 1983."
    )
    found = unfold_references(text)
    assert len(found) == 3
    assert (
        found[1] == "Rawls, John. Political Liberalism. New York: Columbia University Press, 1993."
    )
    assert found[2].startswith("Walzer, Michael. Spheres")


def test_a_year_on_its_own_line_is_no_number() -> None:
    text = "Nye, Joseph S. Soft Power. New York: PublicAffairs,\n2004. Paperback.\nRawls, John. Justice as Fairness. 2001."
    assert len(split_references(text)) == 2


def test_spans_say_where_the_references_stand() -> None:
    text = f"References\n[1] {LAMPORT}\n[2] {DIJKSTRA}\n"
    assert [text[s.start : s.end] for s in split_references(text)] == [LAMPORT, DIJKSTRA]


@pytest.mark.parametrize("unit", ["a\n", "[1]\n", "———\n", " ", "Smith, J.\n", "References\n"])
def test_hostile_text_is_split_in_linear_time(unit: str) -> None:
    before = time.process_time()
    unfold_references(unit * 20_000)
    assert time.process_time() - before < 3
