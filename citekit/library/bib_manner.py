"""The manner of a .bib file, learnt from its entries: how a new one should look among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from citekit.formats.bibtex_scanner import BibBlock, FieldSpan, scan_bibtex

Case = Literal["lower", "upper", "title"]
_T = TypeVar("_T", bound=Hashable)

# Fields that only BibLaTeX has, and those it calls otherwise.
_BIBLATEX = frozenset(
    ("date", "journaltitle", "location", "urldate", "eventdate", "origdate", "langid", "eprinttype",
     "subtitle", "maintitle", "editortype", "shortjournal")
)  # fmt: skip
_BIBTEX = frozenset(("year", "journal", "address", "month", "school"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How entries are laid out. ``equals``/``value`` is the column that these are aligned at."""

    newline: str = "\n"
    indent: str = "  "
    kind_case: Case = "lower"
    name_case: Case = "lower"
    before_equals: str = " "
    after_equals: str = " "
    equals_column: int | None = None
    value_column: int | None = None
    quotes: bool = False
    bare_numbers: bool = False
    double_titles: bool = False
    trailing_comma: bool = True
    one_line: bool = False
    closing: str = "\n"
    gap: int = 1
    is_biblatex: bool = False
    ascii_only: bool = False
    ranks: Mapping[str, float] = field(default_factory=dict)


def learn_manner(
    entries: Sequence[str],
    *,
    newline: str = "\n",
    gaps: Sequence[int] = (),
    ascii_only: bool = False,
) -> Manner:
    """Return the manner of ``entries`` (text of each); ``gaps`` are the empty lines between."""
    seen = [(text, _block(text)) for text in entries]
    samples = [(text, block) for text, block in seen if block is not None and block.fields]
    manner = Manner(newline=newline, ascii_only=ascii_only, gap=_most(gaps, 1))
    if not samples:
        return manner
    return replace(
        _of_values(samples, _of_lines(samples, manner)),
        kind_case=_most((_case(_kind_of(text)) for text, _ in samples), "lower"),
        name_case=_most((_case(f.name) for _, block in samples for f in block.fields), "lower"),
        ranks=_ranks(samples),
        is_biblatex=is_biblatex(f.name for _, block in samples for f in block.fields) or False,
    )  # fmt: skip


def is_biblatex(names: Iterable[str]) -> bool | None:
    """Tell whether fields are BibLaTeX's (``date``) and not BibTeX's (``year``); else ``None``."""
    counts = Counter(name.lower() for name in names)
    new = sum(counts[name] for name in _BIBLATEX)
    old = sum(counts[name] for name in _BIBTEX)
    return None if new == old else new > old


def _block(text: str) -> BibBlock | None:
    scan = scan_bibtex(text)
    return scan.blocks[0] if len(scan.blocks) == 1 and not scan.faults else None


def _kind_of(text: str) -> str:
    found = re.match(r"@\s*(\w+)", text)
    return found[1] if found else ""


def _of_lines(samples: Sequence[tuple[str, BibBlock]], manner: Manner) -> Manner:
    indents: list[str | None] = []
    befores: list[str] = []
    afters: list[str] = []
    equals_columns: list[int] = []
    value_columns: list[int] = []
    commas: list[bool] = []
    closings: list[str] = []
    lengths: set[int] = set()
    for text, block in samples:
        for one in block.fields:
            line = text.rfind("\n", 0, one.start) + 1
            lead = text[line : one.start]
            indents.append(lead if not lead.strip() else None)
            value = starts_value(one)
            name_end = one.start + len(one.name)
            equals = text.find("=", name_end, value)
            if equals < 0 or lead.strip() or "\n" in text[name_end:value]:
                continue
            befores.append(text[name_end:equals])
            afters.append(text[equals + 1 : value])
            equals_columns.append(equals - line)
            value_columns.append(value - line)
            lengths.add(len(one.name))
        tail = text[block.fields[-1].end : block.end - 1]
        commas.append("," in tail)
        closing = tail.replace(",", "")
        closings.append("\n" + closing.rpartition("\n")[2] if "\n" in closing else closing)
    indent = _most(indents, "  ")
    return replace(
        manner,
        one_line=indent is None,
        indent=indent or "",
        before_equals=_most(befores, " "),
        after_equals=_most(afters, " "),
        equals_column=_column(equals_columns, befores, lengths),
        value_column=_column(value_columns, [b + a for b, a in zip(befores, afters, strict=True)], lengths),
        trailing_comma=_most(commas, True),
        closing=_most(closings, "\n"),
    )  # fmt: skip


def _column(columns: Sequence[int], blanks: Sequence[str], lengths: set[int]) -> int | None:
    """The column where things stand one below another, though names differ in length."""
    if len(lengths) < 3 or not columns:
        return None
    column, count = Counter(columns).most_common(1)[0]
    constant = Counter(blanks).most_common(1)[0][1]
    return column if count > constant and count >= 0.6 * len(columns) else None


def _of_values(samples: Sequence[tuple[str, BibBlock]], manner: Manner) -> Manner:
    quotes = braces = bare = numbers = titles = double = 0
    for text, block in samples:
        for one in block.fields:
            if len(one.parts) != 1:
                continue
            part = one.parts[0]
            raw = text[part.start : part.end]
            if raw.isdigit():
                numbers += 1
                bare += part.kind == "number"
            if part.kind == "quotes":
                quotes += 1
            elif part.kind == "braces":
                braces += 1
            if one.name.lower() == "title":
                titles += 1
                double += raw.startswith("{") and raw.endswith("}")
    return replace(
        manner,
        quotes=quotes > braces,
        bare_numbers=numbers > 0 and bare > 0.5 * numbers,
        double_titles=titles > 1 and double > 0.8 * titles,
    )


def _ranks(samples: Sequence[tuple[str, BibBlock]]) -> dict[str, float]:
    """Mean place of each field, 0 first to 1 last, of those that several entries have."""
    places: dict[str, list[float]] = {}
    for _, block in samples:
        count = max(len(block.fields) - 1, 1)
        for number, one in enumerate(block.fields):
            places.setdefault(one.name.lower(), []).append(number / count)
    return {name: sum(seen) / len(seen) for name, seen in places.items()}


def starts_value(field: FieldSpan) -> int:
    """Return where a field's value begins, its delimiter included."""
    first = field.parts[0]
    return first.start - (first.kind in ("braces", "quotes"))


def _case(word: str) -> Case:
    if word.islower() or not word:
        return "lower"
    return "upper" if word.isupper() and len(word) > 1 else "title"


def _most(values: Iterable[_T], default: _T) -> _T:
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else default
