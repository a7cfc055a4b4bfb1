"""Fixtures of the CSL test suite as calls of the processor: translation, and no more.

Run from the project's root: ``PYTHONPATH=. python RUNNER tests.csl.adapter:render``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from citekit.csl import Processor
from citekit.model import Citation, Cite, CiteMode, Item, StyleSource
from citekit.variables import TYPES

_OUTPUT = "html"
_OLD_TYPES = {"video": "motion_picture", "musical_score": "musical_score"}


def render(fixture: Mapping[str, Any]) -> str:
    """Return what the processor prints for a fixture, in the suite's form."""
    style = StyleSource(id="fixture", xml=fixture["CSL"].encode("utf-8"), place="fixture")
    by_id = {str(data.get("id", n)): _item(data, n) for n, data in enumerate(fixture["INPUT"])}
    states = _states(fixture["CITATIONS"]) if "CITATIONS" in fixture else []
    items = _cited(states[-1], by_id) if states else list(by_id.values())
    if fixture["mode"] == "bibliography":
        return _bibliography(fixture, style, items)
    if states:
        return _report(fixture, style, states, by_id)
    processor = Processor(style, items, None, _OUTPUT)
    clusters = fixture.get("CITATION-ITEMS") or [_all_cited(processor, fixture, items)]
    before = _cited_before(clusters)
    citations = [
        _citation({"citationItems": cites, "properties": {}}, str(number))
        for number, cites in enumerate([*before, *clusters])
    ]
    return "\n".join(processor.document(citations)[len(before) :])


def _cited(state: Sequence[Mapping[str, Any]], by_id: Mapping[str, Item]) -> list[Item]:
    """The items that a document cites: it has no others."""
    keys = (str(cite["id"]) for citation in state for cite in citation["citationItems"])
    return [by_id[key] for key in dict.fromkeys(keys)]


def _all_cited(
    processor: Processor, fixture: Mapping[str, Any], items: Sequence[Item]
) -> list[dict[str, Any]]:
    """What is cited where a fixture does not say: all items, as the bibliography has them."""
    order = [item.id for item in items]
    if "<bibliography" in fixture["CSL"]:
        listed = [entry.item_id for entry in processor.bibliography().entries]
        order = [*listed, *(key for key in order if key not in listed)]
    return [{"id": key} for key in order]


def _cited_before(clusters: Sequence[Sequence[Mapping[str, Any]]]) -> list[list[dict[str, Any]]]:
    """Citations that come before, where a fixture says that its first cites are later ones."""
    seen: set[str] = set()
    before: list[list[dict[str, Any]]] = []
    for cluster in clusters:
        for cite in cluster:
            key = str(cite["id"])
            if key not in seen and cite.get("position"):
                before.append([{"id": key}, {"id": key}])  # after two cites nothing is ibid.
            seen.add(key)
    return before


def _item(data: Mapping[str, Any], number: int) -> Item:
    kind = _OLD_TYPES.get(data.get("type", ""), data.get("type", ""))
    if kind not in TYPES:
        kind = kind.replace("_", "-") if kind.replace("_", "-") in TYPES else "document"
    known = {key: value for key, value in data.items() if value not in (None, [])}
    return Item.from_csl({**known, "id": str(data.get("id", number)), "type": kind})


def _bibliography(fixture: Mapping[str, Any], style: StyleSource, items: Sequence[Item]) -> str:
    wanted = fixture.get("BIBENTRIES")
    if wanted:
        by_id = {item.id: item for item in items}
        items = [by_id[str(key)] for key in wanted[-1]]
    processor = Processor(style, items, None, _OUTPUT)
    if "CITATION-ITEMS" in fixture:
        processor.document(
            [
                _citation({"citationItems": c}, str(n))
                for n, c in enumerate(fixture["CITATION-ITEMS"])
            ]
        )
    rendered = processor.bibliography()
    data = {str(entry.get("id", n)): entry for n, entry in enumerate(fixture["INPUT"])}
    kept = [
        entry for entry in rendered.entries
        if _keeps(fixture.get("BIBSECTION"), data[entry.item_id])
    ]  # fmt: skip
    lines = [f'  <div class="csl-entry">{entry.text}</div>' for entry in kept]
    return "\n".join(['<div class="csl-bib-body">', *lines, "</div>"])


