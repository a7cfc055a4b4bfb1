"""A style's name, path or address → its XML, ready for the processor."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

from citekit.errors import StyleError, StyleNotFoundError
from citekit.model import StyleSource
from citekit.patterns import lazy
from citekit.styles.heads import read_head
from citekit.styles.names import find_place, nearest_names, slug

MAX_BYTES = 4_000_000
"""No style file comes near: the largest that is shipped has 250,000."""

_MAX_SHOWN = 240
_ZOTERO = lazy(r"https?://(?:www\.)?zotero\.org/styles/([^/?#]+)/?(?:[?#].*)?", re.IGNORECASE)
_ADDRESS = lazy(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def find_style(name: str) -> StyleSource:
    """Return the style that ``name`` stands for.

    ``name`` is a CSL id, an alias, a name that a style had before, a path to a .csl
    file, or an address at zotero.org/styles; case, spaces and accents do not matter. A
    dependent style gives its parent's XML with its own id and default locale.

    Raises:
        StyleNotFoundError: no style has this name; the error holds the three nearest.
        StyleError: the file cannot be read, or is no CSL style.
    """
    return _with_parent(read_style(name))


def read_style(name: str) -> StyleSource:
    """Return the file that ``name`` stands for as it is; see ``find_style``.

    Raises:
        StyleNotFoundError: no style has this name; the error holds the three nearest.
        StyleError: the file cannot be read.
    """
    text = name.strip()
    zotero = _ZOTERO.fullmatch(text)
    if zotero:
        text = zotero[1]
    elif _ADDRESS.match(text):
        reason = "only zotero.org/styles is known here: save the file and give its path"
        raise StyleError(shown_name(text), reason)
    elif _is_path(text):
        return _read_own_file(Path(text))
    style_id = slug(text)
    place = find_place(style_id) or find_place(slug(re.sub("['’]", " ", text)))  # d'un → d-un
    if place is None:
        raise StyleNotFoundError(shown_name(text), nearest_names(style_id))
    return _read(place)


def _read(place: Path) -> StyleSource:
    return StyleSource(id=place.stem, xml=read_file(place), place=shown_name(str(place)))


def _read_own_file(path: Path) -> StyleSource:
    try:
        return _read(path)
    except StyleError as error:
        if not isinstance(error.__cause__, FileNotFoundError) or path.parent != Path():
            raise
        shipped = find_place(slug(path.stem))  # "apa.csl", as the file is called elsewhere
        if shipped is None:
            raise
        return _read(shipped)


def _with_parent(style: StyleSource) -> StyleSource:
    """Return a style as it is; of a dependent one, its parent's XML."""
    head = read_head(style.xml, style.place)
    if head.parent is None:
        return style
    place = find_place(slug(head.parent))
    if place is None:
        raise StyleError(style.place, f"its parent {head.parent!r} is no style that we have")
    parent = _read(place)
    if read_head(parent.xml, parent.place).parent is not None:
        raise StyleError(style.place, f"its parent {head.parent!r} is dependent itself")
    return replace(parent, id=style.id, default_locale=head.default_locale)


def read_file(path: Path) -> bytes:
    """Return the bytes of a style file.

    Raises:
        StyleError: it is missing, a folder, unreadable, empty or far too large.
    """
    shown = shown_name(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise StyleError(shown, "no such file (citekit styles QUERY finds names)") from error
    except IsADirectoryError as error:
        raise StyleError(shown, "this is a folder: name the .csl file in it") from error
    except (OSError, ValueError) as error:
        if os.path.isdir(path):  # noqa: PTH112  Windows says "permission denied" of a folder
            raise StyleError(shown, "this is a folder: name the .csl file in it") from error
        reason = getattr(error, "strerror", None) or str(error)
        raise StyleError(shown, f"cannot be read: {reason}") from error
    if not data.strip():
        raise StyleError(shown, "the file is empty")
    if len(data) > MAX_BYTES:
        raise StyleError(shown, f"larger than {MAX_BYTES:,} bytes: no CSL style is")
    return data


def _is_path(text: str) -> bool:
    return "/" in text or "\\" in text or text.lower().endswith(".csl")


def shown_name(text: str) -> str:
    """Return a name or path as a message shows it: cut, and without control signs."""
    plain = "".join(sign if sign.isprintable() else "�" for sign in text[:_MAX_SHOWN])
    return (plain + "…" * (len(text) > _MAX_SHOWN)) or "(no name)"
