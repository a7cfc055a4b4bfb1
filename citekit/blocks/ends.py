"""Where a block ends: page furniture, geometry, a second reference, a gap, a tag.

Only a third of the blocks on pages end in a period, so what follows decides.
"""

from __future__ import annotations

import re

from citekit.blocks.cues import is_cue_line
from citekit.blocks.labels import FURNITURE, is_label
from citekit.blocks.layout import Layout
from citekit.blocks.shape import (
    has_date_or_identifier,
    is_complete,
    reference_points,
    starts_like_reference,
)
from citekit.model import PageFormat
from citekit.patterns import lazy

_MAX_LINES = 40
_MAX_OPEN_LINES = 14
_MAX_CHARACTERS = 4_000
_MAX_OPEN = 3_000
# A last line shorter than this part of the column ended by itself.
_SHORT = 0.72
_FULL = 0.86
_SECOND = 5

_FENCE = lazy(r"[ \t>]{0,12}(?:```|~~~)")
_TAG = lazy(
    r"\s{0,12}(?:\{:|<(?:!--|/?(?:div|p|details|summary|cite|table|ul|ol|li|h\d|hr|pre|blockquote|"
    r"section|img|center)\b))",
    re.IGNORECASE,
)
_BULLET = lazy(
    r"[ \t>]{0,12}(?:[-*+•·▪◦–][ \t]|\(?\[?\d{1,3}[.)\]][ \t]+[^\W\d_a-z]|\[\^?\d{1,3}\])"
)
_LABEL = lazy(r"[^\W\d_][^\W\d]*(?:[ /&'’.-]{1,2}[^\W\d]+){0,4}[:：](?:\s|$)")
_BOLD_LABEL = lazy(
    r"[ \t>]{0,12}(?P<sign>\*\*|__)[^\W\d_][^*_:：\n]{1,40}(?:[:：](?P=sign)|(?P=sign)[:：])"
)
"""What begins another entry of a list: "**Notes:** …"."""
_OWN_LABEL = lazy(
    r"(?:doi|url|uri|urn|isbn|issn|in|available|retrieved|accessed|abgerufen|online|https?|arxiv|"
    r"pmid|handle|verfügbar|zugriff|disponible|en línea|"
    r"github|last|version|published (?:by|in|at)|from|permalink|link|repository|source|bd|jg|vol|"
    r"режим|url адрес|cambridge|new york|london|berlin|paris)\b",
    re.IGNORECASE,
)
_ID = (
    r"(?:doi\b|https?://|urn:|url\b|isbn|issn|hdl\b|www\.|arxiv|pmid|eid\b|handle|"
    r"available (?:at|from|online|via)|verfügbar|disponible|en línea|"
    r"online (?:at|unter|verfügbar)?|permalink|link:|режим доступа|[⟨\uffff]|(?:hal|"
    r"tel)[a-z]{0,8}-\d|github\.com)"
)
_CONTINUES = lazy(
    rf"[\[(<*_]{{0,3}}(?:(?:last )?accessed|(?:last )?retrieved|abgerufen|zugriff|zugegriffen|"
    rf"consult|stand\b|letzter|dernier|acesso|fecha de consulta|дата обращения|visited|{_ID}|"
    r"pp?\.\s?\d|s\.\s?\d|vol\.?\s?\d|no\.\s?\d|bd\.\s?\d|version \d|\d)",
    re.IGNORECASE,
)
_ID_LINE = lazy(rf"[\[(<*_]{{0,3}}{_ID}", re.IGNORECASE)
_ADDRESS = r"(?:https?://|www\.|doi\.org/|doi:?\s?|10\.\d{4,9}/|urn:nbn|hdl\.handle)"
_ENDS_IN_ADDRESS = lazy(
    rf"(?:{_ADDRESS}\S*|\S+/\S+\.(?:pdf|html?|php|"
    rf"aspx?))[.;]?(?:\s?[(\[][^()\[\]]{{0,60}}[)\]])?[.;>)\]*_]{{0,3}}\s*$",
    re.IGNORECASE,
)
_HAS_ADDRESS = lazy(r"10\.\d{4,9}/|https?://|arxiv:", re.IGNORECASE)
_OPEN_ADDRESS = lazy(
    rf"(?:{_ADDRESS}\S*[/.=?&_#%-]|doi:?\s?|https?://|doi\.org/\s?)$", re.IGNORECASE
)
_CODE_LIKE = lazy(r"[\w./?=&%#-]*\d[\w./?=&%#-]*[.)]?$")
_NATURAL = lazy(r"[.。．!?)\]”\"»’}>⟩]\W{0,3}$|\d\W{0,2}$|[.)\]]\s?[*_]{1,2}$")
_ENDED = lazy(r"[.。．!?\]”\"»’}>⟩]\W{0,3}$|\d\W{0,2}$|[.\]]\s?[*_]{1,2}$")
# A title between quotation marks, whose source is still to come: "… Modeling.”⏎Computers, 2020".
_ENDS_IN_TITLE = lazy(r"(?:1[5-9]|20)\d\d[a-z]?[).:,]{0,3}\s+[“\"«][^“”\"«»]{8,400}[”\"»][.,]?\s*$")
_SOURCE = lazy(r"\d|10\.\d{4}/|https?://")
_LOCUS = lazy(
    r"\b\d{1,4}\s?(?:\(\d{1,3}\))?\s?[,:;]\s?[eE]?\d{1,6}\s?[-–]\s?\d|\bdoi\b|10\.\d{4,9}/",
    re.IGNORECASE,
)
_TAIL = lazy(
    r"[\s|•·\[(]{1,8}(?:copy(?: to clipboard| citation| text)?|copied!?|cite this|kopieren|copier|"
    r"(?:download|export|get|view|see|show|more|all|other) (?:the |all |more )?(?:citations?|"
    r"formats?|"
    r"styles?|options?)(?: (?:formats?|styles?|options?))?|copiar|复制|コピー)[\])]?\s*[→»›…]?\s*$",
    re.IGNORECASE,
)
# "… 2018. [bibtex available here](https://…)": a link to something else than the work.
_LINK_TAIL = lazy(
    r"(?<=[.)\]\d])[ \t]+\[[^\[\]\n]{0,40}\b(?:bib(?:tex)?|download|available here|slides|code|"
    r"ris)\b"
    r"[^\[\]\n]{0,40}\]\([^()\s]{1,200}\)[.\s]*$",
    re.IGNORECASE,
)
# Set solid behind a reference: "…/3637488 1 INTRODUCTION", "…1790853 To link to this article".
_RUN_ON = lazy(
    rf"({_ADDRESS}\S{{3,}})(?:[ \t]{{2,}}\d{{1,3}}$|[ \t]+(?:\d{{1,2}}(?:\.\d)?[ "
    rf"\t]+)?[A-Z]{{5,}}\b)"
)
_FOLLOWS = lazy(
    r"(?<=[.)\]\w])[ \t]+(?:\*\*)?(?:To (?:link|copy)\b|©|\(c\) \d|Copyright\b|Published online|"
    r"Received\b|"
    r"Accepted:|View (?:supp|related|cross)|Submit your|Article views|Key ?words?:|Abstract[:.]|"
    r"Full [Tt]erms|(?:Academic )?Editors?:|Corresponding|This (?:article|work|is an) |"
    r"Permission to|"
    r"\[Source\b|Lizenz:|Licen[cs]e:|Nutzungsbedingungen)"
)
_CUT_REACH = 2_000
_LEADER = lazy(r"([ \t]{0,8}(?:\*|#+|%+|!+|//+|;+|--|')(?=[ \t]|$))[ \t]*")


