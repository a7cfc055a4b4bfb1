"""Real, messy .bib files: whatever BibTeX itself takes is an item here, and nothing goes in silence."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from citekit.formats import load
from citekit.formats.bibtex_index import index_bibtex
from citekit.formats.texts import decode_bibliography

pytestmark = [pytest.mark.corpus, pytest.mark.peer]

# A style that prints the key of each entry, whatever its type.
KEYS = """ENTRY{title}{}{}
FUNCTION{out}{"KEY:" cite$ * write$ newline$ newline$}
FUNCTION{default.type}{out}
READ
ITERATE{call.type$}
"""


def _keys_of_bibtex(folder: Path, data: bytes) -> set[str]:
    (folder / "keys.bst").write_text(KEYS, encoding="ascii")
    (folder / "refs.bib").write_bytes(data)
    (folder / "paper.aux").write_text(
        "\\citation{*}\n\\bibdata{refs}\n\\bibstyle{keys}\n", encoding="ascii"
    )
    subprocess.run(["bibtex", "paper"], cwd=folder, capture_output=True, check=False)
    printed = (folder / "paper.bbl").read_bytes().decode("utf-8", "replace")
    return {key.strip().lower() for key in re.findall(r"KEY:([^\n]*)", printed)}


def test_bibtex_finds_nothing_that_is_lost_here(corpus: Path, tmp_path: Path) -> None:
    files = sorted((corpus / "formats" / "bib").glob("*.bib"))
    assert files
    taken = 0
    for file in files:
        data = file.read_bytes()
        theirs = _keys_of_bibtex(tmp_path, data)
        loaded = load(data, "bibtex")
        ours = {item.id.encode("utf-8", "replace").decode().lower() for item in loaded.items}
        # Containers of fields for others to take, which are told, are no works.
        told = {n.params["key"].lower() for n in loaded.notices if n.code == "bibtex-xdata"}
        lost = {key for key in theirs - ours - told if key.isascii()}
        assert lost == set(), file.name
        taken += len(theirs)
    assert taken > 500


def test_what_looks_like_an_entry_is_an_item_or_a_notice(corpus: Path) -> None:
    for file in sorted((corpus / "formats" / "bib").glob("*.bib")):
        text, _ = decode_bibliography(file.read_bytes())
        loaded = load(text, "bibtex")
        blocks, unclosed = index_bibtex(text)
        entries = [b for b in blocks if b.kind not in ("comment", "preamble", "string", "xdata")]
        told = [n for n in loaded.notices if n.code in ("bibtex-fault", "bibtex-mended")]
        assert len(loaded.items) + len(told) >= len(entries), file.name
        assert not unclosed or told, file.name
