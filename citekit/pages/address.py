"""Where a saved page came from, and when it was saved, as the file itself states it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from citekit.patterns import lazy

_SAVED_FROM = lazy(r"<!--\s*saved from url=\(\d{1,5}\)(\S{1,2000}?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = lazy(
    r"Page saved with SingleFile\s{1,20}url:\s{0,5}(\S{1,2000})\s{1,20}"
    r"saved date:\s{0,5}([^\n]{1,100})"
)
_ARCHIVE = lazy(
    r"https?://(?:web\.archive\.org/web/(\d{4,14})(?:[a-z]{2}_)?|"
    r"archive\.(?:today|is|ph|li|vn|fo|md)/(\d{8,14}))/(.+)",
    re.IGNORECASE,
)
# SingleFile prints JavaScript's Date: "Tue Mar 21 2023 10:00:00 GMT+0100 (…)".
_JS_DATE = lazy(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A page's address, the day it was saved (ISO 8601), and the archive that holds a copy."""

    url: str | None = None
    saved: str | None = None
    archive: str | None = None


def stated_address(head: str) -> Address:
    """Return what browsers and SingleFile write into the head of a page that they save."""
    match = _SINGLE_FILE.search(head)
    if match:
        return Address(url=match[1], saved=_javascript_day(match[2]))
    match = _SAVED_FROM.search(head)
    return Address(url=match[1]) if match and match[1].startswith("http") else Address()


def unwrap_archive(url: str) -> tuple[str, str | None]:
    """Return the original address, and the archive's where ``url`` is one.

    >>> unwrap_archive("https://web.archive.org/web/20230401000000/https://example.org/a")
    ('https://example.org/a', 'https://web.archive.org/web/20230401000000/https://example.org/a')
    """
    match = _ARCHIVE.fullmatch(url)
    if not match:
        return url, None
    original = match[3]
    return (original if "://" in original[:8] else f"http://{original}"), url


def is_web_address(url: str) -> bool:
    """Whether ``url`` is an absolute ``http(s)`` address."""
    return re.match(r"https?://[^\s/]+", url, re.IGNORECASE) is not None


def mail_day(value: str) -> str | None:
    """Return the day of an e-mail date (RFC 5322), as MHTML carries it."""
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (TypeError, ValueError):
        return None


def _javascript_day(text: str) -> str | None:
    match = _JS_DATE.search(text)
    if not match:
        return None
    try:
        day = datetime.strptime(" ".join(match.groups()), "%b %d %Y")  # noqa: DTZ007
    except ValueError:
        return None
    return day.date().isoformat()