def block_end(layout: Layout, start: int, limit: int) -> int:
    """Return where the block that starts at ``start`` ends, at most at ``limit``."""
    text = layout.text
    width = layout.width(start) if layout.wrapped else 0
    element = layout.element_end(start) or 0
    leader = _comment_leader(text, start)
    end = _cut(text, start, min(layout.line_end(start), limit, start + _MAX_CHARACTERS))
    for count in range(_MAX_LINES):
        if end >= limit or end - start >= _MAX_CHARACTERS or text[end] != "\n":
            break
        following = _next_line(layout, end, limit, leader)
        if following is None:
            break
        place, stop = following
        line = text[place:stop].removeprefix(leader)
        if place > end + 1:
            goes_on = _after_gap(layout, text[start:end], line, place)
        else:
            goes_on = _continues(layout, start, end, line, width, inside=place < element)
            if count > _MAX_OPEN_LINES and not is_complete(text[start:end]):
                break
        if not goes_on:
            break
        end = _cut(text, start, stop)
    while end > start and (text[end - 1].isspace() or text[end - 1] in "|\u200b"):
        end -= 1
    return end


def _comment_leader(text: str, start: int) -> str:
    """What each line of a program's comment begins with: "# ", " * ", "!   "."""
    match = _LEADER.fullmatch(text[text.rfind("\n", 0, start) + 1 : start])
    return match[1] if match else ""


def _next_line(layout: Layout, end: int, limit: int, leader: str) -> tuple[int, int] | None:
    """The next line that holds words, over one gap at most."""
    place = end + 1
    for _ in range(3):
        if place >= limit:
            return None
        stop = min(layout.line_end(place), limit)
        if layout.text[place:stop].removeprefix(leader).strip(" \t\u00a0>"):
            return place, stop
        place = stop + 1
    return None


def _after_gap(layout: Layout, block: str, line: str, place: int) -> bool:
    """Whether an address of its own stands below a gap: Persée prints them so."""
    bare = line.strip(" \t\u00a0>*_")
    if len(bare) > 200 or layout.is_heading(place) or _BULLET.match(line):
        return False
    if not _ID_LINE.match(bare) or len(bare.split()) > 4 or bare.startswith("ISSN"):
        return False
    return not _HAS_ADDRESS.search(block) or bare.lower().startswith("www.")


