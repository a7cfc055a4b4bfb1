"""Bib.TXT → Items: BibTeX's fields as ``name: value`` lines below a key in brackets.

Source: https://github.com/bib-txt/spec (Bib.TXT). An entry without a type is a book.
"""

from __future__ import annotations

from collections.abc import Iterator

from citekit.formats.bibtex_entries import Entry
from citekit.formats.bibtex_reader import items_of
from citekit.formats.notation import Loaded
from citekit.model import Notice, Severity
from citekit.patterns import lazy

_KEY = lazy(r"\[([^\[\]]*)\]\s*")
_FIELD = lazy(r"\s*([A-Za-z][\w-]*):[ \t]*(.*?)\s*")


def load_bib_txt(text: str) -> Loaded:
    """Read Bib.TXT; values are LaTeX as in BibTeX.

    >>> item = load_bib_txt("[nye2004soft]\\n  author: Joseph Nye\\n  title: Soft Power").items[0]
    >>> item.id, item.type, item.text("title")
    ('nye2004soft', 'book', 'Soft Power')
    """
    notices: list[Notice] = []
    return items_of(_entries(text, notices), notices)


def _entries(text: str, notices: list[Notice]) -> Iterator[Entry]:
    entry: Entry | None = None
    fields: dict[str, str] = {}
    last = ""
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if key := _KEY.fullmatch(line):
            if entry is not None and fields:
                yield _typed(entry, fields)
            entry, fields, last = Entry("book", key[1].strip(), number, {}), {}, ""
        elif entry is not None and (field := _FIELD.fullmatch(line)):
            last = field[1].lower()
            fields.setdefault(last, field[2])
        elif last and line[:1].isspace() and line.strip():
            fields[last] += " " + line.strip()
        elif line.strip():
            notices.append(
                Notice(
                    code="record-broken",
                    severity=Severity.ERROR,
                    params={
                        "line": str(number),
                        "notation": "Bib.TXT",
                        "reason": "no key or field",
                    },
                )
            )
    if entry is not None and fields:
        yield _typed(entry, fields)


def _typed(entry: Entry, fields: dict[str, str]) -> Entry:
    kind = fields.pop("type", entry.kind).lower()
    return entry._replace(kind=kind, fields=fields)
