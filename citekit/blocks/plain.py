"""A block as it stands on its page → the words of its reference, each with its place.

Markdown and HTML markup is taken off; an address behind a link's words is kept beside.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace

from citekit.model import Block, Draft, Page, PageFormat, Raw, Span
from citekit.patterns import lazy

_MARKUP = lazy(
    r"<!--.{0,2000}?-->"
    r"|<(?P<auto>(?:URL:\s?)?https?://[^<>\s]{1,1000})>"
    r"|</?[A-Za-z][^<>]{0,300}>"
    r"|!?\[(?P<words>[^\[\]]{1,600})\]\((?P<target>[^()\s]{1,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:\s\"[^\"]{0,200}\")?\)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+.!<>&~|$-])"
    r"|(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])|\*{2,3}"
    r"|(?<![\w_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\w_])"
    r"|^[ \t]{0,8}>[ \t]?|&(?P<entity>#\d{2,6}|#x[0-9a-fA-F]{2,6}|[A-Za-z]{2,10});",
    re.DOTALL | re.MULTILINE,
)
# An address that stops at a line's end in a sign that ends none, or before its digits.
_BROKEN = lazy(
    r"(?:https?://|www\.|doi\.org/|10\.\d{4,9}/|urn:nbn)[^\s<>]{0,300}(?:[/._=&?-](?P<gap>[ \t]{0,3}\n\s{0,8})(?=[\w.]))"
)
# The sign that makes a line of source code a comment.
_COMMENT = lazy(r"[ \t]*(?P<sign>%+|#+|\*|!|//+|;+|--)[ \t]*")
_QUOTES = {"“": "”", '"': '"', "«": "»", "„": "“"}
_WHOLE = lazy(r"[.,]\s.*(?:1[89]|20)\d\d", re.DOTALL)
_GENERIC = lazy(r"(?:link|here|pdf|url|doi|website|online|html)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """``text`` without markup; ``places`` holds, for each of its characters, where it stands
    in the block. ``links`` are the addresses behind words, with the span of each;
    ``emphasis`` the spans in ``text`` of what was set in italics or bold.
    """

    text: str
    places: tuple[int, ...]
    links: tuple[Raw, ...] = ()
    emphasis: tuple[Span, ...] = ()


def plain_text(block: Block, page: Page) -> Plain:
    """Return the words of ``block``. Only Markdown holds markup in its text."""
    text = block.text
    if page.format is not PageFormat.MARKDOWN:
        start, end = block.span.start, block.span.end
        marked = tuple(
            Span(mark.start - start, mark.end - start)
            for mark in page.marks
            if mark.kind == "italic" and start <= mark.start < mark.end <= end
        )
        plain = Plain(text=text, places=tuple(range(len(text))), emphasis=marked)
        comment = _comment_signs(block, page) if page.format is PageFormat.TEXT else []
        return _unwrapped(_joined(_without(plain, comment)))
    chars: list[str] = []
    places: list[int] = []
    links: list[Raw] = []
    signs: list[tuple[int, str]] = []

    def put(start: int, end: int) -> None:
        chars.append(text[start:end])
        places.extend(range(start, end))

    place = 0
    while match := _MARKUP.search(text, place):
        put(place, match.start())
        place = match.end()
        if match["auto"]:
            put(match.start("auto"), match.end("auto"))
        elif match["words"]:
            words = match["words"]
            if match[0].startswith("!"):
                continue
            address = match["target"].replace("\\", "")
            if address.startswith(("http", "www.")) and not re.search(
                r"https?://|10\.\d{4,}/", words
            ):
                span = Span(match.start("target"), match.end("target"))
                links.append(Raw(text=address, span=span, confidence=0.8))
            if not _GENERIC.match(words):
                put(match.start("words"), match.end("words"))
        elif match["escaped"]:
            put(match.start("escaped"), match.end("escaped"))
        elif match["entity"]:
            decoded = html.unescape(match[0])
            chars.append(decoded)
            places.extend([match.start()] * len(decoded))
        elif match[0][0] in "*_":
            signs.append((len(places), match[0]))
    put(place, len(text))
    plain = Plain(
        text="".join(chars),
        places=tuple(places),
        links=tuple(links),
        emphasis=_emphasis(signs),
    )
    return _unwrapped(_joined(plain))


def _emphasis(signs: list[tuple[int, str]]) -> tuple[Span, ...]:
    """Pair the signs that open and close emphasis."""
    found: list[Span] = []
    opened: tuple[int, str] | None = None
    for place, sign in signs:
        if opened is not None and opened[1] == sign and place > opened[0]:
            found.append(Span(opened[0], place))
            opened = None
        else:
            opened = (place, sign)
    return tuple(found)


def _joined(plain: Plain) -> Plain:
    """Put together addresses that a line's end broke: "https://doi.org/⏎10.1371/…"."""
    if "\n" not in plain.text:
        return plain
    return _without(plain, [match.span("gap") for match in _BROKEN.finditer(plain.text)])


