"""The page's own words: its titles and addresses, that its own citation repeats."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citekit.model import Page
from citekit.patterns import lazy

_TITLES = frozenset(
    (
        "citation_title",
        "dc.title",
        "dcterms.title",
        "og:title",
        "twitter:title",
        "title",
        "front:title",
        "prism.title",
        "bepress_citation_title",
        "eprints.title",
        "pdf:title",
        "microdata:headline",
    )
)
_LEAST = 14
_SITE = lazy(r"\s+[|–—•·-]\s+|\s*\|\s*|\s::\s")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Titles of a page, folded, longest first; empty where it states none."""

    titles: tuple[str, ...] = ()

    def stands_in(self, text: str) -> bool:
        """Whether a title of the page stands in ``text``."""
        if not self.titles:
            return False
        folded = fold(text)
        return any(title in folded for title in self.titles)

    def words_beside(self, text: str) -> int:
        """How many letters ``text`` has beside the longest title in it."""
        folded = fold(text)
        return len(folded) - max(
            (len(title) for title in self.titles if title in folded), default=0
        )


def own_words(page: Page) -> OwnWords:
    """Return what ``page`` calls itself: metadata, ``<title>``, its first headings."""
    titles = {fold(tag.value) for tag in page.metadata if tag.name in _TITLES}
    titles |= {  # the page's title is longer than the site's name beside it
        fold(max(_SITE.split(tag.value), key=len))
        for tag in page.metadata
        if tag.name in ("title", "og:title")
    }
    if page.title:
        titles.add(fold(page.title))
    headings = [mark for mark in page.marks if mark.kind == "heading" and mark.value == "1"][:2]
    titles |= {fold(page.text[mark.start : mark.end]) for mark in headings}
    return OwnWords(
        tuple(sorted((one for one in titles if len(one) >= _LEAST), key=len, reverse=True))
    )


def fold(text: str) -> str:
    """Letters and digits alone, without case."""
    return re.sub(r"[\W_]+", "", text).casefold()
