"""Dates as real references print them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.model import Date
from citekit.normalize.dates import parse_date


def date(*parts: tuple[int, ...], season: int | None = None, circa: bool = False) -> Date:
    return Date(parts=parts, season=season, circa=circa)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March 21, 2023", date((2023, 3, 21))),
        ("(2023, March 21).", date((2023, 3, 21))),
        ("21 Mar. 2023", date((2023, 3, 21))),
        ("2023 Mar 21", date((2023, 3, 21))),
        ("21.03.2023", date((2023, 3, 21))),
        ("vom 12.3.99", date((1999, 3, 12))),
        ("Stand: 1.10.08", date((2008, 10, 1))),
        ("1987 ff.", date((1987,))),
        ("2023-03-21", date((2023, 3, 21))),
        ("2023年3月21日", date((2023, 3, 21))),
        ("21. März 2023", date((2023, 3, 21))),
        ("21 mars 2023", date((2023, 3, 21))),
        ("1er juin 2012", date((2012, 6, 1))),
        ("21 de marzo de 2023", date((2023, 3, 21))),
        ("21 marzo 2023", date((2023, 3, 21))),
        ("21 de março de 2023", date((2023, 3, 21))),
        ("21 maart 2023", date((2023, 3, 21))),
        ("21 марта 2023 г.", date((2023, 3, 21))),
        ("Retrieved 23:35, January 29, 2019", date((2019, 1, 29))),
        ("abgerufen am 5. Mai 2024", date((2024, 5, 5))),
        ("Sept. 2016", date((2016, 9))),
        ("2019", date((2019,))),
        ("2015a", date((2015,))),
        ("May/June 2014", date((2014, 5), (2014, 6))),
        ("March 3–5, 2014", date((2014, 3, 3), (2014, 3, 5))),
        ("30 March–2 April 2014", date((2014, 3, 30), (2014, 4, 2))),
        ("2010–2015", date((2010,), (2015,))),
        ("1998/99", date((1998,), (1999,))),
        ("2010-", date((2010,), ())),
        ("Winter 2015/16", date((2015,), (2016,), season=4)),
        ("(Winter 2015/16)", date((2015,), (2016,), season=4)),
        ("Spring 2022 Edition", date((2022,), season=1)),
        ("automne 1968", date((1968,), season=3)),
        ("c. 1850", date((1850,), circa=True)),
        ("[1850?]", date((1850,), circa=True)),
        ("44 BCE", date((-44,))),
        # Extended Date/Time Format
        ("1984~", date((1984,), circa=True)),
        ("2016-21", date((2016,), season=1)),
        ("199X", date((1990,), (1999,))),
        ("2004-06/2006-08", date((2004, 6), (2006, 8))),
        ("2004-06-04/..", date((2004, 6, 4), ())),
        ("-0043", date((-43,))),
    ],
)
def test_a_date_is_as_precise_as_printed(text: str, expected: Date) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "n.d.",
        "o. J.",
        "s.f.",
        "in press",
        "forthcoming",
        "",
        "[DAY MONTH YEAR]",
        "1234567",
        "page 2019",
        "31/31/2020",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_the_language_settles_a_date_in_numbers() -> None:
    assert parse_date("03/04/2015", "en-US") == date((2015, 3, 4))
    assert parse_date("03/04/2015", "fr") == date((2015, 4, 3))
    assert parse_date("21/04/2015", "en") == date((2015, 4, 21))


@given(st.dates())
def test_iso_dates_are_read_back(day: object) -> None:
    text = str(day)
    year, month, number = (int(part) for part in text.split("-"))
    assert parse_date(text) == date((year, month, number))


@given(st.text(max_size=130))
def test_any_text_is_a_possible_date_or_none(text: str) -> None:
    found = parse_date(text)
    if found is not None:
        assert any(found.parts)
        assert all(len(part) < 2 or 1 <= part[1] <= 12 for part in found.parts)


@pytest.mark.parametrize("unit", ["1", "May ", "2010-", "(", "/ ", "3. "])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    start = time.process_time()
    parse_date(unit * 100_000)
    parse_date(unit * (119 // len(unit)))
    assert time.process_time() - start < 1
