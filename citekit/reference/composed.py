"""Letters whose accents stand apart, as PDF files hold them: composed for reading, then mapped back."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from citekit.model import Draft, Raw, Span
from citekit.patterns import lazy

_CLUSTER = lazy(r"\S[\u0300-\u036f]+|[^\u0300-\u036f]|[\u0300-\u036f]")


class Composed:
    """``text`` in composed letters, and where each of them stood before."""

    def __init__(self, printed: str) -> None:
        letters: list[str] = []
        starts: list[int] = []
        for match in _CLUSTER.finditer(printed):
            letter = unicodedata.normalize("NFC", match[0]) if len(match[0]) > 1 else match[0]
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


def has_loose_accents(text: str) -> bool:
    """Whether a letter's accent stands in a character of its own.

    >>> has_loose_accents("Kähärä"), has_loose_accents("Ka\u0308ha\u0308ra\u0308")
    (False, True)
    """
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return False
    return _LOOSE.search(text) is not None


_LOOSE = lazy(r"[^\W\d_][\u0300-\u036f]")
