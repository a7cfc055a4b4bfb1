"""An ``http(s)`` address → the bytes of its page: only where the user named the address.

Bounded in time, size and redirects; private and loopback addresses are refused, at
every redirect and for the very address that is connected to, unless they are allowed.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import SplitResult, urljoin, urlsplit

from citekit.errors import SourceError
from citekit.pages.readers import MAX_BYTES

_TIMEOUT = 20.0
_WHOLE_TIMEOUT = 60.0
_MAX_REDIRECTS = 5
_CHUNK = 65_536
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


def fetch(url: str, *, allow_private: bool = False) -> bytes:
    """Return the page at ``url``.

    Raises:
        SourceError: it cannot be reached, is too large or slow, moves too often, answers
            with an error, or lies in a private network.
    """
    deadline = time.monotonic() + _WHOLE_TIMEOUT
    place = url
    for _ in range(_MAX_REDIRECTS + 1):
        parts = urlsplit(place)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SourceError(url, f"leads to {place!r}, which is no http or https address")
        try:
            status, location, body = _get(parts, url, allow_private, deadline)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise SourceError(url, f"cannot be fetched: {error}") from error
        if status in _REDIRECTS and location:
            place = urljoin(place, location)
            continue
        if status != http.HTTPStatus.OK:
            raise SourceError(url, f"the server answered {status}")
        return body
    raise SourceError(url, f"moves on more than {_MAX_REDIRECTS} times")


def _get(
    parts: SplitResult, url: str, allow_private: bool, deadline: float
) -> tuple[int, str | None, bytes]:
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = _public_address(host, port, url, allow_private)
    connection = http.client.HTTPConnection(host, port, timeout=_TIMEOUT)
    sock: socket.socket = socket.create_connection((address, port), timeout=_TIMEOUT)
    if parts.scheme == "https":
        sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    connection.sock = sock
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path, headers={
            "User-Agent": _user_agent(),
            "Accept": "text/html, application/xhtml+xml, text/plain, application/pdf;q=0.8",
            "Accept-Encoding": "identity",
            "Connection": "close",
        })  # fmt: skip
        response = connection.getresponse()
        if response.status in _REDIRECTS:
            return response.status, response.getheader("Location"), b""
        return response.status, None, _body(response, url, deadline)
    finally:
        connection.close()


def _body(response: http.client.HTTPResponse, url: str, deadline: float) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read(_CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > MAX_BYTES:
            raise SourceError(url, f"is larger than {MAX_BYTES // 2**20} MB")
        if time.monotonic() > deadline:
            raise SourceError(url, f"takes longer than {_WHOLE_TIMEOUT:.0f} seconds")
    return b"".join(chunks)


def _public_address(host: str, port: int, url: str, allow_private: bool) -> str:
    """The first address of ``host``; connecting to that very one leaves no second look-up."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    if not allow_private and not all(ipaddress.ip_address(ip).is_global for ip in addresses):
        raise SourceError(url, "leads to a private network; --allow-private permits it")
    return addresses[0]


def _user_agent() -> str:
    try:
        return f"citekit/{version('citekit')}"
    except PackageNotFoundError:
        return "citekit"
