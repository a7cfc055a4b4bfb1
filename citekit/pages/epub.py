"""EPUB → the HTML of its first and last chapters, with the book's own metadata in front.

Of a book only the front and back matter say how to cite it. The archive is read in
bounded steps: a bomb is cut off, and a path in it is only a name.
"""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from io import BytesIO
from urllib.parse import unquote

from citekit.errors import SourceError
from citekit.patterns import lazy

_FIRST, _LAST = 4, 3
_MOST = 4 * 1024 * 1024
_ROOT = lazy(r"<(?:\w+:)?rootfile\b[^>]{0,500}\bfull-path=[\"']([^\"']{1,300})[\"']")
_ITEM = lazy(r"<(?:\w+:)?item\s[^>]{1,1000}>")
_ATTRIBUTE = lazy(r"\b(id|href|media-type)=[\"']([^\"']{1,500})[\"']")
_SPINE = lazy(r"<(?:\w+:)?itemref\b[^>]{0,300}?\bidref=[\"']([^\"']{1,300})[\"']")
_DUBLIN_CORE = lazy(r"<dc:(\w{3,20})\b[^<>]{0,500}>([^<]{1,2000})</dc:\1>")
_BODY = lazy(r"<body\b[^>]{0,2000}>(.*)</body>", re.DOTALL | re.IGNORECASE)


def is_epub(data: bytes) -> bool:
    """Whether ``data`` is an EPUB (OCF 3.3, 4.2.2: the first file in it says so)."""
    return data.startswith(b"PK\x03\x04") and b"mimetypeapplication/epub+zip" in data[:100]


def unpack_epub(data: bytes, source: str) -> str:
    """Return one HTML document of an EPUB.

    Raises:
        SourceError: it is broken, encrypted, or has no chapters.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _document(archive, source)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError) as error:
        raise SourceError(source, "is an EPUB that cannot be read") from error


def _document(archive: zipfile.ZipFile, source: str) -> str:
    root = _ROOT.search(_text(archive, "META-INF/container.xml"))
    if not root:
        raise SourceError(source, "is an EPUB without a list of its contents")
    package = _text(archive, root[1])
    folder = posixpath.dirname(root[1])
    files = {}
    for item in _ITEM.findall(package):
        attributes = dict(_ATTRIBUTE.findall(item))
        if "html" in attributes.get("media-type", "") and {"id", "href"} <= attributes.keys():
            files[attributes["id"]] = posixpath.join(folder, unquote(attributes["href"]))
    chapters = [files[name] for name in _SPINE.findall(package) if name in files]
    if not chapters:
        raise SourceError(source, "is an EPUB without chapters")
    wanted = chapters[:_FIRST] + chapters[max(_FIRST, len(chapters) - _LAST) :]
    parts = []
    for name in wanted:
        text = _text(archive, name)
        body = _BODY.search(text)
        parts.append(f"<section>{body[1] if body else text}</section>")
    metadata = "".join(
        f'<meta name="dc.{name.lower()}" content="{html.escape(html.unescape(value.strip()))}">'
        for name, value in _DUBLIN_CORE.findall(package)
    )
    return f"<html><head>{metadata}</head><body>{''.join(parts)}</body></html>"


def _text(archive: zipfile.ZipFile, name: str) -> str:
    """A file of the archive, at most so much of it."""
    with archive.open(name) as file:
        return file.read(_MOST).decode("utf-8", "replace")
