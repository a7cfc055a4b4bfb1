"""Volumes, issues and pages that a tagger did not part: "5 207-229", "28(1) 71-87".

Rules of print: what stands behind a volume and before the year is a page; two numbers
without a sign between them are a volume and a page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from citekit.model import Raw, Span
from citekit.patterns import lazy
from citekit.reference.mending.pieces import EDGE, Variables, free, piece, reaches_into

_PAGE = r"[A-Za-z]{0,2}\d+(?:\s?[–-]{1,2}\s?[A-Za-z]?\d+)?"
_GLUED = lazy(
    rf"(?P<volume>[A-Za-z]?\d{{1,4}})(?:\s?\((?P<issue>[^()]{{1,10}})\))?\s+(?P<page>{_PAGE})"
)
_VOLUMES = lazy(
    r"(?<![\w-])(?P<count>\d{1,3})\s(?:Bde|Bände|Bänden|tomes|tomos|volúmenes|volumi|delen)\b"
)
_BETWEEN = lazy(r"\s?,\s?")
_YEAR_BEHIND = lazy(r"\s{0,2}\(\s?(?:1[89]|20)\d\d")
_LETTER = lazy(r"[\W_][A-Z]")
_ARTICLE = lazy(r"\d{5}")
_ROMAN = lazy(
    r"\b[Pp]p?\.\s?(?P<page>[IVXLC]{1,8}\s?[–-]\s?[IVXLC]{1,8}|[ivxlc]{1,8}\s?[–-]\s?[ivxlc]{1,8})\b"
)
_VOLUME_FIRST = lazy(r"(?P<volume>\d{1,4}|[IVXLC]{1,7})\s(?=[^\W\d_a-z])")
_PAGE_ALONE = lazy(r"[.,]?\s(?P<page>\d{1,5}(?:\s?[-–]\s?\d{1,5})?)(?=[\s,.;]|$)")
_VOLUME_BEFORE = lazy(r"(?<=\s)(?P<volume>\d{1,4}|[IVXLC]{1,7})\s$")
_EDITION_SIGN = lazy(r"\.?\s?(?:Aufl(?:age)?\b|[Ee]dn?\b|[Éé]d\b)")
_ISSUE_AND_PAGE = lazy(r"(?P<issue>\d{1,4})\)?,\s(?P<page>[A-Za-z]?\d[\w–-]*)")
_ARTICLE_NUMBER = lazy(r"\d{6,8}")
_ISSUE_SIGN = lazy(r"(?:\b[Nn]o\.?\s?|\b[Nn]r\.?\s?|\b[Ii]ssue\s|\d\s?\()$")
_PAGE_INSIDE = lazy(r"(?<=[^\W\d_]{2})\s(?P<page>\d{1,4})$")
_ROMAN_RANGE = lazy(r"[IVXLC]{1,7}\s?[-–]\s?[IVXLC]{1,7}")
_CODE = lazy(r"[A-Z]{3,}(?:-[A-Z]+){0,3}-\d{2,4}-\d{1,5}")
_PLAIN = lazy(r",?\s")
_YEAR_BEFORE = lazy(r"[(\[]?(?:1[89]|20)\d\d[)\]]?,?\s$")
_BRACKET_WITH_YEAR = lazy(r"\((?:[^()]{2,30}\s)?(?:1[5-9]|20)\d\d\)\s$")
_AT_PAGE = lazy(r"\s?(?:\(\s?\d{1,4}[^()]{0,10}\)|ff?\b)[\s.;]*$")
_VOLUME_SIGN = lazy(r"\b[Vv](?:ol)?\.\s?$")
_SECTION = lazy(r"[A-Z]\s(?P<volume>\d{1,4})\s(?P<page>\d{1,6})")
_PAGE_NEXT = lazy(r"\)?[\s,:]{1,2}(?P<page>\d{1,7}\+?)(?=[.,]\s|\s?\(|\.?$)(?<!(?:19|20)\d\d)")
_PAGE_LAST = lazy(r"\)\s?\W?(?P<page>\d{1,6})\.?\s*$")
_HYPHEN = lazy(r"[A-Za-z]{2}(?<!\bVol)(?<!\bBd)(?<!\bNo)-$")
_RANGE = lazy(r"\d{2,5}\s?[–-]\s?\d{3,5}")


def settle_loci(text: str, variables: Variables) -> None:
    """Part and move what stands in the wrong number; ``text`` is the whole reference."""
    for rule in _RULES:
        rule(text, variables)


def _volume_with_page(text: str, variables: Variables) -> None:
    """A volume and a page without a sign between them."""
    for name, other in (("volume", "page"), ("page", "volume")):
        raws = variables.get(name)
        if not raws or other in variables or raws[0].span is None:
            continue
        match = _GLUED.fullmatch(raws[0].text)
        if match is None or (match["issue"] and "issue" in variables):
            continue
        start = raws[0].span.start
        for part, value in match.groupdict().items():
            if value:
                place = Span(start + match.start(part), start + match.end(part))
                variables[part] = [Raw(text=value, span=place, confidence=raws[0].confidence)]
        return


def _count_of_volumes(text: str, variables: Variables) -> None:
    """A number before the word for volumes counts them: "2 Bde.", "3 Bände"."""
    for name in ("volume", "publisher", "title"):
        raws = variables.get(name)
        if not raws or raws[0].span is None or "number-of-volumes" in variables:
            continue
        start, end = raws[0].span.start, raws[0].span.end
        match = _VOLUMES.search(text, max(start, end - 20), end + 10)
        if match is None or match.start() >= end or (name == "title") != (match.start() > start):
            continue
        if name != "title":
            del variables[name]
        else:
            stop = start + len(text[start : match.start()].rstrip(" ,.;:("))
            cut = replace(raws[0], text=text[start:stop], span=Span(start, stop))
            variables["title"] = [cut]
        span = Span(*match.span("count"))
        count = Raw(text=match["count"], span=span, confidence=raws[0].confidence)
        variables["number-of-volumes"] = [count]


def _page_before_year(text: str, variables: Variables) -> None:
    """Physics prints "48, 1 (2012)": volume, page, year."""
    volumes, issues = variables.get("volume"), variables.get("issue")
    if not volumes or not issues or "page" in variables:
        return
    volume, issue = volumes[0].span, issues[0].span
    if volume is None or issue is None or not _BETWEEN.fullmatch(text, volume.end, issue.start):
        return
    if _YEAR_BEHIND.match(text, issue.end):
        variables["page"] = variables.pop("issue")


def _pages_in_brackets(text: str, variables: Variables) -> None:
    """A range in the brackets behind a volume, with no pages, is its pages: "40 (345-370)"."""
    raws = variables.get("issue")
    if raws and "page" not in variables and _RANGE.fullmatch(raws[0].text.strip(" ().")):
        variables["page"] = variables.pop("issue")


def _letter_before(text: str, variables: Variables) -> None:
    """A capital letter glued to a page is part of it: "L25", but not of "P25".

    After "P" only five digits make a number: so the Journal of Instrumentation prints them.
    """
    for place, raw in enumerate(variables.get("page", ())):
        start = raw.span.start if raw.span else 0
        if not start or not raw.text[:1].isdigit() or not _LETTER.match(text, start - 2, start):
            continue
        if text[start - 1] == "P" and not _ARTICLE.fullmatch(raw.text):
            continue
        span = Span(start - 1, start + len(raw.text))
        variables["page"][place] = Raw(
            text=text[span.start : span.end], span=span, confidence=raw.confidence
        )


def _roman_pages(text: str, variables: Variables) -> None:
    """Pages of a foreword, behind their label: "pp. III–V"; no other value holds them."""
    match = _ROMAN.search(text) if "page" not in variables else None
    if match is None:
        return
    span = Span(*match.span("page"))
    free(variables, span.start, span.end)
    variables["page"] = [Raw(text=match["page"], span=span, confidence=0.9)]


def _law(text: str, variables: Variables) -> None:
    """Law reviews print "(1977) 94 Law Quarterly Review 12": year, volume, periodical, page."""
    raws = variables.get("container-title")
    if not raws or not raws[0].span or len(raws) > 1:
        return
    start, end = raws[0].span.start, raws[0].span.end
    if not (text[start].isdigit() or text[end - 1].isdigit() or text[start] in "IVXLC"):
        return
    inside = _PAGE_INSIDE.search(text, start, end)
    volume = _VOLUME_FIRST.match(text, start, end) or _VOLUME_BEFORE.search(
        text, max(0, start - 9), start
    )
    page = inside or (_PAGE_ALONE.match(text, end) if volume and volume.start() == start else None)
    if not volume or not page:
        return
    first = volume.start("volume")
    if not _YEAR_BEFORE.search(text, max(0, first - 9), first):
        return
    end = inside.start() if inside else end
    for name in ("volume", "issue", "page"):
        variables.pop(name, None)
    variables["volume"] = [piece(text, *volume.span("volume"))]
    variables["container-title"] = [piece(text, volume.end(), end, point=True)]
    variables["page"] = [piece(text, *page.span("page"))]


def _page_behind_year(text: str, variables: Variables) -> None:
    """Behind place and year in brackets stands a page: "Festschrift Smend (Göttingen 1952) 75 (83)"."""
    raws = variables.get("volume")
    if not raws or not raws[0].span or {"page", "issue"} & variables.keys():
        return
    start, end = raws[0].span.start, raws[0].span.end
    if not _BRACKET_WITH_YEAR.search(text, max(0, start - 40), start):
        return
    book = "title" in variables and "container-title" not in variables
    if _AT_PAGE.match(text, end) or (book and not text[end:].strip(EDGE)):
        variables["page"] = variables.pop("volume")


def _volume_sign(text: str, variables: Variables) -> None:
    """What stands behind "V." is a volume: "V. 37, p. 477"."""
    raws = variables.get("issue")
    if raws and raws[0].span and "volume" not in variables:
        start = raws[0].span.start
        if _VOLUME_SIGN.search(text, max(0, start - 6), start):
            variables["volume"] = variables.pop("issue")


def _series_letter(text: str, variables: Variables) -> None:
    """The letter of a periodical's section is none of its pages: "Phys. Rev. D 22 51 (1995)"."""
    raws, pages = variables.get("container-title"), variables.get("page")
    if not raws or not pages or not raws[0].span or not pages[0].span or "volume" in variables:
        return
    start = pages[0].span.start
    match = _SECTION.fullmatch(pages[0].text)
    if match and text[raws[0].span.end : start].isspace():
        variables["container-title"] = [piece(text, raws[0].span.start, start + 1)]
        for name in ("volume", "page"):
            variables[name] = [piece(text, start + match.start(name), start + match.end(name))]


