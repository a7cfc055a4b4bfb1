"""A document that is edited reads as the same document rendered from scratch."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.items import make_items
from citekit.csl import Processor
from citekit.errors import RenderError
from citekit.model import Citation, Cite, CiteMode, Date, Item, StyleSource
from citekit.styles import find_style


def _work(key: str, kind: str, title: str, year: int, *authors: str, **more: Any) -> Item:
    names = [dict(zip(("family", "given"), author.split(", "), strict=True)) for author in authors]
    issued = {"date-parts": [[year]]}
    return Item.from_csl(
        {"id": key, "type": kind, "title": title, "author": names, "issued": issued, **more}
    )


_WORKS = (
    _work("soft", "book", "Soft Power", 2004, "Nye, Joseph S.", publisher="PublicAffairs"),
    _work("age", "book", "Power in the Global Information Age", 2004, "Nye, Joseph S."),
    _work("bound", "book", "Bound to Lead", 1990, "Nye, Joseph S.", publisher="Basic Books"),
    _work(
        "interdependence", "book", "Power and Interdependence", 1977, "Keohane, Robert O.",
        "Nye, Joseph S.",
    ),
    _work("hegemony", "book", "After Hegemony", 1984, "Keohane, Robert O."),
    _work("leadership", "book", "Thinking about Leadership", 2010, "Keohane, Nannerl O."),
    _work(
        "promise", "article-journal", "The Promise of Institutionalist Theory", 1995,
        "Keohane, Robert O.", "Martin, Lisa L.", **{"container-title": "International Security"},
    ),
    _work("theory", "book", "Theory of International Politics", 1979, "Waltz, Kenneth N."),
    _work("tragedy", "book", "The Tragedy of Great Power Politics", 2001, "Mearsheimer, John J."),
    _work(
        "spread", "book", "The Spread of Nuclear Weapons", 2003, "Sagan, Scott D.",
        "Waltz, Kenneth N.",
    ),
)  # fmt: skip
_KEYS = tuple(item.id for item in _WORKS)
# Author and year with suffixes; notes with ibid.; numbers in the order of citation; labels;
# notes that point back to notes.
_STYLES = ("apa", "chicago-author-date", "chicago-notes-bibliography", "ieee", "oscola", "din-1505-2-alphanumeric")  # fmt: skip

# Works of one author and year, first cited at once, then alone.
_BEGINNING = tuple(
    Citation(id=str(number), cites=tuple(Cite(item_id=key) for key in keys))
    for number, keys in enumerate([("soft", "age"), ("soft",), ("theory",), ("age",)])
)

_cites = st.builds(
    Cite,
    item_id=st.sampled_from(_KEYS),
    locator=st.sampled_from(["", "", "7", "12-14"]),
    label=st.sampled_from(["page", "chapter"]),
    prefix=st.sampled_from(["", "", "see"]),
)
_citations = st.builds(
    Citation,
    cites=st.lists(_cites, min_size=1, max_size=3).map(tuple),
    mode=st.sampled_from([CiteMode.FULL, CiteMode.FULL, CiteMode.SUPPRESS_AUTHOR]),
)
# Insert, remove, change, move a citation; change, remove, bring back an item.
_edits = st.one_of(
    st.tuples(st.just("insert"), st.integers(0, 9), _citations),
    st.tuples(st.just("remove"), st.integers(0, 9)),
    st.tuples(st.just("change"), st.integers(0, 9), _citations),
    st.tuples(st.just("move"), st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.just("year"), st.sampled_from(_KEYS), st.sampled_from([1984, 2004])),
    st.tuples(st.just("drop"), st.sampled_from(_KEYS)),
    st.tuples(st.just("restore"), st.just(0)),
)


def _edited(
    citations: list[Citation], items: Sequence[Item], edit: tuple[Any, ...], number: int
) -> tuple[list[Citation], tuple[Item, ...]]:
    """Return citations and items after an edit; what cannot be done is not."""
    citations, items = list(citations), tuple(items)
    place = edit[1] % len(citations) if citations and isinstance(edit[1], int) else 0
    match edit[0]:
        case "insert":
            citations.insert(edit[1], replace(edit[2], id=f"c{number}"))
        case "remove" if citations:
            del citations[place]
        case "change" if citations:
            citations[place] = replace(edit[2], id=citations[place].id)
        case "move" if citations:
            citations.insert(edit[2], citations.pop(place))
        case "year":
            issued = Date(parts=((edit[2],),))
            items = tuple(
                replace(item, variables={**item.variables, "issued": issued})
                if item.id == edit[1]
                else item
                for item in items
            )
        case "drop":
            items = tuple(item for item in items if item.id != edit[1])
        case "restore":
            items = _WORKS
    known = {item.id for item in items}
    kept = [one for one in citations if all(cite.item_id in known for cite in one.cites)]
    return kept, items


@pytest.mark.parametrize("name", _STYLES)
@settings(max_examples=40, deadline=None)
@given(edits=st.lists(_edits, min_size=1, max_size=8), in_notes=st.booleans())
def test_updates_give_what_rendering_from_scratch_gives(
    name: str, edits: list[tuple[Any, ...]], in_notes: bool
) -> None:
    style = find_style(name)
    processor = Processor(style, _WORKS, output="html")
    citations = list(_BEGINNING)
    items: tuple[Item, ...] = _WORKS
    texts: dict[str, str] = {}
    bibliography = ""
    for number, edit in enumerate([("restore", 0), *edits]):
        citations, items = _edited(citations, items, edit, number)
        if in_notes:
            citations = [replace(one, note=note) for note, one in enumerate(citations, 1)]
        changes = processor.update(citations, items)
        texts.update(changes.citations)
        scratch = Processor(style, items, output="html")
        assert [texts[one.id] for one in citations] == scratch.document(citations)
        expected = str(scratch.bibliography())
        assert str(processor.bibliography()) == expected
        assert changes.bibliography == (expected != bibliography)
        bibliography = expected


def test_an_update_tells_only_what_differs() -> None:
    processor = Processor(find_style("apa"), _WORKS)
    one, two = (Citation(id=key, cites=(Cite(item_id=key),)) for key in ("soft", "hegemony"))
    assert processor.update([one, two]).citations == {
        "soft": "(Nye, 2004b)",
        "hegemony": "(R. O. Keohane, 1984)",
    }
    changed = replace(two, cites=(replace(two.cites[0], locator="31"),))
    changes = processor.update([one, changed])
    assert changes.citations == {"hegemony": "(R. O. Keohane, 1984, p. 31)"}
    assert not changes.bibliography


def test_an_item_that_changes_changes_who_needs_a_suffix() -> None:
    processor = Processor(find_style("apa"), _WORKS)
    citation = Citation(id="a", cites=(Cite(item_id="soft"),))
    processor.update([citation])
    without = [item for item in _WORKS if item.id != "age"]
    changes = processor.update([citation], without)
    assert changes.citations == {"a": "(Nye, 2004)"}
    assert changes.bibliography


def test_a_lone_cite_leaves_the_document_as_it_is() -> None:
    processor = Processor(find_style("ieee"), _WORKS)
    before = str(processor.bibliography())
    assert processor.cite(Citation(cites=(Cite(item_id="theory"),))) == "[8]"
    assert str(processor.bibliography()) == before
    processor.document([Citation(cites=(Cite(item_id="theory"),))])
    assert processor.cite(Citation(cites=(Cite(item_id="theory"),))) == "[1]"


def test_a_lone_cite_of_nothing_is_refused() -> None:
    processor = Processor(find_style("ieee"), _WORKS)
    with pytest.raises(RenderError, match="no item has this id"):
        processor.cite(Citation(cites=(Cite(item_id="nothing"),)))


def _seconds(style: StyleSource, citations: list[Citation], items: Sequence[Item]) -> float:
    """CPU seconds from nothing to the citations and the bibliography."""
    start = time.process_time()
    Processor(style, items).update(citations)
    return time.process_time() - start


@pytest.mark.parametrize("name", ["apa", "chicago-notes-bibliography"])
def test_an_update_takes_a_small_part_of_rendering_from_scratch(name: str) -> None:
    style = find_style(name)
    items = [Item.from_csl(data) for data in make_items(300)]
    citations = [
        Citation(id=item.id, note=note, cites=(Cite(item_id=item.id),))
        for note, item in enumerate(items, 1)
    ]
    processor = Processor(style, items)
    processor.update(citations)
    whole = min(_seconds(style, citations, items) for _ in range(3))
    parts = []
    for page in range(5):
        citations[150] = replace(
            citations[150], cites=(Cite(item_id="item150", locator=str(page + 1)),)
        )
        start = time.process_time()
        changes = processor.update(citations)
        parts.append(time.process_time() - start)
        assert list(changes.citations) == ["item150"]
    assert min(parts) < whole / 5


def test_what_points_back_to_a_note_that_moved_is_renewed() -> None:
    def note(key: str, number: int, cited: str) -> Citation:
        return Citation(id=key, note=number, cites=(Cite(item_id=cited),))

    processor = Processor(find_style("chicago-notes-bibliography"), _WORKS)
    processor.update([note("a", 1, "soft"), note("b", 2, "bound"), note("c", 3, "soft")])
    changes = processor.update(
        [
            note("new", 1, "hegemony"),
            note("a", 2, "soft"),
            note("b", 3, "bound"),
            note("c", 4, "soft"),
        ]
    )
    assert changes.renewed == {"new", "a", "c"}
    assert set(changes.citations) == {"new"}
