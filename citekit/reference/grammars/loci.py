"""Where in a periodical: volume, issue, pages and date, in whatever order they stand.

A locus is a row of atoms to the end of the text: "41.1 (1990), pp. 70–71", "1998; 95:
11312-7", "vol. 40, no. 3 (Winter 2015/16): 7–53", "Lett. 77, 3865 (1996)". Labels say
what an atom is; bare numbers are volume, issue and page in that order. A row that leaves
a number over is no locus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citekit.normalize.dates import parse_date
from citekit.patterns import lazy
from citekit.reference.grammars.tails import Part

_YEAR = r"(?:1[5-9]\d\d|20[0-4]\d)"
_MONTH = r"(?:[A-ZÀ-Þ]|[jfmasond](?=[a-zéûôiI]))[^\W\d_]{2,10}\.?"
_DATE = (
    rf"(?:{_MONTH}(?:\s?[-–/]\s?{_MONTH})?,?\s(?:\d{{1,2}}(?:[-–]\d{{1,2}})?,?\s)?{_YEAR}(?:[/–-]\d{{2,4}})?"
    rf"|\d{{1,2}}\.?\s{_MONTH}\s{_YEAR}|{_YEAR}\s{_MONTH}(?:[-–]{_MONTH})?(?:\s\d{{1,2}})?(?=[;:,])"
    rf"|{_YEAR}[a-z]?(?![\w–—-]*\d)(?:/\d{{2,4}})?)"
)
_NUMBER = r"(?:\d{1,5}(?!\d)|[IVXLC]{1,8}\b)"
_PAGE = r"[A-Za-z]{0,2}\d[\dA-Za-z]*(?:\.e?\d+)?"
_DASH = r"\s?[-–—‐−]{1,2}\s?"
_RANGE = rf"{_PAGE}{_DASH}{_PAGE}|[ivxlc]{{1,8}}{_DASH}[ivxlc]{{1,8}}"
_ISSUE = rf"(?:(?!{_YEAR}\b)\d{{1,4}}(?:\s?[-–/&]\s?\d{{1,4}}|,\s?\d{{1,3}}(?!\d))?(?:,\sSI)?|[Ss]uppl?\.?(?:\s?\d+)?|\d+\s?[Ss]uppl?\.?(?:\s?\d+)?|[A-Z]\d*|[Pp]t\.?\s?\d+|\d+\s?[Pp]t\.?\s?\d+|\d+[A-Z]|Spec\sNo)"
_ATOMS = (
    ("volume", rf"(?:[Vv]ol(?:ume)?s?|[Bb]d|[Bb]and|[Jj]g|[Jj]ahrgang|[Tt]omes?|[Tt]omo|[TtVv])\b\s?\.?\s?(?P<vl>{_NUMBER})(?:\s?\(\s?(?P<vli>{_ISSUE})\s?\)|\.(?P<vld>\d{{1,3}})\b)?|(?P<vla>\d{{1,3}})\.\s?(?:Jg|Jahrg(?:ang)?|Bd|Band)\b\.?"),
    ("issue", r"\(?(?:[Nn]o|[Nn]r|[Nn]os|[Nn]rs|[Nn]um|[Nn]úm|[Ii]ssue|[Ii]ss|[Hh]eft|H)\b\.?\s?(?P<il>\d{1,4}(?:\s?[-–/&]\s?\d+)?(?:,\sSI)?)\)?|\(?(?:n[°º]\s?|#)(?P<il2>\d{1,4}(?:[-–/]\d+)?)\)?"
     r"|(?P<il3>[Ss]uppl?\.?\s?\d*|[Ss]onder(?:heft|band)\s\d{1,4})(?=[\s,:;(]|$)"),
    ("page", rf"(?:pp?|[Pp]ages?|Pp|P(?=\.)|S|s|[Ss]eiten?|págs?|Art\.(?:\sno)?|[Aa]rticle(?:\s(?:ID|no))?)\b\.?:?\s?(?P<pl>(?:{_RANGE}|{_PAGE})(?:,\s?(?:{_RANGE}|(?!{_YEAR}\b)\d{{1,4}}(?![\d(])))*(?:\s?ff?\b\.?)?)|(?P<pf>\d{{1,4}}\sff?\b\.?)"),
    ("issn", r"(?:[Ee]-?)?(?:ISSN|issn):?\s?(?P<sn>\d{4}-\d{3}[\dXx])"),
    ("date", rf"\(\s?(?P<dp>{_DATE})\s?\)|(?P<d>{_DATE})(?!\s?\()"),
    ("both", rf"(?P<bv>{_NUMBER})\s{{0,16}}\(\s?(?P<bi>{_ISSUE})\s?\)|(?P<cv>\d{{1,4}})\.(?P<ci>\d{{1,5}}(?:[-–]\d+)?(?:,\sSI)?)(?!\d)"),
    ("range", rf"(?P<r>{_RANGE})(?:,\s\d{{1,4}}{_DASH}\d+)?(?![\w])"),
    ("bare", r"(?P<b>(?:[A-Za-z]{1,2})?\d{1,8}[A-Za-z]?|[IVXLC]{2,7}|[IVX](?=\s?\())(?![\w.]\d)(?!\w)"),
)  # fmt: skip
_ATOM = lazy("|".join(f"(?P<{name}>{pattern})" for name, pattern in _ATOMS))
_SEPARATOR = lazy(r"[\s,;:.]*")
_START = lazy(
    r"(?<!\bPeriodontol )(?<!\bPeriodontology )"
    r"(?<![\w.–—-])(?=[\d(A-ZÀ-Þa-fhijmnopstv])(?:(?=\d)|(?=\((?:\d{4}\)|[A-Z]|[Nn]o))|(?=(?:[Vv]ol(?:ume)?s?|[Aa]rticle|[Bb](?:an)?d|[Jj](?:g|ahrgang)|[Tt]om[eo]|[Nn](?:os?|r|°|um)|nº|[Ii]ssue|[Hh]eft|[Pp](?:p|ages?)|p|[Ss](?:eite|onderheft|onderband)|Art|ISSN|issn)\b|[TtVvHSP]\.)"
    rf"|(?=(?:{_MONTH}(?:,?\s\d|\s?[/–-]\s?[\dA-ZÀ-Þ])|[A-Z]\d{{1,4}}\b|e\d|[IVXLC]{{2,7}},?\s[\d(A-Z]|[IVX]\s[(\d])))"
)
_PAGES = lazy(r"\d{2,5}\s?[–-]\s?\d{3,5}")
_WINDOW = 130
_EDGE = " ,;:.)(\u00a0"
_LAST = lazy(r"\d|ff?$|SI$|[uU]ppl$|No$|[Pp]t$|[IVXLC]+$|[ivxlc]+$|(?<!\w)[A-Z]$")


def may_be_locus(text: str, end: int) -> bool:
    """Whether the last word before ``end`` may end a locus: a number, "ff", "SI", "Suppl"."""
    last = text[max(0, end - _WINDOW) : end].rstrip(_EDGE).split(" ")[-1]
    return last[-1:].isdigit() or _LAST.search(last) is not None


def find_locus(text: str, start: int, end: int) -> tuple[int, list[Part]] | None:
    """Return where the locus that ends at ``end`` begins, after ``start``, and its parts."""
    for match in _START.finditer(text, max(start, end - _WINDOW), end):
        parts = _read(text, match.start(), end)
        if parts is not None:
            return match.start(), parts
    return None


def _read(text: str, place: int, end: int) -> list[Part] | None:
    atoms: list[re.Match[str]] = []
    while place < end:
        match = _ATOM.match(text, place, end)
        if match is None or len(atoms) > 7:
            return None
        atoms.append(match)
        separator = _SEPARATOR.match(text, match.end(), end)
        following = separator.end() if separator else match.end()
        if following == match.end() and following < end and text[following] != "(":
            return None
        place = following
    return _placed(atoms)


def _placed(atoms: list[re.Match[str]]) -> list[Part] | None:
    """Give each atom its variable; ``None`` where two claim one, or one claims none."""
    found: dict[str, Part] = {}
    bare: list[tuple[int, int]] = []
    dates = [index for index, atom in enumerate(atoms) if atom.lastgroup == "date"]
    bracketed = [index for index in dates if atoms[index].start("dp") >= 0]
    date_at = (bracketed or [0 if 0 in dates else max(dates, default=-1)])[0]
    for index, atom in enumerate(atoms):
        for variable, span in _labelled(atom):
            if variable == "issued" and index != date_at and index not in bracketed:
                if not atom[0][:1].isdigit():
                    return None
                variable = "bare"  # "16 (1975), 2029", "174(5):1559, 1968"
            if variable == "bare":
                bare.append(span)
            elif variable in found:
                return None
            else:
                found[variable] = Part(variable, *span)
    if len(bare) > 2 and atoms[0].string[bare[-2][1] : bare[-1][0]] == " ":
        return None  # "19, 88 96" has lost a dash
    if not _add_bare(found, bare):
        return None
    issue = found.get("issue")
    if issue and "page" not in found and _PAGES.fullmatch(atoms[0].string, *issue[1:]):
        found["page"] = Part("page", *found.pop("issue")[1:])  # "40 (345–370)"
    date = found.get("issued")
    if date is not None and not _is_date(atoms[0].string[date.start : date.end]):
        return None
    if "page" not in found and not ("volume" in found and ("issue" in found or date)):
        return None
    return sorted(found.values(), key=lambda part: part.start)


def _is_date(text: str) -> bool:
    """Tell "Mar. 2010" from "WORK 2010"."""
    date = parse_date(text)
    if date is None:
        return False
    return not text[0].isalpha() or date.season is not None or len(date.parts[0]) > 1


_GROUPS = (
    ("vl", "volume"), ("vla", "volume"), ("vli", "issue"), ("vld", "issue"), ("il", "issue"), ("il2", "issue"), ("il3", "issue"),
    ("pl", "page"), ("pf", "page"), ("sn", "ISSN"), ("dp", "issued"), ("d", "issued"), ("bv", "volume"), ("bi", "issue"), ("cv", "volume"),
    ("ci", "issue"), ("r", "page"), ("b", "bare"),
)  # fmt: skip
_OF_ATOM = {
    "volume": _GROUPS[:4], "issue": _GROUPS[4:7], "page": _GROUPS[7:9], "issn": _GROUPS[9:10], "date": _GROUPS[10:12],
    "both": _GROUPS[12:16], "range": _GROUPS[16:17], "bare": _GROUPS[17:],
}  # fmt: skip


def _labelled(atom: re.Match[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    for group, variable in _OF_ATOM[str(atom.lastgroup)]:
        span = atom.span(group)
        if span[0] >= 0:
            yield variable, span


def _add_bare(found: dict[str, Part], bare: list[tuple[int, int]]) -> bool:
    """Place bare numbers: volume, issue, page; ``False`` where one is left over."""
    free = [name for name in ("volume", "issue", "page") if name not in found]
    if len(bare) > len(free):
        return False
    if len(bare) < len(free) and "issue" in free:
        free.remove("issue")
    if len(bare) == 1 and "page" in free and "volume" in free:
        free = ["volume"]  # "YClS 8 (1942)"
    for name, span in zip(free, bare, strict=False):
        found[name] = Part(name, *span)
    order = [found[name].start for name in ("volume", "issue", "page") if name in found]
    return order == sorted(order)
