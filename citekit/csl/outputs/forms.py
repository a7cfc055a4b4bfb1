"""The outputs: text, HTML, Markdown, LaTeX, RTF, Typst, Org, reStructuredText.

To add one, write its ``Form`` here and name it in ``FORMS``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from citekit.csl import marks
from citekit.csl.outputs.form import Form
from citekit.patterns import lazy


def _table(rows: Mapping[str, str]) -> dict[int, str]:
    return {ord(char): text for char, text in rows.items()}


def _plain_link(_: str, text: str) -> str:
    return text


# ── Text ─────────────────────────────────────────────────────────────────────────────

_TEXT = Form(
    escape=lambda text: text,
    pairs={marks.BLOCK: ("\n", "\n"), marks.LEFT_MARGIN: ("", " "), marks.INDENT: ("\n    ", "")},
    link=_plain_link,
)

# ── HTML ─────────────────────────────────────────────────────────────────────────────

_HTML_TABLE = _table({"&": "&#38;", "<": "&#60;", ">": "&#62;"})


# Where Unicode has superscripts: "nᵒ" and "2ª" in locales, phonetic letters, ™.
_RAISED = lazy(
    "[\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02e4\u06e5\u06e6\u1d2c-\u1dbf\u2070-\u207f\u2120\u2122\u3192-\u319f]"
)
# Raised letters that Unicode does not decompose: glottal stop, reversed one, Arabic waw, yeh.
_RAISED_LETTERS = {"\u02c0": "\u0294", "\u02c1": "\u0295", "\u06e5": "\u0648", "\u06e6": "\u064a"}


def _html(text: str) -> str:
    escaped = text.translate(_HTML_TABLE)
    if escaped.isascii() or not _RAISED.search(escaped):
        return escaped
    return _RAISED.sub(_raised, escaped)


def _raised(match: re.Match[str]) -> str:
    """Return what is a superscript by itself as one that HTML raises."""
    base = _RAISED_LETTERS.get(match[0])
    if base is None:
        if not unicodedata.decomposition(match[0]).startswith("<super>"):
            return match[0]
        base = unicodedata.normalize("NFKC", match[0])
    return f"<sup>{base}</sup>"


_HTML = Form(
    escape=_html,
    pairs={
        marks.ITALIC: ("<i>", "</i>"),
        marks.OBLIQUE: ("<em>", "</em>"),
        marks.NORMAL_STYLE: ('<span style="font-style:normal;">', "</span>"),
        marks.BOLD: ("<b>", "</b>"),
        marks.LIGHT: ('<span style="font-weight:lighter;">', "</span>"),
        marks.NORMAL_WEIGHT: ('<span style="font-weight:normal;">', "</span>"),
        marks.SMALL_CAPS: ('<span style="font-variant:small-caps;">', "</span>"),
        marks.NORMAL_VARIANT: ('<span style="font-variant:normal;">', "</span>"),
        marks.UNDERLINE: ('<span style="text-decoration:underline;">', "</span>"),
        marks.NO_UNDERLINE: ('<span style="text-decoration:none;">', "</span>"),
        marks.SUPERSCRIPT: ("<sup>", "</sup>"),
        marks.SUBSCRIPT: ("<sub>", "</sub>"),
        marks.BASELINE: ('<span style="baseline">', "</span>"),
        marks.BLOCK: ('\n\n    <div class="csl-block">', "</div>\n"),
        marks.LEFT_MARGIN: ('\n    <div class="csl-left-margin">', "</div>"),
        marks.RIGHT_INLINE: ('<div class="csl-right-inline">', "</div>\n  "),
        marks.INDENT: ('<div class="csl-indent">', "</div>\n  "),
    },
    link=lambda address, text: f'<a href="{address.replace(chr(34), "&#34;")}">{text}</a>',
    entry=('  <div class="csl-entry">', "</div>"),
    document=('<div class="csl-bib-body">\n', "\n</div>"),
)

# ── Markdown ─────────────────────────────────────────────────────────────────────────

_MARKDOWN_TABLE = _table({char: "\\" + char for char in "\\`*_[]<>~^$|@"})
# What begins a heading or a list, also of pandoc's kinds: a. (b) iv. II) #.
_MARKDOWN_START = lazy(
    r"(?P<sign>[#+=%:-])"
    r"|\(?(?:\d{1,9}|[a-z]|[ivxlcdm]{2,9}|[IVXLCDM]{2,9})(?P<point>\.)(?=\s|$)"
    r"|\(?(?:\d{1,9}|[a-zA-Z]|[ivxlcdmIVXLCDM]{2,9})(?P<bracket>\))(?=\s|$)"
)


def _markdown(text: str) -> str:
    escaped = text.translate(_MARKDOWN_TABLE)
    return re.sub(r"&(?=#?\w{1,31};)", r"\\&", escaped)


# The inner emphasis of an emphasis, where it stands inside a word or beside a space.
_MARKDOWN_INNER = lazy(r"(\w?)(?<!\\)_((?:[^_\\]|\\.)*)(?<!\\)_(?=(\w?))", re.DOTALL)


def _markdown_inner(match: re.Match[str]) -> str:
    before, text, after = match.groups()
    fits = not before and not after and text and text == text.strip()
    return match[0] if fits else before + text


def _markdown_start(text: str) -> str:
    """An entry's beginning that Markdown would take for a heading or a list."""
    if "_" in text:
        text = _MARKDOWN_INNER.sub(_markdown_inner, text)
    text = text.lstrip()
    match = _MARKDOWN_START.match(text)
    if match is None:
        return text
    at = match.end() - 1 if match["point"] or match["bracket"] else 0
    return f"{text[:at]}\\{text[at:]}"


