"""Lines that stand around blocks: names of styles and notations, buttons, page furniture."""

from __future__ import annotations

import re

from citekit.patterns import lazy

_STYLES = (
    r"apa|mla|chicago|turabian|harvard|vancouver|ieee|ama|acs|acm|nlm|cse|asa|aaa|mhra|oscola|"
    r"bluebook|abnt|iso[ -]?690|gost|гост|din|"
    r"aip|aps|rsc|elsevier|springer|frontiers|plos|mdpi|icmje|council of science "
    r"editors|gb/?t ?7714|国标|bibtex|biblatex|ris|"
    r"endnote|bib|csl(?:[ -]json)?|cff|plain(?: text)?|text|formatted(?: citation)?|latex"
)
NOTATIONS = frozenset(
    ("bibtex", "biblatex", "ris", "endnote", "bib", "csl", "csl json", "csl-json", "cff", "latex")
)
"""Labels below which only a printed entry is a citation."""

_STYLE_LABEL = lazy(
    r"(?:(?:or|and|oder|ou|o|或|または)[,:]? )?"
    r"(?:(?:use|using|in|as|the|for|suggested|following|以下|使用) ){0,3}"
    rf"(?:mdpi and )?(?P<style>{_STYLES})(?:[ /,&]+(?:and )?(?:{_STYLES}))*"
    r"(?: ?(?:\(?\d{1,2}(?:st|nd|rd|th|\.)? ?(?:ed(?:ition|\.)?|éd\.|ed)?\.?\)?|v?\d\.\d))?"
    r"(?:[ -](?:style|format|citation|reference|entry|record|users?|code|author[- ]date|"
    r"notes?(?: (?:and|&) bibliography)?|bibliography|edition|referencing)){0,3}"
    r"\s*(?:\([^()\n]{1,40}\))?\s*(?P<colon>[:：.]?)",
    re.IGNORECASE,
)
# A style that the table lacks, alone on its line: "RAND Style Manual", "AGLC style".
_MANUAL = lazy(
    r"(?P<style>[A-Z][\w.,'’()-]*(?: [\w.,'’()-]+){0,5} (?:Style(?: Manual| Guide)?|style|Manual "
    r"of Style))"
    r"[ \t*_]{0,4}[:：]?[ \t*_]{0,4}"
)
_LONGEST_LABEL = 60
_BRIDGE = lazy(
    r"(?:or|oder|ou|o|and|und|et|y|或|または|或者|alternatively)\b(?:[^.\n]{0,60}(?:bibtex|ris|bib|"
    r"entry|citation|format|style|文献))?[^.\n]{0,12}[:：]?\s*|"
    r"[^.\n]{0,50}\b(?:bibtex|biblatex|ris|endnote|csl)\b[^.\n]{0,40}[:：]\s*",
    re.IGNORECASE,
)
_BUTTON = lazy(
    r"(?:(?:download|export|get|copy|save|view|print|share|email|select|choose|show|hide|close|"
    r"more|import)\b[\w /&().-]{0,40}|"
    r"citations?|metrics|pdf|ris|bibtex|endnote|refworks|mendeley|zotero|papers|reference "
    r"manager|twitter|facebook|kopieren|herunterladen|"
    r"copier|télécharger|exporter|copiar|descargar|exportar|scarica|×|x|cite|zitieren|citer|"
    r"formats?|style|styles?)[:.!]?",
    re.IGNORECASE,
)

