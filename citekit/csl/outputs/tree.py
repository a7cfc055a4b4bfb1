"""Marked text → a tree for editors, as JSON: text, and nodes with a kind and children."""

from __future__ import annotations

import json

from citekit.csl import marks
from citekit.model import JSON
from citekit.patterns import lazy

_SPLIT = lazy(f"([{marks.MARKS}])")
_KINDS = {
    marks.ITALIC: "italic", marks.OBLIQUE: "italic", marks.NORMAL_STYLE: "normal-style",
    marks.BOLD: "bold", marks.LIGHT: "light", marks.NORMAL_WEIGHT: "normal-weight",
    marks.SMALL_CAPS: "small-caps", marks.NORMAL_VARIANT: "normal-variant",
    marks.UNDERLINE: "underline", marks.NO_UNDERLINE: "no-underline",
    marks.SUPERSCRIPT: "superscript", marks.SUBSCRIPT: "subscript", marks.BASELINE: "baseline",
    marks.BLOCK: "block", marks.LEFT_MARGIN: "left-margin", marks.RIGHT_INLINE: "right-inline",
    marks.INDENT: "indent", marks.LINK: "link",
    marks.DATA_ITALIC: "italic", marks.DATA_BOLD: "bold", marks.DATA_SMALL_CAPS: "small-caps",
}  # fmt: skip


def tree_of(text: str, quotes: tuple[str, str, str, str]) -> list[JSON]:
    """Return marked text as a list of strings and ``{"kind", "children"}`` objects."""
    root: list[JSON] = []
    stack: list[tuple[str, list[JSON]]] = [("", root)]
    levels: list[int] = []
    for token in _SPLIT.split(text):
        here = stack[-1][1]
        if not token or token in (marks.JOINT, marks.START, marks.YEAR_SUFFIX, marks.TARGET):
            continue
        if not "\ue000" <= token[0] <= "\ue04f":
            _append(here, token)
        elif token in (marks.QUOTE, marks.INNER_QUOTE):
            levels.append(1 - levels[-1] if levels else int(token == marks.INNER_QUOTE))
            _append(here, quotes[2 * levels[-1]])
        elif token in (marks.closer(marks.QUOTE), marks.closer(marks.INNER_QUOTE)):
            if levels:
                _append(here, quotes[2 * levels.pop() + 1])
        elif marks.is_opener(token):
            children: list[JSON] = []
            kind = _KINDS.get(token)
            if kind is not None:
                here.append({"kind": kind, "children": children})
            stack.append((token, children if kind is not None else here))
        elif len(stack) > 1 and stack[-1][0] == chr(ord(token) - 1):
            stack.pop()
    return root


def _append(nodes: list[JSON], text: str) -> None:
    if nodes and isinstance(nodes[-1], str):
        nodes[-1] += text
    else:
        nodes.append(text)


def tree_text(text: str, quotes: tuple[str, str, str, str]) -> str:
    """Return the tree of marked text as one line of JSON."""
    return json.dumps(tree_of(text, quotes), ensure_ascii=False)
