"""What was changed in a file, so that it can be undone while nothing else has changed it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_KEPT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One change: the file had the digest ``before``, then ``after``; ``old`` stood at ``start``."""

    file: Path
    summary: str
    before: str
    after: str
    start: int
    end: int
    old: bytes


def digest_of(pieces: Iterable[bytes | memoryview]) -> str:
    """Return the SHA-256 of bytes in pieces."""
    hasher = hashlib.sha256()
    for piece in pieces:
        hasher.update(piece)
    return hasher.hexdigest()


def note_change(
    folder: Path, summary: str, old: bytes, new: bytes, digests: tuple[str, str]
) -> None:
    """Keep what turns ``new`` into ``old`` again; where that cannot be kept, nothing is."""
    start = _common(old, new)
    tail = _common_end(old[start:], new[start:])
    record = {
        "summary": summary,
        "before": digests[0],
        "after": digests[1],
        "start": start,
        "end": len(new) - tail,
        "old": base64.b64encode(old[start : len(old) - tail]).decode(),
    }
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{time.time_ns():020}-{os.getpid()}.json").write_text(
            json.dumps(record), "utf-8"
        )
        for file in sorted(folder.glob("*.json"))[:-_KEPT]:
            file.unlink()


def last_change(folder: Path, digest: str) -> Record | None:
    """Return the last change that left the file as it is now, ``None`` if none did."""
    for file in sorted(folder.glob("*.json"), reverse=True) if folder.is_dir() else ():
        try:
            data = json.loads(file.read_text("utf-8"))
            if data["after"] == digest:
                return Record(
                    file=file, summary=data["summary"], before=data["before"],
                    after=data["after"], start=data["start"], end=data["end"],
                    old=base64.b64decode(data["old"]),
                )  # fmt: skip
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return None


def _common(one: bytes, other: bytes) -> int:
    """Length of the common beginning, by halving: comparing slices is fast."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:  # something was added at the end
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(one: bytes, other: bytes) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
