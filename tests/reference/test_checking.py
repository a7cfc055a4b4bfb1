"""A grammar's reading, checked by the tagger."""

from __future__ import annotations

import citekit
from citekit.model import Draft, Raw
from citekit.reference import parse_reference
from citekit.reference.checking import Check, checked, checks

NYE = "Nye, J. S. (1990). Soft power. Foreign Policy, 80, 153-171."


def draft(**variables: str) -> Draft:
    raws = {name: (Raw(text=text, confidence=0.95),) for name, text in variables.items()}
    return Draft(origin="block", variables=raws)


def test_values_are_compared_by_their_letters() -> None:
    one = draft(title="Soft power", volume="80", page="153-171")
    other = draft(title="“Soft Power.”", volume="153")
    assert checks(one, other) == {
        "title": Check.AGREED,
        "volume": Check.DISPUTED,
        "page": Check.ALONE,
    }


def test_what_is_disputed_is_told_with_the_other_reading() -> None:
    one, other = draft(title="Soft power", volume="80"), draft(title="Soft", issue="80")
    notices = checked(one, other).notices
    assert [(n.code, n.variable, n.params["other"]) for n in notices] == [
        ("reading-disputed", "title", "Soft"),
        ("reading-disputed", "issue", "80"),
    ]


def test_agreement_is_surer_than_one_reading_and_that_than_dispute() -> None:
    one = draft(title="Soft power", volume="80", page="153-171")
    other = draft(title="Soft power", volume="153")
    sure = {name: raws[0].confidence for name, raws in checked(one, other).variables.items()}
    assert sure["title"] > sure["page"] > sure["volume"]


def test_a_check_changes_no_value() -> None:
    plain, twice = parse_reference(NYE), parse_reference(NYE, check=True)
    assert plain.parser == twice.parser != "tagger"
    assert {name: [raw.text for raw in raws] for name, raws in twice.variables.items()} == {
        name: [raw.text for raw in raws] for name, raws in plain.variables.items()
    }
    assert citekit.parse(NYE, check=True).items == citekit.parse(NYE).items
