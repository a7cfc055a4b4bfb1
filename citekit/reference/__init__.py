"""One reference string → Draft: gated grammars for known shapes, else the trained tagger.

``grammars`` read shapes that are known, every word accounted for; ``tagging`` labels the
words of all other strings, ``segments`` joins them, and ``mending`` puts what a tagger
mistakes where print shows it to belong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from citekit.model import Draft, Notice, Raw, Span
from citekit.patterns import lazy
from citekit.reference.checking import checked
from citekit.reference.cleaning import blank_out, find_link, find_remark, mask_ordinals
from citekit.reference.composed import Composed, is_apart
from citekit.reference.confidence import with_measured
from citekit.reference.grammars import parse_by_grammar
from citekit.reference.mending.settling import without_status
from citekit.reference.seconds import find_second, second_reference
from citekit.reference.segments import tag_reference
from citekit.reference.split import split_references, unfold_references

__all__ = ["parse_by_grammar", "parse_reference", "split_references", "unfold_references"]


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
