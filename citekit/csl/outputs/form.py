"""What an output is: how it escapes, and what it writes around formatted text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """An output. ``pairs`` maps an opener to what stands before and after its text.

    ``start`` and ``end`` finish one entry: its beginning and end may need care of their
    own. ``joined`` lets formatting go on that would end and begin again: ``*a**b*`` is
    something else in some. ``flanking`` are the closings that count only beside a letter.
    ``link`` takes an address and the text in the output's form. ``join`` makes a
    document of (entry, is the first) texts.
    """

    escape: Callable[[str], str]
    pairs: Mapping[str, tuple[str, str]]
    link: Callable[[str, str], str]
    start: Callable[[str], str] = lambda text: text
    entry: tuple[str, str] = ("", "")
    document: tuple[str, str] = ("", "")
    separator: str = "\n"
    joined: bool = False
    flanking: frozenset[str] = frozenset()
    addresses: frozenset[str] = field(default=frozenset(("http", "https")))
