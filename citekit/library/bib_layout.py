"""A .bib file by byte spans: what is written is one entry, all else stays as it is.

The scan sees the bytes as one character each, so that its places are bytes whatever the
encoding: BibTeX's grammar is ASCII, and so are all encodings but UTF-16 and UTF-32.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from citekit.errors import LibraryError
from citekit.formats import load
from citekit.formats.bibtex_index import index_bibtex
from citekit.formats.bibtex_scanner import BibBlock, scan_bibtex
from citekit.formats.latex import decode_latex
from citekit.library import bib_titles
from citekit.library.bib_entries import fit_key, merge_entry, write_entry
from citekit.library.bib_manner import Manner, learn_manner, starts_value
from citekit.library.contents import Contents, Edit, NewEntry
from citekit.library.folding import fold_text
from citekit.library.spaces import BOM, newline_of, removals
from citekit.model import Item, Span
from citekit.patterns import lazy

# These two bytes are blanks to Python's expressions, and letters of UTF-8 to everyone else.
_VIEW = bytes(0xFF if byte in (0x85, 0xA0) else byte for byte in range(256))
_KEYLESS = frozenset(("comment", "preamble", "string"))
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_ENCODING = lazy(rb"^[ \t]*%[ \t]*Encoding:[ \t]*([\w-]+)", re.MULTILINE | re.IGNORECASE)
_EXPORTED = lazy(
    rb"@comment\s*\{\s*BBT|^%[^\n]{0,200}better[ -]?bib(?:la)?tex[^\n]{0,200}(?:export|overwrit)"
    rb"|^%[^\n]{0,200}(?:export|overwrit)[^\n]{0,200}better[ -]?bib(?:la)?tex",
    re.MULTILINE | re.IGNORECASE,
)
_ACCENT = lazy(rb"\\(?:[\"'`^~=.]\s{0,2}\{?\\?[A-Za-z]|[cHkuvbdr]\{[A-Za-z])")
_PARENTS = frozenset(("crossref", "xdata", "xref", "related", "entryset"))
_HEAD = 4096
_SAMPLES = 40
_MAX_PARENTS = 20


class BibLayout:
    """The layout of .bib files."""

    notation = "bibtex"
    empty = b""
    is_open_ended = True

    def scan(self, data: bytes) -> Contents:
        """Return where the entries stand, or why the file cannot be taken apart."""
        refusal = _refusal(data)
        if refusal:
            return Contents(refusal=refusal)
        blocks, unclosed = index_bibtex(data.translate(_VIEW).decode("latin-1"))
        contents = Contents(is_sound=not unclosed)
        shared: list[Span] = []
        for block in blocks:
            if block.kind == "string":
                shared.append(Span(block.start, block.end))
            elif block.kind not in _KEYLESS:
                contents.append(_key(data, block), block.start, block.end)
        contents.shared = tuple(shared)
        if unclosed:
            line = data.count(b"\n", 0, unclosed[-1]) + 1
            contents.refusal = f"line {line}: an entry is not closed; mend that first"
        return contents

    def read(self, data: bytes, contents: Contents, number: int) -> Item:
        """Return one entry as an item, with what its macros and parents give it."""
        return _item(data, contents, number, data[contents.starts[number] : contents.ends[number]])

    def append(self, data: bytes, contents: Contents, new: Sequence[NewEntry]) -> list[Edit]:
        """Return the edit that adds entries below all others, each on its own lines."""
        manner = manner_of(data, contents)
        newline = manner.newline
        text = ""
        for entry in new:
            text += write_entry(entry, manner) + newline + newline * manner.gap
        text = text.removesuffix(newline * manner.gap)
        if data.removeprefix(BOM).strip():
            tail = data[-4 * (manner.gap + 2) :].decode("latin-1")
            there = len(re.findall(r"\r\n|\n|\r", tail[len(tail.rstrip()) :]))
            text = newline * max(manner.gap + 1 - there, 0) + text
        return [Edit(len(data), len(data), _encode(text))]

    def replace(self, data: bytes, contents: Contents, number: int, new: NewEntry) -> list[Edit]:
        """Return the edit that changes the fields of an entry which differ."""
        start, end = contents.starts[number], contents.ends[number]
        text = _decode(data[start:end])
        old = self.read(data, contents, number)
        merged = merge_entry(text, old, new, manner_of(data, contents))
        if merged == text:
            return []
        _check_changed(old, new.item, _item(data, contents, number, _encode(merged)))
        return [Edit(start, end, _encode(merged))]

    def rename(self, data: bytes, contents: Contents, number: int, key: str) -> list[Edit]:
        """Return the edits of an entry's key, and of the entries that name it as a parent."""
        if fit_key(key) != key:
            raise LibraryError(f"{key!r} cannot be a key in BibTeX; {fit_key(key)!r} can")
        old = contents.keys[number].lower().encode()
        edits = [_key_edit(data, contents, number, key)]
        lower = data.lower()
        place = lower.find(old)
        named: set[int] = set()
        while place >= 0:  # entries that have the key in one of their fields
            other = _number_at(contents, place)
            if other is not None and other not in named:
                named.add(other)
                edits += _parent_edits(data, contents, other, contents.keys[number], key)
            place = lower.find(old, place + 1)
        return edits

    def remove(self, data: bytes, contents: Contents, numbers: Sequence[int]) -> list[Edit]:
        """Return the edits that take entries out, each with one of the gaps beside it."""
        spans = [(contents.starts[number], contents.ends[number]) for number in numbers]
        return removals(data, spans)

    def fit_key(self, key: str) -> str:
        """Return ``key`` with what BibTeX cannot have replaced."""
        return fit_key(key)

    def words(self, piece: bytes) -> str:
        """Return the text of an entry, folded, its commands decoded."""
        text = piece.decode("utf-8", "replace")
        return fold_text(decode_latex(text) if "\\" in text else text.replace("{", ""))

    def titles(self, data: bytes, contents: Contents) -> tuple[list[str], dict[str, int]]:
        """Return a folded title an entry, and identifiers with the number of their entry."""
        return bib_titles.find_titles(data, contents)


