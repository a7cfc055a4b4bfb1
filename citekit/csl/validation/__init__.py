"""A CSL style → what is wrong with it: schema, macros, habits, and a trial rendering.

``structure`` applies the table of ``rules``; ``macros`` follows the calls; ``trial``
renders works, if there is no error so far. To add a check, write a function that takes the
root and yields ``Finding``s, and add it to ``_CHECKS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from citekit.csl.validation.findings import Finding
from citekit.csl.validation.habits import check_habits
from citekit.csl.validation.macros import check_macros
from citekit.csl.validation.structure import check_structure
from citekit.csl.validation.trial import try_style
from citekit.csl.xml import parse_xml
from citekit.errors import StyleError
from citekit.model import Severity, StyleSource

__all__ = ["Finding", "check_style"]

_CHECKS: tuple[Callable[[etree._Element], Iterator[Finding]], ...] = (
    check_structure,
    check_macros,
    check_habits,
)


def check_style(source: StyleSource) -> tuple[Finding, ...]:
    """Return everything that is wrong with a style, in the order of its lines.

    A file that cannot be parsed gives the one finding that says where. ``source.xml`` is
    judged as it stands: for a dependent style give its own XML, not its parent's.
    """
    try:
        root = parse_xml(source.xml, source.place, "style")
    except StyleError as error:
        return (Finding(line=error.line, element=error.element or "", message=error.reason),)
    findings = [finding for check in _CHECKS for finding in check(root)]
    if not any(finding.severity is Severity.ERROR for finding in findings):
        findings += try_style(source, root)
    return tuple(sorted(findings, key=lambda finding: finding.line or 0))
