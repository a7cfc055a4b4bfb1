from __future__ import annotations

from collections import Counter

from bench.items import make_items
from citekit.model import Item


def test_the_same_seed_gives_the_same_items_and_more_of_them_change_none() -> None:
    assert list(make_items(20)) == list(make_items(50))[:20]
    assert list(make_items(20, seed=2)) != list(make_items(20))


def test_items_are_csl_and_varied() -> None:
    items = [Item.from_csl(data) for data in make_items(2_000)]
    assert len({item.id for item in items}) == 2_000
    assert not any(item.others for item in items)
    assert len({item.type for item in items}) == 10
    families = Counter(name.family for item in items for name in item.names("author"))
    assert families.most_common(1)[0][1] > 20
    assert max(len(item.names("author")) for item in items) == 25
