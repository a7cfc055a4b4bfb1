"""The number, letter or bullet that a bibliography prints before a reference."""

from __future__ import annotations

from dataclasses import replace

from citekit.model import Draft, Raw, Span
from citekit.patterns import lazy

_MARKER = lazy(
    r"\s*(?:"
    r"\[(?=[^\]]{0,14}\d)[^\W_][\w+*.:-]{0,14}\]\s*"  # [12], [KBVZ21]
    r"|\(\d{1,3}\)\s*(?=[^\W\d_])"  # (12)
    r"|\d{1,3}[.)]\s*(?=[^\W\d_]|[\"“„«])"  # 12.
    r"|(?:(?:Vgl\.|Siehe|Cf\.)\s(?:(?:auch|hierzu|dazu|etwa|also)\s){0,2}|See\s(?:also|e\.\s?g\.,?|generally)\s)(?=[^\W\d_a-z])"
    r"|[•·▪◦‣*–—-]\s+(?=[^\W\d_]|[\"“„«])"
    r"|\d{1,3}[\s-]\s{0,3}(?=(?:[^\W\d_a-z]\.[\s-]?){1,3}\s?[^\W\d_]{2}"  # 12 A. Author
    r"|[^\W\d_a-z][^\W\d_]+,\s(?:[^\W\d_a-z]\.|[^\W\d_a-z][^\W\d_]+[,.]?\s)"
    r"|[^\W\d_a-z]{1,3}\s(?:von\s|van\s|de\s)?[^\W\d_a-z][^\W\d_]+[,\s-]"
    r"|[^\W\d_a-z][^\W\d_]+\s[^\W\d_a-z]{1,3}[,.:])"
    r")"
)


def marker_end(text: str) -> int:
    """Return where the reference begins, behind the blanks and the marker of ``text``.

    >>> marker_end("[12] Lee, H. Charging the Future")
    5
    >>> marker_end("1984 is a novel")
    0
    """
    match = _MARKER.match(text)
    return match.end() if match and match.end() < len(text) else 0


def shifted(draft: Draft, offset: int) -> Draft:
    """Return ``draft`` with its spans moved by ``offset`` characters."""
    if not offset:
        return draft
    return replace(
        draft,
        variables={
            name: tuple(
                [
                    Raw(text=raw.text, span=_moved(raw, offset), confidence=raw.confidence)
                    for raw in raws
                ]
            )
            for name, raws in draft.variables.items()
        },
        unused=tuple(Span(span.start + offset, span.end + offset) for span in draft.unused),
    )


def _moved(raw: Raw, offset: int) -> Span | None:
    return Span(raw.span.start + offset, raw.span.end + offset) if raw.span else None
