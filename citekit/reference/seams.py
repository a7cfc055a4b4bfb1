"""Where one value of a tagged reference ends and the next begins, as print marks it.

A closing quotation mark ends a title; "(eds.)" behind names makes them editors; a known
city is no part of a publisher. Each rule changes raw values in place, and is a row of
``_RULES``: to add one, write it below and give it its place there.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from citekit.model import Raw, Span
from citekit.normalize.name_roles import cut_role
from citekit.patterns import lazy
from citekit.reference.grammar_heads import looks_like_names
from citekit.reference.name_heads import names_end
from citekit.reference.place_words import PLACES, is_place, is_region

Variables = dict[str, list[Raw]]

_CLOSE = {"“": "”", '"': '"', "„": "“”", "«": "»", "‘": "’", "'": "'", "‚": "‘’", "»": "«"}
_AFTER_QUOTE = frozenset(" ,.;:()\u00a0")
_LEAD_IN = lazy(r"[\s,.;:]*(?:(?:[Ii]n|[Dd]ans|[Ee]n)\b:?\s*)?")
_JOINED = lazy(r"(?:and|&|und|et|y|e)\s[“\"‘„«]")
_ROLE_BEHIND = lazy(
    r"[\s,.]{0,3}[(\[]?(?:[Ee]ds?\.?|EDS?\.?|[Ee]ditors?|Hrsg\.?|Hg\.?|[Éé]ds?\.|dirs?\.|coords?\.|[Oo]rgs?\.|a cura di|comps?\.)(?![^\W\d_])"
    r"(?!\s?(?:by|von|par|por)\b)[)\]]?"
)
_NAMED_ROLE = lazy(
    r"(?:(?<=\S),?\s|^|\()(?P<role>[Ee]dited by|[Ee]ds?\.(?:\sby)?:?|[Tt]rans(?:l|lated)?\.?(?:\sby)?|[Hh]rsg\.\s(?:von|v\.)"
    r"|[Hh]erausgegeben von|[Tt]rad\.(?:\s(?:par|de|por))?|[Üü]bers\.(?:\svon)?|[Tt]ranslated by|sous la dir(?:ection|\.) de)\s"
    r"(?P<names>[^\d()\[\]:;“”\"‘]{3,120}?)(?P<end>\)|[.,]\s(?=[^\W\d_a-z][^\W\d_]{2})|[.,]?$)"
)
_FINAL_PLACE = lazy(rf"(?P<lead>.{{3,}}?[^,.\s][.,]?)(?P<seam>[,.;]\s|\s\()(?P<place>{PLACES})\.?$")
_FIRST_PLACE = lazy(rf"(?P<place>{PLACES})\s?[,:]\s(?P<rest>[^\W\d_a-z].{{1,}})")
_FINAL_VOLUME = lazy(
    r"(?P<title>.{4,}?),?\s(?:(?:[Vv]ol|[Bb]d|[Bb]and|[Tt]ome|[Vv]olume)\.?\s(?P<volume>\d{1,4}|[IVXL]{1,7})|(?P<bare>\d{1,4}))"
)
_FINAL_LABEL = lazy(
    r",?\s(?:[Vv]ols?|[Bb]de?|[Nn]os?|[Nn]rs?|[Bb]and|Heft|H|[Jj]g|Jahrgang|[Pp]p?|S|Ser)\.?,?$"
)
_ABBREVIATED = lazy(r"\b[^\W\d_]{1,8}\.\s?[^\W\d_a-z]")
_SENTENCE = lazy(r"(?<=[^\W\d_]{3})[.?!]\s(?=[^\W_a-z])")
_YEARS = lazy(r"1\d{3}\s?[-–—]\s?(?:1\d{3}|20\d\d)")
_TRANSACTIONS = frozenset(("Trans.", "Trans", "trans."))
_PUBLISHER = lazy(
    r"\b(?:[Pp]ress|[Vv]erlag|[Pp]ublish\w+|[Bb]ooks?|[Uu]niversit\w+|[Éé]ditions?|[Ee]dit\w+|[Ii]nstitut\w*|Inc|Ltd|GmbH|Wiley"
    r"|Springer|Elsevier|Hall|Association|Society|Foundation|[Cc]ent(?:er|re))\b"
)
_LOCUS = ("volume", "issue", "page")


def mend(text: str, variables: Variables) -> None:
    """Move the seams between the values of ``variables`` to where ``text`` shows them."""
    for rule in _RULES:
        rule(text, variables)


def _quoted_title(text: str, variables: Variables) -> None:
    """A title ends at the mark that closes it; what follows is its container's."""
    raw = _one(variables, "title")
    if raw is None or raw.span is None:
        return
    start, end = raw.span.start, raw.span.end
    begin = start
    while begin < end and text[begin] in " \u00a0":
        begin += 1
    opening = text[begin] if text[begin] in _CLOSE else ""
    if not opening and begin > 0 and text[begin - 1] in _CLOSE:
        begin, opening = begin - 1, text[begin - 1]
    if not opening:
        return
    close = _closing(text, begin, end)
    if close < 0 or close - begin < 6:
        return
    lead = _LEAD_IN.match(text, close + 1)
    rest = lead.end() if lead else close + 1
    variables["title"] = [_cut(text, raw, begin + 1, close)]
    if end - rest < 3:
        return
    if _JOINED.match(text, rest):
        variables["title"] = [raw]
        return
    container = _one(variables, "container-title")
    if container is None:
        variables["container-title"] = [_cut(text, raw, rest, end)]
    elif container.span is not None and 0 <= container.span.start - end <= 3:
        variables["container-title"] = [_cut(text, container, rest, container.span.end)]