def _comment_signs(block: Block, page: Page) -> list[tuple[int, int]]:
    """Where the signs of a comment in source code stand, if all of the block is one."""
    begin = page.text.rfind("\n", 0, block.span.start) + 1
    opened = _COMMENT.match(page.text, begin)
    if opened is None:
        return []
    sign = opened["sign"]
    found: list[tuple[int, int]] = []
    place = 0
    for line in block.text.split("\n"):
        match = _COMMENT.match(line)
        if match is not None and match["sign"][0] == sign[0]:
            found.append((place, place + match.end()))
            closed = line.rstrip()
            if closed.endswith(sign) and closed[: -len(sign)].endswith((" ", "\t")):
                found.append((place + len(closed) - len(sign), place + len(closed)))
        elif place and line.strip():
            return []
        place += len(line) + 1
    return [(start, end) for start, end in found if end > start]


def _unwrapped(plain: Plain) -> Plain:
    """Quotation marks around all of a reference are none of its own."""
    text = plain.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    closing = _QUOTES.get(text[start : start + 1])
    inside = text[start + 1 : end - 1]
    if closing is None or text[end - 1 : end] != closing or not _WHOLE.search(inside):
        return plain
    if closing in inside or text[start] in inside:
        return plain
    return _without(plain, [(start, start + 1), (end - 1, end)])


def _without(plain: Plain, cut: list[tuple[int, int]]) -> Plain:
    """``plain`` without the characters of ``cut``."""
    if not cut:
        return plain
    dropped = {index for start, end in cut for index in range(start, end)}

    def moved(place: int) -> int:
        return place - sum(1 for index in dropped if index < place)

    return replace(
        plain,
        text="".join(char for index, char in enumerate(plain.text) if index not in dropped),
        places=tuple(place for index, place in enumerate(plain.places) if index not in dropped),
        emphasis=tuple(Span(moved(span.start), moved(span.end)) for span in plain.emphasis),
    )


def relocate(draft: Draft, plain: Plain, block: Block) -> Draft:
    """Return ``draft``, parsed from ``plain``, with its spans counted on the page.

    The address behind a link becomes the URL where the reference prints none.
    """
    start = block.span.start

    def moved(span: Span | None) -> Span | None:
        if span is None or not plain.places or span.start >= len(plain.places):
            return None
        last = min(max(span.end - 1, span.start), len(plain.places) - 1)
        return Span(start + plain.places[span.start], start + plain.places[last] + 1)

    variables = {
        name: tuple(replace(raw, span=moved(raw.span)) for raw in raws)
        for name, raws in draft.variables.items()
    }
    if plain.links and not {"URL", "DOI"} & variables.keys() and variables:
        link = plain.links[-1]
        place = link.span or Span(0, 0)
        variables["URL"] = (replace(link, span=Span(start + place.start, start + place.end)),)
    unused = tuple(span for span in map(moved, draft.unused) if span is not None)
    return replace(draft, variables=variables, unused=unused)
