"""Data → marked text: inline markup and quotes of a title become marks.

Markup is that of CSL-JSON: ``<i> <b> <sup> <sub> <sc>``, small caps and ``nocase`` as
``<span>``. A tag without its partner is text, and so is every other tag. Quotes, straight
or curly, become marks that an output turns with their depth; a quote without its
partner stays as it is, an apostrophe becomes ’.
"""

from __future__ import annotations

from functools import lru_cache

from citekit.csl import marks
from citekit.patterns import lazy

_SPECIAL = lazy(
    "[<\"'“”‘’«»„‚‹›\ue000-\ue0ff\x00-\x1f\x7f-\x9f\u2028\u2029]|[.,:;!?][.,:;!?]| [:;?!]"
)
_LINES = lazy("[ \u00a0]*[\t-\r\x85\u2028\u2029][\t-\r\x85\u2028\u2029 \u00a0]*")
_DOUBLED = lazy(r"([.,:;!?])(?=[.,:;!?])")
# Where data puts punctuation outside a quote, it stays outside.
_AFTER_QUOTE = lazy("([\ue031\ue033\ue041\ue043\ue045\ue047\ue049\ue04b])(?=[.,;:!?])")
_TAG = lazy(
    r"<(?:(/?)(i|b|sup|sub|sc)|(/)span|span\s{1,4}(class=\"no(?:case|decor)\"|"
    r"style=\"font-variant:\s?small-caps;?\"))>"
)
_TAGS = {
    "i": marks.DATA_ITALIC,
    "b": marks.DATA_BOLD,
    "sup": marks.SUPERSCRIPT,
    "sub": marks.SUBSCRIPT,
    "sc": marks.DATA_SMALL_CAPS,
    'class="nocase"': marks.NO_CASE,
    'class="nodecor"': marks.NO_DECORATION,
}
_QUOTES = lazy(r"[\"'“”‘’«»„‚‹›]")
_CLOSES = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»", "„": "“", "‚": "‘", "‹": "›"}
_BEFORE_OPEN = frozenset(
    " \t\n\u00a0\u202f([{-–—/\ue000\ue004\ue008\ue010\ue012\ue01a\ue01c\ue028\ue02a\ue02c"
)


@lru_cache(maxsize=1 << 15)
def marked(text: str, *, lines: bool = False) -> str:
    """Return ``text`` of an item (or of a style) as marked text.

    Line breaks become spaces; ``lines`` keeps them, for a style may want them.

    >>> marked("A <i>B</i> C") == "A " + marks.DATA_ITALIC + "B" + marks.closer(marks.DATA_ITALIC) + " C"
    True
    >>> marked("Japan's")
    'Japan’s'
    """
    if not _SPECIAL.search(text):
        return text
    text = marks.unbroken(marks.clean(text if lines else _LINES.sub(" ", text)))
    if "<" in text:
        text = _mark_tags(text)
    if _QUOTES.search(text):
        text = _AFTER_QUOTE.sub(r"\1" + marks.JOINT, _mark_quotes(text))
    return _DOUBLED.sub(r"\1" + marks.JOINT, text)


def verbatim(text: str) -> str:
    """Return ``text`` as marked text in which nothing is markup or a quote."""
    return _DOUBLED.sub(r"\1" + marks.JOINT, marks.clean(_LINES.sub(" ", text)))


def _mark_tags(text: str) -> str:
    """Replace balanced tags by marks."""
    found = list(_TAG.finditer(text))
    partner: dict[int, str] = {}
    open_tags: list[tuple[str, int, str]] = []
    for index, match in enumerate(found):
        closing, name, span, attribute = match[1], match[2], match[3], match[4]
        if attribute or (name and not closing):
            mark = _TAGS.get(name or attribute, marks.DATA_SMALL_CAPS)
            open_tags.append((name or "span", index, mark))
            continue
        wanted = name or span.replace("/", "span")
        depth = next(
            (d for d in range(len(open_tags) - 1, -1, -1) if open_tags[d][0] == wanted), None
        )
        if depth is None:
            continue
        _, start, mark = open_tags[depth]
        del open_tags[depth:]
        partner[start], partner[index] = mark, marks.closer(mark)
    pieces: list[str] = []
    position = 0
    for index, match in enumerate(found):
        if index in partner:
            pieces += text[position : match.start()], partner[index]
            position = match.end()
    pieces.append(text[position:])
    return "".join(pieces)


def _mark_quotes(text: str) -> str:
    """Replace quotes that have a partner by marks, lone single ones by apostrophes."""
    characters = list(text)
    open_quotes: list[tuple[str, int]] = []
    for match in _QUOTES.finditer(text):
        at, quote = match.start(), match[0]
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if _closes(quote, before, after, open_quotes):
            depth = len(open_quotes) - 1
            while _CLOSES[open_quotes[depth][0]] != quote:
                depth -= 1
            opener, start = open_quotes[depth]
            del open_quotes[depth:]
            mark = marks.TYPED_QUOTES.get(opener + quote, marks.QUOTE)
            characters[start], characters[at] = mark, marks.closer(mark)
        elif quote in _CLOSES and _opens(
            quote, before, after, opened=bool(open_quotes) and open_quotes[-1][1] == at - 1
        ):
            open_quotes.append((quote, at))
        if characters[at] == "'":
            characters[at] = "’"
    return "".join(characters)


def _opens(quote: str, before: str, after: str, *, opened: bool) -> bool:
    """Tell whether a quote opens; ``opened`` says that the character before it is one that did."""
    if quote in "«‹":
        return True
    return (before in _BEFORE_OPEN or opened) and not after.isspace()


def _closes(quote: str, before: str, after: str, open_quotes: list[tuple[str, int]]) -> bool:
    if not any(_CLOSES[opener] == quote for opener, _ in open_quotes):
        return False
    if quote in "»›":
        return True
    if quote in "'’" and after.isalnum():
        return False
    return not before.isspace()
