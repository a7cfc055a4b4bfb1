"""The grammar of articles in periodicals, in whatever style a journal prints them.

Names, a date somewhere, a title, a periodical, and a locus at the end: Vancouver and AMA
("Smith JA. Title. J Foo 1998;95:1-2"), Nature, Elsevier, AMS, ACM, Harvard, CSE, ACS and
the lines of physics without a title. The names must have one form, the locus must read
to the last character (``grammar_loci``), and the periodical must look like one.
"""

from __future__ import annotations

from citekit.model import Draft, Raw, Span
from citekit.normalize.dates import parse_date
from citekit.patterns import lazy
from citekit.reference.grammars.german_words import TOWN_ENDS
from citekit.reference.grammars.loci import find_locus, may_be_locus
from citekit.reference.grammars.periodicals import find_periodical, find_unsigned
from citekit.reference.grammars.tails import Part, cut_tail
from citekit.reference.name_heads import Head, heads_of
from citekit.reference.words import DATE, is_balanced

_DATED = lazy(
    rf"[\s,.:]{{0,2}}(?:\s?[(\[](?P<b>{DATE})[)\]]|\s(?P<d>(?:1[5-9]\d\d|20[0-4]\d)[a-z]?)(?=[.,:\s](?!\d)))[,.:;]{{0,2}}\s{{0,2}}"
)
_SEPARATOR = lazy(r"\s?(?P<sign>[.,:;])\s{0,2}|(?<=\.)\s|\s?(?=[“‘\"'«„`])")
_QUOTED = lazy(
    r"[“‘\"'«„`]{1,2}(?P<title>.{4,400}?)[,.]?(?:[”“»\"]|[’']{1,2}(?=[,.;\s]{1,2}(?:in\s|[^\W\d_a-z])))[,.;]{0,2}\s{0,2}(?:[Ii]n:?\s)?"
)
_ARXIV = lazy(
    r"[\s,;.(\[]{1,3}(?P<id>(?:arXiv\s?:\s?(?:\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]{2,8}(?:\.[A-Z]{2})?/\s?\d{7})|[a-z]{2,5}-[a-z]{2,4}/\s?\d{7}))(?:\s?\[[\w.-]{2,9}\])?[\])\s.;,]*$"
)
_OTHER = lazy(
    r"(?:^|[.?!,]\s)(?:In|in)[\s:]|\b(?:[Ee]ds?\.|[Ee]dited by|Hrsg\.|[Tt]hesis|[Dd]issertation|[Tt]echnical [Rr]eport|[Pp]atent)|;"
)
"""Chapters, theses and reports, which are no articles."""
_NAMES_GO_ON = lazy(
    r"[,(]|v\.,|[^\W\d_a-z][\w'’-]+,?\s(?:[^\W\d_a-z][\w'’-]+)?,\s(?:and|&)\s|[^\W\d_a-z][\w'’-]+,\s(?:(?:and|&)\s|[^\W\d_a-z][a-z]?\s(?:[^\W\d_a-z]\.|and\s))"
    r"|[^\W\d_a-z][\w'’-]+,\s[^\W\d_a-z][\w'’-]+,\s[^\W\d_a-z]\.|[^\W\d_a-z'’-]{3,},\s[^\W\d_a-z][^\W\d_]+\.\s|(?:[\w-]+\s){0,4}(?:Collaboration|Group)\b"
    r"|[^\W\d_a-z](?:\s[^\W\d_a-z])?\s[^\W\d_a-z][^\W\d_]+,\s|(?:[Aa]nd|&|und|et|y|with)\s|(?:[^\W\d_]\.[\s-]?){1,3}\s?[^\W\d_]+(?:,|\sand\s)|[^\W\d_]+(?:\s[^\W\d_]+)?\s[^\W\d_a-z]{1,3}[,.]\s"
    r"|[^\W\d_a-z][^\W\d_]+,\s?(?:[^\W\d_]\s?\.|[^\W\d_a-z][^\W\d_]+\s(?:and|&)\s)|(?:[Jj]r|[Ss]r)\.|et\sal|[^\W\d_a-z]\w+\s[^\W\d_a-z]\w+,\s(?:[^\W\d_a-z]\w*\.?\s){1,2}[^\W\d_a-z]\w+,|[^\W\d_]+\.\s[^\W\d_a-z]"
)
"""A title that begins so is the rest of a list of names."""
_LED = lazy(r"\s[.,][^\W\d_].*\s[.,][^\W_]")
"""Blanks before signs, as text taken from a page's layout has: words stand there in any form."""
_SOCIETY = lazy(r"(?<=[\w.]{4}),\s(?P<name>ASME|ASCE|AIAA|ASTM|ASHRAE|SIAM|SPIE)$")
"""Societies that publish, and print their names behind their journals'."""
_SECTION = lazy(r"[A-EG]\d{1,4}")
_CONFIDENCE = 0.96
_LONGEST_NUMBER = 60


