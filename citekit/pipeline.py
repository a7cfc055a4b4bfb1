"""The whole way on one screen: a source becomes a Reading, Readings become a bibliography.

source ─read_page─▶ Page ─find_blocks─▶ Block ─parse─▶ Draft ─normalize, merge─▶ Item ─▶ text
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from citekit import blocks, csl, formats, pages, reference, styles
from citekit.bibliography import (
    Exported,
    ExportOptions,
    Target,
    unique_keys,
    write_bibliography,
    write_citations,
)
from citekit.errors import ItemError, ParseError, SourceError, StyleError
from citekit.model import (
    Block,
    BlockKind,
    Date,
    Draft,
    Item,
    Notice,
    Page,
    PageFormat,
    Reading,
    Rendered,
    Severity,
    StyleSource,
    Verdict,
)
from citekit.normalize.case import proper_words
from citekit.normalize.claims import claim_of
from citekit.normalize.drafts import NormalizedDraft, normalize_draft
from citekit.normalize.merge import merge
from citekit.normalize.outlets import typed_by

# How every file of SQLite begins.
_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user adds to what a page says.

    ``url`` is the address of the page, ``urls`` maps file names to addresses,
    ``accessed`` is the day of access (ISO 8601); ``cues`` and ``outlets`` extend the
    shipped tables; ``allow_private`` lets a URL lead to a private network.
    """

    url: str | None = None
    urls: Mapping[str, str] = field(default_factory=dict)
    accessed: str | None = None
    cues: tuple[str, ...] = ()
    outlets: Mapping[str, str] = field(default_factory=dict)
    allow_private: bool = False


# ── In ───────────────────────────────────────────────────────────────────────────────


def read(source: str | os.PathLike[str] | bytes, *, given: Given | None = None) -> Reading:
    """Read one page, or one file of a bibliography.

    Args:
        source: a path, an ``http(s)`` URL, or the bytes of a page.
        given: what the user adds.

    Raises:
        SourceError: there is no such source, it cannot be read, or it is several.
        ParseError: a bibliography that is not in its notation.
    """
    given = given or Given()
    if isinstance(source, bytes):
        return read_data("-", source, given=given)
    name = os.fspath(source)
    found = list(pages.find_sources([name], allow_private=given.allow_private))
    if len(found) != 1:
        raise SourceError(name, f"holds {len(found)} pages; read_all reads them one by one")
    if isinstance(found[0], SourceError):
        raise found[0]
    return read_source(found[0], given)


def read_source(source: pages.Source, given: Given) -> Reading:
    """Read one source that was found: a page, or a bibliography.

    Raises:
        SourceError, ParseError, ItemError: it cannot be read.
    """
    data = source.read()
    url = given.urls.get(source.name) or given.urls.get(Path(source.name).name)
    return read_data(source.name, data, given=replace(given, url=url or given.url or source.url))


def read_data(
    name: str, data: bytes, *, given: Given | None = None, notation: str | None = None
) -> Reading:
    """Read the bytes of a page for its citation, or of a bibliography for its items.

    ``notation`` says what the bytes are in; else name and content tell.

    Raises:
        SourceError, ParseError, ItemError: ``data`` is not what it should be.
    """
    given = given or Given()
    notation = notation or formats.detect_notation(name, data)
    if notation is not None:
        return read_bibliography(name, data, notation)
    if data.startswith(_SQLITE):
        return _read_library(name, data)
    return read_page(pages.read_page(data, name, url=given.url), given)


def read_page(page: Page, given: Given) -> Reading:
    """Find, parse and merge what ``page`` says about itself."""
    header = blocks.find_header(page)
    page = replace(
        page, title=header.title, kind=header.kind, outlet=header.outlet, date=header.date
    )
    found = blocks.find_blocks(page, cues=given.cues)
    evidence = blocks.find_evidence(page, found)
    titles = [raw.text for draft in evidence for raw in draft.variables.get("title", ())]
    drafts = [_draft_of(block, page, titles) for block in found]
    claims = [
        (block, claim)
        for block, draft in zip(found, drafts, strict=True)
        for claim in _claims_of(block, draft)
    ]
    merged = merge(
        [claim for _, claim in claims],
        [normalize_draft(draft) for draft in evidence],
        truncated=[block.truncated for block, _ in claims],
        texts=[block.text for block, _ in claims],
    )
    typed = tuple(typed_by(item, given.outlets) for item in merged.items)
    items = _with_access(typed, page, given)
    unread = not items and any(block.cue for block in found)  # it is there, but says too little
    return Reading(
        page=page,
        verdict=Verdict.PARTIAL if unread else merged.verdict,
        items=unique_keys(items),
        fields=merged.fields,
        blocks=found if items or unread else (),
        drafts=tuple(drafts) if items else (),
        proper_words=proper_words((item.text("title") for item in items), page.text),
        notices=page.notices + merged.notices,
    )


def _draft_of(block: Block, page: Page, titles: Sequence[str]) -> Draft:
    """What a printed reference says, its spans on the page; nothing of an entry in a notation."""
    if block.kind is not BlockKind.REFERENCE:
        return Draft(origin=f"printed:{block.kind.value}", variables={})
    plain = blocks.plain_text(block, page)
    parsed = reference.parse_reference(plain.text, blocks.title_spans(plain, titles))
    return blocks.relocate(parsed, plain, block)


