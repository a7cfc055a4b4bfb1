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


def looks_like_schema_org(head: str) -> bool:
    """Whether a text begins as JSON-LD."""
    return _is_json(head) and ('"@context"' in head or '"@type"' in head)


def looks_like_crossref(head: str) -> bool:
    """Whether a text begins as an answer of Crossref."""
    words = ("message-type", "is-referenced-by-count", "short-container-title")
    return _is_json(head) and any(f'"{word}"' in head for word in words)


def looks_like_openalex(head: str) -> bool:
    """Whether a text begins as a work of OpenAlex."""
    return _is_json(head) and ("https://openalex.org/" in head or '"authorships"' in head)


def looks_like_datacite(head: str) -> bool:
    """Whether a text begins as a DOI of DataCite."""
    words = ("resourceTypeGeneral", "publicationYear", "creators")
    is_zotero = looks_like_zotero_json(head)
    return _is_json(head) and not is_zotero and any(f'"{word}"' in head for word in words)


_OTHER_JSON = (
    looks_like_zotero_json,
    looks_like_schema_org,
    looks_like_crossref,
    looks_like_openalex,
    looks_like_datacite,
)


def looks_like_csl_json(head: str) -> bool:
    """Whether a text begins as JSON with CSL's words, and nobody else's, in it."""
    words = ("type", "author", "issued", "items", "references", "title")
    is_other = any(other(head) for other in _OTHER_JSON)
    return _is_json(head) and not is_other and any(f'"{word}"' in head for word in words)


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


def looks_like_endnote(head: str) -> bool:
    """Whether a text begins as EndNote's tagged form."""
    return re.match(r"[\ufeff\s]{0,200}%0 [A-Z][A-Za-z ]{2,40}[\r\n]", head) is not None


def looks_like_bib_txt(head: str) -> bool:
    """Whether a text begins as Bib.TXT: a key in brackets, then indented fields."""
    return (
        re.match(r"\ufeff?\s{0,200}\[[^\[\]\n]{1,100}\]\s{0,20}\n[ \t]{1,20}[a-z]+:", head)
        is not None
    )


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


def looks_like_cff(head: str) -> bool:
    """Whether a text begins as a CITATION.cff."""
    return re.search(r"^cff-version:", head, re.MULTILINE) is not None


def looks_like_coins(head: str) -> bool:
    """Whether a text begins with a span that is a COinS."""
    return re.match(r"\s{0,200}<span[^<>]{0,400}\bZ3988\b", head) is not None


def looks_like_wikitext(head: str) -> bool:
    """Whether a text begins with a citation template."""
    return (
        re.match(
            r"[\s*#\ufeff]{0,200}\{\{\s{0,20}(?:cite [a-zA-Z ]{2,20}|citation|Literatur|Internetquelle)\s{0,20}\|",
            head,
            re.IGNORECASE,
        )
        is not None
    )


def looks_like_marcxml(head: str) -> bool:
    """Whether a text begins as MARCXML, or as a catalogue's answer that holds it."""
    return (
        re.match(
            _XML + r"<[\w:]{0,30}(?:collection|record|searchRetrieveResponse|OAI-PMH)[\s>]", head
        )
        is not None
        and re.search(r"<(?:\w{1,20}:)?(?:leader|controlfield)[\s>]", head) is not None
    )
