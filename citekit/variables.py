"""CSL 1.0.2 as tables: variable → kind, item types, locator labels.

Source: CSL 1.0.2 specification, appendices III and IV, and csl-data.json.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What a variable holds."""

    TEXT = "text"
    NUMBER = "number"
    NAMES = "names"
    DATE = "date"


_TEXT = """
abstract annote archive archive_collection archive_location archive-place authority
call-number citation-key citation-label collection-title container-title
container-title-short dimensions division DOI event event-title event-place genre ISBN
ISSN journalAbbreviation jurisdiction keyword language license medium note
original-publisher original-publisher-place original-title part-title PMCID PMID
publisher publisher-place references reviewed-genre reviewed-title scale shortTitle
source status title title-short URL volume-title volume-title-short year-suffix
""".split()

_NUMBER = """
chapter-number citation-number collection-number edition first-reference-note-number
issue locator number number-of-pages number-of-volumes page page-first part part-number
printing printing-number section supplement supplement-number version volume
""".split()

_NAMES = """
author chair collection-editor compiler composer container-author contributor curator
director editor editor-translator editorial-director executive-producer guest host
illustrator interviewer narrator organizer original-author performer producer recipient
reviewed-author script-writer series-creator translator
""".split()

_DATES = "accessed available-date event-date issued original-date submitted".split()

VARIABLES: Mapping[str, Kind] = MappingProxyType(
    {
        **dict.fromkeys(_TEXT, Kind.TEXT),
        **dict.fromkeys(_NUMBER, Kind.NUMBER),
        **dict.fromkeys(_NAMES, Kind.NAMES),
        **dict.fromkeys(_DATES, Kind.DATE),
    }
)
"""Every variable that CSL 1.0.2 or its data schema names, with its kind."""

TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter
    classic collection dataset document entry entry-dictionary entry-encyclopedia event
    figure graphic hearing interview legal_case legislation manuscript map motion_picture
    musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software
    song speech standard thesis treaty webpage
    """.split()
)
"""Item types (CSL 1.0.2, appendix III)."""

LOCATOR_LABELS = frozenset(
    """
    act appendix article-locator book canon chapter column elocation equation figure folio
    issue line note opus page paragraph part rule scene section sub-verbo supplement table
    timestamp title-locator verse version volume
    """.split()
)
"""What a locator can count (CSL 1.0.2, appendix IV)."""


def kind_of(variable: str) -> Kind | None:
    """Return the kind of ``variable``, or ``None`` for one that CSL does not know."""
    return VARIABLES.get(variable)
