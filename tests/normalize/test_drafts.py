"""Raw drafts → values, with their sources."""

from __future__ import annotations

from citekit.model import Date, Draft, Name, Raw, Span
from citekit.normalize import normalize_draft


def draft(**raws: str) -> Draft:
    return Draft(
        origin="block",
        variables={
            key.replace("_", "-"): (Raw(text=text, span=Span(0, len(text)), confidence=0.9),)
            for key, text in raws.items()
        },
    )


def test_a_magazine_article_is_normalized() -> None:
    # Kennan in Foreign Affairs, as a block would print it
    found = normalize_draft(
        draft(
            author="Kennan, George F.",
            title='"The Sources of Soviet Conduct."',
            container_title="Foreign Affairs,",
            issued="July 1947",
        )
    )
    assert found.type == "article-magazine"
    assert found.variables == {
        "author": (Name(family="Kennan", given="George F."),),
        "title": "The Sources of Soviet Conduct",
        "container-title": "Foreign Affairs",
        "issued": Date(parts=((1947, 7),)),
    }
    assert found.fields["issued"].evidence[0].quote == "July 1947"
    assert found.fields["issued"].evidence[0].origin == "block"
    assert not found.notices


def test_a_cut_off_list_is_kept_in_custom_and_told() -> None:
    found = normalize_draft(
        draft(author="Jumper, J. et al.", title="Highly accurate protein structure")
    )
    assert found.custom == {"citekit": {"truncated": ["author"]}}
    assert [notice.code for notice in found.notices] == ["truncated-names"]


def test_a_printed_role_moves_the_names() -> None:
    found = normalize_draft(
        draft(author="Keohane, Robert O. (Ed.)", title="Neorealism and Its Critics")
    )
    assert "author" not in found.variables
    assert found.variables["editor"] == (Name(family="Keohane", given="Robert O."),)


def test_a_resolver_address_is_a_doi() -> None:
    found = normalize_draft(
        draft(title="A Structure for DNA", URL="https://doi.org/10.1038/171737a0")
    )
    assert found.variables["DOI"] == "10.1038/171737a0"
    assert "URL" not in found.variables


def test_an_unreadable_date_is_told_and_not_made_up() -> None:
    found = normalize_draft(draft(title="Timaeus", issued="Olympiad 87.3"))
    assert "issued" not in found.variables
    assert [notice.code for notice in found.notices] == ["date-unread"]


def test_in_press_is_a_status() -> None:
    found = normalize_draft(draft(title="Timaeus", issued="forthcoming"))
    assert found.variables["status"] == "forthcoming"


def test_what_holds_data_publishes_it() -> None:
    draft = Draft(
        origin="block",
        variables={
            "title": (Raw(text="Iris database"),),
            "container-title": (Raw(text="UCI Machine Learning Repository"),),
        },
        type="dataset",
    )
    variables = normalize_draft(draft).variables
    assert variables["publisher"] == "UCI Machine Learning Repository"
    assert "container-title" not in variables


def test_a_page_is_no_year() -> None:
    draft = Draft(origin="block", variables={"issued": (Raw(text="4358"),)})
    assert "issued" not in normalize_draft(draft).variables
