"""The grammar of references whose title ends at a full stop, and whose source has a mark.

``Names (date). Title. In Container …``, ``Names. Date. Title. Series 12. …``, ``Names, date,
Title: Series 12``: the head is sure, and the title ends at the first place behind which every
word is accounted for and something stands that only a source has: "In", a volume with pages
or article, a numbered series, a preprint's number.
"""

from __future__ import annotations

from collections.abc import Iterator

from citekit.model import Draft
from citekit.normalize.dates import parse_date
from citekit.patterns import lazy
from citekit.reference.grammars.heads import looks_like_names, with_point
from citekit.reference.grammars.imprints import read_source
from citekit.reference.grammars.tails import Part
from citekit.reference.grammars.titled import draft_of_parts
from citekit.reference.words import DATE, UPPER, flat_text, is_balanced

_YEAR = r"[12]\d{3}[a-z]?"
_GLUED = rf"(?:(?:van|von|de|der|den|di|da|la)\s){{0,2}}[{UPPER}][\w'’-]+(?:\s[{UPPER}][\w'’-]+)?\s[A-Z]{{1,3}}"
_PERSON = rf"[{UPPER}][\w'’-]+(?:\s[{UPPER}][\w'’-]+)?,\s[{UPPER}][\w'’-]+(?:\s[A-Z]\.){{0,2}}"
_HEADS = (
    ("(", lazy(rf"(?=[^()\[\]]{{4,}}+\()(?P<author>[^()\[\]]{{3,900}}?)[\s,.]+\((?P<issued>{DATE})\)\s?[.,:]?\s+(?=\S)")),
    ("", lazy(rf"(?P<author>[^()\[\]]{{3,900}}?)(?:\.\s|,\s)(?P<issued>{_YEAR})(?:\.|,|:)\s+(?=\S)")),
    ("“", lazy(r"(?P<author>[^()\d“”\"]{3,300}?)[.,]\s?[“](?=[^”\"]+$)")),
    ('"', lazy(r"(?P<author>[^()\d“”\"]{3,300}?)[.,]\s?[\"](?=[^”\"]+$)")),
    (":", lazy(r"(?=[^()\[\]:\d]{3,301}+:\s)(?P<author>[^()\[\]:\d]{3,300}?)\s?:\s(?=\S)")),
    ("", lazy(rf"(?P<author>(?:{_GLUED},\s){{1,40}}{_GLUED})\.\s+(?=[^\W_a-z])")),
    ("and", lazy(rf"(?P<author>{_PERSON}(?:\sand\s{_PERSON}){{1,20}})\s(?=[{UPPER}].{{8,300}}?\.\s\([12]\d{{3}}\))")),
    ("//", lazy(r"(?P<author>[^():\d\[\]]{2,400}?)[.．]\s?(?=[^\W\d_][^.]{8,500}\s//\s)")),
    ("[", lazy(r"(?P<author>[^():\d\[\]]{2,400}?)[.．]\s?(?=[^\W\d_][^.]{8,500}\[[JMDCRZ]\])")),
)  # fmt: skip
"""How such a reference begins, each with a sign that stands in it."""
_ENDS = lazy(
    r"\.[”\"]?\s(?=[(\w])|\?[”\"]?\s(?=[(\w])|![”\"]?\s(?=[(\w])| //\s|\.\.?\s(?=In:?\s?\d)"
    r"|\[[JMDCR]\][.,]?\s|,\s(?=in:?\s[A-Z])|:\s(?=[A-Z][\w. -]{8,60}\s\d)"
)
"""Where a title may end; each begins with a sign of its own, for which ``re`` looks sooner."""
_RUN_ON = lazy(r",[^,]*\.\s+[^\W\d_a-z]\w{3,}$")
"""Names that run on into a title: "Nakai K. DBTBS"."""
_BEFORE_COLON = lazy(r"[^\W\d_A-Z]{2}\.\s.*:")
"""A sentence ends before the colon, which is then the title's: "Ken Lang. Newsweeder:"."""
_INSIDE = lazy(r"\s?(?:[Ii]n|En|Dans|Em)(?::\s?|\s)(?=[^\W_a-z])|\s?In\d|\s?//")
_PREPRINTS = frozenset(("arXiv", "bioRxiv", "medRxiv", "SSRN"))
_EDGE = " \t\n\u00a0.,;:"
_CONFIDENCE = 0.93
_INITIAL = lazy(r"\s[^\W\d_a-z]$")
_BOUNDARY = lazy(r"[.?!,]\s")
_LEAST_MARKED, _LEAST, _MOST, _MOST_ENDS = 4, 12, 3000, 12


