"""The grammar of a journal's line alone: ``RSC Adv., 2016, 6, 74765``, ``arXiv:1706.03762 [cs.CL]``.

Publishers print it where the page's head says title and authors. Names may stand before it
("Family et al 2019 Biomed. Mater. 14 035018").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citekit.model import Draft
from citekit.normalize.name_words import PARTICLES
from citekit.patterns import lazy
from citekit.reference.grammars.heads import looks_like_names
from citekit.reference.grammars.tails import Part
from citekit.reference.grammars.titled import draft_of_parts
from citekit.reference.words import UPPER, flat_text

_JOURNAL = rf"(?P<container>[{UPPER}][\w.&’'-]*(?:\s(?:[{UPPER}(][\w.&’'):-]*|of|the|and|for|in|on|&|de|la|et|für|und|der)){{0,9}})"
_PAGE = r"(?P<page>[A-Za-z]{0,2}\d{1,7}(?:\s?[-–]\s?[A-Za-z]?\d{1,7})?)"
_TAIL = (
    r"(?:[\s.,;–-]*(?:doi:?\s?|(?:https?://)?(?:dx\.)?doi\.org/)*(?P<DOI>10\.\d{4,9}/\S+))?[\s.,;]*"
)
_ARXIV = lazy(
    r"arXiv:(?P<number>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?(?:\s\[[\w.-]+\])?\W*"
)
_SHAPES = (
    lazy(
        rf"{_JOURNAL},?\s(?P<issued>[12]\d{{3}})[,;]\s?(?P<volume>\d{{1,4}})(?:\s?\((?P<issue>[\w–-]{{1,9}})\))?\s?[,:]\s?{_PAGE}{_TAIL}"
    ),
    lazy(
        rf"{_JOURNAL},?\s(?P<volume>\d{{1,4}})(?:\s?\((?P<issue>[\w–-]{{1,9}})\)|,\s(?:no\.\s)?(?P<issue2>\d{{1,3}}))?[,:]\s{_PAGE}\s\((?P<issued>[12]\d{{3}})\){_TAIL}"
    ),
    lazy(
        rf"(?P<author>[^\d()]{{3,200}}?)\s(?P<issued>[12]\d{{3}})\s{_JOURNAL}\s(?P<volume>\d{{1,4}})\s(?P<page>[A-Z]?\d{{2,7}}){_TAIL}"
    ),
)
_DIGIT = lazy(r"\d")
_DATED = lazy(r"\d{4}\s[^\W\d_]")
_NAMES_FIRST = lazy(
    rf"(?:[{UPPER}]\.[\s-]?){{1,3}}[{UPPER}][\w’'-]+(?:,?\s(?:et|and|und|&)\s|,\s[{UPPER}]\.)|[{UPPER}][a-z]+\s[{UPPER}][a-z]+\.\s"
)
_NAME_IN_CAPITALS = lazy(rf"(?:[{UPPER}]\.\s)*(?:[{UPPER}]{{4,}}\s)*[{UPPER}]{{4,}}\.\s")
_NAME_GLUED = lazy(rf"[{UPPER}][\w'’-]+\s[A-Z]{{1,3}}\.\s")
_SENTENCE_ENDS = lazy(r"[a-zß-ÿ]{3}[aeiouy][.?!]\s")
"""Names shorten words behind a consonant: what ends so is a title."""
_CONFIDENCE, _MOST, _MOST_WORDS = 0.93, 400, 10


def parse_line(text: str) -> Draft | None:
    """Return the draft of a journal's line, ``None`` where more or less stands there."""
    if len(text) >= _MOST:
        return None
    flat = flat_text(text)
    body = flat.strip()
    offset = len(flat) - len(flat.lstrip())
    for shape in (_ARXIV,) if body.startswith("arXiv:") else _shapes(body):
        match = shape.fullmatch(body)
        if match is None:
            continue
        found = match.groupdict()
        if found.get("author") and not _are_natural(match["author"]):
            return None
        if _holds_more(found.get("container") or ""):
            return None
        parts = [
            Part(_variable(group), match.start(group) + offset, match.end(group) + offset)
            for group, value in found.items()
            if value
        ]
        if "container" not in found:
            parts.append(Part("publisher", offset, offset + len("arXiv")))
        return draft_of_parts(text, parts, "lines", _CONFIDENCE)
    return None


def _holds_more(name: str) -> bool:
    """Whether names or a title stand in what should be a periodical's name alone."""
    return bool(
        _NAME_IN_CAPITALS.match(name)
        or _NAMES_FIRST.match(name)
        or _NAME_GLUED.match(name)
        or _SENTENCE_ENDS.search(name)
    )


def _shapes(text: str) -> Sequence[re.Pattern[str]]:
    """Return the shapes that ``text`` may have by what stands before its first digit."""
    digit = _DIGIT.search(text)
    before = text[: digit.start()] if digit else ""
    if not before[-1:].isspace():
        return _SHAPES if before[-1:].isalpha() else ()
    if _DATED.match(text, len(before)):
        return _SHAPES[2:]
    return _SHAPES[:2] if before.count(" ") <= _MOST_WORDS else ()


def _variable(group: str) -> str:
    return {"container": "container-title", "issue2": "issue"}.get(group, group)


def _are_natural(text: str) -> bool:
    """Whether ``text`` is names in their natural order, and no title."""
    bare = re.sub(r"\set al\.?$", "", text)
    return looks_like_names(text) and all(
        word[0].isupper() or word in PARTICLES or word in ("and", "&") for word in bare.split()
    )