def _closing(text: str, begin: int, end: int) -> int:
    """Return where the mark that opens at ``begin`` closes, before ``end``, or -1."""
    opening = text[begin]
    closers = _CLOSE[opening]
    depth = 1
    for place in range(begin + 1, min(end + 1, len(text))):
        c = text[place]
        if c == opening and opening not in closers and opening not in "‘'":
            depth += 1
        elif c in closers:
            after = text[place + 1 : place + 2]
            if opening in "‘'" and after and after not in _AFTER_QUOTE:
                continue
            if opening in "‘'" and text[place - 1] == "s" and "’" in text[place + 1 : end]:
                continue  # "Cousins’ Wars’"
            depth -= 1
            if depth == 0:
                return place if place < end - 2 or place + 1 >= end else -1
    return -1


def _quoted_names(text: str, variables: Variables) -> None:
    """Names that stand before the opening mark of a title are no part of it."""
    raw = _one(variables, "title")
    if raw is None or raw.span is None:
        return
    match = re.search(r"(?<=[\s.,])[“\"‘„«](?=\w)", raw.text[:90])
    if match is None or match.start() < 3:
        return
    authors = variables.get("author")
    start = authors[0].span.start if authors and authors[0].span else raw.span.start
    end = raw.span.start + match.start()
    names = text[start:end].strip(" ,.;")
    if start <= 4 and looks_like_names(names) and not names.split()[-1].islower():
        variables["author"] = [_cut(text, raw, start, end)]
        variables["title"] = [_cut(text, raw, end, raw.span.end)]


