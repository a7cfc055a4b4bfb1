"""A file is the old one or the new one, whole, whenever a process ends or a disk fills.

The new text is written beside the file, forced to the disk and renamed over it; mode,
owner, extended attributes and a symbolic link in the way stay as they were.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from citekit.errors import LibraryChangedError, LibraryError

_SUFFIX = ".citekit-new"
# How long a virus scanner or an indexer may hold a file open on Windows.
_RETRIES = 20
_RETRY_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the file system says of a file's content; any writing changes it."""

    device: int
    inode: int
    size: int
    mtime_ns: int
    ctime_ns: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of a file as they were, and their stamp; ``None`` where there was no file."""

    data: bytes
    stamp: Stamp | None


def stamp_of(path: Path) -> Stamp | None:
    """Return the stamp of the file at ``path``, ``None`` where there is none.

    Raises:
        LibraryError: it is no regular file, or cannot be looked at.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise LibraryError(f"{path}: {error.strerror or error}") from error
    if not stat.S_ISREG(status.st_mode):
        raise LibraryError(f"{path}: is no regular file")
    return _stamp(status)


def read_snapshot(path: Path) -> Snapshot:
    """Return the content of ``path``, all of it from one moment.

    Raises:
        LibraryError: it cannot be read. LibraryChangedError: it never stands still.
    """
    for _ in range(_RETRIES):
        before = stamp_of(path)
        if before is None:
            return Snapshot(b"", None)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise LibraryError(f"{path}: {error.strerror or error}") from error
        if stamp_of(path) == before and len(data) == before.size:
            return Snapshot(data, before)
    raise LibraryChangedError(f"{path}: another program keeps writing to it")


def replace_file(path: Path, pieces: Iterable[bytes | memoryview], seen: Stamp | None) -> Stamp:
    """Put ``pieces`` in the place of the file that had the stamp ``seen``; return the new stamp.

    Call it with the lock held.

    Raises:
        LibraryChangedError: the file is no longer as it was seen; nothing was done.
        LibraryError: it cannot be written; the old file is whole, and nothing is left over.
    """
    target = Path(os.path.realpath(path))
    try:
        return _replace(target, pieces, seen)
    except OSError as error:
        raise LibraryError(f"{path}: {error.strerror or error}; it was left as it is") from error


def _replace(target: Path, pieces: Iterable[bytes | memoryview], seen: Stamp | None) -> Stamp:
    status = target.stat() if seen is not None else None
    if status is not None:
        _refuse_unsafe(target, status)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=_SUFFIX, dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            _keep_attributes(file.fileno(), target, status)
            os.fsync(file.fileno())
            stamp = _stamp(os.fstat(file.fileno()))
        if stamp_of(target) != seen:
            raise LibraryChangedError(f"{target}: another program changed it meanwhile")
        _rename(beside, target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)
    with suppress(LibraryError):  # from here on it is done, and no error may say otherwise
        stamp = stamp_of(target) or stamp
    return stamp


def remove_leftovers(path: Path) -> None:
    """Remove what a process that was killed left beside ``path``; call it with the lock held."""
    target = Path(os.path.realpath(path))
    with suppress(OSError):
        for file in target.parent.iterdir():
            if file.name.startswith(f".{target.name}.") and file.name.endswith(_SUFFIX):
                file.unlink()


def _refuse_unsafe(target: Path, status: os.stat_result) -> None:
    # The superuser may write it all the same; whoever made it read-only did not mean that.
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied (the file is read-only)")
    if status.st_nlink > 1:
        raise LibraryError(
            f"{target}: has a second name (a hard link) that would keep the old text; "
            "make that a symbolic link"
        )


def _keep_attributes(handle: int, target: Path, status: os.stat_result | None) -> None:
    if sys.platform == "win32":
        return
    if status is None:
        mask = os.umask(0)
        os.umask(mask)
        os.fchmod(handle, 0o666 & ~mask)
        return
    own = os.fstat(handle)
    if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
        try:
            os.fchown(handle, status.st_uid, status.st_gid)
        except OSError as error:
            raise LibraryError(
                f"{target}: belongs to another user or group, whose it could not stay"
            ) from error
    os.fchmod(handle, stat.S_IMODE(status.st_mode))
    if sys.platform == "linux":
        with suppress(OSError):
            for name in os.listxattr(target):
                with suppress(OSError):
                    os.setxattr(handle, name, os.getxattr(target, name))


def _rename(source: Path, target: Path) -> None:
    for attempt in range(_RETRIES):
        try:
            source.replace(target)
        except PermissionError:
            if sys.platform != "win32" or attempt == _RETRIES - 1:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    with suppress(OSError):  # some file systems cannot; the rename stands all the same
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(
        status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
    )
