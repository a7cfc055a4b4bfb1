"""Two grammars of references to the web: law reviews' ``Names, Title, SOURCE (date), address``,
and data banks' ``Author, Title [CODE], retrieved from Source; address, day``.
"""

from __future__ import annotations

from dataclasses import replace

from citekit.model import Draft
from citekit.normalize.name_words import INSTITUTION_HEAD
from citekit.patterns import lazy
from citekit.reference.grammars.heads import looks_like_names
from citekit.reference.grammars.tails import Part
from citekit.reference.grammars.titled import draft_of_parts
from citekit.reference.words import DATE, UPPER, flat_text, is_balanced, is_date

_NOTED = lazy(
    rf"(?P<author>[^(),:;\d]{{3,120}}),\s(?P<title>[^()]{{8,300}}?),\s"
    rf"(?P<source>[{UPPER}][{UPPER}.&’'\s]{{2,60}}?)\s\((?P<issued>{DATE})\),\s"
    r"(?P<URL>https?://[^\s,;]+)(?:\s\[https?://[^\]]*\])?[\s.;,]*"
)
_RETRIEVED = lazy(
    r"(?P<author>[^\W\d_a-z][^,;\[\]]{3,200}(?:,\s[^,;\[\]]{3,80})?),\s(?P<title>[^;\[\]]{4,300}?(?:\s\[[\w.-]{2,30}\])?),"
    r"\sretrieved\sfrom\s(?P<publisher>[^;]{3,150});\s(?P<URL>https?://[^\s,;]+)"
    rf"(?:,\s(?P<accessed>{DATE}))?[\s.]*"
)
_CONFIDENCE, _MOST = 0.93, 900


def parse_noted(text: str) -> Draft | None:
    """Return the draft of such a reference, whose source is set in small capitals."""
    flat = flat_text(text)
    if len(text) > _MOST:
        return None
    bank = _RETRIEVED.fullmatch(flat)
    if bank is not None:
        parts = [Part(name, *bank.span(name)) for name, value in bank.groupdict().items() if value]
        draft = draft_of_parts(text, parts, "noted", _CONFIDENCE)
        return replace(draft, type="dataset")
    match = _NOTED.fullmatch(flat)
    if match is None or not looks_like_names(match["author"]) or not is_date(match["issued"]):
        return None
    if not is_balanced(match["title"]):
        return None
    source = "publisher" if INSTITUTION_HEAD.are_in(match["source"]) else "container-title"
    parts = [
        Part(source if group == "source" else group, *match.span(group))
        for group in ("author", "title", "source", "issued", "URL")
    ]
    return draft_of_parts(text, parts, "noted", _CONFIDENCE)
