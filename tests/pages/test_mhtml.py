from __future__ import annotations

import base64
import quopri

import pytest

from citekit.errors import SourceError
from citekit.pages import read_page

HEAD = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/page\r\n"
    "Subject: Soft Power\r\nDate: Tue, 21 Mar 2023 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b----"\r\n\r\n'
)


def archive(*parts: str) -> bytes:
    return (
        HEAD + "".join(f"------b----\r\n{part}\r\n" for part in parts) + "------b------\r\n"
    ).encode()


def part(body: bytes, encoding: str, charset: str = "utf-8") -> str:
    packed = base64.encodebytes(body) if encoding == "base64" else quopri.encodestring(body)
    return (
        f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n"
        f"Content-Location: https://example.org/part\r\n\r\n{packed.decode()}"
    )


IMAGE = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_the_page_of_an_archive(encoding: str, charset: str) -> None:
    body = "<html><body><p>Größe = “Macht”</p></body></html>".encode(
        "cp1252" if charset == "iso-8859-1" else charset
    )
    page = read_page(archive(IMAGE, part(body, encoding, charset)), "page.mhtml")
    assert page.text == "Größe = “Macht”"
    assert page.url == "https://example.org/page"
    assert page.saved == "2023-03-21"


def test_the_canonical_address_wins() -> None:
    body = b'<link rel="canonical" href="https://example.org/canonical"><p>x</p>'
    page = read_page(archive(part(body, "base64")), "page.mht")
    assert page.url == "https://example.org/canonical"


def test_an_archive_cut_off_is_read_as_far_as_it_goes() -> None:
    data = archive(part(b"<p>first words</p><p>second</p>" * 50, "quoted-printable"))
    page = read_page(data[: len(data) // 2], "page.mht")
    assert page.text.startswith("first words")


def test_no_page_in_it() -> None:
    with pytest.raises(SourceError, match="without an HTML page"):
        read_page(archive(IMAGE), "page.mht")


def test_parts_that_nest_without_end() -> None:
    nested = "".join(
        f'Content-Type: multipart/related; boundary="b{i}"\r\n\r\n--b{i}\r\n' for i in range(5_000)
    )
    with pytest.raises(SourceError, match="without an HTML page"):
        read_page(f"MIME-Version: 1.0\r\n{nested}".encode(), "page.mht")
