"""The order of texts: letters first, then accents, then case, as a language has them.

After the Unicode Collation Algorithm, for the scripts that references are written in. What
a language counts as letters of its own (CLDR, "collation") is in ``_OWN``: each stands
after the letter that it is written with here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

Key = tuple[object, ...]

_FIRST = "\x02"  # before all letters and digits

_SPACES = dict.fromkeys(map(ord, "\"'“”‘’«»„‚‹›()[]-–—.,;:!?¿¡/’`"), " ")
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)
# Letters in their order → what they stand after: "z" and one mark more for each.
_OWN: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "cs": (("c", "č"), ("h", "ch"), ("r", "ř"), ("s", "š"), ("z", "ž")),
        "da": (("z", "æ ø å"),),
        "es": (("n", "ñ"),),
        "et": (("s", "š z ž"), ("w", "õ ä ö ü")),
        "fi": (("z", "å ä ö"),),
        "hr": (("c", "č ć"), ("d", "dž đ"), ("l", "lj"), ("n", "nj"), ("s", "š"), ("z", "ž")),
        "hu": (
            ("c", "cs"), ("d", "dz dzs"), ("g", "gy"), ("l", "ly"), ("n", "ny"), ("o", "ö ő"),
            ("s", "sz"), ("t", "ty"), ("u", "ü ű"), ("z", "zs"),
        ),
        "is": (("a", "á"), ("d", "ð"), ("e", "é"), ("i", "í"), ("o", "ó"), ("u", "ú"),
               ("y", "ý"), ("z", "þ æ ö å")),
        "lt": (("c", "č"), ("s", "š"), ("z", "ž")),
        "lv": (("c", "č"), ("g", "ģ"), ("k", "ķ"), ("l", "ļ"), ("n", "ņ"), ("r", "ŗ"),
               ("s", "š"), ("z", "ž")),
        "nb": (("z", "æ ø å"),),
        "nn": (("z", "æ ø å"),),
        "no": (("z", "æ ø å"),),
        "pl": (("a", "ą"), ("c", "ć"), ("e", "ę"), ("l", "ł"), ("n", "ń"), ("o", "ó"),
               ("s", "ś"), ("z", "ź ż")),
        "ro": (("a", "ă â"), ("i", "î"), ("s", "ș"), ("t", "ț")),
        "sk": (("a", "ä"), ("c", "č"), ("h", "ch"), ("o", "ô"), ("s", "š"), ("z", "ž")),
        "sl": (("c", "č ć"), ("d", "đ"), ("s", "š"), ("z", "ž")),
        "sv": (("z", "å ä ö"),),
        "tr": (("c", "ç"), ("g", "ğ"), ("h", "ı"), ("o", "ö"), ("s", "ş"), ("u", "ü")),
    }
)  # fmt: skip
_AFTER = "{"  # the character after "z"


@lru_cache(maxsize=1 << 16)
def collation(text: str, lang: str = "") -> Key:
    """Return what orders ``text`` among others of a document in ``lang``.

    >>> sorted(["Zed", "Élan", "elan", "Émile"], key=collation)
    ['elan', 'Élan', 'Émile', 'Zed']
    >>> sorted(["Chalupa", "Hašek", "Cibulka"], key=lambda text: collation(text, "cs"))
    ['Cibulka', 'Hašek', 'Chalupa']
    """
    spaced = " ".join(text.translate(_SPACES).split())
    folded = spaced.casefold()
    for own, place in _own_letters(lang):
        folded = folded.replace(own, place)
    folded = folded.translate(_LETTERS)
    if lang == "zh" and "\u3400" <= folded[:1] <= "\u9fff":
        folded = _FIRST + folded
    if folded.isascii():
        return (folded, "", spaced.swapcase())
    decomposed = unicodedata.normalize("NFD", folded)
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return (letters, decomposed, spaced.swapcase())


@lru_cache(maxsize=80)
def _own_letters(lang: str) -> tuple[tuple[str, str], ...]:
    """Return the letters of a language, the longest first, with what sorts in their place."""
    found = [
        (letter, before + _AFTER * count)
        for before, letters in _OWN.get(lang, ())
        for count, letter in enumerate(letters.split(), 1)
    ]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))
