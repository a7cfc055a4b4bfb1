"""``citekit styles``: finds CSL styles, and checks one."""

from __future__ import annotations

from typing import Annotated, Optional

import typer


def styles_command(
    words: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Argument(
            metavar="[QUERY]...",
            help="Words of a name, alias, field or journal; or: check FILE.csl.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Find styles by name, alias, field or journal; or check a style of your own.

    \b
    Examples:
      citekit styles chicago
      citekit styles international security
      citekit styles check my-style.csl
    """
    import citekit
    from citekit.cli.output import tell, write_result

    words = words or []
    if words[:1] == ["check"] and len(words) > 1:
        problems = 0
        for name in words[1:]:
            for finding in citekit.check_style(citekit.read_style(name)):
                problems += finding.severity is not citekit.Severity.INFO
                write_result(f"{name}:{finding}", None)
        if not problems:
            tell("no problems found")
        raise typer.Exit(4 if problems else 0)
    found = citekit.search_styles(" ".join(words))
    if not found:
        tell(f"no style matches {' '.join(words)!r}")
        raise typer.Exit(1)
    width = min(max(len(style.id) for style in found), 48)
    write_result("\n".join(f"{style.id:{width}}  {style.title}" for style in found), None)
