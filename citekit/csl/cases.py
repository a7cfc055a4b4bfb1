"""Text case inside marked text: marks are skipped, ``nocase`` parts stay as they are.

Source: CSL 1.0.2, "Text-case". Superscripts, subscripts and small caps of the data count as
``nocase``, for they are formulae and names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from citekit.csl import marks
from citekit.patterns import lazy

Case = Callable[[str, str], str]
"""Takes marked text and its language, returns it in another case."""

_STOP_WORDS = frozenset(
    """
    a about above across afore after against al along alongside amid amidst among amongst an
    and anenst apropos apud around as aside astride at athwart atop barring before behind
    below beneath beside besides between beyond but by c ca circa d de despite down during et
    except for forenenst from given in inside into lest like modulo near next nor
    notwithstanding of off on onto or out over per plus pro qua sans since so than the through
    throughout thru thruout till to toward towards under underneath until unto up upon v van
    versus via vis-à-vis von vs with within without yet
    """.split()
)
_PROTECTED_OPENERS = (
    marks.NO_CASE,
    marks.SUPERSCRIPT,
    marks.SUBSCRIPT,
    marks.SMALL_CAPS,
    marks.DATA_SMALL_CAPS,
)
_PROTECTED = lazy(
    "|".join(
        f"{opener}[^{opener}{marks.closer(opener)}]*{marks.closer(opener)}"
        for opener in (*_PROTECTED_OPENERS, marks.NO_DECORATION)
    )
)
_WORD = lazy(f'[^\\s{marks.MARKS}–—/\\-"“”«»()\\[\\]{{}}]+')
_LETTER = lazy(r"[^\W\d_]")
# "U.S." and "Ph.D." end no sentence, nor does an initial.
_ABBREVIATION = lazy(r"(?:^|[\W_])(?:[^\W\d_]\.)+$|[^\W\d_]{1,3}\.[^\W\d_]{1,2}\.$|\bvs\.$")
_ENDS_SENTENCE = lazy(
    f'[:?!.][”’"\'\ue031\ue033)\\]{marks.FORMATS}\ue03b]*\\s+[{marks.MARKS}"“‘(\\[]*$'
)


def cased(kind: str) -> Case | None:
    """Return the function for a value of ``text-case``, ``None`` for an unknown one."""
    return _CASES.get(kind)


def _upper(text: str, lang: str) -> str:
    return (text.replace("i", "İ") if lang in ("tr", "az") else text).upper()


def _lower(text: str, lang: str) -> str:
    if lang in ("tr", "az"):
        text = text.replace("I", "ı").replace("İ", "i")
    return text.lower()


def _outside(text: str, change: Callable[[str], str]) -> str:
    """Apply ``change`` to what is not protected."""
    if "\ue009" not in text and "\ue01d" not in text and not _PROTECTED.search(text):
        return change(text)
    pieces: list[str] = []
    position = 0
    for match in _PROTECTED.finditer(text):
        pieces += change(text[position : match.start()]), match[0]
        position = match.end()
    pieces.append(change(text[position:]))
    return "".join(pieces)


def _lowercase(text: str, lang: str) -> str:
    return _outside(text, lambda part: _lower(part, lang))


def _uppercase(text: str, lang: str) -> str:
    return _outside(text, lambda part: _upper(part, lang))


def capitalize_first(text: str, lang: str = "") -> str:
    """Return ``text`` with its first letter a capital, unless that is ``nocase``."""
    match = _WORD.search(text)
    if match is None or any(m.start() < match.start() < m.end() for m in _PROTECTED.finditer(text)):
        return text
    word = match[0]
    if not word.islower() and any(ch.isupper() for ch in word):
        return text
    return text[: match.start()] + _capitalized(word, lang) + text[match.end() :]


def _capitalize_all(text: str, lang: str) -> str:
    def change(part: str) -> str:
        return re.sub(
            f"[^\\s{marks.MARKS}]+",
            lambda m: _capitalized(m[0], lang) if m[0].islower() else m[0],
            part,
        )

    return _outside(text, change)


def _capitalized(word: str, lang: str) -> str:
    match = _LETTER.search(word)
    if match is None or (match.start() and word[0].isdigit()):
        return word
    at = match.start()
    return word[:at] + _upper(word[at], lang) + word[at + 1 :]


def _sentence(text: str, lang: str) -> str:
    letters = marks.plain(text)
    everything = letters.isupper() and len(letters) > 1

    def change(part: str) -> str:
        if everything:
            return _lower(part, lang)
        return _WORD.sub(lambda m: _lower(m[0], lang) if _is_capitalized(m[0]) else m[0], part)

    return capitalize_first(_outside(text, change), lang)


def _is_capitalized(word: str) -> bool:
    match = _LETTER.search(word)
    if match is None:
        return False
    rest = word[match.start() + 1 :]
    return match[0].isupper() and not any(ch.isupper() for ch in rest)


@lru_cache(maxsize=1 << 14)
def _title(text: str, lang: str) -> str:
    protected = [m.span() for m in _PROTECTED.finditer(text)]
    words = list(_WORD.finditer(text))
    if not words:
        return text
    last = next((m.end() for m in reversed(words) if _LETTER.search(m[0])), 0)
    pieces: list[str] = []
    position = 0
    for index, match in enumerate(words):
        start, end = match.span()
        word = match[0]
        if word.islower() and not any(a <= start < b for a, b in protected):
            between = text[position:start] if index else ""
            first = index == 0 or _starts(text, start, words[index - 1].end(), between)
            before = text[start - 1] if start else ""
            after = text[end] if end < len(text) else ""
            place = _Place(
                first=first or end == last,
                before=before,
                after=after,
                of_number=before == "-" and text[start - 2 : start - 1].isdigit(),
            )
            word = _title_word(word, lang, place)
        pieces += text[position:start], word
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


def _starts(text: str, start: int, previous_end: int, between: str) -> bool:
    """Tell whether the word at ``start`` begins a sentence or a subtitle."""
    if _ABBREVIATION.search(text[max(0, previous_end - 12) : previous_end]):
        return False
    return bool(_ENDS_SENTENCE.search(text[max(0, previous_end - 1) : start])) and (
        not between or between != " " or text[previous_end - 1] in ":?!."
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a word of a title stands."""

    first: bool
    before: str
    after: str
    of_number: bool


def _title_word(word: str, lang: str, place: _Place) -> str:
    core = word.strip(".,;:!?'’‘`\ue03b")
    first = place.first
    if len(core) == 1 and place.of_number:
        return word  # the "n" of "802.11-n"
    if core in _STOP_WORDS and not first:
        if place.after == "-" and place.before != "-":
            return _capitalized(word, lang)
        return word
    if core.startswith(("d’", "d'", "l’", "l'")) and not first:
        return word[:2] + _capitalized(word[2:], lang)
    letter = _LETTER.search(word)
    if letter is None:
        return word
    if letter.start() == 0 and "α" <= word[0] <= "ω" and len(core) == 1:
        return word  # a Greek letter is a symbol: β-carotene
    if "." in core and len(core) > 3 and "/" not in core:
        return word if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", core) else _capitalized(word, lang)
    return _capitalized(word, lang)


def _first(text: str, lang: str) -> str:
    return capitalize_first(text, lang)


_CASES: Mapping[str, Case] = MappingProxyType(
    {
        "lowercase": _lowercase,
        "uppercase": _uppercase,
        "capitalize-first": _first,
        "capitalize-all": _capitalize_all,
        "sentence": _sentence,
        "title": _title,
    }
)
