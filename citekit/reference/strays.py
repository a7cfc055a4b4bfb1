"""What a tagger left over or took across a border, put where print shows it to belong.

Each rule looks at the whole reference and changes raw values in place: to add one, write it
below and give it its row in ``_RULES``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from citekit.model import Raw, Span
from citekit.normalize.dates import parse_date
from citekit.patterns import lazy
from citekit.reference.grammar_words import DATE
from citekit.reference.name_heads import whole_names_end
from citekit.reference.places import REGION, is_region, place_behind
from citekit.reference.settling import MEETING, PERIODICAL

Variables = dict[str, list[Raw]]
_EDGE = " \t\n\u00a0,;:."
_CONFIDENCE = 0.85
_PAIRS = {"“": "”", "«": "»", '"': '"'}
_OPENING = frozenset("“«‘\"'")
_IN_BEHIND = lazy(r"[,.]?\s(?:[Ii]n|[Dd]ans)\s")
_NO_NAMES = lazy(r"\b(?:The|Their|Its|His|Her|Our|An?|Der|Die|Das|Les)\s")
_SWALLOWED = lazy(
    r"[^\W\d_a-z][\w'’-]+,\s(?:[^\W\d_a-z][^\W\d_]+\s[^\W\d_a-z]\.|(?:[^\W\d_a-z]\.\s?){2,3})\s(?P<word>[^\W\d_a-z][^\W\d_]{4,})"
)
_ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th)|(?:19|20)\d\d|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)"
_MEETING_LAST = lazy(
    rf"(?:[.?!]|(?P<comma>,))\s(?P<meeting>(?:(?:In\s)?(?:the\s)?(?:{_ORDINAL}\s|Proceedings\s|Proc\.\s|Annual\s|International\s).{{10,200}}))$"
)
_THESIS = lazy(
    r"(?<!\()\b(?P<genre>(?:Ph\.?\s?D\.?|Doctoral|Master(?:['’]?s)?|M\.?\s?[AS]c?\.?|B\.?\s?[AS]c?\.?|Bachelor(?:['’]?s)?|Unpublished\s(?:doctoral|Ph\.?D\.?|master['’]s))"
    r"\s(?:[Tt]hesis|[Dd]issertation|[Dd]iss\.)|[Tt]hèse\sde\sdoctorat|[Dd]octoraatsproefschrift|[Tt]esis\sdoctoral|[Tt]esi\sdi\s(?:laurea|dottorato))"
)
_SCHOOL = lazy(
    r"[\s.,:(]{1,3}(?:at\s|submitted\sto\s)?(?P<publisher>(?:[^\W\d_][\w'’&-]*\s){0,5}?(?:Univ(?:ersit(?:y|é|é|ät|eit|à|ad|et)|\.)|Institut\w*|School|College|École|IEP|Polytech\w*)(?:\s(?:of|de|di|at|zu|für|van)\s[^\W\d_a-z][\w'’-]*|\s[^\W\d_a-z][\w'’-]*){0,4})(?=[\s.,;)]|$)"
)
_MORE_PAGES = lazy(r",\s(?:and\s)?\d{1,4}\s?[-–]\s?\d{1,4}(?![\d/])")
_DATE = lazy(rf"(?<![\w/–-])(?P<issued>{DATE})(?![\w/–-])")
_LAST_DATE = lazy(rf"[.,]\s\(?(?P<issued>{DATE})\)?$")
_PLACE_BEHIND = lazy(r"\s?:\s(?P<place>[^\W\d_a-z][^\W\d_]+(?:[\s-][^\W\d_a-z][^\W\d_]+)?)[\s,;.]*")
_ISSUE = lazy(
    r"[\s,;(]*(?:n[°º]\s?|[Nn]os?\.?\s|[Nn]r\.?\s|[Hh]eft\s)(?P<issue>\d{1,5}(?:\s?[-–/]\s?\d{1,4})?)[\s,;.)]*"
)
_ISSUE_AND_YEAR = lazy(r"(?P<issue>\d{1,4}(?:\s?[-–/]\s?\d{1,4})?),\s(?P<issued>(?:19|20)\d\d)")
_NUMBER_SIGN = lazy(r"(?:\b[Nn]os?\.?|\b[Nn]r\.?|\bn[°º])\s?$")
_LOCUS = lazy(r"[\s,;]{1,3}(?P<volume>\d{1,4})\s(?P<page>\d{1,5}\s?[-–]\s?\d{1,5})[\s.]*")
_TITLE = lazy(
    r"(?![Ii]n[:\s]|[Ee]d(?:s|itors?)?\b|Ph\.?\s?D)(?:.*[^\W\d_]{2}\s.*[^\W\d_]{2}.*|(?=[^\W\da-z]).*[\u3040-\uffee]{4}.*)"
)
_DAYS = lazy(r"\d{1,2}\s?[-–]{1,2}\s?\d{1,2}")
_ARTICLE_PAGES = lazy(r"(?:pp?\.\s?)?(?P<page>\d{1,4}:\d{1,4}\s?[-–]{1,2}\s?\d{1,4}:\d{1,4})")
_TAKEN = lazy(r"(?P<rest>(?:[^\W\d_a-z][\w'’-]+\s){0,2}[\w'’-]{6,})\.\s(?=[^\W\d_a-z])")
_YEAR = lazy(r"(?<=\s)(?P<issued>(?:1[89]|20)\d\d)(?=[;,.:)\s])")
_VOLUME_SIGN = lazy(r"\b[Vv]ol\.?\s?$")
_PATENT = lazy(
    r"(?P<genre>\b(?:U\.?\s?S\.?|European|German|Japanese|British|World|EU|EP)\s[Pp]atent(?:\s[Aa]pplication)?)(?:\s(?:[Nn]o\.?|[Nn]umber))?\s(?P<number>[A-Z]{0,2}\s?\d(?:[,\s]?\d){5,10}(?!\d))"
)
_CITY_LAST = lazy(r",\s(?P<city>[^\W\d_a-z][a-zà-ÿ]{3,13})$")
_CITY_BEHIND = lazy(
    rf",\s(?P<city>(?!Vol|Nos?\b|Band|Part|Heft|Tome)[^\W\d_a-z][a-zà-ÿ]{{3,13}}(?:\s[^\W\d_a-z][a-zà-ÿ]{{2,13}})?(?:,\s{REGION})?)[\s,.;]*"
)
_ROLE = lazy(r"\b(?:eds?|edited|editors?|hrsg|hg|herausg\w*|dirs?|éds?|coords?|orgs?|cura|comps?|redd?|red)\b", re.IGNORECASE)
_COMPANY = lazy(r"Incorporated|Inc\.?|Limited|Ltd\.?|GmbH|Co\.?|LLC|Corporation|Corp\.?")
_VOLUME_LAST = lazy(
    r",\s(?P<volume>[Vv]ol(?:ume|\.)\s(?:\d{1,3}|[IVX]{1,5}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten))$"
)
_PAGE_BEHIND = lazy(r",\s(?P<page>\d{1,6})\s?\(\s?(?:19|20)\d\d\s?\)")
_AHEAD = lazy(r"\b[Aa]head\sof\sprint\b|\b[Ee]pub\sahead\b|\b[Oo]nline\sfirst\b")
_PAGES_ALONE = lazy(
    r"[\s,;:.)(]*(?:[Pp]p?\.\s?|[Pp]ages?\s)?(?P<page>\d{1,5}\s?[-–]\s?\d{1,5})[\s,;.)]*"
)
_IMPRINT = lazy(
    rf"[.)]\s(?P<place>[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+){{0,2}}(?:,\s{REGION})?):\s"
    r"(?P<publisher>[^\W\d_a-z][^:;.()\[\]“”\",]{2,60}),\s\d{4}\W*$"
)
_LONGEST_IMPRINT = 140
_NAMED = lazy(
    r"(?!vol|num|iss|tom|ban|jahrg|heft|série|part)[^\W\d_]{4,}(?:\s[^\W\d_]+){0,6}", re.IGNORECASE
)
_AND_THE = lazy(r",\s(?:The|An?|Der|Die|Das|Les?)\s[^\W\d_]+(?:-?\s[^\W\d_]+){0,8}[.,]\s")
_GOES_ON = lazy(r"[.:]\s(?!In\s|Ed|Tr|Vol|Proc)[^\W\d_a-z][^\W\d_]+(?:\s[^\W\d_]+){1,8},\s")
_LAST_YEAR = lazy(r"(?<=[\s(])(?P<issued>(?:1[5-9]|20)\d\d)[).\s]*$")


def restore(text: str, variables: Variables) -> None:
    """Put strays into ``variables`` of the reference ``text``."""
    for rule in _RULES:
        rule(text, variables)


def _gaps(text: str, variables: Variables) -> Iterator[tuple[int, int]]:
    """Yield the stretches with letters or digits that went into no variable."""
    place = 0
    spans = sorted(
        (raw.span.start, raw.span.end) for raws in variables.values() for raw in raws if raw.span
    )
    for start, end in [*spans, (len(text), len(text))]:
        if any(char.isalnum() for char in text[place:start]):
            yield place, start
        place = max(place, end)


def _word_of_title(text: str, variables: Variables) -> None:
    """A title's first word is no given name: "Diamond, Jared M. Collapse: How Societies …"."""
    raws, title = variables.get("author"), variables.get("title")
    if not raws or not title or len(raws) != 1 or not raws[0].span or not title[0].span:
        return
    match = _SWALLOWED.fullmatch(raws[0].text)
    between = text[raws[0].span.end : title[0].span.start]
    behind = text[title[0].span.start : title[0].span.start + 1]
    if match is None or not (between.strip() == ":" or (between == ", " and behind.islower())):
        return
    start = raws[0].span.start
    variables["author"] = [_cut(text, start, start + match.start("word"), point=True)]
    variables["title"] = [_cut(text, start + match.start("word"), title[0].span.end)]


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
    if close < end and not _IN_BEHIND.match(text, close + 1):
        return
    if close > end:
        for name in list(variables):
            kept = [
                raw for raw in variables[name] if not (raw.span and end <= raw.span.start < close)
            ]
            if name != "title" and len(kept) < len(variables[name]):
                variables[name] = kept
                if not kept:
                    del variables[name]
    variables["title"] = [_cut(text, start, close)]


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


