"""What a block's words are: without the signs of comments, quotation marks, markup."""

from __future__ import annotations

import pytest

import citekit


@pytest.mark.parametrize(
    "text",
    [
        " * Please cite as:\n *\n * Nye, J. S. (1990). Soft Power and\n * its Sources. Foreign Policy, 80, 153-171.\n *\n * Free.\n",
        "%Please cite as:\n%Nye, J. S. (1990). Soft Power and\n%its Sources. Foreign Policy, 80, 153-171.\n",
        "!  Recommended citation:                 !\n!  Nye, J. S. (1990). Soft Power and     !\n!  its Sources. Foreign Policy, 80, 153-171. !\n",
        "## Please cite as:\n## Nye, J. S. (1990). Soft Power and\n## its Sources. Foreign Policy, 80, 153-171.\n##########\n",
    ],
)
def test_the_signs_of_a_comment_are_no_words(text: str) -> None:
    (item,) = citekit.read_data("x.txt", text.encode()).items
    assert item.text("title") == "Soft Power and its Sources"
    assert item.text("container-title") == "Foreign Policy"
    assert item.text("page") == "153-171"


def test_quotation_marks_around_all_of_a_reference_are_none_of_its_own() -> None:
    text = "Please cite as:\n“Nye, Joseph. Soft Power. New York: PublicAffairs, 2004.”\n"
    (item,) = citekit.read_data("x.md", text.encode()).items
    (name,) = item.names("author")
    assert (name.family, name.given) == ("Nye", "Joseph")
    assert item.text("title") == "Soft Power"


def test_small_letters_behind_a_title_in_bold_are_its_subtitle() -> None:
    text = (
        "## Como citar\n\nNYE, J. S. **Soft power**: the means to success in world politics. "
        "Versão 2.7. 2004. Disponível em: <https://www.hks.harvard.edu/power>.\n"
    )
    (item,) = citekit.read_data("x.md", text.encode()).items
    assert item.text("title") == "Soft power: the means to success in world politics"
    assert item.text("version") == "2.7"
