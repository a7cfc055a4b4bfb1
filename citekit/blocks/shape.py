"""How much a stretch of text looks like a reference: points for what references have.

Three points and more are a reference where a cue leads to it; alone on a page it needs
more. Nothing here looks at a cue or a page, only at the words.
"""

from __future__ import annotations

import re

from citekit.patterns import lazy

_UP = r"[^\W\d_a-zà-öø-ÿ]"  # an upper-case letter, or one of a script without case
_YEAR = lazy(r"(?<![\w./-])(?:1[4-9]\d\d|20\d\d)(?:[a-h](?!\w)|(?![\w]))|(?:19|20)\d\d年")
_NO_DATE = lazy(
    r"\b(?:n\.\s?d\.|o\.\s?[JD]\.|s\.\s?[fda]\.|forthcoming|in press|in preparation|to appear|im "
    r"Erscheinen|im Druck|"
    r"à paraître|en prensa|no prelo|under review|submitted)",
    re.IGNORECASE,
)
_IDENTIFIER = lazy(
    r"\b10\.\d{4,9}/\S|\bhttps?://\S|\bdoi\s?:\s?\S|\barxiv\s?:\s?\S|urn:nbn|hdl\.handle|"
    r"\bwww\.\w|\b(?:github|gitlab|osf)\.(?:com|io)/\w|"
    r"\bISBN[\s:-]{0,3}[\dX-]{9}|\bPMID\b|\bssrn\b|⟨[\w.-]{6}",
    re.IGNORECASE,
)
_QUOTED = lazy(r"[\"“”„«‹‘「『《](?=\S)[^\"“”»›』」》\n]{6,400}[\"”“»›’」』》]")
_SURNAME = (
    r"(?:[Dd][aeiu]s?|[Dd]el(?:la)?|[Vv]an|[Vv]o[nm]|[Dd]er|[Tt]en?|[Ll][aeo]|[Ee]l|[Aa]l-?|"
    rf"[Bb]in|[Ii]bn|[Zz]u[mr]?|[Dd]os)?\s?{_UP}[\w'’‘.·-]*"
)
_FAMILY_FIRST = lazy(
    rf"(?:[^\W\d_]{{2,4}}\s){{0,3}}{_SURNAME}(?:[\s-]{_UP}[\w'’-]*){{0,2}}(?:,|\s?，)\s*(?:{_UP}|"
    rf"&|et al)"
)
_INITIALS_FIRST = lazy(rf"(?:{_UP}(?:\.[\s-]?|\s)){{1,3}}\s?(?:[a-z]{{2,3}}\s){{0,2}}{_UP}[\w'’-]+")
_VANCOUVER = lazy(
    rf"(?:[a-z]{{2,3}}\s){{0,2}}{_UP}[\w'’-]+(?:[\s-]{_UP}[\w'’-]+)?\s{_UP}{{1,3}}(?:,|\.|"
    rf"\sand\s|\s\(|\set al|:)"
)
_GIVEN_FIRST = lazy(
    rf"{_UP}[\w'’.-]+(?:\s(?:{_UP}\.|"
    rf"(?:[a-z]{{2,3}}\s){{0,2}}{_UP}[\w'’-]+)){{1,3}}\*?(?:\s?[,.:(]|\sand\s|\s&|\set al|"
    rf"\sund\s|\set\s|\sy\s|\s[\"“«])"
)
_ET_AL = lazy(rf"{_UP}[\w'’-]+(?:\s(?:et\s+al\b|and\s{_UP}[\w'’-]+|&\s{_UP}[\w'’-]+|u\.\s?a\.))")
_CJK_NAME = lazy(r"[\u3400-\u9fff]{2,4}(?:[,，、;；.．]|\s)|[\uac00-\ud7af]{2,4}(?:[,.;(（]|\s\()")
_INSTITUTION = lazy(
    rf"{_UP}[\w'’&.,()-]+(?:[\s-][\w'’&.,()-]+){{0,12}}?[\s.,]*\(?(?:1[5-9]\d\d|20\d\d|n\.d\.|"
    rf"o\.J\.)"
)
_NUMBERS = lazy(
    r"\b(?:vol|no|nr|pp?|bd|jg|iss|issue|volume|heft|band|núm|n\.?º|n°|s)\b\.?\s?\d|"
    r"\d\s?\(\d[^)]{0,12}\)|\d:\s?e?\d|\d\s?[-–—]\s?\d|"
    r"\be\d{4,}|第\s?\d|№\s?\d|[СсTт]\.\s?\d",
    re.IGNORECASE,
)
_YEAR_LAST = lazy(r"\(?\b(?:1[4-9]|20)\d\d[a-z]?\)?[.:,]?\s*$")
_WORD_STOP = lazy(r"[^\W\d_]{3,}\.\s")
_NAME_WORD = lazy(
    rf"[\[(]?{_UP}[\w'’.-]*[,;.)\]]{{0,2}}|&|;|,|and|et|al\.?,?|und|y|e|de|da|di|van|von|der|den|"
    rf"del|la|\([Ee]ds?\.?\)[.,]?"
)
_VOLUME_PAGE = lazy(
    r"\b\d{1,4}\s?(?:\(\d[^)]{0,8}\))?\s?:\s?[eE]?\d{1,6}(?:\s?[-–]\s?\d{1,6})?\W{0,3}$"
)
_PUBLISHING = lazy(
    r"\b(?:In|in|En|Em|Dans):\s|\bPress\b|\bUniversit|\bJournal\b|\bProceedings\b|\bWorking "
    r"Paper|\bReport\b|\bRetrieved\b|\bAvailable (?:at|from|online)|"
    r"\b[Vv]ersion\b|\bDataset\b|\[(?:Data ?set|Computer software|J|M|D|C|EB/OL)\]|\bVerlag\b|"
    r"\bHrsg\b|\b[Ee]ds?\.|\bpreprint\b|\bPublish|\bAccessed\b|"
    r"\bInstitut|\bZeitschrift|\bRevue\b|\bRevista\b|\bRivista\b|\bЖурнал|\bAbgerufen\b|"
    r"\bpackage\b|\bTechnical\b|\bConference\b|\bCenter\b|\bCentre\b|学报|期刊|大学|"
    r"\bed\.|\bediti?on\b|\bthesis\b|\bMagazine\b|\bReview\b|\bQuarterly\b|\bEditora?\b|"
    r"\bWikipedia\b|\bSeries\b",
)
_SEPARATORS = lazy(r"[.,;:?!](?=\s|$|\d|[\"”»])|[，。：；．]")
_EMPHASIS = lazy(r"(?<![\w*_])([*_]{1,2})[^*_\s][^*_]{2,200}\1(?![\w*_])|<(?:i|em|cite)\b")
_ENDS = lazy(
    r"(?:(?:1[5-9]\d\d|20\d\d)[a-z]?\)?|\d+\s?[-–—]\s?\d+(?:\s?p)?|\be?\d{2,}|10\.\d{4,}/\S+|"
    r"https?://\S+|\bV\d+|[\])}])[.;,\s\"”»>*_]*$"
)
# Words to be replaced: of the core (then it is a template), or of its edge (then it is cut).
_TEMPLATE = lazy(
    r"\bAUTHORS?(?:\d|_|,)|\(YYYY\)|\b(?:(?<!The )Authors?(?:'?s?)? ?(?:name|last|first|,|"
    r"\((?!s\))|\.)|Last ?name|First ?name|"
    r"Surname, "
    r"?(?:Initial|First|F)|Family ?name|Autor/?in?(?:nen)? ?[(,]|Nachname|Vorname|"
    r"Apellidos?,|Nombre,|Sobrenome|Nom,? Prénom|Article Title|Title of|Titre de|Título "
    r"d|Titel des|Your Name|Name of (?:the )?(?:author|data|article)|"
    r"Author \(|Autor \(|Автор|\(Year\)|\(Jahr\)|\(Año\)|\(ano\)|\(Année\))|\[(?:authors?|title|"
    r"name|insert)[^\]\n]{0,40}\]|<(?:[Yy]our|[Aa]uthors?|[Tt]itle|[Nn]ame)[\w /-]{0,20}>|"
    r"10\.x{3,}|10\.\d+/x{3,}|\b[Xx]{4,}\b|\{\{|\$\{|\{(?:author|title|year)\}|%s\b|Lorem ipsum|"
    r"example\.(?:com|org)",
)
_SLOT = lazy(
    r"\[(?!(?:data|comp|soft|online|internet|video|audio|map|blog|unpubl|in |acc|url|date|day)\w*)"
    r"[a-z][a-z ]{2,30}\](?!\()",
    re.IGNORECASE,
)
_BLANKS = lazy(
    r"\[(?:url|link|access(?:ed)? ?date|date|day|month|year|version|doi|"
    r"insert)[^\]\n:]{0,40}\](?!\()|"
    r"<(?:date|year|url|version|doi|access)[\w /-]{0,20}>|\b[Xx]{2,4}(?:[-/.][Xx]{2,4})+\b|"
    r"\b(?:DD|dd)[./-](?:MM|mm)[./-](?:YYYY|yyyy)\b|\[?\bTT\.MM\.JJJJ|\bTB[AD]\b|\bYYYY\b|"
    r"zenodo\.X+|(?<=/)X{3,}|\bYOUR[-_]\w|\bTODO\b",
    re.IGNORECASE,
)
_PROSE = lazy(
    r"(?:click|please|if |you (?:can|may|should)|we |for (?:more|further|citation)|see |use "
    r"(?:the|this)|using |the following|follow|in order to|when |to (?:obtain|get|copy|"
    r"download|export|view|cite)|copy|download|export|select|choose|i (?:guess|think|would)|wenn "
    r"|bitte |um |pour (?:citer|plus)|si |para (?:citar|más)|per |как |read |sign |log ?in|"
    r"subscribe|"
    r"there (?:is|are)|here (?:is|are)|this (?:is|page|article|work|website|site)|all |no |every "
    r"|available|cite |citing |can |how |why |what |where |toda? |todo |cada |also )",
    re.IGNORECASE,
)
_STATEMENT = lazy(
    r"\b(?:can|may|should|must|will|shall) (?:also )?be (?:found|cited|used|obtained|downloaded|"
    r"made|given)\b|"
    r"\b(?:habrá|será|serán|podrá|puede|pueden|debe|wird|werden|sera|seront|doit|sarà|saranno|deve|"
    r"pode|podem|будет|vous|usted)\b|"
    r"\b(?:is|are) (?:available (?:on|in|here|for)|provided|listed|given|shown|based on)\b"
)
_SPEECH = lazy(
    r"\b(?:you|your|please|click(?:ing)?|we|our|I|it|they|he|she|was|were|has|have|had|will|"
    r"would|can|should|been)\b"
)
_HEAD, _FOOT = 1_200, 400
_MARKUP = ' \t\u00a0\n>*_#|`~\\[](){}"“„«»-–—•·▪◦†‡^'


