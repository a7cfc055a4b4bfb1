"""Markdown → Page: the source as its text, with marks; front matter is metadata.

A light scan and no renderer: citations stand in Markdown as they were typed, and every
offset must lead into the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from citekit.model import Mark, MetaTag, Notice, Page, PageFormat
from citekit.patterns import lazy

_FRONT = lazy(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FRONT_LIMIT = 20_000
# Of each kind; no page that people write has more.
_MOST_MARKS = 50_000
_FENCE = lazy(r"^[ \t>]{0,12}(`{3,}|~{3,})([^\n`]*)$", re.MULTILINE)
_HEADING = lazy(r"^ {0,3}(#{1,6})[ \t]+([^\n]+?)[ \t#]*$", re.MULTILINE)
_QUOTED_LINE = lazy(r"^ {0,3}>[^\n]*\n?", re.MULTILINE)
_ITALIC = lazy(
    r"(?<![\w*_\\])([*_])(?![\s*_])([^*_\n]{1,400}(?:\n[^*_\n]{1,400}){0,3})(?<!\s)\1(?![\w*_])"
)
_LINK = lazy(r"\[([^\[\]\n]{1,400})\]\(([^()\s]{1,1000})\)")


def read_markdown_page(
    text: str, source: str, *, sha256: str, url: str | None, notices: tuple[Notice, ...]
) -> Page:
    """Return the page of a Markdown source; its front matter (YAML) is its metadata."""
    metadata = _front_matter(text)
    language = next(
        (tag.value for tag in metadata if tag.name in ("front:lang", "front:language")), None
    )
    return Page(
        source=source,
        text=text,
        format=PageFormat.MARKDOWN,
        sha256=sha256,
        url=url,
        language=language,
        marks=_marks(text),
        metadata=metadata,
        notices=notices,
    )


def _front_matter(text: str) -> tuple[MetaTag, ...]:
    match = _FRONT.match(text[:_FRONT_LIMIT])
    if not match:
        return ()
    import yaml

    try:
        data = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError):
        return ()
    if not isinstance(data, dict):
        return ()
    tags: list[MetaTag] = []
    for key, value in data.items():
        values = value if isinstance(value, list) else [value]
        for one in values:
            name = one.get("name") if isinstance(one, dict) else one
            if name is not None and not isinstance(name, dict | list):
                tags.append(MetaTag(f"front:{str(key).lower()}", str(name)))
    return tuple(tags)


def _marks(text: str) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    opened: tuple[str, int, int, str] | None = None
    for match in _first(_FENCE, text):
        fence = match[1]
        if opened is None:
            opened = (fence[0], len(fence), match.end() + 1, match[2].strip())
        elif fence[0] == opened[0] and len(fence) >= opened[1] and not match[2].strip():
            marks.append(Mark("pre", min(opened[2], match.start()), match.start(), opened[3]))
            opened = None
    if opened is not None and opened[2] < len(text):  # cut off: open to the end
        marks.append(Mark("pre", opened[2], len(text), opened[3]))
    marks += [Mark("heading", m.start(2), m.end(2), str(len(m[1]))) for m in _first(_HEADING, text)]
    marks += _quotes(text)
    marks += [Mark("italic", m.start(2), m.end(2)) for m in _first(_ITALIC, text)]
    marks += [Mark("link", m.start(1), m.end(1), m[2]) for m in _first(_LINK, text)]
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _first(shape: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return islice(shape.finditer(text), _MOST_MARKS)


def _quotes(text: str) -> list[Mark]:
    """Runs of quoted lines, each one mark."""
    marks: list[Mark] = []
    for match in _first(_QUOTED_LINE, text):
        if marks and marks[-1].end == match.start():
            marks[-1] = Mark("quote", marks[-1].start, match.end())
        else:
            marks.append(Mark("quote", match.start(), match.end()))
    return marks
