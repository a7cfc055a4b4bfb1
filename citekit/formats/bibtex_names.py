"""BibTeX's name lists → Names: "First von Last", "von Last, First", "von Last, Jr, First".

Grammar: O. Patashnik, BibTeXing (1988), section 4; braces make one token. Also biber's
form with named parts (``family=Goethe, given=Johann, prefix=von``).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from citekit.formats.latex_table import SYMBOLS
from citekit.model import Name
from citekit.patterns import lazy

_AND = lazy(r"\s+and\s+", re.IGNORECASE)
_AND_OR_BRACE = lazy(r"[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
_SIMPLE = lazy(r"[^{}\\~,]*+,?[^{}\\~,]*+")
_SEPARATOR = lazy(r"[{}]|[\s~]++")
_COMMA = lazy(r"[{},]")
_COMMAND = lazy(r"\\[A-Za-z]+\s*|\\.")
_NAMED = lazy(r"\s*(family|given|prefix|suffix|useprefix)(?:-i)?\s*=\s*(.*)", re.DOTALL)
_LETTER = lazy(r"\{\\([A-Za-z]+)")
OTHERS = ("others", "et al.", "et al", "u.a.", "[et al.]")

Decode = Callable[[str], str]


def split_names(text: str) -> list[str]:
    """Split a list at " and " outside braces, whatever its case.

    >>> split_names("Barnes {and} Noble and Nye, Joseph")
    ['Barnes {and} Noble', 'Nye, Joseph']
    """
    parts: list[str]
    if "{" not in text:
        parts = _AND.split(f" {text} ") if "nd" in text or "ND" in text else [text]
    else:
        parts = []
        depth = start = 0
        for match in _AND_OR_BRACE.finditer(f" {text} "):
            if match[0] == "{":
                depth += 1
            elif match[0] == "}":
                depth = max(0, depth - 1)
            elif depth == 0:
                parts.append(text[start : match.start() - 1])
                start = match.end() - 1
        parts.append(text[start:])
    return [name for name in map(str.strip, parts) if name]


def parse_bibtex_name(text: str, decode: Decode, *, dropping: bool = False) -> Name:
    """Read one name of a list; a name braced as a whole is an institution.

    Args:
        text: the name, without blanks around it.
        decode: reads the LaTeX of a part.
        dropping: take the particle as one that an inverted name drops.
    """
    if "=" in text and (named := _named_parts(text, decode)) is not None:
        return named
    if _SIMPLE.fullmatch(text):
        family, comma, after = text.partition(",")
        if not comma:
            return _in_order(text.split(), decode, dropping=dropping)
        words = family.split()
        if len(words) == 1:
            return Name(family=decode(words[0]), given=decode(" ".join(after.split())))
        von, last = _von_last(words)
        return _name(von, last, after.split(), "", decode, dropping=dropping)
    if _is_braced_whole(text):
        return Name(literal=decode(text[1:-1]).strip())
    parts = _split_at_commas(text)
    if len(parts) == 1:
        return _in_order(_words(text), decode, dropping=dropping)
    von, last = _von_last(_words(parts[0]))
    suffix = parts[1].strip() if len(parts) > 2 else ""
    given = _words(", ".join(parts[2:]) if len(parts) > 2 else parts[1])
    return _name(von, last, given, suffix, decode, dropping=dropping)


def _name(
    von: list[str],
    last: list[str],
    given: list[str],
    suffix: str,
    decode: Decode,
    *,
    dropping: bool,
) -> Name:
    particle = decode(" ".join(von))
    return Name(
        family=decode(" ".join(last)),
        given=decode(" ".join(given)),
        dropping_particle=particle if dropping else "",
        non_dropping_particle="" if dropping else particle,
        suffix=decode(suffix),
    )


def _in_order(words: list[str], decode: Decode, *, dropping: bool) -> Name:
    """First von Last: von is from the first to the last word in lower case."""
    if len(words) == 1:
        return Name(family=decode(words[0]))
    small = [index for index, word in enumerate(words[:-1]) if _is_small(word)]
    if not small:
        return Name(given=decode(" ".join(words[:-1])), family=decode(words[-1]))
    first, last = small[0], small[-1] + 1
    return _name(words[first:last], words[last:], words[:first], "", decode, dropping=dropping)


def _von_last(words: list[str]) -> tuple[list[str], list[str]]:
    """What stands before a comma: von ends in the last word in lower case but the last."""
    small = [index for index, word in enumerate(words[:-1]) if _is_small(word)]
    split = small[-1] + 1 if small else 0
    return words[:split], words[split:]


def _is_small(word: str) -> bool:
    """Whether BibTeX takes a word for a particle: its first letter outside braces is small.

    A group that begins with a command counts as the letter that it makes.
    """
    first = word[0]
    if first.isalpha():
        return first.islower()
    if word.startswith("{\\"):
        letter = _LETTER.match(word)
        if letter is not None and SYMBOLS.get(letter[1], "").isalpha():
            return SYMBOLS[letter[1]].islower()
        word = _COMMAND.sub("", word[1:], count=1).lstrip("{")
    elif first == "{":
        close = word.find("}")
        word = word[close + 1 :] if close >= 0 else ""
    first = next((char for char in word if char.isalpha()), "")
    return first.islower()


def _named_parts(text: str, decode: Decode) -> Name | None:
    parts: dict[str, str] = {}
    for part in _split_at_commas(text):
        match = _NAMED.fullmatch(part)
        if match is None:
            return None
        value = match[2].strip()
        if len(value) > 1 and (value[0], value[-1]) in (('"', '"'), ("{", "}")):
            value = value[1:-1]
        parts[match[1]] = decode(value)
    particle = parts.get("prefix", "")
    dropping = parts.get("useprefix", "").lower() == "false"
    return Name(
        family=parts.get("family", ""),
        given=parts.get("given", ""),
        dropping_particle=particle if dropping else "",
        non_dropping_particle="" if dropping else particle,
        suffix=parts.get("suffix", ""),
    )


def _is_braced_whole(text: str) -> bool:
    """Whether one pair of braces holds all of a name, and not one accented letter."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for match in re.finditer(r"[{}]", text):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end() == len(text)
    return False


def _words(text: str) -> list[str]:
    """Words outside braces; blanks and ties are between them."""
    words: list[str] = []
    depth = start = 0
    for match in _SEPARATOR.finditer(text):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
        elif depth <= 0 and not text.endswith("\\", 0, match.start()):
            words.append(text[start : match.start()])
            start = match.end()
    words.append(text[start:])
    return [word for word in words if word]


def _split_at_commas(text: str) -> list[str]:
    parts: list[str] = []
    depth = start = 0
    for match in _COMMA.finditer(text):
        if match[0] == ",":
            if depth <= 0:
                parts.append(text[start : match.start()])
                start = match.end()
        else:
            depth += 1 if match[0] == "{" else -1
    parts.append(text[start:])
    return parts
