"""Many sources and several processes: order, pages that kill, interruptions."""

from __future__ import annotations

import csv
import io
import os
import select
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

import citekit
from citekit.batch import local
from citekit.errors import CitekitError, SourceError
from citekit.model import Page, PageFormat, Reading, Verdict
from citekit.pages import Source

ROOT = Path(__file__).parents[2]
PAGE = (
    "For Academic Citation:\n\n"
    'Nye, Joseph S. "Get Smart: Combining Hard and Soft Power." Foreign Affairs, July {year}.\n'
)
posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals and named pipes")


def read_or_die(source: Source | CitekitError, *, parent: int) -> Reading | CitekitError:
    """Read nothing; die as a crash in C would, but only in another process."""
    assert isinstance(source, Source)
    if source.name.startswith("dies"):
        assert os.getpid() != parent
        os._exit(11)
    page = Page(source=source.name, text="", format=PageFormat.TEXT, sha256="")
    return Reading(page=page, verdict=Verdict.NONE)


def test_a_page_that_kills_its_process_stops_no_other() -> None:
    names = [f"{'dies' if number in (3, 4, 17) else 'page'}-{number}" for number in range(30)]
    outcomes = list(
        local._in_processes(
            partial(read_or_die, parent=os.getpid()), (Source(name=name) for name in names), 2
        )
    )
    assert [
        outcome.source if isinstance(outcome, SourceError) else outcome.page.source
        for outcome in outcomes
        if isinstance(outcome, SourceError | Reading)
    ] == names
    dead = [str(outcome) for outcome in outcomes if isinstance(outcome, CitekitError)]
    assert [text.split(":")[0] for text in dead] == ["dies-3", "dies-4", "dies-17"]
    assert "died" in dead[0]


def test_a_page_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_SECONDS", 0.2)
    before = signal.getsignal(signal.SIGALRM)
    try:
        outcome = local._limited(_read_for_ever, Source(name="endless"))
    finally:
        signal.signal(signal.SIGALRM, before)
    assert isinstance(outcome, SourceError)
    assert "given up" in str(outcome)


def _read_for_ever(source: Source | CitekitError) -> Reading | CitekitError:
    while True:
        pass


def test_sources_are_counted_without_reading_them(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "c.md", "no.xyz"):
        (tmp_path / name).write_text("x", "utf-8")
    assert citekit.count_sources([tmp_path]) == 3
    assert citekit.count_sources([tmp_path], done={str(tmp_path / "a.txt")}) == 2


# ── Interrupted runs, as a user has them ─────────────────────────────────────────────


def start(*arguments: str | Path, cwd: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "citekit", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


@pytest.fixture
def pages(tmp_path: Path) -> list[str]:
    """Forty pages, with a named pipe among them that blocks who reads it."""
    names = [f"p{number:02}.txt" for number in range(40)]
    for number, name in enumerate(names):
        (tmp_path / name).write_text(PAGE.format(year=1980 + number), "utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    return [*names[:20], "pipe.txt", *names[20:]]


def rows_of(data: bytes) -> list[tuple[str, str]]:
    rows = csv.DictReader(io.StringIO(data.decode("utf-8")))
    return [(row["source"], row["issued"]) for row in rows]


@posix
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_killed_run_goes_on_where_it_was(
    jobs: int, form: str, pages: list[str], tmp_path: Path
) -> None:
    output = tmp_path / f"out.{form}"
    command: tuple[str | Path, ...] = (
        "read",
        *pages,
        f"--{form}",
        "--jobs",
        str(jobs),
        "--output",
        output,
    )
    process = start(*command, cwd=tmp_path)
    blocking = os.open(tmp_path / "pipe.txt", os.O_WRONLY)  # returns when the pipe is read
    process.kill()
    process.communicate()
    watch = select.poll()
    watch.register(blocking, select.POLLERR)
    assert watch.poll(30_000), "a process went on reading without its parent"
    os.close(blocking)
    assert not output.exists()
    before = (tmp_path / f"out.{form}.part").read_bytes()

    (tmp_path / "pipe.txt").unlink()
    (tmp_path / "pipe.txt").write_text(PAGE.format(year=2020), "utf-8")
    again = start(*command, "--resume", cwd=tmp_path)
    _, told = again.communicate()
    assert (again.returncode, told) == (0, b"")
    assert not (tmp_path / f"out.{form}.part").exists()
    resumed = output.read_bytes()
    assert resumed.startswith(before[: before.rfind(b"\n", 0, -1) + 1])

    fresh = start(*command[:-1], tmp_path / "fresh", cwd=tmp_path)
    fresh.communicate()
    assert resumed == (tmp_path / "fresh").read_bytes()
    if form == "csv":
        assert [source for source, _ in rows_of(resumed)] == pages


@posix
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_ends_a_run_at_once(jobs: int, pages: list[str], tmp_path: Path) -> None:
    process = start(
        "read", *pages, "--csv", "--jobs", str(jobs), "--output", "out.csv", cwd=tmp_path
    )
    blocking = os.open(tmp_path / "pipe.txt", os.O_WRONLY)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
    _, told = process.communicate(timeout=30)
    os.close(blocking)
    assert process.returncode == 130
    assert told.decode("utf-8").splitlines() == [
        "citekit: interrupted; out.csv.part keeps what was read: --resume goes on with it"
    ]
    assert (tmp_path / "out.csv.part").exists()


@posix
def test_a_finished_run_is_taken_up_again_for_new_pages(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE.format(year=1990), "utf-8")
    command = ("read", ".", "--csv", "--output", "out.csv", "--resume")
    start(*command, cwd=tmp_path).communicate()
    (tmp_path / "b.txt").write_text(PAGE.format(year=1991), "utf-8")
    again = start(*command, cwd=tmp_path)
    again.communicate()
    assert again.returncode == 0
    assert rows_of((tmp_path / "out.csv").read_bytes()) == [
        ("a.txt", "1990-07"),
        ("b.txt", "1991-07"),
    ]


def test_a_file_that_no_run_wrote_is_not_gone_on_with(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE.format(year=1990), "utf-8")
    (tmp_path / "out.csv.part").write_text("my,own\ntable,1\n", "utf-8")
    process = start("read", "a.txt", "--csv", "--output", "out.csv", "--resume", cwd=tmp_path)
    _, told = process.communicate()
    assert process.returncode == 1
    assert b"is not what --csv writes" in told
    assert (tmp_path / "out.csv.part").read_text("utf-8") == "my,own\ntable,1\n"


@posix
def test_memory_does_not_grow_with_the_pages(tmp_path: Path) -> None:
    """Of 1,000 pages, the last 800 take no more than the first 200."""
    sizes = []
    for count in (200, 1000):
        folder = tmp_path / str(count)
        folder.mkdir()
        text = PAGE.format(year=1990) + "word " * 2_000
        for number in range(count):
            (folder / f"{number}.txt").write_text(text, "utf-8")
        script = (
            "import resource, sys; from citekit.cli import main\n"
            "try: main()\n"
            "except SystemExit: pass\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        )
        result = subprocess.run(
            [sys.executable, "-c", script, "read", str(folder), "--json", "--jobs", "2"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        )
        assert result.stdout.count(b"\n") == count
        sizes.append(int(result.stderr.split()[-1]))
    assert sizes[1] < 1.15 * sizes[0]
