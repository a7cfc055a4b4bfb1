"""What a tagger took across a border, put where print shows it to belong: names, titles, dates.

Each rule looks at the whole reference and changes raw values in place: to add one, write it
below and give it its row in ``_RULES``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from citekit.normalize.dates import parse_date
from citekit.patterns import lazy
from citekit.reference.mending.pieces import EDGE, Variables, piece
from citekit.reference.mending.settling import MEETING, PERIODICAL
from citekit.reference.name_heads import whole_names_end
from citekit.reference.places import is_region

_PAIRS = {"“": "”", "«": "»", '"': '"'}
_OPENING = frozenset("“«‘\"'")
_IN_BEHIND = lazy(r"[,.]?\s(?:[Ii]n|[Dd]ans)\s")
_EDITORS_BEHIND = lazy(r"\.?,?\s?[(\[]?(?:[Ee]ds?|[Hh]rsg|[Hh]g)\b")
_NO_NAMES = lazy(r"\b(?:The|Their|Its|His|Her|Our|An?|Der|Die|Das|Les)\s")
_SWALLOWED = lazy(
    r"[^\W\d_a-z][\w'’-]+,\s(?:[^\W\d_a-z][^\W\d_]+\s[^\W\d_a-z]\.|(?:[^\W\d_a-z]\.\s?){2,3})\s(?P<word>[^\W\d_a-z][^\W\d_]{4,})"
)
_ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th)|(?:19|20)\d\d|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)"
_MEETING_LAST = lazy(
    rf"(?:[.?!]|(?P<comma>,))\s(?P<meeting>(?:(?:In\s)?(?:the\s)?(?:{_ORDINAL}\s|Proceedings\s|Proc\.\s|Annual\s|International\s).{{10,200}}|(?P<read>(?:Paper|Poster|Talk|Presentation|Lecture)\s(?:session\s)?(?:presented|given|delivered|read)\sat\s).{{5,200}}))$"
)
_OF_THESES = ("hesis", "issertation", "iss.", "hèse", "roefschrift", "esis", "esi di")
_JOINS = (" and ", " & ", " und ", " et ", " y ")
_CLOSED_BEFORE_IN = lazy(r"[.,]?’[,.]?\s(?:in|In):?\s(?=[^\W\d_a-z])")
_FESTSCHRIFT = lazy(
    r"[.,]\s(?:in:?\s)?(?P<name>(?:Festschrift|Liber\s[Aa]micorum|Mélanges|Festgabe|Gedächtnisschrift)\s.{4,80})$"
)
_THESIS = lazy(
    r"(?<!\()\b(?P<genre>(?:Ph\.?\s?D\.?|Doctoral|Master(?:['’]?s)?|M\.?\s?[AS]c?\.?|B\.?\s?[AS]c?\.?|Bachelor(?:['’]?s)?|Unpublished\s(?:doctoral|Ph\.?D\.?|master['’]s))"
    r"\s(?:[Tt]hesis|[Dd]issertation|[Dd]iss\.)|[Tt]hèse\sde\sdoctorat|[Dd]octoraatsproefschrift|[Tt]esis\sdoctoral|[Tt]esi\sdi\s(?:laurea|dottorato))"
)
_SCHOOL = lazy(
    r"[\s.,:(]{1,3}(?:at\s|submitted\sto\s)?(?P<publisher>(?:[^\W\d_][\w'’&-]*\s){0,5}?(?:Univ(?:ersit(?:y|é|é|ät|eit|à|ad|et)|\.)|Institut\w*|School|College|École|IEP|Polytech\w*)(?:\s(?:of|de|di|at|zu|für|van)\s[^\W\d_a-z][\w'’-]*|\s[^\W\d_a-z][\w'’-]*){0,4})(?=[\s.,;)]|$)"
)
_ISSUE_AND_YEAR = lazy(r"(?P<issue>\d{1,4}(?:\s?[-–/]\s?\d{1,4})?),\s(?P<issued>(?:19|20)\d\d)")
_NUMBER_SIGN = lazy(r"(?:\b[Nn]os?\.?|\b[Nn]r\.?|\bn[°º])\s?$")
_DAYS = lazy(r"\d{1,2}\s?[-–]{1,2}\s?\d{1,2}")
_ARTICLE_PAGES = lazy(r"(?:pp?\.\s?)?(?P<page>\d{1,4}:\d{1,4}\s?[-–]{1,2}\s?\d{1,4}:\d{1,4})")
_TAKEN = lazy(r"(?P<rest>(?:[^\W\d_a-z][\w'’-]+\s){0,2}[\w'’-]{6,})\.\s(?=[^\W\d_a-z])")
_YEAR = lazy(r"(?<=\s)(?P<issued>(?:1[89]|20)\d\d)(?=[;,.:)\s])")
_VOLUME_SIGN = lazy(r"\b[Vv]ol\.?\s?$")
_PATENT = lazy(
    r"(?P<genre>\b(?:U\.?\s?S\.?|European|German|Japanese|British|World|EU|EP)\s[Pp]atent(?:\s[Aa]pplication)?)(?:\s(?:[Nn]o\.?|[Nn]umber))?\s(?P<number>[A-Z]{0,2}\s?\d(?:[,\s]?\d){5,10}(?!\d))"
)
_ROLE = lazy(
    r"\b(?:eds?|edited|editors?|hrsg|hg|herausg\w*|dirs?|éds?|coords?|orgs?|cura|comps?|redd?|red)\b",
    re.IGNORECASE,
)
_AHEAD = lazy(r"\b[Aa]head\sof\sprint\b|\b[Ee]pub\sahead\b|\b[Oo]nline\sfirst\b")
_LAST_YEAR = lazy(r"(?<=[\s(])(?P<issued>(?:1[5-9]|20)\d\d)[).\s]*$")


def restore(text: str, variables: Variables) -> None:
    """Put strays into ``variables`` of the reference ``text``."""
    for rule in _RULES:
        rule(text, variables)


def _word_of_title(text: str, variables: Variables) -> None:
    """A title's first word is no given name: "Olson, Mancur L. Power: Outgrowing …"."""
    raws, title = variables.get("author"), variables.get("title")
    if not raws or not title or len(raws) != 1 or not raws[0].span or not title[0].span:
        return
    match = _SWALLOWED.fullmatch(raws[0].text)
    between = text[raws[0].span.end : title[0].span.start]
    behind = text[title[0].span.start : title[0].span.start + 1]
    if match is None or not (between.strip() == ":" or (between == ", " and behind.islower())):
        return
    start = raws[0].span.start
    variables["author"] = [piece(text, start, start + match.start("word"), point=True)]
    variables["title"] = [piece(text, start + match.start("word"), title[0].span.end)]


