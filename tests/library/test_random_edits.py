"""Random files and random changes: every entry that is not meant keeps its bytes."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citekit.library import open_library
from citekit.library.bib_layout import BibLayout
from citekit.library.contents import Layout
from citekit.library.json_layout import JsonLayout
from tests.library.works import GOEDEL, RISE

GAPS = st.sampled_from(["\n", "\n\n", "\n\n\n", "\n% a comment\n", "\r\n\r\n", "\nfree text\n\n"])
BIB = st.sampled_from(
    [
        "@book{{{key},\n  title = {{The Twenty Years' Crisis}},\n  author = {{Carr, E. H.}},\n}}",
        '@BOOK{{{key},\n\tTITLE = "Theory of {{International}} Politics",\n\tYEAR = 1979\n}}',
        "@misc{{{key}, title = {{Man, the {{State}}, and War}}, note = fa # {{ x }}}}",
        "@article({key}, title = {{The Anarchical Society}}, abstract = {{a @b{{c}} d}})",
        "@string{{fa = {{Foreign Affairs}}}}\n@online{{{key}, url = {{https://x.org/a%20b}}}}",
        "@Comment{{jabref-meta: a;}}\n@misc{{{key},}}",
    ]
)
JSON_ITEMS = st.sampled_from(
    [
        '{{"id": "{key}", "type": "book", "title": "The Twenty Years\\u2019 Crisis", "x": [1, {{}}]}}',
        '{{\n    "type":"book",\n    "id":"{key}"\n  }}',
        '{{"type": "article-journal", "id": "{key}", "title": "A ] }} , \\" b"}}',
    ]
)
CHANGES = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "rename", "change"]), st.integers(0, 30)),
    min_size=1, max_size=6,
)  # fmt: skip


def _check(layout: Layout, suffix: str, text: str, changes: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"refs{suffix}"
        data = text.encode()
        path.write_bytes(data)
        before = _entries(layout, data)
        touched: set[str] = set()
        kept = list(before)
        with open_library(str(path)) as library:
            for number, (action, place) in enumerate(changes):
                if action == "add":
                    kept.append(library.add(GOEDEL, f"new{number}"))
                    touched.add(f"new{number}")
                elif kept:
                    key = kept[place % len(kept)]
                    touched.add(key)
                    if action == "remove":
                        library.remove(key)
                        kept.remove(key)
                    elif action == "rename":
                        library.rename(key, f"other{number}")
                        kept[kept.index(key)] = f"other{number}"
                        touched.add(f"other{number}")
                    else:
                        item = library.get(key)
                        page = {"page": RISE.text("page")}
                        library.replace(key, replace(item, variables={**item.variables, **page}))
        after = _entries(layout, path.read_bytes())
        assert list(after) == kept
        for key in kept:
            if key not in touched:
                assert after[key] == before[key]
        if kept != list(before):
            open_library(str(path)).undo()
            assert path.read_bytes() == data


def _entries(layout: Layout, data: bytes) -> dict[str, bytes]:
    contents = layout.scan(data)
    assert not contents.refusal
    spans = zip(contents.keys, contents.starts, contents.ends, strict=True)
    return {key: data[start:end] for key, start, end in spans}


SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(st.lists(st.tuples(BIB, GAPS), max_size=6), GAPS, CHANGES)
@SETTINGS
def test_bib_files(
    entries: list[tuple[str, str]], head: str, changes: list[tuple[str, int]]
) -> None:
    text = head + "".join(
        entry.format(key=f"key{number}") + gap for number, (entry, gap) in enumerate(entries)
    )
    _check(BibLayout(), ".bib", text, changes)


@given(st.lists(JSON_ITEMS, max_size=5), st.sampled_from(["\n  ", " ", "\r\n", ""]), CHANGES)
@SETTINGS
def test_json_files(items: list[str], space: str, changes: list[tuple[str, int]]) -> None:
    rows = [item.format(key=f"key{number}") for number, item in enumerate(items)]
    text = "[" + space + f",{space}".join(rows) + space + "]\n"
    json.loads(text)
    _check(JsonLayout(), ".json", text, changes)
