"""Labelled strings in the shapes of several corpora → one set of labels."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from citekit.errors import ParseError, SourceError
from citekit.training.values import values_of


@dataclass(frozen=True, slots=True)
class Labelled:
    """A reference string and its labelled spans (label, start, end)."""

    text: str
    spans: tuple[tuple[str, int, int], ...]
    corpus: str


def read_corpora(folders: Sequence[Path]) -> list[Labelled]:
    """Return the labelled strings of all ``*.jsonl`` files, in the order of their names.

    Raises:
        SourceError: a folder has no such file.
        ParseError: a line is not of the shape above.
    """
    found: list[Labelled] = []
    for folder in folders:
        files = sorted(folder.glob("*.jsonl"))
        if not files:
            raise SourceError(str(folder), "has no *.jsonl file of labelled references")
        for file in files:
            found.extend(_read(file))
    return found


def _read(file: Path) -> Iterator[Labelled]:
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
                text = str(record["text"])
                spans = [
                    (str(label), int(start), int(end)) for label, start, end in record["spans"]
                ]
                yield Labelled(text, values_of(text, spans), file.stem)
            except (ValueError, KeyError, TypeError) as error:
                raise ParseError(
                    f"no labelled reference: {error}", source=str(file), line=number
                ) from error
