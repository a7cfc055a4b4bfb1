"""Marked text → one output: nesting flips formatting and quotes, text is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from citekit.csl import marks
from citekit.csl.outputs.form import Form
from citekit.patterns import lazy

_SPLIT = lazy(f"([{marks.MARKS}])")
_ANY = lazy(f"[{marks.MARKS}]")

# What a style's opener makes of a facet, and whether data of that facet turns inside it.
_FACETS: Mapping[str, tuple[str, bool]] = MappingProxyType(
    {
        marks.ITALIC: ("style", True),
        marks.OBLIQUE: ("style", True),
        marks.NORMAL_STYLE: ("style", False),
        marks.BOLD: ("weight", True),
        marks.LIGHT: ("weight", False),
        marks.NORMAL_WEIGHT: ("weight", False),
        marks.SMALL_CAPS: ("variant", True),
        marks.NORMAL_VARIANT: ("variant", False),
    }
)
# Formatting in data → its facet, as what it shows, and as what inside the same.
_DATA: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        marks.DATA_ITALIC: ("style", marks.ITALIC, marks.NORMAL_STYLE),
        marks.DATA_BOLD: ("weight", marks.BOLD, marks.NORMAL_WEIGHT),
        marks.DATA_SMALL_CAPS: ("variant", marks.SMALL_CAPS, marks.NORMAL_VARIANT),
    }
)
_NORMAL: Mapping[str, str] = MappingProxyType(
    {
        "style": marks.NORMAL_STYLE,
        "weight": marks.NORMAL_WEIGHT,
        "variant": marks.NORMAL_VARIANT,
    }
)
_QUOTES = (marks.QUOTE, marks.INNER_QUOTE)


def write(text: str, form: Form, quotes: tuple[str, str, str, str]) -> str:
    """Return finished marked ``text`` in ``form``.

    ``quotes`` are the locale's outer and inner pairs.
    """
    if not _ANY.search(text):
        return form.escape(text)
    return _Writer(form, quotes).write(text)


class _Writer:
    """One walk over the marks; what is open stands on a stack."""

    def __init__(self, form: Form, quotes: tuple[str, str, str, str]) -> None:
        self.form = form
        self.quotes = quotes
        self.out: list[str] = []
        self.stack: list[tuple[str, str, str, int]] = []  # opener, closing text, facet, before
        self.state: dict[str, bool] = {}
        self.levels: list[int] = []
        self.address: int | None = None
        self.closed = ""  # what the last formatting ended with
        self.fresh = 0  # how many openings stand at the end of ``out``
        self.last_text = -1  # where in ``out`` text was written last

    def write(self, text: str) -> str:
        for token in _SPLIT.split(text):
            if not token:
                continue
            if not "\ue000" <= token[0] <= "\ue04f":
                self._text(token)
            elif token in (marks.JOINT, marks.START, marks.YEAR_SUFFIX):
                continue
            elif token == marks.TARGET:
                self._target()
            elif marks.is_opener(token):
                self._open(token)
            else:
                self._close(token)
        while self.stack:
            self._pop()
        return "".join(self.out)

    def _text(self, token: str) -> None:
        """Write text; where formatting must not begin with a space, that stands before it."""
        if self.form.joined and self.fresh and token[0].isspace():
            stripped = token.lstrip()
            at = len(self.out) - self.fresh
            self.out.insert(at, token[: len(token) - len(stripped)])
            token = stripped
            if not token:
                return
        self.fresh, self.closed = 0, ""
        self.last_text = len(self.out)
        self.out.append(self.form.escape(token))

    def _end(self, closing: str) -> None:
        """End formatting; where it must not end with a space, that stands after it."""
        if not closing:
            return
        if not self.form.joined:
            self.out.append(closing)
        elif self.fresh:
            self.out.pop()  # nothing was in it
            self.fresh -= 1
            return
        elif self.last_text == len(self.out) - 1 and self._is_lone_sign(closing):
            del self.out[-2]
            self.closed = ""
            return
        elif self.last_text == len(self.out) - 1:
            stripped = self.out[-1].rstrip()
            tail = self.out[-1][len(stripped) :]
            self.out[-1:] = [stripped, closing, tail] if tail else [self.out[-1], closing]
        else:
            self.out.append(closing)
        self.closed = "" if self.out[-1] != closing else closing

    def _is_lone_sign(self, closing: str) -> bool:
        """Whether what ends by ``closing`` holds signs alone, where the output needs a letter."""
        return (
            closing in self.form.flanking
            and self.out[-2:-1] == [closing]
            and not any(sign.isalnum() for sign in self.out[-1])
        )

    def _open(self, opener: str) -> None:
        if opener == marks.LINK:
            self.stack.append((opener, "", "link", len(self.out)))
            return
        if opener in _QUOTES:
            level = 1 - self.levels[-1] if self.levels else int(opener == marks.INNER_QUOTE)
            self.levels.append(level)
            self.fresh, self.closed = 0, ""
            self.out.append(self.form.escape(self.quotes[2 * level]))
            self.stack.append((opener, self.form.escape(self.quotes[2 * level + 1]), "quote", 0))
            return
        if opener == marks.NO_DECORATION:  # whatever is on is off within it
            self.stack.append((opener, "", "", 0))
            for facet, normal in _NORMAL.items():
                if self.state.get(facet):
                    self._open(normal)
            return
        shown = opener
        facet, before = "", False
        if opener in _DATA:
            facet, plain, turned = _DATA[opener]
            before = self.state.get(facet, False)
            shown = turned if before else plain
            self.state[facet] = not before
        elif opener in _FACETS:
            facet, now = _FACETS[opener]
            before = self.state.get(facet, False)
            self.state[facet] = now
            if not now and not before and opener != marks.LIGHT:
                shown = ""  # normal is silent where nothing else is set
        opening, closing = self.form.pairs.get(shown, ("", ""))
        if self.form.joined and closing and self.closed == closing and self.out[-1] == closing:
            self.out.pop()
        elif opening:
            self.out.append(opening)
            self.fresh += 1
        self.stack.append((opener, closing, facet, before))

    def _close(self, closing: str) -> None:
        opener = chr(ord(closing) - 1)
        if not any(one[0] == opener for one in self.stack):
            return
        while self.stack:
            if self._pop() == opener:
                return

    def _pop(self) -> str:
        opener, closing, facet, before = self.stack.pop()
        if facet == "link":
            self._link(before)
        elif facet == "quote":
            self.levels.pop()
            self.fresh, self.closed = 0, ""
            self.out.append(closing)
        else:
            if facet:
                self.state[facet] = bool(before)
            self._end(closing)
        return opener

    def _target(self) -> None:
        """What was written since the link opened is its address."""
        for index in range(len(self.stack) - 1, -1, -1):
            if self.stack[index][0] == marks.LINK:
                start = self.stack[index][3]
                self.stack[index] = (marks.LINK, "", "link", start)
                self.address = start
                return

    def _link(self, start: int) -> None:
        if len(self.out) <= start:
            return
        address, text = self.out[start], "".join(self.out[start + 1 :])
        self.out[start:] = [self.form.link(address, text)]
