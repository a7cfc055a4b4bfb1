"""A .bib file → entries whose values are plain strings of LaTeX: macros and ``#`` resolved.

bibtexparser 2.1 knows no ``#``, drops ``@article⏎{`` in silence and takes a missing comma
into the value, but reads some entries that BibTeX's grammar does not allow. So our own
scan comes first, each of its faults is a notice with its line, and where it had to give an
entry up and bibtexparser finds one, that reading is returned beside the notice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from citekit.formats.bibtex_dates import MONTHS
from citekit.formats.bibtex_recovery import recover_entries
from citekit.formats.bibtex_scanner import BibBlock, BibScanner, Fault, FieldSpan
from citekit.model import Notice, Severity

# A macro that doubles itself forty times is an attack, not a bibliography.
_MAX_VALUE = 1_000_000
# Macros that the standard styles define beside the months (plain.bst, BibTeX 0.99d).
_STANDARD: Mapping[str, str] = {
    "acmcs": "ACM Computing Surveys", "acta": "Acta Informatica",
    "cacm": "Communications of the ACM", "ibmjrd": "IBM Journal of Research and Development",
    "ibmsj": "IBM Systems Journal", "ieeese": "IEEE Transactions on Software Engineering",
    "ieeetc": "IEEE Transactions on Computers",
    "ieeetcad": "IEEE Transactions on Computer-Aided Design of Integrated Circuits",
    "ipl": "Information Processing Letters", "jacm": "Journal of the ACM",
    "jcss": "Journal of Computer and System Sciences", "scp": "Science of Computer Programming",
    "sicomp": "SIAM Journal on Computing", "tocs": "ACM Transactions on Computer Systems",
    "tods": "ACM Transactions on Database Systems", "tog": "ACM Transactions on Graphics",
    "toms": "ACM Transactions on Mathematical Software",
    "toois": "ACM Transactions on Office Information Systems",
    "toplas": "ACM Transactions on Programming Languages and Systems",
    "tcs": "Theoretical Computer Science",
}  # fmt: skip


class Entry(NamedTuple):
    """An entry: its type in lower case, its key, its line (1-based), field → LaTeX."""

    kind: str
    key: str
    line: int
    fields: Mapping[str, str]


def read_entries(text: str, notices: list[Notice]) -> Iterator[Entry]:
    """Yield the entries of a file in order; faults go to ``notices`` with their lines."""
    return _Reader(text, notices).entries()


class _Reader:
    def __init__(self, text: str, notices: list[Notice]) -> None:
        self.text = text
        self.notices = notices
        self.scanner = BibScanner(text)
        self.macros = {name: name for name in MONTHS} | dict(_STANDARD)
        self.lines: dict[str, int] = {}
        self.line = 1
        self.newline = "\n" if "\n" in text else "\r"
        # All that macros may add to a file.
        self.room = 10 * len(text) + _MAX_VALUE

    def entries(self) -> Iterator[Entry]:
        counted = told = 0
        for block in self.scanner.blocks():
            self.line += self.text.count(self.newline, counted, block.start)
            counted = block.start
            for fault in self.scanner.faults[told:]:
                told += 1
                yield from self._recovered(fault)
            if block.kind == "string":
                for field in block.fields:
                    self.macros[field.name.lower()] = self._value(field)
            elif block.kind not in ("comment", "preamble"):
                yield self._known(self._entry(block))
        for fault in self.scanner.faults[told:]:
            yield from self._recovered(fault)

    def _recovered(self, fault: Fault) -> Iterator[Entry]:
        """Tell a fault; where it took an entry away, what bibtexparser makes of that place."""
        told = {"line": fault.line, "reason": fault.reason, "key": fault.key or "?"}
        if fault.mended:
            self._notice("bibtex-mended", Severity.WARNING, **told)
        else:
            self._notice("bibtex-fault", Severity.ERROR, **told)
            for kind, key, fields in recover_entries(self.text, fault):
                yield self._known(Entry(kind, key, fault.line, fields))

    def _known(self, entry: Entry) -> Entry:
        folded = entry.key.lower()
        first = self.lines.setdefault(folded, entry.line)
        if first != entry.line and folded:
            self._notice(
                "bibtex-key-repeated", Severity.WARNING, key=entry.key, line=entry.line, first=first
            )
        return entry

    def _entry(self, block: BibBlock) -> Entry:
        text = self.text
        fields: dict[str, str] = {}
        for field in block.fields:
            name = field.name.lower()
            (part, *more) = field.parts
            if more or part.kind == "macro":
                value = self._value(field)
            else:
                value = text[part.start : part.end]
            if name in fields:  # BibTeX keeps the first of a repeated field
                if fields[name] != value:
                    self._notice(
                        "bibtex-field-repeated", Severity.WARNING,
                        key=block.key, line=self.line, field=name,
                    )  # fmt: skip
            else:
                fields[name] = value
        return Entry(block.kind, block.key, self.line, fields)

    def _value(self, field: FieldSpan) -> str:
        values: list[str] = []
        length = 0
        for part in field.parts:
            value = self.text[part.start : part.end]
            if part.kind == "macro":
                known = self.macros.get(value.lower())
                if known is None:
                    self._notice(
                        "bibtex-macro-unknown", Severity.WARNING, macro=value, line=self.line
                    )
                    if len(field.parts) > 1:  # as BibTeX does; alone it may be what is meant
                        value = ""
                else:
                    value = known
                    self.room -= len(value)
            length += len(value)
            if length > _MAX_VALUE and (len(field.parts) > 1 or self.room < 0):
                self._notice("bibtex-value-cut", Severity.ERROR, line=self.line)
                break
            values.append(value)
        return "".join(values)

    def _notice(self, code: str, severity: Severity, **params: object) -> None:
        self.notices.append(
            Notice(
                code=code,
                severity=severity,
                params={name: str(value) for name, value in params.items()},
            )
        )
