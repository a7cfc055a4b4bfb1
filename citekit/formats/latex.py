r"""LaTeX in a BibTeX value ↔ text with CSL's rich text (``<i>``, ``<sup>``, …).

Unknown commands stay as they stand, and are told. ``url`` and ``doi`` never come here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from citekit.formats.latex_table import (
    ACCENTS,
    DECLARATIONS,
    LITERALS,
    MARKUP,
    SPACES,
    SYMBOLS,
)
from citekit.patterns import lazy

_NEEDS_DECODING = lazy(r"[\\{}$~`]|--|''|\^\^")
_TOKEN = lazy(
    r"\\(?P<word>[A-Za-z@]+)\*?[ \t]*\n?|\\(?P<sign>[^A-Za-z])|(?P<open>\{)|(?P<close>\})|(?P<math>\$\$?)"
    r"|(?P<tie>~)|(?P<dash>---?)|(?P<left>``)|(?P<right>'')|(?P<single>`)|(?P<script>[\^_])",
    re.DOTALL,
)
NOCASE = ('<span class="nocase">', "</span>")
_MAX_DEPTH = 100


def decode_latex(
    text: str, *, nocase: bool = False, unknown: Callable[[str], None] | None = None
) -> str:
    r"""Return the text that LaTeX would set for ``text``.

    Args:
        text: a value without its outer delimiters.
        nocase: keep brace protection of words as CSL's ``nocase`` spans.
        unknown: told the name of each command that is not known.

    >>> decode_latex(r"Schr{\"o}dinger's \emph{Cat}")
    "Schrödinger's <i>Cat</i>"
    """
    if not _NEEDS_DECODING.search(text):
        return text
    decoder = _Decoder(text, nocase, unknown)
    return unicodedata.normalize("NFC", decoder.run())


class _Decoder:
    """One pass over the tokens; groups on a stack, so that depth costs no recursion."""

    def __init__(self, text: str, nocase: bool, unknown: Callable[[str], None] | None) -> None:
        self.text = text
        self.nocase = nocase
        self.unknown = unknown
        self.out: list[list[str]] = [[]]
        self.after: list[tuple[str, str]] = []
        self.math = False

    def run(self) -> str:
        place = 0
        text = self.text
        while match := _TOKEN.search(text, place):
            self._put(text[place : match.start()])
            place = self._token(match)
        self._put(text[place:])
        while self.after:
            self._close()
        return "".join(self.out[0])

    def _put(self, text: str) -> None:
        if text:
            self.out[-1].append(text)

    def _token(self, match: re.Match[str]) -> int:
        kind = match.lastgroup
        if kind == "word":
            return self._command(match["word"], match)
        if kind == "sign":
            return self._sign(match["sign"], match.end())
        if kind == "open":
            self._open(match.start())
        elif kind == "close":
            if self.after:
                self._close()
        elif kind == "math":
            self.math = not self.math
        elif kind == "script":
            return self._script(match)
        else:
            plain = {"tie": "\u00a0", "left": "“", "right": "”", "single": "‘"}
            self._put(plain[kind] if kind in plain else "—" if len(match[0]) == 3 else "–")
        return match.end()

    def _open(self, place: int) -> None:
        protects = (
            self.nocase
            and not self.after
            and not self.math
            and self.text[place + 1 : place + 2] != "\\"
        )
        self.after.append(NOCASE if protects else ("", ""))
        self.out.append([])

    def _close(self) -> None:
        before, after = self.after.pop()
        inner = "".join(self.out.pop())
        if inner:
            self.out[-1].append(f"{before}{inner}{after}")

    def _sign(self, sign: str, place: int) -> int:
        if sign in ACCENTS:
            return self._accent(ACCENTS[sign], place)
        if sign in LITERALS:
            self._put(sign)
        elif sign in SPACES:
            self._put(SPACES[sign])
        elif sign in "()[]":
            self.math = sign in "(["
        else:
            self._put("\\" + sign)
        return place

    def _command(self, name: str, match: re.Match[str]) -> int:
        place = match.end()
        if name in ACCENTS and (len(name) > 1 or self.text[place : place + 1].strip() != ""):
            return self._accent(ACCENTS[name], place)
        if name in SYMBOLS:
            self._put(SYMBOLS[name])
            return self._past_empty_group(match)
        if name in MARKUP:
            return self._argument(MARKUP[name], place)
        if name in DECLARATIONS and name not in ("small", "large"):
            if self.after and DECLARATIONS[name][0]:
                before, after = self.after[-1]
                self.after[-1] = (before + DECLARATIONS[name][0], DECLARATIONS[name][1] + after)
            return place
        if name in SPACES:
            self._put(SPACES[name])
            return self._past_empty_group(match)
        if name in ("noopsort", "SortNoop", "mkbibparens", "href", "hspace", "vspace"):
            return self._special(name, place)
        if self.unknown is not None:
            self.unknown(name)
        self._put(self.text[match.start() : match.end()])
        return place

    def _special(self, name: str, place: int) -> int:
        """Commands whose argument is not printed as it stands."""
        start, end = _group(self.text, place)
        if name == "mkbibparens":
            return self._argument(("(", ")"), place)
        return end if end > start else place

    def _argument(self, marks: tuple[str, str], place: int) -> int:
        while self.text[place : place + 1] in (" ", "\n", "\t"):
            place += 1
        if self.text[place : place + 1] != "{":
            return place
        if len(self.after) < _MAX_DEPTH:
            self.after.append(marks)
        else:
            self.after.append(("", ""))
        self.out.append([])
        return place + 1

    def _script(self, match: re.Match[str]) -> int:
        if not self.math:
            self._put(match[0])
            return match.end()
        marks = ("<sup>", "</sup>") if match[0] == "^" else ("<sub>", "</sub>")
        place = match.end()
        following = self.text[place : place + 1]
        if following == "{":
            return self._argument(marks, place)
        if following and following not in "\\$":
            self._put(f"{marks[0]}{following}{marks[1]}")
            return place + 1
        return place

    def _accent(self, combining: str, place: int) -> int:
        text = self.text
        while text[place : place + 1] in (" ", "\n"):
            place += 1
        base, end = "", place + 1
        if text[place : place + 1] == "{":
            start, end = _group(text, place)
            base = text[start : end - 1].strip()
        elif text[place : place + 1] == "\\":
            match = re.compile(r"\\([A-Za-z]+|.)[ ]?").match(text, place)
            base, end = (match[0].strip(), match.end()) if match else ("", place + 1)
        else:
            base = text[place : place + 1]
        letter = {"\\i": "i", "\\j": "j"}.get(base) or (
            decode_latex(base) if "\\" in base else base
        )
        self._put(letter[:1] + combining + letter[1:] if letter else combining)
        return end

    def _past_empty_group(self, match: re.Match[str]) -> int:
        """After a word command, blanks are eaten and ``{}`` ends it."""
        place = match.end()
        return place + 2 if self.text[place : place + 2] == "{}" else place


def _group(text: str, place: int) -> tuple[int, int]:
    """The inside of a braced group that starts at ``place``, and where it ends."""
    if text[place : place + 1] != "{":
        return place, place
    depth = 0
    for match in re.compile(r"[{}]").finditer(text, place):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return place + 1, match.end()
    return place + 1, len(text)


# ── Writing ──────────────────────────────────────────────────────────────────────────

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "%": r"\%", "$": r"\$", "#": r"\#", "&": r"\&", "_": r"\_", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "\u00a0": "~", "\u00ad": r"\-",
}  # fmt: skip
_TAG = lazy(
    r'<(i|b|sup|sub|sc)>|<span style="font-variant:\s?small-caps;?">|<span class="nocase">|</(?:i|b|sup|sub|sc|span)>'
)
_OPENED = {"i": r"\emph{", "b": r"\textbf{", "sup": r"\textsuperscript{", "sub": r"\textsubscript{",
           "sc": r"\textsc{"}  # fmt: skip
_COMMANDS: dict[str, str] = {}
for _name, _sign in SYMBOLS.items():
    if len(_sign) == 1 and ord(_sign) > 126:
        _COMMANDS.setdefault(_sign, rf"\{_name}{{}}")
for _mathematical in "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ×÷≤≥≠≈→←∞∂∈⊂∪∩∀∃":
    if _mathematical in _COMMANDS and not _COMMANDS[_mathematical].startswith(r"\text"):
        _COMMANDS[_mathematical] = f"${_COMMANDS[_mathematical][:-2]}$"
_COMMAND_OF = {mark: name for name, mark in ACCENTS.items()}
_TYPOGRAPHIC = {"–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "’": "'"}


def encode_latex(text: str, *, ascii_only: bool = False) -> str:
    """Return ``text`` for a BibTeX value: rich text as commands, all else inert.

    Braces always balance. With ``ascii_only``, letters with accents become commands.

    >>> encode_latex("50% of <i>x</i> {")
    '50\\\\% of \\\\emph{x} \\\\textbraceleft{}'
    """
    out: list[str] = []
    depth = 0
    place = 0
    for match in _TAG.finditer(text):
        out.append(_escape(text[place : match.start()], ascii_only))
        place = match.end()
        if match[0].startswith("</"):
            if depth:
                out.append("}")
                depth -= 1
            continue
        if match[1]:
            out.append(_OPENED[match[1]])
        else:
            out.append("{" if "nocase" in match[0] else r"\textsc{")
        depth += 1
    out.append(_escape(text[place:], ascii_only))
    return "".join(out) + "}" * depth


def _escape(text: str, ascii_only: bool) -> str:
    escaped = "".join(_ESCAPES.get(char, char) for char in text if char >= " " or char in "\n\t")
    escaped = re.sub(r"\s*\n\s*", " ", escaped)
    if not ascii_only or escaped.isascii():
        return escaped
    return "".join(_ascii(char) for char in unicodedata.normalize("NFC", escaped))


def _ascii(char: str) -> str:
    if ord(char) < 128:
        return char
    if char in _TYPOGRAPHIC:
        return _TYPOGRAPHIC[char]
    if char in _COMMANDS:
        return _COMMANDS[char]
    parts = unicodedata.normalize("NFD", char)
    base, marks = parts[0], parts[1:]
    if len(marks) == 1 and marks[0] in _COMMAND_OF and ord(base) < 128:
        command = _COMMAND_OF[marks[0]]
        letter = rf"\{base}" if base in "ij" and command not in "cdbk" else base
        return rf"{{\{command}{{{letter}}}}}" if command.isalpha() else rf"{{\{command}{letter}}}"
    return char
