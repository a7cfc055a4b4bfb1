"""Items → BibTeX or BibLaTeX that bibtex, biber and bibtexparser all accept.

Whatever the data holds comes out inert. An entry whose values could be taken otherwise
than they were meant is read again: what does not come back stands in the field
``citekit``, which no style prints, and what even that cannot hold is named in a notice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from typing import NamedTuple
from urllib.parse import quote

from citekit.errors import RenderError
from citekit.formats.bibtex_dates import MONTHS, bibtex_fields, read_edtf, read_year, write_edtf
from citekit.formats.bibtex_fields import Shape, place_fields, sample_of, shape_of
from citekit.formats.bibtex_name_writer import is_plain_name, write_name_list
from citekit.formats.bibtex_reader import load_bibtex
from citekit.formats.bibtex_scanner import scan_bibtex
from citekit.formats.bibtex_table import LANGUAGES, LISTS, VERBATIM
from citekit.formats.bibtex_words import protect_case
from citekit.formats.latex_writer import encode_latex
from citekit.formats.leftovers import ASIDE, only_item, write_whole
from citekit.formats.notation import Dumped, DumpOptions
from citekit.model import Date, Item, Name, Notice
from citekit.patterns import lazy

_KEY = lazy(r"[^A-Za-z0-9_:./+-]+")
_PLAIN_KEY = lazy(r"[A-Za-z0-9:./+][A-Za-z0-9_:./+-]*")
# What reading or TeX could take for something else than what it is.
_ODD = lazy(r"[\\{}%$#&_~^`<>|\x00-\x1f\x7f-\xa0\xad\u2028\u2029]|--|''|,,|  |\A | \Z")
_ESCAPED = lazy(r"[%$#&_]")
_CONTROLS = lazy(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_UNSAFE_URL = lazy(r"[{}\\\s\"<>^`|%](?![0-9A-Fa-f]{2})|[{}\\\s\"<>^`|]")
_UNSAFE_NUMBER = lazy(r"[{}\\%]")
_PLAIN_VERBATIM = lazy(r"(?!doi)[A-Za-z0-9./:?&=_#+~,;()*!@-]+")
_UNSAFE_DATE = lazy(r"[\\{}%$#&_^`<>\x00-\x1f\x7f-\xa0]|--|''|  |\A | \Z")
_AND = lazy(r"(?<=\s)and(?=\s)", re.IGNORECASE)
_RANGE = lazy(r"(?<=\w)\s?[-–]\s?(?=\w)")
_PLAIN_RANGE = lazy(r"[A-Za-z]?\d+-[A-Za-z]?\d+|[A-Za-z]?\d+")
_CASED = frozenset(("title", "maintitle", "booktitle", "issuetitle"))
_TAGS = {tag: name for name, tag in reversed(LANGUAGES)}


class _Value(NamedTuple):
    """A field's value with its delimiters, and whether it can only be read as it was meant."""

    text: str
    is_certain: bool


