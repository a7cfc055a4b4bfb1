"""PubMed's tagged form (.nbib, MEDLINE) ↔ Items: ``PMID- 123``, values over several lines.

Source: NLM's MEDLINE/PubMed data element descriptions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from citekit.formats.inverted import read_names, write_names
from citekit.formats.leftovers import only_item, read_note, with_truncated, write_all
from citekit.formats.notation import Dumped, DumpOptions, Loaded
from citekit.formats.pages import plain_range
from citekit.formats.slashed_dates import read_slashed
from citekit.formats.tables import to_csl, to_notation
from citekit.model import Date, Item, Name, Notice, Value
from citekit.normalize.dates import parse_date
from citekit.normalize.identifiers import parse_doi
from citekit.patterns import lazy

TYPES = (
    ("article-journal", "Journal Article"), ("article-journal", "Review"), ("book", "Book"),
    ("chapter", "Book Chapter"), ("chapter", "Book Section"), ("article", "Preprint"),
    ("article-newspaper", "Newspaper Article"), ("dataset", "Dataset"),
    ("paper-conference", "Congress"), ("interview", "Interview"), ("report", "Technical Report"),
    ("webpage", "Webcast"), ("legal_case", "Legal Case"), ("legislation", "Legislation"),
)  # fmt: skip
"""CSL's types and the first publication type that tells."""

FIELDS = (
    ("PMID", "PMID"), ("title", "TI"), ("title", "TT"), ("container-title", "JT"),
    ("container-title", "BTI"), ("container-title-short", "TA"), ("collection-title", "CTI"),
    ("volume", "VI"), ("issue", "IP"), ("page", "PG"), ("edition", "EN"), ("publisher", "PB"),
    ("publisher-place", "PL"), ("abstract", "AB"), ("language", "LA"), ("keyword", "OT"),
    ("keyword", "MH"), ("PMCID", "PMC"), ("ISSN", "IS"), ("ISBN", "ISBN"), ("note", "GN"),
    ("volume-title", "VTI"), ("status", "PST"), ("call-number", "JID"),
)  # fmt: skip
"""CSL's text variables and MEDLINE's tags."""

NAMES = (("author", "FAU"), ("editor", "FED"))
"""CSL's name variables and the tags of full names; ``AU`` and ``ED`` hold initials."""

_TAG = lazy(r"([A-Z]{2,4}) {0,2}-[ ]?(.*)")
_ID = lazy(r"(\S+) \[(doi|pii|bookaccession)\]", re.IGNORECASE)
_NUMBERS = lazy(r"(\d{4}) ?(\d{2}) ?(\d{2})")
_TYPE_OF = to_csl(TYPES)
_PUBLICATION_TYPE = to_notation(TYPES)
_VARIABLE_OF, _TAG_OF = to_csl(FIELDS), to_notation(FIELDS)
_SHORT = {"FAU": "AU", "FED": "ED"}
_LISTED = {"keyword": ", ", "note": "\n", "abstract": "\n"}
# NLM's own codes of PST, which no style should print.
_CODES = frozenset(("ppublish", "epublish", "aheadofprint"))
# What NLM keeps for itself: no loss to a citation.
_KEPT_BY_NLM = frozenset(
    """
    OWN STAT DA DCOM LR CRDT MHDA EDAT PHST AD AUID IRAD IR FIR OTO OCI SO RN GS GR SI NM PUBM
    JID CIN CON EIN EFR CRI CRF PRIN PROF RPI RPF RIN ROF UIN UOF SPIN ORI SB COIS OAB OABL NR
    SFM LID AID DEP DP PT PST CI TT CN LA FPS PS FAU AU FED ED IS
    """.split()
)
Fields = Mapping[str, list[str]]


# ── Reading ──────────────────────────────────────────────────────────────────────────


def load_nbib(text: str) -> Loaded:
    """Read MEDLINE's tagged form; a record begins at ``PMID`` or after a blank line."""
    notices: list[Notice] = []
    items = [_item(line, fields, notices) for line, fields in _records(text)]
    return Loaded(items=tuple(items), notices=tuple(notices))


def _records(text: str) -> list[tuple[int, Fields]]:
    records: list[tuple[int, dict[str, list[str]]]] = []
    tag, is_new = "", True
    for number, line in enumerate(
        text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1
    ):
        match = _TAG.fullmatch(line)
        if match is not None:
            tag = match[1]
            if is_new or (tag == "PMID" and "PMID" in records[-1][1]):
                records.append((number, {}))
            is_new = False
            records[-1][1].setdefault(tag, []).append((match[2] or "").strip())
        elif not line.strip():
            is_new = True
        elif tag and not is_new and line.startswith("  "):
            held = records[-1][1][tag]
            held[-1] = f"{held[-1]} {line.strip()}".strip()
    return [(number, fields) for number, fields in records if fields]