def _claims_of(block: Block, draft: Draft) -> list[NormalizedDraft]:
    """What a block claims: one work, or as many as the entries printed in it."""
    if block.kind is BlockKind.REFERENCE:
        return [normalize_draft(draft)]
    try:
        loaded = formats.load(block.text, block.kind.value)
        if not loaded.items and block.kind is BlockKind.BIBTEX:
            loaded = formats.load(blocks.mended_bibtex(block.text), block.kind.value)
    except (ParseError, ItemError) as error:
        params = {"notation": block.kind.value, "reason": str(error)}
        told = Notice(code="printed-unread", severity=Severity.WARNING, params=params)
        return [NormalizedDraft(type="document", notices=(told,))]
    return [claim_of(item, draft.origin, block.text) for item in loaded.items]


def _with_access(items: tuple[Item, ...], page: Page, given: Given) -> tuple[Item, ...]:
    """Add the address that the user gave, and the day of access to what has one."""
    day = given.accessed or page.saved
    result: list[Item] = []
    for item in items:
        variables = dict(item.variables)
        if given.url and len(items) == 1 and not {"URL", "DOI"} & variables.keys():
            variables["URL"] = given.url
        if day and "URL" in variables and "accessed" not in variables:
            variables["accessed"] = Date(parts=(tuple(int(part) for part in day.split("-")),))
        result.append(replace(item, variables=variables))
    return tuple(result)


def read_bibliography(name: str, data: bytes, notation: str) -> Reading:
    """Read the items of a bibliography in a notation.

    Raises:
        ParseError, ItemError: ``data`` is not in that notation.
    """
    loaded = formats.load(data, notation)
    return Reading(
        page=Page(source=name, text="", format=PageFormat.TEXT, sha256=pages.digest(data)),
        verdict=Verdict.FOUND if loaded.items else Verdict.NONE,
        items=loaded.items,
        fields=tuple({} for _ in loaded.items),
        proper_words=loaded.proper_words,
        notices=loaded.notices,
    )


def _read_library(name: str, data: bytes) -> Reading:
    """Read the items of a library in SQLite, which is no text."""
    from citekit.library import open_library

    items = tuple(open_library(name))
    return Reading(
        page=Page(source=name, text="", format=PageFormat.TEXT, sha256=pages.digest(data)),
        verdict=Verdict.FOUND if items else Verdict.NONE,
        items=items,
        fields=tuple({} for _ in items),
    )


def load(text: str | bytes, notation: str) -> tuple[Item, ...]:
    """Return the items of ``text``, written in ``notation`` (``"bibtex"``, ``"ris"``, …).

    Raises:
        ParseError, ItemError: ``text`` is not in that notation.
    """
    return formats.load(text, notation).items


# ── Out ──────────────────────────────────────────────────────────────────────────────


def dump(items: Iterable[Item], notation: str) -> str:
    """Return ``items`` written in ``notation``."""
    return formats.dump(tuple(items), notation).text


def render(
    items: Iterable[Item],
    style: str,
    *,
    output: str = "text",
    locale: str | None = None,
    engine: str = "citekit",
) -> Rendered:
    """Return the bibliography of ``items`` in a CSL style.

    Args:
        items: in any order; the style sorts them.
        style: an id or alias (``"apa"``, ``"chicago"``), or a path to a .csl file.
        output: ``text``, ``html``, ``markdown``, ``latex``, …
        locale: such as ``"de-DE"``; else the style's own.
        engine: ``citekit`` or ``citeproc-py``.

    Raises:
        StyleNotFoundError, StyleError: no such style, or one that cannot be used.
    """
    return csl.render_bibliography(
        tuple(items), styles.find_style(style), locale=locale, output=output, engine=engine
    )


def export(
    readings: Iterable[Reading],
    target: Target,
    options: ExportOptions | None = None,
    *,
    cites: Sequence[str] = (),
    keep: Sequence[Item] = (),
) -> Exported:
    """Return one bibliography of all that was read, or the in-text ``cites`` of it.

    Works that several pages give with one key get keys that differ; ``keep`` are items
    whose keys stay.

    Raises:
        KeyNotFoundError: a cite names no item. StyleError: cites in a notation.
        KeyPatternError: the pattern of keys cannot be read.
    """
    readings = tuple(readings)
    options = options or ExportOptions()
    found = [item for reading in readings for item in reading.items]
    items = unique_keys(found, keep, options.key_pattern)
    proper = frozenset().union(*(reading.proper_words for reading in readings))
    options = replace(options, proper_words=options.proper_words | proper)
    if not cites:
        return write_bibliography(items, target, options)
    if not isinstance(target, StyleSource):
        raise StyleError(target.name, "a notation has no in-text citations; name a CSL style")
    return write_citations(items, cites, target, options)


class Processor(csl.Processor):
    """A CSL processor for a whole document, its style found by name."""

    def __init__(
        self, style: str, items: Iterable[Item], locale: str | None = None, output: str = "text"
    ) -> None:
        super().__init__(styles.find_style(style), tuple(items), locale=locale, output=output)
