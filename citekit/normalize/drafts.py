"""A draft's raw strings → CSL variables, each with its source and its confidence.

The one way from evidence to values: names by ``names``, dates by ``dates``, numbers
and identifiers by their modules, everything else by ``texts``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from citekit.model import JSON, Draft, Evidence, Field, Name, Notice, Raw, Severity, Value
from citekit.normalize import identifiers, numbers, texts
from citekit.normalize.dates import parse_date
from citekit.normalize.names import parse_credit, parse_names
from citekit.normalize.odds import calibrated
from citekit.normalize.types import infer_type
from citekit.patterns import lazy
from citekit.variables import Kind, kind_of

_TEXT_RULES: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "DOI": identifiers.parse_doi,
        "URL": identifiers.parse_url,
        "ISBN": identifiers.parse_isbn,
        "ISSN": identifiers.parse_issn,
        "PMID": identifiers.parse_pmid,
        "PMCID": identifiers.parse_pmcid,
        "page": numbers.parse_pages,
        "volume": numbers.parse_volume,
        "issue": numbers.parse_issue,
        "number": numbers.parse_number,
        "collection-number": numbers.parse_number,
        "chapter-number": numbers.parse_number,
        "edition": numbers.parse_edition,
        "number-of-pages": numbers.parse_page_count,
        "title": texts.clean_title,
        "container-title": texts.clean_container,
        "collection-title": texts.clean_container,
        "publisher": texts.clean_container,
        "publisher-place": texts.clean_container,
        "event-place": texts.clean_container,
        "genre": texts.clean_container,
    }
)
_YEAR = lazy(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_ONE_NAME_EACH = ("repository",)
"""Parsers whose shape parts the names of a list, so that an "and" within one is its own."""
_LAST_YEAR = 2100
_BACK = lazy(r"a\.\s?a\.\s?O\.?|ebd\.?|ebenda|(?:op|loc)\.\s?cit\.?", re.IGNORECASE)
"""What points back to a work that was cited before, and is no value."""
_AGAIN = lazy(r"(?:ders|dies|derselbe|dieselben?|idem|eadem|id)\.?", re.IGNORECASE)
_STATUS = lazy(
    r"forthcoming|in press|to appear|im erscheinen|à paraître|en prensa|no prelo", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalizedDraft:
    """A draft in CSL's terms: ``fields`` has the keys of ``variables``, and ``type``."""

    type: str
    variables: Mapping[str, Value] = field(default_factory=dict)
    custom: Mapping[str, JSON] = field(default_factory=dict)
    fields: Mapping[str, Field] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()


def normalize_draft(draft: Draft) -> NormalizedDraft:
    """Return the values of ``draft``. What cannot be read as its kind is a notice.

    A value is never made up: a date that nobody can read is dropped with a notice, a
    DOI's address goes to ``DOI``, and a printed role ("(eds.)") moves names to it.
    """
    values: dict[str, Value] = {}
    sources: dict[str, Sequence[Raw]] = {}
    truncated = set(draft.truncated)
    notices = list(draft.notices)
    for variable, raws in draft.variables.items():
        present = [
            raw for raw in raws if raw.text.strip() and not _BACK.fullmatch(raw.text.strip(" ,;:"))
        ]
        if not present:
            continue
        match kind_of(variable):
            case Kind.NAMES:
                apart = draft.parser in _ONE_NAME_EACH
                _add_names(variable, present, values, sources, truncated, apart=apart)
            case Kind.DATE:
                _add_date(variable, present, values, sources, notices)
            case _:
                _add_text(variable, present, values, sources, notices)
    _name_again(values)
    if settle_addresses(values):
        sources.setdefault("DOI", sources["URL"])
    kind = infer_type(values, draft.type)
    lies_in = "container-title" in values and not {"publisher", "volume", "page"} & values.keys()
    if lies_in and kind in ("dataset", "software"):  # what holds data or programs publishes them
        values["publisher"] = values.pop("container-title")
        sources["publisher"] = sources.pop("container-title")
    truncated &= values.keys()
    custom: dict[str, JSON] = {"citekit": {"truncated": sorted(truncated)}} if truncated else {}
    notices += [_notice("truncated-names", variable) for variable in sorted(truncated)]
    fields = {key: _field(draft, raws) for key, raws in sources.items() if key in values}
    if values:
        confidence = max((f.confidence for f in fields.values()), default=0.5)
        fields["type"] = Field(confidence=min(confidence, 0.9))
    return NormalizedDraft(
        type=kind, variables=values, custom=custom, fields=fields, notices=tuple(notices)
    )


