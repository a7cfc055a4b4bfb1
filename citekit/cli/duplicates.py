"""``citekit duplicates`` and ``merge``: works that a library has more than once."""

from __future__ import annotations

from typing import Annotated

import typer

from citekit.cli.editing import Documents
from citekit.cli.libraries import DryRun, LibraryName


def duplicates_command(library: LibraryName = None) -> None:
    """List the works that a library has more than once, and why they are taken for one.

    \b
    Examples:
      citekit duplicates --library refs.bib
    """
    import citekit
    from citekit.cli.libraries import library_at, one_line
    from citekit.cli.output import tell

    groups = citekit.find_duplicates(tuple(library_at(library).items()))
    for group in groups:
        reasons = dict.fromkeys(f"{one.sameness.value}: {one.reason}" for one in group.judgements)
        print("; ".join(reasons))
        for item in group.items:
            print(f"  {one_line(item)}")
    if groups:
        tell("citekit merge KEY KEY makes one of two")


def merge_command(
    kept: Annotated[str, typer.Argument(metavar="KEY", help="The item that stays.")],
    others: Annotated[list[str], typer.Argument(metavar="KEY...", help="Items that go into it.")],
    library: LibraryName = None,
    documents: Documents = None,
    dry_run: DryRun = False,
) -> None:
    """Make one item of several: the first stays, its gaps filled from the others.

    \b
    Examples:
      citekit merge nye2004soft nye2004softa --library refs.bib --in paper.tex
    """
    import citekit
    from citekit.cli.editing import rename_in
    from citekit.cli.libraries import finish, library_at
    from citekit.cli.output import tell

    opened = library_at(library)
    item = opened.get(kept)
    keys: dict[str, str] = {}
    for key in others:
        other = opened.get(key)
        if other.id == item.id:
            raise citekit.LibraryError(f"{key} cannot be merged into itself")
        update = citekit.fill_gaps(item, other)
        for conflict in update.conflicts:
            tell(f"{conflict.variable} stays {conflict.kept!r}; {other.id} says {conflict.other!r}")
        item = update.item
        keys[other.id] = item.id
        opened.remove(other.id)
    opened.replace(item.id, item)
    finish(opened, dry_run=dry_run)
    if not dry_run:
        rename_in(documents, keys)
