"""Finished marked text → an output. One result serves every output."""

from __future__ import annotations

from citekit.csl.outputs.form import Form
from citekit.csl.outputs.forms import FORMS
from citekit.csl.outputs.tree import tree_text
from citekit.csl.outputs.writer import write

__all__ = ["FORMS", "Form", "tree_text", "write"]
