"""A .bib file → Items, BibTeX and BibLaTeX alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from citekit.formats.bibtex_dates import read_edtf, read_year
from citekit.formats.bibtex_entries import Entry, read_entries
from citekit.formats.bibtex_inheritance import REFERS, XDATA, inherit, relate
from citekit.formats.bibtex_names import OTHERS, parse_bibtex_name, split_names
from citekit.formats.bibtex_table import (
    EDITOR_ROLES,
    GENRES,
    LAWS,
    PUBLISHED_SOMEHOW,
    READING,
    SITES,
    WHOLE_BOOKS,
    number_variable,
)
from citekit.formats.bibtex_types import PREPRINT_SERVERS, item_type, subtype_genre
from citekit.formats.bibtex_values import (
    decode_line,
    one_line,
    read_value,
    read_verbatim,
    without_address,
)
from citekit.formats.bibtex_words import protected_words
from citekit.formats.latex import decode_latex
from citekit.formats.leftovers import ASIDE, read_aside
from citekit.formats.notation import Loaded
from citekit.model import JSON, Item, Name, Notice, Severity, Value
from citekit.patterns import lazy
from citekit.variables import Kind

_BLANKS = lazy(r"\s+")
_ADDRESS = lazy(r"https?://[^\s{}]+")
_PUBLISHERS = ("publisher", "institution", "school", "organization", "howpublished")
_EDITORS = (("editora", "editoratype"), ("editorb", "editorbtype"), ("editorc", "editorctype"))
# What is read with other fields, or is no business of CSL's.
_JOINED = frozenset(
    """
    title subtitle maintitle mainsubtitle booktitle booksubtitle journal journaltitle
    journalsubtitle issuetitle issuesubtitle titleaddon volume-title container-title publisher
    institution school organization howpublished number issue year month day entrysubtype
    archiveprefix eprinttype addendum editortype editoratype editorbtype editorctype editora
    editorb editorc options related relatedtype crossref xdata ids key sortkey presort sortname
    sorttitle sortyear label verba langidopts timestamp owner date-added date-modified
    primaryclass eprintclass
    """.split()
) | {ASIDE}
_FIRST = ("author", "editor", "title", "container-title", "publisher", "publisher-place", "issued")

Decode = Callable[[str], str]


def load_bibtex(text: str, *, nocase: bool = False) -> Loaded:
    """Read BibTeX or BibLaTeX; every entry that BibTeX itself accepts gives an item.

    Args:
        text: the file.
        nocase: keep the braces that protect words from a change of case as CSL's
            ``<span class="nocase">``. They are in ``proper_words`` in any case.
    """
    notices: list[Notice] = []
    entries: Iterable[Entry] = read_entries(text, notices)
    if REFERS.search(text) or XDATA.search(text):
        entries = list(entries)
    return items_of(entries, notices, nocase=nocase)


def items_of(entries: Iterable[Entry], notices: list[Notice], *, nocase: bool = False) -> Loaded:
    """Return the items of entries, a list where they may refer to each other; see ``load_bibtex``."""
    reader = _ItemReader(notices, nocase=nocase)
    if isinstance(entries, list):
        notices += [_xdata(entry) for entry in entries if entry.kind == "xdata"]
        works = [entry for entry in inherit(entries, notices) if entry.kind != "xdata"]
        items = relate([reader.item(entry) for entry in works], works)
    else:
        items = [reader.item(entry) for entry in entries]
    return Loaded(
        items=tuple(items),
        notices=(*notices, *reader.unread_notices()),
        proper_words=frozenset(reader.words),
    )


def _xdata(entry: Entry) -> Notice:
    return Notice(code="bibtex-xdata", params={"key": entry.key, "line": str(entry.line)})


class _ItemReader:
    """Makes items of the entries of one file."""

    def __init__(self, notices: list[Notice], *, nocase: bool) -> None:
        self.notices = notices
        self.nocase = nocase
        self.words: set[str] = set()
        self.unread: Counter[str] = Counter()
        self.entry = Entry("", "", 0, {})

    def item(self, entry: Entry) -> Item:
        self.entry = entry
        fields = {
            name: value for name, value in entry.fields.items() if value and not value.isspace()
        }
        place = fields.get("eprinttype") or fields.get("archiveprefix", "")
        kind = item_type(
            entry.kind, fields.get("entrysubtype", ""), place, has_eprint="eprint" in fields
        )
        variables: dict[str, Value] = {}
        truncated: list[str] = []
        dropping = "useprefix=false" in fields.get("options", "").replace(" ", "")
        for name, value in fields.items():
            found = READING.get(name)
            if found is None:
                if name not in _JOINED:
                    self.unread[name] += 1
                continue
            sort, variable = found
            if sort is Kind.NAMES:
                if name == "editor" and "editortype" in fields:
                    variable = EDITOR_ROLES.get(fields["editortype"].strip().lower(), variable)
                self._names(variable, value, variables, truncated, dropping=dropping)
            elif sort is Kind.DATE:
                variables[variable] = read_edtf(value.replace("{", "").replace("}", ""))
            elif variable not in variables:
                variables[variable] = self._text(name, value)
        for name, role in _EDITORS:
            if name in fields:
                variable = EDITOR_ROLES.get(fields.get(role, "").strip().lower(), "contributor")
                self._names(variable, fields[name], variables, truncated, dropping=dropping)
        self._titles(kind, fields, variables)
        self._publisher(kind, fields, variables)
        self._numbers(kind, fields, variables)
        self._rest(kind, fields, variables)
        custom: dict[str, JSON] = {"citekit": {"truncated": truncated}} if truncated else {}
        item = Item(id=entry.key, type=kind, variables=_ordered(variables), custom=custom)
        return read_aside(item, one_line(fields[ASIDE])) if ASIDE in fields else item

    def unread_notices(self) -> list[Notice]:
        """One notice for each field that CSL has no place for."""
        return [
            Notice(
                code="bibtex-field-unread",
                severity=Severity.INFO,
                params={"field": name, "count": str(count)},
            )
            for name, count in sorted(self.unread.items())
        ]

    def _names(
        self, variable: str, value: str, variables: dict[str, Value], truncated: list[str], *, dropping: bool
    ) -> None:  # fmt: skip
        names = split_names(one_line(value))
        if names and names[-1].lower() in OTHERS:
            truncated.append(variable)
            names.pop()
        if variable not in variables:
            variables[variable] = tuple(
                parse_bibtex_name(name, self._decode, dropping=dropping)
                if "\\" in name or self.nocase
                else _parse_name(name, dropping)
                for name in names
            )

    def _decode(self, text: str) -> str:
        return decode_line(text, nocase=self.nocase, unknown=self._unknown)

    def _title(self, text: str) -> str:
        """A title, whose braces tell the words that keep their case."""
        text = one_line(text)
        if "{" not in text and "\\" not in text:
            return decode_latex(text)
        found: list[str] = []
        title = decode_latex(
            text, nocase=self.nocase, unknown=self._unknown, protected=found.append
        ).strip(" ")
        if "\n" in title:
            title = _BLANKS.sub(" ", title)
        if len(found) > 1 or (found and len(found[0]) < len(title)):
            for stretch in found:
                self.words.update(protected_words(stretch))
        return title

    def _unknown(self, command: str) -> None:
        self.notices.append(
            Notice(
                code="latex-unknown",
                params={
                    "command": command, "key": self.entry.key, "line": str(self.entry.line),
                },
            )
        )  # fmt: skip

    def _text(self, name: str, value: str) -> str:
        return read_value(name, value, nocase=self.nocase, unknown=self._unknown)

    def _titles(self, kind: str, fields: Mapping[str, str], variables: dict[str, Value]) -> None:
        title = self._joined(fields, "title", "subtitle")
        volume = self._joined(fields, "issuetitle", "issuesubtitle") or self._joined(
            fields, "volume-title", ""
        )
        container = self._joined(fields, "journaltitle", "journalsubtitle") or self._joined(
            fields, "journal", "journalsubtitle"
        )
        book = self._joined(fields, "booktitle", "booksubtitle")
        main = self._joined(fields, "maintitle", "mainsubtitle")
        if main and kind in WHOLE_BOOKS and not book:
            title, volume = main, title or volume
        elif main and book:
            container, volume = container or main, volume or book
        elif kind in WHOLE_BOOKS and not title:
            title = book
        else:
            container = container or book or main
        container = container or self._joined(fields, "container-title", "")
        found = {"title": title, "container-title": container, "volume-title": volume}
        variables |= {variable: text for variable, text in found.items() if text}

    def _joined(self, fields: Mapping[str, str], main: str, sub: str) -> str:
        if main not in fields:
            return ""
        title = self._title(fields[main])
        if not sub or sub not in fields:
            return title
        seam = " " if title.endswith(("?", "!", ":")) else ": "
        return title + seam + self._title(fields[sub])

    def _publisher(self, kind: str, fields: Mapping[str, str], variables: dict[str, Value]) -> None:
        how = fields.get("howpublished", "")
        if how and (address := _ADDRESS.search(how)):
            variables.setdefault("URL", read_verbatim(address[0]).rstrip(".,"))
            how = without_address(how, address[0])
        elif how and kind not in PUBLISHED_SOMEHOW and "container-title" not in variables:
            # BibTeX has no other place for what the works of other types stand in.
            variables["container-title"] = self._decode(how)
            how = ""
        names = [fields[name] for name in _PUBLISHERS[:-1] if name in fields] + (
            [how] if how else []
        )
        if names:
            variables["publisher"] = self._decode(names[0])
        if "organization" in fields and names[0] is not fields["organization"]:
            # BibTeX's sponsor of a conference
            name = Name(literal=self._decode(fields["organization"]))
            variables.setdefault("organizer", (name,))

    def _numbers(self, kind: str, fields: Mapping[str, str], variables: dict[str, Value]) -> None:
        issue, number = fields.get("issue", ""), fields.get("number", "")
        if number:
            variable = number_variable(kind, has_series="series" in fields)
            if variable == "issue" and issue:
                variable = "collection-number"
            variables.setdefault(variable, self._decode(number))
        if issue:
            variables["issue"] = self._decode(issue)

    def _rest(self, kind: str, fields: Mapping[str, str], variables: dict[str, Value]) -> None:
        if "date" not in fields and ("year" in fields or "month" in fields):
            variables["issued"] = read_year(
                _unbraced(self._decode(fields.get("year", ""))),
                self._decode(fields.get("month", "")),
                self._decode(fields.get("day", "")),
            )
        entry_type = self.entry.kind
        if kind == "thesis" and "genre" not in variables:
            named = {"phdthesis": "phdthesis", "mastersthesis": "mathesis", "masterthesis": "mathesis",
                     "bachelorsthesis": "bathesis"}.get(entry_type)  # fmt: skip
            if named:
                variables["genre"] = GENRES[named]
        elif variables.get("genre") == "Thesis" and kind == "thesis":
            del variables["genre"]
        if "issued" not in variables and "event-date" in variables and kind in ("speech", "event"):
            variables["issued"] = variables["event-date"]
        if "entrysubtype" in fields and "genre" not in variables:
            genre = subtype_genre(entry_type, self._decode(fields["entrysubtype"]))
            if genre:
                variables["genre"] = genre
        if "country" in fields and (kind == "patent" or kind in LAWS):
            variables.setdefault("jurisdiction", self._decode(fields["country"]))
        if "addendum" in fields:
            note = self._decode(fields["addendum"])
            variables["note"] = f"{variables['note']}. {note}" if "note" in variables else note
        self._archive(kind, fields, variables)
        if "titleaddon" in fields:
            # Zotero's name of a site; elsewhere biblatex-apa's description in brackets
            place = "container-title" if kind in SITES else "genre"
            if kind not in LAWS and kind not in WHOLE_BOOKS and kind != "periodical":
                variables.setdefault(place, self._title(fields["titleaddon"]))

    def _archive(self, kind: str, fields: Mapping[str, str], variables: dict[str, Value]) -> None:
        """An ``eprinttype`` names an archive; without an ``eprint``, the site or the server."""
        place = str(variables.get("archive", ""))
        if not place or "archive" in fields:
            return
        folded = place.replace(" ", "").lower()
        if "eprint" not in fields:
            del variables["archive"]
            variable = "publisher" if kind == "article" else "container-title"
            variables.setdefault(variable, place)
        elif kind == "article" and folded in PREPRINT_SERVERS:  # as Zotero has preprints
            if "publisher" not in variables and "number" not in variables:
                variables["publisher"] = variables.pop("archive")
                variables["number"] = variables.pop("archive_location")
        elif folded in ("pubmed", "pmid"):
            del variables["archive"]
            variables.setdefault("PMID", variables.pop("archive_location"))
        elif folded in ("pmc", "pmcid", "pubmedcentral"):
            del variables["archive"]
            variables.setdefault("PMCID", variables.pop("archive_location"))


@lru_cache(maxsize=65536)
def _parse_name(text: str, dropping: bool) -> Name:
    """A name without commands, of which nothing has to be told: people come again."""
    return parse_bibtex_name(text, decode_line, dropping=dropping)


def _unbraced(text: str) -> str:
    return text.replace("{", "").replace("}", "")


def _ordered(variables: Mapping[str, Value]) -> dict[str, Value]:
    first = {name: variables[name] for name in _FIRST if name in variables}
    return {**first, **variables}
