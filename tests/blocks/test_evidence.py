"""What a page says of itself beside its block: metadata, JSON-LD, by-lines, the address."""

from __future__ import annotations

import json

import pytest

import citekit
from citekit.blocks.json_ld import find_json_ld
from citekit.blocks.metadata import find_metadata
from citekit.blocks.site import clean_author, clean_title, site_name
from citekit.pages import read_page


def _page(head: str, body: str = "<p>Text.</p>") -> bytes:
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>".encode()


HIGHWIRE = """
<meta name="citation_title" content="The Rise and Fall of the Great Powers in the Twenty-first Century">
<meta name="citation_author" content="Brooks, Stephen G.">
<meta name="citation_author" content="Wohlforth, William C.">
<meta name="citation_journal_title" content="International Security">
<meta name="citation_volume" content="40"><meta name="citation_issue" content="3">
<meta name="citation_firstpage" content="7"><meta name="citation_lastpage" content="53">
<meta name="citation_publication_date" content="2016/01">
<meta name="citation_doi" content="10.1162/ISEC_a_00225">
<meta name="citation_reference" content="citation_title=A Theory of Justice;citation_author=Rawls, John">
<link rel="canonical" href="https://direct.mit.edu/isec/article/40/3/7/12126">
"""


def test_highwire_tags_alone_give_the_article() -> None:
    reading = citekit.read(_page(HIGHWIRE))
    (item,) = reading.items
    assert reading.verdict == "found"
    assert [notice.code for notice in reading.notices] == ["from-metadata"]
    assert item.type == "article-journal"
    assert [name.family for name in item.names("author")] == ["Brooks", "Wohlforth"]
    assert item.text("page") == "7-53"
    assert item.text("DOI") == "10.1162/ISEC_a_00225"
    assert item.text("URL") == "https://direct.mit.edu/isec/article/40/3/7/12126"


def test_cited_works_are_not_the_page() -> None:
    (draft,) = find_metadata(read_page(_page(HIGHWIRE), "x.html"))
    assert all("Rawls" not in raw.text for raws in draft.variables.values() for raw in raws)


JSON_LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "The Atlantic"},
        {"@type": "BreadcrumbList", "name": "Crumbs"},
        {
            "@type": "NewsArticle",
            "headline": "The Thucydides Trap: Are the U.S. and China Headed for War?",
            "author": [{"@type": "Person", "name": "Graham Allison"}],
            "datePublished": "2015-09-24T10:00:00Z",
            "publisher": {"@type": "Organization", "name": "The Atlantic"},
            "citation": {"@type": "ScholarlyArticle", "name": "Another Work"},
        },
    ],
}


def test_the_main_node_of_json_ld_is_the_article() -> None:
    page = _page(f'<script type="application/ld+json">{json.dumps(JSON_LD)}</script>')
    reading = citekit.read(page)
    (item,) = reading.items
    assert item.type == "article-magazine"
    assert item.names("author")[0].family == "Allison"
    assert item.text("container-title") == "The Atlantic"
    issued = item.date("issued")
    assert issued is not None
    assert issued.parts == ((2015, 9, 24),)
    assert "publisher" not in item.variables


@pytest.mark.parametrize("text", ["{", "[1, 2", '{"@graph": 3}', "null", '"text"', "[" * 5000])
def test_broken_json_ld_is_no_evidence(text: str) -> None:
    page = read_page(_page(f'<script type="application/ld+json">{text}</script>'), "x.html")
    assert find_json_ld(page) == ()


@pytest.mark.parametrize(
    ("title", "site", "bare"),
    [
        ("What Would a Realist World Have Looked Like? – Foreign Policy", "Foreign Policy",
         "What Would a Realist World Have Looked Like?"),
        ("Foreign Policy | What Would a Realist World Have Looked Like?", "Foreign Policy",
         "What Would a Realist World Have Looked Like?"),
        ("Soft Power - The Means to Success", "PublicAffairs", "Soft Power - The Means to Success"),
        ("Foreign Policy", "Foreign Policy", "Foreign Policy"),
        ("Soft Power", None, "Soft Power"),
    ],
)  # fmt: skip
def test_the_sites_name_is_taken_off_a_title(title: str, site: str | None, bare: str) -> None:
    assert clean_title(title, site) == bare


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("By Stephen M. Walt", "Stephen M. Walt"),
        ("Stephen M. Walt | January 8, 2016", "Stephen M. Walt"),
        ("https://www.facebook.com/foreignpolicy", ""),
        ("@stephenwalt", ""),
        ("admin", ""),
        ("Foreign Policy", ""),
        ("ForeignPolicy.com", ""),
        ("Foreign Policy Staff", ""),
        ("Redaktion Foreign Policy", ""),
        ("Web Commerce GmbH www.example.org", ""),
        ("AuthorStephen M. Walt", "Stephen M. Walt"),
        ("Stephen M. Walt Dec 3, 2016", "Stephen M. Walt"),
        ("Policy Horizons", "Policy Horizons"),
    ],
)
def test_an_author_tag_gives_names_and_nothing_else(text: str, name: str) -> None:
    assert clean_author(text, "Foreign Policy") == name


def test_the_site_is_named_by_its_title_and_address() -> None:
    page = read_page(
        _page(
            "<title>Soft Power | Belfer Center</title>"
            '<link rel="canonical" href="https://www.belfercenter.org/soft-power">'
        ),
        "x.html",
    )
    assert site_name(page) == "Belfer Center"


def test_metadata_says_in_full_what_the_block_says_short() -> None:
    block = (
        "<p>Cite this article as:</p><p>Brooks SG, Wohlforth WC. The Rise and Fall of the Great Powers in the "
        "Twenty-first Century. Int. Security. 2016;40(3):7-53.</p>"
    )
    (item,) = citekit.read(_page(HIGHWIRE, block)).items
    assert [name.given for name in item.names("author")] == ["Stephen G.", "William C."]
    assert item.text("container-title") == "International Security"


def test_a_conflict_names_both_values() -> None:
    block = (
        "<p>For Academic Citation:</p><p>Brooks, Stephen G. and William C. Wohlforth. "
        '"The Rise and Fall of the Great Powers in the Twenty-first Century." '
        "International Security, vol. 41. no. 3. (Winter 2015/16): 7–53.</p>"
    )
    reading = citekit.read(_page(HIGHWIRE, block))
    (conflict,) = [n for n in reading.notices if n.code == "conflict" and n.variable == "volume"]
    assert (conflict.params["block"], conflict.params["other"]) == ("41", "40")
    assert reading.items[0].text("volume") == "41"


def test_a_page_that_says_nothing_of_itself_gives_nothing() -> None:
    reading = citekit.read(_page("<title>Contact</title>", "<h1>Contact</h1><p>Write to us.</p>"))
    assert reading.items == ()
    assert reading.verdict == "none"
