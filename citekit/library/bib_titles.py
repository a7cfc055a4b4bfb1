"""Titles and identifiers of a whole .bib file, in one pass and without reading its entries.

Good enough to find candidates; whether two works are the same is judged on items.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from citekit.library.contents import Contents
from citekit.library.folding import fold_identifier, fold_text, sort_words
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
_BRACES = {ord("{"): "", ord("}"): ""}
# An accent above or below a letter: the letter is what folding leaves of both.
_ACCENT = lazy(rb"\\(?:[\"'`^~=.]\s{0,2}\\?(?=\{?[a-z]|\{\\)|[chkuvbdr](?=\{[a-z]\}| [a-z]))")


def find_titles(data: bytes, contents: Contents) -> tuple[list[str], dict[str, int]]:
    """Return the sorted words of each entry's title, and identifier → number of an entry."""
    lower = data.lower()
    titles = [""] * len(contents.keys)
    subtitles: dict[int, str] = {}
    for number, start, raw in _values(_TITLE, lower, contents):
        before = lower[start - 1]
        if before not in _LETTERS:
            titles[number] = titles[number] or _fold(raw)
        elif lower[start - 3 : start] == b"sub" and lower[start - 4] not in _LETTERS:
            subtitles.setdefault(number, _fold(raw))
    for number, subtitle in subtitles.items():
        titles[number] = sort_words(f"{titles[number]} {subtitle}")
    identifiers: dict[str, int] = {}
    for match in _DOI.finditer(lower):
        holder = _number_at(contents, match.start())
        if holder is not None:
            text = match[0].replace(b"\\", b"").decode("utf-8", "replace").rstrip(".,;)")
            identifiers.setdefault(f"doi:{text}", holder)
    for number, start, raw in _values(_ISBN, lower, contents):
        if lower[start - 1] not in _LETTERS:
            folded = fold_identifier("ISBN", raw.decode("ascii", "replace"))
            if folded:
                identifiers.setdefault(folded, number)
    return titles, identifiers


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


def _fold(raw: bytes) -> str:
    """The sorted words of a title as it stands in the file; what is rare takes the long way."""
    if b"\\" in raw:
        raw = _ACCENT.sub(b"", raw)  # its letter stays
    if raw.isascii() and b"\\" not in raw and b"<" not in raw and b"$" not in raw:
        words = raw.translate(_PLAIN, _DROPPED).split()
        words.sort()
        return b" ".join(words).decode("ascii")
    text = raw.decode("utf-8", "replace")
    if b"\\" in raw or b"$" in raw:
        from citekit.formats.latex import decode_latex

        text = decode_latex(text)
    else:
        text = text.translate(_BRACES)
    return sort_words(fold_text(text))


def _number_at(contents: Contents, place: int) -> int | None:
    number = bisect.bisect_right(contents.starts, place) - 1
    return number if number >= 0 and place < contents.ends[number] else None
