"""Letters whose accents stand apart, as PDF files hold them, and HTML's names of letters ("&ndash;").

They are composed for reading, and what is found is mapped back to the text as printed.
"""

from __future__ import annotations

import html
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from citekit.model import Draft, Raw, Span
from citekit.patterns import lazy

_ENTITY = r"&(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|[A-Za-z]{2,8}\d{0,2});"
_CLUSTER = lazy(rf"{_ENTITY}|\S[\u0300-\u036f]+|[^\u0300-\u036f]|[\u0300-\u036f]")


class Composed:
    """``text`` in composed letters, and where each of them stood before."""

    def __init__(self, printed: str) -> None:
        letters: list[str] = []
        starts: list[int] = []
        for match in _CLUSTER.finditer(printed):
            letter = match[0]
            if len(letter) > 1:
                letter = unicodedata.normalize("NFC", html.unescape(letter))
            letters.append(letter)
            starts += [match.start()] * len(letter)
        self.text = "".join(letters)
        self._starts = [*starts, len(printed)]

    def inside(self, spans: Sequence[Span]) -> list[Span]:
        """Return ``spans`` of the printed text as spans of the composed one."""
        return [
            Span(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))
            for span in spans
        ]

    def mapped_back(self, draft: Draft) -> Draft:
        """Return ``draft`` of the composed text with spans of the printed one."""
        return replace(
            draft,
            variables={
                name: tuple(self._moved(raw) for raw in raws)
                for name, raws in draft.variables.items()
            },
            unused=tuple(self._printed(span) for span in draft.unused),
        )

    def _moved(self, raw: Raw) -> Raw:
        return replace(raw, span=self._printed(raw.span)) if raw.span else raw

    def _printed(self, span: Span) -> Span:
        return Span(self._starts[span.start], self._starts[span.end])


def is_apart(text: str) -> bool:
    """Whether a letter's accent stands in a character of its own, or a letter in many.

    >>> is_apart("Kähärä"), is_apart("Ka\u0308ha\u0308ra\u0308"), is_apart("153&ndash;171")
    (False, True, True)
    """
    if "&" in text and ";" in text and _NAMED.search(text):
        return True
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return False
    return _LOOSE.search(text) is not None


_NAMED = lazy(_ENTITY)
_LOOSE = lazy(r"[^\W\d_][\u0300-\u036f]")