def _keeps(section: Mapping[str, Any] | None, item: Mapping[str, Any]) -> bool:
    if not section:
        return True

    def hit(test: Mapping[str, Any]) -> bool:
        have = item.get(test["field"])
        if test["value"] == "":
            return not have
        return test["value"] in have if isinstance(have, list) else have == test["value"]

    keep = True
    if section.get("select"):
        keep = all(map(hit, section["select"]))
    elif section.get("include"):
        keep = any(map(hit, section["include"]))
    elif section.get("exclude"):
        keep = not any(map(hit, section["exclude"]))
    return keep and not (section.get("quash") and all(map(hit, section["quash"])))


def _report(
    fixture: Mapping[str, Any],
    style: StyleSource,
    states: Sequence[Sequence[Mapping[str, Any]]],
    by_id: Mapping[str, Item],
) -> str:
    """The document after the last operation; what had to be rendered anew is marked."""
    current = fixture["CITATIONS"][-1][0].get("citationID")
    processor = Processor(style, _cited(states[0], by_id), None, _OUTPUT)
    texts: dict[str, str] = {}
    renewed: frozenset[str] = frozenset()
    for state in states[-2:]:
        citations = [_citation(one, one["citationID"]) for one in state]
        changes = processor.update(citations, _cited(state, by_id))
        texts.update(changes.citations)
        renewed = changes.renewed
    return "\n".join(
        f"{'>>' if key in renewed or key == current else '..'}[{n}] {texts[key]}"
        for n, key in enumerate(one["citationID"] for one in states[-1])
    )


def _states(operations: Sequence[Any]) -> list[list[dict[str, Any]]]:
    """The document after each operation [citation, those before, those after]."""
    known: dict[str, dict[str, Any]] = {}
    states: list[list[dict[str, Any]]] = []
    for citation, before, after in operations:
        one = {**citation, "properties": {"noteIndex": 0, **citation.get("properties", {})}}
        one.setdefault("citationID", f"auto-{len(known)}")
        known[one["citationID"]] = one
        document = [
            *(_at_note(known[key], note) for key, note in before),
            one,
            *(_at_note(known[key], note) for key, note in after),
        ]
        known.update({c["citationID"]: c for c in document})
        states.append(document)
    return states


def _at_note(citation: Mapping[str, Any], note: int) -> dict[str, Any]:
    return {**citation, "properties": {**citation["properties"], "noteIndex": note}}


def _citation(data: Mapping[str, Any], key: str) -> Citation:
    properties = data.get("properties", {})
    cites = data["citationItems"]
    modes = [_mode(cite, properties) for cite in cites]
    return Citation(
        cites=tuple(_cite(cite) for cite in cites),
        id=key,
        note=int(properties.get("noteIndex", 0) or 0),
        mode=next((mode for mode in modes if mode is not CiteMode.FULL), CiteMode.FULL),
    )


def _mode(cite: Mapping[str, Any], properties: Mapping[str, Any]) -> CiteMode:
    if cite.get("author-only") or properties.get("mode") == "author-only":
        return CiteMode.AUTHOR_ONLY
    if cite.get("suppress-author") or properties.get("mode") == "suppress-author":
        return CiteMode.SUPPRESS_AUTHOR
    return CiteMode.COMPOSITE if properties.get("mode") == "composite" else CiteMode.FULL


def _cite(data: Mapping[str, Any]) -> Cite:
    return Cite(
        item_id=str(data["id"]),
        locator=str(data.get("locator") or ""),
        label=str(data.get("label") or "page"),
        prefix=str(data.get("prefix") or ""),
        suffix=str(data.get("suffix") or ""),
    )
