"""Forms of single houses: SSRN, a journal's line, law reviews, catalogues with institutions."""

from __future__ import annotations

import time

import pytest

from citekit.model import Date, Name, Value
from citekit.normalize.drafts import normalize_draft
from citekit.reference import parse_reference
from citekit.reference.grammars.lines import parse_line
from citekit.reference.grammars.noted import parse_noted
from citekit.reference.grammars.preproof import parse_preproof
from citekit.reference.grammars.repository import parse_repository
from citekit.reference.grammars.ssrn import parse_ssrn


def _values(text: str) -> dict[str, Value]:
    return dict(normalize_draft(parse_reference(text)).variables)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # names joined by "and", a series with its number, two addresses
            "Jensen, Michael C. and Meckling, William H., Theory of the Firm: Managerial Behavior, Agency "
            "Costs and Ownership Structure (July 1, 1976). Harvard NOM Working Paper No. 00-01, Available "
            "at SSRN: https://ssrn.com/abstract=94043 or http://dx.doi.org/10.2139/ssrn.94043",
            {
                "author": (
                    Name(family="Jensen", given="Michael C."),
                    Name(family="Meckling", given="William H."),
                ),
                "collection-title": "Harvard NOM Working Paper",
                "number": "00-01",
                "URL": "https://ssrn.com/abstract=94043",
                "DOI": "10.2139/ssrn.94043",
                "issued": Date(parts=((1976, 7, 1),)),
            },
        ),
        (  # without a series SSRN is the publisher; without a date none is made up
            "Solove, Daniel J., 'I've Got Nothing to Hide' and Other Misunderstandings of Privacy. Available "
            "at SSRN: https://ssrn.com/abstract=998565",
            {"publisher": "SSRN", "URL": "https://ssrn.com/abstract=998565"},
        ),
        (
            "Phys. Rev. Lett., 2016, 116, 061102",
            {
                "container-title": "Phys. Rev. Lett.",
                "volume": "116",
                "page": "061102",
                "issued": Date(parts=((2016,),)),
            },
        ),
        (
            "Nature 171, 737-738 (1953) doi:10.1038/171737a0",
            {"container-title": "Nature", "volume": "171", "page": "737-738", "DOI": "10.1038/171737a0"},
        ),
        (
            "K S Novoselov et al 2004 Science 306 666",
            {
                "author": (Name(family="Novoselov", given="K S"),),
                "container-title": "Science",
                "volume": "306",
                "page": "666",
            },
        ),
        ("arXiv:1312.6114v10 [stat.ML]", {"publisher": "arXiv", "number": "1312.6114"}),
        ("arXiv:hep-th/9711200", {"publisher": "arXiv", "number": "hep-th/9711200"}),
        (  # an article in press: everything is parted by commas
            "K. Deb, A. Pratap, S. Agarwal and T. Meyarivan, A fast and elitist multiobjective genetic "
            "algorithm, IEEE Transactions on Evolutionary Computation (2002), "
            "https://doi.org/10.1109/4235.996017",
            {
                "title": "A fast and elitist multiobjective genetic algorithm",
                "container-title": "IEEE Transactions on Evolutionary Computation",
                "DOI": "10.1109/4235.996017",
                "issued": Date(parts=((2002,),)),
            },
        ),
        (  # … with family names first
            "Ostrom, E., Burger, J., and Field, C., Revisiting the commons: local lessons, Science (1999), "
            "https://doi.org/10.1126/science.284.5412.278",
            {
                "author": (
                    Name(family="Ostrom", given="E."),
                    Name(family="Burger", given="J."),
                    Name(family="Field", given="C."),
                ),
                "title": "Revisiting the commons: local lessons",
                "container-title": "Science",
            },
        ),
        (  # a data bank's series: the day behind the address is one of access
            "U.S. Bureau of Labor Statistics, Unemployment Rate [UNRATE], retrieved from FRED, Federal Reserve "
            "Bank of St. Louis; https://fred.stlouisfed.org/series/UNRATE, March 3, 2021.",
            {
                "author": (Name(literal="U.S. Bureau of Labor Statistics"),),
                "title": "Unemployment Rate [UNRATE]",
                "publisher": "FRED, Federal Reserve Bank of St. Louis",
                "accessed": Date(parts=((2021, 3, 3),)),
                "issued": None,
            },
        ),
        (  # small capitals: an institution publishes
            "Bruce Schneier & Nathan Sanders, Build AI by the People, for the People, BELFER CTR. (June 12, "
            "2023), https://www.belfercenter.org/publication/build-ai [https://perma.cc/AAAA-BBBB];",
            {
                "title": "Build AI by the People, for the People",
                "publisher": "BELFER CTR",
                "issued": Date(parts=((2023, 6, 12),)),
            },
        ),
        (  # … and a newspaper contains
            "Adam Liptak, Supreme Court Strikes Down Chevron, N.Y. TIMES (June 28, 2024), "
            "https://www.nytimes.com/2024/06/28/us/supreme-court-chevron.html",
            {"container-title": "N.Y. TIMES", "issued": Date(parts=((2024, 6, 28),))},
        ),
        (  # ISBD: " ; " parts names, so "und" within one is its own
            "Perthes, Volker ; Stiftung Wissenschaft und Politik (Ed.): Ausblick 2015. Berlin, 2015 "
            "(SWP-Ausblick 1).. http://nbn-resolving.de/urn:nbn:de:0168-ssoar-99",
            {
                "author": (Name(family="Perthes", given="Volker"),),
                "editor": (Name(literal="Stiftung Wissenschaft und Politik"),),
                "number": "1",
            },
        ),
        (  # the number of a book's series is not the chapter's
            "Offe, Claus: Die Utopie der Null-Option. In: Berger, Johannes (Ed.): Die Moderne : Kontinuitäten "
            "und Zäsuren. Göttingen : Schwartz, 1986 (Soziale Welt 4). - ISBN 3-509-01379-8, 97-117.. http://nbn-resolving.de/urn:nbn:de:0168-ssoar-98",
            {"page": "97-117", "collection-title": "Soziale Welt", "number": None},
        ),
    ],
)  # fmt: skip
def test_forms(text: str, expected: dict[str, Value | None]) -> None:
    values = _values(text)
    assert {name: values.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "History of the European Union. Wikipedia, last edited 3 May 2024.",
            {"container-title": "Wikipedia"},
        ),
        ("Chen, T. (2016). XGBoost version 0.4.", {"title": "XGBoost", "version": "0.4"}),
        (
            "Fisher, R. A. (1988). Iris [Dataset]. UCI Machine Learning Repository. https://doi.org/10.24432/C56C76",
            {"publisher": "UCI Machine Learning Repository", "DOI": "10.24432/C56C76"},
        ),
        ("Torvalds, L. (2005). Git. https://github.com/[YOUR-NAME]/git", {"URL": None}),
        (
            "Fisher, R. A., & Marshall, M. (1988). Iris [Dataset]. UCI Machine Learning Repository. https://doi.org/10.24432/C56C76",
            {"title": "Iris", "publisher": "UCI Machine Learning Repository"},
        ),
        (
            "Sarkees, M. (2010). Guerras entre Estados, 1816-2007 [Conjunto de datos y código] (versión 4.0). Zenodo. https://doi.org/10.5281/zenodo.77",
            {
                "title": "Guerras entre Estados, 1816-2007",
                "version": "4.0",
                "publisher": "Zenodo",
                "DOI": "10.5281/zenodo.77",
            },
        ),
        (
            "Gleditsch, K. S. (2002). Expanded Trade Data (Version v4.1). Harvard Dataverse. https://doi.org/10.7910/DVN/99",
            {"title": "Expanded Trade Data", "version": "v4.1", "publisher": "Harvard Dataverse"},
        ),
        (
            "Nye, Joseph. 2019. Power index database. osf.io/kpwgf",
            {"title": "Power index database", "URL": "osf.io/kpwgf"},
        ),
        (
            "J.S. Nye, et al., Predicting turns of power with a small sample, World Politics (2016), https://doi.org/10.1017/s0043",
            {
                "author": (Name(family="Nye", given="J.S."),),
                "title": "Predicting turns of power with a small sample",
            },
        ),
        (
            "Joseph Nye, Robert Keohane, Power and interdependence in the information age, World Politics, https://doi.org/10.1017/s0044",
            {
                "title": "Power and interdependence in the information age",
                "container-title": "World Politics",
                "issued": None,
            },
        ),
        (
            "Nye, Owen. 2025. “Soft Power, Hard Power, and Smart Power.” April 1. https://www.hks.harvard.edu/reviews/",
            {
                "author": (Name(family="Nye", given="Owen"),),
                "issued": Date(parts=((2025, 4, 1),)),
                "title": "Soft Power, Hard Power, and Smart Power",
            },
        ),
        (
            "Keohane, Robert O. 1984. “Cooperation under anarchy.” Wind energy (In press).",
            {"container-title": "Wind energy"},
        ),
        (
            "R. Keohane and J. Nye. Power and interdependence in the information age. In (ICCV), 2011.",
            {"container-title": "ICCV"},
        ),
        (
            "Joseph Nye. (2021, April 5). nye/Soft-Power: Repository of Soft Power (Version rsp_v1.0). Zenodo. https://doi.org/10.5281/zenodo.88",
            {
                "title": "nye/Soft-Power: Repository of Soft Power",
                "version": "rsp_v1.0",
                "publisher": "Zenodo",
            },
        ),
        (
            "Nye, J. S. (2004). Soft Power [review of a dataset]. It said little. He knew. https://example.org/a",
            {"publisher": None},
        ),
    ],
)
def test_what_stands_behind_a_title(text: str, expected: dict[str, Value | None]) -> None:
    values = _values(text)
    assert {name: values.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "A. Author, X, Y (2002)",
        "J.E. Hopcroft, J.D. Ullman: Formal Languages and their Relation to Automata, Reading (1969)",
        "The quick brown fox jumps over the lazy dog, and then it sleeps, Nature (2002)",
    ],
)
def test_what_is_no_article_in_press_is_left_to_others(text: str) -> None:
    assert parse_preproof(text) is None


def test_a_package_says_that_it_is_software() -> None:
    text = "Wickham H (2016). ggplot2: Elegant Graphics for Data Analysis. R package version 3.4.4."
    assert normalize_draft(parse_reference(text)).type == "software"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://github.com/torvalds/linux", "software"),
        ("https://github.com/torvalds/linux/tree/v6.1", "software"),
        (
            "https://github.com/torvalds/linux/blob/master/Documentation/process/howto.rst",
            "webpage",
        ),
    ],
)
def test_a_paper_in_a_repository_is_no_software(address: str, kind: str) -> None:
    draft = parse_reference(f"Kroah-Hartman, G. (2005). The Long Road of a Patch. {address}")
    assert normalize_draft(draft).type == kind


@pytest.mark.parametrize("unit", ["Aa, Bb and ", "Aa ", "A. ", "Aa, (", "Aa ; Bb, Cc ", "12, "])
def test_hostile_repetition_takes_bounded_time(unit: str) -> None:
    text = unit * 60 + " Available at SSRN: "
    start = time.process_time()
    for parse in (parse_line, parse_noted, parse_preproof, parse_repository, parse_ssrn):
        parse(text)
    assert time.process_time() - start < 1.0
