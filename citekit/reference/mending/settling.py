"""Raw values that a tagger put into a neighbouring variable, moved to where they belong.

Rules of print: an institution without volume and pages is a publisher; a repository
publishes and contains nothing; "In:" in a title begins its container; "V2" is a version.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from citekit.model import Raw, Span
from citekit.normalize.name_words import INSTITUTION_HEAD
from citekit.normalize.types import type_in
from citekit.patterns import lazy
from citekit.reference.mending.pieces import Variables
from citekit.reference.words import MADE_OF_DATA

_REPOSITORY = lazy(
    r"^\W*(?:harvard dataverse|[\w ]{0,30}dataverse|zenodo|figshare|dryad|pangaea|icpsr|github(?: repository)?|osf|ssrn|"
    r"arxiv|biorxiv|medrxiv|mendeley data|uk data archive|gesis|openicpsr)\b",
    re.IGNORECASE,
)
PERIODICAL = lazy(
    r"\b(?:journal|review|revue|revista|rivista|zeitschrift|annals?|annales|bulletin|transactions|letters|proceedings|proc\.|"
    r"conference|congress|symposium|workshop|quarterly|magazine|newsletter|gazette|archives?|studies|encyclop\w+|handbook|series|"
    r"sitzungsberichte|abhandlungen|mitteilungen|verhandlungen|vierteljahres\w+|vierteljahrs\w+|blätter|archiv|monatshefte|rundschau|jahresberichte?|"
    r"acts?|actes|memoirs|notes|cahiers|yearbook|jahrbuch|tijdschrift|news|times|post|trends|advances|meeting|edition)\b|\bJ\.",
    re.IGNORECASE,
)
_VERSION = lazy(r"\W*(?:[Vv]\d+(?:\.\d+){0,4}|[Vv]ersion\s\d[\w.]{0,12})\W*")
_IN_TITLE = lazy(
    r"(?:[.?!,]|(?<=[.?!]))\s+(?:In|in|IN|En|Dans|Em)(?::\s*|\s+(?=[A-ZÀ-Þ\d]))|\s//\s"
)
_STOP = lazy(r"[.?!]\s+(?=[^\W\d_a-z])")
_TITLE_VERSION = lazy(
    r"(?:[.,]?\s\(?(?:[Tt]ag\s)?(?P<v>[vV]\d[\w.]*(?:-\w+)*)|[.,]?\s\(?[Vv]ers(?:ione?|ión|ão)\s(?P<version>[vV]?\d[\w.]*))\)?[\s.]*$"
)
_MEDIUM = (
    r"(?:Data\s?set|Data\s(?:file|collection)|(?:Computer\s|Mobile\s)?(?:Software|software|app|program)|Source\scode"
    r"|Code|Model|Video(?:\sfile)?|Map|Preprint|Internet|Online|Motion\spicture|Film|DVD|CD(?:-ROM)?|Podcast"
    r"|Television\s(?:series|broadcast|program)|Audio\s(?:podcast|recording)|(?:We)?[Bb]log\spost"
    rf"|(?:[^\W\d_]+\s){{0,3}}{MADE_OF_DATA}(?:\s[^\W\d_]+){{0,4}})"
)
_MEDIUM_LAST = lazy(rf"\s*\[{_MEDIUM}\][\s.]*$", re.IGNORECASE)
_MEDIUM_FIRST = lazy(rf"\[?{_MEDIUM}\][\s.,]+(?=\S)", re.IGNORECASE)
_PACKAGE = lazy(
    r"[.,]\s+(?:R|Python)\s+package(?:\s+version\s+(?P<version>\d[\w.-]*\w))?(?=[\s.,;]|$)"
)
_BEHIND = lazy(r"[.,;]\s+(?:GitHub|GitLab|Bitbucket|Zenodo)(?:\s[Rr]epository)?\W*$")
_LEAST_TITLE, _LEAST_VERSIONED, _FEW_WORDS = 8, 6, 6
_BEHIND_TITLE = lazy(
    r"[\s,.]{0,2}(?:[,(]\s?(?P<edition>\d{1,2}(?:st|nd|rd|th|\.)|(?i:second|third|fourth|fifth|revised))\s?(?i:ed(?:ition|n)?|aufl(?:age)?)\.?\s?\)?"
    r"|,\s?(?P<number>[A-Z]{2,10}(?:[-/][A-Z\d]{1,10}){0,4}[-/]\d{2,8})"
    r")$"
)
_SHORT_TITLE = 6
MEETING = lazy(
    r"\b(?:conference|symposium|workshop|congress|forum|annual meeting|kongress|tagung|congreso|congrès)\b|\b(?:conf|symp)\.",
    re.IGNORECASE,
)
_PRESS = lazy(
    r"(?P<press>.*(?:press|verlag|publish\w*|books|editions?|éditions)\b.{0,20}?|[^,(]{3,40}(?=\s?\())\s?[,(]\s?(?P<place>[^,()]{2,40}(?:,[^,()]{2,12})?)\)?",
    re.IGNORECASE,
)
_LOCUS = ("volume", "issue", "page")
_CLOSING = {"“": "”", '"': '"', "«": "»", "„": "“", "‘": "’"}
_LONGEST_REST = 120
_STATUS = lazy(
    r"\s*[\[(](?:in\spress|(?:under|in)\sreview|forthcoming|submitted|to\sappear|accepted|im\s(?:Druck|Erscheinen)|sous\spresse|en\sprensa|no\sprelo)[\])]\W*$",
    re.IGNORECASE,
)
_SHORTENED = lazy(r"\b[^\W\d_]{2,8}\.\s?[^\W\d_a-z]|\bJ\.\s?[^\W\d_a-z]")
_MAY_APPEAR = ("container-title", "publisher", "title")
_BRACKETED = lazy(r"\([^()]{2,60}\)")
_BARE_ADDRESS = lazy(
    r"(?:^|[\s(<])(?P<url>(?:[a-z0-9][\w-]{0,40}\.){1,3}(?:io|com|org|net|edu|gov|eu|de|uk|fr|ch|at|nl)/[^\s<>\"]{2,100}[\w/])[\s.)>]*$"
)
_EMPTY_ADDRESS = lazy(r"https?://(?:dx\.)?doi\.org/?", re.IGNORECASE)


def settle(text: str, variables: Variables) -> None:
    """Move what stands in the wrong variable; ``text`` is the whole reference."""
    for rule in _RULES:
        rule(text, variables)


def settle_title(text: str, variables: Variables) -> None:
    """Move what stands behind a title's end and is no part of it: a medium, a version."""
    _medium(text, variables)
    _version_after_title(text, variables)


