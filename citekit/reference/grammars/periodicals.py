"""Between a title and a locus: where the periodical's name begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from citekit.patterns import lazy
from citekit.reference.mending.settling import PERIODICAL
from citekit.reference.places import CITIES

_LINKS = frozenset(
    "of the and for in on to de la le les du des der die das und für et del della di da do dos e en y el los las zur zum van het voor"
    " den im am an with a l' d' do".split()
)
_SENTENCE = lazy(r"[.?!][”\"’»)]?\s{1,16}(?=[^\W_a-z])")
_WORD_ENDS = lazy(r"[a-zß-ÿ]{4}\.\s[^\W\d_a-z]")
_COMMA = lazy(r"(?<!-),\s{1,16}(?:[Ii]n:?\s)?(?=[^\W_a-z])")
_ITALICS = lazy(r"[.?!,]\s{4,16}(?=[^\W_])")
"""A tag between title and name, which ``cleaning`` has blanked."""
_SHORTENED = lazy(r"[^\W\d_a-z][^\W\d_]{0,7}$|^[^\W\d_]$|[^\W\d_a-z]\.[^\W\d_a-z]$")
_STEMS = frozenset(
    "Acad Acta Adv Am Amer Ann Annu Appl Arch Assoc Biochem Biol Br Bull Chem Class Clin Comm Commun Comput Curr Dev"
    " Econ Educ Electr Electron Eng Environ Eur Exp Fluid Forsch Gen Genet Geol Geophys Hist Inf Inst Int J Jour Jpn Lett Mag"
    " Mater Math Mech Med Mitt Mod Mol Nachr Nat Natl Naturwiss Nucl Opt Pharm Philos Phil Phys Proc Prog Psychol Pure Quart"
    " Rep Res Rev Sci Sem Sémin Semin Ser Soc Sov St Stat Stud Surg Symp Syst Technol Theor Trans Transform Univ Verh Z Zh Zool".split()
)
"""Words that names of periodicals are shortened to, before words in full."""
_SECTION = lazy(r"(?:Series|Section|Sect\.|Ser\.|Part)\s?[A-Z\d]")
"""The name of a section goes on with its journal's."""
_WHOLE = lazy(r"[aeiouy]$(?<!sci)|^[^\W\d_a-z]{2,}$")
"""A word in full: one is shortened before a vowel, not behind it."""
_HELD = lazy(r",\s(?:Proceedings|Proc\.|Journal\sof)\s")
"""The title holds what it appeared in; a place stands behind the last comma."""
_JOURNAL_OF = lazy(
    r",\s(?=(?:Journal|Proceedings|Transactions|Annals|Bulletin|Zeitschrift|Revue)\s(?:of|de|für)\s)"
)
_JOINED = lazy(r",\s(?:and|und|et|y|&)\s")
_CHAIN = lazy(r"(?:^|\s)(?:(?![IVXL]+\.)[^\W\d_a-z](?:[^\W\d_]{0,10}[^\W\d_aeiouy])?\.\s?){2,8}$")
"""Two shortened words and more end no sentence: "Bull. Inst. Math. | Acad. Sin."."""
_UNPARTED = lazy(r"(?<=[a-zß-ÿ)\d])\s(?=(?:[^\W\d_a-z][^\W\d_]{0,9}\.\s?){1,6}$)")
_CAPITALS = lazy(
    r"(?<!\w)(?P<before>[a-zß-ÿ][\w-]*)\s(?P<name>[^\W\d_a-z][\w-]*[:,]?(?:\s(?:[^\W\d_a-z][\w-]*[:,]?|and|en)){0,6})$"
)
_OF_TITLES = frozenset(("from", "into", "by", "between", "against", "under", "among", "via", "or"))
_MOST_CAPITALS, _LEAST_BLANKS = 6, 3
_LETTERS = lazy(r"[^\W\d_]")
_NO_NAME = lazy(
    r"\d['’.,:=?\s/]*$|\d\s?\([^()]*\)$|\(\d+\)|[#/'’]$|,\s(?:[Vv]ol|[Nn]o|N|n)\b|\d\W+[a-zà-ž]{1,5}\.$|\d\s?[:=?]|\b(?:Vol|vol|No|no|pp?|v|V|Bd)\b\.?\s?\d*[.,]?$|[:=]$|\b(?:Press|Verlag|Publish\w+)$"
    r"|,\s(?:vol|no|pp)\b|[.?]\s[^\W\d_]+(?:,?\s\w+){0,2}:\s|^(?:and|&)\s"
)
"""Numbers, labels and publishers: signs that something else stands there."""
_MAX_WORDS = 16
_LEAST_TITLE = 4
"""Letters of a word that is a title by itself."""


