"""Bytes → text: byte order mark, what the page declares, UTF-8, then detection."""

from __future__ import annotations

import codecs
import re

from citekit.model import Notice, Severity
from citekit.patterns import lazy

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = lazy(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding=["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
# Browsers read these labels as their Windows superset (WHATWG Encoding Standard, 4.2).
_WINDOWS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252",
            "ascii": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
            "shift_jis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949"}  # fmt: skip
_HEAD = 4096
# Detection reads a sample: more does not make it surer, only slower.
_SAMPLE = 65_536


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[Notice, ...]]:
    r"""Return the text of ``data``, and a notice where its encoding was guessed or broken.

    ``declared`` is what a header says (MHTML, HTTP); a page's own ``<meta charset>`` is
    found here. Line ends become ``\n``; NULs and lone surrogates are replaced.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _clean(data.decode(encoding, "replace")), ()
    try:
        return _clean(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        pass
    stated = declared or _declared_in(data)
    if stated is not None:
        try:
            return _clean(data.decode(_WINDOWS.get(stated.lower(), stated))), ()
        except (LookupError, UnicodeDecodeError):
            pass
    return _guess(data)


def looks_binary(data: bytes) -> bool:
    """Whether ``data`` is no text in any encoding: NULs or control bytes all over its head."""
    head = data[:_HEAD]
    if any(head.startswith(bom) for bom, _ in _BOMS):
        return False
    controls = sum(
        head.count(bytes([code])) for code in (*range(9), *range(14, 27), 28, 29, 30, 31)
    )
    return controls > 0.02 * len(head) + 1


def _declared_in(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii") if match else None


def _guess(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    mostly = data.decode("utf-8", "replace")
    if mostly.count("\ufffd") <= 0.001 * len(mostly) + 2 and _multibyte(data):
        return _clean(mostly), (_notice("utf-8, with broken characters"),)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    encoding = best.encoding if best is not None else "cp1252"
    return _clean(data.decode(encoding, "replace")), (_notice(encoding),)


def _multibyte(data: bytes) -> bool:
    """Whether some characters of ``data`` are well-formed UTF-8 beyond ASCII."""
    return re.search(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", data) is not None


def _notice(encoding: str) -> Notice:
    return Notice(code="encoding-guessed", severity=Severity.WARNING, params={"encoding": encoding})


def _clean(text: str) -> str:
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "\ufffd")
