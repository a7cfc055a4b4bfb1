"""Where one value ends and the next begins: real works, printed in many ways."""

from __future__ import annotations

import pytest

from citekit.reference import parse_reference


def values(text: str) -> dict[str, str]:
    draft = parse_reference(text)
    return {name: raws[0].text for name, raws in draft.variables.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # tags show the periodical, though the style parts with commas
            "Shannon, C.E., 1950. A Chess-Playing Machine. <italic>Scientific American</italic>, 182:2: 48.",
            {"title": "A Chess-Playing Machine", "container-title": "Scientific American", "volume": "182",
             "issue": "2", "page": "48"},
        ),
        (  # a full stop parts them, so that commas belong to the name
            "Karpf, David. 2012. Social Science Research Methods in Internet Time. "
            "Information, Communication & Society 15(5): 639-661.",
            {"container-title": "Information, Communication & Society"},
        ),
        (  # a country ends the title
            "Johanson, D. C., Taieb, M., Plio-Pleistocene hominid discoveries in Hadar, Ethiopia. Nature, "
            "v. 260, pp. 293-297. 1976.",
            {"title": "Plio-Pleistocene hominid discoveries in Hadar, Ethiopia", "container-title": "Nature"},
        ),
        (  # shortened words end no sentence
            "Bikle, D. Nonclassic Actions of Vitamin D. J. Clin. Endocrinol. Metab. 2009, 94, 26–34.",
            {"title": "Nonclassic Actions of Vitamin D", "container-title": "J. Clin. Endocrinol. Metab."},
        ),
        (  # no sign between title and shortened name
            "Witten E 1988 Topological quantum field theory Commun. Math. Phys. 117 353-86",
            {"title": "Topological quantum field theory", "container-title": "Commun. Math. Phys."},
        ),
        (  # a point that shortens a word of the title
            "W. Heisenberg, Über den anschaulichen Inhalt der quantentheoret. Kinematik und Mechanik, "
            "Z. Phys. 43 (1927), 172–198.",
            {"title": "Über den anschaulichen Inhalt der quantentheoret. Kinematik und Mechanik",
             "container-title": "Z. Phys."},
        ),
        (  # a suffix inside an inverted list
            "Moré, J. J., Dennis Jr., J. E., Quasi-Newton methods, motivation and theory, SIAM Rev., 19, "
            "46-89, 1977.",
            {"author": "Moré, J. J., Dennis Jr., J. E.", "title": "Quasi-Newton methods, motivation and theory"},
        ),
        (  # a range in the brackets of an issue
            "Kuhn, T. S. (1961). The function of measurement in modern physical science. Isis, 52 (161–193).",
            {"volume": "52", "page": "161–193"},
        ),
        (  # a meeting is no publisher, and its place none of its name
            "E. Feigenbaum, “The art of artificial intelligence,” 5th International Joint Conference on "
            "Artificial Intelligence, Cambridge, Massachusetts, August 1977.",
            {"container-title": "5th International Joint Conference on Artificial Intelligence",
             "publisher-place": "Cambridge, Massachusetts"},
        ),
        (
            "C. Shannon, “A Symbolic Analysis of Relay and Switching Circuits,” M.S. thesis, Massachusetts "
            "Institute of Technology, Cambridge, MA, 1940.",
            {"genre": "M.S. thesis", "publisher": "Massachusetts Institute of Technology",
             "publisher-place": "Cambridge, MA"},
        ),
        (  # a question ends the name of the book
            "Sartre, Jean-Paul. “Why Write.” In What Is Literature? New York: Philosophical Library, 1949, 38–66.",
            {"container-title": "What Is Literature?", "publisher": "Philosophical Library",
             "publisher-place": "New York"},
        ),
        (  # no sign between a title in small letters and its periodical
            "Kerr JF, Wyllie AH, Currie AR. Apoptosis: a basic biological phenomenon with wide-ranging implications "
            "in tissue kinetics Br J Cancer 1972; 26:239-257.",
            {"container-title": "Br J Cancer"},
        ),
        (  # a place without a colon
            "Quinlan, J. R. (1988). Decision trees and multi-valued attributes. In Proceedings of the Machine "
            "Intelligence Conference, pp. 305-318. New York, NY. Oxford University Press.",
            {"publisher-place": "New York, NY", "publisher": "Oxford University Press"},
        ),
        (  # a state in full behind the city
            "Winograd, T. (1980). What does it mean to understand language? In Perspectives on Cognitive Science. "
            "Norwood, New Jersey: Ablex Publishing.",
            {"container-title": "Perspectives on Cognitive Science", "publisher-place": "Norwood, New Jersey",
             "publisher": "Ablex Publishing"},
        ),
        (  # a day in the brackets of an issue
            "Karol, Paul (2002). “The Mendeleev–Seaborg Periodic Table.” Chemical & Engineering News 80 (14 January): 2-3.",
            {"container-title": "Chemical & Engineering News", "volume": "80"},
        ),
        (  # editors end before the place
            "Ben-Amos, Dan. “Toward a Definition.” In Toward New Perspectives in Folklore, edited by Américo "
            "Paredes and Richard Bauman. Austin, Texas: University of Texas Press, 1972, 3–15.",
            {"editor": "Américo Paredes and Richard Bauman", "publisher-place": "Austin, Texas",
             "publisher": "University of Texas Press"},
        ),
        (  # a number behind a day is a page
            "Neil Postman, “Learning by Story,” The Atlantic, December 1, 1989, 119.",
            {"container-title": "The Atlantic", "page": "119", "volume": None},
        ),
        (  # a press and its city
            "Kuhn, Th. S. “The Structure of Scientific Revolutions”, University of Chicago Press, Chicago, 1962.",
            {"publisher": "University of Chicago Press", "publisher-place": "Chicago"},
        ),
        (
            "Skinner, B. F. (1968). The Technology of Teaching. Meredith Publishing Institute, New York, New York.",
            {"publisher": "Meredith Publishing Institute", "publisher-place": "New York, New York"},
        ),
        (  # a society behind its journal
            "Rivlin, R. S. (1948), “The hydrodynamics of non-Newtonian fluids,” Journal of Applied Mechanics, ASME, "
            "Vol. 15, No. 3, pp. 260-281.",
            {"container-title": "Journal of Applied Mechanics", "publisher": "ASME"},
        ),
        (  # authors in capitals before a journal's line
            "R. B. WOODWARD et R. HOFFMANN. J. Am. Chem. Soc. 87, 395 (1965).",
            {"author": "R. B. WOODWARD et R. HOFFMANN", "container-title": "J. Am. Chem. Soc."},
        ),
        (  # no pages
            "Baym, N. K. (2007). The new shape of online community: The example of Swedish independent music "
            "fandom. First Monday, 12(8), NP.",
            {"container-title": "First Monday", "issue": "8", "page": "NP"},
        ),
    ],
)  # fmt: skip
def test_borders(text: str, expected: dict[str, str]) -> None:
    found = values(text)
    assert {name: found.get(name) for name in expected} == expected
    assert {"publisher", "publisher-place"} & found.keys() <= expected.keys()


