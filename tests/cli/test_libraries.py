"""The commands of libraries as a user runs them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from citekit.library import open_library
from tests.cli.test_commands import ROOT, SEED, run, told
from tests.library.works import GOEDEL, RISE, SOFT_POWER, WORKS


@pytest.fixture
def bib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / ".state"))
    path = tmp_path / "refs.bib"
    path.write_text("% The great powers\n\n", "utf-8")
    with open_library(str(path)) as library:
        for work in WORKS:
            library.add(work)
    return path


def test_list_and_search_print_a_line_an_item(bib: Path) -> None:
    lines = run("list", "-l", bib).stdout.decode("utf-8").splitlines()
    assert len(lines) == 4
    assert lines[0].split()[:3] == ["nye2004soft", "Nye", "2004"]
    found = run("search", "godel", "satze", "-l", bib)
    assert found.stdout.decode("utf-8").startswith("godel1931uber  Gödel 1931")
    nothing = run("search", "thermodynamics", "-l", bib)
    assert (nothing.stdout, nothing.returncode) == (b"", 1)


def test_list_as_json_is_csl(bib: Path) -> None:
    rows = [json.loads(line) for line in run("list", "-l", bib, "--json").stdout.splitlines()]
    assert [row["id"] for row in rows] == [work.id for work in WORKS]
    assert rows[2]["DOI"] == RISE.text("DOI")


def test_show_tells_the_place_and_renders(bib: Path) -> None:
    shown = run("show", "godel1931uber", "-l", bib).stdout.decode("utf-8")
    line = next(
        number
        for number, text in enumerate(bib.read_text("utf-8").splitlines(), 1)
        if "{godel1931uber," in text
    )
    assert shown.splitlines()[0] == f"godel1931uber  article-journal  {bib}:{line}"
    styled = run("show", "nye2004soft", "-l", bib, "--style", "apa").stdout.decode("utf-8")
    assert styled.startswith("Nye, J. S., Jr. (2004). ")


def test_a_missing_library_and_key_are_told(bib: Path) -> None:
    assert "no such library" in told(run("list", "-l", bib.with_name("none.bib")))
    result = run("show", "nye2005soft", "-l", bib)
    assert result.returncode == 1
    assert "did you mean nye2004soft" in told(result)


def test_edit_writes_what_the_editor_left(
    bib: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "path.write_text(path.read_text('utf-8').replace('PublicAffairs', 'Public Affairs'), 'utf-8')\n"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {editor}")
    before = bib.read_text("utf-8")
    result = run("edit", "nye2004soft", "-l", bib)
    assert result.returncode == 0, told(result)
    assert bib.read_text("utf-8") == before.replace("{PublicAffairs}", "{Public Affairs}")
    assert "nothing was changed" in told(run("edit", "nye2004soft", "-l", bib))


def test_edit_refuses_what_is_no_item(
    bib: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text("import pathlib, sys\npathlib.Path(sys.argv[1]).write_text('- id: [')\n")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {editor}")
    before = bib.read_bytes()
    result = run("edit", "nye2004soft", "-l", bib)
    assert result.returncode == 1
    assert "what you wrote is in" in told(result)
    assert bib.read_bytes() == before


def test_remove_shows_its_diff_and_undo_brings_back(bib: Path) -> None:
    before = bib.read_bytes()
    diff = run("remove", "nye2004soft", "-l", bib, "--dry-run").stdout.decode("utf-8")
    assert "-@book{nye2004soft," in diff.splitlines()
    assert bib.read_bytes() == before
    assert run("remove", "nye2004soft", "vaswani2017attention", "-l", bib).returncode == 0
    assert b"nye2004soft" not in bib.read_bytes()
    assert bib.read_bytes().startswith(b"% The great powers\n\n")
    assert "removed 2 items" in told(run("undo", "-l", bib))
    assert bib.read_bytes() == before


def test_rename_reaches_the_documents(bib: Path, tmp_path: Path) -> None:
    tex = tmp_path / "paper.tex"
    tex.write_bytes(
        b"\\cite[3]{nye2004soft,brooks2015rise} nye2004soft \\citet*{nye2004soft}\r\n\xff"
    )
    note = tmp_path / "note.md"
    note.write_text("See [@nye2004soft, p. 3; -@nye2004softa] and @nye2004soft.\n", "utf-8")
    result = run("rename", "nye2004soft", "nye:2004", "-l", bib, "--in", tex, "--in", note)
    assert result.returncode == 0, told(result)
    assert "{nye:2004," in bib.read_text("utf-8")
    assert tex.read_bytes() == (
        b"\\cite[3]{nye:2004,brooks2015rise} nye2004soft \\citet*{nye:2004}\r\n\xff"
    )
    assert note.read_text("utf-8") == "See [@nye:2004, p. 3; -@nye2004softa] and @nye:2004.\n"


def test_duplicates_are_found_and_merged(bib: Path) -> None:
    with open_library(str(bib)) as library:
        variables = {
            **SOFT_POWER.variables,
            "note": "Second printing",
            "title": "Soft power: the means to success in world politics",
        }
        variables.pop("publisher-place")
        library.add(type(SOFT_POWER)(id="nye04", type="book", variables=variables))
    listed = run("duplicates", "-l", bib).stdout.decode("utf-8")
    assert [line.split()[0] for line in listed.splitlines()[1:]] == ["nye2004soft", "nye04"]
    result = run("merge", "nye2004soft", "nye04", "-l", bib)
    assert result.returncode == 0, told(result)
    text = bib.read_text("utf-8")
    assert "nye04" not in text
    assert "Second printing" in text
    assert run("duplicates", "-l", bib).stdout == b""


def test_check_finds_what_is_wrong(bib: Path) -> None:
    assert run("check", "-l", bib).returncode == 0
    with bib.open("a", encoding="utf-8") as file:
        file.write(
            "@article{nye2009,\n  author = {Nye, Joseph S.},\n  title = {Get SmartÃ©},\n"
            "  journal = {Foreign Affairs},\n  doi = {11.1000/x},\n  isbn = {9781586482252},\n}\n"
            "@book{Nye2004soft, title = {Again}, author = {A, B}, publisher = {C}, year = 2004}\n"
        )
    result = run("check", "-l", bib)
    assert result.returncode == 4
    lines = result.stdout.decode("utf-8")
    for words in ("DOI '11.1000/x'", "ISBN", "issued is missing", "wrong encoding", "Nye2004soft"):
        assert words in lines
    rows = [json.loads(line) for line in run("check", "-l", bib, "--json").stdout.splitlines()]
    assert {"doi", "isbn", "missing", "mojibake"} <= {row["code"] for row in rows}


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another signal there")
def test_watch_adds_pages_as_they_appear(bib: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "citekit", "watch", pages, "-l", bib, "--every", "0.05"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:  # fmt: skip
        assert process.stderr is not None
        assert process.stdout is not None
        assert b"watching" in process.stderr.readline()
        (pages / "page.txt").write_bytes(SEED.read_bytes())
        assert process.stdout.readline() == b"pollmann2023whats\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
    assert "{pollmann2023whats," in bib.read_text("utf-8")
    assert GOEDEL.id in open_library(str(bib))


def test_a_database_is_exported_and_takes_bibliographies(bib: Path) -> None:
    database = bib.with_suffix(".sqlite")
    added = run("add", bib, "-l", database)
    assert added.stdout.split() == [work.id.encode() for work in WORKS]
    back = run("export", database, "--style", "csl-json")
    assert [row["id"] for row in json.loads(back.stdout)] == [work.id for work in WORKS]
    assert run("add", database, "-l", bib).returncode == 0
    assert len(open_library(str(bib))) == len(WORKS)


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are others there")
@pytest.mark.parametrize(("answer", "left"), [("u", 4), ("a", 5), ("s", 4), ("", 4)])
def test_a_person_is_asked_on_a_terminal(bib: Path, answer: str, left: int) -> None:
    import pty

    page = bib.with_name("again.json")
    again = {
        **SOFT_POWER.to_csl(),
        "id": "soft",
        "number-of-pages": "192",
        "publisher": "Basic Books",
    }
    page.write_text(json.dumps([again]), "utf-8")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "citekit", "add", page, "-l", bib],
        stdin=theirs, stderr=theirs, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:  # fmt: skip
        os.close(theirs)
        os.write(ours, answer.encode() + b"\n")
        assert process.wait(60) == 0
        assert process.stdout is not None
        assert process.stdout.read() == (b"soft\n" if answer == "a" else b"nye2004soft\n")
        shown = b""
        while chunk := _read(ours):
            shown += chunk
    os.close(ours)
    text = shown.decode("utf-8")
    assert text.count("[s]kip, [u]pdate") == 1  # asked once, though the work is looked up twice
    assert "number-of-pages: 192" in text
    assert "publisher: PublicAffairs  |  Basic Books" in text
    library = open_library(str(bib))
    assert len(library) == left
    assert (library.get("nye2004soft").text("number-of-pages") == "192") is (answer == "u")
    assert library.get("nye2004soft").text("publisher") == "PublicAffairs"


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux: the other side is closed
        return b""
