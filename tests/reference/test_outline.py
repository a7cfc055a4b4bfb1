"""Outlines, cleaning, identifiers and roles: what the tagger stands on."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.reference import parse_reference
from citekit.reference.cleaning import blank_out, find_link
from citekit.reference.confidence import FIGURES, worth
from citekit.reference.tagging.features import features_of
from citekit.reference.tagging.outline import find_patterns, find_runs, sign_of
from citekit.reference.tagging.recognizers import recognize
from citekit.reference.tagging.tokens import tokenize


def _outline(text: str) -> str:
    return "".join(sign_of(token) for token in tokenize(text).texts)


def test_an_outline_has_one_sign_a_token() -> None:
    text = "Nye, J. S. (1990). Soft power. International Security, 80(2), 153–171."
    outline = _outline(text)
    assert outline == "N,X.X.(Y).Nx.NN,2(1),3-3."
    found = {name: outline[start:end] for name, start, end in find_patterns(outline)}
    assert found == {"names": "N,X.X.", "byear": "(Y)", "vip": "2(1),3-3"}
    assert [outline[start:end] for start, end in find_runs(outline)] == ["N", "Nx", "NN"]


@given(st.text(max_size=200))
def test_every_token_has_features(text: str) -> None:
    tokens, rows = features_of(text)
    assert len(rows) == len(tokens) == len(_outline(text))
    assert all(rows)


@given(st.text(max_size=200))
def test_blanking_keeps_every_place(text: str) -> None:
    clean = blank_out(text)
    assert len(clean) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, clean, strict=True) if "](" not in text)


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("[12] Nye", "     Nye"),
        ("12. Nye", "    Nye"),
        ("(12)Nye", "    Nye"),
        ("[Nye90] Nye", "        Nye"),
        ("• Nye", "  Nye"),
        ("1984. A novel", "1984. A novel"),
        ("(1990) Nye", "(1990) Nye"),
        ("<b>Nye</b>", "   Nye    "),
        ("a < b > c", "a < b > c"),
        ("**Nye**, snake_case_name", "  Nye  , snake_case_name"),
    ],
)
def test_what_is_blanked(text: str, blank: str) -> None:
    assert blank_out(text) == blank


def test_a_link_keeps_its_text_and_tells_its_address() -> None:
    text = "[Soft Power](https://example.org/nye), 1990"
    assert blank_out(text) == " Soft Power" + 26 * " " + ", 1990"
    place = find_link(text)
    assert place is not None
    assert text[slice(*place)] == "https://example.org/nye"


@pytest.mark.parametrize(
    ("text", "variable", "value"),
    [
        ("doi: 10.1162/rest_a_00118.", "DOI", "10.1162/rest_a_00118"),
        ("(https://doi.org/10.1162/rest_a_00118)", "DOI", "10.1162/rest_a_00118"),
        ("doi:10.1088/0034- 4885/38/6/001.", "DOI", "10.1088/0034- 4885/38/6/001"),
        ("at https://www.rand.org/t/RR1(a).", "URL", "https://www.rand.org/t/RR1(a)"),
        ("arXiv:1706.03762v5 [cs]", "arxiv", "arXiv:1706.03762v5"),
        ("ISBN 978-0-13-908385-5.", "ISBN", "ISBN 978-0-13-908385-5"),
        ("issn: 0162-2889.", "ISSN", "issn: 0162-2889"),
        ("Accessed on 5 March 2017.", "accessed", "5 March 2017"),
        ("abgerufen am 5. März 2017", "accessed", "5. März 2017"),
    ],
)
def test_identifiers_are_recognized(text: str, variable: str, value: str) -> None:
    assert [(name, text[start:end]) for name, start, end in recognize(text)] == [(variable, value)]


@pytest.mark.parametrize(
    ("text", "role", "names"),
    [
        (
            "Hymes, Dell, ed. Language in Culture and Society. New York: Harper & Row, 1964.",
            "editor",
            "Hymes, Dell",
        ),
        (
            "Ericsson, K. A. (Ed.) (1996). The road to excellence. Mahwah, NJ: Erlbaum.",
            "editor",
            "Ericsson, K. A.",
        ),
        ("Nye, Joseph S. Soft Power. New York: PublicAffairs, 2004.", "author", "Nye, Joseph S."),
    ],
)
def test_names_have_the_role_that_stands_behind_them(text: str, role: str, names: str) -> None:
    variables = parse_reference(text).variables
    assert [raw.text for raw in variables[role]] == [names]
    assert len({"author", "editor"} & variables.keys()) == 1


def test_confidences_are_those_measured_in_training() -> None:
    draft = parse_reference("Nye, Joseph S. “Get Smart.” Foreign Affairs, July 1, 2009.")
    figures = json.loads(FIGURES.read_text("utf-8"))
    ((_, right),) = figures[draft.parser]
    assert {raw.confidence for raws in draft.variables.values() for raw in raws} == {right}


def test_the_worth_of_a_word_grows_with_it() -> None:
    for rows in json.loads(FIGURES.read_text("utf-8")).values():
        curve = (tuple(said for said, _ in rows), tuple(right for _, right in rows))
        worths = [worth(said / 50, curve) for said in range(51)]
        assert worths == sorted(worths)
        assert all(0 <= one <= 1 for one in worths)
