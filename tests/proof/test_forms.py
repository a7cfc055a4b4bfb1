"""The table of forms says of each style what the style prints."""

from __future__ import annotations

import pytest

from citekit import Date, Item, Name, render
from citekit.model import Span
from citekit.proof.forms import FORMS, Form, Looks, looks_of, nearest_forms

# Stephen M. Walt, "Alliance Formation and the Balance of World Power" (1985).
WALT = Item(
    id="walt1985alliance",
    type="article-journal",
    variables={
        "author": (Name(family="Walt", given="Stephen Martin"),),
        "title": "Alliance Formation and the Balance of World Power",
        "container-title": "International Security",
        "volume": "9",
        "issue": "4",
        "page": "3-43",
        "issued": Date(parts=((1985, 3),)),
    },
)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.style)
def test_a_form_looks_as_its_row_says(form: Form) -> None:
    (entry,) = render([WALT], form.style).entries
    text = entry.right_inline or entry.text
    title, family = text.casefold().find("alliance"), text.casefold().find("walt")
    assert form.early == (text.find("1985") < title)
    assert form.quoted == bool(set('“«‘"') & set(text[title - 2 : title]))
    assert form.inverted == (family < 3)
    assert form.initials == ("Stephen" not in text)


def test_looks_are_seen_without_rendering() -> None:
    text = 'Stephen M. Walt (1985) "Alliance Formation and the Balance of World Power"'
    item = Item(
        id="walt",
        type="article-journal",
        variables={**WALT.variables, "author": (Name(family="Walt", given="Stephen M."),)},
    )
    places = {"author": Span(0, 15), "issued": Span(17, 21), "title": Span(24, 73)}
    looks = looks_of(item, places, text)
    assert looks == Looks(early=True, quoted=True, inverted=False, initials=False)
    assert nearest_forms(looks, 1)[0].style == "our-world-in-data"


def test_what_cannot_be_told_is_left_open() -> None:
    looks = looks_of(Item(id="x", type="document"), {}, "Science 2010")
    assert looks == Looks()
    assert nearest_forms(looks, 3) == FORMS[:3]