def _meeting_of_title(text: str, variables: Variables) -> None:
    """The meeting at which a paper was read is no part of its title."""
    raws = variables.get("title")
    if not raws or "container-title" in variables or raws[-1].span is None or raws[0].span is None:
        return
    match = _MEETING_LAST.search(text, raws[0].span.start + 8, raws[-1].span.end)
    if match is None or not MEETING.search(match["meeting"]):
        return
    variables["title"] = [_cut(text, raws[0].span.start, match.start())]
    variables["container-title"] = [_cut(text, *match.span("meeting"))]


def _thesis(text: str, variables: Variables) -> None:
    """A thesis says so behind its title, and then its school."""
    match = _THESIS.search(text, 12)
    title = variables.get("title")
    if match is None or not title or title[0].span is None or title[0].span.start >= match.start():
        return
    if title[-1].span and match.start() < title[-1].span.end:
        variables["title"] = [_cut(text, title[0].span.start, match.start())]
    variables.setdefault("genre", [_cut(text, *match.span("genre"), point=True)])
    for name in ("container-title", "collection-title"):
        raws = variables.get(name)
        if raws and raws[0].span and raws[0].span.start <= match.start("genre") < raws[0].span.end:
            del variables[name]
    school = _SCHOOL.match(text, match.end())
    if school and "publisher" not in variables:
        variables["publisher"] = [_cut(text, *school.span("publisher"))]


