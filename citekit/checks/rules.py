"""What can be wrong with a page's citation, and the values that an audit gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

from citekit.model import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: how much its breach matters, and what it is."""

    severity: Severity
    summary: str


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "author-differs": Rule(
            severity=Severity.WARNING,
            summary="The citation names other authors than the page's metadata or by-line.",
        ),
        "authors-incomplete": Rule(
            severity=Severity.WARNING,
            summary="The citation lists fewer or more authors than the page's metadata.",
        ),
        "citation-cut": Rule(
            severity=Severity.ERROR, summary="The page's citation stops in the middle."
        ),
        "citation-missing": Rule(
            severity=Severity.ERROR, summary="The page says nowhere how to cite it."
        ),
        "citation-thin": Rule(
            severity=Severity.INFO,
            summary="The citation lacks a title, author or date that the page states.",
        ),
        "citation-unreadable": Rule(
            severity=Severity.ERROR, summary="The page's citation cannot be read as a reference."
        ),
        "date-differs": Rule(
            severity=Severity.WARNING,
            summary="The citation has another date than the page's metadata or head.",
        ),
        "doi-differs": Rule(
            severity=Severity.ERROR,
            summary="The citation has another DOI than the page's metadata.",
        ),
        "number-differs": Rule(
            severity=Severity.WARNING,
            summary="The citation has another volume, issue or page than the page's metadata.",
        ),
        "outlet-differs": Rule(
            severity=Severity.WARNING,
            summary="The citation names another outlet than the page's metadata or head.",
        ),
        "title-differs": Rule(
            severity=Severity.WARNING,
            summary="The citation has another title than the page's metadata or head.",
        ),
        "url-differs": Rule(
            severity=Severity.WARNING,
            summary="The citation gives another address on this site than the page's own.",
        ),
    }
)
"""Name → rule. Names are stable: reports and baselines hold them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One breach of a rule on one page.

    ``cited`` is what the citation says, ``stated`` what the page says elsewhere, at
    ``origin``. ``line`` and ``column`` are 1-based and lead to the citation.
    """

    rule: str
    source: str
    message: str
    cited: str = ""
    stated: str = ""
    origin: str = ""
    line: int = 1
    column: int = 1

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return RULES[self.rule].severity

    @property
    def fingerprint(self) -> str:
        """What stays the same when other parts of the page change."""
        parts = (self.source.replace("\\", "/"), self.rule, self.cited, self.stated)
        return sha256("\0".join(parts).encode()).hexdigest()[:20]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """A page that was audited: whether it has a citation, and its problems."""

    source: str
    has_citation: bool
    problems: tuple[Problem, ...] = ()
