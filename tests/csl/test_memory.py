"""What a ref remembers of its cites is what rendering them again would give."""

from __future__ import annotations

from citekit.csl.context import SUBSEQUENT, CiteState, Context
from citekit.csl.engine import compile_engine
from citekit.csl.refs import Config, Ref
from citekit.model import Item
from citekit.styles import find_style

_ITEM = Item.from_csl(
    {
        "id": "k",
        "type": "article-journal",
        "title": "The Rise and Fall of the Great Powers in the Twenty-first Century",
        "author": [
            {"family": "Brooks", "given": "Stephen G."},
            {"family": "Wohlforth", "given": "William C."},
        ],
        "issued": {"date-parts": [[2015]]},
    }
)

# A field of a context decides what is printed, or its callers read it afterwards, or it
# is used while an area renders and no longer.
_INPUTS = {
    "bare", "cite", "config", "in_bibliography", "previous_names", "ref", "suppress_names",
    "year_suffix",
}  # fmt: skip
_OUTCOME = {"conditions", "name_sets_shown", "names_text", "rendered_names", "terms"}
_INNER = {
    "called", "hit", "name_sets", "names_done", "suffix_done", "suppressed", "tracking",
}  # fmt: skip
# Not for cites: sort keys, traces, and the rule of the bibliography.
_ELSEWHERE = {"options", "sorting", "trace"}


def test_every_field_of_a_context_is_known_to_the_memory() -> None:
    assert set(Context.__slots__) == _INPUTS | _OUTCOME | _INNER | _ELSEWHERE


def test_a_cite_is_remembered_with_what_it_depends_on() -> None:
    area = compile_engine(find_style("apa")).citation
    assert area is not None
    ref = Ref(_ITEM, 1)
    texts = []
    for state, suffix, config in [
        (CiteState(), "", None),
        (CiteState(), "a", None),
        (CiteState(locator="7"), "", None),
        (CiteState(position=SUBSEQUENT), "", None),
        (CiteState(), "", Config(givens={(0, 0): 2})),
        (CiteState(), "", Config(givens={(0, 1): 2})),
    ]:
        context = Context(ref, state)
        context.year_suffix, context.config = suffix, config
        texts.append(area.render(context))
        again = Context(ref, state)
        again.year_suffix, again.config = suffix, config
        again.terms, again.name_sets_shown = [], []
        assert area.render(again) == texts[-1]
        assert again.rendered_names == context.rendered_names
        assert again.names_text == context.names_text
        assert [one.shown for one in again.name_sets_shown] == [2]
    assert len(ref.memory) == 6
    assert len(set(texts)) == 5  # a later cite reads as the first


def test_a_ref_forgets_before_its_memory_grows_without_end() -> None:
    area = compile_engine(find_style("apa")).citation
    assert area is not None
    ref = Ref(_ITEM, 1)
    for page in range(500):
        area.render(Context(ref, CiteState(locator=str(page))))
    assert 0 < len(ref.memory) < 100