def _more_pages(text: str, variables: Variables) -> None:
    """Pages of several parts: "81-131, 208-241"."""
    raws = variables.get("page")
    if not raws or raws[-1].span is None or not any(dash in raws[-1].text for dash in "-–"):
        return
    match = _MORE_PAGES.match(text, raws[-1].span.end)
    taken = [raw.span for found in variables.values() for raw in found if raw.span]
    if match and not any(
        span.start < match.end() and span.end > match.start() + 1 for span in taken
    ):
        variables["page"] = [_cut(text, raws[0].span.start if raws[0].span else 0, match.end())]


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
        variables["issued"] = [_cut(text, first.start, last.end)]
        del variables["page"]


def _article_pages(text: str, variables: Variables) -> None:
    """Pages that are numbered by article, as ACM prints them: "48:1–48:9"."""
    match = _ARTICLE_PAGES.search(text)
    if match is None:
        return
    for name in ("volume", "issue", "page"):
        raws = variables.get(name)
        if raws and raws[0].span and match.start() <= raws[0].span.start < match.end():
            del variables[name]
    variables["page"] = [_cut(text, *match.span("page"))]


def _year_of_title(text: str, variables: Variables) -> None:
    """A year may end a title: "Journal meiner Reise im Jahre 1769. In …, 1972"."""
    title, dates = variables.get("title"), variables.get("issued")
    last = _LAST_YEAR.search(text)
    if not title or not dates or last is None or not title[-1].span or not dates[0].span:
        return
    end, date = title[-1].span.end, dates[0].span
    if len(dates) > 1 or not 0 <= date.start - end < 2 or date.end >= last.start():
        return
    if not dates[0].text.strip(_EDGE).isdigit():
        return
    variables["title"] = [_cut(text, title[0].span.start if title[0].span else 0, date.end)]
    variables["issued"] = [_cut(text, *last.span("issued"))]


