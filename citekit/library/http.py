"""JSON over HTTP to a program on this machine, or to a service by its address."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message

from citekit.errors import LibraryError
from citekit.model import JSON

_SECONDS = 20
_MOST_BYTES = 200_000_000


class NoAnswerError(LibraryError):
    """Nothing answers, or the answer was lost: what was asked may have been done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The status, headers (names in lower case) and body of an answer."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def json(self) -> JSON:
        """Return the body as JSON.

        Raises:
            LibraryError: it is none.
        """
        try:
            value: JSON = json.loads(self.body)
        except ValueError as error:
            raise LibraryError(f"an answer that is no JSON: {self.text()}") from error
        return value

    def text(self) -> str:
        """Return the beginning of the body, for a person."""
        return self.body[:300].decode("utf-8", "replace").strip()


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}))
_PROXIED = urllib.request.build_opener(_NoRedirect)


def send(
    method: str,
    address: str,
    body: JSON = None,
    headers: Mapping[str, str] | None = None,
    *,
    seconds: float = _SECONDS,
) -> Answer:
    """Send a request; an answer of any status is returned. Redirects are not followed.

    Raises:
        NoAnswerError: nothing answers at ``address``.
    """
    data = None if body is None else json.dumps(body).encode("utf-8")
    given = {"User-Agent": "citekit", "Accept": "application/json", **(headers or {})}
    if data is not None:
        given.setdefault("Content-Type", "application/json")
    request = urllib.request.Request(address, data=data, headers=given, method=method)  # noqa: S310
    is_local = address.startswith(("http://127.0.0.1", "http://localhost", "http://[::1]"))
    opener = _OPENER if is_local else _PROXIED
    try:
        with opener.open(request, timeout=seconds) as answer:
            read = answer.read(_MOST_BYTES)
            return Answer(status=answer.status, headers=_lower(answer.headers), body=read)
    except urllib.error.HTTPError as error:
        with error:
            return Answer(
                status=error.code, headers=_lower(error.headers), body=error.read(_MOST_BYTES)
            )
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        hint = "; is the program running?" if is_local else ""
        raise NoAnswerError(f"{address}: nothing answers there ({reason}){hint}") from error


def _lower(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