def without_status(
    text: str, variables: Mapping[str, tuple[Raw, ...]]
) -> dict[str, tuple[Raw, ...]]:
    """Return ``variables`` without what says that the work is still to appear."""
    for name in _MAY_APPEAR:
        printed = variables[name][0].text if name in variables else ""
        if ")" in printed or "]" in printed:
            settled = {name: list(raws) for name, raws in variables.items()}
            _status(text, settled)
            return {name: tuple(raws) for name, raws in settled.items()}
    return dict(variables)


def _medium(text: str, variables: Variables) -> None:
    """A medium in brackets is no part of a title, nor of the publisher behind it."""
    for name in ("title", "publisher", "container-title"):
        raws = variables.get(name)
        if not raws or raws[0].span is None:
            continue
        raw, start = raws[0], raws[0].span.start
        if name == "title":
            match = _MEDIUM_LAST.search(raw.text) if "]" in raw.text else None
            if match and match.start() > _LEAST_VERSIONED:
                variables[name] = [_cut(text, raw, start, start + match.start())]
        elif "]" in raw.text and (match := _MEDIUM_FIRST.match(raw.text)):
            variables[name] = [_cut(text, raw, start + match.end(), start + len(raw.text))]


def _split_title(text: str, variables: Variables) -> None:
    """A title that runs on into its container, where there is none."""
    raws = variables.get("title")
    if not raws or "container-title" in variables or raws[0].span is None:
        return
    title = raws[0]
    matches = list(_IN_TITLE.finditer(title.text, 8))
    if not matches or title.span is None:
        return
    match = matches[-1] if " // " in title.text else matches[0]
    if len(title.text) - match.end() < 4:
        return
    start = title.span.start
    variables["title"] = [
        _cut(text, title, start, start + match.start() + (title.text[match.start()] in "?!"))
    ]
    variables["container-title"] = [_cut(text, title, start + match.end(), title.span.end)]


def _last_sentence(text: str, variables: Variables) -> None:
    """A title that runs on into where it appeared: "… the JCPOA. Wikipedia"."""
    raws = variables.get("title")
    if not raws or raws[0].span is None or "container-title" in variables:
        return
    title, place = raws[0], raws[0].span
    stops = list(_STOP.finditer(title.text, _LEAST_TITLE))
    if not stops:
        return
    stop = stops[-1]
    last = title.text[stop.end() :].strip(" .,;")
    kind = type_in(last)
    if _REPOSITORY.fullmatch(last) and "publisher" not in variables:
        variable = "publisher"
    elif kind.startswith(("article-n", "article-m", "entry-")) and len(last.split()) < _FEW_WORDS:
        variable = "container-title"
    else:
        return
    end = place.start + stop.start() + (title.text[stop.start()] in "?!")
    variables["title"] = [_cut(text, title, place.start, end)]
    begin = place.start + stop.end()
    variables[variable] = [_cut(text, title, begin, begin + len(last))]


