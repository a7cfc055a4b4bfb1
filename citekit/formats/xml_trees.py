"""XML of every notation → trees, and trees → XML: no entities, no network, bounded.

Source of the limits: a bibliography of 100,000 works is some 300 MB at most, and none
nests deeper than a dozen elements.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias, cast

from lxml import etree

from citekit.errors import ParseError
from citekit.formats.notation import Loaded
from citekit.model import Item, Notice, Severity
from citekit.patterns import lazy

Element: TypeAlias = "etree._Element"  # noqa: SLF001 - lxml has no public name for it

_MAX_CHARACTERS = 400_000_000
_MAX_DEPTH = 100
_DECLARATION = lazy(r"[\ufeff\s]{0,200}<\?xml[^>]{0,200}\?>")
_ENTITY = lazy(r"<!ENTITY", re.IGNORECASE)
_DOCTYPE = lazy(r"<!DOCTYPE[^\[>]{0,1000}>", re.IGNORECASE)
_ILLEGAL = lazy("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = lazy(r"\s+")
_BARE_AND = lazy(rb"&(?!(?:[A-Za-z]{1,10}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")


def parse_tree(text: str, title: str) -> tuple[Element, tuple[Notice, ...]]:
    """Return the tree of ``text``; where the file is cut off, of what is whole in it.

    Args:
        text: the XML, its encoding settled already.
        title: the notation, for messages.

    Raises:
        ParseError: no XML, an entity is declared, too long or too deep.
    """
    if len(text) > _MAX_CHARACTERS:
        raise ParseError(f"{title}: more than {_MAX_CHARACTERS:,} characters")
    if _ENTITY.search(text):
        raise ParseError(f"{title}: an entity is declared; bibliographies need none")
    declaration = _DECLARATION.match(text)
    body = text[declaration.end() :] if declaration else text.lstrip("\ufeff \t\r\n")
    lines = text.count("\n", 0, len(text) - len(body))
    body = _DOCTYPE.sub(" ", body, count=1)
    data = ("\n" * lines + body).encode("utf-8", "replace")
    try:
        return _checked(etree.fromstring(data, _parser(recover=False)), title), ()
    except (etree.XMLSyntaxError, ValueError) as error:
        line: object = getattr(error, "lineno", None)
        place = line if isinstance(line, int) else None
        # A bare "&" is what careless writers leave most.
        tree = _recovered(_BARE_AND.sub(b"&amp;", data))
        if tree is None or len(tree) == 0:
            raise ParseError(f"{title}: no well-formed XML: {error}", line=place) from error
        notice = Notice(
            code="record-broken",
            severity=Severity.ERROR,
            params={"notation": title, "line": str(place or "?"), "reason": str(error)},
        )
        return _checked(tree, title), (notice,)


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True, recover=recover, encoding="utf-8",
    )  # fmt: skip


def _recovered(data: bytes) -> Element | None:
    try:
        tree: Element | None = etree.fromstring(data, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        return None
    return tree if etree.iselement(tree) else None


def _checked(tree: Element, title: str) -> Element:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _MAX_DEPTH:
            raise ParseError(f"{title}: elements nest more than {_MAX_DEPTH} deep")
    return tree


def load_records(
    text: str, title: str, names: Iterable[str], read: Callable[[Element, list[Notice]], Item]
) -> Loaded:
    """Read the items of all elements called one of ``names``, whatever their namespace.

    Raises:
        ParseError: ``text`` is no such XML.
    """
    tree, notices = parse_tree(text, title)
    wanted = frozenset(names)
    found = list(notices)
    records = [node for node in tree.iter() if name_of(node) in wanted]
    items = tuple(read(node, found) for node in records)
    return Loaded(items=items, notices=tuple(found))


# ── Reading nodes ────────────────────────────────────────────────────────────────────


def name_of(node: Element) -> str:
    """Return the local name of an element, ``""`` for what is none."""
    tag: object = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(node: Element | None, name: str) -> Iterator[Element]:
    """Return the children of that local name."""
    if node is not None:
        for child in node:
            if name_of(child) == name:
                yield child


def find_all(node: Element, path: str) -> list[Element]:
    """Return the elements at the end of ``path``: steps joined by "/".

    A step is a local name; ``name[x]`` wants the type ``x``, ``name[unit=x]`` another
    attribute, ``name[]`` an element without a type.
    """
    found = [node]
    for step in path.split("/"):
        name, attribute, value = _step(step)
        found = [
            child
            for parent in found
            for child in children(parent, name)
            if value is None or (child.get(attribute) or "") == value
        ]
    return found


@lru_cache(maxsize=1024)
def _step(step: str) -> tuple[str, str, str | None]:
    name, bracket, inner = step.rstrip("]").partition("[")
    attribute, equals, value = inner.partition("=")
    if not bracket:
        return name, "type", None
    return (name, attribute, value) if equals else (name, "type", inner)


def find(node: Element, path: str) -> Element | None:
    """Return the first of ``find_all``, or ``None``."""
    found = find_all(node, path)
    return found[0] if found else None


def text_at(node: Element, path: str) -> str:
    """Return the text of the first element at ``path``, blanks closed up."""
    found = find(node, path)
    return text_of(found) if found is not None else ""


def texts_at(node: Element, path: str) -> list[str]:
    """Return the texts of all elements at ``path`` that have one."""
    return [text for text in map(text_of, find_all(node, path)) if text]


def text_of(node: Element) -> str:
    """Return all text in an element, blanks closed up."""
    return _BLANKS.sub(" ", "".join(_strings(node))).strip()


def lines_of(node: Element) -> str:
    """Return all text in an element, its lines kept."""
    text = "".join(_strings(node)).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip("\n")


def _strings(node: Element) -> Iterator[str]:
    return (str(part) for part in node.itertext())


def line_of(node: Element) -> str:
    """Return the line of an element for a message."""
    line: object = node.sourceline
    return str(line) if isinstance(line, int) else "?"


# ── Making nodes ─────────────────────────────────────────────────────────────────────


def new_tree(name: str, space: str | None = None, prefix: str | None = None) -> Element:
    """Return an element of its own, in the namespace ``space``."""
    # lxml-stubs 0.5 knows no default namespace, whose prefix is None.
    names = cast("dict[str, str]", {prefix: space} if space else {})
    return etree.Element(_tag(space, name), nsmap=names)


def add(parent: Element, path: str, text: str = "", **attributes: str) -> Element:
    """Add the element at the end of ``path`` (as in ``find_all``); those above are shared."""
    *above, last = path.split("/")
    for step in above:
        found = find(parent, step)
        parent = found if found is not None else _add_step(parent, step)
    node = _add_step(parent, last)
    if text:
        node.text = legal(text)
    for key, value in attributes.items():
        node.set(key, legal(value))
    return node


def _add_step(parent: Element, step: str) -> Element:
    name, attribute, value = _step(step)
    node = etree.SubElement(parent, _tag(etree.QName(parent).namespace, name))
    if value:
        node.set(attribute, value)
    return node


def _tag(space: str | None, name: str) -> str:
    return f"{{{space}}}{name}" if space else name


def legal(text: str) -> str:
    """Return ``text`` without the characters that XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)


def write_tree(tree: Element) -> str:
    """Return ``tree`` as an indented XML document."""
    etree.indent(tree, "  ")
    text: str = etree.tostring(tree, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
