"""Item → what its page should carry: a citation box, ``citation_*`` tags, JSON-LD.

All three are escaped. The box also carries the item as CSL-JSON (``data-citation``), so that
who reads the page has the item itself and need not parse the printed reference.

Sources: Google Scholar's inclusion guidelines (Highwire Press tags), schema.org, WAI-ARIA 1.2.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from citekit import csl, formats
from citekit.model import Date, Item, Name, StyleSource
from citekit.patterns import lazy

# Brackets within a string of JSON mislead those who count brackets.
_STRING = lazy(r'"(?:[^"\\]|\\.)*"')
_BRACKET = lazy(r"[][{}]")
_RANGE = lazy(r"(\w+)-(\w+)")
# The title's container by type, and who published it (Highwire Press tags).
_CONTAINERS = {
    "chapter": "inbook_title",
    "entry": "inbook_title",
    "entry-dictionary": "inbook_title",
    "entry-encyclopedia": "inbook_title",
    "paper-conference": "conference_title",
}
_PUBLISHERS = {"report": "technical_report_institution", "thesis": "dissertation_institution"}
_TEXTS = (
    ("volume", "volume"), ("issue", "issue"), ("doi", "DOI"), ("isbn", "ISBN"), ("issn", "ISSN"),
    ("pmid", "PMID"), ("language", "language"), ("public_url", "URL"),
)  # fmt: skip


def write_box(item: Item, style: StyleSource, *, locale: str | None = None) -> str:
    """Return the citation box of ``item``: its reference in ``style``, and its BibTeX to copy.

    Raises:
        StyleError: the style cannot be used.
    """
    known = replace(item, id=item.id or "item")
    rendered = csl.render_bibliography([known], style, locale=locale, output="html")
    reference = "".join(entry.text for entry in rendered.entries)
    bibtex = formats.dump((known,), "bibtex").text.strip()
    heading = f"cite-{re.sub(r'[^A-Za-z0-9_-]', '-', known.id)}"
    return (
        f'<section class="citation" aria-labelledby="{heading}" data-citation="{_carried(item)}">\n'
        f'<h2 id="{heading}">How to cite</h2>\n'
        f"<p>{reference}</p>\n"
        f"<details>\n<summary>BibTeX</summary>\n"
        f'<pre tabindex="0" aria-label="BibTeX"><code>{escape(bibtex)}</code></pre>\n'
        f"</details>\n</section>\n"
    )


def _carried(item: Item) -> str:
    """The item as CSL-JSON that survives an attribute: no markup, nothing that folds."""
    text = json.dumps({"type": item.type, **item.to_csl()}, ensure_ascii=False)
    text = _STRING.sub(lambda match: _BRACKET.sub(lambda sign: _escaped(sign[0]), match[0]), text)
    text = "".join(
        _escaped(sign) if sign in "<>&" or not sign.isprintable() else sign for sign in text
    )
    return escape(text.replace("  ", " \\u0020"))


def _escaped(sign: str) -> str:
    """A sign as JSON writes it in ASCII."""
    return json.dumps(sign)[1:-1] if not sign.isascii() else f"\\u{ord(sign):04x}"


def write_head(item: Item) -> str:
    """Return what belongs into the page's head: ``citation_*`` tags and JSON-LD."""
    tags = "".join(
        f'<meta name="citation_{name}" content="{escape(" ".join(value.split()))}">\n'
        for name, value in _tags(item)
    )
    linked = formats.dump((item,), "schema-org").text.strip().replace("<", "\\u003c")
    return f'{tags}<script type="application/ld+json">\n{linked}\n</script>\n'


def _tags(item: Item) -> Iterator[tuple[str, str]]:
    if item.text("title"):
        yield "title", _bare(item.text("title"))
    for role in ("author", "editor"):
        for name in item.names(role):
            yield role, _inverted(name)
    issued = item.date("issued")
    if issued is not None and _day(issued):
        yield "publication_date", _day(issued)
    if item.text("container-title"):
        tag = _CONTAINERS.get(item.type, "journal_title")
        yield tag, _bare(item.text("container-title"))
    if item.text("publisher"):
        yield _PUBLISHERS.get(item.type, "publisher"), item.text("publisher")
    if item.type == "report" and item.text("number"):
        yield "technical_report_number", item.text("number")
    for tag, variable in _TEXTS:
        if item.text(variable):
            yield tag, item.text(variable)
    pages = _RANGE.fullmatch(item.text("page"))
    if pages:
        yield "firstpage", pages[1]
        yield "lastpage", pages[2]
    elif item.text("page"):
        yield "firstpage", item.text("page")


def _bare(text: str) -> str:
    """A title without the inline markup that CSL-JSON allows."""
    return re.sub(r"</?(?:i|b|sub|sup|span)\b[^<>]{0,80}>", "", text)


def _inverted(name: Name) -> str:
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    return name.literal or ", ".join(part for part in (family, name.suffix, given) if part)


def _day(date: Date) -> str:
    """The first day as Highwire's tags have it: 2023/03/21, as far as it is known."""
    if not date.parts or not date.parts[0] or date.parts[0][0] < 0:
        return ""
    year, *rest = date.parts[0]
    return "/".join([f"{year:04d}", *(f"{number:02d}" for number in rest)])
