"""How the German social sciences print references: heads and sources, put together.

A head says who, when and what; a source where. Each source goes with each head of its row:
``DATED`` heads have the year, behind ``UNDATED`` ones the source has it. To add a way to print
a source, give it a line under the type of its items.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

DATED = (
    "{author} ({year}): {title}. ",
    "{author} ({year}): {title}. ",
    "{author}, {year}: {title}. ",
    "{author} {year}: {title}. ",
    "{author} ({year}), {title}, ",
    "{author} ({year}). {title}. ",
    "{author} ({year}): {title}, ",
    "{author}, ({year}): „{title}“. ",
)
UNDATED = (
    "{author}: {title}. ",
    "{author}: {title}, ",
    "{author}, {title}, ",
    "{author}: „{title}“, ",
)
_EDITED = (
    "{editor} (Hrsg.) ({year}): {title}. ",
    "{editor} (Hg.), {year}: {title}. ",
    "{editor} (Hg.) {year}: {title}. ",
    "{editor} ({year}) (Hrsg.): {title}. ",
    "{editor} (Hrsg.). ({year}). {title}. ",
    "{author} ({year}): {title}. Hrsg. von {editor}. ",
)
_EDITED_UNDATED = (
    "{editor} (Hg.): {title}. ",
    "{editor} (Hrsg.), {title}, ",
    "{author}: {title}. Hrsg. v. {editor}, ",
)

_ARTICLE = (
    "In: {container-title}, {volume}. Jg.[, H. {issue}][, S. {page}].",
    "In: {container-title}, Jg. {volume}[, H. {issue}][, S. {page}].",
    "In: {container-title}, Jg. {volume}[, Nr. {issue}][, S. {page}].",
    "In: {container-title}, {volume}. Jahrgang[, Heft {issue}][, S. {page}].",
    "In: {container-title} {volume}[, H. {issue}][, S. {page}].",
    "In: {container-title} {volume}[, {issue}][, S. {page}].",
    "In: {container-title}, {volume}[({issue})][, S. {page}].",
    "In: {container-title} {volume}[/{issue}][, S. {page}].",
    "In: {container-title} {volume}[ ({issue})], {page}.",
    "In: {container-title}, Heft {issue}, S. {page}.",
    "In: {container-title}, H. {issue}: {page}.",
    "In: {container-title}, Bd. {volume}[, Nr. {issue}][, S. {page}].",
    "In: {container-title}, {special}, S. {page}.",
    "{container-title}, {special}: {page}.",
    "{container-title} {volume}[({issue})]: {page}.",
    "{container-title} {volume}[, Heft {issue}]: {page}.",
    "{container-title} {volume}[, H. {issue}][, S. {page}].",
    "{container-title}, {volume}[ ({issue})], {page}.",
    "{container-title}, {volume}. Jg.[, Nr. {issue}][, {page}].",
    "{container-title}, {volume}[, {issue}][, S. {page}].",
    "{container-title} {volume}: {page}",
    "{container-title} Jg. {volume}[, H. {issue}]: {page}.",
    "in: {container-title}, Vol. {volume}[, No. {issue}][, pp. {page}].",
    "in: {container-title}, {volume}[, {issue}], {page}.",
    "In: {container-title} {volume}[, H. {issue}], S. {follow}.",
)
_ARTICLE_UNDATED = (
    "In: {container-title} {volume} ({year})[, H. {issue}][, S. {page}].",
    "In: {container-title} {volume} ({year}) {issue}, S. {page}.",
    "In: {container-title}, {volume}. Jg. ({year})[, H. {issue}][, S. {page}].",
    "In: {container-title}, Jg. {volume}[, H. {issue}], {year}[, S. {page}].",
    "in: {container-title} {issue}/{year}, S. {page}.",
    "in: {container-title}, {year}, H. {issue}, S. {page}.",
    "in: {container-title} {volume} ({year}), S. {page}.",
    "in: {container-title} {volume} ({year}), H. {issue}, S. {follow}.",
    "{container-title} {volume} ({year})[, Nr. {issue}][, S. {page}].",
)
_BOOK = (
    "{publisher-place}: {publisher}.",
    "{publisher-place}: {publisher}",
    "{publisher-place}, {publisher}.",
    "{publisher-place}.",
    "{publisher}: {publisher-place}.",
    "{edition}. Aufl. {publisher-place}: {publisher}.",
    "{edition}. Auflage. {publisher-place}: {publisher}.",
    "{edition}., überarb. Aufl. {publisher-place}: {publisher}.",
    "{edition}., überarbeitete und erweiterte Auflage, {publisher-place}: {publisher}.",
    "{publisher-place}: {publisher}, {edition}. Aufl.",
    "Bd. {volume}. {publisher-place}: {publisher}.",
    "Band {volume}. [{edition}. Aufl. ]{publisher-place}: {publisher}.",
    "{publisher-place}: {publisher} ({collection-title}, Bd. {volume}).",
    "{collection-title}, Band {volume}. {publisher-place}: {publisher}.",
    "({collection-title}[, {volume}]). {publisher-place}: {publisher}.",
    "{publisher-place}: {publisher}, {cited} S.",
)
_BOOK_UNDATED = (
    "{publisher-place}: {publisher} {year}.",
    "{publisher-place}: {publisher}, {year}.",
    "{publisher-place} {year}.",
    "{publisher-place}, {publisher}, {year}.",
    "{publisher-place} ({publisher}) {year}.",
    "{edition}. Aufl., {publisher-place} {year}.",
    "{edition}. Aufl. {publisher-place}: {publisher} {year}.",
    "Bd. {volume}, {publisher-place} {year}[, S. {cited}].",
    "{publisher-place}: {publisher} {year} (= {collection-title}, Bd. {volume}).",
)
_CHAPTER = (
    "In: {editor} (Hg.): {container-title}. {publisher-place}: {publisher}[, S. {page}].",
    "In: {editor} (Hrsg.): {container-title}. {publisher-place}: {publisher}[, S. {page}].",
    "In: {editor} (Hrsg.): {container-title}. {publisher-place}: {publisher}[, {page}].",
    "In: {editor} (Hrsg.): {container-title}. {publisher-place}: {publisher}[: {page}].",
    "In: {editor} (Hrsg.), {container-title}. {publisher-place}: {publisher}[, S. {page}].",
    "In: {editor} (Hrsg.), {container-title} (S. {page}). {publisher-place}: {publisher}.",
    "In {editor} (Hrsg.), {container-title} (S. {page}). {publisher-place}: {publisher}.",
    "In: {editor} (Hrsg.): {container-title}. {publisher-place}[, S. {page}].",
    "In: {editor} (Hg.), {container-title}, {publisher-place}[, S. {page}].",
    "S. {page} in: {editor} (Hg.), {container-title}. {publisher-place}: {publisher}.",
    "S. {page} in: {editor} (Hrsg.): {container-title}. {publisher-place}: {publisher}.",
    "In: {editor} (Hg.): {container-title}. Bd. {volume}. {publisher-place}: {publisher}[, S. {page}].",
    "In: {editor} (Hg.): {container-title}. {edition}. Aufl. {publisher-place}: {publisher}[, S. {page}].",
    "In: {editor} (Hrsg.): {container-title} ({collection-title}, Bd. {volume}). {publisher-place}: {publisher}[, S. {page}].",
    "In: {editor} (Hrsg.): {container-title}. {collection-title}, Band {volume}. {publisher-place}: {publisher}[, S. {page}].",
    "In: {editor}, Hrsg., {container-title}. {publisher-place}: {publisher}[, {page}].",
    "In: {ders} (Hg.): {container-title}. {publisher-place}: {publisher}[, S. {page}].",
    "In: {ders} (Hrsg.), {container-title}. {publisher-place}: {publisher}[, S. {page}].",
    "In: {ders}: {container-title}. {publisher-place}: {publisher}[, S. {page}].",
    "In: {ders} und {editor} (Hg.): {container-title}. {publisher-place}: {publisher}[, S. {page}].",
    "In: {container-title}. Hrsg. v. {editor}. {publisher-place}: {publisher}[, S. {page}].",
    "In: {container-title}, hrsg. von {editor}, {publisher-place}: {publisher}[, S. {page}].",
    "In: {editor} (Eds.): {container-title}. {publisher-place}: {publisher}[, pp. {page}].",
    "in: {editor} (eds), {container-title}. {publisher-place}: {publisher}[, {page}].",
    "In: {editor} (Hrsg.): {container-title}. {publisher-place}: {publisher}, S. {follow}.",
    "In: {container-title}. {publisher-place}: {publisher}[, S. {page}].",
)
_CHAPTER_UNDATED = (
    "In: {editor} (Hg.): {container-title}. {publisher-place}: {publisher} {year}[, S. {page}].",
    "In: {editor} (Hrsg.): {container-title}. {publisher-place}: {publisher}, {year}[, S. {page}].",
    "in: {editor} (Hg.), {container-title}, {publisher-place} {year}[, S. {page}].",
    "In: {editor} (Hrsg.): {container-title}, {publisher-place} {year}[, S. {page}].",
    "In: {editor} (Hg.) ({year}): {container-title}. {publisher-place}: {publisher}[, S. {page}].",
    "In: {ders} (Hg.): {container-title}, {publisher-place} {year}[, S. {page}].",
    "in: {ders}, {container-title}, {publisher-place} {year}[, S. {page}].",
)
_THESIS = (
    "{thesis}, {publisher}.",
    "{thesis}. {publisher-place}.",
    "{publisher-place}: {publisher} ({thesis}).",
    "{thesis}. {publisher}.",
    "{thesis} {publisher-place}.",
)
_THESIS_UNDATED = (
    "{thesis}, {publisher} {year}.",
    "{thesis} {publisher-place} {year}.",
    "{publisher-place}: {thesis} {year}.",
)
_REPORT = (
    "{paper} Nr. {number}. {publisher-place}: {publisher}.",
    "{paper} {number}, {publisher}, {publisher-place}.",
    "({paper} {number}). {publisher-place}: {publisher}.",
    "{series} {number}. {publisher-place}: {publisher}.",
    "({series} Nr. {number}). {publisher-place}: {publisher}.",
    "{series} {number}. {publisher-place}.",
    "{publisher-place}: {publisher} ({series} {number}).",
    "{publisher-place}: {publisher}.",
)
_REPORT_UNDATED = (
    "{paper} Nr. {number}, {publisher-place}: {publisher} {year}.",
    "{series} {number}, {publisher-place} {year}.",
)
_NEWS = ("In: {container-title}[, Nr. {issue}], S. {page}.",)
_NEWS_UNDATED = (
    "In: {container-title} vom {day}[, S. {page}].",
    "in: {container-title}, {day}[, S. {page}].",
    "{container-title} vom {day}[, S. {page}].",
    "{container-title} v. {day}.",
    "In: {container-title}[, Nr. {issue}] vom {day}[, S. {page}].",
)
_WEB = (
    "URL: {URL} (Stand: {accessed}).",
    "{URL} (Zugriff: {accessed}).",
    "{URL} [{accessed}].",
    "Online unter: {URL} (letzter Zugriff: {accessed}).",
    "Online verfügbar unter {URL}, zuletzt abgerufen am {accessed}.",
    "[{publisher-place}: ][{publisher}. ]{URL} ({accessed}).",
    "In: {URL}, {accessed}.",
    "Verfügbar unter: {URL} [{accessed}].",
)


def _put_together(heads: tuple[str, ...], sources: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(head + source for head in heads for source in sources)


_PERIODICAL = _put_together(DATED, _NEWS) + _put_together(UNDATED, _NEWS_UNDATED)
_PROGRAM = _put_together(DATED, _WEB)

GERMAN_SHAPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "article-journal": _put_together(DATED, _ARTICLE)
        + _put_together(UNDATED, _ARTICLE_UNDATED),
        "article-magazine": _PERIODICAL,
        "article-newspaper": _PERIODICAL,
        "book": _put_together((*DATED, *_EDITED), _BOOK)
        + _put_together((*UNDATED, *_EDITED_UNDATED), _BOOK_UNDATED),
        "chapter": _put_together(DATED, _CHAPTER) + _put_together(UNDATED, _CHAPTER_UNDATED),
        "dataset": _PROGRAM,
        "paper-conference": _put_together(DATED, _CHAPTER)
        + _put_together(UNDATED, _CHAPTER_UNDATED),
        "post-weblog": _PERIODICAL,
        "report": _put_together(DATED, _REPORT) + _put_together(UNDATED, _REPORT_UNDATED),
        "software": _PROGRAM,
        "thesis": _put_together(DATED, _THESIS) + _put_together(UNDATED, _THESIS_UNDATED),
        "webpage": _PROGRAM,
    }
)
"""Type of an item → its shapes."""