class Periodical(NamedTuple):
    """Where the name stands, and where the title before it ends."""

    start: int
    end: int
    title_end: int


def find_periodical(
    text: str, begin: int, end: int, *, titled: bool, sign: str, commas: bool = True
) -> Periodical | None:
    """Return the name that ends at ``end``; the rest from ``begin`` is the title.

    ``titled``: the title has been read already. ``sign``: what stands before it; where that
    is a full stop, the style parts with full stops; ``commas``: a comma may part all the same.
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
    seam = _italics(text, begin, stop) or _seam(text, begin, stop, _SENTENCE)
    parted = None if (seam and sign == ".") or not commas else _seam(text, begin, stop, _COMMA)
    journal = _JOURNAL_OF.search(text, seam.end(), stop) if seam else None
    if seam and journal and text.count(" ", seam.end(), journal.start()) < 2:
        seam = journal  # "… of a New Theory. Evidence, Journal of …"
    if parted and (seam is None or _is_rather(text, begin, stop, seam, parted)):
        held = _HELD.search(text, begin, parted.start())
        if (
            held
            or _is_list(text, begin, parted.start())
            or _JOINED.search(text, parted.end(), stop)
        ):
            return None
        seam = parted
    if seam is not None:
        if text[seam.end() : stop] in CITIES:
            return None  # "Feddes Repertorium. Berlin"
        mark = text[seam.start()]
        return Periodical(seam.end(), stop, seam.start() + (mark in "?!"))
    name = text[begin:stop]
    if ":" not in name and _is_name(name):
        return Periodical(begin, stop, begin)
    at = _after_colon(text, begin, stop) if sign == "," else None
    return Periodical(at, stop, at - 2) if at else None


def find_unsigned(text: str, begin: int, end: int) -> Periodical | None:
    """Return the name in capitals that no sign parts from a title in small letters.

    "…the structure of nucleic acids Nature 1953": behind "in" or "of" it may be the title's.
    """
    stop = len(text[:end].rstrip(" ,;:(\u00a0"))
    match = _CAPITALS.search(text, begin, stop)
    if match is None or "." in match["name"] or _NO_NAME.search(text, match.start("name"), stop):
        return None
    words = match["name"].split()
    first = words[0].strip(":")
    if (
        len(words) > _MOST_CAPITALS
        or not first.isalpha()
        or (first.isupper() and words[1:] and first[1:])
    ):
        return None
    if match["before"] in _LINKS or match["before"] in _OF_TITLES:
        return None
    return Periodical(match.start("name"), stop, match.start("name") - 1)


def _after_colon(text: str, begin: int, stop: int) -> int | None:
    """Return where the name begins that a colon parts from the title, as geologists print it."""
    at = text.rfind(": ", begin, stop) + 2
    title, name = text[begin : at - 2], text[at:stop]
    if at < begin + 2 or title.count(" ") < _LEAST_BLANKS or "." in title:
        return None
    return at if " " in name and _is_name(name) and PERIODICAL.search(name) else None


def _is_rather(
    text: str, begin: int, stop: int, seam: re.Match[str], parted: re.Match[str]
) -> bool:
    """Whether a comma ends the title rather than a full stop, which may shorten a word."""
    name = text[parted.end() : stop]
    if not _is_pointed(name):
        return False
    return "." in name or bool(_SHORTENED.search(_word(text, begin, seam.start())))


def _is_line(body: str) -> bool:
    """Tell a name alone, in shortened words ("Phys. Rev. B"), as physics prints it."""
    words = body.replace(".", ". ").split()
    pointed = [word[:-1] for word in words if word.endswith(".")]
    known = all(word in _STEMS or len(word) == 1 for word in pointed)
    if "," in body and any(len(word) > 2 and word[-1] not in ".," for word in words):
        return False
    if not pointed or len(words) > min(9, 2 * len(pointed) + (2 if known else -1)):
        return False
    return all(len(word) < 9 and word[:1].isupper() for word in pointed) and _is_name(body)


def _is_pointed(name: str) -> bool:
    """Tell "J. Approx. Theory" from "North America. Global Ecology": points shorten, and end nothing."""
    words = name.split()
    pointed = [word[:-1] for word in words if word.endswith(".")]
    first = pointed[0] if pointed else ""
    if first not in _STEMS and (_WHOLE.search(first) or ")." in name):
        return False  # "USA. Geology", "Ghana. Nature"
    known = all(word in _STEMS or len(word) == 1 for word in pointed)
    return known or 2 * len(pointed) >= len(words)


def _word(text: str, begin: int, end: int) -> str:
    words = text[max(begin, end - 40) : end].split()
    return words[-1] if words else ""


def _italics(text: str, begin: int, end: int) -> re.Match[str] | None:
    """Return the seam at which the last tag before ``end`` opens, if a name follows it."""
    seams = list(_ITALICS.finditer(text, begin, end)) if "    " in text else []
    if not seams or "    " in text[seams[-1].end() : end]:
        return None
    name = text[seams[-1].end() : end]
    return seams[-1] if _is_name(name) and not _WORD_ENDS.search(name) else None


def _seam(text: str, begin: int, end: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the seam before the name: the last one, or one before shortened words."""
    best = None
    for match in reversed(list(pattern.finditer(text, begin, end))):
        name = text[match.end() : end]
        if _SECTION.match(name):
            continue
        if not (_is_name(name) or (best is None and pattern is _SENTENCE and _is_short(name))):
            break
        before = text[begin : match.start()].strip()
        if " " not in before and not (pattern is _SENTENCE and _is_word_alone(before, name)):
            break
        best = match
        word = _word(text, begin, match.start())
        chain = pattern is _SENTENCE and _CHAIN.search(text, begin, match.start() + 1)
        pointed = chain or "." in name or len(name) < 6 or word in _STEMS
        if pattern is _COMMA or not pointed or not (chain or _SHORTENED.search(word)):
            break
        if chain or word in _STEMS:
            best = _UNPARTED.search(text, max(begin, match.start() - 60), match.start() + 1) or best
    return best


