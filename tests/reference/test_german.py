"""German references of real works, as the social sciences and history print them."""

from __future__ import annotations

import pytest

from citekit.model import Date, Name, Value
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


@pytest.mark.parametrize(
    ("text", "volumes"),
    [
        ("Luhmann, Niklas (1997): Die Gesellschaft der Gesellschaft. 2 Bde. Frankfurt am Main: Suhrkamp.", "2"),
        ("Luhmann, Niklas: Die Gesellschaft der Gesellschaft, 2 Bände, Frankfurt am Main: Suhrkamp 1997.", "2"),
        ("Wehler, H.-U. (1987 ff.), Deutsche Gesellschaftsgeschichte, 5 Bände, München.", "5"),
    ],
)  # fmt: skip
def test_a_number_before_baende_counts_volumes(text: str, volumes: str) -> None:
    found = _read(text)
    assert found["number-of-volumes"] == volumes
    assert "volume" not in found


def test_the_translator_stands_behind_the_title() -> None:
    found = _read(
        "Foucault, Michel (1976): Überwachen und Strafen. Die Geburt des Gefängnisses. Aus dem Französischen "
        "von Walter Seitter. Frankfurt a. M.: Suhrkamp."
    )
    assert found["translator"] == (Name(family="Seitter", given="Walter"),)
    assert found["title"] == "Überwachen und Strafen. Die Geburt des Gefängnisses"


def test_a_newspaper_and_its_day() -> None:
    found = _read(
        "Habermas, Jürgen: Eine Art Schadensabwicklung. In: Die Zeit vom 11.7.1986, S. 40."
    )
    assert found["container-title"] == "Die Zeit"
    assert found["issued"] == Date(parts=((1986, 7, 11),))
    assert found["page"] == "40"


def test_a_paper_of_a_series() -> None:
    found = _read(
        "Scharpf, Fritz W. (1997): Globalisierung als Beschränkung der Handlungsmöglichkeiten "
        "nationalstaatlicher Politik. MPIfG Discussion Paper 97/1. Köln: Max-Planck-Institut für "
        "Gesellschaftsforschung."
    )
    assert (found["collection-title"], found["number"]) == ("MPIfG Discussion Paper", "97/1")
    assert found["publisher"] == "Max-Planck-Institut für Gesellschaftsforschung"


def test_the_first_year_of_two_is_the_original() -> None:
    found = _read(
        "Weber, Max (1980 [1922]): Wirtschaft und Gesellschaft. Tübingen: Mohr (Siebeck)."
    )
    assert found["issued"] == Date(parts=((1980,),))
    assert found["original-date"] == Date(parts=((1922,),))


def test_a_town_contains_nothing() -> None:
    found = _read("Beck, U.: Risikogesellschaft. Frankfurt am Main 1986, S. 115 ff.")
    assert found["title"] == "Risikogesellschaft"
    assert found["publisher-place"] == "Frankfurt am Main"
    assert "container-title" not in found


def test_pages_and_editors_without_points() -> None:
    found = _read(
        "Bourdieu P (1983) Ökonomisches Kapital, kulturelles Kapital, soziales Kapital. In: Kreckel R (Hrsg) "
        "Soziale Ungleichheiten. Schwartz, Göttingen, S 183–198"
    )
    assert found["editor"] == (Name(family="Kreckel", given="R"),)
    assert found["container-title"] == "Soziale Ungleichheiten"
    assert (found["publisher"], found["publisher-place"]) == ("Schwartz", "Göttingen")
    assert found["page"] == "183-198"


def test_an_issue_of_a_weekly() -> None:
    found = _read(
        "Ostner, Ilona (1995): Arm ohne Ehemann? Sozialpolitische Regulierung von Lebenschancen für Frauen im "
        "internationalen Vergleich. In: Aus Politik und Zeitgeschichte, B 36-37, S. 3-12."
    )
    assert found["container-title"] == "Aus Politik und Zeitgeschichte"
    assert (found["issue"], found["page"]) == ("B 36-37", "3-12")


def test_a_a_o_contains_nothing() -> None:
    found = _read(
        "Bourdieu, Pierre (1983): Ökonomisches Kapital, kulturelles Kapital, soziales Kapital. In: Kreckel, R. "
        "(Hrsg.), a.a.O., S. 183–198."
    )
    assert "container-title" not in found
    assert found["page"] == "183-198"


def test_blanks_before_colons() -> None:
    found = _read("Beck, Ulrich (1986) : Risikogesellschaft. Frankfurt a.M. : Suhrkamp")
    assert found["title"] == "Risikogesellschaft"
    assert found["publisher-place"] == "Frankfurt a.M."
