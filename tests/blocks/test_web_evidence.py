"""What the open web says of a page: by-lines, dates in lines and addresses, outlets, padded dates."""

from __future__ import annotations

import json

import pytest

import citekit
from citekit.blocks.bylines import find_byline, named_in
from citekit.blocks.header import find_header
from citekit.blocks.json_ld import iso_day
from citekit.model import Item, Raw
from citekit.pages import read_page


def _page(head: str, body: str = "<p>Text.</p>") -> bytes:
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>".encode()


def _item(head: str, body: str = "<p>Text.</p>") -> Item:
    (item,) = citekit.read(_page(head, body)).items
    return item


def _json(**node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Stephen M. Walt", "Stephen M. Walt"),
        ("Opinion Von Herfried Münkler", "Herfried Münkler"),
        ("Graham AllisonGraham Allison", "Graham Allison"),
        ("Joseph S. Nye / 6. November 2013 / 3 Kommentare", "Joseph S. Nye"),
        ("Joseph S. Nye Sa 13 Jul 2013", "Joseph S. Nye"),
        ("Mina Pollmann a", "Mina Pollmann"),
        ("by Mina", "Mina"),
        ("Mina", None),
        ("Photo by Ansel Adams / Foto: Reuters", None),
        ("Author links open overlay panel", None),
        ("por qué importa el poder blando", None),
    ],
)
def test_a_line_of_a_byline_gives_names_or_nothing(line: str, names: str | None) -> None:
    found = named_in(Raw(text=line), "Foreign Policy")
    assert (found.text if found else None) == names


def test_the_byline_nearest_the_title_counts_and_no_comment() -> None:
    comments = "".join(
        f'<p class="comment-author byline">Reader Number{i} on May {i}</p>' for i in range(3)
    )
    body = (
        '<div class="teaser"><span class="byline">Robert Kagan</span></div>' + "<p>Menu</p>" * 200
        + '<h1>Soft Power</h1><p class="byline">by Joseph S. Nye</p>' + "<p>Text.</p>" * 300 + comments
    )  # fmt: skip
    (draft,) = find_byline(read_page(_page("", body), "x.html"))
    assert [raw.text for raw in draft.variables["author"]] == ["Joseph S. Nye"]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("| Winter 2015/16", "2015"),
        ("Pressemitteilung vom 25. Januar 2022 | Berlin", "2022-01-25"),
        ("26.10.2023", "2023-10-26"),
        ("2023/43", None),
        ("1914-1918", None),
    ],
)
def test_a_date_line_is_a_date(line: str, date: str | None) -> None:
    page = read_page(_page("", f"<h1>Soft Power</h1><p>{line}</p><p>Text.</p>"), "x.html")
    assert find_header(page).date == date


def test_a_date_behind_a_byline_is_read() -> None:
    page = read_page(
        _page("", "<h1>Le pouvoir</h1><p>Par Raymond Aron le 07 Mai 1960</p>"), "x.html"
    )
    header = find_header(page)
    assert header.date == "1960-05-07"
    assert header.draft is not None
    assert [raw.text for raw in header.draft.variables["author"]] == ["Raymond Aron"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018-06-19T05:50:00+09:00", "2018-06-19"),
        ("20180619T055000+0900", "2018-06-19"),
        ("2022-10-21 13:24:46 -0400 -0400", "2022-10-21"),
        ("June 2018", "June 2018"),
        ("2018", "2018"),
    ],
)
def test_a_time_of_day_is_cut_from_a_date(text: str, day: str) -> None:
    assert iso_day(text) == day


def test_the_day_in_an_address_dates_a_page_that_has_no_other() -> None:
    head = (
        '<meta property="og:title" content="Get Smart"><meta property="og:site_name" content="Foreign Policy">'
        '<meta name="author" content="Joseph S. Nye"><meta property="og:url" content='
        '"https://foreignpolicy.com/2009/07/01/get-smart/">'
    )
    issued = _item(head).date("issued")
    assert issued is not None
    assert issued.parts == ((2009, 7, 1),)


