"""Readings proved: what prints back, what is lost, and what a proof says of the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

import citekit
from citekit.model import Field, Likeness, Proof, Reading
from citekit.proof.odds import joint_confidence


def only_proof(reading: Reading) -> Proof:
    (proof,) = citekit.prove(reading).proofs
    assert proof is not None
    return proof


@pytest.mark.parametrize(
    ("text", "style"),
    [
        (
            'Nye, Joseph S. "Get Smart: Combining Hard and Soft Power." Foreign Affairs, July 2009.',
            "belfer-center",
        ),
        (
            "Granovetter, M. S. (1973). The strength of weak ties. American Journal of Sociology, "
            "78(6), 1360–1380.",
            "apa",
        ),
        (
            "Beckert, Jens: Was ist soziologisch an der Wirtschaftssoziologie? In: Zeitschrift für "
            "Soziologie 25 (1996), 2, pp. 125-146.",
            "ssoar",
        ),
    ],
)
def test_a_block_prints_back_in_its_own_form(text: str, style: str) -> None:
    proof = only_proof(citekit.parse(text))
    assert proof.style == style
    assert proof.likeness in (Likeness.EXACT, Likeness.EQUAL)
    assert proof.lost == proof.added == ()


def test_words_that_no_field_carries_are_told() -> None:
    text = (
        'Nye, Joseph S. "Get Smart: Combining Hard and Soft Power." Foreign Affairs, July 2009. '
        "Reprinted by permission."
    )
    reading = citekit.prove(citekit.parse(text))
    proof = only_proof(reading)
    told = {notice.code: notice.params["words"] for notice in reading.notices}
    shown = [reading.page.text[span.start : span.end] for span in proof.lost]
    if shown:  # a parser may take the words into a field: then nothing is lost
        assert told["words-lost"] == " … ".join(shown)
        assert proof.likeness in (Likeness.NEAR, Likeness.APART)
    else:
        assert any("Reprinted" in str(value) for value in reading.items[0].variables.values())


def test_a_field_that_is_dropped_is_found_out() -> None:
    text = (
        "Granovetter, M. S. (1973). The strength of weak ties. American Journal of Sociology, "
        "78(6), 1360–1380."
    )
    reading = citekit.parse(text)
    (item,) = reading.items
    kept = {name: value for name, value in item.variables.items() if name != "page"}
    cut = replace(reading, items=(replace(item, variables=kept),))
    proof = only_proof(cut)
    assert [cut.page.text[span.start : span.end] for span in proof.lost] == ["1360–1380"]
    assert proof.likeness is Likeness.NEAR


def test_a_field_that_contradicts_the_block_shows_on_both_sides() -> None:
    text = 'Nye, Joseph S. "Get Smart." Foreign Affairs, July 2009.'
    reading = citekit.parse(text)
    (item,) = reading.items
    wrong = replace(item, variables={**item.variables, "container-title": "Foreign Policy"})
    proof = only_proof(replace(reading, items=(wrong,)))
    assert [text[span.start : span.end] for span in proof.lost] == ["Affairs"]
    assert [proof.text[span.start : span.end] for span in proof.added] == ["Policy"]


def test_names_completed_by_metadata_do_not_spoil_the_proof() -> None:
    page = """<html><head><title>The strength of weak ties</title>
    <meta name="citation_title" content="The strength of weak ties">
    <meta name="citation_author" content="Granovetter, Mark S.">
    <meta name="citation_journal_title" content="American Journal of Sociology">
    <meta name="citation_publication_date" content="1973/05"></head><body>
    <h1>The strength of weak ties</h1><p>How to cite: Granovetter, M. S. (1973). The strength of
    weak ties. American Journal of Sociology, 78(6), 1360–1380.</p></body></html>"""
    reading = citekit.read_data("page.html", page.encode())
    assert reading.items[0].names("author")[0].given == "Mark S."
    assert only_proof(reading).likeness is Likeness.EXACT


def test_metadata_and_printed_entries_have_no_proof() -> None:
    page = """<html><head><title>x</title><meta name="citation_title" content="A Theory of Justice">
    <meta name="citation_author" content="Rawls, John"><meta name="citation_date" content="1971">
    </head><body><p>text</p></body></html>"""
    reading = citekit.prove(citekit.read_data("page.html", page.encode()))
    assert reading.proofs == (None,)
    assert reading.confidences == (joint_confidence(reading.fields[0], None),)


def test_the_likeness_moves_the_confidence() -> None:
    reading = citekit.prove(
        citekit.parse('Nye, Joseph S. "Get Smart." Foreign Affairs, July 2009.')
    )
    (proof,) = reading.proofs
    assert proof is not None
    ranked = [joint_confidence(reading.fields[0], replace(proof, likeness=one)) for one in Likeness]
    assert ranked == sorted(ranked, reverse=True)
    assert reading.confidences == (ranked[list(Likeness).index(proof.likeness)],)


def test_a_weak_field_makes_a_weak_item() -> None:
    proof = only_proof(citekit.parse('Nye, Joseph S. "Get Smart." Foreign Affairs, July 2009.'))
    weak, strong = ({"title": Field(confidence=value)} for value in (0.3, 0.95))
    assert joint_confidence(weak, proof) < joint_confidence(strong, proof)


def test_a_block_of_many_pages_is_left_alone() -> None:
    names = ", ".join(f"Walt, S. {chr(65 + i % 26)}." for i in range(1000))
    reading = citekit.parse(f"{names} (1985). Alliance formation. International Security, 9(4).")
    assert set(citekit.prove(reading).proofs) <= {None}