def _missing_date(text: str, variables: Variables) -> None:
    """A date that stands in no variable, or last in the title."""
    if "issued" in variables:
        return
    title = variables.get("title")
    if title and len(title) == 1 and title[0].span:
        match = _LAST_DATE.search(text, title[0].span.start + 8, title[0].span.end)
        if match and not match["issued"].isdigit() and parse_date(match["issued"]):
            variables["title"] = [_cut(text, title[0].span.start, match.start())]
            variables["issued"] = [_cut(text, *match.span("issued"))]
            return
    for start, end in _gaps(text, variables):
        match = _DATE.search(text, start, end)
        whole = match and (not match["issued"].isdigit() or _THESIS.search(text))
        if match and whole and parse_date(match["issued"]) is not None:
            variables["issued"] = [_cut(text, *match.span("issued"))]
            return


def _missing_title(text: str, variables: Variables) -> None:
    """What stands alone between names or date and the source is the title."""
    if "title" in variables or not {"author", "editor"} & variables.keys():
        return
    source = variables.get("container-title") or variables.get("publisher")
    if not source or source[0].span is None:
        return
    for start, end in _gaps(text, variables):
        inside = text[start:end].strip(_EDGE + "()[]")
        if end == source[0].span.start and start > 0 and _TITLE.fullmatch(inside):
            first = start + text[start:end].index(inside)
            variables["title"] = [_cut(text, first, end)]


