"""RIS ↔ Items: tagged lines ``TY  - JOUR`` … ``ER  -``, in the dialects that programs write.

Source: RefMan's "RIS format specifications" (2001) and EndNote's (2011); tags that the two
use otherwise are told apart by the type. Read beside them: single blanks around the hyphen,
types in any case, values over several lines, text between records, records without an end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from citekit.formats.inverted import read_names, write_names
from citekit.formats.leftovers import only_item, read_note, with_truncated, write_all
from citekit.formats.notation import Dumped, DumpOptions, Loaded, type_replaced
from citekit.formats.pages import join_pages, split_pages
from citekit.formats.slashed_dates import read_slashed, write_slashed
from citekit.formats.tables import to_csl, to_notation
from citekit.model import Date, Item, Notice, Severity, Value
from citekit.normalize.identifiers import parse_doi
from citekit.patterns import lazy

TYPES = (
    ("article-journal", "JOUR"), ("article-journal", "EJOUR"), ("article-journal", "ABST"),
    ("article-journal", "INPR"), ("article-journal", "JOURN"), ("article-magazine", "MGZN"),
    ("article-newspaper", "NEWS"), ("book", "BOOK"), ("book", "EBOOK"), ("book", "EDBOOK"),
    ("book", "CTLG"), ("book", "SER"), ("chapter", "CHAP"), ("chapter", "ECHAP"),
    ("paper-conference", "CPAPER"), ("paper-conference", "CONF"), ("thesis", "THES"),
    ("report", "RPRT"), ("report", "GOVDOC"), ("report", "GRNT"), ("manuscript", "MANSCPT"),
    ("manuscript", "UNPB"), ("manuscript", "UNPD"), ("webpage", "ELEC"), ("webpage", "ICOMM"),
    ("webpage", "WEB"), ("post-weblog", "BLOG"), ("entry-encyclopedia", "ENCYC"),
    ("entry-dictionary", "DICT"), ("dataset", "DATA"), ("dataset", "AGGR"), ("dataset", "DBASE"),
    ("software", "COMP"), ("patent", "PAT"), ("pamphlet", "PAMP"), ("periodical", "JFULL"),
    ("motion_picture", "MPCT"), ("motion_picture", "VIDEO"), ("motion_picture", "ADVS"),
    ("song", "SOUND"), ("musical_score", "MUSIC"), ("map", "MAP"), ("graphic", "ART"),
    ("figure", "FIGURE"), ("figure", "CHART"), ("figure", "EQUA"),
    ("personal_communication", "PCOMM"), ("legal_case", "CASE"), ("legislation", "STAT"),
    ("bill", "BILL"), ("bill", "UNBILL"), ("hearing", "HEAR"), ("treaty", "LEGAL"),
    ("standard", "STAND"), ("classic", "CLSWK"), ("classic", "ANCIENT"), ("speech", "SLIDE"),
    ("document", "GEN"), ("document", "OTHER"), ("document", "MULTI"),
)  # fmt: skip
"""CSL's types and RIS's; of several rows the first is written, all are read."""

NEAREST = (
    ("article", "UNPB"), ("broadcast", "VIDEO"), ("collection", "BOOK"), ("entry", "ENCYC"),
    ("post", "ELEC"), ("regulation", "STAT"), ("review", "JOUR"), ("review-book", "JOUR"),
)  # fmt: skip
"""What is written for types that RIS lacks; the note says the true one."""

FIELDS = (
    ("title", "TI"), ("title", "T1"), ("title", "CT"), ("title-short", "ST"),
    ("container-title", "T2"), ("container-title", "JF"), ("container-title", "BT"),
    ("container-title", "JO"), ("container-title", "C3"), ("container-title-short", "J2"),
    ("container-title-short", "JA"), ("container-title-short", "J1"), ("collection-title", "T3"),
    ("collection-number", "SV"), ("volume", "VL"), ("number-of-volumes", "NV"), ("issue", "IS"),
    ("number", "M1"), ("section", "SE"), ("edition", "ET"), ("publisher", "PB"),
    ("publisher-place", "CY"), ("publisher-place", "PP"), ("abstract", "AB"), ("abstract", "N2"),
    ("keyword", "KW"), ("note", "N1"), ("genre", "M3"), ("language", "LA"), ("source", "DB"),
    ("source", "DP"), ("archive_location", "AN"), ("archive_location", "AV"),
    ("call-number", "CN"), ("ISBN", "SN"), ("ISSN", "SN"), ("DOI", "DO"), ("DOI", "DI"),
    ("URL", "UR"), ("URL", "L2"), ("PMCID", "C2"), ("page", "SP"), ("original-title", "OP"),
    ("annote", "RN"), ("status", "PS"),
)  # fmt: skip
"""CSL's text and number variables, and RIS's tags."""

NAMES = (
    ("author", "AU"), ("author", "A1"), ("editor", "A2"), ("editor", "ED"),
    ("collection-editor", "A3"), ("translator", "A4"), ("translator", "TA"),
)  # fmt: skip
"""CSL's name variables, and RIS's tags."""

DATES = (
    ("issued", "DA"), ("issued", "Y1"), ("issued", "PY"), ("accessed", "Y2"), ("accessed", "RD"),
)  # fmt: skip
"""CSL's dates, and RIS's tags; what says most of the day of issue wins."""

_TYPE_OF = to_csl((ours, theirs) for ours, theirs in TYPES)
_RIS_TYPE = to_notation((*TYPES, *NEAREST))
_VARIABLE_OF = to_csl(FIELDS)
_TAG_OF = to_notation(FIELDS)
_NAMES_OF = to_csl(NAMES)
_DATES_OF = to_csl(DATES)
_ORDER = {tag: i for i, (_, tag) in enumerate((*NAMES, *FIELDS, *DATES))}
_ORDER["EP"] = _ORDER["SP"]
# Values that stand on lines of their own, and those whose lines are a text's.
_LISTED = {"keyword": ", ", "abstract": "\n", "note": "\n", "annote": "\n"}
_HEADS = frozenset(("TI", "T1", "CT", "AU", "A1"))
_WHOLE_WORKS = frozenset(("book", "thesis", "manuscript", "report"))
_NUMBERED = frozenset(
    ("report", "patent", "standard", "legal_case", "legislation", "bill", "hearing")
)
_TAG = lazy(r"[ \t\ufeff]{0,8}([A-Z][A-Z0-9]) {1,3}-(?:[ \t](.*))?")
_END = lazy(r"[ \t]{0,8}ER[ \t]{0,4}(?:-.*)?")
_ISSN = lazy(r"\d{4}-?\d{3}[\dXx](?![\d-])")
_ISBN = lazy(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\d-])")
_PMID = lazy(r"(\d{4,9})\[pmid\]", 2)
_PMCID = lazy(r"(PMC\d{3,9})\[pmcid\]", 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The lines of one work: its type, tag → values in order, and where it begins.

    ``after_cut`` says that the record before has no end.
    """

    type: str
    values: dict[str, list[str]]
    line: int
    after_cut: bool = False