def reference_points(text: str) -> int:
    """Return points: 3 and more are a reference, 1 and 2 might be one, less is none.

    >>> reference_points('Nye, Joseph S. "Get Smart." Foreign Affairs, July 2009.') >= 4
    True
    >>> reference_points("Please click here to export this page.") < 1
    True
    """
    text = text.strip()
    if len(text) > _HEAD + _FOOT:
        text = f"{text[:_HEAD]} {text[-_FOOT:]}"
    bare = text.lstrip(_MARKUP)
    if len(bare) < 12 or _TEMPLATE.search(text) or len(_SLOT.findall(text)) > 1:
        return 0
    points = 2 if _YEAR.search(text) else int(bool(_NO_DATE.search(text)))
    points += 2 * bool(_IDENTIFIER.search(text))
    points += bool(_QUOTED.search(text)) or text.count('"') == 1 or "“" in text
    points += bool(_NUMBERS.search(text)) + bool(_EMPHASIS.search(text))
    points += bool(_PUBLISHING.search(text)) + (len(_SEPARATORS.findall(text)) >= 3)
    points += bool(_ENDS.search(text[-200:]))
    if starts_like_reference(bare):
        points += 2
    elif _GIVEN_FIRST.match(bare) or _INSTITUTION.match(bare[:300]):
        points += 1
    return points - _prose_points(text, bare)