def parse_sentenced(text: str) -> Draft | None:
    """Return the draft of such a reference, or ``None`` where no place for the title's end is sound."""
    if len(text) > _MOST:
        return None
    flat = flat_text(text)
    for sign, shape in _HEADS:
        head = shape.match(flat) if sign in flat else None
        if head is None or not looks_like_names(head["author"]) or _RUN_ON.search(head["author"]):
            continue
        if _BEFORE_COLON.search(head[0]):
            continue
        date = head.groupdict().get("issued")
        if date and parse_date(date) is None:
            continue
        found = _title_and_source(flat, head.end(), dated=bool(date))
        if found is not None:
            names = [
                Part(name, *head.span(name)) for name, value in head.groupdict().items() if value
            ]
            names[0] = names[0]._replace(end=with_point(flat, names[0].end))
            return _draft(text, [*names, *found])
    return None


def _title_and_source(text: str, start: int, *, dated: bool) -> list[Part] | None:
    size = len(text.rstrip(_EDGE))
    for title_end, begin in _places(text, start):
        title = text[start:title_end]
        marked = _INSIDE.match(text, begin) is not None
        if _width(title) < (_LEAST_MARKED if marked else _LEAST):
            continue
        if not is_balanced(title) or _ends_short(title):
            continue
        source = read_source(
            text, begin, size, dated=dated, certain="//" in text[title_end : begin + 1]
        )
        if source and (marked or _is_marked(text, source)):
            return [Part("title", start, title_end), *source]
    return None


def _places(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where a title may end, and where its source then begins."""
    for number, match in enumerate(_ENDS.finditer(text, start)):
        if number > _MOST_ENDS:
            return
        if text.startswith("in ", match.end()) and _INITIAL.search(text, start, match.start()):
            continue  # "the genus Zamia L. in Mexico"
        end = match.start()
        if match[0][0] in "?!":
            end += len(match[0].rstrip())
        yield end, match.start() + 1 if "//" in match[0] else match.end()


def _width(title: str) -> int:
    """Characters, of which a Chinese one is worth two letters."""
    return len(title) if title.isascii() else sum(1 + (char >= "\u3040") for char in title)


def _ends_short(title: str) -> bool:
    """Whether a title ends in the first words of a shortened journal: "… humans. Hum"."""
    last = _BOUNDARY.split(title)[-1]
    return last != title and all(word[:1].isupper() for word in last.split())


def _is_marked(text: str, source: list[Part]) -> bool:
    """Whether a source has what nothing but a source has."""
    there = {part.variable for part in source}
    printed = {text[part.start : part.end] for part in source if part.variable == "publisher"}
    return (
        ({"container-title", "volume"} < there and bool(there & {"page", "number", "issue"}))
        or {"container-title", "issue", "page"} <= there
        or (
            {"publisher", "publisher-place"} <= there
            and bool(there & {"genre", "collection-title"})
        )
        or ({"number"} < there and bool(there & {"collection-title", "genre"}))
        or bool(printed & _PREPRINTS)
    )


def _draft(text: str, parts: list[Part]) -> Draft:
    dates = [part for part in parts if part.variable == "issued"]
    kept = max(dates, key=lambda part: part.end - part.start, default=None)
    parts = [part for part in parts if part.variable != "issued" or part is kept]
    return draft_of_parts(text, parts, "sentenced", _CONFIDENCE)
