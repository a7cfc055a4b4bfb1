"""A server that answers as Zotero does, on the loopback interface.

Written from Zotero's sources (``server.js``, ``server_localAPI.js``, ``server_connector.js``)
and the documentation of the web API, version 3. ``pyzotero`` passes against it
(test_zotero.py). ``kind`` is "10" (local API that writes), "7" (that reads) or "web".
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY = "k" * 32
SERVER_ID = "abcdefghijkl"
_TYPES = {
    "article", "attachment", "blogPost", "book", "bookSection", "conferencePaper", "dataset", "document",
    "journalArticle", "magazineArticle", "newspaperArticle", "note", "report", "thesis", "webpage",
}  # fmt: skip
_ITEM_KEY = re.compile(r"[23456789ABCDEFGHIJKLMNPQRSTUVWXYZ]{8}")


@dataclass
class State:
    """What the server holds, what it was asked, and the faults it is to show."""

    kind: str
    items: dict[str, dict[str, Any]] = field(default_factory=dict)
    version: int = 1
    asked: list[tuple[str, str]] = field(default_factory=list)
    saved: list[dict[str, Any]] = field(default_factory=list)
    sessions: set[str] = field(default_factory=set)
    tokens: set[str] = field(default_factory=set)
    busy: int = 0
    backoff: str = ""
    lose_answers: int = 0
    allows: bool = True
    remembers: bool = True
    is_enabled: bool = True
    is_editable: bool = True
    lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, data: Mapping[str, Any], key: str) -> dict[str, Any]:
        """Keep an object in a new version."""
        self.version += 1
        kept = {**data, "key": key, "version": self.version}
        self.items[key] = kept
        return self.wrapped(kept)

    def wrapped(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """An object as answers hold it."""
        return {
            "key": data["key"], "version": data["version"], "library": {"type": "user", "id": 0},
            "links": {}, "meta": {}, "data": dict(data),
        }  # fmt: skip


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"
    state: State

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._handle("GET")

    def do_POST(self) -> None:
        self._handle("POST")

    def do_PATCH(self) -> None:
        self._handle("PATCH")

    def do_PUT(self) -> None:
        self._handle("PUT")

    def do_DELETE(self) -> None:
        self._handle("DELETE")

    def _handle(self, method: str) -> None:
        state = self.state
        path = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else b""
        with state.lock:
            state.asked.append((method, path.path))
            host = (self.headers.get("Host") or "").partition(":")[0]
            if host not in {"127.0.0.1", "localhost"}:
                self._answer(400, "Invalid Host header")
            elif "Origin" in self.headers or self.headers.get("User-Agent", "").startswith(
                "Mozilla/"
            ):
                self.close_connection = True  # what looks like a browser gets no answer
            elif state.busy:
                state.busy -= 1
                self._answer(429, "", {"Retry-After": "1"})
            elif path.path.startswith("/connector/"):
                self._connector(path.path, body)
            else:
                local = state.kind != "web"
                inner = path.path.removeprefix("/api") if local else path.path
                self._api(method, inner, parse_qs(path.query), body)

    def _answer(
        self, status: int, content: object = "", headers: Mapping[str, str] | None = None
    ) -> None:
        data = content.encode() if isinstance(content, str) else json.dumps(content).encode()
        self.send_response(status)
        kind = "text/plain" if isinstance(content, str) else "application/json"
        given = {"Content-Type": kind, "Content-Length": str(len(data)), **(headers or {})}
        if self.state.kind == "10":
            given["Zotero-Server-ID"] = SERVER_ID
        if self.state.kind != "web":
            given["X-Zotero-Connector-API-Version"] = "3"
        if self.state.backoff:
            given["Backoff"] = self.state.backoff
        for name, value in given.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    # ── The connector ────────────────────────────────────────────────────────────────

    def _connector(self, path: str, body: bytes) -> None:
        state = self.state
        if path == "/connector/ping":
            return self._answer(200, {"prefs": {}})
        if path != "/connector/saveItems":
            return self._answer(404, "No endpoint found")
        given = json.loads(body)
        if given["sessionID"] in state.sessions:
            return self._answer(409, {"error": "SESSION_EXISTS"})
        if not state.is_editable:
            return self._answer(500, {"libraryEditable": False})
        state.sessions.add(given["sessionID"])
        state.saved += given["items"]
        return self._answer(201)

    # ── The API ──────────────────────────────────────────────────────────────────────

    def _api(self, method: str, path: str, query: Mapping[str, list[str]], body: bytes) -> None:
        state = self.state
        is_local = state.kind != "web"
        if is_local and not state.is_enabled:
            return self._answer(403, "Local API is not enabled")
        if path in {"", "/"}:
            return self._answer(200, "")
        if path == "/local/authorize" and state.kind == "10":
            return self._authorize(body)
        if path == "/itemFields":
            names = ("title", "date", "publisher", "extra", "abstractNote", "url")
            return self._answer(200, [{"field": name, "localized": name} for name in names])
        match = re.fullmatch(r"/(users|groups)/(\d+)/(items(?:/top)?)(?:/([A-Z0-9]{8}))?", path)
        if match is None:
            return self._answer(404, "Not found")
        if not is_local and self._key() != KEY:
            return self._answer(403, "Invalid key")
        if method == "GET":
            return self._list(query, match[4])
        if is_local and (refusal := self._refusal()) is not None:
            return self._answer(*refusal)
        if method == "POST":
            return self._create(body)
        return self._change(method, match[4], body)

    def _key(self) -> str:
        bearer = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
        return self.headers.get("Zotero-API-Key") or bearer

    def _authorize(self, body: bytes) -> None:
        if not json.loads(body).get("appName"):
            return self._answer(400, "appName is required")
        if not self.state.allows:
            return self._answer(403, {"denied": True})
        return self._answer(200, {"key": KEY, "remember": self.state.remembers})

    def _refusal(self) -> tuple[int, str] | None:
        """Why the local API does not write."""
        if self.state.kind == "7":
            return 400, "Endpoint does not support method"
        if "Zotero-Server-ID" not in self.headers:
            return 428, "Zotero-Server-ID not provided"
        if self.headers["Zotero-Server-ID"] != SERVER_ID:
            return 412, "Zotero-Server-ID does not match"
        return None if self._key() == KEY else (401, "Invalid key")

    def _list(self, query: Mapping[str, list[str]], key: str | None) -> None:
        state = self.state
        if key is not None:
            found = state.items.get(key)
            return self._answer(200, state.wrapped(found)) if found else self._answer(404, "")
        listed = [state.wrapped(data) for data in state.items.values()]
        start = int(query.get("start", ["0"])[0])
        limit = int(query.get("limit", ["100"])[0])
        headers = {
            "Total-Results": str(len(listed)),
            "Last-Modified-Version": str(state.version),
        }
        return self._answer(200, listed[start : start + limit], headers)

    def _create(self, body: bytes) -> None:
        state = self.state
        objects = json.loads(body)
        if not isinstance(objects, list) or not objects:
            return self._answer(400, "Uploaded data must be a JSON array")
        if len(objects) > 50:
            return self._answer(413, "Too many objects")
        token = self.headers.get("Zotero-Write-Token")
        if token is not None:
            if token in state.tokens:
                return self._answer(412, "Write token already used")
            state.tokens.add(token)
        answer: dict[str, dict[str, Any]] = {
            "successful": {}, "success": {}, "unchanged": {}, "failed": {},
        }  # fmt: skip
        for number, data in enumerate(objects):
            key = data.get("key") or f"{len(state.items) + 2:A>8}".replace("0", "Z").replace(
                "1", "Y"
            )
            fault = self._fault(data, key)
            if fault is not None:
                answer["failed"][str(number)] = {"key": key, **fault}
                continue
            made = state.put(data, key)
            answer["successful"][str(number)], answer["success"][str(number)] = made, key
        if state.lose_answers:
            state.lose_answers -= 1
            self.close_connection = True
            return None
        return self._answer(200, answer)

    def _fault(self, data: Mapping[str, Any], key: str) -> dict[str, Any] | None:
        if data.get("itemType") not in _TYPES:
            return {"code": 400, "message": f"Unknown itemType '{data.get('itemType')}'"}
        if not _ITEM_KEY.fullmatch(key):
            return {"code": 400, "message": f"'{key}' is not a valid item key"}
        for creator in data.get("creators", []):
            if "creatorType" not in creator or not ({"name", "lastName"} & set(creator)):
                return {"code": 400, "message": "creator lacks a name"}
        if "key" in data and "version" not in data:
            return {"code": 428, "message": "Either a version or a write token is needed"}
        if key in self.state.items and data.get("version", 0) != self.state.items[key]["version"]:
            return {"code": 412, "message": "Item has been modified since specified version"}
        if key not in self.state.items and data.get("version", 0):
            return {"code": 404, "message": "Item doesn't exist"}
        return None

    def _change(self, method: str, key: str | None, body: bytes) -> None:
        state = self.state
        known = state.items.get(key or "")
        if known is None:
            return self._answer(404, "Item not found")
        unmodified = self.headers.get("If-Unmodified-Since-Version")
        if unmodified is None:
            return self._answer(428, "If-Unmodified-Since-Version not provided")
        if int(unmodified) < known["version"]:
            return self._answer(412, "Item has been modified since specified version")
        if method == "DELETE":
            del state.items[known["key"]]
        else:
            state.put({**known, **json.loads(body)}, known["key"])
        return self._answer(204)


@contextmanager
def serve(kind: str) -> Iterator[tuple[State, str]]:
    """Serve until the end of the block; yields the state and the address."""
    state = State(kind=kind)
    handler = type("Handler", (_Handler,), {"state": state})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state, f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
