"""Reading → problems: what its block says against what the rest of the page states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from citekit.blocks import find_evidence
from citekit.checks.rules import Audited, Problem
from citekit.model import Block, BlockKind, Item, Name, Page, Reading, Value
from citekit.normalize.agreement import agree, fold, same_title
from citekit.normalize.drafts import NormalizedDraft, normalize_draft
from citekit.normalize.merge import shown

# Vocabularies made for references, which state outlets and numbers; the open web's tags
# name the site instead.
_SCHOLARLY = (
    "meta:citation_", "meta:bepress_citation_", "meta:eprints.", "meta:dc", "meta:prism.",
)  # fmt: skip
# A title this many signs above the citation is the page's; one this long is no chance.
_APART = 200
_TELLING = 5
_WORDS = {"author": "author", "title": "title", "issued": "date"}


@dataclass(frozen=True, slots=True)
class _Statement:
    """What one place of the page, other than the citation, says of a variable."""

    origin: str
    value: Value


def audit(reading: Reading, *, source_text: str = "", required: bool = False) -> Audited:
    """Return the problems of a page's own citation.

    Args:
        reading: the page, read.
        source_text: the file as it is written, for line numbers; else the page's text.
        required: whether a page without a citation is a problem.
    """
    problems = tuple(_problems(reading, source_text or reading.page.text, required))
    return Audited(source=reading.page.source, has_citation=bool(reading.blocks), problems=problems)


def _problems(reading: Reading, text: str, required: bool) -> Iterator[Problem]:
    place = Places(reading.page.source, text)
    if not reading.blocks:
        if required:
            yield place.problem("citation-missing", None, "the page says nowhere how to cite it")
        return
    block = reading.blocks[0]
    for one in reading.blocks:
        if one.truncated:
            yield place.problem("citation-cut", one, "the citation stops in the middle")
    if not reading.items:
        yield place.problem("citation-unreadable", block, "the citation is no readable reference")
    if len(reading.items) != 1:  # of several works, none is the page
        return
    cited = _cited(reading)
    stated = _stated(reading)
    if "publisher" in cited:  # the head of a report's page names its publisher as its outlet
        outlets = stated.get("container-title", ())
        kept = tuple(one for one in outlets if not agree(one.value, cited["publisher"]))
        stated["container-title"] = kept
    for rule, variable in (
        ("title-differs", "title"), ("author-differs", "author"), ("date-differs", "issued"),
        ("outlet-differs", "container-title"), ("doi-differs", "DOI"),
        ("number-differs", "volume"), ("number-differs", "issue"), ("number-differs", "page"),
    ):  # fmt: skip
        if variable in cited:
            yield from _difference(
                place, block, rule, variable, cited[variable], stated.get(variable, ())
            )
        elif variable in _WORDS and stated.get(variable):
            first = stated[variable][0]
            if _says_names(first.value):
                yield place.problem(
                    "citation-thin", block, f"the citation has no {_WORDS[variable]}",
                    stated=shown(first.value), origin=first.origin,
                )  # fmt: skip
    yield from _authors(place, block, reading.items[0], cited, stated)
    yield from _address(place, block, cited, reading.page)


# ── What the citation says, and what the page says ───────────────────────────────────


def _cited(reading: Reading) -> dict[str, Value]:
    """The variables that the blocks print, as they print them."""
    (item,), (fields,) = reading.items, reading.fields
    claims = [
        normalize_draft(draft).variables
        for block, draft in zip(reading.blocks, reading.drafts, strict=False)
        if block.kind is BlockKind.REFERENCE
    ]
    cited: dict[str, Value] = {}
    for variable, value in item.variables.items():
        found = fields.get(variable)
        origins = [witness.origin for witness in found.evidence] if found else []
        claimed = next((claim[variable] for claim in claims if variable in claim), None)
        if claimed is not None:
            cited[variable] = claimed
        elif any(origin.startswith(("block", "printed:")) for origin in origins):
            cited[variable] = value
    return cited


def _stated(reading: Reading) -> dict[str, tuple[_Statement, ...]]:
    """What metadata, head and by-line state, the most trusted first."""
    stated: dict[str, list[_Statement]] = {}
    drafts = [normalize_draft(one) for one in find_evidence(reading.page, reading.blocks)]
    titled = any("title" in one.variables and _origin(one) != "header" for one in drafts)
    for draft in drafts:
        origin = _origin(draft)
        for variable, value in draft.variables.items():
            scholarly = origin.startswith(_SCHOLARLY)
            if (
                variable == "title"
                and origin == "header"
                and (titled or not _above(draft, reading))
            ):
                continue  # what looks like a heading may be the site's, or the citation's
            if variable == "container-title" and not (scholarly or origin == "header"):
                continue
            stated.setdefault(variable, []).append(_Statement(origin, value))
    return {variable: tuple(statements) for variable, statements in stated.items()}


def _origin(draft: NormalizedDraft) -> str:
    for found in draft.fields.values():
        for witness in found.evidence:
            return witness.origin
    return ""


def _above(draft: NormalizedDraft, reading: Reading) -> bool:
    """Whether the title in the page's head stands well above the citation."""
    witness = draft.fields["title"].evidence[0]
    first = min(block.span.start for block in reading.blocks)
    return witness.span is not None and witness.span.end + _APART < first