def _add_names(
    variable: str,
    raws: Sequence[Raw],
    values: dict[str, Value],
    sources: dict[str, Sequence[Raw]],
    truncated: set[str],
    *,
    apart: bool = False,
) -> None:
    found: dict[str, list[Name]] = {}
    for raw in raws:
        for text in _credits(raw.text):
            names = (parse_credit if apart else parse_names)(texts.clean_text(text))
            role = names.role if variable == "author" and names.role else variable
            found.setdefault(role, []).extend(names.names)
            if names.truncated:
                truncated.add(role)
    for role, names_of_role in found.items():
        known = values.get(role)
        before = known if isinstance(known, tuple) else ()
        if names_of_role:
            values[role] = (*before, *names_of_role)
            sources[role] = (*sources.get(role, ()), *raws)


def _name_again(values: dict[str, Value]) -> None:
    """Put the author for "ders." and "dies.", who edited the volume: "In: ders. (Hg.)"."""
    authors, editors = values.get("author"), values.get("editor")
    if isinstance(authors, tuple) and isinstance(editors, tuple):
        values["editor"] = tuple(
            name
            for editor in editors
            for name in (authors if _AGAIN.fullmatch(editor.literal) else (editor,))
        )


def _credits(text: str) -> list[str]:
    """Cut "A ; B (Ed.)" where only one part of a list carries a role."""
    parts = re.split(r"\s*;\s*", text)
    if len(parts) == 1:
        return [text]
    roles = [parse_names(part).role for part in parts]
    if (
        not any(roles)
        or all(roles)
        or (roles[-1] and re.search(r"eds|Hrsg|coords|orgs|dirs", parts[-1]))
    ):
        return [text]
    return parts


def _add_date(
    variable: str,
    raws: Sequence[Raw],
    values: dict[str, Value],
    sources: dict[str, Sequence[Raw]],
    notices: list[Notice],
) -> None:
    if len(raws) > 1:  # "June 15" and "2024" stand apart
        date = parse_date(", ".join(texts.clean_text(raw.text) for raw in raws))
        if date is not None:
            values[variable] = date
            sources[variable] = raws
            return
    for raw in raws:
        text = texts.clean_text(raw.text)
        date = parse_date(text)
        if date is not None and (date.year or 0) > _LAST_YEAR:
            date = None  # a page
        if date is None:
            year = _YEAR.search(text)
            date = parse_date(year[1]) if year else None
            if date is not None:
                notices.append(_notice("date-shortened", variable, text=text))
        if date is not None:
            values[variable] = date
            sources[variable] = (raw,)
            return
        status = _STATUS.search(text)
        if status and variable == "issued":
            values["status"] = status[0]
            sources["status"] = (raw,)
        elif any(c.isdigit() for c in text):
            notices.append(_notice("date-unread", variable, text=text))


def _add_text(
    variable: str,
    raws: Sequence[Raw],
    values: dict[str, Value],
    sources: dict[str, Sequence[Raw]],
    notices: list[Notice],
) -> None:
    rule = _TEXT_RULES.get(variable, texts.clean_title)
    for raw in raws:
        value = rule(raw.text)
        if value:
            values.setdefault(variable, value)
            sources.setdefault(variable, (raw,))
            return
    notices.append(_notice("value-unread", variable, text=texts.clean_text(raws[0].text)))


def settle_addresses(values: dict[str, Value]) -> bool:
    """Make a DOI of a DOI's address, with no URL beside it; tell whether there was one."""
    url = values.get("URL")
    doi = identifiers.parse_doi(url) if isinstance(url, str) and identifiers.is_doi_url(url) else ""
    if doi:
        values.setdefault("DOI", doi)
        del values["URL"]
    return bool(doi)


def _field(draft: Draft, raws: Sequence[Raw]) -> Field:
    evidence = tuple([Evidence(origin=draft.origin, quote=raw.text, span=raw.span) for raw in raws])
    least = min([raw.confidence for raw in raws])
    return Field(confidence=calibrated(draft.parser, least), evidence=evidence)


def _notice(code: str, variable: str, **params: str) -> Notice:
    severity = Severity.INFO if code == "truncated-names" else Severity.WARNING
    return Notice(code=code, severity=severity, variable=variable, params=params)
