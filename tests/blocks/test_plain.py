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
        "// see [1]. Cite this work as:\n// \n// Nye, J. S. (1990). Soft Power and\n// its Sources. Foreign Policy, 80, 153-171.\n//\n// Note that\n",
        "!Please cite as: Nye, J. S. (1990). Soft Power and\n!    its Sources. Foreign Policy, 80, 153-171.\n!\n!Free.\n",
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


def test_a_label_in_bold_begins_another_entry() -> None:
    text = (
        "**Suggested reference:** Nye, J. S. (1990). *Soft Power*. Foreign Policy, 80, 153-171.\n"
        "**Notes:** Minor; check the pages.\n"
    )
    reading = citekit.read_data("x.md", text.encode())
    assert [block.text.rstrip(" .") for block in reading.blocks] == [
        "Nye, J. S. (1990). *Soft Power*. Foreign Policy, 80, 153-171"
    ]


def test_a_page_that_a_notation_calls_a_number_stands_once() -> None:
    text = (
        "## Please cite\n\nNye, J. S. (1990). *Soft Power of Ideas*. Applied Sciences, 16(12), 5964.\n\n"
        "```bibtex\n@article{nye, author={Nye, Joseph S.}, title={Soft Power of Ideas}, journal={Applied Sciences}, "
        "volume={16}, number={12}, year={1990}, article-number={5964}}\n```\n"
    )
    (item,) = citekit.read_data("x.md", text.encode()).items
    assert item.text("page") == "5964"
    assert "number" not in item.variables