_MARKDOWN = Form(
    escape=_markdown,
    pairs={
        marks.ITALIC: ("*", "*"),
        marks.OBLIQUE: ("*", "*"),
        marks.NORMAL_STYLE: ("_", "_"),
        marks.BOLD: ("**", "**"),
        marks.SMALL_CAPS: ("[", "]{.smallcaps}"),
        marks.UNDERLINE: ("[", "]{.underline}"),
        marks.SUPERSCRIPT: ("^", "^"),
        marks.SUBSCRIPT: ("~", "~"),
        marks.BLOCK: ("\\\n", "\\\n"),
        marks.LEFT_MARGIN: ("", " "),
        marks.INDENT: ("\\\n", ""),
    },
    link=lambda address, text: f"[{text}]({address})",
    start=_markdown_start,
    joined=True,
    # CommonMark 6.2: a run of these beside signs alone is text where a letter stands before it.
    flanking=frozenset(("*", "**", "_")),
    separator="\n\n",
)

# ── LaTeX ────────────────────────────────────────────────────────────────────────────

_LATEX_TABLE = _table(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
        "^": r"\textasciicircum{}", "_": r"\_", "%": r"\%", "~": r"\textasciitilde{}", "\u00a0": "~",
        "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': r"\textquotedbl{}",
        "`": r"\`{}", "'": r"\textquotesingle{}", "[": "{[}", "]": "{]}",
    }
)  # fmt: skip


def _latex(text: str) -> str:
    escaped = text.translate(_LATEX_TABLE)
    return _LIGATURES.sub(r"\g<0>{}", escaped)