# ── Reading ──────────────────────────────────────────────────────────────────────────


def load_ris(text: str) -> Loaded:
    """Read RIS; text between the records is passed over."""
    notices: list[Notice] = []
    items = [_item(record, notices) for record in read_records(text, notices)]
    return Loaded(items=tuple(items), notices=tuple(notices))


def read_records(text: str, notices: list[Notice]) -> list[Record]:
    """Return the records of a file; those without an end are named in ``notices``."""
    records: list[Record] = []
    tag, is_open = "", False
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        match = _TAG.fullmatch(line)
        if match is not None and match[1] == "TY":
            if is_open and records[-1].values:
                notices.append(_broken(records[-1].line, "it has no ER line"))
            kind, cut = (match[2] or "").strip() or "GEN", is_open
            records.append(Record(type=kind, values={}, line=number, after_cut=cut))
            tag, is_open = "", True
        elif is_open and _END.fullmatch(line):
            tag, is_open = "", False
        elif is_open and match is not None:
            tag = match[1]
            records[-1].values.setdefault(tag, []).append((match[2] or "").strip())
        elif is_open and tag and line.strip():
            held = records[-1].values[tag]
            held[-1] = f"{held[-1]} {line.strip()}".strip()
    if is_open:
        notices.append(_broken(records[-1].line, "the file ends within it"))
    return _joined(records)


