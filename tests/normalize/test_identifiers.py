"""DOIs, addresses and numbers of works, as printed with breaks and labels."""

from __future__ import annotations

import time

import pytest

from citekit.normalize import identifiers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://doi.org/10.1038/171737a0.", "10.1038/171737a0"),
        ("doi: 10.1038/171737a0", "10.1038/171737a0"),
        ("DOI 10.1162/isec_a_00351,", "10.1162/isec_a_00351"),
        ("http://dx.doi.org/10.1016/S0140-6736(97)11096-0", "10.1016/S0140-6736(97)11096-0"),
        ("https://doi.org/10.1038/\n  s41586-021-03819-2", "10.1038/s41586-021-03819-2"),
        ("doi:10.1038/s41586-021- 03819-2", "10.1038/s41586-021-03819-2"),
        ("no doi", ""),
    ],
)
def test_a_doi_is_bare_and_whole(text: str, expected: str) -> None:
    assert identifiers.parse_doi(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://plato.stanford.edu/entries/kant/.", "https://plato.stanford.edu/entries/kant/"),
        ("<https://www.rfc-editor.org/rfc/rfc9110>", "https://www.rfc-editor.org/rfc/rfc9110"),
        (
            "(https://en.wikipedia.org/wiki/Python_(language))",
            "https://en.wikipedia.org/wiki/Python_(language)",
        ),
        ("www.gutenberg.org/ebooks/1342,", "www.gutenberg.org/ebooks/1342"),
        ("https://www.gutenberg.org/\nebooks/1342", "https://www.gutenberg.org/ebooks/1342"),
        (
            "[Kant](https://plato.stanford.edu/entries/kant/)",
            "https://plato.stanford.edu/entries/kant/",
        ),
        ("https://example.org/a\\_b", "https://example.org/a_b"),
    ],
)
def test_an_address_ends_before_the_sentence_does(text: str, expected: str) -> None:
    assert identifiers.parse_url(text) == expected


def test_numbers_of_works() -> None:
    assert identifiers.parse_isbn("ISBN 978-0-14-044913-6.") == "978-0-14-044913-6"
    assert identifiers.parse_issn("ISSN 0162-2889") == "0162-2889"
    assert identifiers.parse_arxiv("arXiv:1706.03762v5 [cs.CL]") == "1706.03762v5"
    assert identifiers.parse_arxiv("arXiv:hep-th/9711200") == "hep-th/9711200"
    assert identifiers.parse_pmid("PMID: 13054692") == "13054692"
    assert identifiers.parse_pmcid("PMC3531190") == "PMC3531190"


@pytest.mark.parametrize("unit", ["10.1/", "a.", "/ ", "-\n", "(", "www."])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    start = time.process_time()
    identifiers.parse_doi(unit * 20_000)
    identifiers.parse_url(unit * 20_000)
    assert time.process_time() - start < 2


def test_blanks_at_the_point_of_a_doi_are_closed() -> None:
    for printed in ("doi:10 .1175/1520-0469", "doi:10. 1175/1520-0469", "doi 10 . 1175/1520-0469"):
        assert identifiers.parse_doi(printed) == "10.1175/1520-0469"
