"""``citekit.toml``: what a project adds to the shipped tables.

cues = ["Bibliographic reference:"]      # phrases that introduce a citation
library = "refs.bib"                     # the default library
[outlets]                                # name → newspaper, magazine, journal, …
"The Harvard Gazette" = "newspaper"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from citekit.errors import ParseError

FILE_NAME = "citekit.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What ``citekit.toml`` says; empty where there is none."""

    cues: tuple[str, ...] = ()
    outlets: Mapping[str, str] = field(default_factory=dict)
    library: str | None = None


def find_project(folder: Path) -> Project:
    """Return what the nearest ``citekit.toml`` says, in ``folder`` or above it.

    Raises:
        ParseError: the file is no TOML, or a value has the wrong kind.
    """
    for place in (folder, *folder.parents):
        file = place / FILE_NAME
        if file.is_file():
            return read_project(file)
    return Project()


def read_project(file: Path) -> Project:
    """Return what ``file`` says.

    Raises:
        ParseError: it is no TOML, or a value has the wrong kind.
    """
    import tomllib

    try:
        data = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ParseError(str(error), source=str(file)) from error
    cues, outlets, library = data.get("cues", []), data.get("outlets", {}), data.get("library")
    if not isinstance(cues, list) or not all(isinstance(cue, str) for cue in cues):
        raise ParseError('cues must be a list of phrases: cues = ["Cite as:"]', source=str(file))
    if not isinstance(outlets, dict) or not all(isinstance(v, str) for v in outlets.values()):
        raise ParseError('outlets must be a table: "Name" = "newspaper"', source=str(file))
    if library is not None and not isinstance(library, str):
        raise ParseError('library must be a path: library = "refs.bib"', source=str(file))
    unknown = sorted(set(data) - {"cues", "outlets", "library"})
    if unknown:
        raise ParseError(
            f"{unknown[0]!r} is not known; cues, outlets and library are", source=str(file)
        )
    if library is not None and not re.match(r"[a-z]{2,20}:", library):
        library = str(file.parent / library)  # a path there is meant from where it is written
    return Project(cues=tuple(cues), outlets=outlets, library=library)
