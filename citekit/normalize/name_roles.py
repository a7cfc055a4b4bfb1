"""What a list of names says about itself: who edited or translated, and that it is cut off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from citekit.patterns import lazy

_EDITOR = r"""
    (?:volume|guest|general|associate|managing|co)[\s-]?editors? | gen\.\ eds? | editors? | eds? | edd | edits?
    | hrsgg? | hgg? | hrg | bearb
    | herausgeber(?:in|innen)? | éditeurs? | éds? | dirs? | directeurs? | sous\ la\ dir | coords?
    | coordinadora?s?
    | coordenadora?(?:es)? | coordonnateurs? | editora?(?:es)? | a\ cura\ di | cur | orgs?
    | organizadora?(?:es)?
    | redd? | redactie | redactor(?:en)? | comps? | compilador(?:es|as?)? | ред | под\ ред | 主编 | 編 | 编
"""
_TRANSLATOR = r"""
    translators? | trans | transl | tr | übers | übersetzer(?:in)? | trads? | traducteurs?
    | traductora?(?:es)?
    | traduttore | tradutora? | vert | vertaler | перев | 译 | 訳
"""
_OTHERS: Mapping[str, str] = MappingProxyType(
    {
        "collection-editor": r"series\ eds? | series\ editors?",
        "director": r"directors?",
        "producer": r"producers? | executive\ producers?",
        "host": r"hosts?",
        "illustrator": r"illus | illustrators? | ill",
        "script-writer": r"writers?",
        "narrator": r"narrators?",
    }
)
_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "editor-translator": r"eds?\.?\s*(?:&|and)\s*trans | trans\.?\s*(?:&|and)\s*eds?",
        **_OTHERS,
        "editor": _EDITOR,
        "translator": _TRANSLATOR,
    }
)

_MARKS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, lazy(rf"[\s,]*[(\[]\s*(?:{words})\.?\s*(?:[)\]]|$)", re.IGNORECASE | re.VERBOSE))
    for role, words in _ROLES.items()
)
_TAILS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, lazy(rf"(?:,\s*|(?<=\.)\s*|\s)(?:{words})\.?$", re.IGNORECASE | re.VERBOSE))
    for role, words in _ROLES.items()
)
_ANY_TAIL = lazy(rf"(?:,\s*|(?<=\.)\s*|\s)(?:{' | '.join(_ROLES.values())})\.?$", re.VERBOSE)
"""All of ``_TAILS`` in small letters: most lists of names end in none of them."""

_LEADS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, lazy(rf"(?:{words})(?![^\W\d_])[\s:]*", re.IGNORECASE | re.VERBOSE))
    for role, words in (
        (
            "editor-translator",
            r"""edited\ and\ translated\ by | translated\ and\ edited\ by
            | eds?\.?\s*(?:&|and)\s*trans\. | trans\.?\s*(?:&|and)\s*ed\.""",
        ),
        (
            "editor",
            r"""edited\ by | eds?\.\ by | ed\ by | eds?\. | eds? | editors?: | (?:hrsgg?|hgg?|herausgegeben)\.?\s(?:(?:und|u\.)\s[^\W\d_]{3,14}\.?\s)?
            (?:vo[nm]|v\.|durch)(?=\s) | hrsg\. | hg\. | edité\ par | édité\ par
            | sous\ la\ (?:direction|dir\.)\ (?:de|d['’])
            | dir\.\ par | dirigé\ par | éds?\. | éd\.\ par | coord\.\ (?:por|par|de)
            | coordinado\ por | editado\ por | edición\ de
            | ed\.\ (?:de|por|di) | a\ cura\ di | organizado\ por | organização\ de
            | org\.\ (?:por|de)
            | onder\ redactie\ van | o\.r\.v\. | (?:in)?red\. | uitg\.\ door | bezorgd\ door
            | под\ ред(?:\.|акцией)
            | compiled\ by | comp\.""",
        ),
        (
            "translator",
            r"""translated(?:\ from\ [^\W\d_]+)?\ by | trans(?:l|lated)?\.\ by | trans(?:l)?\.
            | tr\. | [üu]bers(?:etzt|\.)\ (?:von|v\.)
            | aus\ dem\ [^\W\d_]+\ von | trad(?:uit|\.)\ (?:par|de|por|di) | trad\. | traducción\ de
            | traducido\ por | tradução\ de | traduzido\ por | traduzione\ di | tradotto\ da
            | vertaald\ door
            | vert\.(?:\ door)?""",
        ),
        ("director", r"directed\ by"),
        ("", r"revised\ by | bearb(?:eitet|\.)\ (?:von|v\.)"),
        ("producer", r"produced\ by"),
        ("narrator", r"narrated\ by"),
        ("host", r"hosted\ by"),
        ("illustrator", r"illustrated\ by | illus\."),
    )
)

_AND_OTHERS = lazy(
    r"""[\s,;&]*[\[(]?(?:\b(?:and|und|et|y|e|en|a)\s)?\s*
    (?:\bet\s*\.?\s*alt?(?:[ie]i)?\b\.?|\bet\s*al\s*\.|(?-i:\bu\.\s?v?\.?\s?a\.(?:\s?m\.)?)
    |\band\s+(?:\w+\s+)?(?:others|colleagues)\b|&\s*others\b
    |\by\s+otros\b|\be\s+(?:outros|altri)\b|\bet\s+autres\b|\ben\s+anderen\b|(?-i:(?<=\s)e\.a\.)
    |\bund\s+andere\b|\bи\s+др\.?
    |\bothers$|\bet\s+coll?\b\.?|\bi\s+in\.|等(?:人)?(?=[\s,，、编編著译譯]|$)|ほか(?=\W|$)|他(?=$)|\s[外외](?:\s?\d{1,3}\s?[人인명])?$|…|\.\s?\.\s?\.(?:\s?\.)?)[\])]?
    """,
    re.IGNORECASE | re.VERBOSE,
)

_OTHERS_SIGNS = (
    "et al", "et.", "et .", "etal", "et autres", "et col", "others", "colleagues", "otros", "outros",
    "altri", "anderen", "andere", "др", "e.a.", "i in.", "等", "ほか", "他", "외", "外", "…", "..", ". .",
)  # fmt: skip
"""One of them, or "u.", stands in what ``_AND_OTHERS`` finds."""
_LONGEST_TAIL = 40
"""Characters at the end of a list among which the words of its role are looked for."""


def cut_role(text: str) -> tuple[str, str]:
    """Return ``text`` without the words of a role, and the role as a CSL name variable.

    The role is ``""`` where the text names none.

    >>> cut_role("edited by Ivo Daalder")
    ('Ivo Daalder', 'editor')
    >>> cut_role("Nida-Rümelin, J. (Hrsg.)")
    ('Nida-Rümelin, J.', 'editor')
    """
    text = text.strip()
    for role, pattern in _LEADS:
        match = pattern.match(text)
        if match and match.end() < len(text):
            return cut_role(text[match.end() :])[0], role
    if "(" in text or "[" in text:
        for role, pattern in _MARKS:
            cut = pattern.sub("", text)
            if cut != text:
                return cut.strip(), role
    behind = max(0, len(text) - _LONGEST_TAIL)
    if not _ANY_TAIL.search(text[max(0, behind - 1) :].lower()):
        return text, ""
    for role, pattern in _TAILS:
        match = pattern.search(text, behind)
        if match and match.start() > 0 and not _is_initials(match[0]):
            return text[: match.start()].strip(" ,"), role
    return text, ""


def _is_initials(text: str) -> bool:
    """Tell the initials "TR" from the abbreviation "tr."."""
    letters = "".join(c for c in text if c.isalpha())
    return len(letters) < 4 and letters.isupper()


def cut_others(text: str) -> tuple[str, bool]:
    """Return ``text`` without "et al." and its like, and whether it had one.

    >>> cut_others("Zanaga, D. et al.")
    ('Zanaga, D.', True)
    """
    lowered = text.lower()
    if "u." not in text and not any(map(lowered.__contains__, _OTHERS_SIGNS)):
        return text, False
    cut = _AND_OTHERS.sub(", ", text)
    if cut == text:
        return text, False
    return cut.strip(" ,;&"), True
