from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from citekit.blocks import find_blocks
from citekit.errors import SourceError
from citekit.model import MetaTag, PageFormat
from citekit.pages import read_page

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'


def epub(chapters: list[str], metadata: str = "", *, container: str = CONTAINER) -> bytes:
    items = "".join(
        f'<item id="c{n}" href="c%20{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    package = f"<package><metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("OEBPS/book.opf", package)
        for number, body in enumerate(chapters):
            archive.writestr(
                f"OEBPS/c {number}.xhtml",
                f"<html><head><title>x</title></head><body>{body}</body></html>",
                compress_type=zipfile.ZIP_DEFLATED,
            )
    return file.getvalue()


def test_front_and_back_matter_and_the_book_s_metadata() -> None:
    data = epub(
        [f"<p>chapter {n}</p>" for n in range(20)],
        "<dc:title>Walden &amp; Civil Disobedience</dc:title><dc:creator>Henry David Thoreau</dc:creator>",
    )
    page = read_page(data, "walden.epub")
    assert page.format is PageFormat.HTML
    assert page.text.split("\n\n") == [f"chapter {n}" for n in (0, 1, 2, 3, 17, 18, 19)]
    assert page.metadata == (
        MetaTag("dc.title", "Walden & Civil Disobedience"),
        MetaTag("dc.creator", "Henry David Thoreau"),
    )


def test_a_block_on_the_imprint_page() -> None:
    imprint = "<p>Suggested citation: Thoreau, Henry David. <i>Walden</i>. Boston: Ticknor and Fields, 1854.</p>"
    (block,) = find_blocks(read_page(epub(["<h1>Walden</h1>", imprint]), "walden.epub"))
    assert block.text == "Thoreau, Henry David. Walden. Boston: Ticknor and Fields, 1854."


def test_a_bomb_is_cut_off() -> None:
    page = read_page(epub(["<p>word</p>" + "a " * 20_000_000]), "bomb.epub")
    assert len(page.text) < 5_000_000


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (epub([]), "without chapters"),
        (epub(["x"], container="<container/>"), "without a list"),
        (epub(["x"])[:200], "cannot be read"),
    ],
    ids=["no chapters", "no list", "cut off"],
)
def test_what_is_no_book_is_named(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_page(data, "broken.epub")