def _page_left_over(text: str, variables: Variables) -> None:
    """A page right behind volume and issue, or behind the year that closes a reference."""
    if "page" in variables or not {"volume", "issue"} & variables.keys():
        return
    raws = variables.get("issue") or variables.get("volume")
    last, date = raws[0].span if raws else None, variables.get("issued")
    if not last or "container-title" not in variables:
        return
    match = _PAGE_NEXT.match(text, last.end)
    if match is None and date and date[0].span and date[0].span.start > last.end:
        match = _PAGE_LAST.match(text, date[0].span.end)
    if match and not any(
        reaches_into(raw, *match.span("page")) for found in variables.values() for raw in found
    ):
        variables["page"] = [piece(text, *match.span("page"))]


def _hyphenated(text: str, variables: Variables) -> None:
    """A number that a hyphen joins to a word is part of it: "CERN-Report-1168", "ICAIL-87"."""
    raws = variables.get("container-title")
    last = raws[0].span if raws else None
    for name in ("volume", "issue", "page"):
        numbers = variables.get(name)
        place = numbers[0].span if numbers else None
        if not place or text[place.start - 1] != "-":
            continue
        if not _HYPHEN.search(text, max(0, place.start - 5), place.start):
            continue
        if last and place.start - 1 <= last.end <= place.start:
            variables["container-title"] = [piece(text, last.start, place.end)]
            del variables[name]
        elif name == "page":
            del variables[name]


