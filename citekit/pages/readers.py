"""Bytes → Page: which kind of page it is, and the reader of that kind."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from citekit.errors import SourceError
from citekit.model import Page, PageFormat
from citekit.pages.encoding import decode, looks_binary
from citekit.pages.epub import is_epub, unpack_epub
from citekit.pages.markdown import read_markdown_page
from citekit.pages.text import read_text_page
from citekit.patterns import lazy

MAX_BYTES = 64 * 1024 * 1024
"""The largest page that is read: text beyond it is no publication's page."""

_SUFFIXES = {
    ".txt": PageFormat.TEXT,
    ".text": PageFormat.TEXT,
    ".htm": PageFormat.HTML,
    ".html": PageFormat.HTML,
    ".xhtml": PageFormat.HTML,
    ".mht": PageFormat.HTML,
    ".mhtml": PageFormat.HTML,
    ".epub": PageFormat.HTML,
    ".md": PageFormat.MARKDOWN,
    ".markdown": PageFormat.MARKDOWN,
    ".qmd": PageFormat.MARKDOWN,
    ".rmd": PageFormat.MARKDOWN,
    ".pdf": PageFormat.PDF,
}
PAGE_SUFFIXES = frozenset(_SUFFIXES)
"""What a folder is searched for."""

_HTML_START = lazy(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--(?:(?!-->).){0,2000}-->\s{0,200}){0,3}"
    rb"<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_FRAGMENT = lazy(
    rb"\s{0,200}<(?:p|div|section|article|main|span|h[1-6]|meta|table|ul|dl|"
    rb"blockquote)\b[^>]{0,2000}>",
    re.IGNORECASE,
)
_MHTML_START = lazy(
    rb"(?:[\w-]{1,60}:[^\n]{0,2000}\n(?:[ "
    rb"\t][^\n]{0,2000}\n){0,20}){0,30}?content-type:\s*multipart/related",
    re.IGNORECASE,
)
_MARKDOWN_START = lazy(rb"(?:---[ \t]*\r?\n[\w-]{1,40}:|# \S)")


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_page(
    data: bytes,
    source: str,
    *,
    format: PageFormat | None = None,
    url: str | None = None,
) -> Page:
    """Return the page that ``data`` holds.

    Args:
        data: the bytes of a file, as they are.
        source: its name: the suffix tells the format, and errors name it.
        format: where name and content do not tell.
        url: its address, where the user gave one.

    Raises:
        SourceError: nothing, too much, or no text in it.
        MissingExtraError: a PDF, and the extra for it is not installed.
    """
    if not data.strip():
        raise SourceError(source, "is empty")
    if len(data) > MAX_BYTES:
        raise SourceError(source, f"is larger than {MAX_BYTES // 2**20} MB: no single page")
    kind = format or detect_format(source, data)
    sha256 = digest(data)
    if kind is PageFormat.PDF:
        from citekit.pages.pdf import read_pdf_page

        return read_pdf_page(data, source, sha256=sha256, url=url)
    if is_epub(data):
        text = unpack_epub(data, source)
        from citekit.pages.html import read_html_page

        return read_html_page(text, source, sha256=sha256, url=url, notices=())
    if looks_binary(data):
        raise SourceError(source, "is a binary file; pages are text, HTML, Markdown or PDF")
    charset = saved = stated = None
    if kind is PageFormat.HTML and _MHTML_START.match(data[:20_000]):
        from citekit.pages.mhtml import unpack_mhtml

        unpacked = unpack_mhtml(data, source)
        data, charset, saved, stated = unpacked.data, unpacked.charset, unpacked.saved, unpacked.url
    text, notices = decode(data, charset)
    if kind is PageFormat.HTML:
        from citekit.pages.html import read_html_page

        return read_html_page(
            text, source, sha256=sha256, url=stated or url, notices=notices, saved=saved
        )
    reader = read_markdown_page if kind is PageFormat.MARKDOWN else read_text_page
    return reader(text, source, sha256=sha256, url=url, notices=notices)


def detect_format(source: str, data: bytes) -> PageFormat:
    """Return the format by content where that is plain, by suffix else, by looks last."""
    if data.startswith(b"%PDF-"):
        return PageFormat.PDF
    head = data[:20_000]
    if is_epub(data):
        return PageFormat.HTML
    if _HTML_START.match(head) or _MHTML_START.match(head):
        return PageFormat.HTML
    by_suffix = _SUFFIXES.get(PurePath(source).suffix.lower())
    if by_suffix is not None and by_suffix is not PageFormat.PDF:
        return by_suffix
    if _HTML_FRAGMENT.match(head):
        return PageFormat.HTML
    return PageFormat.MARKDOWN if _MARKDOWN_START.match(head) else PageFormat.TEXT
