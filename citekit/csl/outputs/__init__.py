"""Finished marked text → an output. One result serves every output."""

from __future__ import annotations

from collections.abc import Sequence

from citekit.csl.outputs.form import Form
from citekit.csl.outputs.forms import FORMS
from citekit.csl.outputs.tree import tree_text
from citekit.csl.outputs.writer import write
from citekit.errors import RenderError

__all__ = ["FORMS", "Form", "check_output", "tree_text", "write", "write_document", "write_text"]


def check_output(output: str, style: str) -> None:
    """Refuse an output that there is not; ``style`` is for the message.

    Raises:
        RenderError: there is no such output.
    """
    if output not in FORMS and output != "json":
        known = ", ".join((*FORMS, "json"))
        raise RenderError(style, f"there is no output {output!r}; there are {known}")


def write_text(
    text: str, output: str, quotes: tuple[str, str, str, str], *, start: bool = False
) -> str:
    """Return finished marked text in an output; ``start`` says that a paragraph begins."""
    if output == "json":
        return tree_text(text, quotes)
    form = FORMS[output]
    written = write(text, form, quotes)
    return form.start(written) if start else written


def write_document(entries: Sequence[str], output: str) -> str:
    """Return written entries as one document."""
    if output == "json":
        return "[" + ",\n".join(entries) + "]"
    form = FORMS[output]
    body = form.separator.join(f"{form.entry[0]}{entry}{form.entry[1]}" for entry in entries)
    return form.document[0] + body + form.document[1]
