"""``citekit box``: what a page should carry for its citation."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Optional

import typer

from citekit.cli.options import Output


class Part(StrEnum):
    """Which part is wanted: for the head of a page, for its body, or both."""

    ALL = "all"
    BOX = "box"
    HEAD = "head"


def box_command(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="ITEM...", help="Bibliographies or pages that give the items."),
    ],
    style: Annotated[
        str, typer.Option("--style", "-s", help="The style of the printed reference.")
    ] = "apa",
    key: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(help="Only the item with this key; repeatable."),
    ] = None,
    part: Annotated[
        Part, typer.Option(help="For the page's head, for its body, or both.")
    ] = Part.ALL,
    locale: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(help="Language of the words that the style adds, such as de-DE."),
    ] = None,
    output: Output = None,
) -> None:
    """Write the HTML that lets a page be cited: tags and JSON-LD for its head, a box for its body.

    \b
    Examples:
      citekit box publication.bib --style chicago
      citekit box refs.bib --key pollmann2023whats --output box.html
      citekit box refs.bib --key pollmann2023whats --part head
      citekit box page.html
    """
    import citekit
    from citekit.cli.output import tell, write_result
    from citekit.cli.sources import Tally, given_by, readings_of

    tally = Tally()
    found = [
        item for reading in readings_of(sources, tally, given=given_by()) for item in reading.items
    ]
    missing = set(key or ()) - {item.id for item in found}
    for name in sorted(missing):
        tell(f"{name}: no item has this key")
    items = [item for item in found if key is None or item.id in key]
    if not items:
        raise typer.Exit(1)
    source = citekit.find_style(style)
    parts: list[str] = []
    for item in items:
        if part is not Part.BOX:
            parts.append(f"<!-- for the <head> -->\n{citekit.write_head(item)}")
        if part is not Part.HEAD:
            comment = "" if part is Part.BOX else "<!-- for the <body> -->\n"
            parts.append(comment + citekit.write_box(item, source, locale=locale))
    write_result("".join(parts), output)
    raise typer.Exit(3 if missing or tally.failed or tally.nothing else 0)
