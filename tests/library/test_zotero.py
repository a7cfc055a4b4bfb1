"""Zotero as a library, against a server that answers as Zotero does; pyzotero passes there too."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from citekit.errors import LibraryChangedError, LibraryError
from citekit.library import open_library
from citekit.library.remote import RemoteLibrary
from citekit.library.zotero import ZoteroStore
from citekit.model import Item
from tests.library.zotero_server import KEY, State, serve

ROOT = Path(__file__).parents[2]
POLLMANN = Item.from_csl(
    {
        "id": "pollmann2023whats",
        "type": "article-magazine",
        "title": "What’s Driving the Japan–South Korea Thaw?",
        "author": [{"family": "Pollmann", "given": "Mina"}],
        "container-title": "The Diplomat",
        "issued": {"date-parts": [[2023, 3, 21]]},
    }
)
NYE = Item.from_csl(
    {
        "id": "nye2004soft",
        "type": "book",
        "title": "Soft Power: The Means to Success in World Politics",
        "author": [{"family": "Nye", "given": "Joseph S."}],
        "publisher": "PublicAffairs",
        "issued": {"date-parts": [[2004]]},
        "ISBN": "9781586482251",
    }
)


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "CITEKIT_STATE", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))


@pytest.fixture
def zotero10(monkeypatch: pytest.MonkeyPatch) -> Iterator[State]:
    with serve("10") as (state, address):
        monkeypatch.setenv("ZOTERO_URL", address)
        yield state


@pytest.fixture
def zotero7(monkeypatch: pytest.MonkeyPatch) -> Iterator[State]:
    with serve("7") as (state, address):
        monkeypatch.setenv("ZOTERO_URL", address)
        yield state


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[State]:
    with serve("web") as (state, address):
        monkeypatch.setenv("ZOTERO_URL", address)
        monkeypatch.setenv("ZOTERO_API_KEY", KEY)
        yield state


def test_items_go_to_zotero_10_and_come_back(zotero10: State) -> None:
    with open_library("zotero:") as library:
        assert library.add(POLLMANN) == "pollmann2023whats"
        library.add(NYE)
    (first, _second) = zotero10.items.values()
    assert first["itemType"] == "magazineArticle"
    assert first["publicationTitle"] == "The Diplomat"
    assert first["extra"].startswith("Citation Key: pollmann2023whats")
    with open_library("zotero:") as library:
        assert list(library) == [POLLMANN, NYE]


def test_its_user_is_asked_once(zotero10: State) -> None:
    for item in (POLLMANN, NYE):
        with open_library("zotero:") as library:
            library.add(item)
    assert [path for _, path in zotero10.asked].count("/api/local/authorize") == 1


def test_a_refusal_is_told_and_nothing_is_sent(zotero10: State) -> None:
    zotero10.allows = False
    library = open_library("zotero:")
    library.add(POLLMANN)
    with pytest.raises(LibraryError, match="did not allow"):
        library.save()
    assert zotero10.items == {}


def test_the_same_work_is_found(zotero10: State) -> None:
    with open_library("zotero:") as library:
        library.add(NYE)
    match = open_library("zotero:").find_same(replace(NYE, id="other"))
    assert match is not None
    assert match.key == "nye2004soft"


def test_a_key_that_is_taken_gets_a_letter(zotero10: State) -> None:
    with open_library("zotero:") as library:
        library.add(NYE)
        assert library.add(replace(POLLMANN, id="NYE2004soft")) == "NYE2004softa"


def test_changes_and_removals_are_sent(zotero10: State) -> None:
    with open_library("zotero:") as library:
        library.add(NYE)
        library.add(POLLMANN)
    with open_library("zotero:") as library:
        library.replace("nye2004soft", replace(NYE, variables={**NYE.variables, "edition": "2"}))
        library.remove("pollmann2023whats")
    with open_library("zotero:") as library:
        (item,) = library
        assert item.text("edition") == "2"


def test_what_was_changed_there_meanwhile_is_not_overwritten(zotero10: State) -> None:
    with open_library("zotero:") as library:
        library.add(NYE)
    library = open_library("zotero:")
    library.replace("nye2004soft", replace(NYE, variables={**NYE.variables, "edition": "2"}))
    (key,) = zotero10.items
    zotero10.put({**zotero10.items[key], "title": "Changed"}, key)
    with pytest.raises(LibraryChangedError):
        library.save()
    assert zotero10.items[key]["title"] == "Changed"


def test_a_hundred_and_twenty_items_go_in_fifties(zotero10: State) -> None:
    with open_library("zotero:") as library:
        for number in range(120):
            library.add(replace(NYE, id=f"nye{number}"))
    assert len(zotero10.items) == 120
    assert [path for _, path in zotero10.asked].count("/api/users/0/items") == 3
    assert len(open_library("zotero:")) == 120


def test_a_lost_answer_makes_nothing_twice(zotero10: State) -> None:
    zotero10.lose_answers = 1
    with open_library("zotero:") as library:
        library.add(NYE)
        library.add(POLLMANN)
    assert len(zotero10.items) == 2


def test_an_older_zotero_takes_items_through_its_connector(zotero7: State) -> None:
    with open_library("zotero:") as library:
        library.add(POLLMANN)
    (saved,) = zotero7.saved
    assert saved["itemType"] == "magazineArticle"
    assert saved["creators"] == [
        {"creatorType": "author", "firstName": "Mina", "lastName": "Pollmann"}
    ]


def test_an_older_zotero_changes_nothing(zotero7: State) -> None:
    zotero7.put(
        {"itemType": "book", "title": "Soft Power", "extra": "Citation Key: nye"}, "ABCDEFGH"
    )
    library = open_library("zotero:")
    assert library.keys() == ("nye",)
    library.remove("nye")
    with pytest.raises(LibraryError, match="before 10"):
        library.save()


def test_a_collection_that_cannot_be_edited_is_told(zotero7: State) -> None:
    zotero7.is_editable = False
    library = open_library("zotero:")
    library.add(POLLMANN)
    with pytest.raises(LibraryError, match="cannot be edited"):
        library.save()


def test_a_local_api_that_is_off_names_the_setting(zotero10: State) -> None:
    zotero10.is_enabled = False
    with pytest.raises(LibraryError, match="Settings, Advanced"):
        open_library("zotero:").keys()


def test_no_zotero_at_all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZOTERO_URL", "http://127.0.0.1:9")
    with pytest.raises(LibraryError, match="nothing answers there"):
        open_library("zotero:").keys()


def test_the_web_api_takes_items(web: State) -> None:
    with open_library("zotero:users/475425") as library:
        library.add(POLLMANN)
    assert len(web.items) == 1
    assert list(open_library("zotero:users/475425")) == [POLLMANN]


def test_the_web_api_without_a_key_says_where_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZOTERO_API_KEY", raising=False)
    with pytest.raises(LibraryError, match="settings/keys"):
        open_library("zotero:users/475425")


def test_a_busy_server_is_asked_again_after_its_pause() -> None:
    pauses: list[float] = []
    with serve("web") as (state, address):
        state.busy = 2
        store = ZoteroStore(
            "zotero:users/1", address, "users/1", is_local=False, key=KEY, pause=pauses.append
        )
        assert RemoteLibrary(store).keys() == ()
        assert pauses == [1.0, 1.0]
        state.backoff = "7"
        store.load()
        assert pauses[-1] == 7.0


@pytest.mark.parametrize("name", ["zotero:12", "zotero:users/x", "zotero:teams/3"])
def test_a_name_that_says_no_library_is_refused(name: str) -> None:
    with pytest.raises(LibraryError, match="zotero:groups/NUMBER"):
        open_library(name)


@pytest.mark.peer
def test_pyzotero_finds_the_server_as_it_expects_it() -> None:
    python = ROOT / ".venvs" / "pyzotero" / "bin" / "python"
    if not python.exists():
        pytest.fail("pyzotero is not installed: .ci/libraries does it")
    script = (
        "import sys\n"
        "from pyzotero import Zotero\n"
        "zotero = Zotero('475425', 'user', sys.argv[2])\n"
        "zotero.endpoint = sys.argv[1]\n"
        "made = zotero.create_items([{'itemType': 'book', 'title': 'Soft Power', 'creators': []}])\n"
        "assert made['successful']['0']['data']['title'] == 'Soft Power', made\n"
        "(item,) = zotero.top()\n"
        "item['data']['title'] = 'Hard Power'\n"
        "assert zotero.update_item(item['data'])\n"
        "assert zotero.top()[0]['data']['title'] == 'Hard Power'\n"
        "assert zotero.delete_item(zotero.top()[0])\n"
        "assert zotero.top() == []\n"
    )
    with serve("web") as (_, address):
        done = subprocess.run(
            [str(python), "-c", script, address, KEY],
            capture_output=True, text=True, check=False, env={**os.environ, "NO_PROXY": "*"},
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
