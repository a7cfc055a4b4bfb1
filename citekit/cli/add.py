"""``citekit add``: what was read goes into a library, unless it is there already."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from citekit.cli.libraries import DryRun, LibraryName
from citekit.cli.options import Accessed, AllowPrivate, Sources, Url, UrlMap, Verbose

if TYPE_CHECKING:
    from citekit import Addition, Item, Library, Match, OnDuplicate, Reading

_CHOICES = ("ask", "skip", "update", "add")


def add_command(
    sources: Sources = None,
    library: LibraryName = None,
    key: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--key", "-k", help="The key of the item, where the sources give one item."),
    ] = None,
    on_duplicate: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            metavar="|".join(_CHOICES),
            help="When the library has the work: ask, skip it, update (fill gaps of what is there; "
            "conflicts are shown), or add it all the same. Default: ask on a terminal, else skip.",
        ),
    ] = None,
    dry_run: DryRun = False,
    url: Url = None,
    url_map: UrlMap = None,
    accessed: Accessed = None,
    allow_private: AllowPrivate = False,
    verbose: Verbose = False,
) -> None:
    """Add what is read to a library; the key of each is printed.

    \b
    Examples:
      citekit add page.html --library refs.bib
      citekit add saved-pages/ other.ris --library refs.bib --on-duplicate update
      citekit add page.html --library refs.bib --dry-run
      citekit parse --style csl-json < references.txt | citekit add - --library refs.json
      citekit add - --library refs.bib < references.txt
    """
    import citekit
    from citekit.cli.libraries import ask_person, library_at, may_ask, tell_addition
    from citekit.cli.output import tell, tell_notices
    from citekit.cli.sources import Tally, given_by, readings_of

    if on_duplicate is not None and on_duplicate not in _CHOICES:
        raise typer.BadParameter(f"one of {', '.join(_CHOICES)}", param_hint="--on-duplicate")
    names = _named(sources)
    choice = citekit.OnDuplicate(on_duplicate or ("ask" if may_ask() else "skip"))
    target = library_at(library, new=True)
    tally = Tally()
    given = given_by(url=url, url_map=url_map, accessed=accessed, allow_private=allow_private)
    least = citekit.Severity.INFO if verbose else citekit.Severity.WARNING
    found: list[tuple[citekit.Item, frozenset[str]]] = []
    for reading in readings_of(names, tally, given=given):
        tell_notices(reading.page.source, reading.notices, least=least)
        found += _items_of(reading, tally)
    for name in tally.nothing:
        tell(f"{name}: no citation found")
    if not found:
        raise typer.Exit(1)
    if key is not None and len(found) != 1:
        raise citekit.LibraryError(f"--key names one item; the sources give {len(found)}")
    if on_duplicate is None and choice is citekit.OnDuplicate.SKIP:
        verbose_choice = "what the library has already is skipped (--on-duplicate says otherwise)"
    else:
        verbose_choice = ""
    add = _adder(choice, key, ask_person)
    if choice is citekit.OnDuplicate.ASK:  # questions are answered before anybody is kept waiting
        list(_added(target, found, add))
        target.close()
    if dry_run:
        additions = list(_added(target, found, add))
        sys.stdout.write(target.diff())
        target.close()
    else:
        with target.transaction():
            additions = list(_added(target, found, add))
        for addition in additions:
            print(addition.key)
    for addition in additions:
        tell_addition(addition)
    if verbose_choice and any(addition.match for addition in additions):
        tell(verbose_choice)
    raise typer.Exit(tally.status())


def _named(sources: list[str] | None) -> tuple[str, ...]:
    """What to add: what is named or piped in, never the examples."""
    from citekit.cli.sources import is_piped

    if sources:
        return tuple(sources)
    if is_piped():
        return ("-",)
    raise typer.BadParameter(
        "name a page, folder, bibliography or address to add", param_hint="SOURCE"
    )


def _items_of(reading: Reading, tally: object) -> Iterator[tuple[Item, frozenset[str]]]:
    """The items of a reading; text on standard input may be bare references."""
    import citekit
    from citekit.cli.sources import Tally

    assert isinstance(tally, Tally)
    if reading.items or reading.page.source != "-":
        yield from ((item, reading.proper_words) for item in reading.items)
        return
    found = False
    for reference in citekit.unfold_references(reading.page.text):
        for item in citekit.parse(reference).items:
            found = True
            yield item, frozenset()
    if found:
        tally.nothing.remove("-")
        tally.found += 1


def _adder(
    choice: OnDuplicate, key: str | None, ask: Callable[[Item, Match], OnDuplicate]
) -> Callable[[Library, Item, frozenset[str]], Addition]:
    """Return what adds one item; a question is put once, and its answer kept."""
    import citekit

    answers: dict[tuple[str, str], citekit.OnDuplicate] = {}

    def answer(item: Item, match: Match) -> OnDuplicate:
        question = (repr(item), match.key)
        if question not in answers:
            answers[question] = ask(item, match)
        return answers[question]

    def add(library: Library, item: Item, proper_words: frozenset[str]) -> Addition:
        return citekit.add_item(
            library, item, on_duplicate=choice, key=key, proper_words=proper_words, ask=answer
        )

    return add


def _added(
    library: Library,
    found: list[tuple[Item, frozenset[str]]],
    add: Callable[[Library, Item, frozenset[str]], Addition],
) -> Iterator[Addition]:
    for item, proper_words in found:
        yield add(library, item, proper_words)