def _joined(records: list[Record]) -> list[Record]:
    """What follows a record without an end, and has no title or author, belongs to it."""
    joined: list[Record] = []
    for record in records:
        if joined and record.after_cut and not _HEADS & record.values.keys():
            for tag, values in record.values.items():
                joined[-1].values.setdefault(tag, []).extend(values)
        elif joined and record.after_cut and not joined[-1].values:
            joined[-1] = record
        else:
            joined.append(record)
    return joined


def _broken(line: int, reason: str) -> Notice:
    return Notice(
        code="record-broken",
        severity=Severity.WARNING,
        params={"notation": "RIS", "line": str(line), "reason": reason},
    )


def _item(record: Record, notices: list[Notice]) -> Item:
    kind = _TYPE_OF.get(record.type.upper(), "")
    if not kind:
        kind = "document"
        notices.append(type_replaced(f"line {record.line}", record.type))
    values = {tag: [v for v in listed if v] for tag, listed in record.values.items()}
    values = {tag: listed for tag, listed in values.items() if listed}
    variables: dict[str, Value] = {}
    truncated: list[str] = []
    for variable in dict.fromkeys(_NAMES_OF.values()):
        texts = [v for t, name in _NAMES_OF.items() if name == variable for v in values.get(t, ())]
        names, cut = read_names(texts)
        if names:
            variables[variable] = names
        truncated += [variable] if cut else []
    for variable, tag in FIELDS:
        if tag in values and variable not in variables:
            variables.update(_read_field(kind, variable, tag, values))
    _read_numbers(kind, values, variables)
    _read_dates(values, variables)
    _report_unread(record, values, notices)
    key = values["ID"][0] if "ID" in values else ""
    item = Item(id=key, type=kind, variables=variables, custom=with_truncated({}, truncated))
    return read_note(item)


def _read_field(
    kind: str, variable: str, tag: str, values: Mapping[str, list[str]]
) -> Mapping[str, Value]:
    listed = values[tag]
    text = listed[0]
    if variable in _LISTED:
        return {variable: _LISTED[variable].join(listed)}
    match variable:
        case "DOI":
            return {"DOI": parse_doi(text) or text}
        case "ISBN" | "ISSN":
            fit = (_ISBN if variable == "ISBN" else _ISSN).match
            found = [one for one in listed if fit(one)]
            other = variable == "ISBN" and any(_ISSN.match(one) for one in found)
            return {variable: ", ".join(found)} if found and not other else {}
        case "genre":
            doi = parse_doi(text)
            return ({} if "DO" in values else {"DOI": doi}) if doi else {"genre": text}
        case "edition" if kind == "software":
            return {"version": text}
        case "issue" if kind in _NUMBERED:
            return {"number": text}
        case "container-title" if tag == "T2" and "C3" in values:
            return {"event-title": text, "container-title": values["C3"][0]}
        case "PMCID":
            return {"PMCID": text} if text.upper().startswith("PMC") else {}
    return {variable: text}


