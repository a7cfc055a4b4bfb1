"""The tagger checks a grammar: where both read a value alike, it is surer; else it is told.

How much surer is measured in training, on strings that no training saw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from types import MappingProxyType

from citekit.model import Draft, Notice, Raw
from citekit.reference.confidence import rated


class Check(Enum):
    """What the other reading says of a variable; the values name curves of confidence."""

    AGREED = "checked: agreed"
    ALONE = "checked: alone"
    DISPUTED = "checked: disputed"


def checks(draft: Draft, other: Draft) -> MappingProxyType[str, Check]:
    """Return, for each variable of ``draft``, what ``other`` says of it."""
    return MappingProxyType(
        {
            name: _check(raws, other.variables.get(name, ()))
            for name, raws in draft.variables.items()
        }
    )


def checked(draft: Draft, other: Draft) -> Draft:
    """Return ``draft``, each value as sure as ``other`` makes it, disputed ones with a notice.

    What only ``other`` reads is no value, but a notice: grammars account for every word.
    """
    found = checks(draft, other)
    variables = {name: rated(raws, found[name].value) for name, raws in draft.variables.items()}
    notices = [
        Notice(code="reading-disputed", variable=name, params={"other": _text(raws)})
        for name, raws in other.variables.items()
        if found.get(name, Check.DISPUTED) is Check.DISPUTED
    ]
    return replace(draft, variables=variables, notices=(*draft.notices, *notices))


def _check(raws: Sequence[Raw], others: Sequence[Raw]) -> Check:
    if not others:
        return Check.ALONE
    return Check.AGREED if _letters(raws) == _letters(others) else Check.DISPUTED


def _text(raws: Sequence[Raw]) -> str:
    return "; ".join(raw.text for raw in raws)


def letters(text: str) -> str:
    """Return the letters and digits of ``text``, whatever their case: what two readings share."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _letters(raws: Sequence[Raw]) -> str:
    return letters("".join(raw.text for raw in raws))
