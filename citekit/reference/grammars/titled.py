"""The grammar of references whose title is known: by quotation marks, or by the page.

``Names (date) "Title" source``, ``Names, date, "Title", source`` and ``Names. "Title."
source, date``: before the title names and perhaps a date, behind it its source, every word
in some variable.
"""

from __future__ import annotations

from citekit.model import Draft, Raw, Span
from citekit.normalize.dates import parse_date
from citekit.patterns import lazy
from citekit.reference.grammars.heads import looks_like_names, with_point
from citekit.reference.grammars.imprints import read_source
from citekit.reference.grammars.tails import Part
from citekit.reference.mending.settling import settle_title
from citekit.reference.words import DATE, flat_text

_QUOTED = lazy(
    r"(?:\"(?P<straight>[^\"]{3,500})\"|“(?P<curly>[^“”]{3,500})[”“]|«\s?(?P<angle>[^«»]{3,500}?)\s?»|„(?P<low>[^„“”]{3,500})[“”])"
)
_DATED = lazy(rf"(?:\s\(|[.,:;]\s?\(?)(?P<issued>{DATE})\)?[\s.,:;]*(?:\sin)?$")
_OF_A_YEAR = lazy(r"[\s.,:;]\(?(?P<issued>(?:1[5-9]|20)\d\d)[a-z]?\)?[\s.,:;]*$")
"""A year behind a given name that looks like a month: "Bochman, Oren. 2025."."""
_GOES_ON = lazy(r"\s?[:?!–—-]|\s[a-zà-ÿ]")
"""A quotation that begins a title: "Atoms for Peace": A History."""
_EDITED_FIRST = lazy(r"[.”\"]{0,2}\s+[Ii]n:?\s.{3,120}?,\s\(?eds?\.\)?,?\s[^\W\d_a-z]")
"""Editors before the book: "… Games.” In Steven Brams, ed. Theory of Moves"."""
_TOO_MUCH = lazy(r"\([12]\d{3}[a-z]?\)[.,:]|\([Vv]ol\.|\bpp\.\s\d")
"""What no title holds: it is a whole reference that was set in italics."""
_ITALIC_HEAD = lazy(r"(?P<author>[^()\[\]\d]{3,400}?)[\s,.]+\([12]\d{3}[a-z]?\)[.,:]?\s+")
_EDGE = " \t\n\u00a0.,;:"
_CONFIDENCE = 0.95
_MOST, _LONGEST_DATE = 3000, 80


def parse_titled(text: str, title: Span | None = None) -> Draft | None:
    """Return the draft of a reference whose title stands at ``title``, or between quotes."""
    if len(text) > _MOST:
        return None
    flat = flat_text(text)
    span = title or _quoted(flat)
    if title is not None:
        span = _without_head(flat, title)
    if span is None or _is_too_much(flat[span.start : span.end]):
        return None
    if _EDITED_FIRST.match(flat, span.end):
        return None
    quoted = flat[span.start - 1 : span.start] in _QUOTES
    listed = title is not None and not quoted and flat.count(",", *_ends(span)) > 1
    if listed and looks_like_names(flat[slice(*_ends(span))]):
        return None  # the names are set in italics
    head = _head(flat, span.start)
    if head is None:
        return None
    date = next((flat[p.start : p.end] for p in head if p.variable == "issued"), "")
    end = span.end + (flat[span.end : span.end + 1] in _QUOTES)
    day = parse_date(date) if date else None
    source = read_source(
        flat,
        end,
        len(flat.rstrip(_EDGE)),
        dated=bool(date),
        of_a_day=day is not None and len(day.parts[0]) == 3,
        certain=title is not None,
    )
    if source is None:
        return None
    parts = _one_date(flat, [*head, Part("title", span.start, span.end), *source])
    if parts is None:
        return None
    return draft_of_parts(text, parts, "titled", _CONFIDENCE)


def _is_too_much(title: str) -> bool:
    return ("(" in title or "pp." in title) and _TOO_MUCH.search(title) is not None


def draft_of_parts(text: str, parts: list[Part], parser: str, confidence: float) -> Draft:
    """Return the draft of ``parts``; a month or day that stands apart joins its year."""
    settled: dict[str, list[Raw]] = {}
    for part in sorted(parts, key=lambda part: part.start):
        variable, start, end = part
        if variable not in settled:
            raw = Raw(text=text[start:end], span=Span(start, end), confidence=confidence)
            settled[variable] = [raw]
    settle_title(text, settled)
    variables = {name: tuple(raws) for name, raws in settled.items()}
    month = variables.pop("month", ())
    if month and "issued" in variables:
        variables["issued"] = (*month, *variables["issued"])
    return Draft(origin="block", variables=variables, parser=parser)


_QUOTES = frozenset('"“”«»„')


def _without_head(text: str, span: Span) -> Span:
    """Names and date may be set in italics together with the title."""
    head = _ITALIC_HEAD.match(text, span.start, span.end)
    if head and looks_like_names(head["author"]):
        return Span(head.end(), span.end)
    return span


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _quoted(text: str) -> Span | None:
    """Return where the one title between quotation marks stands."""
    found = [match for match in _QUOTED.finditer(text) if match.start() < 900]
    if len(found) != 1:
        return None
    match = found[0]
    if _GOES_ON.match(text, match.end()):
        return None
    group = match.lastgroup or ""
    return Span(*match.span(group))


def _head(text: str, end: int) -> list[Part] | None:
    """Return names and date before a title, ``None`` where anything else stands there."""
    while end > 0 and (text[end - 1] in _QUOTES or text[end - 1].isspace()):
        end -= 1
    parts: list[Part] = []
    for shape in (_DATED, _OF_A_YEAR):
        date = shape.search(text, max(0, end - _LONGEST_DATE), end)
        if date and parse_date(date["issued"]) is not None:
            parts.append(Part("issued", *date.span("issued")))
            end = date.start()
            break
    names = text[:end]
    start = len(names) - len(names.lstrip(" \t[*_"))
    finish = len(names.rstrip(" .,;:\t"))
    if not names[start:finish].strip(_EDGE):
        return parts
    if not looks_like_names(names[start:finish]):
        return None
    return [Part("author", start, with_point(text, finish)), *parts]


def _one_date(text: str, parts: list[Part]) -> list[Part] | None:
    """Keep the fuller of two dates that agree; two that do not are none of this shape."""
    dates = [part for part in parts if part.variable == "issued"]
    if len(dates) < 2:
        return parts
    read = [parse_date(text[part.start : part.end]) for part in dates]
    first, second = (date.parts[0] if date and date.parts else () for date in read[:2])
    short = min(len(first), len(second))
    if first[:short] != second[:short] or not short:
        return None
    kept = dates[0] if len(first) >= len(second) else dates[1]
    return [part for part in parts if part.variable != "issued" or part is kept]
