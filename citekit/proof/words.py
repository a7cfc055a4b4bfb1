"""Text → its words in a form that can be compared, each with its place.

Case, accents, markup, the name of a month, a word broken at a line's end and an end of a
range that is given short make no difference: "Mar. 123–9" and "march 123-129" are equal.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from citekit.model import Span
from citekit.normalize.date_words import MONTHS
from citekit.patterns import lazy

# A sign of a script without blanks is a word of its own.
_WORD = lazy(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)
_BROKEN = lazy(r"[-‐\u00ad][ \t]*\n\s*")
_BETWEEN_INITIALS = lazy(r"[.\s‐-]{0,3}")
_RANGE = lazy(r"\s?[-–—‑/]\s?")
_SHAPES = str.maketrans(
    {
        **dict.fromkeys("“”„«»‹›‘’‚´`'″", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("，、", ","),
        "（": "(", "）": ")", "：": ":",
    }
)  # fmt: skip
_BLANK = lazy(r"\s+")

# What references print around values and what says nothing itself: labels and links.
LABELS = frozenset(
    """
    a al and article as at available accessed access artículo band bd by chapter chap coord de del
    dir doi dx ed eds edited editor editors ediz et from fasc heft hg hrsg http https in iss issue
    jg jahrgang le link n no nr num number núm numéro o of on online org orgs p pages page pp
    published retrieved s seiten seite t the und url urn v vol volume vols www y
    """.split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it compares, and where it stands in its text."""

    text: str
    span: Span


def find_words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text``.

    >>> [word.text for word in find_words("Walt, S. M. Mar. 2016/17, 123–9")]
    ['walt', 'sm', 'month-3', '2016', '2017', '123', '129']
    """
    words: list[Word] = []
    initials = False
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = _fold(match[0])
        single = len(word) == 1 and word.isalpha() and word.isascii()
        if words:
            last = words[-1]
            between = text[last.span.end : start]
            if "\n" in between and _BROKEN.fullmatch(between) and match[0].islower():
                words[-1] = Word(last.text + word, Span(last.span.start, end))
                continue
            if initials and single and _BETWEEN_INITIALS.fullmatch(between):
                words[-1] = Word(last.text + word, Span(last.span.start, end))
                continue
            if word.isdecimal() and last.text.isdecimal() and _RANGE.fullmatch(between):
                word = _whole(last.text, word)
        initials = single
        month = MONTHS.get(word)
        words.append(Word(f"month-{month}" if month else word, Span(start, end)))
    return tuple(words)


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _whole(first: str, last: str) -> str:
    """Return the end of a range in full: 123, 9 → 129."""
    full = first[: len(first) - len(last)] + last
    return full if len(last) < len(first) and int(full) > int(first) else last


def same_signs(left: str, right: str) -> bool:
    """Whether two texts differ in blanks, case and the shapes of quotes and dashes alone."""
    return _signs(left) == _signs(right)


def _signs(text: str) -> str:
    bare = _BLANK.sub("", text.translate(_SHAPES).casefold())
    return bare.replace("..", ".").strip('.,;:"')  # "Stephen M.. Title", as some sites print it


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Words of two texts side by side: which stand in one alone.

    ``left`` and ``right`` hold indexes of words; labels are not among them. ``score`` is
    the number of words that differ, labels counting a tenth.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float


def align(left: Sequence[Word], right: Sequence[Word]) -> Alignment:
    """Align the words of two texts, in their order."""
    matcher = SequenceMatcher(
        None, [word.text for word in left], [word.text for word in right], autojunk=False
    )
    alone: tuple[list[int], list[int]] = ([], [])
    for tag, *ends in matcher.get_opcodes():
        if tag != "equal":
            alone[0].extend(range(ends[0], ends[1]))
            alone[1].extend(range(ends[2], ends[3]))
    kept = [
        tuple(index for index in indexes if words[index].text not in LABELS)
        for indexes, words in zip(alone, (left, right), strict=True)
    ]
    differing, telling = len(alone[0]) + len(alone[1]), len(kept[0]) + len(kept[1])
    return Alignment(left=kept[0], right=kept[1], score=telling + (differing - telling) / 10)


def runs(indexes: Iterable[int], words: Sequence[Word]) -> tuple[Span, ...]:
    """Return the places of words; neighbours are one place."""
    spans: list[Span] = []
    before = -2
    for index in indexes:
        span = words[index].span
        spans.append(Span(spans.pop().start, span.end) if index == before + 1 else span)
        before = index
    return tuple(spans)


def left_over(
    indexes: Iterable[int], words: Sequence[Word], held: Counter[str]
) -> tuple[Span, ...]:
    """Return the places of those words of which ``held`` has too few."""
    rest = held.copy()
    kept: list[int] = []
    for index in indexes:
        if rest[words[index].text] > 0:
            rest[words[index].text] -= 1
        else:
            kept.append(index)
    return runs(kept, words)
