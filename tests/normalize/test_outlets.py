"""Outlets by name and by host."""

from __future__ import annotations

import pytest

from citekit.model import Item
from citekit.normalize import outlets
from citekit.normalize.outlets import TYPES, outlet_at, outlet_named, typed_by


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("The Diplomat", "magazine"),
        ("DIPLOMAT", "magazine"),
        ("New York Times", "newspaper"),
        ("EJIL: Talk!", "blog"),
        ("Wikipedia", "encyclopedia"),
    ],
)
def test_an_outlet_is_known_with_and_without_its_article(name: str, kind: str) -> None:
    found = outlet_named(name)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize("name", ["Times", "Nation", "The Ring", "Post"])
def test_a_short_word_is_no_outlet_without_its_article(name: str) -> None:
    assert outlet_named(name) is None


def test_a_host_and_its_subdomains_lead_to_the_outlet() -> None:
    found = outlet_at("https://en.wikipedia.org/wiki/Soft_power")
    assert found is not None
    assert found.name == "Wikipedia"
    assert outlet_at("https://example.org/") is None
    assert outlet_at("nonsense") is None


def test_a_users_table_gives_a_kind_and_moves_an_institution() -> None:
    item = Item(id="", type="article-journal", variables={"container-title": "The Ring"})
    assert typed_by(item, {"the ring": "magazine"}).type == "article-magazine"
    report = typed_by(item, {"The Ring": "institution"})
    assert report.type == "report"
    assert report.variables == {"publisher": "The Ring"}
    assert typed_by(item, {"The Ring": "unheard of", "Other": "blog"}) == item


def test_every_row_has_a_known_kind_and_no_host_twice() -> None:
    rows = list(outlets._rows())
    assert {row.kind for row in rows} <= TYPES.keys()
    hosts = [host for row in rows for host in row.hosts]
    assert len(hosts) == len(set(hosts))
    assert len(rows) > 150
