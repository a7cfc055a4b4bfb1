"""``citekit.toml``, found from the folder upwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from citekit.errors import ParseError
from citekit.project import Project, find_project


def test_the_nearest_file_upwards_counts(tmp_path: Path) -> None:
    (tmp_path / "citekit.toml").write_text(
        'cues = ["Bibliographic reference:"]\nlibrary = "refs.bib"\n'
        '[outlets]\n"The Harvard Gazette" = "newspaper"\n',
        "utf-8",
    )
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_project(inner) == Project(
        cues=("Bibliographic reference:",),
        outlets={"The Harvard Gazette": "newspaper"},
        library=str(tmp_path / "refs.bib"),
    )


def test_without_a_file_nothing_is_added(tmp_path: Path) -> None:
    assert find_project(tmp_path) == Project()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cues = 'one'", "list of phrases"),
        ("cues = [1]", "list of phrases"),
        ("outlets = 3", "table"),
        ("[outlets]\nA = 1", "table"),
        ("library = 3", "path"),
        ("cue = ['x']", "'cue' is not known"),
        ("= broken", "line 1"),
    ],
)
def test_a_wrong_file_is_told_by_name_and_remedy(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "citekit.toml").write_text(text, "utf-8")
    with pytest.raises(ParseError, match=told) as caught:
        find_project(tmp_path)
    assert "citekit.toml" in str(caught.value)
