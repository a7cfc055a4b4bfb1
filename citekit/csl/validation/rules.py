"""CSL 1.0.2's schema as a table: which element may hold which attributes and children.

An element is described by its *kind*: its name, or where the same name means different
things (``date`` of a locale and of a style) a name of its own. To allow something new,
add it to the kind's row in ``RULES``.

Source: csl.rnc and csl-choose.rnc of CSL 1.0.2.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from citekit.csl.validation.values import (
    ALL_VARIABLES,
    BOOLEAN,
    CATEGORIES,
    COUNT,
    DATE_VARIABLES,
    GENDER,
    INTEGER,
    LANGUAGE,
    NAME_VARIABLES,
    NUMBER_VARIABLES,
    STANDARD_VARIABLES,
    TERM_FORM,
    TERMS,
    TEXT,
    TOKEN,
    Values,
    matching,
    named,
    one_of,
)
from citekit.variables import LOCATOR_LABELS, TYPES


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of element. ``children`` maps a name to the kind that it has here.

    ``once`` may stand at most once, ``needed`` at least once; ``filled`` wants one child
    at least. Names in ``order`` must follow each other as they do there.
    """

    attributes: Mapping[str, Values] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    children: Mapping[str, str] = field(default_factory=dict)
    once: frozenset[str] = frozenset()
    needed: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    filled: bool = False
    text: bool = False


_AFFIXES = {"prefix": TEXT, "suffix": TEXT}
_DELIMITER = {"delimiter": TEXT}
_DISPLAY = {"display": one_of("block left-margin right-inline indent")}
_FONT = {
    "font-style": one_of("italic normal oblique"),
    "font-variant": one_of("normal small-caps"),
    "font-weight": one_of("normal bold light"),
    "text-decoration": one_of("none underline"),
    "vertical-align": one_of("baseline sup sub"),
}
_STRIP = {"strip-periods": BOOLEAN}
_CASE = {"text-case": one_of("lowercase uppercase capitalize-first capitalize-all title sentence")}
_PRECEDES = one_of("contextual always never after-inverted-name")
_NAME = {
    "and": one_of("text symbol"),
    "delimiter-precedes-et-al": _PRECEDES,
    "delimiter-precedes-last": _PRECEDES,
    "et-al-min": INTEGER,
    "et-al-use-first": INTEGER,
    "et-al-subsequent-min": INTEGER,
    "et-al-subsequent-use-first": INTEGER,
    "et-al-use-last": BOOLEAN,
    "initialize": BOOLEAN,
    "initialize-with": TEXT,
    "name-as-sort-order": one_of("first all"),
    "sort-separator": TEXT,
}
_NAME_FORM = one_of("long short count")
_INHERITED = {**_NAME, "names-delimiter": TEXT, "name-delimiter": TEXT, "name-form": _NAME_FORM}
_LABEL = {
    "plural": one_of("always never contextual"),
    **_AFFIXES,
    **_FONT,
    **_STRIP,
    **_CASE,
}
_DATE_PART = {
    "name": one_of("day month year"),
    "form": one_of("long short numeric numeric-leading-zeros ordinal"),
    "range-delimiter": TEXT,
    **_STRIP,
    **_FONT,
    **_CASE,
}
DATE_PART_FORMS: Mapping[str, Values] = MappingProxyType(
    {
        "day": one_of("numeric numeric-leading-zeros ordinal"),
        "month": one_of("long short numeric numeric-leading-zeros"),
        "year": one_of("short long"),
    }
)
"""A part of a date → its forms."""

_RENDERING = {
    "choose": "choose",
    "date": "date",
    "group": "group",
    "label": "label",
    "names": "names",
    "number": "number",
    "text": "text",
}
_ANY_VARIABLES = named(ALL_VARIABLES, "variables", many=True)

CONDITIONS = {
    "disambiguate": one_of("true"),
    "is-numeric": _ANY_VARIABLES,
    "is-uncertain-date": named(DATE_VARIABLES, "date variables", many=True),
    "locator": named(LOCATOR_LABELS, "locator labels", many=True),
    "position": Values(
        "first, subsequent, ibid, ibid-with-locator, near-note",
        frozenset("first subsequent ibid ibid-with-locator near-note".split()),
        many=True,
    ),
    "type": named(TYPES, "item types", many=True),
    "variable": _ANY_VARIABLES,
}
"""The attributes of which ``cs:if`` and ``cs:else-if`` need one."""

