"""What surrounds a list of names and parts it badly: numbers, years, lost blanks, marks of many hands.

A way of print that needs mending is a row of ``_MENDED``: a pattern and what stands there instead.
"""

from __future__ import annotations

import re

from citekit.normalize.name_kinds import kind
from citekit.normalize.name_roles import cut_others, cut_role
from citekit.normalize.name_words import GIVEN_NAMES, INSTITUTION
from citekit.patterns import CAPITALS, SMALL, lazy

_MAX_CHARACTERS = 20_000
_MARKUP = lazy(
    r"</?[A-Za-z][^<>]{0,200}>|[*†‡§¶#⁎∗]+|[¹²³⁴-⁹⁰]+(?:[,\s]*[¹²³⁴-⁹⁰]+)*|\^\w{1,3}|[\ue000-\uf8ff]"
)
_BLANK = lazy(r"\s+")
_EDGE = " ,;:·•-–—"
_UPPER, _LOWER = f"[{CAPITALS}]", f"[{SMALL}]"
_EAST = r"[\u3400-\u9fff\uac00-\ud7af]"
_PARTICLE = r"(?:von|van|vom|zu|zur|de|den|der|del|della|di|da|du|dos|ter|ten)\s"

_MENDED: tuple[tuple[re.Pattern[str], str], ...] = (
    (lazy(r"\s+([.,])\s*"), r"\1 "),
    (lazy(rf"(?<={_UPPER}\.)(?={_UPPER}['’]?{_LOWER}|{_UPPER}['’]{_UPPER}|{_LOWER}{{2}}|{_UPPER}{{3}})"), " "),  # "H.Müller", "W.von Humboldt"
    (lazy(rf"(?<={_LOWER}{{3}})(?={_UPPER}\.)"), " "),  # "MüllerH."
    (lazy(rf"(?<={_LOWER}{{4}})(?={_UPPER}(?:[,;]|$|\sand\s))"), " "),
    (lazy(rf"(?<=[\s,]and)(?={_UPPER})|(?<=\s(?:et|e\s))(?={_UPPER}\.)"), " "),  # "andTariq"
    (lazy(r"(?<=[A-Z]{2})et\s?(?=[A-Z]\.)"), " et "),
    (lazy(rf"(?<={_LOWER}{{3}})\.\s(?={_UPPER}[\w'’-]+,\s)"), "; "),  # "ARON, Raymond. FURET, François"
    (lazy(rf"(?<={_LOWER}\s[A-Z]{{2}})\.\s(?={_UPPER}{_LOWER}+\s[A-Z]{{1,3}}\b)"), ", "),  # "Goss DL. Moore JH"
    (lazy(rf"(?<={_EAST})\s?[.․·ㆍ・/／、，]\s?(?={_EAST})"), ", "),  # "강경선.서재현", "陈平原·夏晓虹"
    (lazy(rf"(?<={_LOWER}{{3}})\d{{1,2}}(?:,\d{{1,2}})*(?=[\s,;]|$)|(?<={_LOWER}\s[A-Z])\d(?=[\s,;])"), ""),  # marks of affiliations
    (lazy(r"\s\((?:1[5-9]|20)\d\d[a-z]?\)(?=[,;])"), ""),
    (lazy(r"\(with\s([^()]{3,60})\)"), r", \1"),
    (lazy(r"\s?\((?:forthcoming|in press|im Erscheinen|im Druck|Trans|sic!?)\)"), ""),
)  # fmt: skip
"""Places where print went wrong, or where it says what no name says, and what stands there instead."""

