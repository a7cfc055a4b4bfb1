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
            "H. Hart, ‘The Ascription of Responsibility’ (1949) XLIX Aristotelian Society Proceedings 171 at pp. 171–4.",
            [("title", "The Ascription of Responsibility"), ("date", "1949"),
             ("container", "XLIX Aristotelian Society Proceedings"), ("pages", "171–4")],
            {"volume": "XLIX", "container-title": "Aristotelian Society Proceedings", "page": "171"},
        ),
        (  # the page within the periodical's name
            "N. MacCormick, ‘Rights, Claims and Remedies’ (1982) 1 Law and Philosophy 337.",
            [("title", "Rights, Claims and Remedies"), ("date", "1982"), ("container", "1 Law and Philosophy 337")],
            {"volume": "1", "container-title": "Law and Philosophy", "page": "337"},
        ),
        (
            "Cohen, Ralph. “A Note”. New Literary History 1 (1969): III–VI.",
            [("title", "A Note"), ("container", "New Literary History"), ("volume", "1"),
             ("date", "1969"), ("publisher", "III–VI")],
            {"page": "III–VI", "publisher": None},
        ),
        (
            "C. Rubbia, The LEP Collider, CERN-1984-014 (1984).",
            [("author", "C. Rubbia"), ("title", "The LEP Collider"), ("pages", "CERN-1984-014"), ("date", "1984")],
            {"page": None, "number": "CERN-1984-014"},
        ),
        (  # a number behind a book is its volume; behind a periodical that counts by months an issue
            "Chartier, R. Les pratiques de l’écrit. In P. Ariès (Ed.), Histoire de la vie privée, 3 (pp. 113-161).",
            [("author", "Chartier, R."), ("title", "Les pratiques de l’écrit"), ("editor", "P. Ariès"),
             ("container", "Histoire de la vie privée"), ("issue", "3"), ("pages", "113-161")],
            {"volume": "3", "issue": None},
        ),
        (
            "S. Minwalla, M. Van Raamsdonk and N. Seiberg, Noncommutative perturbative dynamics, JHEP 02 (2000) 020.",
            [("author", "S. Minwalla, M. Van Raamsdonk and N. Seiberg"), ("title", "Noncommutative perturbative dynamics"),
             ("container", "JHEP"), ("issue", "02"), ("date", "2000"), ("pages", "020")],
            {"issue": "02", "page": "020"},
        ),
        (
            "N. MacCormick, ‘Rights, Claims and Remedies’ (1982) 1 Law and Philosophy 337.",
            [("title", "Rights, Claims and Remedies"), ("date", "1982"), ("volume", "1"),
             ("container", "Law and Philosophy 337")],
            {"volume": "1", "container-title": "Law and Philosophy", "page": "337"},
        ),
        (  # an edition
            "Bultmann, Mythos und Mythologie, in: Galling (Hrsg.), Religion in Geschichte, Bd. 4 (3. Aufl. 1960) 1278",
            [("author", "Bultmann"), ("title", "Mythos und Mythologie"), ("editor", "Galling"),
             ("container", "Religion in Geschichte"), ("volume", "4"), ("issue", "3"), ("date", "1960"), ("pages", "1278")],
            {"volume": "4", "edition": "3", "issue": None, "page": "1278"},
        ),
        (  # an issue and the number of an article
            "Newman, M. (2002). Spread of epidemic disease. Physical Review E, vol. 66, no. 1, 016128.",
            [("author", "Newman, M."), ("date", "2002"), ("title", "Spread of epidemic disease"),
             ("container", "Physical Review E"), ("volume", "66"), ("pages", "1, 016128")],
            {"volume": "66", "issue": "1", "page": "016128"},
        ),
        (
            "Mark Newman (2002) Spread of epidemic disease on networks, Physical Review E, 66:1, 016128",
            [("author", "Mark Newman"), ("date", "2002"), ("title", "Spread of epidemic disease on networks"),
             ("container", "Physical Review E"), ("volume", "66"), ("pages", "1, 016128")],
            {"volume": "66", "issue": "1", "page": "016128"},
        ),
        (  # two pages
            "Watson JD, Crick FH (1953) Molecular structure, Nature, 171:737, 740",
            [("author", "Watson JD, Crick FH"), ("date", "1953"), ("title", "Molecular structure"),
             ("container", "Nature"), ("volume", "171"), ("pages", "737, 740")],
            {"volume": "171", "issue": None},
        ),
        (  # a page of a book
            "J. Finnis, Natural Law and Natural Rights (2nd ed., 2011) 81.",
            [("author", "J. Finnis"), ("title", "Natural Law and Natural Rights"), ("edition", "2nd ed"),
             ("date", "2011"), ("volume", "81")],
            {"page": "81", "volume": None},
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
            "R. Feynman: Rev. Mod. Phys. 20 (1948) 367.",
            [("author", "R. Feynman"), ("container", "Rev. Mod. Phys."), ("volume", "20"), ("date", "1948")],
            {"page": "367"},
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
            "O. Brüning et al., LHC Luminosity and Energy Upgrade, CERN-LHC-PROJECT-Report-626 (2002).",
            [("author", "O. Brüning et al."), ("title", "LHC Luminosity and Energy Upgrade"), ("pages", "626"),
             ("date", "2002")],
            {"page": None},
        ),
        (
            "Hearst, M. A., Automatic acquisition of hyponyms. Conference on Computational Linguistics COLING-92, pages 539-545.",
            [("author", "Hearst, M. A."), ("title", "Automatic acquisition of hyponyms"),
             ("container", "Conference on Computational Linguistics COLING-"), ("volume", "92"),
             ("pages", "539-545")],
            {"container-title": "Conference on Computational Linguistics COLING-92", "volume": None},
        ),
    ],
)  # fmt: skip
def test_numbers(text: str, labels: Labels, expected: dict[str, str | None]) -> None:
    found = values(text, labels)
    assert {name: found.get(name) for name in expected} == expected
