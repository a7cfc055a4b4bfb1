"""One reference string → Draft: gated grammars for known shapes, else the trained tagger.

To add a shape, write a module with a function that returns a Draft or ``None`` and give
it a place in ``_GRAMMARS``, with the signs without which no text can have the shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from citekit.model import Draft, Notice, Raw, Span
from citekit.patterns import lazy
from citekit.reference.articles import parse_article
from citekit.reference.checking import checked
from citekit.reference.cleaning import blank_out, find_link, find_remark, mask_ordinals
from citekit.reference.composed import Composed, is_apart
from citekit.reference.confidence import with_measured
from citekit.reference.dated import parse_dated, parse_marked
from citekit.reference.german import parse_german
from citekit.reference.lines import parse_line
from citekit.reference.markers import shifted
from citekit.reference.noted import parse_noted
from citekit.reference.placed import parse_placed
from citekit.reference.preproof import parse_preproof
from citekit.reference.quoted import parse_quoted
from citekit.reference.repository import parse_repository
from citekit.reference.seconds import find_second, second_reference
from citekit.reference.segments import tag_reference
from citekit.reference.sentenced import parse_sentenced
from citekit.reference.settling import without_status
from citekit.reference.soundness import names_status, runs_on
from citekit.reference.split import split_references, unfold_references
from citekit.reference.ssrn import parse_ssrn
from citekit.reference.titled import parse_titled

__all__ = ["parse_by_grammar", "parse_reference", "split_references", "unfold_references"]


class _Grammar(NamedTuple):
    """A grammar, tried only on texts in which one of ``signs`` stands (all, where it has none)."""

    parse: Callable[[str], Draft | None]
    signs: tuple[str, ...] = ()


_QUOTED = _Grammar(parse_quoted, ('"', "“"))
_GRAMMARS = (
    _Grammar(parse_line),
    _Grammar(parse_ssrn, ("SSRN",)),
    _Grammar(parse_article),
    _Grammar(parse_german, (": ", "Hrsg", "Aufl")),
    _Grammar(parse_titled, ('"', "“", "«", "„")),
    _Grammar(parse_marked, (").",)),
    _Grammar(parse_dated, (").",)),
    _Grammar(parse_noted, ("http",)),
    _Grammar(parse_placed, ("As of",)),
    _Grammar(parse_preproof, (",",)),
    _Grammar(parse_repository, (" ; ", "(Ed", "http", "10.")),
    _Grammar(parse_sentenced),
)

_MARKED = lazy(r"“[^“”]{8,300}”(?!\s?[:?!–—-]|\s[a-zà-ÿ])")
_LONGEST = 20_000
"""A reference of more characters is no reference; what follows them is left unused."""
_NOTATIONS = (
    ("BibTeX", lazy(r"\s*@[A-Za-z]{3,20}\s?[{(]\s?[^\s,{}]+,")),
    ("RIS", lazy(r"\s*TY\s\s-\s[A-Z]")),
)
_KINDS = (
    ("software", "package", lazy(r"\b(?:R|Python)\s+package\b", re.IGNORECASE)),
    ("software", "[", lazy(r"\[(?:Computer\s|Mobile\s)?(?:software|app|program)", re.IGNORECASE)),
    ("dataset", "[", lazy(r"\[(?:Data\s?set|Data\s(?:file|collection)|Conjunto\sde\sda[td]os|Base\sde\sda[td]os|Datensatz|Jeu\sde\sdonnées)", re.IGNORECASE)),
    ("motion_picture", "[", lazy(r"\[(?:Video|Film|Motion\spicture)", re.IGNORECASE)),
)  # fmt: skip
"""Types that a reference prints in words of their own, which go into no variable.

