"""A style's name → its XML, and the search for names.

A name resolves in the order of ``names.find_place``: our own styles, the shipped ones,
``ALIASES``, names of old. To add a style of ours, put ``NAME.csl`` into ``styles/`` at
the top of the project; to add a short name, add a line to ``names.ALIASES``.
"""

from __future__ import annotations

from citekit.styles.catalogue import StyleInfo, search_styles
from citekit.styles.names import house_styles, style_ids
from citekit.styles.sources import find_style, read_style

__all__ = ["StyleInfo", "find_style", "house_styles", "read_style", "search_styles", "style_ids"]