def test_signal_words_of_footnotes_are_no_names() -> None:
    found = values(
        "Vgl. Jürgen Habermas, Strukturwandel der Öffentlichkeit, Frankfurt am Main 1990."
    )
    assert found["author"] == "Jürgen Habermas"


@pytest.mark.parametrize(
    "text",
    [
        "Planck Collab. (P. A. R. Ade et al.), Astron. Astrophys. 571, A16 (2014).",
        "LIGO Collaboration, Phys. Rev. Lett. 116, 061102 (2016).",
    ],
)
def test_names_do_not_swallow_the_periodical(text: str) -> None:
    found = values(text)
    assert not {"Astron", "Phys"} & set(found.get("author", "").replace(".", " ").split())
    assert "title" not in found


def test_what_pubmed_prints_last() -> None:
    found = values(
        "Eisen MB, Spellman PT, Brown PO, Botstein D. Cluster analysis and display of genome-wide expression"
        " patterns. Proc Natl Acad Sci (USA). 1998;95(25):14863-8. doi: 10.1073/pnas.95.25.14863."
        " PubMed PMID: 9843981; PubMed Central PMCID: PMC24541."
    )
    assert found["PMID"] == "9843981"
    assert found["PMCID"] == "PMC24541"
    assert found["page"] == "14863-8"


def test_a_city_alone_is_no_periodical() -> None:
    found = values(
        "Schlechter, R. 1919. Orchideologiae Sino-Japonicae Prodromus. Feddes Repertorium."
        " Berlin 4: 1-319."
    )
    assert found["title"] == "Orchideologiae Sino-Japonicae Prodromus"


def test_a_status_is_no_periodical() -> None:
    found = values("Bacon, Francis. 2014. “Understanding Inflation.” Unpublished manuscript.")
    assert "container-title" not in found
    assert found["title"].startswith("Understanding Inflation")


def test_blanks_before_signs_with_numbers() -> None:
    found = values(
        "N. Zabusky and M. Kruskal, Interaction of Solitons in a Collisionless Plasma and the"
        " Recurrence of Initial States ,Physical Review Letters ,15( 1965 ),240- 243"
    )
    assert found["container-title"] == "Physical Review Letters"


@pytest.mark.parametrize(
    ("text", "publisher", "place"),
    [
        ("Galbraith, John Kenneth. (1958). The Affluent Society. Hamish Hamilton: London.", "Hamish Hamilton", "London"),
        ("Lotman, J. M., The Structure of the Artistic Text (in Russian). Moscow, Iskusstvo, 384 p. 1970.", "Iskusstvo", "Moscow"),
        ("Pólya, G. (1954). Induction and Analogy in Mathematics. University Press, Princeton", "University Press", "Princeton"),
    ],
)  # fmt: skip
def test_a_publisher_and_its_city_in_any_order(text: str, publisher: str, place: str) -> None:
    found = values(text)
    assert (found["publisher"], found["publisher-place"]) == (publisher, place)
