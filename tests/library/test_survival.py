"""Kills, races, faults, full disks: real processes on real files; the file is old or new, whole."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from citekit.errors import LibraryChangedError, LibraryError
from citekit.library import open_library
from citekit.library.locks import LibraryLockedError, locked
from tests.library.works import ATTENTION, GOEDEL, RISE, SOFT_POWER

ROOT = Path(__file__).parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="forks and signals are POSIX's")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="preloads a library of Linux")


def start(*arguments: str | int | Path, preload: Path | None = None) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if preload is not None:
        environment["LD_PRELOAD"] = str(preload)
    return subprocess.Popen(
        [sys.executable, "-m", "tests.library.workers", *map(str, arguments)],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def output(*arguments: str | int | Path, preload: Path | None = None) -> list[str]:
    with start(*arguments, preload=preload) as process:
        out, err = process.communicate()
    assert process.returncode == 0, err.decode()
    return out.decode().splitlines()


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that another user may look into."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    if made.exists():
        made.chmod(0o755)
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def bib(folder: Path) -> Path:
    path = folder / "refs.bib"
    path.write_text(
        "% Great powers\n@book{carr1939, title = {The Twenty Years' Crisis}}\n", "utf-8"
    )
    path.chmod(0o644)
    return path


@pytest.fixture(scope="session")
def faults(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        pytest.skip("no C compiler")
    library = tmp_path_factory.mktemp("faults") / "faults.so"
    source = Path(__file__).with_name("faults.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


@POSIX
@pytest.mark.long
@pytest.mark.parametrize("suffix", [".bib", ".json", ".sqlite"])
def test_fifty_processes_add_twenty_each(tmp_path: Path, suffix: str) -> None:
    name = tmp_path / f"refs{suffix}"
    processes = [start("add_many", name, 1000 + 20 * number, 20) for number in range(50)]
    for process in processes:
        with process:
            _, err = process.communicate()
        assert process.returncode == 0, err.decode()
    keys = open_library(str(name)).keys()
    assert sorted(keys) == sorted(f"rfc{number}" for number in range(1000, 2000))
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".refs")]


@POSIX
@pytest.mark.long
@pytest.mark.parametrize("suffix", [".bib", ".json"])
def test_killed_at_a_thousand_moments(folder: Path, suffix: str) -> None:
    name = folder / f"refs{suffix}"
    output("make", name, "50")
    times = 1000 if suffix == ".bib" else 200
    counts = Counter(output("die_at_random", name, str(times), "20040101"))
    assert counts["old"] + counts["new"] == times, counts
    assert min(counts["old"], counts["new"]) > times / 20, counts
    output("add_many", name, "9000", "1")
    assert not [file for file in folder.iterdir() if file.name.startswith(".refs")]


@LINUX
@pytest.mark.parametrize("error", [0, errno.EIO, errno.ENOSPC, errno.EACCES])
def test_each_call_of_the_system_may_fail(bib: Path, faults: Path, error: int) -> None:
    lines = [line.split() for line in output("meet_faults", bib, str(error), preload=faults)]
    assert len(lines) > 25
    *struck, last = lines
    assert last[1:3] == ["10", "new"]  # no fault was left to meet
    for nth, status, left, litter in struck:
        if error == 0:
            assert (status, left) in {("killed", "old"), ("killed", "new")}, (nth, status, left)
            continue
        assert (status, left) in {("0", "new"), ("1", "old")}, (nth, status, left)
        assert litter == "0", nth
    outcomes = {left for _, _, left, _ in struck}
    assert outcomes == {"old", "new"}


@POSIX
def test_a_full_disk_leaves_the_old_file(bib: Path) -> None:
    before = bib.read_bytes()
    with start("add_in_little_space", bib, len(before) + 20) as process:
        _, err = process.communicate()
    assert process.returncode == 1
    assert b"File too large; it was left as it is" in err
    assert bib.read_bytes() == before
    assert _names(bib.parent) == ["refs.bib"]


@POSIX
def test_a_read_only_folder_is_told(bib: Path) -> None:
    bib.chmod(0o666)
    bib.parent.chmod(0o555)
    before = bib.read_bytes()
    with start("add_as_nobody", bib) as process:
        _, err = process.communicate()
    assert process.returncode == 1, err
    assert b"Permission denied" in err
    assert bib.read_bytes() == before


def test_a_read_only_file_is_told(bib: Path) -> None:
    bib.chmod(0o444)
    library = open_library(str(bib))
    library.add(RISE)
    with pytest.raises(LibraryError, match="read-only"):
        library.save()
    assert _names(bib.parent) == ["refs.bib"]


def test_a_folder_that_vanished_is_told(bib: Path) -> None:
    library = open_library(str(bib))
    library.add(RISE)
    shutil.rmtree(bib.parent)
    with pytest.raises(LibraryError, match="No such file"):
        library.save()
    assert not bib.parent.exists()


def test_what_another_program_adds_meanwhile_stays(bib: Path) -> None:
    library = open_library(str(bib))
    library.add(RISE)
    with bib.open("a") as file:
        file.write("@book{waltz1979, title = {Theory of International Politics}}\n")
    library.save()
    assert open_library(str(bib)).keys() == ("carr1939", "waltz1979", RISE.id)


def test_an_entry_that_another_program_changed_is_not_overwritten(bib: Path) -> None:
    library = open_library(str(bib))
    library.remove("carr1939")
    bib.write_text(bib.read_text().replace("Crisis", "Crisis, 1919-1939"))
    before = bib.read_bytes()
    with pytest.raises(LibraryChangedError, match="carr1939"):
        library.save()
    assert bib.read_bytes() == before


def test_a_key_that_another_program_took_is_not_given_twice(bib: Path) -> None:
    library = open_library(str(bib))
    library.add(RISE)
    with open_library(str(bib)) as other:
        other.add(replace(GOEDEL, id=RISE.id))
    with pytest.raises(LibraryChangedError, match=RISE.id):
        library.save()


@POSIX
def test_mode_link_and_owner_stay(bib: Path) -> None:
    bib.chmod(0o640)
    link = bib.with_name("link.bib")
    link.symlink_to(bib.name)
    before = bib.stat()
    with open_library(str(link)) as library:
        library.add(RISE)
    after = bib.stat()
    assert link.is_symlink()
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode, before.st_uid, before.st_gid,
    )  # fmt: skip
    assert RISE.id in bib.read_text("utf-8")


@POSIX
def test_a_second_name_of_the_file_is_not_parted_from_it(bib: Path) -> None:
    bib.with_name("other.bib").hardlink_to(bib)
    library = open_library(str(bib))
    library.add(RISE)
    with pytest.raises(LibraryError, match="hard link"):
        library.save()


@POSIX
def test_a_drive_without_locks_gets_a_file_for_one(
    bib: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def refuse(handle: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    marker = bib.parent / ".refs.bib.lock"
    with locked(bib):
        assert json.loads(marker.read_text())["pid"] == os.getpid()
        with pytest.raises(LibraryLockedError), locked(bib, wait=0.05):
            pass
    assert not marker.exists()
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    host = json.loads(json.dumps(os.uname().nodename))
    marker.write_text(json.dumps({"host": host, "pid": dead.pid}))
    with open_library(str(bib)) as library:  # whose holder is dead does not hold it
        library.add(SOFT_POWER)
    assert _names(bib.parent) == ["refs.bib"]


def test_a_wrong_index_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    filler = "% " + "x" * 98 + "\n"
    path.write_text("@book{carr1939, title = {The Twenty Years' Crisis}}\n" + filler * 2500)
    with open_library(str(path)) as library:
        assert library.find_same(ATTENTION) is None
        library.add(ATTENTION)
    (cached,) = (tmp_path / ".cache" / "citekit" / "libraries").iterdir()
    assert open_library(str(path)).keys() == ("carr1939", ATTENTION.id)
    whole = cached.read_bytes()
    cached.write_bytes(whole.replace(b"carr1939", b"carr1940"))  # damaged
    assert open_library(str(path)).keys() == ("carr1939", ATTENTION.id)
    cached.write_bytes(whole[: len(whole) // 2])  # cut
    assert open_library(str(path)).keys() == ("carr1939", ATTENTION.id)
    cached.write_bytes(whole)
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"carr1939", b"carr1946"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))  # same size, same time
    assert open_library(str(path)).keys() == ("carr1946", ATTENTION.id)
