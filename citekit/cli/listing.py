"""``citekit list``, ``search`` and ``show``: what a library has."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from citekit.cli.libraries import LibraryName

if TYPE_CHECKING:
    from citekit import Item

_Json = Annotated[bool, typer.Option("--json", help="One CSL-JSON object a line.")]
_Limit = Annotated[Optional[int], typer.Option("--limit", min=1, help="No more than these.")]  # noqa: UP045


def list_command(library: LibraryName = None, as_json: _Json = False, limit: _Limit = None) -> None:
    """List the items of a library: key, author, year, title.

    \b
    Examples:
      citekit list --library refs.bib
      CITEKIT_LIBRARY=refs.sqlite citekit list --json
    """
    from itertools import islice

    from citekit.cli.libraries import library_at

    _print_all(islice(library_at(library).items(), limit), as_json=as_json)


def search_command(
    query: Annotated[list[str], typer.Argument(metavar="WORD...", help="Words of any field.")],
    library: LibraryName = None,
    as_json: _Json = False,
    limit: _Limit = None,
) -> None:
    """Find the items that have all these words, in titles, names, containers or notes.

    \b
    Examples:
      citekit search soft power --library refs.bib
    """
    from citekit.cli.libraries import library_at
    from citekit.cli.output import tell

    found = library_at(library).search(" ".join(query), limit)
    _print_all(found, as_json=as_json)
    if not found:
        tell("no item has all these words")
        raise typer.Exit(1)


def show_command(
    keys: Annotated[list[str], typer.Argument(metavar="KEY...", help="The keys of the items.")],
    library: LibraryName = None,
    as_json: _Json = False,
    style: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--style", "-s", help="In this style or notation: apa, bibtex, ris …"),
    ] = None,
) -> None:
    """Show items whole, with their place in the file; or in a style or notation.

    \b
    Examples:
      citekit show nye2004soft --library refs.bib
      citekit show nye2004soft --library refs.bib --style apa
    """
    import citekit
    from citekit.cli.libraries import library_at
    from citekit.cli.output import write_result

    opened = library_at(library)
    items = [opened.get(key) for key in keys]
    if style is not None:
        target = citekit.find_target(style)
        if isinstance(target, citekit.Notation):
            write_result(citekit.dump(items, target.name), None)
        else:
            write_result(str(citekit.render(items, style)), None)
    elif as_json:
        _print_all(items, as_json=True)
    else:
        for item in items:
            _print_item(item, _place(opened, item.id))


def _place(library: object, key: str) -> str:
    import citekit

    try:
        place = library.locate(key)  # type: ignore[attr-defined]
    except citekit.LibraryError:
        return ""
    return f"{place.file}:{place.line}"


def _print_item(item: Item, place: str) -> None:
    import citekit

    print(f"{item.id}  {item.type}" + (f"  {place}" if place else ""))
    for variable, value in item.variables.items():
        print(f"  {variable:18} {citekit.show(value)}")
    for variable, other in item.others.items():
        print(f"  {variable:18} {json.dumps(other, ensure_ascii=False)}")


def _print_all(items: Iterable[Item], *, as_json: bool) -> None:
    from citekit.cli.libraries import one_line

    for item in items:
        print(json.dumps(item.to_csl(), ensure_ascii=False) if as_json else one_line(item))
