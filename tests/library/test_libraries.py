"""What every library must do: one body of tests for all kinds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from citekit.errors import DuplicateKeyError, KeyNotFoundError, LibraryError
from citekit.library import Library, NoPlaceError, Sameness, open_library
from citekit.library.adding import OnDuplicate, add_item
from citekit.model import Item
from tests.library.works import ATTENTION, GOEDEL, RISE, SOFT_POWER, WORKS

Open = Callable[[], Library]
FILES = ("refs.bib", "refs.json", "refs.yaml", "refs.hayagriva.yaml", "refs.sqlite")


@pytest.fixture(params=FILES)
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Opens the library of the test again and again, as another command would."""
    name = str(tmp_path / "home" / request.param)
    (tmp_path / "home").mkdir()
    return lambda: open_library(name)


@pytest.fixture
def filled(reopen: Open) -> Open:
    with reopen() as library:
        for work in WORKS:
            library.add(work)
    return reopen


def test_what_is_added_is_there_when_opened_again(reopen: Open) -> None:
    with reopen() as library:
        assert [library.add(work) for work in WORKS] == [work.id for work in WORKS]
        assert len(library) == 4
    library = reopen()
    assert list(library.keys()) == [work.id for work in WORKS]
    for work in WORKS:
        found = library.get(work.id.upper())
        assert found.id == work.id
        for variable in ("author", "title", "container-title", "issued", "page", "DOI"):
            assert found.variables.get(variable) == work.variables.get(variable)
    assert [item.id for item in library] == [work.id for work in WORKS]


def test_nothing_is_written_before_it_is_saved(filled: Open) -> None:
    library = filled()
    library.remove(RISE.id)
    assert RISE.id not in library
    assert RISE.id in filled()
    library.close()
    assert RISE.id in filled()


def test_an_error_in_the_block_writes_nothing(filled: Open) -> None:
    def fail() -> None:
        with filled() as library:
            library.remove(RISE.id)
            library.get("nobody1900")

    with pytest.raises(KeyNotFoundError):
        fail()
    assert RISE.id in filled()


def test_keys_differ_whatever_their_case(filled: Open) -> None:
    with filled() as library:
        assert library.add(replace(SOFT_POWER, id="Nye2004Soft")) != "Nye2004Soft"
        with pytest.raises(DuplicateKeyError):
            library.add(ATTENTION, "NYE2004SOFT")
        with pytest.raises(DuplicateKeyError):
            library.rename(RISE.id, "Nye2004soft")
    found = filled().keys()
    keys = [key.casefold() for key in found]
    assert len(keys) == len(set(keys)) == 5


def test_a_missing_key_names_the_nearest(filled: Open) -> None:
    with pytest.raises(KeyNotFoundError, match="nye2004soft"):
        filled().get("nye2005soft")
    with pytest.raises(KeyNotFoundError):
        filled().remove("nobody1900")


def test_replace_changes_that_item_alone(filled: Open) -> None:
    before = {item.id: item for item in filled()}
    with filled() as library:
        item = library.get(RISE.id)
        library.replace(
            RISE.id, replace(item, variables={**item.variables, "URL": "https://doi.org/x"})
        )
        assert library.get(RISE.id).text("URL") == "https://doi.org/x"
    after = {item.id: item for item in filled()}
    assert after.pop(RISE.id).text("URL") == "https://doi.org/x"
    before.pop(RISE.id)
    assert after == before


def test_remove_and_rename(filled: Open) -> None:
    with filled() as library:
        library.remove(ATTENTION.id)
        library.rename(GOEDEL.id, "goedel1931")
    library = filled()
    assert list(library.keys()) == [SOFT_POWER.id, RISE.id, "goedel1931"]
    assert library.get("goedel1931").text("title") == GOEDEL.text("title")


def test_several_changes_of_one_item_become_one(filled: Open) -> None:
    with filled() as library:
        item = library.get(RISE.id)
        library.rename(RISE.id, "rise")
        library.replace("rise", replace(item, variables={**item.variables, "page": "7-54"}))
        library.rename("rise", "brooks2016")
        library.add(SOFT_POWER, "again")
        library.rename("again", "nye")
        library.remove(ATTENTION.id)
        assert "rise" not in library
    library = filled()
    assert list(library.keys()) == [SOFT_POWER.id, "brooks2016", GOEDEL.id, "nye"]
    assert library.get("brooks2016").text("page") == "7-54"


