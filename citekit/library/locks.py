"""One writer at a time: a lock on a library's folder, which leaves nothing behind.

On POSIX systems it is ``flock`` on the folder itself: the kernel gives it back when a
process dies, and there is no file to forget. Where a folder cannot be locked (some
network drives, Windows) a file beside the library stands for the lock; it names its
holder, so that one that died is noticed.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from citekit.errors import LibraryError

if sys.platform != "win32":
    import fcntl

_WAIT_SECONDS = 120.0
_PAUSE_SECONDS = 0.01
# A holder on another machine cannot be asked whether it lives; no write takes this long.
_STALE_SECONDS = 600.0
_NO_LOCKS = frozenset(
    (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF, errno.EINVAL, errno.ENOSYS,
     errno.EISDIR, errno.EPERM)
)  # fmt: skip


class LibraryLockedError(LibraryError):
    """Another process has been writing to the library for too long."""

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__(f"{path}: another process has held its lock for {seconds:.0f} seconds")
        self.path = path


@contextmanager
def locked(path: Path, *, wait: float = _WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock of the library at ``path``, waiting up to ``wait`` seconds for it.

    Raises:
        LibraryLockedError: another process kept it. LibraryError: there is no such folder.
    """
    folder = path.parent
    try:
        handle = _lock_folder(folder, path, wait)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise LibraryError(f"{folder}: {error.strerror or error}") from error
        handle = None
    if handle is not None:
        try:
            yield
        finally:
            os.close(handle)
        return
    marker = _make_marker(path, wait)
    try:
        yield
    finally:
        with suppress(OSError):
            marker.unlink()


def _lock_folder(folder: Path, path: Path, wait: float) -> int | None:
    """Return a handle whose closing gives the lock back; ``None`` where there is no flock."""
    if sys.platform == "win32":
        return None
    handle = os.open(folder, os.O_RDONLY)
    until = time.monotonic() + wait
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    raise LibraryLockedError(path, wait) from None
                time.sleep(_PAUSE_SECONDS)
            else:
                return handle
    except BaseException:
        os.close(handle)
        raise


def _make_marker(path: Path, wait: float) -> Path:
    marker = path.parent / f".{path.name}.lock"
    until = time.monotonic() + wait
    while True:
        try:
            handle = os.open(marker, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError:
            if _is_stale(marker):
                _take_away(marker)
            elif time.monotonic() > until:
                raise LibraryLockedError(path, wait) from None
            else:
                time.sleep(_PAUSE_SECONDS)
        except OSError as error:
            raise LibraryError(f"{marker.parent}: {error.strerror or error}") from error
        else:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"host": socket.gethostname(), "pid": os.getpid()}, file)
            return marker


def _is_stale(marker: Path) -> bool:
    try:
        age = time.time() - marker.stat().st_mtime
        holder = json.loads(marker.read_text("utf-8"))
        host, pid = holder["host"], int(holder["pid"])
    except FileNotFoundError:
        return False
    except (OSError, ValueError, KeyError, TypeError):
        return age > _STALE_SECONDS  # being written this moment, or not ours
    if host != socket.gethostname() or sys.platform == "win32":
        return age > _STALE_SECONDS
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _take_away(marker: Path) -> None:
    """Remove a stale marker: of several processes that see it, one renames it."""
    aside = marker.with_name(f"{marker.name}.{os.getpid()}")
    with suppress(OSError):
        marker.rename(aside)
        aside.unlink()
