from __future__ import annotations

from pathlib import Path

import pytest

from citekit.styles import search_styles


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("apa", "apa"),
        ("chicago", "chicago-notes-bibliography"),
        ("vancouver", "nlm-citation-sequence"),
        ("International Security", "international-security"),
        ("0162-2889", "international-security"),
        ("quarterly journal economics", "the-quarterly-journal-of-economics"),
        ("Revue d’histoire moderne", "revue-dhistoire-moderne-et-contemporaine"),
    ],
)
def test_a_query_finds_first(cache: Path, query: str, first: str) -> None:
    assert search_styles(query, cache=cache)[0].id == first


def test_fields_and_formats_are_searched(cache: Path) -> None:
    found = search_styles("chicago political science author-date", cache=cache)
    assert found[0].id == "chicago-author-date"
    assert search_styles("chicago numeric", cache=cache) == ()
    for info in search_styles("psychology note", cache=cache):
        words = f"{info.id} {info.title} {info.title_short} {info.fields} {info.format}".lower()
        assert "psychology" in words
        assert "note" in words


def test_infos_say_what_the_style_is(cache: Path) -> None:
    (nature_physics,) = (
        info for info in search_styles("nature physics", cache=cache) if info.id == "nature-physics"
    )
    assert nature_physics.title == "Nature Physics"
    assert nature_physics.parent == "nature"
    assert nature_physics.format == "numeric"
    assert nature_physics.fields == ("physics",)
    assert nature_physics.issn == ("1745-2473", "1745-2481")
    assert "mla" in search_styles("mla", cache=cache)[0].aliases


def test_no_query_gives_every_style_once(cache: Path) -> None:
    ids = [info.id for info in search_styles("", cache=cache)]
    assert len(ids) == len(set(ids)) >= 10_844


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"[]",
        b"[" * 100_000,
    ],
)
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "style-titles.json"
    file.write_bytes(damage)
    assert search_styles("apa", cache=tmp_path)[0].id == "apa"
    assert file.read_bytes()[:11] == b'{"made_of":'
    assert list(tmp_path.iterdir()) == [file]


def test_a_cache_of_other_rows_is_made_anew(cache: Path, tmp_path: Path) -> None:
    search_styles("apa", cache=cache)
    kept = (cache / "style-titles.json").read_text(encoding="utf-8")
    file = tmp_path / "style-titles.json"
    file.write_text(kept.replace('"title":', '"titel":', 1), encoding="utf-8")
    assert search_styles("apa", cache=tmp_path)[0].id == "apa"
    assert file.read_text(encoding="utf-8") == kept


def test_a_folder_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert search_styles("apa", cache=tmp_path / "file" / "cache")[0].id == "apa"
