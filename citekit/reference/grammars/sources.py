"""What follows a title in a reference: container or publisher, numbers, place, date.

The words are read into chunks: names, and what has a form of its own (a volume, a date, an
address, a version). ``grammar_imprints`` says what each name is. Nothing is passed over but
punctuation and labels.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from citekit.normalize.dates import parse_date
from citekit.patterns import lazy
from citekit.reference.words import DATE, UPPER, is_date

_CODE = r"(?=[\w./–-]*\d)[\w./–-]{0,23}\w"
_RANGE = r"[A-Za-z]{0,2}\d{1,7}(?:\s?[-–—]{1,2}\s?[A-Za-z]?\d{1,7})?"
_VISITED = (
    r"(?i:as\sof|accessed|retrieved|last\svisited|last\saccessed|abgerufen|zugriff|consulté|consultado"
    r"|consultato|acesso|geraadpleegd)(?:\s(?:on|am|le|el|il|em|op))?:?"
)
SERIES_WORDS = (
    r"(?:(?:Working|Discussion|Policy|Research|Occasional|Technical|Open-File|Investigations?"
    r"|Staff|Background|Issue|White|Conference|Position|Progress|Special|Strategic|Country"
    r"|Contractor|Tech\.)\s)?(?:Papers?|Reports?|Briefs?|Memos?|Memorandum|Notes?|Circular"
    r"|Fact\sSheets?|Insights?|Focus|Backgrounder|Monographs?|Arbeitspapiere?"
    r"|Diskussionspapiere?|Forschungsberichte?|Schriftenreihe|Zeitschriftenschau"
    r"|Documents?\sde\stravail|Documentos?\sde\straba(?:jo|lho)|Series)"
)
_SERIES = lazy(
    rf"(?P<series>(?:(?:[{UPPER}]\w+-\s[a-zà-ÿ]+|[{UPPER}][\w.&’'-]*|of|on|for|the|and|de|la|für|zu[rm]?)\s){{0,9}}?"
    rf"{SERIES_WORDS}(?:\sSeries)?)(?:,?\s(?:[Nn]o\.?|[Nn]r\.?|[Nn]um\.|[Nn]umber|#|n[°º])\s?"
    rf"|\s)(?P<number>{_CODE})(?=$|[\s,.;:)\]])"
)
_BRACKETED = lazy(
    rf"(?P<series>(?![Vv]ol|[Bb]d)[^()]{{4,150}}?)[,;]?\s(?:[Nn][or]\.?|[Nn]um\.|n[°º]|Bd\.|Heft|H\.|#)"
    rf"\s?(?P<number>{_CODE})(?=\))"
)
_FORMS = lazy(
    rf"""
      (?:DOI:?\s?)?(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:?\s?)?(?P<DOI>10\.\d{{4,9}}/[^\s"<>“”⟩\uffff\ufffd]+(?:(?<=[./_-])\s\d[\w.-]*(?=\W*$))?)
    | <?(?:UR[LN]\s?:\s?)?(?P<URL>(?:https?://|www\.|hdl:|urn:|(?:[a-z][\w-]{{0,40}}\.){{1,3}}(?:io|org|com|net|edu|gov|eu|de|uk|fr)/)[^\s<>"“”]+(?:(?<=/)\s\S*[/_.]\S*(?=\W*$))?)>?
    | (?:e-?|p-?)?ISSN\s?:?\s?(?P<ISSN>\d{{4}}[-–]\d{{3}}[\dXx])
    | ISBN(?:-1[03])?\s?:?\s?(?P<ISBN>[\dXx][\dXx –-]{{8,16}}[\dXx])
    | PMID:?\s?(?P<PMID>\d{{5,9}}) | (?:PMCID:?\s?)?(?P<PMCID>PMC\d{{5,9}})
    | (?:{_VISITED}\s(?:\d\d?:\d\d,?\s)?(?P<accessed>{DATE}))(?:,?\sfrom(?=\shttp))?
    | (?P<label>[{UPPER}][^.\[\]]{{2,60}}\s\[[a-z-]{{2,9}}\.[\w-]{{2,9}}\]|NNT\s?:\s?\w*|(?:English|French|Anglais|Français|Deutsch)(?=\.\s)
      |(?:Table|Figure|Fig\.)\s[\w.]{{1,12}}(?=\W*$)|(?i:(?:preprint\s)?available\s(?:online\s)?(?:at|from|on|here)(?:\s(?P<server>SSRN))?\b:?
      |(?:retrieved|downloaded)\sfrom:?|verfügbar\sunter:?|online\sunter:?|disponible\sen:?|UR[LN]\s?:
      |DOI\s?:|or(?=\s(?:https?:|doi|10\.))|(?:GitHub\s(?:repository|Repository)|Online-\s?(?:Publikation|Ressource)):(?=\shttps?:)|online:|link))
    | (?:(?:R|Python)\spackage\s)?[Vv]ers(?:ione?|ión|ão)\s(?P<version>(?:[a-z]{{1,4}}_)?[vV]?\d[\w.-]{{0,20}})
    | V\.\s(?P<version2>\d+(?:\.\d+)+)(?:\.\sReleased)? | (?:Tag\s)?(?P<version3>[vV]\d[\w.-]{{0,24}})
    | (?:Vol(?:ume|\.)?|vol(?:ume|\.)?|Bd\.|Band|Jg\.|Jahrgang|[Tt]ome|Т\.|т\.)\s?(?P<volume>[\dIVXLC][\w/–-]{{0,11}})
    | (?:[Nn][or]\.?|[Nn]\.|[Ii]ss(?:ue|\.)|[Hh]eft|H\.|№|[Nn][°º]|núm\.)\s?:?\s?(?P<issue>\d[\w/–-]{{0,11}})
    | (?:[Aa]rt(?:icle|\.)?|Artikel|Beitrag|Paper)\s(?:ID\s|[Nn]o\.?\s|number\s)?(?P<number>\w{{0,4}}\d\w{{0,11}})
    | (?P<code>[A-Z]{{1,6}}[-/]?(?:[A-Z]{{1,4}}[-/])?\d[\w./-]*\d)(?=$|[\s,.;)])
    | (?P<count>\d{{1,4}})\s?(?:pages|pp?\.?|S\.|Seiten|páginas|págs?\.)(?![\w-])
    | (?:pp?\.?|pages?|S\.|Seiten|[Сс]\.|págs?\.)\s?(?P<page>{_RANGE})
    | (?P<volume2>\d{{1,4}})\s?\((?P<issue2>(?![12]\d{{3}}\))[\w./ –-]{{1,14}})\)(?:\s?[:,]\s?(?:pp?\.\s?)?(?P<page2>{_RANGE}))?
    | (?P<volume3>\d{{1,4}}):\s?(?P<issue3>\d{{1,3}}),\s(?P<page3>{_RANGE})
    | (?P<volume4>\d{{1,4}}),\s(?P<issue4>[\w-]{{1,8}}),\s(?=Art(?:icle|\.)\s)
    | (?P<volume9>\d{{1,4}}):(?P<issue9>\d{{1,3}})\((?P<page9>e\d{{3,8}})\)
    | (?P<volume7>\d{{1,4}})\.(?P<issue7>\d{{1,4}}(?:[-–/]\d{{1,4}})?)(?=$|[\s,:;])(?:\s?:\s?(?P<page7>{_RANGE}))?
    | (?P<volume5>(?![12]\d{{3}},)\d{{1,4}})\s?[:,]\s?(?P<page5>{_RANGE})
    | (?P<page8>N\.?P\.?)(?=\W*$)
    | (?<!issn:\s)(?P<page6>(?:\d{{1,6}}\s?[-–—]{{1,2}}\s?\d{{1,6}}|e\d{{3,12}}))
    | (?P<issued3>[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}\s?[-–]\s?[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},\s[12]\d{{3}})
    | (?P<issued2>[12]\d{{3}}(?:/\d{{1,2}}){{2}}|[12]\d{{3}}\s[A-Z][a-z]{{2,9}}\.?(?:\s\d{{1,2}})?(?=$|[\s,.;)]))
    | (?:(?:Released|released|[Pp]ublished|[Ll]ast\sedited|[Uu]pdated|im)\s)?(?P<issued>{DATE}|[{UPPER}][a-zà-ÿ]{{2,9}}\.?,\s[12]\d{{3}})
    | (?P<volume8>[IVXLC]{{1,8}})(?=\s?\(|,\s(?:pp?\.|\d|[Nn]o))
    | (?:(?:Released|Published|Posted)\s)?(?P<month>[A-Z][a-z]{{2,8}}(?:\s\d{{1,2}})?|\d{{1,2}}\s[A-Z][a-z]{{2,8}})(?=$|[.,]\s)
    | (?P<status>to\sappear|forthcoming|in\spress|im\sErscheinen|à\sparaître|en\sprensa|no\sprelo)
    | [⟨<\uffff\ufffd]?(?P<archive_location>(?:hal|halshs|tel|inria|inserm|jpa|cea|ird|hprints)-\d{{5,}}(?:v\d+)?)[⟩>]?
    | Released(?=$|[.,\s]) | \[(?P<medium>[^\[\]]{{1,40}})\] | (?P<volume6>\d{{1,4}})
    """,
    re.VERBOSE,
)
_EDITORS = lazy(
    rf"(?P<lead>[Ii]n:?\s)?(?P<editor>[{UPPER}a-zà-ÿ][^()\[\]\d]{{2,400}}?)\s?\((?:Eds?|Hrsg|Hg|eds?|hrsg|[Ee]ditors?|dirs?|coords?|orgs?)\.?\)\s?[,.:;]?\s?"
)
_EDITED = lazy(
    rf"(?:[Ee]dited\sby|[Ee]ds?\.(?:\sby)?|[Hh]rsg\.(?:\svon)?|[Hh]erausgegeben\svon|dirigé\spar|a\scura\sdi)\s"
    rf"(?P<editor>[{UPPER}][^()\[\]\d:]{{2,300}}?)(?=[,.]?\s(?:\d|pp?\.|[{UPPER}][\w’'-]*(?:\s[{UPPER}a-z][\w’'-]*){{0,3}}(?:,\s[{UPPER}][\w.]{{1,12}})?:\s|\()|[.,]?$)"
)
_IN = lazy(r"(?:[Ii]n|IN|[Ee]n|[Dd]ans|[Ee]m)(?::\s?|\s|(?=\d{1,3}(?:st|nd|rd|th)\s))(?=\S)|//\s?")
_SEPARATOR = lazy(r"[\s.,;:()\[\]|–—\"“”»«⟨⟩\uffff\ufffd<>-]*")
_ACRONYM = lazy(
    r"\((?=[^()]{0,20}[A-Z])(?!\s?[12]\d{3}\s?\)|(?:S|Pp?|Bd|Vol|Nr|No|Jg)\.?\s?\d)[^()]{2,24}\)"
)
_MARK = lazy(r"[ .,;:?!()\[\]]")
_BEFORE_NAME = lazy(r" (?!DOI|URL|IS[BS]N)[A-Zabce-gi-z]")
"""A blank behind which a name goes on: no number and no identifier."""
_MEETING = lazy(r"[A-Z][A-Za-z/&+-]*[A-Z][A-Za-z]*\s(?:19|20)\d\d(?=\.\s)")
_IDENTIFIER_AHEAD = lazy(r"\s+(?:(?:DOI|doi|URL|ISBN|ISSN)\b|https?:)")
_IMPRINT_AHEAD = lazy(
    rf"\s[{UPPER}][\w.'’-]*(?:\s[{UPPER}][\w.'’-]*){{0,2}}(?:,\s[{UPPER}][\w.]{{1,12}})?:\s[{UPPER}]"
)
_CONFERENCE_VOLUME = lazy(r",\sVolume\s\d{1,2}\s\([A-Z][\w +-]{1,20}[’']\d\d\)")
_SHORT = frozenset(
    """Trans Proc Univ Mass Inst Natl Dept Conf Symp Int Intl Ctr Comput Program Lang Arch Code Rev
    Lett Phys Chem Biol Med Sci Eng Math Econ Stat Opt Mech Am Amer Ann Appl Soc Res Acad Eur Environ
    Mar Geophys Geol Mater Syst Inf Technol Softw Netw Commun Inc Ltd Co Corp St Vol Bros Hist""".split()
)
_NUMBERED = lazy(
    r"\s(?![12]\d{3}:)(?=\d{1,4}(?:\.\d{1,4}(?=[\s,:;]|$)|\s?\(|\s?[:,]|\s\d|\.?$|\.\s|\s[(\[])|[12]\d{3}(?:[^\w:]|$))"
)
_MOST_CHUNKS = 40
_DATES = frozenset(("issued", "issued2", "issued3", "month", "accessed"))


class Chunk(NamedTuple):
    """A stretch with its kind: a variable, ``name``, ``in``, ``series`` or ``label``.

    ``before`` is the punctuation that stands in front of it.
    """

    kind: str
    start: int
    end: int
    before: str


def read_chunks(text: str, start: int, end: int) -> list[Chunk]:
    """Return the chunks of ``text`` from ``start`` to ``end``, in order."""
    chunks: list[Chunk] = []
    place = start
    while len(chunks) < _MOST_CHUNKS:
        gap = _SEPARATOR.match(text, place, end)
        before = gap[0] if gap else ""
        place += len(before)
        if place >= end:
            break
        found, place = _next(text, place, end, before)
        chunks += found
    return chunks


def _next(text: str, place: int, end: int, before: str) -> tuple[list[Chunk], int]:
    """Return what stands at ``place``, and where that ends."""
    named = None if text[place].isdigit() else _next_named(text, place, end, before)
    if named:
        return named
    bracketed = _BRACKETED.match(text, place, end) if before.endswith("(") else None
    if bracketed:
        return _series_chunks(bracketed, "bracketed", before), bracketed.end()
    form = _FORMS.match(text, place, end)
    if form and _ends_well(text, form, end):
        return _form_chunks(form, before), form.end()
    stop = _name_end(text, place, end)
    return [Chunk("name", place, stop, before)], stop


def _next_named(text: str, place: int, end: int, before: str) -> tuple[list[Chunk], int] | None:
    """Return what a word tells, if one does: "In", editors, a series with its number."""
    inside = _IN.match(text, place, end)
    if inside:
        lead = Chunk("in", place, inside.end(), before)
        editors = _EDITORS.match(text, inside.end(), end)
        if editors:
            return [lead, Chunk("editor", *editors.span("editor"), "")], editors.end()
        return [lead], inside.end()
    edited = _EDITED.match(text, place, end)
    if edited:
        return [Chunk("editor", *edited.span("editor"), before)], edited.end()
    series = _SERIES.match(text, place, end)
    if series:
        kind = "bracketed" if before.endswith("(") else "series"
        return _series_chunks(series, kind, before), series.end()
    return None


def _series_chunks(series: re.Match[str], kind: str, before: str) -> list[Chunk]:
    found = Chunk(kind, *series.span("series"), before)
    return [found, Chunk("number", *series.span("number"), "")]


def _ends_well(text: str, form: re.Match[str], end: int) -> bool:
    """Whether a form ends where a word does, and a date is one."""
    group = form.lastgroup or ""
    if group in _DATES:
        suffix = ", 2000" if group == "month" else ""
        if not is_date(f"{form[group]}{suffix}"):
            return False
    after = text[form.end() : form.end() + 1] if form.end() < end else ""
    return not (after.isalnum() and text[form.end() - 1].isalnum())


def _form_chunks(form: re.Match[str], before: str) -> list[Chunk]:
    """Return a chunk for each group that took part; those of one form stand side by side."""
    if form.lastgroup == "label":
        group = "server" if form["server"] else "label"
        span = form.span("server") if form["server"] else form.span()
        return [Chunk(group, *span, before)]
    chunks: list[Chunk] = []
    index = form.lastindex or 0
    while index and form.start(index) >= 0:
        kind = _kinds()[index]
        if kind == "issue" and _is_month(form[index]):
            kind = "month"  # "20 (March): 25"
        elif kind == "volume" and before.endswith(", (") and _is_alone(form):
            kind = "issue"  # "Libraries, (6), 51"
        chunks.insert(0, Chunk(kind, *form.span(index), before))
        index -= 1
    return chunks or [Chunk("label", *form.span(), before)]


@lru_cache(maxsize=1)
def _kinds() -> Mapping[int, str]:
    """Return the kind of chunk that each group of a form gives."""
    return {index: name.rstrip("0123456789") for name, index in _FORMS.groupindex.items()}


def _is_alone(form: re.Match[str]) -> bool:
    """Whether a number without a label fills its brackets."""
    return form[0].isdigit() and form.string[form.end() : form.end() + 1] == ")"


def _is_month(text: str) -> bool:
    date = parse_date(f"{text} 2000") if text[-1:].isalpha() else None
    return date is not None and date.season is None and len(date.parts[0]) > 1


def _name_end(text: str, start: int, end: int) -> int:
    place = start
    while mark := _MARK.search(text, place, end):
        place, char = mark.start(), mark[0]
        volume = _CONFERENCE_VOLUME.match(text, place, end) if char == "," else None
        if volume is not None:
            place = volume.end()
            continue
        if char == "(":
            acronym = _ACRONYM.match(text, place, end)
            if acronym is None or is_date(acronym[0]):
                break
            place = acronym.end()
            continue
        if char in ",;:)[]" and place > start:
            after = text[place + 1 : place + 2]
            if char not in ",:" or not after or after.isspace():
                break
        if char in "?!" and place > start and _IMPRINT_AHEAD.match(text, place + 1, end):
            return place + 1
        if char == "." and place > start and _is_stop(text, start, place, end):
            break
        if char == " " and _BEFORE_NAME.match(text, place, end) is None:
            if _IDENTIFIER_AHEAD.match(text, place, end):
                break
            if _NUMBERED.match(text, place, end):
                meeting = _MEETING.match(text, start, end)
                if meeting is None or meeting.end() <= place:
                    break
                place = meeting.end()
                continue
        place += 1
    else:
        place = end
    while place > start + 1 and text[place - 1].isspace():
        place -= 1
    return max(place, start + 1)


def _is_stop(text: str, start: int, place: int, end: int) -> bool:
    """Whether the point at ``place`` ends a name, not a shortened word."""
    if place + 1 < end and not text[place + 1].isspace():
        return False
    word = text[max(start, place - 20) : place].rsplit(None, 1)[-1:]
    last = word[0].rsplit(".", 1)[-1] if word else ""
    if place + 1 >= end:
        return True
    return not (len(last) <= 1 or last in _SHORT)
