"""What the commands of libraries share: which library, and how a person is asked and told."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

if TYPE_CHECKING:
    from citekit import Addition, Item, Library, Match, OnDuplicate

LibraryName = Annotated[
    Optional[str],  # noqa: UP045 - Typer reads this at run time
    typer.Option(
        "--library",
        "-l",
        metavar="LIBRARY",
        help="A file by its suffix (.bib, .json, .yaml, .sqlite …), or zotero: and the like. "
        "Default: CITEKIT_LIBRARY, else what citekit.toml names.",
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Print what would change, and change nothing.")
]


def library_at(name: str | None, *, new: bool = False) -> Library:
    """Open the library that is named, or the default one; ``new``: it need not exist.

    Raises:
        LibraryError: none is named, or there is none.
    """
    import citekit

    name = name or os.environ.get("CITEKIT_LIBRARY") or citekit.find_project(Path.cwd()).library
    if not name:
        raise citekit.LibraryError(
            "no library is named: use --library refs.bib, or set CITEKIT_LIBRARY, "
            'or write library = "refs.bib" into citekit.toml'
        )
    if not new and not _is_there(name):
        raise citekit.LibraryError(f"{name}: there is no such library")
    return citekit.open_library(name)


def _is_there(name: str) -> bool:
    head, colon, _ = name.partition(":")
    return (bool(colon) and len(head) > 1 and head.isalpha()) or Path(name).exists()


def finish(library: Library, *, dry_run: bool) -> None:
    """Print what would change, or change it."""
    from citekit.cli.output import write_result

    if dry_run:
        write_result(library.diff(), None)
        library.close()
    else:
        library.save()


def may_ask() -> bool:
    """Whether a person is there to answer: input and errors are a terminal's."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def ask_person(item: Item, match: Match) -> OnDuplicate:
    """Ask what to do with an item whose work is there already."""
    import citekit

    update = citekit.fill_gaps(match.item, item)
    print(f"\n{one_line(item)}\nis {match.judgement.sameness.value} as "
          f"{match.key} ({match.judgement.reason}):\n{one_line(match.item)}", file=sys.stderr)  # fmt: skip
    for variable in update.filled:
        print(f"  + {variable}: {citekit.show(update.item.variables[variable])}", file=sys.stderr)
    for conflict in update.conflicts:
        print(f"  ≠ {conflict.variable}: {conflict.kept}  |  {conflict.other}", file=sys.stderr)
    while True:
        print("[s]kip, [u]pdate (fill its gaps), [a]dd as another? ", end="", file=sys.stderr)
        sys.stderr.flush()
        answer = sys.stdin.readline().strip().lower()
        for choice in (
            citekit.OnDuplicate.SKIP,
            citekit.OnDuplicate.UPDATE,
            citekit.OnDuplicate.ADD,
        ):
            if answer and choice.value.startswith(answer):
                return choice
        if not answer:
            return citekit.OnDuplicate.SKIP


def tell_addition(addition: Addition) -> None:
    """Say on standard error what became of an item that was there already."""
    from citekit.cli.output import tell

    if addition.match is None:
        return
    judgement = addition.match.judgement
    done = {"skip": "skipped", "update": "updated", "add": "added all the same"}
    words = f"{judgement.sameness.value} ({judgement.reason})"
    if addition.action == "add":
        tell(f"{addition.key}: added all the same; {addition.match.key} is {words}")
        return
    tell(f"{addition.key}: {words}; {done[addition.action.value]}")
    if addition.update is not None:
        for variable in addition.update.filled:
            tell(f"{addition.key}: {variable} filled in")
        for one in addition.update.conflicts:
            tell(f"{addition.key}: {one.variable} stays {one.kept!r}; the other says {one.other!r}")


def one_line(item: Item) -> str:
    """Return an item in one line: key, author, year, title."""
    import citekit

    names = item.names("author") or item.names("editor")
    author = (names[0].family or names[0].literal or names[0].given) if names else "–"
    more = " et al." if len(names) > 1 or item.truncated else ""
    date = item.date("issued")
    year = (
        str(date.year) if date and date.year is not None else citekit.show(date) if date else "n.d."
    )
    return f"{item.id}  {author}{more} {year or 'n.d.'}  {item.text('title')}"