def _says_names(value: Value) -> bool:
    """Whether a value is no list of names, or has a person in it: a site is no author."""
    return not isinstance(value, tuple) or any(name.family and name.given for name in value)


# ── Comparing ────────────────────────────────────────────────────────────────────────


def _difference(
    place: Places,
    block: Block,
    rule: str,
    variable: str,
    cited: Value,
    statements: Sequence[_Statement],
) -> Iterator[Problem]:
    """A problem where the page states a variable, and nowhere as the citation has it."""
    telling = [one for one in statements if _says_names(one.value)]
    if not telling or any(_same(variable, cited, one.value) for one in telling):
        return
    if any(_printed(one.value, block) for one in telling):
        return  # the citation does say it, in words that were read otherwise
    first = telling[0]
    yield place.problem(
        rule,
        block,
        f"{variable}: the citation says {shown(cited)!r}, {first.origin} {shown(first.value)!r}",
        cited=shown(cited),
        stated=shown(first.value),
        origin=first.origin,
    )


def _printed(value: Value, block: Block) -> bool:
    """Whether a citation prints a title or all of some names."""
    text = fold(block.text)
    match value:
        case str():
            return len(value) >= _TELLING and fold(value) in text
        case tuple():
            return all(fold(name.family or name.literal) in text for name in value)
        case _:
            return False


def _same(variable: str, cited: Value, stated: Value) -> bool:
    if isinstance(cited, str) and isinstance(stated, str):
        if variable == "DOI":
            return cited.casefold() == stated.casefold()
        if variable == "page" and _full_range(cited) == _full_range(stated):
            return True
        if variable == "title":
            return same_title(cited, stated) or agree(cited, stated)
    return agree(cited, stated)


def _full_range(pages: str) -> str:
    """A range of pages with its end in full: 1360-80 → 1360-1380."""
    start, dash, end = pages.partition("-")
    return f"{start}{dash}{start[: max(0, len(start) - len(end))]}{end}" if dash else pages


def _authors(
    place: Places,
    block: Block,
    item: Item,
    cited: Mapping[str, Value],
    stated: Mapping[str, Sequence[_Statement]],
) -> Iterator[Problem]:
    """A problem where scholarly metadata lists other numbers of authors."""
    ours = cited.get("author")
    cut = "author" in item.truncated or "et al" in block.text or "…" in block.text
    if not isinstance(ours, tuple) or cut:
        return
    for one in stated.get("author", ()):
        if not one.origin.startswith(_SCHOLARLY) or not isinstance(one.value, tuple):
            continue
        theirs = _distinct(one.value)
        printed = _printed(one.value, block) and len(theirs) >= len(_distinct(ours))
        if len(theirs) != len(_distinct(ours)) and agree(ours, one.value) and not printed:
            yield place.problem(
                "authors-incomplete",
                block,
                f"the citation lists {len(ours)} authors, {one.origin} {len(theirs)}",
                cited=shown(ours),
                stated=shown(one.value),
                origin=one.origin,
            )
        return


def _distinct(names: Sequence[Name]) -> set[str]:
    return {fold(f"{name.family}{name.given[:1]}{name.literal}") for name in names}


def _address(
    place: Places, block: Block, cited: Mapping[str, Value], page: Page
) -> Iterator[Problem]:
    """A problem where the citation names another page of the same site."""
    url = cited.get("URL")
    if not isinstance(url, str) or not page.url:
        return
    ours, own = urlsplit(url), urlsplit(page.url)
    if ours.hostname and _host(ours.hostname) == _host(own.hostname or ""):
        paths = [one.path.rstrip("/").casefold() for one in (ours, own)]
        if paths[0] != paths[1] and own.path.strip("/"):
            yield place.problem(
                "url-differs",
                block,
                f"URL: the citation says {url!r}, the page's own address is {page.url!r}",
                cited=url,
                stated=page.url,
                origin="url",
            )


def _host(name: str) -> str:
    return name.casefold().removeprefix("www.")


# ── Lines ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Places:
    """Finds the line of a citation in the file as it is written."""

    source: str
    text: str

    def problem(
        self,
        rule: str,
        block: Block | None,
        message: str,
        *,
        cited: str = "",
        stated: str = "",
        origin: str = "",
    ) -> Problem:
        """Return a problem at the place of ``block``, or at the file's start."""
        line, column = self._line(block) if block is not None else (1, 1)
        return Problem(
            rule=rule,
            source=self.source,
            message=message,
            cited=cited,
            stated=stated,
            origin=origin,
            line=line,
            column=column,
        )

    def _line(self, block: Block) -> tuple[int, int]:
        """Line and column of a block: where its longest early word run or its cue stands."""
        words = block.text.split()
        runs = [" ".join(words[:count]) for count in (6, 4, 3, 2)]
        for wanted in (*runs, *words[:4], block.cue):
            place = self.text.find(wanted) if wanted else -1
            if place >= 0:
                begin = self.text.rfind("\n", 0, place) + 1
                return self.text.count("\n", 0, place) + 1, place - begin + 1
        return 1, 1
