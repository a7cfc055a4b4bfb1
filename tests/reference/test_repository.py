"""Citations as library catalogues and repositories print them."""

from __future__ import annotations

import pytest

from citekit.model import Name
from citekit.normalize.drafts import normalize_draft
from citekit.reference.grammars.repository import parse_repository

LUHMANN = (
    "Luhmann, Niklas: Soziale Systeme: Grundriß einer allgemeinen Theorie. Frankfurt am Main : Suhrkamp, 1984 "
    "(Suhrkamp Taschenbuch Wissenschaft 666).. http://nbn-resolving.de/urn:nbn:de:0168-ssoar-1"
)
STREECK = (
    "Streeck, Wolfgang ; Max-Planck-Institut für Gesellschaftsforschung (Ed.): Skill formation. "
    "Köln, 2011 (MPIfG Discussion Paper 11/1). http://hdl.handle.net/10419/45623"
)


def test_a_book_with_place_publisher_and_series() -> None:
    draft = parse_repository(LUHMANN)
    assert draft is not None
    values = normalize_draft(draft).variables
    assert values["title"] == "Soziale Systeme: Grundriß einer allgemeinen Theorie"
    assert values["publisher-place"] == "Frankfurt am Main"
    assert values["publisher"] == "Suhrkamp"
    assert values["collection-title"] == "Suhrkamp Taschenbuch Wissenschaft"
    assert values["number"] == "666"


def test_an_institute_that_edits_is_no_author() -> None:
    draft = parse_repository(STREECK)
    assert draft is not None
    values = normalize_draft(draft).variables
    assert values["author"] == (Name(family="Streeck", given="Wolfgang"),)
    assert values["editor"] == (Name(literal="Max-Planck-Institut für Gesellschaftsforschung"),)
    assert values["number"] == "11/1"


def test_every_span_leads_to_its_words() -> None:
    draft = parse_repository(STREECK)
    assert draft is not None
    for raws in draft.variables.values():
        for raw in raws:
            assert raw.span is not None
            assert STREECK[raw.span.start : raw.span.end] == raw.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Note: this is a sentence. It says nothing, 2004.",
        "Nye, Joseph S. Soft Power: The Means to Success in World Politics. New York: PublicAffairs, 2004.",
        'Allison, Graham. "The Thucydides Trap." The Atlantic, September 24, 2015.',
    ],
)
def test_what_is_no_catalogue_entry_is_left_to_others(text: str) -> None:
    assert parse_repository(text) is None
