"""What the processes of the tests do: add works, be killed, meet faults.

Run as ``python -m tests.library.workers TASK ARGUMENTS``.
"""

from __future__ import annotations

import ctypes
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from citekit.errors import CitekitError
from citekit.library import open_library
from citekit.model import Item
from tests.library.works import SOFT_POWER


def memo(number: int) -> Item:
    """One of the Requests for Comments: there are thousands, told apart by their numbers."""
    return Item(
        id=f"rfc{number}",
        type="standard",
        variables={
            "title": f"Request for Comments {number}",
            "number": str(number),
            "publisher": "Internet Engineering Task Force",
            "URL": f"https://www.rfc-editor.org/info/rfc{number}",
        },
    )


def add_many(name: str, first: str, count: str) -> None:
    """Add ``count`` memos, each in a transaction of its own, as that many commands would."""
    for number in range(int(first), int(first) + int(count)):
        library = open_library(name)
        with library.transaction():
            library.add(memo(number))


def die_at_random(name: str, times: str, seed: str) -> None:
    """Kill a process that adds, at a random moment, again and again; print what was left.

    A line a time: whether the file is the old one, the new one, or neither.
    """
    chance = random.Random(int(seed))
    path = Path(name)
    longest = _duration(path)
    for number in range(1, int(times) + 1):
        old = path.read_bytes() if path.exists() else b""
        new = _after_adding(name, number)
        child = os.fork()
        if child == 0:
            _add_one(name, number)
            os._exit(0)
        time.sleep(chance.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        left = path.read_bytes()
        print("old" if left == old else "new" if left == new else "neither", flush=True)
        if left != old:
            path.write_bytes(old)


def meet_faults(name: str, error: str) -> None:
    """Let each call of the system fail with ``error`` in its turn, 0 for a kill.

    A line a call: exit status of the add (or "killed"), and whether the file is old or new.
    """
    path = Path(name)
    old, new = path.read_bytes(), _after_adding(name, 1)
    faults = ctypes.CDLL(None)
    nth, struck = 1, True
    while struck:
        child = os.fork()
        if child == 0:
            faults.faults_arm(nth, int(error))
            status = _add_one(name, 1)
            counted = faults.faults_disarm()
            os._exit(status + (0 if counted >= nth else 10))
        _, wait_status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(wait_status)
        result = "killed" if killed else str(os.WEXITSTATUS(wait_status))
        left = path.read_bytes()
        outcome = "old" if left == old else "new" if left == new else "neither"
        litter = [file.name for file in path.parent.iterdir() if file.name.startswith(".refs")]
        print(nth, result, outcome, len(litter), flush=True)
        for file in litter:
            (path.parent / file).unlink()
        path.write_bytes(old)
        struck = killed or int(result) < 10
        nth += 1


def add_in_little_space(name: str, size: str) -> None:
    """Add where a file can have no more than ``size`` bytes, as on a disk that is full."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), int(size)))
    sys.exit(_add_one(name, 1))


def add_as_nobody(name: str) -> None:
    """Add as a user who may not write there."""
    _after_adding(name, 1)  # so that all modules are loaded: nobody may not read them
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    sys.exit(_add_one(name, 1))


def _add_one(name: str, number: int) -> int:
    """Add a memo; return 0, 1 where that is refused as it should be, 2 for any other error."""
    try:
        library = open_library(name)
        with library.transaction():
            library.add(memo(number))
    except CitekitError as error:
        print(error, file=sys.stderr)
        return 1
    except BaseException as error:  # noqa: BLE001 - what escapes is what the test looks for
        print(repr(error), file=sys.stderr)
        return 2
    return 0


def _after_adding(name: str, number: int) -> bytes:
    """The bytes that the file would have, by the same code on a copy of it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / Path(name).name
        file.write_bytes(Path(name).read_bytes())
        with open_library(str(file)) as library:
            library.add(memo(number))
        return file.read_bytes()


def _duration(path: Path) -> float:
    """How long an add takes, the process included, as the slowest of three."""
    slowest = 0.0
    old = path.read_bytes()
    for _ in range(3):
        start = time.monotonic()
        child = os.fork()
        if child == 0:
            os._exit(_add_one(str(path), 0))
        os.waitpid(child, 0)
        slowest = max(slowest, time.monotonic() - start)
        path.write_bytes(old)
    return slowest


def make(name: str, count: str) -> None:
    """Make a library of ``count`` works."""
    with open_library(name) as library:
        for number in range(int(count)):
            library.add(replace(SOFT_POWER, id=f"nye2004soft-{number}"))


if __name__ == "__main__":
    {
        task.__name__: task
        for task in (add_many, die_at_random, meet_faults, add_in_little_space, add_as_nobody, make)
    }[sys.argv[1]](*sys.argv[2:])
