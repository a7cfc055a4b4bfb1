"""Printed entries that a page cuts off or prints without a key still give their item."""

from __future__ import annotations

import citekit
from citekit.model import Verdict


def test_an_entry_without_a_key_is_read() -> None:
    page = b"# Citation\n```\n@book{\n  author = {Nye, Joseph S.},\n  title = {Soft Power},\n  year = 2004\n}\n```\n"
    reading = citekit.read_data("README.md", page)
    assert reading.verdict is Verdict.FOUND
    assert reading.items[0].text("title") == "Soft Power"


def test_an_entry_cut_off_is_partial() -> None:
    page = b"# Citation\n```\n@book{nye, title = {Soft Power}, author = {Nye, Joseph S.}, yea"
    reading = citekit.read_data("README.md", page)
    assert reading.verdict is Verdict.PARTIAL
    assert reading.items[0].text("title") == "Soft Power"