@pytest.mark.parametrize(
    ("stated", "other", "parts"),
    [
        ("2010/09/01", "", ((2010, 9),)),  # the issue of September
        ("2010/01/01", "", ((2010,),)),  # the year
        ("2010/09/01", "2010-09-01", ((2010, 9, 1),)),  # another tag shows the day
        ("2010/01/01", "2010-05-05", ((2010, 5, 5),)),  # another tag knows the day of the year
        ("2010/09/15", "", ((2010, 9, 15),)),
    ],
)
def test_the_first_of_a_month_stands_for_the_month(
    stated: str, other: str, parts: tuple[tuple[int, ...], ...]
) -> None:
    head = (
        '<meta name="citation_title" content="Power and Interdependence"><meta name="citation_author" '
        'content="Keohane, Robert O."><meta name="citation_journal_title" content="Survival">'
        f'<meta name="citation_publication_date" content="{stated}">'
    )
    if other:
        head += f'<meta name="dc.title" content="Power and Interdependence"><meta name="dc.date" content="{other}">'
    issued = _item(head).date("issued")
    assert issued is not None
    assert issued.parts == parts


def test_an_outlet_is_called_as_it_calls_itself() -> None:
    head = (
        '<meta property="og:title" content="A Thaw"><meta property="og:site_name" content="Washington Post">'
        '<meta name="author" content="Mina Pollmann">'
    )
    item = _item(head)
    assert item.text("container-title") == "The Washington Post"
    assert item.type == "article-newspaper"


def test_an_encyclopaedia_is_no_foundation() -> None:
    head = (
        "<title>soft power - Wikipedia</title>"
        '<link rel="canonical" href="https://en.wikipedia.org/wiki/Soft_power">'
        + _json(**{
            "@type": "Article", "name": "Soft power", "headline": "ability to attract",
            "datePublished": "2003-05-01", "publisher": {"name": "Wikimedia Foundation, Inc."},
        })
    )  # fmt: skip
    item = _item(head)
    assert item.text("title") == "soft power"
    assert item.text("container-title") == "Wikipedia"
    assert item.type == "entry-encyclopedia"


def test_an_institutions_own_page_has_a_publisher_and_no_container() -> None:
    head = (
        '<meta property="og:title" content="Nuclear Security"><meta property="og:site_name" content='
        '"International Atomic Energy Agency"><meta property="article:published_time" content="2020-02-10">'
    )
    item = _item(head)
    assert item.text("publisher") == "International Atomic Energy Agency"
    assert "container-title" not in item.variables


def test_the_company_that_publishes_is_no_author() -> None:
    head = _json(**{
        "@type": "NewsArticle", "headline": "A Thaw", "datePublished": "2023-03-21",
        "author": {"@type": "Organization", "name": "The Diplomat"}, "publisher": {"name": "The Diplomat"},
    })  # fmt: skip
    item = _item(head)
    assert "author" not in item.variables
    assert item.type == "article-magazine"


def test_an_author_in_the_publishers_tag_is_no_publisher() -> None:
    head = (
        '<meta name="dcterms.title" content="Soft Power"><meta name="dcterms.publisher" content="Joseph Nye">'
        '<meta property="og:title" content="Soft Power"><meta name="author" content="Joseph Nye">'
        '<meta property="og:site_name" content="Letters"><meta property="article:published_time" '
        'content="2004-03-01">'
    )
    item = _item(head)
    assert item.text("container-title") == "Letters"
    assert "publisher" not in item.variables


def test_a_preprint_has_a_server_and_a_number() -> None:
    head = (
        '<meta name="citation_title" content="Deep learning in biology"><meta name="citation_author" '
        'content="Ching, Travers"><meta name="citation_journal_title" content="bioRxiv"><meta name='
        '"citation_firstpage" content="142760"><meta name="citation_publication_date" content="2018/01/19">'
    )
    item = _item(head)
    assert item.text("publisher") == "bioRxiv"
    assert item.text("number") == "142760"
    assert "page" not in item.variables


