"""Whether tagged segments make a reference, and where a second one begins.

A tagger labels anything; prose is no reference for that. What is one names at least two
things of a work (who, when, what, where), or an address; a sentence needs three.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from citekit.model import Draft, Raw
from citekit.patterns import lazy
from citekit.reference.tagging.runs import Segment

_IDENTIFIERS = frozenset(("DOI", "URL", "ISBN", "ISSN", "arxiv"))
_KINDS: Mapping[str, str] = {
    "author": "who", "editor": "who", "translator": "who", "title": "what", "issued": "when",
    "container-title": "where", "collection-title": "where", "publisher": "where",
    "publisher-place": "where", "volume": "locus", "issue": "locus", "page": "locus",
}  # fmt: skip
# Words of sentences that say something, rarely those of titles.
_PROSE = lazy(
    r"\b(?:is|are|was|were|has|have|had|been|that|which|whose|thanks?|we|our|you|your|they|their|he|she|i|click|here|see|above|below|rights reserved"
    r"|ist|sind|war|waren|wird|wurde|hat|haben|wir|sie|siehe|est|sont|nous|vous|voir|es|son|ha|han|sono|è)\b"
)
_BACK = lazy(
    r"\W*(?:ibid(?:em)?|ebd|ebenda|op\. ?cit|loc\. ?cit|a\. ?a\. ?o|idem|supra)\b", re.IGNORECASE
)
_PERSON = lazy(r"[^\W\d_],\s?[^\W\d_]|(?<![^\W\d_])[^\W\d_]\.|[^\W\d_]\s[^\W\d_]{1,3}$|\bet al")
_SECOND = lazy(r"[.,]\s\((?:1[89]|20)\d\d[a-z]?\)[.,:]")
_SOURCE = lazy(
    r"\d\s?\(\d{1,3}\)\s?[,:]\s?\d|[.?!][”\"»’]?\s(?:In|Dans|En):\s|[^\W\d_]{2}\.\sIn\s[^\W\d_a-z]|\((?:\d+\s)?[EeÉé]ds?\.\)|,\sFasc\.\s|,\s(?:[Aa]head\sof\sprint|[Aa]rt\.\s?nr)\b|\bpp\.\s\d+[-–]\d+"
)
"""Signs of a source: "29(8), 703", ". In: ", "Ahead of print"."""
_SOURCE_SIGNS = ("(", "In:", ". In ", "Dans:", "En:", "Fasc.", "head", "rt.", "pp.")
_MORE_THAN_TITLE = lazy(
    r"^\[\d|^[“\"].*[”\"],\s|\.\s(?:Proceedings|Published|Eds?\.|Bulletin|Journal|Trends)\s|\s(?:No\.|Monograph|Series)\s\d+$|\sSeries$"
    r"|^(?:[^\W\d_a-z][\w.'’-]*\s){1,3}[^\W\d_a-z][\w'’-]+,\s(?:[^.]{0,150}\s)?(?:and|et|und|y)\s[^\W\d_a-z][\w.]*\s[^\W\d_a-z][\w-]+\.\s"
)
"""Names, a title in quotation marks with what follows it, or a series within a title."""
_TITLE_IN_NAMES = lazy(
    r"(?:[^\W\d_a-z]\.[\s-]?){1,3}[^\W\d_a-z][\w'’-]+,\s(?![^\W\d_a-z]\.)[^.,;/&]+"
    r"|[^,.;/&]+,\s[^,;/&]+,\s(?!(?:und|and)\s)(?![^,]*\s(?:und|and)\s)[^,;/&.]+"
    r"|[^\W\d_a-z]\w+\s[^\W\d_a-z]\w+\s[^\W\d_a-z]\.,\s[^.,;/&]+"
)
"""One name, and before the colon a title's beginning: "J. Rawls, Political Liberalism"."""
_ANOTHER = lazy(
    r"^(?:[^\W\d_a-z]\.\s?){1,3}[^\W\d_a-z][\w'’-]+(?:\s\(|\s?(?:&|and|und)\s)|^[^\W\d_a-z][^\W\d_]+\s[^\W\d_a-z][^\W\d_]+\s(?:&|and)\s[^\W\d_a-z][^\W\d_]+\s[^\W\d_a-z][^\W\d_]+,"
    r"|,\s\d{1,2}(?:st|nd|rd|th)\sed|\b(?:Hrsg|Eds?)\.|,\s[^\W\d_a-z]\.\s[^\W\d_a-z][^\W\d_]+$|,\s[^,]{3,40}\s(?:Press|Verlag)$"
)
"""Signs of names, of an edition and of a publisher."""
_ANOTHER_SIGNS = (",", "&", "and", "und", "Hrsg.", "Ed", "(")
_NO_PUBLISHER = lazy(
    r"\.\s(?:To\sappear|Published|Originally|Reprinted|Submitted)\b|^(?:Ph\.?D\.?|Press\s[Rr]elease|News\s[Rr]elease)\b|\s[Tt]hesis\b"
)
_FEW_KINDS = 2
_STATUS = lazy(
    r"\(?(?:[Uu]npublished|[Nn]ot\spublished)(?:\s(?:[Mm]anuscript|[Mm]s|[Pp]aper|[Nn]otes?|[Dd]ata))?\W*"
)
_LATER = frozenset(("date", "publisher", "location", "pages", "volume"))


def is_reference(text: str, variables: Mapping[str, Sequence[Raw]]) -> bool:
    """Whether ``variables``, read from ``text``, make a reference or a part of one."""
    if _IDENTIFIERS & variables.keys():
        return True
    kinds = {_KINDS[name] for name in variables if name in _KINDS}
    if _BACK.match(text):
        return False
    if len(kinds) > _FEW_KINDS:
        return True
    needed = _FEW_KINDS + (len(_PROSE.findall(text)) > 1)
    if len(kinds) >= needed:
        return kinds != {"what", "locus"}
    return kinds == {"who"} and any(
        _PERSON.search(raw.text) for name in ("author", "editor") for raw in variables.get(name, ())
    )


def runs_on(draft: Draft) -> bool:
    """Whether a title holds what stands behind one, a container names, names a title, and so on."""
    title = _joined(draft, "title")
    if draft.parser == "german" and _MORE_THAN_TITLE.search(title):
        return True
    if any(map(title.__contains__, _SOURCE_SIGNS)) and (
        _SECOND.search(title) or _SOURCE.search(title)
    ):
        return True
    container = _joined(draft, "container-title")
    if any(map(container.__contains__, _ANOTHER_SIGNS)) and _ANOTHER.search(container):
        return True
    if draft.parser == "german" and _TITLE_IN_NAMES.fullmatch(_joined(draft, "author")):
        return True
    return _NO_PUBLISHER.search(_joined(draft, "publisher")) is not None


def names_status(draft: Draft) -> bool:
    """Whether a status was read as a container: "Unpublished manuscript"."""
    container = _joined(draft, "container-title")
    return "published" in container and _STATUS.fullmatch(container) is not None


def _joined(draft: Draft, variable: str) -> str:
    return "".join([raw.text for raw in draft.variables.get(variable, ())])


def first_work(segments: Sequence[Segment]) -> Sequence[Segment]:
    """Return the segments of the first reference, where a second follows in the same text."""
    seen: set[str] = set()
    for place, segment in enumerate(segments):
        if (
            segment.label == "author"
            and {"author", "title"} <= seen
            and _LATER & seen
            and any(later.label == "title" for later in segments[place + 1 :])
        ):
            return segments[:place]
        seen.add(segment.label)
    return segments
