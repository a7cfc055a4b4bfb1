"""papis learns to read pages: ``papis add --from citekit page.html``.

papis loads this by its entry point ``papis.importer``; citekit itself never imports it, nor
papis (which is under the GPL).
"""

from __future__ import annotations

from pathlib import Path

from papis.importer import Importer

import citekit
from citekit.library.papis import write_info

_PAGES = {".html", ".htm", ".mhtml", ".mht", ".md", ".txt"}


class CitekitImporter(Importer):
    """Reads a page, an address or a reference string as citekit does."""

    def __init__(self, uri: str = "") -> None:
        super().__init__(uri=uri, name="citekit")

    @classmethod
    def match(cls, uri: str) -> CitekitImporter | None:
        """Take addresses and saved pages."""
        is_page = Path(uri).suffix.lower() in _PAGES and Path(uri).is_file()
        return cls(uri) if is_page or uri.startswith(("http://", "https://")) else None

    def fetch_data(self) -> None:
        """Read the source, and give papis its fields."""
        is_source = self.uri.startswith(("http://", "https://")) or Path(self.uri).is_file()
        try:
            reading = citekit.read(self.uri) if is_source else citekit.parse(self.uri)
        except citekit.CitekitError as error:
            self.logger.error("%s", error)
            return
        if not reading.items:
            self.logger.error("nothing to cite was found in %s", self.uri)
            return
        self.ctx.data = write_info(reading.items[0])