def _quoted_whole(text: str, variables: Variables) -> None:
    """What stands between quotation marks is one title, and no more of it behind them."""
    raws = variables.get("title")
    if not raws or len(raws) > 1 or raws[0].span is None or not raws[0].span.start:
        return
    start, end = raws[0].span.start, raws[0].span.end
    opening = text[start - 1]
    close = _closing(text, start, opening) if opening in _PAIRS else -1
    if close < 0 or abs(close - end) < 2 or text[start - 2 : start - 1] in _OPENING:
        return
    names = _IN_BEHIND.match(text, close + 1) if close < end else None
    if close < end and names is None:
        return
    if names and "editor" not in variables and _EDITORS_BEHIND.match(text, end):
        variables["editor"] = [piece(text, names.end(), end, point=True)]
    if close > end:
        for name in list(variables):
            kept = [
                raw for raw in variables[name] if not (raw.span and end <= raw.span.start < close)
            ]
            if name != "title" and len(kept) < len(variables[name]):
                variables[name] = kept
                if not kept:
                    del variables[name]
    variables["title"] = [piece(text, start, close)]


def _closing(text: str, start: int, opening: str) -> int:
    depth = 1
    for place in range(start, min(len(text), start + 500)):
        if text[place] == _PAIRS[opening]:
            depth -= 1
            if not depth:
                return place
        elif text[place] == opening:
            depth += 1
    return -1


def _single_quotes(text: str, variables: Variables) -> None:
    """A title between single quotation marks ends before "in": "‘“Traditional” …: A View’ in What Are …"."""
    raws = variables.get("title")
    if not raws or len(raws) > 1 or not raws[0].span or "container-title" in variables:
        return
    start, end = raws[0].span.start, raws[0].span.end
    match = _CLOSED_BEFORE_IN.search(text, start, end)
    opening = text.rfind("‘", max(0, start - 2), start)
    if match and opening >= 0:
        variables["title"] = [piece(text, opening + 1, match.start())]
        variables["container-title"] = [piece(text, match.end(), end, point=True)]


