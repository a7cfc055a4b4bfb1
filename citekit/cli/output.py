"""Results to standard output or a file; notices and errors to standard error."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from citekit import Notice, OutputError, Severity, message_of

# How long a virus scanner or an indexer may hold a file open on Windows.
_RETRIES = 20
_RETRY_SECONDS = 0.05


def write_result(text: str, output: Path | None) -> None:
    """Print ``text``, or write it to ``output``: beside it first, then renamed.

    Raises:
        OutputError: the file cannot be written; what was there is untouched.
    """
    if text and not text.endswith("\n"):
        text += "\n"
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    try:
        _replace(output, text.encode("utf-8"))
    except OSError as error:
        raise OutputError(str(output), error.strerror or str(error)) from error


def _replace(path: Path, data: bytes) -> None:
    if path.is_dir():
        raise OutputError(str(path), "is a folder; name a file in it")
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():  # a device or pipe: nothing to rename
        target.write_bytes(data)
        return
    import tempfile

    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(mode)
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(13, "Permission denied")
        _rename(beside, target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _rename(source: Path, target: Path) -> None:
    for attempt in range(_RETRIES):
        try:
            source.replace(target)
        except PermissionError:
            if os.name != "nt" or attempt == _RETRIES - 1:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def tell(text: str) -> None:
    """Print a line for a person on standard error."""
    print(f"citekit: {text}", file=sys.stderr)


def tell_notices(
    source: str, notices: Iterable[Notice], *, least: Severity = Severity.WARNING
) -> None:
    """Print the notices of ``source`` that matter at least as much as ``least``."""
    order = list(Severity)
    for notice in dict.fromkeys((notice.severity, message_of(notice)) for notice in notices):
        severity, message = notice
        if order.index(severity) >= order.index(least):
            tell(f"{source}: {severity.value}: {message}")


def on_terminal() -> bool:
    """Whether a person reads standard output, and wants colour."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