# A line of its own that begins so is the page's, not the reference's.
FURNITURE = lazy(
    r"(?:nutzungsbedingungen|terms (?:of use|and conditions|&)|conditions d['’]utilisation|"
    r"copyright|©|\(c\)\s|℗|received\b|accepted\b|revised\b|"
    r"(?:first )?published(?: online)?\s*[:\d]|available online|publication (?:date|history|"
    r"details)|date (?:of|received|published)|"
    r"abstract\b|summary\b|key ?words?\b|zusammenfassung|schlüsselwörter|schlagwörter|résumé\b|"
    r"mots[- ]clés|resumen|resumo|palabras clave|palavras[- ]chave|riassunto|"
    r"parole chiave|аннотация|ключевые слова|introduction\b|\d{1,2}\.?\d?\s+introduction|"
    r"background\b|(?:academic |handling |section |guest )?editors?\s*:|"
    r"editorial (?:office|board|team|note)|reviewed by|edited by\s*:|layout\s*:|redaktion\s*:|"
    r"correspond|e-?mail\b|tel\.?\s*:|licen[sc]e|licen[zc]|lizenz|creative commons|cc[ -]by|"
    r"this (?:article|work|is an|chapter|paper|document|version|journal|content|publication|"
    r"entry|report|page|is the)\b|permission|reprint|all rights reserved|"
    r"tous droits|alle rechte|to (?:link to|copy|cite)|downloaded|download|share\b|related\b|"
    r"recommended\b|read (?:more|next|also)|see also|"
    r"tags?\b\s*[:\n]?|topics?\b|categories|permalink|full (?:article|terms|text)|view (?:the|"
    r"this|article|pdf|related|all)|submit\b|supplement(?:ary|al)\b|funding|"
    r"acknowledg|conflicts? of|competing|disclosure|about (?:the|this)|author(?:s|'s|"
    r"s')?\s+(?:info|bio|note|contrib|affil|details)|authors?\s*:|"
    r"contents\b|table of contents|references\b|bibliography|footnotes?\b|notes?\b\s*[:.]?\s*$|"
    r"hal id|issn\b.{0,24}$|page\s+\d|"
    r"export\b|endnote|ris\b|copy\b|citation manager|more citation|print\b|comments?\b|\d+ "
    r"comments?|leave a|reply|"
    r"follow us|subscribe|newsletter|contact\b|for (?:more|further|any|questions)|last "
    r"(?:updated|modified)|posted\b|written by|"
    r"peer.?review|open (?:access|archive)|article (?:history|metrics|info|views)|crossmark|"
    r"check for updates|doi and|urheber|verlag\s*:|herausgeber\s*:|"
    r"permanent link|veröffentlicht|originally published|in ähnlicher form|diese[rsm]? (?:text|"
    r"artikel|beitrag|dokument|werk|version)|mit der verwendung|"
    r"cet(?:te)? (?:article|œuvre|document)|ce (?:document|texte)|est[ea] (?:artículo|obra|"
    r"artigo|trabajo|documento)|quest[oa'’] ?(?:opera|articolo|documento)|"
    r"поступила|статья поступила|版权|收稿|基金|关键词|摘要|キーワード|要旨|\(page number not|"
    r"citation on deposit|general rights|take down|nota bene|submitted\s*:|images?\s*:|photo\b|"
    r"figure\s*\d|table\s+\d|supported by|preprint\s*(?:$|:)|cited (?:by|in)|cité (?:par|dans)|"
    r"in (?:der )?kooperation|provided in|powered by|cookies?\b|privacy|imprint|impressum|"
    r"datenschutz|next\b\s*$|previous\b|older|newer|back to)",
    re.IGNORECASE,
)


def style_label(line: str) -> tuple[str, int] | None:
    """Return the style that ``line`` names and where what follows it begins.

    A label stands alone on its line or before a colon: ``"**APA (7th ed.):** Nye, …"``.
    """
    bare = line.lstrip(" \t\u00a0#*_>-•·`[")
    offset = len(line) - len(bare)
    match = _STYLE_LABEL.match(bare)
    if match:
        rest = bare[match.end() :].lstrip(" \t\u00a0*_`]")
        if match["colon"] in (":", "：") or not rest or rest[0] in ":：":
            end = offset + len(bare) - len(rest.lstrip(":： \t\u00a0*_"))
            return match["style"].lower(), end
    manual = _MANUAL.fullmatch(bare) if len(bare) < _LONGEST_LABEL else None
    return (manual["style"].lower(), len(line)) if manual else None


def is_label(line: str) -> bool:
    """Whether ``line`` names a style and nothing else."""
    label = style_label(line)
    return label is not None and not line[label[1] :].strip(" *_`#")


def is_bridge(line: str) -> bool:
    """Whether ``line`` leads from one form of a citation to the next: "Or", "BibTeX:"."""
    bare = line.strip(" \t\u00a0#*_>`-")
    return bool(bare) and (_BRIDGE.fullmatch(bare) is not None or is_label(line))


def is_button(line: str) -> bool:
    """Whether ``line`` is a button or a menu's entry."""
    bare = line.strip(" \t\u00a0#*_>`-•·|[]")
    return not bare or (len(bare) <= 60 and _BUTTON.fullmatch(bare) is not None)
