"""papis as a library: its format written and read, and real papis beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from citekit.errors import LibraryChangedError, LibraryError
from citekit.library import open_library
from tests.library.test_zotero import NYE, POLLMANN

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "pollmann-japan-south-korea.txt"


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A papis library called ``papers``, and its configuration."""
    folder = tmp_path / "papers"
    folder.mkdir()
    config = tmp_path / "config" / "papis"
    config.mkdir(parents=True)
    (config / "config").write_text(
        f"[settings]\ndefault-library = papers\n[papers]\ndir = {folder}\n", "utf-8"
    )
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return folder


def info(folder: Path, key: str) -> dict[str, object]:
    read = yaml.safe_load((folder / key / "info.yaml").read_text("utf-8"))
    assert isinstance(read, dict)
    return read


def test_items_go_to_papis_and_come_back(papers: Path) -> None:
    with open_library("papis:papers") as library:
        library.add(POLLMANN)
        library.add(NYE)
    written = info(papers, "pollmann2023whats")
    assert written["type"] == "article"
    assert written["author_list"] == [{"family": "Pollmann", "given": "Mina"}]
    assert written["author"] == "Pollmann, Mina"
    assert written["year"] == 2023
    assert len(str(written["papis_id"])) == 32
    assert list(open_library("papis:papers")) == [NYE, POLLMANN]


def test_a_change_keeps_files_tags_and_unknown_fields(papers: Path) -> None:
    with open_library("papis:papers") as library:
        library.add(NYE)
    file = papers / "nye2004soft" / "info.yaml"
    file.write_text(file.read_text("utf-8") + "tags: [power]\nmine: 3\n", "utf-8")
    with open_library("papis:papers") as library:
        library.replace("nye2004soft", replace(NYE, variables={**NYE.variables, "edition": "2"}))
    changed = info(papers, "nye2004soft")
    assert (changed["tags"], changed["mine"], changed["edition"]) == (["power"], 3, "Second")


def test_a_document_with_files_is_not_removed(papers: Path) -> None:
    with open_library("papis:papers") as library:
        library.add(NYE)
    (papers / "nye2004soft" / "book.pdf").write_bytes(b"%PDF")
    library = open_library("papis:papers")
    library.remove("nye2004soft")
    with pytest.raises(LibraryError, match="papis rm"):
        library.save()
    assert (papers / "nye2004soft" / "info.yaml").is_file()


def test_what_was_changed_meanwhile_is_not_overwritten(papers: Path) -> None:
    with open_library("papis:papers") as library:
        library.add(NYE)
    library = open_library("papis:papers")
    library.replace("nye2004soft", replace(NYE, type="report"))
    file = papers / "nye2004soft" / "info.yaml"
    os.utime(file, ns=(1, 1))
    with pytest.raises(LibraryChangedError):
        library.save()


def test_a_library_that_papis_does_not_have_is_named(papers: Path) -> None:
    with pytest.raises(LibraryError, match="it has papers"):
        open_library("papis:books")


def _papis(*arguments: str, papers: Path) -> str:
    program = ROOT / ".venvs" / "papis" / "bin" / "papis"
    if not program.exists():
        pytest.fail("papis is not installed: .ci/libraries does it")
    done = subprocess.run(
        [str(program), *arguments], capture_output=True, text=True, check=False, cwd=papers.parent
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.peer
def test_real_papis_reads_what_was_added(papers: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "citekit", "add", str(SEED), "--library", "papis:papers"],
        check=True, capture_output=True, cwd=ROOT,
    )  # fmt: skip
    _papis("cache", "reset", papers=papers)
    exported = _papis("export", "--all", "--format", "bibtex", papers=papers)
    assert "@article{pollmann2023whats," in exported
    assert "journal = {The Diplomat}" in exported


@pytest.mark.peer
def test_real_papis_adds_a_page_by_our_importer(papers: Path) -> None:
    _papis("add", "--batch", "--from", "citekit", str(SEED), papers=papers)
    (file,) = papers.rglob("info.yaml")
    added = yaml.safe_load(file.read_text("utf-8"))
    assert added["journal"] == "The Diplomat"
    (item,) = open_library("papis:papers")
    assert item.names("author") == POLLMANN.names("author")
    assert item.date("issued") == POLLMANN.date("issued")
