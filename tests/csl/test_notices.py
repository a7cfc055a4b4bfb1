from __future__ import annotations

from citekit.csl import render_bibliography
from citekit.model import Item, StyleSource
from citekit.notices import message_of

XML = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info>'
    "<title>Books Only</title><id>a</id><updated>2026-01-02T03:04:05Z</updated></info>"
    '<citation><layout><text variable="title"/></layout></citation><bibliography><layout>'
    '<choose><if type="book"><text variable="title"/></if></choose>'
    "</layout></bibliography></style>"
)


def test_an_item_for_which_the_style_prints_nothing_gives_a_notice() -> None:
    items = (
        Item(id="nye2004soft", type="book", variables={"title": "Soft Power"}),
        Item(id="allison2015thucydides", type="webpage", variables={"title": "The Trap"}),
    )
    rendered = render_bibliography(items, StyleSource(id="a", xml=XML.encode(), place="a.csl"))
    assert [entry.item_id for entry in rendered.entries] == ["nye2004soft"]
    assert [message_of(notice) for notice in rendered.notices] == [
        "allison2015thucydides: Books Only prints nothing for it"
    ]


def test_an_unknown_locale_gives_a_notice() -> None:
    items = (Item(id="nye2004soft", type="book", variables={"title": "Soft Power"}),)
    source = StyleSource(id="a", xml=XML.encode(), place="a.csl")
    rendered = render_bibliography(items, source, locale="tlh-KL")
    assert [message_of(notice) for notice in rendered.notices] == [
        "there is no locale tlh-KL; en-US was used"
    ]