def _festschrift(text: str, variables: Variables) -> None:
    """A Festschrift is what a title appeared in: "…, Festschrift für Habermas"."""
    raws = variables.get("title")
    match = _FESTSCHRIFT.search(raws[0].text) if raws else None
    if match and raws and raws[0].span and "container-title" not in variables and match.start() > 8:
        start, end = raws[0].span.start, raws[0].span.end
        variables["title"] = [piece(text, start, start + match.start())]
        variables["container-title"] = [piece(text, start + match.start("name"), end)]


def _meeting_of_title(text: str, variables: Variables) -> None:
    """The meeting at which a paper was read is no part of its title."""
    raws = variables.get("title")
    if not raws or "container-title" in variables or raws[-1].span is None or raws[0].span is None:
        return
    match = _MEETING_LAST.search(text, raws[0].span.start + 8, raws[-1].span.end)
    if match is None or not (MEETING.search(match["meeting"]) or match["read"]):
        return
    end = match.start() + (text[match.start()] in "?!")
    variables["title"] = [piece(text, raws[0].span.start, end)]
    variables["container-title"] = [piece(text, *match.span("meeting"))]


def _thesis(text: str, variables: Variables) -> None:
    """A thesis says so behind its title, and then its school."""
    match = _THESIS.search(text, 12) if any(word in text for word in _OF_THESES) else None
    title = variables.get("title")
    if match is None or not title or title[0].span is None or title[0].span.start >= match.start():
        return
    if title[-1].span and match.start() < title[-1].span.end:
        variables["title"] = [piece(text, title[0].span.start, match.start())]
    variables.setdefault("genre", [piece(text, *match.span("genre"), point=True)])
    for name in ("container-title", "collection-title"):
        raws = variables.get(name)
        if raws and raws[0].span and raws[0].span.start <= match.start("genre") < raws[0].span.end:
            del variables[name]
    school = _SCHOOL.match(text, match.end())
    if school and "publisher" not in variables:
        variables["publisher"] = [piece(text, *school.span("publisher"))]


def _days(text: str, variables: Variables) -> None:
    """Days before a month are no pages: "28-30 April 1995"."""
    pages, dates = variables.get("page"), variables.get("issued")
    if not pages or not dates or not pages[0].span or not dates[0].span:
        return
    first, last = pages[0].span, dates[0].span
    if (
        not _DAYS.fullmatch(pages[0].text)
        or text[first.end : last.start].strip()
        or last.start < first.end
    ):
        return
    if parse_date(text[first.start : last.end]) is not None:
        variables["issued"] = [piece(text, first.start, last.end)]
        del variables["page"]


def _article_pages(text: str, variables: Variables) -> None:
    """Pages that are numbered by article, as ACM prints them: "48:1–48:9"."""
    match = _ARTICLE_PAGES.search(text) if text.count(":") > 1 else None
    if match is None:
        return
    for name in ("volume", "issue", "page"):
        raws = variables.get(name)
        if raws and raws[0].span and match.start() <= raws[0].span.start < match.end():
            del variables[name]
    variables["page"] = [piece(text, *match.span("page"))]


def _year_of_title(text: str, variables: Variables) -> None:
    """A year may end a title: "Die Lage im Sommer 1914. In …, 1961"."""
    title, dates = variables.get("title"), variables.get("issued")
    last = _LAST_YEAR.search(text)
    if not title or not dates or last is None or not title[-1].span or not dates[0].span:
        return
    end, date = title[-1].span.end, dates[0].span
    if len(dates) > 1 or not 0 <= date.start - end < 2 or date.end >= last.start():
        return
    if not dates[0].text.strip(EDGE).isdigit():
        return
    variables["title"] = [piece(text, title[0].span.start if title[0].span else 0, date.end)]
    variables["issued"] = [piece(text, *last.span("issued"))]


def _issue_and_year(text: str, variables: Variables) -> None:
    """A number behind "No." is no day: "No. 26-27, 2010"."""
    raws = variables.get("issued")
    if not raws or raws[0].span is None or "issue" in variables:
        return
    start = raws[0].span.start
    match = _ISSUE_AND_YEAR.fullmatch(raws[0].text)
    if match and _NUMBER_SIGN.search(text, max(0, start - 5), start):
        for name in ("issue", "issued"):
            variables[name] = [piece(text, start + match.start(name), start + match.end(name))]