def _named_role(text: str, variables: Variables) -> None:
    """Read "ed. J. Elster", "trans. David Hurst" a container or a place as names."""
    for variable in ("container-title", "publisher-place", "publisher", "title", "editor"):
        raw = _one(variables, variable)
        if raw is None or raw.span is None:
            continue
        match = _NAMED_ROLE.search(raw.text)
        if match is None or not looks_like_names(match["names"]):
            continue
        if variable == "container-title" and match["role"] in _TRANSACTIONS:
            continue
        role = cut_role(f"{match['role']} x")[1] or "editor"
        before, after = raw.text[: match.start()].strip(" ,.(“”‘’"), raw.text[match.end() :].strip()
        start = raw.span.start
        if variable == "editor":
            if len(before) < 4 or "container-title" in variables or after:
                continue
            variables["editor"] = [
                _cut(text, raw, start + match.start("names"), start + match.end("names"))
            ]
            variables["container-title"] = [_cut(text, raw, start, start + match.start())]
            continue
        if role in variables or (before and after):
            continue
        variables[role] = [
            _cut(text, raw, start + match.start("names"), start + match.end("names"))
        ]
        if before:
            variables[variable] = [_cut(text, raw, start, start + match.start())]
        elif after:
            variables[variable] = [_cut(text, raw, start + match.end(), raw.span.end)]
        else:
            del variables[variable]


def _role_behind(text: str, variables: Variables) -> None:
    """Names before "(eds.)" are editors."""
    raws = variables.get("author")
    if not raws or "editor" in variables or raws[-1].span is None:
        return
    end = raws[-1].span.end
    match = _ROLE_BEHIND.match(text, end) or _ROLE_BEHIND.match(text, max(0, end - 1))
    if match and len(raws) == 1:
        variables["editor"] = variables.pop("author")


def _title_in_names(text: str, variables: Variables) -> None:
    """A title of a word or two that the names swallowed."""
    raws = variables.get("author")
    if not raws or "title" in variables or raws[0].span is None or raws[-1].span is None:
        return
    start, end = raws[0].span.start, raws[-1].span.end
    stop = names_end(text, start)
    if stop is None or stop >= end - 3:
        return
    rest = text[stop:end].lstrip(" .,:;")
    begin = end - len(rest)
    container = _one(variables, "container-title")
    if container is not None and container.span and 0 <= container.span.start - end <= 3:
        return
    variables["author"] = [_cut(text, raws[0], start, stop)]
    variables["title"] = [_cut(text, raws[0], begin, end)]


def _title_for_container(text: str, variables: Variables) -> None:
    """A book has a title and no container; one sentence of two is a title."""
    raw = _one(variables, "container-title")
    if raw is None or raw.span is None or "title" in variables:
        return
    if _ABBREVIATED.search(raw.text[-40:]) is None:
        seam = _SENTENCE.search(raw.text, 8)
        if seam and len(raw.text) - seam.end() > 5:
            start = raw.span.start
            variables["title"] = [_cut(text, raw, start, start + seam.start() + 1)]
            variables["container-title"] = [_cut(text, raw, start + seam.end(), raw.span.end)]
            return
    bound = "publisher" in variables or "publisher-place" in variables
    located = any(name in variables for name in _LOCUS)
    if "editor" in variables and "author" in variables:
        return
    if not bound and "author" not in variables:
        return
    if (bound or not located) and not _ABBREVIATED.search(raw.text):
        variables["title"] = variables.pop("container-title")


def _place_and_publisher(text: str, variables: Variables) -> None:
    """Part "Paris, Gallimard" and "North-Holland, Amsterdam"."""
    for variable, other in (("publisher", "publisher-place"), ("publisher-place", "publisher")):
        raw = _one(variables, variable)
        if raw is None or raw.span is None or other in variables or is_place(raw.text.strip(" .,")):
            continue
        first = _FIRST_PLACE.fullmatch(raw.text)
        last = _FINAL_PLACE.match(raw.text)
        start = raw.span.start
        if first and not is_place(first["rest"].strip(" .,")):
            place, publisher = first.span("place"), first.span("rest")
        elif last and (not is_region(last["place"]) or _PUBLISHER.search(last["lead"])):
            place, publisher = last.span("place"), last.span("lead")
        else:
            continue
        variables["publisher-place"] = [_cut(text, raw, start + place[0], start + place[1])]
        variables["publisher"] = [_cut(text, raw, start + publisher[0], start + publisher[1])]


