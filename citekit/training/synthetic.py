"""Reference strings made by printing items: where each of their parts stands is known for free.

Six items in seven are works that the corpora cite, a little changed; the rest is made up.
Half are rendered in CSL styles, half printed in shapes of our own, and all are disturbed
as pages, PDF files and hands disturb them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from citekit.csl.traces import render_traced
from citekit.errors import CitekitError
from citekit.model import Item, StyleSource, Value
from citekit.training import words
from citekit.training.corpora import Labelled
from citekit.training.german_shapes import GERMAN_SHAPES
from citekit.training.german_words import german_extra, with_german_source
from citekit.training.items import make_doi, make_item, make_url
from citekit.training.noise import disturb, labelled, pieces_of
from citekit.training.printing import print_item
from citekit.training.shapes import SHAPES

_LABELS: Mapping[str, str] = {
    "author": "author", "editor": "editor", "translator": "translator", "title": "title",
    "container-title": "container-title", "collection-title": "collection-title",
    "volume": "volume", "issue": "issue", "page": "pages", "edition": "edition",
    "genre": "genre", "number": "number", "issued": "date", "accessed": "accessed",
    "publisher": "publisher", "publisher-place": "location", "DOI": "doi", "URL": "url",
    "ISBN": "isbn", "ISSN": "isbn", "container-author": "author", "director": "director",
    "event-title": "container-title",
}  # fmt: skip
_LOCALES = ("en-US", "en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "it-IT", "pt-PT", "nl-NL")


def make_references(
    styles: Sequence[StyleSource],
    count: int,
    seed: int,
    works: Sequence[Item] = (),
    shaped: float = 0.5,
) -> Iterator[Labelled]:
    """Yield ``count`` labelled strings; the same seed gives the same.

    Of ``works`` come six items in seven, else all are made up. ``shaped`` is the share
    that is printed in shapes of our own; the rest is rendered in ``styles``.
    """
    chance = random.Random(seed)
    imprints = [
        (work.text("publisher"), work.text("publisher-place"))
        for work in works
        if work.text("publisher") and work.text("publisher-place")
    ] or words.PUBLISHERS
    givens = [
        name.given
        for work in works
        for name in work.names("author")
        if len(name.given) > 3 and "." not in name.given and not name.given.isupper()
    ] or list(words.LANGUAGES["en"].given)
    made = 0
    while made < count:
        language = chance.choice(tuple(words.LANGUAGES))
        if works and chance.random() < 0.85:
            item = _dressed(chance.choice(works), imprints, givens, chance)
        else:
            item = make_item(chance, language)
        if chance.random() < shaped:
            german = chance.random() < (0.6 if language == "de" else 0.12)
            shape = chance.choice((GERMAN_SHAPES if german else SHAPES)[item.type])
            item = with_german_source(item, chance) if german else item
            pieces = print_item(item, shape, _extra(chance), chance, german=german)
            reference = labelled(disturb(pieces, chance), "shaped")
        else:
            reference = _rendered(item, chance.choice(styles), _locale(chance, language), chance)
        if reference is not None:
            made += 1
            yield reference


def _rendered(
    item: Item, style: StyleSource, locale: str | None, chance: random.Random
) -> Labelled | None:
    try:
        traced = render_traced(item, style, locale)
    except CitekitError:
        return None
    spans: list[tuple[str, int, int]] = []
    for variable, span in traced.spans:
        label = _LABELS.get(variable)
        if label is None or (spans and span.start < spans[-1][2]):
            continue
        before = spans[-1] if spans else ("", 0, 0)
        if before[0] == label and not traced.text[before[2] : span.start].strip(" ,."):
            spans[-1] = (label, before[1], span.end)  # a date in two parts
        else:
            spans.append((label, span.start, span.end))
    return labelled(disturb(pieces_of(traced.text, spans), chance), "rendered")


def _locale(chance: random.Random, language: str) -> str | None:
    if chance.random() < 0.5:
        return None
    same = [name for name in _LOCALES if name.startswith(language)]
    return chance.choice(same or _LOCALES)


def _dressed(
    work: Item,
    imprints: Sequence[tuple[str, str]],
    givens: Sequence[str],
    chance: random.Random,
) -> Item:
    """A work that a corpus cites, with some variables more or less."""
    variables = dict(work.variables)
    for name in ("issue", "page", "publisher-place"):
        if chance.random() < 0.12:
            variables.pop(name, None)
    if work.type in ("book", "chapter", "paper-conference", "report"):
        publisher, place = chance.choice(imprints)
        variables.setdefault("publisher", publisher)
        variables.setdefault("publisher-place", place)
    _vary_numbers(variables, chance)
    if chance.random() < 0.3:  # most corpora print initials alone
        variables["author"] = tuple(
            replace(name, given=chance.choice(givens)) if name.family else name
            for name in work.names("author")
        )
    people = variables.get("author", ())
    if work.type == "chapter" or (work.type == "book" and chance.random() < 0.08):
        variables.setdefault("editor", people)
    if work.type == "book" and chance.random() < 0.08:
        variables.setdefault("translator", people)
    if work.type == "book" and "editor" in variables and chance.random() < 0.5:
        variables.pop("author", None)
    if chance.random() < 0.25:
        variables["DOI"] = make_doi(chance)
    if chance.random() < 0.15:
        variables["URL"] = make_url(chance)
    if chance.random() < 0.10:
        variables["ISSN"] = f"{chance.randint(0, 2999):04}-{chance.randint(0, 9999):04}"
    return Item(id=work.id, type=work.type, variables=variables)


def _event(chance: random.Random) -> str:
    """A meeting with its place and days, as catalogues append it."""
    day, month = chance.randint(1, 25), chance.choice(("JUN", "SEP", "NOV", "May", "July"))
    place = chance.choice(words.PLACES)
    host = chance.choice(("", "", f"Univ {place}, ", f"{chance.choice(words.INSTITUTIONS)}, "))
    country = chance.choice(("", ", ENGLAND", ", GERMANY", ", USA", ", France", ", TURKEY"))
    days = f"{month} {day}-{day + 3}, {chance.randint(1985, 2023)}"
    name = f"{chance.choice(words.ORDINALS)} {chance.choice(words.MEETINGS)} on {chance.choice(words.JOURNALS)}"
    return f"{name}, {host}{place}{country}, {days}"


def _vary_numbers(variables: dict[str, Value], chance: random.Random) -> None:
    """Special issues and supplements; pages with the letter of their section."""
    issue, page = variables.get("issue"), variables.get("page")
    if isinstance(issue, str) and chance.random() < 0.06:
        variables["issue"] = chance.choice(
            (f"{issue}, SI", f"Suppl. {issue}", f"{issue}A", f"S{issue}")
        )
    if isinstance(page, str) and page.isascii() and page[:1].isdigit() and chance.random() < 0.06:
        letter = chance.choice("LSARPHe")
        variables["page"] = "-".join(letter + part.strip() for part in page.split("-"))


def _extra(chance: random.Random) -> dict[str, str]:
    """What shapes print that no item holds."""
    return {
        "cited": str(chance.randint(1, 600)),
        "version": f"{chance.randint(0, 6)}.{chance.randint(0, 12)}",
        "pmid": str(chance.randint(10**6, 10**8)),
        "arxiv": chance.choice(
            (
                f"hep-{chance.choice(('th', 'ph', 'ex'))}/{chance.randint(9100000, 9999999)}",
                f"{chance.randint(701, 2412):04}.{chance.randint(100, 99999):05}",
            )
        ),
        "event": _event(chance),
        **german_extra(chance),
    }
