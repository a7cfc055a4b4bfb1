"""The bytes of a bibliography → text: BOM, UTF-8, the file's own header, then cp1252."""

from __future__ import annotations

import codecs
import re

from citekit.errors import ParseError
from citekit.model import Notice, Severity
from citekit.patterns import lazy

_HEADER = lazy(
    rb"^%\s*Encoding:\s*([\w.:-]{2,30})|^<\?xml[^>]{0,100}\bencoding=[\"']([\w.:-]{2,30})[\"']",
    re.IGNORECASE | re.MULTILINE,
)
_MAX_BYTES = 1 << 30


def decode_bibliography(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """Return the text of ``data``, and a notice where its encoding was guessed.

    Raises:
        ParseError: the bytes are no text.
    """
    if len(data) > _MAX_BYTES:
        raise ParseError("the file is larger than 1 GB")
    for bom, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(bom):
            return data.decode(encoding, "replace"), ()
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, "replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    header = _HEADER.search(data[:2_000])
    if header:
        try:
            return data.decode((header[1] or header[2]).decode("ascii")), ()
        except (LookupError, UnicodeDecodeError):
            pass
    notice = Notice(
        code="encoding-guessed", severity=Severity.WARNING, params={"encoding": "cp1252"}
    )
    return data.decode("cp1252", "replace"), (notice,)


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark: every second byte of what begins the file is NUL."""
    head = data[:200]
    if len(head) < 4 or b"\x00" not in head:
        return ""
    even, odd = head[0::2], head[1::2]
    if even.count(0) > 0.9 * len(even) and not odd.count(0):
        return "utf-16-be"
    return "utf-16-le" if odd.count(0) > 0.9 * len(odd) and not even.count(0) else ""
