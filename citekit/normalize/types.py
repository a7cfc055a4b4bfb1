"""Which CSL type a work has, from what its reference names.

The rules go from the surest to the vaguest; the first that holds decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from citekit.model import Date, Value
from citekit.normalize import type_words as words
from citekit.normalize.name_words import INSTITUTION_HEAD
from citekit.normalize.outlets import TYPES as OUTLET_TYPES
from citekit.normalize.outlets import outlet_named
from citekit.patterns import lazy

_REPOSITORY = lazy(
    r"(?:github|gitlab|bitbucket)\.(?:com|org)/[\w.-]+/[\w.-]+(?!\S*\.(?:md|pdf|html?|rst|txt)\b)(?=[/#?\s]|$)",
    re.IGNORECASE,
)
"""A repository's address; a paper that lies in one is no software."""

_NEWSPAPER = lazy(
    r"""\b(?:times|post|herald|tribune|gazette|guardian|observer|telegraph|zeitung|tageblatt
    |reuters|associated\ press|ap\ news|afp
    |al\ jazeera|bbc(?:\ news)?|cnn|npr|nbc\ news|abc\ news|cbs\ news|usni\ news
    |wall\ street\ journal|usa\ today|le\ monde|le\ figaro|libération
    |el\ país|el\ mundo|corriere\ della\ sera|la\ repubblica|die\ zeit|die\ welt|der\ standard
    |haaretz|bloomberg|politico|axios|the\ hill
    |boston\ globe|globe\ and\ mail|daily\ (?:news|mail|star|beast)|news\ agency|press\ agency
    |aju\ press|project\ syndicate|xinhua|yonhap|tass|asahi|nikkei
    |financial\ times|morning\ post|chronicle|star-ledger|inquirer|examiner|dispatch|korea\ herald
    |jerusalem\ post|huffpost|deutsche\ welle)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MAGAZINE = lazy(
    r"""^(?:the\ )?(?:diplomat|foreign\ affairs|foreign\ policy|atlantic|economist|new\ yorker
    |scientific\ american|physics\ today|national\ interest
    |american\ interest|time|newsweek|harper['’]s(?:\ magazine)?|new\ republic|nation|spectator
    |new\ statesman|prospect|wired|national\ review
    |american\ prospect|boston\ review|new\ york\ review\ of\ books|london\ review\ of\ books
    |world\ politics\ review|war\ on\ the\ rocks|lawfare
    |american\ scientist|new\ scientist|discover|smithsonian|national\ geographic|der\ spiegel
    |spiegel|focus|stern|l['’]express|le\ point|arms\ control\ today
    |bulletin\ of\ the\ atomic\ scientists|politico\ magazine|vox|slate|salon|quanta|aeon
    |mit\ technology\ review|harvard\ business\ review|fortune|forbes|vogue
    |.*\bmagazine)$""",
    re.IGNORECASE | re.VERBOSE,
)


def infer_type(variables: Mapping[str, Value], hint: str | None = None) -> str:
    """Return the CSL type of the work that ``variables`` describe.

    ``hint`` is what the parser or the metadata said; a vague one ("document",
    "article") yields to what the variables show.

    >>> infer_type({"container-title": "The Diplomat", "title": "A Thaw"})
    'article-magazine'
    """
    if hint and hint not in ("document", "article", "chapter", "webpage", "article-journal"):
        return hint
    text = {key: value for key, value in variables.items() if isinstance(value, str)}
    kind = (
        _by_words(text)
        or _by_container(text, variables, hint)
        or _by_publisher(text, variables)
        or hint
        or "document"
    )
    if kind == "webpage" and words.BLOG_HOST.match(text.get("URL", "")):
        return "post-weblog"
    return kind


@lru_cache(maxsize=1024)  # a bibliography names few containers
def type_in(container: str) -> str:
    """Return the type of a work of which nothing is known but its container.

    >>> type_in("The Diplomat")
    'article-magazine'
    """
    return infer_type({"container-title": container})


def _by_words(text: Mapping[str, str]) -> str | None:
    genre = text.get("genre", "")
    for kind, pattern in words.IN_GENRE.items():
        if genre and pattern.search(genre):
            return kind
    title = text.get("title", "")
    url = text.get("URL", "")
    container = text.get("container-title", "")
    publisher = text.get("publisher", "")
    if words.STANDARD.match(title) and not container:
        return "standard"
    if _REPOSITORY.search(url) and not container and not re.search(r"data", title, re.IGNORECASE):
        return "software"
    contained = any(text.get(name) for name in ("volume", "page"))
    for source in (publisher, container):
        if source and words.DATASET.search(source) and not (contained and source == container):
            return "dataset"
        if source and len(source) < 30 and words.SOFTWARE.search(source):
            return "software"
    if (
        not container
        and words.DATASET.search(title)
        and (publisher or url or text.get("DOI") or text.get("version"))
    ):
        return "dataset"
    if text.get("archive_location", "").startswith("tel-"):
        return "thesis"  # HAL's theses
    if not container and text.get("version") and text.get("DOI", "").startswith("10.5281/"):
        return "dataset"
    if not container and text.get("version") and words.SOFTWARE.search(title):
        return "software"
    return None


def _by_container(
    text: Mapping[str, str], variables: Mapping[str, Value], hint: str | None
) -> str | None:
    container = text.get("container-title", "")
    if not container:
        return None
    if words.ENCYCLOPEDIA.search(container):
        return "entry-encyclopedia"
    if words.DICTIONARY.search(container):
        return "entry-dictionary"
    numbered = bool(text.get("volume") or text.get("issue"))
    if words.CONFERENCE.search(container) and _is_conference(container, text, variables):
        return "paper-conference"
    if "editor" in variables or text.get("ISBN") or text.get("publisher-place"):
        return "chapter"
    if words.PREPRINT.match(container):
        return "article"
    outlet = outlet_named(container)
    if outlet is not None:
        return OUTLET_TYPES[outlet.kind]
    if _MAGAZINE.match(container):
        return "article-magazine"
    if words.BLOG.search(container):
        return "post-weblog"
    if numbered or text.get("page") or (text.get("ISSN") and not _is_of_a_day(variables)):
        return "chapter" if text.get("publisher") and not numbered else "article-journal"
    if _NEWSPAPER.search(container):
        return "article-newspaper"
    journals = text.get("DOI", "") and "978" not in text["DOI"] and hint != "webpage"
    if text.get("publisher") and not (journals and _is_of_a_day(variables)):
        return "chapter"
    if journals:
        return "article-journal"
    return None if hint == "webpage" else _by_date(text, variables)


def _is_conference(container: str, text: Mapping[str, str], variables: Mapping[str, Value]) -> bool:
    """Tell proceedings from a journal called so, and from a book that grew out of a meeting."""
    if (text.get("volume") or text.get("issue")) and words.CONFERENCE_JOURNAL.search(container):
        return False
    if (
        "editor" in variables
        and text.get("publisher")
        and ":" in container
        and not words.CONFERENCE.search(container.partition(":")[0])
    ):
        return False  # "Soziale Ungleichheit: Verhandlungen des 32. Kongresses"
    return not re.search(r"\bjournal\b", container, re.IGNORECASE)


def _is_of_a_day(variables: Mapping[str, Value]) -> bool:
    issued = variables.get("issued")
    return isinstance(issued, Date) and [len(part) for part in issued.parts[:1]] == [3]


def _by_date(text: Mapping[str, str], variables: Mapping[str, Value]) -> str:
    """A container alone: a day makes it a paper's or a site's, a year a journal's."""
    if _is_of_a_day(variables):
        return "webpage" if text.get("URL") or text.get("DOI") else "article-newspaper"
    if "accessed" in variables:
        return "webpage"
    return "article-journal"


def _by_publisher(text: Mapping[str, str], variables: Mapping[str, Value]) -> str | None:
    publisher = text.get("publisher", "")
    title = text.get("title", "")
    if words.PREPRINT.match(publisher) and not text.get("collection-title"):
        return "article"
    if text.get("event-title"):
        return "paper-conference"
    series = text.get("collection-title", "")
    if words.SERIES.search(text.get("genre", "")) or words.SERIES.search(series):
        return "report"
    if words.SERIES.match(title) or words.SERIES.search(title.rpartition(": ")[2][:40]):
        return "report"
    if text.get("ISBN") or text.get("edition") or words.PUBLISHER_OF_BOOKS.search(publisher):
        return "book"
    if {"editor", "publisher-place"} <= variables.keys() and "author" not in variables:
        return "book"
    if publisher and (INSTITUTION_HEAD.are_in(publisher) or text.get("number")):
        return "report"
    if text.get("number") and series:
        return "report"
    if publisher and publisher.isupper() and " " not in publisher:
        return "report"
    if words.REPOSITORY.match(publisher):
        return "report"
    if text.get("publisher-place") or publisher or text.get("number-of-pages"):
        return "book" if not title or "URL" not in text else "report"
    if "urn:nbn" in text.get("URL", ""):
        return "report"  # a library's address of a paper that nothing contains
    if text.get("URL") or "accessed" in variables:
        return "webpage"
    return None
