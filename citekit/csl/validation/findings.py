"""What a check finds: where in the file, in which element, how bad."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from citekit.csl.xml import tag_of
from citekit.model import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault of a style. ``line`` is 1-based; ``message`` says what was expected."""

    line: int | None
    element: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = "" if self.line is None else f"{self.line}: "
        element = f"<{self.element}>: " if self.element else ""
        return f"{place}{self.severity}: {element}{self.message}"


def fault(
    element: etree._Element,
    message: str,
    severity: Severity = Severity.ERROR,
    name: str | None = None,
) -> Finding:
    """Return a finding about ``element``; ``name`` is shown where it is not CSL's."""
    line: object = element.sourceline
    return Finding(
        line=line if isinstance(line, int) else None,
        element=name or tag_of(element) or "",
        message=message,
        severity=severity,
    )
