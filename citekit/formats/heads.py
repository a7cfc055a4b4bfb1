"""How the beginning of a file looks in each notation: for detection, cheap to import."""

from __future__ import annotations

import re

_XML = r"[\ufeff\s]{0,200}(?:<\?xml[^>]{0,200}\?>\s*)?(?:<![^>]{0,1000}>\s*){0,5}"


def looks_like_bibtex(head: str) -> bool:
    """Whether a text has an entry's beginning in it."""
    return (
        re.search(r"@[ \t]*[A-Za-z]{3,20}\s{0,5}[{(]\s{0,5}[^\s,{}()=]{0,100}\s{0,5}[,=]", head)
        is not None
    )


def _is_json(head: str) -> bool:
    return head.lstrip("\ufeff \t\r\n")[:1] in ("[", "{")


def looks_like_zotero_json(head: str) -> bool:
    """Whether a text begins as JSON with Zotero's words in it."""
    return _is_json(head) and '"itemType"' in head


def looks_like_csl_json(head: str) -> bool:
    """Whether a text begins as JSON with CSL's words, and nobody else's, in it."""
    return (
        _is_json(head)
        and not looks_like_zotero_json(head)
        and any(
            f'"{word}"' in head
            for word in ("type", "author", "issued", "items", "references", "title")
        )
    )


def looks_like_ris(head: str) -> bool:
    """Whether a text begins as RIS."""
    return re.match(r"[\ufeff\s]{0,200}TY {1,3}- ?[A-Za-z]{3,8}[ \t]{0,20}[\r\n]", head) is not None


def looks_like_csl_yaml(head: str) -> bool:
    """Whether a text begins as a list of items, or as pandoc's metadata with ``references``."""
    return (
        re.match(
            r"\ufeff?(?:\s*---[ \t]*\n)?(?:#[^\n]*\n|\s*\n)*(?:references:|- (?:id|type):)", head
        )
        is not None
    )


def looks_like_endnote_xml(head: str) -> bool:
    """Whether a text begins as EndNote's XML."""
    return re.match(_XML + r"<xml>\s*<records>", head) is not None


def looks_like_enw(head: str) -> bool:
    """Whether a text begins as EndNote's tagged form."""
    return re.match(r"[\ufeff\s]{0,200}%0 [A-Z][A-Za-z ]{2,40}[\r\n]", head) is not None


def looks_like_mods(head: str) -> bool:
    """Whether a text begins as MODS."""
    return re.match(_XML + r"<(?:\w{1,20}:)?mods(?:Collection)?[\s>]", head) is not None


def looks_like_hayagriva(head: str) -> bool:
    """Whether a text begins as a mapping of keys to entries that have a type."""
    return (
        re.match(
            r"\ufeff?(?:\s*---[ \t]*\n)?(?:#[^\n]*\n|\s*\n)*[^\s#:-][^\n:]{0,200}:[ \t]*\n", head
        )
        is not None
        and re.search(r"^\s{1,8}type: ?[A-Za-z]{3,12}\s*$", head, re.MULTILINE) is not None
    )


def looks_like_word_xml(head: str) -> bool:
    """Whether a text begins as Word's sources."""
    return re.match(_XML + r"<(?:\w{1,20}:)?Sources[\s>]", head) is not None


def looks_like_nbib(head: str) -> bool:
    """Whether a text begins as PubMed's tagged form."""
    return re.match(r"[\ufeff\s]{0,200}(?:PMID|OWN )- ", head) is not None


def looks_like_pubmed_xml(head: str) -> bool:
    """Whether a text begins as PubMed's XML."""
    return re.match(_XML + r"<Pubmed(?:Book)?Article(?:Set)?[\s>]", head) is not None
