from __future__ import annotations

import codecs
import hashlib
import time

import pytest

from citekit.errors import SourceError
from citekit.model import PageFormat
from citekit.pages import read_page
from citekit.pages.readers import MAX_BYTES, detect_format

WORDS = "Für „Größe“ und Ehre: Müller, Jörg"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
    ],
    ids=["utf-8", "bom", "utf-16-le", "utf-16-be", "utf-32-le"],
)
def test_encodings_by_their_mark(data: bytes) -> None:
    page = read_page(data, "page.txt")
    assert page.text == WORDS
    assert page.notices == ()
    assert page.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("label", "codec", "words"),
    [
        ("iso-8859-1", "cp1252", "Smart “quotes” – as browsers read them"),
        ("windows-1251", "cp1251", "Для цитирования: Ландау Л. Д."),
        ("shift_jis", "cp932", "引用例: 湯川秀樹"),
        ("gb2312", "gb18030", "引用格式：钱学森"),
        ("euc-kr", "cp949", "인용 방법: 이휘소"),
    ],
)
def test_encodings_that_a_page_declares(label: str, codec: str, words: str) -> None:
    html = f'<html><head><meta charset="{label}"></head><body><p>{words}</p></body></html>'
    page = read_page(html.encode(codec), "page.html")
    assert page.text == words
    assert page.notices == ()


def test_an_undeclared_encoding_is_guessed_and_told() -> None:
    words = "Пример цитирования на странице журнала, которая не называет своей кодировки. " * 5
    page = read_page(words.encode("cp1251"), "page.txt")
    assert page.text.startswith("Пример цитирования")
    assert [notice.code for notice in page.notices] == ["encoding-guessed"]


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    data = WORDS.encode() * 3 + b"\xff" + WORDS.encode() * 3
    page = read_page(data, "page.txt")
    assert page.text.count("Größe") == 6
    assert page.notices[0].code == "encoding-guessed"


def test_line_ends_become_one_character() -> None:
    assert read_page(b"a\r\nb\rc\nd", "page.txt").text == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("page.txt", b"Plain words.", PageFormat.TEXT),
        ("page.txt", b"<!DOCTYPE html><html><p>x</html>", PageFormat.HTML),  # content wins
        ("page", b"  <html lang='en'><body>x", PageFormat.HTML),
        ("-", b"<p class='x'>Cite as</p>", PageFormat.HTML),
        ("-", b"---\ntitle: x\n---\ntext", PageFormat.MARKDOWN),
        ("-", b"# Citation\n\nx", PageFormat.MARKDOWN),
        ("-", b"Nye, Joseph. Soft Power.", PageFormat.TEXT),
        ("README.md", b"<p>html in markdown</p>", PageFormat.MARKDOWN),
        ("x.pdf", b"%PDF-1.7\n", PageFormat.PDF),
        ("x.txt", b"%PDF-1.7\n", PageFormat.PDF),
    ],
)  # fmt: skip
def test_the_format_is_seen(name: str, data: bytes, form: PageFormat) -> None:
    assert detect_format(name, data) is form


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\x7fELF" + bytes(range(256)) * 40, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "binary"),
        (b"\0" * 5000, "binary"),
        (b"x" * (MAX_BYTES + 1), "larger than"),
    ],
    ids=["empty", "blank", "elf", "png", "nulls", "too large"],
)
def test_what_is_no_page_is_named(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message) as raised:
        read_page(data, "folder/file.txt")
    assert "folder/file.txt" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_the_user_may_name_the_format() -> None:
    page = read_page(b"<p>x</p>", "page.txt", format=PageFormat.TEXT)
    assert page.text == "<p>x</p>"


@pytest.mark.parametrize(
    "unit", [b"<!---->", b"<!-- -->\n", b"a: b\n c\n", b"<?xml ", b" ", b"<p "]
)
def test_the_format_of_a_hostile_head_is_seen_at_once(unit: bytes) -> None:
    start = time.process_time()
    detect_format("-", unit * (20_000 // len(unit)))
    assert time.process_time() - start < 0.5
