"""Items, names and dates in and out of CSL-JSON, and the tables of CSL's variables."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from citekit.errors import ItemError
from citekit.model import JSON, Date, Item, Name
from citekit.variables import TYPES, VARIABLES, Kind

CORPUS = os.environ.get("CITEKIT_CORPUS")

SEED: dict[str, JSON] = {
    "id": "pollmann2023whats",
    "type": "article-magazine",
    "title": "What's Driving the Japan–South Korea Thaw?",
    "author": [{"family": "Pollmann", "given": "Mina"}],
    "container-title": "The Diplomat",
    "issued": {"date-parts": [[2023, 3, 21]]},
}


def test_an_item_reads_and_writes_csl_json() -> None:
    item = Item.from_csl(SEED)
    assert item.names("author") == (Name(family="Pollmann", given="Mina"),)
    assert item.date("issued") == Date(parts=((2023, 3, 21),))
    assert item.text("title").startswith("What's")
    assert item.to_csl() == SEED


def test_what_is_no_variable_survives_a_round_trip() -> None:
    data: dict[str, JSON] = {**SEED, "categories": ["a"], "x-own": "kept", "custom": {"k": 1}}
    assert Item.from_csl(data).to_csl() == data


def test_numbers_and_number_like_dates_become_one_form() -> None:
    item = Item.from_csl(
        {"id": 7, "type": "book", "volume": 3, "issued": {"date-parts": [["2020", "5"]]}}
    )
    assert item.id == "7"
    assert item.text("volume") == "3"
    assert item.date("issued") == Date(parts=((2020, 5),))


@pytest.mark.parametrize(
    ("fault", "path"),
    [
        ({"type": "articel"}, ".type"),
        ({"author": "Pollmann"}, ".author"),
        ({"author": [3]}, ".author[0]"),
        ({"issued": {"date-parts": [[2020, "May"]]}}, ".issued.date-parts[0]"),
        ({"issued": {"date-parts": "2020"}}, ".issued.date-parts"),
        ({"title": ["a"]}, ".title"),
        ({"volume": True}, ".volume"),
    ],
)
def test_a_fault_is_named_by_its_path(fault: dict[str, JSON], path: str) -> None:
    with pytest.raises(ItemError) as caught:
        Item.from_csl({**SEED, **fault})
    assert caught.value.path == path


def test_truncated_lists_are_told_by_the_item() -> None:
    item = Item.from_csl({**SEED, "custom": {"citekit": {"truncated": ["author"]}}})
    assert item.truncated == {"author"}
    assert Item.from_csl(SEED).truncated == frozenset()


@pytest.mark.corpus
@pytest.mark.skipif(CORPUS is None, reason="CITEKIT_CORPUS does not name the schema's folder")
def test_the_tables_agree_with_the_csl_schema() -> None:
    schema = json.loads(Path(str(CORPUS), "schemas", "csl-data.json").read_text("utf-8"))
    properties = schema["items"]["properties"]
    assert set(properties["type"]["enum"]) == TYPES
    for name, shape in properties.items():
        if name in ("type", "id", "categories", "custom"):
            continue
        kind = VARIABLES[name]
        if shape.get("type") == "array":
            assert kind is Kind.NAMES, name
        elif "$ref" in shape:
            assert kind is Kind.DATE, name
        else:
            assert kind in (Kind.TEXT, Kind.NUMBER), name
