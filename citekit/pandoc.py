"""A pandoc document as JSON → the same with its sources resolved to references.

``[@page:saved.html]``, ``[@url:https://…]`` and ``[@doi:10.…]`` become citations of items
that stand in the metadata's ``references``, where pandoc's citeproc finds them; so does a
citation in words, ``[Nye, Joseph S. …]{.cite}``. Works that the document's own libraries
have keep the key they have there. The format is pandoc-types' (``pandoc -t json``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

from citekit import keys, parsing, pipeline
from citekit.errors import CitekitError, ParseError, SourceError
from citekit.library import open_library
from citekit.library.contract import Library
from citekit.model import Item, Reading

_PREFIXES = ("page:", "url:", "doi:")
_FETCH = "citekit-fetch"
_LIBRARY = "citekit-library"

Node = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The document, and what could not be resolved: its text and the reason."""

    document: Node
    failures: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Work:
    read: Callable[[str], Reading]
    libraries: list[Library]
    keeps: Library | None
    fetches: bool
    items: dict[str, Item] = field(default_factory=dict)
    key_of: dict[str, str] = field(default_factory=dict)
    by_address: dict[tuple[str, str], Item] = field(default_factory=dict)
    failures: list[tuple[str, str]] = field(default_factory=list)


def resolve_document(
    document: Node,
    folder: Path,
    *,
    fetches: bool = False,
    read: Callable[[str], Reading] = pipeline.read,
) -> Resolved:
    """Return ``document`` with its sources resolved; paths are taken from ``folder``.

    Args:
        document: the JSON that pandoc hands to a filter; it is not changed.
        folder: where the document's paths begin.
        fetches: whether addresses may be fetched; the metadata ``citekit-fetch: true`` too.
        read: reads a path or address.

    Raises:
        ParseError: this is no pandoc document.
    """
    if "blocks" not in document:
        raise ParseError(
            "this is no pandoc document; run it as: pandoc --filter citekit-pandoc-filter"
        )
    meta = document.get("meta", {})
    names = _texts(meta.get("bibliography"))
    kept = next(iter(_texts(meta.get(_LIBRARY))), "")
    work = _Work(
        read=read,
        libraries=[],
        keeps=None,
        fetches=fetches or meta.get(_FETCH) == {"t": "MetaBool", "c": True},
    )
    for name in dict.fromkeys((*names, *((kept,) if kept else ()))):
        try:
            library = open_library(str(folder / name))
        except CitekitError as error:
            work.failures.append((name, str(error)))
            continue
        work.libraries.append(library)
        if name == kept:
            work.keeps = library
    blocks = _walk(document["blocks"], work, folder)
    for library in work.libraries:
        if library is work.keeps:
            library.save()
        library.close()
    references = [_meta(item.to_csl()) for item in work.items.values()]
    if references:
        known = meta.get("references")
        listed = known["c"] if isinstance(known, dict) and known.get("t") == "MetaList" else []
        meta = {**meta, "references": {"t": "MetaList", "c": [*listed, *references]}}
    return Resolved(
        document={**document, "meta": meta, "blocks": blocks}, failures=tuple(work.failures)
    )


def _walk(node: Any, work: _Work, folder: Path) -> Any:
    if isinstance(node, list):
        return [_walk(part, work, folder) for part in node]
    if not isinstance(node, dict):
        return node
    if node.get("t") == "Cite":
        cites, shown = node["c"]
        return {"t": "Cite", "c": [[_cite(one, work, folder) for one in cites], shown]}
    if node.get("t") == "Span" and "cite" in node["c"][0][1]:
        return _words(node, work)
    return {name: _walk(part, work, folder) for name, part in node.items()}


def _cite(cite: Node, work: _Work, folder: Path) -> Node:
    name = str(cite.get("citationId", ""))
    if not name.startswith(_PREFIXES):
        return cite
    prefix, _, source = name.partition(":")
    key = _resolved(name, lambda: _read(prefix, source, work, folder), work)
    return {**cite, "citationId": key} if key else cite


def _read(prefix: str, source: str, work: _Work, folder: Path) -> Item:
    if prefix == "page":
        return _first(work.read(str(folder / source)), source)
    address = source if prefix == "url" else f"https://doi.org/{source}"
    variable = "URL" if prefix == "url" else "DOI"
    if not work.by_address:
        for library in work.libraries:
            for item in library.items():
                for name in ("URL", "DOI"):
                    work.by_address.setdefault((name, item.text(name).lower()), item)
    known = work.by_address.get((variable, source.lower()))
    if known is not None:
        return known
    if not work.fetches:
        raise SourceError(
            address, f"is in no library of the document, and is fetched only with {_FETCH}: true"
        )
    return _first(work.read(address), address)


def _words(span: Node, work: _Work) -> Node:
    """A citation in words becomes a cite; what cannot be read stays as it is."""
    text = " ".join("".join(_plain(span["c"][1])).split())
    key = _resolved(text, lambda: _first(parsing.parse(text), text), work)
    if not key:
        return span
    cite = {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 1,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[cite], span["c"][1]]}


def _resolved(name: str, make: Callable[[], Item], work: _Work) -> str:
    """The key of what ``name`` stands for, ``""`` where it cannot be read."""
    if name in work.key_of:
        return work.key_of[name]
    try:
        work.key_of[name] = _placed(make(), work)
    except CitekitError as error:
        work.failures.append((name, str(error)))
        work.key_of[name] = ""
    return work.key_of[name]


def _placed(item: Item, work: _Work) -> str:
    for library in work.libraries:
        match = library.find_same(item)
        if match is not None:
            return match.key
    for other in work.items.values():
        if replace(other, id=item.id) == item:
            return other.id
    key = item.id
    if work.keeps is not None:
        return work.keeps.add(item)
    taken = {*work.items, *chain.from_iterable(library.keys() for library in work.libraries)}
    if key in taken:
        key = keys.library_key(item, taken)
    work.items[key] = replace(item, id=key)
    return key


def _first(reading: Reading, source: str) -> Item:
    if not reading.items:
        raise SourceError(source, "nothing to cite was found in it")
    return reading.items[0]


def _plain(node: Any) -> Iterator[str]:
    """The words of inlines, without their markup."""
    if isinstance(node, list):
        for part in node:
            yield from _plain(part)
    elif isinstance(node, dict):
        match node.get("t"):
            case "Str":
                yield node["c"]
            case "Space" | "SoftBreak" | "LineBreak":
                yield " "
            case "Quoted":
                single = node["c"][0]["t"] == "SingleQuote"
                yield "‘" if single else "“"
                yield from _plain(node["c"][1])
                yield "’" if single else "”"
            case "Link":
                yield from _plain(node["c"][1])
            case _:
                yield from _plain(node.get("c"))


def _texts(node: Any) -> Iterator[str]:
    """The texts of a metadata value: one, or a list of them."""
    if not isinstance(node, dict):
        return
    match node.get("t"):
        case "MetaString":
            yield node["c"]
        case "MetaInlines":
            yield "".join(_plain(node["c"]))
        case "MetaList":
            for part in node["c"]:
                yield from _texts(part)


def _meta(value: object) -> Node:
    """A CSL-JSON value as pandoc's metadata."""
    if isinstance(value, Mapping):
        return {"t": "MetaMap", "c": {str(name): _meta(part) for name, part in value.items()}}
    if isinstance(value, list | tuple):
        return {"t": "MetaList", "c": [_meta(part) for part in value]}
    if isinstance(value, bool):
        return {"t": "MetaBool", "c": value}
    return {"t": "MetaString", "c": str(value)}
