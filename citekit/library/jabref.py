"""JabRef as a library, by its HTTP server: ``jabref:`` (the library open there) or ``jabref:ID``.

JabRef gives its entries and takes new ones; it lets other programs change or remove none.
Source: the resources of ``jabsrv`` in JabRef's repository. Without that server, add to the
.bib file itself: JabRef notices, and citekit leaves its settings in the file alone.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from urllib.parse import quote

from citekit.errors import LibraryError
from citekit.formats import load
from citekit.library.http import Answer, send
from citekit.library.remote import Record
from citekit.model import Item

_ADDRESS = "http://127.0.0.1:23119"
_CSL = "application/x-bibtex-library-csl+json"
_NEW = "application/vnd.citationstyles.csl+json"


def find_store(name: str) -> JabRefStore:
    """The store of ``jabref:`` or ``jabref:ID``."""
    address = os.environ.get("JABREF_URL", _ADDRESS).rstrip("/")
    return JabRefStore(name, address, name.removeprefix("jabref:") or "current")


class JabRefStore:
    """One library of a running JabRef. See ``remote.Store``."""

    def __init__(self, name: str, address: str, library: str) -> None:
        self.name = name
        self._library = f"{address}/libraries/{quote(library, safe='')}"

    def load(self) -> Sequence[Record]:
        """Return the entries."""
        answer = self._checked(send("GET", self._library, headers={"Accept": _CSL}))
        items = load(answer.body, "csl-json").items
        return [Record(item=item, handle=item.id) for item in items]

    def create(self, items: Sequence[Item]) -> None:
        """Hand over new entries, in one request."""
        body = [item.to_csl() for item in items]
        self._checked(
            send("POST", f"{self._library}/entries", body, headers={"Content-Type": _NEW})
        )

    def update(self, record: Record, item: Item) -> None:
        """Refuse: JabRef changes its entries itself."""
        del item
        raise LibraryError(
            f"{self.name}: JabRef lets no program change {record.item.id}; change it there"
        )

    def delete(self, record: Record) -> None:
        """Refuse: JabRef removes its entries itself."""
        raise LibraryError(
            f"{self.name}: JabRef lets no program remove {record.item.id}; remove it there"
        )

    def _checked(self, answer: Answer) -> Answer:
        if "x-zotero-version" in answer.headers or "zotero-server-id" in answer.headers:
            raise LibraryError(
                f"{self.name}: Zotero answers at this port; set JABREF_URL to JabRef's address"
            )
        if answer.status == 404:
            raise LibraryError(f"{self.name}: JabRef has no such library open")
        if answer.status >= 400:
            raise LibraryError(
                f"{self.name}: JabRef refused: {answer.text() or f'status {answer.status}'}"
            )
        return answer