def _missing_numbers(text: str, variables: Variables) -> None:
    """An issue, or volume and pages, or a place behind its publisher, that went into no variable."""
    for start, end in list(_gaps(text, variables)):
        if not {"issue", "number"} & variables.keys() and "container-title" in variables:
            issue = _ISSUE.fullmatch(text, start, end)
            if issue:
                variables["issue"] = [_cut(text, *issue.span("issue"))]
                continue
        locus = _LOCUS.fullmatch(text, start, end)
        if locus and "container-title" in variables and not {"volume", "page"} & variables.keys():
            for name in ("volume", "page"):
                variables[name] = [_cut(text, *locus.span(name))]
        alone = _PAGES_ALONE.fullmatch(text, start, end)
        if (
            alone
            and "page" not in variables
            and {"container-title", "publisher"} & variables.keys()
        ):
            variables["page"] = [_cut(text, *alone.span("page"))]
        place = _PLACE_BEHIND.fullmatch(text, start, end)
        before = variables.get("publisher")
        if place and before and before[0].span and before[0].span.end == start:
            variables.setdefault("publisher-place", [_cut(text, *place.span("place"))])


def _issue_and_year(text: str, variables: Variables) -> None:
    """A number behind "No." is no day: "No. 26-27, 2010"."""
    raws = variables.get("issued")
    if not raws or raws[0].span is None or "issue" in variables:
        return
    start = raws[0].span.start
    match = _ISSUE_AND_YEAR.fullmatch(raws[0].text)
    if match and _NUMBER_SIGN.search(text, max(0, start - 5), start):
        for name in ("issue", "issued"):
            variables[name] = [_cut(text, start + match.start(name), start + match.end(name))]


def _names_of_title(text: str, variables: Variables) -> None:
    """The rest of a list of names is no title: "Jane Doe, | John Roe, and Ann Poe. Title"."""
    raws, title = variables.get("author"), variables.get("title")
    if not raws or not title or not raws[0].span or not title[0].span or not title[-1].span:
        return
    end = whole_names_end(text, raws[0].span.start)
    start, last = title[0].span.start, title[-1].span.end
    between = text[(raws[-1].span or raws[0].span).end : start]
    parted = between.strip() == "," or (between == " " and raws[-1].text.endswith("."))
    if end is None or not start < end < last - 3 or not parted:
        return
    if text[end : end + 1] not in (".", ",") or _NO_NAMES.search(text, start, end):
        return
    variables["author"] = [_cut(text, raws[0].span.start, end, point=True)]
    variables["title"] = [_cut(text, end, last)]


def _border(text: str, variables: Variables) -> None:
    """A title ends at a full stop that the source's name has taken: "… language | Scheme. SIGPLAN Notices"."""
    title, raws = variables.get("title"), variables.get("container-title")
    if not title or not raws or not title[0].span or not title[-1].span or not raws[0].span:
        return
    between = text[title[-1].span.end : raws[0].span.start]
    match = _TAKEN.match(raws[0].text)
    if match is None or not (between.isspace() or between.strip() == ","):
        return
    name = raws[0].text[match.end() :]
    if between.strip() and not PERIODICAL.match(name):
        return
    start = raws[0].span.start
    variables["title"] = [_cut(text, title[0].span.start, start + match.end("rest"))]
    variables["container-title"] = [_cut(text, start + match.end(), raws[0].span.end, point=True)]


def _first_year(text: str, variables: Variables) -> None:
    """A year may begin a title: "1999 Guidelines …. J Hypertens 1999; 17:151"."""
    title, dates = variables.get("title"), variables.get("issued")
    if not title or not dates or not title[0].span or not title[-1].span or not dates[0].span:
        return
    place = dates[0].span
    if place.start or "author" in variables or title[0].span.start - place.end != 1:
        return
    later = _YEAR.search(text, title[-1].span.end)
    if later and dates[0].text.isdigit():
        variables["title"] = [_cut(text, 0, title[-1].span.end)]
        variables["issued"] = [_cut(text, *later.span("issued"))]


def _year_as_volume(text: str, variables: Variables) -> None:
    """What stands behind "Vol." is a volume, though it looks like a year."""
    dates, last = variables.get("issued"), _LAST_YEAR.search(text)
    if not dates or not dates[0].span or not last or "volume" in variables:
        return
    date = dates[0].span
    if date.end < last.start() and _VOLUME_SIGN.search(text, max(0, date.start - 6), date.start):
        variables["volume"] = [_cut(text, date.start, date.end)]
        variables["issued"] = [_cut(text, *last.span("issued"))]


