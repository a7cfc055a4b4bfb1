"""Files that are cut, huge, nested, wrongly encoded or meant to harm: bounded, and reported."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import pytest

from citekit.errors import CitekitError
from citekit.formats import dump, load, notations
from citekit.model import Date, Item, Name

READ = [row.name for row in notations() if row.can_read]
WRITTEN = [row.name for row in notations() if row.can_write and row.name in READ]
XML = ["endnote-xml", "mods", "word-xml", "pubmed-xml", "marcxml"]
JSON = ["csl-json", "zotero-json", "schema-org", "crossref", "openalex", "datacite"]
YAML = ["csl-yaml", "hayagriva", "cff"]

BOOKS = tuple(
    Item(
        id=key,
        type="book",
        variables={
            "title": title,
            "author": (Name(family=family, given=given),),
            "publisher": publisher,
            "issued": Date(parts=((year,),)),
        },
    )
    for key, title, family, given, publisher, year in (
        ("nye2004soft", "Soft Power", "Nye", "Joseph S.", "PublicAffairs", 2004),
        ("allison2017destined", "Destined for War", "Allison", "Graham", "Houghton", 2017),
        ("walt1987origins", "The Origins of Alliances", "Walt", "Stephen M.", "Cornell", 1987),
    )
)


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def attempt(text: str | bytes, notation: str) -> tuple[Item, ...]:
    """The items of a text, none where it is refused with a clear error."""
    try:
        return load(text, notation).items
    except CitekitError:
        return ()


_CUT_WORD = "a word that is cut is a word to YAML; nothing tells that more should follow"


def _marked(notations: Iterable[str], wrong: dict[str, str]) -> list[object]:
    """Notations as parameters; those known to be wrong fail strictly, with the reason."""
    return [
        pytest.param(n, marks=pytest.mark.xfail(reason=wrong[n], strict=True)) if n in wrong else n
        for n in notations
    ]


@pytest.mark.parametrize("notation", WRITTEN)
def test_a_cut_file_gives_what_is_whole(notation: str) -> None:
    text = dump(BOOKS, notation).text
    second = text.find("Destined")
    whole = load(text, notation).items
    for cut in range(second, len(text), max(1, (len(text) - second) // 40)):
        found = attempt(text[:cut], notation)
        assert [item.text("title") for item in found][:1] == ["Soft Power"], cut
        assert len(found) <= len(whole)


@pytest.mark.parametrize("notation", [*XML, *JSON, *YAML, "ris", "bibtex"])
def test_a_cut_file_is_reported(notation: str) -> None:
    if notation not in WRITTEN:
        pytest.skip("it is only read")
    text = dump(BOOKS, notation).text
    loaded = load(text[: text.find("Destined")], notation)
    assert {"record-broken", "bibtex-fault", "bibtex-mended"} & {n.code for n in loaded.notices}


@pytest.mark.parametrize(
    "notation",
    _marked([*XML, *JSON, *YAML, "bibtex"], dict.fromkeys(("csl-yaml", "cff"), _CUT_WORD)),
)
def test_a_cut_word_is_reported(notation: str) -> None:
    if notation not in WRITTEN:
        pytest.skip("it is only read")
    text = dump(BOOKS, notation).text
    loaded = load(text[: text.find("stined")], notation)
    assert {"record-broken", "bibtex-fault", "bibtex-mended"} & {n.code for n in loaded.notices}


@pytest.mark.parametrize("notation", XML)
def test_entities_are_refused(notation: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x><y>&b;</y></x>'
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x><y>&a;</y></x>'
    for text in (bomb, outside):
        with pytest.raises(CitekitError, match="entity"):
            load(text, notation)


@pytest.mark.parametrize("notation", XML)
def test_deep_xml_is_refused(notation: str) -> None:
    text = "<x>" * 50_000 + "</x>" * 50_000
    assert seconds(lambda: attempt(text, notation)) < 5
    assert attempt(text, notation) == ()


@pytest.mark.parametrize("notation", JSON)
def test_deep_json_is_refused(notation: str) -> None:
    text = '[{"title": ' + "[" * 200_000
    assert seconds(lambda: attempt(text, notation)) < 5
    assert attempt(text, notation) == ()


@pytest.mark.parametrize("notation", YAML)
def test_deep_and_aliased_yaml_is_refused(notation: str) -> None:
    aliases = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
    )
    for text in ("a: " + "[" * 100_000, "- " * 3_000 + "a", aliases):
        assert seconds(lambda text=text: attempt(text, notation)) < 5  # type: ignore[misc]
        assert attempt(text, notation) == ()


@pytest.mark.parametrize("notation", WRITTEN)
def test_long_values_take_linear_time(notation: str) -> None:
    def item(size: int) -> Item:
        words = "power & <b> | {x} [y] 'z' " * (size // 26)
        return Item(id="a", type="book", variables={"title": "T", "abstract": words})

    def run(size: int) -> float:
        made = (item(size),)
        return seconds(lambda: load(dump(made, notation).text, notation))

    run(1_000)
    small, large = run(100_000), run(1_000_000)
    assert large < 40 * max(small, 0.05)


@pytest.mark.parametrize("notation", WRITTEN)
def test_many_authors_take_linear_time(notation: str) -> None:
    if notation in ("wikitext", "wikitext-de"):
        pytest.skip("the templates take five hundred names at most")
    names = tuple(Name(family=f"Family{n}", given="Given") for n in range(10_000))
    many = (Item(id="a", type="book", variables={"title": "T", "author": names}),)
    assert seconds(lambda: load(dump(many, notation).text, notation)) < 20


@pytest.mark.parametrize("notation", READ)
@pytest.mark.parametrize(
    "unit",
    ["{", "}", "[", "{{cite book|", "[[a|", "''", "<span ", "<span class='Z3988' title='", "&#",
     "<!--", "TY  - BOOK\n", "%0 Book\n", "PMID- 1\n", "- a:\n", "<record>", "'", "\\", "{:note: ",
     " ", "\n", "\x00", "AU  - a\n", "((", "http://a."],
)  # fmt: skip
def test_repetition_ends_soon(notation: str, unit: str) -> None:
    text = unit * (60_000 // len(unit))
    assert seconds(lambda: attempt(text, notation)) < 5


@pytest.mark.parametrize("notation", READ)
def test_any_bytes_give_items_or_a_clear_error(notation: str) -> None:
    text = dump(BOOKS, notation).text if notation in WRITTEN else "<x/>"
    for data in (b"", b"\xff\xfe\x00", bytes(range(256)), text.encode("utf-16")[:-3]):
        attempt(data, notation)


@pytest.mark.parametrize("notation", WRITTEN)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le-bom"])
def test_marked_encodings_are_read(notation: str, encoding: str) -> None:
    zurich = Item(id="a", type="book", variables={"title": "Zürich", "publisher": "東京"})
    text = dump((zurich,), notation).text
    data = "\ufeff".encode("utf-16-le") + text.encode("utf-16-le")
    if encoding != "utf-16-le-bom":
        data = text.encode(encoding)
    (item,) = load(data, notation).items
    assert item.text("title") == "Zürich"


def test_the_encoding_that_xml_states_is_read() -> None:
    text = dump(
        (Item(id="a", type="book", variables={"title": "Zürich"}),), "endnote-xml"
    ).text.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')
    loaded = load(text.encode("latin-1"), "endnote-xml")
    assert loaded.items[0].text("title") == "Zürich"
    assert loaded.notices == ()
