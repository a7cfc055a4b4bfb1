"""A thousand varied works as other programs read what we write of them: no error, same fields.

Works that BibTeX's or biblatex's rules ask more of (an author) only bring their warnings.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from bench.items import make_items
from citekit.formats import dump
from citekit.model import Item

pytestmark = pytest.mark.peer

ITEMS = tuple(Item.from_csl(item) for item in make_items(1_000))
PLAIN = ("volume", "issue", "DOI", "URL", "publisher", "publisher-place", "container-title")


def _run(folder: Path, *command: str) -> str:
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout[-2_000:] + told.stderr[-2_000:]
    return told.stdout


def _write(folder: Path, name: str, notation: str, items: tuple[Item, ...] = ITEMS) -> None:
    (folder / name).write_text(dump(items, notation).text, encoding="utf-8", newline="\n")


def _words(text: object) -> list[str]:
    """What a text says whatever its markup, dashes, quotes and capitals."""
    plain = re.sub(r"</?[a-z]+[^<>]*>|[\\{}$_^~]|text\w+", " ", str(text))
    return re.findall(r"\w+", plain.casefold())


def _family_words(names: Iterable[Mapping[str, Any]]) -> list[str]:
    parts = ("non-dropping-particle", "dropping-particle", "family", "literal")
    return sorted(word for name in names for part in parts for word in _words(name.get(part, "")))


def test_bibtex_takes_every_entry(tmp_path: Path) -> None:
    _write(tmp_path, "refs.bib", "bibtex")
    (tmp_path / "paper.aux").write_text(
        "\\citation{*}\n\\bibdata{refs}\n\\bibstyle{plain}\n", encoding="utf-8"
    )
    told = _run(tmp_path, "bibtex", "paper")
    assert "error" not in told.lower()
    warned = {line.split(" in ")[0] for line in told.splitlines() if line.startswith("Warning--")}
    assert all(re.match("Warning--(empty author|to sort, need)", line) for line in warned)
    assert (tmp_path / "paper.bbl").read_text("utf-8").count("\\bibitem{") == len(ITEMS)


def test_biber_validates_every_entry(tmp_path: Path) -> None:
    _write(tmp_path, "refs.bib", "biblatex")
    told = _run(
        tmp_path, "biber", "--tool", "--validate-datamodel", "--output-file=out.bib", "refs.bib"
    )
    warned = [line for line in told.splitlines() if line.startswith(("WARN", "ERROR"))]
    unexpected = [
        line for line in warned
        if not re.search(r"IS[BS]N|[Mm]andatory field|must be defined|Invalid field 'number'", line)
    ]  # fmt: skip
    assert unexpected == []
    assert (tmp_path / "out.bib").read_text("utf-8").count("\n@") + 1 >= len(ITEMS)


@pytest.mark.parametrize("notation", ["bibtex", "biblatex"])
def test_pandoc_reads_the_same_fields(notation: str, tmp_path: Path) -> None:
    import pypandoc

    text = dump(ITEMS, notation).text
    found = {
        item["id"]: item for item in json.loads(pypandoc.convert_text(text, "csljson", notation))
    }
    for item in ITEMS:
        wanted, other = item.to_csl(), found[item.id]
        for variable in PLAIN:
            if variable == "container-title" and notation == "bibtex" and item.type == "webpage":
                continue  # howpublished, which pandoc takes for the publisher
            if variable in wanted and variable in other:
                assert _words(other[variable]) == _words(wanted[variable]), (item.id, variable)
        assert _words(other["title"]) == _words(wanted["title"]), item.id
        for variable in ("author", "editor"):
            names = wanted.get(variable)
            if isinstance(names, list):
                assert _family_words(other[variable]) == _family_words(names)
        date = item.date("issued")
        if date is not None and date.year is not None and date.year > 0:
            assert other["issued"]["date-parts"][0][0] == date.year, item.id


@pytest.mark.parametrize(
    ("name", "notation"), [("a.bib", "bibtex"), ("b.bib", "biblatex"), ("c.yaml", "hayagriva")]
)
def test_typst_prints_every_entry(name: str, notation: str, tmp_path: Path) -> None:
    import typst

    _write(tmp_path, name, notation)
    (tmp_path / "paper.typ").write_text(
        f'#bibliography("{name}", full: true, style: "ieee")\n', encoding="utf-8"
    )
    assert typst.compile(str(tmp_path / "paper.typ"), format="pdf")


def test_bibutils_read_words_sources(tmp_path: Path) -> None:
    """bibutils 7.2 reads titles, volumes and pages; not even its own sources give it names."""
    _write(tmp_path, "sources.xml", "word-xml")
    records = _run(tmp_path, "wordbib2xml", "sources.xml").split("<mods ")[1:]
    assert len(records) == len(ITEMS)
    for item, record in zip(ITEMS, records, strict=True):
        found = set(_words(html.unescape(record)))
        wanted = {"title", "volume"} | (
            {"container-title"} if item.type == "article-journal" else set()
        )
        for variable in wanted:
            assert set(_words(item.text(variable))) <= found, (item.id, variable)


def test_cff_is_valid() -> None:
    import cffconvert

    cffconvert.Citation(dump(ITEMS[:100], "cff").text).validate()


def test_rispy_reads_the_same_fields() -> None:
    import rispy

    read = rispy.loads(dump(ITEMS, "ris").text)
    assert len(read) == len(ITEMS)
    fields = {"volume": "volume", "issue": "number", "DOI": "doi", "publisher": "publisher"}
    for item, found in zip(ITEMS, read, strict=True):
        assert _words(found["title"]) == _words(item.text("title"))
        assert len(found.get("authors", [])) == len(item.names("author"))
        for variable, field in fields.items():
            if item.text(variable) and field in found:
                assert _words(found[field]) == _words(item.text(variable)), (item.id, variable)
