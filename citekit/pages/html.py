"""HTML → Page: flat text with marks, and what the head and attributes state.

The tree is walked once. Text is folded as a browser folds it; block elements end lines,
``<pre>`` and ``<textarea>`` keep theirs. What scripts hold is left out, but for JSON-LD.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from lxml import etree

from citekit.errors import SourceError
from citekit.model import Mark, MetaTag, Notice, Page, PageFormat
from citekit.pages.address import is_web_address, stated_address, unwrap_archive
from citekit.patterns import lazy

_SKIPPED = frozenset("script style noscript template svg math iframe object head".split())
# After these a line ends; after those of _PARAGRAPH a blank line stands.
_LINE = frozenset(
    "address article aside body button center dd details dialog div dt fieldset figcaption figure "
    "footer form header hgroup hr label legend li main nav option section select summary table "
    "tbody td tfoot th thead tr".split()
)
_PARAGRAPH = frozenset("blockquote dl h1 h2 h3 h4 h5 h6 ol p pre textarea ul".split())
_BREAKS = {**dict.fromkeys(_LINE, 1), **dict.fromkeys(_PARAGRAPH, 2)}
_VERBATIM = frozenset(("pre", "textarea"))
_MARKED = {
    "i": "italic", "em": "italic", "cite": "italic", "b": "bold", "strong": "bold",
    "code": "code", "pre": "pre", "textarea": "pre", "blockquote": "quote", "li": "list-item",
    "dt": "term", "dd": "definition", "details": "details", "p": "paragraph", "td": "cell",
    "time": "time",
}  # fmt: skip
_BARE_KINDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    **{tag: ((kind, ""),) for tag, kind in _MARKED.items()},
    **{f"h{level}": (("heading", str(level)),) for level in range(1, 7)},
}
# Attributes that state nothing of a page but what ``_kinds`` looks at.
_PLAIN = frozenset("class id href src alt style rel title width height type name value".split())
_BOX = lazy(
    r"\bcit(?:e|es|ation|ations|eas)\b|cit(?:e|ation)[-_]|[-_]cit(?:e|ation)|zitier|citar|"
    r"quote-this",
    re.IGNORECASE,
)
_BYLINE = lazy(r"\b(?:author|authors|byline|by-line|autor|auteur|contributor)s?\b", re.IGNORECASE)
# Attributes in which "copy citation" buttons and tooltips carry a citation.
_CARRIERS = frozenset((
    "data-clipboard-text", "data-citation", "data-cite", "data-copy", "data-content", "data-text",
    "data-bibtex", "data-ris", "data-original-title", "data-tooltip", "data-copy-text",
    "data-citation-text", "data-reference", "data-apa", "data-mla", "data-chicago",
))  # fmt: skip
_CARRIED, _MOST_CARRIED, _MOST_CARRIERS = 30, 20_000, 200
_BLOCK_STYLE = lazy(r"display\s{0,3}:\s{0,3}(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_HIDDEN = lazy(r"display\s{0,3}:\s{0,3}none", re.IGNORECASE)
_BLANKS = "\t\n\r\f\v"
_BLANK = f" {_BLANKS}"
_SOURCE_VIEW = lazy(r'class="(?:line-content|html-tag)"')
_SHORT = 500
_LONGEST_NAMES = 500
# The largest real pages have some ten thousand tags.
_MOST_TAGS = 500_000
_MOST_ATTRIBUTES = 1_000
_DEEPEST = 2_000  # libxml2 reads no further than some 2,048
_GIANT = 50_000
_GIANT_TAG = lazy(r"<[a-zA-Z][^<>]{50000,}")


def read_html_page(
    text: str, source: str, *, sha256: str, url: str | None, notices: tuple[Notice, ...],
    saved: str | None = None,
) -> Page:  # fmt: skip
    """Return the page of an HTML document or fragment.

    Raises:
        SourceError: there is nothing in it that an HTML parser can read.
    """
    head = text[:4000]
    stated = stated_address(head)
    root = _parse(text, source)
    if _SOURCE_VIEW.search(head):
        text = _viewed_source(root) or text
        root = _parse(text, source)
    reader = _Reader()
    reader.read(root)
    tags = tuple(reader.metadata)
    own = _canonical(tags) or stated.url or url
    address, archive = unwrap_archive(own) if own else (None, None)
    if archive:
        tags = (*tags, MetaTag("archive", archive))
    flat = "".join(reader.chunks).rstrip()
    if not flat and _depth(root) >= _DEEPEST:
        raise SourceError(source, "nests its elements deeper than any page")
    return Page(
        source=source,
        text=flat,
        format=PageFormat.HTML,
        sha256=sha256,
        url=address,
        saved=saved or stated.saved,
        language=_language(root),
        marks=_sorted_marks(reader.marks, len(flat)),
        metadata=tags,
        json_ld=tuple(reader.json_ld),
        notices=notices,
    )


def _parse(text: str, source: str) -> etree._Element:
    if text.count("<") > _MOST_TAGS:
        raise SourceError(source, f"has more than {_MOST_TAGS:,} tags: no single page")
    if len(text) > _GIANT:
        text = _GIANT_TAG.sub(_few_attributes, text)
    # No class look-up for each element, as lxml.html's parser does: half the time.
    # huge_tree: elements nest 2,048 deep, not 256, and text runs may exceed 10 MB.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(source, "holds no HTML that can be read") from error
    if root is None:
        raise SourceError(source, "holds no HTML that can be read")
    return root


def _depth(element: etree._Element) -> int:
    """How deep the last elements nest."""
    depth = 0
    while len(element):
        element = element[-1]
        depth += 1
    return depth


def _few_attributes(tag: re.Match[str]) -> str:
    """A tag as it is, but one of thousands of attributes: libxml2 takes their square."""
    parts = tag[0].split(None, _MOST_ATTRIBUTES + 1)
    if len(parts) <= _MOST_ATTRIBUTES + 1:
        return tag[0]
    kept = " ".join(parts[:-1])  # a value that was cut is closed, or it takes the page with it
    return kept + "".join(sign for sign in "\"'" if kept.count(sign) % 2)


def _viewed_source(root: etree._Element) -> str:
    """The page whose source a browser showed and somebody saved."""
    cells = [cell for cell in root.iter("td") if cell.get("class") == "line-content"]
    return "\n".join("".join(map(str, cell.itertext())) for cell in cells)


def _sorted_marks(marks: list[Mark], length: int) -> tuple[Mark, ...]:
    """Marks in order, the outer before the inner, none beyond the text's end."""
    kept = (
        mark if mark.end <= length else Mark(mark.kind, mark.start, length, mark.value)
        for mark in reversed(marks)  # an outer element closes after its inner ones
        if mark.start < length
    )
    return tuple(sorted(kept, key=lambda mark: (mark.start, -mark.end)))


