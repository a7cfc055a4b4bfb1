"""References printed in a notation: BibTeX, RIS, CSL-JSON, CITATION.cff on a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from citekit.model import Block, BlockKind, Page, Span

_BIBTEX = re.compile(r"@[A-Za-z]{3,20}\s{0,3}\{\s{0,3}[^\s,{}=\"]{0,100}\s{0,3},")
_RIS = re.compile(r"TY  ?- ?[A-Z]{3,8}[ \t]*\n")
_RIS_END = re.compile(r"^ER  ?-.*$", re.MULTILINE)
_CSL = re.compile(r"\[?\s{0,20}\{\s{0,20}\"(?:id|type|title|author|DOI)\"\s{0,3}:")
_CFF = re.compile(r"cff-version:\s?[\"']?1\.")
_MAX = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A notation, and where a piece of it ends."""

    kind: BlockKind
    end: Callable[[str, int, int], int]


def printed_kind(text: str, start: int) -> Printed | None:
    """Return the notation that begins at ``start``, or ``None``."""
    return next((row for shape, row in _NOTATIONS if shape.match(text, start)), None)


def find_printed_blocks(page: Page) -> tuple[Block, ...]:
    """Return the entries that stand on the page in a notation, cue or none."""
    found: list[Block] = []
    for shape, row in _NOTATIONS:
        place = 0
        while match := shape.search(page.text, place):
            end = row.end(page.text, match.start(), len(page.text))
            place = max(end, match.end())
            found.append(
                Block(
                    text=page.text[match.start() : end],
                    span=Span(match.start(), end),
                    kind=row.kind,
                )
            )
    return tuple(sorted(found, key=lambda block: block.span.start))


def _end_of_braces(text: str, start: int, limit: int) -> int:
    depth = 0
    for index in range(start, min(limit, start + _MAX)):
        char = text[index]
        if char in "{[":
            depth += 1
        elif char in "}]":
            depth -= 1
            if depth == 0:
                return index + 1
    return min(limit, start + _MAX)


def _end_of_ris(text: str, start: int, limit: int) -> int:
    match = _RIS_END.search(text, start, min(limit, start + _MAX))
    return match.end() if match else _end_of_paragraph(text, start, limit)


def _end_of_paragraph(text: str, start: int, limit: int) -> int:
    end = text.find("\n\n", start, limit)
    return limit if end < 0 else end


_NOTATIONS = (
    (_BIBTEX, Printed(kind=BlockKind.BIBTEX, end=_end_of_braces)),
    (_RIS, Printed(kind=BlockKind.RIS, end=_end_of_ris)),
    (_CSL, Printed(kind=BlockKind.CSL_JSON, end=_end_of_braces)),
    (_CFF, Printed(kind=BlockKind.CFF, end=_end_of_paragraph)),
)
