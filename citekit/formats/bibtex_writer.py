"""Items → BibTeX or BibLaTeX that bibtex, biber and bibtexparser all accept.

Whatever the data holds comes out inert. An entry whose values could be taken otherwise
than they were meant is read again: what does not come back stands in the field
``citekit``, which no style prints, and what even that cannot hold is named in a notice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from typing import NamedTuple, TypeAlias
from urllib.parse import quote

from citekit.errors import RenderError
from citekit.formats.bibtex_dates import MONTHS, bibtex_fields, read_edtf, read_year, write_edtf
from citekit.formats.bibtex_fields import Shape, place_fields, sample_of, shape_of
from citekit.formats.bibtex_name_writer import write_bibtex_name
from citekit.formats.bibtex_names import OTHERS, parse_bibtex_name, split_names
from citekit.formats.bibtex_reader import load_bibtex
from citekit.formats.bibtex_scanner import scan_bibtex
from citekit.formats.bibtex_table import LANGUAGES, LISTS, STATES, VERBATIM
from citekit.formats.bibtex_values import ORDINALS, decode_line, read_value
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
_CONTROLS = lazy(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_UNSAFE_URL = lazy(r"[{}\\\s\"<>^`|%](?![0-9A-Fa-f]{2})|[{}\\\s\"<>^`|]")
_UNSAFE_NUMBER = lazy(r"[{}\\%]")
_PLAIN_VERBATIM = lazy(r"(?!doi|.*doi\.org)[A-Za-z0-9./:?&=_#+~,;()*!@-]+")
_UNSAFE_DATE = lazy(r"[\\{}%$#&_^`<>\x00-\x1f\x7f-\xa0]|--|''|  |\A | \Z")
_AND = lazy(r"(?<=\s)and(?=\s)", re.IGNORECASE)
_RANGE = lazy(r"(?<=\w)\s?[-–]\s?(?=\w)")
_CASED = frozenset(("title", "maintitle", "booktitle", "issuetitle"))
_STATES = {text: key for key, text in STATES.items()}
_TAGS = {tag: name for name, tag in reversed(LANGUAGES)}


class _Value(NamedTuple):
    """A field's value without its delimiters, and whether it can only be read as it was meant."""

    text: str
    is_certain: bool


Write: TypeAlias = Callable[[str, str], _Value]


