"""Reference strings of real works, by the quoted grammar or the tagger."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.model import Date, Name, Value
from citekit.normalize.drafts import normalize_draft
from citekit.reference import parse_reference, split_references
from citekit.reference.grammars.quoted import parse_quoted
from citekit.reference.tagging.tokens import tokenize


def _values(text: str) -> dict[str, Value]:
    return dict(normalize_draft(parse_reference(text)).variables)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Pollmann, Mina."What\'s Driving the Japan–South Korea Thaw?"\u00a0The Diplomat,\u00a0March 21, 2023.',
            {
                "title": "What's Driving the Japan–South Korea Thaw?",
                "author": (Name(family="Pollmann", given="Mina"),),
                "issued": Date(parts=((2023, 3, 21),)),
                "container-title": "The Diplomat",
            },
        ),
        (  # double period after an initial
            'Walt, Stephen M.. "What Would a Realist World Have Looked Like?" Foreign Policy, January 8, 2016.',
            {
                "title": "What Would a Realist World Have Looked Like?",
                "author": (Name(family="Walt", given="Stephen M."),),
                "issued": Date(parts=((2016, 1, 8),)),
                "container-title": "Foreign Policy",
            },
        ),
        (  # a journal, as the Belfer Center prints it
            'Brooks, Stephen G. and William C. Wohlforth. "The Rise and Fall of the Great Powers in the Twenty-first '
            'Century." International Security, vol. 40. no. 3. (Winter 2015/16): 7–53 .',
            {
                "title": "The Rise and Fall of the Great Powers in the Twenty-first Century",
                "author": (
                    Name(family="Brooks", given="Stephen G."),
                    Name(family="Wohlforth", given="William C."),
                ),
                "container-title": "International Security",
                "volume": "40",
                "issue": "3",
                "issued": Date(parts=((2015,), (2016,)), season=4),
                "page": "7-53",
            },
        ),
    ],
)
def test_quoted_titles(text: str, expected: dict[str, Value]) -> None:
    assert parse_quoted(text) is not None
    assert _values(text) == expected


def test_a_book_without_quotes() -> None:
    values = _values(
        "Nye, Joseph S. Jr. Soft Power: The Means to Success in World Politics. New York: PublicAffairs, 2004."
    )
    assert values == {
        "author": (Name(family="Nye", given="Joseph S.", suffix="Jr."),),
        "title": "Soft Power: The Means to Success in World Politics",
        "publisher-place": "New York",
        "publisher": "PublicAffairs",
        "issued": Date(parts=((2004,),)),
    }


def test_a_journal_article_in_apa() -> None:
    values = _values(
        "Farrell, H., & Newman, A. L. (2019). Weaponized interdependence: How global economic networks shape "
        "state coercion. International Security, 44(1), 42–79. https://doi.org/10.1162/isec_a_00351"
    )
    assert values["title"] == (
        "Weaponized interdependence: How global economic networks shape state coercion"
    )
    assert values["container-title"] == "International Security"
    assert (values["volume"], values["issue"], values["page"]) == ("44", "1", "42-79")
    assert values["DOI"] == "10.1162/isec_a_00351"
    assert "URL" not in values


def test_spans_lead_to_their_words() -> None:
    text = "Nye, Joseph S. Soft Power. New York: PublicAffairs, 2004."
    for raws in parse_reference(text).variables.values():
        for raw in raws:
            assert raw.span is not None
            assert text[raw.span.start : raw.span.end] == raw.text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_a_draft(text: str) -> None:
    normalize_draft(parse_reference(text))


@given(st.text(max_size=200))
def test_tokens_lose_nothing_but_blanks(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(tokens.texts) == "".join(
        text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)
    )
    assert len("".join(tokens.texts)) == len("".join(text.split()))


@pytest.mark.parametrize(
    "unit", ["(", '"a', "A. ", "1-2 ", "http://", "10.1000/", ", and ", "Ed. "]
)
def test_a_hostile_string_takes_bounded_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    parse_reference(text)
    assert time.process_time() - start < 5


def test_a_numbered_list_is_split() -> None:
    text = "[1] Nye, J. Soft Power. 2004.\n[2] Allison, G. Destined\nfor War. 2017.\n"
    assert [text[s.start : s.end] for s in split_references(text)] == [
        "Nye, J. Soft Power. 2004.",
        "Allison, G. Destined\nfor War. 2017.",
    ]


def test_hanging_indents_and_gaps_split() -> None:
    hanging = (
        "Nye, J. Soft Power.\n   New York, 2004.\nAllison, G. Destined for War.\n   Boston, 2017.\n"
    )
    gaps = "Nye, J. Soft Power.\nNew York, 2004.\n\nAllison, G. Destined for War.\nBoston, 2017.\n"
    for text in (hanging, gaps):
        starts = [text[s.start : s.end][:3] for s in split_references(text)]
        assert starts == ["Nye", "All"]
    assert split_references("") == ()
