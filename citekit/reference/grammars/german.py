"""The grammar of references as the German social sciences print them.

``Names (year): Title. In: Names (Hg.): Container. Place: Publisher, S. x-y`` and its relatives: the year in brackets or not,
before the title or last; books, chapters, articles, theses, papers, newspapers. The names must be nothing but names, the
source must be read to its beginning (``german_sources``), and what is left must be one title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from citekit.model import Draft
from citekit.patterns import lazy
from citekit.reference.grammars.german_heads import Head, heads_of
from citekit.reference.grammars.german_sources import (
    PAGES,
    ROLE,
    YEAR,
    Source,
    cut_day,
    cut_imprint,
    cut_locus,
    cut_thesis,
)
from citekit.reference.grammars.german_words import TOWN_ENDS
from citekit.reference.grammars.heads import looks_like_names, with_point
from citekit.reference.grammars.tails import Part, cut_tail
from citekit.reference.grammars.titled import draft_of_parts
from citekit.reference.words import flat_text, is_balanced

_SIGNS = (
    "In: ",
    "in: ",
    "Hrsg",
    "(Hg",
    "Hg.",
    "Aufl",
    "Jg.",
    "Bd.",
    "Diss",
    " S. ",
    "), ",
    "URL",
    "abgerufen",
    "Zugriff",
    "Stand",
)
_COLON = lazy(r"(?<=[\s/])(?P<town>[^\s:/()\d]{2,30})\s?:\s|\d[a-z]?[)\]]{0,2}\s?:\s")
_LAST_YEAR = lazy(r"[\w.)]\s[12]\d{3}\.?\s*$")
_IN = lazy(
    rf"(?P<stop>[.,;?!“”\"]|(?<=[?!]))\s{{1,2}}(?:(?:S\.|pp\.)\s(?P<page>{PAGES})\s)?(?P<in>[Ii]n(?P<colon>\s?:)?)\s{{1,2}}(?=\S)"
)
_DERS = r"(?:(?:[Dd]ers|[Dd]ies)\.|[Dd]erselbe|[Dd]ieselben?)"
_EDITORS = (
    lazy(
        rf"(?P<names>[^:()\[\]]{{2,300}}?)(?P<role>{ROLE})(?:\s?[,(\[]{{1,2}}\s?(?P<issued>{YEAR})[)\]]?)?\s?[:,.]?\s{{1,2}}(?=\S)"
    ),
    lazy(rf"(?P<names>{_DERS})(?:\s?[(\[](?P<issued>{YEAR})[)\]])?\s?[:,]\s{{1,2}}(?=\S)"),
)
_AGAIN = lazy(rf"{_DERS}(?:\s?/\s?|\s(?:und|u\.|&)\s|,\s)?")
_NAMED = lazy(r"(?P<names>[^:()]{3,200}?,\s[^:()]{1,60}?):\s")
"""A volume's own author: "In: Beck, Ulrich: Risikogesellschaft"."""
_BY = lazy(
    r"[.,]\s(?:[Hh]rsg|[Hh]g|[Hh]erausgegeben|[Ee]d|[Ee]dited)\.?\s(?:v\.|vo[nm]|durch|by)\s(?P<names>[^:()]{3,150})$"
)
_LEFT = lazy(
    r"\b(?:Hrsg|Hg|Hrg|Aufl|Auflage|Bde?|Jg|Jahrgang|Heft\s\d+|[Ee]dition|[Tt]rans|[Tt]ranslated|[Üü]bers|[Üü]bersetzt)\b\.?|\b[Ii]n:\s|\bN[or]\.?$|\bS\.\s?\d|\bDiss\.|https?:|\bders\.|^(?:1[5-9]|20)\d\d[.:]\s|[“”\"],?\s[Ii]n\s|\bpp\.\s|\bVol\.\s?\d|(?<!\d{3})\d\s?[–-]\s?\d+$"
)
"""Signs of something that was not read."""
_LEFT_SIGNS = (
    "Hrsg", "Hg", "Hrg", "Aufl", "Bd", "Jg", "Jahrgang", "Heft", "dition", "rans", "bers", "n:",
    "S.", "Diss.", "Nr", "No", "http", "ders.", "pp.", "Vol.", "“", "”", '"',
)  # fmt: skip
"""One of them stands in what ``_LEFT`` finds, or a number at an end."""
_STOP = lazy(r"[\w)]{2}[.?!]\s")
_LABEL = lazy(
    r"[.,]\s(?:(?:[Oo]nline\s)?(?:[Vv]erfügbar\s|[Aa]brufbar\s)?(?:unter|[Oo]nline)|Internet|Quelle|Download|In)\s?:?$"
)
_QUOTES = {"„": '“”"', "“": "”", '"': '"', "»": "«", "«": "»", "‚": "‘’"}
_LEAST, _MOST, _LEAST_TITLE, _FEW_WORDS = 24, 900, 3, 14
_CONFIDENCE = 0.95


