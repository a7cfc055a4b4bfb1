"""``citekit add`` as a user runs it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_commands import ROOT, SEED, run, told


def test_add_prints_the_key_and_writes_the_entry(tmp_path: Path) -> None:
    bib = tmp_path / "refs.bib"
    result = run("add", SEED, "--library", bib)
    assert (result.stdout, result.returncode) == (b"pollmann2023whats\n", 0)
    text = bib.read_text("utf-8")
    assert text.startswith("@article{pollmann2023whats,\n")
    assert "{Japan}–{South Korea}" in text  # learnt from the page


def test_what_is_there_already_is_skipped_and_told(tmp_path: Path) -> None:
    bib = tmp_path / "refs.bib"
    run("add", SEED, "-l", bib)
    before = bib.read_bytes()
    result = run("add", SEED, "-l", bib)
    assert result.returncode == 0
    assert "pollmann2023whats" in told(result)
    assert "skip" in told(result)
    assert bib.read_bytes() == before
    run("add", SEED, "-l", bib, "--on-duplicate", "add")
    assert bib.read_bytes().startswith(before)
    assert b"{pollmann2023whatsa," in bib.read_bytes()


def test_a_dry_run_prints_the_diff_and_writes_nothing(tmp_path: Path) -> None:
    bib = tmp_path / "refs.bib"
    bib.write_text("% mine\n", "utf-8")
    result = run("add", SEED, "-l", bib, "--dry-run")
    assert "+@article{pollmann2023whats," in result.stdout.decode("utf-8").splitlines()
    assert bib.read_text("utf-8") == "% mine\n"


def test_references_are_added_from_standard_input(tmp_path: Path) -> None:
    bib = tmp_path / "refs.bib"
    lines = (
        b"Nye, Joseph S. Soft Power. New York: PublicAffairs, 2004.\n"
        b'Nye, Joseph S. "Get Smart." Foreign Affairs, July 2009.\n'
    )
    result = run("add", "-", "-l", bib, stdin=lines)
    assert result.stdout.split() == [b"nye2004soft", b"nye2009get"]
    assert bib.read_text("utf-8").count("\n@") + 1 == 2


def test_the_default_library_is_the_projects(tmp_path: Path) -> None:
    (tmp_path / "citekit.toml").write_text('library = "refs.bib"\n', "utf-8")
    (tmp_path / "notes").mkdir()
    result = run("add", SEED, cwd=tmp_path / "notes")
    assert result.returncode == 0, told(result)
    assert (tmp_path / "refs.bib").exists()
    result = run("add", SEED, cwd=ROOT)
    assert result.returncode == 1
    assert "--library" in told(result)


def test_nothing_is_added_that_nobody_named(tmp_path: Path) -> None:
    result = run("add", "-l", tmp_path / "refs.bib")
    assert result.returncode == 2
    assert "SOURCE" in told(result)
    assert not (tmp_path / "refs.bib").exists()
