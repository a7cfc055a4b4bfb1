"""``read --explain`` as an HTML page: everything from pages is escaped, nothing is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from citekit import Field, Item, Notice, Reading, message_of
from citekit.cli.explanation import (
    LIKENESS,
    Stretch,
    block_stretches,
    blocks_of,
    rendering_stretches,
)
from citekit.cli.records import sureness, value_text

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
HEAD = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>What citekit read</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.6 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }}
blockquote {{ margin: .5rem 0; padding: .5rem 1rem; border-left: .25rem solid #8886; }}
mark {{ color: inherit; background: #9994; border-radius: .2rem; padding: .1rem .15rem; }}
mark.author, mark.editor, mark.translator {{ background: #2a94; }}
mark.title {{ background: #29d4; }}
mark.container-title, mark.collection-title {{ background: #a4c4; }}
mark.issued, mark.accessed {{ background: #ca04; }}
mark.publisher, mark.publisher-place {{ background: #c664; }}
mark.volume, mark.issue, mark.page, mark.number {{ background: #0aa4; }}
u.differs {{ text-decoration: underline wavy #c22; text-underline-offset: .2em; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0; border-top: 1px solid #8884; }}
.doubt, .error, .warning {{ font-weight: bold; }}
</style>
</head>
<body>
<h1>What citekit read</h1>
"""
FOOT = "</body>\n</html>\n"


def explain_html(reading: Reading) -> str:
    """Return a proved reading as a section of the page between ``HEAD`` and ``FOOT``."""
    source = escape(reading.page.source)
    lines = [
        "<section>",
        f"<h2>{source}: {reading.verdict.value}</h2>",
        *(line for index in range(len(reading.items)) for line in _item(reading, index)),
        *_notices(reading.notices),
        "</section>",
    ]
    return "\n".join(lines) + "\n"


def _item(reading: Reading, index: int) -> Iterator[str]:
    item, fields, proof = reading.items[index], reading.fields[index], reading.proofs[index]
    confidence = reading.confidences[index]
    sure = sureness(confidence)
    yield f"<h3>{escape(item.id)} <small>{escape(item.type)}</small></h3>"
    yield f'<p>As a whole: <span class="{sure}">{sure}</span> ({confidence:.0%}).</p>'
    for block in blocks_of(reading, index):
        own = proof is not None and proof.block == block.span
        wrong = proof.unmatched if proof is not None and own else ()
        yield f"<p>{escape(block.cue) or 'Printed:'}</p>"
        yield f"<blockquote>{_marked(block_stretches(reading, block, fields, wrong))}</blockquote>"
        if proof is not None and own:
            yield f"<p>Printed back in {escape(proof.style)}: {LIKENESS[proof.likeness]}.</p>"
            yield f"<blockquote>{_marked(rendering_stretches(proof))}</blockquote>"
    yield "<table>"
    yield "<tr><th>field<th>value<th>how sure<th>from"
    for variable in item.variables:
        yield _row(item, variable, fields.get(variable))
    yield "</table>"


def _marked(stretches: tuple[Stretch, ...]) -> str:
    parts: list[str] = []
    for stretch in stretches:
        text = escape(stretch.text)
        if stretch.wrong:
            text = f'<u class="differs" title="differs">{text}</u>'
        if stretch.variable and stretch.text.strip():
            name = escape(stretch.variable)
            text = f'<mark class="{name}" title="{name}">{text}</mark>'
        parts.append(text)
    return "".join(parts)


def _row(item: Item, variable: str, found: Field | None) -> str:
    name, value = escape(variable), escape(value_text(item, variable))
    if found is None:
        return f"<tr><th>{name}<td>{value}<td><td>"
    origins = ", ".join(
        f"{escape(witness.origin)}{'' if witness.agrees else ' (says otherwise)'}"
        for witness in dict.fromkeys(found.evidence)
    )
    sure = sureness(found.confidence)
    return (
        f'<tr><th><mark class="{name}">{name}</mark><td>{value}'
        f'<td class="{sure}">{sure} ({found.confidence:.0%})<td>{origins}'
    )


def _notices(notices: tuple[Notice, ...]) -> Iterator[str]:
    told = dict.fromkeys((notice.severity.value, message_of(notice)) for notice in notices)
    if told:
        yield "<ul>"
        for severity, message in told:
            yield f'<li><span class="{severity}">{severity}</span>: {escape(message)}'
        yield "</ul>"
