"""Sources read by processes of this machine; a page that fails or kills one stops no other."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TypeAlias

from citekit.errors import CitekitError, SourceError
from citekit.model import Reading
from citekit.pages import Source, find_sources
from citekit.pipeline import Given, read_source
from citekit.proof import prove

Outcome: TypeAlias = Reading | CitekitError
Found: TypeAlias = Source | CitekitError

# How many sources each process may have waiting: enough to keep it busy, few in memory.
_AHEAD = 8
# No page that was met takes a second; one that takes this long never ends.
_SECONDS = 120


def read_all(
    sources: Sequence[str | os.PathLike[str]],
    *,
    given: Given | None = None,
    jobs: int = 1,
    done: Container[str] = (),
    proved: bool = False,
) -> Iterator[Outcome]:
    """Read every page of paths, folders, globs and URLs, in their order.

    A source that fails gives its error, and stops no other: not even one that kills the
    process that reads it. With ``jobs`` > 1, that many processes read; few readings are
    in memory at a time. ``done`` are the names of sources to leave out; ``proved``
    readings are printed back and compared (``prove``).
    """
    given = given or Given()
    outcome = partial(_outcome, given=given, proved=proved)
    found = _found(sources, done, allow_private=given.allow_private)
    if jobs == 1:
        return map(outcome, found)
    return _in_processes(outcome, found, jobs)


def count_sources(sources: Sequence[str | os.PathLike[str]], done: Container[str] = ()) -> int:
    """Return how many sources ``read_all`` would read; nothing is read for it."""
    return sum(1 for _ in _found(sources, done))


def _found(
    sources: Sequence[str | os.PathLike[str]], done: Container[str], *, allow_private: bool = False
) -> Iterator[Found]:
    for source in find_sources([os.fspath(one) for one in sources], allow_private=allow_private):
        if isinstance(source, CitekitError) or source.name not in done:
            yield source


def _outcome(source: Found, given: Given, proved: bool) -> Outcome:
    if isinstance(source, CitekitError):
        return source
    try:
        reading = read_source(source, given)
        return prove(reading) if proved else reading
    except CitekitError as error:
        return error
    except MemoryError:
        return SourceError(source.name, "needs more memory than there is")
    except RecursionError:
        return SourceError(source.name, "is nested too deep to be read")


# ── Several processes ────────────────────────────────────────────────────────────────


class _TooLongError(Exception):
    """A page took longer than any does."""


class _Readers:
    """Processes that read. When one dies, what it read and what waited is tried alone."""

    def __init__(self, outcome: Callable[[Found], Outcome], jobs: int) -> None:
        self._outcome = outcome
        self._jobs = jobs
        self._pool = self._start(jobs)
        self._waiting: deque[tuple[Found, Future[Outcome] | Outcome]] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, source: Found) -> None:
        """Have a source read. Standard input is this process's own."""
        if isinstance(source, CitekitError) or source.name == "-":
            self._waiting.append((source, self._outcome(source)))
            return
        try:
            future = self._pool.submit(_limited, self._outcome, source)
        except BrokenProcessPool:
            self._pool = self._start(self._jobs)
            future = self._pool.submit(_limited, self._outcome, source)
        self._waiting.append((source, future))

    def next(self) -> Outcome:
        """Return what the source gave that was added first."""
        source, future = self._waiting.popleft()
        if not isinstance(future, Future):
            return future
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(source)

    def stop(self) -> None:
        """Let no process begin anything more; they end when they have read what they read."""
        self._pool.shutdown(wait=not self._waiting, cancel_futures=True)

    def _alone(self, source: Found) -> Outcome:
        with self._start(1) as pool:
            try:
                return pool.submit(_limited, self._outcome, source).result()
            except BrokenProcessPool:
                name = source.name if isinstance(source, Source) else str(source)
                return SourceError(name, "the process that read it died (out of memory?)")

    @staticmethod
    def _start(jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, initializer=_begin)


def _in_processes(
    outcome: Callable[[Found], Outcome], found: Iterable[Found], jobs: int
) -> Iterator[Outcome]:
    readers = _Readers(outcome, jobs)
    try:
        for source in found:
            readers.add(source)
            if len(readers) > jobs * _AHEAD:
                yield readers.next()
        while len(readers):
            yield readers.next()
    finally:
        readers.stop()


def _begin() -> None:
    """Prepare a process: Ctrl-C is its parent's to handle, and without a parent it ends."""
    import multiprocessing
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def end_with_parent() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()


def _limited(outcome: Callable[[Found], Outcome], source: Found) -> Outcome:
    """What ``outcome`` gives, within the time that a page may take (where the system can)."""
    if not hasattr(signal, "setitimer"):
        return outcome(source)

    def stop(*_: object) -> None:
        raise _TooLongError

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, _SECONDS)
    try:
        return outcome(source)
    except _TooLongError:
        name = source.name if isinstance(source, Source) else str(source)
        return SourceError(name, f"was given up after {_SECONDS} seconds")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