# Signs that TeX would draw together with the next one: -- is a dash, ,, a quote.
_LIGATURES = lazy(r"-(?=-)|,(?=,)")
_LATEX = Form(
    escape=_latex,
    pairs={
        marks.ITALIC: (r"\emph{", "}"),
        marks.OBLIQUE: (r"\textsl{", "}"),
        marks.NORMAL_STYLE: (r"\textup{", "}"),
        marks.BOLD: (r"\textbf{", "}"),
        marks.NORMAL_WEIGHT: (r"\textmd{", "}"),
        marks.SMALL_CAPS: (r"\textsc{", "}"),
        marks.NORMAL_VARIANT: (r"\textnormal{", "}"),
        marks.UNDERLINE: (r"\underline{", "}"),
        marks.SUPERSCRIPT: (r"\textsuperscript{", "}"),
        marks.SUBSCRIPT: (r"\textsubscript{", "}"),
        marks.BLOCK: ("\\\\\n", "\\\\\n"),
        marks.LEFT_MARGIN: ("", " "),
        marks.INDENT: ("\\\\\n\\quad{}", ""),
    },
    link=lambda address, text: rf"\href{{{address}}}{{{text}}}",
    separator="\n\n",
)

# ── RTF ──────────────────────────────────────────────────────────────────────────────


def _rtf(text: str) -> str:
    out: list[str] = []
    for char in text:
        code = ord(char)
        if char in "\\{}":
            out.append("\\" + char)
        elif char == "\n":
            out.append("\\line ")
        elif 32 <= code < 127:
            out.append(char)
        elif code == 0xA0:
            out.append("\\~")
        elif code > 0xFFFF:  # RTF counts in UTF-16
            high, low = divmod(code - 0x10000, 0x400)
            out += [f"\\u{0xD800 + high - 65536} ?", f"\\u{0xDC00 + low - 65536} ?"]
        elif code >= 127:
            out.append(f"\\u{code if code < 32768 else code - 65536} ?")
    return "".join(out)


_RTF = Form(
    escape=_rtf,
    pairs={
        marks.ITALIC: ("{\\i ", "}"),
        marks.OBLIQUE: ("{\\i ", "}"),
        marks.NORMAL_STYLE: ("{\\i0 ", "}"),
        marks.BOLD: ("{\\b ", "}"),
        marks.NORMAL_WEIGHT: ("{\\b0 ", "}"),
        marks.SMALL_CAPS: ("{\\scaps ", "}"),
        marks.NORMAL_VARIANT: ("{\\scaps0 ", "}"),
        marks.UNDERLINE: ("{\\ul ", "}"),
        marks.NO_UNDERLINE: ("{\\ul0 ", "}"),
        marks.SUPERSCRIPT: ("{\\super ", "}"),
        marks.SUBSCRIPT: ("{\\sub ", "}"),
        marks.BLOCK: ("\\line ", "\\line "),
        marks.LEFT_MARGIN: ("", "\\tab "),
        marks.INDENT: ("\\line\\tab ", ""),
    },
    link=lambda address, text: (
        f'{{\\field{{\\*\\fldinst{{HYPERLINK "{address}"}}}}{{\\fldrslt {text}}}}}'
    ),
    entry=("", "\\par"),
    document=("{\\rtf1\\ansi\\uc1 ", "}"),
)

# ── Typst ────────────────────────────────────────────────────────────────────────────

_TYPST_TABLE = _table({char: "\\" + char for char in "\\#$*_`<>@[]~\"'/=-+"} | {"\u00a0": "~"})
_TYPST_NUMBER = lazy(r"^(\d+)\.")
_TYPST = Form(
    escape=lambda text: _TYPST_NUMBER.sub(r"\1\\.", text.translate(_TYPST_TABLE)),
    pairs={
        marks.ITALIC: ("#emph[", "]"),
        marks.OBLIQUE: ("#emph[", "]"),
        marks.NORMAL_STYLE: ("#emph[", "]"),
        marks.BOLD: ("#strong[", "]"),
        marks.NORMAL_WEIGHT: ('#text(weight: "regular")[', "]"),
        marks.SMALL_CAPS: ("#smallcaps[", "]"),
        marks.UNDERLINE: ("#underline[", "]"),
        marks.SUPERSCRIPT: ("#super[", "]"),
        marks.SUBSCRIPT: ("#sub[", "]"),
        marks.BLOCK: (" \\\n", " \\\n"),
        marks.LEFT_MARGIN: ("", " "),
        marks.INDENT: (" \\\n", ""),
    },
    link=lambda address, text: f"#link({_typst_string(address)})[{text}]",
    separator="\n\n",
)


