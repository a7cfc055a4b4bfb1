from __future__ import annotations

import zlib

import pytest

from citekit.blocks import find_blocks
from citekit.errors import SourceError
from citekit.model import MetaTag, PageFormat
from citekit.pages import read_page

pytest.importorskip("pypdfium2", reason="the extra `pdf` is not installed")


def pdf(*sheets: list[str], title: str = "", trailer: str = "", pack: bool = False) -> bytes:
    """A small PDF: each sheet is a list of lines, set from the top down."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids: list[str] = []
    for lines in sheets:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 10 Tf 50 750 Td 12 TL {shown} ET".encode("latin-1")
        coding = b""
        if pack:
            stream, coding = zlib.compress(stream, 9), b"/Filter/FlateDecode"
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {number + 1} 0 R"
            "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>".encode()
        )
        objects.append(
            b"<<" + coding + f"/Length {len(stream)}>>stream\n".encode() + stream + b"\nendstream"
        )
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    objects.append(f"<</Title({title})>>".encode())
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size, start = len(objects) + 1, len(data)
    data += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    return (
        data
        + (
            f"trailer<</Size {size}/Root 1 0 R/Info {len(objects)} 0 R{trailer}>>\nstartxref\n{start}\n%%EOF"
        ).encode()
    )


COVER = [
    "Soft Power and Public Diplomacy",
    "Suggested citation:",
    "Nye, Joseph S. \\(2008\\). Public diplomacy and soft power. The Annals of",
    "the American Academy, 616, 94-109.",
    "Copyright 2008 the author",
]


def test_the_text_of_a_pdf_keeps_its_lines() -> None:
    page = read_page(pdf(COVER, title="Public diplomacy"), "paper.pdf")
    assert page.format is PageFormat.PDF
    assert page.text.splitlines()[:2] == COVER[:2]
    assert MetaTag("pdf:title", "Public diplomacy") in page.metadata


def test_a_block_on_the_cover() -> None:
    (block,) = find_blocks(read_page(pdf(COVER), "paper.pdf"))
    assert block.text == COVER[2].replace("\\", "") + "\n" + COVER[3]


def test_first_and_last_sheets_are_read_and_no_more() -> None:
    page = read_page(pdf(*([f"sheet {number}"] for number in range(1, 31))), "book.pdf")
    read = [line for line in page.text.replace("\f", "\n").splitlines() if line.strip()]
    assert read == ["sheet 1", "sheet 2", "sheet 3", "sheet 4", "sheet 29", "sheet 30"]


def test_an_encrypted_pdf_says_so() -> None:
    lock = (
        "/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4"
        f"/O<{'00' * 32}>/U<{'11' * 32}>>>/ID[<{'22' * 16}><{'22' * 16}>]"
    )
    with pytest.raises(SourceError, match="encrypted PDF"):
        read_page(pdf(COVER, trailer=lock), "locked.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", b"%PDF-"], ids=["empty", "cut"])
def test_a_broken_pdf_says_so(data: bytes) -> None:
    with pytest.raises(SourceError, match="PDF"):
        read_page(data, "broken.pdf")


def test_a_scan_says_that_it_has_no_text() -> None:
    with pytest.raises(SourceError, match="without text"):
        read_page(pdf([" "]), "scan.pdf")


def test_a_packed_sheet_of_a_million_words_is_cut() -> None:
    page = read_page(pdf(["word " * 20] * 50_000, pack=True), "bomb.pdf")
    assert len(page.text) <= 400_000
