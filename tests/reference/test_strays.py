"""What a tagger leaves over or takes across a border: real works, and the rules by themselves."""

from __future__ import annotations

import time

import pytest

from citekit.model import Raw, Span
from citekit.reference import parse_reference
from citekit.reference.strays import restore


def values(text: str) -> dict[str, str]:
    draft = parse_reference(text)
    return {name: raws[0].text for name, raws in draft.variables.items()}


def restored(text: str, **printed: str) -> dict[str, str]:
    """What ``restore`` makes of values that stand in ``text``, named with _ for -."""
    variables = {}
    for name, value in printed.items():
        start = text.index(value)
        raw = Raw(text=value, span=Span(start, start + len(value)), confidence=0.9)
        variables[name.replace("_", "-")] = [raw]
    restore(text, variables)
    return {name: raws[0].text for name, raws in variables.items()}


def test_the_first_word_of_a_title_is_no_given_name() -> None:
    found = restored(
        "Putnam, Robert D. Bowling: Alone in Company. New York: Simon & Schuster, 2000.",
        author="Putnam, Robert D. Bowling",
        title="Alone in Company",
    )
    assert found["author"] == "Putnam, Robert D."
    assert found["title"] == "Bowling: Alone in Company"


def test_a_natural_list_keeps_its_last_name() -> None:
    text = "Stephen Hawking, George F. R. Ellis: The Large Scale Structure of Space-Time. 1973."
    found = restored(
        text,
        author="Stephen Hawking, George F. R. Ellis",
        title="The Large Scale Structure of Space-Time",
    )
    assert found["author"] == "Stephen Hawking, George F. R. Ellis"


def test_a_title_between_quotation_marks_is_whole() -> None:
    found = restored(
        "Barton, John. “Reading Isaiah 6: 1–13.” Vetus Testamentum 40 (1990): 5.",
        author="Barton, John.",
        title="Reading Isaiah 6",
        page="1–13",
        container_title="Vetus Testamentum",
    )
    assert found["title"] == "Reading Isaiah 6: 1–13"
    assert "page" not in found


def test_a_year_may_end_a_title() -> None:
    found = restored(
        "Herder, J. G. Journal meiner Reise im Jahr 1769. In Werke. Stuttgart: Reclam, 1976.",
        title="Journal meiner Reise im Jahr",
        issued="1769",
    )
    assert found["title"] == "Journal meiner Reise im Jahr 1769"
    assert found["issued"] == "1976"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shannon, C. E. 1940. An Algebra for Theoretical Genetics. Ph.D. dissertation. Massachusetts "
            "Institute of Technology.",
            {"title": "An Algebra for Theoretical Genetics", "genre": "Ph.D. dissertation"},
        ),
        (
            "Corey, E. J.; Cheng, X.-M. The Logic of Chemical Synthesis; Wiley: Hoboken, 1989.",
            {"publisher": "Wiley", "publisher-place": "Hoboken"},
        ),
        (
            "A. Mehta, A. Saberi, U. Vazirani, V. Vazirani, “AdWords and generalized online matching”, "
            "J. ACM, vol. 54, no. 5, pp. 22:1-22:19, 2007.",
            {"page": "22:1-22:19"},
        ),
    ],
)  # fmt: skip
def test_strays(text: str, expected: dict[str, str]) -> None:
    found = values(text)
    assert {name: found.get(name) for name in expected} == expected


def test_more_pages_and_days() -> None:
    text = "James, W. The Will to Believe, pp. 81-131, 208-241. Longmans, 1897."
    assert restored(text, page="81-131")["page"] == "81-131, 208-241"
    text = "In Proceedings of ECOOP, Brussels, 20-24 July 1998, pages 1-12."
    assert restored(text, page="20-24", issued="July 1998") == {"issued": "20-24 July 1998"}


def test_a_meeting_is_no_part_of_a_title() -> None:
    text = "Borgelt, C. Apriori implementation. 15th Conference on Computational Statistics."
    found = restored(
        text, title="Apriori implementation. 15th Conference on Computational Statistics"
    )
    assert found["title"] == "Apriori implementation"
    assert found["container-title"] == "15th Conference on Computational Statistics"


def test_restoring_takes_linear_time() -> None:
    took = []
    for count in (200, 400):
        text = "Ph.D. thesis, pp. 1-2, No. 3, “Reading 1990. 15th Conference " * count
        start = time.process_time()
        restore(text, {"title": [Raw(text="x", span=Span(0, 1), confidence=1.0)]})
        took.append(time.process_time() - start)
    assert took[1] < 4 * took[0] + 0.05
