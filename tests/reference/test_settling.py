"""Raw values moved to where they belong."""

from __future__ import annotations

from citekit.model import Raw, Span
from citekit.reference.mending.loci import settle_loci
from citekit.reference.mending.settling import settle


def _settled(text: str, **variables: str) -> dict[str, str]:
    raws = {}
    for name, value in variables.items():
        start = text.index(value)
        raws[name.replace("_", "-")] = [Raw(text=value, span=Span(start, start + len(value)))]
    settle(text, raws)
    return {name: found[0].text for name, found in raws.items()}


def test_a_title_ends_where_its_container_begins() -> None:
    text = "Nye, J.: Soft Power. In: Foreign Policy (1990), 80"
    assert _settled(text, title="Soft Power. In: Foreign Policy") == {
        "title": "Soft Power",
        "container-title": "Foreign Policy",
    }


def test_an_institution_publishes_and_a_journal_contains() -> None:
    text = "Heinonen. Compliance. Belfer Center for Science and International Affairs, 2014."
    assert "publisher" in _settled(
        text, container_title="Belfer Center for Science and International Affairs"
    )
    text = "X. Y. Journal of the Royal Society of Medicine, 2014."
    assert "container-title" in _settled(
        text, container_title="Journal of the Royal Society of Medicine"
    )


def test_a_repository_publishes_a_version() -> None:
    text = "IGAS. Summary data. Harvard Dataverse, V1"
    assert _settled(text, container_title="Harvard Dataverse", volume="V1") == {
        "publisher": "Harvard Dataverse",
        "version": "V1",
    }
    assert "volume" in _settled("A. B. J. Phys. V. 12", volume="V. 12")


def test_the_bare_address_of_a_resolver_is_none() -> None:
    assert _settled("see https://doi.org/", URL="https://doi.org/") == {}


def test_where_a_work_lies_is_no_publisher() -> None:
    text = "Torvalds. Git. Linux Foundation. GitHub repository, 2005."
    assert _settled(text, publisher="Linux Foundation. GitHub repository") == {
        "publisher": "Linux Foundation"
    }


def test_a_title_does_not_run_on_into_its_outlet() -> None:
    text = "The Nuclear Taboo Holds. The New York Times, 2024."
    assert _settled(text, title="The Nuclear Taboo Holds. The New York Times") == {
        "title": "The Nuclear Taboo Holds",
        "container-title": "The New York Times",
    }
    text = "Get Smart. Combining Hard and Soft Power, 2009."
    assert "container-title" not in _settled(text, title="Get Smart. Combining Hard and Soft Power")


def test_a_title_ends_at_the_mark_that_closes_it() -> None:
    text = "Nye, J. “Soft Power - Hard, Smart”. Foreign Policy 80"
    assert _settled(text, title="Soft Power - Hard", container_title="Foreign Policy") == {
        "title": "Soft Power - Hard, Smart",
        "container-title": "Foreign Policy",
    }
    text = "Nye, J. “Soft Power” and “Smart Power”, 2009"
    assert _settled(text, title="Soft Power")["title"] == "Soft Power"


def test_what_stands_alone_is_the_title() -> None:
    text = "Nye, Joseph. Soft Power. New York: PublicAffairs"
    found = _settled(
        text, author="Nye, Joseph", container_title="Soft Power", publisher="PublicAffairs"
    )
    assert found["title"] == "Soft Power"
    text = "Nye, J. Foreign Policy 80, 153"
    found = _settled(text, author="Nye, J.", container_title="Foreign Policy", volume="80")
    assert "title" not in found
    found = _settled("Nye, J. 2019. SP-POWER-2.", author="Nye, J.", number="SP-POWER-2")
    assert found == {"author": "Nye, J.", "title": "SP-POWER-2"}


def test_an_institution_that_begins_a_reference_wrote_it() -> None:
    text = "World Bank, Learning to Realize Education's Promise (2018)."
    found = _settled(text, publisher="World Bank", title="Learning to Realize Education's Promise")
    assert found["author"] == "World Bank"
    text = "Learning to Realize Education's Promise. World Bank, 2018."
    found = _settled(text, publisher="World Bank", title="Learning to Realize Education's Promise")
    assert found["publisher"] == "World Bank"