def _continues(
    layout: Layout, start: int, end: int, line: str, width: int, *, inside: bool
) -> bool:
    """Whether ``line``, right below the block, still belongs to it."""
    text = layout.text
    block = text[start:end]
    bare = line.strip(" \t\u00a0>*_")
    first = text[layout.line_start(start) : layout.line_end(start)]
    if _quotes(line) > _quotes(first) or _FENCE.match(line) or _TAG.match(line):
        return False
    if layout.is_heading(end + 1) or layout.is_rule(end + 1) or is_cue_line(line) or is_label(bare):
        return False
    if _address_goes_on(block, bare) or (block.endswith("-") and bare[:1].isalnum()):
        return True
    last = end - layout.line_start(end)
    full = width > 0 and last >= _FULL * width
    complete = is_complete(block)
    ended = complete or (not full and block.rstrip()[-1:] in (".", "。"))
    if _BOLD_LABEL.match(line) and not _OWN_LABEL.match(bare) and _NATURAL.search(block):
        return False
    if FURNITURE.match(bare) and _ends_page(bare, ended):
        return False
    if _BULLET.match(line) and not (full and not complete and bare[0].isdigit()):
        return False
    if not complete:
        return not (layout.format is PageFormat.HTML and not inside and len(block) > _MAX_OPEN)
    if _ENDS_IN_ADDRESS.search(block):
        return _after_address(bare, full)
    if _LABEL.match(bare) and not _OWN_LABEL.match(bare) and _NATURAL.search(block):
        return False
    return _goes_on(
        layout, end, block, line, bare, short=width > 0 and last < _SHORT * width, inside=inside
    )


def _ends_page(bare: str, complete: bool) -> bool:
    """Furniture in the middle of an open reference must be plain: a label, a sentence."""
    return (
        complete
        or bool(re.search(r"[:：]|©", bare[:60]))
        or len(bare.split()) <= 3
        or bare.startswith(("Permission", "This ", "Dieser ", "Diese "))
    )


def _address_goes_on(block: str, bare: str) -> bool:
    """Whether an address was broken at a line's end: after a slash, or before a code."""
    if not _OPEN_ADDRESS.search(block):
        return False
    return not block.endswith(".") or _CODE_LIKE.match(bare) is not None


def _after_address(bare: str, full: bool) -> bool:
    if full and _CODE_LIKE.match(bare):
        return True
    return _CONTINUES.match(bare) is not None and not bare[0].isdigit()


def _goes_on(
    layout: Layout, end: int, block: str, line: str, bare: str, *, short: bool, inside: bool
) -> bool:
    """What speaks for and against a line below a block that could end here."""
    if _ENDS_IN_TITLE.search(block) and _SOURCE.search(bare):
        return True
    if _ENDED.search(block) and _second_reference(layout, end, bare):
        return False
    if layout.format is PageFormat.HTML:
        return inside or (_ID_LINE.match(bare) is not None and not _NATURAL.search(block))
    if _CONTINUES.match(bare) and (not bare[0].isdigit() or not short):
        return True
    if layout.format is PageFormat.MARKDOWN:
        return True
    if not _NATURAL.search(block):
        return not short or bare[0].islower() or _LOCUS.search(bare) is not None
    return not short


def _second_reference(layout: Layout, end: int, bare: str) -> bool:
    """Whether another reference begins below: names first, with a date in its two lines."""
    following = layout.line_end(end + 1)
    below = layout.text[following + 1 : layout.line_end(min(following + 1, len(layout.text)))]
    return starts_reference(f"{bare} {below}")


def starts_reference(text: str) -> bool:
    """Whether ``text`` begins with names and has enough of a reference."""
    return starts_like_reference(text) and reference_points(text) >= _SECOND


def _quotes(line: str) -> int:
    lead = line[: len(line) - len(line.lstrip(" \t>"))]
    return lead.count(">")


def _cut(text: str, start: int, end: int) -> int:
    """``end`` without buttons and run-on text behind the last line's address."""
    last = max(start, text.rfind("\n", start, end) + 1)
    line = text[last : min(end, last + _CUT_REACH)]
    run_on = _RUN_ON.search(line)
    if run_on:
        return last + run_on.end(1)
    follows = _FOLLOWS.search(line)
    if follows and has_date_or_identifier(text[start : last + follows.start()]):
        return last + follows.start()
    line = text[last:end]
    link = _LINK_TAIL.search(line[-300:])
    if link and link.start() > 0:
        end -= len(line[-300:]) - link.start()
        line = text[last:end]
    tail = _TAIL.search(line[-60:])
    return end - (len(line[-60:]) - tail.start()) if tail and tail.start() > 0 else end
