"""MHTML, a page with its parts in one file, → the HTML in it (RFC 2557).

The parts are taken apart here: the standard library's parser goes down into them as deep
as they nest, which a hostile file makes deeper than Python's stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser

from citekit.errors import SourceError
from citekit.pages.address import is_web_address, mail_day
from citekit.patterns import lazy

# A page inside may be packed (base64, quoted-printable); unpacked it stays below this.
_LIMIT = 64 * 1024 * 1024
_MOST_PARTS = 2_000
# Browsers write one level, mail programs two.
_MOST_LEVELS = 3
_HEAD = 20_000
_BLANK_LINE = lazy(rb"\r?\n[ \t]*\r?\n")
_HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """The main HTML part, its charset, and what the file's own head states."""

    data: bytes
    charset: str | None
    url: str | None
    saved: str | None


def unpack_mhtml(data: bytes, source: str) -> Unpacked:
    """Return the first HTML part of an MHTML file.

    Raises:
        SourceError: there is none, or it is larger than 64 MB.
    """
    head, _ = _headed(data)
    for part, body in _parts(data, _MOST_LEVELS):
        if part.get_content_type() not in _HTML:
            continue
        part.set_payload(body.decode("ascii", "surrogateescape"))
        unpacked = part.get_payload(decode=True)
        if not isinstance(unpacked, bytes) or len(unpacked) > _LIMIT:
            raise SourceError(source, "holds a page of more than 64 MB")
        stated = head.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
        return Unpacked(
            data=unpacked,
            charset=part.get_content_charset(),
            url=str(stated) if is_web_address(str(stated)) else None,
            saved=mail_day(str(head.get("Date", ""))),
        )
    raise SourceError(source, "is an MHTML file without an HTML page in it")


def _headed(data: bytes) -> tuple[Message, bytes]:
    """The head of a message or part, parsed, and its body."""
    end = _BLANK_LINE.search(data, 0, _HEAD)
    if not end:
        return Message(), data
    return BytesHeaderParser().parsebytes(data[: end.start()] + b"\n\n"), data[end.end() :]


def _parts(data: bytes, levels: int) -> Iterator[tuple[Message, bytes]]:
    """Every part that is no multipart itself, in order, a few levels deep."""
    head, body = _headed(data)
    boundary = head.get_boundary()
    if head.get_content_maintype() != "multipart" or not boundary:
        yield head, body
        return
    if levels == 0:
        return
    delimiter = re.compile(
        rb"^--" + re.escape(boundary.encode("utf-8", "replace")) + rb"(?:--)?[ \t]*\r?\n?",
        re.MULTILINE,
    )
    start: int | None = None
    for count, match in enumerate(delimiter.finditer(body)):
        if start is not None:
            yield from _parts(body[start : match.start()].removesuffix(b"\n"), levels - 1)
        start = match.end()
        if count > _MOST_PARTS:
            return
    if start is not None and start < len(body):  # cut off before its last boundary
        yield from _parts(body[start:], levels - 1)
