"""What bibtexparser reads where our scan had to give an entry up: its one door."""

from __future__ import annotations

from collections.abc import Mapping

from citekit.formats.bibtex_scanner import Fault
from citekit.patterns import lazy

_NEXT = lazy(r"\n[ \t]*@")
_MAX_CHARACTERS = 100_000


def recover_entries(text: str, fault: Fault) -> list[tuple[str, str, Mapping[str, str]]]:
    """Return (type, key, raw fields) of the entries between a fault and the next ``@`` line.

    Values keep their LaTeX.
    """
    import logging

    from bibtexparser.splitter import Splitter

    following = _NEXT.search(text, fault.start + 1)
    end = min(following.start() if following else len(text), fault.start + _MAX_CHARACTERS)
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = Splitter(bibstr=text[fault.start : end]).split()
    return [
        (
            entry.entry_type.lower(),
            entry.key,
            {field.key.lower(): _bare(str(field.value)) for field in entry.fields},
        )
        for entry in library.entries
    ]


def _bare(value: str) -> str:
    """A value without its outer delimiters."""
    value = value.strip()
    if len(value) > 1 and (value[0], value[-1]) in (("{", "}"), ('"', '"')):
        return value[1:-1]
    return value
