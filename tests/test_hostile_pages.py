"""Hostile pages the whole way, in a process of bounded memory and time: a clear verdict each."""

from __future__ import annotations

import base64
import io
import json
import os
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REFERENCE = (
    "Granovetter, M. S. (1973). The strength of weak ties. American Journal of Sociology, 78(6), "
    "1360–1380."
)
CITED = f"<p>How to cite: {REFERENCE}</p>"
MEGABYTE = 1024 * 1024
# What no page may take: the address space of the process, and its CPU time.
MEMORY, SECONDS = 1_500 * MEGABYTE, 20

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")


def html(body: str, head: str = "") -> bytes:
    return f"<html><head><title>Ties</title>{head}</head><body>{body}</body></html>".encode()


def epub(chapter: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", '<rootfile full-path="book.opf"/>')
        archive.writestr(
            "book.opf",
            '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/><itemref idref="c"/>',
        )
        archive.writestr("c.xhtml", chapter)
    return file.getvalue()


def mhtml(page: bytes) -> bytes:
    packed = base64.encodebytes(page)
    return (
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/ties\n"
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
        b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + packed + b"\n--b--\n"
    )


def pdf(stream: bytes, filters: str, trailer: str = "") -> bytes:
    body = (
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>\nendobj\n"
        + f"4 0 obj\n<</Filter[{filters}]/Length {len(stream)}>>stream\n".encode()
        + stream
        + b"\nendstream\nendobj\n"
    )
    return body + f"trailer<</Size 5/Root 1 0 R{trailer}>>\n%%EOF".encode()


def pdf_bomb() -> bytes:
    """A sheet that is packed three times over: 256 MB of blanks in a few bytes."""
    packer = zlib.compressobj(9)
    once = b"".join([packer.compress(b" " * MEGABYTE) for _ in range(256)]) + packer.flush()
    return pdf(zlib.compress(zlib.compress(once, 9), 9), "/FlateDecode/FlateDecode/FlateDecode")


# Name → (file name, bytes, verdict or what the error says).
PAGES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a million open tags": ("p.html", lambda: b"<div>" * 1_000_000, "tags"),
    "tags just below the limit": ("p.html", lambda: html("<b>" * 400_000 + CITED), "deep"),
    "boxes nested too deep": ("p.html", lambda: html("<div>" * 5_000 + CITED), "deep"),
    "boxes nested deep": ("p.html", lambda: html("<div>" * 1_500 + CITED), "found"),
    "an attribute of 20 MB": (
        "p.html",
        lambda: html(f'<p title="{"x " * (10 * MEGABYTE)}">a</p>{CITED}'),
        "found",
    ),
    "a copy button of 20 MB": (
        "p.html",
        lambda: html(f'<b data-citation="{"@book{{a, " * (2 * MEGABYTE)}">a</b>{CITED}'),
        "found",
    ),
    "metadata of 10 MB": (
        "p.html",
        lambda: html(CITED, f'<meta name="citation_title" content="{"Ties " * 2 * MEGABYTE}">'),
        "found",
    ),
    "100,000 authors in metadata": (
        "p.html",
        lambda: html(CITED, '<meta name="citation_author" content="Nye, Joseph">' * 100_000),
        "found",
    ),
    "JSON-LD nested 100,000 deep": (
        "p.html",
        lambda: html(
            CITED, '<script type="application/ld+json">' + '{"a":[' * 100_000 + "</script>"
        ),
        "found",
    ),
    "scripts and comments without end": (
        "p.html",
        lambda: html("<!--" * 100_000 + "<script>" * 1_000),
        "none",
    ),
    "nulls between all letters": (
        "p.txt",
        lambda: f"How to cite: {REFERENCE}".encode("utf-16-le"),
        "found|binary|none|partial",
    ),
    "nulls in HTML": ("p.html", lambda: html(CITED.replace(" ties", " t\0ies")), "found"),
    "a cue a line, 200,000 times": ("p.txt", lambda: b"How to cite:\n" * 200_000, "none|partial"),
    "10 MB of references": (
        "p.txt",
        lambda: f"{REFERENCE}\n\n".encode() * (10 * MEGABYTE // 120),
        "found|none|partial",
    ),
    "a reference of 10 MB": (
        "p.txt",
        lambda: f"How to cite: {'Granovetter, M. S., ' * (MEGABYTE // 2)}(1973).".encode(),
        "found|partial|none",
    ),
    "right-to-left": (
        "p.html",
        lambda: html(f'<p dir="rtl">\u202e\u2067{"شبكات " * 1_000}\u2069\u202c</p>{CITED}'),
        "found",
    ),
    "mojibake": (
        "p.txt",
        lambda: f"How to cite:\n\n{REFERENCE}".encode().decode("latin-1").encode(),
        "found",
    ),
    "mixed encodings": (
        "p.html",
        lambda: html(CITED) + "Straße ".encode("latin-1") * 500 + "東京".encode("shift-jis"),
        "found",
    ),
    "an EPUB that unpacks to a quarter of a gigabyte": (
        "p.epub",
        lambda: epub(b"<body>" + b"word " * (50 * MEGABYTE) + b"</body>"),
        "none",
    ),
    "an EPUB of tags": ("p.epub", lambda: epub(b"<i>" * (10 * MEGABYTE)), "tags"),
    "an MHTML of 27 MB": ("p.mhtml", lambda: mhtml(html(CITED + "a " * 10 * MEGABYTE)), "found"),
    "a PDF packed three times": ("p.pdf", pdf_bomb, "without text|broken|cannot be read"),
    "an encrypted PDF": (
        "p.pdf",
        lambda: pdf(
            b"x",
            "",
            f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'00' * 32}>/U<{'11' * 32}>/P -4>>"
            f"/ID[<{'22' * 16}><{'22' * 16}>]",
        ),
        "encrypted",
    ),
}

READ = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2])))
sys.argv = ["citekit", *sys.argv[3:]]
from citekit.cli import main
main()
"""


def run(file: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", READ, str(MEMORY), str(SECONDS), *arguments, str(file)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_gets_a_clear_verdict(name: str, tmp_path: Path) -> None:
    file_name, make, expected = PAGES[name]
    file = tmp_path / file_name
    file.write_bytes(make())
    result = run(file, "read", "--json")
    told = result.stderr.decode("utf-8")
    assert "Traceback" not in told, told[-2000:]
    assert result.returncode in (0, 1, 3), (result.returncode, told[-500:])
    wanted = expected.split("|")
    if result.stdout:
        verdict = json.loads(result.stdout)["verdict"]
        assert verdict in wanted
        assert len(result.stdout) < 8 * MEGABYTE
    else:
        (line,) = told.splitlines()
        assert any(word in line for word in wanted), line


@pytest.mark.parametrize("name", ["right-to-left", "nulls in HTML", "an attribute of 20 MB"])
@pytest.mark.parametrize("command", ["audit", "export"])
def test_other_commands_bear_them_too(name: str, command: str, tmp_path: Path) -> None:
    file_name, make, _ = PAGES[name]
    file = tmp_path / file_name
    file.write_bytes(make())
    result = run(file, command)
    assert result.returncode in (0, 4), result.stderr.decode()[-500:]
