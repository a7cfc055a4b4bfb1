"""Keys in the documents that cite them: LaTeX, Markdown, Org, Typst and what is like them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from citekit.errors import LibraryError
from citekit.library.atomic import read_snapshot, replace_file
from citekit.library.locks import locked

# \cite and its many kin, with their notes in brackets; then the keys between commas.
_COMMAND = re.compile(
    r"(\\(?:[A-Za-z]{0,30}cite[A-Za-z]{0,30}|bibentry|citation)\*?"
    r"(?:[ \t]{0,3}(?:\[[^\[\]]{0,500}\]|\([^()]{0,300}\))){0,4}[ \t\r\n]{0,3}\{)([^{}]{1,20000})(?=\})"
)
_AT = re.compile(r"(?<![\w@.])@(\{?)([^\s@,;\[\](){}\"'<>\\]{1,200})")
_ANGLE = re.compile(r"(<)([^\s<>]{1,200})(?=>)")
_LINK = re.compile(r"\b(cite[a-z]{0,12}:)([^\s\[\](){}]{1,2000})")
_TAIL = ".,:;!?-/"


def rename_in_document(path: Path, keys: Mapping[str, str]) -> int:
    """Put new keys in the place of old ones in a document; return how many were replaced.

    Every other byte stays, and the file is replaced whole.

    Raises:
        LibraryError: it cannot be read or written.
    """
    with locked(path):
        snapshot = read_snapshot(path)
        if snapshot.stamp is None:
            raise LibraryError(f"{path}: there is no such document")
        text = snapshot.data.decode("utf-8", "surrogateescape")
        new, count = rename_keys(text, keys, path.suffix.lower())
        if count:
            replace_file(path, [new.encode("utf-8", "surrogateescape")], snapshot.stamp)
    return count


def rename_keys(text: str, keys: Mapping[str, str], suffix: str) -> tuple[str, int]:
    r"""Return a document with new keys in the place of old ones, and how many there were.

    >>> rename_keys(r"see \autocite[33]{a, nye}.", {"nye": "nye2004"}, ".tex")
    ('see \\autocite[33]{a, nye2004}.', 1)
    >>> rename_keys("as @nye says [@nye; @nye2]. a@nye.org", {"nye": "n"}, ".md")
    ('as @n says [@n; @nye2]. a@nye.org', 2)
    """
    count = 0

    def listed(match: re.Match[str]) -> str:
        return match[1] + re.sub(r"[^\s,]+", lambda key: renamed(key[0]), match[2])

    def single(match: re.Match[str]) -> str:
        head = match[0][: match.end(1) - match.start()]
        whole = match[2]
        bare = whole.rstrip(_TAIL)
        return head + (renamed(whole) if whole in keys else renamed(bare) + whole[len(bare) :])

    def renamed(key: str) -> str:
        nonlocal count
        if key not in keys:
            return key
        count += 1
        return keys[key]

    if suffix in (".tex", ".ltx", ".latex", ".rnw", ".sty", ".cls"):
        return _COMMAND.sub(listed, text), count
    text = _AT.sub(single, text)
    if suffix == ".typ":
        text = _ANGLE.sub(single, text)
    else:
        text = _COMMAND.sub(listed, text)
        text = _LINK.sub(lambda m: m[1] + re.sub(r"[^,;&]+", lambda k: renamed(k[0]), m[2]), text)
    return text, count