def _version_after_title(text: str, variables: Variables) -> None:
    """A version behind a title: "… WorldCover 10 m 2021 v200", "… Dashboard version 1.0"."""
    raws = variables.get("title")
    if not raws or raws[0].span is None or "version" in variables:
        return
    if {"container-title", "volume"} <= variables.keys():
        return  # an article on what has a version
    title, place = raws[0], raws[0].span
    last = title.text.rstrip(" \n).").rpartition(" ")[2]
    if not any(map(str.isdigit, last)):
        return
    match = _TITLE_VERSION.search(title.text, _LEAST_VERSIONED)
    if match:
        start = place.start
        group = match.lastgroup or "v"
        version = start + match.start(group), start + match.end(group)
        variables["version"] = [_cut(text, title, *version)]
        variables["title"] = [_cut(text, title, start, start + match.start())]


def _repository_behind(text: str, variables: Variables) -> None:
    """The place where a work lies is no publisher: "Imperial College London. GitHub repository"."""
    raws = variables.get("publisher")
    if raws and raws[0].span is not None:
        match = _BEHIND.search(raws[0].text)
        if match:
            start = raws[0].span.start
            variables["publisher"] = [_cut(text, raws[0], start, start + match.start())]


def _quoted_title(text: str, variables: Variables) -> None:
    """A title that opens with a quotation mark ends where that closes."""
    raws = variables.get("title")
    if not raws or raws[0].span is None or len(raws) > 1:
        return
    start, end = raws[0].span.start, raws[0].span.end
    closing = _CLOSING.get(text[start - 1]) if start else None
    if closing is None:
        return
    close = text.find(closing, end)
    if close < 0 or close - end > _LONGEST_REST or close == end:
        return
    if any(mark in text[end:close] for mark in _CLOSING):
        return
    others = (raw.span for name, found in variables.items() if name != "title" for raw in found)
    if any(span is not None and span.start < close and span.end > end for span in others):
        return
    variables["title"] = [_cut(text, raws[0], start, close)]


def _behind_title(text: str, variables: Variables) -> None:
    """An edition and a report's number stand behind a title, not in it."""
    raws = variables.get("title")
    if not raws or raws[0].span is None:
        return
    start = raws[0].span.start
    match = _BEHIND_TITLE.search(raws[0].text)
    if match is None or match.start() < _SHORT_TITLE:
        return
    variables["title"] = [_cut(text, raws[0], start, start + match.start())]
    for name in ("edition", "number"):
        if match[name] and name not in variables:
            variables[name] = [
                _cut(text, raws[0], start + match.start(name), start + match.end(name))
            ]


def _missing_title(text: str, variables: Variables) -> None:
    """What stands alone, with no other title and no place in a volume, is the title."""
    if "title" in variables or any(name in variables for name in _LOCUS):
        return
    if "number" in variables and not {"publisher", "container-title"} & variables.keys():
        variables["title"] = variables.pop("number")  # software called by a code
        return
    raws = variables.get("container-title")
    book = "editor" in variables and "author" not in variables
    if not raws or (_SHORTENED.search(raws[0].text) and not book):
        return
    if {"author", "editor", "publisher"} & variables.keys():
        variables["title"] = variables.pop("container-title")


def _first_institution(text: str, variables: Variables) -> None:
    """An institution that begins the reference wrote it."""
    raws, title = variables.get("publisher"), variables.get("title")
    if not raws or not title or "author" in variables or "editor" in variables:
        return
    start = raws[0].span.start if raws[0].span else len(text)
    if not text[:start].strip() and title[0].span and title[0].span.start > start:
        variables["author"] = variables.pop("publisher")


def _package(text: str, variables: Variables) -> None:
    """What R prints of a package: "… Tables. R package version 5.2.3."."""
    match = _PACKAGE.search(text) if "package" in text else None
    if match is None:
        return
    raws = variables.get("title")
    if raws and raws[0].span is not None and raws[0].span.start < match.start() < raws[0].span.end:
        variables["title"] = [_cut(text, raws[0], raws[0].span.start, match.start())]
    if match["version"]:
        span = Span(*match.span("version"))
        variables["version"] = [Raw(text=match["version"], span=span, confidence=0.97)]
        for name in ("issue", "volume", "number", "page"):
            found = variables.get(name)
            if found and found[0].span and span.start <= found[0].span.start <= span.end:
                del variables[name]


def _access(text: str, variables: Variables) -> None:
    """The day of access is no date of the work."""
    issued, accessed = variables.get("issued"), variables.get("accessed")
    if not issued or not accessed or issued[0].span is None or accessed[0].span is None:
        return
    if accessed[0].span.start <= issued[0].span.start < accessed[0].span.end:
        del variables["issued"]


