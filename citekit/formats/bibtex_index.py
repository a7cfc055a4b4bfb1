"""A .bib file → its blocks with their spans and keys, by brackets alone: fast, for editing.

``index_bibtex`` is the door for programs that change one entry and leave every other
byte as it is. What stands inside an entry is not looked at; ``bibtex_scanner`` does that.
"""

from __future__ import annotations

from citekit.formats.bibtex_brackets import UnclosedError
from citekit.formats.bibtex_scanner import BibBlock, BibScanner
from citekit.patterns import lazy

_KIND = r"@[ \t\r\n]*+([^\s{}()\",=#%'@\\]++)[ \t\r\n]*+"
# What braces hold, to their third level; nearly every value ends there.
_INNER = r"[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+\}[^{}]*+)*+"
_QUOTED = rf"[^{{}}\"]*+(?:\{{{_INNER}\}}[^{{}}\"]*+)*+"
# A whole block in one match: in braces, or an entry in parentheses.
_BLOCK = lazy(
    rf"{_KIND}(?:\{{\s*+([^\s,{{}}]*+){_INNER}\}}"
    rf"|\(\s*+([^\s,{{}}()\"]*+)\s*+,(?:[^{{}}()\"@]++|\{{{_INNER}\}}|\"{_QUOTED}\")*+\))"
)
_OPENER = lazy(r"@[ \t\r\n]*+([^\s{}()\",=#%'@\\]++)[ \t\r\n]*+([{(])\s*+([^\s,{}]*+)")
_KEYLESS = frozenset(("comment", "preamble", "string"))


def index_bibtex(text: str) -> tuple[tuple[BibBlock, ...], tuple[int, ...]]:
    """Return the blocks of a file without their fields, and where blocks begin that have no end.

    >>> blocks, unclosed = index_bibtex("@book{nye2004, title = {Soft Power}} @misc{cut,")
    >>> [(block.kind, block.key, block.end) for block in blocks], unclosed
    ([('book', 'nye2004', 36)], (37,))
    """
    blocks: list[BibBlock] = []
    unclosed: list[int] = []
    scanner = BibScanner(text)
    brackets = scanner.brackets
    find, match_block = text.find, _BLOCK.match
    place = find("@")
    while place >= 0:
        match = match_block(text, place) if not brackets.are_broken else None
        if match is not None and not (match[2] is None and match[1].lower() in _KEYLESS):
            kind = match[1].lower()
            group = 3 if match[2] is None else 2
            key = "" if kind in _KEYLESS else match[group]
            block = BibBlock(kind, place, match.end(), key, match.start(group))
        else:
            found = _block_at(text, place, scanner, unclosed)
            if isinstance(found, int):
                place = find("@", found)
                continue
            block = found
        blocks.append(block)
        place = find("@", block.end)
    return tuple(blocks), tuple(unclosed)


def _block_at(text: str, place: int, scanner: BibScanner, unclosed: list[int]) -> BibBlock | int:
    """The block at an ``@`` that is no plain one, or where to look for the next."""
    match = _OPENER.match(text, place)
    if match is None:
        return place + 1
    kind = match[1].lower()
    if match[2] == "(":  # only its fields tell where such a block ends
        block = scanner.block_at(place)
        if block is None:
            return scanner.resume
        return block._replace(fields=())
    try:
        end = scanner.brackets.close(match.end(2), "}")
    except UnclosedError:
        unclosed.append(place)
        return match.end(2)
    key = "" if kind in _KEYLESS else match[3]
    return BibBlock(kind, place, end, key, match.start(3))