def manner_of(data: bytes, contents: Contents) -> Manner:
    """Return the manner of a file, learnt from its first and last entries."""
    count = len(contents.keys)
    numbers = sorted({*range(min(_SAMPLES, count)), *range(max(count - _SAMPLES, 0), count)})
    texts, gaps = [], []
    for number in numbers:
        start, end = contents.starts[number], contents.ends[number]
        texts.append(_decode(data[start:end]).replace("\r\n", "\n").replace("\r", "\n"))
        if number + 1 < count:
            between = data[end : contents.starts[number + 1]]
            if not between.strip():
                lines = re.findall(rb"\r\n|\n|\r", between)
                gaps.append(max(len(lines) - 1, 0))
    return learn_manner(texts, newline=newline_of(data), gaps=gaps, ascii_only=_is_ascii_only(data))


def _refusal(data: bytes) -> str:
    if data.startswith(_WIDE) or b"\x00" in data[:_HEAD]:
        return "is in UTF-16 or UTF-32, which BibTeX cannot read; save it as UTF-8 first"
    if _EXPORTED.search(data[:_HEAD]):
        return "is exported by Better BibTeX, which would overwrite what is added"
    return ""


def _key(data: bytes, block: BibBlock) -> str:
    if block.key.isascii():
        return block.key
    return data[block.key_start : block.key_start + len(block.key)].decode("utf-8", "replace")


def _codec(data: bytes) -> str:
    """The encoding that new text is written in; ASCII where it is not known."""
    stated = _ENCODING.search(data[:_HEAD])
    if stated and stated[1].lower() not in (b"utf-8", b"utf8"):
        return {b"iso8859_1": "latin-1", b"cp1252": "cp1252"}.get(stated[1].lower(), "ascii")
    return "utf-8"


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    import codecs

    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), 1 << 20):  # in parts: whole, it is twice as large
            decoder.decode(data[start : start + (1 << 20)])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_ascii_only(data: bytes) -> bool:
    """Whether new text is written with LaTeX's commands: the file does so, or must."""
    if _codec(data) != "utf-8":
        return True
    if data.removeprefix(BOM).isascii():
        return _ACCENT.search(data[: 256 * _HEAD]) is not None
    return not _is_utf8(data)


def _decode(piece: bytes) -> str:
    """Text of a piece; a byte that is no UTF-8 stands for itself and comes back the same."""
    return piece.decode("utf-8", "surrogateescape")


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _item(data: bytes, contents: Contents, number: int, own: bytes) -> Item:
    """The item of an entry whose bytes are ``own``, with the macros and parents of the file."""
    key = contents.keys[number]
    shared = [data[span.start : span.end] for span in contents.shared]
    stated = _ENCODING.search(data[:_HEAD])
    texts = [stated[0]] if stated else []
    texts += [*shared, own, *_parents(data, contents, own, {number})]
    for item in load(b"\n".join(texts), "bibtex").items:
        if item.id.casefold() == key.casefold():
            return item
    raise LibraryError(f"{key}: its entry cannot be read as an item")


def _parents(data: bytes, contents: Contents, own: bytes, seen: set[int]) -> list[bytes]:
    found: list[bytes] = []
    if (
        b"xref" not in own.lower()
        and b"xdata" not in own.lower()
        and b"crossref" not in own.lower()
    ):
        return found
    text = _decode(own)
    for block in scan_bibtex(text).blocks:
        for field in block.fields:
            if field.name.lower() not in ("crossref", "xdata", "xref"):
                continue
            for key in text[field.parts[0].start : field.parts[0].end].split(","):
                number = contents.places.get(key.strip().casefold())
                if number is not None and number not in seen and len(seen) < _MAX_PARENTS:
                    seen.add(number)
                    parent = data[contents.starts[number] : contents.ends[number]]
                    found += [parent, *_parents(data, contents, parent, seen)]
    return found


def _check_changed(old: Item, new: Item, read: Item) -> None:
    """Raise where a value was to change and the entry still says the old one."""
    for variable, value in old.variables.items():
        if new.variables.get(variable) != value and read.variables.get(variable) == value:
            raise LibraryError(
                f"{read.id}: its {variable} cannot be changed safely; edit it by hand"
            )


def _key_edit(data: bytes, contents: Contents, number: int, key: str) -> Edit:
    start = contents.starts[number]
    bracket = min(place for place in (data.find(b"{", start), data.find(b"(", start)) if place > 0)
    old = contents.keys[number].encode()
    place = data.index(old, bracket)
    return Edit(place, place + len(old), key.encode())


def _number_at(contents: Contents, place: int) -> int | None:
    import bisect

    number = bisect.bisect_right(contents.starts, place) - 1
    return number if number >= 0 and place < contents.ends[number] else None


def _parent_edits(
    data: bytes, contents: Contents, number: int, old: str, key: str
) -> Iterable[Edit]:
    start = contents.starts[number]
    text = data[start : contents.ends[number]].translate(_VIEW).decode("latin-1")
    for block in scan_bibtex(text).blocks:
        for field in block.fields:
            if field.name.lower() not in _PARENTS:
                continue
            begin = starts_value(field)
            for match in re.finditer(r"[^\s,{}\"]+", text[begin : field.end]):
                if match[0].casefold() == old.casefold():
                    place = start + begin + match.start()
                    yield Edit(place, place + len(match[0]), key.encode())
