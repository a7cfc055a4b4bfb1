"""Volumes, issues and pages that a tagger mislabels: real works, with the faults of no one model."""

from __future__ import annotations

import pytest

from tests.reference.labelled import Labels, values


@pytest.mark.parametrize(
    ("text", "labels", "expected"),
    [
        (  # law reviews: year, volume, periodical, page
            "D. Kennedy, ‘The Stages of the Decline’ (1982) 130 U. of Pennsylvania Law Review 1349, 1357.",
            [("title", "The Stages of the Decline"), ("date", "1982"),
             ("container", "130 U. of Pennsylvania Law Review"), ("volume", "1349"), ("pages", "1357")],
            {"volume": "130", "container-title": "U. of Pennsylvania Law Review", "page": "1349"},
        ),
        (
            "W. Conklin, ‘The Invisible Author of Legal Authority’ (1996) VII Law and Critique 173 at pp. 173–6.",
            [("title", "The Invisible Author of Legal Authority"), ("date", "1996"),
             ("container", "VII Law and Critique"), ("pages", "173–6")],
            {"volume": "VII", "container-title": "Law and Critique", "page": "173"},
        ),
        (  # the page within the periodical's name
            "P. Baron, ‘The Free Exercise of Her Will’ (1995) 13 Law in Context 23.",
            [("title", "The Free Exercise of Her Will"), ("date", "1995"), ("container", "13 Law in Context 23")],
            {"volume": "13", "container-title": "Law in Context", "page": "23"},
        ),
        (
            "Atkinson, Roger. “Editorial”. Journal of Educational Technology 28 (2012): III–V.",
            [("title", "Editorial"), ("container", "Journal of Educational Technology"), ("volume", "28"),
             ("date", "2012"), ("publisher", "III–V")],
            {"page": "III–V", "publisher": None},
        ),
        (
            "C. Rubbia, The LEP Collider, CERN-1984-014 (1984).",
            [("author", "C. Rubbia"), ("title", "The LEP Collider"), ("pages", "CERN-1984-014"), ("date", "1984")],
            {"page": None, "number": "CERN-1984-014"},
        ),
        (  # a number behind a book is its volume; behind a periodical that counts by months an issue
            "Piaget, J. Le langage. In S. Moscovici (Ed.), Perspectives cognitives, 3 (pp. 167-193).",
            [("author", "Piaget, J."), ("title", "Le langage"), ("editor", "S. Moscovici"),
             ("container", "Perspectives cognitives"), ("issue", "3"), ("pages", "167-193")],
            {"volume": "3", "issue": None},
        ),
        (
            "T. Sjöstrand, S. Mrenna and P. Skands, PYTHIA 6.4 physics and manual, JHEP 05 (2006) 026.",
            [("author", "T. Sjöstrand, S. Mrenna and P. Skands"), ("title", "PYTHIA 6.4 physics and manual"),
             ("container", "JHEP"), ("issue", "05"), ("date", "2006"), ("pages", "026")],
            {"issue": "05", "page": "026"},
        ),
        (
            "P. Baron, ‘The Free Exercise of Her Will’ (1995) 13 Law in Context 23.",
            [("title", "The Free Exercise of Her Will"), ("date", "1995"), ("volume", "13"),
             ("container", "Law in Context 23")],
            {"volume": "13", "container-title": "Law in Context", "page": "23"},
        ),
        (  # an edition
            "Heintz, Interkultureller Vergleich, in: König (Hrsg.), Handbuch, Bd. 4 (3. Aufl. 1974) 405",
            [("author", "Heintz"), ("title", "Interkultureller Vergleich"), ("editor", "König"),
             ("container", "Handbuch"), ("volume", "4"), ("issue", "3"), ("date", "1974"), ("pages", "405")],
            {"volume": "4", "edition": "3", "issue": None, "page": "405"},
        ),
        (  # an issue and the number of an article
            "Turing, A. (1950). Computing machinery. Mind, vol. 38, no. 1, 2707826.",
            [("author", "Turing, A."), ("date", "1950"), ("title", "Computing machinery"), ("container", "Mind"),
             ("volume", "38"), ("pages", "1, 2707826")],
            {"volume": "38", "issue": "1", "page": "2707826"},
        ),
        (
            "Alan Turing (1950) Computing Machinery and Intelligence, Mind, 59:236, 2707826",
            [("author", "Alan Turing"), ("date", "1950"), ("title", "Computing Machinery and Intelligence"),
             ("container", "Mind"), ("volume", "59"), ("pages", "236, 2707826")],
            {"volume": "59", "issue": "236", "page": "2707826"},
        ),
        (  # two pages
            "Watson JD, Crick FH (1953) Molecular structure, Nature, 171:737, 740",
            [("author", "Watson JD, Crick FH"), ("date", "1953"), ("title", "Molecular structure"),
             ("container", "Nature"), ("volume", "171"), ("pages", "737, 740")],
            {"volume": "171", "issue": None},
        ),
        (  # a page of a book
            "G. H. Treitel, The Law of Contract (9th ed., 1995) 3.",
            [("author", "G. H. Treitel"), ("title", "The Law of Contract"), ("edition", "9th ed"),
             ("date", "1995"), ("volume", "3")],
            {"page": "3", "volume": None},
        ),
        (
            "Rabel, Aufgabe und Notwendigkeit der Rechtsvergleichung, in: Gesammelte Aufsätze (Tübingen 1967) 1 (3)",
            [("author", "Rabel"), ("title", "Aufgabe und Notwendigkeit der Rechtsvergleichung"),
             ("container", "Gesammelte Aufsätze"), ("location", "Tübingen"), ("date", "1967"), ("volume", "1")],
            {"page": "1", "volume": None},
        ),
        (  # a volume with an issue
            "Coase, The Nature of the Firm, Economica (1937) 4 (16)",
            [("author", "Coase"), ("title", "The Nature of the Firm"), ("container", "Economica"),
             ("date", "1937"), ("volume", "4 (16)")],
            {"volume": "4", "issue": "16"},
        ),
        (
            "Johanson, D. C., Plio-Pleistocene hominid discoveries. Nature, V. 260, p. 293-297. 1976.",
            [("author", "Johanson, D. C."), ("title", "Plio-Pleistocene hominid discoveries"),
             ("container", "Nature"), ("issue", "260"), ("pages", "293-297"), ("date", "1976")],
            {"volume": "260", "issue": None},
        ),
        (
            "S. Weinberg Phys. Rev. D 11 3583 (1975)",
            [("author", "S. Weinberg"), ("container", "Phys. Rev."), ("pages", "D 11 3583"), ("date", "1975")],
            {"container-title": "Phys. Rev. D", "volume": "11", "page": "3583"},
        ),
        (
            "A. Zeilinger: Rev. Mod. Phys. 71 (1999) 288.",
            [("author", "A. Zeilinger"), ("container", "Rev. Mod. Phys."), ("volume", "71"), ("date", "1999")],
            {"page": "288"},
        ),
        (
            "Watson JD, Crick FH. Molecular structure. Nature 171, 737+ (1953).",
            [("author", "Watson JD, Crick FH"), ("title", "Molecular structure"), ("container", "Nature"),
             ("volume", "171"), ("date", "1953")],
            {"volume": "171", "page": "737+"},
        ),
        (
            "Ioannidis JP. Why most published findings are false. PLoS medicine. 2005 2(8) 000124.",
            [("author", "Ioannidis JP"), ("title", "Why most published findings are false"),
             ("container", "PLoS medicine"), ("date", "2005"), ("volume", "2"), ("issue", "8")],
            {"page": "000124"},
        ),
        (
            "L. Evans et al., The Large Hadron Collider, CERN-LHC-PROJECT-Report-1168 (2009).",
            [("author", "L. Evans et al."), ("title", "The Large Hadron Collider"), ("pages", "1168"),
             ("date", "2009")],
            {"page": None},
        ),
        (
            "Ashley, K. D., Reasoning by analogy. Conference on Artificial Intelligence and Law ICAIL-87, pages 67-74.",
            [("author", "Ashley, K. D."), ("title", "Reasoning by analogy"),
             ("container", "Conference on Artificial Intelligence and Law ICAIL-"), ("volume", "87"),
             ("pages", "67-74")],
            {"container-title": "Conference on Artificial Intelligence and Law ICAIL-87", "volume": None},
        ),
    ],
)  # fmt: skip
def test_numbers(text: str, labels: Labels, expected: dict[str, str | None]) -> None:
    found = values(text, labels)
    assert {name: found.get(name) for name in expected} == expected