def _place(text: str, variables: Variables) -> None:
    """A repository is no place: "GitHub: https://…"."""
    raws = variables.get("publisher-place")
    if raws and "publisher" not in variables and _REPOSITORY.fullmatch(raws[0].text.strip(" :.")):
        variables["publisher"] = variables.pop("publisher-place")


def _version(text: str, variables: Variables) -> None:
    raws = variables.get("volume")
    if raws and not {"issue", "page"} & variables.keys() and _VERSION.fullmatch(raws[0].text):
        del variables["volume"]
        variables["version"] = [
            Raw(text=raws[0].text.strip(" ,.;()"), span=raws[0].span, confidence=raws[0].confidence)
        ]


def _repository(text: str, variables: Variables) -> None:
    raws = variables.get("container-title")
    if raws and "publisher" not in variables and _REPOSITORY.match(raws[0].text):
        variables["publisher"] = variables.pop("container-title")


def _institution(text: str, variables: Variables) -> None:
    raws = variables.get("container-title")
    if not raws or "publisher" in variables or "editor" in variables:
        return
    if any(name in variables for name in _LOCUS):
        return
    name = raws[0].text.strip(" .,")
    kind = type_in(name)
    periodical = kind.startswith(("article-n", "article-m", "post", "entry"))
    if INSTITUTION_HEAD.are_in(name) and not periodical and not PERIODICAL.search(name):
        variables["publisher"] = variables.pop("container-title")


def _periodical(text: str, variables: Variables) -> None:
    """A publisher with volume and pages, and no place, is a journal; a meeting is no publisher."""
    raws = variables.get("publisher")
    if not raws or "container-title" in variables:
        return
    kind = type_in(raws[0].text.strip(" .,"))
    periodical = kind.startswith(("article-n", "article-m", "post", "entry"))
    if "title" in variables and (periodical or MEETING.search(raws[0].text.replace("-", ""))):
        variables["container-title"] = variables.pop("publisher")
        return
    if "publisher-place" in variables:
        return
    if "volume" in variables and ("page" in variables or "issue" in variables):
        variables["container-title"] = variables.pop("publisher")


def _place_of_press(text: str, variables: Variables) -> None:
    """A place that begins with a publisher: "Princeton University Press, USA"."""
    raws = variables.get("publisher-place")
    if not raws or "publisher" in variables or raws[0].span is None:
        return
    match = _PRESS.fullmatch(raws[0].text)
    if match is None:
        return
    start = raws[0].span.start
    for name, group in (("publisher", "press"), ("publisher-place", "place")):
        variables[name] = [
            _cut(text, raws[0], start + match.start(group), start + match.end(group))
        ]


def _addresses(text: str, variables: Variables) -> None:
    for raw in variables.get("URL", ()):
        if _EMPTY_ADDRESS.fullmatch(raw.text.strip()):
            del variables["URL"]
            return


def _status(text: str, variables: Variables) -> None:
    """What is to appear says so behind its journal: "Wind Energy (In press)"; "(ICCV)" is "ICCV"."""
    for name in _MAY_APPEAR:
        raws = variables.get(name)
        if not raws or raws[0].span is None:
            continue
        start = raws[0].span.start
        match = _STATUS.search(raws[0].text)
        if match and match.start() > 1:
            variables[name] = [_cut(text, raws[0], start, start + match.start())]
            if name == "publisher" and "container-title" not in variables and "title" in variables:
                variables["container-title"] = variables.pop("publisher")
        elif name == "container-title" and _BRACKETED.fullmatch(raws[0].text):
            variables[name] = [_cut(text, raws[0], start + 1, start + len(raws[0].text) - 1)]


def _bare_address(text: str, variables: Variables) -> None:
    """An address without its scheme stands last: "osf.io/kpwgf"."""
    if {"URL", "DOI"} & variables.keys() or not variables:
        return
    rest = text[-_LONGEST_REST:]
    match = _BARE_ADDRESS.search(rest) if "/" in rest else None
    if match:
        first = max(len(text) - _LONGEST_REST, 0)
        span = Span(first + match.start("url"), first + match.end("url"))
        variables["URL"] = [Raw(text=match["url"], span=span, confidence=0.95)]


def _cut(text: str, raw: Raw, start: int, end: int) -> Raw:
    return Raw(text=text[start:end], span=Span(start, end), confidence=raw.confidence * 0.95)


_RULES: tuple[Callable[[str, Variables], None], ...] = (
    _medium,
    _package,
    _split_title,
    _quoted_title,
    _behind_title,
    _missing_title,
    _first_institution,
    _last_sentence,
    _version_after_title,
    _version,
    _place,
    _repository,
    _institution,
    _periodical,
    _place_of_press,
    _repository_behind,
    _addresses,
    _bare_address,
    _access,
)