class _Plan(NamedTuple):
    """How items of one shape are written: (variable, field, what writes it) in order."""

    entry_type: str
    fields: tuple[tuple[str, str, Write], ...]
    is_sound: bool


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
        self.plans: dict[Shape, _Plan] = {}

    def write(self, item: Item, key: str) -> tuple[str, bool]:
        """Return one entry, ending in a line end, and whether it must read back as ``item``."""
        shape = shape_of(item, biblatex=self.biblatex)
        plan = self.plans.get(shape) or self._plan(shape)
        lines = [f"@{plan.entry_type}{{{key},"]
        variables = item.variables
        truncated = item.truncated if item.custom else frozenset()
        is_certain = plan.is_sound and truncated <= variables.keys()
        for variable, field, write in plan.fields:
            value = variables.get(variable, "")
            if isinstance(value, str):
                text, certain = write(field, value)
            elif isinstance(value, tuple):
                text, certain = self._names(value, is_cut=variable in truncated)
            else:
                dates, certain = _date(variable, field, value, self.biblatex)
                lines += dates
                is_certain = is_certain and certain
                continue
            lines.append(f"  {field} = {{{text}}},")
            if not certain:
                is_certain = False
        aside = item.others.get(ASIDE)
        if isinstance(aside, str):
            lines.append(f"  {ASIDE} = {{{aside}}},")
        lines.append("}\n")
        return "\n".join(lines), is_certain

    def _plan(self, shape: Shape) -> _Plan:
        """How items of a shape are written; a sample tells whether they are read back so."""
        placement = place_fields(shape)
        fields = tuple(
            (variable, field, self._writer(variable, field)) for variable, field in placement.fields
        )
        plan = self.plans[shape] = _Plan(placement.entry_type, fields, False)
        sample = sample_of(shape)
        if _read(self.write(sample, sample.id)[0]) == sample:
            plan = self.plans[shape] = plan._replace(is_sound=True)
        return plan

    def _writer(self, variable: str, field: str) -> Write:
        """What writes the texts of a field."""
        if variable.startswith("word:"):
            word = _Value(variable[5:], True)
            return lambda field, text: word
        if field in VERBATIM:
            return _doubted(_verbatim) if variable in _ENTANGLED else _verbatim
        if field in _CASED:
            return self._cased
        if field in _SHAPED or (self.biblatex and field in LISTS):
            return self._shaped
        return _doubted(self._plain) if variable in _ENTANGLED else self._plain

    def entry(self, item: Item, key: str) -> str:
        """Return one entry, ending in a line end."""
        return self.write(item, key)[0]

    def _plain(self, field: str, text: str) -> _Value:
        if _ODD.search(text) is None and (not self.ascii_only or text.isascii()):
            return _Value(text, True)
        encoded = self._encode(text)
        return _Value(encoded, _is_read_as(field, encoded, text))

    def _shaped(self, field: str, text: str) -> _Value:
        """The LaTeX of a field that is written in a way of its own."""
        if field == "langid" and text in _TAGS:
            encoded = _TAGS[text]
        elif field == "pubstate" and self.biblatex and text in _STATES:
            encoded = _STATES[text]
        elif field == "edition" and not self.biblatex and text.isdecimal() and text.isascii():
            encoded = _ordinal(int(text[-4:]))  # styles print "edition" after it
        else:
            encoded = self._encode(text)
            if field == "pages":
                encoded = _RANGE.sub("--", encoded)
            elif self.biblatex and field in LISTS:
                encoded = _AND.sub(lambda match: "{" + match[0] + "}", encoded)
        return _Value(encoded, _is_read_as(field, encoded, text))

    def _encode(self, text: str) -> str:
        return encode_latex(_CONTROLS.sub("", text), ascii_only=self.ascii_only)

    def _cased(self, field: str, text: str) -> _Value:
        if _ODD.search(text) is None and not self.ascii_only:
            return _Value(protect_case(text, self.proper), True)
        title = protect_case(_CONTROLS.sub("", text), self.proper, ascii_only=self.ascii_only)
        return _Value(title, decode_line(title) == text)

    def _names(self, names: tuple[Name, ...], *, is_cut: bool) -> _Value:
        written = [_name(name, self.ascii_only) for name in names]
        text = " and ".join([name.text for name in written])
        is_certain = all(name.is_certain for name in written)
        return _Value(f"{text} and others" if is_cut else text, is_certain)


def _doubted(write: Write) -> Write:
    """Write values that tell the reader more than themselves: such entries are read again."""
    return lambda field, text: _Value(write(field, text).text, False)


def _is_read_as(field: str, encoded: str, text: str) -> bool:
    """Whether reading gives ``text`` back, in whatever entry the field stands."""
    return (
        read_value(field, encoded) == text
        and (field != "howpublished" or "http" not in text)  # which would be the address
        and text != "Thesis"  # stands where BibTeX has no word for a thesis of no kind
        and ("\n" not in text or field in _LONG)
    )


# Fields with a form of their own, fields that may have several lines, and variables
# whose values tell the reader more than themselves: a server of preprints.
_SHAPED = frozenset(("pages", "edition", "langid", "language", "type", "pubstate", "howpublished"))
_LONG = frozenset(("abstract", "annote", "annotation", "note"))
_ENTANGLED = frozenset(("archive", "archive_location"))


@lru_cache(maxsize=65536)
def _name(name: Name, ascii_only: bool) -> _Value:
    text = write_bibtex_name(
        name, lambda part: encode_latex(_CONTROLS.sub("", part), ascii_only=ascii_only)
    )
    is_certain = split_names(text) == [text] and text.lower() not in OTHERS
    return _Value(text, is_certain and parse_bibtex_name(text, decode_line) == name)


def _verbatim(field: str, text: str) -> _Value:
    """An address or number: what BibTeX or TeX would act on is percent-encoded."""
    if _PLAIN_VERBATIM.fullmatch(text):
        return _Value(text, True)
    unsafe = _UNSAFE_URL if field == "url" else _UNSAFE_NUMBER
    clean = unsafe.sub(lambda match: quote(match[0], safe=""), _CONTROLS.sub("", text))
    return _Value(clean, read_value(field, clean) == text)


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


def _ordinal(number: int) -> str:
    if 0 < number <= len(ORDINALS):
        return ORDINALS[number - 1].capitalize()
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{ending or 'th'}"