def _place_behind_title(text: str, variables: Variables) -> None:
    """The city of a book without a publisher is no part of its title or its container."""
    if "publisher-place" in variables:
        return
    for variable in ("title", "container-title"):
        raw = _one(variables, variable)
        if (
            raw is None
            or raw.span is None
            or (variable == "title" and "container-title" in variables)
        ):
            continue
        match = _FINAL_PLACE.match(raw.text)
        if match is None or match["seam"] == " (" or len(match["lead"]) < 8:
            continue
        if is_region(match["place"]):
            continue
        if variable == "container-title" and _ABBREVIATED.search(raw.text[-30:]):
            continue
        if match["seam"] == ", " and any(name in variables for name in _LOCUS):
            continue
        start = raw.span.start
        variables[variable] = [_cut(text, raw, start, start + match.end("lead"))]
        variables["publisher-place"] = [_cut(text, raw, start + match.start("place"), raw.span.end)]
        return


def _volume_in_container(text: str, variables: Variables) -> None:
    """Cut the volume off "Journal of Legal Studies 2", and the label off "Handbuch, Bd."."""
    raw = _one(variables, "container-title")
    if raw is None or raw.span is None:
        return
    start = raw.span.start
    if "volume" not in variables:
        match = _FINAL_VOLUME.fullmatch(raw.text.rstrip(" .,"))
        group = "bare" if match and match["bare"] else "volume"
        if match and not (group == "bare" and ("issue" in variables or len(match["bare"]) > 3)):
            span = match.span(group)
            variables["volume"] = [_cut(text, raw, start + span[0], start + span[1])]
            variables["container-title"] = [_cut(text, raw, start, start + match.end("title"))]
        return
    label = _FINAL_LABEL.search(raw.text)
    if label and label.start() > 3:
        variables["container-title"] = [_cut(text, raw, start, start + label.start())]


def _years_of_title(text: str, variables: Variables) -> None:
    """Keep "Word and Image, 1400–1700" whole: its years are no pages."""
    title, page = _one(variables, "title"), _one(variables, "page")
    if title is None or page is None or title.span is None or page.span is None:
        return
    between = text[title.span.end : page.span.start]
    if between.strip() in (",", "") and len(between) < 4 and _YEARS.fullmatch(page.text.strip()):
        variables["title"] = [_cut(text, title, title.span.start, page.span.end)]
        del variables["page"]


def _broken_doi(text: str, variables: Variables) -> None:
    """A DOI that a line's end broke goes on behind the blank."""
    raw = _one(variables, "DOI")
    if raw is None or raw.span is None:
        return
    match = _DOI_REST.match(text, raw.span.end)
    if match:
        variables["DOI"] = [_cut(text, raw, raw.span.start, match.end())]


_DOI_REST = lazy(
    r"(?:(?:(?<=[-/_])|[-/_]|<[^\s<>]{1,30}>)[ \u00a0]?(?=\d)[^\s,;]{1,40}|<[^\s<>]{1,30}>[^\s,]{1,40})+"
)


def _one(variables: Variables, name: str) -> Raw | None:
    raws = variables.get(name)
    return raws[0] if raws else None


def _cut(text: str, raw: Raw, start: int, end: int) -> Raw:
    while start < end and text[start] in " \t\n,;:.\u00a0":
        start += 1
    while end > start and text[end - 1] in " \t\n,;:\u00a0":
        end -= 1
    return Raw(text=text[start:end], span=Span(start, end), confidence=raw.confidence * 0.97)


_RULES: tuple[Callable[[str, Variables], None], ...] = (
    _quoted_names,
    _quoted_title,
    _named_role,
    _role_behind,
    _title_in_names,
    _years_of_title,
    _title_for_container,
    _place_and_publisher,
    _place_behind_title,
    _volume_in_container,
    _broken_doi,
)
