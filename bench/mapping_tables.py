"""Where each CSL variable and type goes in each notation: the tables of docs/notations.md.

    python -m bench.mapping_tables            # prints them
    python -m bench.mapping_tables --update   # writes them into docs/notations.md

Nothing is looked up: an item is written with one marked value, and the name beside that
value in the text is the field. Where the value stands in a note, the table says so.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from citekit.formats import dump, notations
from citekit.formats.notation import Notation
from citekit.model import Date, Item, Name, Value
from citekit.variables import TYPES, VARIABLES, Kind

PAGE = Path(__file__).parents[1] / "docs" / "notations.md"
START, END = "<!-- tables: python -m bench.mapping_tables --update -->", "<!-- end of tables -->"
# Tried in this order: the first type in which a notation has a field for the variable counts.
KINDS = (
    "article-journal", "book", "chapter", "report", "webpage", "paper-conference", "thesis",
    "motion_picture", "interview", "legal_case", "personal_communication", "software", "patent",
)  # fmt: skip
MARK = "Zyxmark"
DATE = Date(parts=((1987, 6, 5),))
# The last name before the value: an element, a key of JSON or YAML, a field, a line's tag.
_NAMES = re.compile(
    r"<(?:b:)?([A-Za-z][\w-]*)[^<>/]*>|\"([\w@-]+)\": ?|^[ -]*([\w-]+):(?: |$)|^\s*([\w-]+) = |"
    r"^([A-Z][A-Z0-9]{1,3}) *- |^(%.) |\| ?([\w -]+?) ?= ?|[&;](?:rft\.)?([a-z]+)=",
    re.MULTILINE,
)
# Names within a value, which say nothing of it.
_NOISE = frozenset(
    """
    family literal Last Person NameList namePart style value @type @id propertyID date-parts role
    roleTerm familyName
    """.split()
)
_WRITTEN = tuple(row for row in notations() if row.can_write and row.name != "csl-json")


def field_of(variable: str, notation: Notation) -> str:
    """Return the field of a notation, ``"(note)"``, or ``"–"`` where it cannot be said."""
    best = "–"
    for kind in KINDS:
        item = Item(id="k", type=kind, variables={"title": "T", variable: _marked(variable)})
        dumped = dump((item,), notation.name)
        told = {n.code for n in dumped.notices if n.variable == variable}
        if "variable-not-written" in told:
            continue
        if "variable-in-note" in told:
            best = "(note)"
            continue
        return f"`{_name_before(dumped.text)}`"
    return best


def _marked(variable: str) -> Value:
    match VARIABLES[variable]:
        case Kind.NAMES:
            return (Name(family=MARK, given="Given"),)
        case Kind.DATE:
            return DATE
        case _:
            return MARK


def _name_before(text: str) -> str:
    place = text.find(MARK)
    if place < 0:
        place = next((m.start() for m in re.finditer("1987", text)), len(text))
    names = [next(filter(None, m.groups())) for m in _NAMES.finditer(text, 0, place)]
    kept = [name for name in names if name not in _NOISE]
    return kept[-1] if kept else "?"


def type_of(kind: str, notation: Notation) -> str:
    """Return the notation's own word for a type, ``"(note)"`` where only a note can tell it."""
    item = Item(id="k", type=kind, variables={"title": "T", "container-title": "C"})
    dumped = dump((item,), notation.name)
    codes = {n.code for n in dumped.notices if n.variable == "type"}
    return "(note)" if "variable-in-note" in codes else "–" if codes else "yes"


def bibtex_types() -> list[str]:
    """Return the rows of BibTeX's and BibLaTeX's entry types."""
    rows = ["| CSL | BibLaTeX | BibTeX |", "|---|---|---|"]
    for kind in sorted(TYPES):
        cells = []
        for notation in ("biblatex", "bibtex"):
            item = Item(id="k", type=kind, variables={"title": "T", "container-title": "C"})
            text = dump((item,), notation).text
            subtype = re.search(r"entrysubtype = \{(.*?)\}", text)
            named = f"`@{text[1 : text.index('{')]}`"
            cells.append(named + (f" + `{subtype[1]}`" if subtype else ""))
        rows.append(f"| {kind} | {cells[0]} | {cells[1]} |")
    return rows


def variable_tables(columns: int = 6) -> list[str]:
    """Return the rows of the variables, some notations a table."""
    lines: list[str] = []
    for start in range(0, len(_WRITTEN), columns):
        group = _WRITTEN[start : start + columns]
        lines += ["", "| variable | " + " | ".join(row.title for row in group) + " |"]
        lines.append("|---" * (len(group) + 1) + "|")
        for variable in sorted(VARIABLES, key=str.lower):
            cells = " | ".join(field_of(variable, row) for row in group)
            lines.append(f"| {variable} | {cells} |")
    return lines


def type_table() -> list[str]:
    """Return which types each notation says itself."""
    rows = [row for row in _WRITTEN if row.name not in ("bibtex", "biblatex", "csl-yaml")]
    lines = ["| type | " + " | ".join(row.title for row in rows) + " |"]
    lines.append("|---" * (len(rows) + 1) + "|")
    for kind in sorted(TYPES):
        lines.append(f"| {kind} | " + " | ".join(type_of(kind, row) for row in rows) + " |")
    return lines


def tables() -> str:
    """Return all tables as Markdown."""
    return "\n".join([
        "### Entry types of BibTeX and BibLaTeX", "", *bibtex_types(), "",
        "### Types that other notations say themselves", "", *type_table(), "",
        "### Fields", *variable_tables(),
    ])  # fmt: skip


def with_tables(page: str) -> str:
    """Return the page with the tables of today in it."""
    before, _, rest = page.partition(START)
    return f"{before}{START}\n\n{tables()}\n\n{END}{rest.partition(END)[2]}"


def main() -> None:
    """Print the tables, or write them into the page."""
    if "--update" in sys.argv:
        PAGE.write_text(with_tables(PAGE.read_text("utf-8")), "utf-8", newline="\n")
    else:
        print(tables())


if __name__ == "__main__":
    main()
