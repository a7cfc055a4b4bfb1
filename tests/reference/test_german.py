"""German references of real works, as the social sciences and history print them."""

from __future__ import annotations

import pytest

from citekit.model import Name, Value
from citekit.normalize.drafts import normalize_draft
from citekit.reference import parse_reference


def _read(text: str) -> dict[str, Value]:
    return dict(normalize_draft(parse_reference(text)).variables)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Nipperdey, Thomas: Deutsche Geschichte im 19. Jahrhundert. München: Beck 1983.",
            "Deutsche Geschichte im 19. Jahrhundert",
        ),
        (
            "Osterhammel, Jürgen (2009): Die Verwandlung der Welt. Eine Geschichte des 19. Jahrhunderts. "
            "München: Beck.",
            "Die Verwandlung der Welt. Eine Geschichte des 19. Jahrhunderts",
        ),
    ],
)
def test_the_number_of_a_century_is_no_volume(text: str, title: str) -> None:
    found = _read(text)
    assert found["title"] == title
    assert found["publisher"] == "Beck"
    assert "volume" not in found


def test_ders_is_no_part_of_a_title() -> None:
    found = _read(
        "Kocka, Jürgen (1988): Bürgertum und bürgerliche Gesellschaft im 19. Jahrhundert. In: ders. (Hg.): "
        "Bürgertum im 19. Jahrhundert. Bd. 1. München: dtv, S. 11-76."
    )
    assert found["title"] == "Bürgertum und bürgerliche Gesellschaft im 19. Jahrhundert"
    assert found["container-title"] == "Bürgertum im 19. Jahrhundert"
    assert found["page"] == "11-76"


def test_a_volume_labelled_behind_its_number() -> None:
    found = _read(
        "Kohli, Martin (1985): Die Institutionalisierung des Lebenslaufs. In: Kölner Zeitschrift für "
        "Soziologie und Sozialpsychologie, 37. Jg., Heft 1, S. 1-29."
    )
    assert (found["volume"], found["issue"], found["page"]) == ("37", "1", "1-29")


def test_a_special_issue() -> None:
    found = _read(
        "Mayer, Karl Ulrich (1990). Lebensverläufe und sozialer Wandel. Anmerkungen zu einem "
        "Forschungsprogramm. Kölner Zeitschrift für Soziologie und Sozialpsychologie, Sonderheft 31, 7-21."
    )
    assert found["issue"] == "Sonderheft 31"
    assert found["container-title"] == "Kölner Zeitschrift für Soziologie und Sozialpsychologie"


def test_pages_in_brackets_behind_a_container() -> None:
    found = _read(
        "Allmendinger, J. & Hinz, T. (1997). Mobilität und Lebensverlauf. In S. Hradil & S. Immerfall (Hrsg.), "
        "Die westeuropäischen Gesellschaften im Vergleich (S. 247-285). Opladen: Leske + Budrich."
    )
    assert found["container-title"] == "Die westeuropäischen Gesellschaften im Vergleich"
    assert found["page"] == "247-285"


def test_an_edition_behind_a_volume() -> None:
    found = _read(
        "Elias, Norbert (1976): Über den Prozeß der Zivilisation. Bd. 1. 2. Aufl. Frankfurt a. M.: Suhrkamp."
    )
    assert (found["volume"], found["edition"]) == ("1", "2")


def test_editors_parted_by_a_slash() -> None:
    found = _read(
        "Mayntz, Renate/Scharpf, Fritz W. (Hrsg.) (1995): Gesellschaftliche Selbstregelung und politische "
        "Steuerung. Frankfurt am Main/New York: Campus."
    )
    assert found["editor"] == (
        Name(family="Mayntz", given="Renate"),
        Name(family="Scharpf", given="Fritz W."),
    )
    assert found["publisher-place"] == "Frankfurt am Main/New York"
