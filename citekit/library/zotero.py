"""Zotero as a library: ``zotero:`` (this machine), ``zotero:users/ID``, ``zotero:groups/ID``.

``zotero:`` asks Zotero on this machine: read by its local API (Zotero 7 and later), written
by it (Zotero 10 and later, which asks its user once), else through the connector, which
adds to what is selected there. The other two are the web API, version 3, with the key in
the environment variable ``ZOTERO_API_KEY``. Sources: Zotero's ``server_localAPI.js`` and
``server_connector.js``; https://www.zotero.org/support/dev/web_api/v3
"""

from __future__ import annotations

import json
import os
import secrets
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from citekit.errors import LibraryChangedError, LibraryError
from citekit.formats import dump, load
from citekit.keys import make_key
from citekit.library.folders import state_folder
from citekit.library.http import Answer, NoAnswerError, send
from citekit.library.remote import Record
from citekit.model import Item

_LOCAL = "http://127.0.0.1:23119"
_WEB = "https://api.zotero.org"
_PAGE = 100
# A write takes at most so many objects (413 beyond).
_MOST = 50
_ALPHABET = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"
_ATTEMPTS = 4
_LONGEST_PAUSE = 60.0
# Zotero's own window asks its user; people take their time.
_ASKING_SECONDS = 300.0
_NO_ITEMS = frozenset(("attachment", "note", "annotation"))


def find_store(name: str) -> ZoteroStore:
    """The store of a name such as ``zotero:`` or ``zotero:groups/12``.

    Raises:
        LibraryError: the name says no library, or the web API's key is missing.
    """
    where = name.removeprefix("zotero:").strip("/")
    if not where:
        address = os.environ.get("ZOTERO_URL", _LOCAL).rstrip("/")
        return ZoteroStore(name, address, "users/0", is_local=True)
    kind, _, number = where.partition("/")
    if kind not in {"users", "groups"} or not number.isdigit():
        raise LibraryError(f"{name}: write zotero:, zotero:users/NUMBER or zotero:groups/NUMBER")
    key = os.environ.get("ZOTERO_API_KEY", "")
    if not key:
        raise LibraryError(
            f"{name}: set ZOTERO_API_KEY to a key of https://www.zotero.org/settings/keys"
        )
    address = os.environ.get("ZOTERO_URL", _WEB).rstrip("/")
    return ZoteroStore(name, address, where, is_local=False, key=key)


