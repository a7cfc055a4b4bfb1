"""Chunks of a reference's source → variables: which name contains, publishes, or is a place.

The laws: what stands before volume, issue or pages contains; what follows "In" contains; an
institution publishes; "Place: Publisher"; a numbered label is a series, by its own name where
it names its institution, else a genre; what is known as a newspaper, magazine or blog contains.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from citekit.normalize import type_words as words
from citekit.normalize.dates import parse_date
from citekit.normalize.name_words import INSTITUTION_HEAD
from citekit.normalize.types import type_in
from citekit.patterns import lazy
from citekit.reference.grammars.heads import looks_like_names
from citekit.reference.grammars.sources import SERIES_WORDS, Chunk, read_chunks
from citekit.reference.grammars.tails import Part
from citekit.reference.mending.settling import MEETING, PERIODICAL
from citekit.reference.places import CITIES, REGION, is_region, place_behind
from citekit.reference.words import is_balanced

_LOCUS = ("volume", "issue", "page", "number")
_KEPT = frozenset(
    ("DOI", "URL", "ISSN", "ISBN", "accessed", "volume", "issue", "page", "number", "version",
     "status", "editor", "archive_location", "PMID", "PMCID")
)  # fmt: skip
_REPOSITORY = lazy(
    r"(?:[\w ]{0,30}Dataverse|Zenodo|Figshare|figshare|Dryad|PANGAEA|ICPSR|GitHub(?:\s[Rr]epository)?"
    r"|OSF|Mendeley\sData|SSRN|arXiv|bioRxiv|medRxiv)\b[^.,]{0,40}"
)
_ACRONYM = lazy(r"(?:^|\s)\w*[A-Z]\w*[A-Z]\w*(?=\s)")
_PREPRINT = lazy(
    r"(?P<publisher>arXiv|bioRxiv|medRxiv|SSRN)(?:\s(?P<genre>[Pp]reprint|[Ee]-prints?)\s(?:arXiv:)?|[:\s](?:abs/)?)"
    r"(?P<number>[\w.-]+(?:/\d{7})?)"
)
_GENRE = lazy(
    r"(?:(?:Working|Discussion|Policy|Research|Occasional|Technical|Staff|Background|Issue|White|Position)\s)"
    r"(?:Papers?|Briefs?|Memo|Reports?|Notes?)|Testimony|Presentation|Preprint|preprint|Fact\sSheet"
)
_CAPITAL = lazy(r"[^\W\d_a-z]")
HOUSE_SERIES = lazy(rf"[^,.:;]{{2,60}}\s{SERIES_WORDS}")
_LABEL = lazy(
    r"\b(?:pp|vol|issn|isbn|doi|eds?|editors?|accessed|retrieved|translated|available|as\sof)\b"
    r"|[\"“”«»]|\b[a-z]\d+$"
)
_PART_OF_TITLE = lazy(
    r"(?:Contributions?|Proceedings|Papers?|Reports?|Selected|Essays|Special|Sonder\w+|Beiträge|Actes|Atti)\b"
)
_UNSIGNED_IMPRINT = lazy(
    rf"(?P<place>[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*){{0,2}},\s{REGION})[.,]?\s"
    r"(?P<publisher>[^,:;.]{3,60}\b(?:Press|Publishers?|Publications?|Verlag|Books))"
)
_MEETING = lazy(r"[A-Z][A-Za-z/&+-]{1,14}\s?[’']?\s?(?:\d{4}|\d\d)")
_ENDS_SENTENCE = lazy(r"[?!]\s")
_FEW_WORDS = 7
_FEW_PLACE_WORDS = 5


@dataclass(slots=True)
class _Source:
    text: str
    of_a_day: bool = False
    certain: bool = False
    parts: list[Part] = field(default_factory=list)
    dates: list[Part] = field(default_factory=list)

    def add(self, variable: str, first: Chunk, last: Chunk | None = None) -> None:
        self.parts.append(Part(variable, first.start, (last or first).end))

    def has(self, *variables: str) -> bool:
        return any(part.variable in variables for part in self.parts)


def read_source(
    text: str,
    start: int,
    end: int,
    *,
    dated: bool = False,
    of_a_day: bool = False,
    certain: bool = False,
) -> list[Part] | None:
    """Return the parts of ``text`` from ``start`` to ``end``, ``None`` where a name is unclear.

    ``dated`` says whether a date stands before the title, ``of_a_day`` whether it is a day's;
    ``certain`` that the title ends where this starts.
    """
    chunks = read_chunks(text, start, end)
    of_a_day = of_a_day or any(_is_day(text, chunk) for chunk in chunks)
    source = _Source(text, of_a_day=of_a_day, certain=certain)
    index = 0
    inside = False
    while index < len(chunks):
        chunk = chunks[index]
        if chunk.kind == "in":
            inside = True
        elif chunk.kind == "name":
            run = index
            while run + 1 < len(chunks) and chunks[run + 1].kind == "name":
                run += 1
            after = next((c.kind for c in chunks[run + 1 :] if c.kind != "issued"), "")
            followed = run + 1 < len(chunks) and chunks[run + 1].kind == "issued"
            theme = source.certain and source.has("container-title") and source.has(*_LOCUS)
            if theme and index == run and after == "page":
                index += 1
                continue  # an issue's theme, which CSL has no place for
            if not _place_names(
                source, chunks[index : run + 1], after, inside=inside, followed=followed
            ):
                return None
            inside, index = False, run
        elif not _place_form(source, chunk):
            return None
        elif chunk.kind == "series" and [c.kind for c in chunks[index + 2 : index + 3]] == ["page"]:
            return None  # a journal that is called so
        index += 1
    return _settled(source, dated=dated)


def _place_form(source: _Source, chunk: Chunk) -> bool:
    """Put a chunk that has a form of its own where its kind says."""
    match chunk.kind:
        case "issued":
            source.dates.append(Part("issued", chunk.start, chunk.end))
        case "code":
            source.add("number", chunk)
        case "month":
            source.add("month", chunk)
        case "count":
            source.add("number-of-pages", chunk)
        case "bracketed":
            generic = is_generic(source.text[chunk.start : chunk.end])
            source.add("genre" if generic else "collection-title", chunk)
        case "series":
            source.add(series_variable(source.text[chunk.start : chunk.end]), chunk)
        case "server":
            if not source.has("container-title", "collection-title", "publisher"):
                source.add("publisher", chunk)
        case "editor" if not looks_like_names(source.text[chunk.start : chunk.end]):
            return False
        case "volume" if source.of_a_day and source.dates and not source.has("volume", "page"):
            source.add("page", chunk)  # "Newsweek, June 3, 2002, 14"
        case kind if kind in _KEPT:
            if source.has(kind):
                return kind in ("DOI", "URL", "ISSN", "ISBN", "number")
            source.add(kind, chunk)
    return True


def is_generic(label: str) -> bool:
    """Tell a label that names nothing but a kind ("Working Paper") from a series' name."""
    return _GENRE.fullmatch(label) is not None or " " not in label


