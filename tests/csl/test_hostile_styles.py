"""Styles that would take memory, time or files are refused at once, with their line."""

from __future__ import annotations

import time

import pytest

from citekit.csl.style import read_style
from citekit.errors import StyleError
from citekit.model import StyleSource

_OPEN = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">\n'
    "<citation><layout>\n"
)
_CLOSE = "</layout></citation></style>"
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
_HOSTILE = {
    "billion laughs": (
        f'<!DOCTYPE s [<!ENTITY a0 "ha">{_LAUGHS}]>{_OPEN}<text value="&a11;"/>{_CLOSE}',
        "entity is declared",
    ),
    "external entity": (
        f'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/hostname">]>{_OPEN}<text value="&x;"/>{_CLOSE}',
        "entity is declared",
    ),
    "long attribute": (
        f'{_OPEN}<text value="{"x" * 1_000_000}"/>{_CLOSE}',
        r":3: <?text>?.*longer than 10,000",
    ),
    "deep nesting": (
        f'{_OPEN}{"<group>" * 10_000}<text value="x"/>{"</group>" * 10_000}{_CLOSE}',
        "[Dd]ep",
    ),
    "nesting that the parser lets through": (
        f'{_OPEN}{"<group>" * 100}<text value="x"/>{"</group>" * 100}{_CLOSE}',
        "deeper than",
    ),
}


@pytest.mark.parametrize(("text", "reason"), _HOSTILE.values(), ids=_HOSTILE.keys())
def test_a_hostile_style_is_refused_at_once(text: str, reason: str) -> None:
    source = StyleSource(id="hostile", xml=text.encode(), place="hostile.csl")
    start = time.process_time()
    with pytest.raises(StyleError, match=reason) as refused:
        read_style(source)
    assert time.process_time() - start < 0.25
    assert len(str(refused.value)) < 500
