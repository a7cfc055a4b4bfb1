"""Changes that wait to be written: what the library looks like with them, and its new bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from citekit.errors import LibraryChangedError, LibraryError
from citekit.library.contents import Contents, Edit, Layout, NewEntry, apply_edits


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What becomes of an entry that was ``before``: another text, another key, or nothing."""

    before: bytes
    new: NewEntry | None = None
    key: str = ""
    is_removed: bool = False


@dataclass(slots=True)
class Staged:
    """Changes by the key that an entry has in the file, in lower case; and new entries."""

    added: dict[str, NewEntry] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.changes)

    def base_of(self, key: str, places: Mapping[str, int]) -> str | None:
        """Return the key in the file of what is called ``key`` now; ``None`` for nothing."""
        folded = key.casefold()
        if folded in self.renamed:
            return self.renamed[folded]
        change = self.changes.get(folded)
        if folded not in places or (change is not None and (change.is_removed or change.key)):
            return None
        return folded

    def replace(self, base: str, before: bytes, new: NewEntry) -> None:
        """Note what the entry ``base`` is to say."""
        self.changes[base] = replace(self.changes.get(base, Change(before=before)), new=new)

    def remove(self, base: str, before: bytes) -> None:
        """Note that the entry ``base`` goes."""
        self._forget_name(base)
        self.changes[base] = Change(before=before, is_removed=True)

    def rename(self, base: str, before: bytes, key: str) -> None:
        """Note that the entry ``base`` gets another key."""
        self._forget_name(base)
        self.changes[base] = replace(self.changes.get(base, Change(before=before)), key=key)
        self.renamed[key.casefold()] = base

    def rename_added(self, key: str, new: str) -> None:
        """Give a new entry another key, in its place among the others."""
        old = key.casefold()
        entry = self.added[old]
        renamed = entry._replace(key=new, item=replace(entry.item, id=new))
        self.added = {
            new.casefold() if name == old else name: renamed if name == old else other
            for name, other in self.added.items()
        }

    def _forget_name(self, base: str) -> None:
        self.renamed = {name: other for name, other in self.renamed.items() if other != base}

    def keys_after(self, keys: list[str]) -> list[str]:
        """Return the keys of a file, in order, as they will be."""
        if not self.changes:
            return keys + [new.key for new in self.added.values()]
        result: list[str] = []
        seen: set[str] = set()
        for key in keys:
            folded = key.casefold()
            change = self.changes.get(folded) if folded not in seen else None
            seen.add(folded)
            if change is None:
                result.append(key)
            elif not change.is_removed:
                result.append(change.key or key)
        return result + [new.key for new in self.added.values()]

    def summary(self) -> str:
        """Return what is done, in few words: "added nye2004soft; removed 2 items"."""
        kinds: dict[str, list[str]] = {}
        for new in self.added.values():
            kinds.setdefault("added", []).append(new.key)
        for base, change in self.changes.items():
            if change.is_removed:
                kinds.setdefault("removed", []).append(base)
            elif change.key:
                kinds.setdefault("renamed to", []).append(change.key)
            else:
                kinds.setdefault("changed", []).append(base)
        return "; ".join(
            f"{kind} {keys[0] if len(keys) == 1 else f'{len(keys)} items'}"
            for kind, keys in kinds.items()
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """The new bytes of a file in pieces, and where its entries stand then."""

    pieces: list[bytes | memoryview]
    contents: Contents


def check_still_fits(staged: Staged, data: bytes, contents: Contents, name: str) -> None:
    """Raise ``LibraryChangedError`` where a file, read again, is no longer what was changed."""
    for base, change in staged.changes.items():
        number = contents.places.get(base)
        if number is None or data[contents.starts[number] : contents.ends[number]] != change.before:
            raise LibraryChangedError(f"{name}: another program changed {base} meanwhile")
    for folded, new in staged.added.items():
        if folded in contents.places:
            raise LibraryChangedError(f"{name}: another program added {new.key} meanwhile")


def make_outcome(layout: Layout, data: bytes, contents: Contents, staged: Staged) -> Outcome:
    """Return the file with all that is staged; it was scanned, and has just those entries.

    Raises:
        LibraryError: something cannot be written soundly.
    """
    if staged.added and not staged.changes and layout.is_open_ended and contents.is_sound:
        return _appended(layout, data, contents, staged)
    expected = staged.keys_after(contents.keys)
    for edits in _phases(layout, staged):
        data = b"".join(apply_edits(data, edits(data, layout.scan(data))))
    scanned = layout.scan(data)
    if scanned.keys != expected:
        raise LibraryError("the result would not have just the items meant; nothing was written")
    return Outcome([data], scanned)


_Phase = Callable[[bytes, Contents], list[Edit]]


def _phases(layout: Layout, staged: Staged) -> list[_Phase]:
    changes = staged.changes
    phases: list[_Phase] = []
    if any(change.new or change.is_removed for change in changes.values()):
        phases.append(lambda data, contents: _text_edits(layout, data, contents, changes))
    if any(change.key for change in changes.values()):
        phases.append(lambda data, contents: _key_edits(layout, data, contents, changes))
    if staged.added:
        new = list(staged.added.values())
        phases.append(lambda data, contents: layout.append(data, contents, new))
    return phases


def _text_edits(
    layout: Layout, data: bytes, contents: Contents, changes: Mapping[str, Change]
) -> list[Edit]:
    edits: list[Edit] = []
    gone = [contents.places[base] for base, change in changes.items() if change.is_removed]
    if gone:
        edits += layout.remove(data, contents, sorted(gone))
    for base, change in changes.items():
        if change.new is not None and not change.is_removed:
            edits += layout.replace(data, contents, contents.places[base], change.new)
    return edits


def _key_edits(
    layout: Layout, data: bytes, contents: Contents, changes: Mapping[str, Change]
) -> list[Edit]:
    edits: list[Edit] = []
    for base, change in changes.items():
        if change.key and not change.is_removed:
            edits += layout.rename(data, contents, contents.places[base], change.key)
    return list(dict.fromkeys(edits))


def _appended(layout: Layout, data: bytes, contents: Contents, staged: Staged) -> Outcome:
    """Add at the end, and scan no more than the end again."""
    edits = layout.append(data, contents, list(staged.added.values()))
    last = contents.ends[-1] if contents.keys else 0
    tail = b"".join(
        apply_edits(data[last:], [Edit(e.start - last, e.end - last, e.text) for e in edits])
    )
    scanned = layout.scan(tail)
    if scanned.keys != [new.key for new in staged.added.values()] or not scanned.is_sound:
        raise LibraryError("the result would not have just the items meant; nothing was written")
    grown = Contents(
        keys=contents.keys + scanned.keys,
        starts=contents.starts + type(contents.starts)("q", (s + last for s in scanned.starts)),
        ends=contents.ends + type(contents.ends)("q", (e + last for e in scanned.ends)),
        shared=contents.shared,
    )
    return Outcome(apply_edits(data, edits), grown)