def test_undo_takes_back_change_after_change(filled: Open) -> None:
    with filled() as library:
        library.remove(ATTENTION.id)
    with filled() as library:
        library.rename(GOEDEL.id, "goedel1931")
    filled().undo()
    assert list(filled().keys()) == [SOFT_POWER.id, RISE.id, GOEDEL.id]
    filled().undo()
    assert set(filled().keys()) == {work.id for work in WORKS}
    filled().undo()
    assert len(filled()) == 0
    with pytest.raises(LibraryError, match="undo"):
        filled().undo()


def test_search_finds_words_whatever_their_accents(filled: Open) -> None:
    library = filled()
    assert [item.id for item in library.search("godel satze")] == [GOEDEL.id]
    assert [item.id for item in library.search("WOHLFORTH 2015")] == [RISE.id]
    assert {item.id for item in library.search("power")} == {SOFT_POWER.id, RISE.id}
    assert len(library.search("power", 1)) == 1
    assert library.search("thermodynamics") == ()
    assert len(library.search("")) == 4


def test_search_sees_what_is_staged(filled: Open) -> None:
    library = filled()
    library.remove(GOEDEL.id)
    library.add(GOEDEL, "goedel")
    assert [item.id for item in library.search("gödel")] == ["goedel"]


def test_the_same_work_is_found(filled: Open) -> None:
    library = filled()
    by_doi = Item(id="x", type="article-journal", variables={
        "DOI": "https://doi.org/10.1162/isec_a_00225", "title": RISE.text("title")})  # fmt: skip
    match = library.find_same(by_doi)
    assert match is not None
    assert (match.key, match.judgement.sameness) == (RISE.id, Sameness.SAME)
    by_title = replace(ATTENTION, id="", variables={
        **ATTENTION.variables, "title": "Attention is All you need."})  # fmt: skip
    match = library.find_same(by_title)
    assert match is not None
    assert (match.key, match.judgement.sameness) == (ATTENTION.id, Sameness.PROBABLY)
    other = replace(ATTENTION, variables={**ATTENTION.variables, "title": "Attention"})
    assert library.find_same(other) is None


def test_what_is_staged_counts_for_sameness(filled: Open) -> None:
    library = filled()
    library.remove(RISE.id)
    assert library.find_same(RISE) is None
    library.add(RISE, "again")
    match = library.find_same(RISE)
    assert match is not None
    assert match.key == "again"


def test_adding_twice_adds_once(filled: Open) -> None:
    with filled() as library:
        for work in WORKS:
            assert add_item(library, work).action is OnDuplicate.SKIP
    assert len(filled()) == 4


def test_update_fills_gaps_and_keeps_what_is_there(filled: Open) -> None:
    fuller = replace(ATTENTION, variables={
        **ATTENTION.variables, "page": "5998-6008", "container-title": "NIPS"})  # fmt: skip
    with filled() as library:
        added = add_item(library, fuller, on_duplicate=OnDuplicate.UPDATE)
    assert added.update is not None
    assert added.update.filled == ("page",)
    assert [conflict.variable for conflict in added.update.conflicts] == ["container-title"]
    found = filled().get(ATTENTION.id)
    assert found.text("page") == "5998-6008"
    assert found.text("container-title") == ATTENTION.text("container-title")


def test_a_transaction_sees_what_others_wrote(filled: Open) -> None:
    library = filled()
    with filled() as other:
        other.remove(GOEDEL.id)
    with library.transaction():
        assert GOEDEL.id not in library
        library.add(GOEDEL, "back")
    assert "back" in filled()


def test_the_diff_is_of_what_is_staged(filled: Open) -> None:
    library = filled()
    assert library.diff() == ""
    library.remove(GOEDEL.id)
    text = library.diff()
    assert any(line.startswith("-") and "Principia" in line for line in text.splitlines())
    assert not any(line.startswith("-") and "Soft Power" in line for line in text.splitlines())
    assert GOEDEL.id in filled()


def test_a_place_is_where_the_item_stands(filled: Open) -> None:
    library = filled()
    try:
        place = library.locate(GOEDEL.id)
    except NoPlaceError:
        return
    data = Path(place.file).read_bytes()
    text = data.decode("utf-8")
    assert "Principia" in text[place.start : place.end]
    assert "Soft Power" not in text[place.start : place.end]
    assert data[place.byte_start : place.byte_end].decode("utf-8") == text[place.start : place.end]
    assert text[: place.start].count("\n") + 1 == place.line


def test_a_library_of_no_known_kind_is_refused() -> None:
    with pytest.raises(LibraryError, match=r"\.bib"):
        open_library("refs.docx")
