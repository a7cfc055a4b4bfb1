"""Labelled strings in, a model and its scores out; the same seed gives the same."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from citekit.errors import ParseError, SourceError
from citekit.model import Date, Item, Name
from citekit.styles import find_style
from citekit.training import Labelled, read_corpora, score, train
from citekit.training.german_shapes import GERMAN_SHAPES
from citekit.training.german_words import german_extra, with_german_source
from citekit.training.harvest import harvest
from citekit.training.items import make_item
from citekit.training.licences import identify, read_licences, write_notice
from citekit.training.printing import print_item
from citekit.training.shapes import SHAPES
from citekit.training.synthetic import make_references
from citekit.training.values import values_of

STYLES = [find_style(name) for name in ("apa", "chicago", "belfer-center", "ieee", "vancouver")]


def test_synthetic_references_say_where_their_parts_are() -> None:
    made = list(make_references(STYLES, 40, seed=3))
    assert made == list(make_references(STYLES, 40, seed=3))
    assert made != list(make_references(STYLES, 40, seed=4))
    labels = {label for one in made for label, _, _ in one.spans}
    assert {"author", "title", "date", "container", "pages", "publisher"} <= labels
    for one in made:
        places = [place for _, start, end in one.spans for place in (start, end)]
        assert places == sorted(places)
        assert all(one.text[start:end].strip() for _, start, end in one.spans)


def test_a_small_model_learns_and_is_repeatable(tmp_path: Path) -> None:
    examples = list(make_references(STYLES, 330, seed=1))
    for name in ("a", "b"):
        train(examples[:300], tmp_path / name, iterations=40)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert score(examples[300:], tmp_path / "a").tokens_right > 0.9


def test_values_leave_what_surrounds_them() -> None:
    text = "In J. Nye (Ed.), Power (2nd ed., Vol. 3(2), pp. 7–9). Norton."
    spans = [
        ("editor", 0, 16),
        ("container-title", 17, 22),
        ("edition", 23, 32),
        ("volume", 33, 42),
        ("pages", 43, 53),
    ]
    assert [(label, text[start:end]) for label, start, end in values_of(text, spans)] == [
        ("editor", "J. Nye"),
        ("container", "Power"),
        ("edition", "2nd"),
        ("volume", "3"),
        ("issue", "2"),
        ("pages", "7–9"),
    ]


def test_works_of_a_corpus_are_printed_in_other_shapes() -> None:
    text = "Nye, J. S. (1990). Soft power. Foreign Policy, 80, 153-171."
    spans = (
        ("author", 0, 10),
        ("date", 12, 16),
        ("title", 19, 29),
        ("container", 31, 45),
        ("volume", 47, 49),
        ("pages", 51, 58),
    )
    (work,) = harvest([Labelled(text, spans, "own")])
    assert work.type == "article-journal"
    shape = "{author}, ‘{title}’ ({year}) {volume} {container-title} {first}[ at {DOI}]."
    pieces = print_item(work, shape, {}, random.Random(3))
    assert "".join(piece for piece, _ in pieces).endswith(
        ", ‘Soft power’ (1990) 80 Foreign Policy 153."
    )
    assert ("Foreign Policy", "container") in pieces


def test_a_shape_that_an_item_cannot_fill_gives_nothing() -> None:
    item = Item(id="nye", type="book", variables={"title": "Soft Power"})
    assert print_item(item, "{author}. {title}.", {}, random.Random(1)) == []


@pytest.mark.parametrize("kind", sorted(GERMAN_SHAPES))
def test_every_german_shape_is_filled(kind: str) -> None:
    chance = random.Random(5)
    items = [item for item in (make_item(chance, "de") for _ in range(4000)) if item.type == kind]
    items = [with_german_source(item, chance) for item in items]
    for shape in GERMAN_SHAPES[kind]:
        extra = {"cited": "9", **german_extra(chance)}
        assert any(print_item(item, shape, extra, chance, german=True) for item in items), shape


def test_german_hands_print_slashes_and_their_own_months() -> None:
    work = Item(
        id="mayntz",
        type="article-newspaper",
        variables={
            "author": (
                Name(family="Mayntz", given="Renate"),
                Name(family="Scharpf", given="Fritz W."),
            ),
            "title": "Steuerung",
            "issued": Date(parts=((1995, 3, 12),)),
        },
    )
    seeds = [random.Random(seed) for seed in range(900)]
    shown = [
        "".join(t for t, _ in print_item(work, "{author}: {day}", {}, c, german=True))
        for c in seeds
    ]
    assert "Mayntz, Renate/Scharpf, Fritz W.: 12. März 1995" in shown


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_every_shape_is_filled_by_some_item_of_its_type(kind: str) -> None:
    chance = random.Random(5)
    items = [item for item in (make_item(chance, "en") for _ in range(2500)) if item.type == kind]
    extra = {
        "cited": "9",
        "pmid": "1",
        "arxiv": "0704.0001",
        "event": "A meeting",
        "version": "1.0",
    }
    for shape in SHAPES[kind]:
        assert any(print_item(item, shape, extra, chance) for item in items), shape


def test_a_corpus_is_read_with_our_labels(tmp_path: Path) -> None:
    line = {"text": "Nye, J. Foo 3 (2004).", "spans": [["author", 0, 7], ["volume-only", 12, 13]]}
    (tmp_path / "own.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    (example,) = read_corpora([tmp_path])
    assert example.spans == (("author", 0, 6), ("volume", 12, 13))


def test_a_broken_corpus_is_told_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "own.jsonl").write_text('{"text": "x", "spans": []}\n{"text"\n', "utf-8")
    with pytest.raises(ParseError) as caught:
        read_corpora([tmp_path])
    assert caught.value.line == 2
    with pytest.raises(SourceError):
        read_corpora([tmp_path / "empty"])


def test_the_licences_of_the_data_go_with_the_model(tmp_path: Path) -> None:
    (tmp_path / "LICENSE.one").write_text("Apache License\n   Version 2.0, January 2004\n", "utf-8")
    (tmp_path / "LICENSE.two").write_text("Ask the author.\n", "utf-8")
    licences = read_licences([tmp_path])
    assert {name: identify(text) for name, text in licences.items()} == {
        "one": "Apache-2.0",
        "two": "see NOTICE",
    }
    write_notice(licences, tmp_path / "NOTICE")
    notice = (tmp_path / "NOTICE").read_text("utf-8")
    assert all(text in notice for text in licences.values())
