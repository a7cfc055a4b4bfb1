"""``citekit edit``, ``remove``, ``rename`` and ``undo``: changes of what a library has."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from citekit.cli.libraries import DryRun, LibraryName

if TYPE_CHECKING:
    from citekit import Item

Documents = Annotated[
    Optional[list[Path]],  # noqa: UP045
    typer.Option("--in", metavar="DOCUMENT", help="A document that cites the key; repeatable."),
]


def edit_command(
    key: Annotated[str, typer.Argument(help="The key of the item.")],
    library: LibraryName = None,
    notation: Annotated[
        str, typer.Option("--as", help="Edit it in this notation: csl-yaml, bibtex, csl-json …")
    ] = "csl-yaml",
    dry_run: DryRun = False,
) -> None:
    """Edit an item in $VISUAL or $EDITOR; it is checked before anything is written.

    \b
    Examples:
      citekit edit nye2004soft --library refs.bib
      EDITOR="code --wait" citekit edit nye2004soft --library refs.bib --as bibtex
    """
    import citekit
    from citekit.cli.libraries import finish, library_at
    from citekit.cli.output import tell

    opened = library_at(library)
    old = opened.get(key)
    suffix = next(iter(citekit.find_notation(notation).suffixes), ".txt")
    new = _edited(citekit.dump([old], notation), notation, suffix)
    shown = citekit.load(citekit.dump([old], notation), notation)[0]
    if new is None or new == shown:
        tell("nothing was changed")
        return
    # What the notation cannot say of the item stays as it was.
    variables = {
        name: value for name, value in old.variables.items() if name not in shown.variables
    }
    item = citekit.Item(
        id=old.id,
        type=new.type if new.type != shown.type else old.type,
        variables={**variables, **new.variables},
        custom=old.custom,
        others={**old.others, **new.others},
    )
    opened.replace(old.id, item)
    if new.id != shown.id:
        opened.rename(old.id, new.id)
    finish(opened, dry_run=dry_run)


def _edited(text: str, notation: str, suffix: str) -> Item | None:
    """Let a person edit ``text`` until it is one sound item; ``None`` for left as it was."""
    import citekit
    from citekit.cli.libraries import may_ask
    from citekit.cli.output import tell

    handle, name = tempfile.mkstemp(prefix="citekit-", suffix=suffix)
    path = Path(name)
    os.close(handle)
    path.write_text(text, "utf-8")
    while True:
        _run_editor(path)
        new = path.read_text("utf-8")
        try:
            items = citekit.load(new, notation) if new != text else ()
            if len(items) > 1:
                raise citekit.ParseError(f"{len(items)} items are there, not one")
        except citekit.CitekitError as error:
            tell(f"{error}; what you wrote is in {path}")
            if not may_ask() or input("edit again? [Y/n] ").strip().lower().startswith("n"):
                raise typer.Exit(1) from None
            continue
        path.unlink()
        if new != text and not items:
            tell("no item is left there; citekit remove removes one")
            raise typer.Exit(1)
        return items[0] if items else None


def _run_editor(path: Path) -> None:
    import citekit

    default = "notepad" if sys.platform == "win32" else "vi"
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or default
    try:
        status = subprocess.run([*shlex.split(command), str(path)], check=False).returncode
    except OSError as error:
        raise citekit.LibraryError(f"{command}: {error.strerror}; set EDITOR") from error
    if status != 0:
        raise citekit.LibraryError(f"{command} ended with status {status}; nothing was changed")


def remove_command(
    keys: Annotated[list[str], typer.Argument(metavar="KEY...", help="The keys of the items.")],
    library: LibraryName = None,
    dry_run: DryRun = False,
) -> None:
    """Remove items from a library. ``citekit undo`` brings them back.

    \b
    Examples:
      citekit remove nye2004softa --library refs.bib
    """
    from citekit.cli.libraries import finish, library_at

    opened = library_at(library)
    for key in keys:
        opened.remove(key)
    finish(opened, dry_run=dry_run)


def rename_command(
    key: Annotated[str, typer.Argument(help="The key that the item has.")],
    new: Annotated[str, typer.Argument(help="The key that it shall have.")],
    library: LibraryName = None,
    documents: Documents = None,
    dry_run: DryRun = False,
) -> None:
    """Give an item another key, in the library and in the documents that cite it.

    \b
    Examples:
      citekit rename nye2004soft nye2004 --library refs.bib --in paper.tex --in notes.md
    """
    from citekit.cli.libraries import finish, library_at

    opened = library_at(library)
    old = opened.get(key).id
    opened.rename(old, new)
    finish(opened, dry_run=dry_run)
    if not dry_run:
        rename_in(documents, {old: new})


def rename_in(documents: list[Path] | None, keys: dict[str, str]) -> None:
    """Rename keys in documents, and say how often."""
    import citekit
    from citekit.cli.output import tell

    for path in documents or ():
        count = citekit.rename_in_document(path, keys)
        tell(f"{path}: {count} replaced")


def undo_command(library: LibraryName = None) -> None:
    """Take back the last change that citekit made to a library, as often as there is one.

    \b
    Examples:
      citekit undo --library refs.bib
    """
    from citekit.cli.libraries import library_at
    from citekit.cli.output import tell

    tell(f"undone: {library_at(library).undo()}")