def test_a_medium_in_brackets_is_no_part_of_a_title() -> None:
    text = "Fisher. Iris flowers [Dataset]. UCI, 1988."
    assert _settled(text, title="Iris flowers [Dataset]") == {"title": "Iris flowers"}
    text = "Hunter. Matplotlib (v3.8.0) [Software]. Zenodo."
    assert _settled(text, title="Matplotlib (v3.8.0) [Software]") == {
        "title": "Matplotlib",
        "version": "v3.8.0",
    }
    text = "Fisher. Iris [Data set] UCI Repository, 1988."
    assert _settled(text, publisher="Data set] UCI Repository") == {"publisher": "UCI Repository"}
    text = "Hume. [Untitled] letters."
    assert _settled(text, title="[Untitled] letters") == {"title": "[Untitled] letters"}


def test_a_packages_version_is_no_part_of_its_title() -> None:
    text = "Wickham H (2016). ggplot2: Elegant Graphics. R package version 3.4.4."
    assert _settled(text, title="ggplot2: Elegant Graphics. R package", volume="3.4") == {
        "title": "ggplot2: Elegant Graphics",
        "version": "3.4.4",
    }


def test_a_day_of_access_is_no_date_of_the_work() -> None:
    text = "Sloane, The Encyclopedia of Integer Sequences, accessed 2021-03-04"
    assert "issued" not in _settled(text, issued="2021-03-04", accessed="2021-03-04")


def _loci(text: str, **variables: str) -> dict[str, str]:
    raws = {}
    for name, value in variables.items():
        start = text.index(value)
        raws[name] = [Raw(text=value, span=Span(start, start + len(value)))]
    settle_loci(text, raws)
    return {name: found[0].text for name, found in raws.items()}


def test_numbers_without_a_sign_between_them_are_volume_and_page() -> None:
    assert _loci("Phys. Rev. D 23 347 (1981)", volume="23 347") == {
        "volume": "23",
        "page": "347",
    }
    assert _loci("AI, 28(1) 71-87, 1986", page="28(1) 71-87") == {
        "volume": "28",
        "issue": "1",
        "page": "71-87",
    }
    assert _loci("Vol. 12 A", volume="12 A") == {"volume": "12 A"}


def test_what_stands_between_volume_and_year_is_the_page() -> None:
    assert "page" in _loci("Eur. Phys. J. 48, 1 (2012)", volume="48", issue="1")
    assert "issue" in _loci("Rev. Int. Studies 36, no. 3 (2010)", volume="36", issue="3")
    assert "page" in _loci("Isis, 52 (161–193).", volume="52", issue="161–193")


def test_a_press_is_no_place() -> None:
    text = "Weyl, The Classical Groups (Princeton University Press, USA, 1939)"
    assert _settled(text, publisher_place="Princeton University Press, USA") == {
        "publisher": "Princeton University Press",
        "publisher-place": "USA",
    }
    assert _settled("Cambridge, MA: Harvard", publisher_place="Cambridge, MA") == {
        "publisher-place": "Cambridge, MA"
    }


def test_an_edition_stands_behind_a_title() -> None:
    text = "Reimer, Transmission Electron Microscopy, 3rd ed. (Springer, 1993)"
    found = _settled(text, title="Transmission Electron Microscopy, 3rd ed.")
    assert found == {"title": "Transmission Electron Microscopy", "edition": "3rd"}


def test_a_capital_letter_glued_to_a_page_is_part_of_it() -> None:
    assert _loci("JINST 3 (2008) S08001", page="08001") == {"page": "S08001"}
    assert _loci("JINST 9 (2014) P05011", page="05011") == {"page": "P05011"}
    assert _loci("Nature 9 (2014) P25", page="25") == {"page": "25"}


def test_roman_pages_behind_their_label() -> None:
    text = "Foreign Policy, vol. 80, pp. III–V, 1990"
    assert _loci(text, container_title="Foreign Policy")["page"] == "III–V"
    assert "page" not in _loci("Louis XIV–XV", title="Louis XIV–XV")
