"""How much a stretch of text looks like a reference: points for what references have."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?<![\d./-])(?:1[5-9]\d\d|20\d\d)[a-z]?(?![\d])")
_NO_DATE = re.compile(
    r"\b(?:n\.\s?d\.|o\.\s?J\.|s\.\s?f\.|forthcoming|in press|to appear|im Erscheinen)",
    re.IGNORECASE,
)
_IDENTIFIER = re.compile(
    r"\b10\.\d{4,9}/\S|https?://\S|\bdoi\s?:|\barxiv\b|urn:nbn|hdl\.handle", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“”„«‘][^\"“”»]{2,300}?\s[^\"“”»]{1,300}[\"”“»’]")
_FAMILY_FIRST = re.compile(
    r"^\W{0,4}(?:(?:de|di|da|del|della|van|von|der|den|ten|la|le|el|al|bin|ibn)\s+){0,3}"
    r"[^\W\d_][\w'’‘.-]*(?:\s+[^\W\d_][\w'’-]*){0,2},\s*[^\W\d_]"
)
_INITIALS_FIRST = re.compile(r"^\W{0,4}(?:[^\W\d_]\.[\s-]?){1,3}\s?[^\W\d_a-z][\w'’-]+")
_VANCOUVER = re.compile(
    r"^\W{0,4}[^\W\d_][\w'’-]+(?:\s[^\W\d_][\w'’-]+)?\s[A-Z]{1,3}(?:,|\.|\sand\s|\s\()"
)
_GIVEN_FIRST = re.compile(
    r"^\W{0,4}[^\W\d_a-z][\w'’.-]+(?:\s(?:[A-Z]\.|[^\W\d_a-z][\w'’-]+)){1,3}(?:,|\.|\sand\s|\s&|\s\()"
)
_NUMBERS = re.compile(
    r"\b(?:vol|no|nr|pp?|bd|jg|issue|volume)\b\.?\s?\d|\d+\s?\(\d+[^)]{0,10}\)|\d+:\s?\d+|\b\d+\s?[-–]\s?\d+\b|\be\d{5,}",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[.,;:](?=\s|$|\d|[\"”])|[，。：；]")
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,2}[^*_\s][^*_]{2,200}[*_]{1,2}(?!\w)|<(?:i|em|cite)\b")
_PLACEHOLDER = re.compile(
    r"\[(?:url|access date|date|author|title|year|insert)[^\]]{0,40}\]|<(?:your|date|year|author|title)[\w -]{0,20}>|"
    r"\bYOUR[-_ ]|\bXX+\b|article title|title of (?:the )?(?:article|page|paper)|author(?:'s)? name|\bA\. ?A\.|"
    r"last ?name, ?f|\(year\)|example\.(?:com|org)|10\.xxxx|10\.\d+/x{3,}",
    re.IGNORECASE,
)  # fmt: skip
_PROSE = re.compile(
    r"^\W{0,3}(?:click|please|if you|you (?:can|may|should)|we |for more|see |use |the following|follow|in order to|"
    r"when (?:using|citing)|when you|to (?:obtain|get|copy|download|export|view)|copy|download|export|select|choose|"
    r"if |when |wenn |bitte |um |pour |si |para |per |как )",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"\b(?:you|your|please|click(?:ing)?|we|our|I)\b", re.IGNORECASE)
_HEAD = 1_200


def reference_points(text: str) -> int:
    """Return points: 3 and more are a reference, 1 and 2 might be one, less is none.

    >>> reference_points('Nye, Joseph S. "Get Smart." Foreign Affairs, July 2009.') >= 4
    True
    >>> reference_points("Please click here to export this page.") < 1
    True
    """
    text = text[:_HEAD].strip()
    if len(text) < 12:
        return 0
    points = 0
    if _YEAR.search(text):
        points += 2
    elif _NO_DATE.search(text):
        points += 1
    points += 2 * bool(_IDENTIFIER.search(text))
    points += bool(_QUOTED.search(text)) or text.count('"') == 1 or "“" in text
    points += bool(_NUMBERS.search(text))
    points += bool(_EMPHASIS.search(text))
    points += len(_SEPARATORS.findall(text)) >= 3
    if _FAMILY_FIRST.match(text) or _INITIALS_FIRST.match(text) or _VANCOUVER.match(text):
        points += 2
    elif _GIVEN_FIRST.match(text):
        points += 1
    points -= 4 * bool(_PLACEHOLDER.search(text))
    points -= 3 * bool(_PROSE.match(text))
    words = len(text.split())
    points -= 2 * (len(_SPEECH.findall(text)) > max(1, words // 25))
    if words < 3 and not _has_cjk(text):
        points -= 2
    return points


def starts_like_reference(text: str) -> bool:
    """Whether ``text`` begins with names as references do."""
    return bool(_FAMILY_FIRST.match(text) or _INITIALS_FIRST.match(text) or _VANCOUVER.match(text))


def is_complete(text: str) -> bool:
    """Whether a reference could end here: it has a date or identifier, and its brackets close."""
    if text.count("(") > text.count(")") or text.count("[") > text.count("]"):
        return False
    if text.rstrip().endswith(
        (",", ";", " and", "&", "/", "-", ":", "“", " in", " In", " of", " the")
    ):
        return False
    return bool(_YEAR.search(text) or _IDENTIFIER.search(text) or _NO_DATE.search(text))


def has_placeholder(text: str) -> bool:
    """Whether ``text`` is a template to fill in, not a reference."""
    return _PLACEHOLDER.search(text) is not None


def _has_cjk(text: str) -> bool:
    return any("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in text)
