"""What is no part of a reference is blanked, so that every place in it stays the same.

Tags, marks of Markdown, control characters, and the number that a list gives the reference.
"""

from __future__ import annotations

import re

from citekit.patterns import lazy
from citekit.reference.markers import marker_end

_TAG = lazy(
    r"</?(?:i|b|u|p|a|em|strong|italic|bold|sup|sub|span|sc|div|li|br|cite|q|font|small|title)"
    r"(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_EMPHASIS = lazy(
    r"(?<![\w*_])(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?P<inside>[^*_\n]{1,400})(?<=\S)(?P=mark)(?![\w*_])"
)
_LINK = lazy(r"!?\[(?P<text>[^\[\]\n]{1,400})\]\((?P<url>[^()\s]{1,400})\)")
_CONTROL = lazy(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u2060\ufeff]")


_ORDINAL = lazy(
    r"(?<!\w)\d{1,2}\.(?=\s(?:(?:und|bis)\s|Jahrhundert|Jahrestag|Geburtstag|Todestag|Kongress|Tagung))"
)
_ORDERED = ("Jahr", "tstag", "destag", "ongress", "agung")
_LEAST = 15
_REMARK_SIGNS = ("See", "Quoted", "ited", "Siehe", "Vgl", "Zitiert", "Voir", "Véase")
_REMARK = lazy(
    r"(?<=[\d)\]][.;])\s(?=(?:See\salso|Quoted\sin|Cited\sin|As\scited\sin|Siehe\sauch|Vgl\.\sauch|Zitiert\s(?:in|nach)|Voir\saussi|Véase\stambién)\b)"
)


def blank_out(text: str) -> str:
    """Return ``text`` with blanks for what is no part of the reference; its length stays.

    >>> blank_out("[12] Nye, <i>Soft Power</i>.")
    '     Nye,    Soft Power    .'
    """
    if "<" in text:
        text = _TAG.sub(_blanks, text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(_unmarked, text)
    if "](" in text:
        text = _LINK.sub(_unlinked, text)
    if not text.isprintable():
        text = _CONTROL.sub(" ", text)
    end = marker_end(text)
    return " " * end + text[end:]


def mask_ordinals(text: str) -> str:
    """Return ``text`` with letters for the number of "19. Jahrhundert", whose point ends nothing.

    >>> mask_ordinals("Bürgertum im 19. Jahrhundert")
    'Bürgertum im nnn Jahrhundert'
    """
    if not any(word in text for word in _ORDERED):
        return text
    return _ORDINAL.sub(lambda match: "n" * len(match[0]), text)


def find_remark(text: str) -> int:
    """Return where a remark behind the reference begins that names another work, or its end.

    >>> text = "Nye, Soft Power, 1990. See also: Hard power"
    >>> text[find_remark(text) :]
    ' See also: Hard power'
    """
    signed = any(map(text.__contains__, _REMARK_SIGNS))
    match = _REMARK.search(text, _LEAST) if signed else None
    return match.start() if match else len(text)


def find_link(text: str) -> tuple[int, int] | None:
    """Return where the address of the first Markdown link stands, if there is one.

    >>> find_link("[Soft Power](https://example.org)")
    (13, 32)
    """
    match = _LINK.search(text) if "](" in text else None
    return match.span("url") if match and "://" in match["url"] else None


def _unmarked(match: re.Match[str]) -> str:
    blanks = " " * len(match["mark"])
    return f"{blanks}{match['inside']}{blanks}"


def _unlinked(match: re.Match[str]) -> str:
    lead = " " * (match.start("text") - match.start())
    return f"{lead}{match['text']}".ljust(len(match[0]))


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])
