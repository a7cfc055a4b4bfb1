"""CSL-JSON 1.0.2 ↔ Items: a list of item objects (csl-data.json).

Also read: a single object, ``{"items": […]}`` and ``{"references": […]}``, and the types
and variables of older versions that Zotero, Better BibTeX and pandoc write.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from citekit.errors import ItemError
from citekit.formats.json_text import is_list, load_json
from citekit.formats.notation import Dumped, DumpOptions, Loaded, item_invalid, type_replaced
from citekit.model import JSON, Item, Notice
from citekit.variables import TYPES

# Types that CSL 1.0.2 lacks, as pandoc, citeproc-lua and Zotero write them.
_OTHER_TYPES = {
    "preprint": "article",
    "video": "motion_picture",
    "blog": "post-weblog",
    "post_weblog": "post-weblog",
    "misc": "document",
    "": "document",
}


def load_csl_json(text: str) -> Loaded:
    """Read CSL-JSON.

    Raises:
        ParseError: no JSON; line and column say where.
        ItemError: there is no list of items, or the only item is not valid.
    """
    data, notices = load_json(text, "CSL-JSON")
    return load_csl_data(data, notices)


def load_csl_data(data: JSON, notices: tuple[Notice, ...] = ()) -> Loaded:
    """Return the items of CSL data that JSON or YAML gave; a bad one is left out and named.

    Raises:
        ItemError: there is no list of items, or the only item is not valid.
    """
    found = list(notices)
    items: list[Item] = []
    entries = _entries(data)
    for path, entry in entries:
        try:
            items.append(_item(entry, path, found))
        except ItemError as error:
            if len(entries) == 1:
                raise
            found.append(item_invalid(error.path, error.reason))
    return Loaded(items=tuple(items), notices=tuple(found))


def dump_csl_json(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write CSL-JSON, one variable a line; ``ascii_only`` escapes what is not ASCII."""
    data = [item.to_csl() for item in items]
    return Dumped(text=json.dumps(data, ensure_ascii=options.ascii_only, indent=2) + "\n")


def _entries(data: JSON) -> list[tuple[str, JSON]]:
    if isinstance(data, Mapping):
        for key in ("items", "references"):
            inner = data.get(key)
            if is_list(inner):
                return [(f"{key}[{i}]", entry) for i, entry in enumerate(inner)]
        if "type" not in data and data and all(isinstance(v, Mapping) for v in data.values()):
            return [(key, {"id": key, **v}) for key, v in data.items() if isinstance(v, Mapping)]
        return [("", data)]
    if is_list(data):
        return [(f"[{i}]", entry) for i, entry in enumerate(data)]
    raise ItemError("", "a list of items is expected")


def _item(entry: JSON, path: str, notices: list[Notice]) -> Item:
    if not isinstance(entry, Mapping):
        raise ItemError(path, "an item is an object")
    kind = entry.get("type", "")
    if isinstance(kind, str) and kind not in TYPES:
        known = _OTHER_TYPES.get(kind) or (
            kind.replace("_", "-") if kind.replace("_", "-") in TYPES else ""
        )
        if not known:
            known = "document"
        entry = {**entry, "type": known}
        if kind:
            notices.append(type_replaced(str(entry.get("id", path)), kind, known))
    return Item.from_csl(entry, path)
