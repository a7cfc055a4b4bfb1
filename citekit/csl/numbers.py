"""Numbers as CSL prints them: what is numeric, Roman numerals, ranges, page ranges.

Source: CSL 1.0.2, "Number", "Label", "is-numeric" and appendix V (page range formats).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from citekit.patterns import lazy

_PART = r"[A-Za-zÀ-ÿ]{0,6}\d{1,20}[A-Za-zÀ-ÿº°ª]{0,6}\.?"
_NUMERIC = lazy(rf"{_PART}(?:\s?(?:[-–—&,]|\\-)\s?{_PART})*")
_RANGE = lazy(
    r"(?<![\w\\])([A-Za-z]*\d+[A-Za-z]*|[ivxlcdm]+)\s?(?:--?|–|—)\s?([A-Za-z]*\d+[A-Za-z]*|[ivxlcdm]+)(?![\w])"
)
_PAGE = lazy(
    r"(?<![\dA-Za-z])(?P<p1>\d{0,9}[A-Za-z]{1,9}|)(?P<n1>\d+)\s?(?:--?|–|—)\s?"
    r"(?P<p2>\d{0,9}[A-Za-z]{1,9}|)(?P<n2>\d+)"
)
_ONE = r"(?:[^\W\d_]{0,6}\d{1,20}\w{0,6}|[ivxlcdm]{1,15}|[IVXLCDM]{1,15}|[A-Za-z])\.?"
_MANY = lazy(
    rf"(?<![\w\\-]){_ONE}(?:\s?(?:--?|–|—)\s?{_ONE})+(?![\w\\-])"
    rf"|(?<!\w){_ONE}\s?(?:&|,|;|\sand\s)\s?{_ONE}(?!\w)"
)


@lru_cache(maxsize=1 << 13)
def is_numeric(text: str) -> bool:
    """Tell whether ``text`` counts as a number: "2", "2nd", "D2", "2-4", "2, 3 & 4".

    >>> [is_numeric(text) for text in ("2", "2nd", "12-15", "second")]
    [True, True, True, False]
    """
    return _NUMERIC.fullmatch(text.strip()) is not None


@lru_cache(maxsize=1 << 13)
def is_plural(text: str) -> bool:
    """Tell whether a number or locator names more than one.

    >>> [is_plural(text) for text in ("12", "12-15", "3, 5", "XI", "RR-2567")]
    [False, True, True, False, False]
    """
    return _MANY.search(text) is not None


def roman(number: int) -> str:
    """Return ``number`` in small Roman numerals, in Arabic ones beyond 1 to 5999.

    >>> roman(1994)
    'mcmxciv'
    """
    if not 0 < number < 6000:
        return str(number)
    result = ""
    for value, digits in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
        (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        count, number = divmod(number, value)
        result += digits * count
    return result


def dashed(text: str, dash: str) -> str:
    """Return a number with its ranges joined by ``dash``; "\\-" stays a hyphen."""
    if "-" not in text and "–" not in text:
        return text
    return _RANGE.sub(rf"\1{dash}\2", text).replace("\\-", "-")


def with_conjunction(text: str, word: str) -> str:
    """Return a number whose "&" is the word of the locale for it."""
    return text.replace(" & ", f" {word} ") if " & " in text and word != "&" else text


def page_ranger(form: str, dash: str) -> Callable[[str], str]:
    """Return a function that writes page ranges in a style's ``page-range-format``.

    >>> page_ranger("minimal", "–")("321-328, 42-45")
    '321–8, 42–5'
    >>> page_ranger("chicago", "–")("1103-1104")
    '1103–4'
    """

    def change(match: re.Match[str]) -> str:
        first, last = match["n1"], match["n2"]
        before, again = match["p1"], match["p2"]
        if again != before:  # what counts differently is no range to be shortened
            return f"{before}{first}\\-{again}{last}"
        if len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        if len(last) != len(first) or int(last) < int(first):
            shown = match["n2"]
            return f"{before}{first}{dash}{again}{shown}"
        shown = _shorten(first, last, form)
        if form == "expanded":
            shown = before + shown
        return f"{before}{first}{dash}{shown}"

    @lru_cache(maxsize=1 << 13)
    def ranged(text: str) -> str:
        if "-" not in text and "–" not in text and "—" not in text:
            return text
        if form and form in (
            "expanded",
            "minimal",
            "minimal-two",
            "chicago",
            "chicago-15",
            "chicago-16",
        ):
            text = _PAGE.sub(change, text)
        return dashed(text, dash)

    return ranged


def _shorten(first: str, last: str, form: str) -> str:
    if form == "expanded":
        return last
    if form in ("minimal", "minimal-two"):
        return _minimal(first, last, 2 if form == "minimal-two" else 1)
    start = int(first)
    if start < 100 or start % 100 == 0:
        return last
    if start % 100 < 10:
        return _minimal(first, last, 1)
    if form != "chicago-16" and len(first) == 4:
        short = _minimal(first, last, 2)
        return last if len(short) > 2 else short
    return _minimal(first, last, 2)


def _minimal(first: str, last: str, least: int) -> str:
    at = 0
    while at < len(last) - least and first[at] == last[at]:
        at += 1
    return last[at:]
