"""What the user has set in the editor, and what a document says of its style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from citekit import JSON
from citekit.lsp.document import Document
from citekit.lsp.projects import read_text
from citekit.patterns import lazy

FEATURES = (
    "completion", "hover", "definition", "references", "highlight", "links", "rename",
    "diagnostics", "symbols", "actions",
)  # fmt: skip
"""What can be switched off, one by one, where another server does the same."""

_STYLE = lazy(r"(?m)^csl[ \t]*:[ \t]*[\"']?([^\s\"'#]+)")
_LOCALE = lazy(r"(?m)^lang[ \t]*:[ \t]*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z]{2})?)\b")
_HEAD = 8_000
_TYPST_STYLE = lazy(r"\bbibliography\([^()]{0,500}style:[ \t]*\"([^\"\n]+)\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings ``citekit.*``; ``off`` are the features switched off."""

    style: str = "apa"
    locale: str | None = None
    libraries: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()

    @classmethod
    def of(cls, data: JSON) -> Settings:
        """Read an editor's settings; what is not understood keeps its default."""
        if not isinstance(data, Mapping):
            return cls()
        features = data.get("features")
        switches = features if isinstance(features, Mapping) else {}
        libraries = data.get("libraries")
        style, locale = data.get("style"), data.get("locale")
        return cls(
            style=style if isinstance(style, str) and style else "apa",
            locale=locale if isinstance(locale, str) and locale else None,
            libraries=tuple(
                path
                for path in (libraries if isinstance(libraries, list | tuple) else ())
                if isinstance(path, str)
            ),
            off=frozenset(name for name in FEATURES if switches.get(name) is False),
        )


def style_of(document: Document, settings: Settings) -> tuple[str, str | None]:
    """The style and locale of a document: its own, its project's, else the user's."""
    style, locale = settings.style, settings.locale
    folder = Path(document.path).parent
    heads = [document.text[:_HEAD]] if document.markup.name == "markdown" else []
    if document.markup.name == "typst":
        match = _TYPST_STYLE.search(document.text)
        if match is not None:
            return match[1], locale
    for name in ("_metadata.yml", "_quarto.yml"):
        text = read_text(folder / name)
        if text is not None:
            heads.append(text)
    for head in heads:
        found = _STYLE.search(head)
        if found is not None:
            path = folder / found[1]
            style = str(path) if path.is_file() else Path(found[1]).stem
            break
    for head in heads:
        language = _LOCALE.search(head)
        if language is not None:
            locale = language[1]
            break
    return style, locale