def _canonical(tags: tuple[MetaTag, ...]) -> str | None:
    for name in ("link:canonical", "og:url"):
        for tag in tags:
            if tag.name == name and is_web_address(tag.value):
                return tag.value
    return None


def _language(root: etree._Element) -> str | None:
    language = root.get("lang") or root.get("xml:lang")
    return language.strip() or None if language else None


@dataclass(slots=True)
class _Reader:
    """Walks a tree once, without recursion: pages nest deeper than Python's stack."""

    chunks: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    metadata: list[MetaTag] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    carried: list[tuple[str, str]] = field(default_factory=list)
    verbatim: int = 0
    breaks: int = 2  # line ends that stand at the end already; the beginning counts as a gap
    spaced: bool = False

    def read(self, root: etree._Element) -> None:
        for element in root.iter("meta", "link", "title", "script"):
            self._read_head(element)
        # Of each open element: where its text starts, its breaks, its marks.
        opened: list[tuple[int, int, Sequence[tuple[str, str]]]] = []
        walk = etree.iterwalk(root, events=("start", "end", "comment"))
        for event, element in walk:
            if event == "start":
                tag = str(element.tag)
                if tag in _SKIPPED:
                    walk.skip_subtree()
                    opened.append((-1, 0, ()))
                    continue
                opened.append(self._enter(element, tag))
                if element.text:
                    self._add(element.text)
                continue
            if event == "end":
                start, breaks, kinds = opened.pop()
                if start >= 0:
                    self._leave(str(element.tag), start, breaks, kinds)
            if element.tail:
                self._add(element.tail)
        for name, value in self.carried[:_MOST_CARRIERS]:
            self._break(2)
            start = self.length
            self._write(value)
            self.marks.append(Mark("box", start, self.length, name))

    def _enter(
        self, element: etree._Element, tag: str
    ) -> tuple[int, int, Sequence[tuple[str, str]]]:
        attributes = cast("dict[str, str]", dict(element.items()))
        breaks = _BREAKS.get(tag, 0)
        styled = "style" in attributes and _BLOCK_STYLE.search(attributes["style"]) is not None
        breaks = max(breaks, int(styled))
        if breaks:
            self._break(breaks)
        elif tag == "br":
            self._write("\n")
        if tag in _VERBATIM:
            self.verbatim += 1
        if attributes:
            if tag == "span" and "Z3988" in attributes.get("class", ""):
                self.metadata.append(MetaTag("coins", attributes.get("title", "")))
            if not _PLAIN.issuperset(attributes):
                self._read_attributes(element, tag, attributes)
            kinds: Sequence[tuple[str, str]] = _kinds(tag, attributes)
            if styled and tag not in _BREAKS:
                kinds = [*kinds, ("paragraph", "")]  # a line of its own is a paragraph to a reader
        else:
            kinds = _BARE_KINDS.get(tag, ())
        return self.length + (1 if self.spaced else 0), breaks, kinds

    def _leave(self, tag: str, start: int, breaks: int, kinds: Sequence[tuple[str, str]]) -> None:
        end = self.length
        if kinds and end > start:
            self.marks += [Mark(kind, start, end, value) for kind, value in kinds]
        if tag in _VERBATIM:
            self.verbatim -= 1
        if breaks:
            self._break(breaks)

    def _read_attributes(
        self, element: etree._Element, tag: str, attributes: dict[str, str]
    ) -> None:
        """What attributes state or carry: copied citations, microdata, COinS, times."""
        for name, value in attributes.items():
            if name in _CARRIERS and _CARRIED <= len(value) <= _MOST_CARRIED:
                self.carried.append((name, value))
        prop = attributes.get("itemprop")
        if prop and tag not in ("meta", "link"):
            value = attributes.get("content") or attributes.get("datetime") or _short_text(element)
            self.metadata.append(MetaTag(f"microdata:{prop}", value.strip()))
        if tag == "time" and attributes.get("datetime"):
            self.metadata.append(MetaTag("time", attributes["datetime"]))

    def _read_head(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag == "meta":
            name = element.get("name") or element.get("property") or element.get("itemprop")
            content = element.get("content")
            if name and content:
                self.metadata.append(MetaTag(name.strip().lower(), content.strip()))
        elif tag == "link":
            href, rel = element.get("href"), element.get("rel")
            if href and rel:
                self.metadata.append(MetaTag(f"link:{rel.strip().lower()}", href.strip()))
        elif tag == "title":
            parent = element.getparent()
            if parent is not None and parent.tag != "svg":
                title = _folded("".join(map(str, element.itertext()))).strip()
                if title:
                    self.metadata.append(MetaTag("title", title))
        elif (element.get("type") or "").strip().lower() == "application/ld+json":
            self.json_ld.append("".join(map(str, element.itertext())))

    def _add(self, text: str) -> None:
        """Add text as a browser prints it: runs of blanks are one, none at a line's start."""
        if self.verbatim:
            self._write(text)
            return
        if not text.strip(_BLANK):  # between elements, most often
            self.spaced = self.spaced or self.breaks == 0
            return
        folded = _folded(text)
        if folded[0] == " ":
            self.spaced = self.spaced or self.breaks == 0
            folded = folded[1:]
        spaced = self.spaced and self.breaks == 0
        if folded[-1] == " ":
            folded = folded[:-1]
            self._write(f" {folded}" if spaced else folded)
            self.spaced = True
        else:
            self._write(f" {folded}" if spaced else folded)

    def _write(self, text: str) -> None:
        if not text:
            return
        self.chunks.append(text)
        self.length += len(text)
        if text[-1] == "\n":
            stripped = text.rstrip("\n")
            self.breaks = len(text) - len(stripped) + (0 if stripped else self.breaks)
        else:
            self.breaks = 0
        self.spaced = False

    def _break(self, lines: int) -> None:
        if self.breaks < lines:
            self._write("\n" * (lines - self.breaks))
        self.spaced = False


def _folded(text: str) -> str:
    """``text`` with each run of blanks as one; replacing is ten times as fast as a pattern."""
    for blank in _BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    while "  " in text:  # runs halve each time
        text = text.replace("  ", " ")
    return text


def _short_text(element: etree._Element) -> str:
    """The first words of an element, however large it is."""
    words: list[str] = []
    length = 0
    for text in element.itertext():
        words.append(str(text))
        length += len(text)
        if length > _SHORT:
            break
    return _folded("".join(words)[:_SHORT])


def _kinds(tag: str, attributes: dict[str, str]) -> list[tuple[str, str]]:
    """The marks that an element with attributes gives its text: kind and value."""
    kinds = list(_BARE_KINDS.get(tag, ()))
    if tag == "a" and attributes.get("href"):
        kinds.append(("link", attributes["href"]))
    elif tag == "time":
        kinds = [("time", attributes.get("datetime", ""))]
    names = attributes.get("class", "")
    for name in ("id", "rel"):
        if name in attributes:
            names = f"{names} {attributes[name]}"
    if names:
        kinds += _named_kinds(names[:_LONGEST_NAMES])  # the cache must stay small
    if "hidden" in attributes or ("style" in attributes and _HIDDEN.search(attributes["style"])):
        kinds.append(("hidden", ""))
    return kinds


@lru_cache(maxsize=2_048)
def _named_kinds(names: str) -> tuple[tuple[str, str], ...]:
    """What class, id and rel say: pages repeat them over and over."""
    value = names.strip()[:200]
    found = (("box", _BOX), ("byline", _BYLINE))
    return tuple((kind, value) for kind, shape in found if shape.search(names))