def _names_of_title(text: str, variables: Variables) -> None:
    """The rest of a list of names is no title: "Jane Doe, | John Roe, and Ann Poe. Title"."""
    raws, title = variables.get("author"), variables.get("title")
    if not raws or not title or not raws[0].span or not title[0].span or not title[-1].span:
        return
    if not any(join in title[0].text for join in _JOINS):
        return
    end = whole_names_end(text, raws[0].span.start)
    start, last = title[0].span.start, title[-1].span.end
    between = text[(raws[-1].span or raws[0].span).end : start]
    parted = between.strip() == "," or (between == " " and raws[-1].text.endswith("."))
    if end is None or not start < end < last - 3 or not parted:
        return
    if text[end : end + 1] not in (".", ",") or _NO_NAMES.search(text, start, end):
        return
    variables["author"] = [piece(text, raws[0].span.start, end, point=True)]
    variables["title"] = [piece(text, end, last)]


def _border(text: str, variables: Variables) -> None:
    """A title ends at a full stop that the source's name has taken: "… in the language | Lisp. ACM Computing Surveys"."""
    title, raws = variables.get("title"), variables.get("container-title")
    if not title or not raws or not title[0].span or not title[-1].span or not raws[0].span:
        return
    between = text[title[-1].span.end : raws[0].span.start]
    match = _TAKEN.match(raws[0].text)
    if match is None or not (between.isspace() or between.strip() == ","):
        return
    name = raws[0].text[match.end() :]
    if between.strip() and not (PERIODICAL.match(name) or is_region(match["rest"])):
        return
    start = raws[0].span.start
    variables["title"] = [piece(text, title[0].span.start, start + match.end("rest"))]
    variables["container-title"] = [piece(text, start + match.end(), raws[0].span.end, point=True)]


def _first_year(text: str, variables: Variables) -> None:
    """A year may begin a title: "2007 Guidelines …. Eur Heart J 2007; 28:1462"."""
    title, dates = variables.get("title"), variables.get("issued")
    if not title or not dates or not title[0].span or not title[-1].span or not dates[0].span:
        return
    place = dates[0].span
    if place.start or "author" in variables or title[0].span.start - place.end != 1:
        return
    later = _YEAR.search(text, title[-1].span.end)
    if later and dates[0].text.isdigit():
        variables["title"] = [piece(text, 0, title[-1].span.end)]
        variables["issued"] = [piece(text, *later.span("issued"))]


def _year_as_volume(text: str, variables: Variables) -> None:
    """What stands behind "Vol." is a volume, though it looks like a year."""
    dates, last = variables.get("issued"), _LAST_YEAR.search(text)
    if not dates or not dates[0].span or not last or "volume" in variables:
        return
    date = dates[0].span
    if date.end < last.start() and _VOLUME_SIGN.search(text, max(0, date.start - 6), date.start):
        variables["volume"] = [piece(text, date.start, date.end)]
        variables["issued"] = [piece(text, *last.span("issued"))]


def _patent(text: str, variables: Variables) -> None:
    """A patent has a number and a day, and neither volume nor pages nor an access."""
    match = _PATENT.search(text) if "atent" in text else None
    if match is None:
        return
    start, end = match.span()
    for name in list(variables):
        kept = [raw for raw in variables[name] if not (raw.span and start <= raw.span.start < end)]
        if not kept and name != "title":
            del variables[name]
    variables["genre"] = [piece(text, *match.span("genre"))]
    variables["number"] = [piece(text, *match.span("number"))]


def _editor_without_role(text: str, variables: Variables) -> None:
    """Words behind a title that nothing calls editors are where it appeared."""
    raws, title = variables.get("editor"), variables.get("title")
    if not raws or not title or len(raws) > 1 or not raws[0].span or not title[-1].span:
        return
    if {"container-title", "publisher"} & variables.keys() or _ROLE.search(text):
        return
    if 0 <= raws[0].span.start - title[-1].span.end < 4:
        variables["container-title"] = variables.pop("editor")


def _forthcoming_periodical(text: str, variables: Variables) -> None:
    """What appears ahead of print is a periodical's."""
    raws = variables.get("publisher")
    if raws and "container-title" not in variables and "title" in variables and _AHEAD.search(text):
        variables["container-title"] = variables.pop("publisher")


_RULES: tuple[Callable[[str, Variables], None], ...] = (
    _article_pages,
    _days,
    _names_of_title,
    _word_of_title,
    _patent,
    _year_as_volume,
    _first_year,
    _quoted_whole,
    _year_of_title,
    _thesis,
    _single_quotes,
    _festschrift,
    _meeting_of_title,
    _border,
    _editor_without_role,
    _forthcoming_periodical,
    _issue_and_year,
)
