"""The notations that are read and written, and the doors to them."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import cast

from citekit.errors import ParseError
from citekit.formats import heads
from citekit.formats.notation import (
    Dumped,
    DumpOptions,
    Loaded,
    Notation,
    NotationNotFoundError,
)
from citekit.formats.texts import decode_bibliography
from citekit.model import Item


def _row(
    name: str,
    title: str,
    *suffixes: str,
    media: str = "text/plain",
    module: str = "",
    is_read: bool = True,
    is_written: bool = True,
) -> Notation:
    """A notation whose ``module`` (called after it) is imported when it is first used.

    ``load_NAME`` and ``dump_NAME`` stand there; ``heads.looks_like_NAME`` tells it by content.
    """
    word = name.replace("-", "_")
    place = f"citekit.formats.{module or word}"

    def load_text(text: str) -> Loaded:
        return cast("Loaded", getattr(import_module(place), f"load_{word}")(text))

    def dump_items(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
        return cast("Dumped", getattr(import_module(place), f"dump_{word}")(items, options))

    return Notation(
        name=name,
        title=title,
        suffixes=suffixes,
        media_type=media,
        load=load_text if is_read else None,
        dump=dump_items if is_written else None,
        looks_like=getattr(heads, f"looks_like_{word}", lambda head: False),
    )


_BIB, _JSON, _XML, _YAML = (f"application/{kind}" for kind in ("x-bibtex", "json", "xml", "yaml"))
NOTATIONS: tuple[Notation, ...] = (
    _row("bibtex", "BibTeX", ".bib", media=_BIB),
    _row("biblatex", "BibLaTeX", media=_BIB, module="bibtex"),
    _row("csl-json", "CSL-JSON 1.0.2", ".json", media="application/vnd.citationstyles.csl+json"),
    _row("csl-yaml", "CSL-YAML", ".yaml", ".yml", media=_YAML),
    _row("ris", "RIS", ".ris", media="application/x-research-info-systems"),
    _row("endnote-xml", "EndNote XML", ".xml", media=_XML),
    _row(
        "endnote",
        "EndNote, tagged",
        ".enw",
        ".refer",
        media="application/x-endnote-refer",
        module="enw",
    ),
    _row("mods", "MODS", ".mods", ".xml", media="application/mods+xml"),
    _row("zotero-json", "Zotero JSON", ".json", media=_JSON),
    _row("hayagriva", "Hayagriva YAML", ".yaml", ".yml", media=_YAML),
    _row("word-xml", "Word Sources.xml", ".xml", media=_XML),
    _row("nbib", "PubMed, tagged", ".nbib"),
    _row("pubmed-xml", "PubMed XML", ".xml", media=_XML, is_written=False),
    _row("cff", "CITATION.cff", ".cff", media=_YAML),
    _row("coins", "COinS", media="text/html"),
    _row("schema-org", "schema.org JSON-LD", ".jsonld", ".json", media="application/ld+json"),
    _row("wikitext", "Wikipedia templates", ".wiki", ".wikitext"),
    _row("wikitext-de", "Wikipedia templates, German", module="wikitext"),
    _row("bib-txt", "Bib.TXT", is_written=False),
    _row("crossref", "Crossref JSON", ".json", media=_JSON, is_written=False),
    _row("openalex", "OpenAlex JSON", ".json", media=_JSON, is_written=False),
    _row("datacite", "DataCite JSON", ".json", media=_JSON, is_written=False),
    _row(
        "marcxml", "MARCXML", ".xml", ".marcxml", media="application/marcxml+xml", is_written=False
    ),
)

_BY_NAME = {notation.name: notation for notation in NOTATIONS}
_ALIASES = {
    "csljson": "csl-json", "csl": "csl-json", "bib": "bibtex", "csl_yaml": "csl-yaml",
    "yaml": "csl-yaml", "enw": "endnote", "endnotexml": "endnote-xml", "endnote_xml": "endnote-xml",
    "refer": "endnote", "zotero": "zotero-json", "word": "word-xml", "msbib": "word-xml",
    "pubmed": "nbib", "medline": "nbib", "citation.cff": "cff", "json-ld": "schema-org",
    "jsonld": "schema-org", "schema.org": "schema-org", "typst": "hayagriva", "marc": "marcxml",
    "bibtxt": "bib-txt",
}  # fmt: skip
_HEAD = 4_000
# Suffixes of pages too: there only the content tells.
_PAGES_TOO = (".xml",)
# Notations whose look is found anywhere in a text, and how a text that is all theirs begins.
_ANYWHERE: Mapping[str, tuple[str, ...]] = {
    "bibtex": ("@", "%"),
    "cff": ("cff-version", "#", "message", "authors", "title", "abstract"),
    "hayagriva": (),
    "bib-txt": ("[",),
}


def notations() -> tuple[Notation, ...]:
    """Return every notation, in the order of the registry."""
    return NOTATIONS


def find_notation(name: str) -> Notation:
    """Return the notation of that name.

    Raises:
        NotationNotFoundError: there is none.
    """
    folded = name.strip().lower()
    found = _BY_NAME.get(_ALIASES.get(folded, folded))
    if found is None:
        raise NotationNotFoundError(name, tuple(_BY_NAME))
    return found


def load(data: str | bytes, notation: str) -> Loaded:
    """Return the items of ``data``, and notices of what was guessed or lost.

    Raises:
        NotationNotFoundError: no such notation, or one that is only written.
        ParseError, ItemError: ``data`` is not in it.
    """
    found = find_notation(notation)
    if found.load is None:
        raise ParseError(f"{found.title} is written, not read")
    if isinstance(data, str):
        return found.load(data)
    text, notices = decode_bibliography(data)
    loaded = found.load(text)
    return replace(loaded, notices=notices + loaded.notices)


def dump(items: tuple[Item, ...], notation: str, options: DumpOptions | None = None) -> Dumped:
    """Return ``items`` in a notation, and notices of what it cannot say.

    Raises:
        NotationNotFoundError: no such notation.
        ParseError: one that is only read.
    """
    found = find_notation(notation)
    if found.dump is None:
        raise ParseError(f"{found.title} is read, not written")
    return found.dump(items, options or DumpOptions())


def detect_notation(name: str, data: bytes) -> str | None:
    """Return the notation of a file by its suffix and content, ``None`` for none of them."""
    suffix = PurePath(name).suffix.lower()
    head = _head(data)
    by_suffix = [notation for notation in NOTATIONS if suffix in notation.suffixes]
    for notation in by_suffix:
        if len(by_suffix) == 1 or notation.looks_like(head):
            return notation.name
    if by_suffix and suffix not in _PAGES_TOO:
        return by_suffix[0].name
    if suffix in ("", ".txt") or name == "-":
        return next((n.name for n in NOTATIONS if n.looks_like(head) and _is_all(head, n)), None)
    return None


def _head(data: bytes) -> str:
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data[:_HEAD].decode("utf-16" if is_utf16 else "utf-8", "replace")


def _is_all(head: str, notation: Notation) -> bool:
    """Whether a file without a telling suffix begins in the notation: no page that prints one."""
    start = head.lstrip("\ufeff \t\r\n")
    return notation.name not in _ANYWHERE or start.startswith(_ANYWHERE[notation.name])
