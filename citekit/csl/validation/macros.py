"""Macros: each that is called is there, once, and none calls itself."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from lxml import etree

from citekit.csl.validation.findings import Finding, fault
from citekit.csl.xml import NAMESPACE
from citekit.model import Severity

_CS = f"{{{NAMESPACE}}}"


def check_macros(root: etree._Element) -> Iterator[Finding]:
    """Yield missing, doubled, circular and unused macros."""
    macros: dict[str, etree._Element] = {}
    for macro in root.iterfind(f"{_CS}macro"):
        name = _name(macro, "name")
        if name in macros:
            yield fault(macro, f"there is a macro {name!r} already")
        macros.setdefault(name, macro)
    called: set[str] = set()
    for call in root.iter(f"{_CS}text", f"{_CS}key"):
        if "macro" not in call.attrib:
            continue
        name = _name(call, "macro")
        called.add(name)
        if name not in macros:
            hint = difflib.get_close_matches(name[:80], sorted(macros), n=1)
            rest = f"; did you mean {hint[0]!r}?" if hint else ""
            yield fault(call, f"there is no macro {name[:80]!r}{rest}")
    yield from _check_cycles(macros)
    for name, macro in macros.items():
        if name not in called:
            yield fault(macro, f"nothing calls the macro {name!r}", Severity.INFO)


def _check_cycles(macros: Mapping[str, etree._Element]) -> Iterator[Finding]:
    """Walk the calls without recursion, for a chain may be as long as the file."""
    calls = {
        name: [call for call in macro.iter(f"{_CS}text") if "macro" in call.attrib]
        for name, macro in macros.items()
    }
    done: set[str] = set()
    for start in macros:
        path = [start]
        pending = [iter(calls[start])] if start not in done else []
        while pending:
            call = next(pending[-1], None)
            if call is None:
                pending.pop()
                done.add(path.pop())
                continue
            name = _name(call, "macro")
            if name in path:
                circle = " → ".join([*path[path.index(name) :], name])
                yield fault(call, f"the macro calls itself: {circle}")
            elif name in calls and name not in done:
                path.append(name)
                pending.append(iter(calls[name]))


def _name(element: etree._Element, attribute: str) -> str:
    return " ".join(str(element.get(attribute, "")).split())
