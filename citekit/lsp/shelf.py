"""The libraries of a project as the server sees them: volumes of entries, searched by words."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import citekit
from citekit.library.contents import Layout
from citekit.lsp.entries import Entry, Head, find_entries, fold, head_of

LIMIT = 200
"""How many choices one answer holds at most."""
_NEAR = 0.6
# How many items a volume keeps read.
_KEPT_ITEMS = 2_000


class Volume:
    """One library file and what was found in it; never changed, only replaced."""

    def __init__(self, path: str, layout: Layout, text: str) -> None:
        self.path = path
        self.text = text
        self.is_bib = layout.notation == "bibtex"
        self._layout = layout
        self._data = text.encode("utf-8", "surrogatepass")
        self._contents = layout.scan(self._data)
        self.entries = find_entries(text, self._data, self._contents)
        self._items: dict[Entry, citekit.Item | None] = {}

    @property
    def refusal(self) -> str:
        """Why the file cannot be changed, ``""`` where it can."""
        return self._contents.refusal

    @cached_property
    def by_key(self) -> dict[str, Entry]:
        """The first entry of each key."""
        return {entry.key: entry for entry in reversed(self.entries)}

    @cached_property
    def by_folded_key(self) -> dict[str, list[Entry]]:
        """All entries of each key, upper and lower case alike."""
        keys: dict[str, list[Entry]] = {}
        for entry in self.entries:
            keys.setdefault(entry.key.casefold(), []).append(entry)
        return keys

    @cached_property
    def folded_keys(self) -> list[str]:
        """Each entry's key in lower case, in the file's order."""
        return [entry.key.casefold() for entry in self.entries]

    @cached_property
    def _sorted_keys(self) -> list[tuple[str, int]]:
        return sorted((fold(entry.key), index) for index, entry in enumerate(self.entries))

    @cached_property
    def _words(self) -> tuple[str, list[int]]:
        """All entries' words as one text, a line each, and where each line begins."""
        lines: list[str] = []
        starts: list[int] = []
        place = 0
        for entry in self.entries:
            head = head_of(self.text, entry, is_bib=self.is_bib)
            line = f" {entry.key} {head.authors} {head.title} {head.year}"
            line = fold(line).replace("\n", " ").replace("-", " ")
            starts.append(place)
            lines.append(line)
            place += len(line) + 1
        return "\n".join(lines), starts

    def head(self, entry: Entry) -> Head:
        """Who, what and when of an entry."""
        return head_of(self.text, entry, is_bib=self.is_bib)

    def item(self, entry: Entry) -> citekit.Item | None:
        """The item of an entry, ``None`` where it cannot be read."""
        if entry not in self._items:
            if len(self._items) > _KEPT_ITEMS:
                self._items.clear()
            self._items[entry] = self._read(entry)
        return self._items[entry]

    def _read(self, entry: Entry) -> citekit.Item | None:
        try:
            return self._layout.read(self._data, self._contents, entry.number)
        except citekit.CitekitError:
            return None

    def starting_with(self, typed: str, count: int) -> list[Entry]:
        """Entries whose key begins with ``typed`` (folded), in order of their keys."""
        keys = self._sorted_keys
        place = bisect.bisect_left(keys, (typed, -1))
        result: list[Entry] = []
        while place < len(keys) and len(result) < count and keys[place][0].startswith(typed):
            result.append(self.entries[keys[place][1]])
            place += 1
        return result

    def having(self, words: tuple[str, ...], count: int) -> list[Entry]:
        """Entries that have a word beginning with each of ``words`` (folded)."""
        if not words:
            return list(self.entries[:count])
        text, starts = self._words
        longest = max(words, key=len)
        rest = [f" {word}" for word in words if word is not longest]
        result: list[Entry] = []
        place = text.find(f" {longest}")
        while place >= 0 and len(result) < count:
            index = bisect.bisect_right(starts, place) - 1
            end = starts[index + 1] if index + 1 < len(starts) else len(text)
            if all(text.find(word, starts[index], end) >= 0 for word in rest):
                result.append(self.entries[index])
            place = text.find(f" {longest}", end)
        return result


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry and the volume it stands in."""

    entry: Entry
    volume: Volume

    @property
    def item(self) -> citekit.Item | None:
        """The entry's item."""
        return self.volume.item(self.entry)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The libraries that one document cites from, the first declared first."""

    volumes: tuple[Volume, ...] = ()
    missing: tuple[str, ...] = field(default=())

    def find(self, key: str) -> Hit | None:
        """The entry of ``key``, the first where there are several."""
        for volume in self.volumes:
            entry = volume.by_key.get(key)
            if entry is not None:
                return Hit(entry, volume)
        return None

    def find_all(self, key: str) -> tuple[Hit, ...]:
        """All entries of ``key``, upper and lower case alike."""
        return tuple(
            Hit(entry, volume)
            for volume in self.volumes
            for entry in volume.by_folded_key.get(key.casefold(), ())
        )

    def __contains__(self, key: str) -> bool:
        return any(key in volume.by_key for volume in self.volumes)

    def __len__(self) -> int:
        return sum(len(volume.entries) for volume in self.volumes)

    def keys(self) -> Iterator[str]:
        """Every key."""
        return (entry.key for volume in self.volumes for entry in volume.entries)

    def search(self, query: str, limit: int = LIMIT) -> tuple[tuple[Hit, ...], bool]:
        """Entries for what was typed, the best first, and whether these are all.

        A key that begins so comes first, then authors, title words and years.
        """
        words = tuple(fold(query).replace("-", " ").split())
        hits: dict[tuple[int, int], Hit] = {}
        typed = fold(query.strip())
        by_key = (v.starting_with(typed, limit + 1) for v in self.volumes)
        by_word = (v.having(words, limit + 1) for v in self.volumes)
        for number, found in enumerate((*by_key, *by_word)):
            volume = self.volumes[number % len(self.volumes)]
            for entry in found:
                hits.setdefault((id(volume), entry.start), Hit(entry, volume))
            if len(hits) > limit:
                break
        return tuple(hits.values())[:limit], len(hits) <= limit

    def nearest(self, key: str, count: int = 3) -> tuple[str, ...]:
        """The known keys most like ``key`` by edits, the nearest first; none that is far."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found = [
            (match[1], volume.entries[match[2]].key)
            for volume in self.volumes
            for match in process.extract(
                key.casefold(),
                volume.folded_keys,
                scorer=OSA.normalized_similarity,
                score_cutoff=_NEAR,
                limit=count,
            )
        ]
        found.sort(key=lambda pair: -pair[0])
        return tuple(dict.fromkeys(known for _, known in found))[:count]
