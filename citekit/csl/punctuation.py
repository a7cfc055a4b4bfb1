"""The finishing pass: one marked string in, one with its punctuation settled out.

Affixes and delimiters were joined without a look at each other. Here doubled marks of
punctuation merge (also over formatting and quotes), full stops and commas move into
quotes where the locale wants it, doubled spaces shrink, empty formatting goes.
"""

from __future__ import annotations

import re

from citekit.csl import marks
from citekit.patterns import lazy

_CLOSERS = (
    "\ue001\ue003\ue005\ue007\ue009\ue00b\ue00d\ue00f\ue011\ue013\ue015\ue017\ue019\ue01b\ue01d\ue029\ue02b\ue02d"
    + "".join(map(chr, range(0xE051, 0xE100, 2)))
)
_QUOTE_ENDS = "\ue031\ue033"
_PASS = f"[{marks.FORMATS}\ue031\ue033\ue01f\ue03d]*"

# (left, right) → what the two become; a pair that is not here stays as it is.
_MERGED = {
    "::": ":", ";:": ";", "!:": "!", "?:": "?",
    ":.": ":", "..": ".", ";.": ";", "!.": "!", "?.": "?",
    ";;": ";",
    ":!": "!", ";!": "!", "!!": "!",
    ":?": "?", ";?": "?", "??": "?",
    ",,": ",",
}  # fmt: skip

_PAIR = lazy(
    f"([:;.!?,])({_PASS})([:;.!?,])|([ \u00a0])([{marks.FORMATS}\ue01f\ue031\ue033\ue03d]*)\\4"
)
_SUSPECT = lazy(
    f"[:;.!?,][{marks.FORMATS}\ue031\ue033\ue01f\ue03d]*[:;.!?,]|([ \u00a0])[{marks.FORMATS}\ue03d]*\\1"
)
_EMPTY = lazy(
    "|".join(
        f"{chr(o)}{chr(o + 1)}"
        for o in [
            *range(0xE000, 0xE01E, 2),
            *range(0xE028, 0xE02E, 2),
            *range(0xE050, 0xE100, 2),
            0xE030,
            0xE032,
        ]
    )
)
_INTO_QUOTE = lazy(f"([{_CLOSERS}\ue031\ue033]*[\ue031\ue033][{_CLOSERS}\ue031\ue033]*)([.,!?]+)")


def finish(text: str, *, in_quote: bool) -> str:
    """Return marked ``text`` with its punctuation settled.

    ``in_quote`` is the locale's ``punctuation-in-quote``.
    """
    if _EMPTY.search(text):
        while (shorter := _EMPTY.sub("", text)) != text:
            text = shorter
    if _SUSPECT.search(text):
        text = _merge(text)
    if in_quote and (marks.closer(marks.QUOTE) in text or marks.closer(marks.INNER_QUOTE) in text):
        text = _INTO_QUOTE.sub(_move, text)
    return text.replace(marks.JOINT, "").replace(marks.START, "")


def _move(match: re.Match[str]) -> str:
    """Put punctuation before the quotes that it follows."""
    ends, points = match[1], match[2]
    at = min(i for i, mark in enumerate(ends) if mark in _QUOTE_ENDS)
    return ends[:at] + points + ends[at:]


def _merge(text: str) -> str:
    """Merge neighbouring marks of punctuation until nothing changes."""
    position = 0
    while match := _PAIR.search(text, position):
        if match[1] is None:
            text = f"{text[: match.start()]}{match[4]}{match[5]}{text[match.end() :]}"
            position = match.start()
            continue
        merged = _MERGED.get(match[1] + match[3])
        if merged is None:
            position = match.start(3)
            continue
        text = f"{text[: match.start()]}{merged}{match[2]}{text[match.end() :]}"
        position = match.start()
    return text