def _item(line: int, fields: Fields, notices: list[Notice]) -> Item:
    variables: dict[str, Value] = {}
    truncated: list[str] = []
    for variable, tag in NAMES:
        texts = fields.get(tag) or fields.get(_SHORT[tag], [])
        names, cut = read_names(texts, _read_name)
        names += tuple(Name(literal=text) for text in fields.get("CN", ()) if variable == "author")
        if names:
            variables[variable] = names
        truncated += [variable] if cut else []
    for variable, tag in FIELDS:
        texts = [text for text in fields.get(tag, ()) if text and text not in _CODES]
        if tag == "MH":
            texts = [*texts, *fields.get("OT", ())]
        if texts and (variable not in variables or tag == "MH"):
            variables[variable] = _read(variable, tag, texts)
    for text in (*fields.get("LID", ()), *fields.get("AID", ())):
        match = _ID.fullmatch(text)
        doi = match[1] if match and match[2].lower() == "doi" else ""
        if text.lower().startswith("doi:"):
            doi = parse_doi(text)
        if doi:
            variables.setdefault("DOI", doi)
    issued = _date(fields)
    if issued is not None:
        variables["issued"] = issued
    for tag in fields:
        if tag not in _VARIABLE_OF and tag not in _KEPT_BY_NLM:
            params = {"notation": "PubMed", "line": str(line), "field": tag}
            notices.append(Notice(code="field-unread", params=params))
    kinds = [_TYPE_OF[text] for text in fields.get("PT", ()) if text in _TYPE_OF]
    kind = kinds[0] if kinds else ("chapter" if "BTI" in fields and "TI" in fields else "")
    if not kind:
        kind = "article-journal" if {"JT", "TA"} & fields.keys() else "document"
    item = Item(id="", type=kind, variables=variables, custom=with_truncated({}, truncated))
    return read_note(item)


def _read_name(text: str) -> Name:
    """A full name; MEDLINE's short one has its initials last and no comma."""
    family, comma, given = text.partition(", ")
    if comma:
        given, _, suffix = given.partition(", ")
        return Name(family=family, given=given, suffix=suffix)
    family, blank, initials = text.rpartition(" ")
    if blank and initials.isupper() and len(initials) <= 3:
        return Name(family=family, given=initials)
    return Name(family=text)


def _read(variable: str, tag: str, texts: list[str]) -> Value:
    match variable:
        case "keyword" | "note" | "abstract":
            return _LISTED[variable].join(texts)
        case "page":
            return plain_range(texts[0])
        case "ISSN":
            electronic = [text for text in texts if "Print" in text or "Linking" in text] or texts
            return electronic[0].partition(" (")[0]
        case "title" if tag == "TI":
            return texts[0]
    return texts[0]


def _date(fields: Fields) -> Date | None:
    texts = [text for tag in ("DP", "DEP") for text in fields.get(tag, ()) if text]
    for text in texts:
        numbers = _NUMBERS.fullmatch(text)
        if numbers:
            text = "/".join(numbers.groups())
        date = read_slashed(text)
        if date is not None:
            return date
    return parse_date(texts[0]) if texts else None


# ── Writing ──────────────────────────────────────────────────────────────────────────


def dump_nbib(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write MEDLINE's tagged form; what it cannot say stands in ``GN``, the general note."""
    texts, notices = write_all(items, _record, lambda one: only_item(load_nbib(one)), "PubMed")
    return Dumped(text="\n".join(texts), notices=notices)


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _record(item: Item) -> str:
    lines: list[tuple[str, str]] = [("OWN", "citekit")]
    for variable, tag in FIELDS:
        text = item.text(variable)
        if not text or _TAG_OF[variable] != tag:
            continue
        if variable == "container-title" and item.type == "chapter":
            tag = "BTI"
        seam = _LISTED.get(variable)
        lines += [(tag, part) for part in (text.split(seam) if seam else [text])]
    for variable, tag in NAMES:
        for name in write_names(item.names(variable), variable in item.truncated, _write_name):
            lines.append((tag, name))
    lines += [("CN", name.literal) for name in item.names("author") if name.literal]
    if item.text("DOI"):
        lines.append(("AID", f"{item.text('DOI')} [doi]"))
    issued = item.date("issued")
    if issued is not None:
        lines.append(("DP", _write_date(issued)))
    if item.type in _PUBLICATION_TYPE:
        lines.append(("PT", _PUBLICATION_TYPE[item.type]))
    lines.sort(key=lambda line: line[0] != "PMID")
    return "".join(f"{tag:<4}- {_flat(text)}\n" for tag, text in lines if text.strip())


def _write_name(name: Name) -> str:
    if name.literal:
        return ""
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)


def _write_date(date: Date) -> str:
    if not date.parts or not date.parts[0]:
        return date.literal or date.raw
    if len(date.parts) > 1:
        return "-".join(str(part[0]) for part in date.parts if part)
    year, *rest = date.parts[0]
    month = [_MONTHS[rest[0] - 1]] if rest and 1 <= rest[0] <= 12 else []
    return " ".join([str(year), *month, *map(str, rest[1:])])


def _flat(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
