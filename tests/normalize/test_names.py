"""Lists of names as real references print them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.model import Name
from citekit.normalize.names import parse_name, parse_names


def person(family: str, given: str = "", particle: str = "", suffix: str = "") -> Name:
    return Name(family=family, given=given, non_dropping_particle=particle, suffix=suffix)


def literal(text: str) -> Name:
    return Name(literal=text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Brooks and Wohlforth, America Abroad: Chicago turns the first name alone
        (
            "Brooks, Stephen G., and William C. Wohlforth",
            [person("Brooks", "Stephen G."), person("Wohlforth", "William C.")],
        ),
        # Kahneman and Tversky, Prospect Theory, in APA
        ("Kahneman, D., & Tversky, A.", [person("Kahneman", "D."), person("Tversky", "A.")]),
        # Watson and Crick, in Vancouver and in IEEE
        ("Watson JD, Crick FHC", [person("Watson", "JD"), person("Crick", "FHC")]),
        (
            "J. D. Watson and F. H. C. Crick",
            [person("Watson", "J. D."), person("Crick", "F. H. C.")],
        ),
        # Cho, Chung, Chun and Kim, Principles of Economics, joined as Korean journals do
        ("조순.정운찬.전성인.김영식", [literal(n) for n in ("조순", "정운찬", "전성인", "김영식")]),
        ("조순․정운찬", [literal("조순"), literal("정운찬")]),
        # Chen and Xia on the students of Peking University
        ("陈平原·夏晓虹", [person("陈", "平原"), person("夏", "晓虹")]),
        # Lenstra, Rinnooy Kan and Brucker, Complexity of Machine Scheduling Problems
        (
            "J.K. Lenstra, A.H.G. Rinnooy Kan, P. Brucker",
            [person("Lenstra", "J.K."), person("Rinnooy Kan", "A.H.G."), person("Brucker", "P.")],
        ),
        # Understanding Earth: a family that is also a publisher's word
        (
            "Press, F; Siever, R; Grotzinger, J; Jordan, TH",
            [
                person("Press", "F"),
                person("Siever", "R"),
                person("Grotzinger", "J"),
                person("Jordan", "TH"),
            ],
        ),
        # Senior is Thomas Senior's family here
        (
            "John Volakis and Thomas B. Senior",
            [person("Volakis", "John"), person("Senior", "Thomas B.")],
        ),
        ("Knuth, D. E., and P. Bendix", [person("Knuth", "D. E."), person("Bendix", "P.")]),
        # Vaswani et al., Attention Is All You Need
        (
            "Ashish Vaswani, Noam Shazeer, Niki Parmar",
            [
                person("Vaswani", "Ashish"),
                person("Shazeer", "Noam"),
                person("Parmar", "Niki"),
            ],
        ),
        # two short families that look like initials: Xu, Li
        ("R. Li, X.-L. Qi", [person("Li", "R."), person("Qi", "X.-L.")]),
        ("Xu W, Lu B, Vu TH", [person("Xu", "W"), person("Lu", "B"), person("Vu", "TH")]),
        # initials that look like a suffix
        ("Ross JR, Cohen R", [person("Ross", "JR"), person("Cohen", "R")]),
        ("Insel, TR", [person("Insel", "TR")]),
        # suffixes in each of their places
        ("Nye, Joseph S., Jr.", [person("Nye", "Joseph S.", suffix="Jr.")]),
        ("Nye, Joseph S. Jr.", [person("Nye", "Joseph S.", suffix="Jr.")]),
        ("Joseph S. Nye, Jr.", [person("Nye", "Joseph S.", suffix="Jr.")]),
        ("Martin Luther King Jr.", [person("King", "Martin Luther", suffix="Jr.")]),
        ("Eger EI 2nd", [person("Eger", "EI", suffix="2nd")]),
        # particles
        ("Beethoven, Ludwig van", [person("Beethoven", "Ludwig", "van")]),
        ("van der Waals, J. D.", [person("Waals", "J. D.", "van der")]),
        ("Ludwig von Mises", [person("Mises", "Ludwig", "von")]),
        ("Della Porta, Donatella", [person("Della Porta", "Donatella")]),
        ("Donatella Della Porta", [person("Della Porta", "Donatella")]),
        ("Bueno de Mesquita, Bruce", [person("Bueno de Mesquita", "Bruce")]),
        ("Humboldt, W. v.", [person("Humboldt", "W.", "v.")]),
        ("Khalid Al Falih", [person("Al Falih", "Khalid")]),
        # double names
        ("García Márquez, Gabriel", [person("García Márquez", "Gabriel")]),
        ("Gabriel García Márquez", [person("García Márquez", "Gabriel")]),
        ("Ortega y Gasset, José", [person("Ortega y Gasset", "José")]),
        ("José Ortega y Gasset", [person("Ortega y Gasset", "José")]),
        # "and" in other languages
        (
            "Horkheimer, Max und Adorno, Theodor W.",
            [person("Horkheimer", "Max"), person("Adorno", "Theodor W.")],
        ),
        ("Deleuze, G. et Guattari, F.", [person("Deleuze", "G."), person("Guattari", "F.")]),
        ("Cardoso, F. H. y Faletto, E.", [person("Cardoso", "F. H."), person("Faletto", "E.")]),
        # semicolons
        (
            "Acemoglu, Daron; Johnson, Simon; Robinson, James A.",
            [
                person("Acemoglu", "Daron"),
                person("Johnson", "Simon"),
                person("Robinson", "James A."),
            ],
        ),
        # institutions keep their commas and "and"s
        (
            "National Academies of Sciences, Engineering, and Medicine",
            [literal("National Academies of Sciences, Engineering, and Medicine")],
        ),
        (
            "Belfer Center for Science and International Affairs",
            [literal("Belfer Center for Science and International Affairs")],
        ),
        ("Geological Survey, UK.", [literal("Geological Survey, UK")]),
        ("International Energy Agency (IEA)", [literal("International Energy Agency (IEA)")]),
        # upper case stays, and tells the family where it alone is upper
        ("BOURDIEU Pierre", [person("BOURDIEU", "Pierre")]),
        (
            "Bourdieu, P., & PASSERON, J.-C.",
            [person("Bourdieu", "P."), person("PASSERON", "J.-C.")],
        ),
        # scripts
        ("鲁迅", [person("鲁", "迅")]),
        ("司马迁", [person("司马", "迁")]),
        ("Бахтин М. М.", [person("Бахтин", "М. М.")]),
        # degrees, titles and footnote marks go
        ("John Rawls, PhD", [person("Rawls", "John")]),
        ("Prof. Jürgen Habermas*", [person("Habermas", "Jürgen")]),
        # family first, as in Taipei and Seoul; papers and persons of old
        ("Chen Kuan-Hsing", [person("Chen", "Kuan-Hsing")]),
        ("Kuan-Hsing Chen", [person("Chen", "Kuan-Hsing")]),
        ("The Economist", [literal("The Economist")]),
        ("Ibn Khaldun", [literal("Ibn Khaldun")]),
        ("Ó Gráda, Cormac", [person("Ó Gráda", "Cormac")]),
        ("Sidney and Beatrice Webb", [person("Webb", "Sidney"), person("Webb", "Beatrice")]),
        # families alone
        ("Nordhaus, Tobin & Solow", [literal("Nordhaus"), literal("Tobin"), literal("Solow")]),
    ],
)
def test_names_are_read_as_printed(text: str, expected: list[Name]) -> None:
    assert list(parse_names(text).names) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Jumper, J. et al.",
        "Jumper, J., u. a.",
        "Jumper J, et al",
        "Jumper, John, and others",
        "Jumper, J., y otros",
        "Jumper, J., . . .",
    ],
)
def test_a_list_that_is_cut_off_says_so(text: str) -> None:
    names = parse_names(text)
    assert names.truncated
    assert [name.family for name in names.names] == ["Jumper"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Keohane, R. O. (Ed.)", "editor"),
        ("Keohane, R. O., ed.", "editor"),
        ("edited by Robert O. Keohane", "editor"),
        ("Keohane, R. O. (Hrsg.)", "editor"),
        ("hrsg. von Robert O. Keohane", "editor"),
        ("sous la direction de Robert O. Keohane", "editor"),
        ("Keohane, R. O. (coord.)", "editor"),
        ("a cura di Robert O. Keohane", "editor"),
        ("Keohane, R. O. (Org.)", "editor"),
        ("onder redactie van Robert O. Keohane", "editor"),
        ("translated by Robert O. Keohane", "translator"),
        ("übersetzt von Robert O. Keohane", "translator"),
        ("trad. de Robert O. Keohane", "translator"),
        ("Keohane, R. O.", ""),
    ],
)
def test_a_printed_role_is_told_in_seven_languages(text: str, role: str) -> None:
    names = parse_names(text)
    assert names.role == role
    assert [name.family for name in names.names] == ["Keohane"]


def test_one_name_that_is_no_person_is_literal() -> None:
    assert parse_name("World Health Organization").literal == "World Health Organization"


@given(st.text(max_size=300))
def test_any_text_gives_names_and_loses_no_order(text: str) -> None:
    for name in parse_names(text).names:
        assert name.literal or name.family or name.given


@pytest.mark.parametrize(
    "unit", ["a,", "A. ", "and ", "((", "Smith, J., ", "et al. ", ". ", "· ", "- "]
)
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    start = time.process_time()
    parse_names(unit * 50_000)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Chetan Kumar, Sean Marston, Ravi Sen & Amar Narisetty", ["Kumar", "Marston", "Sen", "Narisetty"]),
        ("Amartya Sen", ["Sen"]),
        ("A. Kumar, R. Sen", ["Kumar", "Sen"]),
        ("Hans Meier sen.", ["Meier"]),
    ],
)  # fmt: skip
def test_sen_is_a_family_name_and_a_suffix_with_a_point(text: str, families: list[str]) -> None:
    assert [name.family for name in parse_names(text).names] == families


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayntz, Renate/Scharpf, Fritz W.", "Mayntz, Renate; Scharpf, Fritz W."),
        ("Mayntz, R./Scharpf, F.W./Streeck, W.", "Mayntz, R.; Scharpf, F.W.; Streeck, W."),
        ("Ulrich Beck/Anthony Giddens/Scott Lash", "Beck, Ulrich; Giddens, Anthony; Lash, Scott"),
        ("Capdevila JH, Falck JR", "Capdevila, JH; Falck, JR"),
        ("Huang YZ, Du QS, Mei L.", "Huang, YZ; Du, QS; Mei, L."),
        ("Bureau A, Dupuis J, Falls K", "Bureau, A; Dupuis, J; Falls, K"),
        ("Yu J, Carroll TJ, McMahon AP", "Yu, J; Carroll, TJ; McMahon, AP"),
        ("M. H. Kim.", "Kim, M. H."),
        ("BRAUDEL (F.), LABROUSSE (E.)", "BRAUDEL, F.; LABROUSSE, E."),
        ("BRAUDEL (Fernand)", "BRAUDEL, Fernand"),
        ("LÉVI-STRAUSS (C.) et JAKOBSON (R.)", "LÉVI-STRAUSS, C.; JAKOBSON, R."),
        ("Prof. Dr. Jürgen Habermas", "Habermas, Jürgen"),
        ("Aad, G. et al. (ATLAS Collaboration)", "Aad, G.; ATLAS Collaboration"),
        (
            "Organisation for Economic Co-operation and Development (OECD)",
            "Organisation for Economic Co-operation and Development (OECD)",
        ),
        ("GESIS/Max-Planck-Institut", "GESIS/Max-Planck-Institut"),
    ],
)
def test_lists_as_they_are_printed(text: str, expected: str) -> None:
    found = parse_names(text).names
    shown = "; ".join(n.literal or f"{n.family}, {n.given}" for n in found)
    assert shown == expected


def test_korean_and_chinese_lists_that_are_cut_off() -> None:
    korean, chinese = parse_names("조순 외 2인"), parse_names("陈平原等")
    assert (korean.names, korean.truncated) == ((literal("조순"),), True)
    assert (chinese.names, chinese.truncated) == ((person("陈", "平原"),), True)
    assert not parse_names("高等教育出版社").truncated


FAMILIES = ("Keohane", "O'Brien", "McAdam", "Mearsheimer", "Lévi-Strauss", "Łukasiewicz", "Nye")
FORMS = {
    "{0}, {1}": (", ", ", & ", ", and ", "; "),
    "{1} {0}": (", ", " and ", ", and ", " & "),
}


@given(
    st.lists(
        st.tuples(st.sampled_from(FAMILIES), st.sampled_from(("R.", "J. S.", "J.-P."))),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(sorted(FORMS)),
    st.data(),
)
def test_lists_of_one_form_give_their_names(
    names: list[tuple[str, str]], form: str, data: st.DataObject
) -> None:
    joint = data.draw(st.sampled_from(FORMS[form]))
    printed = joint.join(form.format(*name) for name in names)
    assert list(parse_names(printed).names) == [person(*name) for name in names]
    cut = parse_names(printed + ", et al.")
    assert (list(cut.names), cut.truncated) == ([person(*name) for name in names], True)


def test_a_hyphen_may_end_a_word() -> None:
    assert parse_names("a-;0").names
