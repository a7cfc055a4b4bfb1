"""Reading → the same with its proofs: each item in the nearest form, and what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from citekit.blocks import Plain, plain_text
from citekit.csl import render_bibliography
from citekit.errors import CitekitError
from citekit.model import (
    Block,
    BlockKind,
    Date,
    Draft,
    Field,
    Item,
    Likeness,
    Name,
    Notice,
    Proof,
    Reading,
    Span,
    StyleSource,
    Value,
)
from citekit.normalize.agreement import agree
from citekit.normalize.drafts import normalize_draft
from citekit.proof.forms import looks_of, nearest_forms
from citekit.proof.odds import joint_confidence
from citekit.proof.words import Alignment, Word, align, find_words, left_over, runs, same_signs
from citekit.styles import find_style

# How many forms are rendered at most, how many words may differ in what is near, and how
# long a block may be to be tried.
_TRIED = 5
_NEAR = 3
_MAX_LENGTH = 6_000
_MAX_SHOWN = 120


def prove(reading: Reading) -> Reading:
    """Return ``reading`` with a proof and a joint confidence for each item.

    The words of a block that no field carries, and those that the rendering adds, are
    notices. An item without a printed reference has no proof.
    """
    proofs = [
        _prove(item, fields, reading)
        for item, fields in zip(reading.items, reading.fields, strict=True)
    ]
    notices = [
        notice for proof in proofs if proof is not None for notice in _notices(proof, reading)
    ]
    return replace(
        reading,
        proofs=tuple(proofs),
        confidences=tuple(
            joint_confidence(fields, proof)
            for fields, proof in zip(reading.fields, proofs, strict=True)
        ),
        notices=reading.notices + tuple(notices),
    )


def _notices(proof: Proof, reading: Reading) -> Iterator[Notice]:
    lost = " … ".join(reading.page.text[span.start : span.end] for span in proof.lost)
    added = " … ".join(proof.text[span.start : span.end] for span in proof.added)
    if lost:
        yield Notice(code="words-lost", params={"words": _short(lost)})
    if added:
        yield Notice(code="words-added", params={"words": _short(added), "style": proof.style})


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _MAX_SHOWN else plain[: _MAX_SHOWN - 1] + "…"


# ── One item ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A block that prints an item: its plain text and words, and what its draft says."""

    block: Block
    plain: Plain
    words: tuple[Word, ...]
    draft: Draft


def _prove(item: Item, fields: Mapping[str, Field], reading: Reading) -> Proof | None:
    pairs = zip(reading.blocks, reading.drafts, strict=False)
    owned = [(block, draft) for block, draft in pairs if _prints(block, draft, fields)]
    if not owned:
        return None
    block, draft = max(owned, key=lambda pair: len(pair[1].variables))
    plain = plain_text(block, reading.page)
    printed = _Printed(block=block, plain=plain, words=find_words(plain.text), draft=draft)
    said = _said(item, printed)
    best: tuple[str, str, Alignment, tuple[Word, ...]] | None = None
    for form in nearest_forms(looks_of(said, _places(printed), plain.text), _TRIED):
        rendering = _rendered(said, form.style)
        words = find_words(rendering)
        found = align(printed.words, words)
        if rendering and (best is None or found.score < best[2].score):
            best = (form.style, rendering, found, words)
            if same_signs(plain.text, rendering):
                break
    if best is None:
        return None
    style, rendering, found, words = best
    held: Counter[str] = Counter()
    if found.left:
        held = _words_of(item) + _words_of(said) - _matched(printed.words, found.left)
    spare = Counter(printed.words[index].text for index in found.left)
    return Proof(
        style=style,
        text=rendering,
        likeness=_likeness(plain.text, rendering, found),
        block=block.span,
        unmatched=_on_page(runs(found.left, printed.words), printed),
        lost=_on_page(left_over(found.left, printed.words, held), printed),
        surplus=runs(found.right, words),
        added=left_over(found.right, words, spare),
    )


def _prints(block: Block, draft: Draft, fields: Mapping[str, Field]) -> bool:
    """Whether a printed reference is a witness of the item with these fields."""
    if block.kind is not BlockKind.REFERENCE or len(block.text) > _MAX_LENGTH:
        return False
    return any(
        witness.origin == draft.origin
        and witness.span is not None
        and block.span.start <= witness.span.start < block.span.end
        for found in fields.values()
        for witness in found.evidence
    )


def _said(item: Item, printed: _Printed) -> Item:
    """The item as the block alone says it: with initials where the page knows full names.

    A value that contradicts the block stays, for the comparison to show it; so does one
    that stands in the block although its draft missed it.
    """
    claim = normalize_draft(printed.draft)
    there = Counter(word.text for word in printed.words)
    variables: dict[str, Value] = {}
    for name, value in item.variables.items():
        claimed = claim.variables.get(name)
        if claimed is not None:
            variables[name] = claimed if agree(claimed, value) else value
        elif Counter(_value_words(value)) <= there:
            variables[name] = value
    return replace(item, id=item.id or "item", variables=variables, custom=claim.custom)


def _places(printed: _Printed) -> dict[str, Span]:
    """Where each variable stands in the plain text of its block."""
    start = printed.block.span.start
    index = {start + place: at for at, place in enumerate(printed.plain.places)}
    return {
        name: Span(index[raw.span.start], index[raw.span.end - 1] + 1)
        for name, raws in printed.draft.variables.items()
        for raw in raws[:1]
        if raw.span is not None and raw.span.start in index and raw.span.end - 1 in index
    }


def _likeness(text: str, rendering: str, found: Alignment) -> Likeness:
    if same_signs(text, rendering):
        return Likeness.EXACT
    if found.left or found.right:
        return Likeness.NEAR if found.score < _NEAR else Likeness.APART
    return Likeness.EQUAL


def _on_page(spans: Sequence[Span], printed: _Printed) -> tuple[Span, ...]:
    start, places = printed.block.span.start, printed.plain.places
    return tuple(Span(start + places[s.start], start + places[s.end - 1] + 1) for s in spans)


def _rendered(item: Item, style: str) -> str:
    """The item in a style, without its number; nothing where the style cannot print it."""
    try:
        entries = render_bibliography([item], _style(style)).entries
    except CitekitError:
        return ""
    return "".join(entry.right_inline or entry.text for entry in entries)


@cache
def _style(name: str) -> StyleSource:
    return find_style(name)


# ── The words that an item holds ─────────────────────────────────────────────────────


def _matched(words: Sequence[Word], alone: Sequence[int]) -> Counter[str]:
    apart = set(alone)
    return Counter(word.text for index, word in enumerate(words) if index not in apart)


def _words_of(item: Item) -> Counter[str]:
    """All words of an item, and the initials of its names."""
    words = Counter(word for value in item.variables.values() for word in _value_words(value))
    for value in item.variables.values():
        for name in value if isinstance(value, tuple) else ():
            words["".join(part[0] for part in name.given.casefold().replace(".", " ").split())] += 1
    return words


def _value_words(value: Value) -> Iterator[str]:
    match value:
        case str():
            yield from (word.text for word in find_words(value))
        case Date():
            for part in value.parts:
                words = (f"month-{n}" if place == 1 else str(n) for place, n in enumerate(part))
                yield from words
            yield from (word.text for word in find_words(value.literal or value.raw))
        case tuple():
            for name in value:
                yield from _name_words(name)


def _name_words(name: Name) -> Iterator[str]:
    particles = f"{name.dropping_particle} {name.non_dropping_particle}"
    whole = f"{name.given} {particles} {name.family} {name.suffix} {name.literal}"
    yield from (word.text for word in find_words(whole))
