from __future__ import annotations

import pytest

from citekit.normalize.name_words import INSTITUTION, INSTITUTION_HEAD
from citekit.patterns import Words

WORDS = Words("bank bundes* *verband *minister* task_force *大学* WHO")


@pytest.mark.parametrize(
    "text",
    ["Deutsche BANK", "(Bank)", "Bundesbank", "Städteverband, Berlin", "Premierministerin",
     "Financial Action Task Force", "北京大学出版社", "the WHO's report"],
)  # fmt: skip
def test_words_stand_whole_or_where_a_star_says(text: str) -> None:
    assert WORDS.are_in(text)


@pytest.mark.parametrize(
    "text",
    ["", "Banks", "Embankment", "Verbandstag", "a task, by force of habit: tasks force", "who?"],
)
def test_parts_of_words_and_small_letters_are_not_found(text: str) -> None:
    assert not WORDS.are_in(text)


def test_institutions_are_told_in_many_languages() -> None:
    for name in (
        "国务院学位委员会",
        "서울대학교",
        "Wirtschaftsministerium",
        "Академия наук",
        "UNESCO",
    ):
        assert INSTITUTION_HEAD.are_in(name)
    assert INSTITUTION.are_in("Federal Reserve")
    assert not INSTITUTION.are_in("Scharpf, Fritz W., and Mayntz, Renate")
