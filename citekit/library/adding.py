"""Adding an item to a library that may have the work already: never twice, never in silence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from citekit.errors import LibraryError
from citekit.library.contract import Library, Match
from citekit.library.folding import fold_text
from citekit.model import Date, Item, Name, Value


class OnDuplicate(StrEnum):
    """What is done with an item whose work the library has already."""

    ASK = "ask"
    SKIP = "skip"
    UPDATE = "update"
    ADD = "add"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A variable that two items of one work give different values."""

    variable: str
    kept: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """An item with its gaps filled from another: which, and what they disagree about."""

    item: Item
    filled: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What became of an item: ``action`` says what was done, ``match`` what was there."""

    key: str
    action: OnDuplicate
    match: Match | None = None
    update: Update | None = None


Ask = Callable[[Item, Match], OnDuplicate]


def add_item(
    library: Library,
    item: Item,
    *,
    on_duplicate: OnDuplicate = OnDuplicate.SKIP,
    key: str | None = None,
    proper_words: frozenset[str] = frozenset(),
    ask: Ask | None = None,
) -> Addition:
    """Stage ``item`` in ``library``, unless its work is there and should not be added again.

    Args:
        library: where to.
        item: what.
        on_duplicate: what to do where the work is there already.
        key: the key that it must have.
        proper_words: words of its texts that keep their capitals.
        ask: answers for a person where ``on_duplicate`` is ``ASK``.

    Raises:
        LibraryError: it cannot be added; ``ASK`` without ``ask``.
    """
    match = library.find_same(item)
    action = OnDuplicate.ADD if match is None else on_duplicate
    if match is not None and action is OnDuplicate.ASK:
        if ask is None:
            raise LibraryError(f"{match.key} is {match.judgement.sameness}; nobody was asked")
        action = ask(item, match)
    if match is not None and action is OnDuplicate.UPDATE:
        update = fill_gaps(match.item, item)
        if update.filled:
            library.replace(match.key, update.item)
        return Addition(key=match.key, action=action, match=match, update=update)
    if match is not None and action is not OnDuplicate.ADD:
        return Addition(key=match.key, action=OnDuplicate.SKIP, match=match)
    added = library.add(item, key, proper_words=proper_words)
    return Addition(key=added, action=OnDuplicate.ADD, match=match)


def fill_gaps(item: Item, other: Item) -> Update:
    """Return ``item`` with what only ``other`` has; where both have a value, ``item``'s stays.

    A date that says less than the other's and agrees with it, and a list of names known
    to be cut off, count as gaps.
    """
    variables: dict[str, Value] = dict(item.variables)
    filled: list[str] = []
    conflicts: list[Conflict] = []
    for variable, value in other.variables.items():
        own = variables.get(variable)
        if not own or _says_more(value, own) or variable in item.truncated - other.truncated:
            variables[variable] = value
            filled.append(variable)
        elif _plain(own) != _plain(value) and not _says_more(own, value):
            conflicts.append(Conflict(variable=variable, kept=show(own), other=show(value)))
    custom = dict(item.custom)
    if "citekit" in custom and set(item.truncated) & set(filled):
        rest = sorted(item.truncated - set(filled))
        ours = custom["citekit"]
        custom["citekit"] = {**(ours if isinstance(ours, Mapping) else {}), "truncated": rest}
    return Update(
        item=replace(item, variables=variables, custom=custom),
        filled=tuple(filled),
        conflicts=tuple(conflicts),
    )


def show(value: Value) -> str:
    """Return a value in one line, for a person.

    >>> show(Date(parts=((2023, 3, 21),)))
    '2023-03-21'
    """
    match value:
        case str():
            return value
        case Date():
            parts = ["-".join(f"{number:02}" for number in part) for part in value.parts]
            return "/".join(parts) or value.literal or value.raw
        case tuple():
            return "; ".join(map(_show_name, value))


def _show_name(name: Name) -> str:
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    return name.literal or ", ".join(part for part in (family, given, name.suffix) if part)


def _says_more(value: Value, own: Value) -> bool:
    if not isinstance(value, Date) or not isinstance(own, Date) or len(own.parts) != 1:
        return False
    (short,) = own.parts
    return bool(value.parts) and len(value.parts[0]) > len(short) > 0 and (
        value.parts[0][: len(short)] == short
    )  # fmt: skip


def _plain(value: Value) -> str:
    return fold_text(show(value))
