"""References printed in a notation: BibTeX, RIS, CSL-JSON, CITATION.cff on a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from citekit.blocks.own import own_words
from citekit.model import Block, BlockKind, Page, Span
from citekit.patterns import lazy

_BIBTEX = lazy(
    r"@(?!comment|string|"
    r"preamble)[A-Za-z]{3,20}\s{0,3}[{(]\s{0,8}(?:[^\s,{}=\"()]{0,120}\s{0,8},|"
    r"[a-zA-Z]{3,14}\s{0,12}=)",
    re.IGNORECASE,
)
_KEYLESS = lazy(r"(@\w{3,20}\s{0,3}\{)\s{0,8}(?=[A-Za-z]{3,14}\s{0,12}=)")
_STRUCTURE = lazy(r"[{},]")
_RIS = lazy(r"TY  ?- ?[A-Z]{3,8}[ \t]*\n")
_RIS_END = lazy(r"^\s{0,8}ER  ?-.*$", re.MULTILINE)
_CSL = lazy(
    r"(?:\[\s{0,20})?\{\s{0,20}\"(?:id|type|title|author|DOI|issued|container-title|"
    r"publisher)\"\s{0,3}:"
)
_CFF = lazy(r"cff-version:\s?[\"']?1\.")
_MAX = 20_000
# Uncued entries are the page's own only where there are few of them.
_FEW = 2
_NEAR = 400
_CITING = lazy(
    r"cit(?:e|ing|ation|ar|er|are)|bibtex|zitier|reference|引用|цитир|인용", re.IGNORECASE
)
_MOST_OF_IT = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A notation, and where a piece of it ends and whether it is whole."""

    kind: BlockKind
    end: Callable[[str, int, int], tuple[int, bool]]


def printed_kind(text: str, start: int) -> Printed | None:
    """Return the notation that begins at ``start``, or ``None``."""
    return next((row for stem, shape, row in _NOTATIONS if shape.match(text, start)), None)


def find_printed_blocks(page: Page) -> tuple[Block, ...]:
    """Return the entries in a notation that are the page's own though no cue leads there.

    They are where there are few, and the page speaks of citing right around them, or
    bears their title, or is nothing but them.
    """
    entries = _entries(page.text)
    if not 0 < len(entries) <= _FEW:
        return ()
    own = own_words(page)
    return tuple(
        block
        for block in entries
        if own.stands_in(block.text)
        or len(block.text) >= _MOST_OF_IT * len(page.text.strip())
        or _CITING.search(page.text, max(0, block.span.start - _NEAR), block.span.start)
        or _CITING.search(page.text, block.span.end, block.span.end + _NEAR)
    )


def mended_bibtex(text: str) -> str:
    """Return a BibTeX entry with what a page left out of it: its key, or its end.

    An entry that was cut off loses its last field, the one that may be cut as well.

    >>> mended_bibtex("@book{title = {Soft Power}, year = 2004}")
    '@book{untitled,title = {Soft Power}, year = 2004}'
    >>> mended_bibtex("@book{nye, title = {Soft Power}, year = {20")
    '@book{nye, title = {Soft Power}}'
    """
    text = _KEYLESS.sub(r"\1untitled,", text, count=1)
    depth, last = 0, 0
    for match in _STRUCTURE.finditer(text[:_MAX]):
        if match[0] == ",":
            last = match.start() if depth == 1 else last
            continue
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return text
    return f"{text[:last]}}}" if last else text


def _entries(text: str) -> list[Block]:
    found: list[Block] = []
    for stem, shape, row in _NOTATIONS:
        if stem not in text:
            continue
        place = 0
        while len(found) <= _FEW and (match := shape.search(text, place)):
            end, whole = row.end(text, match.start(), len(text))
            place = max(end, match.end())
            found.append(
                Block(
                    text=text[match.start() : end],
                    span=Span(match.start(), end),
                    kind=row.kind,
                    truncated=not whole,
                )
            )
    return sorted(found, key=lambda block: block.span.start)


_BRACES = lazy(r"[{}\[\]]")


def _end_of_braces(text: str, start: int, limit: int) -> tuple[int, bool]:
    depth = 0
    limit = min(limit, start + _MAX)
    for match in _BRACES.finditer(text, start, limit):
        depth += 1 if match[0] in "{[" else -1
        if depth == 0:
            return match.end(), True
    gap = text.find("\n\n", start, limit)
    end = gap if gap > 0 else limit
    return len(text[:end].rstrip()), False


def _end_of_ris(text: str, start: int, limit: int) -> tuple[int, bool]:
    match = _RIS_END.search(text, start, min(limit, start + _MAX))
    return (match.end(), True) if match else (_end_of_paragraph(text, start, limit)[0], False)


def _end_of_paragraph(text: str, start: int, limit: int) -> tuple[int, bool]:
    end = text.find("\n\n", start, limit)
    return (limit if end < 0 else end), True


_NOTATIONS = (
    ("@", _BIBTEX, Printed(kind=BlockKind.BIBTEX, end=_end_of_braces)),
    ("TY ", _RIS, Printed(kind=BlockKind.RIS, end=_end_of_ris)),
    ('":', _CSL, Printed(kind=BlockKind.CSL_JSON, end=_end_of_braces)),
    ("cff-version", _CFF, Printed(kind=BlockKind.CFF, end=_end_of_paragraph)),
)
