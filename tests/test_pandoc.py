"""Documents whose sources are resolved, through real pandoc where it is installed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from citekit.errors import ParseError
from citekit.pandoc import resolve_document

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "pollmann-japan-south-korea.txt"
LIBRARY = """\
@book{nye2004soft,
  author = {Nye, Joseph S.},
  title = {Soft Power: The Means to Success in World Politics},
  publisher = {PublicAffairs},
  year = {2004},
  url = {https://www.publicaffairsbooks.com/soft-power},
}
"""


def cite(key: str) -> dict[str, Any]:
    return {"t": "Cite", "c": [[{"citationId": key, "citationMode": {"t": "NormalCitation"}}], []]}


def document(*inlines: dict[str, Any], **meta: object) -> dict[str, Any]:
    return {
        "pandoc-api-version": [1, 23, 1],
        "meta": {name.replace("_", "-"): value for name, value in meta.items()},
        "blocks": [{"t": "Para", "c": list(inlines)}],
    }


def key_of(resolved: dict[str, Any]) -> str:
    return str(resolved["blocks"][0]["c"][0]["c"][0][0]["citationId"])


def test_a_saved_page_becomes_a_reference(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(SEED.read_bytes())
    resolved = resolve_document(document(cite("page:page.txt")), tmp_path)
    assert resolved.failures == ()
    assert key_of(resolved.document) == "pollmann2023whats"
    (reference,) = resolved.document["meta"]["references"]["c"]
    assert reference["c"]["id"] == {"t": "MetaString", "c": "pollmann2023whats"}


def test_an_address_in_the_library_needs_no_network(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(LIBRARY, "utf-8")
    given = document(
        cite("url:https://www.publicaffairsbooks.com/soft-power"),
        bibliography={"t": "MetaString", "c": "refs.bib"},
    )
    resolved = resolve_document(given, tmp_path)
    assert key_of(resolved.document) == "nye2004soft"
    assert "references" not in resolved.document["meta"]


def test_an_address_is_fetched_only_when_that_was_said(tmp_path: Path) -> None:
    resolved = resolve_document(document(cite("url:https://example.org/a")), tmp_path)
    ((name, reason),) = resolved.failures
    assert name == "url:https://example.org/a"
    assert "citekit-fetch: true" in reason
    assert key_of(resolved.document) == name


def test_new_items_go_to_the_library_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(LIBRARY, "utf-8")
    (tmp_path / "page.txt").write_bytes(SEED.read_bytes())
    given = document(cite("page:page.txt"), citekit_library={"t": "MetaString", "c": "refs.bib"})
    resolved = resolve_document(given, tmp_path)
    assert key_of(resolved.document) == "pollmann2023whats"
    text = (tmp_path / "refs.bib").read_text("utf-8")
    assert text.startswith(LIBRARY)
    assert "@article{pollmann2023whats," in text


def test_a_citation_in_words_becomes_a_cite(tmp_path: Path) -> None:
    words = "Nye, Joseph S. Soft Power: The Means to Success in World Politics. New York: PublicAffairs, 2004."
    inlines = [{"t": "Str", "c": word} for word in words.split()]
    spaced = [part for one in inlines for part in (one, {"t": "Space"})][:-1]
    span = {"t": "Span", "c": [["", ["cite"], []], spaced]}
    resolved = resolve_document(document(span), tmp_path)
    assert key_of(resolved.document) == "nye2004soft"


def test_what_is_no_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="no pandoc document"):
        resolve_document({"a": 1}, tmp_path)


@pytest.mark.peer
def test_real_pandoc_renders_what_was_resolved(tmp_path: Path) -> None:
    import pypandoc

    (tmp_path / "page.txt").write_bytes(SEED.read_bytes())
    (tmp_path / "text.md").write_text("As shown [@page:page.txt, p. 3].\n", "utf-8")
    pandoc = pypandoc.get_pandoc_path()
    told = subprocess.run(
        [pandoc, "text.md", "-t", "json"], cwd=tmp_path, capture_output=True, check=True
    ).stdout
    filtered = subprocess.run(
        [sys.executable, "-m", "citekit", "pandoc-filter", "html"],
        cwd=tmp_path, input=told, capture_output=True, check=True,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    ).stdout  # fmt: skip
    assert json.loads(filtered)["meta"]["references"]
    html = subprocess.run(
        [pandoc, "-f", "json", "--citeproc", "-t", "html"],
        cwd=tmp_path, input=filtered, capture_output=True, check=True,
    ).stdout.decode("utf-8")  # fmt: skip
    assert "Pollmann" in html
    assert "The Diplomat" in html


@pytest.mark.peer
def test_the_quarto_extension_runs_in_real_pandoc(tmp_path: Path) -> None:
    import pypandoc

    (tmp_path / "page.txt").write_bytes(SEED.read_bytes())
    (tmp_path / "text.md").write_text("As shown [@page:page.txt].\n", "utf-8")
    program = tmp_path / "citekit"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m citekit "$@"\n')
    program.chmod(0o755)
    extension = ROOT / "editors" / "quarto" / "_extensions" / "citekit" / "citekit.lua"
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "text.md", "--lua-filter", str(extension), "--citeproc", "-t", "plain"],
        cwd=tmp_path, capture_output=True, check=True,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "CITEKIT": str(program)},
    )  # fmt: skip
    assert "Pollmann" in done.stdout.decode("utf-8"), done.stderr