def _is_word_alone(word: str, name: str) -> bool:
    """Tell the title "Anarchy. World Politics" from a shortened name: "Biophys. Chem"."""
    if len(word) < _LEAST_TITLE or word in _STEMS or "." in name or "." in word:
        return False
    words = name.split()
    return word[-1] in "aeiouy" or (len(words) > 1 and words[-1] not in _STEMS)


def _is_name(name: str) -> bool:
    """Tell a name in capitals, whole or shortened, from a sentence."""
    words = name.replace("/", " ").split()
    if not 0 < len(words) <= _MAX_WORDS or not _LETTERS.search(name):
        return False
    if words[-1].lower() in _LINKS and len(words[-1]) > 1:
        return False
    if _NO_NAME.search(name) or name.islower():
        return False
    return all(
        not word[0].islower()
        or word in _LINKS
        or word[:2] in ("l’", "l'", "d’", "d'")
        or word.endswith(".")
        for word in words
    ) and words[0] not in ("In", "The:")


def _is_short(name: str) -> bool:
    """Tell a name with small letters ("Revue de philosophie") by its length."""
    if _NO_NAME.search(name):
        return False
    return len(name.split()) <= 7 and "." not in name and "," not in name and len(name) > 3


def _is_list(text: str, begin: int, seam: int) -> bool:
    """Tell "…, Science, Technology" where the comma may stand inside the name."""
    piece = text[begin:seam].rsplit(",", 1)
    if len(piece) < 2:
        return False
    words = piece[1].split()
    return len(words) <= 2 and all(word[0].isupper() for word in words)