def _prose_points(text: str, bare: str) -> int:
    """What speaks against a reference: a sentence's words, and too few words."""
    words = len(text.split())
    unquoted = _QUOTED.sub(" ", text)
    points = 3 * bool(_PROSE.match(bare)) + 2 * bool(_STATEMENT.search(unquoted))
    points += 2 * (len(_SPEECH.findall(unquoted)) > max(1, words // 25))
    if words < 3 and not _has_cjk(text) and not _IDENTIFIER.match(bare):
        points += 2
    return points


def starts_like_reference(text: str) -> bool:
    """Whether ``text`` begins with names as references do."""
    bare = text[:300].lstrip(_MARKUP)
    return any(
        shape.match(bare)
        for shape in (_FAMILY_FIRST, _INITIALS_FIRST, _VANCOUVER, _ET_AL, _CJK_NAME)
    )


def is_complete(text: str) -> bool:
    """Whether a reference could end here: it has a date or identifier, and its brackets close."""
    if text.count("(") > text.count(")") or text.count("[") > text.count("]"):
        return False
    if _OPEN_END.search(text[-40:]) and not _ENDS_IN_ADDRESS.search(text[-200:]):
        return False
    if _is_names_and_year(text):
        return False
    return has_date_or_identifier(text)


def _is_names_and_year(text: str) -> bool:
    """Whether only authors and a year stand here: the title is still to come."""
    year = _YEAR_LAST.search(text[-30:])
    if not year:
        return False
    names = text[: len(text) - len(text[-30:]) + year.start()]
    if len(_WORD_STOP.findall(names)) > 1:  # "Family, Given. Title. Publisher, 2020."
        return False
    return len(names) < _HEAD and all(_NAME_WORD.fullmatch(word) for word in names.split())


def has_date_or_identifier(text: str) -> bool:
    """Whether ``text`` has a year, a word for none, or a DOI, URL or the like."""
    return any(shape.search(text) for shape in (_YEAR, _IDENTIFIER, _NO_DATE, _VOLUME_PAGE))


_ENDS_IN_ADDRESS = lazy(r"https?://\S{3,}/$|(?:https?://|\b10\.\d{4,9}/)\S*\w$")
_OPEN_END = lazy(
    r"(?:[,;/:&“„«([\-–—]|\b(?:and|in|of|the|for|on|by|from|und|der|die|das|von|im|et|de|la|du|"
    r"des|y|el|del|e|da|do|di|at|to|a|an|with|doi|DOI|vol|Vol|no|No|(?<!\d )pp?)\.?)\s*$"
)


def has_blanks(text: str, *, printed: bool = False) -> bool:
    """Whether ``text`` has words to be filled in, such as an access date.

    ``printed`` text is in a notation, whose braces are no template's.
    """
    return _BLANKS.search(text) is not None or (not printed and _TEMPLATE.search(text) is not None)


def ends_like_reference(text: str) -> bool:
    """Whether ``text`` ends in a year, pages, an identifier or a closing bracket."""
    return _ENDS.search(text[-200:]) is not None


def _has_cjk(text: str) -> bool:
    return any("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in text)
