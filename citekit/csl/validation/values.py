"""What attributes of CSL 1.0.2 may hold: kinds of values, and the names that CSL knows.

Source: csl.rnc, csl-terms.rnc, csl-variables.rnc, csl-categories.rnc of CSL 1.0.2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from citekit.variables import LOCATOR_LABELS, TYPES, VARIABLES, Kind


@dataclass(frozen=True, slots=True)
class Values:
    """What an attribute may hold: one of ``allowed``, or what ``pattern`` matches whole.

    ``many`` allows a list, separated by spaces. ``shown`` names the values in a message.
    """

    shown: str
    allowed: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None
    many: bool = False


def one_of(words: str, *, shown: str = "") -> Values:
    """Return the values that ``words`` lists, separated by spaces."""
    listed = words.split()
    return Values(shown or ", ".join(listed), frozenset(listed))


def named(names: frozenset[str], shown: str, *, many: bool = False) -> Values:
    """Return the values of a long list, which a message calls ``shown``."""
    return Values(shown, names, many=many)


def matching(pattern: str, shown: str) -> Values:
    """Return the values that ``pattern`` matches."""
    return Values(shown, pattern=re.compile(pattern))


# ── Names ────────────────────────────────────────────────────────────────────────────

_ONLY_IN_DATA = frozenset(
    "journalAbbreviation shortTitle part printing supplement volume-title-short".split()
)


def _variables(*kinds: Kind) -> frozenset[str]:
    return frozenset(
        name for name, kind in VARIABLES.items() if kind in kinds and name not in _ONLY_IN_DATA
    )


NAME_VARIABLES = _variables(Kind.NAMES)
DATE_VARIABLES = _variables(Kind.DATE)
NUMBER_VARIABLES = _variables(Kind.NUMBER)
STANDARD_VARIABLES = _variables(Kind.TEXT, Kind.NUMBER)

ALL_VARIABLES = STANDARD_VARIABLES | NAME_VARIABLES | DATE_VARIABLES

LONG_ORDINALS = frozenset(f"long-ordinal-{number:02}" for number in range(1, 11))
GENDERED_TERMS = frozenset(
    [f"month-{number:02}" for number in range(1, 13)]
    + """
    chapter-number citation-number collection-number edition first-reference-note-number
    issue number number-of-pages number-of-volumes page page-first part printing section
    supplement version volume
    """.split()
)
TERMS = frozenset(
    """
    editortranslator accessed ad advance-online-publication album and anonymous at
    audio-recording bc bce by ce circa cited et-al film forthcoming from henceforth ibid in
    internet interview letter loc-cit no-place no-publisher on online op-cit
    original-work-published personal-communication podcast podcast-episode preprint
    radio-broadcast radio-series radio-series-episode reference retrieved review-of scale
    special-issue special-section television-broadcast television-series
    television-series-episode video working-paper open-quote close-quote open-inner-quote
    close-inner-quote page-range-delimiter colon comma semicolon season-01 season-02
    season-03 season-04
    """.split()
    + ["and others", "available at", "in press", "no date", "presented at", "ordinal"]
    + [f"ordinal-{number:02}" for number in range(100)]
) | (GENDERED_TERMS | LONG_ORDINALS | LOCATOR_LABELS | TYPES | NAME_VARIABLES)

# ── Values ───────────────────────────────────────────────────────────────────────────

TEXT = Values("any text")
BOOLEAN = one_of("true false 1 0", shown="true or false")
INTEGER = matching(r"[+-]?[0-9]{1,9}", "a whole number")
COUNT = matching(r"\+?[0-9]{1,9}|-0{1,9}", "a whole number from 0 on")
LANGUAGE = matching(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*", "a language such as en or de-AT")
TOKEN = matching(r"[\w.:·-]+", "a name without spaces")
TERM_FORM = one_of("long verb short verb-short symbol")
GENDER = one_of("masculine feminine")

CATEGORIES = one_of(
    """
    anthropology astronomy biology botany chemistry communications engineering generic-base
    geography geology history humanities law linguistics literature math medicine philosophy
    physics political_science psychology science social_science sociology theology zoology
    """
)
