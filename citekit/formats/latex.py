r"""LaTeX in a BibTeX value → text with CSL's rich text (``<i>``, ``<sup>``, …).

Unknown commands stay as they stand, and are told. ``url`` and ``doi`` never come here.
``latex_writer`` goes the other way; what it writes reads back as it was.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from citekit.formats.latex_table import (
    ACCENTS,
    ASIDES,
    DECLARATIONS,
    LIGATURES,
    LITERALS,
    MARKUP,
    SPACES,
    SYMBOLS,
)
from citekit.patterns import lazy

_NEEDS_DECODING = lazy(r"[\\{}$~`]|--|''|,,")
_TOKEN = lazy(
    r"(?P<word>\\[A-Za-z@]++)\*?[ \t]*+\n?|(?P<sign>\\[^A-Za-z])|(?P<open>\{)|(?P<close>\})"
    r"|(?P<math>\$\$?)|(?P<script>[\^_])|(?P<ligature>---?|``|''|[?!]`|,,|[~`])"
)
_BRACE = lazy(r"\\.|[{}]")
_BASE = lazy(r"\\([A-Za-z]+|.) ?")
_ENVIRONMENT = lazy(r"\{([A-Za-z]+)\*?\}")
_GLYPH = lazy(r"\{([0-9A-Fa-f]{4})\}")
NOCASE = ('<span class="nocase">', "</span>")
# Deeper groups lose their markup, so that a hostile value cannot make text grow.
_MAX_DEPTH = 100

Told = Callable[[str], None]


def decode_latex(
    text: str,
    *,
    nocase: bool = False,
    unknown: Told | None = None,
    protected: Told | None = None,
) -> str:
    r"""Return the text that LaTeX would set for ``text``.

    Args:
        text: a value without its outer delimiters.
        nocase: keep brace protection of words as CSL's ``nocase`` spans.
        unknown: told the name of each command that is not known.
        protected: told each stretch that braces protect from a change of case.

    >>> decode_latex(r"Schr{\"o}dinger's \emph{Cat}")
    "Schrödinger's <i>Cat</i>"
    """
    if not _NEEDS_DECODING.search(text):
        return text
    decoded = _Decoder(text, nocase, unknown, protected).run()
    return decoded if decoded.isascii() else unicodedata.normalize("NFC", decoded)


class _Decoder:
    """One pass over the tokens; groups on a stack, so that depth costs no recursion."""

    def __init__(
        self, text: str, nocase: bool, unknown: Told | None, protected: Told | None
    ) -> None:
        self.text = text
        self.nocase = nocase
        self.unknown = unknown
        self.protected = protected
        self.out: list[list[str]] = [[]]
        # For each open group the marks around it; the last is for the whole text.
        self.marks: list[tuple[str, str]] = [("", "")]
        self.math = False
        self.math_ends: list[bool] = []

    def run(self) -> str:
        place = 0
        text = self.text
        while match := _TOKEN.search(text, place):
            if match.start() > place:
                self.out[-1].append(text[place : match.start()])
            kind = match.lastgroup
            place = match.end()
            if kind == "word":
                place = self._command(match["word"][1:], match.start(), place)
            elif kind == "sign":
                place = self._sign(match["sign"][1], place)
            elif kind == "open":
                self._open_group(place)
            elif kind == "close":
                self._close()
            elif kind == "math":
                self.math = not self.math
            elif kind == "script":
                place = self._script(match["script"], place)
            else:
                self.out[-1].append(LIGATURES[match["ligature"]])
        self.out[-1].append(text[place:])
        while len(self.out) > 1:
            self._close()
        before, after = self.marks[0]
        return before + "".join(self.out[0]) + after

    def _push(self, marks: tuple[str, str]) -> None:
        self.marks.append(marks if len(self.marks) < _MAX_DEPTH else ("", ""))
        self.out.append([])
        self.math_ends.append(self.math)

    def _open_group(self, place: int) -> None:
        is_word = len(self.marks) == 1 and not self.math and self.text[place : place + 1] != "\\"
        self._push(NOCASE if is_word and (self.nocase or self.protected) else ("", ""))

    def _close(self) -> None:
        if len(self.out) == 1:
            return  # a brace too many is no text
        before, after = self.marks.pop()
        inner = "".join(self.out.pop())
        self.math = self.math_ends.pop()
        if before is NOCASE[0]:
            if inner and self.protected is not None:
                self.protected(inner)
            if not self.nocase:
                before, after = "", after.removesuffix(NOCASE[1])
        if inner:
            self.out[-1].append(f"{before}{inner}{after}")

    def _sign(self, sign: str, place: int) -> int:
        if sign in LITERALS:
            self.out[-1].append(sign)
        elif sign in ACCENTS:
            return self._accent(sign, place)
        elif sign in SPACES:
            self.out[-1].append(SPACES[sign])
        elif sign in "()[]":
            self.math = sign in "(["
        else:
            self.out[-1].append("\\" + sign)
        return place

    def _command(self, name: str, start: int, place: int) -> int:
        if name in ACCENTS:
            return self._accent(name, place)
        symbol = SYMBOLS.get(name)
        if symbol is None:
            symbol = SPACES.get(name)
        if symbol is not None:
            if self.math and len(symbol) > 1 and self.text[place : place + 1].isalnum():
                symbol += " "
            self.out[-1].append(symbol)
            return place + 2 if self.text[place : place + 2] == "{}" else place
        if name in MARKUP:
            if name == "ensuremath":
                self.math, was = True, self.math
                place = self._argument(MARKUP[name], place)
                self.math_ends[-1:] = [was]
                return place
            return self._argument(MARKUP[name], place)
        if name in DECLARATIONS:
            self._declare(*DECLARATIONS[name])
            return place
        if name in ("sp", "sb") and self.math:
            return self._script("^" if name == "sp" else "_", place)
        if name == "ElsevierGlyph" and (glyph := _GLYPH.match(self.text, place)):
            self.out[-1].append(chr(int(glyph[1], 16)))
            return glyph.end()
        if name in ASIDES:
            return _group_end(self.text, place)
        if name in ("begin", "end"):
            return self._environment(name, start, place)
        return self._unknown(name, start, place)

    def _unknown(self, name: str, start: int, place: int) -> int:
        if self.unknown is not None:
            self.unknown(name)
        self.out[-1].append(self.text[start:place])
        if self.text[place : place + 1] == "{":
            self._push(("{", "}"))
            return place + 1
        return place

    def _declare(self, before: str, after: str) -> None:
        """A declaration holds to the end of its group: its marks go round what follows."""
        if not before:
            return
        outer = self.marks[-1]
        self.out[-1].append(before)
        self.marks[-1] = (outer[0], after + outer[1])

    def _environment(self, name: str, start: int, place: int) -> int:
        match = _ENVIRONMENT.match(self.text, place)
        if match is None:
            return self._unknown(name, start, place)
        if name == "begin":
            self._push(("", ""))
            self._declare(*DECLARATIONS.get(match[1], ("", "")))
        else:
            self._close()
        return match.end()

    def _argument(self, marks: tuple[str, str], place: int) -> int:
        while self.text[place : place + 1] in (" ", "\n", "\t"):
            place += 1
        if self.text[place : place + 1] != "{":
            return place
        self._push(marks)
        return place + 1

    def _script(self, sign: str, place: int) -> int:
        if not self.math:
            self.out[-1].append(sign)
            return place
        marks = ("<sup>", "</sup>") if sign == "^" else ("<sub>", "</sub>")
        following = self.text[place : place + 1]
        if following == "{":
            return self._argument(marks, place)
        if following == "\\":
            match = _BASE.match(self.text, place)
            symbol = SYMBOLS.get(match[1]) if match else None
            if match and symbol:
                self.out[-1].append(f"{marks[0]}{symbol}{marks[1]}")
                return match.end()
            return place
        if following and following not in "$}":
            self.out[-1].append(f"{marks[0]}{following}{marks[1]}")
            return place + 1
        return place

    def _accent(self, name: str, place: int) -> int:
        letter, end = self._base(place)
        combining, alone = ACCENTS[name]
        if not letter.strip():
            self.out[-1].append(alone + letter)
        else:
            self.out[-1].append(_with_mark(letter, combining))
        return end

    def _base(self, place: int) -> tuple[str, int]:
        """The letters that an accent stands on, and where they end."""
        text = self.text
        while text[place : place + 1] in (" ", "\n", "\t"):
            place += 1
        if text[place : place + 1] == "{":
            end = _group_end(text, place)
            base = text[place + 1 : end - 1].strip()
        elif text[place : place + 1] == "\\":
            match = _BASE.match(text, place)
            if match is None:
                return "", place + 1
            base, end = match[0].rstrip(), match.end()
            if match[1] in ACCENTS:
                letter, end = self._base(match.end())
                return _with_mark(letter, ACCENTS[match[1]][0]) if letter else "", end
        elif text[place : place + 1] in ("", "}", "$"):
            return "", place
        else:
            base, end = text[place], place + 1
        plain = {"\\i": "i", "\\j": "j"}.get(base)
        if plain is None:
            plain = _Decoder(base, False, None, None).run() if "\\" in base else base
        return plain.replace("ı", "i").replace("ȷ", "j") if "\\" in base else plain, end


def _with_mark(letters: str, combining: str) -> str:
    """``letters`` with a mark on the first, after the marks that it has."""
    place = 1
    while place < len(letters) and unicodedata.combining(letters[place]):
        place += 1
    return letters[:place] + combining + letters[place:]


def _group_end(text: str, place: int) -> int:
    """The end of a braced group that starts at ``place``; ``place`` where none does."""
    if text[place : place + 1] != "{":
        return place
    depth = 0
    for match in _BRACE.finditer(text, place):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth == 0:
                return match.end()
    return len(text)