_MATCH = {"match": one_of("all any none")}
_INFO_TEXT = Rule(attributes={"xml:lang": LANGUAGE}, text=True)
_PERSON = Rule(
    children={"name": "plain", "email": "plain", "uri": "plain"},
    once=frozenset({"name", "email", "uri"}),
    needed=("name",),
)

# ── Elements ─────────────────────────────────────────────────────────────────────────

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "style": Rule(
            attributes={
                "class": one_of("in-text note"),
                "default-locale": LANGUAGE,
                "version": one_of("1.0"),
                "demote-non-dropping-particle": one_of("never sort-only display-and-sort"),
                "initialize-with-hyphen": BOOLEAN,
                "page-range-format": one_of(
                    "expanded minimal minimal-two chicago chicago-15 chicago-16"
                ),
                **_INHERITED,
            },
            required=("class", "version"),
            children={
                "info": "info",
                "locale": "locale",
                "macro": "macro",
                "citation": "citation",
                "bibliography": "bibliography",
            },
            once=frozenset({"info", "citation", "bibliography"}),
            needed=("info", "citation"),
        ),
        "dependent-style": Rule(
            attributes={"default-locale": LANGUAGE, "version": one_of("1.0")},
            required=("version",),
            children={"info": "info"},
            once=frozenset({"info"}),
            needed=("info",),
        ),
        "info": Rule(
            children={
                "author": "person",
                "category": "category",
                "contributor": "person",
                "eissn": "issn",
                "id": "plain",
                "issn": "issn",
                "issnl": "issn",
                "link": "link",
                "published": "time",
                "rights": "rights",
                "summary": "info-text",
                "title": "info-text",
                "title-short": "info-text",
                "updated": "time",
            },
            once=frozenset(
                "eissn id issnl published rights summary title title-short updated".split()
            ),
            needed=("id", "title", "updated"),
        ),
        "person": _PERSON,
        "plain": Rule(text=True),
        "issn": Rule(text=True),
        "time": Rule(text=True),
        "info-text": _INFO_TEXT,
        "rights": Rule(attributes={"license": TEXT, "xml:lang": LANGUAGE}, text=True),
        "category": Rule(
            attributes={
                "citation-format": one_of("author author-date label note numeric"),
                "field": CATEGORIES,
            }
        ),
        "link": Rule(
            attributes={
                "href": TEXT,
                "rel": one_of("self template documentation independent-parent"),
                "xml:lang": LANGUAGE,
            },
            required=("href", "rel"),
            text=True,
        ),
        "locale": Rule(
            attributes={"xml:lang": LANGUAGE},
            children={"style-options": "style-options", "date": "locale-date", "terms": "terms"},
            once=frozenset({"style-options", "terms"}),
        ),
        "style-options": Rule(
            attributes={"limit-day-ordinals-to-day-1": BOOLEAN, "punctuation-in-quote": BOOLEAN}
        ),
        "locale-date": Rule(
            attributes={"form": one_of("text numeric"), **_DELIMITER, **_FONT, **_CASE},
            required=("form",),
            children={"date-part": "date-part"},
            filled=True,
        ),
        "terms": Rule(children={"term": "term"}, filled=True),
        "term": Rule(
            attributes={
                "name": named(TERMS, "a term of CSL"),
                "form": TERM_FORM,
                "gender": GENDER,
                "gender-form": GENDER,
                "match": one_of("last-digit last-two-digits whole-number"),
            },
            required=("name",),
            children={"single": "plain", "multiple": "plain"},
            once=frozenset({"single", "multiple"}),
            order=("single", "multiple"),
            text=True,
        ),
        "macro": Rule(
            attributes={"name": TOKEN}, required=("name",), children=_RENDERING, filled=True
        ),
        "citation": Rule(
            attributes={
                "cite-group-delimiter": TEXT,
                "collapse": one_of("citation-number year year-suffix year-suffix-ranged"),
                "year-suffix-delimiter": TEXT,
                "after-collapse-delimiter": TEXT,
                "disambiguate-add-names": BOOLEAN,
                "disambiguate-add-givenname": BOOLEAN,
                "disambiguate-add-year-suffix": BOOLEAN,
                "givenname-disambiguation-rule": one_of(
                    "all-names all-names-with-initials primary-name "
                    "primary-name-with-initials by-cite"
                ),
                "near-note-distance": INTEGER,
                **_INHERITED,
            },
            children={"sort": "sort", "layout": "citation-layout"},
            once=frozenset({"sort", "layout"}),
            needed=("layout",),
            order=("sort", "layout"),
        ),
        "bibliography": Rule(
            attributes={
                "hanging-indent": BOOLEAN,
                "entry-spacing": COUNT,
                "line-spacing": matching(r"\+?0{0,9}[1-9][0-9]{0,8}", "a whole number from 1 on"),
                "second-field-align": one_of("flush margin"),
                "subsequent-author-substitute": TEXT,
                "subsequent-author-substitute-rule": one_of(
                    "complete-all complete-each partial-each partial-first"
                ),
                **_INHERITED,
            },
            children={"sort": "sort", "layout": "layout"},
            once=frozenset({"sort", "layout"}),
            needed=("layout",),
            order=("sort", "layout"),
        ),
        "citation-layout": Rule(
            attributes={**_AFFIXES, **_DELIMITER, **_FONT}, children=_RENDERING, filled=True
        ),
        "layout": Rule(attributes={**_AFFIXES, **_FONT}, children=_RENDERING, filled=True),
        "sort": Rule(children={"key": "key"}, filled=True),
        "key": Rule(
            attributes={
                "variable": named(ALL_VARIABLES, "a variable"),
                "macro": TOKEN,
                "names-min": INTEGER,
                "names-use-first": INTEGER,
                "names-use-last": BOOLEAN,
                "sort": one_of("ascending descending"),
            }
        ),
        "text": Rule(
            attributes={
                "macro": TOKEN,
                "term": named(TERMS, "a term of CSL"),
                "value": TEXT,
                "variable": named(STANDARD_VARIABLES, "a text or number variable"),
                "form": TERM_FORM,
                "plural": BOOLEAN,
                "quotes": BOOLEAN,
                **_AFFIXES,
                **_DISPLAY,
                **_FONT,
                **_STRIP,
                **_CASE,
            }
        ),
        "number": Rule(
            attributes={
                "variable": named(NUMBER_VARIABLES, "a number variable"),
                "form": one_of("numeric ordinal long-ordinal roman"),
                **_AFFIXES,
                **_DISPLAY,
                **_FONT,
                **_CASE,
            },
            required=("variable",),
        ),
        "label": Rule(
            attributes={
                "variable": named(NUMBER_VARIABLES, "a number variable"),
                "form": one_of("long short symbol"),
                **_LABEL,
            },
            required=("variable",),
        ),
        "names-label": Rule(attributes={"form": TERM_FORM, **_LABEL}),
        "date": Rule(
            attributes={
                "variable": named(DATE_VARIABLES, "a date variable"),
                "form": one_of("text numeric"),
                "date-parts": one_of("year-month-day year-month year"),
                **_DELIMITER,
                **_AFFIXES,
                **_DISPLAY,
                **_FONT,
                **_CASE,
            },
            required=("variable",),
            children={"date-part": "date-part"},
        ),
        "date-part": Rule(attributes={**_DATE_PART, **_AFFIXES}, required=("name",)),
        "names": Rule(
            attributes={
                "variable": named(NAME_VARIABLES, "name variables", many=True),
                **_AFFIXES,
                **_DELIMITER,
                **_DISPLAY,
                **_FONT,
            },
            required=("variable",),
            children={
                "name": "name",
                "et-al": "et-al",
                "label": "names-label",
                "substitute": "substitute",
            },
            once=frozenset({"name", "et-al", "label", "substitute"}),
            order=("name", "et-al", "substitute"),
        ),
        "name": Rule(
            attributes={**_NAME, "form": _NAME_FORM, **_AFFIXES, **_DELIMITER, **_FONT},
            children={"name-part": "name-part"},
        ),
        "name-part": Rule(
            attributes={"name": one_of("family given"), **_AFFIXES, **_FONT, **_CASE},
            required=("name",),
        ),
        "et-al": Rule(
            attributes={
                "term": Values("et-al, and others", frozenset({"et-al", "and others"})),
                **_FONT,
            }
        ),
        "substitute": Rule(children=_RENDERING, filled=True),
        "choose": Rule(
            children={"if": "if", "else-if": "if", "else": "else"},
            once=frozenset({"if", "else"}),
            needed=("if",),
            order=("if", "else-if", "else"),
        ),
        "if": Rule(attributes={**CONDITIONS, **_MATCH}, children=_RENDERING),
        "else": Rule(children=_RENDERING, filled=True),
        "group": Rule(
            attributes={**_AFFIXES, **_DELIMITER, **_DISPLAY, **_FONT},
            children=_RENDERING,
            filled=True,
        ),
    }
)
"""Kind → what it may hold; the root's kind is ``style`` or ``dependent-style``."""