class ZoteroStore:
    """One library of Zotero. See ``remote.Store``."""

    def __init__(
        self,
        name: str,
        address: str,
        library: str,
        *,
        is_local: bool,
        key: str = "",
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = name
        self._address = address
        self._api = f"{address}/api" if is_local else address
        self._library = library
        self._is_local = is_local
        self._key = key
        self._server = ""
        self._pause = pause

    # ── Reading ──────────────────────────────────────────────────────────────────────

    def load(self) -> Sequence[Record]:
        """Return the items, without notes and attachments."""
        records: list[Record] = []
        start = 0
        while True:
            path = f"items/top?format=json&limit={_PAGE}&start={start}"
            answer = self._ask("GET", path)
            listed = answer.json()
            if not isinstance(listed, list):
                raise LibraryError(f"{self.name}: an unexpected answer: {answer.text()}")
            records += _records(listed)
            start += len(listed)
            total = int(answer.headers.get("total-results", "0") or 0)
            if len(listed) < _PAGE or start >= total:
                return records

    # ── Writing ──────────────────────────────────────────────────────────────────────

    def create(self, items: Sequence[Item]) -> None:
        """Keep new items: keys of our own and version 0 create each exactly once."""
        if self._is_local and not self._can_write():
            self._save_through_connector(items)
            return
        for start in range(0, len(items), _MOST):
            objects = [
                {**_object(item), "key": _new_key(), "version": 0}
                for item in items[start : start + _MOST]
            ]
            self._create(objects)

    def _create(self, objects: list[dict[str, Any]]) -> None:
        try:
            answer = self._ask("POST", "items", objects)
        except NoAnswerError:  # it may have been done: the same keys cannot be made twice
            answer = self._ask("POST", "items", objects)
        made = answer.json()
        failed = made.get("failed", {}) if isinstance(made, Mapping) else {}
        if isinstance(failed, Mapping) and failed:
            # 412: an earlier attempt, whose answer was lost, has made it already
            faults = {
                number: fault
                for number, fault in failed.items()
                if not (isinstance(fault, Mapping) and fault.get("code") == 412)
            }
            if faults:
                number, fault = next(iter(faults.items()))
                message = fault.get("message") if isinstance(fault, Mapping) else fault
                title = objects[int(number)].get("title", "")
                raise LibraryError(
                    f"{self.name}: {title!r} was refused: {message}"
                    f" ({len(objects) - len(faults)} of {len(objects)} were added)"
                )

    def update(self, record: Record, item: Item) -> None:
        """Change a record's fields; collections, tags and attachments stay."""
        self._need_writing()
        changes = {
            name: value
            for name, value in _object(item).items()
            if name not in {"collections", "tags", "relations"}
        }
        headers = {"If-Unmodified-Since-Version": str(record.version)}
        self._ask("PATCH", f"items/{record.handle}", changes, headers)

    def delete(self, record: Record) -> None:
        """Take a record out."""
        self._need_writing()
        headers = {"If-Unmodified-Since-Version": str(record.version)}
        self._ask("DELETE", f"items/{record.handle}", None, headers)

    def _need_writing(self) -> None:
        if self._is_local and not self._can_write():
            raise LibraryError(
                f"{self.name}: Zotero before 10 lets other programs only add items; change it there"
            )

    # ── Zotero on this machine ───────────────────────────────────────────────────────

    def _can_write(self) -> bool:
        """Whether this Zotero's local API writes (its answers name the server, from 10 on)."""
        if not self._server:
            answer = send("GET", f"{self._api}/", headers={"Zotero-API-Version": "3"})
            self._server = answer.headers.get("zotero-server-id", "")
        if self._server and not self._key:
            self._key = _kept_key(self._server) or self._authorize()
        return bool(self._server)

    def _authorize(self) -> str:
        headers = {"Zotero-Server-ID": self._server}
        answer = send(
            "POST", f"{self._api}/local/authorize", {"appName": "citekit"}, headers,
            seconds=_ASKING_SECONDS,
        )  # fmt: skip
        if answer.status == 429:
            wait = answer.headers.get("retry-after", "60")
            raise LibraryError(f"{self.name}: Zotero was asked too often; try again in {wait} s")
        given = answer.json() if answer.status == 200 else {}
        key = given.get("key") if isinstance(given, Mapping) else None
        if not isinstance(key, str) or not isinstance(given, Mapping):
            raise LibraryError(f"{self.name}: Zotero did not allow citekit to write")
        if given.get("remember") is True:
            _keep_key(self._server, key)
        return key

    def _save_through_connector(self, items: Sequence[Item]) -> None:
        """Add to what is selected in Zotero, as a browser's connector does."""
        objects = [{**_object(item), "id": f"c{number}"} for number, item in enumerate(items)]
        body: dict[str, Any] = {
            "sessionID": str(uuid.uuid4()),
            "uri": items[0].text("URL") or "https://www.zotero.org/",
            "items": objects,
        }
        answer = send("POST", f"{self._address}/connector/saveItems", body)
        if answer.status != 201:
            reason = answer.text() or f"status {answer.status}"
            if answer.status == 500:
                reason = "the library or collection selected there cannot be edited"
            raise LibraryError(f"{self.name}: Zotero did not take the items: {reason}")

    # ── Requests ─────────────────────────────────────────────────────────────────────

    def _ask(
        self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        given = {"Zotero-API-Version": "3", **(headers or {})}
        if self._key:
            given["Zotero-API-Key"] = self._key
        if self._server and method != "GET":
            given["Zotero-Server-ID"] = self._server
        for attempt in range(_ATTEMPTS):
            answer = send(method, f"{self._api}/{self._library}/{path}", body, given)
            wait = answer.headers.get("backoff") or answer.headers.get("retry-after")
            if answer.status in {429, 503} and attempt < _ATTEMPTS - 1:
                self._pause(_seconds(wait, 2.0**attempt))
                continue
            if answer.status < 400:
                if answer.headers.get("backoff"):
                    self._pause(_seconds(answer.headers["backoff"], 0))
                return answer
            raise self._error(answer)
        raise LibraryError(f"{self.name}: asks to be left alone for now; try again later")

    def _error(self, answer: Answer) -> LibraryError:
        match answer.status:
            case 401 | 403 if self._is_local and "not enabled" in answer.text():
                reason = (
                    "its local API is off: Zotero, Settings, Advanced,"
                    " Allow other applications on this computer to communicate with Zotero"
                )
            case 401 | 403:
                reason = f"it does not let this key do that: {answer.text()}"
            case 404:
                reason = "there is no such library or item"
            case 412:
                return LibraryChangedError(
                    f"{self.name}: it was changed there meanwhile; nothing was overwritten"
                )
            case _:
                reason = f"status {answer.status}: {answer.text()}"
        return LibraryError(f"{self.name}: {reason}")


def _seconds(text: str | None, otherwise: float) -> float:
    try:
        return min(float(text or otherwise), _LONGEST_PAUSE)
    except ValueError:
        return otherwise


def _new_key() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(8))


def _object(item: Item) -> dict[str, Any]:
    """An item as Zotero's API wants it; its key as the field that names it, and in Extra."""
    (data,) = json.loads(dump((item,), "zotero-json").text)
    found: dict[str, Any] = data.get("data", data)
    for name in ("key", "version", "citationKey"):
        found.pop(name, None)
    if item.id:
        extra = found.get("extra", "")
        lines = [line for line in str(extra).splitlines() if not line.startswith("Citation Key:")]
        found["extra"] = "\n".join([f"Citation Key: {item.id}", *lines])
    return found


def _records(listed: Sequence[Any]) -> list[Record]:
    records: list[Record] = []
    for entry in listed:
        data = entry.get("data", entry) if isinstance(entry, Mapping) else {}
        if not isinstance(data, Mapping) or data.get("itemType") in _NO_ITEMS:
            continue
        loaded = load(json.dumps([data]), "zotero-json").items
        if not loaded:
            continue
        handle = str(entry.get("key") or data.get("key") or "")
        item = loaded[0]
        if not item.id or item.id == handle:
            item = replace(item, id=make_key(item))
        version = entry.get("version") or data.get("version") or 0
        records.append(Record(item=item, handle=handle, version=int(version)))
    return records


def _keys_file() -> Path:
    return state_folder() / "zotero-keys.json"


def _kept_key(server: str) -> str:
    try:
        kept = json.loads(_keys_file().read_text("utf-8"))
    except (OSError, ValueError):
        return ""
    key = kept.get(server) if isinstance(kept, dict) else None
    return key if isinstance(key, str) else ""


def _keep_key(server: str, key: str) -> None:
    file = _keys_file()
    try:
        kept = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        kept = {}
    kept[server] = key
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(kept, out)
