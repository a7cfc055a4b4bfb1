"""The licences of training data, which go with every model that was trained on them.

A corpus's licence stands beside its files as ``LICENSE.<corpus>``: ``LICENSE.grobid`` holds
for ``grobid-train.jsonl``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

_KNOWN = (
    ("Apache-2.0", "Apache License Version 2.0"),
    ("MIT", "Permission is hereby granted, free of charge"),
    ("BSD-3-Clause", "Neither the name"),
    ("BSD-2-Clause", "Redistribution and use in source and binary forms"),
)
_HEAD = (
    "The model references.crfsuite was trained on labelled reference strings of others, and on\n"
    "strings that citekit prints itself. The licences of the former follow.\n"
)


def read_licences(folders: Sequence[Path]) -> dict[str, str]:
    """Return corpus → text of its licence, for the corpora in ``folders`` that have one."""
    files = sorted(file for folder in folders for file in folder.glob("LICENSE.*"))
    return {file.suffix[1:]: file.read_text("utf-8").strip("\n") for file in files}


def identify(licence: str) -> str:
    """Return the short name of a licence's text, ``"see NOTICE"`` where it is not known.

    >>> identify("MIT License. Permission is hereby granted, free of charge, to any person")
    'MIT'
    """
    text = " ".join(licence.split())
    return next((name for name, words in _KNOWN if words in text), "see NOTICE")


def write_notice(licences: Mapping[str, str], path: Path) -> None:
    """Write the licences' texts, which those who pass the model on must keep with it."""
    parts = [_HEAD, *(f"== {name} ==\n\n{text}\n" for name, text in licences.items())]
    path.write_text("\n".join(parts), encoding="utf-8", newline="\n")
