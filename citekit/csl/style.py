"""The immutable model of a style: its options, macros and layouts, read once and checked.

Every element keeps its line, so that an error says where. What the schema asks for and a
processor cannot do without is checked here; ``citekit styles check`` says the rest.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from citekit.csl.xml import MAX_ATTRIBUTE, MAX_DEPTH, line_of, parse_xml, tag_of
from citekit.errors import StyleError
from citekit.model import StyleSource
from citekit.patterns import lazy

RENDERING = frozenset({"text", "number", "label", "date", "names", "group", "choose"})

_NUMERIC = lazy(r"&#(?:\d{1,7}|x[0-9a-fA-F]{1,6});")

_CHILDREN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "citation": frozenset({"layout", "sort"}),
        "bibliography": frozenset({"layout", "sort"}),
        "layout": RENDERING,
        "macro": RENDERING,
        "group": RENDERING,
        "if": RENDERING,
        "else-if": RENDERING,
        "else": RENDERING,
        "substitute": RENDERING,
        "choose": frozenset({"if", "else-if", "else"}),
        "names": frozenset({"name", "et-al", "label", "substitute", "institution"}),
        "name": frozenset({"name-part"}),
        "institution": frozenset({"institution-part"}),
        "date": frozenset({"date-part"}),
        "sort": frozenset({"key"}),
    }
)
_WRITERS = frozenset({"name", "et-al", "label"})
_CLOSED = frozenset({"text", "number", "label", "et-al", "name-part", "date-part", "key"})


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a style: local name, attributes, children, line (1-based)."""

    name: str
    attributes: Mapping[str, str]
    children: tuple[Element, ...]
    line: int

    def get(self, attribute: str, default: str = "") -> str:
        """Return an attribute's value."""
        return self.attributes.get(attribute, default)

    def without(self, attribute: str) -> Element:
        """Return the element without one of its attributes."""
        if attribute not in self.attributes:
            return self
        kept = {name: value for name, value in self.attributes.items() if name != attribute}
        return Element(self.name, kept, self.children, self.line)

    def child(self, name: str) -> Element | None:
        """Return the first child of this name."""
        return next((child for child in self.children if child.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style ready to be compiled. ``locales`` are its own ``cs:locale`` elements."""

    place: str
    title: str
    kind: str
    default_locale: str
    attributes: Mapping[str, str]
    macros: Mapping[str, Element]
    citation: Element | None
    bibliography: Element | None
    locales: tuple[etree._Element, ...]

    def error(self, element: Element, reason: str) -> StyleError:
        """Return an error that says where in the style the fault is."""
        return StyleError(self.place, reason, line=element.line, element=element.name)


def read_style(source: StyleSource) -> Style:
    """Read a style's XML.

    Raises:
        StyleError: the XML is no independent CSL style, or lacks what rendering needs.
    """
    place = source.place or source.id
    root = parse_xml(source.xml, place, "style")
    macros: dict[str, Element] = {}
    areas: dict[str, Element] = {}
    locales: list[etree._Element] = []
    title = ""
    parent = False
    for node in root:
        tag = tag_of(node)
        if tag == "macro":
            macro = _read(node, place)
            name = macro.get("name")
            if not name:
                raise StyleError(place, "a macro needs a name", line=macro.line, element="macro")
            macros[name] = macro
        elif tag in ("citation", "bibliography"):
            areas[tag] = _read(node, place)
            if areas[tag].child("layout") is None:
                raise StyleError(place, "a <layout> is missing", line=line_of(node), element=tag)
        elif tag == "locale":
            locales.append(node)
        elif tag == "info":
            title, parent = _read_info(node)
    if not areas:
        reason = (
            "a dependent style: render with its parent"
            if parent
            else "no <citation> and no <bibliography>"
        )
        raise StyleError(place, reason, line=line_of(root), element="style")
    style = Style(
        place=place,
        title=title,
        kind=root.get("class", "in-text"),
        default_locale=source.default_locale or root.get("default-locale") or "",
        attributes=_attributes(root, place),
        macros=macros,
        citation=areas.get("citation"),
        bibliography=areas.get("bibliography"),
        locales=tuple(locales),
    )
    _check_macros(style)
    return style


def _attributes(node: etree._Element, place: str) -> Mapping[str, str]:
    for name, value in node.attrib.items():
        if len(value) > MAX_ATTRIBUTE:
            reason = f"{str(name)[:60]} is longer than {MAX_ATTRIBUTE:,} characters"
            raise StyleError(place, reason, line=line_of(node), element=tag_of(node))
    return {str(name): meant(str(value)) for name, value in node.attrib.items()}


def meant(value: str) -> str:
    """Return an attribute as its author meant it, who wrote ``&amp;#160;`` for a space."""
    return _NUMERIC.sub(lambda match: html.unescape(match[0]), value) if "&#" in value else value


def _read_info(node: etree._Element) -> tuple[str, bool]:
    title = ""
    parent = False
    for part in node:
        tag = tag_of(part)
        if tag == "title":
            title = part.text or ""
        elif tag == "link" and part.get("rel") == "independent-parent":
            parent = True
    return title, parent


def _read(node: etree._Element, place: str, depth: int = 0, *, substitute: bool = False) -> Element:
    name = tag_of(node) or ""
    line = line_of(node) or 0
    if depth > MAX_DEPTH:
        raise StyleError(place, f"nested deeper than {MAX_DEPTH}", line=line, element=name)
    children: tuple[Element, ...] = ()
    if len(node):
        allowed = _CHILDREN.get(name)
        found: list[Element] = []
        for part in node:
            tag = tag_of(part)
            if tag is None:
                continue
            if allowed is not None and tag not in allowed:
                expected = ", ".join(f"<{one}>" for one in sorted(allowed))
                raise StyleError(
                    place, f"<{tag}> cannot stand here; expected {expected}",
                    line=line_of(part), element=name,
                )  # fmt: skip
            if name in _CLOSED:
                raise StyleError(
                    place, f"<{tag}> cannot stand here; it takes no children",
                    line=line_of(part), element=name,
                )  # fmt: skip
            inside = substitute or name == "substitute"
            found.append(_read(part, place, depth + 1, substitute=inside))
        children = tuple(found)
    if name == "names" and not substitute and all(child.name not in _WRITERS for child in children):
        # bare names take the attributes of those they stand for, but no others
        children = (Element("name", MappingProxyType({}), (), line), *children)
    return Element(name, _attributes(node, place), children, line)


def _check_macros(style: Style) -> None:
    """Refuse macros that are missing or that call themselves."""
    calls = {name: _calls(macro) for name, macro in style.macros.items()}
    for area in (style.citation, style.bibliography):
        if area is not None:
            for element in _calls(area):
                _check_call(style, element)
    done: set[str] = set()
    for name, elements in calls.items():
        for element in elements:
            _check_call(style, element)
        _check_circle(style, name, calls, done)


def _check_call(style: Style, element: Element) -> None:
    name = element.get("macro")
    if name not in style.macros:
        raise style.error(element, f"there is no macro {name!r}")


def _check_circle(
    style: Style, start: str, calls: Mapping[str, Sequence[Element]], done: set[str]
) -> None:
    """Walk the macros that ``start`` calls; a macro met again on its own way is a circle."""
    way: list[str] = []
    stack: list[tuple[str, bool]] = [(start, False)]
    while stack:
        name, leaving = stack.pop()
        if leaving:
            way.pop()
            done.add(name)
            continue
        if name in done:
            continue
        if name in way:
            raise style.error(style.macros[name], f"macro {name!r} calls itself")
        way.append(name)
        stack.append((name, True))
        for element in calls.get(name, ()):
            if element.get("macro") in way:
                raise style.error(element, f"macro {element.get('macro')!r} calls itself")
            stack.append((element.get("macro"), False))


def _calls(element: Element) -> list[Element]:
    found: list[Element] = []
    stack = [element]
    while stack:
        one = stack.pop()
        if "macro" in one.attributes:
            found.append(one)
        stack.extend(one.children)
    return found
