from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from citekit.errors import SourceError
from citekit.pages import Source, find_sources


def names(*given: str | Path) -> list[str]:
    return [
        str(found) if isinstance(found, SourceError) else found.name
        for found in find_sources([str(name) for name in given])
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "sub/c.md", "sub/d.pdf", "refs.bib", "image.png", ".git/e.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
    return tmp_path


def test_a_folder_gives_its_pages_and_bibliographies_in_order(folder: Path) -> None:
    found = [Path(name).relative_to(folder).as_posix() for name in names(folder)]
    assert found == ["a.html", "b.txt", "refs.bib", "sub/c.md", "sub/d.pdf"]


def test_a_path_a_glob_and_standard_input_keep_their_order(folder: Path) -> None:
    found = names(folder / "b.txt", "-", f"{folder}/*.html", f"{folder}/**/*.md")
    assert [name if name == "-" else Path(name).name for name in found] == [
        "b.txt", "-", "a.html", "c.md",
    ]  # fmt: skip


def test_an_existing_path_wins_over_a_glob(tmp_path: Path) -> None:
    (tmp_path / "page[1].txt").write_text("x")
    (tmp_path / "page1.txt").write_text("y")
    assert names(tmp_path / "page[1].txt") == [str(tmp_path / "page[1].txt")]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.txt", "no such file or folder"),
        ("*.nothing", "no file matches"),
        ("ftp://example.org/a", "only http and https"),
        ("C:\\pages\\a.txt", "no such file or folder"),  # a drive letter is no scheme
    ],
)
def test_what_is_not_there_is_one_clear_line(name: str, message: str) -> None:
    (line,) = names(name)
    assert message in line
    assert name in line


def test_a_folder_without_pages(tmp_path: Path) -> None:
    (tmp_path / "image.png").write_text("x")
    (line,) = names(tmp_path)
    assert "no pages in this folder" in line


def test_an_address_is_its_own() -> None:
    (source,) = find_sources(["HTTPS://example.org/a"])
    assert isinstance(source, Source)
    assert source.url == "HTTPS://example.org/a"


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xff\x00a")
    (source,) = find_sources([str(file)])
    assert isinstance(source, Source)
    assert source.read() == b"\xff\x00a"
    assert source.url is None


@pytest.mark.skipif(sys.platform == "win32", reason="there it is a stream of the file itself")
def test_where_windows_says_a_file_was_downloaded_from(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("x")
    (tmp_path / "a.html:Zone.Identifier").write_text(
        "[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=https://example.org/a.html\r\n"
    )
    (source,) = find_sources([str(file)])
    assert isinstance(source, Source)
    assert source.url == "https://example.org/a.html"


def test_a_file_that_goes_away_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    (source,) = find_sources([str(file)])
    file.unlink()
    assert isinstance(source, Source)
    with pytest.raises(SourceError, match="no such file"):
        source.read()


@pytest.mark.skipif(
    sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="permissions bind neither Windows nor root",
)
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    file.chmod(0)
    (source,) = find_sources([str(file)])
    assert isinstance(source, Source)
    with pytest.raises(SourceError, match="permission denied"):
        source.read()
