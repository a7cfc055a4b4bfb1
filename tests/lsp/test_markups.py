"""Where each markup cites: the key alone is marked, and nothing in code or addresses."""

from __future__ import annotations

import time

import pytest

from citekit.lsp.document import Document
from citekit.lsp.markups import MARKUPS, find_markup

ROWS = [
    ("a.md", "As @nye2004 says [see @waltz1979, pp. 33-35; -@ostrom1990].", "nye2004 waltz1979 ostrom1990"),
    ("a.md", "`@code` and\n```\n@fenced\n```\nand me@example.org, https://x.org/@user", ""),
    ("a.md", "```r\nx@slot\n```\n\n[@nye2004]", "nye2004"),
    ("a.md", "~~~\n@a\n~~~~\n[@b]", "b"),
    ("a.md", "@{https://example.org/a,b} {cite:p}`nye2004, waltz1979`", "https://example.org/a,b nye2004 waltz1979"),
    ("a.qmd", "@fig-map, @tbl-1 and @sec-two are no works; \\@nye2004 is escaped", ""),
    ("a.md", "---\nauthor: '@me'\nnocite: |\n  @nye2004, @waltz1979\n---\n", "nye2004 waltz1979"),
    ("a.md", "<!-- @nye2004 --> @waltz1979.", "waltz1979"),
    ("a.md", "(@doe_2000:a.b)", "doe_2000:a.b"),
    ("a.tex", "\\cite[see][p.~3]{nye2004, waltz1979} % \\cite{no}\n\\textcite*{ostrom1990}", "nye2004 waltz1979 ostrom1990"),
    ("a.tex", "\\parencites(see)()[3]{nye2004}[4]{waltz1979}", "nye2004 waltz1979"),
    ("a.tex", "\\cite{nye2004,\n  waltz1979,\n}", "nye2004 waltz1979"),
    ("a.tex", "\\verb|\\cite{no}| \\begin{verbatim}\\cite{no}\\end{verbatim} \\nocite{*}", ""),
    ("a.tex", "\\bibcite{no}{1} \\citestyle{apa} 5\\% \\citep{nye2004}", "nye2004"),
    ("a.typ", "@nye2004[p. 3] #cite(<waltz1979>, form: \"prose\") // @no", "nye2004 waltz1979"),
    ("a.typ", "= Map <fig:map>\nSee @fig:map and `@no`; mail a@b.org.", ""),
    ("a.org", "[cite/t:see @nye2004 p. 3; @waltz1979] citep:ostrom1990,tilly1975", "nye2004 waltz1979 ostrom1990 tilly1975"),
    ("a.org", "#+begin_src python\n[cite:@no]\n#+end_src\n=[cite:@no]= [cite:@nye2004]", "nye2004"),
    ("a.rst", "See :cite:t:`nye2004` and :cite:p:`{see}waltz1979{p. 3}`; ``:cite:`no` ``", "nye2004 waltz1979"),
    ("a.adoc", "cite:[nye2004(33), waltz1979] `cite:[no]`", "nye2004 waltz1979"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "expected"), ROWS)
def test_the_keys_that_a_document_cites(path: str, text: str, expected: str) -> None:
    markup = find_markup(path)
    assert markup is not None
    document = Document(path, text, markup)
    assert [use.key for use in document.uses] == expected.split()
    assert all(text[use.start : use.end] == use.key for use in document.uses)
    assert all(
        use.citation_start <= use.start <= use.end <= use.citation_end for use in document.uses
    )


@pytest.mark.parametrize(
    ("path", "text", "typed"),
    [
        ("a.md", "as @ny|", "ny"),
        ("a.md", "[@nye2004; @|", ""),
        ("a.md", "{cite:t}`nye2004, wal|", "wal"),
        ("a.md", "me@ex|", None),
        ("a.md", "`@ny|`", None),
        ("a.tex", "\\autocite[p. 3]{nye2004,\n wal|", "wal"),
        ("a.tex", "\\cites{nye2004}{wal|", "wal"),
        ("a.tex", "\\emph{nye|", None),
        ("a.tex", "\\cite{nye2004} and {wal|", None),
        ("a.typ", "@ny|", "ny"),
        ("a.typ", "#cite(<ny|", "ny"),
        ("a.org", "[cite:see @nye2004; @wal|", "wal"),
        ("a.org", "cite:nye2004,wal|", "wal"),
        ("a.rst", ":cite:p:`nye2004,wal|", "wal"),
        ("a.adoc", "cite:[nye2004, wal|", "wal"),
    ],
)
def test_the_key_being_typed(path: str, text: str, typed: str | None) -> None:
    offset = text.index("|")
    text = text.replace("|", "", 1)
    markup = find_markup(path)
    assert markup is not None
    partial = markup.find_partial(markup.mask(text), offset)
    assert (partial.typed if partial is not None else None) == typed


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.md", "---\nbibliography: refs.bib\n---\n", "refs.bib"),
        ("a.md", "---\nbibliography: [a.bib, b.json]\n---\n", "a.bib b.json"),
        ("a.md", "---\nbibliography:\n  main: a.bib\n  other: [b.bib]\n---\n", "a.bib b.bib"),
        ("a.md", "---\nbibliography: [a.bib\n---\n", ""),
        ("a.tex", "\\addbibresource[datatype=bibtex]{a.bib}\\bibliography{b,c} % \\bibliography{d}", "a.bib b.bib c.bib"),
        ("a.typ", '#bibliography(("a.bib", "b.yml"), style: "apa")', "a.bib b.yml"),
        ("a.typ", '#bibliography("a.bib")', "a.bib"),
        ("a.org", "#+bibliography: a.bib\n#+BIBLIOGRAPHY: b.bib", "a.bib b.bib"),
        ("a.rst", ".. bibliography:: a.bib b.bib", "a.bib b.bib"),
        ("a.adoc", ":bibtex-file: a.bib", "a.bib"),
    ],
)  # fmt: skip
def test_the_libraries_that_a_document_declares(path: str, text: str, expected: str) -> None:
    markup = find_markup(path)
    assert markup is not None
    assert markup.find_bibliographies(text) == tuple(expected.split())


@pytest.mark.parametrize("markup", MARKUPS, ids=lambda markup: markup.name)
def test_a_written_citation_is_found_again(markup: object) -> None:
    from citekit.lsp.markups import Markup

    assert isinstance(markup, Markup)
    keys = ("nye2004soft", "waltz1979")
    text = f"See {markup.cite(keys)} there.\n"
    assert tuple(use.key for use in markup.find_uses(markup.mask(text))) == keys


@pytest.mark.parametrize("markup", MARKUPS, ids=lambda markup: markup.name)
@pytest.mark.parametrize(
    "unit",
    ["`", "[", "@", "{", "\\cite{", "\\cite[", "<", "cite:", "[cite:@a;", "$", "--", "~~~\n", "((", ":cite:p:`", "a@b.", "/*", "\n\n", "&", "=a", "https://a"],
)  # fmt: skip
def test_repetition_takes_time_in_proportion(markup: object, unit: str) -> None:
    from citekit.lsp.markups import Markup

    assert isinstance(markup, Markup)

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.process_time()
        masked = markup.mask(text)
        markup.find_uses(masked)
        markup.find_partial(masked, len(masked))
        return time.process_time() - start

    # the least of some: other programs disturb the clock of this one
    short, long = (min(seconds(length) for _ in range(2)) for length in (15_000, 60_000))
    assert long < 12 * short + 0.5
