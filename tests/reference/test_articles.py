"""Articles in periodicals, as journals print them: each a real work."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import citekit
from citekit.model import Draft
from citekit.reference.grammars.articles import parse_article
from citekit.reference.grammars.loci import find_locus
from citekit.reference.name_heads import names_end


def values(draft: Draft | None) -> dict[str, str]:
    assert draft is not None
    return {name: raws[0].text for name, raws in draft.variables.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # Vancouver, AMA
            "Watson JD, Crick FH. Genetical implications of the structure of deoxyribonucleic acid. "
            "Nature. 1953;171(4361):964-7.",
            ["Watson JD, Crick FH", "Genetical implications of the structure of deoxyribonucleic acid",
             "Nature.", "171", "4361", "964-7", "1953"],
        ),
        (  # physics, without a title
            "J. P. Perdew, K. Burke, and M. Ernzerhof, Phys. Rev. Lett. 77, 3865 (1996).",
            ["J. P. Perdew, K. Burke, and M. Ernzerhof", "", "Phys. Rev. Lett.", "77", "", "3865", "1996"],
        ),
        (  # the section's letter belongs to the journal
            "J. Bardeen, L. N. Cooper, and J. R. Schrieffer, Phys. Rev. 108, 1175 (1957).",
            ["J. Bardeen, L. N. Cooper, and J. R. Schrieffer", "", "Phys. Rev.", "108", "", "1175", "1957"],
        ),
        (
            "G. Kresse and J. Furthmüller, Phys. Rev. B54, 11169 (1996).",
            ["G. Kresse and J. Furthmüller", "", "Phys. Rev. B", "54", "", "11169", "1996"],
        ),
        (  # Elsevier
            "G. Kresse, J. Furthmüller, Efficiency of ab-initio total energy calculations for metals and "
            "semiconductors using a plane-wave basis set, Comput. Mater. Sci. 6 (1996) 15–50.",
            ["G. Kresse, J. Furthmüller", "Efficiency of ab-initio total energy calculations for metals and "
             "semiconductors using a plane-wave basis set", "Comput. Mater. Sci.", "6", "", "15–50", "1996"],
        ),
        (  # AMS
            "A. Wiles, Modular elliptic curves and Fermat's last theorem, Ann. of Math. 141 (1995), no. 3, 443–551.",
            ["A. Wiles", "Modular elliptic curves and Fermat's last theorem", "Ann. of Math.", "141", "3",
             "443–551", "1995"],
        ),
        (  # Nature
            "Watson, J. D. & Crick, F. H. C. Molecular structure of nucleic acids: a structure for deoxyribose "
            "nucleic acid. Nature 171, 737–738 (1953).",
            ["Watson, J. D. & Crick, F. H. C.", "Molecular structure of nucleic acids: a structure for deoxyribose "
             "nucleic acid", "Nature", "171", "", "737–738", "1953"],
        ),
        (  # Harvard, single quotation marks
            "Granovetter, M. (1985) 'Economic Action and Social Structure: The Problem of Embeddedness', "
            "American Journal of Sociology, 91(3), pp. 481–510.",
            ["Granovetter, M.", "Economic Action and Social Structure: The Problem of Embeddedness",
             "American Journal of Sociology", "91", "3", "481–510", "1985"],
        ),
        (  # ACM
            "L. Lamport. Time, clocks, and the ordering of events in a distributed system. "
            "Communications of the ACM 21, 7 (1978), 558-565.",
            ["L. Lamport", "Time, clocks, and the ordering of events in a distributed system",
             "Communications of the ACM", "21", "7", "558-565", "1978"],
        ),
        (  # biblatex
            "Donald E. Knuth. “Literate Programming”. In: The Computer Journal 27.2 (1984), pp. 97–111.",
            ["Donald E. Knuth", "Literate Programming", "The Computer Journal", "27", "2", "97–111", "1984"],
        ),
        (  # EndNote's "numbered"
            "Horn, B.K.P., Relative orientation. Int J Comput Vis, 1990. 4(1): p. 59-78.",
            ["Horn, B.K.P.", "Relative orientation", "Int J Comput Vis", "4", "1", "59-78", "1990"],
        ),
        (  # only the first name turned
            "Black, F., and M. Scholes. The pricing of options and corporate liabilities. Journal of Political "
            "Economy 81 (1973), 637-654.",
            ["Black, F., and M. Scholes", "The pricing of options and corporate liabilities",
             "Journal of Political Economy", "81", "", "637-654", "1973"],
        ),
    ],
)  # fmt: skip
def test_an_article(text: str, expected: list[str]) -> None:
    found = values(parse_article(text))
    names = ("author", "title", "container-title", "volume", "issue", "page", "issued")
    assert [found.get(name, "").rstrip(".") for name in names] == [v.rstrip(".") for v in expected]


def test_a_preprint_beside_a_journal() -> None:
    found = values(
        parse_article("A. M. Polyakov, Nucl. Phys. Proc. Suppl. 68, 1 (1998), hep-th/9711002.")
    )
    assert found["arxiv"] == "hep-th/9711002"
    assert found["container-title"] == "Nucl. Phys. Proc. Suppl."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nye, Joseph S. Soft Power. New York: PublicAffairs, 2004.",
        "Knuth, D. E. The Art of Computer Programming. 3rd ed. Reading, MA: Addison-Wesley, 1997.",
        "Lamport, L. The part-time parliament. In: Malkhi, D. (ed.) Concurrency, pp. 277-317 (2019).",
        "Smith and 12 others met in 1990, and 44 of them (see pp. 1-2) went home.",
        # two lists of names in different forms: the second may be a title
        "Watson JD, Crick FH, Wilkins. Molecular structure of nucleic acids. Nature 1953;171:737-8.",
        # an article of the Communications whose volume has lost its page
        "Dijkstra, E. W. Go to statement considered harmful. Communications of the ACM 11",
    ],
)
def test_what_is_no_article_is_left_alone(text: str) -> None:
    assert parse_article(text) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Smith JA, Doe B. A title", "Smith JA, Doe B"),
        ("van der Waals, J. D. & Kohnstamm, P. Lehrbuch", "van der Waals, J. D. & Kohnstamm, P."),
        ("E. W. Dijkstra and C. S. Scholten, Predicate", "E. W. Dijkstra and C. S. Scholten"),
        ("Knuth, Donald E., and Peter Bendix. Simple", "Knuth, Donald E., and Peter Bendix"),
        ("D. L. Parnas Jr., On the criteria", "D. L. Parnas Jr."),
    ],
)
def test_where_names_end(text: str, end: str) -> None:
    found = names_end(text)
    assert found is not None
    assert text[:found].rstrip(".") == end.rstrip(".")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("X 27.2 (1984), pp. 97–111", "27 2 97–111 1984"),
        ("X vol. 40, no. 3 (Winter 2015/16): 7–53", "40 3 7–53 Winter 2015/16"),
        ("X 2000;26(3 Suppl 1):443-455", "26 3 Suppl 1 443-455 2000"),
        ("X vol. 31, no. 1, pp. 49–80, Mar. 2010", "31 1 49–80 Mar. 2010"),
        ("X 174(5):1559, 1968", "174 5 1559 1968"),
        ("X 16 (1975), 2029", "16 2029 1975"),
        ("X 62 (1979) 163 ff", "62 163 ff 1979"),
        ("X, 1996, 48. Jg., H. 2, S. 319-338", "48 2 319-338 1996"),
        ("X, mars 2004, n°151. p. 23-31", "151 23-31 mars 2004"),
    ],
)
def test_a_locus_in_any_order(text: str, expected: str) -> None:
    found = find_locus(text, 1, len(text))
    assert found is not None
    parts = {part.variable: text[part.start : part.end] for part in found[1]}
    order = ("volume", "issue", "page", "issued")
    assert " ".join(parts[name] for name in order if name in parts) == expected


@given(st.text(alphabet="Ab J.,;:()&-–12 9and\u00a0“”", max_size=120))
def test_a_draft_says_where_its_values_stand(text: str) -> None:
    draft = parse_article("Knuth, D. E. " + text)
    if draft is not None:
        whole = "Knuth, D. E. " + text
        for raws in draft.variables.values():
            for raw in raws:
                assert raw.span is not None
                assert whole[raw.span.start : raw.span.end] == raw.text


@pytest.mark.parametrize(
    "part", ["Smith JA, ", "1 ", "(1) ", "Phys. ", "J. A. Smith and ", "de la "]
)
def test_hostile_repetition_is_bounded(part: str) -> None:
    text = (part * 1000)[:1490]
    before = time.process_time()
    parse_article(text)
    assert time.process_time() - before < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Grice, H. P. (1957). Meaning. The Philosophical Review, 66(3), 377–388.",
        "Grice HP. Meaning. The Philosophical Review 1957;66(3):377–388.",
        "Grice, H. P. Meaning. The Philosophical Review 1957, 66, 377–388.",
    ],
)
def test_one_word_can_be_a_title(text: str) -> None:
    item = citekit.parse(text).items[0]
    assert item.text("title") == "Meaning"
    assert item.text("container-title") == "The Philosophical Review"
    assert [name.family for name in item.names("author")] == ["Grice"]


def test_a_shortened_word_is_no_title() -> None:
    item = citekit.parse("Smoluchowski M (1917) Z. Phys. Chem. 92, 129–168.").items[0]
    assert item.text("container-title") == "Z. Phys. Chem."