def _patent(text: str, variables: Variables) -> None:
    """A patent has a number and a day, and neither volume nor pages nor an access."""
    match = _PATENT.search(text)
    if match is None:
        return
    start, end = match.span()
    for name in list(variables):
        kept = [raw for raw in variables[name] if not (raw.span and start <= raw.span.start < end)]
        if not kept and name != "title":
            del variables[name]
    variables["genre"] = [_cut(text, *match.span("genre"))]
    variables["number"] = [_cut(text, *match.span("number"))]


def _place_of_meeting(text: str, variables: Variables) -> None:
    """A city behind a meeting is no part of its name: "… on Artificial Intelligence, Karlsruhe"."""
    raws = variables.get("container-title")
    if not raws or not raws[0].span or "publisher-place" in variables:
        return
    start, name = raws[0].span.start, raws[0].text
    if not MEETING.search(name) or len(raws) > 1:
        return
    for first, end in _gaps(text, variables):
        gap = _CITY_BEHIND.fullmatch(text, first, end) if first == raws[0].span.end else None
        if gap:
            variables["publisher-place"] = [_cut(text, *gap.span("city"))]
            return
    behind = place_behind(name)
    match = _CITY_LAST.search(name) if behind is None and " and " not in name else None
    if match:
        behind = match.start("city")
    if behind is not None:
        variables["container-title"] = [_cut(text, start, start + behind)]
        variables["publisher-place"] = [_cut(text, start + behind, raws[0].span.end)]


def _corporation(text: str, variables: Variables) -> None:
    """A form of company is no place: "Dover Publications, Incorporated"."""
    places, raws = variables.get("publisher-place"), variables.get("publisher")
    if not places or not raws or not places[0].span or not raws[0].span:
        return
    if _COMPANY.fullmatch(places[0].text) and 0 < places[0].span.start - raws[0].span.end < 4:
        variables["publisher"] = [_cut(text, raws[0].span.start, places[0].span.end, point=True)]
        del variables["publisher-place"]


def _region_of_title(text: str, variables: Variables) -> None:
    """A state between a title and its publisher is the place: "… and NATO, California, Stanford …"."""
    title, raws = variables.get("title"), variables.get("publisher")
    if not title or not raws or not title[-1].span or not raws[0].span or "publisher-place" in variables:
        return
    end = title[-1].span.end
    lead, comma, region = title[-1].text.rpartition(", ")
    if comma and lead and is_region(region) and text[end : raws[0].span.start] == ", ":
        start = title[0].span.start if title[0].span else 0
        variables["title"] = [_cut(text, start, end - len(region))]
        variables["publisher-place"] = [_cut(text, end - len(region), end)]


def _editor_without_role(text: str, variables: Variables) -> None:
    """Words behind a title that nothing calls editors are where it appeared."""
    raws, title = variables.get("editor"), variables.get("title")
    if not raws or not title or len(raws) > 1 or not raws[0].span or not title[-1].span:
        return
    if {"container-title", "publisher"} & variables.keys() or _ROLE.search(text):
        return
    if 0 <= raws[0].span.start - title[-1].span.end < 4:
        variables["container-title"] = variables.pop("editor")


def _volume_in_words(text: str, variables: Variables) -> None:
    """A volume in words or Roman numbers behind a book: "Literary Criticism, Volume Two"."""
    for name in ("container-title", "title"):
        raws = variables.get(name)
        match = _VOLUME_LAST.search(raws[0].text) if raws else None
        if match and raws and raws[0].span and "volume" not in variables and match.start() > 4:
            start = raws[0].span.start
            variables[name] = [_cut(text, start, start + match.start())]
            variables["volume"] = [_cut(text, start + match.start("volume"), raws[0].span.end)]


