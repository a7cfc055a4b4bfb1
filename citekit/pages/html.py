"""HTML → Page: flat text with marks, and what the head and attributes state.

The tree is walked once. Text is folded as a browser folds it; block elements end lines,
``<pre>`` and ``<textarea>`` keep theirs. What scripts hold is left out, but for JSON-LD.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree, html

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
_VERBATIM = frozenset(("pre", "textarea"))
_MARKED = {
    "i": "italic", "em": "italic", "cite": "italic", "b": "bold", "strong": "bold",
    "code": "code", "pre": "pre", "textarea": "pre", "blockquote": "quote", "li": "list-item",
    "dt": "term", "dd": "definition", "details": "details", "p": "paragraph", "td": "cell",
    "time": "time",
}  # fmt: skip
_BOX = lazy(
    r"\bcit(?:e|es|ation|ations|eas)\b|cit(?:e|ation)[-_]|[-_]cit(?:e|ation)|zitier|citar|"
    r"quote-this",
    re.IGNORECASE,
)
_BYLINE = lazy(r"\b(?:author|authors|byline|by-line|autor|auteur|contributor)s?\b", re.IGNORECASE)
# Attributes in which "copy citation" buttons and tooltips carry a citation.
_CARRIERS = (
    "data-clipboard-text", "data-citation", "data-cite", "data-copy", "data-content", "data-text",
    "data-bibtex", "data-ris", "data-original-title", "data-tooltip",
)  # fmt: skip
_CARRIED = 30
_BLOCK_STYLE = lazy(r"display\s{0,3}:\s{0,3}(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_SPACE = lazy(r"[ \t\n\r\f\v]+")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SOURCE_VIEW = lazy(r'class="(?:line-content|html-tag)"')
_MAX_DEPTH = 2_000
_SHORT = 500


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
    own = url or stated.url or _canonical(tags)
    address, archive = unwrap_archive(own) if own else (None, None)
    if archive:
        tags = (*tags, MetaTag("archive", archive))
    return Page(
        source=source,
        text="".join(reader.chunks).rstrip(),
        format=PageFormat.HTML,
        sha256=sha256,
        url=address,
        saved=saved or stated.saved,
        language=_language(root),
        marks=tuple(sorted(reader.marks, key=lambda mark: (mark.start, -mark.end))),
        metadata=tags,
        json_ld=tuple(reader.json_ld),
        notices=notices,
    )


def _parse(text: str, source: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(source, "holds no HTML that can be read") from error
    return root


def _viewed_source(root: html.HtmlElement) -> str:
    """The page whose source a browser showed and somebody saved."""
    cells = root.xpath('//td[@class="line-content"]')
    return "\n".join(cell.text_content() for cell in cells)


def _canonical(tags: tuple[MetaTag, ...]) -> str | None:
    for name in ("link:canonical", "og:url"):
        for tag in tags:
            if tag.name == name and is_web_address(tag.value):
                return tag.value
    return None


def _language(root: html.HtmlElement) -> str | None:
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
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

    def read(self, root: html.HtmlElement) -> None:
        for element in root.iter("meta", "link", "title", "script"):
            self._read_head(element)
        stack: list[tuple[html.HtmlElement, bool, int]] = [(root, False, 0)]
        depth = 0
        while stack:
            element, leaving, start = stack.pop()
            if leaving:
                depth -= 1
                self._leave(element, start)
                self._add(element.tail)
                continue
            tag = element.tag
            if not isinstance(tag, str) or tag in _SKIPPED or depth > _MAX_DEPTH:
                self._add(element.tail)
                continue
            depth += 1
            stack.append((element, True, self._enter(element, tag)))
            self._add(element.text)
            stack.extend((child, False, 0) for child in reversed(element))
        for name, value in self.carried:
            self._break(2)
            start = self.length
            self._write(value)
            self.marks.append(Mark("box", start, self.length, name))

    def _enter(self, element: html.HtmlElement, tag: str) -> int:
        if tag == "br":
            self._write("\n")
        elif tag in _PARAGRAPH:
            self._break(2)
        elif tag in _LINE or _is_block(element):
            self._break(1)
        if tag in _VERBATIM:
            self.verbatim += 1
        for name in element.attrib:
            if name in _CARRIERS:
                value = element.get(name) or ""
                if len(value) >= _CARRIED:
                    self.carried.append((name, value))
        prop = element.get("itemprop")
        if prop and tag not in ("meta", "link"):
            value = element.get("content") or element.get("datetime") or _short_text(element)
            self.metadata.append(MetaTag(f"microdata:{prop}", value.strip()))
        if tag == "span" and "Z3988" in (element.get("class") or ""):
            self.metadata.append(MetaTag("coins", element.get("title") or ""))
        if tag == "time" and element.get("datetime"):
            self.metadata.append(MetaTag("time", element.get("datetime") or ""))
        return self.length + (1 if self.spaced else 0)

    def _leave(self, element: html.HtmlElement, start: int) -> None:
        tag = str(element.tag)
        end = self.length
        if end > start:
            for kind, value in _kinds(element, tag):
                self.marks.append(Mark(kind, start, end, value))
        if tag in _VERBATIM:
            self.verbatim -= 1
        if tag in _PARAGRAPH:
            self._break(2)
        elif tag in _LINE or _is_block(element):
            self._break(1)

    def _read_head(self, element: html.HtmlElement) -> None:
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
            if element.getparent() is not None and element.getparent().tag != "svg":
                title = _SPACE.sub(" ", element.text_content()).strip()
                if title:
                    self.metadata.append(MetaTag("title", title))
        elif (element.get("type") or "").strip().lower() == "application/ld+json":
            self.json_ld.append(element.text_content())

    def _add(self, text: str | None) -> None:
        """Add text as a browser prints it: runs of blanks are one, none at a line's start."""
        if not text:
            return
        if self.verbatim:
            self._write(text)
            return
        folded = _SPACE.sub(" ", text)
        if folded.startswith(" "):
            folded = folded[1:]
            self.spaced = self.spaced or self.breaks == 0
        if not folded:
            return
        ends = folded.endswith(" ")
        body = folded[:-1] if ends else folded
        self._write(f" {body}" if self.spaced and self.breaks == 0 else body)
        self.spaced = ends

    def _write(self, text: str) -> None:
        if not text:
            return
        self.chunks.append(text)
        self.length += len(text)
        stripped = text.rstrip("\n")
        ended = len(text) - len(stripped)
        self.breaks = ended + (0 if stripped else self.breaks)
        self.spaced = False

    def _break(self, lines: int) -> None:
        if self.breaks < lines:
            self._write("\n" * (lines - self.breaks))
        self.spaced = False


