"""What the schema allows, but a style's author hardly means."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from citekit.csl.validation.findings import Finding, fault
from citekit.csl.xml import NAMESPACE, tag_of
from citekit.model import Severity

_CS = f"{{{NAMESPACE}}}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def check_habits(root: etree._Element) -> Iterator[Finding]:
    """Yield warnings about settings without effect, and hints about names that are passing."""
    yield from _check_collapse(root)
    yield from _check_locales(root)
    for element in root.iter(_CS + "*"):
        yield from _check_et_al(element)
        yield from _check_event(element)


def _check_collapse(root: etree._Element) -> Iterator[Finding]:
    citation = root.find(f"{_CS}citation")
    if citation is None or not str(citation.get("collapse", "")).startswith("year-suffix"):
        return
    if citation.get("disambiguate-add-year-suffix") not in ("true", "1"):
        message = "collapses year suffixes, which disambiguate-add-year-suffix does not add"
        yield fault(citation, message, Severity.WARNING)


def _check_locales(root: etree._Element) -> Iterator[Finding]:
    seen: set[str] = set()
    for locale in root.iterfind(f"{_CS}locale"):
        language = str(locale.get(_XML_LANG, ""))
        if language in seen:
            shown = language or "without a language"
            message = f"there is a locale {shown} already; only one of them counts"
            yield fault(locale, message, Severity.WARNING)
        seen.add(language)


def _check_et_al(element: etree._Element) -> Iterator[Finding]:
    for least, shown in (
        ("et-al-min", "et-al-use-first"),
        ("et-al-subsequent-min", "et-al-subsequent-use-first"),
    ):
        try:
            names, first = int(element.attrib[least]), int(element.attrib[shown])
        except (KeyError, ValueError):
            continue
        if first >= names:
            message = f"{shown}={first} is no less than {least}={names}: no name is left out"
            yield fault(element, message, Severity.WARNING)


def _check_event(element: etree._Element) -> Iterator[Finding]:
    if tag_of(element) == "text" and element.get("variable") == "event":
        message = "event is the old name of event-title"
        yield fault(element, message, Severity.INFO)
