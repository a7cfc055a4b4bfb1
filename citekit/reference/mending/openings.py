"""How a reference begins: where a tagger's names hold what is none, a periodical or a title.

Each rule changes raw values in place: to add one, write it below and give it its row in ``_RULES``.
"""

from __future__ import annotations

from collections.abc import Callable

from citekit.normalize.name_words import INSTITUTION_HEAD
from citekit.patterns import lazy
from citekit.reference.mending.pieces import Variables, piece
from citekit.reference.places import is_region

_ONE_WORD = lazy(r"[^\W\d_a-z][^\W\d_]*")
_SHORT_WORD = r"[^\W\d_a-z][^\W\d_]*\.?"
_SHORTENED = lazy(
    rf"{_SHORT_WORD}(?:(?:[\s-]|(?<=\.))(?:(?:of|and|for|in|de)\s)?{_SHORT_WORD}){{0,5}}"
)
_NAME_AND_J = lazy(
    r"(?P<names>[^\W\d_]+(?:\.|\s|-).*[^\W\d_]{2}),\s(?P<first>J|Z|Ann|Proc|Trans|Rev|Nucl|Phys|Eur|Int|Adv|Acta|Sov|Can)\.?"
)
_NUMBER_BEHIND = lazy(r"\.?,?\s(?:[A-Z]\s?)?\d")
_ARTICLE = lazy(r"(?:An?|The|Der|Die|Das|Les?|La|El|Los|Las|Il|Lo)\s[^,;]+")
_PAGE_LAST = lazy(r"(?<=[A-Za-zÀ-ž]{2})\s(?P<page>\d{1,4})(?:\s?ff?\.?)?$")
_NAME_AND_TITLE = lazy(
    r"(?P<name>[^\W\d_a-z][\w'’-]+),\s(?P<title>(?=[^,]*[^\W\d_]{8})[^\W\d_a-z][^\W\d_]{2,}(?:\s[\w'’-]+){1,15})"
)
_CUT_SHORT = lazy(r"[^\W\d_]{2},\s(?:[^\W\d_a-z]\.[\s-]?){1,3},\s[^\W\d_a-z][\w'’-]+$")
_REST = lazy(
    r",\s(?:[^\W\d_a-z]\.[\s-]?){1,3}(?:,?\s?(?:&|and)\s[^\W\d_a-z][^,.;:\d]{2,60})?\s\(?(?P<issued>(?:19|20)\d\d)\)?[,.]\s"
)
_CAPITALS = lazy(r"[A-Z]{3,8}")
_IN_NEXT = lazy(r"[,.]\s[Ii]n:\s")
_CONTRIBUTION = lazy(
    r"(?P<names>[^,]+),\s(?P<title>Introduction|Preface|Foreword|Afterword|Conclusions?|Prologue|Epilogue|Einleitung|Einführung"
    r"|Vorwort|Nachwort|Geleitwort|Schlusswort|Préface|Avant-propos|Postface|Prólogo|Introducción|Introduzione|Prefazione)"
)


def mend_opening(text: str, variables: Variables) -> None:
    """Part what a tagger took for names in the reference ``text``."""
    if "author" in variables or "editor" in variables:
        for rule in _RULES:
            rule(text, variables)


def _periodical_first(text: str, variables: Variables) -> None:
    """A shortened word before others is no name: "Phys. Rev. Lett. 1264-1266 (1967)"."""
    raws = variables.get("author")
    label = "container-title" if "container-title" in variables else "title"
    source = variables.get(label)
    if not raws or not source or len(raws) > 1 or not raws[0].span or not source[0].span:
        return
    start, end, name = raws[0].span.start, raws[0].span.end, raws[0].text.rstrip(".")
    alone = (
        not {"title", "container-title"} <= variables.keys()
        and _ONE_WORD.fullmatch(name)
        and not text[:start].strip()
    )
    if not alone or text[end - raws[0].text.endswith(".") : source[0].span.start] != ". ":
        return
    last = source[0].span.end
    if label == "title" and not _NUMBER_BEHIND.match(text, last):
        return
    if _SHORTENED.fullmatch(source[0].text) and "." in text[last - 1 : last + 1]:
        del variables[label]
        last += text[last : last + 1] == "."
        variables["container-title"] = [piece(text, start, last, point=True)]
        del variables["author"]


def _periodical_behind(text: str, variables: Variables) -> None:
    """A periodical's first word behind the names: "N. Seiberg, J. High Energy Phys. 9909"."""
    raws = variables.get("author")
    name = "container-title" if "container-title" in variables else "title"
    source = variables.get(name)
    if not raws or not source or len(raws) > 1 or not raws[0].span or not source[0].span:
        return
    match = _NAME_AND_J.fullmatch(raws[0].text)
    start, last = raws[0].span.start, source[0].span.end
    if match is None or text[raws[0].span.end : source[0].span.start].strip(" ."):
        return
    if "title" in variables and name != "title":
        return
    if _SHORTENED.fullmatch(source[0].text) and _NUMBER_BEHIND.match(text, last):
        del variables[name]
        variables["container-title"] = [
            piece(text, start + match.start("first"), last + (text[last] == "."), point=True)
        ]
        variables["author"] = [piece(text, start, start + match.end("names"))]


