"""Citation boxes: read back they give the item, and whatever is in it they are inert."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from html import escape
from pathlib import Path

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import citekit
from citekit import Date, Item, Name
from tests.formats.items import items

ROOT = Path(__file__).parents[1]
APA = citekit.find_style("apa")
GRANOVETTER = Item(
    id="granovetter1973strength",
    type="article-journal",
    variables={
        "author": (Name(family="Granovetter", given="Mark S."),),
        "title": "The Strength of Weak Ties",
        "container-title": "American Journal of Sociology",
        "volume": "78",
        "issue": "6",
        "page": "1360-1380",
        "issued": Date(parts=((1973, 5),)),
        "DOI": "10.1086/225469",
    },
)


def page(item: Item, style: str = "apa") -> bytes:
    """A page about ``item`` that carries what ``citekit box`` writes."""
    source = citekit.find_style(style)
    title = escape(item.text("title"))
    text = (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>"
        f"{citekit.write_head(item)}</head><body><h1>{title}</h1><p>A text about it.</p>"
        f"{citekit.write_box(item, source)}</body></html>"
    )
    return text.encode()


def said(item: Item) -> tuple[object, ...]:
    return item.type, dict(item.variables), item.custom


@pytest.mark.parametrize("style", ["apa", "chicago", "mla", "vancouver", "belfer-center", "nature"])
def test_a_box_gives_the_item_back_whatever_its_style(style: str) -> None:
    reading = citekit.read_data("p.html", page(GRANOVETTER, style))
    assert [said(item) for item in reading.items] == [said(GRANOVETTER)]
    assert reading.verdict is citekit.Verdict.FOUND
    assert [n for n in reading.notices if n.code == "conflict"] == []
    audited = citekit.audit(reading, required=True)
    assert [one for one in audited.problems if one.severity is not citekit.Severity.INFO] == []


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(item=items(), title=st.text(min_size=1, max_size=40))
def test_any_item_comes_back_from_its_box(item: Item, title: str) -> None:
    named = f"The Strength of Weak Ties {title}"
    known = replace(item, id="x", variables={**item.variables, "title": named}, others={})
    (back,) = citekit.read_data("p.html", page(known)).items
    assert said(back) == said(known)


@given(
    text=st.text(
        st.sampled_from("<>&\"'/ \\-!]]\u202e\x00x") | st.characters(codec="utf-8"), max_size=60
    )
)
@settings(deadline=None, max_examples=60)
def test_a_box_adds_no_element_and_no_attribute(text: str) -> None:
    hostile = f'{text}</script><script>alert(1)</script>" onclick="alert(1)\' <img src=x>'
    item = Item(
        id=hostile,
        type="report",
        variables={
            "title": hostile,
            "author": (Name(literal=hostile),),
            "publisher": hostile,
            "number": hostile,
            "URL": "https://example.org/" + hostile,
            "note": hostile,
        },
    )
    tree = lxml.html.document_fromstring(
        f"<html><head>{citekit.write_head(item)}</head><body>{citekit.write_box(item, APA)}"
    )
    tags = {str(element.tag) for element in tree.iter()}
    known = {"html", "head", "meta", "script", "body", "section", "h2", "p", "details"}
    assert tags <= known | {"summary", "pre", "code", "a"} | {"i", "b", "sup", "sub", "span"}
    (script,) = tree.iter("script")
    assert script.get("type") == "application/ld+json"
    json.loads(script.text or "")
    allowed = {"name", "content", "type", "class", "aria-labelledby", "data-citation", "id"}
    allowed |= {"tabindex", "aria-label", "href", "style"}
    assert {str(name) for element in tree.iter() for name in element.attrib} <= allowed


def test_a_box_names_itself_to_screen_readers() -> None:
    tree = lxml.html.fragment_fromstring(citekit.write_box(GRANOVETTER, APA))
    heading = tree.find("h2")
    assert heading is not None
    assert tree.get("aria-labelledby") == heading.get("id")
    assert heading.text == "How to cite"
    (code,) = tree.iter("pre")
    assert (code.get("tabindex"), code.get("aria-label")) == ("0", "BibTeX")


def test_tags_are_those_that_scholar_asks_for() -> None:
    head = lxml.html.document_fromstring(f"<html><head>{citekit.write_head(GRANOVETTER)}</head>")
    tags = [(tag.get("name"), tag.get("content")) for tag in head.iter("meta")]
    assert tags == [
        ("citation_title", "The Strength of Weak Ties"),
        ("citation_author", "Granovetter, Mark S."),
        ("citation_publication_date", "1973/05"),
        ("citation_journal_title", "American Journal of Sociology"),
        ("citation_volume", "78"),
        ("citation_issue", "6"),
        ("citation_doi", "10.1086/225469"),
        ("citation_firstpage", "1360"),
        ("citation_lastpage", "1380"),
    ]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "citekit", "box", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_writes_the_parts_that_are_asked_for() -> None:
    whole = run("seeds/pollmann-japan-south-korea.txt")
    assert whole.returncode == 0
    assert whole.stdout.startswith('<!-- for the <head> -->\n<meta name="citation_title"')
    box = run("seeds/pollmann-japan-south-korea.txt", "--part", "box").stdout
    assert box.startswith('<section class="citation"')
    assert "<i>The Diplomat</i>" in box
    missing = run("seeds", "--key", "nobody1900nothing")
    assert missing.returncode == 1
    assert "no item has this key" in missing.stderr
