"""EndNote XML ↔ Items: ``<xml><records><record>``, its styled text as CSL's rich text."""

from __future__ import annotations

from citekit.formats import endnote
from citekit.formats.leftovers import write_all
from citekit.formats.notation import Dumped, DumpOptions, Loaded, type_replaced
from citekit.formats.xml_trees import (
    Element,
    add,
    children,
    find_all,
    legal,
    line_of,
    lines_of,
    load_records,
    new_tree,
    text_at,
    text_of,
    write_tree,
)
from citekit.model import Item, Notice
from citekit.patterns import lazy

_PLACES = tuple(
    dict.fromkeys(place for _, place, _ in (*endnote.NAMES, *endnote.FIELDS, *endnote.OTHERS))
)
_FACES = (("italic", "i"), ("bold", "b"), ("superscript", "sup"), ("subscript", "sub"))
_RICH = lazy(r"<(i|b|sup|sub)>([^<>]{0,2000})</\1>")
_FACE_OF = {tag: face for face, tag in _FACES}


def load_endnote_xml(text: str) -> Loaded:
    """Read EndNote's XML.

    Raises:
        ParseError: ``text`` is no XML.
    """
    return load_records(text, "EndNote XML", ("record",), _item)


def _item(record: Element, notices: list[Notice]) -> Item:
    types = find_all(record, "ref-type")
    name = (types[0].get("name") or "") if types else ""
    kind = endnote.read_type(name, text_at(record, "ref-type"))
    if not kind:
        kind = "document"
        notices.append(type_replaced(f"line {line_of(record)}", name))
    fields = {place: _texts(record, place) for place in _PLACES}
    return endnote.read_fields(kind, fields, edited=name == "Edited Book")


def _texts(record: Element, place: str) -> list[str]:
    read = lines_of if place in endnote.LINES else _styled
    return [text for text in map(read, find_all(record, place)) if text]


def _styled(node: Element) -> str:
    """The text of a field, its styles as CSL's tags."""
    styles = list(children(node, "style"))
    if not any((style.get("face") or "normal") != "normal" for style in styles):
        return text_of(node)
    parts: list[str] = []
    for style in styles:
        text = "".join(str(part) for part in style.itertext())
        for face, tag in _FACES if text.strip() else ():
            if face in (style.get("face") or ""):
                text = f"<{tag}>{text}</{tag}>"
        parts.append(text)
    return " ".join("".join(parts).split())


def dump_endnote_xml(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write EndNote's XML; what it cannot say stands in ``notes``."""
    tree = new_tree("xml")
    made, notices = write_all(items, _record, lambda node: _item(node, []), "EndNote XML")
    for number, record in enumerate(made, 1):
        record.insert(1, _numbered(number))
    add(tree, "records").extend(made)
    return Dumped(text=write_tree(tree), notices=notices)


def _numbered(number: int) -> Element:
    node = new_tree("rec-number")
    node.text = str(number)
    return node


def _record(item: Item) -> Element:
    record = new_tree("record")
    add(record, "source-app", "citekit", name="citekit")
    name, number = endnote.write_type(item.type)
    add(record, "ref-type", str(number), name=name)
    fields = endnote.write_fields(item)
    for place in _PLACES:
        for text in fields.get(place, ()):
            _add_styled(add(record, place), text, rich=place not in endnote.LINES)
    return record


def _add_styled(node: Element, text: str, *, rich: bool) -> None:
    parts = _RICH.split(text) if rich else [text]
    if len(parts) == 1:
        _add_style(node, "normal", text)
        return
    for i in range(0, len(parts), 3):
        if parts[i]:
            _add_style(node, "normal", parts[i])
        if i + 2 < len(parts):
            _add_style(node, _FACE_OF[parts[i + 1]], parts[i + 2])


def _add_style(node: Element, face: str, text: str) -> None:
    style = add(node, "style", face=face, font="default", size="100%")
    style.text = legal(text)
