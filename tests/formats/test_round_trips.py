"""CSL-JSON → a notation → CSL-JSON gives back what was there, for every variable and type."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings

from citekit.formats import dump, load, notations
from citekit.model import Item, Name, Severity
from tests.formats.items import items

BOTH_WAYS = [row.name for row in notations() if row.can_read and row.can_write]
# Those without a place for notes: what they cannot say is named in a notice.
WITHOUT_NOTES = {"coins", "schema-org", "wikitext", "wikitext-de"}
WHOLE = sorted({*BOTH_WAYS} - WITHOUT_NOTES)

# A family of that name is read as "and others" by notations that say a cut list so.
OTHERS = Item(
    id="a", type="article", variables={"editor": (Name(family="the"), Name(family="others"))}
)


@pytest.mark.parametrize("notation", WHOLE)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(item=items())
@example(item=OTHERS)
def test_every_item_comes_back(notation: str, item: Item) -> None:
    dumped = dump((item, item), notation)
    losses = [n for n in dumped.notices if n.severity is not Severity.INFO]
    loaded = load(dumped.text, notation)
    assert losses == []
    assert loaded.items == (item, item)


@pytest.mark.parametrize("notation", sorted(WITHOUT_NOTES))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(item=items())
def test_what_does_not_come_back_is_named(notation: str, item: Item) -> None:
    dumped = dump((item,), notation)
    named = {n.variable for n in dumped.notices}
    (back,) = load(dumped.text, notation).items
    for variable in item.variables.keys() | back.variables.keys():
        if item.variables.get(variable) != back.variables.get(variable):
            assert variable in named
    assert back.type == item.type or "type" in named
    assert back.truncated == item.truncated or "truncated" in named
