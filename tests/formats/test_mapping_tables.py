"""The tables of docs/notations.md are those that the code makes today."""

from __future__ import annotations

from bench.mapping_tables import PAGE, with_tables


def test_the_tables_are_current() -> None:
    page = PAGE.read_text("utf-8")
    assert page == with_tables(page), "python -m bench.mapping_tables --update"
