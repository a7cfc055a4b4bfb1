"""Markdown as pandoc, Quarto, R Markdown, MyST and MkDocs cite in it.

``[@key; @key2, p. 3]``, ``@key``, ``-@key``, ``@{key}`` (pandoc manual, "Citation
syntax") and MyST's roles (``{cite:p}`` before keys in backticks).
"""

from __future__ import annotations

import re

from citekit.lsp.markups.markup import KeyUse, Markup, PartialKey, keys_within, partial_on_line
from citekit.lsp.markups.masks import ADDRESS_PATTERN, blank
from citekit.patterns import lazy

# The fence that opens a block is the one that closes it; an open one reaches to the end.
_FENCES = lazy(
    r"^[ ]{0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*+(?:\n(?![ ]{0,3}(?P=fence))[^\n]*+)*+(?:\n[^\n]*+)?",
    re.MULTILINE,
)
_CODE = lazy(
    r"(?P<keep>\{(?:foot)?cite[\w:]*+\}`[^`\n]*+`)|(?<!`)(?P<ticks>`{1,2}+)(?!`)(?:(?!(?P=ticks))[^\n]){0,2000}+(?P=ticks)"
)
# pandoc's key in braces may be an address.
_ADDRESSES = lazy(r"(?P<keep>@\{[^{}\s]++\})|" + ADDRESS_PATTERN)
_COMMENTS = lazy(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FRONT_MATTER = lazy(r"\A---[ \t]*+\n(?:(?!(?:---|\.\.\.)[ \t]*+$)[^\n]*+\n)*+", re.MULTILINE)
_CITING_LINES = lazy(
    r"^(?P<keep>(?:nocite|abstract|title|subtitle)[ \t]*+:[^\n]*+(?:\n[ \t]+[^\n]*+)*+)|^[^\n]*+$",
    re.MULTILINE,
)

_CITATION = lazy(r"\[[^\[\]]{0,2000}?(?<![\w\\])@[^\[\]]{0,2000}+\]")
_INNER = r"[\w](?:[\w]|[:.#$%&+?<>~/-](?=[\w]))*+"
_KEY = lazy(r"(?<![\w\\@.`/])-?@(?:\{([^{}\s]++)\}|(" + _INNER + r"))")
_ROLE = lazy(r"\{(?:foot)?cite[\w:]*+\}`([^`\n]*+)`")
# What Quarto and pandoc-crossref number: sections, figures, tables, theorems, callouts.
_CROSS_REFERENCE = lazy(
    r"(?i:fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau|vid)[-:].+"
)
_PARTIAL = lazy(r"(?<![\w\\@.`/])-?@(?:\{([^{}\s]*+)|((?:[\w]|[:.#$%&+?<>~/-](?=[\w]|$))*+))$")
_PARTIAL_ROLE = lazy(r"\{(?:foot)?cite[\w:]*+\}`(?:[^`\n]*,)?[ ]*+([^`,\n]*)$")

_YAML_BLOCK = lazy(r"\A---[ \t]*+\n(.*?)\n(?:---|\.\.\.)[ \t]*+$", re.DOTALL | re.MULTILINE)


def mask(text: str) -> str:
    """Blank code, comments, addresses, and the front matter save its citing lines."""
    front = _FRONT_MATTER.match(text)
    if front is not None:
        text = blank(front[0], _CITING_LINES) + text[front.end() :]
    for pattern in (_FENCES, _COMMENTS, _CODE, _ADDRESSES):
        text = blank(text, pattern)
    return text


def find_uses(masked: str) -> tuple[KeyUse, ...]:
    """Every key that is cited, in order.

    >>> [(use.key, use.certain) for use in find_uses("[see @nye2004, p. 3] and @waltz")]
    [('nye2004', True), ('waltz', False)]
    """
    uses: list[KeyUse] = []
    clusters = [match.span() for match in _CITATION.finditer(masked)]
    place = 0
    for match in _KEY.finditer(masked):
        group = 1 if match[1] is not None else 2
        if _CROSS_REFERENCE.fullmatch(match[group]):
            continue
        while place < len(clusters) and clusters[place][1] <= match.start():
            place += 1
        inside = place < len(clusters) and clusters[place][0] < match.start()
        start, end = clusters[place] if inside else match.span()
        uses.append(
            KeyUse(
                key=match[group],
                start=match.start(group),
                end=match.end(group),
                citation_start=start,
                citation_end=end,
                certain=inside or group == 1,
            )
        )
    for match in _ROLE.finditer(masked):
        uses.extend(keys_within(masked, *match.span(1), match.span()))
    return tuple(sorted(uses, key=lambda use: use.start))


def find_partial(masked: str, offset: int) -> PartialKey | None:
    """The key being typed before ``offset``."""
    found = partial_on_line(_PARTIAL, masked, offset)
    return found or partial_on_line(_PARTIAL_ROLE, masked, offset)


def find_bibliographies(text: str) -> tuple[str, ...]:
    """The ``bibliography`` of the front matter: a path, a list, or a map of lists."""
    match = _YAML_BLOCK.match(text)
    return bibliographies_of_yaml(match[1]) if match else ()


def bibliographies_of_yaml(text: str) -> tuple[str, ...]:
    """The paths that a YAML document (front matter, ``_quarto.yml``) names."""
    import yaml

    if "bibliography" not in text:
        return ()
    try:
        data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except (yaml.YAMLError, RecursionError):
        return ()  # half-typed front matter: the next keystroke tells more
    return _paths(data.get("bibliography")) if isinstance(data, dict) else ()


def _paths(value: object) -> tuple[str, ...]:
    match value:
        case str():
            return (value,)
        case list():
            return tuple(path for part in value for path in _paths(part))
        case dict():
            return tuple(path for part in value.values() for path in _paths(part))
    return ()


def cite(keys: tuple[str, ...]) -> str:
    """Write a citation in brackets.

    >>> cite(("nye2004", "a,b"))
    '[@nye2004; @{a,b}]'
    """
    plain = re.compile(_INNER)
    return "[" + "; ".join(f"@{k}" if plain.fullmatch(k) else f"@{{{k}}}" for k in keys) + "]"


MARKUP = Markup(
    name="markdown",
    languages=("markdown", "quarto", "rmd", "rmarkdown", "myst", "pandoc", "markdown.pandoc"),
    suffixes=(".md", ".markdown", ".qmd", ".rmd", ".mdx", ".pandoc"),
    mask=mask,
    find_uses=find_uses,
    find_partial=find_partial,
    find_bibliographies=find_bibliographies,
    cite=cite,
    output="markdown",
)
