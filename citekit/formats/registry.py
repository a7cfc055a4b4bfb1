"""The notations that are read and written, and the doors to them."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath

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


def _load(module: str) -> Callable[[str], Loaded]:
    """A reader that is imported when it first reads."""
    name = f"load_{module.removesuffix('_reader')}"
    return lambda text: getattr(import_module(f"citekit.formats.{module}"), name)(text)


def _dump(module: str, name: str) -> Callable[[tuple[Item, ...], DumpOptions], Dumped]:
    """A writer that is imported when it first writes."""
    return lambda items, options: getattr(
        import_module(f"citekit.formats.{module}"), f"dump_{name}"
    )(items, options)


NOTATIONS: tuple[Notation, ...] = (
    Notation(
        name="bibtex",
        title="BibTeX",
        suffixes=(".bib",),
        media_type="application/x-bibtex",
        load=_load("bibtex_reader"),
        dump=_dump("bibtex_writer", "bibtex"),
        looks_like=heads.looks_like_bibtex,
    ),
    Notation(
        name="biblatex",
        title="BibLaTeX",
        media_type="application/x-bibtex",
        load=_load("bibtex_reader"),
        dump=_dump("bibtex_writer", "biblatex"),
    ),
    Notation(
        name="csl-json",
        title="CSL-JSON 1.0.2",
        suffixes=(".json",),
        media_type="application/vnd.citationstyles.csl+json",
        load=_load("csl_json"),
        dump=_dump("csl_json", "csl_json"),
        looks_like=heads.looks_like_csl_json,
    ),
    Notation(
        name="csl-yaml",
        title="CSL-YAML",
        suffixes=(".yaml", ".yml"),
        media_type="application/yaml",
        load=_load("csl_yaml"),
        dump=_dump("csl_yaml", "csl_yaml"),
        looks_like=heads.looks_like_csl_yaml,
    ),
    Notation(
        name="ris",
        title="RIS",
        suffixes=(".ris",),
        media_type="application/x-research-info-systems",
        load=_load("ris"),
        dump=_dump("ris", "ris"),
        looks_like=heads.looks_like_ris,
    ),
    Notation(
        name="endnote-xml",
        title="EndNote XML",
        suffixes=(".xml",),
        media_type="application/xml",
        load=_load("endnote_xml"),
        dump=_dump("endnote_xml", "endnote_xml"),
        looks_like=heads.looks_like_endnote_xml,
    ),
    Notation(
        name="endnote",
        title="EndNote, tagged",
        suffixes=(".enw", ".refer"),
        media_type="application/x-endnote-refer",
        load=_load("enw"),
        dump=_dump("enw", "enw"),
        looks_like=heads.looks_like_enw,
    ),
    Notation(
        name="mods",
        title="MODS",
        suffixes=(".mods", ".xml"),
        media_type="application/mods+xml",
        load=_load("mods"),
        dump=_dump("mods", "mods"),
        looks_like=heads.looks_like_mods,
    ),
    Notation(
        name="zotero-json",
        title="Zotero JSON",
        suffixes=(".json",),
        media_type="application/json",
        load=_load("zotero_json"),
        dump=_dump("zotero_json", "zotero_json"),
        looks_like=heads.looks_like_zotero_json,
    ),
    Notation(
        name="hayagriva",
        title="Hayagriva YAML",
        suffixes=(".yaml", ".yml"),
        media_type="application/yaml",
        load=_load("hayagriva"),
        dump=_dump("hayagriva", "hayagriva"),
        looks_like=heads.looks_like_hayagriva,
    ),
    Notation(
        name="word-xml",
        title="Word Sources.xml",
        suffixes=(".xml",),
        media_type="application/xml",
        load=_load("word_xml"),
        dump=_dump("word_xml", "word_xml"),
        looks_like=heads.looks_like_word_xml,
    ),
    Notation(
        name="nbib",
        title="PubMed, tagged",
        suffixes=(".nbib",),
        load=_load("nbib"),
        dump=_dump("nbib", "nbib"),
        looks_like=heads.looks_like_nbib,
    ),
    Notation(
        name="pubmed-xml",
        title="PubMed XML",
        suffixes=(".xml",),
        media_type="application/xml",
        load=_load("pubmed_xml"),
        looks_like=heads.looks_like_pubmed_xml,
    ),
    Notation(
        name="cff",
        title="CITATION.cff",
        suffixes=(".cff",),
        media_type="application/yaml",
        load=_load("cff"),
        dump=_dump("cff", "cff"),
        looks_like=heads.looks_like_cff,
    ),
    Notation(
        name="coins",
        title="COinS",
        media_type="text/html",
        load=_load("coins"),
        dump=_dump("coins", "coins"),
        looks_like=heads.looks_like_coins,
    ),
    Notation(
        name="schema-org",
        title="schema.org JSON-LD",
        suffixes=(".jsonld", ".json"),
        media_type="application/ld+json",
        load=_load("schema_org"),
        dump=_dump("schema_org", "schema_org"),
        looks_like=heads.looks_like_schema_org,
    ),
    Notation(
        name="wikitext",
        title="Wikipedia templates",
        suffixes=(".wiki", ".wikitext"),
        load=_load("wikitext"),
        dump=_dump("wikitext", "wikitext"),
        looks_like=heads.looks_like_wikitext,
    ),
    Notation(
        name="wikitext-de",
        title="Wikipedia templates, German",
        load=_load("wikitext"),
        dump=_dump("wikitext", "wikitext_de"),
    ),
    Notation(
        name="crossref",
        title="Crossref JSON",
        suffixes=(".json",),
        media_type="application/json",
        load=_load("crossref"),
        looks_like=heads.looks_like_crossref,
    ),
    Notation(
        name="openalex",
        title="OpenAlex JSON",
        suffixes=(".json",),
        media_type="application/json",
        load=_load("openalex"),
        looks_like=heads.looks_like_openalex,
    ),
    Notation(
        name="datacite",
        title="DataCite JSON",
        suffixes=(".json",),
        media_type="application/json",
        load=_load("datacite"),
        looks_like=heads.looks_like_datacite,
    ),
    Notation(
        name="marcxml",
        title="MARCXML",
        suffixes=(".xml", ".marcxml"),
        media_type="application/marcxml+xml",
        load=_load("marcxml"),
        looks_like=heads.looks_like_marcxml,
    ),
)

_BY_NAME = {notation.name: notation for notation in NOTATIONS}
_ALIASES = {
    "csljson": "csl-json", "csl": "csl-json", "bib": "bibtex", "csl_yaml": "csl-yaml",
    "yaml": "csl-yaml", "enw": "endnote", "endnotexml": "endnote-xml", "endnote_xml": "endnote-xml",
    "refer": "endnote", "zotero": "zotero-json", "word": "word-xml", "msbib": "word-xml",
    "pubmed": "nbib", "medline": "nbib", "citation.cff": "cff", "json-ld": "schema-org",
    "jsonld": "schema-org", "schema.org": "schema-org", "typst": "hayagriva", "marc": "marcxml",
}  # fmt: skip
_HEAD = 4_000
# Suffixes of pages too: there only the content tells.
_PAGES_TOO = (".xml",)
# Notations whose look is found anywhere in a text, and how a text that is all theirs begins.
_ANYWHERE: Mapping[str, tuple[str, ...]] = {
    "bibtex": ("@", "%"),
    "cff": ("cff-version", "#", "message", "authors", "title", "abstract"),
    "hayagriva": (),
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
    return Loaded(items=loaded.items, notices=notices + loaded.notices)


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
