"""``citekit watch``: pages that appear in a folder are added to a library."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from citekit.cli.libraries import LibraryName


def watch_command(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where pages are saved.")],
    library: LibraryName = None,
    every: Annotated[float, typer.Option(min=0.05, help="Look every so many seconds.")] = 2.0,
    existing: Annotated[
        bool, typer.Option("--existing", help="Add the pages that are there already, too.")
    ] = False,
) -> None:
    """Add each page that is saved into a folder to a library, until Ctrl-C.

    \b
    Examples:
      citekit watch ~/Downloads/pages --library refs.bib
    """
    import citekit
    from citekit.cli.libraries import library_at
    from citekit.cli.output import tell

    if not folder.is_dir():
        raise citekit.SourceError(str(folder), "is no folder")
    library_at(library, new=True)  # what cannot be opened is told before waiting
    seen: dict[Path, tuple[int, int]] = {} if existing else _files(folder)
    growing: dict[Path, tuple[int, int]] = {}
    tell(f"watching {folder}; Ctrl-C ends")
    while True:
        now = _files(folder)
        for path, state in now.items():
            if seen.get(path) == state:
                continue
            if growing.get(path) == state:  # it stood still since the last look
                seen[path] = state
                _add(path, library)
        growing = now
        time.sleep(every)


def _files(folder: Path) -> dict[Path, tuple[int, int]]:
    found: dict[Path, tuple[int, int]] = {}
    for path in sorted(folder.iterdir()):
        try:
            status = path.stat()
        except OSError:
            continue
        if path.is_file() and not path.name.startswith("."):
            found[path] = (status.st_size, status.st_mtime_ns)
    return found


def _add(path: Path, library: str | None) -> None:
    import citekit
    from citekit.cli.libraries import library_at, tell_addition
    from citekit.cli.output import tell
    from citekit.cli.sources import given_by

    try:
        reading = citekit.read(path, given=given_by())
        if not reading.items:
            tell(f"{path}: no citation found")
            return
        opened = library_at(library, new=True)
        with opened.transaction():
            additions = [
                citekit.add_item(opened, item, proper_words=reading.proper_words)
                for item in reading.items
            ]
    except citekit.CitekitError as error:
        tell(str(error))
        return
    for addition in additions:
        print(addition.key, flush=True)
        tell_addition(addition)
