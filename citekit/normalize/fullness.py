"""Of two values that agree, which says more: names in full, a journal's whole name, a day."""

from __future__ import annotations

from citekit.model import Date, Name, Value
from citekit.normalize.agreement import agree, fold


def better(variable: str, value: Value, known: Value) -> bool:
    """Whether metadata says in full what a block says short: names, a journal, a day."""
    if isinstance(value, str) and isinstance(known, str):
        return variable == "container-title" and (
            fold(known) == fold(value) or _abbreviates(known, value)
        )
    if isinstance(value, tuple) and isinstance(known, tuple) and same_people(value, known):
        return True
    return fuller(value, known)


def same_people(value: tuple[Name, ...], known: tuple[Name, ...]) -> bool:
    """Whether the same people stand there, cut into family and given name elsewhere."""
    return [sorted(_words(name)) for name in value] == [sorted(_words(name)) for name in known]


def _words(name: Name) -> list[str]:
    parts = (name.given, name.non_dropping_particle, name.family, name.literal)
    return [fold(word) for part in parts for word in part.split()]


def fuller(value: Value, known: Value) -> bool:
    """Whether ``value`` says more than ``known`` and the same."""
    if not agree(value, known):
        return False
    match value, known:
        case tuple(), tuple():
            return (len(value), _length(value)) > (len(known), _length(known)) and len(
                value
            ) >= len(known)
        case Date(), Date():
            return sum(map(len, value.parts)) > sum(map(len, known.parts))
        case _:
            return False


def _length(names: tuple[Name, ...]) -> int:
    return sum(len(name.given) for name in names)


def _abbreviates(short: str, long: str) -> bool:
    """Whether ``short`` is ``long`` with its words cut: "Duke Math. J."."""
    words = [fold(word) for word in short.replace(".", ". ").split()]
    full = [fold(word) for word in long.split() if fold(word)]
    words = [word for word in words if word]
    if not words or len("".join(words)) >= len("".join(full)):
        return False
    place = 0
    for word in words:
        while place < len(full) and not full[place].startswith(word):
            place += 1
        if place == len(full):
            return False
        place += 1
    return True
