"""A library in one file of text: read by spans, changed by edits, replaced whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Self

from citekit.errors import (
    DuplicateKeyError,
    KeyNotFoundError,
    LibraryChangedError,
    LibraryError,
)
from citekit.formats import load
from citekit.keys import library_key, nearest_keys
from citekit.library.atomic import Stamp, read_snapshot, remove_leftovers, replace_file, stamp_of
from citekit.library.contents import Contents, Layout, NewEntry, Offsets
from citekit.library.contract import Match, Place, UnsafeLibraryError
from citekit.library.diffs import unified_diff
from citekit.library.folders import cache_folder, name_for, state_folder
from citekit.library.folding import fold_text
from citekit.library.history import digest_of, last_change, note_change
from citekit.library.index import SMALL, Index, load_index, save_index
from citekit.library.locks import locked
from citekit.library.matching import find_candidates, rank_by_words, surest
from citekit.library.sameness import index_keys, title_of
from citekit.library.spaces import BOM
from citekit.library.staging import Outcome, Staged, check_still_fits, make_outcome
from citekit.model import Item, Notice

# How often a change is made anew on a file that another program keeps changing.
_RETRIES = 5


class FileLibrary:
    """A library in a file; ``layout`` knows its notation. See ``contract.Library``.

    With ``buffer``, that is the file's text as an editor holds it: nothing is read from
    the disk or written to it, and ``edited`` tells what the buffer is to be.
    """

    def __init__(self, path: Path, layout: Layout, buffer: bytes | None = None) -> None:
        self.name = str(path)
        self._buffer = buffer
        self._path = path
        self._layout = layout
        self._staged = Staged()
        self._data: bytes | None = None
        self._offsets: Offsets | None = None
        self._stamp: Stamp | None = None
        self._index: Index | None = None
        self._holds_lock = False
        self._open()

    # ── What is there ────────────────────────────────────────────────────────────────

    def keys(self) -> tuple[str, ...]:
        """Return the keys, in the file's order."""
        return tuple(self._staged.keys_after(self._contents.keys))

    def items(self) -> Iterator[Item]:
        """Yield the items, in the file's order."""
        if not self._staged:
            yield from self._load_all()
            return
        for key in self.keys():
            yield self.get(key)

    def get(self, key: str) -> Item:
        """Return one item."""
        new = self._staged.added.get(key.casefold())
        if new is not None:
            return replace(new.item, id=new.key)
        base = self._base(key)
        number = self._contents.places[base]
        change = self._staged.changes.get(base)
        name = (change.key if change else "") or self._contents.keys[number]
        if change is not None and change.new is not None:
            return replace(change.new.item, id=name)
        return replace(self._read(number), id=name)

    def locate(self, key: str) -> Place:
        """Return where an item stands in the file as it was last read or saved."""
        number = self._contents.places.get(key.casefold())
        if number is None:
            raise KeyNotFoundError(key, nearest_keys(key, self._contents.keys))
        data = self._bytes()
        start, end = self._contents.starts[number], self._contents.ends[number]
        offsets = self._offsets_in(data)
        mark = len(BOM.decode()) if data.startswith(BOM) else 0
        first = offsets.at(start) - mark
        breaks = offsets.breaks_at(start) or data.count(b"\r", 0, start)
        return Place(
            first, first + len(data[start:end].decode("utf-8", "replace")), file=self.name, line=breaks + 1,
            byte_start=start, byte_end=end,
        )  # fmt: skip

    def _offsets_in(self, data: bytes) -> Offsets:
        """What is known of characters and lines; many places are asked for in the file's order."""
        known = self._offsets
        if known is None or known.data is not data:
            known = self._offsets = Offsets(data)
        return known

    def search(self, query: str, limit: int | None = None) -> tuple[Item, ...]:
        """Return the items that have all words of ``query``, titles first."""
        return rank_by_words(query, self._likely(query), limit)

    def find_same(self, item: Item) -> Match | None:
        """Return the item that is the same work, the surest first."""
        index = self._full_index()
        gone = {self._contents.places[base] for base in self._staged.changes}
        numbers = find_candidates(item, index.titles, index.identifiers)
        found = [self._read(number) for number in numbers if number not in gone]
        staged = [
            replace(change.new.item, id=change.key or change.new.key)
            for change in self._staged.changes.values()
            if change.new is not None and not change.is_removed
        ]
        added = [replace(new.item, id=new.key) for new in self._staged.added.values()]
        return surest(item, [*found, *staged, *added])

    def notices(self) -> tuple[Notice, ...]:
        """Return what reading the file finds to be broken or guessed."""
        data = self._bytes()
        return load(data, self._layout.notation).notices if data.strip() else ()

    # ── Changes ──────────────────────────────────────────────────────────────────────

    def add(
        self, item: Item, key: str | None = None, *, proper_words: frozenset[str] = frozenset()
    ) -> str:
        """Stage a new item, and return its key."""
        self._refuse_unsafe()
        wanted = self._layout.fit_key(key or item.id or library_key(item, ()))
        if wanted in self:
            if key:
                raise DuplicateKeyError(wanted)
            wanted = library_key(replace(item, id=wanted), self.keys())
        new = NewEntry(wanted, replace(item, id=wanted), proper_words)
        self._staged.added[wanted.casefold()] = new
        return wanted

    def replace(self, key: str, item: Item) -> None:
        """Stage what an item is to be."""
        self._refuse_unsafe()
        folded = key.casefold()
        if folded in self._staged.added:
            new = self._staged.added[folded]
            self._staged.added[folded] = new._replace(item=replace(item, id=new.key))
            return
        base = self._base(key)
        name = self._contents.keys[self._contents.places[base]]
        self._staged.replace(base, self._text(base), NewEntry(name, replace(item, id=name)))

    def remove(self, key: str) -> None:
        """Stage the removal of an item."""
        self._refuse_unsafe()
        if self._staged.added.pop(key.casefold(), None) is None:
            base = self._base(key)
            self._staged.remove(base, self._text(base))

    def rename(self, key: str, new: str) -> None:
        """Stage another key for an item."""
        self._refuse_unsafe()
        if self._layout.fit_key(new) != new:
            raise LibraryError(f"{new!r} cannot be a key there; {self._layout.fit_key(new)!r} can")
        if new in self and new.casefold() != key.casefold():
            raise DuplicateKeyError(new)
        if key.casefold() in self._staged.added:
            self._staged.rename_added(key, new)
            return
        base = self._base(key)
        self._staged.rename(base, self._text(base), new)

    def diff(self) -> str:
        """Return a unified diff of what ``save`` would write."""
        if not self._staged:
            return ""
        outcome = self._outcome()
        return unified_diff(self._bytes(), b"".join(outcome.pieces), self.name)

    def edited(self) -> bytes:
        """Return the bytes that ``save`` would write."""
        return b"".join(self._outcome().pieces) if self._staged else self._bytes()

    def save(self) -> None:
        """Write what is staged. Where the file changed meanwhile, it is read and changed anew."""
        if not self._staged:
            return
        if self._buffer is not None:
            raise LibraryError(f"{self.name}: is open in an editor, which writes it")
        if not self._holds_lock:
            with locked(self._path):
                self._save()
            return
        self._save()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Let no other process of citekit write until the end of the block, and save there."""
        with locked(self._path):
            self._holds_lock = True
            try:
                self._refresh()
                yield
                self.save()
            finally:
                self._holds_lock = False

    def undo(self) -> str:
        """Take back the last change, if the file is still as that left it."""
        with locked(self._path):
            self._refresh()
            data = self._bytes()
            record = last_change(self._history, hashlib.sha256(data).hexdigest())
            if record is None:
                raise LibraryError(
                    f"{self.name}: there is nothing of ours to undo since its last change"
                )
            pieces = [data[: record.start], record.old, data[record.end :]]
            if digest_of(pieces) != record.before:
                raise LibraryError(f"{self.name}: what was noted of its last change is damaged")
            replace_file(self._path, pieces, self._stamp)
            record.file.unlink(missing_ok=True)
            self._open()
            return record.summary

    def close(self) -> None:
        """Forget what is staged."""
        self._staged = Staged()

    def __iter__(self) -> Iterator[Item]:
        return self.items()

    def __len__(self) -> int:
        return len(self.keys()) if self._staged else len(self._contents.keys)

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, str):
            return False
        folded = key.casefold()
        staged = self._staged
        return folded in staged.added or staged.base_of(key, self._contents.places) is not None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        if kind is None:
            self.save()
        self.close()

    # ── Reading ──────────────────────────────────────────────────────────────────────

    @property
    def _contents(self) -> Contents:
        assert self._index is not None
        return self._index.contents

    @property
    def _cache(self) -> Path:
        return cache_folder() / "libraries" / name_for(self._path)

    @property
    def _history(self) -> Path:
        return state_folder() / "history" / name_for(self._path)

    def _open(self) -> None:
        """Take the index from the cache, or scan the file."""
        if self._buffer is not None:
            self._data = self._buffer if self._buffer.strip() else self._layout.empty
            contents = self._layout.scan(self._data)
            self._index = Index(contents=contents, titles=[], identifiers={}, digest="")
            return
        self._data = None
        self._stamp = stamp_of(self._path)
        if self._stamp is not None and self._stamp.size >= SMALL:
            self._index = load_index(self._cache, self._stamp)
            if self._index is not None:
                if not self._index.is_settled:
                    self._bytes()  # compares the digests
                return
        self._scan()

    def _scan(self) -> None:
        snapshot = read_snapshot(self._path)
        self._data, self._stamp = snapshot.data, snapshot.stamp
        if not self._data.strip():
            self._data = self._data or self._layout.empty
        contents = self._layout.scan(self._data)
        self._index = Index(contents=contents, titles=[], identifiers={}, digest="")

    def _full_index(self) -> Index:
        """The index with its titles; for a large file it is kept in the cache."""
        index = self._index
        assert index is not None
        if index.contents.keys and not index.titles:
            data = self._bytes()
            index.titles, index.identifiers = self._layout.titles(data, index.contents)
            self._keep(data)
        return index

    def _keep(self, data: bytes) -> None:
        if self._index is not None and self._stamp is not None and self._stamp.size >= SMALL:
            self._index.digest = self._index.digest or hashlib.sha256(data).hexdigest()
            save_index(self._cache, self._index, self._stamp)

    def _bytes(self) -> bytes:
        """The bytes that the index is of; where the file is another by now, it is scanned."""
        if self._data is None:
            snapshot = read_snapshot(self._path)
            if (
                snapshot.stamp == self._stamp
                and self._index is not None
                and hashlib.sha256(snapshot.data).hexdigest() == self._index.digest
            ):
                self._data = snapshot.data
            else:
                self._scan()
                self._check_staged()
        assert self._data is not None
        return self._data

    def _refresh(self) -> None:
        """Read the file again if another program changed it."""
        if stamp_of(self._path) != self._stamp:
            self._scan()
            self._check_staged()

    def _check_staged(self) -> None:
        if self._staged:
            self._refuse_unsafe()
            check_still_fits(self._staged, self._data or b"", self._contents, self.name)

    def _read(self, number: int) -> Item:
        data = self._bytes()  # first: it may find that the index is old
        return self._layout.read(data, self._contents, number)

    def _load_all(self) -> tuple[Item, ...]:
        data = self._bytes()
        return load(data, self._layout.notation).items if self._contents.keys else ()

    def _likely(self, query: str) -> Iterator[Item]:
        words = fold_text(query).split()
        data = self._bytes()
        contents = self._contents
        for key in self.keys():
            base = self._staged.base_of(key, contents.places)
            if base is None or base in self._staged.changes:
                yield self.get(key)
                continue
            number = contents.places[base]
            text = self._layout.words(data[contents.starts[number] : contents.ends[number]])
            if all(word in text for word in words):
                yield self.get(key)

    def _base(self, key: str) -> str:
        base = self._staged.base_of(key, self._contents.places)
        if base is None:
            raise KeyNotFoundError(key, nearest_keys(key, self.keys()))
        return base

    def _text(self, base: str) -> bytes:
        data = self._bytes()
        number = self._contents.places[base]
        return data[self._contents.starts[number] : self._contents.ends[number]]

    # ── Writing ──────────────────────────────────────────────────────────────────────

    def _refuse_unsafe(self) -> None:
        refusal = self._contents.refusal
        if refusal:
            sibling = self._path.with_name(f"{self._path.stem}-citekit{self._path.suffix}")
            raise UnsafeLibraryError(self.name, refusal, sibling.name)

    def _outcome(self) -> Outcome:
        data = self._bytes()
        return make_outcome(self._layout, data, self._contents, self._staged)

    def _save(self) -> None:
        remove_leftovers(self._path)
        for attempt in range(_RETRIES):
            self._refresh()
            outcome = self._outcome()
            old, new = self._bytes(), b"".join(outcome.pieces)
            assert self._index is not None
            before = self._index.digest or hashlib.sha256(old).hexdigest()
            after = hashlib.sha256(new).hexdigest()
            note_change(self._history, self._staged.summary(), old, new, (before, after))
            try:
                stamp = replace_file(self._path, [new], self._stamp)
            except LibraryChangedError:
                if attempt == _RETRIES - 1:
                    raise
                continue
            self._settle(outcome, new, stamp, after)
            return

    def _settle(self, outcome: Outcome, data: bytes, stamp: Stamp, digest: str) -> None:
        """Hold what was written for what is there."""
        assert self._index is not None
        titles, identifiers = list(self._index.titles), dict(self._index.identifiers)
        only_added = not self._staged.changes and len(titles) == len(self._contents.keys)
        if only_added and self._layout.is_open_ended:
            for number, new in enumerate(self._staged.added.values(), len(titles)):
                titles.append(title_of(new.item))
                for identifier in index_keys(new.item):
                    identifiers.setdefault(identifier, number)
        else:
            titles, identifiers = [], {}
        self._index = Index(
            contents=outcome.contents, titles=titles, identifiers=identifiers, digest=digest
        )
        self._data, self._stamp = data, stamp
        self._staged = Staged()
        if titles:
            self._keep(data)
