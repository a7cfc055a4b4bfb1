"""What can be done with the text at the cursor: add and cite, correct, convert, render."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import citekit
from citekit.lsp.document import Document, Edit
from citekit.lsp.markups import latex, markdown
from citekit.lsp.markups.markup import KeyUse
from citekit.lsp.shelf import Shelf
from citekit.patterns import lazy

Kind = Literal["quickfix", "refactor.rewrite", "source"]

_LIST_SIGN = lazy(r"[ \t]*(?:[-*+•>][ \t]+|\[?\d{1,3}[.)\]][ \t]+|%[ \t]*|#\+?[ \t]+)?")
_ADDRESS = lazy(r"<?(https?://[^\s<>]+?)>?[.,;]?")
_DOI = lazy(r"(?i)(?:doi:?[ \t]*)?(10\.\d{4,9}/[^\s<>\"]+?)[.,;]?")
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".pdf", ".epub", ".txt", ".md")
# A citation in running text is not shorter, a whole paragraph is none.
_SHORTEST, _LONGEST = 25, 3_000
_LIBRARIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An action to offer: ``edits`` do it at once, else ``command`` with ``arguments``."""

    title: str
    kind: Kind
    command: str = ""
    arguments: Mapping[str, citekit.JSON] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What an entry can be made of: a reference string, an address, a DOI or a page's path."""

    kind: Literal["reference", "address", "doi", "page"]
    text: str
    start: int
    end: int


def find_actions(
    document: Document, start: int, end: int, shelf: Shelf, libraries: Sequence[Path]
) -> tuple[Action, ...]:
    """Return what can be done with the selection, or with the line of an empty one."""
    actions: list[Action] = []
    source = find_source(document, start, end)
    if source is not None:
        for library in libraries[:_LIBRARIES]:
            actions.append(
                Action(
                    title=f"{_VERBS[source.kind]} to {library.name} and cite",
                    kind="refactor.rewrite",
                    command="citekit.addAndCite",
                    arguments={
                        "path": document.path,
                        "start": source.start,
                        "end": source.end,
                        "source": source.text,
                        "kind": source.kind,
                        "library": str(library),
                    },
                )
            )
    actions.extend(_corrections(document, start, shelf, libraries))
    actions.extend(_conversions(document, start, end))
    if any(use.key in shelf for use in document.uses):
        actions.append(
            Action(
                title="Render the bibliography below",
                kind="source",
                command="citekit.renderBibliography",
                arguments={"path": document.path},
            )
        )
    return tuple(actions)


_VERBS = {
    "reference": "Add",
    "address": "Fetch the page, add",
    "doi": "Look up the DOI, add",
    "page": "Read the page, add",
}


def find_source(document: Document, start: int, end: int) -> Source | None:
    """What the selection, or the line of an empty one, may be made an entry of."""
    if start == end:
        start, end = document.lines.span_of_line(start)
        sign = _LIST_SIGN.match(document.text, start, end)
        start = sign.end() if sign is not None else start
    text = document.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    end = start + len(text)
    if not text or len(text) > _LONGEST:
        return None
    address = _ADDRESS.fullmatch(text)
    if address is not None:
        return Source(kind="address", text=address[1], start=start, end=end)
    doi = _DOI.fullmatch(text)
    if doi is not None:
        return Source(kind="doi", text=doi[1], start=start, end=end)
    if text.lower().endswith(_PAGE_SUFFIXES) and "\n" not in text:
        path = Path(document.path).parent / text.strip("\"'")
        if path.is_file():
            return Source(kind="page", text=str(path), start=start, end=end)
    if len(text) < _SHORTEST or any(start <= use.start < end for use in document.uses):
        return None
    one_line = " ".join(text.split())
    if citekit.parse(one_line).verdict is not citekit.Verdict.FOUND:
        return None
    return Source(kind="reference", text=one_line, start=start, end=end)


def _corrections(
    document: Document, offset: int, shelf: Shelf, libraries: Sequence[Path]
) -> list[Action]:
    use = document.use_at(offset)
    if use is None or use.key in shelf:
        return []
    actions = [
        Action(
            title=f"Replace by {key}",
            kind="quickfix",
            edits=(document.edit(use.start, use.end, key),),
        )
        for key in shelf.nearest(use.key)
    ]
    for library in libraries[:1]:
        actions.append(
            Action(
                title=f"Create an entry {use.key!r} in {library.name}",
                kind="quickfix",
                command="citekit.createEntry",
                arguments={"key": use.key, "library": str(library)},
            )
        )
    return actions


def _conversions(document: Document, start: int, end: int) -> list[Action]:
    """``\\cite{a}`` in Markdown to ``[@a]``, and the other way in LaTeX."""
    if document.markup.name not in {"markdown", "latex"}:
        return []
    other = latex.MARKUP if document.markup.name == "markdown" else markdown.MARKUP
    if start == end:
        start, end = document.lines.span_of_line(start)
    uses = [u for u in other.find_uses(document.masked) if start <= u.citation_start < end]
    if other is markdown.MARKUP:
        uses = [use for use in uses if use.certain]
    citations: dict[tuple[int, int], list[KeyUse]] = {}
    for use in uses:
        citations.setdefault((use.citation_start, use.citation_end), []).append(use)
    if not citations:
        return []
    edits = tuple(
        document.edit(*span, document.markup.cite(tuple(use.key for use in cited)))
        for span, cited in citations.items()
    )
    example = edits[0].new if len(edits) == 1 else f"{edits[0].new} …"
    return [Action(title=f"Write as {example}", kind="refactor.rewrite", edits=edits)]