def series_variable(label: str) -> str:
    """Return ``genre`` for a label of a kind, ``collection-title`` for a series' own name.

    >>> series_variable("Discussion Paper"), series_variable("CRS Report")
    ('genre', 'collection-title')
    """
    proper = _ACRONYM.search(label) or INSTITUTION_HEAD.are_in(label)
    return "collection-title" if proper and not is_generic(label) else "genre"


def _place_names(
    source: _Source, names: list[Chunk], after: str, *, inside: bool, followed: bool
) -> bool:
    """Say what a run of names is; ``False`` where that cannot be told.

    ``after`` is what follows beside dates, ``inside`` whether "In" stands before, ``followed``
    whether a date does follow.
    """
    text = source.text
    printed = text[names[0].start : names[-1].end]
    if _LABEL.search(printed.lower()) or not all(is_balanced(text[n.start : n.end]) for n in names):
        return False  # a form that was not understood
    if inside:
        last = len(names) - 1 if after in _LOCUS[:2] else _end_of_container(text, names)
        series = _series_of_book(text, names) if after == "volume" and source.has("editor") else 0
        if series:
            source.add("collection-title", names[series], names[-1])
            last = series - 1
            if last and _MEETING.fullmatch(text[names[last].start : names[last].end]):
                source.add("event-title", names[last])
                last -= 1
            source.add("container-title", names[0], names[last])
            return True
        if not source.certain and last and _is_place(text, names[last]) and not followed:
            return False
        source.add("container-title", names[0], names[last])
        names = names[last + 1 :]
        return not names or _place_publisher(source, names)
    if source.has("container-title") and source.dates and not source.has(*_LOCUS):
        stop = next((i for i, n in enumerate(names) if i and "." in n.before), None)
        if stop is None:
            return _place_publisher(source, names)
        source.add("event-place", names[0], names[stop - 1])
        return _place_publisher(source, names[stop:])
    if words.THESIS.search(text[names[0].start : names[0].end]):
        source.add("genre", names[0])
        return len(names) > 1 and _place_publisher(source, names[1:])
    whole = text[names[0].start : names[-1].end]
    preprint = _PREPRINT.fullmatch(whole.rstrip("."))
    if preprint:
        at = names[0].start
        source.parts += [
            Part(name, at + preprint.start(name), at + preprint.end(name))
            for name in ("publisher", "genre", "number")
            if preprint[name]
        ]
        return True
    if not source.certain and (_ENDS_SENTENCE.search(whole) or _has_stop(names)):
        return after not in _LOCUS and _place_publisher(source, names)
    if after in _LOCUS and not source.has("container-title"):
        last = len(names) - 1
        if last and words.PUBLISHER_OF_BOOKS.search(text[names[last].start : names[last].end]):
            source.add("publisher", names[last])
            last -= 1
        source.add("container-title", names[0], names[last])
        return True
    label = text[names[0].start : names[0].end]
    if len(names) > 1 and (_GENRE.fullmatch(label) or HOUSE_SERIES.fullmatch(f"A {label}")):
        source.add(series_variable(label), names[0])
        names = names[1:]
    return _place_publisher(source, names)


