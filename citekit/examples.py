"""The example pages: ``seeds/`` of a checkout, and their copy in the wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def example_pages() -> Path:
    """Return the folder of the example pages that come with citekit."""
    packed = _PACKAGE / "_seeds"
    return packed if packed.is_dir() else _PACKAGE.parent / "seeds"
