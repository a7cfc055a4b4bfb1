"""Items + style + locale → text: a processor for CSL 1.0.2.

style (XML) → ``style`` (model) → ``compiler`` (closures) → marked text → ``punctuation``
→ ``outputs``. To add an output, see ``outputs.forms``; to teach an element, its module of
closures (``texts``, ``names``, ``dates``, ``conditions``).
"""

from __future__ import annotations

from collections.abc import Iterable

from citekit.csl.processor import Changes, Processor
from citekit.errors import RenderError
from citekit.model import Item, Rendered, StyleSource

__all__ = ["Changes", "Processor", "render_bibliography"]


def render_bibliography(
    items: Iterable[Item],
    style: StyleSource,
    *,
    locale: str | None = None,
    output: str = "text",
    engine: str = "citekit",
) -> Rendered:
    """Return the bibliography of ``items`` in ``style``.

    Args:
        items: in any order, with ids that differ.
        style: the style, found by name.
        locale: such as ``"de-DE"``, else the style's own.
        output: ``text``, ``html``, ``markdown``, ``latex``, ``rtf``, ``typst``, ``org``,
            ``rst`` or ``json``.
        engine: ``citekit``, or ``citeproc-py`` to compare with.

    Raises:
        StyleError: the style cannot be used. RenderError: no such output or engine.
    """
    if engine == "citekit":
        return Processor(style, items, locale, output).bibliography()
    if engine == "citeproc-py":
        from citekit.csl.citeproc_py import render_bibliography_citeproc_py

        return render_bibliography_citeproc_py(tuple(items), style, locale, output)
    raise RenderError(style.id, f"there is no engine {engine!r}; there are citekit, citeproc-py")
