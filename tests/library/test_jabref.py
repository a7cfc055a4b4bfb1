"""JabRef as a library, against a server that answers as ``jabsrv`` does."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from citekit.errors import LibraryError
from citekit.library import open_library
from tests.library.test_zotero import NYE, POLLMANN


class _JabRef(BaseHTTPRequestHandler):
    entries: list[dict[str, Any]]
    is_zotero = False
    has_window = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        known = self.path == "/libraries/current"
        right = self.headers["Accept"] == "application/x-bibtex-library-csl+json"
        self._answer(200 if known and right else 404, json.dumps(self.entries))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not self.has_window:
            return self._answer(400, "Only possible in GUI mode.")
        if self.headers["Content-Type"] != "application/vnd.citationstyles.csl+json":
            return self._answer(400, "Could not parse")
        self.entries.extend(json.loads(body))
        return self._answer(204, "")

    def _answer(self, status: int, text: str) -> None:
        self.send_response(status)
        if self.is_zotero:
            self.send_header("X-Zotero-Version", "10.0")
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())


@pytest.fixture
def jabref(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[_JabRef]]:
    handler = type("Handler", (_JabRef,), {"entries": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("JABREF_URL", f"http://127.0.0.1:{server.server_address[1]}")
    yield handler
    server.shutdown()
    server.server_close()
    thread.join()


def test_entries_go_to_jabref_and_come_back(jabref: type[_JabRef]) -> None:
    with open_library("jabref:") as library:
        library.add(POLLMANN)
        library.add(NYE)
    assert list(open_library("jabref:")) == [POLLMANN, NYE]


def test_what_jabref_cannot_do_is_told(jabref: type[_JabRef]) -> None:
    with open_library("jabref:") as library:
        library.add(NYE)
    library = open_library("jabref:")
    library.replace("nye2004soft", replace(NYE, type="report"))
    with pytest.raises(LibraryError, match="change it there"):
        library.save()


def test_a_jabref_without_a_window_says_so(jabref: type[_JabRef]) -> None:
    jabref.has_window = False
    library = open_library("jabref:")
    library.add(NYE)
    with pytest.raises(LibraryError, match="GUI mode"):
        library.save()


def test_zotero_at_the_same_port_is_noticed(jabref: type[_JabRef]) -> None:
    jabref.is_zotero = True
    with pytest.raises(LibraryError, match="Zotero answers"):
        open_library("jabref:").keys()


def test_a_library_that_is_not_open_there_is_told(jabref: type[_JabRef]) -> None:
    with pytest.raises(LibraryError, match="no such library"):
        open_library("jabref:other.bib-12").keys()