def _article(text: str, variables: Variables) -> None:
    """What begins with an article is a title, where there is none: "A Hume Companion. Ed. …"."""
    raws = variables.get("author")
    if not raws or "title" in variables or "editor" not in variables or len(raws) > 1:
        return
    if _ARTICLE.fullmatch(raws[0].text) and not INSTITUTION_HEAD.are_in(raws[0].text):
        variables["title"] = variables.pop("author")


def _contribution(text: str, variables: Variables) -> None:
    """What a name wrote to a book is its title: "Arendt, Introduction; Walter Benjamin"."""
    raws, title = variables.get("author"), variables.get("title")
    match = _CONTRIBUTION.fullmatch(raws[0].text) if raws and len(raws) == 1 else None
    if match is None or not raws or not raws[0].span:
        return
    start, end = raws[0].span.start, raws[0].span.end
    if title and title[0].span and len(text[end : title[0].span.start].strip()) < 2:
        end = title[-1].span.end if title[-1].span else end
    elif title:
        return
    variables["author"] = [piece(text, start, start + match.end("names"))]
    variables["title"] = [piece(text, start + match.start("title"), end)]


def _page_of_names(text: str, variables: Variables) -> None:
    """A number is no name: "in: Mayntz / Scharpf 39 ff"."""
    for name in ("author", "editor"):
        raws = variables.get(name)
        match = _PAGE_LAST.search(raws[-1].text) if raws else None
        if match and raws and raws[-1].span and "page" not in variables:
            start = raws[-1].span.start
            variables[name] = [*raws[:-1], piece(text, start, start + match.start())]
            variables["page"] = [
                piece(text, start + match.start("page"), start + match.end("page"))
            ]


def _title_of_part(text: str, variables: Variables) -> None:
    """Words between a family name and "in:" are a title: "Weber, Soziologische Grundbegriffe, in: …"."""
    raws = variables.get("author")
    if not raws or "title" in variables or len(raws) > 1 or not raws[0].span:
        return
    match = _NAME_AND_TITLE.fullmatch(raws[0].text)
    start, end = raws[0].span.start, raws[0].span.end
    if match and _IN_NEXT.match(text, end):
        variables["author"] = [piece(text, start, start + match.end("name"))]
        variables["title"] = [piece(text, start + match.start("title"), end)]


def _names_go_on(text: str, variables: Variables) -> None:
    """Initials and a last name before the year end a list: "Perlmutter, S., Aldering, | G. & SCP Team 1999"."""
    raws = variables.get("author")
    if not raws or "issued" in variables or len(raws) > 1 or not raws[0].span:
        return
    start, end = raws[0].span.start, raws[0].span.end
    match = _REST.match(text, end) if _CUT_SHORT.search(raws[0].text) else None
    title = variables.get("title") or variables.get("container-title")
    if not match or not title or not title[-1].span or title[-1].span.end <= match.end():
        return
    last = title[-1].span.end
    for name in ("title", "container-title"):
        variables.pop(name, None)
    variables["author"] = [piece(text, start, match.start("issued"))]
    variables["issued"] = [piece(text, *match.span("issued"))]
    variables["title"] = [piece(text, match.end(), last)]


def _country_of_title(text: str, variables: Variables) -> None:
    """A country with no mark behind it begins a title: "United States | Withdrawal from the JCPOA"."""
    raws, title = variables.get("author"), variables.get("title")
    if not raws or not title or len(raws) > 1 or not raws[0].span or not title[0].span:
        return
    last = title[-1].span
    if last and text[raws[0].span.end : title[0].span.start] == " " and is_region(raws[0].text):
        variables["title"] = [piece(text, raws[0].span.start, last.end)]
        del variables["author"]


def _periodical_alone(text: str, variables: Variables) -> None:
    """Capitals with an article's identifier and nothing else are a periodical: "BMJ, doi:10.1136/…"."""
    raws = variables.get("author")
    if not raws or not variables.keys() <= {"author", "issued", "DOI"} or "DOI" not in variables:
        return
    if len(raws) == 1 and _CAPITALS.fullmatch(raws[0].text):
        variables["container-title"] = variables.pop("author")


_RULES: tuple[Callable[[str, Variables], None], ...] = (
    _periodical_first,
    _periodical_behind,
    _article,
    _contribution,
    _page_of_names,
    _title_of_part,
    _names_go_on,
    _country_of_title,
    _periodical_alone,
)
