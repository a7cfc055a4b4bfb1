"""EndNote's tagged files (.enw, Refer) ↔ Items: ``%0 Journal Article``, a field a line."""

from __future__ import annotations

from citekit.formats import endnote
from citekit.formats.leftovers import only_item, write_all
from citekit.formats.notation import Dumped, DumpOptions, Loaded, type_replaced
from citekit.model import Item, Notice
from citekit.patterns import lazy

_ROWS = (*endnote.NAMES, *endnote.FIELDS, *endnote.OTHERS)
_PLACE_OF = {tag: place for _, place, tag in reversed(_ROWS) if tag}
_TAG_OF = {place: tag for _, place, tag in reversed(_ROWS) if tag}
_JOURNALS = frozenset(("article-journal", "article-magazine", "article-newspaper"))
_LINE = lazy(r"%([^\s])(?:[ \t]+(.*))?")
_LINES = tuple(tag for tag, place in _PLACE_OF.items() if place in endnote.LINES)


def load_endnote(text: str) -> Loaded:
    """Read EndNote's tagged files; lines before the first ``%0`` are passed over."""
    notices: list[Notice] = []
    items: list[Item] = []
    for line, lines in _records(text):
        items.append(_item(line, lines, notices))
    return Loaded(items=tuple(items), notices=tuple(notices))


def _records(text: str) -> list[tuple[int, list[tuple[str, str]]]]:
    """The records, each with its line and its tags and values."""
    records: list[tuple[int, list[tuple[str, str]]]] = []
    for number, line in enumerate(
        text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1
    ):
        match = _LINE.fullmatch(line)
        if match is not None and match[1] == "0":
            records.append((number, [("%0", (match[2] or "").strip())]))
        elif match is not None and records:
            records[-1][1].append((f"%{match[1]}", (match[2] or "").strip()))
        elif records and line.strip():
            fields = records[-1][1]
            tag, value = fields[-1]
            if tag == "%K":
                fields.append((tag, line.strip()))
            else:
                seam = "\n" if tag in _LINES else " "
                fields[-1] = (tag, f"{value}{seam}{line.strip()}")
    return records


def _item(line: int, lines: list[tuple[str, str]], notices: list[Notice]) -> Item:
    name = lines[0][1]
    kind = endnote.read_type(name)
    if not kind:
        kind = "document"
        notices.append(type_replaced(f"line {line}", name))
    fields: dict[str, list[str]] = {}
    for tag, value in lines[1:]:
        place = _PLACE_OF.get(tag)
        if place is None:
            notices.append(
                Notice(
                    code="field-unread",
                    params={"notation": "EndNote", "line": str(line), "field": tag},
                )
            )
        elif value:
            held = fields.setdefault(place, [])
            if tag in _LINES and held:
                held[-1] += "\n" + value
            else:
                held.append(value)
    return endnote.read_fields(kind, fields, edited=name == "Edited Book")


def dump_endnote(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write EndNote's tagged form; what it cannot say stands in ``%Z``."""
    texts, notices = write_all(items, _record, lambda one: only_item(load_endnote(one)), "EndNote")
    return Dumped(text="\n".join(texts), notices=notices)


def _record(item: Item) -> str:
    fields = endnote.write_fields(item)
    if item.type in _JOURNALS and "titles/secondary-title" in fields:
        fields["periodical/full-title"] = fields.pop("titles/secondary-title")
    lines = [f"%0 {endnote.write_type(item.type)[0]}\n"]
    for place, tag in reversed(_TAG_OF.items()):
        for text in fields.get(place, ()):
            lines.append(f"{tag} {_flat(text, tag)}\n")
    return "".join(lines)


def _flat(text: str, tag: str) -> str:
    """One line; texts with lines keep them, set off so that none can be taken for a tag."""
    lines = [
        " ".join("".join(c if c.isprintable() else " " for c in line).split())
        for line in text.split("\n")
    ]
    return "\n  ".join(lines) if tag in _LINES else " ".join(lines)
