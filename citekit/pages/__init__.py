"""Sources and pages: what a user names → bytes → Page (flat text with marks).

To add a kind of source, write a module with ``read_KIND_page`` and give it a case in
``readers.read_page``; to add where sources come from, see ``sources.find_sources``.
"""

from __future__ import annotations

from citekit.pages.readers import digest, read_page
from citekit.pages.sources import Source, find_sources

__all__ = ["Source", "digest", "find_sources", "read_page"]
