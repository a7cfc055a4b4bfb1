"""Identifiers and addresses as CSL-JSON holds them: DOI bare, URL whole, ISBN as printed."""

from __future__ import annotations

import re
from urllib.parse import unquote

from citekit.patterns import lazy

_DOI = lazy(r"10\.\d{4,9}(?:\.\d+)*/(?:\(SICI\)[^\s\"“”]+|[^\s\"<>“”]+)", re.IGNORECASE)
"""Old ones hold < and > ("(SICI)0002-8231(1996)47:9<716::AID-ASI8>3.0.CO;2-V")."""
_DOI_PREFIX = lazy(
    r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/+|doi\s*[.:]?\s*(?=10\.)", re.IGNORECASE
)
_URL = lazy(
    r"(?:https?|ftp)://[^\s<>\"“”]+|www\.[^\s<>\"“”]+"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}/[^\s<>\"“”]*|(?:hdl|urn):[^\s<>\"“”]+",
    re.IGNORECASE,
)
_BROKEN = lazy(r"(?<=[-/._=&?%~])\s(?=[\w%])|\n")
_SPACED_POINT = lazy(r"\b10(?:\s\.\s?|\.\s)(?=\d{4,9}\s?/)")
_BLANKS = lazy(r"\s+")
_BLANK_PART = lazy(r"/\[[A-Z]|/<[a-z]|YOUR[-_]|\{\{|/[xX]{3,}")
"""What is to be filled in: such an address leads nowhere."""
_MAX_CHARACTERS = 4000
_ISBN = lazy(r"97[89][-\s–]?(?:\d[-\s–]?){9}[\dXx]|(?<!\d)(?:\d[-\s–]?){9}[\dXx](?!\d)")
_ISSN = lazy(r"(?<!\d)\d{4}\s?[-–‐]\s?\d{3}[\dXx](?!\d)")
_ARXIV = lazy(
    r"(?:arxiv\s*[:.]?\s*|arxiv\.org/(?:abs|pdf)/)(\d{4}\.\d{4,5}(?:v\d+)?"
    r"|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)",
    re.IGNORECASE,
)
_PMID = lazy(r"(?:PMID\s*:?\s*|pubmed(?:\.ncbi\.nlm\.nih\.gov)?[/:]\s*)(\d{1,8})", re.IGNORECASE)
_PMCID = lazy(r"PMC\s*:?\s*(?:ID\s*:?\s*)?(?:PMC)?(\d{4,8})", re.IGNORECASE)
_END = ".,;:»”’\"'*`"


def parse_doi(text: str) -> str:
    """Return the DOI in ``text`` bare, its case kept, ``""`` where there is none.

    Blanks inside, from a broken line, are closed.

    >>> parse_doi("https://doi.org/10.1162/isec_a_00351.")
    '10.1162/isec_a_00351'
    """
    text = _SPACED_POINT.sub("10.", _joined(text))
    prefix = _DOI_PREFIX.search(text)
    if prefix:
        text = (
            re.sub(r"\s+", "", text[prefix.end() :])
            if " " in text[prefix.end() :].strip() and _is_one(text)
            else text[prefix.end() :]
        )
    if "%2F" in text or "%2f" in text:
        text = unquote(text)
    match = _DOI.search(text)
    return _trim(match[0]) if match else ""


def parse_url(text: str) -> str:
    """Return the address in ``text`` as printed, without what ends the sentence.

    >>> parse_url("<https://example.org/a_(b)>.")
    'https://example.org/a_(b)'
    """
    text = _joined(text).replace("\\_", "_").replace("\\&", "&").replace("&amp;", "&")
    if _BLANK_PART.search(text):
        return ""
    link = re.match(r"\[[^\]]*\]\((\S+)\)", text)
    if link:
        text = link[1]
    match = _URL.search(text)
    if match:
        rest = text[match.end() :].strip()
        whole = match[0] + re.sub(r"\s+", "", rest) if rest and _is_one(text) else match[0]
        return _trim(whole)
    bare = text.strip(" <>()[].,;")
    return bare if re.fullmatch(r"(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}", bare) else ""


def is_doi_url(url: str) -> bool:
    """Tell whether an address is a DOI's resolver's, so that it belongs in ``DOI``."""
    return bool(re.match(r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/+10\.", url, re.IGNORECASE))


def parse_isbn(text: str) -> str:
    """Return the first ISBN as printed, ``""`` where there is none."""
    match = _ISBN.search(text)
    return match[0].strip() if match else ""


def parse_issn(text: str) -> str:
    """Return the first ISSN as printed, ``""`` where there is none."""
    match = _ISSN.search(text)
    return re.sub(r"\s", "", match[0]) if match else ""


def parse_arxiv(text: str) -> str:
    """Return the arXiv number in ``text`` without its prefix, ``""`` where there is none.

    >>> parse_arxiv("arXiv:1706.03762v5 [cs.CL]")
    '1706.03762v5'
    """
    match = _ARXIV.search(text)
    return match[1] if match else ""


def parse_pmid(text: str) -> str:
    """Return the PubMed number in ``text``, ``""`` where there is none."""
    match = _PMID.search(text)
    if match:
        return match[1]
    bare = text.strip(" .,;:()[]")
    return bare if bare.isdigit() and len(bare) < 9 else ""


def parse_pmcid(text: str) -> str:
    """Return the PubMed Central number with its letters, ``""`` where there is none."""
    match = _PMCID.search(text)
    return f"PMC{match[1]}" if match else ""


def _joined(text: str) -> str:
    """Close the breaks of a line inside an address."""
    text = text[:_MAX_CHARACTERS].strip().replace("\u00a0", " ").replace("\u00ad", "")
    text = _BLANKS.sub(lambda blank: "\n" if "\n" in blank[0] else " ", text.replace("\u200b", ""))
    return _BROKEN.sub("", text)


def _is_one(text: str) -> bool:
    """Tell whether the words of ``text`` can be the pieces of one broken address."""
    words = text.split()
    return len(words) <= 4 and all(re.search(r"[/._=&?%~\d-]", word) for word in words[1:])


def _trim(text: str) -> str:
    while text:
        if text[-1] in _END or (
            text[-1] in ")]}>"
            and text.count(text[-1])
            > text.count({")": "(", "]": "[", "}": "{", ">": "<"}[text[-1]])
        ):
            text = text[:-1]
        else:
            break
    return text