def dump_bibtex(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write BibTeX for the classic styles: ``year``, ``month = mar``, ``journal``."""
    return _dump(items, _EntryWriter(options, biblatex=False))


def dump_biblatex(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write BibLaTeX: ``date = {2023-03-21}``, ``journaltitle``, ``entrysubtype``."""
    return _dump(items, _EntryWriter(options, biblatex=True))


def _dump(items: Iterable[Item], writer: _EntryWriter) -> Dumped:
    notation = "BibLaTeX" if writer.biblatex else "BibTeX"
    taken: set[str] = set()
    entries: list[str] = []
    notices: list[Notice] = []
    for item in items:
        key = _free_key(item, taken)
        taken.add(key.lower())
        entry, is_certain = writer.write(item, key)
        if not is_certain or key != item.id or item.others or item.custom.keys() - {"citekit"}:
            write = partial(writer.entry, key=key)
            entry, found = write_whole(item, write, _read, notation, has_aside=True)
            notices += found
            _check(item, entry, key)
        entries.append(entry)
    return Dumped(text="\n".join(entries), notices=tuple(notices))


def _read(text: str) -> Item | None:
    return only_item(load_bibtex(text))


def _free_key(item: Item, taken: set[str]) -> str:
    """A key that BibTeX takes; it does not tell capitals from small letters."""
    base = item.id
    if not _PLAIN_KEY.fullmatch(base):
        base = _KEY.sub("-", base).strip("-") or "item"
    key, number = base, 1
    while key.lower() in taken:
        number += 1
        key = f"{base}-{number}"
    return key


def _check(item: Item, text: str, key: str) -> None:
    """Require that ``text`` is one entry, with no more to it.

    Raises:
        RenderError: it is not.
    """
    scan = scan_bibtex(text)
    if scan.faults or [(b.key, b.start, b.end) for b in scan.blocks] != [(key, 0, len(text) - 1)]:
        raise RenderError(item.id, "cannot be written as one sound BibTeX entry")


class _EntryWriter:
    """Writes single entries, for one set of options."""

    def __init__(self, options: DumpOptions, *, biblatex: bool) -> None:
        self.proper = options.proper_words
        self.ascii_only = options.ascii_only
        self.biblatex = biblatex
        self.sound: dict[Shape, bool] = {}

    def write(self, item: Item, key: str) -> tuple[str, bool]:
        """Return one entry, ending in a line end, and whether it must read back as ``item``."""
        shape = shape_of(item, biblatex=self.biblatex)
        placement = place_fields(shape)
        lines = [f"@{placement.entry_type}{{{key},"]
        variables = item.variables
        truncated = item.truncated if item.custom else frozenset()
        is_certain = truncated <= variables.keys() and self._is_sound(shape)
        for variable, field in placement.fields:
            value = variables.get(variable, "")
            if isinstance(value, str):
                written = self._text(variable, field, value)
            elif isinstance(value, tuple):
                written = self._names(value, is_cut=variable in truncated)
            else:
                dates, certain = _date(variable, field, value, self.biblatex)
                lines += dates
                is_certain = is_certain and certain
                continue
            lines.append(f"  {field} = {written.text},")
            is_certain = is_certain and written.is_certain
        aside = item.others.get(ASIDE)
        if isinstance(aside, str):
            lines.append(f"  {ASIDE} = {{{aside}}},")
        lines.append("}\n")
        return "\n".join(lines), is_certain

    def entry(self, item: Item, key: str) -> str:
        """Return one entry, ending in a line end."""
        return self.write(item, key)[0]

    def _is_sound(self, shape: Shape) -> bool:
        """Whether fields of this shape are read back into the variables that they are of."""
        known = self.sound.get(shape)
        if known is None:
            self.sound[shape] = False  # while its own sample is written
            sample = sample_of(shape)
            known = self.sound[shape] = _read(self.write(sample, sample.id)[0]) == sample
        return known

    def _text(self, variable: str, field: str, text: str) -> _Value:
        if variable.startswith("word:"):
            return _Value("{" + variable[5:] + "}", True)
        if field in VERBATIM:
            return _verbatim(field, text)
        if field in _CASED:
            return self._cased(text)
        if field == "pages":
            if _PLAIN_RANGE.fullmatch(text):
                return _Value("{" + text.replace("-", "--") + "}", True)
            return _Value("{" + _RANGE.sub("--", self._encode(text)) + "}", False)
        if field == "langid":
            return _Value("{" + (_TAGS.get(text) or self._encode(text)) + "}", text in _TAGS)
        if variable == "edition":
            return self._edition(text)
        if self.biblatex and field in LISTS and _AND.search(text):
            encoded = _AND.sub(lambda match: "{" + match[0] + "}", self._encode(text))
            return _Value("{" + encoded + "}", False)
        if _ODD.search(text) is None and (not self.ascii_only or text.isascii()):
            return _Value("{" + text + "}", variable not in _ENTANGLED)
        return _Value(
            "{" + self._encode(text) + "}", variable not in _ENTANGLED and self._is_simple(text)
        )

    def _is_simple(self, text: str) -> bool:
        """Whether signs that a backslash makes plain are all that is odd in ``text``."""
        return (not self.ascii_only or text.isascii()) and not _ODD.search(_ESCAPED.sub("x", text))

    def _encode(self, text: str) -> str:
        return encode_latex(_CONTROLS.sub("", text), ascii_only=self.ascii_only)

    def _cased(self, text: str) -> _Value:
        clean = _CONTROLS.sub("", text)
        title = protect_case(clean, self.proper, ascii_only=self.ascii_only)
        return _Value("{" + title + "}", _ODD.search(text) is None or self._is_simple(text))

    def _edition(self, text: str) -> _Value:
        """BibTeX prints what stands there before "edition"; biblatex wants the number."""
        if text.isdecimal() and text.isascii() and not self.biblatex and len(text) < 4:
            return _Value("{" + text + _ordinal_ending(int(text)) + "}", False)
        return _Value("{" + self._encode(text) + "}", False)

    def _names(self, names: tuple[Name, ...], *, is_cut: bool) -> _Value:
        if not self.ascii_only and all(map(_is_plain, names)):
            written = " and ".join([f"{name.family}, {name.given}" for name in names])
            return _Value("{" + written + (" and others}" if is_cut else "}"), True)
        return _Value("{" + write_name_list(names, self._encode, others=is_cut) + "}", False)


# Variables whose values tell the reader more than themselves: a server, a word for a language.
_ENTANGLED = frozenset(("archive", "archive_location", "genre", "status", "language"))
_is_plain: Callable[[Name], bool] = lru_cache(maxsize=16384)(is_plain_name)


def _verbatim(field: str, text: str) -> _Value:
    """An address or number: what BibTeX or TeX would act on is percent-encoded."""
    if _PLAIN_VERBATIM.fullmatch(text):
        return _Value("{" + text + "}", field != "doi" or "doi.org" not in text)
    unsafe = _UNSAFE_URL if field == "url" else _UNSAFE_NUMBER
    clean = unsafe.sub(lambda match: quote(match[0], safe=""), _CONTROLS.sub("", text))
    return _Value("{" + clean + "}", False)


@lru_cache(maxsize=16384)
def _date(variable: str, field: str, date: Date, biblatex: bool) -> tuple[list[str], bool]:
    """The lines of a date, and whether they are read as it was."""
    if biblatex or variable != "issued":
        text = write_edtf(date)
        if not date.parts and biblatex and variable == "issued":
            return _legacy_date({"year": text}), False  # biber takes no words for a date
        if not date.parts and biblatex:
            return [], False
        return [f"  {field} = {{{_date_text(text)}}},"], read_edtf(text) == date and bool(
            date.parts
        )
    fields = bibtex_fields(date)
    year, month, day = (fields.get(name, "") for name in ("year", "month", "day"))
    exact = fields.get("date")
    found = read_edtf(exact) if exact else read_year(year, month, day)
    return _legacy_date(fields), found == date and bool(date.parts)


def _legacy_date(fields: Mapping[str, str]) -> list[str]:
    return [
        f"  {name} = {text}," if name == "month" and text in MONTHS
        else f"  {name} = {{{_date_text(text)}}},"
        for name, text in fields.items()
        if text
    ]  # fmt: skip


def _date_text(text: str) -> str:
    """A date as it stands (a tilde is EDTF's sign, no tie); words of people as LaTeX."""
    return encode_latex(_CONTROLS.sub("", text)) if _UNSAFE_DATE.search(text) else text


def _ordinal_ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
