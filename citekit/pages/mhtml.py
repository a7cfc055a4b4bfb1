"""MHTML, a page with its parts in one file, → the HTML in it (RFC 2557)."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes, policy

from citekit.errors import SourceError
from citekit.pages.address import is_web_address, mail_day

# A page inside may be packed (base64, quoted-printable); unpacked it stays below this.
_LIMIT = 64 * 1024 * 1024


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
    message = message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            body = part.get_payload(decode=True)
            if not isinstance(body, bytes):
                continue
            if len(body) > _LIMIT:
                raise SourceError(source, "holds a page of more than 64 MB")
            stated = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
            return Unpacked(
                data=body,
                charset=part.get_content_charset(),
                url=stated if is_web_address(stated) else None,
                saved=mail_day(str(message.get("Date", ""))),
            )
    raise SourceError(source, "is an MHTML file without an HTML page in it")