def _typst_string(escaped: str) -> str:
    plain = re.sub(r"\\(.)", r"\1", escaped)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


# ── Org ──────────────────────────────────────────────────────────────────────────────

# Org has no escape character. A sign between zero-width spaces begins and ends nothing, for
# markup begins after a space with none inside; where markup of ours would begin or end
# with such a space, a word joiner stands between.
_ORG_MARKUP = lazy(r"[*/_=~+^]|-(?=-)|\.(?=\.)|(?<=\w)(?<!\bhttp)(?<!\bhttps):(?=\S)")
_ORG_OPENING = lazy(r"[\[<{#\\|]")


def _org(text: str) -> str:
    text = _ORG_OPENING.sub("\\g<0>\u200b", _ORG_MARKUP.sub("\u200b\\g<0>\u200b", text))
    return text.replace("$", "\\dollar{}")


_ORG = Form(
    escape=_org,
    pairs={
        marks.ITALIC: ("\u200b/\u2060", "\u2060/\u200b"),
        marks.OBLIQUE: ("\u200b/\u2060", "\u2060/\u200b"),
        marks.BOLD: ("\u200b*\u2060", "\u2060*\u200b"),
        marks.UNDERLINE: ("\u200b_\u2060", "\u2060_\u200b"),
        marks.SUPERSCRIPT: ("^{", "}"),
        marks.SUBSCRIPT: ("_{", "}"),
        marks.BLOCK: ("\\\\\n", "\\\\\n"),
        marks.LEFT_MARGIN: ("", " "),
        marks.INDENT: ("\\\\\n", ""),
    },
    link=lambda address, text: f"[[{address}][{text}]]".replace("\u200b", ""),
    start=lambda text: re.sub(r"^(?=[-+*#:|]|(?:\d+|[a-zA-Z])[.)]\s)", "\u200b", text.lstrip()),
    joined=True,
    separator="\n\n",
)

# ── reStructuredText ─────────────────────────────────────────────────────────────────

_RST_TABLE = _table({char: "\\" + char for char in "\\*`|_[]<>@"})
_RST_SCHEME = lazy(r"(?<![\w])(?!https?:)([a-zA-Z][\w+.-]*):(?=\S)")
_RST_START = lazy(r"^(?=[-+*#=:.|~^\"']|\(?(?:\d+|[A-Za-z])[.)]\s)")
_RST = Form(
    escape=lambda text: _RST_SCHEME.sub(r"\1\\:", text.translate(_RST_TABLE)),
    pairs={
        marks.ITALIC: ("\\ *", "*\\ "),
        marks.OBLIQUE: ("\\ *", "*\\ "),
        marks.BOLD: ("\\ **", "**\\ "),
        marks.SUPERSCRIPT: ("\\ :sup:`", "`\\ "),
        marks.SUBSCRIPT: ("\\ :sub:`", "`\\ "),
        marks.BLOCK: (" ", " "),
        marks.LEFT_MARGIN: ("", " "),
        marks.INDENT: (" ", ""),
    },
    link=lambda address, text: f"`{text} <{address}>`__",
    start=lambda text: _RST_START.sub(
        r"\\", text.removeprefix("\\ ").lstrip().replace("::", ":\\ :")
    ),
    joined=True,
    separator="\n\n",
)

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "text": _TEXT,
        "html": _HTML,
        "markdown": _MARKDOWN,
        "latex": _LATEX,
        "rtf": _RTF,
        "typst": _TYPST,
        "org": _ORG,
        "rst": _RST,
    }
)
"""Name of an output → its form. ``json`` is a tree, written by ``tree``."""
