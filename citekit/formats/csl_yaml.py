"""CSL-YAML ↔ Items: CSL-JSON written as YAML, as pandoc keeps it in ``references:``."""

from __future__ import annotations

from citekit.errors import ItemError
from citekit.formats.csl_json import load_csl_data
from citekit.formats.notation import Dumped, DumpOptions, Loaded
from citekit.formats.yaml_text import load_yaml, write_yaml
from citekit.model import Item


def load_csl_yaml(text: str) -> Loaded:
    """Read CSL-YAML: a list, or a mapping with ``references``.

    Raises:
        ParseError: no YAML; line and column say where.
        ItemError: there is no list of items.
    """
    data, notices = load_yaml(text)
    if isinstance(data, str) or data is None:
        raise ItemError("", "a list of items is expected")
    return load_csl_data(data, notices)


def dump_csl_yaml(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write CSL-YAML as pandoc does, below ``references``."""
    data = {"references": [item.to_csl() for item in items]}
    return Dumped(text=write_yaml(data, ascii_only=options.ascii_only))
