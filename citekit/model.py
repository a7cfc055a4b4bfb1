"""The values that every stage passes on, all immutable.

Page, Block, Draft and Field are evidence: what was there, and what it says.
Item, Name and Date are what we hold to be true, in CSL's terms. Cite and Citation
stand in a document; Rendered is what a style makes of items. A Reading is all that
one source gave.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from citekit.errors import ItemError
from citekit.variables import TYPES, Kind, kind_of

JSON: TypeAlias = "bool | int | float | str | Sequence[JSON] | Mapping[str, JSON] | None"


# ── Items ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person (``family``, ``given``, …) or an institution (``literal``)."""

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    comma_suffix: bool = False
    static_ordering: bool = False

    def to_csl(self) -> dict[str, JSON]:
        """Return the CSL-JSON name object, without empty parts."""
        parts: dict[str, JSON] = {
            "family": self.family,
            "given": self.given,
            "dropping-particle": self.dropping_particle,
            "non-dropping-particle": self.non_dropping_particle,
            "suffix": self.suffix,
            "literal": self.literal,
            "comma-suffix": self.comma_suffix,
            "static-ordering": self.static_ordering,
        }
        return {key: value for key, value in parts.items() if value}

    @classmethod
    def from_csl(cls, data: JSON, path: str = "") -> Name:
        """Read a CSL-JSON name object; a bare string is a literal.

        Raises:
            ItemError: ``data`` is no name object.
        """
        if isinstance(data, str):
            return cls(literal=data)
        if not isinstance(data, Mapping):
            raise ItemError(path, "a name is an object with family, given, literal …")
        return cls(
            family=_text_of(data, "family", path),
            given=_text_of(data, "given", path),
            dropping_particle=_text_of(data, "dropping-particle", path),
            non_dropping_particle=_text_of(data, "non-dropping-particle", path),
            suffix=_text_of(data, "suffix", path),
            literal=_text_of(data, "literal", path),
            comma_suffix=_truth(data.get("comma-suffix")),
            static_ordering=_truth(data.get("static-ordering")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A date or a range of two; each of ``parts`` is (year), (year, month) or (year, month, day).

    ``season`` is 1 spring to 4 winter, or a word. A date that nobody could take
    apart keeps its words in ``literal`` (to be printed) or ``raw`` (to be parsed).
    An open range has an empty second part.
    """

    parts: tuple[tuple[int, ...], ...] = ()
    season: int | str | None = None
    circa: bool = False
    literal: str = ""
    raw: str = ""

    @property
    def year(self) -> int | None:
        """The first year, or ``None``."""
        return self.parts[0][0] if self.parts and self.parts[0] else None

    def to_csl(self) -> dict[str, JSON]:
        """Return the CSL-JSON date object, without empty parts."""
        result: dict[str, JSON] = {}
        if self.parts:
            result["date-parts"] = [list(part) for part in self.parts]
        if self.season is not None:
            result["season"] = self.season
        if self.circa:
            result["circa"] = True
        if self.literal:
            result["literal"] = self.literal
        if self.raw:
            result["raw"] = self.raw
        return result

    @classmethod
    def from_csl(cls, data: JSON, path: str = "") -> Date:
        """Read a CSL-JSON date object; a bare string (EDTF) is kept as ``raw``.

        Raises:
            ItemError: ``data`` is no date.
        """
        if isinstance(data, str):
            return cls(raw=data)
        if isinstance(data, int) and not isinstance(data, bool):
            return cls(parts=((data,),))
        if not isinstance(data, Mapping):
            raise ItemError(path, "a date is an object with date-parts, literal or raw")
        return cls(
            parts=_date_parts(data.get("date-parts"), f"{path}.date-parts"),
            season=_season(data.get("season")),
            circa=_truth(data.get("circa")),
            literal=_text_of(data, "literal", path),
            raw=_text_of(data, "raw", path) or _text_of(data, "edtf", path),
        )


Value: TypeAlias = str | tuple[Name, ...] | Date
"""What a variable of an item holds: text or number (a string), names, or a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The CSL record of one work.

    ``variables`` maps CSL names to values; numbers stay strings ("12", "XII", "3-4").
    ``custom`` is CSL-JSON's object of that name. ``others`` keeps what is neither, so
    that a round trip loses nothing.
    """

    id: str
    type: str
    variables: Mapping[str, Value] = field(default_factory=dict)
    custom: Mapping[str, JSON] = field(default_factory=dict)
    others: Mapping[str, JSON] = field(default_factory=dict)

    def text(self, variable: str) -> str:
        """Return a text or number variable, ``""`` where the item has none."""
        value = self.variables.get(variable)
        return value if isinstance(value, str) else ""

    def names(self, variable: str) -> tuple[Name, ...]:
        """Return a name variable, ``()`` where the item has none."""
        value = self.variables.get(variable)
        return value if isinstance(value, tuple) else ()

    def date(self, variable: str) -> Date | None:
        """Return a date variable, ``None`` where the item has none."""
        value = self.variables.get(variable)
        return value if isinstance(value, Date) else None

    @property
    def truncated(self) -> frozenset[str]:
        """The name variables whose list is known to be cut off ("et al.")."""
        ours = self.custom.get("citekit")
        listed = ours.get("truncated") if isinstance(ours, Mapping) else None
        if isinstance(listed, str) or not isinstance(listed, Sequence):
            return frozenset()
        return frozenset(name for name in listed if isinstance(name, str))

    def to_csl(self) -> dict[str, JSON]:
        """Return the item as a CSL-JSON 1.0.2 dictionary."""
        result: dict[str, JSON] = {"id": self.id, "type": self.type}
        for variable, value in self.variables.items():
            match value:
                case str():
                    result[variable] = value
                case Date():
                    result[variable] = value.to_csl()
                case tuple():
                    result[variable] = [name.to_csl() for name in value]
        result.update(self.others)
        if self.custom:
            result["custom"] = dict(self.custom)
        return result

    @classmethod
    def from_csl(cls, data: Mapping[str, JSON], path: str = "") -> Item:
        """Read a CSL-JSON dictionary; numbers become strings, unknown variables survive.

        Raises:
            ItemError: a known variable has a value of the wrong kind, or the type is
                unknown; ``path`` says where.
        """
        if not isinstance(data, Mapping):
            raise ItemError(path, "an item is an object")
        kind = data.get("type", "document")
        if not isinstance(kind, str) or kind not in TYPES:
            raise ItemError(f"{path}.type", f"{kind!r} is no CSL 1.0.2 item type")
        variables: dict[str, Value] = {}
        others: dict[str, JSON] = {}
        for key, value in data.items():
            if key in ("id", "type", "custom") or value is None:
                continue
            found = _variable(key, value, f"{path}.{key}")
            if found is None:
                others[key] = value
            else:
                variables[key] = found
        custom = data.get("custom")
        return cls(
            id=_scalar(data.get("id", ""), f"{path}.id"),
            type=kind,
            variables=variables,
            custom=custom if isinstance(custom, Mapping) else {},
            others=others,
        )


def _variable(key: str, value: JSON, path: str) -> Value | None:
    match kind_of(key):
        case Kind.TEXT | Kind.NUMBER:
            return _scalar(value, path)
        case Kind.NAMES:
            if isinstance(value, str) or not isinstance(value, Sequence):
                raise ItemError(path, "names are a list of objects")
            return tuple(Name.from_csl(name, f"{path}[{i}]") for i, name in enumerate(value))
        case Kind.DATE:
            return Date.from_csl(value, path)
        case None:
            return value if isinstance(value, str) else None


def _scalar(value: JSON, path: str) -> str:
    match value:
        case str():
            return value
        case bool():
            raise ItemError(path, "a text or a number is expected, not true or false")
        case int() | float():
            return str(value)
        case _:
            raise ItemError(path, "a text or a number is expected")


def _text_of(data: Mapping[str, JSON], key: str, path: str) -> str:
    value = data.get(key)
    return "" if value is None else _scalar(value, f"{path}.{key}")


def _truth(value: JSON) -> bool:
    return value not in (None, False, 0, "", "0", "false")


def _season(value: JSON) -> int | str | None:
    if not isinstance(value, int | float | str) or isinstance(value, bool):
        return None
    text = str(value).strip()
    return int(text) if re.fullmatch(r"\d{1,2}", text) else text or None


def _date_parts(value: JSON, path: str) -> tuple[tuple[int, ...], ...]:
    if value is None:
        return ()
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise ItemError(path, "date-parts are a list of one or two lists of numbers")
    return tuple(_one_date(part, f"{path}[{i}]") for i, part in enumerate(value[:2]))


def _one_date(value: JSON, path: str) -> tuple[int, ...]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise ItemError(path, "a date is a list such as [2023, 3, 21]")
    numbers: list[int] = []
    for part in value[:3]:
        if part in (None, "", 0):
            break
        try:
            numbers.append(int(_scalar(part, path)))
        except ValueError as error:
            raise ItemError(path, f"{part!r} is no year, month or day") from error
    return tuple(numbers)


# ── Evidence ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of a text, in code points."""

    start: int
    end: int


class Severity(StrEnum):
    """How much a notice matters: told, doubtful, or something is missing."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something a person should know about a result: a guess, a conflict, a loss.

    ``code`` is stable and scriptable; ``params`` fill the message, which the faces write.
    """

    code: str
    severity: Severity = Severity.INFO
    variable: str | None = None
    params: Mapping[str, str] = field(default_factory=dict)


class PageFormat(StrEnum):
    """What a source was before its text was taken out."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page's text that was set apart: ``kind`` is an element's plain name.

    Kinds: italic, bold, heading, link, code, pre, quote, list-item, term, paragraph,
    box, details, hidden. ``value`` is what the element carried (a link's target, a
    heading's level), or its class.
    """

    kind: str
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class MetaTag:
    """A name and a value that a page's head states, in document order."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was there: the text of one source, and what was set apart in it.

    All offsets anywhere count code points of ``text``. ``saved`` is the day that the
    file says it was saved on (ISO 8601), ``url`` the address that it states.
    """

    source: str
    text: str
    format: PageFormat
    sha256: str
    url: str | None = None
    saved: str | None = None
    language: str | None = None
    marks: tuple[Mark, ...] = ()
    metadata: tuple[MetaTag, ...] = ()
    json_ld: tuple[str, ...] = ()
    title: str | None = None
    kind: str | None = None
    outlet: str | None = None
    date: str | None = None
    notices: tuple[Notice, ...] = ()


class BlockKind(StrEnum):
    """What a block is written in: a reference as people print it, or a notation."""

    REFERENCE = "reference"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    CFF = "cff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A place on a page that says how to cite it. ``cue`` is the phrase that led there."""

    text: str
    span: Span
    cue: str = ""
    kind: BlockKind = BlockKind.REFERENCE
    style: str | None = None
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One value as it was printed, and where. ``confidence`` is 0 to 1."""

    text: str
    span: Span | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one piece of evidence says: CSL variable → raw values, each with its span.

    ``origin`` is the evidence's name: ``block``, ``header``, ``meta:citation_title``, ….
    A name variable holds one raw value a list or a name. ``unused`` are the stretches
    that went into no variable.
    """

    origin: str
    variables: Mapping[str, tuple[Raw, ...]]
    type: str | None = None
    truncated: frozenset[str] = frozenset()
    unused: tuple[Span, ...] = ()
    parser: str = ""
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One witness of a value: from where, in which words, and whether it agrees."""

    origin: str
    quote: str
    span: Span | None = None
    agrees: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Where one variable of an item comes from, and the probability that it is right."""

    confidence: float
    evidence: tuple[Evidence, ...] = ()


class Verdict(StrEnum):
    """What a source gave: an item, one with gaps in its core, or nothing."""

    FOUND = "found"
    PARTIAL = "partial"
    NONE = "none"


class Likeness(StrEnum):
    """How an item that is printed back compares with its block.

    ``exact``: the same signs; ``equal``: the same words in their order, labels such as
    "vol." aside; ``near``: up to two words differ; ``apart``: more do.
    """

    EXACT = "exact"
    EQUAL = "equal"
    NEAR = "near"
    APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """An item printed back in the form of its block: ``text``, in the style ``style``.

    ``block`` is the block's span. ``unmatched`` are the stretches of the block (in the
    page) that the text has not in their place, and ``lost`` those of them that no field
    carries; ``surplus`` are the stretches of the text that the block has not in their
    place, and ``added`` those of them that it has nowhere.
    """

    style: str
    text: str
    likeness: Likeness
    block: Span
    unmatched: tuple[Span, ...] = ()
    lost: tuple[Span, ...] = ()
    surplus: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one source gave. ``fields`` is parallel to ``items``.

    ``proper_words`` are the words of its titles that keep their capitals, as the page's
    own sentences show. ``drafts`` is parallel to ``blocks``. ``proofs`` and ``confidences`` are empty until the reading is
    proved (``citekit.prove``), then parallel to ``items``: how each prints back, ``None``
    where no block printed it, and the probability that all of it is right.
    """

    page: Page
    verdict: Verdict
    items: tuple[Item, ...] = ()
    fields: tuple[Mapping[str, Field], ...] = ()
    blocks: tuple[Block, ...] = ()
    drafts: tuple[Draft, ...] = ()
    proper_words: frozenset[str] = frozenset()
    proofs: tuple[Proof | None, ...] = ()
    confidences: tuple[float, ...] = ()
    notices: tuple[Notice, ...] = ()


# ── Citations and what a style makes of them ─────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSource:
    """A CSL style found by name: its XML, and where it came from, for messages.

    ``default_locale`` is the one that a dependent style states, and else ``None``:
    the parent's XML does not know it.
    """

    id: str
    xml: bytes
    place: str
    default_locale: str | None = None


class CiteMode(StrEnum):
    """Which part of a citation is wanted: all, or only or without its author."""

    FULL = "full"
    AUTHOR_ONLY = "author-only"
    SUPPRESS_AUTHOR = "suppress-author"
    COMPOSITE = "composite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """One item at one point, with the locator (``"33-35"``) and its label (``"page"``)."""

    item_id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The cites that stand at one point of a document. ``note`` is its footnote, 0 for none."""

    cites: tuple[Cite, ...]
    id: str = ""
    note: int = 0
    mode: CiteMode = CiteMode.FULL


@dataclass(frozen=True, slots=True, kw_only=True)
class BibliographyEntry:
    """An item as formatted text; the two margins where the style aligns them."""

    item_id: str
    text: str
    left_margin: str | None = None
    right_inline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a bibliography is set. ``entry_spacing`` and ``line_spacing`` are in lines."""

    hanging_indent: bool = False
    second_field_align: str | None = None
    entry_spacing: int = 1
    line_spacing: int = 1
    max_offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A bibliography in its order; ``str()`` gives it whole, in the output's form."""

    entries: tuple[BibliographyEntry, ...]
    document: str
    layout: Layout = Layout()
    notices: tuple[Notice, ...] = ()

    def __str__(self) -> str:
        return self.document
