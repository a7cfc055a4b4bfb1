"""Where a block ends: page furniture, geometry, a second reference, a gap.

Only a third of the blocks on pages end in a period, so what follows decides.
"""

from __future__ import annotations

import re

from citekit.blocks.cues import is_cue_line
from citekit.blocks.shape import is_complete, starts_like_reference

_MAX_LINES = 30
_MAX_CHARACTERS = 3_000
# A line of its own that begins so is the page's, not the reference's.
_FURNITURE = re.compile(
    r"(?:nutzungsbedingungen|terms of use|copyright|©|\(c\)\s|received|accepted|revised|published(?:\s+online)?\s*:|"
    r"available online|abstract|summary|keywords?|key words|zusammenfassung|résumé|resumen|introduction|"
    r"1\.?\s+introduction|editor(?:s|ial)?\s*:|academic editor|reviewed by|edited by\s*:|correspond|e-?mail|"
    r"licen[sc]e|lizenz|creative commons|this (?:article|work|is an|chapter|paper|document|version|journal)|"
    r"permission|all rights reserved|to link to|to copy|downloaded|download|share|related|recommended|read more|"
    r"tags?\b|topics?\b|categories|permalink|full (?:article|terms|text)|view (?:the|this|article|pdf|related)|"
    r"submit|supplementa|funding|acknowledg|conflict|competing|disclosure|about the author|author(?:s|'s)? (?:info|bio|note|contrib|affil)|"
    r"contents|table of contents|references|bibliography|footnotes|notes?\b\s*$|hal id|issn\b|isbn\b\s*$|page\s+\d|"
    r"export|bibtex|endnote|ris\b|copy (?:to|citation)|citation manager|more citation|print|comments?\b|"
    r"follow us|subscribe|newsletter|contact|for more information|last (?:updated|modified)|posted|"
    r"peer.?review|open access|article history|crossmark|check for updates|doi and|urheber|verlag\s*:|herausgeber\s*:|"
    r"permanent link|veröffentlicht|originally published|in ähnlicher form|diese[rs]? (?:text|artikel|beitrag)|"
    r"cet article|ce document|este artículo|este artigo|received|поступила|©|版权|收稿|基金|关键词|摘要)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^\W\d_][\w /&'’.-]{1,40}[:：](?:\s|$)")
_OWN_LABEL = re.compile(
    r"(?:doi|url|urn|isbn|issn|in|available|retrieved|accessed|abgerufen|online|https?|arxiv|pmid|handle|verfügbar|zugriff|disponible|en línea)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"(?:[\[(]?(?:accessed|retrieved|abgerufen|zugriff|consult|stand|available|last accessed)|doi\b|https?://|urn:|isbn|pp?\.\s?\d|vol\.?\s?\d|no\.\s?\d|\d)",
    re.IGNORECASE,
)
_ENDS_IN_ADDRESS = re.compile(r"(?:https?://|doi\.org/|10\.\d{4,9}/|urn:nbn)\S*$", re.IGNORECASE)
_OPEN_ADDRESS = re.compile(
    r"(?:https?://\S*[/.=?&_-]|10\.\d{4,9}/\S*[-./_]|doi:?\s?|doi\.org/\s?)$", re.IGNORECASE
)
_BULLET = re.compile(r"\s{0,8}(?:[-*•·▪]\s|\[?\d{1,3}[.)\]]\s)")
_SHORT = 0.72
_TAIL = re.compile(
    r"\s*(?:\s{2,}|\s[|•·]\s|\s)(?:copy(?: to clipboard| citation)?|copied!?|download citation|export citation|cite this)\s*$",
    re.IGNORECASE,
)


def block_end(text: str, start: int, limit: int) -> int:
    """Return where the block that starts at ``start`` ends, at most at ``limit``."""
    end = _line_end(text, start, limit)
    widest = end - (text.rfind("\n", 0, start) + 1)
    for _ in range(_MAX_LINES):
        if end >= limit or end - start > _MAX_CHARACTERS:
            break
        following = _line_end(text, end + 1, limit)
        line = text[end + 1 : following]
        if not _continues(text[start:end], line, widest, end - (text.rfind("\n", 0, end) + 1)):
            break
        widest = max(widest, following - end - 1)
        end = following
    block = text[start:end]
    tail = _TAIL.search(block[-80:])
    if tail:
        end -= len(block[-80:]) - tail.start()
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _continues(block: str, line: str, widest: int, last: int) -> bool:
    """Whether ``line`` still belongs to ``block``, whose last line has ``last`` characters."""
    bare = line.strip(" \t\u00a0>*_")
    if not bare or line.lstrip().startswith(("```", "~~~", "#", "<!--", "---", "===")):
        return False
    if _OPEN_ADDRESS.search(block) or block.endswith("-"):
        return not is_cue_line(line)
    if is_cue_line(line) or _FURNITURE.match(bare):
        return False
    complete = is_complete(block)
    if _LABEL.match(bare) and not _OWN_LABEL.match(bare) and (complete or len(block) > 200):
        return False
    if not complete:
        return True
    if _ENDS_IN_ADDRESS.search(block):
        return _CONTINUES.match(bare) is not None and not bare[0].isdigit()
    if _BULLET.match(line) and block.rstrip()[-1:] in ".)]":
        return False
    if _CONTINUES.match(bare) and not starts_like_reference(bare):
        return True
    ended = block.rstrip()[-1:] in '.。)]”"»' or block.rstrip()[-1:].isdigit()
    if ended and (last < _SHORT * widest or starts_like_reference(bare)):
        return False
    return bare[0].islower() or not ended or last >= _SHORT * widest


def _line_end(text: str, start: int, limit: int) -> int:
    end = text.find("\n", start, limit)
    return limit if end < 0 else end