def _read_numbers(kind: str, values: Mapping[str, list[str]], variables: dict[str, Value]) -> None:
    """What several tags say: pages, numbers in SN, JO beside JF, DOI in L3, PubMed's in U1."""
    first, last = values.get("SP", [""])[0], values.get("EP", [""])[0]
    variables.pop("page", None)
    pages = join_pages(first, last)
    if pages and kind in _WHOLE_WORKS and not last and pages.isdigit():
        variables["number-of-pages"] = pages
    elif pages:
        variables["page"] = pages
    if "SN" in values and not {"ISBN", "ISSN"} & variables.keys():
        variables.setdefault("number" if kind in _NUMBERED else "ISSN", values["SN"][0])
    short = values.get("JO", [""])[0]
    if short and short != variables.get("container-title"):
        variables.setdefault("container-title-short", short)
    linked = parse_doi(values.get("L3", [""])[0])
    if linked:
        variables.setdefault("DOI", linked)
    for tag, pattern, variable in (("U1", _PMID, "PMID"), ("U2", _PMCID, "PMCID")):
        match = pattern.fullmatch(values.get(tag, [""])[0])
        if match:
            variables.setdefault(variable, match[1])


def _read_dates(values: Mapping[str, list[str]], variables: dict[str, Value]) -> None:
    for tag, variable in _DATES_OF.items():
        for text in values.get(tag, ()):
            date = read_slashed(text)
            held = variables.get(variable)
            if date is not None and (not isinstance(held, Date) or _weight(date) > _weight(held)):
                variables[variable] = date


def _weight(date: Date) -> int:
    """How much a date says: a day more than a year, words least."""
    return sum(map(len, date.parts)) + (date.season is not None)


_KNOWN = frozenset((*_VARIABLE_OF, *_NAMES_OF, *_DATES_OF, "ID", "EP", "L3", "U1", "U2"))


def _report_unread(record: Record, values: Mapping[str, list[str]], notices: list[Notice]) -> None:
    for tag in values:
        if tag not in _KNOWN:
            notices.append(
                Notice(
                    code="field-unread",
                    params={"notation": "RIS", "line": str(record.line), "field": tag},
                )
            )


# ── Writing ──────────────────────────────────────────────────────────────────────────


def dump_ris(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write RIS; what it cannot say stands in ``N1``."""
    texts, notices = write_all(items, _record, lambda one: only_item(load_ris(one)), "RIS")
    return Dumped(text="\n".join(texts), notices=notices)


def _record(item: Item) -> str:
    lines: list[tuple[str, str]] = []
    if item.id:
        lines.append(("ID", item.id))
    for variable, value in item.variables.items():
        lines += _write(item, variable, value)
    lines.sort(key=lambda line: _ORDER.get(line[0], -1))
    body = "".join(f"{tag}  - {_flat(text)}\n" for tag, text in lines if text.strip())
    return f"TY  - {_RIS_TYPE.get(item.type, 'GEN')}\n{body}ER  - \n"


def _flat(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _write(item: Item, variable: str, value: Value) -> Iterable[tuple[str, str]]:
    match value:
        case tuple():
            tag = to_notation(NAMES).get(variable)
            names = write_names(value, variable in item.truncated)
            return [(tag, name) for name in names] if tag else []
        case Date() if variable == "issued":
            return [
                *([("PY", str(value.year))] if value.year else []),
                ("DA", write_slashed(value)),
            ]
        case Date():
            return [("Y2", write_slashed(value))] if variable == "accessed" else []
        case str() if variable in _LISTED:
            tag, seam = _TAG_OF[variable], _LISTED[variable]
            return [(tag, part) for part in value.split(seam)]
    match variable:
        case "page":
            first, last = split_pages(value)
            return [("SP", first), ("EP", last)]
        case "number-of-pages" if item.type in _WHOLE_WORKS and "page" not in item.variables:
            return [("SP", value)]
        case "version" if item.type == "software":
            return [("ET", value)]
        case "container-title" if "event-title" in item.variables:
            return [("C3", value), ("T2", item.text("event-title"))]
        case "PMID":
            return [("U1", f"{value}[pmid]")]
    return [(_TAG_OF[variable], value)] if variable in _TAG_OF else []