def _is_block(element: html.HtmlElement) -> bool:
    """Whether its own style sets an element on lines of its own."""
    style = element.get("style")
    return style is not None and _BLOCK_STYLE.search(style) is not None


def _short_text(element: html.HtmlElement) -> str:
    """The first words of an element, however large it is."""
    words: list[str] = []
    length = 0
    for text in element.itertext():
        words.append(text)
        length += len(text)
        if length > _SHORT:
            break
    return _SPACE.sub(" ", "".join(words)[:_SHORT])


def _kinds(element: html.HtmlElement, tag: str) -> list[tuple[str, str]]:
    """The marks that an element gives its text: kind and value."""
    kinds: list[tuple[str, str]] = []
    if tag in _HEADINGS:
        kinds.append(("heading", tag[1]))
    elif tag in _MARKED:
        kinds.append((_MARKED[tag], element.get("datetime") or "" if tag == "time" else ""))
    elif tag == "a" and element.get("href"):
        kinds.append(("link", element.get("href") or ""))
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('rel') or ''}"
    if len(names) > 2:
        if _BOX.search(names):
            kinds.append(("box", names.strip()[:200]))
        if _BYLINE.search(names):
            kinds.append(("byline", names.strip()[:200]))
    if element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(
        " ", ""
    ):
        kinds.append(("hidden", ""))
    return kinds
