"""The rules of the schema, applied to a style's tree."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from citekit.csl.validation.findings import Finding, fault
from citekit.csl.validation.rules import CONDITIONS, DATE_PART_FORMS, RULES, Rule
from citekit.csl.validation.values import GENDERED_TERMS, LONG_ORDINALS, Values, one_of
from citekit.csl.xml import NAMESPACE, tag_of
from citekit.patterns import lazy

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ISSN = lazy(r"\d{4}-\d{3}[\dxX]")
_TIME = lazy(r"-?\d{4,9}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)?")
_LONG_SHORT = one_of("long short")
_LONG = one_of("long")


def check_structure(root: etree._Element) -> Iterator[Finding]:
    """Yield what in a style is not as CSL 1.0.2's schema wants it, in document order."""
    dependent = any(
        link.get("rel") == "independent-parent"
        for link in root.iterfind(f"{{{NAMESPACE}}}info/{{{NAMESPACE}}}link")
    )
    kind = "dependent-style" if dependent else "style"
    yield from _check(root, "style", kind)
    if not dependent:
        first = next((tag_of(child) for child in root), None)
        if first is not None and first != "info":
            yield fault(root, f"<info> must come first, before <{first}>")


def _check(element: etree._Element, tag: str, kind: str) -> Iterator[Finding]:
    rule = RULES[kind]
    yield from _check_attributes(element, rule)
    yield from _check_together(element, tag, kind)
    yield from _check_text(element, rule)
    yield from _check_children(element, rule)
    for child in element:
        name = tag_of(child)
        if name is not None and name in rule.children:
            yield from _check(child, name, rule.children[name])


# ── Attributes ───────────────────────────────────────────────────────────────────────


def _check_attributes(element: etree._Element, rule: Rule) -> Iterator[Finding]:
    for name in rule.required:
        if name not in element.attrib:
            yield fault(element, f"the attribute {name} is missing: {rule.attributes[name].shown}")
    for key, value in element.attrib.items():
        name = "xml:lang" if key == _XML_LANG else str(key)
        if name in rule.attributes:
            yield from _check_value(element, name, str(value), rule.attributes[name])
        else:
            expected = _listed(rule.attributes, name) or "it takes none"
            yield fault(element, f"no attribute {_cut(name)} is allowed: {expected}")


def _check_value(
    element: etree._Element, name: str, value: str, values: Values
) -> Iterator[Finding]:
    if not values.allowed and values.pattern is None:
        return
    words = value.split() if values.many else [" ".join(value.split())]
    if not words:
        yield fault(element, f"{name} is empty: {values.shown} expected")
    for word in words:
        if word in values.allowed or (values.pattern and values.pattern.fullmatch(word)):
            continue
        hint = _nearest(word, values.allowed)
        expected = values.shown + (f", such as {hint}" if hint and hint not in values.shown else "")
        yield fault(element, f'{name}="{_cut(word)}": {expected} expected')


def _listed(known: object, wanted: str) -> str:
    names = sorted(str(name) for name in known) if isinstance(known, dict) else []
    if len(names) <= 8:
        return f"{', '.join(names)} {'are' if len(names) > 1 else 'is'}" if names else ""
    hint = difflib.get_close_matches(wanted, names, n=1)
    return f"did you mean {hint[0]}?" if hint else f"{', '.join(names[:8])} … are"


def _nearest(word: str, allowed: frozenset[str]) -> str:
    return next(iter(difflib.get_close_matches(word[:80], sorted(allowed), n=1)), "")


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


# ── Attributes that go together ──────────────────────────────────────────────────────


def _check_together(element: etree._Element, tag: str, kind: str) -> Iterator[Finding]:
    attributes = element.attrib
    match kind:
        case "text":
            yield from _check_text_element(element)
        case "key":
            yield from _exactly_one(element, ("variable", "macro"))
        case "category":
            yield from _exactly_one(element, ("citation-format", "field"))
        case "if":
            if not any(name in attributes for name in CONDITIONS):
                yield fault(element, f"a condition is missing: {', '.join(CONDITIONS)}")
        case "date":
            yield from _check_date(element)
        case "date-part":
            yield from _check_date_part(element)
        case "term":
            yield from _check_term(element)
        case "link":
            yield from _check_link(element)
        case _:
            return


def _exactly_one(element: etree._Element, names: tuple[str, ...]) -> Iterator[Finding]:
    found = [name for name in names if name in element.attrib]
    if len(found) != 1:
        said = f"{' and '.join(found)} exclude each other" if found else "nothing to print"
        yield fault(element, f"{said}: exactly one of {', '.join(names)} expected")


