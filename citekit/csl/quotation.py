"""Quotes that data brings, settled by the locale.

Straight quotes are the locale's; so are curly ones that the locale uses, and they turn
with their depth. Curly ones of another language are text.
"""

from __future__ import annotations

from citekit.csl import marks
from citekit.patterns import lazy

_TYPED = {opener: pair for pair, opener in marks.TYPED_QUOTES.items()}
_ANY_TYPED = lazy("[\ue040-\ue04f]")
_ANY = lazy("[\ue030-\ue033\ue040-\ue04f]")
_SPACES = " \u00a0\u202f"


def settle_quotes(text: str, quotes: tuple[str, str, str, str]) -> str:
    """Return marked text whose typed quotes are marks of the locale, or characters.

    ``quotes`` are the locale's outer and inner pairs.
    """
    if not _ANY_TYPED.search(text):
        return text
    pieces: list[str] = []
    stack: list[str] = []  # what closes each open quote
    depth = position = 0
    for match in _ANY.finditer(text):
        pieces.append(text[position : match.start()])
        position, mark = match.end(), match[0]
        if not marks.is_opener(mark):
            closing = stack.pop() if stack else ""
            depth -= closing in _CLOSERS
            if closing in _CLOSERS:
                pieces[-1] = pieces[-1].rstrip(_SPACES) if mark in _FRENCH_ENDS else pieces[-1]
            pieces.append(closing)
            continue
        opening, closing = _opened(mark, quotes, depth)
        if opening in _OPENERS:
            depth += 1
            if _TYPED.get(mark) in _FRENCH:
                position += len(text[position:]) - len(text[position:].lstrip(_SPACES))
        pieces.append(opening)
        stack.append(closing)
    pieces.append(text[position:])
    return "".join(pieces)


def _opened(mark: str, quotes: tuple[str, str, str, str], depth: int) -> tuple[str, str]:
    """Return what an opener and its closer become."""
    pair = _TYPED.get(mark)
    if pair is None:
        return mark, marks.closer(mark)
    outer, inner = quotes[0].strip(_SPACES), quotes[2].strip(_SPACES)
    if pair[0] not in (outer, inner):
        return pair[0], pair[1]
    quote = marks.QUOTE if depth or pair[0] == outer else marks.INNER_QUOTE
    return quote, marks.closer(quote)


_OPENERS = frozenset((marks.QUOTE, marks.INNER_QUOTE))
_CLOSERS = frozenset(marks.closer(opener) for opener in _OPENERS)
_FRENCH = frozenset(("«»", "‹›"))
_FRENCH_ENDS = frozenset(marks.closer(marks.TYPED_QUOTES[pair]) for pair in _FRENCH)
