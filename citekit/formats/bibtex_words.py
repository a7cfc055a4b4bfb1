"""Words of titles that keep their capitals ↔ braces round them."""

from __future__ import annotations

from collections.abc import Iterator

from citekit.formats.latex_writer import TAG, encode_latex
from citekit.patterns import lazy

_WORD = lazy(r"[^\W_]+(?:['’.][^\W_]+)*")
# A capital within a word or alone: without one, no word of an ASCII title has braces.
_CAPITAL = lazy(r"(?<=[\w'.])[A-Z]|\b[B-Z]\b")
_TITLE_TAG = lazy(r"<[^<>]*>")


def protected_words(stretch: str) -> Iterator[str]:
    """Yield the capitalised words of what braces protect.

    >>> list(protected_words("South Korea and NATO"))
    ['South', 'Korea', 'NATO']
    """
    for match in _WORD.finditer(_TITLE_TAG.sub(" ", stretch)):
        if match[0] != match[0].lower():
            yield match[0]


def protect_case(title: str, proper: frozenset[str], *, ascii_only: bool = False) -> str:
    """Return a title as LaTeX with braces round the words that must keep their capitals.

    Those are the ``proper`` words, and what has capitals inside (``NATO``, ``iPhone``).
    Neighbours share one pair. Inside markup nothing is braced: its own braces protect.

    >>> protect_case("The EU and South Korea", frozenset(("South", "Korea")))
    'The {EU} and {South Korea}'
    """
    out: list[str] = []
    place = 0
    for start, end in _runs(title, proper):
        out.append(encode_latex(title[place:start], ascii_only=ascii_only))
        out.append("{" + encode_latex(title[start:end], ascii_only=ascii_only) + "}")
        place = end
    if place == 0:
        return encode_latex(title, ascii_only=ascii_only)
    out.append(encode_latex(title[place:], ascii_only=ascii_only))
    return "".join(out)


def _runs(title: str, proper: frozenset[str]) -> list[tuple[int, int]]:
    """Where braces go. A title with markup is only cut where no tag is open."""
    if not proper and title.isascii() and not _CAPITAL.search(title):
        return []
    open_ = _open_tags(title) if "<" in title else []
    shouted = title.upper() == title
    runs: list[tuple[int, int]] = []
    for match in _WORD.finditer(title):
        word = match[0]
        bare = word[:-2] if word[-2:] in ("'s", "’s") else word
        if not (bare in proper or (not shouted and _has_inner_capital(bare))):
            continue
        start, end = match.start(), match.start() + len(bare)
        if "." in word and title[match.end() : match.end() + 1] == ".":
            end = match.end() + 1
        if any(first < end and start < last for first, last in open_):
            continue
        if runs and title[runs[-1][1] : start] == " ":
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _open_tags(title: str) -> list[tuple[int, int]]:
    """The stretches from an outermost opening tag to its end, and every lone tag."""
    stretches: list[tuple[int, int]] = []
    depth = start = 0
    for match in TAG.finditer(title):
        if match["end"]:
            depth -= 1
            if depth <= 0:
                stretches.append((start if depth == 0 else match.start(), match.end()))
                depth = 0
        else:
            if depth == 0:
                start = match.start()
            depth += 1
    if depth:
        stretches.append((start, len(title)))
    return stretches


def _has_inner_capital(word: str) -> bool:
    if word.islower() or (word.istitle() and "." not in word):
        return len(word) == 1 and word.isupper() and word != "A"
    return any(char.isupper() for char in word[1:])
