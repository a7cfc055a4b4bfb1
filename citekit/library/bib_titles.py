"""Titles and identifiers of a whole .bib file, in one pass and without reading its entries.

Good enough to find candidates; whether two works are the same is judged on items.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from citekit.library.contents import Contents
from citekit.library.folding import fold_identifier, fold_texts, sort_words
from citekit.patterns import lazy

_VALUE = (
    rb"[ \t\r\n]*+=[ \t\r\n]*+(?:"
    rb"\{((?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+)\}|\"((?:[^\"{}]++|\{[^{}]*+\})*+)\")"
)
_TITLE = lazy(rb"title" + _VALUE)
_DOI = lazy(rb"10\.\d{4,9}/[^\s{}\",<>]++")
_ISBN = lazy(rb"isbn" + _VALUE)
_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyz")
# Braces vanish, other marks part words; apostrophes do not.
_PLAIN = bytes(byte if chr(byte).isalnum() and byte < 128 else 0x20 for byte in range(256))
_DROPPED = b"{}'`"
# An accent above or below a letter: the letter is what folding leaves of both.
_ACCENT = lazy(rb"\\(?:[\"'`^~=.]\s{0,2}\\?(?=\{?[a-z]|\{\\)|[chkuvbdr](?=\{[a-z]\}| [a-z]))")


def find_titles(data: bytes, contents: Contents) -> tuple[list[str], dict[str, int]]:
    """Return the sorted words of each entry's title, and ``index_keys`` → number of an entry."""
    lower = data.lower()
    found: list[tuple[int, bool, bytes]] = []
    for number, start, raw in _values(_TITLE, lower, contents):
        if lower[start - 1] not in _LETTERS:
            found.append((number, False, raw))
        elif lower[start - 3 : start] == b"sub" and lower[start - 4] not in _LETTERS:
            found.append((number, True, raw))
    titles = [""] * len(contents.keys)
    subtitles: dict[int, str] = {}
    folded = _folded([raw for _, _, raw in found])
    for (number, is_subtitle, _), words in zip(found, folded, strict=True):
        if is_subtitle:
            subtitles.setdefault(number, words)
        else:
            titles[number] = titles[number] or words
    identifiers = _identifiers(lower, contents)
    mains = [(number, raw[: raw.find(b": ")]) for number, _, raw in found if b": " in raw]
    for (number, _), main in zip(mains, _folded([raw for _, raw in mains]), strict=True):
        if " " in main:
            identifiers.setdefault(f"main:{main}", number)
    for number, subtitle in subtitles.items():
        identifiers.setdefault(f"main:{titles[number]}", number)
        titles[number] = sort_words(f"{titles[number]} {subtitle}")
    return titles, identifiers


def _identifiers(lower: bytes, contents: Contents) -> dict[str, int]:
    identifiers: dict[str, int] = {}
    for match in _DOI.finditer(lower):
        holder = _number_at(contents, match.start())
        if holder is not None:
            text = match[0].replace(b"\\", b"").decode("utf-8", "replace").rstrip(".,;)")
            identifiers.setdefault(f"doi:{text}", holder)
    for number, start, raw in _values(_ISBN, lower, contents):
        if lower[start - 1] not in _LETTERS:
            isbn = fold_identifier("ISBN", raw.decode("ascii", "replace"))
            if isbn:
                identifiers.setdefault(isbn, number)
    return identifiers


def _values(
    pattern: re.Pattern[bytes], lower: bytes, contents: Contents
) -> Iterator[tuple[int, int, bytes]]:
    """Yield each value of a field, with the number of its entry and where the name stands."""
    starts, ends = contents.starts, contents.ends
    number, count = 0, len(starts)
    for match in pattern.finditer(lower):
        place = match.start()
        while number < count and ends[number] <= place:
            number += 1
        if number == count:
            return
        if starts[number] < place:
            yield number, place, match[1] if match[1] is not None else match[2]


def _folded(raws: Sequence[bytes]) -> list[str]:
    """The sorted words of titles as they stand in the file; what is rare takes the long way."""
    result = [""] * len(raws)
    others: list[tuple[int, str]] = []
    for number, raw in enumerate(raws):
        if b"\\" in raw:
            raw = _ACCENT.sub(b"", raw)  # its letter stays
        if b"\\" in raw or b"$" in raw:
            from citekit.formats.latex import decode_latex

            others.append((number, decode_latex(raw.decode("utf-8", "replace"))))
        elif raw.isascii() and b"<" not in raw:
            words = raw.translate(_PLAIN, _DROPPED).split()
            words.sort()
            result[number] = b" ".join(words).decode("ascii")
        else:
            plain = raw.decode("utf-8", "replace").replace("{", "").replace("}", "")
            others.append((number, plain))
    folded = fold_texts(text for _, text in others)
    for (number, _), text in zip(others, folded, strict=True):
        result[number] = sort_words(text)
    return result


def _number_at(contents: Contents, place: int) -> int | None:
    number = bisect.bisect_right(contents.starts, place) - 1
    return number if number >= 0 and place < contents.ends[number] else None