def _roman_publisher(text: str, variables: Variables) -> None:
    """A range of Roman numbers is no publisher: "III–V"."""
    for name in ("publisher", "publisher-place", "number"):
        raws = variables.get(name)
        if raws and "page" not in variables and _ROMAN_RANGE.fullmatch(raws[0].text):
            variables["page"] = variables.pop(name)


def _code_as_page(text: str, variables: Variables) -> None:
    """A report's code is no page: "CERN-1984-014"."""
    raws = variables.get("page")
    if raws and _CODE.fullmatch(raws[0].text):
        del variables["page"]
        variables.setdefault("number", raws)


def _plain_number(text: str, variables: Variables) -> None:
    """A number right behind a book with editors is a volume, where nothing calls it an issue."""
    if "editor" not in variables:
        return
    raws, issues = variables.get("container-title"), variables.get("issue")
    if not raws or not issues or "volume" in variables or not issues[0].text.isdigit():
        return
    before, place = raws[-1].span, issues[0].span
    if before and place and _PLAIN.fullmatch(text, before.end, place.start):
        variables["volume"] = variables.pop("issue")


def _edition_sign(text: str, variables: Variables) -> None:
    """What stands before "Aufl." is an edition: "(3. Aufl. 1974)"."""
    for name in ("issue", "volume"):
        raws = variables.get(name)
        if not raws or not raws[0].span or "edition" in variables:
            continue
        if raws[0].text.isdigit() and _EDITION_SIGN.match(text, raws[0].span.end):
            variables["edition"] = variables.pop(name)


def _issue_in_page(text: str, variables: Variables) -> None:
    """An issue before a page is none of it: "vol. 38, no. 1, 2707826"."""
    raws = variables.get("page")
    match = _ISSUE_AND_PAGE.fullmatch(raws[0].text) if raws and "issue" not in variables else None
    if not match or not raws or not raws[0].span:
        return
    start = raws[0].span.start
    signed = _ISSUE_SIGN.search(text, max(0, start - 8), start)
    article = text[start - 1] == ":" and _ARTICLE_NUMBER.fullmatch(match["page"])
    if signed or (article and "volume" in variables):
        for name in ("issue", "page"):
            variables[name] = [piece(text, start + match.start(name), start + match.end(name))]


_RULES: tuple[Callable[[str, Variables], None], ...] = (
    _count_of_volumes,
    _volume_with_page,
    _page_before_year,
    _pages_in_brackets,
    _letter_before,
    _roman_pages,
    _law,
    _page_behind_year,
    _volume_sign,
    _series_letter,
    _hyphenated,
    _page_left_over,
    _roman_publisher,
    _code_as_page,
    _plain_number,
    _issue_in_page,
    _edition_sign,
)