_FRONT = lazy(
    r"(?:\[\d{1,3}\]|\d{1,3}[.)\]]|\d{1,3}\s?[-–](?=\s))\s*(?=[^\W\d_])"  # the number of a list
    r"|(?:[Ii]n|IN|[Dd]ans|En|Em)\s?:\s*|(?:in|dans|by)\s+(?=[^\W\d_a-z])"
)
_IN = lazy(r"(?:In|Dans|En|Em)\s+(?:[Ii]n\s?:\s*)?")
_IN_BEFORE_TWO = lazy(r"In\s+(?=[^,;]{2,60}\s(?:and|&|et|und)\s)")
_YEAR_BEHIND = lazy(
    r"\s*,?\s*[(\[]\s?(?:1[5-9]|20)\d\d[a-z]?(?:\s?[/–-]\s?\d{2,4})?\s?[)\]][\s.,:]*$"
)
_BARE_YEAR = lazy(r"[\s,]+(?:1[5-9]|20)\d\d[a-z]?[\s.,:]*$")
_WHOLE_WORD = lazy(rf"(?:{_UPPER}{_LOWER}{{2,}}|\s{_PARTICLE[:-2]})\.$")
"""A word that no point shortens, before the point of the sentence."""
_BRACKETED = lazy(
    rf"(?:(?<=[^\W\d_]{{2}})|(?<=[JS]r\.))\s\((?:((?:{_UPPER}{_LOWER}{{0,2}}\.[\s-]?){{1,4}})"
    rf"|(?<=[^\W\d_a-z]{{2}}\s\()({_UPPER}{_LOWER}+(?:[\s-]{_UPPER}{_LOWER}+)?))\)"
)
"""A given name in brackets behind a family name, as French catalogues print them."""
_OTHER_NAME = lazy(rf"(?<={_LOWER})\s\((?:{_UPPER}[\w.'’-]+\s){{1,4}}{_UPPER}[\w'’-]+\)")
"""Who the author is in truth: "Twain, Mark (Samuel Langhorne Clemens)"."""
_SLASH = lazy(r"\s*/\s*(?=[^\W_])")
_DASH = lazy(r"\s[-–—]{1,2}\s")
_STREAM = lazy(
    rf"(?:{_UPPER}[\w'’-]+\s[A-Z]{{1,3}}[.\s]+){{2,40}}{_UPPER}[\w'’-]+\s[A-Z]{{1,3}}\.?"
)
"""Names of medicine without commas: "Ju XF Li JN Zhang LX"."""
_GLUED = lazy(rf"({_UPPER}[\w'’-]+\s[A-Z]{{1,3}})[.\s]+(?={_UPPER})")
_LEAST_STREAM, _LONGEST_YEAR = 4, 24


def clean_names(text: str) -> tuple[str, str, bool]:
    """Return ``text`` as a plain list of names, the role that it prints, and whether it is cut off."""
    text = _MARKUP.sub(" ", text[:_MAX_CHARACTERS].replace("\u00ad", "").replace("\u200b", ""))
    text = _unwrapped(_BLANK.sub(" ", text).strip(_EDGE))
    for pattern in (_FRONT, _IN_BEFORE_TWO):
        if front := pattern.match(text):
            text = text[front.end() :]
    text = _without_year(text)
    for pattern, instead in _MENDED:
        text = pattern.sub(instead, text)
    text, truncated = cut_others(text)
    text, role = cut_role(text)
    if role:
        text, again = cut_others(text)
        truncated = truncated or again
        text = _IN.sub("", text, count=1) if _IN.match(text) else text
    if not INSTITUTION.are_in(text):
        text = _parted(_without_year(text))
    text = re.sub(r"\.{2,}", ".", text).strip(" ,;:/(")
    text = re.sub(r"\s(?:and|und|et|&)$", "", text)
    if text.endswith(")") and "(" not in text:
        text = text[:-1].rstrip()
    if text.endswith(".") and _WHOLE_WORD.search(text):
        text = text[:-1]
    return text, role, truncated


def _unwrapped(text: str) -> str:
    """Return ``text`` without brackets that stand around all of it, or open and never close."""
    if text.startswith(("(", "[")):
        closing = ")" if text[0] == "(" else "]"
        close = text.find(closing)
        if close < 0 or not text[close + 1 :].strip(" .,;:"):
            return text[1 : close if close > 0 else len(text)].strip(_EDGE)
    return text


def _without_year(text: str) -> str:
    at = max(0, len(text) - _LONGEST_YEAR)
    match = _YEAR_BEHIND.search(text, at)
    if match is None and not INSTITUTION.are_in(text):
        match = _BARE_YEAR.search(text, at)
    return text[: match.start()] if match and match.start() else text


def _parted(text: str) -> str:
    """Return ``text`` with semicolons for slashes and dashes between people, and commas where none are."""
    if "(" in text:
        text = _OTHER_NAME.sub("", _BRACKETED.sub(r", \1\2", text))
    if "/" in text:
        text = _SLASH.sub("; ", text)
    parts = _DASH.split(text)
    if len(parts) > 1 and all(" " in part or "," in part for part in parts):
        text = "; ".join(parts)
    if "," not in text and ";" not in text and _STREAM.fullmatch(text):
        text = _GLUED.sub(r"\1, ", text)
    return text


def split_stream(text: str) -> list[str]:
    """Cut "Peter Berger Thomas Luckmann", whose given names are known, into its names."""
    words = text.split()
    if (
        len(words) < _LEAST_STREAM
        or len(words) % 2
        or any(kind(word) != "C" or not word[0].isalpha() for word in words)
    ):
        return [text]
    if not all(word.lower() in GIVEN_NAMES for word in words[::2]):
        return [text]
    if any(word.lower() in GIVEN_NAMES for word in words[1::2]):
        return [text]
    return [" ".join(words[at : at + 2]) for at in range(0, len(words), 2)]
