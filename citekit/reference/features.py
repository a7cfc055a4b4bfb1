"""Tokens → features for the tagger. What depends on a token alone is worked out once."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from citekit.reference.lexicon import CLASSES
from citekit.reference.recognizers import recognize
from citekit.reference.tokens import Tokens, tokenize

_BUCKETS = 8


def features_of(text: str) -> tuple[Tokens, list[list[str]]]:
    """Return the tokens of ``text``, and a list of features for each."""
    tokens = tokenize(text)
    count = len(tokens)
    own = [_token_features(token) for token in tokens.texts]
    patterns = _pattern_features(text, tokens)
    rows: list[list[str]] = []
    seen_year = False
    for index in range(count):
        row = [*own[index][0], *patterns[index]]
        if index:
            row += own[index - 1][1]
            if index > 1:
                row += own[index - 2][3]
        else:
            row.append("BOS")
        if index + 1 < count:
            row += own[index + 1][2]
            if index + 2 < count:
                row += own[index + 2][4]
        else:
            row.append("EOS")
        if not tokens.spaced[index]:
            row.append("glued")
        if tokens.quoted[index]:
            row.append("quoted")
        if tokens.bracketed[index]:
            row.append("bracketed")
        row.append(_POSITIONS[index * _BUCKETS // count])
        if index < 4:
            row.append(_STARTS[index])
        if seen_year:
            row.append("after-year")
        elif own[index][5]:
            seen_year = True
        rows.append(row)
    return tokens, rows


_POSITIONS = tuple(f"at{index}" for index in range(_BUCKETS + 1))
_STARTS = tuple(f"start{index}" for index in range(4))


@lru_cache(maxsize=60_000)
def _token_features(
    token: str,
) -> tuple[
    tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], bool
]:
    """Features of a token itself, as neighbour before, after, two before, two after; is it a year."""
    lower = token.lower()
    shape = _shape(token)
    own = ["w=" + lower, "s=" + shape]
    classes = CLASSES.get(_plain(lower), ())
    own += ["c=" + name for name in classes]
    if token[0].isalpha():
        own += ["p3=" + lower[:3], "e2=" + lower[-2:], "e3=" + lower[-3:]]
        if len(token) > 3:
            own.append("e4=" + lower[-4:])
    near = ["s=" + shape, *("c=" + name for name in classes)]
    if len(token) < 12:
        near.append("w=" + lower)
    far = ["s=" + shape]
    if not token[0].isalnum():
        far = ["w=" + token]
    return (
        tuple(own),
        tuple("-1" + feature for feature in near),
        tuple("+1" + feature for feature in near),
        tuple("-2" + feature for feature in far),
        tuple("+2" + feature for feature in far),
        shape == "year",
    )


def _shape(token: str) -> str:
    if token.isdigit():
        if len(token) == 4 and token[:2] in ("15", "16", "17", "18", "19", "20"):
            return "year"
        return "9" * min(len(token), 5)
    if not token[0].isalnum():
        return unicodedata.category(token[0])
    if len(token) == 1:
        return "X" if token.isupper() else "x"
    if token.isupper():
        return "XX" if len(token) == 2 else "XXX" if len(token) == 3 else "XXXX"
    if token[0].isupper():
        return "Xx" if token[1:].islower() else "XxX"
    return "xx" if token.islower() else "xX"


def _plain(word: str) -> str:
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=128)
def _pattern_names(name: str) -> tuple[str, str]:
    return f"P={name}<", f"P={name}"


def _pattern_features(text: str, tokens: Tokens) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in tokens.texts]
    index = 0
    count = len(tokens)
    starts, ends = tokens.starts, tokens.ends
    for name, start, end in recognize(text):
        first, inner = _pattern_names(name)
        while index < count and ends[index] <= start:
            index += 1
        if index < count:
            rows[index].append(first)
        while index < count and starts[index] < end:
            rows[index].append(inner)
            index += 1
    return rows
