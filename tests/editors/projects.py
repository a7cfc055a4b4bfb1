"""A project on disk as authors have them: a text, two that cite with it, and a library."""

from __future__ import annotations

from pathlib import Path

from tests.lsp.client import LIBRARY

ROOT = Path(__file__).parents[2]
EDITORS = ROOT / "editors"
TEXT = """\
---
title: Power 🎓
bibliography: refs.bib
---

Power 🎓 attracts [@nye2004soft, p. 5; @unknown2000].

"""


def write_project(folder: Path) -> None:
    """Write the project into ``folder``."""
    (folder / "refs.bib").write_text(LIBRARY, "utf-8")
    (folder / "text.md").write_text(TEXT, "utf-8")
    (folder / "other.md").write_text("---\nbibliography: refs.bib\n---\n@nye2004soft said.\n")
    (folder / "thesis.tex").write_text("\\addbibresource{refs.bib}\n\\cite{nye2004soft}\n")
    (folder / ".git").mkdir()
