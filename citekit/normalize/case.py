"""Which words of a title keep their capitals, learnt from the sentences of its page.

A word that stands capitalised in mid-sentence of the body (Japan, South Korea) is a
proper word; one that also stands in lower case there (thaw) is not. Styles that print
titles in sentence case, and BibTeX, which lower-cases what is not braced, need to know.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from citekit.patterns import lazy

_WORD = lazy(r"[^\W_]+(?:['’.][^\W_]+)*")
_SENTENCE_END = lazy(r"[.!?:;…]['\"”’)\]]*\s*$|[“\"‘(\[•*#>|—-]\s*$")
_INNER_CAPITAL = lazy(r"[A-Z].*[A-Z]|[a-z].*[A-Z]|[A-Z]\.|\d[A-Z]")

# Words that a title-cased heading leaves small, whatever it does to the others.
_SMALL = frozenset(
    "a an and as at but by for from if in into nor of off on onto or over per so than the to "
    "up upon via vs with yet".split()
)
# A line of which more words than this are capitalised is a heading, not a sentence.
_HEADING_SHARE = 0.6
# Of a word's or pair's places in mid-sentence, the share that must be capitalised.
_PROPER_SHARE = 0.75


def proper_words(titles: Iterable[str], body: str) -> frozenset[str]:
    """Return the words of ``titles`` that keep their capitals, as ``body`` shows.

    Acronyms and words with inner capitals ("U.S.", "NATO", "iPhone") are proper by
    themselves. Two neighbours that the body always capitalises together ("South
    Korea") are proper even where one of them also stands alone in lower case.

    >>> sorted(proper_words(["Thaw in South Korea"], "A thaw reached South Korea, south of it."))
    ['Korea', 'South']
    """
    wanted: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    proper: set[str] = set()
    for title in titles:
        words = _WORD.findall(title)
        capitals = [word for word in words if word[:1].isupper() or _INNER_CAPITAL.search(word)]
        proper.update(word for word in capitals if keeps_itself(word, title))
        wanted.update(_bare(word) for word in capitals if word.casefold() not in _SMALL)
        pairs.update(
            (_bare(left), _bare(right))
            for left, right in pairwise(words)
            if left[:1].isupper() and right[:1].isupper()
        )
    wanted -= {_bare(word) for word in proper}
    if wanted:
        proper |= _learnt(wanted, pairs, body)
    return frozenset(proper)


def sentence_case(title: str, proper: frozenset[str]) -> str:
    """Return ``title`` with capitals only where a sentence has them.

    The first word, the first after a colon, question or exclamation mark, and the
    words of ``proper`` keep theirs. Only for titles in English.

    >>> sentence_case("What's Driving the Thaw? A View from Japan", frozenset({"Japan"}))
    "What's driving the thaw? A view from Japan"
    """
    whole = title.upper() == title

    def lower(match: re.Match[str]) -> str:
        word = match[0]
        before = title[: match.start()].rstrip(" \u00a0\"'“”‘’([")
        if (
            not before
            or before[-1] in ":?!"
            or (before[-1] in ".—–" and title[match.start() - 1] == " ")
        ):
            return word
        if word in proper or _bare(word) in proper or (not whole and keeps_itself(word, title)):
            return word
        return word.lower()

    return _WORD.sub(lower, title)


def keeps_itself(word: str, title: str) -> bool:
    """Whether ``word`` has capitals that no case conversion may touch ("U.S.", "NATO").

    In a title that is set in capitals throughout, nothing can be told from them.
    """
    if title.upper() == title:
        return False
    if word == "I" or word.startswith(("I'", "I’")):
        return True
    bare = _bare(word)
    return len(bare) > 1 and _INNER_CAPITAL.search(bare) is not None


def _bare(word: str) -> str:
    """``word`` without a possessive ending."""
    return word[:-2] if word[-2:] in ("'s", "’s") else word


def _learnt(wanted: set[str], pairs: set[tuple[str, str]], body: str) -> set[str]:
    """The words of ``wanted`` that ``body`` capitalises in mid-sentence, alone or in a pair."""
    phrases = {word.casefold(): (word,) for word in wanted} | {
        f"{left} {right}".casefold(): (left, right) for left, right in pairs
    }
    heads = {phrase.partition(" ")[0] for phrase in phrases}
    capital: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for line in body.splitlines():
        folded = line.casefold()
        if not any(head in folded for head in heads):
            continue
        matches = list(_WORD.finditer(line))
        if len(matches) < 4 or _is_heading(matches):
            continue
        words = [_bare(match[0]) for match in matches]
        for index in range(1, len(words)):
            word, previous = words[index], words[index - 1]
            pair = f"{previous} {word}".casefold()
            if pair in phrases:
                both = previous[:1].isupper() and word[:1].isupper()
                (capital if both else lower)[pair] += 1
            if word.casefold() in phrases and not _starts_sentence(line, matches[index].start()):
                (capital if word[:1].isupper() else lower)[word.casefold()] += 1
    learnt: set[str] = set()
    for phrase, parts in phrases.items():
        if capital[phrase] > 0 and capital[phrase] >= _PROPER_SHARE * (
            capital[phrase] + lower[phrase]
        ):
            learnt.update(parts)
    return learnt & wanted


def _starts_sentence(line: str, start: int) -> bool:
    return _SENTENCE_END.search(line[max(0, start - 6) : start]) is not None


def _is_heading(matches: list[re.Match[str]]) -> bool:
    long = [match[0] for match in matches if match[0].casefold() not in _SMALL]
    capitals = sum(1 for word in long if word[:1].isupper())
    return len(long) > 0 and capitals > _HEADING_SHARE * len(long)
