"""Patterns of references that cross tokens: volume(issue):pages, imprints, addresses.

Each is a name and an expression; the tagger learns what a match means.
"""

from __future__ import annotations

import re

from citekit.patterns import lazy

MONTH = (
    r"(?:jan(?:uary|\.|uar|vier)?|feb(?:ruary|ruar|\.)?|févr(?:ier|\.)|mar(?:ch|s|zo|\.)?|märz|apr(?:il|\.)?|avril|abril|"
    r"may|mai|mayo|june?|juni|juin|junio|july?|juli|juillet|julio|aug(?:ust|\.)?|août|agosto|sept?(?:ember|embre|iembre|\.)?|"
    r"oct(?:ober|obre|\.)?|okt(?:ober|\.)?|nov(?:ember|embre|iembre|\.)?|dec(?:ember|\.)?|dez(?:ember|\.)?|déc(?:embre|\.)|diciembre|"
    r"spring|summer|autumn|fall|winter)"
)
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_DASH = r"\s{0,2}[-–—‐−]{1,3}\s{0,2}"
_PATTERNS = (
    ("url", r"(?:https?\s?:\s?//|www\.)\S{3,}"),
    ("doi", r"(?:doi\s{0,2}[:.]?\s{0,2}|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}\s?/\s?\S+"),
    ("arxiv", r"arxiv\s?:\s?\S+|\[?[a-z-]{2,9}(?:\.[A-Z]{2})?\s?/\s?\d{7}\]?"),
    ("isbn", r"ISBN[-:\s\d]{10,24}[\dX]|ISSN:?\s{0,2}\d{4}-\d{3}[\dX]"),
    ("accessed", r"(?:\[?(?:accessed|retrieved|last\s+visited|visited|abgerufen|zugriff|consulté|consultado|acesso|geraadpleegd|letzter\s+zugriff)\b[^.\]\n]{0,50})"),
    ("yvip", rf"{_YEAR}[a-z]?\s{{0,2}}[;:,]\s{{0,2}}\d+\s{{0,2}}(?:\(\s?[\w/.\s–-]{{1,12}}\))?\s{{0,2}}[:,]\s{{0,2}}[A-Za-z]?\d+(?:{_DASH}[A-Za-z]?\d+)?"),
    ("vip", rf"\b\d+\s{{0,2}}\(\s?[\w/.\s–-]{{1,12}}\)\s{{0,2}}[:,]?\s{{0,2}}(?:pp?\.\s?)?[A-Za-z]?\d+(?:{_DASH}[A-Za-z]?\d+)?"),
    ("vdip", rf"\b\d+\.\d+\s{{0,2}}(?:\({_YEAR}\))?\s{{0,2}}[:,]\s{{0,2}}(?:pp?\.\s?)?\d+{_DASH}\d+"),
    ("vip2", rf"\b\d+\s{{0,2}}:\s{{0,2}}[A-Za-z]?\d+(?:{_DASH}[A-Za-z]?\d+)?"),
    ("volno", r"\b(?:vol(?:ume)?|bd|band|jg|jahrgang|t|tome|tomo)\b\.?\s{0,2}\d+(?:[\s,;]{1,3}(?:no|nr|num|n|n°|issue|iss|heft|h)\b\.?[°º]?\s{0,2}[\d/–-]+)?"),
    ("number", r"\b(?:no|nr|num|issue|iss|heft|number)\b\.?\s{0,2}\d[\d/–-]*|n[°º]\s{0,2}\d+|#\s?\d+"),
    ("pages", rf"\b(?:pp?|pages?|s|seiten?|pág|págs)\b\.?\s{{0,2}}[A-Za-z]?\d+(?:{_DASH}[A-Za-z]?\d+)?(?:\s?ff?\b\.?)?"),
    ("range", rf"(?<![\w/])[A-Za-z]?\d{{1,6}}{_DASH}[A-Za-z]?\d{{1,6}}(?![\w/])"),
    ("byear", rf"\(\s?(?:{MONTH}[\s\d,.–-]{{1,12}})?{_YEAR}[a-z]?(?:,\s{{0,2}}{MONTH}[\s\d.–-]{{0,8}})?\s?\)"),
    ("mdy", rf"\b{MONTH}\.?\s{{0,2}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,2}}{_YEAR}|\b\d{{1,2}}\.?\s{{0,2}}{MONTH}\.?,?\s{{1,2}}{_YEAR}|\b{MONTH}\.?,?\s{{1,2}}{_YEAR}"),
    ("year", rf"(?<![\d.:/-]){_YEAR}[a-z]?(?![\d:/])"),
    ("edited", r"\b(?:edited|ed|eds|hrsg|herausgegeben|éd|dir|coord|org|a\s+cura\s+di)\b\.?\s{0,2}(?:by|von|par|por|de|,)?"),
    ("edition", r"\b(?:\d+(?:st|nd|rd|th|\.|e|a|ª)|first|second|third|fourth|fifth|revised|rev\.)\s{1,2}(?:rev(?:ised|\.)\s{1,2})?(?:ed(?:ition|n|\.)?|aufl(?:age|\.)?|éd(?:ition|\.)?|edici[óo]n|ediç[ãa]o)\b\.?"),
    ("thesis", r"\b(?:(?:ph\.?\s?d\.?|doctoral|master(?:'s|s|’s)?|m\.?\s?sc?\.?|m\.?\s?a\.?|diploma|bachelor(?:'s)?)\s{1,2}(?:thesis|dissertation)|dissertation|thesis|th[èe]se|diss\.?|diplomarbeit|habilitation)\b"),
    ("report", r"\b(?:technical\s{1,2}report|tech\.\s?rep\.?|working\s{1,2}paper|discussion\s{1,2}paper|policy\s{1,2}(?:brief|paper)|research\s{1,2}(?:report|paper)|white\s{1,2}paper|arbeitspapier|preprint|report\s{1,2}no)\b\.?"),
    ("conference", r"\b(?:proceedings|proc|conference|conf|symposium|symp|workshop|congress|meeting|kongress|tagung|actes|atti)\b\.?"),
    ("trans", r"\b(?:trans(?:lated|l|\.)?|übers(?:etzt|\.)?|traduit|traducido|trad)\b\.?(?:\s{1,2}(?:by|von|par|por))?"),
    ("imprint", r"(?:[A-Z][\w.'’-]+(?:[ ,]{1,2}(?:[A-Z]{2}|[A-Z][\w.'’-]+)){0,3})\s?:\s?[A-Z][^,.:;()\d]{2,60},?\s{0,2}(?=\(?\d{4}|\.|$)"),
    ("inwhere", r"\b(?:[Ii]n|IN|[Ee]n|[Dd]ans)\b\s?:?(?=\s)"),
)  # fmt: skip

_ALL = lazy("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS), re.IGNORECASE)


def recognize(text: str) -> list[tuple[str, int, int]]:
    """Return (name, start, end) of the patterns in ``text``, from left to right, none overlapping."""
    return [(str(match.lastgroup), match.start(), match.end()) for match in _ALL.finditer(text)]
