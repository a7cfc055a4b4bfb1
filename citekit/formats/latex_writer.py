r"""Text with CSL's rich text → a LaTeX value that is inert and reads back as it was.

Whatever the text holds, no command of it is alive and braces balance.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from citekit.formats.latex_table import ACCENTS, SYMBOLS
from citekit.patterns import lazy

_SPECIAL = lazy(r"[\n\\{}%$#&_~^`<>|\u00a0\u00ad]|-(?=-)|'(?=')|,(?=,)")
_ESCAPES: Mapping[str, str] = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "%": r"\%", "$": r"\$", "#": r"\#", "&": r"\&", "_": r"\_", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "`": r"\textasciigrave{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}", "\u00a0": "~", "\u00ad": r"\-",
    "-": "-{}", "'": "'{}", ",": ",{}", "\n": r"\newline{}",
}  # fmt: skip
SMALL_CAPS = '<span style="font-variant:small-caps;">'
TAG = lazy(
    rf'<(?P<name>i|b|sup|sub)>|(?P<caps>{SMALL_CAPS})|(?P<nocase><span class="nocase">)'
    r"|</(?P<end>i|b|sup|sub|span)>"
)
_OPENED = {"i": r"\emph{", "b": r"\textbf{", "sup": r"\textsuperscript{", "sub": r"\textsubscript{"}
_TYPOGRAPHIC = {"–": "--", "—": "---", "“": "``", "”": "''", "‘": "`"}
# Signs that only mathematics has: their commands stand between dollars.
_MATHEMATICS = frozenset(
    "αβγδϵεζηθϑικλμνξπρστυϕφχψωΓΔΘΛΞΠΣΥΦΨΩ⋅∗≤≥≠≈∼≃≡∝∞∂∇∑∏∫√→←↔⇒⇐↑↓↦∈∉⊂⊆⊃∪∩∅∀∃∧∨⊕⊗⊥∥⟨⟩ℓℏℜℑℵ∘∙⋆⋯"
)


def _commands() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, sign in SYMBOLS.items():
        if len(sign) == 1 and ord(sign) > 126 and sign not in found:
            found[sign] = f"{{$\\{name}$}}" if sign in _MATHEMATICS else f"{{\\{name}}}"
    return found


_COMMANDS = _commands()
_MARKS = {mark: name for name, (mark, _) in reversed([*ACCENTS.items()])}


def encode_latex(text: str, *, ascii_only: bool = False) -> str:
    r"""Return ``text`` for a BibTeX value: rich text as commands, all else inert.

    Braces always balance; tags that do not nest are text. With ``ascii_only``, letters
    with accents and signs become commands where LaTeX has them.

    >>> print(encode_latex("50% of <i>x</i> {"))
    50\% of \emph{x} \textbraceleft{}
    """
    if "<" not in text:
        return _escape(text, ascii_only)
    out: list[str] = []
    place = 0
    tags = _nested(text)
    for match in TAG.finditer(text):
        opened = tags.get(match.start())
        if opened is None:
            continue
        out.append(_escape(text[place : match.start()], ascii_only))
        out.append(opened)
        place = match.end()
    out.append(_escape(text[place:], ascii_only))
    return "".join(out)


def _nested(text: str) -> dict[int, str]:
    """The tags of ``text`` that nest: where each stands → what is written for it."""
    written: dict[int, str] = {}
    stack: list[tuple[str, int, str]] = []
    for match in TAG.finditer(text):
        if match["end"]:
            name = match["end"]
            if stack and stack[-1][0] == name:
                _, start, opened = stack.pop()
                written[start] = opened
                written[match.start()] = "}"
            continue
        if match["name"]:
            stack.append((match["name"], match.start(), _OPENED[match["name"]]))
        else:
            stack.append(("span", match.start(), r"\textsc{" if match["caps"] else "{"))
    return written


def _escape(text: str, ascii_only: bool) -> str:
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)
    if not ascii_only or text.isascii():
        return text
    return re.sub(r"[^\x00-\x7f]", lambda match: _ascii(match[0]), text)


def _ascii(char: str) -> str:
    if char in _TYPOGRAPHIC:
        return _TYPOGRAPHIC[char]
    if char in _COMMANDS:
        return _COMMANDS[char]
    base, *marks = list(unicodedata.normalize("NFD", char))
    if not marks or ord(base) > 127 or any(mark not in _MARKS for mark in marks):
        return char
    written = rf"\{base}" if base in "ij" and _MARKS[marks[0]] not in ("c", "d", "b", "k") else base
    for mark in marks:
        command = _MARKS[mark]
        if command.isalpha() or written.startswith("\\") or len(written) > 1:
            written = rf"\{command}{{{written}}}"
        else:
            written = rf"\{command}{written}"
    return f"{{{written}}}"
