"""Printed text → a title, a container or a publisher as CSL-JSON holds it.

Line wraps, soft hyphens, no-break spaces, entities, LaTeX and Markdown markup are
undone; the quotation marks around it and the punctuation after it go.
"""

from __future__ import annotations

import html
import re

from citekit.patterns import lazy

_TAG = lazy(r"</?[A-Za-z][^<>]{0,300}>")
_COMMENT = lazy(r"<!--.{0,2000}?-->", re.DOTALL)
_IMAGE_OR_LINK = lazy(r"!?\[([^\[\]]{0,1000})\]\((?:[^()\s]{0,2000})\)")
_EMPHASIS = lazy(
    r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*]{1,1000}?)(?<=[^\s*])\1(?![\w*])"
    r"|(?<![\w_\\])(_{1,3})(?=[^\s_])([^_]{1,1000}?)(?<=[^\s_])\3(?![\w_])"
)
_STRAY_STARS = lazy(r"\*{2,3}|(?<!\w)\*(?=[\w“\"])|(?<=[\w.”\"])\*(?!\w)")
_BACKSLASH = lazy(r"\\([\\`*_{}\[\]()#+\-.!<>&~|])")
_HYPHEN_BREAK = lazy(r"(?<=[^\W\d_A-ZÀ-Þ])[-‐]\s*\n\s*(?=[^\W\d_A-ZÀ-Þ])")
_KEPT_HYPHEN = lazy(r"(?<=\w)([-‐–])\s*\n\s*(?=\w)")
_BEFORE_COLON = lazy(r"\s+([:;?!])(?=\s|$)")
_COLON_SEAM = lazy(r"(?<=\w)\s+:\s+(?=\w)")
_AFTER_QUESTION = lazy(r"([?!])\s*[.,;:]+(?=[\s\"”’»']*$)")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u2060\ufeff"))
_OPEN_TO_CLOSE = {
    **dict(zip("«»‹›「『《〈〝", "»«›‹」』》〉〞", strict=True)),
    "“": '”“"',
    "„": "“”",
    '"': '"',
    "‘": "’",
    "'": "'",
    "‚": "‘’",
    "`": "'´`",
}
_DOUBLE = '“”„«»"〝〞「」『』《》'
_ABBREVIATION = lazy(
    r"(?:^"
    r"|[\s(“\"'‘/-])(?:(?:[^\W\d_]\.){2,}|(?:Inc|Ltd|Co|Corp|Jr|Sr|Bros|etc|St|Mt|Dr|Mr|Mrs|vs|Ctr|Dept|Univ|Mass|D\.C|Calif|Conn)\.)$"
)


def clean_text(text: str) -> str:
    r"""Undo markup, entities and line wraps; every run of blanks becomes one.

    >>> clean_text("heteroge-\nneous  <i>data</i> &amp; more")
    'heterogeneous data & more'
    """
    if not text.isprintable():
        text = text.translate(_INVISIBLE)
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub("", _COMMENT.sub(" ", text))
    if "](" in text:
        text = _IMAGE_OR_LINK.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(lambda m: m[2] or m[4], text)
        text = _STRAY_STARS.sub("", text)
    if "\\" in text:
        text = _BACKSLASH.sub(r"\1", text)
    if "\n" in text:
        text = _HYPHEN_BREAK.sub("", text)
        text = _KEPT_HYPHEN.sub(r"\1", text)
    if not text.isprintable():
        text = "".join(c for c in text if c >= " " or c in "\n\t\r")
    return " ".join(text.split())


def clean_title(text: str) -> str:
    """Return ``text`` as a title: bare of outer quotes and of final punctuation.

    A final question mark stays, and so does the point of an abbreviation. The blank
    before a colon, as ISBD and French print it, goes.

    >>> clean_title("“Popping China's Balloon.”")
    "Popping China's Balloon"
    >>> clean_title("China vs the U.S.")
    'China vs the U.S.'
    """
    return _bare(clean_text(text))


def _bare(text: str) -> str:
    while True:
        before = text
        text = _cut_end(text.strip(" ,;")).strip()
        text = text.lstrip(".:–—-" if not text.startswith(("...", "--")) else "").lstrip()
        text = _unquote(text)
        if text == before:
            break
    if " :" in text:
        text = _COLON_SEAM.sub(": ", text)
    if any(sign in text for sign in (" :", " ;", " ?", " !")):
        text = _BEFORE_COLON.sub(r"\1", text)
    return text


def clean_container(text: str) -> str:
    """Return ``text`` as a container, a publisher or a place: as a title, its points kept.

    The point of a shortened word ("Front. Neurol.") is part of the name where an
    earlier word is shortened too; a lone final point ends a sentence.

    >>> clean_container("The Diplomat,")
    'The Diplomat'
    """
    text = clean_text(text)
    kept = text.rstrip(" ,;:")
    cleaned = _bare(text)
    if kept.endswith(".") and "." in cleaned[:-1] and kept == cleaned + ".":
        return kept
    return cleaned


def _cut_end(text: str) -> str:
    if "?" in text or "!" in text:
        text = _AFTER_QUESTION.sub(r"\1", text)
    while text and text[-1] in ".,;:":
        if text[-1] == "." and (_ABBREVIATION.search(text) or text.endswith("...")):
            return text[:-1] if text.endswith("..") and not text.endswith("...") else text
        text = text[:-1].rstrip()
    return text


def _unquote(text: str) -> str:
    """Drop one pair of outer quotation marks, or half of one."""
    if len(text) < 2:
        return text.strip(_DOUBLE)
    first, last = text[0], text[-1]
    closers = _OPEN_TO_CLOSE.get(first, "")
    if closers and last in closers and _is_pair(text, first, closers):
        return text[1:-1]
    if first in '“„«"' and not any(c in text[1:] for c in _OPEN_TO_CLOSE[first]):
        return text[1:]
    if last in '”»"“' and not any(c in text[:-1] for c in '“„«"'):
        return text[:-1]
    return text


def _is_pair(text: str, first: str, closers: str) -> bool:
    """Tell whether the first mark is closed by the last one, not by one between."""
    inner = text[1:-1]
    if first in "'‘":
        # an apostrophe looks like a closing mark; what opens again tells them apart
        closing = re.search(r"(?<=[\w.,?!])['’](?!\w)", inner)
        opening = re.search(r"(?<!\w)['‘]\w", inner)
        return (
            closing is None
            or (opening is not None and opening.start() < closing.start())
            or (opening is None and inner[closing.start() - 1] == "s")
        )
    if first == '"':
        return inner.count('"') % 2 == 0 and not re.match(r'[^"]*[\w.,?!]"[\s:,.(—–-]', inner + " ")
    depth = 1
    for c in inner:
        if c == first and first not in closers:
            depth += 1
        elif c in closers:
            depth -= 1
            if depth == 0:
                return False
    return True
