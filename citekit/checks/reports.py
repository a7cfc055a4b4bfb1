"""Reports of an audit for people: lines of text, and a page of HTML."""

from __future__ import annotations

from html import escape

from citekit.checks.rules import Audited, Problem

_CSP = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    ":root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;"
    "margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;"
    "border-top:1px solid #8886}.error{font-weight:bold}td{overflow-wrap:anywhere}"
)


def write_text(pages: tuple[Audited, ...]) -> str:
    """Return one line a problem, as compilers write them."""
    return "".join(f"{_line(problem)}\n" for page in pages for problem in page.problems)


def _line(problem: Problem) -> str:
    place = f"{problem.source}:{problem.line}:{problem.column}"
    return _inert(f"{place}: {problem.severity.value}: {problem.message} [{problem.rule}]")


def _inert(text: str) -> str:
    """A line without control signs and signs that turn its direction."""
    return "".join(
        "\ufffd" if ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" else c
        for c in text
    )  # fmt: skip


def summary(pages: tuple[Audited, ...], *, known: int = 0) -> str:
    """Return the numbers of an audit as one sentence."""
    problems = sum(len(page.problems) for page in pages)
    cited = sum(page.has_citation for page in pages)
    told = f"{len(pages)} pages, {cited} with a citation, {problems} findings"
    return f"{told}, {known} known" if known else told


def write_html(pages: tuple[Audited, ...]) -> str:
    """Return the report as a page; everything from pages is escaped, nothing is loaded."""
    rows = [_row(problem) for page in pages for problem in page.problems]
    table = (
        "<table>\n<caption>Findings</caption>\n<thead><tr><th scope=col>page<th scope=col>severity"
        "<th scope=col>rule<th scope=col>the citation says<th scope=col>the page says"
        "<th scope=col>at</thead>\n<tbody>\n" + "\n".join(rows) + "\n</tbody>\n</table>"
        if rows
        else "<p>No findings.</p>"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_CSP}">\n'
        f"<title>Audit of citations</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>Audit of citations</h1>\n<p>{escape(summary(pages))}.</p>\n{table}\n</body>\n</html>\n"
    )


def _row(problem: Problem) -> str:
    place = escape(f"{problem.source}:{problem.line}")
    severity = problem.severity.value
    cited = escape(problem.cited or problem.message)
    return (
        f'<tr><td>{place}<td class="{severity}">{severity}<td>{escape(problem.rule)}'
        f"<td>{cited}<td>{escape(problem.stated)}<td>{escape(problem.origin)}"
    )
