"""Labelled strings in, a model and its scores out; the same seed gives the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citekit.errors import ParseError, SourceError
from citekit.styles import find_style
from citekit.training import read_corpora, train
from citekit.training.synthetic import make_references

STYLES = [find_style(name) for name in ("apa", "chicago", "belfer-center", "ieee", "vancouver")]


def test_synthetic_references_say_where_their_parts_are() -> None:
    made = list(make_references(STYLES, 40, seed=3))
    assert made == list(make_references(STYLES, 40, seed=3))
    assert made != list(make_references(STYLES, 40, seed=4))
    labels = {label for one in made for label, _, _ in one.spans}
    assert {"author", "title", "date", "journal", "pages", "publisher"} <= labels
    for one in made:
        places = [place for _, start, end in one.spans for place in (start, end)]
        assert places == sorted(places)
        assert all(one.text[start:end].strip() for _, start, end in one.spans)


def test_a_small_model_learns_and_is_repeatable(tmp_path: Path) -> None:
    examples = list(make_references(STYLES, 300, seed=1))
    first = train(examples, tmp_path / "a.crfsuite", iterations=40, held_out=0.1)
    second = train(examples, tmp_path / "b.crfsuite", iterations=40, held_out=0.1)
    assert first == second
    assert first.tokens_right > 0.9


def test_a_corpus_is_read_with_our_labels(tmp_path: Path) -> None:
    line = {"text": "Nye, J. Foo 3 (2004).", "spans": [["author", 0, 7], ["volume-only", 12, 13]]}
    (tmp_path / "own.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    (example,) = read_corpora([tmp_path])
    assert example.spans == (("author", 0, 7), ("volume", 12, 13))


def test_a_broken_corpus_is_told_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "own.jsonl").write_text('{"text": "x", "spans": []}\n{"text"\n', "utf-8")
    with pytest.raises(ParseError) as caught:
        read_corpora([tmp_path])
    assert caught.value.line == 2
    with pytest.raises(SourceError):
        read_corpora([tmp_path / "empty"])
