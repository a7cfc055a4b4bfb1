"""Time grows with the number of items, no faster; the garbage collector is as it was."""

from __future__ import annotations

import gc
import time

import pytest

from bench.items import make_items
from citekit.csl import render_bibliography
from citekit.csl.collection import paused_collection
from citekit.model import Item
from citekit.styles import find_style


def _seconds(style: str, count: int) -> float:
    """CPU seconds of a bibliography, the least of two."""
    items = [Item.from_csl(data) for data in make_items(count)]
    source = find_style(style)
    seconds: list[float] = []
    for _ in range(2):
        start = time.process_time()
        assert len(render_bibliography(items, source).entries) == count
        seconds.append(time.process_time() - start)
    return min(seconds)


@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "chicago-notes-bibliography"])
def test_eight_times_the_items_take_about_eight_times_as_long(style: str) -> None:
    _seconds(style, 150)  # what is read and compiled once
    assert _seconds(style, 1_200) < 16 * _seconds(style, 150)


def test_the_collector_is_on_again_after_an_error() -> None:
    def fail() -> None:
        with paused_collection():
            assert not gc.isenabled()
            raise LookupError

    assert gc.isenabled()
    with pytest.raises(LookupError):
        fail()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with paused_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
