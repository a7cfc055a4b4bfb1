r"""LaTeX with natbib or biblatex: ``\cite[p. 3]{a,b}``, ``\textcites(see)()[3]{a}[4]{b}``."""

from __future__ import annotations

import re

from citekit.lsp.markups.markup import KeyUse, Markup, PartialKey, keys_within, partial_in_paragraph
from citekit.lsp.markups.masks import blank
from citekit.patterns import lazy

_COMMENTS = lazy(r"(?<!\\)(?:\\\\)*+%[^\n]*+")
_VERBATIM = lazy(
    r"\\begin\{(?P<env>verbatim|Verbatim|lstlisting|minted|comment|filecontents)(?P<star>\*?)\}.*?(?:\\end\{(?P=env)(?P=star)\}|\Z)",
    re.DOTALL,
)
_CODE = lazy(
    r"\\(?:verb|lstinline)\*?(?P<bar>[^\w\s*{\\]).{0,500}?(?P=bar)|\\(?:url|href|path)\{[^{}\n]*+\}"
)

# \cite, \parencites*, \Textcite, \footfullcite, \citeauthor, \nocite; natbib's \defcitealias.
_COMMAND = lazy(
    r"\\(?!(?:bib|re|Declare|set|new|renew)[Cc]ite|cite(?:style|reset|setup|name|field|trackertrue)\b|Declare)"
    r"([A-Za-z]*?[cC]ite(?:[a-zA-Z]*+|s))\*?"
)
_NOTES = r"(?:\s*+\[(?:[^\[\]{}]|\{[^{}]*+\})*+\]){0,2}"
_GROUP = lazy(_NOTES + r"\s*+\{([^{}]*+)\}")
_GROUPS_NOTES = lazy(r"(?:\s*+\((?:[^()]){0,500}\)){0,2}")
_PARTIAL = lazy(
    r"\\(?!bibcite|Declare)[A-Za-z]*?[cC]ite[a-zA-Z]*+\*?"
    r"(?:\s*+(?:\[[^\[\]]*+\]|\([^()]*+\)|\{[^{}]*+\}(?=\s*+[\[{])))*+\s*+\{(?:[^{}]*,)?\s*+([^{},]*)$"
)

_RESOURCE = lazy(r"\\(?:addbibresource|addglobalbib|addsectionbib)(?:\[[^\]\n]*+\])?\{([^{}\n]+)\}")
_BIBLIOGRAPHY = lazy(r"\\(?:no)?bibliography\{([^{}]+)\}")


def mask(text: str) -> str:
    """Blank comments, verbatim text and addresses."""
    for pattern in (_VERBATIM, _COMMENTS, _CODE):
        text = blank(text, pattern)
    return text


def find_uses(masked: str) -> tuple[KeyUse, ...]:
    r"""Every key that is cited, in order.

    >>> [use.key for use in find_uses(r"\cites(see)()[3]{a}[4]{b, c} \autocite*{d}")]
    ['a', 'b', 'c', 'd']
    """
    uses: list[KeyUse] = []
    for command in _COMMAND.finditer(masked):
        place = command.end()
        several = command[1].endswith("s")
        if several:
            notes = _GROUPS_NOTES.match(masked, place)
            place = notes.end() if notes else place
        groups: list[tuple[int, int]] = []
        while (group := _GROUP.match(masked, place)) is not None:
            groups.append(group.span(1))
            place = group.end()
            if not several:
                break
        for start, end in groups:
            uses.extend(keys_within(masked, start, end, (command.start(), place)))
    return tuple(uses)


def find_partial(masked: str, offset: int) -> PartialKey | None:
    """The key being typed before ``offset``, over several lines if need be."""
    return partial_in_paragraph(_PARTIAL, masked, offset)


def find_bibliographies(text: str) -> tuple[str, ...]:
    r"""The files of ``\addbibresource`` and ``\bibliography``, with their suffix."""
    bare = blank(text, _COMMENTS)
    paths = [match[1].strip() for match in _RESOURCE.finditer(bare)]
    for match in _BIBLIOGRAPHY.finditer(bare):
        paths.extend(path.strip() for path in match[1].split(",") if path.strip())
    return tuple(path if "." in path.rsplit("/", 1)[-1] else f"{path}.bib" for path in paths)


def cite(keys: tuple[str, ...]) -> str:
    r"""Write a citation.

    >>> print(cite(("a", "b")))
    \cite{a,b}
    """
    return "\\cite{" + ",".join(keys) + "}"


MARKUP = Markup(
    name="latex",
    languages=("latex", "tex", "plaintex", "context", "rsweave", "bibtex-latex", "LaTeX"),
    suffixes=(".tex", ".ltx", ".latex", ".rnw", ".sty"),
    mask=mask,
    find_uses=find_uses,
    find_partial=find_partial,
    find_bibliographies=find_bibliographies,
    cite=cite,
    output="latex",
)
