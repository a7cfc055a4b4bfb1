"""BibTeX and BibLaTeX: the door to the modules that read and write them.

Reading: ``bibtex_scanner`` finds blocks (``bibtex_brackets`` where they close; ``bibtex_index``
their spans alone), ``bibtex_entries`` resolves macros and has ``bibtex_recovery`` read what the
scan gives up, ``bibtex_inheritance`` fills crossref and xdata, ``bibtex_reader`` makes items.
Writing: ``bibtex_fields`` places variables, ``bibtex_writer`` writes them and reads them again.
Both go by the tables in ``bibtex_table``, ``bibtex_types`` and ``latex_table``.
"""

from __future__ import annotations

from citekit.formats.bibtex_reader import load_bibtex
from citekit.formats.bibtex_writer import dump_biblatex, dump_bibtex
from citekit.formats.notation import Loaded

__all__ = ["dump_biblatex", "dump_bibtex", "load_biblatex", "load_bibtex"]


def load_biblatex(text: str) -> Loaded:
    """Read BibLaTeX, which is read as BibTeX is."""
    return load_bibtex(text)
