"""What stands under another variable's name: an edition as a volume, a book as its editors.

Each rule changes raw values in place: to add one, write it below and give it its row in
``_RULES``.
"""

from __future__ import annotations

from collections.abc import Callable

from citekit.patterns import lazy
from citekit.reference.mending.pieces import Variables, piece

_EDITION_BEHIND = lazy(
    r"(?:\s?(?:st|nd|rd|th|e|ª|º|\.))?,?\s(?i:edn?|edition|aufl(?:age)?)\b\.?(?!\sby)"
)
_EDITED = r",?\s\(?(?:[Ee]ds?\.|[Ee]dited\sby|Hrsg\.|Hg\.|hrsg\.\svon|éd\.)\s"
_BOOK_FIRST = lazy(rf"(?P<book>[^\W\d_][^.,()\d]{{5,120}}?)(?P<edited>{_EDITED})(?P<names>\S.*)")
_IN_BEFORE = lazy(r"(?:^|[\s.,“”’'\"])[Ii]n:?\s[“‘\"']?$")
_EDITED_BEFORE = lazy(r"(?<!\d)[^\W\d_”’\"')],\s\(?(?:[Ee]ds?\.|[Ee]dited\sby)\s$")
_NAMES = lazy(
    r"[^\W\d_a-z][\w'’.-]+(?:\s(?:[^\W\d_a-z][\w'’.-]*|de|von|van)){1,3}(?:(?:,|,?\s(?:and|&|und|et))\s[^\W\d_a-z][\w'’.-]+(?:\s(?:[^\W\d_a-z][\w'’.-]*|de|von|van)){1,3}){0,4}"
)
_YEAR_BEHIND = lazy(r"[\s.,]{0,3}\(\s?(?:19|20)\d\d[a-z]?\s?\)[.,:]{0,2}\s")
_OF_NAME = lazy(r"\s(?P<year>2000)(?!\d)")
_YEAR = lazy(r"(?<![\d–-])(?P<issued>(?:19[89]|20[0-4])\d)(?![\d–-])")
_LONGEST_LEAD = 6


def move_misplaced(text: str, variables: Variables) -> None:
    """Move the values of the reference ``text`` to the variables that they belong to."""
    for rule in _RULES:
        rule(text, variables)


def _edition(text: str, variables: Variables) -> None:
    """A number before "ed." is no volume: "10th ed.", "2nd edn"."""
    raws = variables.get("volume")
    if not raws or len(raws) > 1 or not raws[0].span or "edition" in variables:
        return
    if raws[0].text[:2].strip("stndrhª.").isdigit() and _EDITION_BEHIND.match(
        text, raws[0].span.end
    ):
        variables["edition"] = variables.pop("volume")


def _book_of_editors(text: str, variables: Variables) -> None:
    """A book before its editors is not one: "In Collected Papers, edited by Hilda Jaffe"."""
    raws = variables.get("editor")
    if not raws or "container-title" in variables or not raws[0].span or not raws[-1].span:
        return
    start, end = raws[0].span.start, raws[-1].span.end
    if not _IN_BEFORE.search(text, max(0, start - _LONGEST_LEAD), start):
        return
    match = _BOOK_FIRST.fullmatch(text, start, end)
    if match:
        variables["container-title"] = [piece(text, *match.span("book"))]
        variables["editor"] = [piece(text, *match.span("names"), point=True)]


def _editor_as_publisher(text: str, variables: Variables) -> None:
    """Names behind "ed." are the editor's: "…, ed. Isaiah Berlin, Oxford, 1969"."""
    raws = variables.get("publisher")
    if not raws or {"editor", "edition"} & variables.keys() or len(raws) > 1 or not raws[0].span:
        return
    start = raws[0].span.start
    if _EDITED_BEFORE.search(text, max(0, start - 14), start) and _NAMES.fullmatch(raws[0].text):
        variables["editor"] = variables.pop("publisher")


def _author_as_publisher(text: str, variables: Variables) -> None:
    """Who stands first, before the date, is the author: "World Bank. (2018a). …"."""
    raws = variables.get("publisher")
    if not raws or {"author", "editor"} & variables.keys() or not raws[0].span:
        return
    if len(raws) == 1 and raws[0].span.start == 0 and _YEAR_BEHIND.match(text, raws[0].span.end):
        variables["author"] = variables.pop("publisher")


def _year_of_name(text: str, variables: Variables) -> None:
    """The year 2000 belongs to the name of "Periodontology 2000"."""
    raws = variables.get("container-title")
    if not raws or not raws[-1].span or not raws[-1].text.startswith("Periodontol"):
        return
    match = _OF_NAME.match(text, raws[-1].span.end)
    if not match or not raws[0].span:
        return
    dates = variables.get("issued")
    if dates and dates[0].span and dates[0].span.start == match.start("year"):
        del variables["issued"]
        year = _YEAR.search(text, match.end())
        if year:
            variables["issued"] = [piece(text, *year.span("issued"))]
            for name in ("volume", "issue", "page"):
                if any(raw.text == year["issued"] for raw in variables.get(name, ())):
                    del variables[name]
    variables["container-title"] = [piece(text, raws[0].span.start, match.end())]


_RULES: tuple[Callable[[str, Variables], None], ...] = (
    _edition,
    _book_of_editors,
    _editor_as_publisher,
    _author_as_publisher,
    _year_of_name,
)
