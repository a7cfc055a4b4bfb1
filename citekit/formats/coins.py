"""COinS ↔ Items: OpenURL context objects in the ``title`` of HTML's ``span.Z3988``.

Source: Z39.88-2004, the key/encoded-value formats journal, book, dissertation, patent and dc.
COinS has no place for notes: what it cannot say is named in a notice.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from citekit.formats.bibtex_dates import write_edtf
from citekit.formats.inverted import read_names, write_names
from citekit.formats.leftovers import with_truncated, write_all
from citekit.formats.notation import Dumped, DumpOptions, Loaded
from citekit.formats.pages import join_pages, plain_range
from citekit.formats.slashed_dates import read_slashed
from citekit.formats.tables import to_notation
from citekit.model import Item, Name, Value
from citekit.normalize.edtf import parse_edtf
from citekit.normalize.identifiers import parse_doi, parse_url
from citekit.patterns import lazy

TYPES = (
    ("article-journal", "journal", "article"), ("article-journal", "journal", "preprint"),
    ("paper-conference", "journal", "proceeding"), ("paper-conference", "book", "proceeding"),
    ("periodical", "journal", "issue"), ("periodical", "journal", "journal"),
    ("book", "book", "book"), ("chapter", "book", "bookitem"), ("book", "book", "conference"),
    ("report", "book", "report"), ("document", "book", "document"), ("thesis", "dissertation", ""),
    ("patent", "patent", ""), ("article-journal", "journal", "unknown"),
    ("document", "book", "unknown"), ("article-journal", "journal", ""), ("book", "book", ""),
    ("document", "dc", ""), ("webpage", "dc", "webpage"), ("webpage", "dc", "text"),
)  # fmt: skip
"""CSL's types, OpenURL's formats and genres; of several rows the first is written."""

NEAREST = (
    ("article-magazine", "journal", "article"), ("article-newspaper", "journal", "article"),
    ("review", "journal", "article"), ("review-book", "journal", "article"),
    ("entry-encyclopedia", "book", "bookitem"), ("entry-dictionary", "book", "bookitem"),
    ("entry", "book", "bookitem"), ("collection", "book", "book"), ("classic", "book", "book"),
    ("pamphlet", "book", "book"), ("post-weblog", "dc", "webpage"), ("post", "dc", "webpage"),
)  # fmt: skip
"""What is written for types that OpenURL lacks."""

FIELDS = (
    ("volume", "rft.volume"), ("issue", "rft.issue"), ("page", "rft.pages"), ("ISSN", "rft.issn"),
    ("ISBN", "rft.isbn"), ("publisher", "rft.pub"), ("publisher-place", "rft.place"),
    ("edition", "rft.edition"), ("collection-title", "rft.series"),
    ("container-title-short", "rft.stitle"), ("number-of-pages", "rft.tpages"),
    ("part", "rft.part"), ("language", "rft.language"),
)  # fmt: skip
"""CSL's text variables and OpenURL's keys."""

TITLES = (
    ("journal", "rft.atitle", "rft.jtitle"), ("book", "rft.btitle", ""),
    ("bookitem", "rft.atitle", "rft.btitle"), ("dissertation", "rft.title", ""),
    ("patent", "rft.title", ""), ("dc", "rft.title", "rft.source"),
)  # fmt: skip
"""A format or a genre, and its keys of the title and the container-title."""

_SPAN = lazy(r"<span\b([^<>]{0,40000})>", 2)
_CLASS = lazy(r"""\bclass\s{0,9}=\s{0,9}["'][^"']{0,400}\bZ3988\b""", 2)
_TITLE = lazy(r"""\btitle\s{0,9}=\s{0,9}(?:"([^"]{0,40000})"|'([^']{0,40000})')""", 2)
_FORMAT = "info:ofi/fmt:kev:mtx:"
_MAX_FIELDS = 2_000
Fields = Mapping[str, list[str]]


def load_coins(text: str) -> Loaded:
    """Read the COinS of an HTML text; other text is passed over."""
    items: list[Item] = []
    for span in _SPAN.finditer(text):
        title = _TITLE.search(span[1])
        if title and _CLASS.search(span[1]):
            items.append(_item(html.unescape(title[1] or title[2] or "")))
    return Loaded(items=tuple(items))


def _item(query: str) -> Item:
    fields: dict[str, list[str]] = {}
    for key, value in parse_qsl(query.replace("&amp;", "&"), max_num_fields=_MAX_FIELDS):
        if value.strip():
            fields.setdefault(key, []).append(" ".join(value.split()))
    form = _first(fields, "rft_val_fmt").removeprefix(_FORMAT)
    genre = _first(fields, "rft.genre") or _first(fields, "rft.type")
    kind = _type(form, genre.lower())
    title_key, container_key = _titles(form, genre)
    variables: dict[str, Value] = {}
    for variable, keys in (
        ("title", (title_key, "rft.title", "rft.btitle", "rft.atitle")),
        ("container-title", (container_key, "rft.jtitle" if form == "journal" else "")),
    ):
        text = next((found for key in keys if (found := _first(fields, key))), "")
        if text and text not in variables.values():
            variables[variable] = text
    names, cut = _authors(fields)
    if names:
        variables["author"] = names
    for variable, key in FIELDS:
        text = _first(fields, key)
        if text:
            variables[variable] = plain_range(text) if variable == "page" else text
    pages = join_pages(_first(fields, "rft.spage"), _first(fields, "rft.epage"))
    if pages:
        variables.setdefault("page", pages)
    date = _first(fields, "rft.date")
    issued = parse_edtf(date) or read_slashed(date)
    if issued is not None:
        variables["issued"] = issued
    for one in (*fields.get("rft_id", ()), *fields.get("rft.identifier", ())):
        doi = parse_doi(one)
        if doi:
            variables.setdefault("DOI", doi)
        elif one.startswith("info:pmid/"):
            variables["PMID"] = one.removeprefix("info:pmid/")
        elif parse_url(one):
            variables.setdefault("URL", one)
    custom = with_truncated({}, ["author"] if cut else [])
    return Item(id="", type=kind, variables=variables, custom=custom)


def _first(fields: Fields, key: str) -> str:
    return fields.get(key, [""])[0]


def _type(form: str, genre: str) -> str:
    for wanted in (genre, ""):
        for ours, theirs, kind in TYPES:
            if (theirs, kind) == (form, wanted):
                return ours
    return "document"


def _titles(form: str, genre: str) -> tuple[str, str]:
    rows = {key: (title, container) for key, title, container in TITLES}
    is_item = form == "book" and genre in ("bookitem", "proceeding")
    return rows["bookitem"] if is_item else rows.get(form, ("rft.title", ""))


def _authors(fields: Fields) -> tuple[tuple[Name, ...], bool]:
    names, cut = read_names((*fields.get("rft.au", ()), *fields.get("rft.creator", ())))
    family = _first(fields, "rft.aulast")
    if family:
        given = _first(fields, "rft.aufirst") or " ".join(
            part for part in (_first(fields, "rft.auinit"), _first(fields, "rft.auinitm")) if part
        )
        first = Name(family=family, given=given, suffix=_first(fields, "rft.ausuffix"))
        rest = tuple(name for name in names if name.family != family or name == first)
        names = rest if first in rest else (first, *rest)
    corporate = tuple(Name(literal=text) for text in fields.get("rft.aucorp", ()))
    return (*names, *corporate), cut


def dump_coins(items: tuple[Item, ...], options: DumpOptions) -> Dumped:
    """Write a span an item; what COinS cannot say is named."""
    lines, found = write_all(items, _span, _read_one, "COinS", has_note=False)
    notices = tuple(notice for notice in found if notice.variable != "id")
    return Dumped(text="".join(lines), notices=notices)


def _read_one(line: str) -> Item | None:
    items = load_coins(line).items
    return items[0] if items else None


def _span(item: Item) -> str:
    form, genre = next(
        ((theirs, kind) for ours, theirs, kind in (*TYPES, *NEAREST) if ours == item.type),
        ("dc", ""),
    )
    fields = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", _FORMAT + form)]
    fields.append(("rfr_id", "info:sid/citekit"))
    if genre:
        fields.append(("rft.type" if form == "dc" else "rft.genre", genre))
    title_key, container_key = _titles(form, genre)
    fields += [(title_key, item.text("title")), (container_key, item.text("container-title"))]
    fields += [(key, item.text(ours)) for ours, key in to_notation(FIELDS).items()]
    names = item.names("author")
    if names and names[0].family and form != "dc":
        fields += [("rft.aulast", names[0].family), ("rft.aufirst", names[0].given)]
    people = [name for name in names if not name.literal]
    key = "rft.creator" if form == "dc" else "rft.au"
    fields += [(key, text) for text in write_names(people, "author" in item.truncated)]
    fields += [("rft.aucorp", name.literal) for name in names if name.literal]
    issued = item.date("issued")
    if issued is not None:
        fields.append(("rft.date", write_edtf(issued)))
    for prefix, variable in (("info:doi/", "DOI"), ("info:pmid/", "PMID"), ("", "URL")):
        if item.text(variable):
            fields.append(("rft_id", prefix + item.text(variable)))
    query = urlencode([(key, text) for key, text in fields if key and text], errors="replace")
    return f'<span class="Z3988" title="{html.escape(query)}"></span>\n'
