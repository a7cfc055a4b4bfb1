"""What is known of a library's file without reading it again: entries, titles, identifiers.

Kept in the user's cache with the file's stamp and hash. An index that does not fit the
file, or is damaged, is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import time
from array import array
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from citekit.library.atomic import Stamp
from citekit.library.contents import Contents
from citekit.model import Span

_VERSION = 2
# Within this time of its last change, a file may change again under the same stamp.
_SETTLED_NS = 2_000_000_000
# A file below this size is scanned faster than its index is read.
SMALL = 200_000


@dataclass(slots=True, kw_only=True)
class Index:
    """The contents of a file; ``titles`` and ``identifiers`` to find what is there already.

    ``digest`` is the SHA-256 of the file's bytes. ``is_settled`` tells that the stamp alone
    vouches for it: the file was not changed in the moment before.
    """

    contents: Contents
    titles: list[str]
    identifiers: dict[str, int]
    digest: str
    is_settled: bool = True


def load_index(file: Path, stamp: Stamp) -> Index | None:
    """Return the index in ``file`` of a library that has ``stamp``; ``None`` where it is unfit."""
    try:
        data = file.read_bytes()
        head, _, body = data.partition(b"\n")
        header = json.loads(head)
        if (
            header["version"] != _VERSION
            or header["stamp"] != _stamp_row(stamp)
            or header["body"] != hashlib.sha256(body).hexdigest()
        ):
            return None
        parts = [body[start:end] for start, end in pairwise((0, *header["ends"]))]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    keys, starts, ends, titles, names, numbers = parts
    contents = Contents(
        keys=_lines(keys),
        starts=_numbers(starts),
        ends=_numbers(ends),
        shared=tuple(Span(start, end) for start, end in header["shared"]),
        refusal=header["refusal"],
        is_sound=header["sound"],
    )
    identifiers = dict(zip(_lines(names), _numbers(numbers), strict=True))
    return Index(
        contents=contents,
        titles=_lines(titles),
        identifiers=identifiers,
        digest=header["digest"],
        is_settled=header["saved"] >= stamp.mtime_ns + _SETTLED_NS,
    )


def save_index(file: Path, index: Index, stamp: Stamp) -> None:
    """Keep ``index``; where the cache cannot be written, nothing is kept and nothing is wrong."""
    contents = index.contents
    parts = (
        "\n".join(contents.keys).encode(),
        contents.starts.tobytes(),
        contents.ends.tobytes(),
        "\n".join(index.titles).encode(),
        "\n".join(index.identifiers).encode(),
        array("q", index.identifiers.values()).tobytes(),
    )
    ends: list[int] = []
    for part in parts:
        ends.append(len(part) + (ends[-1] if ends else 0))
    body = b"".join(parts)
    header: Mapping[str, object] = {
        "version": _VERSION,
        "stamp": _stamp_row(stamp),
        "saved": time.time_ns(),
        "digest": index.digest,
        "body": hashlib.sha256(body).hexdigest(),
        "ends": ends,
        "shared": [[span.start, span.end] for span in contents.shared],
        "refusal": contents.refusal,
        "sound": contents.is_sound,
    }
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(f".{time.time_ns()}.new")
        beside.write_bytes(json.dumps(header).encode() + b"\n" + body)
        beside.replace(file)


def _stamp_row(stamp: Stamp) -> list[int]:
    return [stamp.device, stamp.inode, stamp.size, stamp.mtime_ns, stamp.ctime_ns]


def _lines(data: bytes) -> list[str]:
    return data.decode().split("\n") if data else []


def _numbers(data: bytes) -> array[int]:
    numbers = array("q")
    numbers.frombytes(data)
    return numbers