def _imprint(text: str, variables: Variables) -> None:
    """What ends a reference so says it for certain: "La Salle, Ill.: Open Court, 1980"."""
    match = _IMPRINT.search(text, max(0, len(text) - _LONGEST_IMPRINT))
    if match is None or match.start() < 10:
        return
    known = [
        raw.text for name in ("publisher-place", "publisher") for raw in variables.get(name, ())
    ]
    if known == [match["place"], match["publisher"]] or "issued" not in variables:
        return
    for name in list(variables):
        for raw in variables[name]:
            inside = (
                raw.span
                and raw.span.start < match.end("publisher")
                and raw.span.end > match.start("place")
            )
            if inside and name not in ("publisher", "publisher-place"):
                return
    for name, group in (("publisher-place", "place"), ("publisher", "publisher")):
        variables[name] = [_cut(text, *match.span(group), point=True)]


def _missing_container(text: str, variables: Variables) -> None:
    """What stands between a title in quotation marks and its issue is the periodical."""
    title = variables.get("title")
    locus = variables.get("volume") or variables.get("issue")
    if not title or not locus or not title[-1].span or not locus[0].span:
        return
    if {"container-title", "publisher", "collection-title"} & variables.keys():
        return
    for start, end in _gaps(text, variables):
        inside = text[start:end].strip(_EDGE + '”»"')
        named = _NAMED.fullmatch(inside) is not None
        if start == title[-1].span.end and end == locus[0].span.start and named:
            first = start + text[start:end].index(inside)
            variables["container-title"] = [_cut(text, first, end)]
            return


def _cut_short(text: str, variables: Variables) -> None:
    """A book's name goes on behind a full stop: "Epea Pteroenta. | Beiträge zur Homerforschung"."""
    for name, pattern in (("container-title", _GOES_ON), ("title", _AND_THE)):
        raws = variables.get(name)
        if not raws or len(raws) > 1 or not raws[0].span:
            continue
        for start, end in _gaps(text, variables):
            if start == raws[0].span.end and end < len(text) and pattern.fullmatch(text, start, end):
                variables[name] = [_cut(text, raws[0].span.start, end)]


def _volume_for_page(text: str, variables: Variables) -> None:
    """Physics prints "0709, 116 (2007)": volume, page, year."""
    raws = variables.get("page")
    if not raws or not raws[0].span or "volume" in variables or not raws[0].text.isdigit():
        return
    match = _PAGE_BEHIND.match(text, raws[0].span.end)
    if match:
        variables["volume"] = variables.pop("page")
        variables["page"] = [_cut(text, *match.span("page"))]


def _forthcoming_periodical(text: str, variables: Variables) -> None:
    """What appears ahead of print is a periodical's."""
    raws = variables.get("publisher")
    if raws and "container-title" not in variables and "title" in variables and _AHEAD.search(text):
        variables["container-title"] = variables.pop("publisher")


def _cut(text: str, start: int, end: int, *, point: bool = False) -> Raw:
    """Return the raw value there, without marks at its edges; ``point``: but for a last point."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in (_EDGE[:-1] if point else _EDGE):
        end -= 1
    return Raw(text=text[start:end], span=Span(start, end), confidence=_CONFIDENCE)


_RULES: tuple[Callable[[str, Variables], None], ...] = (
    _article_pages,
    _days,
    _names_of_title,
    _word_of_title,
    _patent,
    _year_as_volume,
    _first_year,
    _volume_for_page,
    _quoted_whole,
    _year_of_title,
    _thesis,
    _meeting_of_title,
    _place_of_meeting,
    _border,
    _corporation,
    _region_of_title,
    _editor_without_role,
    _imprint,
    _missing_container,
    _cut_short,
    _volume_in_words,
    _forthcoming_periodical,
    _issue_and_year,
    _missing_date,
    _missing_title,
    _missing_numbers,
    _more_pages,
)
