"""Citation keys: ``pollmann2023whats``, the same on every machine and for ever.

First author's family name, year, first significant word of the title, in ASCII. In a
bibliography, works that clash get further title words and then a hash of their content,
never a letter by order: a page that joins a folder changes no other's key. In a library,
existing keys stay and a new one that clashes gets a letter.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice

from citekit.model import Item, Name
from citekit.patterns import lazy

# Words that tell nothing about a title, in the languages of the pages we read.
_STOP = frozenset(
    """
    a an the and or of in on at to for from by with as is are was were be
    der die das ein eine einer eines dem den des und oder von im am zu zur zum für mit auf
    le la les l un une des du de d et ou à au aux en dans pour sur par
    el los las una unos unas y o del al con por para
    il lo gli i uno e di da nel nella della dei degli per su
    o os as um uma e do da dos das no na
    het een en van
    """.split()
)
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
     "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "Þ": "Th", "ı": "i"}
)  # fmt: skip
_MARKUP = lazy(r"</?(?:i|b|sup|sub|sc|span)\b[^>]{0,80}>")
_HASH_LENGTH = 5


def make_keys(
    items: Sequence[Item],
    *,
    keep: Iterable[Item] = (),
    pattern: Callable[[Item], str] | None = None,
) -> tuple[str, ...]:
    """Return one key an item, all different whatever the case.

    An item that has an ``id`` already keeps it while no other has it. ``keep`` are items
    whose keys the same works keep (same author, year and title). A ``pattern`` (see
    ``key_patterns``) names every other work; where it names two the same, each gets a
    hash of its content.
    """
    kept = {_identity(item): item.id for item in keep}
    given = ["" if pattern else item.id for item in items]
    if kept:
        given = [kept.get(_identity(item)) or key for item, key in zip(items, given, strict=True)]
    if pattern is not None:
        return _patterned(items, given, pattern)
    counts: dict[str, int] = defaultdict(int)
    for key in given:
        counts[key.casefold()] += 1
    keys: list[str] = [key if key and counts[key.casefold()] == 1 else "" for key in given]
    taken = {key.casefold() for key in keys if key}
    open_ = [index for index, key in enumerate(keys) if not key]
    for words in (1, 2, 3):
        made = {index: make_key(items[index], words=words) for index in open_}
        tally: dict[str, int] = defaultdict(int)
        for key in made.values():
            tally[key] += 1
        settled = [i for i in open_ if tally[made[i]] == 1 and made[i] not in taken]
        for index in settled:
            keys[index] = made[index]
        if words == 1:
            # A work whose one-word key clashes leaves it to nobody: order must not matter.
            taken |= {key for key, count in tally.items() if count > 1}
        taken |= {made[index] for index in settled}
        open_ = [index for index in open_ if not keys[index]]
    seen: dict[str, int] = defaultdict(int)
    for index in open_:
        base = f"{make_key(items[index], words=3)}-{_content_hash(items[index])}"
        seen[base] += 1
        keys[index] = base if seen[base] == 1 else f"{base}-{seen[base]}"
    return tuple(keys)


def _patterned(
    items: Sequence[Item], given: Sequence[str], pattern: Callable[[Item], str]
) -> tuple[str, ...]:
    made = [key or pattern(item) or make_key(item) for key, item in zip(given, items, strict=True)]
    counts = Counter(key.casefold() for key in made)
    seen: Counter[str] = Counter()
    keys: list[str] = []
    for key, fixed, item in zip(made, given, items, strict=True):
        if counts[key.casefold()] > 1 and not fixed:
            key = f"{key}-{_content_hash(item)}"
        seen[key.casefold()] += 1
        keys.append(key if seen[key.casefold()] == 1 else f"{key}-{seen[key.casefold()]}")
    return tuple(keys)


def make_key(item: Item, *, words: int = 1) -> str:
    """Return author + year + the first ``words`` significant words of the title."""
    date = item.date("issued")
    year = date.year if date is not None else None
    author = _author(item)
    title = islice(_folded(item.text("title"), item.text("language")), words)
    stamp = "nd" if year is None else str(year) if year >= 0 else f"bce{-year}"
    return f"{author}{stamp}{''.join(title)}"


def library_key(item: Item, taken: Collection[str]) -> str:
    """Return a key for a library that has ``taken``: with a letter (a … z, aa …) on a clash.

    >>> library_key(Item(id="nye2004soft", type="book"), ["Nye2004Soft", "nye2004softa"])
    'nye2004softb'
    """
    base = item.id or make_key(item)
    known = {key.casefold() for key in taken}
    if base.casefold() not in known:
        return base
    number = 1
    while True:
        key = base + _letters(number)
        if key.casefold() not in known:
            return key
        number += 1


def nearest_keys(key: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """Return keys that look like ``key``, best first."""
    import difflib

    return tuple(difflib.get_close_matches(key, list(known), count, 0.5))


def significant_words(title: str, language: str = "") -> list[str]:
    """Return the words of a title that tell something, in ASCII and lower case.

    >>> significant_words("What's Driving the Japan–South Korea Thaw?")[:2]
    ['whats', 'driving']
    """
    return list(_folded(title, language))


def _folded(title: str, language: str) -> Iterator[str]:
    return filter(None, (fold(word, language) for word in title_words(title)))


def title_words(title: str) -> list[str]:
    """Return the words of a title that tell something, as they stand."""
    plain = _MARKUP.sub("", title)
    joined = re.sub(r"(?<=\w)['’`](?=\w)", "", plain)
    words = [word for word in re.split(r"[\W_]+", joined) if word]
    return [word for word in words if word.casefold() not in _STOP] or words


def fold(text: str, language: str = "") -> str:
    """Return ``text`` in ASCII letters and digits, lower case; German umlauts as ae, oe, ue.

    >>> fold("Müller", "de"), fold("Müller"), fold("Łukasz")
    ('mueller', 'muller', 'lukasz')
    """
    return re.sub(r"[^a-z0-9]", "", to_ascii(text, language).lower())


def to_ascii(text: str, language: str = "") -> str:
    """Return ``text`` in ASCII, capitals and signs as they stand.

    >>> to_ascii("Łukasz Żółć"), to_ascii("Пушкин")
    ('Lukasz Zolc', 'Pushkin')
    """
    if language.lower().startswith("de"):
        text = text.translate(_GERMAN)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(char for char in text if not unicodedata.combining(char))
        if not text.isascii():
            from anyascii import anyascii

            text = anyascii(text)
    return text


def first_author(item: Item) -> Name | None:
    """Return the name that a key begins with: the author's, else the editor's, and so on."""
    return _first_author(item)[0]


def _author(item: Item) -> str:
    return _first_author(item)[1]


def _first_author(item: Item) -> tuple[Name | None, str]:
    for variable in ("author", "editor", "translator", "director", "host", "composer"):
        names = item.names(variable)
        family = _family(names[0], item.text("language")) if names else ""
        if family:
            return names[0], family
    return None, "anon"


def _family(name: Name, language: str) -> str:
    if name.family:
        return fold(name.family, language)
    words = significant_words(name.literal or name.given, language)
    return words[0] if words else ""


def _identity(item: Item) -> tuple[str, str]:
    return make_key(item, words=50), item.text("DOI").lower()


def _content_hash(item: Item) -> str:
    data = {key: value for key, value in item.to_csl().items() if key != "id"}
    text = json.dumps(data, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:_HASH_LENGTH]


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(97 + rest) + text
    return text
