"""Whether two values of one variable say the same, whatever their form."""

from __future__ import annotations

import re
import unicodedata

from citekit.model import Date, Name, Value
from citekit.patterns import lazy

_TAG = lazy(r"<[^<>]{1,80}>")
_ARTICLE = lazy(r"^(?:the|a|an|der|die|das|le|la|les|el|los|il)\s+", re.IGNORECASE)


def agree(left: Value, right: Value) -> bool:
    """Whether ``left`` and ``right`` can both be right: one may say less than the other.

    A year agrees with a day in it, a family name with the full name, a title without
    its subtitle with the whole.

    >>> agree(Date(parts=((2023, 3, 21),)), Date(parts=((2023,),)))
    True
    >>> agree("The Diplomat", "Diplomat, The")
    True
    """
    match left, right:
        case Date(), Date():
            return _dates_agree(left, right)
        case str(), str():
            return _texts_agree(left, right)
        case tuple(), tuple():
            return _names_agree(left, right)
        case _:
            return False


def fold(text: str) -> str:
    """Return the letters and digits of ``text``, without case, accents and markup."""
    if "<" in text:
        text = _TAG.sub("", text)
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ")).casefold()
    return "".join(filter(str.isalnum, plain))


def same_title(left: str, right: str) -> bool:
    """Whether two titles name one work: equal, or one is the other with a subtitle."""
    first, second = fold(left), fold(right)
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    return short == long or (len(short) >= 12 and long.startswith(short))


def _dates_agree(left: Date, right: Date) -> bool:
    if not left.parts or not right.parts:
        return True
    first, second = left.parts[0], right.parts[0]
    shared = min(len(first), len(second))
    if first[:shared] == second[:shared]:
        return True
    return any(second[:1] == part[:1] for part in left.parts) and shared == 1


def _texts_agree(left: str, right: str) -> bool:
    first, second = fold(left), fold(right)
    if first == second or not first or not second:
        return True
    short, long = sorted((first, second), key=len)
    if len(short) >= 8 and short in long:
        return True
    bare = [
        fold(
            _ARTICLE.sub("", re.sub(r"^(.*),\s+(the|die|la)$", r"\2 \1", text, flags=re.IGNORECASE))
        )
        for text in (left, right)
    ]
    if bare[0] == bare[1]:
        return True
    if _abbreviated(left, right) or _abbreviated(right, left):
        return True
    numbers = [re.findall(r"\d+", text) for text in (left, right)]
    return (
        bool(numbers[0])
        and numbers[0] == numbers[1]
        and not re.search(r"[^\W\d]{3,}", left + right)
    )


def _abbreviated(short: str, long: str) -> bool:
    """Whether each word of ``short`` begins a later word of ``long``: "Duke Math. J."."""
    words = [word for word in (fold(word) for word in short.replace(".", ". ").split()) if word]
    full = [word for word in (fold(word) for word in long.split()) if word]
    if len(words) < 2 or len(words) > len(full):
        return False
    place = 0
    for word in words:
        while place < len(full) and not full[place].startswith(word):
            place += 1
        place += 1
    return place <= len(full)


def _names_agree(left: tuple[Name, ...], right: tuple[Name, ...]) -> bool:
    if not left or not right:
        return True
    first, second = [_family(name) for name in left], [_family(name) for name in right]
    short, long = sorted((first, second), key=len)
    return all(
        any(name == other or name in other or other in name for other in long) for name in short
    )


def _family(name: Name) -> str:
    return fold(name.family or name.literal or name.given)
