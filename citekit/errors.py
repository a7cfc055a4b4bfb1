"""Every error raised on purpose; ``str(error)`` is one line fit to show to a person.

A stage that cannot do its work raises one of these. A stage that did it with a
guess returns a ``Notice`` instead.
"""

from __future__ import annotations

from collections.abc import Sequence


class CitekitError(Exception):
    """The root: catching it catches everything that citekit raises on purpose."""


class SourceError(CitekitError):
    """A source cannot be read: missing, empty, too large, binary, unreachable."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class ParseError(CitekitError):
    """Text is not in the notation that it should be in. ``line`` and ``column`` are 1-based."""

    def __init__(
        self,
        reason: str,
        *,
        line: int | None = None,
        column: int | None = None,
        source: str | None = None,
    ) -> None:
        place = ":".join(str(part) for part in (source, line, column) if part is not None)
        super().__init__(f"{place}: {reason}" if place else reason)
        self.reason = reason
        self.line = line
        self.column = column
        self.source = source


class ItemError(CitekitError):
    """CSL-JSON that is no valid item. ``path`` leads to the fault, as in ``[3].issued``."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}" if path else reason)
        self.path = path
        self.reason = reason


class StyleError(CitekitError):
    """A style cannot be used. ``line`` is 1-based; ``element`` is its local name."""

    def __init__(
        self,
        style: str,
        reason: str,
        *,
        line: int | None = None,
        element: str | None = None,
    ) -> None:
        place = style if line is None else f"{style}:{line}"
        super().__init__(f"{place}: <{element}>: {reason}" if element else f"{place}: {reason}")
        self.style = style
        self.reason = reason
        self.line = line
        self.element = element


class StyleNotFoundError(StyleError):
    """No style has this name. ``tried`` holds the nearest names, best first."""

    def __init__(self, style: str, tried: Sequence[str]) -> None:
        nearest = f"; did you mean {', '.join(tried)}?" if tried else ""
        super().__init__(style, f"no style of this name{nearest} (citekit styles QUERY finds them)")
        self.tried = tuple(tried)


class LocaleError(StyleError):
    """A locale cannot be read."""


class RenderError(CitekitError):
    """An item cannot be rendered. ``item_id`` says which."""

    def __init__(self, item_id: str, reason: str) -> None:
        super().__init__(f"{item_id}: {reason}")
        self.item_id = item_id
        self.reason = reason


class LibraryError(CitekitError):
    """A library cannot be read or written; what was there is untouched."""


class DuplicateKeyError(LibraryError):
    """An item with this key is already in the library."""

    def __init__(self, key: str) -> None:
        super().__init__(f"{key!r} is already in the library")
        self.key = key


class KeyNotFoundError(LibraryError):
    """No item has this key. ``nearest`` holds keys that look like it."""

    def __init__(self, key: str, nearest: Sequence[str] = ()) -> None:
        hint = f"; did you mean {', '.join(nearest)}?" if nearest else ""
        super().__init__(f"{key!r} is not in the library{hint}")
        self.key = key
        self.nearest = tuple(nearest)


class LibraryChangedError(LibraryError):
    """Another program changed the library meanwhile; nothing was written."""


class OutputError(CitekitError):
    """A result cannot be written where it should go; what was there is untouched."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class MissingExtraError(CitekitError):
    """An optional part is not installed; the message holds the pip line."""

    def __init__(self, extra: str, purpose: str) -> None:
        super().__init__(f"{purpose} needs an optional part: pip install 'citekit[{extra}]'")
        self.extra = extra
