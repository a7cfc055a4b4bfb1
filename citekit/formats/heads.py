"""How the beginning of a file looks in each notation: for detection, cheap to import."""

from __future__ import annotations

import re


def looks_like_bibtex(head: str) -> bool:
    """Whether a text has an entry's beginning in it."""
    return (
        re.search(r"@[ \t]*[A-Za-z]{3,20}\s{0,5}[{(]\s{0,5}[^\s,{}()=]{0,100}\s{0,5}[,=]", head)
        is not None
    )


def looks_like_csl_json(head: str) -> bool:
    """Whether a text begins as JSON with CSL's words in it."""
    start = head.lstrip("\ufeff \t\r\n")[:1]
    return start in ("[", "{") and any(
        f'"{word}"' in head for word in ("type", "author", "issued", "items", "references", "title")
    )
