"""Whatever data holds, each output shows it as text: the format's own parser is the judge.

The text that a parser finds in an output must be the text that the plain output prints,
and nothing in it may act: no raw markup, no code, no math, no picture, no note, no link
but one to the web.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from citekit.csl import render_bibliography
from citekit.model import Item, Name
from citekit.styles import find_style

STYLE = find_style("belfer-center")

_PRINTABLE = r"""
<script>alert(1)</script>
<img src=x onerror=alert(1)>
<!-- x
]]>
&amp;
&#60;
<i>kept</i>
<b onclick=x>
</div>
" onmouseover="x
<br/>
<style>
**bold**
*star*
_under_
__two__
`code`
```
[a](javascript:x)
![p](p.png)
[^1]
[@doe99]
~~gone~~
# head
- list
1. one
> quote
| a | b
\
\input{/etc/passwd}
\write18{ls}
$x^2$
$$
%
{
}
{}
~
^
_
&
\end{document}
--
---
''
?`
!`
<<
>>
,,
#let x = 1
#import "x"
#emoji.face
@doe
<label>
= head
/ term
//
/* x */
{\rtf1 \par}
\bin99999
\'e9
\u233
\par
[[file:/etc/passwd]]
#+BEGIN_EXPORT
/slanted/
=verbatim=
~code~
+gone+
\alpha
{{{macro}}}
[fn:1]
[cite:@x]
src_python{1}
<2026-01-02>
call_x()
|sub|
:role:`x`
``lit``
x_
`x <y>`_
.. raw:: html
[1]_
::
**
*
_x
é
🦔
王
A
word
12
.
,
:
?
“
”
'
"
«
(
)
[
]
"""
_INVISIBLE = """\x00 \x08 \x1b[31m \u202e \u2066 \u200b \ue000 \ue030 \ufeff""".split(" ")
HOSTILE = (*_PRINTABLE.strip().split("\n"), *_INVISIBLE, "    indented", "\n\n", "\t", "\r\n")

hostile_text = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.sampled_from((" ", "a", "B ")), st.text(max_size=4)),
    max_size=8,
).map("".join)


@st.composite
def hostile_items(draw: st.DrawFn) -> Item:
    return Item(
        id=draw(st.sampled_from(("doe", "<b>", "a\nb", '"'))),
        type=draw(st.sampled_from(("book", "article-journal", "report", "chapter"))),
        variables={
            "title": draw(hostile_text) or "title",
            "author": (Name(family=draw(hostile_text) or "Doe", given=draw(hostile_text)),),
            "container-title": draw(hostile_text),
            "publisher": draw(hostile_text),
            "volume": draw(hostile_text),
            "page": draw(hostile_text),
        },
    )


def rendered(item: Item, output: str) -> str:
    return str(render_bibliography((item,), STYLE, output=output))


def squeezed(text: str) -> str:
    """Return text without what a parser may not keep: white space, invisible signs."""
    return "".join(
        sign
        for sign in unicodedata.normalize("NFKC", text)
        if not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cc")
    )


def assert_shows_the_same(item: Item, output: str, read: Callable[[str], str]) -> None:
    document = rendered(item, output)
    assert "\x00" not in document
    assert not re.search("[\ue000-\ue0ff]", document)
    assert squeezed(read(document)) == squeezed(rendered(item, "text")), document


fast = settings(max_examples=60, deadline=None)
slow = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


# ── HTML ─────────────────────────────────────────────────────────────────────────────

_ELEMENTS = {
    "div",
    "span",
    "i",
    "em",
    "b",
    "strong",
    "sup",
    "sub",
    "a",
    "cite",
    "q",
    "p",
    "section",
}
_ATTRIBUTES = {"class", "style", "href", "id", "lang", "dir", "role", "data-item"}


def read_html(document: str) -> str:
    html5lib = pytest.importorskip("html5lib")
    tree = html5lib.parse(document, namespaceHTMLElements=False, treebuilder="etree")
    body = tree.find("body")
    for element in body.iter():
        if element is body:
            continue
        assert element.tag in _ELEMENTS, element.tag
        assert {name for name in element.attrib if not name.startswith("data-")} <= _ATTRIBUTES
        assert re.match("https?://", element.get("href", "https://"))
    return "".join(body.itertext())


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _ELEMENTS

    def handle_data(self, data: str) -> None:
        self.text += data


def read_html_with_the_standard_library(document: str) -> str:
    collector = _Collector()
    collector.feed(document)
    collector.close()
    return collector.text


@fast
@given(hostile_items())
def test_html_shows_data_as_text(item: Item) -> None:
    assert_shows_the_same(item, "html", read_html_with_the_standard_library)


@pytest.mark.peer
@fast
@given(hostile_items())
def test_html_shows_data_as_text_to_a_browser(item: Item) -> None:
    assert_shows_the_same(item, "html", read_html)


# ── What pandoc reads ────────────────────────────────────────────────────────────────

_QUIET = {"Str", "Space", "SoftBreak", "LineBreak", "Emph", "Strong", "Superscript", "Subscript",
          "SmallCaps", "Underline", "Span", "Link", "Quoted", "Para", "Plain", "Div", "BulletList",
          "LineBlock"}  # fmt: skip


def words_of(node: Any) -> Iterator[str]:
    """Yield the text of a pandoc tree; fail at what is more than text."""
    if isinstance(node, list):
        for child in node:
            yield from words_of(child)
    elif isinstance(node, dict):
        kind: str = node["t"]
        content: Any = node.get("c")
        assert kind in _QUIET, node
        match kind:
            case "Str":
                yield content
            case "Space" | "SoftBreak" | "LineBreak":
                yield " "
            case "Link":
                assert re.match("https?://", content[2][0]), node
                yield from words_of(content[1])
            case "Span" | "Div" | "Quoted":
                yield from words_of(content[1])
            case _:
                yield from words_of(content)


# LaTeX's own command for a vertical bar, which pandoc 3 drops.
_PANDOC_LACKS = r"\newcommand{\textbar}{|}"


def with_pandoc(reader: str) -> Callable[[str], str]:
    pypandoc = pytest.importorskip("pypandoc")

    def read(document: str) -> str:
        known = _PANDOC_LACKS if reader.startswith("latex") else ""
        tree = json.loads(pypandoc.convert_text(known + document, "json", format=reader))
        return "".join(words_of(tree["blocks"]))

    return read


@pytest.mark.peer
@pytest.mark.parametrize(
    ("output", "reader"),
    [
        ("markdown", "markdown-smart"),
        ("markdown", "commonmark"),
        ("markdown", "gfm"),
        ("latex", "latex-smart"),
        ("org", "org-smart"),
        ("typst", "typst"),
        ("rtf", "rtf"),
        ("html", "html"),
    ],
)
@slow
@example(
    item=Item(
        id="doe",
        type="chapter",
        variables={"title": "title", "author": (Name(family="Doe"),), "container-title": "."},
    )
)
@given(item=hostile_items())
def test_pandoc_finds_only_text(output: str, reader: str, item: Item) -> None:
    shown = rendered(item, "text")
    assume(reader != "rtf" or max(shown) < "\U00010000")  # it does not join surrogates
    assume(output != "org" or "\\" not in shown)  # it stops at a backslash
    assert_shows_the_same(item, output, with_pandoc(reader))


# ── Others ───────────────────────────────────────────────────────────────────────────


@pytest.mark.peer
@slow
@given(hostile_items())
def test_docutils_finds_only_text(item: Item) -> None:
    core = pytest.importorskip("docutils.core")

    def read(document: str) -> str:
        tree = core.publish_doctree(
            document, settings_overrides={"report_level": 1, "halt_level": 1, "raw_enabled": True}
        )
        kinds = {node.tagname for node in tree.findall() if node.tagname != "#text"}
        assert kinds <= {"document", "paragraph", "emphasis", "strong", "superscript", "subscript",
                         "inline", "reference", "line_block", "line"}, document  # fmt: skip
        return str(tree.astext())

    assert_shows_the_same(item, "rst", read)


@pytest.mark.peer
@slow
@given(hostile_items())
def test_typst_compiles_it(item: Item) -> None:
    typst = pytest.importorskip("typst")
    document = rendered(item, "typst")
    assert typst.compile(document.encode(), format="pdf").startswith(b"%PDF")


_RTF = re.compile(
    r"\\u(-?\d{1,6}) \?|\\'([0-9a-f]{2})|\\([a-z]{1,32})(-?\d{1,10})?[ ]?"
    r"|\\([^a-z])|([{}])|([^\\{}]+)",
    re.DOTALL,
)
_RTF_WORDS = frozenset(
    "rtf ansi ansicpg deff deflang uc fonttbl f fswiss froman fnil fcharset par pard plain "
    "i b ul ulnone scaps super sub nosupersub fi li sa sb sl slmult tx tab line ql fs".split()
)


_RTF_SIGNS = {"~": "\u00a0", "_": "\u2011", "-": ""}


def read_rtf(document: str) -> str:
    """Return an RTF's text; fail at control words that no bibliography needs."""
    assert document.isascii()
    units: list[int] = []
    depth, position = 0, 0
    hidden: int | None = None
    for match in _RTF.finditer(document):
        assert match.start() == position, document[position : position + 20]
        position = match.end()
        code, _, word, _, sign, brace, text = match.groups()
        if brace:
            depth += 1 if brace == "{" else -1
            if hidden is not None and depth < hidden:
                hidden = None
        elif word:
            assert word in _RTF_WORDS, word
            if word == "fonttbl":
                hidden = depth
        elif hidden is None:
            shown = chr(int(code) % 0x10000) if code else _RTF_SIGNS.get(sign, sign) or text or ""
            units += [ord(unit) for unit in shown]
        assert depth >= 0
    assert (depth, position) == (0, len(document))
    packed = b"".join(unit.to_bytes(2, "little") for unit in units)
    return packed.decode("utf-16-le")


@fast
@given(hostile_items())
def test_rtf_holds_only_text_and_known_words(item: Item) -> None:
    assert_shows_the_same(item, "rtf", read_rtf)


@fast
@given(hostile_items())
def test_json_holds_the_text(item: Item) -> None:
    assert json.loads(rendered(item, "json"))


@pytest.mark.parametrize("output", ["html", "markdown", "latex", "typst", "org", "rst", "rtf"])
@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_only_addresses_of_the_web_become_links(output: str, url: str) -> None:
    item = Item(id="a", type="webpage", variables={"title": "A", "URL": url})
    document = str(render_bibliography((item,), find_style("carnegie-endowment"), output=output))
    assert not re.search(
        rf'href="{re.escape(url)}|\]\({re.escape(url)}|\\href|\\url|#link\(|\[\[|<{re.escape(url)}>|HYPERLINK',
        document,
    ), document
