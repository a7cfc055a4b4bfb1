"""Volumes, issues, pages, editions and other numbers, bare of their labels."""

from __future__ import annotations

import re

from citekit.patterns import lazy

_DASHES = "-‐‑‒–—―−"
_PAGE_LABEL = lazy(
    r"(?!P\d{5}\b)(?:pages?|pp?|p\.p|págs?|pgs?|seiten?|s|ss|blz|с|стр|сс)(?:\."
    r"|\b|(?<=[Pp])(?=\d))\s*:?\s*(?=[\divxlcA-Z])",
    re.IGNORECASE,
)
_SPACED_DASH = lazy(rf"\s*[{_DASHES}]+\s*")
_VOLUME_LABEL = lazy(
    r"(?:volumen?|vols?|v|band|bde?|jahrgang|jg|tomes?|tomo|t|том|т|vol\.?\s*no|第)(?:\.|\b"
    r"|(?<=第))\s*:?\s*(?=[\divxlcdmIVXLCDMA-Z一-龥])",
    re.IGNORECASE,
)
_VOLUME_LABELLED_AFTER = lazy(r"(\d{1,4})\.?\s?(?:Jg|Jahrg(?:ang)?|Bd|Band|évf)\b\.?")
"""As German prints it: "37. Jg.", "2. Band"."""
_EAST_ASIAN = lazy(r"(?:통권\s?)?[제第]?\s?(\d{1,4})\s?[권집호卷巻集輯辑期号號]")
"""As Korean, Japanese and Chinese print a volume and an issue: "제24권", "第3期"."""
_ISSUE_LABEL = lazy(
    r"(?:numéro|numero|número|nummer|number|issues?|iss|heft|hefte|hft|h|nos?|nrs?|n|núms?|num"
    r"|n[°ºo]s?|№|#|fasc(?:icule)?|вып|art(?:icle|icolo|ikel)?)"
    r"(?:\.|\b|(?<=[°º№#]))\s*[°º]?\s*:?\s*(?=\S)",
    re.IGNORECASE,
)
_ORDINALS = {
    word: str(number)
    for number, words in enumerate(
        (
            "first erste première primera prima primeira eerste 1ère",
            "second zweite deuxième segunda seconda tweede 2nde",
            "third dritte troisième tercera terza terceira derde",
            "fourth vierte quatrième cuarta quarta vierde",
            "fifth fünfte cinquième quinta vijfde",
            "sixth sechste sixième sexta sesta zesde",
            "seventh siebte septième séptima settima sétima zevende",
            "eighth achte huitième octava ottava oitava achtste",
            "ninth neunte neuvième novena nona negende",
            "tenth zehnte dixième décima decima tiende",
        ),
        1,
    )
    for word in words.split()
}
_EDITION_WORD = lazy(
    r"(?:editions?|edn?|eds?|éditions?|éd|auflage|aufl|ausgabe|edición|edição|edizione|ediz|druk"
    r"|uitg(?:ave)?|изд(?:ание)?|版)(?:\.|\b|$)",
    re.IGNORECASE,
)
_ORDINAL = lazy(
    r"(\d{1,3})\s*(?:st|nd|rd|th|\.|ª|º|°|a|e|re|ère|er|ème|\.ª|\.º|-?е|-?ое)?(?=[\s.,;)]|$)",
    re.IGNORECASE,
)
_PAGES_TOTAL = lazy(
    r"(\d{1,5}|[ivxlc]{1,8}\s*[,+]\s*\d{1,5})\s*(?:pages?|pp?|S|Seiten|págs?|с|s)\b\.?",
    re.IGNORECASE,
)


def parse_pages(text: str) -> str:
    """Return ``text`` as CSL pages: no label, one hyphen in a range.

    An end given short stays short: its expansion is the style's. Text that is no
    range comes back trimmed, for it may be an article number.

    >>> parse_pages("pp. 123–9")
    '123-9'
    >>> parse_pages("e0210024")
    'e0210024'
    """
    text = " ".join(text.split()).strip(" .,;:()[]")
    text = _PAGE_LABEL.sub("", text, count=1) if _PAGE_LABEL.match(text) else text
    return _SPACED_DASH.sub("-", text).strip(" .,;:-")


def parse_volume(text: str) -> str:
    """Return a volume without its label.

    >>> parse_volume("Vol. 40.")
    '40'
    """
    bare = text.strip(" ,;:()[]")
    match = _VOLUME_LABELLED_AFTER.fullmatch(bare) or _EAST_ASIAN.fullmatch(bare)
    return match[1] if match else _bare(text, _VOLUME_LABEL)


def parse_issue(text: str) -> str:
    """Return an issue without its label; a supplement keeps its word.

    >>> parse_issue("(no. 3)")
    '3'
    """
    match = _EAST_ASIAN.fullmatch(text.strip(" ,;:()[]"))
    if match:
        return match[1]
    return _bare(text, _ISSUE_LABEL)


def parse_number(text: str) -> str:
    """Return the number of a report, an article or a patent without its label.

    >>> parse_number("No. RWP18-026")
    'RWP18-026'
    """
    bare = " ".join(text.split()).strip(" .,;:()[]")
    match = _ISSUE_LABEL.match(bare)
    return bare[match.end() :] if match else bare


def parse_edition(text: str) -> str:
    """Return an edition: its number where it has one, else its words.

    >>> parse_edition("2nd rev. ed.")
    '2nd rev.'
    >>> parse_edition("Third edition")
    '3'
    """
    text = " ".join(text.split()).strip(" ,;:()[]")
    bare = _EDITION_WORD.sub("", text).strip(" ,;:()[]")
    bare = re.sub(r"^(?:[Tt]he|[Dd]ie|[Ll]a|[Ii]n)\s+", "", bare)
    if bare.lower().strip(".") in _ORDINALS:
        return _ORDINALS[bare.lower().strip(".")]
    match = _ORDINAL.match(bare)
    if match and match.end() >= len(bare.rstrip(". ")):
        return match[1]
    if (
        _EDITION_WORD.search(text)
        and re.search(r"\d{4}|Spring|Summer|Fall|Winter|[A-Za-z]{4,}", bare)
        and not match
    ):
        return (
            text.rstrip(".,")
            if re.search(r"(?:Spring|Summer|Fall|Winter)", bare)
            else bare.strip(" .,")
        )
    return bare or text


def parse_page_count(text: str) -> str:
    """Return the number of pages in "xi, 240 pp." or "26 S.".

    >>> parse_page_count("26 p.")
    '26'
    """
    match = _PAGES_TOTAL.search(text)
    return match[1] if match else text.strip(" .,;:()[]")


def _bare(text: str, label: re.Pattern[str]) -> str:
    text = " ".join(text.split()).strip(" .,;:()[]")
    match = label.match(text)
    if match:
        text = text[match.end() :]
    return _SPACED_DASH.sub("-", text).strip(" .,;:()[]")
