"""RIS: the dialects that programs write, read as they are meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citekit.formats import DumpOptions, dump, load
from citekit.formats.ris import dump_ris, load_ris
from citekit.model import Date, Item, Name

# Nye, Soft Power (2004), as EndNote writes a book.
BOOK = """TY  - BOOK
AU  - Nye, Joseph S., Jr.
CY  - New York
PB  - PublicAffairs
PY  - 2004
SN  - 978-1-58648-225-1
SP  - 191
TI  - Soft Power: The Means to Success in World Politics
ID  - nye2004
ER  -
"""

# Shannon (1948), as old RefMan files write a journal article.
ARTICLE = """TY  - JOUR
A1  - Shannon,Claude E.
Y1  - 1948/07//
T1  - A Mathematical Theory of Communication
JF  - Bell System Technical Journal
JA  - Bell Syst. Tech. J.
VL  - 27
IS  - 3
SP  - 379
EP  - 423
M3  - doi: 10.1002/j.1538-7305.1948.tb01338.x
ER  -
"""


def one(text: str) -> Item:
    (item,) = load_ris(text).items
    return item


def test_a_book_of_endnote() -> None:
    item = one(BOOK)
    assert (item.id, item.type) == ("nye2004", "book")
    assert item.names("author") == (Name(family="Nye", given="Joseph S.", suffix="Jr."),)
    assert item.date("issued") == Date(parts=((2004,),))
    assert item.text("ISBN") == "978-1-58648-225-1"
    assert item.text("number-of-pages") == "191"
    assert "ISSN" not in item.variables


def test_an_article_of_refman() -> None:
    item = one(ARTICLE)
    assert item.names("author") == (Name(family="Shannon", given="Claude E."),)
    assert item.date("issued") == Date(parts=((1948, 7),))
    assert item.text("container-title") == "Bell System Technical Journal"
    assert item.text("container-title-short") == "Bell Syst. Tech. J."
    assert item.text("page") == "379-423"
    assert item.text("DOI") == "10.1002/j.1538-7305.1948.tb01338.x"
    assert "genre" not in item.variables


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        lambda text: "Provider: a database\n\n" + text,
        lambda text: text.replace("  - ", " - "),
        lambda text: text.replace("Theory of", "Theory\nof"),
        lambda text: text.replace("JOUR", "Jour"),
    ],
)
def test_how_a_file_is_laid_out_changes_nothing(change: Callable[[str], str]) -> None:
    assert one(change(ARTICLE)) == one(ARTICLE)


def test_the_fullest_date_is_the_day_of_issue() -> None:
    assert one("TY  - JOUR\nPY  - 2005\nDA  - 2005/07/15\nER  -").date("issued") == Date(
        parts=((2005, 7, 15),)
    )


def test_a_list_that_is_cut_off_is_marked() -> None:
    item = one("TY  - BOOK\nAU  - Nye, Joseph S.\nAU  - et al.\nER  -")
    assert item.truncated == {"author"}
    assert "AU  - et al.\n" in dump((item,), "ris").text


def test_a_file_that_is_cut_off_gives_what_is_whole() -> None:
    loaded = load_ris(BOOK + ARTICLE[:-30])
    assert [item.text("volume") for item in loaded.items] == ["", "27"]
    assert [(n.code, n.params["line"]) for n in loaded.notices] == [("record-broken", "11")]


def test_what_has_no_place_is_named() -> None:
    loaded = load_ris("TY  - JOUR\nXX  - 1\nAD  - Harvard\nER  -")
    assert [n.params["field"] for n in loaded.notices] == ["XX", "AD"]


def test_an_article_is_written_as_publishers_do() -> None:
    written = dump_ris((one(ARTICLE),), DumpOptions())
    assert written.notices == ()
    assert written.text == (
        "TY  - JOUR\nAU  - Shannon, Claude E.\n"
        "TI  - A Mathematical Theory of Communication\nT2  - Bell System Technical Journal\n"
        "J2  - Bell Syst. Tech. J.\nVL  - 27\nIS  - 3\n"
        "DO  - 10.1002/j.1538-7305.1948.tb01338.x\nSP  - 379\nEP  - 423\n"
        "DA  - 1948/07//\nPY  - 1948\nER  - \n"
    )


def test_what_ris_cannot_say_stands_in_the_note() -> None:
    item = Item(id="a", type="classic", variables={"original-date": Date(parts=((-380,),))})
    written = dump((item,), "ris")
    assert "N1  - {:original-date: -0380}\n" in written.text
    assert [(n.code, n.variable) for n in written.notices] == [
        ("variable-in-note", "original-date")
    ]


def test_a_value_cannot_begin_a_field() -> None:
    item = Item(id="a", type="book", variables={"title": "One\nER  - \nTY  - BOOK\nTI  - Two"})
    assert load(dump((item,), "ris").text, "ris").items == (item,)
