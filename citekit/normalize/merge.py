"""What several pieces of evidence say of a page's works → items, with source and confidence.

The block is the authority. What the rest of the page says fills what the block lacks and
is compared with it: a disagreement is a notice that names both values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from citekit.model import (
    JSON,
    Date,
    Field,
    Item,
    Name,
    Notice,
    Severity,
    Value,
    Verdict,
)
from citekit.normalize.agreement import agree, fold, same_title
from citekit.normalize.drafts import NormalizedDraft
from citekit.normalize.fullness import better, fuller, same_people
from citekit.normalize.types import infer_type

# What a page's visible head and by-line may add to a block that lacks it.
_NAMES = ("author", "editor", "translator")
_CORE = ("title", "author", "issued", "container-title")
_VISIBLE = ("header", "byline")
# Vocabularies made for references; and what a parse finds by its form alone.
_STRONG = (
    "meta:citation_",
    "meta:bepress_citation_",
    "meta:eprints.",
    "meta:dc",
    "meta:prism.",
    "json-ld",
)
_JOURNALS = ("meta:citation_", "meta:bepress_citation_", "meta:eprints.", "meta:prism.")
_SAFE = ("DOI", "URL", "issued", "page", "issue", "ISBN", "ISSN", "accessed")
_ITEM = "printed:csl-json"
_LONG = 15
# What the open web calls a publisher is the site, which is the container already.
_SITES = ("article-newspaper", "article-magazine", "post-weblog", "webpage")
_TELLING = (
    "article-journal", "article-magazine", "article-newspaper", "article", "broadcast", "chapter",
    "dataset", "paper-conference", "post-weblog", "report", "software", "thesis",
    "entry-encyclopedia",
)  # fmt: skip
_AGREED, _DISAGREED = 0.35, 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The works of a page. ``fields`` is parallel to ``items``; items have no keys yet."""

    verdict: Verdict
    items: tuple[Item, ...] = ()
    fields: tuple[Mapping[str, Field], ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(slots=True)
class _Work:
    """One work while evidence is being gathered.

    ``whole``: its page carries it as an item of CSL-JSON, which says all; others only agree.
    """

    type: str
    variables: dict[str, Value]
    fields: dict[str, Field]
    custom: dict[str, JSON]
    notices: list[Notice] = field(default_factory=list)
    truncated: bool = False
    whole: bool = False


def merge(
    claims: Sequence[NormalizedDraft],
    evidence: Sequence[NormalizedDraft] = (),
    *,
    truncated: Sequence[bool] = (),
    texts: Sequence[str] = (),
) -> Merged:
    """Merge what blocks claim with the other evidence of the page.

    Args:
        claims: one a block, in the page's order; several styles of one work become one.
        evidence: metadata, header and by-line, the most trusted first.
        truncated: parallel to ``claims``: whether the block is cut off.
        texts: parallel to ``claims``: the blocks themselves.
    """
    cut = [*truncated, *([False] * (len(claims) - len(truncated)))]
    printed = [*texts, *([""] * (len(claims) - len(texts)))]
    strong = [draft for draft in evidence if _is_strong(draft)]
    works: list[_Work] = []
    rows = sorted(zip(claims, cut, printed, strict=True), key=lambda row: not _is_whole(row[0]))
    for told, is_cut, text in rows:
        claim = told if _is_whole(told) else _bounded(told, text, strong)
        if not claim.variables:
            continue
        known = next((work for work in works if _same_work(work.variables, claim.variables)), None)
        if known is None:
            works.append(_work(claim, is_cut))
        else:
            _unite(known, claim)
            known.truncated &= is_cut
    if not works:
        return _from_evidence(evidence)
    for work in works:
        _complete(work, evidence, alone=len(works) == 1)
    notices = [notice for claim in claims for notice in claim.notices]
    notices += [notice for work in works for notice in work.notices]
    verdicts = [_verdict(work) for work in works]
    verdict = Verdict.FOUND if Verdict.FOUND in verdicts else Verdict.PARTIAL
    return Merged(
        verdict=verdict,
        items=tuple(_item(work) for work in works),
        fields=tuple(work.fields for work in works),
        notices=tuple(notices),
    )


def _is_whole(claim: NormalizedDraft) -> bool:
    """Whether a claim is an item of CSL-JSON: nothing was left to be parsed."""
    return _origin(claim) == _ITEM and "title" in claim.variables


def _is_strong(draft: NormalizedDraft) -> bool:
    """Whether a draft is bibliographic metadata, whose values have exact bounds."""
    return _origin(draft).startswith(_STRONG) and "title" in draft.variables


def _bounded(
    claim: NormalizedDraft, text: str, strong: Sequence[NormalizedDraft]
) -> NormalizedDraft:
    """Correct where a block was cut into its parts, by metadata whose title it prints.

    The block says it all, but not where each part ends; metadata does. A title that runs
    on is shortened; a parse that missed the title gives way to the metadata's.
    """
    title = claim.variables.get("title")
    for draft in strong:
        stated = draft.variables["title"]
        if (
            not isinstance(stated, str)
            or len(fold(stated)) < _LONG
            or fold(stated) not in fold(text)
        ):
            continue
        if isinstance(title, str) and fold(title) == fold(stated):
            return claim
        if isinstance(title, str) and fold(title).startswith(fold(stated)):
            variables = {**claim.variables, "title": stated}
            return replace(claim, variables=variables)
        kept = {name: claim.variables[name] for name in _SAFE if name in claim.variables}
        variables = {**kept, **draft.variables}
        fields = {**claim.fields, **draft.fields}
        return replace(
            claim,
            type=draft.type,
            variables=variables,
            fields={name: found for name, found in fields.items() if name in variables},
        )
    return claim


def _from_evidence(evidence: Sequence[NormalizedDraft]) -> Merged:
    """A page without a block: its metadata alone, where it says enough."""
    stated = [draft for draft in evidence if _origin(draft) not in _VISIBLE and draft.variables]
    if not any("title" in draft.variables for draft in stated):
        return Merged(verdict=Verdict.NONE)
    evidence = _without_authors_as_publishers(evidence)
    first = next(d for d in evidence if "title" in d.variables and _origin(d) not in _VISIBLE)
    work = _work(first, False)
    work.type = told = next((d.type for d in evidence if d.type in _TELLING), "webpage")
    for draft in evidence:
        if draft is not first:
            _add(work, draft, fill=True)
    work.type = infer_type(work.variables, told)
    _drop_publisher(work)
    if not {"author", "issued", "container-title", "publisher"} & work.variables.keys():
        return Merged(verdict=Verdict.NONE)
    return Merged(
        verdict=Verdict.FOUND,
        items=(_item(work),),
        fields=(work.fields,),
        notices=(Notice(code="from-metadata", severity=Severity.INFO), *work.notices),
    )


def _drop_publisher(work: _Work) -> None:
    """Of sites and papers the publisher is the container, or the company behind it."""
    if work.type in _SITES and "container-title" in work.variables:
        work.variables.pop("publisher", None)
        work.fields.pop("publisher", None)


def _names(value: Value | None) -> tuple[Name, ...]:
    return value if isinstance(value, tuple) else ()


def _without_authors_as_publishers(
    evidence: Sequence[NormalizedDraft],
) -> list[NormalizedDraft]:
    """Some sites put the author's name into the publisher's tag."""
    authors = {
        fold(f"{name.given} {name.family}")
        for draft in evidence
        for name in _names(draft.variables.get("author"))
        if name.given
    }
    return [
        replace(
            draft,
            variables={
                name: value
                for name, value in draft.variables.items()
                if name != "publisher" or not isinstance(value, str) or fold(value) not in authors
            },
        )
        for draft in evidence
    ]


def _work(claim: NormalizedDraft, truncated: bool) -> _Work:
    return _Work(
        type=claim.type,
        variables=dict(claim.variables),
        fields=dict(claim.fields),
        custom=dict(claim.custom),
        truncated=truncated,
        whole=_is_whole(claim),
    )


def _same_work(left: Mapping[str, Value], right: Mapping[str, Value]) -> bool:
    """Whether two blocks of one page print one work: same title, or what they share agrees."""
    first, second = left.get("title"), right.get("title")
    if isinstance(first, str) and isinstance(second, str):
        if not same_title(first, second):
            return False
        return agree(left.get("issued", Date()), right.get("issued", Date()))
    shared = left.keys() & right.keys()
    return bool(shared) and all(agree(left[name], right[name]) for name in shared)


def _unite(work: _Work, claim: NormalizedDraft) -> None:
    """Add another style of the same work: the union, names in their fullest form."""
    for variable, value in claim.variables.items():
        known = work.variables.get(variable)
        if work.whole:
            if known is not None:
                _witness(work, variable, claim, agrees=agree(known, value))
            continue
        if known is None and variable == "container-title" and _is_series_of(work, value):
            continue
        if known is None and _is_page_of(work, variable, value):
            continue
        if known is None:
            work.variables[variable] = value
            work.fields[variable] = claim.fields.get(variable, Field(confidence=0.7))
        elif fuller(value, known) and not _is_exact(work, variable, value):
            work.variables[variable] = value
            _witness(work, variable, claim, agrees=True)
        else:
            _witness(work, variable, claim, agrees=agree(known, value))
    if work.whole:
        return
    if work.type == "document" or (work.type == "webpage" and claim.type != "document"):
        work.type = claim.type


def _is_page_of(work: _Work, variable: str, value: Value) -> bool:
    """Whether an article's number is what the reference prints for its page, or the other way."""
    other = {"number": "page", "page": "number"}.get(variable)
    return other is not None and value == work.variables.get(other)


def _is_series_of(work: _Work, value: Value) -> bool:
    """Whether BibTeX calls a journal what the reference shows to be a series with its number."""
    series, number = work.variables.get("collection-title"), work.variables.get("number", "")
    if not isinstance(series, str) or not isinstance(value, str):
        return False
    bare = fold(value.replace("No.", ""))
    return bare in (fold(series), fold(series) + fold(str(number)))


def _is_exact(work: _Work, variable: str, value: Value) -> bool:
    """Whether names come from a notation, which says where each begins and ends."""
    known = work.variables[variable]
    found = work.fields.get(variable)
    printed = any(one.origin.startswith("printed:") for one in (found.evidence if found else ()))
    return (
        printed
        and isinstance(known, tuple)
        and isinstance(value, tuple)
        and len(known) != len(value)
        and not work.custom
    )


def _complete(work: _Work, evidence: Sequence[NormalizedDraft], *, alone: bool) -> None:
    for draft in evidence:
        title = draft.variables.get("title")
        own = work.variables.get("title")
        if isinstance(title, str) and isinstance(own, str) and not same_title(title, own):
            if alone and _origin(draft) in _VISIBLE:
                _conflict(work, "title", own, title, draft)
            continue  # it speaks of another work
        _add(work, draft, fill=alone and not work.whole)


def _add(work: _Work, draft: NormalizedDraft, *, fill: bool) -> None:
    visible = _origin(draft) in _VISIBLE
    for variable, value in draft.variables.items():
        known = work.variables.get(variable)
        if known is None:
            if fill and (not visible or variable in _CORE) and _may_fill(work, variable, draft):
                work.variables[variable] = value
                work.fields[variable] = draft.fields.get(variable, Field(confidence=0.6))
            continue
        agrees = agree(known, value)
        if isinstance(value, tuple) and isinstance(known, tuple):
            agrees = agrees or same_people(value, known)
        if (
            agrees
            and not work.whole
            and not visible
            and _is_strong(draft)
            and better(variable, value, known)
        ):
            work.variables[variable] = value
            if variable in _NAMES:
                _complete_list(work, variable)
        _witness(work, variable, draft, agrees=agrees)
        if not agrees and variable in (*_CORE, "DOI", "volume", "issue", "page"):
            _conflict(work, variable, known, value, draft)


def _complete_list(work: _Work, variable: str) -> None:
    """A list that metadata gives whole is no longer cut off."""
    ours = work.custom.get("citekit")
    if isinstance(ours, Mapping):
        listed = ours.get("truncated")
        rest = [name for name in listed if name != variable] if isinstance(listed, Sequence) else []
        work.custom.pop("citekit")
        if rest:
            work.custom["citekit"] = {"truncated": rest}


def _may_fill(work: _Work, variable: str, draft: NormalizedDraft) -> bool:
    """A report's header names its publisher as an outlet; that is no container."""
    visible = _origin(draft) in _VISIBLE
    if variable == "container-title" and _origin(draft).startswith(_JOURNALS):
        return work.type not in ("article", "book", "dataset", "report", "software", "thesis")
    if variable == "publisher":
        contained = work.variables.get("container-title")
        same = isinstance(contained, str) and fold(contained) == fold(
            shown(draft.variables[variable])
        )
        web = contained is not None and not _origin(draft).startswith(_STRONG)
        return work.type not in _SITES[:3] and not web and not same
    if variable == "container-title":
        if work.type in ("article", "dataset", "software"):
            return False
        return not ({"publisher", "collection-title"} & work.variables.keys()) and (
            not visible or work.type not in ("book", "report", "thesis")
        )
    return True


def _witness(work: _Work, variable: str, draft: NormalizedDraft, *, agrees: bool) -> None:
    found = work.fields.get(variable, Field(confidence=0.7))
    other = draft.fields.get(variable)
    told = tuple(replace(one, agrees=agrees) for one in other.evidence) if other else ()
    confidence = 1 - (1 - found.confidence) * _AGREED if agrees else found.confidence
    if not agrees and all(one.agrees for one in found.evidence):
        confidence *= _DISAGREED  # once: further witnesses often copy one another
    work.fields[variable] = Field(confidence=confidence, evidence=found.evidence + told)


def _conflict(
    work: _Work, variable: str, known: Value, value: Value, draft: NormalizedDraft
) -> None:
    work.notices.append(
        Notice(
            code="conflict",
            severity=Severity.WARNING,
            variable=variable,
            params={"block": shown(known), "other": shown(value), "from": _origin(draft)},
        )
    )


def _origin(draft: NormalizedDraft) -> str:
    for found in draft.fields.values():
        for witness in found.evidence:
            return witness.origin
    return ""


def shown(value: Value) -> str:
    """Return a value as a person reads it in a notice."""
    match value:
        case str():
            return value
        case Date():
            ends = ["-".join(f"{number:02d}" for number in part) for part in value.parts]
            return "/".join(ends) or value.literal or value.raw
        case tuple():
            return "; ".join(
                name.literal or ", ".join(part for part in (name.family, name.given) if part)
                for name in value
            )


def _verdict(work: _Work) -> Verdict:
    has = work.variables.keys()
    if work.truncated or "title" not in has:
        return Verdict.PARTIAL
    if not {"author", "editor", "container-title", "publisher", "issued", "DOI", "URL"} & has:
        return Verdict.PARTIAL
    return Verdict.FOUND


def _item(work: _Work) -> Item:
    return Item(id="", type=work.type, variables=work.variables, custom=work.custom)
