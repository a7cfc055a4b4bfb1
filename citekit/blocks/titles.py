"""Where in a block its title stands, as the page shows it: by its own title, by italics."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citekit.blocks.plain import Plain
from citekit.model import Span
from citekit.normalize.agreement import fold
from citekit.patterns import lazy

_LEAST, _LEAST_SET_OFF = 12, 6
_SUBTITLE = lazy(r"\W{0,3}:\s[^\W\d_A-ZÀ-Þ][^.?!\n]{4,200}(?=[.?!]\s)")
"""What goes on in small letters behind what is set off: "**Soft power**: the means to succeed"."""
_GOES_ON = (":", "–", "—", "-", "?", "!")


def title_spans(plain: Plain, titles: Iterable[str]) -> tuple[Span, ...]:
    """Return the places of ``titles``, then what is set in italics.

    A title that the block prints longer (with a subtitle) has no place.
    """
    whole = fold(plain.text)
    wanted = {title: fold(title) for title in titles}
    letters = (
        _letters(plain.text) if any(folded in whole for folded in wanted.values()) else ("", ())
    )
    found = [
        span
        for title, folded in wanted.items()
        if (span := _place_of(title, folded, plain.text, letters)) is not None
    ]
    for span in plain.emphasis:
        start, end = span.start, span.end
        while end > start and plain.text[end - 1] in " .,;:*_\n":
            end -= 1
        if end - start >= _LEAST_SET_OFF:
            subtitle = _SUBTITLE.match(plain.text, end)
            if subtitle:
                found.append(Span(start, subtitle.end()))
            found.append(Span(start, end))
    return tuple(dict.fromkeys(found))


def _letters(text: str) -> tuple[str, Sequence[int]]:
    """The folded letters of ``text``, and where each stands in it."""
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for letter in char.lower() if char.isascii() and char.isalnum() else fold(char):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _place_of(
    title: str, wanted: str, text: str, letters: tuple[str, Sequence[int]]
) -> Span | None:
    folded, places = letters
    if len(wanted) < _LEAST:
        return None
    at = folded.find(wanted)
    if at < 0:
        return None
    start, end = places[at], places[at + len(wanted) - 1] + 1
    if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
        return None
    after = text[end:].lstrip()
    if after[:1] in ("?", "!") and title.rstrip()[-1:] in ("?", "!"):
        end = text.index(after[0], end) + 1
    elif after[:1] in _GOES_ON:
        return None
    return Span(start, end)
