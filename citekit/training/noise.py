"""What pages, PDF files and hands do to references, done to pieces of text with their labels."""

from __future__ import annotations

import random

from citekit.patterns import lazy
from citekit.training.corpora import Labelled
from citekit.training.printing import Pieces
from citekit.training.values import values_of

_PLAIN = str.maketrans("“”„«»‘’–", '"""""\'\'-')
_SINGLE = str.maketrans("“”", "‘’")
_POINT = lazy(r"(?<=\w)([.,:;])\s?(?=\w)")
_LONG_WORD = lazy(r"(?<=[a-zà-ÿ]{4})(?=[a-zà-ÿ]{4})")


def disturb(pieces: Pieces, chance: random.Random) -> Pieces:
    """Return ``pieces`` as some page or hand might print them."""
    kind = chance.random()
    if chance.random() < 0.015:
        pieces = [("n.d.", "") if label == "date" else (text, label) for text, label in pieces]
    if kind < 0.12:
        return _in_capitals(pieces, chance.choice(("container",) * 3 + ("title", "author")))
    if kind < 0.18:
        return [(text if label != "title" else text.capitalize(), label) for text, label in pieces]
    if kind < 0.40:
        return [(text.translate(_PLAIN), label) for text, label in pieces]
    if kind < 0.46:
        return [(text.translate(_SINGLE), label) for text, label in pieces]
    if kind < 0.56:
        return [(_respaced(text, chance), label) for text, label in pieces]
    if kind < 0.60:
        return [(_broken(text, chance), label) for text, label in pieces]
    if kind < 0.64:
        return [(text.replace("\u00a0", " ").replace(", ", ","), label) for text, label in pieces]
    return pieces


def labelled(pieces: Pieces, corpus: str) -> Labelled | None:
    """Join ``pieces`` into one string with spans, or ``None`` where it holds too little."""
    spans: list[tuple[str, int, int]] = []
    text = ""
    for piece, label in pieces:
        if piece.startswith(".") and text.endswith("."):
            piece = piece[1:]
        if label and piece:
            spans.append((label, len(text), len(text) + len(piece)))
        text += piece
    if len({label for label, _, _ in spans}) < 3 or "\n" in text:
        return None
    return Labelled(text, values_of(text, spans), corpus)


def pieces_of(text: str, spans: list[tuple[str, int, int]]) -> Pieces:
    """Part ``text`` at its labelled spans, which do not overlap."""
    pieces: Pieces = []
    place = 0
    for label, start, end in spans:
        pieces += [(text[place:start], ""), (text[start:end], label)]
        place = end
    return [*pieces, (text[place:], "")]


def _in_capitals(pieces: Pieces, label: str) -> Pieces:
    return [(text.upper() if name == label else text, name) for text, name in pieces]


def _respaced(text: str, chance: random.Random) -> str:
    """Blanks before points and none behind, as text taken out of a PDF file has them."""
    return _POINT.sub(
        lambda match: chance.choice((f" {match[1]}", f"{match[1]} ", f" {match[1]} ", match[1])),
        text,
    )


def _broken(text: str, chance: random.Random) -> str:
    """A hyphen and a blank where a line ended within a word."""
    return _LONG_WORD.sub("- ", text, count=1) if chance.random() < 0.3 else text