def _has_stop(names: Sequence[Chunk]) -> bool:
    return any("." in name.before for name in names[1:])


def _series_of_book(text: str, names: Sequence[Chunk]) -> int:
    """Return which name begins the series of "Title. MEETING 2019. Series, vol 12", 0 for none."""
    for index in range(len(names) - 1, 0, -1):
        if "." in names[index].before:
            return index
    return 0


def _is_place(text: str, name: Chunk) -> bool:
    word = text[name.start : name.end]
    single = " " not in word and _CAPITAL.match(word) is not None
    return "," in name.before and (single or is_region(word))


def _end_of_container(text: str, names: Sequence[Chunk]) -> int:
    """Return the index of the last name of what follows "In"."""
    for index in range(1, len(names)):
        rest = names[index:]
        ended = "." in rest[0].before or text[names[index - 1].end - 1] in "?!"
        if ended and _is_publisher(text, rest):
            return index - 1
        first = text[rest[0].start : rest[0].end]
        press = words.PUBLISHER_OF_BOOKS.search(first) and len(first.split()) < _FEW_PLACE_WORDS
        if "," in rest[0].before and (press or _colon_of_imprint(text, rest)):
            return index - 1
    return len(names) - 1


def _colon_of_imprint(text: str, names: Sequence[Chunk]) -> int:
    """Return which name follows "Place:" or "City, ST:", 0 for none."""
    for index in (1, 2):
        if index < len(names) and ":" in names[index].before:
            place = text[names[0].start : names[index - 1].end]
            short = len(place.split()) < _FEW_PLACE_WORDS
            return index if short and (index == 1 or is_region(_last(place))) else 0
    return 0


def _last(place: str) -> str:
    return place.rsplit(", ", 1)[-1]


def _is_publisher(text: str, names: Sequence[Chunk]) -> bool:
    first = text[names[0].start : names[0].end]
    if _colon_of_imprint(text, names):
        return True
    return not _PART_OF_TITLE.match(first) and bool(
        words.PUBLISHER_OF_BOOKS.search(first)
        or INSTITUTION_HEAD.are_in(first)
        or (first.isupper() and " " not in first)
    )


