"""Between a title and a locus: where the periodical's name begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from citekit.patterns import lazy

_LINKS = frozenset(
    "of the and for in on to de la le les du des der die das und für et del della di da do dos e en y el los las zur zum van het voor"
    " den im am an with a l' d' do".split()
)
_SENTENCE = lazy(r"[.?!][”\"’»)]?\s{1,2}(?=[^\W_a-z])")
_COMMA = lazy(r",\s{1,2}(?:[Ii]n:?\s)?(?=[^\W_a-z])")
_SHORTENED = lazy(r"[^\W\d_a-z][^\W\d_]{0,7}$|^[^\W\d_]$|[^\W\d_a-z]\.[^\W\d_a-z]$")
_STEMS = frozenset(
    "Acad Am Amer Ann Annu Appl Biochem Biol Bull Chem Clin Comm Commun Comput Electr Electron Eng Eur Exp Fluid Gen Inf Int"
    " J Jpn Lett Mag Math Mech Med Nat Natl Nucl Opt Philos Phys Proc Psychol Pure Quart Rep Res Rev Sci Ser Soc St Stat"
    " Symp Syst Technol Theor Trans Zh Z".split()
)
"""Words that names of periodicals are shortened to, before words in full."""
_SECTION = lazy(r"(?:Series|Section|Sect\.|Ser\.|Part)\s?[A-Z\d]")
"""The name of a section goes on with its journal's."""
_LETTERS = lazy(r"[^\W\d_]")
_NO_NAME = lazy(
    r"\d[.,:=?)\s]*$(?<!\)$)|\d\s?[:=?]|\b(?:Vol|vol|No|no|pp?|v|V|Bd)\b\.?\s?\d*[.,]?$|[:=]$|\b(?:Press|Verlag|Publish\w+)$"
    r"|,\s(?:vol|no|pp)\b|[.?]\s[^\W\d_]+(?:,?\s\w+){0,2}:\s|^(?:and|&)\s"
)
"""Numbers, labels and publishers: signs that something else stands there."""
_MAX_WORDS = 16


class Periodical(NamedTuple):
    """Where the name stands, and where the title before it ends."""

    start: int
    end: int
    title_end: int


def find_periodical(
    text: str, begin: int, end: int, *, titled: bool, comma: bool
) -> Periodical | None:
    """Return the name that ends at ``end``; the rest from ``begin`` is the title.

    ``titled``: the title has been read already. ``comma``: the style parts with commas.
    """
    stop = end
    while stop > begin and text[stop - 1] in " ,;:(\u00a0":
        stop -= 1
    if stop - begin < 2:
        return None
    if titled:
        return Periodical(begin, stop, begin) if _is_name(text[begin:stop]) else None
    if _is_line(text[begin:stop]):
        return Periodical(begin, stop, begin)
    seam = _seam(text, begin, stop, _SENTENCE)
    if comma and (seam is None or _SHORTENED.search(_word(text, begin, seam.start()))):
        parted = _seam(text, begin, stop, _COMMA)
        if parted is not None and (seam is None or _is_pointed(text[parted.end() : stop])):
            seam = parted
        if seam is not None and text[seam.start()] == "," and _is_list(text, begin, seam.start()):
            return None
    if seam is not None:
        mark = text[seam.start()]
        return Periodical(seam.end(), stop, seam.start() + (mark in "?!"))
    if _is_name(text[begin:stop]):
        return Periodical(begin, stop, begin)
    return None


def _is_line(body: str) -> bool:
    """Tell a name alone, in shortened words ("Phys. Rev. B"), as physics prints it."""
    words = body.replace(".", ". ").split()
    pointed = [word[:-1] for word in words if word.endswith(".")]
    known = all(word in _STEMS or len(word) == 1 for word in pointed)
    if not pointed or len(words) > min(9, 2 * len(pointed) + (2 if known else -1)):
        return False
    return all(len(word) < 9 and word[:1].isupper() for word in pointed) and _is_name(body)


def _is_pointed(name: str) -> bool:
    """Tell "J. Approx. Theory" from "North Carolina. Harmful Algae": points shorten, and end nothing."""
    words = name.split()
    pointed = [word[:-1] for word in words if word.endswith(".")]
    known = all(word in _STEMS or len(word) == 1 for word in pointed)
    return known or 2 * len(pointed) >= len(words)


def _word(text: str, begin: int, end: int) -> str:
    words = text[max(begin, end - 40) : end].split()
    return words[-1] if words else ""


def _seam(text: str, begin: int, end: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the seam before the name: the last one, or one before shortened words."""
    best = None
    for match in reversed(list(pattern.finditer(text, begin, end))):
        name = text[match.end() : end]
        if _SECTION.match(name):
            continue
        if not (_is_name(name) or (best is None and pattern is _SENTENCE and _is_short(name))):
            break
        if match.start() - begin < 6 or text[begin : match.start()].count(" ") < 1:
            break
        best = match
        word = _word(text, begin, match.start())
        pointed = "." in name or len(name) < 6 or word in _STEMS
        if pattern is _COMMA or not pointed or not _SHORTENED.search(word):
            break
    return best


def _is_name(name: str) -> bool:
    """Tell a name in capitals, whole or shortened, from a sentence."""
    words = name.replace("/", " ").split()
    if not 0 < len(words) <= _MAX_WORDS or not _LETTERS.search(name):
        return False
    if words[-1].lower() in _LINKS and len(words[-1]) > 1:
        return False
    if _NO_NAME.search(name):
        return False
    return all(
        not word[0].islower()
        or word in _LINKS
        or word[:2] in ("l’", "l'", "d’", "d'")
        or word.endswith(".")
        for word in words
    ) and words[0] not in ("In", "The:")


def _is_short(name: str) -> bool:
    """Tell a name with small letters ("Revue de neuropsychologie") by its length."""
    return len(name.split()) <= 7 and "." not in name and "," not in name and len(name) > 3


def _is_list(text: str, begin: int, seam: int) -> bool:
    """Tell "…, Science, Technology" where the comma may stand inside the name."""
    piece = text[begin:seam].rsplit(",", 1)
    if len(piece) < 2:
        return False
    words = piece[1].split()
    return len(words) <= 2 and all(word[0].isupper() for word in words)
