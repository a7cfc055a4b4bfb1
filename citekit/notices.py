"""What every notice says to a person: code → English sentence, filled from its params."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from citekit.model import Notice

_MESSAGES: Mapping[str, str] = MappingProxyType(
    {
        # one line a code, in the alphabet; {name} stands for a param of the notice
        "bibtex-crossref-circular": "line {line}: {key} refers to {parent}, which refers back to it",
        "bibtex-crossref-missing": "line {line}: {key} refers to {parent}, which is not in the file",
        "bibtex-fault": "line {line}: entry {key} is broken: {reason}",
        "bibtex-field-repeated": "line {line}: {key}: {field} stands there twice; the first is read",
        "bibtex-field-unread": "{field}: CSL has no place for it; left out {count} times",
        "bibtex-key-repeated": "line {line}: the key {key} stands in line {first} already",
        "bibtex-macro-unknown": "line {line}: {macro} is no macro that the file defines",
        "bibtex-mended": "line {line}: entry {key}: {reason}; it was read all the same",
        "bibtex-value-cut": "line {line}: a value of more than 1,000,000 characters was cut",
        "bibtex-xdata": "line {line}: {key} is no work; its fields stand in the entries that refer to it",
        "conflict": "{variable}: the citation says {block!r}, the page's {from} {other!r}",
        "date-shortened": "{variable}: of {text!r} only the year could be read",
        "date-unread": "{variable}: {text!r} is not a date that can be read",
        "engine-seasons-dropped": "citeproc-py cannot print these seasons; they were left out",
        "engine-truncated-names": "{id}: citeproc-py does not mark that {variable} is cut off",
        "encoding-guessed": "the encoding is not stated; read as {encoding}",
        "entry-empty": "{id}: {style} prints nothing for it",
        "field-unread": "line {line}: {notation}: {field} has no place in CSL and was left out",
        "from-metadata": "the page prints no citation; this is what its metadata says",
        "item-invalid": "{path}: {reason}; the item was left out",
        "locale-unknown": "there is no locale {locale}; {used} was used",
        "latex-unknown": "line {line}: {key}: \\{command} is no command that is known; it stays",
        "no-reference": "this is no reference that could be read",
        "notation-no-reference": "this is {notation}, no reference as people print it: citekit convert reads it",
        "printed-unread": "what the page prints in {notation} cannot be read: {reason}",
        "reading-disputed": "{variable}: another way to read the string gives {other!r}",
        "record-broken": "line {line}: {notation}: a record is broken: {reason}",
        "reference-cut": "only the first {most} characters were read as a reference",
        "second-reference": "a second reference was left out: {text!r}",
        "title-case-kept": "titles stand as they were printed; {style} wants sentence case "
        "(--title-case sentence)",
        "truncated-names": "{variable}: the list of names is cut off (et al.)",
        "type-replaced": "{item}: the type {found!r} is not CSL's; taken as {type}",
        "value-unread": "{variable}: {text!r} could not be read and was left out",
        "variable-in-note": "{item}: {notation} has no place for {variable}; it stands in the note",
        "variable-not-written": "{item}: {notation} has no place for {variable}",
        "words-added": "printed back in {style}, the citation also says: {words}",
        "words-lost": "words of the citation that no field carries: {words}",
    }
)


def message_of(notice: Notice) -> str:
    """Return the sentence that tells a person what ``notice`` means."""
    template = _MESSAGES[notice.code]
    return template.format_map({"variable": notice.variable or "", **notice.params})