def parse_german(text: str) -> Draft | None:
    """Return the draft of such a reference, or ``None`` where one of its words makes no sense."""
    if not _LEAST < len(text) < _MOST or not _may_be_german(text):
        return None
    flat = flat_text(text)
    end, tail = cut_tail(flat)
    end = len(flat[:end].rstrip(" ,;:(["))
    for head in heads_of(flat):
        parts = _body(flat, head, end) or _bare(flat, head, end, tail)
        if parts is not None and head.is_sure():
            dated = any(part.variable == "issued" for part in parts)
            found = [head.names, *([] if dated else head.dates), *parts, *tail]
            return draft_of_parts(text, found, "german", _CONFIDENCE)
    return None


def _may_be_german(text: str) -> bool:
    """Whether something stands in ``text`` that such references have: "In:", "Bd.", a town and a colon."""
    if any(sign in text for sign in _SIGNS) or _LAST_YEAR.search(text, len(text) - 9):
        return True
    return any(
        match["town"] is None or match["town"] in TOWN_ENDS for match in _COLON.finditer(text)
    )


def _body(text: str, head: Head, end: int) -> list[Part] | None:
    issued, start = head.issued, head.end
    for match in _IN.finditer(text, start, end):
        stop = match.start() + (text[match.start()] in '?!“”"')
        title = _title(text, start, stop)
        if title is None:
            continue
        parts = _inside(text, match, end, issued)
        if parts is not None:
            pages = [Part("page", *match.span("page"))] if match["page"] else []
            return [title, *pages, *parts]
        if match["colon"]:
            return None
    return _whole(text, start, end, issued)


def _inside(text: str, mark: re.Match[str], end: int, issued: str) -> list[Part] | None:
    """Read what follows "In:"."""
    start = mark.end()
    for pattern in _EDITORS:
        editors = pattern.match(text, start, end)
        if editors is None:
            continue
        again = _AGAIN.match(editors["names"])
        names = editors["names"][again.end() :] if again else editors["names"]
        if names and not looks_like_names(names):
            continue
        year = editors["issued"] or ""
        if year and issued and year[:4] != issued[:4]:
            return None
        found = _container(text, editors.end(), end, issued or year, (cut_imprint,))
        if found is None:
            return None
        if year and not issued:
            found.append(Part("issued", *editors.span("issued")))
        first, last = editors.span("names")
        return [Part("editor", first, with_point(text, last)), *found]
    own = _NAMED.match(text, start, end)
    if not mark["colon"] or (own and looks_like_names(own["names"])):
        return None
    return _container(text, start, end, issued, (cut_day, cut_locus, cut_imprint))


def _container(
    text: str, start: int, end: int, issued: str, readers: tuple[Callable[[Source], bool], ...]
) -> list[Part] | None:
    """Return the parts of a source whose first words are its title."""
    for read in readers:
        source = Source(text, start, end, issued)
        if not read(source):
            continue
        by = source.cut(_BY) if read is cut_imprint else None
        if by is not None:
            if not looks_like_names(by["names"].strip(" .,")):
                return None
            source.add("editor", by, "names")
        title = _title(text, start, source.end)
        words = text[start : source.end].split()
        if title is None or (read is not cut_imprint and len(words) > _FEW_WORDS):
            continue
        return [title._replace(variable="container-title"), *source.parts]
    return None


def _whole(text: str, start: int, end: int, issued: str) -> list[Part] | None:
    """Read "Title. Place: Publisher" and "Title. Diss., Universität Bielefeld"."""
    for read in (cut_thesis, cut_imprint):
        source = Source(text, start, end, issued)
        if not read(source):
            continue
        by = source.cut(_BY)
        if by is not None:
            if not looks_like_names(by["names"].strip(" .,")):
                return None
            source.add("editor", by, "names")
        title = _title(text, start, source.end)
        if title is not None and (not issued or not source.has("page")):
            return [title, *source.parts]
    return None


def _bare(text: str, head: Head, end: int, tail: Sequence[Part]) -> list[Part] | None:
    """Read a title that nothing follows but its address."""
    sure = head.issued or "," not in text[: head.names.end]
    if head.parted_by_comma or not sure or not any(part.variable == "URL" for part in tail):
        return None
    label = _LABEL.search(text, head.end, end)
    end = label.start() if label else end
    title = (
        None
        if _STOP.search(text, head.end, end) or ":" in text[head.end : end]
        else _title(text, head.end, end)
    )
    return [title] if title else None


def _title(text: str, start: int, end: int) -> Part | None:
    """Return the title between two places, without its quotation marks."""
    while end > start and text[end - 1] in " .,;:":
        end -= 1
    closing = _QUOTES.get(text[start : start + 1])
    if closing is not None and text[end - 1] in closing:
        start, end = start + 1, end - 1
        while end > start and text[end - 1] in " .,;:":
            end -= 1
    title = text[start:end]
    if len(title) < _LEAST_TITLE or _is_left(title) or not is_balanced(title):
        return None
    return Part("title", start, end)


def _is_left(title: str) -> bool:
    """Whether a title holds something that was not read."""
    numbered = title[0].isdigit() or title[-1].isdigit()
    return (numbered or any(map(title.__contains__, _LEFT_SIGNS))) and (
        _LEFT.search(title) is not None
    )
