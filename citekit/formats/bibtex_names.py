"""BibTeX's name lists ↔ Names: "First von Last", "von Last, First", "von Last, Jr, First".

Grammar: O. Patashnik, BibTeXing (1988), section 4; braces make one token.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from citekit.model import Name
from citekit.patterns import lazy

_BRACED_WHOLE = lazy(r"\{(?:[^{}]|\{[^{}]*\})*\}")


def split_names(text: str) -> list[str]:
    """Split a list at " and " outside braces, whatever its case.

    >>> split_names("Barnes {and} Noble and Nye, Joseph")
    ['Barnes {and} Noble', 'Nye, Joseph']
    """
    names: list[str] = []
    depth = start = 0
    for match in re.finditer(r"[{}]|\s(?:and)(?=\s)", text, re.IGNORECASE):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and match.start() >= start:
            names.append(text[start : match.start()])
            start = match.end()
    names.append(text[start:])
    return [name.strip() for name in names if name.strip()]


def parse_bibtex_name(text: str, decode: Callable[[str], str]) -> Name:
    """Read one name of a list; a name braced as a whole is an institution."""
    text = text.strip()
    if _BRACED_WHOLE.fullmatch(text) and not text.startswith("{\\"):
        return Name(literal=decode(text[1:-1]))
    parts = _split_outside(text, ",")
    if len(parts) == 1:
        return _in_order(_words(text), decode)
    von, last = _von_last(_words(parts[0]))
    given = parts[2] if len(parts) > 2 else parts[1]
    suffix = parts[1] if len(parts) > 2 else ""
    given_words = _words(given)
    return Name(
        family=decode(" ".join(last)),
        given=decode(" ".join(given_words)),
        non_dropping_particle=decode(" ".join(von)),
        suffix=decode(suffix.strip()),
    )


def _in_order(words: list[str], decode: Callable[[str], str]) -> Name:
    """First von Last: von is from the first to the last word in lower case."""
    if len(words) == 1:
        return (
            Name(family=decode(words[0]))
            if not words[0].startswith("{")
            else Name(literal=decode(words[0]))
        )
    small = [index for index, word in enumerate(words[:-1]) if _is_small(word)]
    if not small:
        return Name(given=decode(" ".join(words[:-1])), family=decode(words[-1]))
    first, last = small[0], small[-1]
    return Name(
        given=decode(" ".join(words[:first])),
        non_dropping_particle=decode(" ".join(words[first : last + 1])),
        family=decode(" ".join(words[last + 1 :])),
    )


def _von_last(words: list[str]) -> tuple[list[str], list[str]]:
    split = 0
    for index, word in enumerate(words[:-1]):
        if _is_small(word):
            split = index + 1
        elif split == 0:
            break
    return words[:split], words[split:]


def _is_small(word: str) -> bool:
    """Whether BibTeX takes a word for a particle: its first letter outside braces is small."""
    bare = re.sub(r"\\[A-Za-z]+\s*|\\.", "", word)
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    letter = next((char for char in bare if char.isalpha()), "")
    return letter.islower()


def _words(text: str) -> list[str]:
    words: list[str] = []
    depth, current = 0, ""
    for char in text:
        if char in " \t\n~" and depth == 0:
            if current:
                words.append(current)
            current = ""
            continue
        depth += {"{": 1, "}": -1}.get(char, 0)
        current += char
    return [*words, current] if current else words


def _split_outside(text: str, separator: str) -> list[str]:
    parts = [""]
    depth = 0
    for char in text:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if char == separator and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


# ── Writing ──────────────────────────────────────────────────────────────────────────


def write_names(names: Iterable[Name], encode: Callable[[str], str], *, others: bool) -> str:
    """Return a BibTeX name list; ``others`` ends it in "and others"."""
    written = [_write_name(name, encode) for name in names]
    return " and ".join([*written, "others"] if others else written)


def _write_name(name: Name, encode: Callable[[str], str]) -> str:
    if name.literal or not name.family:
        return "{" + encode(name.literal or name.given) + "}"
    family = _guarded(encode(name.family))
    particle = " ".join(
        part for part in (name.dropping_particle, name.non_dropping_particle) if part
    )
    if particle and particle[0].isupper():
        family, particle = "{" + f"{encode(particle)} {encode(name.family)}" + "}", ""
    last = f"{encode(particle)} {family}" if particle else family
    if not name.given and not name.suffix:
        return last if particle else "{" + encode(name.family) + "}" if " " in name.family else last
    given = _guarded(encode(name.given))
    if name.suffix:
        return f"{last}, {_guarded(encode(name.suffix))}, {given}"
    return f"{last}, {given}"


def _guarded(text: str) -> str:
    """``text`` so that no comma and no "and" in it, nor a small first word, is grammar."""
    risky = "," in text or re.search(r"(?:^|\s)and(?:\s|$)", text, re.IGNORECASE)
    small = (
        " " in text and any(word[:1].islower() for word in text.split()[:-1]) and text[:1].isalpha()
    )
    return "{" + text + "}" if risky or (small and text[:1].islower()) else text
