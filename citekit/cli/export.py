"""``citekit export``: one bibliography of everything that was read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from citekit.cli.options import (
    Accessed,
    AllowPrivate,
    Clipboard,
    KeyPattern,
    Output,
    Sources,
    Url,
    UrlMap,
    Verbose,
)


class Format(StrEnum):
    """What a bibliography in a style is written as."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    LATEX = "latex"
    RTF = "rtf"
    TYPST = "typst"
    ORG = "org"
    RST = "rst"
    JSON = "json"


class Engine(StrEnum):
    """Which CSL processor renders."""

    CITEKIT = "citekit"
    CITEPROC_PY = "citeproc-py"


class TitleCase(StrEnum):
    """Whether titles stand as printed, or in sentence case."""

    KEEP = "keep"
    SENTENCE = "sentence"


def export_command(
    sources: Sources = None,
    style: Annotated[
        str,
        typer.Option(
            "--style",
            "-s",
            help="A CSL style (apa, chicago, mla, nature …; see citekit styles), a path to a "
            ".csl file, or a notation (bibtex, biblatex, csl-json, ris …; see citekit formats).",
        ),
    ] = "apa",
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write it.")] = Format.TEXT,
    locale: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(help="Language of the words that the style adds, such as de-DE."),
    ] = None,
    output: Output = None,
    cite: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            metavar="KEY[,LOCATOR]", help="Print the in-text citation of this item; repeatable."
        ),
    ] = None,
    keys_from: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(metavar="LIBRARY", help="Keep the keys that this bibliography gave."),
    ] = None,
    key_pattern: KeyPattern = None,
    title_case: Annotated[
        TitleCase, typer.Option(help="Titles as printed, or in sentence case (English).")
    ] = TitleCase.KEEP,
    ascii_only: Annotated[
        bool, typer.Option("--ascii", help="BibTeX: accents as LaTeX commands, not Unicode.")
    ] = False,
    engine: Annotated[Engine, typer.Option(help="The CSL processor.")] = Engine.CITEKIT,
    clipboard: Clipboard = False,
    url: Url = None,
    url_map: UrlMap = None,
    accessed: Accessed = None,
    allow_private: AllowPrivate = False,
    verbose: Verbose = False,
) -> None:
    """Print one bibliography of pages, folders, bibliographies, or standard input.

    \b
    Examples:
      citekit export --style apa
      citekit export page.html --style chicago --format markdown
      citekit export saved-pages/ --style bibtex --output refs.bib
      cat page.txt | citekit export --style apa
      citekit export --clipboard --style bibtex
      citekit export refs.bib --style apa --cite "pollmann2023whats, p. 3"
    """
    import citekit
    from citekit.cli.output import tell, tell_notices, write_result
    from citekit.cli.sources import Tally, given_by, readings_of, source_names

    tally = Tally()
    given = given_by(url=url, url_map=url_map, accessed=accessed, allow_private=allow_private)
    target = citekit.find_target(style)
    least = citekit.Severity.INFO if verbose else citekit.Severity.WARNING
    readings = []
    names = () if clipboard and not sources else source_names(sources)
    for reading in readings_of(names, tally, given=given, clipboard=clipboard):
        tell_notices(reading.page.source, reading.notices, least=least)
        readings.append(reading)
    for name in tally.nothing:
        tell(f"{name}: no citation found")
    if not tally.found:
        raise typer.Exit(1)
    options = citekit.ExportOptions(
        output=form.value,
        locale=locale,
        engine=engine.value,
        title_case=title_case.value,
        ascii_only=ascii_only,
        key_pattern=key_pattern,
    )
    keep = citekit.read(keys_from).items if keys_from else ()
    result = citekit.export(readings, target, options, cites=cite or (), keep=keep)
    tell_notices(style, result.notices, least=citekit.Severity.INFO)
    write_result(result.text, output)
    raise typer.Exit(tally.status())
