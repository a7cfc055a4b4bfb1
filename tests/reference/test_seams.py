"""Where one tagged value ends and the next begins."""

from __future__ import annotations

import pytest

from citekit.model import Raw, Span
from citekit.reference.markers import marker_end
from citekit.reference.mending.seams import mend


def _mended(text: str, **variables: str) -> dict[str, str]:
    raws = {}
    for name, value in variables.items():
        start = text.index(value)
        raws[name.replace("_", "-")] = [Raw(text=value, span=Span(start, start + len(value)))]
    mend(text, raws)
    return {name: found[0].text for name, found in raws.items()}


def test_a_role_behind_names_makes_editors() -> None:
    text = "Elster, Jon (ed.). Rational Choice. New York University Press, 1986."
    assert _mended(text, author="Elster, Jon", title="Rational Choice") == {
        "editor": "Elster, Jon",
        "title": "Rational Choice",
    }


def test_a_title_that_the_names_swallowed() -> None:
    text = "Morrison, Toni. Beloved. New York: Knopf, 1987."
    assert _mended(text, author="Morrison, Toni. Beloved", publisher="Knopf") == {
        "author": "Morrison, Toni",
        "title": "Beloved",
        "publisher": "Knopf",
    }


def test_a_book_has_a_title_and_no_container() -> None:
    text = "Hopper, P.J. and Elizabeth Traugott. Grammaticalization. Cambridge: CUP."
    assert "title" in _mended(text, container_title="Grammaticalization", publisher="CUP")
    text = "Perdew et al., Phys. Rev. Lett. (1996)"
    assert "container-title" in _mended(text, container_title="Phys. Rev. Lett.")


def test_years_of_a_title_are_no_pages() -> None:
    text = "Beattie, Crime and the Courts in England, 1660–1800 (1986)"
    assert _mended(text, title="Crime and the Courts in England", page="1660–1800") == {
        "title": "Crime and the Courts in England, 1660–1800"
    }


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