def parse_article(text: str) -> Draft | None:
    """Return the draft of an article in a periodical, or ``None`` where it is not sound."""
    if not 24 < len(text) < 1500 or "\n" in text or _is_led(text):
        return None
    end, tail = cut_tail(text)
    last = max(0, end - _LONGEST_NUMBER)
    preprint = _ARXIV.search(text, last, end) if _has_number(text[last:end]) else None
    if preprint:
        tail = (Part("arxiv", *preprint.span("id")), *tail)
        end = preprint.start()
    if not may_be_locus(text, end):
        return None
    for head in list(heads_of(text)):
        parts = _parse_body(text, head, end)
        if parts is not None:
            return _draft(text, [*parts, *tail])
    return None


def _is_led(text: str) -> bool:
    return (" ." in text or " ," in text) and _LED.search(text) is not None


def _has_number(text: str) -> bool:
    return "/" in text or "arXiv" in text


def _parse_body(text: str, head: Head, end: int) -> list[Part] | None:
    opened = _open(text, head)
    if opened is None:
        return None
    begin, sign, parts = opened
    quoted = _QUOTED.match(text, begin, end)
    found = find_locus(text, quoted.end() if quoted else begin, end)
    if found is None:
        return None
    place, locus = found
    stated = {part.variable for part in locus}
    if (sign == "date") == ("issued" in stated):
        return None  # no date, or two
    if quoted:
        parts.append(Part("title", *quoted.span("title")))
        begin = quoted.end()
    titled = quoted is not None
    style = "." if head.form == "glued" and sign == "." else _style(text, begin, sign)
    periodical = find_periodical(
        text, begin, place, titled=titled, sign=style, commas=head.form != "glued" or style != "."
    )
    if periodical is None and head.form == "glued":
        periodical = find_unsigned(text, begin, place)
    if periodical is None or _OTHER.search(text, begin, place):
        return None
    if periodical.start > begin + 2:
        parts.append(Part("title", begin, periodical.title_end))
    elif not quoted and (head.is_doubtful(text, sign) or len(locus) < 3 - (sign == "date")):
        return None
    name = text[periodical.start : periodical.end]
    last = name.rsplit(None, 1)[-1]
    if last in TOWN_ENDS and not stated & {"volume", "issue"}:
        return None  # "Risikogesellschaft. Frankfurt am Main 1986, S. 115"
    if last.isalpha() and len(last) > 2 and parse_date(f"{last} 2000") is not None:
        return None  # "Sunday Standard, July | 2, 2008"
    if not stated & {"volume", "issue"} and (" " not in name or "," in name):
        return None  # pages alone: a place or a publisher may stand there too
    society = _SOCIETY.search(text, periodical.start, periodical.end)
    if society:  # "Journal of Heat Transfer, ASME, Vol. 91"
        periodical = periodical._replace(end=society.start())
        parts.append(Part("publisher", *society.span("name")))
    parts += [Part("container-title", periodical.start, periodical.end), *locus]
    return _checked(text, parts)


def _style(text: str, begin: int, sign: str) -> str:
    """Return the sign before ``begin``, which a date may stand before."""
    return text[:begin].rstrip()[-1:] if sign == "date" else sign


def _open(text: str, head: Head) -> tuple[int, str, list[Part]] | None:
    """Return where the names and a date behind them end, the sign there, and their parts."""
    parts = [Part("author", 0, head.end)]
    dated = _DATED.match(text, head.end)
    if dated:
        group = "b" if dated["b"] else "d"
        if parse_date(dated[group]) is None or not head.allows("date"):
            return None
        return dated.end(), "date", [*parts, Part("issued", *dated.span(group))]
    separator = _SEPARATOR.match(text, head.end)
    if separator is None or not head.allows(separator["sign"] or ""):
        return None
    return separator.end(), separator["sign"] or "", parts


def _checked(text: str, parts: list[Part]) -> list[Part] | None:
    """Return the parts, or ``None`` where a title goes on with names or brackets stay open."""
    title = next((text[part.start : part.end] for part in parts if part.variable == "title"), "")
    if _NAMES_GO_ON.match(title):
        return None
    _part_section(text, parts)
    for part in parts:
        if not is_balanced(text[part.start : part.end]):
            return None
    return parts


def _part_section(text: str, parts: list[Part]) -> None:
    """Read "Phys. Rev. D59" as volume 59 of section D."""
    for index, part in enumerate(parts):
        if part.variable == "volume" and _SECTION.fullmatch(text, part.start, part.end):
            before = parts[index - 1]
            joined = before.variable == "container-title" and before.end >= part.start - 1
            if joined and "." in text[before.start : before.end]:
                parts[index - 1] = before._replace(end=part.start + 1)
                parts[index] = part._replace(start=part.start + 1)


def _draft(text: str, parts: list[Part]) -> Draft | None:
    variables: dict[str, tuple[Raw, ...]] = {}
    for variable, start, end in parts:
        if variable in variables:
            if variable == "ISSN":
                continue
            return None
        printed = text[start:end].strip()
        start = text.find(printed, start)
        span = Span(start, start + len(printed))
        variables[variable] = (Raw(text=printed, span=span, confidence=_CONFIDENCE),)
    return Draft(origin="block", variables=variables, parser="grammar:article")
