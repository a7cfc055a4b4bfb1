"""Where one tagged value ends and the next begins."""

from __future__ import annotations

import pytest

from citekit.model import Raw, Span
from citekit.reference.markers import marker_end
from citekit.reference.place_words import is_place
from citekit.reference.seams import mend


def _mended(text: str, **variables: str) -> dict[str, str]:
    raws = {}
    for name, value in variables.items():
        start = text.index(value)
        raws[name.replace("_", "-")] = [Raw(text=value, span=Span(start, start + len(value)))]
    mend(text, raws)
    return {name: found[0].text for name, found in raws.items()}


def test_a_title_ends_at_its_closing_mark() -> None:
    text = "Arrow, Kenneth J. “A Difficulty in the Concept of Social Welfare,” Journal of Political Economy, 58"
    assert _mended(
        text,
        title="“A Difficulty in the Concept of Social Welfare,” Journal of Political",
        container_title="Economy",
    ) == {
        "title": "A Difficulty in the Concept of Social Welfare",
        "container-title": "Journal of Political Economy",
    }


def test_two_quoted_titles_stay_one() -> None:
    text = "“Nocturne” and “Five Tales of Love and Death.” Marlboro Press"
    title = "“Nocturne” and “Five Tales of Love and Death.”"
    assert _mended(text, title=title) == {"title": title}


def test_names_before_the_mark_are_authors() -> None:
    text = "H. L. A. Hart ‘Positivism and the Separation of Law and Morals’ (1958) 71 Harvard Law Review 593"
    found = _mended(text, title="H. L. A. Hart ‘Positivism and the Separation of Law and Morals")
    assert found["author"] == "H. L. A. Hart"


def test_a_role_behind_names_makes_editors() -> None:
    text = "Elster, Jon (ed.). Rational Choice. New York University Press, 1986."
    assert _mended(text, author="Elster, Jon", title="Rational Choice") == {
        "editor": "Elster, Jon",
        "title": "Rational Choice",
    }


@pytest.mark.parametrize(
    ("value", "variable", "expected"),
    [
        ("trans. Talcott Parsons. London", "publisher-place", {"translator": "Talcott Parsons", "publisher-place": "London"}),
        ("Rational Choice, ed. J. Elster", "container-title", {"editor": "J. Elster", "container-title": "Rational Choice"}),
        ("Trans. Amer. Math. Soc.", "container-title", {"container-title": "Trans. Amer. Math. Soc."}),
        ("Paris, Gallimard", "publisher-place", {"publisher-place": "Paris", "publisher": "Gallimard"}),
        ("North-Holland, Amsterdam", "publisher", {"publisher-place": "Amsterdam", "publisher": "North-Holland"}),
        ("Oxford University Press, UK", "publisher", {"publisher-place": "UK", "publisher": "Oxford University Press"}),
        ("Savannah, GA", "publisher-place", {"publisher-place": "Savannah, GA"}),
        ("Cambridge, Mass.", "publisher-place", {"publisher-place": "Cambridge, Mass."}),
    ],
)  # fmt: skip
def test_names_and_places_inside_other_values(
    value: str, variable: str, expected: dict[str, str]
) -> None:
    found = _mended(f"Weber. x, {value} 1930", title="x", **{variable: value})
    assert found == {"title": "x", **expected}


def test_a_city_behind_a_title_is_no_part_of_it() -> None:
    text = "Geiger, Theodor: Vorstudien zu einer Soziologie des Rechts. Neuwied 1964"
    assert _mended(text, title="Vorstudien zu einer Soziologie des Rechts. Neuwied") == {
        "title": "Vorstudien zu einer Soziologie des Rechts",
        "publisher-place": "Neuwied",
    }


def test_a_title_that_the_names_swallowed() -> None:
    text = "Morrison, Toni. Beloved. New York: Knopf, 1987."
    assert _mended(text, author="Morrison, Toni. Beloved", publisher="Knopf") == {
        "author": "Morrison, Toni",
        "title": "Beloved",
        "publisher": "Knopf",
    }


def test_a_book_has_a_title_and_no_container() -> None:
    text = "Chambers, J.K. and Peter Trudgill. Dialectology. Cambridge: CUP."
    assert "title" in _mended(text, container_title="Dialectology", publisher="CUP")
    text = "Perdew et al., Phys. Rev. Lett. (1996)"
    assert "container-title" in _mended(text, container_title="Phys. Rev. Lett.")


def test_years_of_a_title_are_no_pages() -> None:
    text = "Shanley, Feminism, Marriage, and the Law in Victorian England, 1850–1895 (1989)"
    assert _mended(text, title="Marriage, and the Law in Victorian England", page="1850–1895") == {
        "title": "Marriage, and the Law in Victorian England, 1850–1895"
    }


def test_a_doi_goes_on_behind_a_broken_line() -> None:
    text = "doi: 10.1007/s11192- 006-0086-0 and more"
    assert _mended(text, DOI="10.1007/s11192-")["DOI"] == "10.1007/s11192- 006-0086-0"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("[12] Lamport, L. Time", "Lamport, L. Time"),
        ("[Lam78] Lamport, L. Time", "Lamport, L. Time"),
        ("(7) Kohn, W.; Sham", "Kohn, W.; Sham"),
        ("34. Watson JD, Crick FH. A", "Watson JD, Crick FH. A"),
        ("5 Dijkstra, E. W. Go to", "Dijkstra, E. W. Go to"),
        ("• Nye, Joseph S. Soft Power", "Nye, Joseph S. Soft Power"),
        ("1984 is a novel by Orwell", "1984 is a novel by Orwell"),
        ("100 Years of Solitude", "100 Years of Solitude"),
        ("[Anonymous]. Beowulf", "[Anonymous]. Beowulf"),
        ("9/11 Commission Report", "9/11 Commission Report"),
    ],
)
def test_the_marker_before_a_reference(text: str, rest: str) -> None:
    assert text[marker_end(text) :] == rest


def test_places_are_told_from_publishers() -> None:
    assert is_place("New York")
    assert is_place("Berlin/Heidelberg")
    assert is_place("London and New York")
    assert not is_place("Princeton University Press")
