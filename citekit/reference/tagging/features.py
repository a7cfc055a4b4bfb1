"""Tokens → features for the tagger. What depends on a token alone is worked out once.

A feature is a short string of bytes, which the tagger takes without copying: a letter
for its kind, then its value.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from citekit.patterns import lazy
from citekit.reference.tagging.lexicon import CLASSES
from citekit.reference.tagging.outline import (
    find_lists,
    find_patterns,
    find_runs,
    outline_of,
    plain,
    sign_of,
)
from citekit.reference.tagging.tokens import Tokens, tokenize

_VOLUME = lazy(r"[1-5Y][(.:,;]{1,2}[1-5XY]|v\.?[1-5]")
_BUCKETS = 8
_ADDRESS = 6
_FAR_WORD = 12
_LONG_WORD = 20


def features_of(text: str) -> tuple[Tokens, list[list[bytes]]]:
    """Return the tokens of ``text``, and a list of features for each."""
    tokens = tokenize(text)
    count = len(tokens)
    if not count:
        return tokens, []
    kinds = [_kind(token) for token in tokens.texts]
    outline = outline_of([kind.sign for kind in kinds])
    signs = b"^^^" + outline.encode("ascii") + b"$$$"
    before = [b"<^"] + [kind.before for kind in kinds]
    after = [kind.after for kind in kinds[1:]] + [b">$"]
    states = _states(tokens, outline)
    positions = _positions(count)
    rows = [
        [
            *kind.own,
            before[place],
            after[place],
            b"0" + signs[place + 2 : place + 5],
            b"1" + signs[place + 1 : place + 4],
            b"2" + signs[place + 3 : place + 6],
            b"3" + signs[place : place + 4],
            b"4" + signs[place + 3 : place + 7],
            positions[place],
            *states[place],
        ]
        for place, kind in enumerate(kinds)
    ]
    for name, first, end in find_patterns(outline):
        begins, within = _pattern_features(name)
        rows[first].append(begins)
        for place in range(first, end):
            rows[place].append(within)
    for first, end in find_lists(outline):
        rows[first].append(b"F<")
        if end < count:
            rows[end].append(b"F>" + signs[end + 3 : end + 4])
        for place in range(first, end):
            rows[place].append(b"F")
    for first, end in find_runs(outline):
        length = end - first
        size = length if length < 4 else 4 if length < 7 else 5
        run = b"%c%d%b" % (signs[first + 2], size, signs[end + 3 : end + 5])
        rows[first] += (b"R" + run, b"S" + signs[first + 1 : first + 3] + run[1:3])
        inner = b"r" + run
        for place in range(first, end):
            rows[place].append(inner)
    return tokens, rows


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a token is by itself: its features, and those that it gives its neighbours."""

    sign: str
    own: tuple[bytes, ...]
    before: bytes
    after: bytes


_KIND_OF_ADDRESS = _Kind("@", (b"@",), b"<@", b">@")


@lru_cache(maxsize=60_000)
def _kind(token: str) -> _Kind:
    if len(token) > _ADDRESS and token.startswith(("http", "www.", "10.")) and "." in token:
        return _KIND_OF_ADDRESS
    lower = token.lower()[:_LONG_WORD]
    word = lower.encode("utf-8", "replace")
    own = [b"w" + word, b"s" + _shape(token).encode()]
    own += [b"c" + name.encode() for name in CLASSES.get(plain(lower), ())]
    if token[0].isalpha() and len(token) > 2:
        own += [b"p" + lower[:3].encode("utf-8", "replace")]
        own += [b"e" + lower[-3:].encode("utf-8", "replace")]
        if len(token) > 4:
            own.append(b"E" + lower[-4:].encode("utf-8", "replace"))
    sign = sign_of(token)
    near = word if len(token) < _FAR_WORD else sign.encode()
    return _Kind(sign, tuple(own), b"<" + near, b">" + near)


def _shape(token: str) -> str:
    if token.isdigit():
        return "9" * min(len(token), 5)
    if len(token) == 1:
        return token if token < "\x7f" and not token.isalnum() else "X" if token.isupper() else "x"
    if token.isupper():
        return "XX" if len(token) == 2 else "XXX" if len(token) == 3 else "XXXX"
    if token[0].isupper():
        return "Xx" if token[1:].islower() else "XxX"
    return "xx" if token.islower() else "xX"


@lru_cache(maxsize=64)
def _pattern_features(name: str) -> tuple[bytes, bytes]:
    return b"P<" + name.encode(), b"P" + name.encode()


@lru_cache(maxsize=8_192)
def _state(
    quotes: str, bracketed: bool, part: int, years: int, whole: str
) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """Features of a place whose token is glued to the one before, and of one that is not.

    Quotation marks and brackets around it, how many sentences and years precede it, and
    what the ``whole`` reference has.
    """
    marks = f"{quotes}{'b' if bracketed else '-'}"
    rest = (f"k{part}{years}{quotes}".encode(), f"K{whole}{part}".encode())
    return (f"q{marks}g".encode(), *rest), (f"q{marks}".encode(), *rest)


@lru_cache(maxsize=1_024)
def _positions(count: int) -> tuple[bytes, ...]:
    return tuple(
        b"a%d" % (10 + place if place < 3 else place * _BUCKETS // count) for place in range(count)
    )


def _whole(outline: str) -> str:
    """Whether a reference has quotation marks, a volume and an "in", and how many points."""
    kind = ("q" if '"' in outline else "-") + ("v" if _VOLUME.search(outline) else "-")
    return f"{kind}{'i' if 'i' in outline else '-'}{min(4, outline.count('.'))}"


def _states(tokens: Tokens, outline: str) -> list[tuple[bytes, ...]]:
    found: list[tuple[bytes, ...]] = []
    part = years = 0
    quotes = "0"
    whole = _whole(outline)
    was: tuple[bool, bool] | None = None
    spaced = tokens.spaced
    last = len(tokens) - 1
    state = _state("0", False, 0, 0, whole)
    for place, around in enumerate(zip(tokens.quoted, tokens.bracketed, strict=True)):
        if around != was:
            quotes = "1" if around[0] else "2" if quotes == "1" else quotes
            was = around
            state = _state(quotes, around[1], part, years, whole)
        found.append(state[spaced[place]])
        sign = outline[place]
        if sign == "Y":
            years = min(2, years + 1)
        elif not (
            sign in ".?!"
            and part < 4
            and place < last
            and spaced[place + 1]
            and (not place or outline[place - 1] not in "XC^")
        ):
            continue
        else:
            part += 1
        was = None
    return found
