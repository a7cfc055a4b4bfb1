"""Fetching, from a server on this machine; nothing leaves it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from citekit.errors import SourceError
from citekit.pages import fetching
from citekit.pages.fetching import fetch

PAGE = b"<html><body><p>Cite as: Nye, J. (2004). Soft Power.</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    seen: list[str]

    def do_GET(self) -> None:
        type(self).seen.append(self.headers.get("User-Agent", ""))
        if self.path == "/page":
            self.reply(200, PAGE)
        elif self.path == "/moved":
            self.reply(302, b"", location="/page")
        elif self.path == "/loop":
            self.reply(301, b"", location="/loop")
        elif self.path == "/away":
            self.reply(302, b"", location="file:///etc/hostname")
        elif self.path == "/large":
            self.reply(200, b"x" * 200_000)
        else:
            self.reply(404, b"no")

    def reply(self, status: int, body: bytes, location: str | None = None) -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    Handler.seen = []
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


def test_a_page_and_a_page_that_moved(server: str) -> None:
    assert fetch(f"{server}/page", allow_private=True) == PAGE
    assert fetch(f"{server}/moved", allow_private=True) == PAGE
    assert all(agent.startswith("citekit") for agent in Handler.seen)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/loop", "moves on more than"),
        ("/away", "no http or https address"),
        ("/missing", "answered 404"),
    ],
)
def test_what_cannot_be_fetched_is_told(server: str, path: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        fetch(f"{server}{path}", allow_private=True)


def test_private_addresses_are_refused_unless_allowed(server: str) -> None:
    with pytest.raises(SourceError, match="private network; --allow-private"):
        fetch(f"{server}/page")


@pytest.mark.parametrize("host", ["169.254.169.254", "10.0.0.1", "[::1]", "0.0.0.0"])
def test_addresses_of_inner_networks_are_refused(host: str) -> None:
    with pytest.raises(SourceError, match="private network"):
        fetch(f"http://{host}/")


def test_a_page_that_is_too_large(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 100_000)
    with pytest.raises(SourceError, match="is larger than"):
        fetch(f"{server}/large", allow_private=True)


def test_nobody_answers() -> None:
    with pytest.raises(SourceError, match="cannot be fetched"):
        fetch("http://127.0.0.1:9/", allow_private=True)
