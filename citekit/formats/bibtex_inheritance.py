"""What entries take from others: ``crossref``, ``xdata`` and, of related works, originals.

Rules: BibTeX gives a child every field that it lacks by the same name; biblatex renames
some by the types of both (the biblatex manual, appendix B). biblatex's rules come first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from citekit.formats.bibtex_entries import Entry
from citekit.formats.latex import decode_latex
from citekit.model import Item, Notice, Severity, Value
from citekit.patterns import lazy

REFERS = lazy(r"(?i)\b(?:crossref|xdata|related)\s*=")
XDATA = lazy(r"(?i)@\s*xdata\b")
_PARTS = frozenset(("inbook", "bookinbook", "suppbook"))
_COLLECTED = frozenset(("incollection", "inreference", "suppcollection"))
_PAPERS = frozenset(("inproceedings", "conference"))
_BOOKS = frozenset(("book", "collection", "proceedings", "reference"))
# (types of the parent, types of the child, where the parent's title goes)
_TITLES: tuple[tuple[frozenset[str], frozenset[str], str], ...] = (
    (frozenset(("mvbook",)), _PARTS | {"book"}, "maintitle"),
    (frozenset(("mvcollection", "mvreference")), _COLLECTED | {"collection", "reference"}, "maintitle"),
    (frozenset(("mvproceedings",)), _PAPERS | {"proceedings"}, "maintitle"),
    (_BOOKS, _PARTS | _COLLECTED | _PAPERS, "booktitle"),
    (frozenset(("periodical",)), frozenset(("article", "suppperiodical")), "journaltitle"),
)  # fmt: skip
_NEVER = frozenset(
    """
    ids crossref xref entryset entrysubtype execute label options presort related relatedoptions
    relatedstring relatedtype shorthand shorthandintro sortkey xdata
    """.split()
)
_TITLE_FIELDS = frozenset(("title", "subtitle", "titleaddon", "shorttitle", "sorttitle",
                           "indextitle", "indexsorttitle"))  # fmt: skip


def inherit(entries: list[Entry], notices: list[Notice]) -> list[Entry]:
    """Return the entries with what they inherit, through as many parents as there are."""
    return _Family(entries, notices).filled()


class _Family:
    def __init__(self, entries: list[Entry], notices: list[Notice]) -> None:
        self.entries = entries
        self.notices = notices
        self.by_key: dict[str, int] = {}
        for index, entry in enumerate(entries):
            self.by_key.setdefault(entry.key.lower(), index)
            for alias in _keys(entry.fields.get("ids", "")):
                self.by_key.setdefault(alias.lower(), index)
        self.done: dict[int, Entry] = {}

    def filled(self) -> list[Entry]:
        for index in range(len(self.entries)):
            self._fill(index)
        return [self.done[index] for index in range(len(self.entries))]

    def _fill(self, index: int) -> None:
        """Fill an entry after its parents, without recursion: chains may be long."""
        stack = [index]
        waiting: set[int] = set()
        while stack:
            current = stack[-1]
            parents = self._parents(current)
            missing = [
                p for p, _, _ in parents if p >= 0 and p not in waiting and p not in self.done
            ]
            waiting.add(current)
            if missing and current not in self.done:
                stack += missing
                continue
            stack.pop()
            if current not in self.done:
                self.done[current] = self._one(self.entries[current], parents)

    def _parents(self, index: int) -> list[tuple[int, str, bool]]:
        fields = self.entries[index].fields
        named = [(key, True) for key in _keys(fields.get("xdata", ""))]
        named += [(fields["crossref"].strip(), False)] if fields.get("crossref", "").strip() else []
        return [(self.by_key.get(key.lower(), -1), key, whole) for key, whole in named]

    def _one(self, entry: Entry, parents: list[tuple[int, str, bool]]) -> Entry:
        if not parents:
            return entry
        fields = dict(entry.fields)
        for index, key, whole in parents:
            parent = self.done.get(index)
            if parent is None:
                params = {"key": entry.key, "parent": key, "line": str(entry.line)}
                missing = Notice(
                    code="bibtex-crossref-missing", severity=Severity.WARNING, params=params
                )
                circular = replace(missing, code="bibtex-crossref-circular")
                self.notices.append(missing if index < 0 else circular)
                continue
            for name, value in _inherited(parent, entry.kind, whole=whole):
                fields.setdefault(name, value)
        return entry._replace(fields=fields)


def _inherited(parent: Entry, child: str, *, whole: bool) -> list[tuple[str, str]]:
    if whole:
        return [(n, v) for n, v in parent.fields.items() if n not in ("ids", "crossref")]
    target = next((t for ps, cs, t in _TITLES if parent.kind in ps and child in cs), "")
    found: list[tuple[str, str]] = []
    renamed: list[tuple[str, str]] = []
    for name, value in parent.fields.items():
        if name in _NEVER:
            continue
        if target and name in _TITLE_FIELDS:
            if name in ("title", "subtitle", "titleaddon"):
                renamed.append((target.removesuffix("title") + name, value))
        else:
            found.append((name, value))
            if name == "author" and child in _PARTS and parent.kind in ("book", "mvbook"):
                renamed.append(("bookauthor", value))
    return found + renamed


def _keys(text: str) -> list[str]:
    return [key.strip() for key in text.split(",") if key.strip()]


# ── Related works ────────────────────────────────────────────────────────────────────

_ORIGINALS = frozenset("reprintof reprintfrom translationof translationfrom origpubin".split())
_AS_ORIGINAL = (
    ("title", "original-title"), ("author", "original-author"), ("issued", "original-date"),
    ("publisher", "original-publisher"), ("publisher-place", "original-publisher-place"),
)  # fmt: skip
_AS_REVIEWED = (
    ("title", "reviewed-title"), ("author", "reviewed-author"), ("genre", "reviewed-genre"),
)  # fmt: skip


def relate(items: list[Item], entries: list[Entry]) -> list[Item]:
    """Return the items with what their related works tell: originals, works reviewed.

    ``entries`` are those of the items, in their order.
    """
    by_key: dict[str, Item] = {}
    for entry, item in zip(entries, items, strict=True):
        by_key.setdefault(entry.key.lower(), item)
    return [
        _related(item, entry, by_key) if "related" in entry.fields else item
        for item, entry in zip(items, entries, strict=True)
    ]


def _related(item: Item, entry: Entry, by_key: Mapping[str, Item]) -> Item:
    kind = entry.fields.get("relatedtype", "").strip().lower()
    rows = _AS_ORIGINAL if kind in _ORIGINALS else _AS_REVIEWED if kind == "reviewof" else ()
    keys = _keys(entry.fields["related"])
    work = by_key.get(keys[0].lower()) if keys else None
    if work is None or not rows:
        return item
    told: dict[str, Value] = {
        ours: work.variables[theirs] for theirs, ours in rows if theirs in work.variables
    }
    if kind == "reviewof" and entry.fields.get("relatedstring"):
        told["genre"] = decode_latex(" ".join(entry.fields["relatedstring"].split()))
    return replace(item, variables={**told, **item.variables})
