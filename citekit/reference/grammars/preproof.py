"""The grammar of articles in press: ``N. Names, N. Names, Title, Journal (year), address``.

Elsevier prints it on its proofs, and authors copy it. Everything is parted by commas: names end
where a piece has words that no name has, the journal is the last piece before the year.
"""

from __future__ import annotations

import re

from citekit.model import Draft
from citekit.normalize.name_words import PARTICLES
from citekit.normalize.type_words import PUBLISHER_OF_BOOKS
from citekit.patterns import lazy
from citekit.reference.grammars.heads import looks_like_names
from citekit.reference.grammars.tails import Part, cut_tail
from citekit.reference.grammars.titled import draft_of_parts
from citekit.reference.words import flat_text, is_balanced

_PRESSED = lazy(
    r"(?P<lead>.{20,900})(?:,|\.)\s(?P<container>[^\W\d_a-z][^,.\d()]{1,100}(?:\.\s[^,.\d()]{1,40}){0,3}\.?)"
    r"(?:\s?\((?P<issued>[12]\d{3})\))?"
)
_OTHERS = lazy(r"et\sal\.?|and\sothers")
_ELSE = lazy(r"[;(]|\b(?:1[89]|20)\d\d\b|\sIn:?\s")
_COMMA = lazy(r"\s?,\s")
_PERSON = lazy(
    r"(?:and\s|&\s)?(?:[^\W\d_a-z][\w.'’-]*|(?:[^\W\d_]\.-?){1,4})"
    r"(?:\s(?:[^\W\d_a-z][\w.'’-]*|and|&|[^\W\d_]{1,3}\.?)){0,7}\s?\.?"
)
_INITIALS = lazy(r"[^\W\d_a-z]\.\s|(?:[^\W\d_]\.\s?){1,3}(?:[^\W\d_a-z][\w'’-]+)?:")
_MOST_WORDS = 4
_CONFIDENCE, _MOST = 0.9, 1200


def parse_preproof(text: str) -> Draft | None:
    """Return the draft of such a reference, or ``None`` where a piece could be either."""
    if len(text) > _MOST:
        return None
    flat = flat_text(text)
    end, tail = cut_tail(flat)
    body = flat[:end].rstrip(" ,.;")
    if not body.endswith(")") and not any(part.variable == "DOI" for part in tail):
        return None  # without its year only what has a DOI is in press
    match = _PRESSED.fullmatch(body)
    if match is None or not _is_journal(match["container"]):
        return None
    if not match["issued"] and _ELSE.search(match["lead"]):
        return None
    start, stop = match.span("lead")
    cut = _end_of_names(flat, start, stop)
    if cut is None:
        return None
    finish, begin = cut
    title = flat[begin:stop]
    if len(title.split()) < _MOST_WORDS or not is_balanced(title) or _INITIALS.match(title):
        return None
    press = PUBLISHER_OF_BOOKS.search(match["container"])
    parts = [
        Part("author", start, finish),
        Part("title", begin, stop),
        Part("publisher" if press else "container-title", *match.span("container")),
        *([Part("issued", *match.span("issued"))] if match["issued"] else []),
        *tail,
    ]
    return draft_of_parts(text, parts, "preproof", _CONFIDENCE)


def _is_journal(text: str) -> bool:
    words = text.split()
    links = ("of", "and", "the", "in", "for", "on", "&")
    return len(words) < 10 and all(word[0].isupper() or word in links for word in words)


def _end_of_names(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return where the names end and the title begins."""
    place, last = start, None
    for comma in _COMMA.finditer(text, start, stop):
        piece = text[place : comma.start()].strip()
        if last is not None and _OTHERS.fullmatch(piece):
            last = comma
            break
        if not _is_person(piece):
            break
        place, last = comma.end(), comma
    if last is None or not looks_like_names(re.sub(r"\s\.", "", text[start : last.start()])):
        return None
    return last.start(), last.end()


def _is_person(piece: str) -> bool:
    words = [word for word in piece.split() if word not in ("and", "&", ".")]
    return (
        _PERSON.fullmatch(piece) is not None
        and len(words) <= 2 * _MOST_WORDS
        and (" and " in piece or " & " in piece or len(words) <= _MOST_WORDS)
        and all(word[0].isupper() or word in PARTICLES or "." in word for word in words)
    )
