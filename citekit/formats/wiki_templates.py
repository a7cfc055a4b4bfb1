"""Wiki text ↔ templates: names and named parameters, nested templates and links allowed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from citekit.patterns import lazy

_TOKEN = lazy(r"\{\{|\}\}|\[\[|\]\]|\|")
_LINK = lazy(r"\[\[(?:[^\[\]|]{0,400}\|)?([^\[\]|]{0,400})\]\]")
_EXTERNAL = lazy(r"\[https?://[^\s\]]{1,2000}(?: ([^\]]{0,400}))?\]")
_NOWIKI = lazy(r"</?nowiki/?>")
_BANG = lazy(r"\{\{!\}\}")
_INNER = lazy(r"\{\{[^{}|]{1,60}(?:\|([^{}|]{0,400}))?(?:\|[^{}]{0,400})?\}\}")
_MARKS = lazy(r"'''(.{0,400}?)'''|''(.{0,400}?)''")
_SPECIAL = lazy(r"[{}\[\]|<>&=]|''+|~~~|__|^[*#:;]|https?:(?=//)|(?:ISBN|PMID|RFC)(?= ?\d)")
_PAIRED = lazy(r"<(i|b)>([^<>']{1,400})</\1>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template as it was called; parameters without a name are left out."""

    name: str
    parameters: Mapping[str, str]


def find_templates(text: str) -> Iterator[Template]:
    """Yield the outermost templates of ``text``, in one pass."""
    if "<!--" in text:
        text = _without_comments(text)
    parts: list[str] = []
    depth, links, start = 0, 0, 0
    for token in _TOKEN.finditer(text):
        match token[0]:
            case "{{":
                depth += 1
                if depth == 1:
                    parts, start, links = [], token.end(), 0
            case "}}" if depth:
                depth -= 1
                if depth == 0:
                    parts.append(text[start : token.start()])
                    yield _template(parts)
            case "[[" if depth == 1:
                links += 1
            case "]]" if depth == 1:
                links = max(0, links - 1)
            case "|" if depth == 1 and not links:
                parts.append(text[start : token.start()])
                start = token.end()


def _template(parts: list[str]) -> Template:
    name, *rest = parts
    parameters: dict[str, str] = {}
    for part in rest:
        key, equals, value = part.partition("=")
        if equals and value.strip():
            parameters[key.strip()] = value.strip()
    return Template(name=" ".join(name.split()), parameters=parameters)


def read_markup(text: str) -> str:
    """Return wiki text as CSL's rich text: links by their words, quotes of apostrophes as tags.

    >>> read_markup("''Homo sapiens'' in [[Nature (journal)|Nature]] &ndash; 1")
    '<i>Homo sapiens</i> in Nature – 1'
    """
    if not text:
        return ""
    text = _NOWIKI.sub("", _BANG.sub("&#124;", text))
    text = _LINK.sub(r"\1", text)
    text = _EXTERNAL.sub(lambda match: match[1] or "", text)
    text = _INNER.sub(lambda match: match[1] or "", text)
    text = _MARKS.sub(_tagged, text)
    return " ".join(html.unescape(text).split())


def _tagged(match: re.Match[str]) -> str:
    return f"<b>{match[1]}</b>" if match[1] is not None else f"<i>{match[2]}</i>"


def write_template(name: str, parameters: Iterable[tuple[str, str]]) -> str:
    """Return a template with its parameters; those without a value are left out."""
    inner = "".join(f" |{key}={value}" for key, value in parameters if value)
    return f"{{{{{name}{inner}}}}}"


def write_markup(text: str) -> str:
    """Return CSL's rich text as wiki text in which no character means more than itself."""
    parts = _PAIRED.split(text)
    written: list[str] = []
    for i in range(0, len(parts), 3):
        written.append(_inert(parts[i]))
        if i + 2 < len(parts):
            quotes = "''" if parts[i + 1] == "i" else "'''"
            written.append(f"{quotes}{_inert(parts[i + 2])}{quotes}")
    return "".join(written)


def _inert(text: str) -> str:
    return _SPECIAL.sub(lambda match: "".join(f"&#{ord(c)};" for c in match[0]), text)


def _without_comments(text: str) -> str:
    """The text without ``<!-- … -->``; a comment without an end stays."""
    kept: list[str] = []
    place = 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[place:start])
        place = end + 3
    return "".join((*kept, text[place:]))
