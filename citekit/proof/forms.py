"""The forms that blocks are printed in: which styles may be a block's own.

To add a form, add a row: the style's name and four things that can be seen of a block
before anything is rendered. ``tests/proof`` checks each row against what its style prints.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from citekit.model import Item, Name, Span


@dataclass(frozen=True, slots=True)
class Form:
    """A style and its looks.

    ``early``: the date stands before the title; ``quoted``: titles of articles stand in
    quotation marks; ``inverted``: the first author's family name comes first;
    ``initials``: given names are cut to their first letters.
    """

    style: str
    early: bool
    quoted: bool
    inverted: bool
    initials: bool


def _row(style: str, looks: str) -> Form:
    return Form(style, "e" in looks, "q" in looks, "f" in looks, "i" in looks)


_QUOTES = frozenset('"“”„«»‘‚「『《')

# The looks in letters: e early, q quoted, f family name first, i initials.
FORMS: tuple[Form, ...] = (
    _row("apa", "efi"),
    _row("belfer-center", "qf"),
    _row("mla", "qf"),
    _row("chicago", "qf"),
    _row("chicago-author-date", "eqf"),
    _row("ssoar", "f"),
    _row("taylor-and-francis-online", "e"),
    _row("plos-article", "efi"),
    _row("acm-reference-format", "e"),
    _row("chatham-house", "eqfi"),
    _row("carnegie-endowment", "q"),
    _row("la-vie-des-idees", "q"),
    _row("biomed-central-article", "fi"),
    _row("dataverse", "eqf"),
    _row("world-bank", "eqf"),
    _row("digital-commons", "eqf"),
    _row("international-monetary-fund", "eqf"),
    _row("international-security-notes", "q"),
    _row("ipcc-chapter", "efi"),
    _row("our-world-in-data", "eq"),
    _row("rand-corporation", "qf"),
    _row("ssrn", "f"),
    _row("weblog-dated", "qf"),
    _row("wikipedia-cite-this-page", "efi"),
    _row("harvard", "eqfi"),
    _row("vancouver", "fi"),
    _row("american-medical-association", "fi"),
    _row("ieee", "qi"),
    _row("elsevier-harvard", "efi"),
    _row("springer-basic-author-date", "efi"),
    _row("iso690-author-date-en", "ef"),
    _row("din-1505-2", "f"),
    _row("nature", "fi"),
    _row("american-chemical-society", "fi"),
    _row("modern-humanities-research-association", "qf"),
    _row("associacao-brasileira-de-normas-tecnicas", "f"),
    _row("china-national-standard-gb-t-7714-2015-numeric", "fi"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What is seen of one block; ``None`` where it cannot be told."""

    early: bool | None = None
    quoted: bool | None = None
    inverted: bool | None = None
    initials: bool | None = None


def looks_of(item: Item, places: Mapping[str, Span], text: str) -> Looks:
    """Return the looks of a block.

    Args:
        item: what the block says.
        places: where in ``text`` each variable stands.
        text: the block.
    """
    title, issued, author = (places.get(name) for name in ("title", "issued", "author"))
    names = item.names("author")
    person = names[0] if names and names[0].family and names[0].given else None
    printed = text[author.start : author.end].casefold() if author else ""
    return Looks(
        early=issued.start < title.start if issued and title else None,
        quoted=bool(_QUOTES & set(text[max(0, title.start - 2) : title.start + 1]))
        if title
        else None,
        inverted=printed.lstrip(" [(*").startswith(_start(person)) if person and printed else None,
        initials=all(len(part) == 1 for part in _parts(person.given)) if person else None,
    )


def _start(person: Name) -> str:
    """The first letters of a name's family part, as it is printed first."""
    parts = (person.non_dropping_particle, person.family)
    return " ".join(part for part in parts if part).casefold()[:6]


def _parts(given: str) -> list[str]:
    return given.replace(".", " ").replace("-", " ").split()


def nearest_forms(looks: Looks, count: int) -> tuple[Form, ...]:
    """Return the forms that agree best with ``looks``, the best and the commonest first."""

    def faults(form: Form) -> int:
        score = 0
        if looks.early is not None and looks.early is not form.early:
            score += 3
        if looks.quoted is not None and looks.quoted is not form.quoted:
            score += 2
        if looks.inverted is not None and looks.inverted is not form.inverted:
            score += 2
        if looks.initials is not None and looks.initials is not form.initials:
            score += 1 if looks.initials else 3  # a form may keep the initials it is given
        return score

    return tuple(sorted(FORMS, key=faults)[:count])
