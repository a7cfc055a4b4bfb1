from __future__ import annotations

import pytest

from citekit.errors import SourceError
from citekit.model import Mark, MetaTag, Page, PageFormat
from citekit.pages import read_page


def page_of(html: str) -> Page:
    return read_page(html.encode(), "page.html")


def marked(page: Page, kind: str) -> list[tuple[str, str]]:
    return [(page.text[m.start : m.end], m.value) for m in page.marks if m.kind == kind]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One  two\n three</p>", "One two three"),  # blanks fold
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<b>Bold</b> <i>italic</i>, end", "Bold italic, end"),
        ("<pre>a\n  b</pre>c", "a\n  b\n\nc"),
        ("<textarea>x  y</textarea>", "x  y"),
        ("<dl><dt>Cite as</dt><dd>Nye</dd></dl>", "Cite as\nNye"),
        (
            "<span style='display: block'>One</span><span style='display:block'>Two</span>",
            "One\nTwo",
        ),
        ("a<script>x</script>b<style>y</style>c<!-- no -->d", "abcd"),
        ("<p>AT&amp;T &ldquo;x&rdquo;&nbsp;y</p>", "AT&T “x”\u00a0y"),
        ("<ul><li>a<li>b</ul>", "a\nb"),
        ("<p>\u05e9\u05dc\u05d5\u05dd</p>", "\u05e9\u05dc\u05d5\u05dd"),
    ],
)
def test_text_is_folded_as_a_browser_prints_it(html: str, text: str) -> None:
    assert page_of(html).text == text


def test_marks_say_what_was_set_apart() -> None:
    page = page_of(
        '<h2>Head</h2><p>In <em>Foreign Affairs</em>, see <a href="/x">this</a> <code>c</code></p>'
        '<blockquote>q</blockquote><div class="citation-box">Nye</div><p class="byline">By Nye</p>'
        '<div style="display:none">secret</div>'
    )
    assert marked(page, "heading") == [("Head", "2")]
    assert marked(page, "italic") == [("Foreign Affairs", "")]
    assert marked(page, "link") == [("this", "/x")]
    assert marked(page, "code") == [("c", "")]
    assert marked(page, "quote") == [("q", "")]
    assert marked(page, "box") == [("Nye", "citation-box")]
    assert marked(page, "byline") == [("By Nye", "byline")]
    assert marked(page, "hidden") == [("secret", "")]


def test_marks_never_reach_beyond_the_text() -> None:
    page = page_of("<table><tr><td>a</td><td><p>b</p>\n\n</td></tr></table>")
    assert all(0 <= mark.start < mark.end <= len(page.text) for mark in page.marks)


def test_metadata_keeps_the_order_of_the_document() -> None:
    page = page_of(
        '<html lang="de"><head><title>T | Site</title>'
        '<meta name="citation_author" content="Nye, Joseph"><meta property="og:title" content="T">'
        '<meta name="citation_author" content="Walt, Stephen"><link rel="license" href="https://x.org">'
        '<meta name="empty" content=""></head><body><span class="Z3988" title="ctx_ver=Z39.88"></span>'
        '<p itemprop="author">Joseph Nye</p><time datetime="2004-05-01">May</time></body></html>'
    )
    assert [(tag.name, tag.value) for tag in page.metadata] == [
        ("title", "T | Site"),
        ("citation_author", "Nye, Joseph"),
        ("og:title", "T"),
        ("citation_author", "Walt, Stephen"),
        ("link:license", "https://x.org"),
        ("coins", "ctx_ver=Z39.88"),
        ("microdata:author", "Joseph Nye"),
        ("time", "2004-05-01"),
    ]
    assert page.language == "de"


def test_json_ld_is_kept_as_it_stands() -> None:
    page = page_of('<script type="application/ld+json">{"@type": "Article"}</script><p>x</p>')
    assert page.json_ld == ('{"@type": "Article"}',)
    assert page.text == "x"


