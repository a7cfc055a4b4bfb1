"""``read --explain`` on a terminal: the block with its fields marked, and how it prints back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from citekit import Block, Field, Item, Likeness, Proof, Reading, Span, message_of
from citekit.cli.records import field_line, inert, sureness

LIKENESS: Mapping[Likeness, str] = MappingProxyType(
    {
        Likeness.EXACT: "the same, sign for sign",
        Likeness.EQUAL: "the same words",
        Likeness.NEAR: "one or two words differ",
        Likeness.APART: "words differ",
    }
)
"""What a proof says, for people."""

# SGR codes (ECMA-48 8.3.117): a colour for each kind of variable, no blue on black.
_COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "author": "32", "editor": "32", "translator": "32",
        "title": "1;36", "container-title": "35", "collection-title": "35", "event-title": "35",
        "issued": "33", "accessed": "33",
        "publisher": "95", "publisher-place": "95",
        "volume": "96", "issue": "96", "page": "96", "number": "96", "edition": "96",
        "DOI": "4;36", "URL": "4;36",
    }
)  # fmt: skip
_OTHER, _WRONG = "92", "1;7;31"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text that belongs to one variable or to none; ``wrong``: it differs."""

    text: str
    variable: str | None = None
    wrong: bool = False


def block_stretches(
    reading: Reading, block: Block, fields: Mapping[str, Field], wrong: Sequence[Span]
) -> tuple[Stretch, ...]:
    """Return a block in stretches, each with the variable that it went into."""
    start, end = block.span.start, block.span.end
    named: list[str | None] = [None] * (end - start)
    for variable, found in fields.items():
        for witness in found.evidence:
            span = witness.span
            if witness.origin == "block" and span and start <= span.start < span.end <= end:
                for place in range(span.start - start, span.end - start):
                    named[place] = named[place] or variable
    return _stretches(reading.page.text[start:end], named, _flags(wrong, start, end))


def rendering_stretches(proof: Proof) -> tuple[Stretch, ...]:
    """Return what was printed back in stretches: what the block has, and what it has not."""
    size = len(proof.text)
    return _stretches(proof.text, [None] * size, _flags(proof.surplus, 0, size))


def _flags(spans: Sequence[Span], start: int, end: int) -> list[bool]:
    flags = [False] * (end - start)
    for span in spans:
        for place in range(max(span.start, start), min(span.end, end)):
            flags[place - start] = True
    return flags


def _stretches(
    text: str, named: Sequence[str | None], wrong: Sequence[bool]
) -> tuple[Stretch, ...]:
    result: list[Stretch] = []
    begun = 0
    for place in range(1, len(text) + 1):
        last = place == len(text)
        if last or (named[place], wrong[place]) != (named[begun], wrong[begun]):
            result.append(Stretch(text[begun:place], named[begun], wrong[begun]))
            begun = place
    return tuple(result)


def blocks_of(reading: Reading, index: int) -> Iterator[Block]:
    """Yield the blocks that are witnesses of an item."""
    spans = [
        witness.span
        for found in reading.fields[index].values()
        for witness in found.evidence
        if witness.span is not None and witness.origin == "block"
    ]
    for block in reading.blocks:
        if any(block.span.start <= span.start < block.span.end for span in spans):
            yield block


def explain(reading: Reading, *, colour: bool) -> str:
    """Return a proved reading as lines: each item's block, how it prints back, its fields.

    Without colour, fields stand in brackets with their variable, and what differs between
    two signs ``⟪`` and ``⟫``.
    """
    lines = [inert(f"{reading.page.source}: {reading.verdict.value}")]
    for index, item in enumerate(reading.items):
        lines += _item_lines(reading, index, item, colour=colour)
    told = [f"  {notice.severity.value}: {message_of(notice)}" for notice in reading.notices]
    lines += [inert(line) for line in dict.fromkeys(told)]
    return "\n".join(lines) + "\n\n"


def _item_lines(reading: Reading, index: int, item: Item, *, colour: bool) -> Iterator[str]:
    fields, proof = reading.fields[index], reading.proofs[index]
    confidence = reading.confidences[index]
    yield inert(f"  {item.id}  {item.type}  [{sureness(confidence)}]")
    for block in blocks_of(reading, index):
        yield inert(f"    {block.cue or 'printed'}")
        own = proof is not None and proof.block == block.span
        wrong = proof.unmatched if proof is not None and own else ()
        stretches = block_stretches(reading, block, fields, wrong)
        yield "      " + "".join(_painted(one, colour=colour) for one in stretches)
        if proof is not None and own:
            yield f"    printed back in {proof.style}: {LIKENESS[proof.likeness]}"
            shown = rendering_stretches(proof)
            yield "      " + "".join(_painted(one, colour=colour) for one in shown)
    for variable in item.variables:
        line = inert(field_line(item, variable, fields.get(variable)))
        code = _COLOURS.get(variable, _OTHER)
        yield f"    \x1b[{code}m▌\x1b[0m {line[4:]}" if colour else line


def _painted(stretch: Stretch, *, colour: bool) -> str:
    text = inert(" ".join(stretch.text.split("\n")))
    if not text.strip() or (stretch.variable is None and not stretch.wrong):
        return text
    if not colour:
        text = f"⟪{text}⟫" if stretch.wrong else text
        return f"[{stretch.variable}: {text}]" if stretch.variable else text
    codes = [_COLOURS.get(stretch.variable, _OTHER)] if stretch.variable else []
    codes += [_WRONG] if stretch.wrong else []
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m"
