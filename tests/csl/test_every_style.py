"""Every shipped style renders the items of the corpus; a dependent one in its own locale.

Some styles print nothing for some types; such entries are left out.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from citekit.csl import render_bibliography
from citekit.csl.engine import compile_engine
from citekit.model import Item
from citekit.styles import find_style, style_ids

_CORPUS = os.environ.get("CITEKIT_CORPUS")


@pytest.mark.long
@pytest.mark.corpus
@pytest.mark.skipif(not _CORPUS, reason="CITEKIT_CORPUS names no data")
def test_every_style_renders_every_item() -> None:
    data = (Path(str(_CORPUS)) / "csl" / "golden" / "items.json").read_text(encoding="utf-8")
    items = tuple(Item.from_csl(item) for item in json.loads(data))
    seen: set[tuple[str, str | None]] = set()
    failing: dict[str, str] = {}
    names = style_ids()
    for name in names:
        style = find_style(name)
        if (style.place, style.default_locale) in seen:
            continue
        seen.add((style.place, style.default_locale))
        try:
            if compile_engine(style).bibliography is None:
                continue
            entries = render_bibliography(items, style).entries
        except Exception as error:  # noqa: BLE001  whatever it is, it is told with the style
            failing[name] = repr(error)
            continue
        if not entries or not all(entry.text.strip() for entry in entries):
            failing[name] = f"{len(entries)} entries"
    assert len(names) >= 10_844
    assert failing == {}