def _place_publisher(source: _Source, names: list[Chunk]) -> bool:
    """Put names into publisher and its place, or into a container that is known as one."""
    text = source.text
    if source.has("publisher"):
        return False
    first = text[names[0].start : names[0].end]
    whole = text[names[0].start : names[-1].end]
    colon = _colon_of_imprint(text, names)
    if colon:
        source.add("publisher-place", names[0], names[colon - 1])
        source.add("publisher", names[colon], names[-1])
        return True
    unsigned = _UNSIGNED_IMPRINT.fullmatch(whole)
    if unsigned:  # "Menlo Park, CA. AAAI Press"
        at = names[0].start
        for name, group in (("publisher-place", "place"), ("publisher", "publisher")):
            start, end = unsigned.span(group)
            source.parts.append(Part(name, at + start, at + end))
        return True
    contained = source.has("container-title")
    kind = type_in(first)
    dated_news = source.of_a_day and PERIODICAL.search(whole)
    if not contained and (
        dated_news or kind.startswith(("article-n", "article-m", "post", "entry"))
    ):
        source.add("container-title", names[0], names[-1])
        return True
    place = _place_from(text, names)
    if not contained and MEETING.search(whole):
        behind = place_behind(whole)
        if behind is None or _has_stop(names):
            return False
        end = names[0].start + len(whole[:behind].rstrip(", "))
        source.parts.append(Part("container-title", names[0].start, end))
        source.parts.append(Part("publisher-place", names[0].start + behind, names[-1].end))
        return True
    if place:
        source.add("publisher-place", names[place], names[-1])
        names = names[:place]
    institution = INSTITUTION_HEAD.are_in(whole)
    if PERIODICAL.search(whole) or (not institution and any(char.isdigit() for char in whole)):
        return False
    known = institution or words.PUBLISHER_OF_BOOKS.search(first)
    if HOUSE_SERIES.fullmatch(whole) and series_variable(whole) == "collection-title":
        source.add("collection-title", names[0], names[-1])
        return True
    if known or place or _REPOSITORY.fullmatch(first) or (first.isupper() and " " not in first):
        source.add("publisher", names[0], names[-1])
        return True
    if source.of_a_day and not contained and len(whole.split()) < _FEW_WORDS:
        source.add("container-title", names[0], names[-1])  # what comes out on a day
        return True
    if source.certain and not contained and len(names) == 1 and len(whole.split()) < _FEW_WORDS:
        source.add("container-title", names[0])
        return True
    return False


def _is_day(text: str, chunk: Chunk) -> bool:
    date = parse_date(text[chunk.start : chunk.end]) if chunk.kind == "issued" else None
    return date is not None and len(date.parts) == 1 and len(date.parts[0]) == 3


def _place_from(text: str, names: Sequence[Chunk]) -> int:
    """Return from which name on a place stands, 0 for nowhere."""
    words_of = [text[name.start : name.end] for name in names]
    last = len(names) - 1
    if last < 1 or ":" in names[last].before:
        return 0
    if is_region(words_of[last]):
        at = last - 1
        if at > 1 and is_region(words_of[at]):
            at -= 1
        return at if at > 0 and not INSTITUTION_HEAD.are_in(words_of[at]) else 0
    single = words_of[last] in CITIES or (
        " " not in words_of[last] and _CAPITAL.match(words_of[last])
    )
    known = words_of[last] in CITIES or words.PUBLISHER_OF_BOOKS.search(words_of[0])
    return last if single and known else 0


def _settled(source: _Source, *, dated: bool) -> list[Part] | None:
    """Choose among dates; of an event's, "In" and its place tell."""
    dates = [part for part in source.dates if _is_whole(source.text, part)]
    event = source.has("event-place")
    if event and dates:
        source.parts.append(Part("event-date", dates[0].start, dates[0].end))
        dates = dates[1:]
    elif len(dates) > 1:
        return None
    if dates:
        source.parts.append(dates[0])
    elif not dated and not source.has("DOI", "URL"):
        return None
    return source.parts


def _is_whole(text: str, part: Part) -> bool:
    return parse_date(text[part.start : part.end]) is not None