def test_metadata_spells_a_journal_that_the_block_prints_in_other_letters() -> None:
    head = (
        '<meta name="citation_title" content="Why Most Published Research Findings Are False"><meta name='
        '"citation_author" content="John P. A. Ioannidis"><meta name="citation_journal_title" content='
        '"PLOS Medicine"><meta name="citation_publication_date" content="2005/08/30">'
    )
    body = (
        "<p>Citation: Ioannidis JPA (2005) Why Most Published Research Findings Are False. PLoS Medicine "
        "2(8): e124. https://doi.org/10.1371/journal.pmed.0020124</p>"
    )
    item = _item(head, body)
    assert item.text("container-title") == "PLOS Medicine"
    assert item.text("page") == "e124"


def test_a_line_of_the_block_is_no_second_witness() -> None:
    text = "Cite as: N. J. A. Sloane, Integer Sequences, https://oeis.org/A000045, accessed\n4 March 2021."
    reading = citekit.read_data("x.txt", text.encode())
    assert "issued" not in reading.items[0].variables


def test_a_title_that_is_the_sites_name_gives_way_to_the_heading() -> None:
    head = (
        "<title>Letters</title>"
        '<meta property="og:title" content="Letters"><meta property="og:site_name" content="Letters">'
        '<meta property="article:published_time" content="2004-03-01">'
    )
    assert _item(head, "<h1>Soft Power</h1><p>Text.</p>").text("title") == "Soft Power"


def test_entities_in_json_ld_are_read() -> None:
    item = _item(_json(**{"@type": "NewsArticle", "headline": "War &amp; Peace &ndash; again",
                          "author": {"name": "Mina Pollmann"}, "datePublished": "2023-03-21"}))  # fmt: skip
    assert item.text("title") == "War & Peace – again"


def test_a_block_that_says_too_little_is_partial() -> None:
    reading = citekit.read_data("x.md", b"Cite as: [title], 2020, see (https://example.org/a).")
    assert reading.verdict.value in ("partial", "none")


def test_a_title_of_dublin_core_has_no_site_in_it() -> None:
    head = (
        '<meta property="og:site_name" content="Foreign Affairs"><meta name="dcterms.title" content="The '
        'Sources of Soviet Conduct | Foreign Affairs"><meta name="dcterms.publisher" content="post@example.org"><meta name='
        '"dcterms.creator" content="George Kennan"><meta name="dcterms.date" content="1947-07-01">'
    )
    item = _item(head)
    assert item.text("title") == "The Sources of Soviet Conduct"
    assert "publisher" not in item.variables


def test_the_outlet_says_whether_news_are_a_magazines() -> None:
    node = {
        "@type": "NewsArticle",
        "headline": "Soft Power",
        "datePublished": "2004-03-01",
        "publisher": {"name": "Slate.com"},
    }
    assert _item(_json(**node)).type == "article-magazine"


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://politheor.wordpress.com/2014/09/08/soft-power/", "post-weblog"),
        ("https://blogs.example.ac.uk/soft-power", "post-weblog"),
        ("https://carnets.hypotheses.org/1234", "post-weblog"),
        ("https://www.example.org/blog/soft-power", "webpage"),
        ("https://wordpress.com/pricing", "webpage"),
    ],
)
def test_a_host_that_carries_only_blogs_makes_a_post(url: str, kind: str) -> None:
    head = f'<title>Soft Power</title><meta name="author" content="Joseph S. Nye"><link rel="canonical" href="{url}">'
    assert _item(head).type == kind


def test_an_authors_tag_loses_the_address_of_letters() -> None:
    head = '<title>Soft Power</title><meta name="author" content="Joseph Nye info@example.org">'
    (name,) = _item(head).names("author")
    assert (name.given, name.family) == ("Joseph", "Nye")


def test_the_day_that_a_paper_was_accepted_is_not_its_date() -> None:
    page = read_page(b"Soft Power\n\nAccepted date: 17 August 2014\n\nText.", "x.txt")
    assert find_header(page).date is None
    page = read_page(b"Soft Power\n\nPublication date: 17 August 2014\n\nText.", "x.txt")
    assert find_header(page).date == "2014-08-17"