Each with a sign that stands in these words, and how they are printed.
"""


def parse_reference(text: str, titles: Sequence[Span] = (), *, check: bool = False) -> Draft:
    """Return what ``text`` says, as raw strings with spans and confidences.

    ``titles`` are the places where the title may stand, the surest first: what is set in
    italics there, what the page calls its title. One of which all other words make sense
    is taken. With ``check``, what a grammar reads is read by the tagger too, which takes
    several times as long: what both say is surer, what they dispute is doubtful and told.
    """
    notation = next((name for name, sign in _NOTATIONS if sign.match(text)), None)
    if notation:
        told = Notice(code="notation-no-reference", params={"notation": notation})
        return Draft(origin="block", variables={}, unused=(Span(0, len(text)),), notices=(told,))
    if len(text) > _LONGEST:
        first = parse_reference(text[:_LONGEST], titles, check=check)
        return replace(
            first,
            unused=(*first.unused, Span(_LONGEST, len(text))),
            notices=(*first.notices, Notice(code="reference-cut", params={"most": str(_LONGEST)})),
        )
    composed = Composed(text) if is_apart(text) else None
    if composed is not None and composed.text != text:
        inside = composed.inside(titles)
        return composed.mapped_back(parse_reference(composed.text, inside, check=check))
    second = find_second(text)
    end = min(second, find_remark(text))
    if end < len(text):
        before = [title for title in titles if title.end <= end]
        first = parse_reference(text[:end], before, check=check)
        left_out = (second_reference(text[end:]),) if end == second else ()
        return replace(
            first,
            unused=(*first.unused, Span(end, len(text))),
            notices=(*first.notices, *left_out),
        )
    link = find_link(text)
    clean = blank_out(text)
    masked = mask_ordinals(clean)
    by_grammar = parse_by_grammar(masked, titles)
    if by_grammar is not None and check:
        draft = checked(by_grammar, tag_reference(masked))
        measured = draft.variables
    else:
        draft = by_grammar or tag_reference(masked)
        measured = with_measured(draft)
    variables = without_status(clean, measured)
    if masked != clean:
        variables = {name: _as_printed(clean, raws) for name, raws in variables.items()}
    if link is not None and variables:
        raw = Raw(text=text[slice(*link)], span=Span(*link), confidence=0.97)
        variables.setdefault("URL", (raw,))
    return Draft(
        origin=draft.origin,
        variables=variables,
        type=draft.type or _kind(text),
        truncated=draft.truncated,
        unused=draft.unused,
        parser=draft.parser,
        notices=draft.notices,
    )


def _kind(text: str) -> str | None:
    lowered = text.lower()
    for kind, sign, words in _KINDS:
        if sign in lowered and words.search(text):
            return kind
    return None


def _as_printed(text: str, raws: Sequence[Raw]) -> tuple[Raw, ...]:
    return tuple(
        replace(raw, text=text[raw.span.start : raw.span.end]) if raw.span else raw for raw in raws
    )


def parse_by_grammar(text: str, titles: Sequence[Span] = ()) -> Draft | None:
    """Return the draft of the first grammar that accepts ``text``, with its own confidence."""
    bare = text.lstrip()
    offset = len(text) - len(bare)
    quoted = _taken(_QUOTED, bare)
    if quoted is not None and not names_status(quoted):
        return shifted(quoted, offset)
    for title in titles:
        draft = parse_titled(text, title)
        if draft is not None:
            return draft
    for grammar in _GRAMMARS:
        draft = _taken(grammar, bare)
        if draft is not None and not runs_on(draft):
            return shifted(draft, offset)
    marked = _MARKED.findall(text) if "“" in text else ()
    if len(marked) != 1:
        return None
    at = text.index(marked[0])
    draft = parse_titled(text, Span(at + 1, at + len(marked[0]) - 1))
    return None if draft is not None and names_status(draft) else draft


def _taken(grammar: _Grammar, text: str) -> Draft | None:
    for sign in grammar.signs:
        if sign in text:
            return grammar.parse(text)
    return None if grammar.signs else grammar.parse(text)
