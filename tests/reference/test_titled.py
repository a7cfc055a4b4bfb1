"""References whose title is known, or ends where its source begins: the laws of what is what."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.model import Date, Name, Span
from citekit.normalize.drafts import normalize_draft
from citekit.reference import parse_reference
from citekit.reference.grammars.imprints import series_variable
from citekit.reference.grammars.sentenced import parse_sentenced
from citekit.reference.grammars.titled import parse_titled


def _values(text: str) -> dict[str, object]:
    draft = parse_titled(text) or parse_sentenced(text)
    assert draft is not None
    return dict(normalize_draft(draft).variables)


def _year(year: int) -> Date:
    return Date(parts=((year,),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # bepress: labelled volume and article number
            'Granovetter, Mark S. (1973) "The Strength of Weak Ties," American Journal of '
            "Sociology: Vol. 78 : Iss. 6, Article 4.\nAvailable at: https://www.jstor.org/stable/2776392",
            {
                "title": "The Strength of Weak Ties",
                "container-title": "American Journal of Sociology",
                "volume": "78",
                "issue": "6",
                "number": "4",
                "URL": "https://www.jstor.org/stable/2776392",
            },
        ),
        (  # Dataverse: the address before the repository, a version last
            'MIT Election Data and Science Lab, 2017, "U.S. President 1976–2020",\n'
            "https://doi.org/10.7910/DVN/42MVDX, Harvard Dataverse, V8",
            {
                "publisher": "Harvard Dataverse",
                "DOI": "10.7910/DVN/42MVDX",
                "version": "V8",
                "issued": _year(2017),
            },
        ),
        (  # a series named for its institution, with a number
            'Congressional Budget Office. "The 2019 Long-Term Budget Outlook." CBO Report 55331, '
            "25 June 2019.",
            {
                "collection-title": "CBO Report",
                "number": "55331",
                "issued": Date(parts=((2019, 6, 25),)),
            },
        ),
        (  # an institution in capitals with a code is a publisher with a number
            'United Nations Security Council. "Non-proliferation." UNSC, S/RES/2231, 20 July 2015.',
            {"publisher": "UNSC", "number": "S/RES/2231"},
        ),
        (  # French quotes, and a periodical that comes out on a day
            "Bruno Latour, « Imaginer les gestes-barrières », AOC media , 30 mars 2020. ISSN : 2606-1015. "
            "URL : https://aoc.media/opinion/2020/03/29/imaginer-les-gestes-barrieres/",
            {
                "container-title": "AOC media",
                "ISSN": "2606-1015",
                "issued": Date(parts=((2020, 3, 30),)),
            },
        ),
        (  # IEEE's order
            'C. E. Shannon, "Communication in the Presence of Noise," Proceedings of the IRE, '
            "vol. 37, no. 1, pp. 10-21, 1949.",
            {
                "container-title": "Proceedings of the IRE",
                "volume": "37",
                "issue": "1",
                "page": "10-21",
            },
        ),
    ],
)
def test_quoted_titles(text: str, expected: dict[str, object]) -> None:
    values = _values(text)
    assert {name: values.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # ACM: the event's days and place are no date and imprint of the work
            "Siddharth Subramanian, Laura Inozemtseva, and Reid Holmes. 2014. Live API Documentation. In "
            "Proceedings of the 36th International Conference on Software Engineering (ICSE ’14), May "
            "31–June 7, 2014, Hyderabad, India. ACM, New York, NY, USA, 10 pages. "
            "https://doi.org/10.1145/2568225.2568313",
            {
                "title": "Live API Documentation",
                "container-title": "Proceedings of the 36th International Conference on Software "
                "Engineering (ICSE ’14)",
                "publisher": "ACM",
                "publisher-place": "New York, NY, USA",
                "number-of-pages": "10",
                "event-place": "Hyderabad, India",
                "issued": _year(2014),
            },
        ),
        (  # ACM: an issue that is a word, an article number, its month in brackets
            "Ralf Jung, Jacques-Henri Jourdan, Robbert Krebbers, and Derek Dreyer. 2018. RustBelt: Securing "
            "the Foundations of the Rust Programming Language. Proc. ACM Program. Lang. 2, POPL, Article 66 "
            "(January 2018), 34 pages. https://doi.org/10.1145/3158154",
            {
                "container-title": "Proc. ACM Program. Lang.",
                "volume": "2",
                "issue": "POPL",
                "number": "66",
                "number-of-pages": "34",
                "issued": Date(parts=((2018, 1),)),
            },
        ),
        (  # USGS: the series behind a colon
            "Hutson, S.S., and Barber, N.L., 2004, Estimated use of water in the United States in 2000: "
            "U.S. Geological Survey Circular 1268, 46 p.",
            {
                "title": "Estimated use of water in the United States in 2000",
                "collection-title": "U.S. Geological Survey Circular",
                "number": "1268",
                "number-of-pages": "46",
            },
        ),
        (  # a series in brackets, place and publisher behind
            "Scharpf, F. W. (1993). Autonomieschonend und gemeinschaftsverträglich. (MPIfG Papiere zur "
            "Politik Nr. 93/9). Köln: Max-Planck-Institut für Gesellschaftsforschung, Abteilung Politik.",
            {
                "title": "Autonomieschonend und gemeinschaftsverträglich",
                "collection-title": "MPIfG Papiere zur Politik",
                "number": "93/9",
                "publisher-place": "Köln",
                "publisher": "Max-Planck-Institut für Gesellschaftsforschung, Abteilung Politik",
            },
        ),
        (  # a preprint's server publishes
            "Vaswani, A., Shazeer, N., & Parmar, N. (2017). Attention is all you need. arXiv preprint "
            "arXiv:1706.03762.",
            {"publisher": "arXiv", "number": "1706.03762", "genre": "preprint"},
        ),
        (  # GB/T 7714
            "费孝通. 中华民族的多元一体格局[J]. 北京大学学报, 1989, 26（4）: 1-19.",
            {
                "author": (Name(family="费", given="孝通"),),
                "container-title": "北京大学学报",
                "volume": "26",
                "issue": "4",
                "page": "1-19",
            },
        ),
        (  # GOST
            "Колмогоров А. Н. Три подхода к определению понятия количества информации // Проблемы передачи "
            "информации. 1965. Т. 1, № 1. С. 3–11.",
            {
                "container-title": "Проблемы передачи информации",
                "volume": "1",
                "issue": "1",
                "page": "3-11",
                "issued": _year(1965),
            },
        ),
        (  # a colon inside a journal's name, as ISBD sets it
            "Streeck, W. (2010). Noch so ein Sieg, und wir sind verloren : der Nationalstaat nach der "
            "Finanzkrise. Leviathan : Berliner Zeitschrift für Sozialwissenschaft, 38(2), 159-173.",
            {
                "title": "Noch so ein Sieg, und wir sind verloren: der Nationalstaat nach der Finanzkrise",
                "container-title": "Leviathan: Berliner Zeitschrift für Sozialwissenschaft",
            },
        ),
        (  # a chapter of proceedings as Springer prints it: book, meeting, series with its volume
            "Dwork C. (2006) Differential Privacy. In: Bugliesi M., Preneel B., Sassone V., Wegener I. (eds) "
            "Automata, Languages and Programming. ICALP 2006. Lecture Notes in Computer Science, vol 4052. "
            "Springer, Berlin. https://doi.org/10.1007/11787006_1",
            {
                "title": "Differential Privacy",
                "container-title": "Automata, Languages and Programming",
                "event-title": "ICALP 2006",
                "collection-title": "Lecture Notes in Computer Science",
                "volume": "4052",
                "publisher": "Springer",
                "publisher-place": "Berlin",
            },
        ),
        (  # surnames with initials, title up to "In"
            "Krizhevsky A, Sutskever I, Hinton GE. ImageNet Classification with Deep Convolutional Neural "
            "Networks. In26th Conference on Neural Information Processing Systems 2012 Dec (Vol. 25, p. 1097).",
            {
                "container-title": "26th Conference on Neural Information Processing Systems",
                "volume": "25",
                "page": "1097",
                "issued": Date(parts=((2012, 12),)),
            },
        ),
    ],
)
def test_titles_that_end_where_a_source_begins(text: str, expected: dict[str, object]) -> None:
    values = _values(text)
    assert {name: values.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        '"They Say / I Say": The Moves That Matter in Academic Writing, W. W. Norton, 2006.',
        'Derrida, Jacques. 1977. "Limited Inc: A Reply to "Reiterating the Differences"." Glyph 2: 162.',
        'Tilly, C. (1985) "War Making", in Bringing the state back, P. Evans ; D. Rueschemeyer (eds.), CUP.',
    ],
)
def test_what_is_unclear_is_left_to_others(text: str) -> None:
    assert parse_titled(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Miller, G. A. (1956). The magical number seven. Psychol. Rev., 63(2):81–97.",
        "Defoe, D. (1719). The life of Robinson Crusoe. In two volumes with plates. London.",
    ],
)
def test_no_title_ends_in_a_shortened_journal(text: str) -> None:
    assert parse_sentenced(text) is None


def test_the_place_of_the_title_settles_the_rest() -> None:
    text = "Knuth, D., and Bendix, P., Simple Word Problems in Universal Algebras, Leech, (1970)."
    start = text.index("Simple")
    title = Span(start, text.index(", Leech"))
    values = normalize_draft(parse_reference(text, [title])).variables
    assert values["title"] == "Simple Word Problems in Universal Algebras"
    assert values["container-title"] == "Leech"


def test_a_day_apart_from_its_year_joins_it() -> None:
    text = "Olah, Christopher. 2015. “Understanding LSTM Networks.” August 27. <https://colah.github.io/x>."
    values = normalize_draft(parse_titled(text)).variables  # type: ignore[arg-type]
    assert values["issued"] == Date(parts=((2015, 8, 27),))


@pytest.mark.parametrize(
    ("label", "variable"),
    [
        ("Working Paper", "genre"),
        ("Foreign Policy Paper", "genre"),
        ("NBER Working Paper", "collection-title"),
        ("Belfer Center Discussion Paper", "collection-title"),
        ("U.S. Geological Survey Open-File Report", "collection-title"),
    ],
)
def test_a_label_that_names_its_institution_is_a_series(label: str, variable: str) -> None:
    assert series_variable(label) == variable


@given(st.text(alphabet='ABab .,:;()[]"“”12/-', max_size=200))
def test_spans_lead_to_their_words(text: str) -> None:
    for draft in (parse_titled(text), parse_sentenced(text)):
        for raws in draft.variables.values() if draft else ():
            for raw in raws:
                assert raw.span is not None
                assert text[raw.span.start : raw.span.end] == raw.text


@pytest.mark.parametrize(
    "unit",
    ["A, B and ", 'A "b" ', "A. B. ", "Aa, Bb. 2020. ", "In: ", "(Ed.) ; ", "[J] ", "1, 2: 3-4 "],
)
def test_hostile_repetition_takes_bounded_time(unit: str) -> None:
    text = unit * 400
    start = time.process_time()
    parse_titled(text)
    parse_sentenced(text)
    assert time.process_time() - start < 1.0