def _check_text_element(element: etree._Element) -> Iterator[Finding]:
    yield from _exactly_one(element, ("macro", "term", "value", "variable"))
    attributes = element.attrib
    if "plural" in attributes and "term" not in attributes:
        yield fault(element, "plural goes with term only")
    if "form" in attributes and "term" not in attributes:
        if "variable" in attributes:
            yield from _check_value(element, "form", str(attributes["form"]), _LONG_SHORT)
        else:
            yield fault(element, "form goes with term or variable only")


def _check_date(element: etree._Element) -> Iterator[Finding]:
    parts = [child for child in element if tag_of(child) == "date-part"]
    if "form" in element.attrib:
        if "delimiter" in element.attrib:
            yield fault(element, "a date with a form has the locale's delimiters, not its own")
        for part in parts:
            for name in ("prefix", "suffix"):
                if name in part.attrib:
                    yield fault(part, f"{name} is the locale's where the date has a form")
        return
    if "date-parts" in element.attrib:
        yield fault(element, "date-parts goes with form: text or numeric")
    if not parts:
        yield fault(element, "a form (text or numeric) or a <date-part> is missing")


def _check_date_part(element: etree._Element) -> Iterator[Finding]:
    name = " ".join(str(element.get("name", "")).split())
    forms = DATE_PART_FORMS.get(name)
    if forms is None:
        return
    if "form" in element.attrib:
        yield from _check_value(element, "form", str(element.attrib["form"]), forms)
    if "strip-periods" in element.attrib and name != "month":
        yield fault(element, "strip-periods goes with the month only")


def _check_term(element: etree._Element) -> Iterator[Finding]:
    attributes = element.attrib
    name = " ".join(str(attributes.get("name", "")).split())
    ordinal = name.partition("-")[0] == "ordinal"
    long_ordinal = name in LONG_ORDINALS
    if "match" in attributes and not ordinal:
        yield fault(element, "match goes with the ordinal terms only")
    if "gender-form" in attributes and not (ordinal or long_ordinal):
        yield fault(element, "gender-form goes with the ordinal terms only")
    if "gender" in attributes and name not in GENDERED_TERMS:
        yield fault(element, "gender goes with months and number variables only")
    if (
        any(attr in attributes for attr in ("match", "gender", "gender-form"))
        and "form" in attributes
    ):
        yield from _check_value(element, "form", str(attributes["form"]), _LONG)
    children = [tag_of(child) for child in element]
    if ("single" in children) != ("multiple" in children):
        yield fault(element, "<single> and <multiple> come together")


def _check_link(element: etree._Element) -> Iterator[Finding]:
    root = element.getroottree().getroot()
    independent = any(tag_of(child) == "citation" for child in root)
    if element.get("rel") == "independent-parent" and independent:
        yield fault(element, "an independent style has no parent: self, template, documentation")


# ── Content ──────────────────────────────────────────────────────────────────────────


def _check_text(element: etree._Element, rule: Rule) -> Iterator[Finding]:
    texts = [element.text, *(child.tail for child in element)]
    written = " ".join(text.strip() for text in texts if text and text.strip())
    name = tag_of(element)
    if written and (not rule.text or len(element)):
        yield fault(element, f"text is not allowed here: {_cut(written)!r}")
    elif name in ("issn", "eissn", "issnl") and not _ISSN.fullmatch(element.text or ""):
        yield fault(element, f"{_cut(written)!r}: an ISSN such as 1234-567X expected")
    elif name in ("updated", "published") and not _TIME.fullmatch(written):
        yield fault(element, f"{_cut(written)!r}: a time as 2024-03-21T12:00:00Z expected")


def _check_children(element: etree._Element, rule: Rule) -> Iterator[Finding]:
    names: list[str] = []
    for child in element:
        name = tag_of(child)
        if name is None or name not in rule.children:
            shown = str(child.tag).replace(f"{{{NAMESPACE}}}", "")
            expected = f": {', '.join(rule.children)} expected" if rule.children else ""
            yield fault(child, f"not allowed in <{tag_of(element)}>{expected}", name=_cut(shown))
        else:
            names.append(name)
    if rule.filled and not names:
        yield fault(element, f"it is empty: {', '.join(rule.children)} expected")
    counts = Counter(names)
    for name in rule.needed:
        if not counts[name]:
            yield fault(element, f"<{name}> is missing")
    for name in sorted(rule.once):
        if counts[name] > 1:
            yield fault(element, f"<{name}> stands {counts[name]} times, once is allowed")
    ranked = [name for name in names if name in rule.order]
    if ranked != sorted(ranked, key=rule.order.index):
        yield fault(element, f"the order must be {', '.join(rule.order)}")
    if "substitute" in names and names[-1] != "substitute":
        yield fault(element, "<substitute> must come last")
