"""Titles, names and numbers as they are compared: folded, so that spelling does not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from citekit.patterns import lazy

_MARKUP = lazy(r"</?(?:i|b|sup|sub|sc|em|span)\b[^>\x00]{0,80}>")
_NO_WORD = lazy(r"[\W_]+")
# ASCII without letters and digits becomes blanks; NUL parts one text from the next.
_PLAIN = bytes(
    byte if (chr(byte).isalnum() and byte < 128) or byte == 0 else 0x20 for byte in range(256)
)
# The marks of print that are most often all that is not ASCII in a title.
_MARKS = "–—‐‑“”‘„«»…"
# Marks above and below letters: of Latin, Greek and Cyrillic, of Hebrew, of Arabic.
_COMBINING = lazy(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u0591-\u05c7\u064b-\u065f\u0670]+"
)
_APOSTROPHES = "'’ʼ`´"
# Letters that Unicode does not take apart.
_LETTERS = (
    ("ß", "ss"), ("ø", "o"), ("ł", "l"), ("æ", "ae"), ("œ", "oe"), ("đ", "d"), ("ð", "d"),
    ("þ", "th"), ("ı", "i"),
)  # fmt: skip


def fold_text(text: str) -> str:
    """Return ``text`` in lower case, without marks and accents, words a blank apart.

    >>> fold_text("What's <i>Driving</i> the Japan–South Korea Thaw?")
    'whats driving the japan south korea thaw'
    >>> fold_text("Ruđer Müller")
    'ruder muller'
    """
    return fold_texts((text,))[0]


def fold_texts(texts: Iterable[str]) -> list[str]:
    """Return many texts folded: at once, which is several times as fast as one by one."""
    parts = [text.replace("\x00", " ") for text in texts]
    text, count = "\x00".join(parts), len(parts)
    text = text.casefold()
    if "<" in text:
        text = _MARKUP.sub("", text)
    for char in _APOSTROPHES:
        text = text.replace(char, "")
    if not text.isascii():
        for letter, ascii_ in _LETTERS:
            text = text.replace(letter, ascii_)
        text = _COMBINING.sub("", unicodedata.normalize("NFKD", text))
        for sign in _MARKS:
            text = text.replace(sign, " ")
    if not count:
        return []
    folded = text.split("\x00")
    plain = [number for number, part in enumerate(folded) if part.isascii()]
    joined = "\x00".join([folded[number] for number in plain]).encode("ascii")
    rows = joined.translate(_PLAIN).decode("ascii").split("\x00")
    for number, words in zip(plain, rows, strict=False):
        folded[number] = " ".join(words.split())
    others = sorted(set(range(count)).difference(plain))
    for number in others:
        folded[number] = _NO_WORD.sub(" ", folded[number]).strip()
    return folded


def sort_words(folded: str) -> str:
    """Return the words of a folded text in their alphabet: their order does not matter."""
    return " ".join(sorted(folded.split()))


def main_title(title: str) -> str:
    """Return a title without its subtitle, ``""`` where it has none.

    >>> main_title("Soft Power: The Means to Success in World Politics")
    'Soft Power'
    """
    head, colon, _ = title.partition(": ")
    return head if colon and " " in head.strip() else ""


def fold_identifier(kind: str, text: str) -> str:
    """Return an identifier as it is compared, ``kind:value``; ``""`` where it is none.

    >>> fold_identifier("DOI", "https://doi.org/10.1162/ISEC_a_00351")
    'doi:10.1162/isec_a_00351'
    >>> fold_identifier("ISBN", "1-58648-225-4") == fold_identifier("ISBN", "9781586482251")
    True
    """
    match kind:
        case "DOI":
            found = re.search(r"10\.\d{4,9}/\S+", text)
            return f"doi:{found[0].rstrip('.,;').lower()}" if found else ""
        case "ISBN":
            return _fold_isbn(text)
        case "PMID" | "PMCID":
            digits = re.sub(r"\D", "", text)
            return f"{kind.lower()}:{digits}" if digits else ""
        case _:
            return ""


def _fold_isbn(text: str) -> str:
    for found in re.finditer(r"[\dXx][\dXx -]{8,16}[\dXx]", text):
        bare = re.sub(r"[ -]", "", found[0]).upper()
        if len(bare) == 10 and bare[:9].isdigit():
            bare = "978" + bare[:9]
        elif len(bare) == 13 and bare.isdigit():
            bare = bare[:12]
        else:
            continue
        return f"isbn:{bare}"
    return ""