def test_attributes_that_carry_citations_stand_behind_the_text() -> None:
    words = "Nye, J. (2004). Soft Power. New York: PublicAffairs."
    page = page_of(f'<p>Text</p><button data-clipboard-text="{words}">Copy</button>')
    assert marked(page, "box") == [(words, "data-clipboard-text")]


CANONICAL = '<link rel="canonical" href="https://example.org/a">'
OG = '<meta property="og:url" content="https://example.org/b">'
SAVED = "<!-- saved from url=(0021)https://example.org/c -->"
SINGLE = """<!--
 Page saved with SingleFile
 url: https://example.org/d
 saved date: Tue Mar 21 2023 10:00:00 GMT+0100 (CET)
-->"""


@pytest.mark.parametrize(
    ("html", "url", "saved"),
    [
        (f"<html><head>{OG}{CANONICAL}</head><body>x", "https://example.org/a", None),
        (f"<html><head>{OG}</head><body>x", "https://example.org/b", None),
        (f"{SAVED}<html><body>x", "https://example.org/c", None),
        (f"<!DOCTYPE html><html>{SINGLE}<body>x", "https://example.org/d", "2023-03-21"),
        (f"{SAVED}<html><head>{CANONICAL}</head><body>x", "https://example.org/a", None),
        ('<link rel="canonical" href="/relative"><p>x', None, None),
        ("<p>x</p>", None, None),
    ],
)
def test_the_address_is_what_the_page_states(html: str, url: str | None, saved: str | None) -> None:
    page = page_of(html)
    assert (page.url, page.saved) == (url, saved)


def test_an_address_given_by_the_user_fills_a_gap() -> None:
    given = "https://example.org/given"
    assert read_page(b"<p>x</p>", "p.html", url=given).url == given
    stated = read_page(f"{CANONICAL}<p>x</p>".encode(), "p.html", url=given)
    assert stated.url == "https://example.org/a"


def test_a_web_archive_s_address_is_unwrapped() -> None:
    archived = "https://web.archive.org/web/20230401000000/https://example.org/a"
    page = read_page(b"<p>x</p>", "p.html", url=archived)
    assert page.url == "https://example.org/a"
    assert MetaTag("archive", archived) in page.metadata


def test_a_saved_view_of_the_source_is_read_as_the_page() -> None:
    rows = "".join(
        f'<tr><td class="line-number"></td><td class="line-content">{line}</td></tr>'
        for line in ("&lt;h1&gt;Title&lt;/h1&gt;", "&lt;p&gt;Body&lt;/p&gt;")
    )
    page = page_of(f"<html><body><table>{rows}</table></body></html>")
    assert page.text == "Title\n\nBody"


def test_deep_nesting_keeps_its_text() -> None:
    page = page_of("<b>" * 1_500 + "deep" + "</b>" * 1_500)
    assert page.text == "deep"


def test_unclosed_tags_keep_their_text() -> None:
    page = page_of("<p>one<i>two<b>three" * 200)
    assert page.text.count("three") == 200


def test_a_tag_of_thousands_of_attributes_is_cut() -> None:
    attributes = " ".join(f"a{i}=1" for i in range(200_000))
    assert page_of(f"<p {attributes}>text</p>").text == "text"


def test_a_million_tags_are_refused() -> None:
    with pytest.raises(SourceError, match="tags: no single page"):
        page_of("<p>x" * 1_000_000)


@pytest.mark.parametrize("html", ["<!-- -->", "<?xml version='1.0'?>", "</p>", "<>"])
def test_odd_fragments_read_or_fail_plainly(html: str) -> None:
    try:
        page = page_of(html)
    except SourceError:
        return
    assert page.format is PageFormat.HTML


def test_mark_order_is_outer_first() -> None:
    page = page_of("<blockquote><p><i>x</i></p></blockquote>")
    assert [m.kind for m in page.marks if m.start == 0] == ["quote", "paragraph", "italic"]
    assert page.marks[0] == Mark("quote", 0, 1)
